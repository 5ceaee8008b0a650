//! The formats that are read. To add one: a file in `readers/` and a row in [`FORMATS`].
//!
//! What a file is, its bytes say; its name only decides where they leave it open. The small part of this (all but the
//! readers themselves) is also in the page, which asks [`needs_reader`] whether a file is more than plain text.

use crate::kinds;
#[cfg(feature = "readers")]
use crate::readers::{Reader, docx, html, markdown, rtf, text};

/// A format, and how it is known.
#[derive(Debug)]
pub struct Format {
    pub code: &'static str,
    /// Endings of file names, without the dot.
    pub extensions: &'static [&'static str],
    /// As a reader would call it.
    pub zh: &'static str,
    pub en: &'static str,
    /// What is taken from it, for the help.
    pub takes: &'static str,
    #[cfg(feature = "readers")]
    pub(crate) reader: Reader,
}

/// The first is what a file is that fits no other.
#[rustfmt::skip]
pub const FORMATS: &[Format] = &[
    Format { code: "txt", extensions: &["txt", "text", "log"],
        zh: "纯文本", en: "plain text",
        takes: "the text as it stands, in UTF-8, UTF-16, GB18030, Big5 or an encoding that is named",
        #[cfg(feature = "readers")] reader: Reader::Document(text::read) },
    Format { code: "docx", extensions: &["docx", "docm", "dotx"],
        zh: "Word 文档（docx）", en: "a Word document (docx)",
        takes: "text with its automatic numbers, tables, text boxes and notes; not what is deleted, hidden, or in headers",
        #[cfg(feature = "readers")] reader: Reader::Document(docx::read) },
    Format { code: "html", extensions: &["html", "htm", "xhtml", "shtml"],
        zh: "网页", en: "a web page",
        takes: "the text that a browser shows, with tables and numbered lists; not menus, scripts and forms",
        #[cfg(feature = "readers")] reader: Reader::Document(html::read) },
    Format { code: "rtf", extensions: &["rtf"],
        zh: "富文本（rtf）", en: "rich text (rtf)",
        takes: "text, tables, numbers and notes; not what is deleted, hidden, or in headers",
        #[cfg(feature = "readers")] reader: Reader::Document(rtf::read) },
    Format { code: "md", extensions: &["md", "markdown"],
        zh: "Markdown", en: "Markdown",
        takes: "the text without its marks, tables as rows",
        #[cfg(feature = "readers")] reader: Reader::Document(markdown::read) },
    Format { code: "zip", extensions: &["zip"],
        zh: "压缩包（zip）", en: "an archive (zip)",
        takes: "every file in it that is of these formats, archives included",
        #[cfg(feature = "readers")] reader: Reader::Archive },
];

/// The row of a code.
pub fn format(code: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.code == code)
}

/// The format that a name ends in.
pub fn by_name(name: &str) -> Option<&'static Format> {
    let extension = extension(name)?;
    FORMATS.iter().find(|format| format.extensions.contains(&extension.as_str()))
}

/// What stands behind the last dot, in lower case.
pub fn extension(name: &str) -> Option<String> {
    let name = name.rsplit(['/', '\\']).next()?;
    Some(name.rsplit_once('.')?.1.to_ascii_lowercase())
}

/// The format of a file that is more than plain text, where its bytes or its name show one.
pub fn needs_reader(name: &str, bytes: &[u8]) -> Option<&'static Format> {
    match kinds::kind(bytes) {
        // A picture stays a picture, whatever its name.
        Some(kind) => format(kind.code),
        None => kinds::markup(bytes).and_then(|markup| format(markup.code)).or_else(|| named(name)),
    }
}

/// Formats that bytes do not show. A page without a head is known by its name.
fn named(name: &str) -> Option<&'static Format> {
    by_name(name).filter(|format| matches!(format.code, "md" | "html"))
}
