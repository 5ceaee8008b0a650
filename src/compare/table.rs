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
}

impl Row {
    /// In how many reports there is something.
    pub fn filled(&self) -> usize {
        self.cells.iter().flatten().count()
    }
}

/// Columns, each with its figures.
type Found = Vec<(usize, Vec<FigureId>)>;

/// The table of these reports, the columns in the order given. Rows: the registry in its order, the reader's own
/// indicators, then figures with the same words.
pub fn table(reports: Reports, columns: &[usize]) -> Table {
    made(reports, columns, true)
}

/// The rows of the registry and of the reader's own indicators, without those of figures with the same words.
pub fn of_indicators(reports: Reports, columns: &[usize]) -> Table {
    made(reports, columns, false)
}

fn made(reports: Reports, columns: &[usize], with_labels: bool) -> Table {
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
            } else if let Some(words) = label(figure).filter(|_| with_labels) {
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
    for ((words, unit), found) in labels {
        if found.len() < 2 {
            continue;
        }
        let unit = Some(unit).filter(|unit| !unit.is_empty());
        let of_column: BTreeMap<usize, Vec<FigureId>> = found.into_iter().collect();
        let cells = cells(&entries, unit.as_deref(), |column| of_column.get(&column).cloned());
        if cells.iter().flatten().count() < 2 {
            continue;
        }
        let kind = kind(&entries, &cells);
        push(&mut rows, Row { key: Key::Label(words.clone()), zh: words.clone(), en: words, unit, kind, cells });
    }
    Table { columns, rows }
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
    comparable.then(|| figure.label.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Analysis;

    fn reports(texts: &[&str]) -> Vec<Analysis> {
        texts.iter().map(|text| crate::analyze(text)).collect()
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
