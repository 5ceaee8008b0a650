//! What the law asks for × report: which report carries which part and topic, and where.

use super::Entry;
use crate::analysis::{Analysis, FigureId, HeadingId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where a report carries something.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Coverage {
    pub sections: Vec<HeadingId>,
    pub figures: Vec<FigureId>,
}

impl Coverage {
    pub fn is_there(&self) -> bool {
        !self.sections.is_empty() || !self.figures.is_empty()
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// A key of the schema's `parts`, or the id of a topic.
    pub key: String,
    /// One for each column.
    pub cells: Vec<Coverage>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Matrix {
    /// Positions of the reports.
    pub columns: Vec<usize>,
    /// The five parts, in the order of the law.
    pub parts: Vec<Line>,
    /// The topics that at least one report was held against.
    pub topics: Vec<Line>,
}

/// The keys of `parts` in the schema, in its order, with their names.
pub const PARTS: [(&str, &str, &str); 5] = [
    ("measures", "主要举措和成效", "Measures and results"),
    ("shortcomings", "不足和原因", "Shortcomings and their causes"),
    ("first_responsible", "党政主要负责人履职", "Duty of the first responsible"),
    ("next_year", "下一年度主要安排", "Plans for the next year"),
    ("other", "其他需要报告的情况", "Other matters"),
];

/// Where a report carries a part or a topic, by its key.
pub fn coverage(analysis: &Analysis, key: &str) -> Coverage {
    let parts = &analysis.parts;
    let lists = [&parts.measures, &parts.shortcomings, &parts.first_responsible, &parts.next_year, &parts.other];
    if let Some(part) = PARTS.iter().position(|(part, ..)| *part == key) {
        return Coverage { sections: lists[part].clone(), figures: Vec::new() };
    }
    let topic = analysis.topics.iter().find(|topic| topic.topic == key);
    topic.map(|t| Coverage { sections: t.sections.clone(), figures: t.figures.clone() }).unwrap_or_default()
}

pub fn matrix(entries: &[Entry], columns: &[usize]) -> Matrix {
    let shown: Vec<&Entry> = columns.iter().filter_map(|&k| entries.get(k)).collect();
    let parts = PARTS
        .map(|(key, ..)| Line {
            key: key.into(),
            cells: shown.iter().map(|entry| coverage(entry.analysis, key)).collect(),
        })
        .into();
    // In the order of the plan; reports of other years may be held against another one.
    let mut topics: Vec<Line> = Vec::new();
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    for (column, entry) in shown.iter().enumerate() {
        for topic in &entry.analysis.topics {
            let line = *lines.entry(&topic.topic).or_insert(topics.len());
            if line == topics.len() {
                topics.push(Line { key: topic.topic.to_string(), cells: vec![Coverage::default(); shown.len()] });
            }
            topics[line].cells[column] = Coverage { sections: topic.sections.clone(), figures: topic.figures.clone() };
        }
    }
    Matrix { columns: columns.iter().copied().filter(|&k| k < entries.len()).collect(), parts, topics }
}
