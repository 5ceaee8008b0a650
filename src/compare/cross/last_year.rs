//! What a report says of the year before against what the report of that year says.

use super::{Found, Rounded, Said, cross, differ, half, places, plain, same_scope, value};
use crate::analysis::{Basis, Change, Direction, Figure, Kind};
use crate::compare::table::Key;
use crate::compare::time::Time;
use crate::compare::{Entry, choice, exact};
use crate::rules::cross::{CROSS001, CROSS003};

/// What a report says of the year before.
pub enum Claim<'a> {
    /// The value of that year.
    Value(&'a Figure),
    /// By how much a level of its own year has moved since.
    Growth { by: &'a Figure, level: &'a Figure },
}

/// What can be held against the report of the year before. Where a change began (由15天缩短至3天) may be long ago, so it is
/// a value of that year only where the text says so.
pub fn claims<'a>(entry: &Entry<'a>, year: i32) -> Vec<Claim<'a>> {
    let exact = |f: &&Figure| f.approx.is_none() && f.high.is_none() && !entry.marks.is_wrong(f.id);
    let claim = |figure: &'a Figure| {
        let level = matches!(figure.change, None | Some(Change::Baseline));
        if level && figure.indicator.is_some() && Time::of(figure, entry) == Time::Year(year) {
            return Some(Claim::Value(figure));
        }
        let level = grown(figure, entry).filter(|level| level.indicator.is_some())?;
        Some(Claim::Growth { by: figure, level })
    };
    entry.analysis.figures.iter().filter(exact).filter_map(claim).collect()
}

/// Whether what a report says of the year before contradicts what a report of that year says.
pub fn against_last_year(
    entries: &[Entry],
    (later, claim): (usize, &Claim),
    (before, last): (usize, &Said),
    found: &mut Found,
) -> bool {
    let old = &entries[before];
    // What last year's report says of what a figure is about.
    let of = |figure: &Figure| {
        let (row, cell) = last.row(&Key::Indicator(figure.indicator.as_ref()?.to_string()))?;
        let plain = plain(old, cell)?;
        same_scope(figure, plain).then_some((row, value(cell, plain), plain))
    };
    let (figure, level) = match *claim {
        Claim::Growth { by, level } => (by, level),
        Claim::Value(figure) => {
            let Some((row, was, plain)) = of(figure) else { return false };
            let wrong = differ(Rounded { value: figure.value, half: half(figure) }, was);
            if wrong {
                let (s, t) = (figure.text.trim(), plain.text.trim());
                found.push(|| {
                    cross(
                        &CROSS003,
                        entries,
                        [(later, figure), (before, plain)],
                        format!("“{}”：这份报告说上年是 {s}，上年的报告写的是 {t}。", row.zh),
                        format!(
                            "“{}”: this report says last year’s value was {s}, last year’s report says {t}.",
                            row.en
                        ),
                    )
                });
            }
            return wrong;
        }
    };
    let Some((row, was, plain)) = of(level) else { return false };
    let Some(expected) = before_growth(level, figure) else { return false };
    if expected.0 <= was.value + was.half && was.value - was.half <= expected.1 {
        return false;
    }
    let Some(Change::Moved { dir, .. }) = figure.change else { return false };
    let (s, t) = (level.text.trim(), plain.text.trim());
    let (zh, en) = if dir == Direction::Up { ("增长", "up by") } else { ("下降", "down by") };
    let real = real_change(was.value, level);
    found.push(|| {
        cross(
            &CROSS001,
            entries,
            [(later, figure), (before, plain)],
            format!("“{}” {s}，文中说{zh} {}；上年的报告写的是 {t}，按此{}。", row.zh, figure.text.trim(), real.0),
            format!(
                "“{}” {s}, said to be {en} {}; last year’s report says {t}, which makes it {}.",
                row.en,
                figure.text.trim(),
                real.1
            ),
        )
    });
    true
}

fn real_change(was: f64, level: &Figure) -> (String, String) {
    if level.kind == Kind::Percent {
        let points = exact::difference(was, level.value).unwrap_or_default();
        let (zh, en) = if points >= 0.0 { ("上升", "up by") } else { ("下降", "down by") };
        return (format!("是{zh} {} 个百分点", points.abs()), format!("{en} {} points", points.abs()));
    }
    match exact::growth(was, level.value) {
        Some(growth) => {
            let (zh, en) = if growth >= 0.0 { ("增长", "up by") } else { ("下降", "down by") };
            (format!("是{zh} {}%", growth.abs()), format!("{en} {}%", growth.abs()))
        }
        None => ("无法算出增幅".into(), "no growth at all".into()),
    }
}

/// The level that grew by a figure: the last one before it in its sentence that is called the same.
fn grown<'a>(growth: &Figure, entry: &Entry<'a>) -> Option<&'a Figure> {
    let Some(Change::Moved { from: None, basis: Some(Basis::YearOnYear), .. }) = growth.change else { return None };
    let earlier = &entry.analysis.figures[..growth.id as usize];
    let level = earlier
        .iter()
        .rev()
        .take_while(|f| f.sentence == growth.sentence)
        .find(|f| f.change.is_none() && f.head == growth.head)?;
    let plain = level.approx.is_none()
        && level.high.is_none()
        && choice::is_level(level, entry)
        && Time::of(level, entry) == Time::Own;
    plain.then_some(level)
}

/// Between which values the level lay before it grew; rounding and cutting off the stated growth both count as right.
fn before_growth(level: &Figure, growth: &Figure) -> Option<(f64, f64)> {
    let Some(Change::Moved { dir, .. }) = growth.change else { return None };
    let (low, high) = (level.value - half(level), level.value + half(level));
    let sign = if dir == Direction::Up { 1.0 } else { -1.0 };
    let unit = growth.unit.as_deref();
    if unit == Some("%") && level.kind != Kind::Percent {
        let last = 10f64.powi(-(places(&growth.text) as i32));
        let factors = [growth.value - last, growth.value + last].map(|p| 1.0 + sign * p / 100.0);
        let (least, most) = (factors[0].min(factors[1]), factors[0].max(factors[1]));
        return (least > 0.0).then(|| (low / most - 1e-6, high / least + 1e-6));
    }
    let points = unit == Some("百分点") && level.kind == Kind::Percent;
    if points || growth.kind == level.kind && growth.kind == Kind::Count && growth.unit == level.unit {
        let slack = if points { 10f64.powi(-(places(&growth.text) as i32)) } else { half(growth) };
        let by = sign * growth.value;
        return Some((low - by - slack - 1e-6, high - by + slack + 1e-6));
    }
    None
}
