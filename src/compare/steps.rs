//! What lies between the cells of a row: differences, growth and ranks.

use super::choice::Cell;
use super::table::Row;
use super::time::Time;
use super::{Entry, exact};
use crate::analysis::Kind;
use crate::wire;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// From one report to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Positions of the cells in their row.
    pub from: usize,
    pub to: usize,
    /// In the unit of the row; for rates, in points.
    #[serde(with = "wire::number")]
    pub difference: f64,
    /// In percent of the first, to two places; `None` for rates, from nothing, and between two of one period.
    #[serde(with = "wire::optional_number")]
    pub growth: Option<f64>,
    pub cautions: Vec<Caution>,
}

/// Why a difference may say less than it seems to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Caution {
    /// One of the two is 余, 约 or the like.
    Approximate,
    /// One of the two is doubtful.
    Doubtful,
    /// The two say different things of what they count: 受理 and 审结.
    Act,
    /// One is of a part of its period, or of a longer time.
    Time,
    /// The two reports are on times of different length.
    Length,
    /// More than a year lies between the two.
    Apart,
    /// The two reports are on the same time: nothing has grown from one to the other.
    Same,
}

impl Caution {
    pub const ALL: [Caution; 7] = [
        Caution::Approximate,
        Caution::Doubtful,
        Caution::Act,
        Caution::Time,
        Caution::Length,
        Caution::Apart,
        Caution::Same,
    ];

    pub fn zh(self) -> &'static str {
        match self {
            Caution::Approximate => "概数",
            Caution::Doubtful => "存疑",
            Caution::Act => "口径不同",
            Caution::Time => "非全年数",
            Caution::Length => "年限不同",
            Caution::Apart => "隔年",
            Caution::Same => "同一年度的两份",
        }
    }

    pub fn en(self) -> &'static str {
        match self {
            Caution::Approximate => "approximate",
            Caution::Doubtful => "doubtful",
            Caution::Act => "counts another step",
            Caution::Time => "not the whole year",
            Caution::Length => "periods of different length",
            Caution::Apart => "years apart",
            Caution::Same => "two of one period",
        }
    }
}

/// The differences between each cell that has a value and the next one that has.
pub fn steps(row: &Row, entries: &[Entry]) -> Vec<Step> {
    let valued: Vec<usize> = (0..row.cells.len()).filter(|&k| comparable(row.cells[k].as_ref()).is_some()).collect();
    valued.windows(2).filter_map(|pair| step(row, entries, pair[0], pair[1])).collect()
}

/// The difference between two cells of a row, given by their positions.
pub fn step(row: &Row, entries: &[Entry], from: usize, to: usize) -> Option<Step> {
    let (a, b) = (comparable(row.cells.get(from)?.as_ref())?, comparable(row.cells.get(to)?.as_ref())?);
    let (x, y) = (a.value?, b.value?);
    let cautions = cautions(entries, a, b);
    let grows = row.kind != Kind::Percent && !cautions.contains(&Caution::Same);
    Some(Step {
        from,
        to,
        difference: exact::difference(x, y)?,
        growth: if grows { exact::growth(x, y) } else { None },
        cautions,
    })
}

/// A cell with one value, in the unit of its row.
fn comparable(cell: Option<&Cell>) -> Option<&Cell> {
    cell.filter(|cell| cell.value.is_some() && cell.unit.is_none() && cell.high.is_none())
}

fn cautions(entries: &[Entry], a: &Cell, b: &Cell) -> Vec<Caution> {
    let figure = |cell: &Cell| entries.get(cell.report).and_then(|e| e.figure(cell.figure?));
    let years = |cell: &Cell| entries.get(cell.report).and_then(|e| e.years());
    let act = |cell: &Cell| figure(cell).and_then(|f| f.act.as_deref());
    let mut found = Vec::new();
    let mut add = |is: bool, caution| {
        if is {
            found.push(caution);
        }
    };
    add(a.approx.is_some() || b.approx.is_some(), Caution::Approximate);
    add(a.doubtful || b.doubtful, Caution::Doubtful);
    add(matches!((act(a), act(b)), (Some(x), Some(y)) if x != y && !x.contains(y) && !y.contains(x)), Caution::Act);
    add(a.time != Time::Own || b.time != Time::Own, Caution::Time);
    if let (Some((a1, a2)), Some((b1, b2))) = (years(a), years(b)) {
        add(a2 - a1 != b2 - b1, Caution::Length);
        add(b1.saturating_sub(a2).abs() > 1, Caution::Apart);
        add((a1, a2) == (b1, b2), Caution::Same);
    }
    found
}

