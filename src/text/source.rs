//! The text as the stages see it: one folded character per character of the text, and the way back to its words.

use super::block::four;
use super::characters::Characters;
use super::class;
use super::codes::Code;
use super::vocabulary::{Found, Hit, Id, Vocabulary};
use crate::analysis::Span;
use crate::vocabulary::{EVERYWHERE, List, VOCABULARY};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

/// A range of characters (not bytes, not UTF-16 units) of a [`Source`].
pub type Chars = Range<usize>;

/// A text ready to be read.
///
/// Most of a text is Han characters, of which most passes want none. So those that they want are noted while the text is
/// folded: marks, runs of digits, and what may be unreadable.
pub struct Source<'t> {
    raw: &'t str,
    all: Characters,
    vocabulary: &'static Vocabulary,
    /// The words of the lists that are looked for [`EVERYWHERE`]. Found when the first is asked for.
    words: OnceCell<Vec<Found>>,
}

/// A run of digits as long as can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    pub start: u32,
    pub end: u32,
}

impl Run {
    pub fn chars(self) -> Chars {
        self.start as usize..self.end as usize
    }
}

impl<'t> Source<'t> {
    /// Takes the first 4 GiB of a text, which is more than a browser hands over.
    pub fn new(raw: &'t str) -> Self {
        let most = raw.floor_char_boundary(u32::MAX as usize);
        let raw = &raw[..most];
        let vocabulary = &*VOCABULARY;
        Source { raw, all: Characters::read(raw, vocabulary), vocabulary, words: OnceCell::new() }
    }

    pub fn len(&self) -> usize {
        self.all.folded.len()
    }

    /// The folded characters.
    pub fn chars(&self) -> &[char] {
        &self.all.folded
    }

    /// The folded character at `i`, NUL outside of the text.
    pub fn at(&self, i: usize) -> char {
        self.all.folded.get(i).copied().unwrap_or('\0')
    }

    /// The folded character before `i`, NUL at the start of the text.
    pub fn before(&self, i: usize) -> char {
        i.checked_sub(1).map_or('\0', |i| self.at(i))
    }

    /// Whether the character at `i` is of any of these classes; outside of the text it is of none.
    pub fn is(&self, i: usize, class: u16) -> bool {
        self.all.classes.get(i).is_some_and(|c| c & class != 0)
    }

    /// Whether any character of a range is of any of these classes. A few are looked at all at once.
    fn have(&self, range: &Chars, class: u16) -> bool {
        match self.all.classes[range.start..].first_chunk::<8>() {
            Some(&[a, b, c, d, e, f, g, h]) if (1..8).contains(&range.len()) => {
                let eight = u128::from(four([a, b, c, d])) | u128::from(four([e, f, g, h])) << 64;
                let asked = u128::from(class) * 0x0001_0001_0001_0001_0001_0001_0001_0001;
                (eight & asked) << (16 * (8 - range.len())) != 0
            }
            _ => self.all.classes[range.clone()].iter().any(|of| of & class != 0),
        }
    }

    /// The classes of the characters.
    pub fn classes(&self) -> &[u16] {
        &self.all.classes
    }

    /// The numbers of the characters of a range.
    pub fn codes(&self, range: &Chars) -> &[Code] {
        &self.all.codes[range.clone()]
    }

