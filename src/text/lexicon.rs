//! Word lists, looked up at a place in the text: the longest word that begins, or ends, there.

/// A table of words with what is known of each.
pub struct Lexicon<T> {
    /// Sorted by first character (by last, where words are matched backwards), the longest word first.
    words: Vec<(Vec<char>, T)>,
    backwards: bool,
}

impl<T> Lexicon<T> {
    /// For [`Lexicon::at`].
    pub fn forwards(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        Self::new(words, false)
    }

    /// For [`Lexicon::before`].
    pub fn backwards(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        Self::new(words, true)
    }

    fn new(words: impl IntoIterator<Item = (&'static str, T)>, backwards: bool) -> Self {
        let spell =
            |word: &str| if backwards { word.chars().rev().collect() } else { word.chars().collect::<Vec<_>>() };
        let mut words: Vec<_> = words.into_iter().map(|(word, what)| (spell(word), what)).collect();
        words.retain(|(word, _)| !word.is_empty());
        words.sort_by(|(a, _), (b, _)| a[0].cmp(&b[0]).then(b.len().cmp(&a.len())).then(a.cmp(b)));
        Lexicon { words, backwards }
    }

    fn from(&self, first: char) -> &[(Vec<char>, T)] {
        let start = self.words.partition_point(|(word, _)| word[0] < first);
        let len = self.words[start..].partition_point(|(word, _)| word[0] == first);
        &self.words[start..start + len]
    }

    /// The longest word that begins at `at` and ends at or before `end`, with its length.
    pub fn at(&self, chars: &[char], at: usize, end: usize) -> Option<(usize, &T)> {
        debug_assert!(!self.backwards);
        let rest = chars.get(at..end.min(chars.len()))?;
        let word = self.from(*rest.first()?).iter().find(|(word, _)| rest.starts_with(word))?;
        Some((word.0.len(), &word.1))
    }

    /// The longest word that ends at `at` and begins at or after `start`, with its length.
    pub fn before(&self, chars: &[char], at: usize, start: usize) -> Option<(usize, &T)> {
        debug_assert!(self.backwards);
        let rest = chars.get(start..at)?;
        let fits =
            |word: &[char]| word.len() <= rest.len() && word.iter().eq(rest[rest.len() - word.len()..].iter().rev());
        let word = self.from(*rest.last()?).iter().find(|(word, _)| fits(word))?;
        Some((word.0.len(), &word.1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_longest_word() {
        let chars: Vec<char> = "三十人次内".chars().collect();
        let units = Lexicon::forwards([("人", 1), ("人次", 2), ("次", 3)]);
        assert_eq!(units.at(&chars, 2, 5), Some((2, &2)));
        assert_eq!(units.at(&chars, 2, 3), Some((1, &1)));
        assert_eq!(units.at(&chars, 9, 12), None);
        let ends = Lexicon::backwards([("次", 1), ("人次", 2)]);
        assert_eq!(ends.before(&chars, 4, 0), Some((2, &2)));
        assert_eq!(ends.before(&chars, 4, 3), Some((1, &1)));
    }
}
