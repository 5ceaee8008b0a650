//! Short words as numbers, so that a word is found in a list by comparing numbers, and not by reading both character by
//! character.

/// A word of one to four characters. A longer one is in no list of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Short(u64);

/// Characters of a word, of 16 bits each.
const MOST: usize = 4;

impl Short {
    /// What is no word of any list.
    pub const NONE: Short = Short(0);

    #[inline]
    pub fn of(chars: &[char]) -> Short {
        if chars.len() > MOST {
            return Short::NONE;
        }
        let mut key = 0;
        for &c in chars {
            if !fits(c) {
                return Short::NONE;
            }
            key = key << 16 | c as u64;
        }
        Short(key)
    }

    pub fn of_str(word: &str) -> Short {
        // No character takes more than four bytes, and those of four are in no list.
        if word.len() > MOST * 3 {
            return Short::NONE;
        }
        let mut key = 0;
        for (k, c) in word.chars().enumerate() {
            if k == MOST || !fits(c) {
                return Short::NONE;
            }
            key = key << 16 | c as u64;
        }
        Short(key)
    }

    /// Whether the word is one of a list, which [`short`] makes.
    pub fn is_in(self, list: &[Short]) -> bool {
        // All are compared: the lists are short, and a way out that is not foreseen costs more.
        list.iter().fold(false, |found, word| found | (*word == self))
    }
}

fn fits(c: char) -> bool {
    c != '\0' && c <= '\u{ffff}'
}

/// Whether a word is one of a list.
pub fn is_in(word: &str, list: &[Short]) -> bool {
    Short::of_str(word).is_in(list)
}

/// Gives the characters of some words to `read`; a few take no room on the heap.
pub fn with_chars<T>(words: &str, read: impl FnOnce(&[char]) -> T) -> T {
    let (mut room, mut count) = (['\0'; FEW], 0);
    for c in words.chars() {
        if count == FEW {
            return read(&words.chars().collect::<Vec<_>>());
        }
        room[count] = c;
        count += 1;
    }
    read(&room[..count])
}

/// Characters of nearly all heads and acts.
const FEW: usize = 24;

/// The words of a list as numbers, made when the program is built.
pub const fn packed<const N: usize>(words: &[&str]) -> [Short; N] {
    let mut list = [Short::NONE; N];
    let mut k = 0;
    while k < N {
        list[k] = Short(key(words[k].as_bytes()));
        k += 1;
    }
    list
}

const fn key(bytes: &[u8]) -> u64 {
    let (mut at, mut count, mut key) = (0, 0, 0);
    while at < bytes.len() {
        let (first, length) = match bytes[at] {
            b @ 0..0x80 => (b, 1),
            b @ 0xc0..0xe0 => (b & 0x1f, 2),
            b => (b & 0x0f, 3),
        };
        let (mut c, mut k) = (first as u64, 1);
        while k < length {
            c = c << 6 | (bytes[at + k] & 0x3f) as u64;
            k += 1;
        }
        assert!(bytes[at] < 0xf0 && count < MOST, "a word of this list has four characters at most");
        key = key << 16 | c;
        at += length;
        count += 1;
    }
    key
}

/// A list of words, or a constant that is one, as a list of [`Short`].
macro_rules! short {
    ($words:expr) => {{
        const LIST: &[$crate::figures::short::Short] = &$crate::figures::short::packed::<{ $words.len() }>(&$words);
        LIST
    }};
}
pub(super) use short;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_of_a_list_and_no_others() {
        let list = short!(["公里", "平方公里", "m²", "次"]);
        let both = |word: &str| {
            let by_chars = Short::of(&word.chars().collect::<Vec<_>>()).is_in(list);
            assert_eq!(is_in(word, list), by_chars, "{word}");
            by_chars
        };
        assert!(["公里", "平方公里", "m²", "次"].into_iter().all(both));
        assert!(!["", "公", "里", "\0次", "平方公里次", "次\u{20000}", "𠀀", "kilometre"].into_iter().any(both));
    }
}
