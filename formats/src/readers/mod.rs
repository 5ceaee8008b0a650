//! One file a format. Each takes the bytes of one document and gives its text, or says why not.

pub mod archive;
mod counting;
pub mod doc;
pub mod docx;
pub mod html;
mod layout;
pub mod markdown;
pub mod mht;
mod numerals;
pub mod ofd;
pub mod pdf;
pub mod rtf;
pub mod text;
mod xml;

use crate::notes::Note;
use crate::refusal::Refusal;
use crate::work::Work;

/// One document, as a reader gets it.
pub struct Source<'a> {
    pub bytes: &'a [u8],
    /// The label of an encoding that is to be believed.
    pub encoding: Option<&'a str>,
}

/// The text of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub text: String,
    /// The WHATWG name, where the format leaves it open.
    pub encoding: Option<&'static str>,
    /// The encoding is a guess that may be wrong.
    pub guessed: bool,
    /// Characters that could not be read. Each stands as U+FFFD in the text.
    pub replaced: usize,
    pub notes: Vec<Note>,
    /// Where each page starts in the text, in UTF-16 code units; empty where the format has no pages.
    pub pages: Vec<u32>,
}

/// How a format is read.
#[derive(Debug)]
pub enum Reader {
    Document(fn(&Source, &mut Work) -> Result<Found, Refusal>),
    /// Files in a file.
    Archive,
}
