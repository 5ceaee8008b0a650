//! Word lists, looked up at a place in the text: the longest word that begins, or ends, there.

/// A table of words with what is known of each.
///
/// Laid out flat and sorted by first character, because it is asked at nearly every character of a text.
pub struct Lexicon<T> {
    /// First characters (last ones, where words are matched backwards), in order, with where their words begin.
    firsts: Vec<(char, u32)>,
    /// The words of one first character stand together, the longest first.
    words: Vec<Entry<T>>,
    /// The characters of all words after the first one, reversed where words are matched backwards.
    spelling: Vec<char>,
    /// One bit for each first character by its lower half: most characters begin no word, and are told by one look.
    begins: Vec<u64>,
}

struct Entry<T> {
    /// Where the rest of the word stands in `spelling`.
    start: u32,
    /// Characters of the word after the first.
    rest: u32,
    what: T,
}

impl<T> Lexicon<T> {
    /// For [`Lexicon::at`].
    pub fn forwards(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        Self::new(words.into_iter().map(|(word, what)| (word.chars().collect(), what)).collect())
    }

    /// For [`Lexicon::before`].
    pub fn backwards(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        Self::new(words.into_iter().map(|(word, what)| (word.chars().rev().collect(), what)).collect())
    }

    /// Of a word that stands twice, the first comes first.
    fn new(mut words: Vec<(Vec<char>, T)>) -> Self {
        words.retain(|(word, _)| !word.is_empty());
        words.sort_by(|(a, _), (b, _)| a[0].cmp(&b[0]).then(b.len().cmp(&a.len())).then(a.cmp(b)));
        let mut lexicon = Lexicon {
            firsts: Vec::new(),
            words: Vec::with_capacity(words.len()),
            spelling: Vec::new(),
            begins: vec![0; 1024],
        };
        for (word, what) in words {
            if lexicon.firsts.last().is_none_or(|&(c, _)| c != word[0]) {
                lexicon.firsts.push((word[0], lexicon.words.len() as u32));
                lexicon.begins[(word[0] as usize & 0xffff) >> 6] |= 1 << (word[0] as usize & 63);
            }
            lexicon.words.push(Entry { start: lexicon.spelling.len() as u32, rest: word.len() as u32 - 1, what });
            lexicon.spelling.extend(&word[1..]);
        }
        lexicon
    }

    fn from(&self, first: char) -> &[Entry<T>] {
        if self.begins[(first as usize & 0xffff) >> 6] & 1 << (first as usize & 63) == 0 {
            return &[];
        }
        let Ok(k) = self.firsts.binary_search_by_key(&first, |&(c, _)| c) else { return &[] };
        let end = self.firsts.get(k + 1).map_or(self.words.len(), |&(_, start)| start as usize);
        &self.words[self.firsts[k].1 as usize..end]
    }

    fn spelt(&self, entry: &Entry<T>) -> &[char] {
        &self.spelling[entry.start as usize..(entry.start + entry.rest) as usize]
    }

    /// The longest word that begins at `at` and ends at or before `end`, with its length.
    pub fn at(&self, chars: &[char], at: usize, end: usize) -> Option<(usize, &T)> {
        let (&first, rest) = chars.get(at..end.min(chars.len()))?.split_first()?;
        let entry = self.from(first).iter().find(|entry| rest.starts_with(self.spelt(entry)))?;
        Some((entry.rest as usize + 1, &entry.what))
    }

    /// All words that begin at `at` and end at or before `end`, the longest first, each with its length.
    pub fn all_at<'a>(&'a self, chars: &'a [char], at: usize, end: usize) -> impl Iterator<Item = (usize, &'a T)> {
        let split = chars.get(at..end.min(chars.len())).and_then(<[char]>::split_first);
        let (entries, rest) = split.map_or((&[][..], &[][..]), |(&first, rest)| (self.from(first), rest));
        let found = entries.iter().filter(move |entry| rest.starts_with(self.spelt(entry)));
        found.map(|entry| (entry.rest as usize + 1, &entry.what))
    }

    /// The longest word that ends at `at` and begins at or after `start`, with its length.
    pub fn before(&self, chars: &[char], at: usize, start: usize) -> Option<(usize, &T)> {
        let (&last, rest) = chars.get(start..at)?.split_last()?;
        let fits =
            |word: &[char]| word.len() <= rest.len() && word.iter().eq(rest[rest.len() - word.len()..].iter().rev());
        let entry = self.from(last).iter().find(|entry| fits(self.spelt(entry)))?;
        Some((entry.rest as usize + 1, &entry.what))
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

    #[test]
    fn of_a_word_that_stands_twice_the_first_counts() {
        let chars: Vec<char> = "培训".chars().collect();
        assert_eq!(Lexicon::forwards([("培训", 1), ("培训", 2)]).at(&chars, 0, 2), Some((2, &1)));
    }
}
