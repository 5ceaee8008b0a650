//! Ranges: 3至5家, 200元至2000元, 15%~30%, 百分之二到三.

use super::bounds;
use super::scan::{Amount, Lead, Tail, per_unit, tail};
use super::sense;
use super::units::{self, Unit};
use crate::analysis::Kind;
use crate::text::{Chars, Numeral, Source, numeral_at};

/// 3至5家, 200元至2000元, 15%~30%.
/// `first` is the unit that begins right after the lower number.
#[inline]
pub fn range(
    source: &Source,
    at: usize,
    low: &Numeral,
    first: Option<Unit>,
    line: &Chars,
    lead: Lead,
) -> Option<Amount> {
    // What follows nearly always tells that there is none.
    let joint = first.filter(|_| low.per.is_none()).map_or(low.end, |u| u.end);
    let joins = matches!(source.at(joint), '-' | '~' | '—' | '至' | '到');
    if joins { range_on(source, at, low, first, joint, line, lead) } else { None }
}

/// The same, where a joint follows the lower number.
fn range_on(
    source: &Source,
    at: usize,
    low: &Numeral,
    first: Option<Unit>,
    joint: usize,
    line: &Chars,
    lead: Lead,
) -> Option<Amount> {
    if low.fraction {
        return None;
    }
    let (mark, dash) = match source.at(joint) {
        '-' | '~' => (1, true),
        '—' if source.at(joint + 1) == '—' => (2, true),
        '—' => (1, true),
        '至' | '到' => (1, false),
        _ => return None,
    };
    // 从15天到3天 is a change.
    if !dash && governed(source, at, line.start) {
        return None;
    }
    let high = numeral_at(source, joint + mark, line.end).filter(|n| !n.fraction && n.script == low.script)?;
    let Tail { unit, more } = match (low.per, high.per) {
        // 百分之二到三
        (Some(per), None) => Tail { unit: per_unit(per, high.end), more: false },
        _ => tail(source, &high, units::unit_at(source, high.end, line.end), line.end)?,
    };
    if first.is_some_and(|u| u.name != unit.name) {
        return None;
    }
    // 3—5万元 is from 3万; 3万—5万元 says so.
    let mut value = low.value;
    let scale = 10f64.powi(high.power as i32);
    if low.power == 0 && high.power > 0 && first.is_none() && value < high.value / scale {
        value *= scale;
    }
    if value >= high.value
        || !sense::is_amount(source, &high, &(joint + mark..high.end), &unit, line) && unit.kind != Kind::Duration
    {
        return None;
    }
    if matches!(&*unit.name, "年" | "日") && dash && low.value >= 1000.0 {
        return None;
    }
    let after = bounds::after(source, unit.end, line.end, unit.kind);
    let stop = after.map_or(unit.end, |(end, _)| end);
    let approx = bounds::combine(lead.map(|l| l.1), more, after.map(|a| a.1));
    let range = lead.map_or(at, |(start, _)| start)..stop;
    Some(Amount {
        range,
        number: at,
        value,
        high: Some(high.value),
        unit: Some(unit.name),
        kind: unit.kind,
        approx,
        decimals: low.decimals,
        power: low.power.max(high.power),
        line: line.clone(),
        cell: None,
    })
}

/// Whether 从, 由 or 自 opens the clause in which a number stands.
fn governed(source: &Source, at: usize, start: usize) -> bool {
    (start.max(at.saturating_sub(14))..at)
        .rev()
        .take_while(|&i| !matches!(source.at(i), ',' | '。' | ';' | '、'))
        .any(|i| matches!(source.at(i), '从' | '由' | '自'))
}
