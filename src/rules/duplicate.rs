//! Words that stand twice.

use super::{Context, Help, Report, Rule};
use crate::analysis::Severity;
use crate::text::{Chars, class};

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

/// Of some ranges those with the same letters and digits as one before, whatever the marks: each with the first such one.
/// Ranges of fewer letters than `shortest` do not count, nor those that are not `told`.
fn repeated(
    context: &Context,
    ranges: &[&Chars],
    shortest: usize,
    told: impl Fn(usize) -> bool,
) -> Vec<(usize, usize)> {
    // Nearly all differ in how they begin; only what begins alike, and has as many letters, is looked at whole.
    let beginnings: Vec<u64> = ranges.iter().map(|range| beginning(context, range)).collect();
    let counted = twice(&beginnings)
        .filter(|&k| told(k))
        .map(|k| (beginnings[k], context.source.words(ranges[k]), k))
        .filter(|&(_, letters, _)| letters >= shortest);
    let mut begun: Vec<(u64, usize, usize)> = counted.collect();
    begun.sort_unstable();
    let mut alike: Vec<(u64, usize)> = Vec::new();
    for same in begun.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).filter(|same| same.len() > 1) {
        alike.extend(same.iter().map(|&(.., k)| (key(words(context, ranges[k])), k)));
    }
    alike.sort_unstable();
    let mut found = Vec::new();
    for same in alike.chunk_by(|a, b| a.0 == b.0) {
        let first = same[0].1;
        let equal = |k: usize| words(context, ranges[first]).eq(words(context, ranges[k]));
        found.extend(same[1..].iter().filter(|(_, k)| equal(*k)).map(|&(_, k)| (k, first)));
    }
    found.sort_unstable();
    found
}

/// The positions of keys that may stand twice: all that do, and few others.
pub fn twice(keys: &[u64]) -> impl Iterator<Item = usize> {
    // One bit for each key, of which seldom two share one: whether it was seen, and whether it was seen again.
    let place = |key: u64| ((key >> 32) as usize % SEEN, 1u64 << (key >> 58));
    let (mut once, mut again) = ([0u64; SEEN], [0u64; SEEN]);
    for &key in keys {
        let (set, bit) = place(key);
        again[set] |= once[set] & bit;
        once[set] |= bit;
    }
    keys.iter().enumerate().filter(move |&(_, &key)| again[place(key).0] & place(key).1 != 0).map(|(k, _)| k)
}

/// Sets of 64 bits each for the keys of a text.
const SEEN: usize = 128;

/// Letters by which ranges are told apart before they are compared whole.
const BEGINNING: usize = 5;

/// A number for the first letters of a range.
fn beginning(context: &Context, range: &Chars) -> u64 {
    let classes = &context.source.classes()[range.clone()];
    // Mostly no mark is among them.
    if let (Some(letters), Some(classes)) = (context.chars(range).first_chunk(), classes.first_chunk())
        && classes.iter().fold(class::WORD, |all, of| all & of) != 0
    {
        let _: &[u16; BEGINNING] = classes;
        return packed(letters);
    }
    let mut letters = ['\0'; BEGINNING];
    letters.iter_mut().zip(words(context, range)).for_each(|(letter, c)| *letter = c);
    packed(&letters)
}

/// Some letters as one number, which is seldom that of others.
fn packed(letters: &[char; BEGINNING]) -> u64 {
    letters.iter().fold(0, |key: u64, &c| key.rotate_left(13) ^ u64::from(c)).wrapping_mul(SPREAD)
}

fn words<'c>(context: &'c Context, range: &Chars) -> impl Iterator<Item = char> + 'c {
    let classes = &context.source.classes()[range.clone()];
    context.chars(range).iter().zip(classes).filter(|(_, class)| **class & class::WORD != 0).map(|(c, _)| *c)
}

/// A number that differs for different words, but for a chance of one in billions.
fn key(words: impl Iterator<Item = char>) -> u64 {
    words.fold(0, mixed)
}

fn mixed(key: u64, c: char) -> u64 {
    (key.rotate_left(5) ^ u64::from(c)).wrapping_mul(SPREAD)
}

/// Spreads what differs over a number.
const SPREAD: u64 = 0x517c_c1b7_2722_0a95;

/// For [`Context::twins`].
pub fn twins(context: &Context) -> Vec<(usize, usize)> {
    // A title may stand twice, on the page and in the document.
    let told = |k: usize| {
        let p = &context.paragraphs[k];
        let comma = || context.source.marks(&p.text).any(|i| context.source.at(i) == ',');
        !p.bare && !p.row && (p.stops || comma())
    };
    let ranges: Vec<&Chars> = context.paragraphs.iter().map(|p| &p.text).collect();
    repeated(context, &ranges, SHORTEST_PARAGRAPH, told)
}

fn paragraphs(context: &Context, report: &mut Report) {
    for &(k, first) in context.twins() {
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
    let mut sentences: Vec<&Chars> = Vec::with_capacity(context.reading.sentences.len());
    sentences.extend(context.reading.sentences.iter().filter(|sentence| sentence.len() >= SHORTEST_SENTENCE));
    let told = |k: usize| {
        let sentence = sentences[k];
        let Some(k) = context.position_at(sentence.start) else { return false };
        let paragraph = &context.paragraphs[k];
        let twin = context.twins().binary_search_by_key(&k, |(twin, _)| *twin).is_ok();
        let row = paragraph.row && context.chars(sentence).contains(&'|');
        sentence.end <= paragraph.text.end && !twin && !paragraph.bare && !row
    };
    for (k, first) in repeated(context, &sentences, SHORTEST_SENTENCE, told) {
        let (sentence, first) = (sentences[k], sentences[first]);
        let mark = |s: &Chars| context.span(s.start..s.end.min(s.start + LONGEST_MARK));
        report.add(
            vec![mark(sentence), mark(first)],
            Vec::new(),
            "这一句与前文的一句完全相同。".to_owned(),
            "This sentence stands in the text twice.".to_owned(),
        );
    }
}
