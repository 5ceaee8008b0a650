//! The words of a label.

use super::listed::Endings;
use super::short::with_chars;
use crate::text::{Chars, Source};
use std::borrow::Cow;
use std::ops::Deref;

/// Words of a label: nearly always a stretch of the text, which is not copied, and else words put together.
#[derive(Clone, Debug, Default)]
pub struct Wording<'t> {
    words: Cow<'t, str>,
    /// Where they stand in the text; nowhere if they are put together.
    place: (u32, u32),
}

impl<'t> Wording<'t> {
    /// The words of a stretch of the text, without white space at its ends.
    #[inline(never)]
    pub fn at(source: &Source<'t>, range: Chars) -> Self {
        let range = source.trim(range);
        Wording { place: (range.start as u32, range.end as u32), words: source.as_read(range) }
    }

    /// Where the words stand in the text, unless they are put together or there are none.
    pub fn place(&self) -> Option<Chars> {
        let (start, end) = self.place;
        (start < end).then_some(start as usize..end as usize)
    }

    /// Whether the words end with one of a list.
    pub fn ends(&self, source: &Source, endings: &Endings) -> bool {
        self.read(source, |words| endings.are_before(words, words.len()))
    }

    /// Gives the characters of the words to `read`.
    #[inline]
    pub fn read<T>(&self, source: &Source, read: impl FnOnce(&[char]) -> T) -> T {
        match self.place() {
            Some(place) => read(&source.chars()[place]),
            None => with_chars(self, read),
        }
    }
}

impl Deref for Wording<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.words
    }
}

impl From<String> for Wording<'_> {
    fn from(words: String) -> Self {
        Wording { words: Cow::Owned(words), place: (0, 0) }
    }
}

impl From<&'static str> for Wording<'_> {
    fn from(words: &'static str) -> Self {
        Wording { words: Cow::Borrowed(words), place: (0, 0) }
    }
}

/// The same words may stand in several places.
impl PartialEq for Wording<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}
