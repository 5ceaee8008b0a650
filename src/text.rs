//! What every stage reads with: the folded text, word lists, numerals and dates.

mod dates;
mod fold;
mod lexicon;
mod numerals;
mod source;

pub(crate) use dates::{Date, date_at};
pub(crate) use lexicon::Lexicon;
pub(crate) use numerals::{Numeral, Script, chinese_digit, is_chinese_numeral, numeral_at, small_chinese};
pub(crate) use source::{Chars, Source};
