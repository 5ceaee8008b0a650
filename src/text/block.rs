//! A block of characters: decoded, and numbered by how they are written.
//!
//! Most of a text is characters of three bytes, between which stand a few of one. So four are decoded at once as if all
//! were of one kind, and as many taken as are: where a run ends no processor foresees, and here no branch asks.

use super::codes::{Code, Codes};

/// The most characters of a block.
pub const BLOCK: usize = 256;

/// A set of the characters of a block, one bit for each.
pub type Set = [u64; BLOCK / 64];

/// Four numbers in one, the first lowest.
#[inline(always)]
pub fn four([a, b, c, d]: [u16; 4]) -> u64 {
    u64::from(a) | u64::from(b) << 16 | u64::from(c) << 32 | u64::from(d) << 48
}

/// A block of characters.
pub struct Block {
    /// How many it has.
    pub len: usize,
    /// As they are written, and then as they are read; 0 for those beyond U+FFFF.
    pub chars: [u16; BLOCK],
    pub codes: [Code; BLOCK],
    pub classes: [u16; BLOCK],
    /// Where in the text each begins.
    pub bytes: [u32; BLOCK],
    /// Room for places in the text.
    pub marks: [u32; BLOCK],
    pub telling: [u32; BLOCK],
}

/// Characters that are decoded at once.
const FOUR: usize = 4;

impl Block {
    pub fn new() -> Block {
        Block {
            len: 0,
            chars: [0; BLOCK],
            codes: [0; BLOCK],
            classes: [0; BLOCK],
            bytes: [0; BLOCK],
            marks: [0; BLOCK],
            telling: [0; BLOCK],
        }
    }

    /// Fills the block from a place in a text; gives where the next one begins.
    #[inline(always)]
    pub fn decode(&mut self, text: &str, mut at: usize, codes: &Codes) -> usize {
        let mut n = 0;
        while n <= BLOCK - FOUR && at < text.len() {
            while n <= BLOCK - FOUR
                && let Some(bytes) = text.as_bytes()[at..].first_chunk()
            {
                self.threes(n, at, bytes, codes);
                let others = others(bytes);
                if others != 0 {
                    let are = others.trailing_zeros() as usize / 16;
                    (n, at) = (n + are, at + 3 * are);
                    break;
                }
                (n, at) = (n + FOUR, at + 3 * FOUR);
            }
            if n <= BLOCK - FOUR
                && let Some(bytes) = text.as_bytes()[at..].first_chunk()
            {
                let are = self.ones(n, at, bytes, codes);
                (n, at) = (n + are, at + are);
                if are > 0 {
                    continue;
                }
            }
            if n <= BLOCK - FOUR
                && let Some(c) = text[at..].chars().next()
            {
                (self.chars[n], self.codes[n]) = (u16::try_from(u32::from(c)).unwrap_or(0), codes.written(c));
                self.bytes[n] = at as u32;
                (n, at) = (n + 1, at + c.len_utf8());
            }
        }
        self.len = n;
        self.codes[n..].fill(0);
        at
    }

    /// Puts four characters of three bytes into the block.
    #[inline(always)]
    fn threes(&mut self, n: usize, at: usize, bytes: &[u8; 3 * FOUR], codes: &Codes) {
        for (k, [first @ .., third]) in bytes.as_chunks::<3>().0.iter().enumerate() {
            let c = codes.page(*first).wrapping_add(u16::from(*third));
            (self.chars[n + k], self.codes[n + k]) = (c, codes.table()[c as usize]);
        }
        self.bytes[n..n + FOUR].copy_from_slice(&[0, 3, 6, 9].map(|k| at as u32 + k));
    }

    /// Puts four characters of one byte into the block; gives how many are such before the first that is none.
    #[inline(always)]
    fn ones(&mut self, n: usize, at: usize, bytes: &[u8; FOUR], codes: &Codes) -> usize {
        for (k, &byte) in bytes.iter().enumerate() {
            (self.chars[n + k], self.codes[n + k]) = (byte.into(), codes.table()[byte as usize]);
        }
        self.bytes[n..n + FOUR].copy_from_slice(&[0, 1, 2, 3].map(|k| at as u32 + k));
        (u64::from(u32::from_le_bytes(*bytes) & 0x8080_8080) | 1 << 32).trailing_zeros() as usize / 8
    }
}

/// Places of which not all are kept: each is written, and the next takes its room if it is not kept. So no branch tells
/// which are.
pub struct Kept<'r> {
    room: &'r mut [u32; BLOCK],
    n: usize,
}

impl<'r> Kept<'r> {
    pub fn new(room: &'r mut [u32; BLOCK]) -> Self {
        Kept { room, n: 0 }
    }

    #[inline(always)]
    pub fn add(&mut self, place: u32, is_kept: bool) {
        // Not more are added than there is room for.
        self.room[self.n % BLOCK] = place;
        self.n += usize::from(is_kept);
    }

    pub fn all(&self) -> &[u32] {
        &self.room[..self.n]
    }
}

/// Puts one into a list if it is kept, without a branch, as [`Kept`] does.
#[inline(always)]
pub fn push_if<T>(all: &mut Vec<T>, one: T, is_kept: bool) {
    let n = all.len() + usize::from(is_kept);
    all.push(one);
    all.truncate(n);
}

/// Which of four characters are not of three bytes, in sixteen bits for each; only the first of them is certain.
#[inline(always)]
fn others(&[a, b, c, d, _, _, g, h, i, j, _, _]: &[u8; 3 * FOUR]) -> u64 {
    (u64::from_le_bytes([a, b, c, d, g, h, i, j]) ^ 0xe000_00e0_e000_00e0) & 0xf000_00f0_f000_00f0
}

/// Which of a block of numbers, all less than 2^15, are not less than one.
#[inline(always)]
pub fn from(least: Code, codes: &[Code]) -> Set {
    let mut set = Set::default();
    // With this, the highest bit of a number tells.
    let rest = u64::from(0x8000 - least) * 0x0001_0001_0001_0001;
    for (bits, codes) in set.iter_mut().zip(codes.as_chunks::<64>().0) {
        for (k, codes) in codes.as_chunks::<16>().0.iter().enumerate() {
            let mut flags = 0;
            for (j, &codes) in codes.as_chunks().0.iter().enumerate() {
                flags |= ((four(codes) + rest) & 0x8000_8000_8000_8000) >> (15 - 4 * j);
            }
            // The multiplication brings the four by four flags together in the highest bits, in order.
            *bits |= (flags.wrapping_mul(0x0001_0002_0004_0008) >> 48) << (16 * k);
        }
    }
    set
}

/// Gives the places of a set in order; the set of those that are found to be of a kind.
#[inline(always)]
pub fn those(set: Set, mut are: impl FnMut(usize) -> bool) -> Set {
    let mut found = Set::default();
    for (k, (mut bits, found)) in set.into_iter().zip(&mut found).enumerate() {
        let mut of = 0;
        while bits != 0 {
            let place = bits.trailing_zeros() as usize;
            // Said so that no one need ask whether the place is in the block.
            of |= u64::from(are((64 * k + place) % BLOCK)) << place;
            bits &= bits - 1;
        }
        *found = of;
    }
    found
}
