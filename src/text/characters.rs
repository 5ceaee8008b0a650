//! The one pass over a text in which its characters are decoded, folded, classed and numbered, and those noted that a
//! reading asks for.
//!
//! It goes by blocks that stay near the processor. Most of a text is Han characters that are nothing but letters, and
//! these need only be decoded, four at a time, and looked up in one table. Which the others are, and with which a word may
//! begin, is noted without a branch, because no processor foresees it.

use super::class;
use super::codes::{Code, Codes};
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

/// Characters of a block.
const BLOCK: usize = 128;

/// A set of the characters of a block, one bit for each.
type Set = [u64; BLOCK / 64];

/// A block of characters.
struct Block {
    /// How many it has.
    len: usize,
    /// As they are written, and then as they are read.
    chars: [u32; BLOCK],
    codes: [Code; BLOCK],
    classes: [u16; BLOCK],
    /// How many bytes of the text are left at each.
    left: [u32; BLOCK],
}

/// Places of which not all are kept: each is written, and the next takes its room if it is not kept. So no branch tells
/// which are.
struct Kept<'l> {
    room: &'l mut [u32],
    n: usize,
}

impl Kept<'_> {
    #[inline(always)]
    fn add(&mut self, place: u32, is_kept: bool) {
        self.room[self.n] = place;
        self.n += usize::from(is_kept);
    }
}

/// Makes room at the end of a list for so many places; gives where it begins.
fn make_room(list: &mut Vec<u32>, most: usize) -> usize {
    let n = list.len();
    list.resize(n + most, 0);
    n
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
        let mut block =
            Block { len: 0, chars: [0; BLOCK], codes: [0; BLOCK], classes: [class::WORD; BLOCK], left: [0; BLOCK] };
        let mut rest = raw;
        while !rest.is_empty() {
            rest = block.decode(rest, vocabulary.codes());
            all.look(&mut block, vocabulary.codes());
            all.add(&block, vocabulary.codes(), raw.len() as u32);
        }
        all.codes.push(0);
        all.bytes.push(raw.len() as u32);
        all
    }

    /// Folds and classes the characters of a block that are more than letters, and notes where they stand.
    fn look(&mut self, block: &mut Block, codes: &Codes) {
        let table = &*class::TABLE;
        let start = self.folded.len() as u32;
        block.classes.fill(class::WORD);
        let special = set(&block.codes, |code| codes.is_special(code));
        let Characters { marks, telling, digits, odd, borders, astral, .. } = self;
        let (marks_before, telling_before) = (make_room(marks, size(special)), make_room(telling, size(special)));
        let mut kept_marks = Kept { room: &mut marks[marks_before..], n: 0 };
        let mut kept_telling = Kept { room: &mut telling[telling_before..], n: 0 };
        each(special, |place| {
            let i = start + place as u32;
            let mut class = table.common(block.chars[place]);
            if block.codes[place] == codes.rare() {
                let written = char::from_u32(block.chars[place]).unwrap_or_default();
                let folded = fold(written);
                class = table.class(written, folded);
                block.chars[place] = folded as u32;
                block.codes[place] = codes.of(folded);
                if class & class::ODD != 0 {
                    odd.push(i);
                }
                if class & class::BORDER != 0 {
                    borders.push(i);
                }
                if written > '\u{ffff}' {
                    astral.push(i);
                }
            }
            block.classes[place] = class;
            kept_marks.add(i, class & class::MARK != 0);
            kept_telling.add(i, class & class::TELLING != 0);
            if class & class::DIGIT != 0 {
                match digits.last_mut() {
                    Some(run) if run.end == i => run.end += 1,
                    _ => digits.push(Run { start: i, end: i + 1 }),
                }
            }
        });
        let (of_marks, of_telling) = (kept_marks.n, kept_telling.n);
        marks.truncate(marks_before + of_marks);
        telling.truncate(telling_before + of_telling);
    }

    /// Adds the characters of a block.
    fn add(&mut self, block: &Block, codes: &Codes, end: u32) {
        let (start, n) = (self.folded.len() as u32, block.len.min(BLOCK));
        let first = set(&block.codes, |code| codes.may_begin(code));
        let before = make_room(&mut self.beginnings, size(first));
        let mut kept = Kept { room: &mut self.beginnings[before..], n: 0 };
        each(first, |place| {
            // What follows the last one is in the next block.
            let next = block.codes[(place + 1) % BLOCK];
            kept.add(start + place as u32, (place + 1 == n) | codes.may_go_on(block.codes[place], next));
        });
        let found = kept.n;
        self.beginnings.truncate(before + found);
        self.folded.extend(block.chars[..n].iter().map(|&c| char::from_u32(c).unwrap_or_default()));
        self.classes.extend_from_slice(&block.classes[..n]);
        self.codes.extend_from_slice(&block.codes[..n]);
        self.bytes.extend(block.left[..n].iter().map(|&left| end - left));
    }
}

