//! A stretch of text as words: what the grammar of labels works on.

use super::words::{Class, WORDS};
use crate::text::{Chars, Source};

/// A word, or a run of characters that no list knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    pub range: Chars,
    pub class: Class,
}

/// Cuts a range into words. What no list knows is a noun; quotations, titles and brackets are nouns as a whole.
pub fn words(source: &Source, range: Chars) -> Vec<Word> {
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
    matches!(c, ',' | ';' | ':' | '。' | '!' | '?' | '|' | '\n' | '(' | ')')
}
