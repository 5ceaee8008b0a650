//! What every stage reads with: the folded text, word lists, numerals and dates.

mod block;
mod characters;
mod chinese;
pub(crate) mod class;
mod codes;
mod dates;
mod decimal;
mod fold;
mod garbled;
mod lexicon;
mod numerals;
mod source;
mod vocabulary;
mod words;

pub(crate) use block::{BLOCK, Kept, four, push_if};
pub(crate) use chinese::small_chinese;
pub(crate) use codes::Code;
pub(crate) use dates::{Date, date_at, years};
pub(crate) use garbled::{code_at, garbled_at, is_unreadable};
pub(crate) use lexicon::Lexicon;
pub(crate) use numerals::{Numeral, Script, chinese_digit, numeral_at};
pub(crate) use source::{Chars, Source};
pub(crate) use vocabulary::{Hit, Vocabulary};
pub(crate) use words::says;
