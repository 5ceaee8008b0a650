//! A block of characters: decoded, and numbered by how they are written.
//!
//! Most of a text is characters of three bytes, which are decoded four at a time.

use super::class;
use super::codes::{Code, Codes};

/// Characters of a block.
pub const BLOCK: usize = 128;

/// A set of the characters of a block, one bit for each.
pub type Set = [u64; BLOCK / 64];

/// A block of characters.
pub struct Block {
    /// How many it has.
    pub len: usize,
    /// As they are written, and then as they are read.
    pub chars: [u32; BLOCK],
    pub codes: [Code; BLOCK],
    pub classes: [u16; BLOCK],
    /// How many bytes of the text are left at each.
    pub left: [u32; BLOCK],
}

impl Block {
    #[inline(always)]
    pub fn new() -> Block {
        Block { len: 0, chars: [0; BLOCK], codes: [0; BLOCK], classes: [class::WORD; BLOCK], left: [0; BLOCK] }
    }

    /// Fills the block from the beginning of a text; gives what is left of it.
    #[inline(always)]
    pub fn decode<'t>(&mut self, text: &'t str, codes: &Codes) -> &'t str {
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
pub fn set(codes: &[Code; BLOCK], is: impl Fn(Code) -> bool) -> Set {
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
pub fn size(set: Set) -> usize {
    set.iter().map(|bits| bits.count_ones() as usize).sum()
}

/// Gives the places of a set in order.
#[inline(always)]
pub fn each(set: Set, mut found: impl FnMut(usize)) {
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
