//! The numbers of characters: small ones for those that words are made of, and in such an order that one comparison tells
//! whether a word may begin with a character that is looked for everywhere.

use super::class;
use super::fold::fold;

/// A character by its number; 0 is a letter that stands in no word.
pub type Code = u16;

/// No word has a character from this one on.
const BEYOND: usize = 0xa000;

fn is_of_words(c: char) -> bool {
    (c as usize) < BEYOND && fold(c) == c
}

/// What a character is that is more than a letter.
#[derive(Clone, Copy, Default)]
pub struct Special {
    /// As it is read.
    pub char: u16,
    pub code: Code,
    pub class: u16,
}

/// From this number on a character is not numbered by itself: the rest of the number is its row in [`Codes::special`].
pub const SPECIAL: Code = 0x4000;
/// Rows for these.
const ROWS: usize = 0x400;

/// The most characters with which words begin that are looked for everywhere.
const BEGINNINGS: usize = 0x200;

/// The numbers of characters. Those with which words begin that are looked for everywhere are the last.
pub struct Codes {
    /// By the character as it is written: the number of a mere letter, and of any other [`SPECIAL`] and a row.
    written: Box<[Code; 0x10000]>,
    /// The first row is for all that are not known beforehand.
    specials: Box<[Special; ROWS]>,
    /// The numbers of such characters where they stand in words, in order.
    of_rare: Vec<(char, Code)>,
    /// [`Codes::page`] by the two bytes as one number.
    pages: Box<[u16; 0x10000]>,
    /// That of characters that are more than letters and stand in no word.
    other: Code,
    /// The first of those that begin words that are looked for everywhere, and the last.
    begin: Code,
    last: Code,
    /// For each of these a filter over the characters that follow it in such words.
    follow: Box<[u64; BEGINNINGS]>,
}

impl Codes {
    /// The numbers for some words, each with whether it is looked for everywhere.
    pub fn new<'w>(words: impl Iterator<Item = (&'w str, bool)> + Clone) -> Codes {
        let (mut all, mut seen, mut begins) = (Vec::new(), vec![false; BEYOND], vec![false; BEYOND]);
        for (word, everywhere) in words.clone() {
            for (k, c) in word.chars().enumerate().filter(|(_, c)| is_of_words(*c)) {
                if !std::mem::replace(&mut seen[c as usize], true) {
                    all.push(c);
                }
                begins[c as usize] |= k == 0 && everywhere;
            }
        }
        all.sort_by_key(|&c| begins[c as usize]);
        let other = 1;
        let begin = other + 1 + all.partition_point(|&c| !begins[c as usize]) as Code;
        let mut codes = Codes {
            written: written(),
            specials: Box::new([Special::default(); ROWS]),
            of_rare: Vec::new(),
            pages: pages(),
            other,
            begin,
            last: other + all.len() as Code,
            follow: Box::new([0; BEGINNINGS]),
        };
        codes.specials[0].class = class::UNKNOWN;
        for (row, c) in special() {
            codes.specials[row] = Special { char: fold(c) as u16, code: other, class: class::read(c, fold(c)) };
        }
        for (number, &c) in (other + 1..).zip(&all) {
            let written = &mut codes.written[c as usize];
            if *written < SPECIAL {
                *written = number;
            } else if *written == SPECIAL {
                codes.of_rare.push((c, number));
            } else {
                let same = codes.specials.iter_mut().filter(|row| row.char == c as u16);
                same.for_each(|row| row.code = number);
            }
        }
        codes.of_rare.sort_unstable();
        assert!(usize::from(codes.last - begin) < BEGINNINGS && codes.last < SPECIAL, "too many characters in words");
        for (word, _) in words.filter(|(_, everywhere)| *everywhere) {
            let mut chars = word.chars();
            let Some(first) = chars.next().map(|c| codes.of_word(c)).filter(|&c| c >= begin) else { continue };
            // Anything may follow a word of one character.
            let next = chars.next().map_or(u64::MAX, |c| 1 << (codes.of_word(c) % 64));
            codes.follow[(first - begin) as usize] |= next;
        }
        codes
    }

    /// The largest number.
    pub fn last(&self) -> Code {
        self.last
    }

    /// The number of a character of a word, 0 if no text can have it.
    pub fn of_word(&self, c: char) -> Code {
        if is_of_words(c) { self.of(c) } else { 0 }
    }

    /// The number of a folded character.
    #[inline(always)]
    pub fn of(&self, c: char) -> Code {
        let number = self.written(c);
        if number < SPECIAL { number } else { self.of_special(c, number) }
    }

    fn of_special(&self, c: char, number: Code) -> Code {
        let of_rare = || self.of_rare.binary_search_by_key(&c, |row| row.0).map_or(self.other, |at| self.of_rare[at].1);
        if number == SPECIAL { of_rare() } else { self.special(number).code }
    }

    /// That of a character as it is written.
    #[inline(always)]
    pub fn written(&self, c: char) -> Code {
        self.written.get(c as usize).copied().unwrap_or(SPECIAL)
    }

    /// The same for the characters below U+10000.
    #[inline(always)]
    pub fn table(&self) -> &[Code; 0x10000] {
        &self.written
    }

    /// What to add to the third byte of a character for the character, by the first two.
    #[inline(always)]
    pub fn page(&self, first: [u8; 2]) -> u16 {
        self.pages[u16::from_le_bytes(first) as usize]
    }

    /// What is known beforehand of a character with a number from [`SPECIAL`] on.
    #[inline(always)]
    pub fn special(&self, number: Code) -> Special {
        self.specials[number as usize % ROWS]
    }

    /// The first number of characters with which words begin that are looked for everywhere.
    #[inline(always)]
    pub fn begin(&self) -> Code {
        self.begin
    }

    /// Whether a word that is looked for everywhere may begin with two characters, the first of which may begin one.
    #[inline(always)]
    pub fn may_go_on(&self, first: Code, second: Code) -> bool {
        self.follow[first.wrapping_sub(self.begin) as usize % BEGINNINGS] >> (second % 64) & 1 != 0
    }
}

/// The characters that are more than letters and known beforehand, each with its row.
fn special() -> impl Iterator<Item = (usize, char)> {
    (1..).zip(class::common().filter(|&c| class::read(c, fold(c)) != class::WORD))
}

/// The numbers of characters while none stands in a word.
fn written() -> Box<[Code; 0x10000]> {
    let mut written = Box::new([SPECIAL; 0x10000]);
    class::HAN.chain(class::common()).for_each(|c| written[c as usize] = 0);
    special().for_each(|(row, c)| written[c as usize] = SPECIAL + row as Code);
    written
}

fn pages() -> Box<[u16; 0x10000]> {
    let mut pages = Box::new([0; 0x10000]);
    for first in (0x800..=0xffff).step_by(64).filter_map(char::from_u32) {
        let mut bytes = [0; 3];
        first.encode_utf8(&mut bytes);
        pages[u16::from_le_bytes([bytes[0], bytes[1]]) as usize] = (first as u16).wrapping_sub(bytes[2].into());
    }
    pages
}
