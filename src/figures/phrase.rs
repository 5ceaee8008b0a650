//! A line as words: the one token pass on which the grammar of labels works.
//!
//! The words before each amount, back to the amount before it, are its gap; the marks that end a clause are words, too.

use super::scan::Amount;
use super::words::{Class, is_one, is_state, is_suffix, word_at};
use crate::text::{Chars, Source, class};
use std::ops::Range;

/// A word, or a run of characters that no list knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    pub range: Chars,
    pub class: Class,
}

/// The words of a text around its amounts.
pub struct Phrases {
    words: Vec<Word>,
    /// For each amount the words before it, and those after it to the next amount or the end of the line.
    gaps: Vec<Range<u32>>,
    rests: Vec<Range<u32>>,
}

/// Characters of a gap that are read: from the figure before, and up to this one.
const ON: usize = 80;
const BACK: usize = 170;

impl Phrases {
    /// Cuts what stands around the amounts into words.
    pub fn of(source: &Source, amounts: &[Amount]) -> Self {
        let mut words = Vec::with_capacity(amounts.len() * 12);
        let mut gaps: Vec<Range<u32>> = Vec::with_capacity(amounts.len());
        let mut rests: Vec<Range<u32>> = Vec::with_capacity(amounts.len());
        for (i, amount) in amounts.iter().enumerate() {
            let before = i.checked_sub(1).map(|k| &amounts[k]).filter(|p| p.line == amount.line);
            let begin = words.len() as u32;
            let start = before.map_or(amount.line.start, |p| p.range.end);
            if amount.cell.is_some() || start > amount.range.start {
                // A number in a table has its words in other cells.
            } else if amount.range.start - start <= ON + BACK {
                cut(source, start..amount.range.start, &mut words);
            } else {
                if before.is_some() {
                    cut(source, start..start + ON, &mut words);
                }
                let middle = amount.range.start - BACK;
                words.push(Word { range: middle..middle, class: Class::Stop });
                cut(source, middle..amount.range.start, &mut words);
            }
            let end = words.len() as u32;
            gaps.push(begin..end);
            if before.is_some()
                && let Some(rest) = rests.last_mut()
            {
                *rest = begin..end;
            }
            let next = amounts.get(i + 1).is_some_and(|n| n.line == amount.line);
            if !next && amount.cell.is_none() {
                let stop = amount.line.end.min(amount.range.end + ON).max(amount.range.end);
                cut(source, amount.range.end..stop, &mut words);
            }
            rests.push(end..words.len() as u32);
        }
        Phrases { words, gaps, rests }
    }

    /// The words between an amount and the one before it, or the start of the line.
    pub fn gap(&self, i: usize) -> &[Word] {
        &self.words[self.gaps[i].start as usize..self.gaps[i].end as usize]
    }

    /// The words of the clause before an amount.
    pub fn before(&self, i: usize) -> &[Word] {
        let gap = self.gap(i);
        let start = gap.iter().rposition(|w| w.class == Class::Stop).map_or(0, |k| k + 1);
        &gap[start..]
    }

    /// The clause after the one in which an amount stands, where no other amount is in either.
    pub fn next_clause(&self, i: usize) -> &[Word] {
        let rest = &self.words[self.rests[i].start as usize..self.rests[i].end as usize];
        let mut clauses = rest.split(|w| w.class == Class::Stop);
        clauses.next();
        match clauses.next() {
            Some(clause) if clauses.next().is_some() => clause,
            _ => &[],
        }
    }

    /// The words after an amount, to the end of the clause or the next amount.
    pub fn after(&self, i: usize) -> &[Word] {
        let rest = &self.words[self.rests[i].start as usize..self.rests[i].end as usize];
        let stop = rest.iter().position(|w| w.class == Class::Stop).unwrap_or(rest.len());
        &rest[..stop]
    }
}

/// Cuts a range into words. What no list knows is a noun; quotations, titles and brackets are nouns as a whole.
pub fn cut(source: &Source, range: Chars, out: &mut Vec<Word>) {
    let first = out.len();
    let mut i = range.start;
    while i < range.end {
        let special = source.is(i, class::SPACE | class::OPEN | class::CLAUSE);
        if special && source.is(i, class::SPACE) && source.at(i) != '\n' {
            i += 1;
            continue;
        }
        let (end, class) = match if special { mark(source, i, range.end) } else { None } {
            Some(found) => found,
            None => word_at(source, i, range.end).map_or((i + 1, Class::Noun), |(len, class)| (i + len, class)),
        };
        let joins = class == Class::Noun
            && out.len() > first
            && out.last().is_some_and(|last| last.class == Class::Noun && last.range.end == i);
        if joins {
            let last = out.len() - 1;
            out[last].range.end = end;
        } else {
            out.push(Word { range: i..end, class });
        }
        i = end;
    }
    settle(source, first, out);
}

