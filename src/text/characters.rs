//! The one pass over a text in which its characters are decoded, folded, classed and numbered, and those noted that a
//! reading asks for.
//!
//! It goes by blocks that stay near the processor. Most of a text is Han characters that are nothing but letters, and
//! these need only be decoded and looked up in one table. Which the others are, and with which a word may begin, is noted
//! without a branch, because no processor foresees it.

use super::class;
use super::codes::Code;
use super::fold::fold;
use super::source::Run;
use super::vocabulary::Vocabulary;

/// The characters of a text.
#[derive(Default)]
pub struct Characters {
    /// Folded, one for each character of the text.
    pub folded: Vec<char>,
    /// The [`class`] of each.
    pub classes: Vec<u16>,
    /// The number of each in the vocabulary, and 0 at the end.
    pub codes: Vec<Code>,
    /// Byte offset of each, and of the end.
    pub bytes: Vec<u32>,
    /// Which take two UTF-16 units.
    pub astral: Vec<u32>,
    /// Which are [`class::MARK`].
    pub marks: Vec<u32>,
    /// Where runs of [`class::DIGIT`] begin and end.
    pub digits: Vec<Run>,
    /// Which are [`class::ODD`].
    pub odd: Vec<u32>,
    /// Which are [`class::BORDER`].
    pub borders: Vec<u32>,
    /// Which are [`class::TELLING`].
    pub telling: Vec<u32>,
    /// With which words may begin that are looked for everywhere.
    pub beginnings: Vec<u32>,
}

/// Characters of a block. How many of them are noted fits a byte.
const BLOCK: usize = 128;

/// Places in a block, or in the text, of characters that are noted: room for as many as a byte can count, so that no
/// place needs to be checked against it.
type Places<T> = [T; 256];

/// A block of characters.
struct Block {
    /// As they are written, and then as they are read.
    chars: [u32; BLOCK],
    codes: [Code; BLOCK],
    classes: [u16; BLOCK],
    /// How many bytes of the text are left at each.
    left: [u32; BLOCK],
    /// Which are more than letters.
    special: Places<u8>,
    /// With which words may begin that are looked for everywhere.
    beginnings: Places<u8>,
}

/// How many characters a block has, and how many of them are noted.
struct Counts {
    all: usize,
    special: u8,
    beginnings: u8,
}

impl Characters {
    /// Reads a text, of not more than 4 GiB.
    pub fn read(raw: &str, vocabulary: &Vocabulary) -> Characters {
        // Three bytes for a Han character, one for a digit: if that does not do, the lists grow.
        let n = raw.len() / 8 * 3 + raw.len().min(BLOCK) + 1;
        let mut all = Characters {
            folded: Vec::with_capacity(n),
            classes: Vec::with_capacity(n),
            codes: Vec::with_capacity(n),
            bytes: Vec::with_capacity(n),
            marks: Vec::with_capacity(n / 4),
            digits: Vec::with_capacity(n / 32),
            telling: Vec::with_capacity(n / 8),
            beginnings: Vec::with_capacity(n / 4),
            ..Characters::default()
        };
        let mut block = Block {
            chars: [0; BLOCK],
            codes: [0; BLOCK],
            classes: [0; BLOCK],
            left: [0; BLOCK],
            special: [0; 256],
            beginnings: [0; 256],
        };
        let mut rest = raw;
        while !rest.is_empty() {
            let (counts, after) = block.decode(rest, vocabulary);
            all.look(&mut block, &counts, vocabulary);
            all.add(&block, &counts, vocabulary, raw.len() as u32);
            rest = after;
        }
        all.codes.push(0);
        all.bytes.push(raw.len() as u32);
        all
    }

