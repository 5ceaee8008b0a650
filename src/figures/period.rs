//! The time that a sentence gives its figures: 今年1—8月, 2018年以来, 截至10月, 五年来.

use super::cues::within;
use super::listed::Letters;
use crate::text::{Chars, Source, class};
use crate::vocabulary::{List, Lists};

/// Times that are words. To add one: append it.
#[rustfmt::skip]
const TIMES: &[&str] = &[
    "全年", "去年", "今年", "今年以来", "今年上半年", "上半年", "下半年", "本年度", "目前", "截至目前", "今年截至目前", "每年", "当年", "年内", "一季度", "二季度", "三季度", "四季度", "前三季度", "党的十八大以来", "党的十九大以来", "党的二十大以来",
    "“十二五”以来", "“十三五”以来", "“十四五”以来", "“十三五”期间", "“十四五”期间", "疫情防控期间",
];

pub fn add_words(lists: &mut Lists) {
    lists.add(List::Times, TIMES.iter().map(|&word| (word, WHOLE)));
    lists.add(List::Times, OPENINGS.iter().map(|&word| (word, OPENING)));
}

/// What times that are no words of the list begin or end with, besides digits; and a title, in which none is looked for.
const OPENINGS: &[&str] = &["截至", "截止", "以来", "年来", "近", "《"];

/// What the vocabulary says of a word: that it is a time as it is, or may open one.
const WHOLE: u16 = 1;
const OPENING: u16 = 0;

/// Characters of a sentence in which times are looked for.
const REACH: usize = 600;
/// Characters before 以来 that may name the event since when: 机构改革以来.
const EVENT: usize = 14;

/// All times of a sentence, in order, to `found`. `places` is where times of the text may begin.
pub fn times(source: &Source, sentence: &Chars, places: &[usize], found: &mut Vec<Chars>) {
    let (start, end) = (sentence.start, sentence.end.min(sentence.start + REACH));
    let mut from = start;
    found.clear();
    for i in within(places, &(start..end)) {
        // Within what was read already.
        if i < from {
            continue;
        }
        // The year in the title of a document is not the figure's.
        if let Some(stop) = past_title(source, i, end) {
            from = stop;
        } else if let Some(time) = time_at(source, i, from, start, end) {
            from = time.end.max(i + 1);
            // 治水规划（2023—2027年）分工方案: years in brackets belong to a name.
            // 较去年减少6项, 比2023年增长2%: nor is what it is compared with the figure's time.
            let named = source.before(time.start) == '(' && source.at(time.end) == ')';
            if !named && !matches!(source.before(time.start), '比' | '较') {
                found.push(time);
            }
        }
    }
}

/// Where times of a range may begin with digits, as far as what follows these tells: most numbers are amounts.
pub fn numbers(source: &Source, range: &Chars) -> impl Iterator<Item = usize> {
    static MARKS: Letters = Letters::of(&["年月-—~至"]);
    let may_begin = move |digits: &Chars| {
        let next = source.at(digits.end);
        MARKS.may_have(next)
            && match digits.len() {
                4 => next != '月',
                1 | 2 => next != '年',
                _ => false,
            }
    };
    source.digits(range).filter(may_begin).map(|digits| digits.start)
}

fn is_first_digit(source: &Source, at: usize) -> bool {
    source.at(at).is_ascii_digit() && !source.before(at).is_ascii_digit()
}

fn past_title(source: &Source, at: usize, end: usize) -> Option<usize> {
    (source.at(at) == '《').then(|| (at..end).find(|&i| source.at(i) == '》').map_or(end, |i| i + 1))
}

/// The time that begins at `at`, or that ends with the word of the list that begins there, after `from`.
fn time_at(source: &Source, at: usize, from: usize, start: usize, end: usize) -> Option<Chars> {
    if source.is(at, class::DIGIT) {
        return number_at(source, at, end);
    }
    let whole = source.words_at(List::Times, at).find(|&(len, what)| what == WHOLE && at + len <= end);
    if let Some((len, _)) = whole {
        let from_month = if source.is_at(at, "今年") { month(source, at + len, end) } else { None };
        return Some(at..from_month.unwrap_or(at + len));
    }
    match source.at(at) {
        '截' if source.is_at(at, "截至") || source.is_at(at, "截止") => {
            let stop = year(source, at + 2, end).unwrap_or(at + 2);
            let stop =
                month(source, stop, end).or_else(|| words(source, stop, &["年底", "目前", "底"])).unwrap_or(stop);
            (stop > at + 2).then_some(at..day(source, stop, end).unwrap_or(stop))
        }
        '以' if source.is_at(at, "以来") && at + 2 <= end => {
            let first = (start.max(at.saturating_sub(EVENT))..at)
                .rev()
                .take_while(|&i| !matches!(source.at(i), ',' | ';' | '。' | ':'))
                .last()?;
            (at - first >= 2).then_some(first..at + 2)
        }
        // 五年来, 十五年来
        '年' if source.is_at(at, "年来") && at + 2 <= end => {
            let digits = (from.max(at.saturating_sub(2))..at).rev().take_while(|&i| is_digit(source.at(i)));
            Some(digits.last()?..at + 2)
        }
        _ => number_at(source, at, end),
    }
}

