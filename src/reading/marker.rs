//! Markers that open a heading: 一、 （一） 1. （1） ① in the order of GB/T 9704-2012, 7.3.3, 一是 and 第一，, and the ways in
//! which they are miswritten.

use crate::text::{Chars, Source, class, small_chinese};

/// The form of a marker, in the order of rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// 第一部分, 第一章
    Part,
    /// 一、
    Dun,
    /// （一）
    Paren,
    /// 1.
    Dot,
    /// （1）, 1)
    ParenDigit,
    /// ①
    Circle,
    /// 一是, 第一，: below whatever heading it stands under.
    Spoken,
}

impl Form {
    /// How many forms there are.
    pub const COUNT: usize = Form::Spoken as usize + 1;
}

/// A marker: its form, its number, and where it ends.
#[derive(Clone, Copy, Debug)]
pub struct Marker {
    pub form: Form,
    pub number: u32,
    pub end: usize,
}

/// Whether a line opens with a marker.
pub fn has_marker(source: &Source, line: &Chars) -> bool {
    marker_at(source, line.start, line.end).is_some()
}

/// The marker that begins at `at`.
pub fn marker_at(source: &Source, at: usize, end: usize) -> Option<Marker> {
    let found = match source.at(at) {
        '第' => ordinal(source, at, end),
        '(' => bracketed(source, at, end),
        c if c.is_ascii_digit() => dotted(source, at, end),
        c @ '①'..='⑳' => one(Form::Circle, c as u32 - 0x2460 + 1, at),
        c @ '⑴'..='⒇' => one(Form::ParenDigit, c as u32 - 0x2474 + 1, at),
        c @ '⒈'..='⒛' => one(Form::Dot, c as u32 - 0x2488 + 1, at),
        c @ '㈠'..='㈩' => one(Form::Paren, c as u32 - 0x3220 + 1, at),
        _ if source.is(at, class::NUMERAL) => chinese(source, at, end),
        _ => None,
    }?;
    (found.end < end).then_some(found)
}

fn one(form: Form, number: u32, at: usize) -> Option<Marker> {
    Some(Marker { form, number, end: at + 1 })
}

/// Past the Chinese digits from `at`, and their value.
fn chinese_number(source: &Source, at: usize, end: usize) -> Option<(u32, usize)> {
    let stop = (at..end.min(at + 4)).find(|&i| !is_digit(source.at(i))).unwrap_or(end.min(at + 4));
    if stop == at {
        return None;
    }
    let number = match ONES.iter().position(|&c| c == source.at(at)) {
        Some(k) if stop == at + 1 => k as u32 + 1,
        _ => small_chinese(source, at, stop)?,
    };
    Some((number, stop))
}

/// 1 to 10.
const ONES: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

fn is_digit(c: char) -> bool {
    ONES.contains(&c) || c == '百'
}

pub fn skip_spaces(source: &Source, mut at: usize, end: usize) -> usize {
    while at < end && source.at(at) == ' ' {
        at += 1;
    }
    at
}

fn ordinal(source: &Source, at: usize, end: usize) -> Option<Marker> {
    let (number, i) = chinese_number(source, at + 1, end)?;
    for words in ["部分", "章", "篇"] {
        if source.is_at(i, words) {
            let i = i + words.chars().count();
            let close = skip_spaces(source, i, end);
            let close = if matches!(source.at(close), ':' | '、' | ',' | '.') { close + 1 } else { close };
            return (close > i).then_some(Marker { form: Form::Part, number, end: close });
        }
    }
    matches!(source.at(i), ',' | '、' | ':').then_some(Marker { form: Form::Spoken, number, end: i + 1 })
}

/// (一), (1); a point or 、 after it is a fault of the writer, and belongs to the marker.
fn bracketed(source: &Source, at: usize, end: usize) -> Option<Marker> {
    let inner = skip_spaces(source, at + 1, end);
    let (form, number, i) = match chinese_number(source, inner, end) {
        Some((number, i)) => (Form::Paren, number, i),
        None => {
            let (number, i) = digits(source, inner, end)?;
            (Form::ParenDigit, number, i)
        }
    };
    let i = skip_spaces(source, i, end);
    if source.at(i) != ')' {
        return None;
    }
    let i = i + 1;
    let i = if matches!(source.at(i), '、' | '.' | ',') { i + 1 } else { i };
    Some(Marker { form, number, end: i })
}

fn digits(source: &Source, at: usize, end: usize) -> Option<(u32, usize)> {
    let stop = (at..end.min(at + 3)).find(|&i| !source.at(i).is_ascii_digit()).unwrap_or(end.min(at + 3));
    if !(1..=2).contains(&(stop - at)) {
        return None;
    }
    let number = source.chars()[at..stop].iter().fold(0, |n, c| n * 10 + c.to_digit(10).unwrap_or(0));
    Some((number, stop))
}

/// 1. 1． 1、 1) and the misused 1,
fn dotted(source: &Source, at: usize, end: usize) -> Option<Marker> {
    let (number, i) = digits(source, at, end)?;
    let mark = skip_spaces(source, i, end);
    let form = match source.at(mark) {
        '.' | '、' | ',' => Form::Dot,
        ')' => Form::ParenDigit,
        _ => return None,
    };
    let next = mark + 1;
    // 2.5 and 1,256 are numbers; 1.2023年… is a heading that opens with a year.
    let year = source.at(next) == '2' && source.at(next + 1) == '0' && source.at(next + 4) == '年';
    if number == 0 || source.at(next).is_ascii_digit() && !year {
        return None;
    }
    Some(Marker { form, number, end: next })
}

/// 一、 and 一是, and the misused 一,
fn chinese(source: &Source, at: usize, end: usize) -> Option<Marker> {
    let (number, i) = chinese_number(source, at, end)?;
    let mark = skip_spaces(source, i, end);
    match source.at(mark) {
        '、' | '.' | ',' => Some(Marker { form: Form::Dun, number, end: mark + 1 }),
        '是' if mark == i => Some(Marker { form: Form::Spoken, number, end: mark + 1 }),
        _ => None,
    }
}