/// What a word is beside its neighbours: 听证率 is a noun, whatever it begins with.
fn settle(source: &Source, first: usize, out: &mut Vec<Word>) {
    let mut to = first;
    for k in first..out.len() {
        let word = out[k].clone();
        let next = out.get(k + 1).filter(|n| n.range.start == word.range.end);
        let class = match word.class {
            Class::Verb | Class::Activity | Class::Adverb
                if next.is_some_and(|n| {
                    n.class == Class::Noun && is_suffix(source, &n.range, &word.range, word.class)
                }) =>
            {
                Class::Noun
            }
            // 通过调解结案27件: the means, where another verb follows in the clause.
            Class::Verb
                if is_means(source, &word)
                    && !(to > first
                        && out[to - 1].class == Class::Verb
                        && out[to - 1].range.end == word.range.start)
                    && has_verb(&out[k + 1..]) =>
            {
                Class::Preposition
            }
            // 打掉涉黑组织1个
            Class::Verb
                if next.is_none_or(|n| n.class == Class::Stop)
                    && to > first
                    && out[to - 1].class == Class::Noun
                    && out[to - 1].range.end == word.range.start
                    && is_one(source, &word.range, &["组织"]) =>
            {
                Class::Noun
            }
            Class::Verb if next.is_some_and(|n| n.class == Class::Noun) && is_state(source, &word.range) => Class::Noun,
            // 不见面率, 非现场: no verb is turned round.
            Class::Negation if next.is_none_or(|n| matches!(n.class, Class::Noun | Class::Stop)) => Class::Noun,
            // 人均可支配收入: a light word of one character is one only beside a word that is known.
            Class::Adverb | Class::Preposition if word.range.len() == 1 => {
                let opens = to == first || out[to - 1].class == Class::Stop;
                let after_known = to > first && {
                    let before = &out[to - 1];
                    before.class != Class::Noun && before.range.end == word.range.start
                };
                // 14个乡镇均在3月底前公开
                let before_known =
                    out.get(k + 1).is_none_or(|n| n.class != Class::Noun && (n.range.len() > 1 || is_firm(source, n)));
                if opens || is_firm(source, &word) || after_known || before_known { word.class } else { Class::Noun }
            }
            class => class,
        };
        let joins = class == Class::Noun
            && to > first
            && out[to - 1].class == Class::Noun
            && out[to - 1].range.end == word.range.start;
        if joins {
            out[to - 1].range.end = word.range.end;
        } else {
            out[to] = Word { range: word.range, class };
            to += 1;
        }
    }
    out.truncate(to);
}

/// A preposition that is one wherever it stands.
fn is_firm(source: &Source, word: &Word) -> bool {
    word.class == Class::Preposition
        && word.range.len() == 1
        && matches!(source.at(word.range.start), '在' | '对' | '向' | '将' | '把' | '被')
}

/// 通过, unless it says what was passed: 审议通过.
fn is_means(source: &Source, word: &Word) -> bool {
    is_one(source, &word.range, &["通过"])
}

/// Whether the words have a verb before their clause ends, or an activity between nouns: 通过平台公示信息.
fn has_verb(words: &[Word]) -> bool {
    let clause = words.iter().position(|w| w.class == Class::Stop).unwrap_or(words.len());
    let noun = |w: &Word| w.class == Class::Noun;
    words[..clause].iter().any(|w| w.class == Class::Verb)
        || words[..clause].windows(3).any(|w| noun(&w[0]) && w[1].class == Class::Activity && noun(&w[2]))
}

/// A mark that is a word: a quotation, a title or a bracket that closes before `end`, or the end of a clause.
fn mark(source: &Source, at: usize, end: usize) -> Option<(usize, Class)> {
    let quoted = bracket(source, at, end).map(|end| (end, Class::Noun));
    quoted.or_else(|| source.is(at, class::CLAUSE).then_some((at + 1, Class::Stop)))
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
    source.chars()[at + 1..end].iter().position(|&c| c == close).map(|n| at + n + 2)
}

/// From the start of the clause to `at`, over the words of a gap.
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
        if source.is(i - 1, class::CLAUSE) {
            return i;
        }
        i -= 1;
    }
    i
}

/// Characters that are looked at before a figure.
const REACH_BACK: usize = 90;
