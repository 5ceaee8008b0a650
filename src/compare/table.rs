//! The indicator × report table.

use super::choice::{self, Cell};
use super::{Entry, Reports, units};
use crate::analysis::{Figure, FigureId, Kind, Stance};
use crate::indicators::INDICATORS;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// An id of the registry.
    Indicator(String),
    /// An indicator of the reader's own.
    Own(String),
    /// Figures that no indicator knows, with the same words in at least two reports.
    Label(String),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    pub key: Key,
    pub zh: String,
    pub en: String,
    /// The unit of the row's values.
    pub unit: Option<String>,
    pub kind: Kind,
    /// One for each column, in the order of [`Table::columns`]; `None` is a gap: the report does not say.
    pub cells: Vec<Option<Cell>>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Positions of the reports, in the order of the columns.
    pub columns: Vec<usize>,
    pub rows: Vec<Row>,
    /// How many rows of same words there are besides, in fewer reports than those that are here.
    pub left_out: usize,
}

impl Row {
    /// In how many reports there is something.
    pub fn filled(&self) -> usize {
        self.cells.iter().flatten().count()
    }
}

/// Cells of rows with same words. Sixty reports never come to it; a thousand have hundreds of thousands of figures that no
/// indicator knows, and their table would not fit into a browser's memory.
const MOST_LABEL_CELLS: usize = 500_000;

/// Columns, each with its figures.
type Found = Vec<(usize, Vec<FigureId>)>;

/// The table of these reports, the columns in the order given. Rows: the registry in its order, the reader's own
/// indicators, then figures with the same words.
pub fn table(reports: Reports, columns: &[usize]) -> Table {
    made(reports, columns, MOST_LABEL_CELLS)
}

/// The rows of the registry and of the reader's own indicators, without those of figures with the same words.
pub fn of_indicators(reports: Reports, columns: &[usize]) -> Table {
    made(reports, columns, 0)
}

/// With so many cells of rows with same words at most; none of them is there with none.
fn made(reports: Reports, columns: &[usize], most: usize) -> Table {
    let entries: Vec<(usize, &Entry)> = columns.iter().filter_map(|&k| Some((k, reports.entries.get(k)?))).collect();
    let columns: Vec<usize> = entries.iter().map(|(k, _)| *k).collect();
    // Per column: the figures of each indicator, and of each label.
    let mut known: Vec<BTreeMap<&str, Vec<FigureId>>> = Vec::with_capacity(entries.len());
    let mut labels: BTreeMap<(String, String), Found> = BTreeMap::new();
    for (column, (_, entry)) in entries.iter().enumerate() {
        let mut of_indicator: BTreeMap<&str, Vec<FigureId>> = BTreeMap::new();
        let mut of_label: BTreeMap<(String, String), Vec<FigureId>> = BTreeMap::new();
        for figure in &entry.analysis.figures {
            if let Some(id) = &figure.indicator {
                of_indicator.entry(id).or_default().push(figure.id);
            } else if let Some(words) = label(figure).filter(|_| most > 0) {
                let unit = units::common(figure.unit.as_deref()).unwrap_or_default().to_owned();
                of_label.entry((words, unit)).or_default().push(figure.id);
            }
        }
        known.push(of_indicator);
        for (key, ids) in of_label {
            labels.entry(key).or_default().push((column, ids));
        }
    }
    let mut rows = Vec::new();
    for indicator in INDICATORS {
        let cells = cells(&entries, Some(indicator.unit), |column| known[column].get(indicator.id).cloned());
        push(
            &mut rows,
            Row {
                key: Key::Indicator(indicator.id.into()),
                zh: indicator.zh.into(),
                en: indicator.en.into(),
                unit: Some(indicator.unit.into()),
                kind: kind(&entries, &cells),
                cells,
            },
        );
    }
    for own in reports.own {
        let unit = own.unit.as_deref();
        let cells = cells(&entries, unit, |column| Some(own.figures(entries[column].1.analysis)));
        push(
            &mut rows,
            Row {
                key: Key::Own(own.id.clone()),
                zh: own.name.clone(),
                en: own.name.clone(),
                unit: own.unit.clone(),
                kind: kind(&entries, &cells),
                cells,
            },
        );
    }
    labels.retain(|_, found| found.len() > 1);
    let room = most / columns.len().max(1);
    let left_out = labels.len().saturating_sub(room);
    if left_out > 0 {
        // Those stay that most reports have.
        let mut counts: Vec<usize> = labels.values().map(Vec::len).collect();
        counts.sort_unstable_by_key(|&count| std::cmp::Reverse(count));
        let least = counts[room];
        let mut even = counts[..room].iter().filter(|&&count| count == least).count();
        labels.retain(|_, found| match found.len().cmp(&least) {
            std::cmp::Ordering::Equal if even > 0 => {
                even -= 1;
                true
            }
            order => order == std::cmp::Ordering::Greater,
        });
    }
    for ((words, unit), found) in labels {
        let unit = Some(unit).filter(|unit| !unit.is_empty());
        let of_column: BTreeMap<usize, Vec<FigureId>> = found.into_iter().collect();
        let cells = cells(&entries, unit.as_deref(), |column| of_column.get(&column).cloned());
        if cells.iter().flatten().count() < 2 {
            continue;
        }
        let kind = kind(&entries, &cells);
        push(&mut rows, Row { key: Key::Label(words.clone()), zh: words.clone(), en: words, unit, kind, cells });
    }
    Table { columns, rows, left_out }
}

