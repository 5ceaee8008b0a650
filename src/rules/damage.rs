//! What was lost between the writer and the file: characters, notes, and what `ends` looks for.

mod ends;

use super::date::{value, wrong_dates};
use super::{Context, Help, Report, Rule};
use crate::analysis::Severity;
use crate::text::{Chars, code_at, date_at, garbled_at, is_unreadable};
use std::cell::LazyCell;
use std::collections::BTreeMap;

pub use ends::{DMG003, DMG006, DMG007, breaks_off, open_ends};

/// Spans of one finding.
const MOST_SPANS: usize = 60;
/// What most rules of this family rest on.
const OWN: &str = "由行文惯例推断，不是标准条文；疑似，不是定论。";
const OWN_EN: &str = "Inferred from how reports are written, not from a standard; a suspicion.";

pub const DMG001: Rule = Rule {
    code: "DMG001",
    name: "lost-dash",
    class: "damage",
    severity: Severity::Warning,
    zh: Help {
        title: "月份之间疑似丢失连接号",
        looks: "“今年18月”一类不可能的月份，拆开正好是两个月份。",
        why: "网页转码时连接号容易丢失，数字的时间范围就变了。",
        example: "今年18月，办理案件2121件。（应为1—8月）",
        source: OWN,
        advice: "对照原文补上连接号。",
    },
    en: Help {
        title: "A dash between months seems lost",
        looks: "Impossible months such as 18月 that are two months when taken apart.",
        why: "Dashes are lost when pages are converted, and with them the time that a number is about.",
        example: "今年18月 was 1—8月.",
        source: OWN_EN,
        advice: "Compare the original and put the dash back.",
    },
    check: lost_dash,
};

pub const DMG002: Rule = Rule {
    code: "DMG002",
    name: "date-run-together",
    class: "damage",
    severity: Severity::Warning,
    zh: Help {
        title: "日期疑似丢失年月日",
        looks: "单独成行、在“于”“截至”之后或“日”之前的七八位数字，恰好是一个日期；“月”之前的年份丢了“年”。",
        why: "日期读不出来，成文时间也就无从查考。",
        example: "2020925（应为2020年9月25日）",
        source: OWN,
        advice: "改为“2020年9月25日”。",
    },
    en: Help {
        title: "A date that lost its 年, 月 and 日",
        looks: "Seven or eight digits that make a date, on a line of their own, after 于 and 截至 or before 日; a year before a month without its 年.",
        why: "A date that cannot be read is none.",
        example: "2020925 was 2020年9月25日.",
        source: OWN_EN,
        advice: "Write the date out.",
    },
    check: run_together,
};

pub const DMG004: Rule = Rule {
    code: "DMG004",
    name: "note-missing",
    class: "damage",
    severity: Severity::Warning,
    zh: Help {
        title: "有注码，没有注文",
        looks: "正文中的[1]一类注码，文末找不到对应的注释。",
        why: "脚注在转换中丢失，名词就没有了解释。",
        example: "“雪亮工程”[1]",
        source: OWN,
        advice: "补上注释，或者删去注码。",
    },
    en: Help {
        title: "A note mark without its note",
        looks: "A mark such as [1] in the text, and no such note after it.",
        why: "Footnotes are lost in conversion, and with them the explanation.",
        example: "“雪亮工程”[1]",
        source: OWN_EN,
        advice: "Put the note back, or take the mark out.",
    },
    check: notes,
};

pub const DMG005: Rule = Rule {
    code: "DMG005",
    name: "unreadable",
    class: "damage",
    severity: Severity::Error,
    zh: Help {
        title: "乱码或无法识别的字符",
        looks: "替换字符、私用区字符、控制字符，“锟斤拷”一类错码，以及“&nbsp;”一类网页代码。",
        why: "字符已经丢失，所在的文字和数字可能不全。",
        example: "办理案件锟斤拷件",
        source: "Unicode：U+FFFD、私用区和控制字符不是文字。",
        advice: "换一种编码打开，或者从原网页重新复制。",
    },
    en: Help {
        title: "Unreadable or garbled characters",
        looks: "Replacement, private-use and control characters, traces of a wrong encoding such as 锟斤拷, and web code such as &nbsp;.",
        why: "Characters are lost; words and numbers around them may be incomplete.",
        example: "办理案件锟斤拷件",
        source: "Unicode: U+FFFD, private use and controls are no characters of a text.",
        advice: "Open the file in another encoding, or copy it again.",
    },
    check: unreadable,
};

fn lost_dash(context: &Context, report: &mut Report) {
    for wrong in wrong_dates(context) {
        let Some(was) = wrong.was else { continue };
        let words = context.source.raw(wrong.range.clone());
        report.add(
            vec![context.span(wrong.range)],
            Vec::new(),
            format!("没有“{words}”，疑为“{was}”丢失了连接号。"),
            format!("There is no {words}; it may be {was} without its dash."),
        );
    }
}

/// Years that such reports speak of.
const YEARS: std::ops::RangeInclusive<u32> = 1978..=2100;

/// Words after which a run of digits is a date and no number.
const BEFORE_DATES: &[&str] = &["于", "截至", "截止", "自", "从", "日期:", "时间:"];

