//! Several reports side by side.
//!
//! ```text
//! Entries (text + Analysis + marks) ──choice──▶ cells ──table──▶ indicator × report ──steps, ranks──▶ differences
//!                                   ├─matrix──▶ parts and topics × report
//!                                   ├─cross───▶ findings between reports
//!                                   └─drafts──▶ what changed between two versions
//! ```
//!
//! Everything here is a pure function. A cell keeps the report and the figures that it came from, so it leads back to its
//! words; where a report gives several values and none stands for it, all are shown and nothing is computed from them.

pub mod choice;
pub mod cross;
pub mod drafts;
pub mod exact;
pub mod groups;
pub mod matrix;
pub mod steps;
pub mod table;
pub mod time;
pub mod units;

use crate::analysis::{Analysis, Figure, FigureId, Severity};
use crate::workspace::{Marks, OwnIndicator};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a report is listed and grouped by.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    /// What the reader calls it: the name of its file.
    pub name: &'a str,
    pub place: Option<&'a str>,
    pub period: Option<&'a [String; 2]>,
}

impl Head<'_> {
    /// First and last year reported on.
    pub fn years(&self) -> Option<(i32, i32)> {
        let [first, last] = self.period?;
        Some((first.parse().ok()?, last.parse().ok()?))
    }

    /// The one year reported on.
    pub fn year(&self) -> Option<i32> {
        self.years().filter(|(first, last)| first == last).map(|(year, _)| year)
    }

    /// 柯桥区 2019, 秦淮区 2016–2020, or its name where the text does not say.
    pub fn heading(&self) -> String {
        let years = self.years().map(|(a, b)| if a == b { a.to_string() } else { format!("{a}–{b}") });
        match (self.place, years) {
            (Some(place), Some(years)) => format!("{place} {years}"),
            (Some(place), None) => place.into(),
            (None, Some(years)) => format!("{} {years}", self.name),
            (None, None) => self.name.into(),
        }
    }
}

/// One report among others.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// What the reader calls it: the name of its file.
    pub name: &'a str,
    pub text: &'a str,
    pub analysis: &'a Analysis,
    /// What the reader has corrected in it.
    pub marks: &'a Marks,
}

impl<'a> Entry<'a> {
    /// A report that nobody has corrected.
    pub fn new(name: &'a str, text: &'a str, analysis: &'a Analysis) -> Self {
        Entry { name, text, analysis, marks: Marks::none() }
    }

    pub fn figure(&self, id: FigureId) -> Option<&'a Figure> {
        self.analysis.figures.get(id as usize)
    }

    pub fn head(&self) -> Head<'a> {
        let meta = &self.analysis.meta;
        Head { name: self.name, place: meta.place.as_deref(), period: meta.period.as_ref() }
    }

    /// First and last year reported on.
    pub fn years(&self) -> Option<(i32, i32)> {
        self.head().years()
    }

    /// The one year reported on.
    pub fn year(&self) -> Option<i32> {
        self.head().year()
    }

    pub fn place(&self) -> Option<&'a str> {
        self.head().place
    }

    /// 柯桥区 2019, 秦淮区 2016–2020, or its name where the text does not say.
    pub fn heading(&self) -> String {
        self.head().heading()
    }
}

/// Reports with the indicators that the reader has added.
#[derive(Clone, Copy, Debug)]
pub struct Reports<'a> {
    pub entries: &'a [Entry<'a>],
    pub own: &'a [OwnIndicator],
}

impl<'a> Reports<'a> {
    pub fn new(entries: &'a [Entry<'a>]) -> Self {
        Reports { entries, own: &[] }
    }
}

/// All there is to say of some reports side by side.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    pub schema: u32,
    pub reports: Vec<Listed>,
    pub groups: groups::Groups,
    pub table: table::Table,
    /// For each row of the table, what lies between its values.
    pub steps: Vec<Vec<steps::Step>>,
    /// For each row of the table, the place of each of its cells.
    pub ranks: Vec<Vec<Option<usize>>>,
    pub matrix: matrix::Matrix,
    pub cross: Vec<cross::Cross>,
}

