//! The text as the stages see it: one folded character per character of the text, and the way back to its words.

use super::fold::fold;
use crate::analysis::Span;
use std::ops::Range;

/// A range of characters (not bytes, not UTF-16 units) of a [`Source`].
pub type Chars = Range<usize>;

/// A text ready to be read.
pub struct Source<'t> {
    raw: &'t str,
    /// Folded, one for each character of `raw`.
    chars: Vec<char>,
    /// Byte offset of each character in `raw`, and of its end.
    bytes: Vec<u32>,
    /// Which characters take two UTF-16 units.
    astral: Vec<u32>,
}

impl<'t> Source<'t> {
    /// Takes the first 4 GiB of a text, which is more than a browser hands over.
    pub fn new(raw: &'t str) -> Self {
        let most = raw.floor_char_boundary(u32::MAX as usize);
        let raw = &raw[..most];
        let (mut chars, mut bytes, mut astral) =
            (Vec::with_capacity(raw.len() / 3), Vec::with_capacity(raw.len() / 3), Vec::new());
        for (i, (byte, c)) in raw.char_indices().enumerate() {
            chars.push(fold(c));
            bytes.push(byte as u32);
            if c.len_utf16() == 2 {
                astral.push(i as u32);
            }
        }
        bytes.push(raw.len() as u32);
        Source { raw, chars, bytes, astral }
    }

    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// The folded characters.
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// The folded character at `i`, NUL outside of the text.
    pub fn at(&self, i: usize) -> char {
        self.chars.get(i).copied().unwrap_or('\0')
    }

    /// The folded character before `i`, NUL at the start of the text.
    pub fn before(&self, i: usize) -> char {
        i.checked_sub(1).map_or('\0', |i| self.at(i))
    }

    /// The words as they stand in the text.
    pub fn raw(&self, range: Chars) -> &'t str {
        &self.raw[self.bytes[range.start] as usize..self.bytes[range.end.max(range.start)] as usize]
    }

    /// The words as they are read.
    pub fn folded(&self, range: Chars) -> String {
        self.chars[range].iter().collect()
    }

    /// Where the words stand, as the schema counts.
    pub fn span(&self, range: Chars) -> Span {
        Span { start: self.utf16(range.start), end: self.utf16(range.end) }
    }

    fn utf16(&self, at: usize) -> u32 {
        (at + self.astral.partition_point(|&i| (i as usize) < at)) as u32
    }

    /// Whether the folded text at `i` reads `words`.
    pub fn is_at(&self, i: usize, words: &str) -> bool {
        let mut at = i;
        words.chars().all(|c| {
            at += 1;
            self.chars.get(at - 1) == Some(&c)
        })
    }

    /// Whether the folded text just before `i` reads `words`.
    pub fn is_before(&self, i: usize, words: &str) -> bool {
        let n = words.chars().count();
        i >= n && self.is_at(i - n, words)
    }

    /// First place of `words` in a range of the folded text.
    pub fn find(&self, range: Chars, words: &str) -> Option<usize> {
        let n = words.chars().count();
        let last = range.end.checked_sub(n)?;
        (range.start..=last).find(|&i| self.is_at(i, words))
    }

    /// The range without white space at its ends.
    pub fn trim(&self, range: Chars) -> Chars {
        let Range { mut start, mut end } = range;
        while start < end && self.chars[start].is_whitespace() {
            start += 1;
        }
        while start < end && self.chars[end - 1].is_whitespace() {
            end -= 1;
        }
        start..end
    }
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