fn run_together(context: &Context, report: &mut Report) {
    let source = context.source;
    for (place, _) in context.dates().filter(|(run, _)| (5..=6).contains(&run.len())) {
        // 20256月
        let (year, month) = (value(context, place.start..place.start + 4), value(context, place.start + 4..place.end));
        if source.at(place.end) != '月' || !YEARS.contains(&year) || !(1..=12).contains(&month) {
            continue;
        }
        let words = source.raw(place.start..place.end + 1);
        report.add(
            vec![context.span(place.start..place.end + 1)],
            Vec::new(),
            format!("“{words}”疑为“{year}年{month}月”丢失了“年”。"),
            format!("{words} seems to be {year}年{month}月 without its 年."),
        );
    }
    for (place, paragraph) in context.dates().filter(|(run, _)| (7..=8).contains(&run.len())) {
        // 2025730日
        let said = || source.at(place.end) == '日' || BEFORE_DATES.iter().any(|w| source.is_before(place.start, w));
        if place != paragraph.text && !said() {
            continue;
        }
        let Some(date) = date_at(source, place.start, place.end) else { continue };
        let day = date.day.map(|d| format!("{d}日")).unwrap_or_default();
        let right = format!("{}年{}月{day}", date.year, date.month);
        let words = source.raw(place.clone());
        report.add(
            vec![context.span(place)],
            Vec::new(),
            format!("“{words}”疑为“{right}”丢失了年、月、日。"),
            format!("{words} seems to be {right} without 年, 月 and 日."),
        );
    }
}

/// What a line of notes opens with.
const NOTES: &[&str] = &["注", "备注", "名词解释", "脚注"];

fn notes(context: &Context, report: &mut Report) {
    let source = context.source;
    // [1] at the opening of a line anywhere in the file is a note, and so is what a line of notes lists.
    let is_note = |text: &Chars| NOTES.iter().any(|w| source.is_at(text.start, w));
    let opens = |text: &&Chars| matches!(source.at(text.start), '[' | '〔') || is_note(text);
    let lines = LazyCell::new(|| context.reading.lines.iter().map(|line| &line.text).filter(opens).collect::<Vec<_>>());
    let noted = |n: &str| {
        let marks = [format!("[{n}]"), format!("〔{n}〕")];
        lines.iter().copied().any(|t| {
            let listed = || source.is_at(t.start + 1, n) || marks.iter().any(|m| source.find(t.clone(), m).is_some());
            marks.iter().any(|m| source.is_at(t.start, m)) || is_note(t) && listed()
        })
    };
    let mut marks: BTreeMap<String, Vec<Chars>> = BTreeMap::new();
    for at in context.reading.marks.notes.iter().map(|&at| at as usize) {
        let close = if source.at(at) == '[' { ']' } else { '〕' };
        let digits = (at + 1..at + 4).take_while(|&i| source.at(i).is_ascii_digit()).count();
        let end = at + 1 + digits;
        if !(1..=2).contains(&digits) || source.at(end) != close {
            continue;
        }
        let Some(text) = context.paragraph_at(at).map(|p| &p.text) else { continue };
        if at > text.start && end < text.end && !is_note(text) {
            marks.entry(source.folded(at + 1..end)).or_default().push(at..end + 1);
        }
    }
    for (n, places) in marks {
        if noted(&n) {
            continue;
        }
        let words = source.raw(places[0].clone());
        // With the word that it explains.
        let spans = places.iter().map(|p| context.span(p.start.saturating_sub(1)..p.end)).collect();
        report.add(
            spans,
            Vec::new(),
            format!("注码“{words}”没有对应的注释。"),
            format!("There is no note for the mark {words}."),
        );
    }
}

fn unreadable(context: &Context, report: &mut Report) {
    let source = context.source;
    let mut found: Vec<Chars> = Vec::new();
    for at in source.odd(&context.reading.body) {
        let Some(paragraph) = context.paragraph_at(at) else { continue };
        let raw = source.raw(at..paragraph.text.end);
        let sign = garbled_at(raw).or_else(|| code_at(raw)).map(|n| raw[..n].chars().count());
        let unreadable = || {
            let c = raw.chars().next()?;
            // The bullets of a word processor's symbol font, which mean nothing but a new item.
            let bullet = at == paragraph.text.start && matches!(c, '\u{f000}'..='\u{f0ff}');
            (is_unreadable(c) && !bullet).then_some(1)
        };
        let Some(n) = sign.or_else(unreadable) else { continue };
        match found.last_mut() {
            // One place, not one for each character.
            Some(last) if last.end + 2 >= at => last.end = last.end.max(at + n),
            _ => found.push(at..at + n),
        }
    }
    let Some(first) = found.first() else { return };
    let (n, words) = (found.len(), context.source.raw(first.clone()).to_owned());
    let words: String = words.chars().filter(|c| !c.is_control()).take(12).collect();
    report.add(
        found.into_iter().take(100).map(|r| context.span(r)).collect(),
        Vec::new(),
        format!("有 {n} 处无法识别或者错码（如“{words}”），附近的文字和数字可能不全。"),
        format!("Places that cannot be read or are garbled: {n} (such as “{words}”); words and numbers near them may be incomplete."),
    );
}
