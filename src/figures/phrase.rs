//! A line as words: the one token pass on which the grammar of labels works.
//!
//! The words before each amount, back to the amount before it, are its gap; the marks that end a clause are words, too.

use super::scan::Amount;
use super::settle::settle;
use super::words::{Class, likely_word_at};
use crate::text::{Chars, Source, class, four};
use crate::vocabulary::List;
use std::cell::OnceCell;
use std::ops::Range;

/// A word, or a run of characters that no list knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    pub range: Chars,
    pub class: Class,
}

/// The words of a text around its amounts.
///
/// Of what stands between two amounts, often several sentences, the grammar mostly asks for the first and the last clause
/// only; so these are cut beforehand, and what is between them when it is asked for.
pub struct Phrases<'s, 't> {
    source: &'s Source<'t>,
    words: Vec<Word>,
    gaps: Vec<Gap>,
}

/// What stands around an amount.
struct Gap {
    /// From the amount before in the line, or the start of the line; none where the words are those of a table.
    range: Chars,
    /// Whether an amount stands before it in the line.
    goes_on: bool,
    /// The words of the last clause before the amount.
    before: Range<u32>,
    /// How many clauses end in the gap; of a long gap the most.
    stops: usize,
    /// On from the last amount of a line as far as is read; none where another follows, whose gap that is.
    rest: Chars,
    /// The words of the first clause after the amount.
    after: Range<u32>,
    /// The words of all clauses of the gap, cut when they are first asked for.
    all: OnceCell<Vec<Word>>,
}

/// Characters of a gap that are read: from the figure before, and up to this one.
const ON: usize = 80;
const BACK: usize = 170;

impl<'s, 't> Phrases<'s, 't> {
    /// Cuts the clauses around the amounts into words.
    pub fn of(source: &'s Source<'t>, amounts: &[Amount]) -> Self {
        let mut phrases = Phrases { source, words: Vec::with_capacity(amounts.len() * 8), gaps: Vec::new() };
        phrases.gaps.reserve_exact(amounts.len());
        for (i, amount) in amounts.iter().enumerate() {
            let previous = i.checked_sub(1).map(|k| &amounts[k]).filter(|p| p.line == amount.line);
            let start = previous.map_or(amount.line.start, |p| p.range.end);
            // A number in a table has its words in other cells.
            let none = amount.cell.is_some() || start > amount.range.start;
            let range = if none { amount.range.start..amount.range.start } else { start..amount.range.start };
            let goes_on = previous.is_some();
            let whole = range.len() <= ON + BACK;
            let read = if whole { range.start } else { range.end - BACK }..range.end;
            // What follows the amount before may be all of it.
            let first_end = if whole { range.end } else { range.start + ON };
            let first = goes_on.then(|| phrases.add_first(range.start..first_end));
            let first_stop = first.as_ref().and_then(|(_, stop)| *stop).filter(|_| whole);
            let (before, stops) = match &first {
                Some((words, None)) if whole => (words.clone(), 0),
                _ => {
                    let from = first_stop.map_or(read.start, |stop| stop + 1);
                    let found = (usize::from(first_stop.is_some()), from);
                    let (count, from) =
                        stops(source, from..read.end).fold(found, |(count, _), stop| (count + 1, stop + 1));
                    (phrases.add(from..read.end), if whole { count } else { usize::MAX })
                }
            };
            if let Some((after, _)) = first {
                phrases.gaps[i - 1].after = after;
            }
            let next = amounts.get(i + 1).is_some_and(|n| n.line == amount.line);
            let end = if next || amount.cell.is_some() { 0 } else { amount.line.end.min(amount.range.end + ON) };
            let rest = amount.range.end..end.max(amount.range.end);
            let after = if rest.is_empty() { 0..0 } else { phrases.add_first(rest.clone()).0 };
            phrases.gaps.push(Gap { range, goes_on, before, stops, rest, after, all: OnceCell::new() });
        }
        phrases
    }

    /// Cuts a range that is one clause; tells where its words are.
    fn add(&mut self, range: Chars) -> Range<u32> {
        let begin = self.words.len() as u32;
        cut(self.source, range, &mut self.words);
        begin..self.words.len() as u32
    }

