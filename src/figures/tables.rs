//! Rows of tables, as they come out of a saved page or a document: cells parted by | or tabs.
//!
//! A bare number in a cell is a figure: its unit stands in the head of the column or in the label of the row, its head
//! is the label of the row (gold guide, case 10). A cell with words is read as any other text.

use super::scan::{Amount, scan};
use super::units::{self, Name};
use crate::analysis::Kind;
use crate::reading::Line;
use crate::text::{Chars, Numeral, Source, numeral_at};

/// Heads of columns that only count the rows.
const NUMBERING: &[&str] = &["序号", "编号", "No.", "No"];

/// Heads of the column that gives the unit of each row.
const UNITS: &[&str] = &["单位", "计量单位", "数量单位"];

/// Labels of rows that sum up the rows above.
const TOTALS: &[&str] = &["合计", "总计", "共计", "总数", "合计数", "全市合计", "全县合计", "全区合计", "全省合计"];

/// Labels of rows that say only that something is counted: the head of the column says what.
const MEASURES: &[&str] = &[
    "数量",
    "件数",
    "案件数",
    "案件数量",
    "个数",
    "人数",
    "次数",
    "金额",
    "占比",
    "比例",
    "比重",
    "百分比",
    "所占比例",
];

/// What a cell's place in its table says of the number in it.
#[derive(Clone, Debug)]
pub struct Cell {
    /// The label of the row, without its unit.
    pub head: Option<Chars>,
    /// The head of the column, where it is a time.
    pub period: Option<Chars>,
    /// Which table of the text, counted by where it begins, and which column of it.
    pub table: usize,
    pub column: usize,
    /// The row is the total of the rows above it.
    pub total: bool,
}

/// The cells of a line; nothing where it is no row.
fn cells(source: &Source, line: &Chars) -> Option<Vec<Chars>> {
    if source.borders(line).len() == 0 {
        return None;
    }
    let bar = source.borders(line).any(|i| source.at(i) == '|');
    let marks: Vec<usize> = source.borders(line).filter(|&i| !bar || source.at(i) == '|').collect();
    let starts = std::iter::once(line.start).chain(marks.iter().map(|m| m + 1));
    let ends = marks.iter().copied().chain(std::iter::once(line.end));
    let mut cells: Vec<Chars> = starts.zip(ends).map(|(a, b)| source.trim(a..b)).collect();
    // | a | b |: nothing stands outside of the bars.
    if bar && cells.first().is_some_and(|c| c.is_empty()) {
        cells.remove(0);
    }
    if bar && cells.last().is_some_and(|c| c.is_empty()) {
        cells.pop();
    }
    (cells.len() >= 2).then_some(cells)
}

/// | --- | --- |: the line under the head of a table.
fn is_rule(source: &Source, line: &Chars) -> bool {
    source.chars()[line.clone()].iter().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '—'))
}

/// The row and, below it, all that goes with it: how many lines from `lines` make one table.
pub fn rows(source: &Source, lines: &[Line], furniture: &[bool]) -> usize {
    let is_row =
        |i: usize| (!furniture[i] || is_rule(source, &lines[i].text)) && cells(source, &lines[i].text).is_some();
    let count = (0..lines.len()).take_while(|&i| is_row(i)).count();
    if count >= 2 { count } else { 0 }
}