impl Block {
    /// Fills the block from the beginning of a text; gives what is left of it.
    fn decode<'t>(&mut self, text: &'t str, codes: &Codes) -> &'t str {
        let table = codes.table();
        let (mut rest, mut n) = (text.as_bytes(), 0);
        while n < BLOCK && !rest.is_empty() {
            while n <= BLOCK - 4
                && let Some((&[a, b, c, d, e, f, g, h, i, j, k, l], after)) = rest.split_first_chunk()
                && (u32::from_le_bytes([a, b, c, d]) & LEADS == ARE_LEADS)
                && (u32::from_le_bytes([g, h, i, j]) & LEADS == ARE_LEADS)
            {
                let four = [three(a, b, c), three(d, e, f), three(g, h, i), three(j, k, l)];
                for (k, c) in four.into_iter().enumerate() {
                    self.put(n + k, u32::from(c), table[c as usize], rest.len() - 3 * k);
                }
                (rest, n) = (after, n + 4);
            }
            while n < BLOCK
                && let Some((&[a, b, c], after)) = rest.split_first_chunk()
                && is_lead(a)
            {
                let c = three(a, b, c);
                self.put(n, u32::from(c), table[c as usize], rest.len());
                (rest, n) = (after, n + 1);
            }
            while n < BLOCK
                && let Some((&first, after)) = rest.split_first()
                && !is_lead(first)
            {
                if first < 0x80 {
                    self.put(n, u32::from(first), table[first as usize], rest.len());
                    rest = after;
                } else {
                    let c = text[text.len() - rest.len()..].chars().next().unwrap_or_default();
                    self.put(n, c as u32, codes.written(c), rest.len());
                    rest = &rest[c.len_utf8()..];
                }
                n += 1;
            }
        }
        self.len = n;
        self.codes[n..].fill(0);
        &text[text.len() - rest.len()..]
    }

    /// Puts a character into the block.
    #[inline(always)]
    fn put(&mut self, place: usize, c: u32, code: Code, left: usize) {
        self.chars[place] = c;
        self.codes[place] = code;
        self.left[place] = left as u32;
    }
}

/// The characters of a block whose number is of a kind.
#[inline(always)]
fn set(codes: &[Code; BLOCK], is: impl Fn(Code) -> bool) -> Set {
    let mut flags = [0u8; BLOCK];
    flags.iter_mut().zip(codes).for_each(|(flag, &code)| *flag = u8::from(is(code)));
    let mut set = Set::default();
    for (bits, flags) in set.iter_mut().zip(flags.as_chunks::<64>().0) {
        for (k, eight) in flags.as_chunks::<8>().0.iter().enumerate() {
            // The multiplication brings the lowest bits of eight bytes together in the highest byte.
            let together = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
            *bits |= together << (8 * k);
        }
    }
    set
}

/// How many characters a set has.
fn size(set: Set) -> usize {
    set.iter().map(|bits| bits.count_ones() as usize).sum()
}

/// Gives the places of a set in order.
#[inline(always)]
fn each(set: Set, mut found: impl FnMut(usize)) {
    for (k, mut bits) in set.into_iter().enumerate() {
        while bits != 0 {
            found(64 * k + bits.trailing_zeros() as usize);
            bits &= bits - 1;
        }
    }
}

/// Of four bytes the first and the last, as far as they tell whether they begin characters of three bytes; and that they
/// do.
const LEADS: u32 = 0xf000_00f0;
const ARE_LEADS: u32 = 0xe000_00e0;

/// Whether a byte begins a character of three bytes.
#[inline(always)]
fn is_lead(byte: u8) -> bool {
    byte.wrapping_sub(0xe0) < 0x10
}

/// The character of three bytes.
#[inline(always)]
fn three(a: u8, b: u8, c: u8) -> u16 {
    // What marks the bytes is taken off at once.
    ((u32::from(a) << 12) + (u32::from(b) << 6) + u32::from(c)).wrapping_sub(0xe_2080) as u16
}
