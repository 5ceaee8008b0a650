//! Stops that are lost, sentences that a line end breaks, and texts that break off.

use super::super::context::Paragraph;
use super::super::{Context, Help, Report, Rule};
use super::{MOST_SPANS, OWN, OWN_EN};
use crate::analysis::Severity;
use crate::reading::{Form, is_stop};
use crate::text::Chars;
use std::collections::BTreeMap;

pub const DMG003: Rule = Rule {
    code: "DMG003",
    name: "paragraph-without-stop",
    class: "damage",
    severity: Severity::Warning,
    zh: Help {
        title: "段末没有句号",
        looks: "绝大多数段落以句号结尾的报告里，个别段落末尾没有标点。",
        why: "可能只是丢了句号，也可能后半句丢了。",
        example: "……群众满意率97.4%（段末无标点）",
        source: OWN,
        advice: "对照原文，补上句号或者丢失的文字。",
    },
    en: Help {
        title: "A paragraph without its last stop",
        looks: "A paragraph that ends without a mark in a report where nearly all end with a stop.",
        why: "Only a stop may be lost, or the rest of the sentence.",
        example: "… satisfaction 97.4% (and no stop)",
        source: OWN_EN,
        advice: "Compare the original; put back the stop, or what else is lost.",
    },
    check: without_stop,
};

pub const DMG006: Rule = Rule {
    code: "DMG006",
    name: "breaks-off",
    class: "damage",
    severity: Severity::Warning,
    zh: Help {
        title: "文本疑似不全",
        looks: "最后一段没有写完；或者没有落款，最后一组序号只有第一条，应有的部分也没有出现。",
        why: "只复制或者只发布了一部分，后面的数字和部分都看不到。",
        example: "最后停在“1. 建立执法体制。……”，没有第2条，也没有不足和安排。",
        source: OWN,
        advice: "找到全文，重新放入。",
    },
    en: Help {
        title: "The text seems to break off",
        looks: "A last paragraph that is not finished; or no signature, a last list with only its first item, and parts that are not there.",
        why: "Only a piece was copied or published; what follows is not seen.",
        example: "It stops in item 1, without an item 2, shortcomings or plans.",
        source: OWN_EN,
        advice: "Find the whole text and put it in again.",
    },
    check: cut_off,
};

pub const DMG007: Rule = Rule {
    code: "DMG007",
    name: "line-broken",
    class: "damage",
    severity: Severity::Warning,
    zh: Help {
        title: "句子被换行截断",
        looks: "一句话中间换了行：几个数字或字母独占一行（多为上下标），书名号、链接文字独占一行。",
        why: "数字和它的单位分在两行，既不好读也不好查。",
        example: "“PM”“2.5”“浓度”各占一行。",
        source: OWN,
        advice: "把几行接起来。",
    },
    en: Help {
        title: "A sentence broken over lines",
        looks: "A line end inside a sentence: a few digits on a line of their own (mostly sub- or superscripts), a title or a link on a line of its own.",
        why: "A number and its unit stand apart, hard to read and to find.",
        example: "PM, 2.5 and 浓度 each on a line.",
        source: OWN_EN,
        advice: "Join the lines.",
    },
    check: broken_lines,
};

/// Characters from which a paragraph counts for how this report ends its paragraphs.
const COUNTED: usize = 30;
/// Paragraphs that a report must have before its custom is known, and the share that must keep it.
const FEWEST: usize = 5;
const CUSTOM: f64 = 0.8;

/// What the caption of a photograph ends with.
const CAPTIONS: &[&str] = &["摄", "摄影", "供图", "图片"];

fn ends(context: &Context, paragraph: &Paragraph, words: &str) -> bool {
    context.source.is_before(paragraph.text.end, words)
}

/// What a paragraph may end with.
fn closes(c: char) -> bool {
    is_stop(c) || matches!(c, ';' | ':' | '…' | '”' | '’' | ')' | '》' | '】' | '」' | '.' | '—')
}

/// For [`Context::open_ends`].
pub fn open_ends(context: &Context) -> Vec<usize> {
    let (mut prose, mut open) = (0, Vec::new());
    for (k, p) in context.paragraphs.iter().enumerate() {
        if !p.bare && p.text.len() >= COUNTED && !p.row {
            prose += 1;
            if !closes(context.source.before(p.text.end)) {
                open.push(k);
            }
        }
    }
    if prose < FEWEST || (prose - open.len()) as f64 / (prose as f64) < CUSTOM {
        return Vec::new();
    }
    open.into_iter().filter(|&k| is_told(context, k)).collect()
}

/// Sentences, not a long title, a caption or a list of names.
fn is_told(context: &Context, k: usize) -> bool {
    let paragraph = &context.paragraphs[k];
    let last = context.source.before(paragraph.text.end);
    // A title that was a link stands on a line of its own, which may have been taken for the page's.
    if k + 1 == context.paragraphs.len() && matches!(last, '《' | '(' | '“') {
        return false;
    }
    let caption = CAPTIONS.iter().any(|w| ends(context, paragraph, w));
    // A long title without a marker has commas, too.
    let pauses =
        || context.source.marks(&paragraph.text).filter(|&i| matches!(context.source.at(i), ',' | ';')).count();
    !caption && (paragraph.stops || paragraph.text.len() >= COUNTED * 2 && pauses() >= 2)
}

/// The words after the last mark.
fn tail(context: &Context, text: &Chars) -> Chars {
    let from = text.end.saturating_sub(40).max(text.start);
    let mark = (from..text.end - 1).rev().find(|&i| matches!(context.source.at(i), ',' | ';' | '。' | '、' | ':'));
    let start = mark.map_or(from, |i| i + 1);
    context.source.trim(start..text.end)
}

