//! The formats that are read. To add one: a file in `readers/` and a row in [`FORMATS`].
//!
//! What a file is, its bytes say; its name only decides where they leave it open. The small part of this (all but the
//! readers themselves) is also in the page, which asks [`needs_reader`] whether a file is more than plain text.

use crate::kinds;
#[cfg(feature = "readers")]
use crate::readers::{Reader, doc, docx, html, markdown, mht, ofd, pdf, rtf, text};

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
    pub takes_zh: &'static str,
    #[cfg(feature = "readers")]
    pub(crate) reader: Reader,
}

/// The first is what a file is that fits no other.
#[rustfmt::skip]
pub const FORMATS: &[Format] = &[
    Format { code: "txt", extensions: &["txt", "text", "log"],
        zh: "纯文本", en: "plain text",
        takes: "the text as it stands, in UTF-8, UTF-16, GB18030, Big5 or an encoding that is named",
        takes_zh: "原样读取；UTF-8、UTF-16、GB18030、Big5，或指定的编码",
        #[cfg(feature = "readers")] reader: Reader::Document(text::read) },
    Format { code: "docx", extensions: &["docx", "docm", "dotx"],
        zh: "Word 文档（docx）", en: "a Word document (docx)",
        takes: "text with its automatic numbers, tables, text boxes and notes; not what is deleted, hidden, or in headers",
        takes_zh: "正文、自动编号、表格、文本框和注释；不含已删除、隐藏的文字和页眉页脚",
        #[cfg(feature = "readers")] reader: Reader::Document(docx::read) },
    Format { code: "html", extensions: &["html", "htm", "xhtml", "shtml"],
        zh: "网页", en: "a web page",
        takes: "the text that a browser shows, with tables and numbered lists; not menus, scripts and forms",
        takes_zh: "浏览器里看得到的文字，含表格和编号；不含菜单、脚本和表单",
        #[cfg(feature = "readers")] reader: Reader::Document(html::read) },
    Format { code: "mhtml", extensions: &["mht", "mhtml"],
        zh: "单个文件的网页（mht）", en: "a web page saved as one file (mht)",
        takes: "the text of the page in it, as of a web page",
        takes_zh: "其中网页的文字，与网页相同",
        #[cfg(feature = "readers")] reader: Reader::Document(mht::read) },
    Format { code: "rtf", extensions: &["rtf"],
        zh: "富文本（rtf）", en: "rich text (rtf)",
        takes: "text, tables, numbers and notes; not what is deleted, hidden, or in headers",
        takes_zh: "正文、表格、编号和注释；不含已删除、隐藏的文字和页眉页脚",
        #[cfg(feature = "readers")] reader: Reader::Document(rtf::read) },
    Format { code: "md", extensions: &["md", "markdown"],
        zh: "Markdown", en: "Markdown",
        takes: "the text without its marks, tables as rows",
        takes_zh: "去掉标记的正文，表格按行",
        #[cfg(feature = "readers")] reader: Reader::Document(markdown::read) },
    Format { code: "pdf", extensions: &["pdf"],
        zh: "PDF", en: "PDF",
        takes: "its text in reading order, lines joined into paragraphs, tables as rows; not headers, footers and page numbers, nor pictures",
        takes_zh: "按阅读顺序取文字，折行还原成段落，表格按行；不含页眉、页脚、页码和图片里的字",
        #[cfg(feature = "readers")] reader: Reader::Document(pdf::read) },
    Format { code: "ofd", extensions: &["ofd"],
        zh: "OFD 版式文件", en: "OFD",
        takes: "its text in reading order, lines joined into paragraphs, tables as rows; not headers, footers and page numbers, nor seals and pictures",
        takes_zh: "按阅读顺序取文字，折行还原成段落，表格按行；不含页眉、页脚、页码、印章和图片里的字",
        #[cfg(feature = "readers")] reader: Reader::Document(ofd::read) },
    Format { code: "doc", extensions: &["doc", "wps", "dot", "wpt"],
        zh: "旧版 Word 或 WPS 文档（doc、wps）", en: "an old Word or WPS document (doc, wps)",
        takes: "text with its automatic numbers, fields as they show, tables and notes; not what is deleted, hidden, or in headers",
        takes_zh: "正文、自动编号、域的结果、表格和注释；不含已删除、隐藏的文字和页眉页脚",
        #[cfg(feature = "readers")] reader: Reader::Document(doc::read) },
    Format { code: "zip", extensions: &["zip"],
        zh: "压缩包（zip）", en: "an archive (zip)",
        takes: "every file in it that is of these formats, archives included",
        takes_zh: "其中所有以上格式的文件，压缩包套压缩包也读",
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

/// Entries that are parts of a saved page, or left by a program, and never a report of their own.
#[rustfmt::skip]
const NO_DOCUMENTS: &[&str] = &["__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini", "/~$", "/._", "_files/", ".files/", "_文件/"];

/// What becomes of a file in an archive or a folder, by its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// It is read, or refused with a reason.
    Document,
    /// It is in no format of reports; the reader is told that it was passed over.
    Other,
    /// It belongs to another file or to a program; there is nothing to say about it.
    Litter,
}

/// Looks at a path only. A picture in an archive is no mistake; a report that cannot be read is one.
pub fn in_folder(path: &str) -> Found {
    let rooted = format!("/{}", path.replace('\\', "/"));
    if NO_DOCUMENTS.iter().any(|part| rooted.contains(part)) {
        return Found::Litter;
    }
    match extension(path) {
        None => Found::Document,
        Some(_) if by_name(path).is_some() => Found::Document,
        Some(_) => Found::Other,
    }
}