/// The amounts of a table, in the order of the text.
pub fn read(source: &Source, lines: &[Line], out: &mut Vec<Amount>) {
    let rows: Vec<Vec<Chars>> =
        lines.iter().filter(|line| !is_rule(source, &line.text)).filter_map(|line| cells(source, &line.text)).collect();
    let is_number = |cell: &Chars| number(source, cell).is_some();
    let head = rows.first().filter(|row| !row.iter().any(is_number));
    // The column of units, where its cells are units.
    let of_units =
        head.and_then(|h| h.iter().position(|c| UNITS.contains(&source.folded(c.clone()).as_str()))).filter(|&k| {
            rows.iter().skip(1).any(|row| row.get(k).is_some_and(|c| whole_unit(source, c.clone()).is_some()))
        });
    for row in rows.iter().skip(usize::from(head.is_some())) {
        let numbering = |k: usize| {
            head.and_then(|h| h.get(k)).is_some_and(|c| NUMBERING.contains(&source.folded(c.clone()).as_str()))
        };
        let label = row
            .iter()
            .enumerate()
            .find(|&(k, cell)| !cell.is_empty() && !is_number(cell) && !numbering(k) && of_units != Some(k))
            .map(|(_, cell)| cell);
        // 数量 | 31件 | 9件 below 事项 | 行政许可 | 行政处罚
        let measured = label.is_some_and(|c| {
            let label = source.folded(without_unit(source, c));
            MEASURES.contains(&label.as_str()) || label.starts_with('占') && label.ends_with("比例")
        });
        let named = |k: usize| head.filter(|_| measured).and_then(|h| h.get(k)).filter(|c| !c.is_empty());
        let place = |k: usize| Cell {
            head: named(k).or(label).map(|c| without_unit(source, c)),
            period: None,
            table: rows[0][0].start,
            column: k,
            total: label.is_some_and(|c| TOTALS.contains(&source.folded(without_unit(source, c)).as_str())),
        };
        for (k, cell) in row.iter().enumerate() {
            let Some(value) = number(source, cell).filter(|_| head.is_some() || label.is_some()) else {
                let first = out.len();
                scan(source, cell, out);
                // 180卷: a number with its unit is all of the cell, so the row says what is counted.
                if let [only] = &mut out[first..]
                    && only.range == *cell
                    && label.is_some_and(|label| label != cell)
                {
                    only.cell = Some(Box::new(place(k)));
                }
                continue;
            };
            if numbering(k) {
                continue;
            }
            let column = head.and_then(|h| h.get(k));
            let unit = column
                .and_then(|c| bracketed_unit(source, c))
                .or_else(|| label.and_then(|c| bracketed_unit(source, c)))
                .or_else(|| of_units.and_then(|k| row.get(k)).and_then(|c| whole_unit(source, c.clone())));
            let time = column.filter(|c| {
                source.folded((*c).clone()).starts_with("20") || source.folded((*c).clone()).ends_with('年')
            });
            let (power, name, kind) =
                unit.map_or((0, None, Kind::Count), |(power, name, kind)| (power, Some(name), kind));
            out.push(Amount {
                range: cell.clone(),
                number: cell.start,
                value: scaled(value.value, power),
                high: None,
                unit: name,
                kind,
                approx: None,
                decimals: value.decimals,
                power,
                line: cell.clone(),
                cell: Some(Box::new(Cell { period: time.cloned(), ..place(k) })),
            });
        }
    }
}

/// The number that makes up a cell.
fn number(source: &Source, cell: &Chars) -> Option<Numeral> {
    if !source.at(cell.start).is_ascii_digit() || cell.is_empty() {
        return None;
    }
    numeral_at(source, cell.start, cell.end).filter(|n| n.end == cell.end && !n.fraction)
}

/// Ten to a small power times a value, as if it were written so.
fn scaled(value: f64, power: u32) -> f64 {
    if power == 0 { value } else { format!("{value}e{power}").parse().unwrap_or(value) }
}

/// 处罚金额（万元）: the unit at the end of a head, with its scale.
fn bracketed_unit(source: &Source, cell: &Chars) -> Option<(u32, Name, Kind)> {
    let close = cell.end.checked_sub(1).filter(|&i| source.at(i) == ')')?;
    let open = (cell.start..close).rev().find(|&i| source.at(i) == '(')?;
    let mut at = open + 1;
    if source.is_at(at, "单位:") {
        at += 3;
    }
    whole_unit(source, at..close)
}

/// A unit, with its scale, that is all of a range: 万元.
fn whole_unit(source: &Source, range: Chars) -> Option<(u32, Name, Kind)> {
    let power = match source.at(range.start) {
        '万' => 4,
        '亿' => 8,
        _ => 0,
    };
    let unit =
        units::unit_at(source, range.start + usize::from(power > 0), range.end).filter(|u| u.end == range.end)?;
    Some((power, unit.name, unit.kind))
}

fn without_unit(source: &Source, cell: &Chars) -> Chars {
    if bracketed_unit(source, cell).is_none() {
        return cell.clone();
    }
    let open = cell.clone().rev().find(|&i| source.at(i) == '(').unwrap_or(cell.end);
    source.trim(cell.start..open)
}
