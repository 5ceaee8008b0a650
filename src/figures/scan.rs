//! One pass over a line: numerals with units, as amounts. What is a name, a date or an ordinal is passed over.

use super::bounds;
use super::names;
use super::tables::Cell;
use super::units::{self, Unit};
use crate::analysis::{Approx, Kind};
use crate::text::{Chars, Numeral, Script, Source, is_chinese_numeral, numeral_at};

/// An amount as it stands in the text.
#[derive(Clone, Debug)]
pub struct Amount {
    /// With unit and bounds.
    pub range: Chars,
    /// Where the numeral itself begins.
    pub number: usize,
    pub value: f64,
    pub high: Option<f64>,
    pub unit: Option<String>,
    pub kind: Kind,
    pub approx: Option<Approx>,
    pub script: Script,
    /// The range of the line, or the cell of a table, that it stands in.
    pub line: Chars,
    /// Set for a bare number in a table.
    pub cell: Option<Cell>,
}

/// All amounts of a line, in order.
pub fn scan(source: &Source, line: &Chars, out: &mut Vec<Amount>) {
    let mut i = line.start;
    while i < line.end {
        let c = source.at(i);
        if let Some(stop) = names::skip_bracket(source, i, line.end) {
            i = stop;
        } else if c.is_ascii_digit() || is_chinese_numeral(c) {
            i = numeral(source, i, line, out);
        } else if c.is_ascii_alphabetic() {
            // PM2.5, S2, 5G: a word of letters and digits.
            i = (i..line.end)
                .find(|&k| !(source.at(k).is_ascii_alphanumeric() || source.at(k) == '.'))
                .unwrap_or(line.end);
        } else {
            i += 1;
        }
    }
}

/// Reads the numeral at `at`; past it.
fn numeral(source: &Source, at: usize, line: &Chars, out: &mut Vec<Amount>) -> usize {
    if let Some(stop) = names::skip_phrase(source, at, line.end).or_else(|| names::skip_date(source, at, line.end)) {
        return stop;
    }
    let Some(number) = numeral_at(source, at, line.end) else {
        // Too long for an amount, or none: past all of it, so that no text makes this slow.
        let of_it = |i: &usize| source.at(*i).is_ascii_digit() || is_chinese_numeral(source.at(*i));
        return (at + 1..line.end).find(|i| !of_it(i)).unwrap_or(line.end);
    };
    let floor = out.last().map_or(line.start, |a| a.range.end).max(line.start);
    let lead = bounds::before(source, at, floor);
    if names::is_ordinal(source, at) {
        return past_ordinal(source, number.end, line.end);
    }
    if number.script == Script::Arabic
        && names::is_code(source, &(at..number.end))
        && number.per.is_none()
        && !number.fraction
    {
        return past_code(source, number.end, line.end);
    }
    if let Some((mut amount, stop)) =
        range(source, at, &number, line, lead).or_else(|| single(source, at, &number, line, lead))
    {
        // 突破8万亿元、9万亿元: the bound goes for both.
        if let Some(last) = out.last().filter(|l| l.range.end + 1 == amount.range.start && l.number > l.range.start) {
            let joined = source.at(last.range.end) == '、' && last.unit == amount.unit;
            amount.approx = amount.approx.or(last.approx.filter(|_| joined));
        }
        out.push(amount);
        return stop;
    }
    number.end.max(at + 1)
}

/// Past 次 of 第三次 and the like.
fn past_ordinal(source: &Source, at: usize, end: usize) -> usize {
    units::unit_at(source, at, end).map_or(at, |u| u.end)
}

/// Past the rest of a code: letters, digits and what joins them.
fn past_code(source: &Source, at: usize, end: usize) -> usize {
    let joins = |i: usize| matches!(source.at(i), '+' | '×' | '*' | '-' | '.' | '/' | '_' | '·' | ':');
    let mut i = at;
    while i < end {
        let c = source.at(i);
        if !(c.is_ascii_alphanumeric() || joins(i) && source.at(i + 1).is_ascii_alphanumeric()) {
            break;
        }
        i += 1;
    }
    // 7×24小时: the unit belongs to the name.
    if i > at { units::unit_at(source, i, end).map_or(i, |u| u.end) } else { i }
}

fn skip_space(source: &Source, at: usize, end: usize) -> usize {
    if at + 1 < end && source.at(at) == ' ' && source.raw(at..at + 1) != "\t" { at + 1 } else { at }
}

/// The unit after a number, with 余 or 多 between.
struct Tail {
    unit: Unit,
    more: bool,
}

fn tail(source: &Source, number: &Numeral, end: usize) -> Option<Tail> {
    if let Some(per) = number.per {
        let unit = Unit { end: number.end, name: per.to_string(), kind: Kind::Percent };
        return Some(Tail { unit, more: false });
    }
    let mut at = skip_space(source, number.end, end);
    let rough = number.script == Script::Chinese || number.power > 0 || number.value >= 10.0;
    let mut more = number.more;
    if rough && (matches!(source.at(at), '余' | '多') || source.at(at) == '来' && number.script == Script::Chinese) {
        more = true;
        at = skip_space(source, at + 1, end);
    }
    let mut unit = units::unit_at(source, at, end)?;
    // 两年多, 5公里多
    if source.at(unit.end) == '多' && unit.end < end && matches!(unit.kind, Kind::Duration | Kind::Length)
        || source.at(unit.end) == '余' && unit.end < end
    {
        more = true;
        unit.end += 1;
    }
    // 个多月
    more |= source.is_at(at, "个多");
    Some(Tail { unit, more })
}

type Lead = Option<(usize, Approx)>;

