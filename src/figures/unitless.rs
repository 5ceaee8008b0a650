//! Numbers without a unit that are amounts all the same: fractions, ratios, a rate of 0, round numbers, and the members
//! of a list that share the unit of the last.

use super::bounds;
use super::scan::{Amount, Lead, is_bare_scale};
use super::units::{self, Name};
use crate::analysis::{Approx, Kind};
use crate::text::{Chars, Numeral, Script, Source, numeral_at};

/// Words by which a number says of what class a thing is: 30万吨级航道.
const CLASSES: &[&str] = &["吨级", "千瓦级", "兆瓦级", "瓦级"];

/// Numbers without a unit that are amounts all the same: fractions, a ratio to one, a rate of 0, and round numbers.
pub fn unitless(source: &Source, at: usize, number: &Numeral, line: &Chars, lead: Lead) -> Option<Amount> {
    let rough = matches!(source.at(number.end), '余' | '多');
    let end = if rough { number.end + 1 } else { number.end };
    let amount = |value: f64, kind: Kind, end: usize, bound: Option<(usize, Approx)>| {
        let stop = bound.map_or(end, |b| b.0);
        let approx = bounds::combine(lead.map(|l| l.1), rough || number.more, bound.map(|b| b.1));
        let range = lead.map_or(at, |(start, _)| start)..stop;
        Amount {
            range,
            number: at,
            value,
            high: None,
            unit: None,
            kind,
            approx,
            decimals: number.decimals,
            power: number.power,
            line: line.clone(),
            cell: None,
        }
    };
    if number.fraction {
        return Some(amount(
            number.value,
            Kind::Other,
            number.end,
            bounds::after(source, number.end, line.end, Kind::Other),
        ));
    }
    if let Some((value, stop)) = ratio(source, at, number, line.end) {
        return Some(amount(value, Kind::Other, stop, None));
    }
    let next = source.at(end);
    let ends = end >= line.end || matches!(next, ',' | '。' | ';' | '、' | ')' | '!');
    if ends && number.script == Script::Arabic && names_a_rate(source, at, line.start) {
        return Some(amount(number.value, Kind::Percent, number.end, None));
    }
    if let Some((unit, kind)) = shared_unit(source, at, number, line) {
        return Some(Amount { unit: Some(unit), ..amount(number.value, kind, number.end, None) });
    }
    let round = number.power >= 4 || number.power >= 2 && lead.is_some();
    let scale_only = is_bare_scale(source, at, number);
    // 1400万农业转移人口: a round number may do without a measure word.
    let noun = matches!(next, '\u{4e00}'..='\u{9fff}')
        && !matches!(next, '级' | '号')
        && !CLASSES.iter().any(|w| source.is_at(end, w))
        && number.power >= 4
        && number.script == Script::Arabic;
    let bound = bounds::after(source, end, line.end, Kind::Count);
    if round && (ends || next == '的' || noun) && (number.script == Script::Arabic || scale_only && lead.is_some()) {
        return Some(amount(number.value, Kind::Count, end, bound));
    }
    None
}

/// 2.50:1: two numbers of which the second is 1 or the first has decimals. 15:27 is a time.
fn ratio(source: &Source, at: usize, number: &Numeral, end: usize) -> Option<(f64, usize)> {
    // 8.7:41.2:50.1 is a structure.
    if source.at(number.end) != ':' || source.before(at) == ':' || number.script != Script::Arabic {
        return None;
    }
    let below = numeral_at(source, number.end + 1, end).filter(|n| n.script == Script::Arabic && n.value > 0.0)?;
    let closes = source.at(below.end) != ':' && units::unit_at(source, below.end, end).is_none();
    (closes && (number.decimals > 0 || below.value == 1.0)).then(|| (number.value / below.value, below.end))
}

/// 分别提高20.9、36.2、54.1个百分点: the numbers of a list share the unit of the last.
fn shared_unit(source: &Source, at: usize, number: &Numeral, line: &Chars) -> Option<(Name, Kind)> {
    let joins = |at: usize| matches!(source.at(at), '、' | '和') && at < line.end;
    if !joins(number.end) {
        return None;
    }
    let told = number.decimals > 0 || (line.start.max(at.saturating_sub(30))..at).any(|i| source.is_at(i, "分别"));
    let mut stop = number.end;
    for _ in 0..12 {
        if !told || !joins(stop) {
            return None;
        }
        let next = numeral_at(source, stop + 1, line.end).filter(|n| n.script == number.script && !n.fraction)?;
        if let Some(unit) = units::unit_at(source, next.end, line.end) {
            return Some((unit.name, unit.kind));
        }
        stop = next.end;
    }
    None
}

/// 再犯罪率均为0: the noun before 为 or 是 is a rate.
fn names_a_rate(source: &Source, at: usize, start: usize) -> bool {
    let mut i = at;
    for words in ["约", "为", "是", "达到", "达", "均", "都", "仅", "只有"] {
        if source.is_before(i, words) && i >= start + words.chars().count() {
            i -= words.chars().count();
        }
    }
    i < at && ["率", "比例", "占比", "比重"].iter().any(|w| source.is_before(i, w))
}
