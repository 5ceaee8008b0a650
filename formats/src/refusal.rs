//! Why a file was not read, in words.

use crate::kinds::NotText;
use crate::limits::Limit;

/// Why a file was not read. The file and what the reader had stay as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    NotText(NotText),
    /// No bytes, or nothing but blanks.
    Empty,
    TooLarge(&'static Limit),
    /// The encoding that was asked for is none.
    UnknownEncoding(String),
}

impl Refusal {
    /// A name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::NotText(not_text) => not_text.kind.code,
            Refusal::Empty => "empty",
            Refusal::TooLarge(limit) => limit.name,
            Refusal::UnknownEncoding(_) => "unknown_encoding",
        }
    }

    /// One sentence, without a closing mark.
    pub fn zh(&self) -> String {
        match self {
            Refusal::NotText(not_text) => not_text.kind.zh.into(),
            Refusal::Empty => "文件里没有文字；请确认选对了文件".into(),
            Refusal::TooLarge(limit) => limit.zh.into(),
            Refusal::UnknownEncoding(name) => format!("没有名为 {name} 的编码；可用 utf-8、gb18030、big5、utf-16le 等"),
        }
    }

    /// One sentence, without a closing mark.
    pub fn en(&self) -> String {
        match self {
            Refusal::NotText(not_text) => not_text.kind.en.into(),
            Refusal::Empty => "there is no text in it; check that it is the right file".into(),
            Refusal::TooLarge(limit) => limit.en.into(),
            Refusal::UnknownEncoding(name) => {
                format!("there is no encoding named {name}; try utf-8, gb18030, big5 or utf-16le")
            }
        }
    }
}

impl From<NotText> for Refusal {
    fn from(not_text: NotText) -> Self {
        Refusal::NotText(not_text)
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(&self.en())
    }
}

impl std::error::Error for Refusal {}
