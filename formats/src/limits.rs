//! How much is too much. One row a limit, each with the sentence that a reader gets.
//!
//! To add one: a constant, a row in [`LIMITS`], and the check where the quantity is known first.

use crate::refusal::Refusal;

/// The largest quantity that is read, and what is said about more.
#[derive(Debug, PartialEq, Eq)]
pub struct Limit {
    pub name: &'static str,
    pub max: u64,
    pub zh: &'static str,
    pub en: &'static str,
}

/// Bytes of a text file. A long report is 100 KB.
pub const FILE_BYTES: Limit = Limit {
    name: "file_bytes",
    max: 20 << 20,
    zh: "文件超过 20 MB，不像一份报告；请只保留报告正文后再试",
    en: "the file is larger than 20 MB, which no report is; keep the report itself and try again",
};

/// Everything that is limited, for the help.
pub const LIMITS: &[&Limit] = &[&FILE_BYTES];

/// To be asked before a file is read.
pub fn check_size(bytes: u64) -> Result<(), Refusal> {
    if bytes > FILE_BYTES.max { Err(Refusal::TooLarge(&FILE_BYTES)) } else { Ok(()) }
}
