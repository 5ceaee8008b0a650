//! What the views draw, in words: nothing in it leads back to an analysis that the page would have to unpack.

use crate::compare::matrix::{PARTS, matrix};
use crate::compare::{Entry, Reports, cross, headings_of};
use crate::export::tables::Slices;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Findings between reports that are handed over; the exports have all.
const MOST: usize = 2000;

/// Findings between reports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Crossed {
    /// How many there are.
    pub all: usize,
    /// The most reports of one place and year.
    pub crowd: usize,
    pub lines: Vec<CrossLine>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CrossLine {
    pub zh: String,
    pub en: String,
    /// The code of the rule.
    pub help: String,
    pub places: [Quoted; 2],
}

/// Words of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quoted {
    /// Its id.
    pub report: u32,
    pub heading: String,
    pub words: String,
    /// Where they stand, in UTF-16 code units.
    pub at: u32,
}

pub fn crossed(reports: Reports, ids: &[u32], step: &dyn Fn(f64)) -> Crossed {
    let entries = reports.entries;
    let found = cross::check_with(reports, MOST, step);
    let mut slices: BTreeMap<usize, Slices> = BTreeMap::new();
    let mut quoted = |place: &cross::Place| Quoted {
        report: ids[place.report],
        heading: entries[place.report].heading(),
        words: slices
            .entry(place.report)
            .or_insert_with(|| Slices::new(entries[place.report].text))
            .of(place.sentence)
            .into(),
        at: entries[place.report].figure(place.figure).map_or(place.sentence.start, |figure| figure.span.start),
    };
    let lines = found.list.iter().map(|one| CrossLine {
        zh: one.finding.message.zh.clone(),
        en: one.finding.message.en.clone(),
        help: one.finding.help.to_string(),
        places: one.places.each_ref().map(&mut quoted),
    });
    Crossed { lines: lines.collect(), all: found.all, crowd: found.crowd }
}

/// Parts and topics × report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Covered {
    /// The reports, by their ids.
    pub reports: Vec<u32>,
    pub headings: Vec<String>,
    /// The first of them are the parts of the law.
    pub lines: Vec<Line>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// A key of the schema's `parts`, or the id of a topic.
    pub key: String,
    /// For each report the titles that carry it, and how many figures do; `None` where it was not held against it.
    pub cells: Vec<Option<(Vec<String>, u32)>>,
}

fn is_part(key: &str) -> bool {
    PARTS.iter().any(|(part, ..)| *part == key)
}

pub fn covered(entries: &[Entry], ids: &[u32], columns: &[usize]) -> Covered {
    let found = matrix(entries, columns);
    let line = |line: &crate::compare::matrix::Line| {
        let cells = line.cells.iter().zip(&found.columns).map(|(cell, &report)| {
            let analysis = entries[report].analysis;
            // A task is asked of the reports of its years only.
            let asked = is_part(&line.key) || analysis.topics.iter().any(|topic| topic.topic == line.key);
            let outline = &analysis.outline;
            let titles = cell.sections.iter().filter_map(|&id| outline.get(id as usize));
            asked.then(|| (titles.map(|h| format!("{}{}", h.marker, h.title)).collect(), cell.figures.len() as u32))
        });
        Line { key: line.key.clone(), cells: cells.collect() }
    };
    Covered {
        reports: found.columns.iter().map(|&k| ids[k]).collect(),
        headings: headings_of(entries, &found.columns),
        lines: found.parts.iter().chain(&found.topics).map(line).collect(),
    }
}
