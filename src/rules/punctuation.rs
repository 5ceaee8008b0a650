//! Brackets and quotes without their other half, stops that stand twice, set phrases with the wrong mark.

use super::marker::misshapen_places;
use super::{Context, Help, Report, Rule};
use crate::analysis::Severity;
use crate::reading::is_stop;
use crate::text::{Chars, class};
use crate::vocabulary::{List, Lists};
use std::cell::LazyCell;

pub const PUNC001: Rule = Rule {
    code: "PUNC001",
    name: "unbalanced",
    class: "punctuation",
    severity: Severity::Warning,
    zh: Help {
        title: "括号、引号、书名号不成对",
        looks: "一段之内《》“”‘’（）【】〔〕「」只有一半，或者右引号误作左引号。",
        why: "读者不知道引文、文件名在哪里结束。",
        example: "印发《关于规范行政执法的通知，明确责任。",
        source: "GB/T 15834-2011《标点符号用法》：成对使用。",
        advice: "补上缺的一半，或者删去多余的一半。",
    },
    en: Help {
        title: "A bracket or quote without its other half",
        looks: "Half of a pair within a paragraph, or an opening quote where a closing one belongs.",
        why: "A reader cannot tell where a quotation or a title ends.",
        example: "《关于规范行政执法的通知，明确责任。",
        source: "GB/T 15834-2011: these marks are used in pairs.",
        advice: "Add the missing half, or take out the other.",
    },
    check: unbalanced,
};

pub const PUNC002: Rule = Rule {
    code: "PUNC002",
    name: "doubled",
    class: "punctuation",
    severity: Severity::Warning,
    zh: Help {
        title: "标点重复或相连",
        looks: "两个点号连在一起，如“，，”“。。”“、。”“，。”。",
        why: "多半是删改以后留下的，影响公文的严肃。",
        example: "组织培训5场，，参训300人次。",
        source: "GB/T 15834-2011《标点符号用法》：一处停顿用一个点号。省略号、问号与叹号连用除外。",
        advice: "留下该用的一个。",
    },
    en: Help {
        title: "Marks that stand twice",
        looks: "Two pausing marks next to each other.",
        why: "What editing leaves behind; it looks careless in an official paper.",
        example: "组织培训5场，，参训300人次。",
        source: "GB/T 15834-2011: one mark for one pause. Ellipses, and ? with !, are left alone.",
        advice: "Keep the one that is meant.",
    },
    check: doubled,
};

pub const PUNC003: Rule = Rule {
    code: "PUNC003",
    name: "set-phrase-mark",
    class: "punctuation",
    severity: Severity::Warning,
    zh: Help {
        title: "固定提法内的标点不规范",
        looks: "“双随机、一公开”一类固定提法，中间的顿号写成了逗号或别的点号。",
        why: "固定提法以国务院文件的写法为准，写错后检索不到。",
        example: "“双随机，一公开”应为“双随机、一公开”。",
        source: "国务院及其办公厅文件的通行写法；固定提法列在规则的表里，可以增补。",
        advice: "改为顿号。",
    },
    en: Help {
        title: "The wrong mark inside a set phrase",
        looks: "A comma or another mark in phrases such as 双随机、一公开, which have 、.",
        why: "The State Council's way of writing is the one that others search for.",
        example: "“双随机，一公开” should be “双随机、一公开”.",
        source: "Common usage of State Council documents; the phrases are a table that can be extended.",
        advice: "Write 、.",
    },
    check: set_phrases,
};

/// Opening mark, closing mark, which is always the character after it, and their name.
const PAIRS: &[(char, char, &str)] = &[
    ('(', ')', "括号"),
    ('“', '”', "双引号"),
    ('《', '》', "书名号"),
    ('‘', '’', "单引号"),
    ('【', '】', "方头括号"),
    ('〔', '〕', "六角括号"),
    ('「', '」', "直角引号"),
    ('『', '』', "直角引号"),
];

/// Set phrases whose two halves are joined by 、. To add one: append its halves.
const SET_PHRASES: &[(&str, &str)] =
    &[("双随机", "一公开"), ("多证合一", "一照一码"), ("五证合一", "一照一码"), ("三证合一", "一照一码")];