    /// Cuts the first clause of a range; tells where its words are, and where the mark that ends it.
    fn add_first(&mut self, range: Chars) -> (Range<u32>, Option<usize>) {
        let begin = self.words.len();
        cut_on(self.source, range, true, &mut self.words);
        // The mark that ends it is cut, too, because a word may be another one before it.
        let stop = self.words.pop_if(|last| last.class == Class::Stop).map(|last| last.range.start);
        (begin as u32..self.words.len() as u32, stop)
    }

    fn at(&self, range: &Range<u32>) -> &[Word] {
        &self.words[range.start as usize..range.end as usize]
    }

    /// The words between an amount and the one before it, or the start of the line.
    pub fn gap(&self, i: usize) -> &[Word] {
        self.gaps[i].all.get_or_init(|| self.cut_gap(&self.gaps[i]))
    }

    fn cut_gap(&self, Gap { range, goes_on, .. }: &Gap) -> Vec<Word> {
        let mut words = Vec::with_capacity(range.len().min(ON + BACK) / 2);
        if range.len() <= ON + BACK {
            cut(self.source, range.clone(), &mut words);
            return words;
        }
        if *goes_on {
            cut(self.source, range.start..range.start + ON, &mut words);
        }
        let middle = range.end - BACK;
        words.push(Word { range: middle..middle, class: Class::Stop });
        cut(self.source, middle..range.end, &mut words);
        words
    }

    /// How many clauses end between an amount and the one before it, or the start of the line; of a long gap more than one.
    pub fn stops(&self, i: usize) -> usize {
        self.gaps[i].stops
    }

    /// Whether 其中 or a word like it may stand between an amount and the one before it: most gaps have none of its
    /// characters, and need not be cut.
    pub fn may_open(&self, i: usize) -> bool {
        self.source.chars()[self.gaps[i].range.clone()].iter().any(|c| matches!(c, '其' | '包' | '含'))
    }

    /// Whether 其中 or a word like it stands between an amount and the one before it, mostly in its own clause.
    pub fn have_among(&self, i: usize) -> bool {
        let among = |w: &Word| w.class == Class::Among;
        let earlier = || !self.in_one_clause(i) && self.may_open(i) && self.gap(i).iter().any(among);
        self.before(i).iter().any(among) || earlier()
    }

    /// Whether no clause ends between an amount and the one before it, or the start of the line.
    pub fn in_one_clause(&self, i: usize) -> bool {
        self.gaps[i].stops == 0
    }

    /// The words of the clause before an amount.
    pub fn before(&self, i: usize) -> &[Word] {
        self.at(&self.gaps[i].before)
    }

    /// The words after an amount, to the end of the clause or the next amount.
    pub fn after(&self, i: usize) -> &[Word] {
        self.at(&self.gaps[i].after)
    }

    /// The clause after the one in which an amount stands, where no other amount is in either.
    pub fn next_clause(&self, i: usize) -> Vec<Word> {
        let (first, last) = match self.gaps.get(i + 1).filter(|next| next.goes_on).map(|next| &next.range) {
            Some(gap) if gap.len() > ON + BACK => (gap.start..gap.start + ON, Some(gap.end - BACK..gap.end)),
            Some(gap) => (gap.clone(), None),
            None => (self.gaps[i].rest.clone(), None),
        };
        let mut words = Vec::with_capacity(first.len() / 2);
        let mut ends = stops(self.source, first.clone());
        // With the mark that ends it, because a word may be another one before it.
        match (ends.next(), ends.next(), last) {
            (Some(before), Some(end), _) => cut(self.source, before + 1..end + 1, &mut words),
            (Some(before), None, Some(_)) => {
                cut(self.source, before + 1..first.end, &mut words);
                return words;
            }
            (None, _, Some(last)) => {
                let end = stops(self.source, last.clone()).next();
                end.into_iter().for_each(|end| cut(self.source, last.start..end + 1, &mut words));
            }
            _ => {}
        }
        words.pop();
        words
    }
}