fn push(rows: &mut Vec<Row>, row: Row) {
    if row.filled() > 0 {
        rows.push(row);
    }
}

fn cells(
    entries: &[(usize, &Entry)],
    unit: Option<&str>,
    figures: impl Fn(usize) -> Option<Vec<FigureId>>,
) -> Vec<Option<Cell>> {
    let cell = |(column, (report, entry)): (usize, &(usize, &Entry))| {
        figures(column).and_then(|ids| choice::choose(*report, entry, &ids, unit))
    };
    entries.iter().enumerate().map(cell).collect()
}

/// The kind of what is in a row: that of its first figure.
fn kind(entries: &[(usize, &Entry)], cells: &[Option<Cell>]) -> Kind {
    let first = cells
        .iter()
        .zip(entries)
        .find_map(|(cell, (_, entry))| cell.as_ref().and_then(|cell| entry.figure(*cell.all.first()?)));
    first.map_or(Kind::Other, |figure| figure.kind)
}

/// The words under which a figure without an indicator is held against those of other reports.
fn label(figure: &Figure) -> Option<String> {
    let comparable = figure.stance == Stance::Reported
        && figure.head.as_deref().is_some_and(|head| head.chars().count() >= 2)
        && !figure.label.is_empty()
        && matches!(figure.kind, Kind::Count | Kind::Money | Kind::Percent);
    comparable.then(|| figure.label.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Analysis;

    fn reports(texts: &[&str]) -> Vec<Analysis> {
        texts.iter().map(|text| crate::analyze(text)).collect()
    }

    #[test]
    fn of_rows_with_same_words_those_stay_that_most_reports_have() {
        let texts = ["新建村级果园12个。建成石桥3座。", "新建村级果园15个。建成石桥4座。", "建成石桥5座。"];
        let analyses = reports(&texts);
        let entries: Vec<Entry> = analyses.iter().zip(texts).map(|(a, t)| Entry::new("", t, a)).collect();
        let names = |most: usize| {
            let table = made(Reports::new(&entries), &[0, 1, 2], most);
            (table.rows.iter().map(|row| row.zh.clone()).collect::<Vec<_>>(), table.left_out)
        };
        let all = names(100);
        assert_eq!((all.0.len(), all.1), (2, 0));
        let (some, left_out) = names(3);
        assert_eq!((some.len(), left_out), (1, 1));
        assert!(some[0].contains("石桥"), "{some:?}");
        assert_eq!(names(0).0.len(), 0);
    }

    #[test]
    fn indicators_come_first_and_same_words_after() {
        let texts =
            ["办理法律援助案件120起。新建村级果园12个。", "办理法律援助案件0.5万件。新建村级果园15个。", "无。"];
        let analyses = reports(&texts);
        let entries: Vec<Entry> = analyses.iter().zip(texts).map(|(a, t)| Entry::new("", t, a)).collect();
        let table = table(Reports::new(&entries), &[1, 0, 2]);
        assert_eq!(table.columns, [1, 0, 2]);
        let shown: Vec<_> = table
            .rows
            .iter()
            .map(|row| {
                let values: Vec<_> = row.cells.iter().map(|c| c.as_ref().and_then(|c| c.value)).collect();
                (row.zh.as_str(), row.unit.as_deref(), values)
            })
            .collect();
        assert_eq!(
            shown,
            [
                ("法律援助案件", Some("件"), vec![Some(5000.0), Some(120.0), None]),
                ("新建村级果园", Some("个"), vec![Some(15.0), Some(12.0), None]),
            ]
        );
    }
}
