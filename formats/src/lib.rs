//! Intake: the bytes of a file to the text that is in it. Knows nothing of reports.
//!
//! ```text
//!                ┌─ plain text ─detect─▶ encoding ─decode─▶ text
//! bytes ─kind────┼─ a format with a reader (docx, html, rtf, md) ──▶ text + notes
//!                ├─ an archive ──▶ the same again for each file in it
//!                └─ something else ──▶ a sentence
//! ```
//!
//! [`detect`] and [`formats`] are pure and small and run in the page, which leaves plain text to the browser's own decoder.
//! The readers (feature `readers`) are for the command line (`native`: `open`) and, as a wasm module of its own that is
//! loaded when a file needs it, for the page (`wasm`: `src/wasm.rs`). Everything refused says in one sentence, in Chinese
//! and in English, what the file is and what to do.
//!
//! What is known about a kind of file is one row: in [`formats::FORMATS`] if it is read, in [`kinds::KINDS`] if not; what is
//! too much is one row in [`limits`]; what a reader is told is one row in [`notes`] or [`refusal`].
#![forbid(unsafe_code)]

pub mod detect;
pub mod encodings;
pub mod formats;
pub mod kinds;
pub mod limits;
pub mod notes;
mod plausible;
pub mod radicals;
pub mod refusal;
pub mod work;

#[cfg(feature = "readers")]
pub mod extract;
#[cfg(feature = "readers")]
mod lines;
#[cfg(feature = "readers")]
mod readers;

#[cfg(feature = "native")]
mod decode;
#[cfg(feature = "native")]
mod native;

#[cfg(feature = "native")]
pub use decode::{Decoded, decode, encoding_name};
pub use detect::{Detected, detect};
#[cfg(feature = "readers")]
pub use extract::{Document, Extracted, Options, Refused, extract};
pub use formats::{FORMATS, Format, needs_reader};
pub use kinds::{Kind, NotText};
pub use limits::{LIMITS, Limit, check_size};
#[cfg(feature = "native")]
pub use native::{Clock, EncodingRs, open};
pub use notes::Note;
pub use refusal::Refusal;
