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

    #[inline(never)]
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

    /// The place of the word in a filter of 256 bits.
    const fn place(self) -> usize {
        (self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as usize
    }

    /// Whether the word is one of a list.
    #[inline(always)]
    pub fn is_in(self, list: &Shorts) -> bool {
        list.may_end_with(self.0 as u32) && list.has(self)
    }
}

/// A list of words, which [`short`] makes.
pub struct Shorts {
    /// Which last six bits the last characters of the words have: these mostly tell that a word is not in the list.
    lasts: u64,
    /// A filter over whole words, which tells nearly all that is left.
    whole: [u64; 4],
    words: &'static [Short],
}

impl Shorts {
    pub const fn of(words: &'static [Short]) -> Shorts {
        let (mut lasts, mut whole, mut k) = (0, [0; 4], 0);
        while k < words.len() {
            lasts |= 1 << (words[k].0 & 63);
            let place = words[k].place();
            whole[place >> 6] |= 1 << (place & 63);
            k += 1;
        }
        Shorts { lasts, whole, words }
    }

    #[inline(always)]
    fn may_end_with(&self, last: u32) -> bool {
        self.lasts >> (last & 63) & 1 != 0
    }

    #[inline(never)]
    fn has(&self, word: Short) -> bool {
        self.holds(word)
    }

    #[inline(always)]
    fn holds(&self, word: Short) -> bool {
        let place = word.place();
        self.whole[place >> 6] >> (place & 63) & 1 != 0 && self.words.contains(&word)
    }

    /// Whether the list has a word that is given by its characters.
    #[inline(always)]
    pub fn has_chars(&self, word: &[char]) -> bool {
        word.last().is_some_and(|&last| self.may_end_with(last as u32)) && self.packs(word)
    }

    #[inline(never)]
    fn packs(&self, word: &[char]) -> bool {
        self.holds(Short::of(word))
    }
}

fn fits(c: char) -> bool {
    c != '\0' && c <= '\u{ffff}'
}

/// Whether a word is one of a list.
#[inline(always)]
pub fn is_in(word: &str, list: &Shorts) -> bool {
    // The last byte of a character ends with its last six bits.
    word.as_bytes().last().is_some_and(|&last| list.may_end_with(last.into())) && Short::of_str(word).is_in(list)
}

/// Gives the characters of some words to `read`; a few take no room on the heap.
#[inline(always)]
pub fn with_chars<T>(words: &str, read: impl FnOnce(&[char]) -> T) -> T {
    let (mut room, mut count, mut all) = (['\0'; FEW], 0, Vec::new());
    for c in words.chars() {
        if count == FEW {
            all = words.chars().collect();
            break;
        }
        room[count] = c;
        count += 1;
    }
    read(if all.is_empty() { &room[..count] } else { &all })
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
    assert!(key != 0, "a word of this list is empty");
    key
}

/// A list of words, or a constant that is one, as [`Shorts`].
macro_rules! short {
    ($words:expr) => {{
        const WORDS: &[$crate::figures::short::Short] = &$crate::figures::short::packed::<{ $words.len() }>(&$words);
        const LIST: &$crate::figures::short::Shorts = &$crate::figures::short::Shorts::of(WORDS);
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
            let by_chars = list.has_chars(&word.chars().collect::<Vec<_>>());
            assert_eq!(is_in(word, list), by_chars, "{word}");
            by_chars
        };
        assert!(["公里", "平方公里", "m²", "次"].into_iter().all(both));
        assert!(!["", "公", "里", "\0次", "平方公里次", "次\u{20000}", "𠀀", "kilometre"].into_iter().any(both));
    }
}