/// Paragraphs over which a pair may reach where lines were broken inside sentences.
const REACH: usize = 4;
/// Halves among which the other half is looked for.
const NEAR: usize = 32;

/// Half of a pair.
struct Half {
    pair: usize,
    opens: bool,
    at: usize,
    paragraph: usize,
}

fn unbalanced(context: &Context, report: &mut Report) {
    // Half a bracket of a marker is told there.
    let markers = LazyCell::new(|| misshapen_places(context));
    let told =
        |at: usize| markers.partition_point(|r| r.start <= at).checked_sub(1).is_some_and(|k| at < markers[k].end);
    let mut loose: Vec<Half> = Vec::new();
    // One stack for each pair: that pairs nest is not asked.
    let mut open: [Vec<usize>; PAIRS.len()] = Default::default();
    let mut halves: Vec<Half> = Vec::new();
    for (k, paragraph) in context.paragraphs.iter().enumerate().filter(|(_, p)| !p.brackets.is_empty() && !p.row) {
        let mut brackets = context.brackets(paragraph).iter().map(|&at| at as usize).peekable();
        let mut left_open = false;
        while let Some(i) = brackets.next() {
            let c = context.source.at(i);
            // Mostly the next one closes it, and is the next character of all there are.
            let closes = |&next: &usize| context.source.at(next) as u32 == c as u32 + 1;
            if context.source.is(i, class::OPEN) && brackets.next_if(closes).is_some() {
                continue;
            }
            let Some(pair) = PAIRS.iter().position(|p| p.0 == c || p.1 == c) else { continue };
            if PAIRS[pair].0 == c {
                open[pair].push(i);
                left_open = true;
            } else if open[pair].pop().is_none() {
                halves.push(Half { pair, opens: false, at: i, paragraph: k });
            }
        }
        if left_open {
            for (pair, stack) in open.iter_mut().enumerate() {
                halves.extend(stack.drain(..).map(|at| Half { pair, opens: true, at, paragraph: k }));
            }
        }
        if halves.is_empty() {
            continue;
        }
        // What lies too far back can have no other half any more; rows of a table do not count.
        let before = context.paragraphs[..k].iter().rposition(|p| !p.row).unwrap_or(0);
        let far = loose.iter().position(|h| h.paragraph + REACH > before).unwrap_or(loose.len());
        tell(context, report, loose.drain(..far));
        // What follows the body's last mark may have been taken for the page's.
        halves.retain(|h| !told(h.at) && (!h.opens || h.at + 1 < context.reading.body.end));
        halves.sort_by_key(|h| h.at);
        for half in halves.drain(..) {
            let partner = (!half.opens)
                .then(|| {
                    let near = loose.len().saturating_sub(NEAR);
                    let fits = |l: &Half| l.opens && l.pair == half.pair && reaches(context, l, &half);
                    loose[near..].iter().rposition(fits).map(|i| near + i)
                })
                .flatten();
            match partner {
                Some(i) => drop(loose.remove(i)),
                None if !half.opens && is_list_mark(context, half.at, &paragraph.text) => {}
                None => loose.push(half),
            }
        }
    }
    tell(context, report, loose.into_iter());
}

/// Whether the lines between were broken inside a sentence, or the quotation has several paragraphs.
fn reaches(context: &Context, open: &Half, close: &Half) -> bool {
    let broken = |k: usize| {
        let text = &context.paragraphs[k].text;
        !is_stop(context.source.before(text.end)) && !matches!(context.source.before(text.end), '”' | ';')
    };
    let quoted = matches!(PAIRS[open.pair].0, '“' | '‘' | '「');
    let opens_paragraph = open.at == context.paragraphs[open.paragraph].text.start;
    (open.paragraph..close.paragraph).all(broken) || quoted && opens_paragraph
}

