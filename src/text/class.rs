//! What a character is, as bits, so that a pass over the text asks one number of it and not a row of comparisons.

use super::fold::fold;
use super::garbled;
use super::numerals::{CHINESE_NUMERALS, is_chinese_numeral};
use std::sync::LazyLock;

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
/// What cannot be read, or a sign of garbling, may begin here. Of the character as written, not as folded.
pub const ODD: u16 = 1 << 10;
/// What an amount, a name or a bracket may begin with.
pub const TELLING: u16 = DIGIT | NUMERAL | LATIN | OPEN;

/// Ends a clause: commas and stops, brackets, the border of a cell, a number of a list in a circle.
pub const CLAUSE: u16 = 1 << 11;

/// Is read as another character than the one that is written.
pub const ALTERED: u16 = 1 << 12;
/// Parts the cells of a row: | or a tab as written.
pub const BORDER: u16 = 1 << 13;
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
        | bit(matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'), LINE_END)
        | bit(matches!(c, '。' | '!' | '?' | '｡'), STOP)
        | bit(matches!(c, '《' | '〈' | '“' | '「' | '『' | '‘' | '"' | '〔' | '【' | '[' | '('), OPEN)
        | bit(matches!(c, '》' | '〉' | '”' | '」' | '』' | '’' | '"' | '〕' | '】' | ']' | ')'), CLOSE)
        | bit(matches!(c, ',' | ';' | '。' | '、' | ':'), PAUSE)
        | bit(matches!(c, ',' | ';' | ':' | '。' | '!' | '?' | '|' | '\n' | '(' | ')' | '[' | ']' | '①'..='⑳'), CLAUSE)
}

/// Whether a folded character is a [`WORD`], for a few characters apart from a text.
pub fn is_word(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_alphanumeric()
}

/// The characters that texts are made of, classed beforehand, as they are written.
pub struct Table(Box<[u16; 0x10000]>);

/// Character ranges that are classed beforehand besides the Han characters: Latin, general punctuation, CJK punctuation,
/// full-width forms.
const COMMON: [std::ops::Range<u32>; 4] = [0..0x100, 0x2010..0x2040, 0x3000..0x3030, 0xff01..0xff5f];
const HAN: std::ops::RangeInclusive<usize> = 0x4e00..=0x9fff;

pub static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Box::new([0; 0x10000]);
    table[HAN].fill(WORD);
    // Of the Han characters few are more than letters.
    let special = CHINESE_NUMERALS.chars().chain(garbled::beginnings()).filter(|&c| HAN.contains(&(c as usize)));
    for c in COMMON.into_iter().flatten().filter_map(char::from_u32).chain(special) {
        table[c as usize] = of(fold(c)) | written(c, fold(c));
    }
    Table(table)
});

impl Table {
    /// The class of a common character, as it is written; 0 for any other.
    #[inline]
    pub fn common(&self, c: impl Into<u32>) -> u16 {
        self.0.get(c.into() as usize).copied().unwrap_or(0)
    }

    /// The class of a character by how it is written and how it is folded.
    pub fn class(&self, written: char, folded: char) -> u16 {
        match self.common(written) {
            0 => of(folded) | self::written(written, folded),
            class => class,
        }
    }
}

/// What of the class of a character only the written one tells.
fn written(written: char, folded: char) -> u16 {
    let bit = |is: bool, class: u16| if is { class } else { 0 };
    bit(garbled::may_begin(written), ODD)
        | bit(written != folded, ALTERED)
        | bit(matches!(written, '\t') || folded == '|', BORDER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_says_of_every_character_what_the_definition_says() {
        for c in '\0'..='\u{ffff}' {
            let (common, class) = (TABLE.common(c), of(fold(c)) | written(c, fold(c)));
            assert!(common == 0 || common == class, "{c:?}");
            assert_eq!(TABLE.class(c, fold(c)), class, "{c:?}");
            // What is nothing but a letter is read as it is written.
            assert!(common != WORD || fold(c) == c, "{c:?}");
        }
    }
}
