//! Short lists of words that are asked for at many places of a text, where a look at one character nearly always tells
//! that none of them stands there.

use std::ops::Range;

/// Some characters, roughly: those of the same last ten bits are not told apart.
pub struct Letters([u64; 16]);

impl Letters {
    /// All characters of some texts.
    pub const fn of(texts: &[&str]) -> Self {
        let (mut letters, mut k) = (Letters([0; 16]), 0);
        while k < texts.len() {
            let (bytes, mut at) = (texts[k].as_bytes(), 0);
            while at < bytes.len() {
                if bytes[at] & 0xc0 != 0x80 {
                    letters = letters.with(character(bytes, at));
                }
                at += 1;
            }
            k += 1;
        }
        letters
    }

    /// The first characters of some words.
    pub const fn first_of(words: &[&str]) -> Self {
        let (mut letters, mut k) = (Letters([0; 16]), 0);
        while k < words.len() {
            letters = letters.with(character(words[k].as_bytes(), 0));
            k += 1;
        }
        letters
    }

    /// The last characters of some words.
    pub const fn last_of(words: &[&str]) -> Self {
        let (mut letters, mut k) = (Letters([0; 16]), 0);
        while k < words.len() {
            let bytes = words[k].as_bytes();
            let mut last = bytes.len() - 1;
            while bytes[last] & 0xc0 == 0x80 {
                last -= 1;
            }
            letters = letters.with(character(bytes, last));
            k += 1;
        }
        letters
    }

    /// All characters of the words that rows begin with.
    pub const fn of_rows<T>(rows: &[(&str, T)]) -> Self {
        let (mut letters, mut k) = (Letters::of(&[]), 0);
        while k < rows.len() {
            letters = letters.and(Letters::of(&[rows[k].0]));
            k += 1;
        }
        letters
    }

    /// The last characters of the words that rows begin with.
    pub const fn last_of_rows<T>(rows: &[(&str, T)]) -> Self {
        let (mut letters, mut k) = (Letters::of(&[]), 0);
        while k < rows.len() {
            letters = letters.and(Letters::last_of(&[rows[k].0]));
            k += 1;
        }
        letters
    }

    /// Those of both.
    pub const fn and(mut self, other: Letters) -> Self {
        let mut k = 0;
        while k < self.0.len() {
            self.0[k] |= other.0[k];
            k += 1;
        }
        self
    }

    pub const fn of_chars(chars: &[char]) -> Self {
        let (mut letters, mut k) = (Letters([0; 16]), 0);
        while k < chars.len() {
            letters = letters.with(chars[k] as u32);
            k += 1;
        }
        letters
    }

    const fn with(mut self, c: u32) -> Self {
        self.0[(c >> 6 & 15) as usize] |= 1 << (c & 63);
        self
    }

    #[inline(always)]
    pub fn may_have(&self, c: char) -> bool {
        self.0[(c as usize >> 6) & 15] & 1 << (c as u32 & 63) != 0
    }
}

/// Words with which something begins.
pub struct Beginnings {
    letters: Letters,
    /// By the last bits of the first character, what may follow it, by its own last bits.
    follow: [u64; 16],
    words: &'static [&'static str],
}

impl Beginnings {
    pub const fn of(words: &'static [&'static str]) -> Self {
        let (mut follow, mut k) = ([0; 16], 0);
        while k < words.len() {
            let word = words[k].as_bytes();
            let (first, second) = (character(word, 0), length(word, 0));
            // Anything may follow a word of one character.
            follow[first as usize & 15] |=
                if second == word.len() { u64::MAX } else { 1 << (character(word, second) & 63) };
            k += 1;
        }
        Beginnings { letters: Letters::first_of(words), follow, words }
    }

    /// Whether one of the words begins at a place in a text.
    #[inline(always)]
    pub fn are_at(&self, chars: &[char], at: usize) -> bool {
        chars.get(at).is_some_and(|&c| self.letters.may_have(c)) && self.begin(&chars[at..])
    }

    /// Whether one of the words begins a text, the first character of which begins one.
    #[inline(never)]
    fn begin(&self, chars: &[char]) -> bool {
        let &[first, ref rest @ ..] = chars else { return false };
        let second = rest.first().copied().unwrap_or_default();
        self.follow[first as usize & 15] >> (second as u32 & 63) & 1 != 0 && any_begins(self.words, chars)
    }

    /// Where in a range of a text the first of the words begins.
    pub fn first_in(&self, chars: &[char], range: Range<usize>) -> Option<usize> {
        let begins = |&(k, c): &(usize, &char)| self.letters.may_have(*c) && self.begin(&chars[range.start + k..]);
        Some(range.start + chars.get(range.clone())?.iter().enumerate().find(begins)?.0)
    }
}

/// Words with which something ends.
pub struct Endings {
    letters: Letters,
    words: &'static [&'static str],
}

impl Endings {
    pub const fn of(words: &'static [&'static str]) -> Self {
        Endings { letters: Letters::last_of(words), words }
    }

    /// Whether one of the words ends at a place in a text.
    #[inline(always)]
    pub fn are_before(&self, chars: &[char], at: usize) -> bool {
        let last = at.checked_sub(1).and_then(|last| chars.get(last));
        last.is_some_and(|&c| self.letters.may_have(c)) && any_ends(self.words, &chars[..at])
    }
}

#[inline(never)]
fn any_begins(words: &[&str], chars: &[char]) -> bool {
    let Some((&first, rest)) = chars.split_first() else { return false };
    words.iter().any(|word| {
        let (mut word, mut rest) = (word.chars(), rest.iter());
        word.next() == Some(first) && word.all(|c| rest.next() == Some(&c))
    })
}

#[inline(never)]
fn any_ends(words: &[&str], chars: &[char]) -> bool {
    words.iter().any(|word| {
        let mut chars = chars.iter().rev();
        word.chars().rev().all(|c| chars.next() == Some(&c))
    })
}

/// The bytes of the character of a word whose first byte is at a place.
const fn length(bytes: &[u8], at: usize) -> usize {
    match bytes[at] {
        0..0x80 => 1,
        0xc0..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    }
}

/// The character of a word whose first byte is at a place.
const fn character(bytes: &[u8], at: usize) -> u32 {
    let (first, length) = match bytes[at] as u32 {
        b @ 0..0x80 => (b, 1),
        b @ 0xc0..0xe0 => (b & 0x1f, 2),
        b @ 0xe0..0xf0 => (b & 0x0f, 3),
        b => (b & 0x07, 4),
    };
    let (mut c, mut k) = (first, 1);
    while k < length {
        c = c << 6 | (bytes[at + k] & 0x3f) as u32;
        k += 1;
    }
    c
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_where_they_begin_and_end() {
        const WORDS: &[&str] = &["方式", "基础上", "m²", "率"];
        static BEGINNINGS: Beginnings = Beginnings::of(WORDS);
        static ENDINGS: Endings = Endings::of(WORDS);
        let chars: Vec<char> = "率m²基础上方方式基础".chars().collect();
        let begin: Vec<usize> = (0..=chars.len()).filter(|&at| BEGINNINGS.are_at(&chars, at)).collect();
        let end: Vec<usize> = (0..=chars.len()).filter(|&at| ENDINGS.are_before(&chars, at)).collect();
        assert_eq!((begin, end), (vec![0, 1, 3, 7], vec![1, 3, 6, 9]));
    }
}