fn single(source: &Source, at: usize, number: &Numeral, line: &Chars, lead: Lead) -> Option<(Amount, usize)> {
    let bare_scale = number.script == Script::Chinese
        && number.power == 0
        && number.end == at + 1
        && "十百千万亿".contains(source.at(at))
        || is_bare_scale(source, at, number);
    let Some(Tail { unit, more }) = tail(source, number, line.end) else {
        return unitless(source, at, number, line, lead).map(|amount| (amount.clone(), amount.range.end));
    };
    let after = bounds::after(source, unit.end, line.end, unit.kind);
    // 千家万户: a scale alone is an amount only where something bends it. 十件 is one all the same.
    if bare_scale && source.at(at) != '十' && lead.is_none() && !more && after.is_none() {
        return None;
    }
    if !names::is_amount(source, number, &(at..number.end), &unit, line) {
        return None;
    }
    let stop = after.map_or(unit.end, |(end, _)| end);
    let approx = bounds::combine(lead.map(|l| l.1), more, after.map(|a| a.1));
    let range = lead.map_or(at, |(start, _)| start)..stop;
    let amount = Amount {
        range,
        number: at,
        value: number.value,
        high: number.high,
        unit: Some(unit.name),
        kind: unit.kind,
        approx,
        script: number.script,
        line: line.clone(),
        cell: None,
    };
    Some((amount, stop))
}

/// 千, 万亿: scales and nothing else.
fn is_bare_scale(source: &Source, at: usize, number: &Numeral) -> bool {
    number.script == Script::Chinese && source.chars()[at..number.end].iter().all(|c| "百千万亿".contains(*c))
}

/// Numbers without a unit that are amounts all the same: fractions, a ratio to one, a rate of 0, and round numbers.
fn unitless(source: &Source, at: usize, number: &Numeral, line: &Chars, lead: Lead) -> Option<Amount> {
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
            script: number.script,
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
    if let Some((value, stop)) = ratio(source, number, line.end) {
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
        && number.power >= 4
        && number.script == Script::Arabic;
    let bound = bounds::after(source, end, line.end, Kind::Count);
    if round && (ends || next == '的' || noun) && (number.script == Script::Arabic || scale_only && lead.is_some()) {
        return Some(amount(number.value, Kind::Count, end, bound));
    }
    None
}

/// 2.50:1: two numbers of which the second is 1 or the first has decimals. 15:27 is a time.
fn ratio(source: &Source, number: &Numeral, end: usize) -> Option<(f64, usize)> {
    if source.at(number.end) != ':' || number.script != Script::Arabic {
        return None;
    }
    let below = numeral_at(source, number.end + 1, end).filter(|n| n.script == Script::Arabic && n.value > 0.0)?;
    let closes = source.at(below.end) != ':' && units::unit_at(source, below.end, end).is_none();
    (closes && (number.decimals > 0 || below.value == 1.0)).then(|| (number.value / below.value, below.end))
}

/// 分别提高20.9、36.2、54.1个百分点: the numbers of a list share the unit of the last.
fn shared_unit(source: &Source, at: usize, number: &Numeral, line: &Chars) -> Option<(String, Kind)> {
    let told = number.decimals > 0 || (line.start.max(at.saturating_sub(30))..at).any(|i| source.is_at(i, "分别"));
    let mut stop = number.end;
    for _ in 0..12 {
        if !told || !matches!(source.at(stop), '、' | '和') || stop >= line.end {
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

/// 3至5家, 200元至2000元, 15%~30%.
fn range(source: &Source, at: usize, low: &Numeral, line: &Chars, lead: Lead) -> Option<(Amount, usize)> {
    if low.fraction {
        return None;
    }
    let first = units::unit_at(source, low.end, line.end);
    let joint = low.per.map_or_else(|| first.as_ref().map_or(low.end, |u| u.end), |_| low.end);
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
        (Some(per), None) => {
            Tail { unit: Unit { end: high.end, name: per.to_string(), kind: Kind::Percent }, more: false }
        }
        _ => tail(source, &high, line.end)?,
    };
    if first.as_ref().is_some_and(|u| u.name != unit.name) {
        return None;
    }
    // 3—5万元 is from 3万; 3万—5万元 says so.
    let mut value = low.value;
    let scale = 10f64.powi(high.power as i32);
    if low.power == 0 && high.power > 0 && first.is_none() && value < high.value / scale {
        value *= scale;
    }
    if value >= high.value
        || !names::is_amount(source, &high, &(joint + mark..high.end), &unit, line) && unit.kind != Kind::Duration
    {
        return None;
    }
    if matches!(unit.name.as_str(), "年" | "日") && dash && low.value >= 1000.0 {
        return None;
    }
    let after = bounds::after(source, unit.end, line.end, unit.kind);
    let stop = after.map_or(unit.end, |(end, _)| end);
    let approx = bounds::combine(lead.map(|l| l.1), more, after.map(|a| a.1));
    let range = lead.map_or(at, |(start, _)| start)..stop;
    let amount = Amount {
        range,
        number: at,
        value,
        high: Some(high.value),
        unit: Some(unit.name),
        kind: unit.kind,
        approx,
        script: low.script,
        line: line.clone(),
        cell: None,
    };
    Some((amount, stop))
}

/// Whether 从, 由 or 自 opens the clause in which a number stands.
fn governed(source: &Source, at: usize, start: usize) -> bool {
    (start.max(at.saturating_sub(14))..at)
        .rev()
        .take_while(|&i| !matches!(source.at(i), ',' | '。' | ';' | '、'))
        .any(|i| matches!(source.at(i), '从' | '由' | '自'))
}