/// Version of the comparison, its `schema` key.
pub const SCHEMA: u32 = 1;

/// What a list of reports shows of each.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Listed {
    pub name: String,
    pub title: Option<String>,
    pub place: Option<String>,
    pub period: Option<[String; 2]>,
    pub figures: usize,
    /// Above information.
    pub findings: usize,
    /// Information: never a fault.
    pub notes: usize,
    /// How many of the five parts it has.
    pub parts: usize,
}

impl Listed {
    pub fn head(&self) -> Head<'_> {
        Head { name: &self.name, place: self.place.as_deref(), period: self.period.as_ref() }
    }

    pub fn of(entry: &Entry) -> Listed {
        let Analysis { meta, parts, figures, findings, .. } = entry.analysis;
        let lists = [&parts.measures, &parts.shortcomings, &parts.first_responsible, &parts.next_year, &parts.other];
        let notes = findings.iter().filter(|f| f.severity == Severity::Info).count();
        Listed {
            name: entry.name.into(),
            title: meta.title.clone(),
            place: meta.place.clone(),
            period: meta.period.clone(),
            figures: figures.len(),
            findings: findings.len() - notes,
            notes,
            parts: lists.iter().filter(|list| !list.is_empty()).count(),
        }
    }
}

/// What these reports are called beside each other: where two have the same heading, with their names, so that no two
/// columns of a table are called the same.
pub fn headings(heads: &[Head]) -> Vec<String> {
    let plain: Vec<String> = heads.iter().map(Head::heading).collect();
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    plain.iter().for_each(|heading| *count.entry(heading).or_default() += 1);
    let named = heads.iter().zip(&plain).map(|(head, heading)| match count[heading.as_str()] {
        1 => heading.clone(),
        _ => format!("{heading}（{}）", head.name),
    });
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    named
        .map(|heading| {
            let times = taken.entry(heading.clone()).or_default();
            *times += 1;
            if *times > 1 { format!("{heading} {times}") } else { heading }
        })
        .collect()
}

/// The headings of some of these reports.
pub fn headings_of(entries: &[Entry], columns: &[usize]) -> Vec<String> {
    headings(&columns.iter().filter_map(|&k| entries.get(k)).map(Entry::head).collect::<Vec<_>>())
}

/// The heads of these reports, in their order.
pub fn heads<'a>(entries: &[Entry<'a>]) -> Vec<Head<'a>> {
    entries.iter().map(Entry::head).collect()
}

/// Compares reports; `columns` are those that stand side by side, in that order.
pub fn compare(reports: Reports, columns: &[usize]) -> Comparison {
    let entries = reports.entries;
    let table = table::table(reports, columns);
    Comparison {
        schema: SCHEMA,
        reports: entries.iter().map(Listed::of).collect(),
        groups: groups::groups(&heads(entries)),
        steps: table.rows.iter().map(|row| steps::steps(row, entries)).collect(),
        ranks: table.rows.iter().map(|row| steps::ranks(row, entries)).collect(),
        matrix: matrix::matrix(entries, columns),
        cross: cross::check(reports),
        table,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_columns_are_called_the_same() {
        let period = ["2023", "2023"].map(str::to_owned);
        let head = |name: &'static str, place| Head { name, place: Some(place), period: Some(&period) };
        let heads =
            [head("甲.txt", "云溪县"), head("乙.txt", "青岚县"), head("丙.txt", "云溪县"), head("甲.txt", "云溪县")];
        assert_eq!(
            headings(&heads),
            ["云溪县 2023（甲.txt）", "青岚县 2023", "云溪县 2023（丙.txt）", "云溪县 2023（甲.txt） 2"]
        );
    }
}