    /// Where the characters of a range stand that are neither letters nor digits.
    pub fn marks(&self, range: &Chars) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator + '_ {
        positions(&self.all.marks, range)
    }

    /// Where all characters stand that are neither letters nor digits.
    pub fn all_marks(&self) -> &[u32] {
        &self.all.marks
    }

    /// Where the characters of a range stand at which something unreadable may begin.
    pub fn odd(&self, range: &Chars) -> impl DoubleEndedIterator<Item = usize> + '_ {
        positions(&self.all.odd, range)
    }

    /// Where the characters of a range stand that part the cells of a row.
    pub fn borders(&self, range: &Chars) -> impl ExactSizeIterator<Item = usize> + '_ {
        positions(&self.all.borders, range)
    }

    /// Where the characters stand, from a place on, with which an amount, a name or a bracket may begin.
    pub fn telling_from(&self, at: usize) -> &[u32] {
        &self.all.telling[self.all.telling.partition_point(|&i| (i as usize) < at)..]
    }

    /// How many letters and digits a range has.
    pub fn words(&self, range: &Chars) -> usize {
        range.len() - self.marks(range).len()
    }

    /// The runs of digits that begin in a range.
    pub fn digits(&self, range: &Chars) -> impl DoubleEndedIterator<Item = Chars> + '_ {
        let first = self.all.digits.partition_point(|run| (run.start as usize) < range.start);
        let rest = &self.all.digits[first..];
        let runs = rest.partition_point(|run| (run.start as usize) < range.end);
        rest[..runs].iter().map(|run| run.chars())
    }

    fn words_found(&self) -> &[Found] {
        self.words.get_or_init(|| self.vocabulary.everywhere(&self.all.codes))
    }

    /// Finds the words that are looked for everywhere now, and not when one is first asked for.
    pub fn find_words(&self) {
        self.words_found();
    }

    /// The longest word of any list that begins at a place.
    #[inline]
    fn longest(&self, at: usize) -> Id {
        self.vocabulary.longest(&self.all.codes, at)
    }

    /// Whether a word of a list may begin at a place.
    #[inline]
    pub fn begins(&self, list: List, at: usize) -> bool {
        let Some(&first) = self.all.codes.get(at) else { return false };
        // After the last character stands 0.
        let next = self.all.codes.get(at + 1).copied().unwrap_or(0);
        self.vocabulary.may_begin(list as u8, first, next)
    }

    /// The words of lists that are looked for everywhere, given as bits, that begin in a range.
    fn words_of(&self, lists: u32, range: &Chars) -> impl Iterator<Item = &Found> + use<'_> {
        debug_assert!(lists & !EVERYWHERE == 0, "words of this list are not looked for everywhere");
        let words = self.words_found();
        let rest = &words[words.partition_point(|found| (found.at as usize) < range.start)..];
        let end = range.end;
        rest.iter().take_while(move |found| (found.at as usize) < end).filter(move |found| found.lists & lists != 0)
    }

    /// The longest word of a list that begins at `at` and ends at or before `end`: its length, and what the list says of it.
    #[inline]
    pub fn word_at(&self, list: List, at: usize, end: usize) -> Option<Hit> {
        if self.begins(list, at) { self.longest_word_at(list, at, end) } else { None }
    }

    /// The same at a place where one is likely to begin.
    #[inline(never)]
    pub fn longest_word_at(&self, list: List, at: usize, end: usize) -> Option<Hit> {
        self.vocabulary.longest_of(list as u8, self.longest(at), end.saturating_sub(at))
    }

    /// The words of a list that is looked for everywhere in a range, each with where it begins, in the order in which they
    /// begin; of those that begin at one place the longest first.
    pub fn words_in(&self, list: List, range: &Chars) -> impl Iterator<Item = (usize, Hit)> + '_ {
        let end = range.end;
        self.words_of(list.bit(), range).flat_map(move |found| {
            let at = found.at as usize;
            let hits = self.vocabulary.hits(list as u8, found.word);
            hits.filter(move |(length, _)| at + length <= end).map(move |hit| (at, hit))
        })
    }

    /// Where in a range words of any of some such lists begin, the lists given as bits.
    pub fn beginnings(&self, lists: u32, range: &Chars) -> impl Iterator<Item = usize> + '_ {
        self.words_of(lists, range).map(|found| found.at as usize)
    }

    /// The same, each with all lists that have a word that begins there.
    pub fn lists_in(&self, lists: u32, range: &Chars) -> impl Iterator<Item = (usize, u32)> + '_ {
        self.words_of(lists, range).map(|found| (found.at as usize, found.lists))
    }

    /// Gives the words of any list in a range to `found`, in the same order.
    pub fn each_word_in(&self, list: List, range: &Chars, mut each: impl FnMut(usize, Hit)) {
        self.vocabulary.each_at(list as u8, &self.all.codes, range.clone(), |at, hit| {
            if at + hit.0 <= range.end {
                each(at, hit);
            }
        });
    }

    /// The words of a list that begin at a place, the longest first.
    #[inline]
    pub fn words_at(&self, list: List, at: usize) -> impl Iterator<Item = Hit> + '_ {
        let word = if self.begins(list, at) { self.longest(at) } else { 0 };
        self.vocabulary.hits(list as u8, word)
    }

    /// The words as they stand in the text.
    pub fn raw(&self, range: Chars) -> &'t str {
        &self.raw[self.all.bytes[range.start] as usize..self.all.bytes[range.end.max(range.start)] as usize]
    }

    /// The words as they are read.
    pub fn folded(&self, range: Chars) -> String {
        self.as_read(range).into_owned()
    }

    /// The same, where nothing is read as another character the words of the text themselves.
    pub fn as_read(&self, range: Chars) -> Cow<'t, str> {
        if !self.have(&range, class::ALTERED) {
            return Cow::Borrowed(self.raw(range));
        }
        let mut words = String::with_capacity(range.len() * 3);
        words.extend(&self.all.folded[range]);
        Cow::Owned(words)
    }

    /// Where the words stand, as the schema counts.
    pub fn span(&self, range: Chars) -> Span {
        Span { start: self.utf16(range.start), end: self.utf16(range.end) }
    }

    /// The characters that a span covers.
    pub fn range(&self, span: Span) -> Chars {
        self.position(span.start)..self.position(span.end)
    }

    /// The first character that begins at or after a UTF-16 unit.
    fn position(&self, utf16: u32) -> usize {
        if self.all.astral.is_empty() {
            return (utf16 as usize).min(self.len());
        }
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.utf16(middle) < utf16 { low = middle + 1 } else { high = middle }
        }
        low
    }

    fn utf16(&self, at: usize) -> u32 {
        if self.all.astral.is_empty() {
            return at as u32;
        }
        (at + self.all.astral.partition_point(|&i| (i as usize) < at)) as u32
    }

    /// Whether the folded text at `i` reads `words`.
    #[inline(always)]
    pub fn is_at(&self, i: usize, words: &str) -> bool {
        // Nearly always the first character tells.
        let mut rest = words.chars();
        match rest.next() {
            Some(first) => self.all.folded.get(i) == Some(&first) && self.goes_on(i + 1, rest.as_str()),
            None => true,
        }
    }

    #[inline(never)]
    fn goes_on(&self, i: usize, words: &str) -> bool {
        let mut there = self.all.folded.get(i..).unwrap_or_default().iter();
        words.chars().all(|c| there.next() == Some(&c))
    }

    /// Whether the folded text just before `i` reads `words`.
    #[inline(always)]
    pub fn is_before(&self, i: usize, words: &str) -> bool {
        let mut rest = words.chars();
        match rest.next_back() {
            Some(last) => i > 0 && self.all.folded.get(i - 1) == Some(&last) && self.comes_before(i - 1, rest.as_str()),
            None => true,
        }
    }

    #[inline(never)]
    fn comes_before(&self, i: usize, words: &str) -> bool {
        let mut there = self.all.folded.get(..i).unwrap_or_default().iter();
        words.chars().rev().all(|c| there.next_back() == Some(&c))
    }

    /// First place of `words` in a range of the folded text.
    pub fn find(&self, range: Chars, words: &str) -> Option<usize> {
        let n = words.chars().count();
        let last = range.end.min(self.len()).checked_sub(n)?;
        let Some(first) = words.chars().next() else { return (range.start <= last).then_some(range.start) };
        let begins = self.all.folded.get(range.start..=last)?.iter().enumerate().filter(|(_, c)| **c == first);
        begins.map(|(k, _)| range.start + k).find(|&i| self.is_at(i, words))
    }

    /// The range without white space at its ends.
    pub fn trim(&self, range: Chars) -> Chars {
        let Range { mut start, mut end } = range;
        while start < end && self.all.classes[start] & class::SPACE != 0 {
            start += 1;
        }
        while start < end && self.all.classes[end - 1] & class::SPACE != 0 {
            end -= 1;
        }
        start..end
    }
}

/// Those of some positions in order that are in a range.
fn positions<'p>(
    all: &'p [u32],
    range: &Chars,
) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator + use<'p> {
    let first = all.partition_point(|&i| (i as usize) < range.start);
    let rest = &all[first..];
    rest[..rest.partition_point(|&i| (i as usize) < range.end)].iter().map(|&i| i as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_lead_back_to_the_words_of_the_text() {
        let source = Source::new("甲𠀀（１２件）");
        let at = source.find(0..source.len(), "12件").unwrap();
        assert_eq!(source.raw(at..at + 3), "１２件");
        assert_eq!(source.span(at..at + 3), Span { start: 4, end: 7 });
    }
}