/// The time that begins with a number at `at`: 2023年, 9月, 五年来, 近三年.
fn number_at(source: &Source, at: usize, end: usize) -> Option<Chars> {
    if is_first_digit(source, at) {
        let digits = source.classes()[at..].iter().take(5).take_while(|class| **class & class::DIGIT != 0).count();
        if digits != 4 {
            // 9月, 1至11月: of the year reported on.
            let stop = if digits <= 2 { month(source, at, end)? } else { return None };
            return Some(at..day(source, stop, end).unwrap_or(stop));
        }
        let stop = year(source, at, end)?;
        let since = words(source, stop, &["以来", "至今", "上半年", "下半年", "年底", "底", "初", "度"]);
        return Some(at..since.or_else(|| month(source, stop, end)).unwrap_or(stop));
    }
    let near = source.at(at) == '近';
    if !near && !is_digit(source.at(at)) {
        return None;
    }
    let digits = at + usize::from(near);
    let stop = (digits..end.min(digits + 3)).find(|&i| !(is_digit(source.at(i)) || source.at(i).is_ascii_digit()))?;
    let since = if source.is_at(stop, "年来") { 2 } else { 1 };
    (stop > digits && stop + since <= end && source.at(stop) == '年' && (near || since == 2))
        .then_some(at..stop + since)
}

/// A digit of Chinese numbers of years: 五年来, 近十年.
fn is_digit(c: char) -> bool {
    matches!(c, '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// Past 2023年 or 2018—2020年.
fn year(source: &Source, at: usize, end: usize) -> Option<usize> {
    let four = |at: usize| {
        at + 4 <= end && (0..4).all(|k| source.at(at + k).is_ascii_digit()) && matches!(source.at(at), '1' | '2')
    };
    if !four(at) {
        return None;
    }
    let joined = if source.at(at + 4) == '年' { at + 5 } else { at + 4 };
    if matches!(source.at(joined), '-' | '—' | '~' | '至')
        && four(joined + 1)
        && source.at(joined + 5) == '年'
        && joined + 6 <= end
    {
        return Some(joined + 6);
    }
    (source.at(at + 4) == '年' && at + 5 <= end).then_some(at + 5)
}

/// Past 10月, 1—8月份, 18月.
fn month(source: &Source, at: usize, end: usize) -> Option<usize> {
    let digits = |at: usize| (at..end.min(at + 2)).take_while(|&i| source.at(i).is_ascii_digit()).count();
    let mut stop = at + digits(at);
    if stop > at && matches!(source.at(stop), '-' | '—' | '~' | '至') {
        stop += 1 + digits(stop + 1);
    }
    if stop == at || source.at(stop) != '月' || stop >= end {
        return None;
    }
    Some(words(source, stop + 1, &["份", "底", "末", "初"]).unwrap_or(stop + 1))
}

fn day(source: &Source, at: usize, end: usize) -> Option<usize> {
    let stop = (at..end.min(at + 2)).take_while(|&i| source.at(i).is_ascii_digit()).last()? + 1;
    (source.at(stop) == '日' && stop < end).then_some(stop + 1)
}

fn words(source: &Source, at: usize, list: &[&str]) -> Option<usize> {
    list.iter().find(|w| source.is_at(at, w)).map(|w| at + w.chars().count())
}

#[cfg(test)]
mod tests {
    use super::super::cues::Cues;
    use super::*;

    #[test]
    fn gives_the_words_of_the_text() {
        for (text, time) in [
            ("截至10月,共为企业核发", "截至10月"),
            ("今年1—8月，全县办理", "今年1—8月"),
            ("2018年以来,开展抽检", "2018年以来"),
            ("机构改革以来,共完成", "机构改革以来"),
            ("五年来办理建议", "五年来"),
            ("近二十五年来办理建议", "十五年来"),
            ("按照《2019年要点》，全年开展", "全年"),
            ("2016—2020年累计", "2016—2020年"),
        ] {
            let source = Source::new(text);
            let mut found = Vec::new();
            times(&source, &(0..source.len()), &Cues::find(&source).times, &mut found);
            assert_eq!(found.pop().map(|time| source.raw(time)), Some(time), "{text}");
        }
    }
}
