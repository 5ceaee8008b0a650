//! A stretch of text as words: what the grammar of labels works on.

use super::words::{Class, SUFFIX_WORDS, SUFFIXES, WORDS};
use crate::text::{Chars, Source};

/// A word, or a run of characters that no list knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    pub range: Chars,
    pub class: Class,
}

/// Cuts a range into words. What no list knows is a noun; quotations, titles and brackets are nouns as a whole.
pub fn words(source: &Source, range: Chars) -> Vec<Word> {
    let cut = cut(source, range.clone());
    let mut out: Vec<Word> = Vec::with_capacity(cut.len());
    for (k, word) in cut.iter().enumerate() {
        let next = cut.get(k + 1);
        let touches = next.is_some_and(|n| n.range.start == word.range.end);
        let class = match word.class {
            // 听证率, 通过率: a noun, whatever it begins with.
            Class::Verb | Class::Activity | Class::Adverb
                if touches && next.is_some_and(|n| n.class == Class::Noun && is_suffix(source, n)) =>
            {
                Class::Noun
            }
            // 人均可支配收入: a light word of one character is one only beside a word that is known.
            Class::Adverb | Class::Preposition if word.range.len() == 1 => {
                let first = k == 0;
                let after_known = out.last().is_some_and(|w| w.class != Class::Noun && w.range.end == word.range.start);
                let firm = word.class == Class::Preposition
                    && matches!(source.at(word.range.start), '在' | '对' | '向' | '将' | '把' | '被');
                let before_known = next.is_none_or(|n| n.class != Class::Noun && n.range.len() > 1);
                if first || firm || after_known || before_known { word.class } else { Class::Noun }
            }
            class => class,
        };
        match out.last_mut() {
            Some(last) if last.class == Class::Noun && class == Class::Noun && last.range.end == word.range.start => {
                last.range.end = word.range.end;
            }
            _ => out.push(Word { range: word.range.clone(), class }),
        }
    }
    out
}

/// Whether a noun begins with a character that goes with the word before it, and not with a word of its own.
fn is_suffix(source: &Source, noun: &Word) -> bool {
    let at = noun.range.start;
    let one = SUFFIXES.contains(source.at(at)) && WORDS.at(source.chars(), at, noun.range.end).is_none();
    one || SUFFIX_WORDS.iter().any(|w| source.is_at(at, w))
}

fn cut(source: &Source, range: Chars) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut i = range.start;
    while i < range.end {
        if source.at(i).is_whitespace() {
            i += 1;
            continue;
        }
        let (end, class) = match bracket(source, i, range.end) {
            Some(end) => (end, Class::Noun),
            None => match WORDS.at(source.chars(), i, range.end) {
                Some((len, &class)) => (i + len, class),
                None => (i + 1, Class::Noun),
            },
        };
        match out.last_mut() {
            Some(last) if last.class == Class::Noun && class == Class::Noun && last.range.end == i => {
                last.range.end = end
            }
            _ => out.push(Word { range: i..end, class }),
        }
        i = end;
    }
    out
}

/// Past a quotation, a title or a bracket that closes before `end`.
fn bracket(source: &Source, at: usize, end: usize) -> Option<usize> {
    let close = match source.at(at) {
        '“' => '”',
        '《' => '》',
        '(' => ')',
        '‘' => '’',
        '〈' => '〉',
        _ => return None,
    };
    (at + 1..end).find(|&i| source.at(i) == close).map(|i| i + 1)
}

/// Characters that are looked at on each side of a figure.
const REACH_BACK: usize = 90;
const REACH_ON: usize = 60;

/// From the start of the clause to `at`: commas and stops end a clause, but not inside quotations and titles.
pub fn clause_start(source: &Source, at: usize, floor: usize) -> usize {
    let floor = floor.max(at.saturating_sub(REACH_BACK));
    let mut i = at;
    while i > floor {
        let c = source.at(i - 1);
        let open = match c {
            '”' => '“',
            '》' => '《',
            ')' => '(',
            _ => '\0',
        };
        if open != '\0'
            && let Some(k) = (floor..i - 1).rev().find(|&k| source.at(k) == open)
        {
            i = k;
            continue;
        }
        if ends_clause(c) {
            return i;
        }
        i -= 1;
    }
    i
}

/// From `at` to the end of the clause.
pub fn clause_end(source: &Source, at: usize, ceiling: usize) -> usize {
    let ceiling = ceiling.min(at + REACH_ON);
    let mut i = at;
    while i < ceiling {
        if let Some(end) = bracket(source, i, ceiling) {
            i = end;
            continue;
        }
        if ends_clause(source.at(i)) {
            break;
        }
        i += 1;
    }
    i
}

fn ends_clause(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '。' | '!' | '?' | '|' | '\n' | '(' | ')' | '[' | ']' | '\t')
}