    /// Folds and classes the characters of a block that are more than letters, and notes where they stand.
    fn look(&mut self, block: &mut Block, counts: &Counts, vocabulary: &Vocabulary) {
        let (table, codes) = (&*class::TABLE, vocabulary.codes());
        let start = self.folded.len() as u32;
        block.classes.fill(class::WORD);
        let (mut marks, mut telling): (Places<u32>, Places<u32>) = ([0; 256], [0; 256]);
        let (mut of_marks, mut of_telling) = (0u8, 0u8);
        for &place in &block.special[..counts.special as usize] {
            let (i, place) = (start + u32::from(place), place as usize % BLOCK);
            let written = char::from_u32(block.chars[place]).unwrap_or_default();
            let mut class = table.common(written);
            if class == 0 || class & (class::ALTERED | class::ODD | class::BORDER) != 0 {
                let folded = fold(written);
                class = table.class(written, folded);
                block.chars[place] = folded as u32;
                if block.codes[place] == codes.rare() {
                    block.codes[place] = codes.of(folded);
                }
                self.note_rare(i, written, class);
            }
            block.classes[place] = class;
            marks[of_marks as usize] = i;
            of_marks += u8::from(class & class::MARK != 0);
            telling[of_telling as usize] = i;
            of_telling += u8::from(class & class::TELLING != 0);
            if class & class::DIGIT != 0 {
                match self.digits.last_mut() {
                    Some(run) if run.end == i => run.end += 1,
                    _ => self.digits.push(Run { start: i, end: i + 1 }),
                }
            }
        }
        self.marks.extend_from_slice(&marks[..of_marks as usize]);
        self.telling.extend_from_slice(&telling[..of_telling as usize]);
    }

    fn note_rare(&mut self, i: u32, written: char, class: u16) {
        if class & class::ODD != 0 {
            self.odd.push(i);
        }
        if class & class::BORDER != 0 {
            self.borders.push(i);
        }
        if written > '\u{ffff}' {
            self.astral.push(i);
        }
    }

    /// Adds the characters of a block.
    fn add(&mut self, block: &Block, counts: &Counts, vocabulary: &Vocabulary, end: u32) {
        let (start, n) = (self.folded.len() as u32, counts.all);
        let mut beginnings: Places<u32> = [0; 256];
        let mut found = 0u8;
        for &place in &block.beginnings[..counts.beginnings as usize] {
            beginnings[found as usize] = start + u32::from(place);
            let place = place as usize % BLOCK;
            // What follows the last one is in the next block.
            let next = block.codes[(place + 1) % BLOCK];
            found += u8::from(vocabulary.may_begin(block.codes[place], next) | (place + 1 == n));
        }
        self.beginnings.extend_from_slice(&beginnings[..found as usize]);
        self.folded.extend(block.chars[..n].iter().map(|&c| char::from_u32(c).unwrap_or_default()));
        self.classes.extend_from_slice(&block.classes[..n]);
        self.codes.extend_from_slice(&block.codes[..n]);
        self.bytes.extend(block.left[..n].iter().map(|&left| end - left));
    }
}

impl Block {
    /// Fills the block from the beginning of a text; gives what is left of it.
    fn decode<'t>(&mut self, text: &'t str, vocabulary: &Vocabulary) -> (Counts, &'t str) {
        let codes = vocabulary.codes();
        let table = codes.table();
        let mut rest = text.as_bytes();
        let (mut n, mut special, mut beginnings) = (0, 0u8, 0u8);
        while n < BLOCK {
            self.left[n] = rest.len() as u32;
            let (c, code) = match *rest {
                [a @ 0xe0..=0xef, b, c, ref after @ ..] => {
                    rest = after;
                    let c = u16::from(a) << 12 | u16::from(b & 0x3f) << 6 | u16::from(c & 0x3f);
                    (u32::from(c), table[c as usize])
                }
                [a @ 0..0x80, ref after @ ..] => {
                    rest = after;
                    (u32::from(a), table[a as usize])
                }
                [] => break,
                _ => {
                    let c = text[text.len() - rest.len()..].chars().next().unwrap_or_default();
                    rest = &rest[c.len_utf8()..];
                    (c as u32, codes.written(c))
                }
            };
            self.chars[n] = c;
            self.codes[n] = code;
            self.special[special as usize] = n as u8;
            special += u8::from(codes.is_special(code));
            self.beginnings[beginnings as usize] = n as u8;
            beginnings += u8::from(codes.may_begin(code));
            n += 1;
        }
        (Counts { all: n, special, beginnings }, &text[text.len() - rest.len()..])
    }
}