/// 1) and a) in a list have no other half.
fn is_list_mark(context: &Context, at: usize, paragraph: &Chars) -> bool {
    let c = context.source.before(at);
    let number = |c: char| c.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(c);
    if !number(c) || context.source.at(at) != ')' {
        return context.source.at(at) == '’' && c.is_ascii_alphabetic();
    }
    let start = (paragraph.start.max(at.saturating_sub(6))..at).rev().find(|&i| !number(context.source.at(i)));
    start.map_or(at - paragraph.start <= 4, |i| at - i <= 4 && !context.source.at(i).is_alphanumeric())
}

fn tell(context: &Context, report: &mut Report, loose: impl Iterator<Item = Half>) {
    let mut halves = loose.peekable();
    while let Some(half) = halves.next() {
        let (open, close, name) = PAIRS[half.pair];
        // “某某“: the second was meant to close.
        let turned = halves.next_if(|n| {
            n.opens && half.opens && n.pair == half.pair && n.paragraph == half.paragraph && open != '《' && open != '('
        });
        let around = context.paragraphs[half.paragraph].text.clone();
        let edge = |i: usize| matches!(context.source.at(i), ',' | '。' | ';' | '、');
        if let Some(second) = turned {
            report.add(
                vec![context.span(half.at..second.at + 1)],
                Vec::new(),
                format!("两个“{open}”，没有“{close}”：后一个疑应为“{close}”。"),
                format!("Two {open} and no {close}: the second was probably meant to close."),
            );
            continue;
        }
        // The half with the words up to the next mark, so that a reader sees what it belongs to.
        let (range, there, absent) = if half.opens {
            let end =
                (half.at + 1..around.end.min(half.at + 16)).find(|&i| edge(i)).unwrap_or(around.end.min(half.at + 16));
            (half.at..end, open, close)
        } else {
            let start = (around.start.max(half.at.saturating_sub(15))..half.at).rev().find(|&i| edge(i));
            (start.map_or(around.start.max(half.at.saturating_sub(15)), |i| i + 1)..half.at + 1, close, open)
        };
        let words = context.source.raw(range.clone());
        report.add(
            vec![context.span(range)],
            Vec::new(),
            format!("「{words}」：{name}只有 {there} ，没有与它成对的 {absent} 。"),
            format!("「{words}」: there is {there} without its {absent}."),
        );
    }
}

fn doubled(context: &Context, report: &mut Report) {
    let source = context.source;
    let mut seconds = context.reading.marks.doubled.iter().map(|&at| at as usize).peekable();
    while let Some(second) = seconds.next() {
        let (start, mut end) = (second - 1, second + 1);
        while seconds.next_if_eq(&end).is_some() {
            end += 1;
        }
        let Some(paragraph) = context.paragraph_at(start) else { continue };
        // 。。。。。。 is an ellipsis, if a wrong one; ;: inside code or an address is none of ours.
        let words = source.raw(start..end);
        let between = !source.before(start).is_ascii_alphanumeric() || !source.at(end).is_ascii_alphanumeric();
        if !words.is_ascii() || between {
            report.add(
                vec![context.span(start.saturating_sub(2).max(paragraph.text.start)..end)],
                Vec::new(),
                format!("标点“{words}”连用。"),
                format!("The marks {words} stand next to each other."),
            );
        }
    }
}

pub fn add_words(lists: &mut Lists) {
    let mut seconds: Vec<&str> = SET_PHRASES.iter().map(|row| row.1).collect();
    seconds.dedup();
    lists.add_plain(List::Halves, &seconds);
}

fn set_phrases(context: &Context, report: &mut Report) {
    let source = context.source;
    for (at, _, paragraph) in context.words_of_paragraphs(List::Halves) {
        if at == paragraph.text.start || !matches!(source.at(at - 1), ',' | ';' | ':' | '。') {
            continue;
        }
        let mark = at - 1;
        let whole = |(first, second): &&(&str, &str)| source.is_at(at, second) && source.is_before(mark, first);
        let Some((first, second)) = SET_PHRASES.iter().find(whole) else { continue };
        let range = mark - first.chars().count()..at + second.chars().count();
        let written = source.raw(range.clone());
        report.add(
            vec![context.span(range)],
            Vec::new(),
            format!("“{written}”是固定提法，通行写法是“{first}、{second}”。"),
            format!("“{written}” is a set phrase; it is usually written “{first}、{second}”."),
        );
    }
}
