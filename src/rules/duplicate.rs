//! Words that stand twice.

use super::{Context, Help, Report, Rule};
use crate::analysis::Severity;
use crate::reading::is_stop;
use crate::text::Chars;
use std::collections::BTreeMap;

pub const DUP001: Rule = Rule {
    code: "DUP001",
    name: "paragraph-twice",
    class: "duplicate",
    severity: Severity::Warning,
    zh: Help {
        title: "段落重复",
        looks: "两个段落一字不差。",
        why: "多半是复制粘贴造成的，篇幅和数字都会重复计算。",
        example: "同一段“加强行政执法监督……”在两处出现。",
        source: "文字比对。空格不计，表格和标题不比。",
        advice: "删去一处。",
    },
    en: Help {
        title: "A paragraph stands twice",
        looks: "Two paragraphs with the same words.",
        why: "A slip of copy and paste; numbers in it are counted twice.",
        example: "The same paragraph under two headings.",
        source: "A comparison of words, without blanks, tables and headings.",
        advice: "Delete one of them.",
    },
    check: paragraphs,
};

pub const DUP002: Rule = Rule {
    code: "DUP002",
    name: "sentence-twice",
    class: "duplicate",
    severity: Severity::Warning,
    zh: Help {
        title: "句子重复",
        looks: "较长的句子在两处一字不差。",
        why: "多半是复制粘贴造成的。",
        example: "“组织执法人员培训12场次，参训860人次。”在两节里各出现一次。",
        source: "文字比对。",
        advice: "删去一处，或者改写。",
    },
    en: Help {
        title: "A sentence stands twice",
        looks: "A longer sentence with the same words in two places.",
        why: "Probably a slip of copy and paste.",
        example: "The same sentence on training in two sections.",
        source: "A comparison of words.",
        advice: "Delete one, or say it in other words.",
    },
    check: sentences,
};

/// Words of a paragraph, and of a sentence, from which on it is not the same by chance.
const SHORTEST_PARAGRAPH: usize = 20;
const SHORTEST_SENTENCE: usize = 22;
/// What is marked of a long paragraph.
const LONGEST_MARK: usize = 120;

fn words(context: &Context, range: &Chars) -> String {
    context.chars(range).iter().filter(|c| c.is_alphanumeric()).collect()
}

/// For each paragraph the earlier one with the same words.
fn twins(context: &Context) -> Vec<Option<usize>> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let twin = |(k, p): (usize, &super::context::Paragraph)| {
        // A title may stand twice, on the page and in the document.
        let chars = context.chars(&p.text);
        if p.bare || chars.contains(&'|') || !chars.iter().any(|&c| is_stop(c) || c == ',') {
            return None;
        }
        let words = words(context, &p.text);
        if words.chars().count() < SHORTEST_PARAGRAPH {
            return None;
        }
        match seen.get(&words) {
            Some(&first) => Some(first),
            None => {
                seen.insert(words, k);
                None
            }
        }
    };
    context.paragraphs.iter().enumerate().map(twin).collect()
}

fn paragraphs(context: &Context, report: &mut Report) {
    for (k, twin) in twins(context).into_iter().enumerate() {
        let Some(first) = twin else { continue };
        let mark = |k: usize| {
            let text = context.paragraphs[k].text.clone();
            context.span(text.start..text.end.min(text.start + LONGEST_MARK))
        };
        let n = context.paragraphs[k].text.len();
        report.add(
            vec![mark(k), mark(first)],
            Vec::new(),
            format!("这一段（{n} 字）与前文的一段完全相同。"),
            format!("This paragraph ({n} characters) stands in the text twice."),
        );
    }
}

fn sentences(context: &Context, report: &mut Report) {
    let twins = twins(context);
    let inside = |range: &Chars| {
        let k = context.paragraphs.partition_point(|p| p.text.start <= range.start).checked_sub(1)?;
        (range.end <= context.paragraphs[k].text.end).then_some(k)
    };
    let mut seen: BTreeMap<String, Chars> = BTreeMap::new();
    for sentence in &context.reading.sentences {
        let Some(k) = inside(sentence) else { continue };
        if twins[k].is_some() || context.paragraphs[k].bare || context.chars(sentence).contains(&'|') {
            continue;
        }
        let words = words(context, sentence);
        if words.chars().count() < SHORTEST_SENTENCE {
            continue;
        }
        let Some(first) = seen.get(&words) else {
            seen.insert(words, sentence.clone());
            continue;
        };
        let mark = |s: &Chars| context.span(s.start..s.end.min(s.start + LONGEST_MARK));
        report.add(
            vec![mark(sentence), mark(first)],
            Vec::new(),
            "这一句与前文的一句完全相同。".to_owned(),
            "This sentence stands in the text twice.".to_owned(),
        );
    }
}