/// The place of each cell among those of its row that are of the same period, the largest value first and equal values
/// at the same place; `None` for gaps, for cells that no single value stands for, for those of a part of their period, and
/// where there is nothing of the same period to stand beside. A rank says nothing about better or worse.
pub fn ranks(row: &Row, entries: &[Entry]) -> Vec<Option<usize>> {
    type Years = Option<(i32, i32)>;
    let ranked = |cell: &Option<Cell>| -> Option<(Years, f64)> {
        let cell = comparable(cell.as_ref()).filter(|cell| cell.time == Time::Own)?;
        Some((entries.get(cell.report)?.years(), cell.value?))
    };
    let mut of: BTreeMap<Years, Vec<f64>> = BTreeMap::new();
    for (years, value) in row.cells.iter().filter_map(ranked) {
        of.entry(years).or_default().push(value);
    }
    of.values_mut().for_each(|values| values.sort_by(|a, b| b.total_cmp(a)));
    let rank = |cell| {
        let (years, value) = ranked(cell)?;
        let peers = &of[&years];
        (peers.len() > 1).then(|| peers.partition_point(|other| *other > value) + 1)
    };
    row.cells.iter().map(rank).collect()
}

#[cfg(test)]
mod tests {
    use super::super::table::table;
    use super::super::{Reports, table::Table};
    use super::*;
    use crate::Analysis;

    fn compared(reports: &[(&str, &str)]) -> (Vec<Analysis>, Table) {
        let analyses: Vec<Analysis> = reports
            .iter()
            .map(|(year, text)| {
                let mut analysis = crate::analyze(text);
                analysis.meta.period = Some([year, year].map(|y| y.to_string()));
                analysis
            })
            .collect();
        let entries: Vec<Entry> = analyses.iter().map(|a| Entry::new("", "", a)).collect();
        let columns: Vec<usize> = (0..reports.len()).collect();
        let table = table(Reports::new(&entries), &columns);
        (analyses, table)
    }

    fn steps_of(reports: &[(&str, &str)]) -> Vec<Step> {
        let (analyses, table) = compared(reports);
        let entries: Vec<Entry> = analyses.iter().map(|a| Entry::new("", "", a)).collect();
        table.rows.iter().flat_map(|row| steps(row, &entries)).collect()
    }

    #[test]
    fn growth_goes_from_each_report_to_the_next_that_says() {
        let found =
            steps_of(&[("2021", "办理法律援助案件80件。"), ("2022", "无。"), ("2023", "办理法律援助案件100余件。")]);
        assert_eq!(
            found,
            [Step {
                from: 0,
                to: 2,
                difference: 20.0,
                growth: Some(25.0),
                cautions: vec![Caution::Approximate, Caution::Apart],
            }]
        );
    }

    #[test]
    fn rates_differ_by_points() {
        let found =
            steps_of(&[("2022", "行政机关负责人出庭应诉率98.7%。"), ("2023", "行政机关负责人出庭应诉率100%。")]);
        assert_eq!((found[0].difference, found[0].growth), (1.3, None));
    }

    #[test]
    fn equal_values_share_a_rank_and_gaps_have_none() {
        let ranks_of = |reports: &[(&str, &str)]| {
            let (analyses, table) = compared(reports);
            let entries: Vec<Entry> = analyses.iter().map(|a| Entry::new("", "", a)).collect();
            ranks(&table.rows[0], &entries)
        };
        let reports = [
            ("2023", "办理法律援助案件80件。"),
            ("2023", "办理法律援助案件100件。"),
            ("2023", "无。"),
            ("2023", "办理法律援助案件100件。"),
            ("2023", "办理法律援助案件9件。"),
        ];
        assert_eq!(ranks_of(&reports), [Some(3), Some(1), None, Some(1), Some(4)]);
        // Another year is another race, and nobody is first alone.
        let years = [reports[0], reports[1], ("2022", "办理法律援助案件90件。")];
        assert_eq!(ranks_of(&years), [Some(2), Some(1), None]);
        assert_eq!(ranks_of(&[reports[0], ("2023", "截至10月底，办理法律援助案件90件。")]), [None, None]);
    }
}
