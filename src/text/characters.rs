//! The one pass over a text in which its characters are decoded, folded, classed and numbered, and those noted that a
//! reading asks for.
//!
//! It goes by blocks that stay near the processor. Most of a text is Han characters that are nothing but letters, and
//! these need only be decoded and looked up in one table. What the others are is looked up in another, and noted without a
//! branch, because no processor foresees it.

use super::block::{self, BLOCK, Block, Kept, Set, those};
use super::class;
use super::codes::{Code, Codes, SPECIAL, Special};
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
            ..Characters::default()
        };
        let (mut block, mut at, codes) = (Block::new(), 0, vocabulary.codes());
        while at < raw.len() {
            at = block.decode(raw, at, codes);
            all.look(raw, &mut block, codes);
            all.add(raw, &block);
        }
        all.codes.push(0);
        all.bytes.push(raw.len() as u32);
        all
    }

    /// Looks at the characters of a block that are more than letters.
    #[inline(always)]
    fn look(&mut self, raw: &str, block: &mut Block, codes: &Codes) {
        let start = self.folded.len() as u32;
        let Block { chars, codes: numbers, classes, bytes, marks, telling, .. } = block;
        let (mut marks, mut telling) = (Kept::new(marks), Kept::new(telling));
        classes.fill(class::WORD);
        let digits = those(block::from(SPECIAL, numbers), |place| {
            let i = start + place as u32;
            let mut special = codes.special(numbers[place]);
            if special.class & (class::UNKNOWN | class::ODD | class::BORDER) != 0 {
                special = self.rarity(i, special, &raw[bytes[place] as usize..], codes);
            }
            let Special { char, code, class } = special;
            (chars[place], numbers[place], classes[place]) = (char, code, class);
            marks.add(i, class & class::MARK != 0);
            telling.add(i, class & class::TELLING != 0);
            class & class::DIGIT != 0
        });
        self.marks.extend_from_slice(marks.all());
        self.telling.extend_from_slice(telling.all());
        self.add_digits(start, digits);
    }

    /// Looks at a character that is rare, with which `text` goes on.
    #[cold]
    fn rarity(&mut self, i: u32, known: Special, text: &str, codes: &Codes) -> Special {
        let special = if known.class & class::UNKNOWN == 0 { known } else { self.unknown(i, text, codes) };
        if special.class & class::ODD != 0 {
            self.odd.push(i);
        }
        if special.class & class::BORDER != 0 {
            self.borders.push(i);
        }
        special
    }

    /// What the character is with which `text` goes on, if it is not known beforehand.
    fn unknown(&mut self, i: u32, text: &str, codes: &Codes) -> Special {
        let written = text.chars().next().unwrap_or_default();
        if written > '\u{ffff}' {
            self.astral.push(i);
        }
        let folded = fold(written);
        let char = u16::try_from(u32::from(folded)).unwrap_or(0);
        Special { char, code: codes.of(folded), class: class::read(written, folded) }
    }

    /// Adds the runs of digits of a block.
    fn add_digits(&mut self, start: u32, digits: Set) {
        for (k, mut rest) in (0..).zip(digits) {
            while rest != 0 {
                let first = rest.trailing_zeros();
                let n = (rest >> first).trailing_ones();
                // The carry takes off the lowest run.
                rest &= rest.wrapping_add(1 << first);
                let start = start + 64 * k + first;
                match self.digits.last_mut() {
                    Some(run) if run.end == start => run.end += n,
                    _ => self.digits.push(Run { start, end: start + n }),
                }
            }
        }
    }

    /// Adds the characters of a block.
    #[inline(always)]
    fn add(&mut self, raw: &str, block: &Block) {
        let (start, n) = (self.folded.len(), block.len);
        self.folded.extend(block.chars[..n].iter().map(|&c| char::from_u32(c.into()).unwrap_or_default()));
        self.classes.extend_from_slice(&block.classes[..n]);
        self.codes.extend_from_slice(&block.codes[..n]);
        self.bytes.extend_from_slice(&block.bytes[..n]);
        for &i in self.astral.iter().rev().take_while(|&&i| i as usize >= start) {
            self.folded[i as usize] = raw[self.bytes[i as usize] as usize..].chars().next().unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::{EVERYWHERE, VOCABULARY};

    /// Says of each character by itself what the pass says of all.
    fn check(text: &str) {
        let all = Characters::read(text, &VOCABULARY);
        let written: Vec<char> = text.chars().collect();
        let folded: Vec<char> = written.iter().map(|&c| fold(c)).collect();
        let classes: Vec<u16> = written.iter().zip(&folded).map(|(&w, &f)| class::read(w, f)).collect();
        let codes: Vec<Code> = folded.iter().map(|&c| VOCABULARY.code(c)).chain([0]).collect();
        let bytes = text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]);
        let of = |class: u16| (0..).zip(&classes).filter(move |(_, c)| **c & class != 0).map(|(i, _)| i);
        assert_eq!(all.bytes, bytes.collect::<Vec<_>>(), "{text}");
        for (list, class) in [
            (&all.marks, class::MARK),
            (&all.odd, class::ODD),
            (&all.borders, class::BORDER),
            (&all.telling, class::TELLING),
        ] {
            assert_eq!(*list, of(class).collect::<Vec<u32>>(), "{text}");
        }
        let digits = all.digits.iter().flat_map(|run| run.start..run.end);
        assert!(digits.eq(of(class::DIGIT)), "{text}");
        let astral = (0..).zip(&written).filter(|(_, c)| **c > '\u{ffff}').map(|(i, _)| i);
        assert!(all.astral.iter().copied().eq(astral), "{text}");
        let longest = (0..written.len()).map(|at| (at as u32, VOCABULARY.longest(&codes, at)));
        let words: Vec<_> = longest.filter(|(_, word)| VOCABULARY.is_of(*word, EVERYWHERE)).collect();
        let found = VOCABULARY.everywhere(&codes);
        assert_eq!(found.iter().map(|found| (found.at, found.word)).collect::<Vec<_>>(), words, "{text}");
        assert!(found.iter().all(|found| found.lists == VOCABULARY.lists_of(found.word)), "{text}");
        assert_eq!((all.folded, all.classes, all.codes), (folded, classes, codes), "{text}");
    }

    #[test]
    fn reads_every_character_by_itself_wherever_a_block_ends() {
        let pieces =
            ["", "其中", "，", "１２", "3", "\u{a0}", "𠀀", "⼀年", "é|", "\r\n", "②", "&nbsp;", "二〇", "锟", "上年"];
        for (k, piece) in pieces.iter().enumerate() {
            for n in 245..260 {
                let filling = ["政", "其", "a"][n % 3].repeat(n);
                check(&format!("{filling}{piece}{}{filling}{piece}", pieces[(k + n) % pieces.len()]));
            }
        }
        check(&pieces.concat().repeat(20));
    }
}
