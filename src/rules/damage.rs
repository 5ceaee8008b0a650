//! What was lost between the writer and the file: characters, stops, notes, the end.

use super::context::Paragraph;
use super::date::wrong_dates;
use super::{Context, Help, Report, Rule};
use crate::analysis::Severity;
use crate::notices::profile::{garbled_at, is_unreadable};
use crate::reading::{Form, is_stop, marker_at};
use crate::text::{Chars, date_at};
use std::collections::BTreeMap;

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
        looks: "单独成行或“于”“截至”之后的七八位数字，恰好是一个日期。",
        why: "日期读不出来，成文时间也就无从查考。",
        example: "2020925（应为2020年9月25日）",
        source: OWN,
        advice: "改为“2020年9月25日”。",
    },
    en: Help {
        title: "A date that lost its 年, 月 and 日",
        looks: "Seven or eight digits that make a date, on a line of their own or after 于 and 截至.",
        why: "A date that cannot be read is none.",
        example: "2020925 was 2020年9月25日.",
        source: OWN_EN,
        advice: "Write the date out.",
    },
    check: run_together,
};

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

/// Words after which a run of digits is a date and no number.
const BEFORE_DATES: &[&str] = &["于", "截至", "截止", "自", "从", "日期:", "时间:"];

fn run_together(context: &Context, report: &mut Report) {
    let mut places: Vec<Chars> = Vec::new();
    for paragraph in &context.paragraphs {
        let mut at = paragraph.text.start;
        while at < paragraph.text.end {
            let end = (at..paragraph.text.end).find(|&i| !context.source.at(i).is_ascii_digit());
            let end = end.unwrap_or(paragraph.text.end);
            let alone = at == paragraph.text.start && end == paragraph.text.end;
            let said = BEFORE_DATES.iter().any(|w| context.source.is_before(at, w));
            if (7..=8).contains(&(end - at)) && (alone || said) {
                places.push(at..end);
            }
            at = end.max(at + 1);
        }
    }
    for place in places {
        let Some(date) = date_at(context.source, place.start, place.end) else { continue };
        let day = date.day.map(|d| format!("{d}日")).unwrap_or_default();
        let right = format!("{}年{}月{day}", date.year, date.month);
        let words = context.source.raw(place.clone());
        report.add(
            vec![context.span(place)],
            Vec::new(),
            format!("“{words}”疑为“{right}”丢失了年、月、日。"),
            format!("{words} seems to be {right} without 年, 月 and 日."),
        );
    }
}

/// Characters from which a paragraph counts for how this report ends its paragraphs.
const COUNTED: usize = 30;
/// Paragraphs that a report must have before its custom is known, and the share that must keep it.
const FEWEST: usize = 5;
const CUSTOM: f64 = 0.8;

/// What the caption of a photograph ends with.
const CAPTIONS: &[&str] = &["摄", "摄影", "供图", "图片"];
/// Spans of one finding.
const MOST_SPANS: usize = 60;

fn ends(context: &Context, paragraph: &Paragraph, words: &str) -> bool {
    context.source.is_before(paragraph.text.end, words)
}

/// What a paragraph may end with.
fn closes(c: char) -> bool {
    is_stop(c) || matches!(c, ';' | ':' | '…' | '”' | '’' | ')' | '》' | '】' | '」' | '.' | '—')
}

/// The paragraphs of prose that end without a mark, where the report's custom is another.
fn open_ends(context: &Context) -> Vec<usize> {
    let prose: Vec<usize> = (0..context.paragraphs.len())
        .filter(|&k| {
            let p = &context.paragraphs[k];
            let chars = context.chars(&p.text);
            !p.bare && chars.len() >= COUNTED && !chars.contains(&'|')
        })
        .collect();
    let open: Vec<usize> =
        prose.iter().copied().filter(|&k| !closes(context.source.before(context.paragraphs[k].text.end))).collect();
    if prose.len() < FEWEST || (prose.len() - open.len()) as f64 / (prose.len() as f64) < CUSTOM {
        return Vec::new();
    }
    open.into_iter().filter(|&k| is_told(context, k)).collect()
}

