//! One pass over a line: numerals with units, as amounts. What is a name, a date or an ordinal is passed over.

use super::bounds;
use super::listed::Letters;
use super::names;
use super::range::range;
use super::sense;
use super::tables::Cell;
use super::unitless::unitless;
use super::units::{self, Name, Unit};
use crate::analysis::{Approx, Kind};
use crate::text::{Chars, Numeral, Script, Source, chinese_digit, class, numeral_at};

/// An amount as it stands in the text.
#[derive(Clone, Debug)]
pub struct Amount {
    /// With unit and bounds.
    pub range: Chars,
    /// Where the numeral itself begins.
    pub number: usize,
    pub value: f64,
    pub high: Option<f64>,
    pub unit: Option<Name>,
    pub kind: Kind,
    pub approx: Option<Approx>,
    /// Decimals that are written, and the power of ten of the scale after them: 2 and 4 for 2.37万.
    pub decimals: u32,
    pub power: u32,
    /// The range of the line, or the cell of a table, that it stands in.
    pub line: Chars,
    /// Set for a bare number in a table.
    pub cell: Option<Box<Cell>>,
}

/// All amounts of a line, in order.
pub fn scan(source: &Source, line: &Chars, out: &mut Vec<Amount>) {
    scan_on(source, line, &mut source.telling_from(line.start), out);
}

/// The same, where it is known with which characters of the text, from before the end of the line on, an amount may begin.
pub fn scan_on(source: &Source, line: &Chars, telling: &mut &[u32], out: &mut Vec<Amount>) {
    let (mut from, mut ahead) = (line.start, *telling);
    while let [i, rest @ ..] = ahead
        && (*i as usize) < line.end
    {
        ahead = rest;
        let i = *i as usize;
        // Before the line, or within what was read already.
        if i < from {
            continue;
        }
        from = if source.is(i, class::OPEN) {
            names::skip_bracket(source, i, line.end).unwrap_or(i + 1)
        } else if source.is(i, class::LATIN) {
            // PM2.5, S2, 5G: a word of letters and digits.
            let within = |k: usize| source.is(k, class::LATIN | class::DIGIT) || source.at(k) == '.';
            (i..line.end).find(|&k| !within(k)).unwrap_or(line.end)
        } else {
            numeral(source, i, line, out)
        };
    }
    *telling = ahead;
}

/// Reads the numeral at `at`; past it.
fn numeral(source: &Source, at: usize, line: &Chars, out: &mut Vec<Amount>) -> usize {
    // Set phrases, and words that only have a numeral in them, are written in Chinese numerals.
    if source.is(at, class::NUMERAL) {
        if let Some(stop) = names::skip_phrase(source, at, line.end) {
            return stop;
        }
        if is_lone(source, at, line.end) {
            return at + 1;
        }
    }
    if let Some(stop) = names::skip_date(source, at, line.end) {
        return stop;
    }
    let Some(number) = numeral_at(source, at, line.end) else {
        // Too long for an amount, or none: past all of it, so that no text makes this slow.
        let of_it = |i: usize| source.is(i, class::DIGIT | class::NUMERAL);
        return (at + 1..line.end).find(|&i| !of_it(i)).unwrap_or(line.end);
    };
    if names::is_ordinal(source, at)
        || names::is_not_one(source, at, &number)
        || number.script == Script::Chinese
            && (names::divides(source, at, &(at..number.end)) || names::ends_word(source, at))
    {
        return past_ordinal(source, number.end, line.end);
    }
    if number.script == Script::Arabic
        && names::is_code(source, &(at..number.end))
        && number.per.is_none()
        && !number.fraction
    {
        return past_code(source, number.end, line.end);
    }
    let floor = out.last().map_or(line.start, |a| a.range.end).max(line.start);
    let lead = bounds::before(source, at, floor);
    let unit = units::unit_at(source, number.end, line.end);
    let ranged = range(source, at, &number, unit, line, lead);
    let Some(mut amount) = ranged.or_else(|| single(source, at, &number, unit, line, lead)) else {
        return number.end.max(at + 1);
    };
    // 突破8万亿元、9万亿元: the bound goes for both.
    if let Some(last) = out.last().filter(|l| l.range.end + 1 == amount.range.start && l.number > l.range.start) {
        let joined = source.at(last.range.end) == '、' && last.unit == amount.unit;
        amount.approx = amount.approx.or(last.approx.filter(|_| joined));
    }
    let stop = amount.range.end;
    out.push(amount);
    stop
}

