//! The one pass over a text in which its characters are decoded, folded, classed and numbered, and those noted that a
//! reading asks for.
//!
//! It goes by blocks that stay near the processor. Most of a text is Han characters that are nothing but letters, and
//! these need only be decoded and looked up in one table. Which the others are, and with which a word may begin, is noted
//! without a branch, because no processor foresees it.

use super::block::{BLOCK, Block, each, set, size};
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
        let (mut block, mut rest) = (Block::new(), raw);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::{EVERYWHERE, VOCABULARY};

    /// Says of each character by itself what the pass says of all.
    fn check(text: &str) {
        let all = Characters::read(text, &VOCABULARY);
        let written: Vec<char> = text.chars().collect();
        let folded: Vec<char> = written.iter().map(|&c| fold(c)).collect();
        let classes: Vec<u16> = written.iter().zip(&folded).map(|(&w, &f)| class::TABLE.class(w, f)).collect();
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
        for at in 0..written.len() {
            let found = VOCABULARY.is_of(VOCABULARY.longest(&codes, at), EVERYWHERE);
            assert!(!found || all.beginnings.contains(&(at as u32)), "{text} {at}");
        }
        assert_eq!((all.folded, all.classes, all.codes), (folded, classes, codes), "{text}");
    }

    #[test]
    fn reads_every_character_by_itself_wherever_a_block_ends() {
        let pieces =
            ["", "其中", "，", "１２", "3", "\u{a0}", "𠀀", "⼀年", "é|", "\r\n", "②", "&nbsp;", "二〇", "锟", "上年"];
        for (k, piece) in pieces.iter().enumerate() {
            for n in 118..131 {
                let filling = ["政", "其", "a"][n % 3].repeat(n);
                check(&format!("{filling}{piece}{}{filling}{piece}", pieces[(k + n) % pieces.len()]));
            }
        }
        check(&pieces.concat().repeat(20));
    }
}
