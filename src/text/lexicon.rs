//! Word lists, looked up at a place in the text: the longest word that begins, or ends, there.

/// A table of words with what is known of each.
///
/// Laid out flat by first character, because it is asked at nearly every character of a text.
pub struct Lexicon<T> {
    /// One bit for each character that begins a word, in sets of 64, and how many do in all sets before: most characters
    /// begin no word and are told by one look, and for the others it gives their place among the first characters.
    begins: Vec<(u64, u32)>,
    /// A filter over the first two characters of words, which tells nearly all that is left.
    pairs: Box<[u64; FILTER / 64]>,
    /// One bit for each character that is a word by itself, of which the filter says nothing, in sets of 64.
    singles: Vec<u64>,
    /// Where the words of each first character begin in `words`, and the end of all.
    starts: Vec<u32>,
    /// The words of one first character stand together, the longest first.
    words: Vec<Entry<T>>,
    /// The characters of all words after the first one, reversed where words are matched backwards.
    spelling: Vec<char>,
}

/// Bits of the filter: many more than any list has words.
const FILTER: usize = 1 << 15;

/// The place of two characters in the filter.
#[inline]
fn pair(first: char, second: char) -> usize {
    (first as u32).wrapping_mul(0x9e37_79b1).wrapping_add((second as u32).wrapping_mul(0x85eb_ca6b)) as usize >> 17
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

    /// Of a word that stands twice, the first counts.
    fn new(mut words: Vec<(Vec<char>, T)>) -> Self {
        words.retain(|(word, _)| !word.is_empty());
        words.sort_by(|(a, _), (b, _)| a[0].cmp(&b[0]).then(b.len().cmp(&a.len())).then(a.cmp(b)));
        words.dedup_by(|(next, _), (word, _)| next == word);
        let sets = words.last().map_or(0, |(word, _)| word[0] as usize / 64 + 1);
        let mut lexicon = Lexicon {
            pairs: Box::new([0; FILTER / 64]),
            singles: Vec::new(),
            begins: vec![(0, 0); sets],
            starts: Vec::new(),
            words: Vec::with_capacity(words.len()),
            spelling: Vec::new(),
        };
        let mut last = None;
        for (word, what) in words {
            let first = word[0];
            if last.replace(first) != Some(first) {
                lexicon.starts.push(lexicon.words.len() as u32);
                lexicon.begins[first as usize / 64].0 |= 1 << (first as usize % 64);
            }
            if let Some(&second) = word.get(1) {
                let bit = pair(first, second);
                lexicon.pairs[bit / 64] |= 1 << (bit % 64);
            } else {
                lexicon.singles.resize(sets, 0);
                lexicon.singles[first as usize / 64] |= 1 << (first as usize % 64);
            }
            lexicon.words.push(Entry { start: lexicon.spelling.len() as u32, rest: word.len() as u32 - 1, what });
            lexicon.spelling.extend(&word[1..]);
        }
        lexicon.starts.push(lexicon.words.len() as u32);
        let mut before = 0;
        for (bits, rank) in &mut lexicon.begins {
            *rank = before;
            before += bits.count_ones();
        }
        lexicon
    }

    /// The words that begin with a character, where any may go on with the next.
    #[inline(always)]
    fn from(&self, first: char, second: Option<&char>) -> Option<&[Entry<T>]> {
        let &(bits, rank) = self.begins.get(first as usize / 64)?;
        let bit = 1u64 << (first as usize % 64);
        if bits & bit == 0 { None } else { self.beginning(first, second, bits & (bit - 1), rank) }
    }

    #[inline(never)]
    fn beginning(&self, first: char, second: Option<&char>, below: u64, rank: u32) -> Option<&[Entry<T>]> {
        let goes_on =
            second.map(|&second| pair(first, second)).is_some_and(|at| self.pairs[at / 64] >> (at % 64) & 1 != 0);
        let single = || self.singles.get(first as usize / 64).is_some_and(|set| set & 1 << (first as usize % 64) != 0);
        if !goes_on && !single() {
            return None;
        }
        let k = rank + below.count_ones();
        let (start, end) = (self.starts[k as usize] as usize, self.starts[k as usize + 1] as usize);
        // The character by itself is the shortest of them.
        Some(&self.words[if goes_on { start } else { end - 1 }..end])
    }

    fn spelt(&self, entry: &Entry<T>) -> &[char] {
        &self.spelling[entry.start as usize..(entry.start + entry.rest) as usize]
    }

    /// The longest word that begins at `at` and ends at or before `end`, with its length.
    #[inline]
    pub fn at(&self, chars: &[char], at: usize, end: usize) -> Option<(usize, &T)> {
        let entries = self.from(*chars.get(at)?, chars.get(at + 1))?;
        self.longest(entries, chars.get(at..end.min(chars.len()))?)
    }

    #[inline(never)]
    fn longest<'a>(&'a self, entries: &'a [Entry<T>], chars: &[char]) -> Option<(usize, &'a T)> {
        let entry = entries.iter().find(|entry| begins(chars, self.spelt(entry)))?;
        Some((entry.rest as usize + 1, &entry.what))
    }

    /// What is known of a text that is one word as a whole.
    pub fn whole(&self, chars: &[char]) -> Option<&T> {
        self.at(chars, 0, chars.len()).filter(|(n, _)| *n == chars.len()).map(|(_, what)| what)
    }

    /// What is known of a word.
    pub fn word(&self, word: &str) -> Option<&T> {
        let mut rest = word.chars();
        let entries = self.from(rest.next()?, rest.clone().next().as_ref())?;
        let is_rest = |spelt: &[char]| spelt.iter().copied().eq(rest.clone());
        entries.iter().find(|entry| is_rest(self.spelt(entry))).map(|entry| &entry.what)
    }

    /// The longest word that ends at `at` and begins at or after `start`, with its length.
    #[inline]
    pub fn before(&self, chars: &[char], at: usize, start: usize) -> Option<(usize, &T)> {
        let (&last, rest) = chars.get(start..at)?.split_last()?;
        self.longest_before(self.from(last, rest.last())?, rest)
    }

    #[inline(never)]
    fn longest_before<'a>(&'a self, entries: &'a [Entry<T>], chars: &[char]) -> Option<(usize, &'a T)> {
        let fits =
            |word: &[char]| word.len() <= chars.len() && word.iter().eq(chars[chars.len() - word.len()..].iter().rev());
        let entry = entries.iter().find(|entry| fits(self.spelt(entry)))?;
        Some((entry.rest as usize + 1, &entry.what))
    }
}

/// Whether the characters after the first are these. They are few, too few for a call of memcmp.
fn begins(chars: &[char], rest: &[char]) -> bool {
    chars.len() > rest.len() && chars[1..].iter().zip(rest).all(|(a, b)| a == b)
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
        assert_eq!((units.word("人次"), units.word("人人"), units.word("")), (Some(&2), None, None));
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