fn without_stop(context: &Context, report: &mut Report) {
    let last = unfinished(context);
    for &k in context.open_ends() {
        if Some(k) == last || runs_on(context, k) {
            continue;
        }
        let range = tail(context, &context.paragraphs[k].text);
        let words = context.source.raw(range.clone());
        report.add(
            vec![context.span(range)],
            Vec::new(),
            format!("这一段结尾“{words}”之后没有标点，句号或后文可能丢失。"),
            format!("After “{words}”, the end of the paragraph, there is no mark: a stop or more may be lost."),
        );
    }
}

/// The last paragraph of the body, where it has not ended and nothing signs after it.
fn unfinished(context: &Context) -> Option<usize> {
    let last = context.prose_end().checked_sub(1)?;
    let end = context.source.before(context.paragraphs[last].text.end);
    let open = !context.paragraphs[last].bare && !closes(end) || matches!(end, ',' | '、');
    let told = context.paragraphs[last].text.len() >= COUNTED && is_told(context, last);
    (last + 1 == context.paragraphs.len() && open && told).then_some(last)
}

/// Where the text breaks off: its last sentence.
pub fn breaks_off(context: &Context) -> Option<(Chars, bool)> {
    if let Some(last) = unfinished(context) {
        return Some((tail(context, &context.paragraphs[last].text), true));
    }
    stops_in_a_list(context).then(|| {
        let last = context.prose_end() - 1;
        (context.last_sentence(&context.paragraphs[last].text), false)
    })
}

/// No signature, a last list with one item only, where the other lists of the report have more, and parts that are not
/// there.
fn stops_in_a_list(context: &Context) -> bool {
    let (outline, headings) = (&context.analysis.outline, &context.reading.headings);
    let Some(last) = outline.last() else { return false };
    let signed = context.analysis.meta.signed.is_some() || context.prose_end() < context.paragraphs.len();
    let parts = &context.analysis.parts;
    if !context.is_annual() || signed || !parts.next_year.is_empty() || context.prose_end() == 0 {
        return false;
    }
    let form = headings[last.id as usize].form;
    let place = &headings[last.id as usize];
    let number = place.number();
    // Items below each heading that has any of this form.
    let mut items: BTreeMap<Option<u32>, usize> = BTreeMap::new();
    for heading in outline.iter().filter(|h| headings[h.id as usize].form == form) {
        *items.entry(heading.parent).or_default() += 1;
    }
    let alone = items.remove(&last.parent) == Some(1);
    form != Form::Spoken && number == Some(1) && alone && items.len() >= 2 && items.values().all(|&n| n > 1)
}

fn cut_off(context: &Context, report: &mut Report) {
    let Some((range, open)) = breaks_off(context) else { return };
    let spans = vec![context.span(range)];
    if open {
        report.add(
            spans,
            Vec::new(),
            "全文最后一句没有写完，后文可能丢失。".to_owned(),
            "The last sentence of the text is not finished; what follows may be lost.".to_owned(),
        );
    } else {
        report.add(
            spans,
            Vec::new(),
            "全文疑似在此中断：最后一组序号只有第一条，没有下一年度安排，也没有落款。".to_owned(),
            "The text seems to break off here: the last list has one item only, and there are no plans and no signature.".to_owned(),
        );
    }
}

/// Whether the paragraph runs on in the next line: a scrap, a mark that cannot open a line, or an opening bracket before.
fn runs_on(context: &Context, k: usize) -> bool {
    let Some(next) = context.paragraphs.get(k + 1).filter(|p| p.heading.is_none()) else { return false };
    let (end, start) = (context.source.before(context.paragraphs[k].text.end), context.source.at(next.text.start));
    let opens = matches!(end, '《' | '(' | '“' | '〈');
    let cannot_open = matches!(start, '》' | ')' | '”' | ',' | '。' | '、' | ';');
    opens || cannot_open || next.text.len() < COUNTED && !CAPTIONS.iter().any(|w| ends(context, next, w))
}

/// A few digits or letters that are all of a line, inside a sentence.
fn is_scrap(context: &Context, k: usize) -> bool {
    let [before, middle, after] = &context.paragraphs[k - 1..k + 2] else { return false };
    let chars = context.chars(&middle.text);
    let scrap = chars.len() <= 5
        && chars.iter().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '%' | '+' | '-'))
        && chars.iter().any(char::is_ascii_digit);
    let open = !closes(context.source.before(before.text.end)) && !before.bare && after.heading.is_none();
    scrap && open && before.text.len() >= 2 && after.stops
}

fn broken_lines(context: &Context, report: &mut Report) {
    let last = context.paragraphs.len().saturating_sub(1);
    let mut places: Vec<usize> =
        context.open_ends().iter().copied().filter(|&k| k < last && runs_on(context, k)).collect();
    places.extend((1..last).filter(|&k| is_scrap(context, k)).map(|k| k - 1));
    places.sort_unstable();
    places.dedup();
    let Some(&first) = places.first() else { return };
    let around = |k: usize| {
        let (a, b) = (&context.paragraphs[k].text, &context.paragraphs[k + 1].text);
        a.end.saturating_sub(6).max(a.start)..b.end.min(b.start + 6)
    };
    let words: Vec<&str> = context.source.raw(around(first)).split_whitespace().collect();
    let words = words.join("／");
    let n = places.len();
    report.add(
        places.iter().take(MOST_SPANS).map(|&k| context.span(around(k))).collect(),
        Vec::new(),
        format!("有 {n} 处句子被换行截断，如“{words}”。"),
        format!("Sentences broken by a line end: {n}, such as “{words}”."),
    );
}
