//! What a file is when it is not plain text: by its first bytes, as programs tell files apart.
//!
//! To add a kind: one row in [`KINDS`]. The first row that fits wins, so what is special stands before what is general.

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotText {
    pub kind: &'static Kind,
}

/// A kind of file, and what to tell someone who brings one.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// A name for programs.
    pub code: &'static str,
    mark: Mark,
    /// What it is and what to do, without a closing mark.
    pub zh: &'static str,
    pub en: &'static str,
}

/// Where a kind of file shows what it is.
#[derive(Debug, PartialEq, Eq)]
enum Mark {
    /// One of these at the very start.
    Start(&'static [&'static [u8]]),
    /// This at the offset.
    At(usize, &'static [u8]),
    /// A PDF may have other bytes before its header.
    Near(&'static [u8]),
    /// A ZIP archive with an entry of this name.
    Zip(&'static [u8]),
    /// An OLE compound file with a stream of this name.
    Ole(&'static str),
    /// Not by bytes: see [`NOISE`].
    Never,
}

const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// How far [`Mark::Near`] looks, and how much of the start and the end of an archive is searched for names.
const NEAR: usize = 1024;
const ENDS: usize = 1 << 16;

use Mark::{At, Near, Never, Ole, Start, Zip};

#[rustfmt::skip]
pub const KINDS: &[Kind] = &[
    Kind { code: "png", mark: Start(&[b"\x89PNG\r\n\x1A\n"]),
        zh: "这是图片（PNG），没有文字层；请找可以复制文字的网页或文档，或先做文字识别",
        en: "this is a picture (PNG) without text; find a page or document with text, or run text recognition first" },
    Kind { code: "jpeg", mark: Start(&[b"\xFF\xD8\xFF"]),
        zh: "这是图片（JPEG），没有文字层；请找可以复制文字的网页或文档，或先做文字识别",
        en: "this is a picture (JPEG) without text; find a page or document with text, or run text recognition first" },
    Kind { code: "image", mark: Start(&[b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"\0\0\x01\0"]),
        zh: "这是图片，没有文字层；请找可以复制文字的网页或文档，或先做文字识别",
        en: "this is a picture without text; find a page or document with text, or run text recognition first" },
    Kind { code: "image", mark: At(8, b"WEBP"),
        zh: "这是图片（WebP），没有文字层；请找可以复制文字的网页或文档，或先做文字识别",
        en: "this is a picture (WebP) without text; find a page or document with text, or run text recognition first" },
    Kind { code: "pdf", mark: Near(b"%PDF-"),
        zh: "这是 PDF，不是纯文本；请直接打开这个文件，不要另选编码",
        en: "this is a PDF and no plain text; open the file itself, without naming an encoding" },
    Kind { code: "docx", mark: Zip(b"word/document.xml"),
        zh: "这是 Word 文档（docx），不是纯文本；请直接打开这个文件，不要另选编码",
        en: "this is a Word document (docx) and no plain text; open the file itself, without naming an encoding" },
    Kind { code: "xlsx", mark: Zip(b"xl/workbook.xml"),
        zh: "这是 Excel 表格（xlsx），不是报告正文；请用报告的文字",
        en: "this is an Excel table (xlsx), not the text of a report; use the report's text" },
    Kind { code: "pptx", mark: Zip(b"ppt/presentation.xml"),
        zh: "这是幻灯片（pptx），不是报告正文；请用报告的文字",
        en: "these are slides (pptx), not the text of a report; use the report's text" },
    Kind { code: "ofd", mark: Zip(b"OFD.xml"),
        zh: "这是 OFD 版式文件，不是纯文本；请直接打开这个文件，不要另选编码",
        en: "this is an OFD document and no plain text; open the file itself, without naming an encoding" },
    Kind { code: "odt", mark: Zip(b"opendocument.text"),
        zh: "这是 OpenDocument 文档（odt），暂不能直接读；请另存为 Word 文档（.docx）或纯文本（.txt）",
        en: "this is an OpenDocument text (odt), which cannot be read yet; save it as a Word document (.docx) or plain text (.txt)" },
    Kind { code: "zip", mark: Start(&[ZIP, b"PK\x05\x06", b"PK\x07\x08"]),
        zh: "这是压缩包（ZIP），不是纯文本；请直接打开这个文件，不要另选编码",
        en: "this is an archive (ZIP) and no plain text; open the file itself, without naming an encoding" },
    Kind { code: "doc", mark: Ole("WordDocument"),
        zh: "这是旧版 Word 或 WPS 文档（doc、wps），不是纯文本；请直接打开这个文件，不要另选编码",
        en: "this is an old Word or WPS document (doc, wps) and no plain text; open the file itself, without naming an encoding" },
    Kind { code: "xls", mark: Ole("Workbook"),
        zh: "这是旧版 Excel 表格（xls），不是报告正文；请用报告的文字",
        en: "this is an old Excel table (xls), not the text of a report; use the report's text" },
    Kind { code: "ole", mark: Start(&[OLE]),
        zh: "这是 Office 或 WPS 的旧版文件，暂不能直接读；请在 Word 或 WPS 里另存为 .docx，或复制全文粘贴进来",
        en: "this is an old Office or WPS file, which cannot be read yet; save it as .docx in Word or WPS, or copy its text and paste that" },
    Kind { code: "rtf", mark: Start(&[b"{\\rtf"]),
        zh: "这是富文本（RTF），不是纯文本；请直接打开这个文件，不要另选编码",
        en: "this is rich text (RTF) and no plain text; open the file itself, without naming an encoding" },
    Kind { code: "archive", mark: Start(&[b"\x1F\x8B", b"7z\xBC\xAF\x27\x1C", b"Rar!\x1A\x07", b"\xFD7zXZ\0", b"\x28\xB5\x2F\xFD"]),
        zh: "这是压缩包；请解压后取出里面的文字文件",
        en: "this is an archive; unpack it and take the text file inside" },
    Kind { code: "archive", mark: At(4, b"1AY&SY"),
        zh: "这是压缩包（bzip2）；请解压后取出里面的文字文件",
        en: "this is an archive (bzip2); unpack it and take the text file inside" },
    Kind { code: "archive", mark: At(257, b"ustar"),
        zh: "这是打包文件（tar）；请解开后取出里面的文字文件",
        en: "this is an archive (tar); unpack it and take the text file inside" },
    Kind { code: "media", mark: Start(&[b"ID3\x02", b"ID3\x03", b"ID3\x04", b"\xFF\xFB", b"OggS", b"RIFF", b"fLaC", b"\x1A\x45\xDF\xA3"]),
        zh: "这是音频或视频，没有文字；请找报告的文字",
        en: "this is sound or video without text; find the text of the report" },
    Kind { code: "media", mark: At(4, b"ftyp"),
        zh: "这是照片或视频，没有文字；请找报告的文字",
        en: "this is a photo or video without text; find the text of the report" },
    Kind { code: "program", mark: Start(&[b"MZ\x90\0", b"\x7FELF", b"\0asm"]),
        zh: "这是程序，不是文字；请选择报告文件",
        en: "this is a program, not a text; choose the report" },
    Kind { code: "database", mark: Start(&[b"SQLite format 3\0"]),
        zh: "这是数据库，不是文字；请选择报告文件",
        en: "this is a database, not a text; choose the report" },
    Kind { code: "utf32", mark: Start(&[b"\xFF\xFE\0\0", b"\0\0\xFE\xFF"]),
        zh: "这个文本文件用的是 UTF-32 编码，读不了；请另存为 UTF-8",
        en: "this text is encoded as UTF-32, which cannot be read; save it as UTF-8" },
];

/// What fits no row and no encoding.
pub static NOISE: Kind = Kind {
    code: "noise",
    mark: Never,
    zh: "这不是文本文件，也认不出是什么；请选择报告的文字文件，或复制正文粘贴进来",
    en: "this is not a text file, nor any known kind; choose a text file, or copy the text of the report and paste it",
};

/// A text that is read as it stands, though its marks are not for readers.
#[derive(Debug, PartialEq, Eq)]
pub struct Markup {
    pub code: &'static str,
    /// In lower case, near the start of the file.
    marks: &'static [&'static [u8]],
    pub zh: &'static str,
    pub en: &'static str,
}

#[rustfmt::skip]
pub const MARKUP: &[Markup] = &[
    Markup { code: "mhtml", marks: &[b"mime-version:"],
        zh: "这是存成单个文件的网页（mht），里面的编码会原样显示；请在浏览器中打开，复制正文后粘贴进来",
        en: "this is a web page saved as one file (mht), and its codes are shown as they are; open it in a browser, copy the text and paste it" },
    Markup { code: "html", marks: &[b"<!doctype html", b"<html", b"<head", b"<body"],
        zh: "这是网页源文件，标签会原样显示；请在浏览器中打开，复制正文后粘贴进来",
        en: "this is the source of a web page, and its tags are shown as they are; open it in a browser, copy the text and paste it" },
];

/// The kind that the bytes show themselves to be, if it is none of text.
pub(crate) fn kind(bytes: &[u8]) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| match kind.mark {
        Start(marks) => marks.iter().any(|mark| bytes.starts_with(mark)),
        At(offset, mark) => bytes.get(offset..).is_some_and(|rest| rest.starts_with(mark)),
        Near(mark) => contains(&bytes[..bytes.len().min(NEAR)], mark),
        Zip(name) => bytes.starts_with(ZIP) && in_ends(bytes, name),
        Ole(name) => bytes.starts_with(OLE) && contains(bytes, &utf16(name)),
        Never => false,
    })
}

/// The row of [`MARKUP`] that the start of a text shows.
pub(crate) fn markup(bytes: &[u8]) -> Option<&'static Markup> {
    let start = bytes[..bytes.len().min(NEAR)].to_ascii_lowercase();
    MARKUP.iter().find(|row| row.marks.iter().any(|mark| contains(&start, mark)))
}

/// Names of entries stand before each entry and again in the directory at the end.
fn in_ends(bytes: &[u8], name: &[u8]) -> bool {
    let n = bytes.len();
    contains(&bytes[..n.min(ENDS)], name) || contains(&bytes[n.saturating_sub(ENDS)..], name)
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn utf16(name: &str) -> Vec<u8> {
    name.encode_utf16().flat_map(u16::to_le_bytes).collect()
}
