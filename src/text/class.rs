//! What a character is, as bits, so that a pass over the text asks one number of it and not a row of comparisons.

use super::garbled;
use super::numerals::{CHINESE_NUMERALS, is_chinese_numeral};

/// A letter, a digit or a Han character of any script ([`char::is_alphanumeric`]).
pub const WORD: u16 = 1;
/// 0 to 9.
pub const DIGIT: u16 = 1 << 1;
/// A character of Chinese numbers: 〇 to 九, 十 to 亿.
pub const NUMERAL: u16 = 1 << 2;
/// a to z, A to Z.
pub const LATIN: u16 = 1 << 3;
/// Anything that is no [`WORD`]: punctuation, blanks, symbols, controls.
pub const MARK: u16 = 1 << 4;
/// White space, line ends too.
pub const SPACE: u16 = 1 << 5;
/// Ends a line.
pub const LINE_END: u16 = 1 << 6;
/// Ends a sentence.
pub const STOP: u16 = 1 << 7;
/// Opens a bracket, a title or a quotation.
pub const OPEN: u16 = 1 << 8;
/// Closes one.
pub const CLOSE: u16 = 1 << 9;
/// What cannot be read, or a sign of garbling, may begin here, and no line ends. Of the character as written, not as folded.
pub const ODD: u16 = 1 << 10;
/// What an amount, a name or a bracket may begin with.
pub const TELLING: u16 = DIGIT | NUMERAL | LATIN | OPEN;

/// Ends a clause: commas and stops, brackets, the border of a cell, a number of a list in a circle.
pub const CLAUSE: u16 = 1 << 11;

/// Is read as another character than the one that is written.
pub const ALTERED: u16 = 1 << 12;
/// Parts the cells of a row: | or a tab as written.
pub const BORDER: u16 = 1 << 13;
/// Is none of those of which texts are made, and has to be looked at by itself. No character has it in the end.
pub const UNKNOWN: u16 = 1 << 15;
/// A mark for a pause, of which one is enough.
pub const PAUSE: u16 = 1 << 14;

/// The class of a folded character, without what only the written one tells.
pub fn of(c: char) -> u16 {
    let bit = |is: bool, class: u16| if is { class } else { 0 };
    let word = c.is_alphanumeric();
    bit(word, WORD)
        | bit(!word, MARK)
        | bit(c.is_ascii_digit(), DIGIT)
        | bit(c.is_ascii_alphabetic(), LATIN)
        | bit(is_chinese_numeral(c), NUMERAL)
        | bit(c.is_whitespace(), SPACE)
        | bit(is_line_end(c), LINE_END)
        | bit(matches!(c, '。' | '!' | '?' | '｡'), STOP)
        | bit(matches!(c, '《' | '〈' | '“' | '「' | '『' | '‘' | '"' | '〔' | '【' | '[' | '('), OPEN)
        | bit(matches!(c, '》' | '〉' | '”' | '」' | '』' | '’' | '"' | '〕' | '】' | ']' | ')'), CLOSE)
        | bit(matches!(c, ',' | ';' | '。' | '、' | ':'), PAUSE)
        | bit(matches!(c, ',' | ';' | ':' | '。' | '!' | '?' | '|' | '\n' | '(' | ')' | '[' | ']' | '①'..='⑳'), CLAUSE)
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a folded character is a [`WORD`], for a few characters apart from a text.
pub fn is_word(c: char) -> bool {
    HAN.contains(&c) || c.is_alphanumeric()
}

/// The class of a character by how it is written and how it is folded.
pub fn read(written: char, folded: char) -> u16 {
    of(folded) | self::written(written, folded)
}

/// Character ranges of which texts are made besides the Han characters: Latin, general punctuation, CJK punctuation,
/// full-width forms.
const COMMON: [std::ops::Range<u32>; 4] = [0..0x100, 0x2010..0x2040, 0x3000..0x3030, 0xff01..0xff5f];

/// The Han characters. Nearly all are nothing but letters.
pub const HAN: std::ops::RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

/// The characters that texts are made of, other than Han characters that are nothing but letters.
pub fn common() -> impl Iterator<Item = char> {
    let special = CHINESE_NUMERALS.chars().chain(garbled::beginnings()).filter(|c| HAN.contains(c));
    COMMON.into_iter().flatten().filter_map(char::from_u32).chain(special)
}

/// What of the class of a character only the written one tells.
fn written(written: char, folded: char) -> u16 {
    let bit = |is: bool, class: u16| if is { class } else { 0 };
    bit(garbled::may_begin(written) && !is_line_end(folded), ODD)
        | bit(written != folded, ALTERED)
        | bit(matches!(written, '\t') || folded == '|', BORDER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;
    use std::collections::BTreeSet;

    #[test]
    fn a_han_character_that_is_not_told_beforehand_is_a_letter_and_read_as_it_is_written() {
        let told: BTreeSet<char> = common().collect();
        for c in HAN.filter(|c| !told.contains(c)) {
            assert_eq!((fold(c), read(c, c)), (c, WORD), "{c:?}");
        }
    }
}