/// Sentences, not a long title, a caption or a list of names.
fn is_told(context: &Context, k: usize) -> bool {
    let chars = context.chars(&context.paragraphs[k].text);
    let commas = chars.iter().filter(|&&c| matches!(c, ',' | ';')).count();
    let stops = chars.iter().filter(|&&c| is_stop(c)).count();
    let caption = CAPTIONS.iter().any(|w| ends(context, &context.paragraphs[k], w));
    // A long title without a marker has commas, too.
    !caption && (stops > 0 || commas >= 2 && chars.len() >= COUNTED * 2)
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
    for k in open_ends(context) {
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
    (last + 1 == context.paragraphs.len() && open && told && context.analysis.meta.signed.is_none()).then_some(last)
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
    let number = marker_at(context.source, place.marker.start, place.title.end).map(|m| m.number);
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

/// What a line of notes opens with.
const NOTES: &[&str] = &["注", "备注", "名词解释", "脚注"];

fn notes(context: &Context, report: &mut Report) {
    let source = context.source;
    // [1] at the opening of a line anywhere in the file is a note, and so is what a line of notes lists.
    let is_note = |text: &Chars| NOTES.iter().any(|w| source.is_at(text.start, w));
    let noted = |n: &str| {
        let marks = [format!("[{n}]"), format!("〔{n}〕")];
        context.reading.lines.iter().map(|line| &line.text).any(|t| {
            let listed = || source.is_at(t.start + 1, n) || marks.iter().any(|m| source.find(t.clone(), m).is_some());
            marks.iter().any(|m| source.is_at(t.start, m)) || is_note(t) && listed()
        })
    };
    let mut marks: BTreeMap<String, Vec<Chars>> = BTreeMap::new();
    for paragraph in context.paragraphs.iter().filter(|p| !is_note(&p.text)) {
        for at in paragraph.text.clone().skip(1).filter(|&i| matches!(source.at(i), '[' | '〔')) {
            let close = if source.at(at) == '[' { ']' } else { '〕' };
            let digits = (at + 1..at + 4).take_while(|&i| source.at(i).is_ascii_digit()).count();
            let end = at + 1 + digits;
            if (1..=2).contains(&digits) && end < paragraph.text.end && source.at(end) == close {
                marks.entry(source.folded(at + 1..end)).or_default().push(at..end + 1);
            }
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

/// Web code that was not turned into characters. To add one: append it.
const WEB_CODE: &[&str] = &[
    "&nbsp;", "&ldquo;", "&rdquo;", "&lt;", "&gt;", "&amp;", "&quot;", "&mdash;", "&middot;", "<br", "<p>", "</p>",
    "</span>",
];

fn unreadable(context: &Context, report: &mut Report) {
    let mut found: Vec<Chars> = Vec::new();
    for paragraph in &context.paragraphs {
        let raw = context.source.raw(paragraph.text.clone());
        for (i, (byte, c)) in raw.char_indices().enumerate() {
            let at = paragraph.text.start + i;
            let sign = garbled_at(&raw[byte..]).map(|n| raw[byte..byte + n].chars().count());
            let code = matches!(c, '&' | '<')
                .then(|| WEB_CODE.iter().find(|w| raw[byte..].starts_with(**w)).map(|w| w.len()))
                .flatten();
            // The bullets of a word processor's symbol font, which mean nothing but a new item.
            let bullet = i == 0 && matches!(c, '\u{f000}'..='\u{f0ff}');
            // ?? inside words: what a converter puts for characters that it does not know.
            let marks = raw[byte..].bytes().take_while(|&b| b == b'?').count();
            let next = raw[byte + marks..].chars().next();
            let unknown = (marks >= 2 && next.is_some_and(char::is_alphanumeric)).then_some(marks);
            let code = code.or(unknown);
            let Some(n) = sign.or(code).or((is_unreadable(c) && !bullet).then_some(1)) else { continue };
            match found.last_mut() {
                // One place, not one for each character.
                Some(last) if last.end + 2 >= at => last.end = last.end.max(at + n),
                _ => found.push(at..at + n),
            }
        }
    }
    let Some(first) = found.first() else { return };
    let (n, words) = (found.len(), context.source.raw(first.clone()).to_owned());
    let words: String = words.chars().filter(|c| !c.is_control()).take(12).collect();
    report.add(
        found.into_iter().take(100).map(|r| context.span(r)).collect(),
        Vec::new(),
        format!("有 {n} 处无法识别或者错码（如“{words}”），附近的文字和数字可能不全。"),
        format!("{n} places cannot be read or are garbled (such as “{words}”); words and numbers near them may be incomplete."),
    );
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
    scrap && open && before.text.len() >= 2 && context.chars(&after.text).iter().any(|&c| is_stop(c))
}

fn broken_lines(context: &Context, report: &mut Report) {
    let last = context.paragraphs.len().saturating_sub(1);
    let mut places: Vec<usize> = open_ends(context).into_iter().filter(|&k| k < last && runs_on(context, k)).collect();
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
        format!("In {n} places a line end breaks a sentence, such as “{words}”."),
    );
}
