//! Intake: the bytes of a file to the text that is in it. Knows nothing of reports.
//!
//! ```text
//! bytes ──detect──▶ encoding, or what the file is instead ──decode──▶ text + what could not be read
//! ```
//!
//! [`detect`] is pure and small and runs in the page, which leaves the decoding to the browser. `decode` (feature
//! `native`) does the same for the command line. Everything refused says in one sentence, in Chinese and in English,
//! what the file is and what to do.
//!
//! What is known about a kind of file is one row in [`kinds::KINDS`]; what is too much is one row in [`limits`]. A
//! format that gets a reader of its own leaves that table and becomes one file here with one row in its own.
#![forbid(unsafe_code)]

pub mod detect;
pub mod kinds;
pub mod limits;
mod plausible;
mod refusal;

#[cfg(feature = "native")]
mod decode;

#[cfg(feature = "native")]
pub use decode::{Decoded, decode, encoding_name};
pub use detect::{Detected, detect};
pub use kinds::{Kind, NotText};
pub use limits::{LIMITS, Limit, check_size};
pub use refusal::Refusal;