/// Where clauses end in a range: at marks outside of quotations, titles and brackets. No word of the grammar holds one.
fn stops<'a>(source: &'a Source, range: Chars) -> impl Iterator<Item = usize> + 'a {
    let Range { start: mut at, end } = range;
    std::iter::from_fn(move || {
        loop {
            let i = at + first_of(&source.classes()[at..end], class::OPEN | class::CLAUSE)?;
            match mark(source, i, end) {
                Some((past, Class::Stop)) => {
                    at = past;
                    return Some(i);
                }
                Some((past, _)) => at = past,
                None => at = i + 1,
            }
        }
    })
}

/// The first character of any of some classes. Most are of none, so four are asked at once.
pub fn first_of(classes: &[u16], class: u16) -> Option<usize> {
    let all = u64::from(class) * 0x0001_0001_0001_0001;
    let (fours, rest) = classes.as_chunks();
    for (k, &classes) in fours.iter().enumerate() {
        let those = four(classes) & all;
        if those != 0 {
            return Some(4 * k + those.trailing_zeros() as usize / 16);
        }
    }
    rest.iter().position(|c| c & class != 0).map(|k| 4 * fours.len() + k)
}

/// Cuts a range into words. What no list knows is a noun; quotations, titles and brackets are nouns as a whole.
pub fn cut(source: &Source, range: Chars, out: &mut Vec<Word>) {
    cut_on(source, range, false, out);
}

/// The same, or only the first clause of a range with the mark that ends it.
fn cut_on(source: &Source, range: Chars, one_clause: bool, out: &mut Vec<Word>) {
    let first = out.len();
    // What is no other word goes on with the noun before it.
    let end_noun = |noun: Chars, out: &mut Vec<Word>| {
        if !noun.is_empty() {
            out.push(Word { range: noun, class: Class::Noun });
        }
    };
    // Where this noun begins, and which word is the first that depends on its neighbours.
    let (mut noun, mut depends) = (range.start, None);
    let mut i = range.start;
    while i < range.end {
        let special = source.is(i, class::SPACE | class::OPEN | class::CLAUSE);
        // Most characters go on with a noun.
        if !special && !source.begins(List::Grammar, i) {
            i += 1;
            continue;
        }
        if special && source.is(i, class::SPACE) && source.at(i) != '\n' {
            end_noun(noun..i, out);
            i += 1;
            noun = i;
            continue;
        }
        let found = if special { mark(source, i, range.end) } else { None };
        let Some((end, class)) = found.or_else(|| likely_word_at(source, i, range.end)) else {
            i += 1;
            continue;
        };
        if class != Class::Noun {
            end_noun(noun..i, out);
            if depends.is_none() && class.depends() {
                depends = Some(out.len());
            }
            out.push(Word { range: i..end, class });
            noun = end;
        }
        i = end;
        if one_clause && class == Class::Stop {
            break;
        }
    }
    end_noun(noun..i, out);
    if let Some(from) = depends {
        settle(source, first, from, out);
    }
}

/// A mark that is a word: a quotation, a title or a bracket that closes before `end`, or the end of a clause.
fn mark(source: &Source, at: usize, end: usize) -> Option<(usize, Class)> {
    let quoted = if source.is(at, class::OPEN) { bracket(source, at, end) } else { None };
    quoted.map(|end| (end, Class::Noun)).or_else(|| source.is(at, class::CLAUSE).then_some((at + 1, Class::Stop)))
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
    // Most characters neither close anything nor end a clause.
    let telling = |class: &u16| class & (class::CLOSE | class::CLAUSE) != 0;
    while let Some(k) = source.classes()[floor.min(i)..i].iter().rposition(telling) {
        let at = floor + k;
        let open = match source.at(at) {
            '”' => '“',
            '》' => '《',
            ')' => '(',
            _ => '\0',
        };
        if open != '\0'
            && let Some(k) = (floor..at).rev().find(|&k| source.at(k) == open)
        {
            i = k;
        } else if source.is(at, class::CLAUSE) {
            return at + 1;
        } else {
            i = at;
        }
    }
    floor.min(i)
}

/// Characters that are looked at before a figure.
const REACH_BACK: usize = 90;