/// 统一, 进一步, 三农: a Chinese digit alone, with nothing after it that goes on with a number or a date or is counted. Most
/// of them are no numbers at all.
fn is_lone(source: &Source, at: usize, end: usize) -> bool {
    static SCALES: Letters = Letters::of(&["十百千万亿拾佰仟萬億"]);
    let next = at + 1;
    let goes_on = || {
        source.is(next, class::DIGIT | class::NUMERAL | class::MARK)
            || matches!(source.at(next), '余' | '多' | '来' | '点' | '分' | '至' | '到' | '和' | '及' | '年' | '月')
    };
    // What is no scale is a digit.
    let is_digit = |c: char| !SCALES.may_have(c) || chinese_digit(c).is_some();
    is_digit(source.at(at)) && !goes_on() && units::unit_at(source, next, end).is_none()
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
pub struct Tail {
    pub unit: Unit,
    pub more: bool,
}

/// The unit after a number and what it says; `first` is the one that begins right after it.
#[inline]
pub fn tail(source: &Source, number: &Numeral, first: Option<Unit>, end: usize) -> Option<Tail> {
    if let Some(per) = number.per {
        return Some(Tail { unit: per_unit(per, number.end), more: false });
    }
    // Nearly always the unit follows right away.
    let (mut at, mut more) = (number.end, number.more);
    if matches!(source.at(at), ' ' | '余' | '多' | '来') {
        at = skip_space(source, at, end);
        let chinese = number.script == Script::Chinese;
        let rough = chinese || number.power > 0 || number.value >= 10.0;
        if matches!(source.at(at), '余' | '多') && rough || source.at(at) == '来' && chinese {
            more = true;
            at = skip_space(source, at + 1, end);
        }
    }
    let mut unit = if at == number.end { first? } else { units::unit_at(source, at, end)? };
    // 两年多, 5公里多
    let spans = || matches!(unit.kind, Kind::Duration | Kind::Length);
    if unit.end < end && (source.at(unit.end) == '余' || source.at(unit.end) == '多' && spans()) {
        more = true;
        unit.end += 1;
    }
    // 个多月
    more |= source.is_at(at, "个多");
    Some(Tail { unit, more })
}

/// The unit of 百分之 and 千分之.
pub fn per_unit(per: char, end: usize) -> Unit {
    let name = if per == '%' { Name::PERCENT } else { Name::PER_MILLE };
    Unit { end, name, kind: Kind::Percent }
}

pub type Lead = Option<(usize, Approx)>;

fn single(
    source: &Source,
    at: usize,
    number: &Numeral,
    unit: Option<Unit>,
    line: &Chars,
    lead: Lead,
) -> Option<Amount> {
    let bare_scale = number.script == Script::Chinese
        && number.power == 0
        && number.end == at + 1
        && matches!(source.at(at), '十' | '百' | '千' | '万' | '亿')
        || is_bare_scale(source, at, number);
    let Some(Tail { unit, more }) = tail(source, number, unit, line.end) else {
        return unitless(source, at, number, line, lead);
    };
    let after = bounds::after(source, unit.end, line.end, unit.kind);
    // 千家万户: a scale alone is an amount only where something bends it. 十件 is one all the same.
    if bare_scale && source.at(at) != '十' && lead.is_none() && !more && after.is_none() {
        return None;
    }
    if !sense::is_amount(source, number, &(at..number.end), &unit, line) {
        return None;
    }
    let stop = after.map_or(unit.end, |(end, _)| end);
    let approx = bounds::combine(lead.map(|l| l.1), more, after.map(|a| a.1));
    let range = lead.map_or(at, |(start, _)| start)..stop;
    Some(Amount {
        range,
        number: at,
        value: number.value,
        high: number.high,
        unit: Some(unit.name),
        kind: unit.kind,
        approx,
        decimals: number.decimals,
        power: number.power,
        line: line.clone(),
        cell: None,
    })
}

/// 千, 万亿: scales and nothing else.
pub fn is_bare_scale(source: &Source, at: usize, number: &Numeral) -> bool {
    number.script == Script::Chinese
        && source.chars()[at..number.end].iter().all(|c| matches!(c, '百' | '千' | '万' | '亿'))
}
