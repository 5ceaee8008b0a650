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

/// Bytes of a file that is text: plain, a web page, rich text. A long report is 100 KB.
pub const FILE_BYTES: Limit = Limit {
    name: "file_bytes",
    max: 20 << 20,
    zh: "文件超过 20 MB，不像一份报告；请只保留报告正文后再试",
    en: "the file is larger than 20 MB, which no report is; keep the report itself and try again",
};

/// Bytes of a Word document, a PDF, an archive or whatever else may hold pictures.
pub const PACKED_BYTES: Limit = Limit {
    name: "packed_bytes",
    max: 50 << 20,
    zh: "文件超过 50 MB；请删去其中的图片，或把压缩包分成几份后再试",
    en: "the file is larger than 50 MB; take the pictures out of it, or split the archive, and try again",
};

/// Files in an archive.
pub const ENTRIES: Limit = Limit {
    name: "entries",
    max: 2_000,
    zh: "压缩包里超过 2000 个文件；请分成几份后再试",
    en: "there are more than 2,000 files in the archive; split it and try again",
};

/// Bytes of one file in an archive, unpacked.
pub const ENTRY_BYTES: Limit = Limit {
    name: "entry_bytes",
    max: 64 << 20,
    zh: "其中一个文件解压后超过 64 MB，不像报告；请取出需要的文件单独打开",
    en: "a file in it is larger than 64 MB when unpacked, which no report is; take out what is needed and open that",
};

/// Bytes of all files in an archive, unpacked.
pub const ALL_BYTES: Limit = Limit {
    name: "all_bytes",
    max: 256 << 20,
    zh: "解压后的文件合计超过 256 MB；请分成几份后再试",
    en: "the files in it are larger than 256 MB when unpacked; split it and try again",
};

/// How many bytes one packed byte may become. A long Word document reaches 60.
pub const RATIO: Limit = Limit {
    name: "ratio",
    max: 200,
    zh: "解压后膨胀到 200 倍以上，不像正常文件；请在 Word 或 WPS 里另存后再试",
    en: "it grows more than 200 times when unpacked, which no ordinary file does; save it anew in Word or WPS and try again",
};

/// Archives in archives.
pub const NESTING: Limit = Limit {
    name: "nesting",
    max: 3,
    zh: "压缩包套压缩包超过 3 层；请先解压，再打开里面的文件",
    en: "archives are packed in archives more than 3 deep; unpack them and open the files inside",
};

/// Elements within elements, in a Word document or a web page.
pub const DEPTH: Limit = Limit {
    name: "depth",
    max: 512,
    zh: "文件内部嵌套超过 512 层，不像正常文件；请打开后复制正文粘贴进来",
    en: "its parts are nested more than 512 deep, which no ordinary file's are; open it, copy the text and paste it",
};

/// Elements and pieces of text in a web page, cells in the tables of any document.
pub const NODES: Limit = Limit {
    name: "nodes",
    max: 1_000_000,
    zh: "网页元素或表格单元格超过 100 万个；请打开后复制报告正文粘贴进来",
    en: "it has more than a million elements or cells of tables; open it, copy the text of the report and paste it",
};

/// Pages of a PDF or OFD.
pub const PDF_PAGES: Limit = Limit {
    name: "pdf_pages",
    max: 2_000,
    zh: "超过 2000 页，不像一份报告；请只保留报告的页后再试",
    en: "there are more than 2,000 pages in it, which no report has; keep the pages of the report and try again",
};

/// Bytes of what draws one page of a PDF, or of one of its tables, unpacked.
pub const CONTENT_BYTES: Limit = Limit {
    name: "content_bytes",
    max: 32 << 20,
    zh: "其中一页的内容展开后超过 32 MB，不像正常文件；请打开后复制报告正文粘贴进来",
    en: "a page of it is larger than 32 MB when unpacked, which no ordinary file's is; open it, copy the text and paste it",
};

/// Objects in a PDF. A thousand pages with tags have 300,000.
pub const OBJECTS: Limit = Limit {
    name: "objects",
    max: 2_000_000,
    zh: "文件内部超过 200 万个对象，不像正常文件；请打开后复制报告正文粘贴进来",
    en: "there are more than 2 million objects in it, which no ordinary file has; open it, copy the text and paste it",
};

/// Bytes of the objects of a PDF that are packed together, unpacked.
pub const OBJECT_BYTES: Limit = Limit {
    name: "object_bytes",
    max: 96 << 20,
    zh: "文件内部的对象展开后超过 96 MB，不像正常文件；请打开后复制报告正文粘贴进来",
    en: "its objects are larger than 96 MB when unpacked, which no ordinary file's are; open it, copy the text and paste it",
};

/// Characters of text in one document that is not plain text.
pub const TEXT_CHARS: Limit = Limit {
    name: "text_chars",
    max: 5_000_000,
    zh: "正文超过 500 万字，不像一份报告；请只保留报告正文后再试",
    en: "there are more than 5 million characters in it, which no report has; keep the report itself and try again",
};

/// Characters of text in all documents that are opened at once.
pub const ALL_CHARS: Limit = Limit {
    name: "all_chars",
    max: 20_000_000,
    zh: "一次打开的文字合计超过 2000 万字，其余未读；请分几次打开",
    en: "the documents opened at once have more than 20 million characters, and the rest was not read; open fewer at once",
};

/// Time for one document.
pub const SECONDS: Limit = Limit {
    name: "seconds",
    max: 8,
    zh: "8 秒还没有读完，已停止；请打开文件，复制报告正文粘贴进来",
    en: "it was not read within 8 seconds and was given up; open it, copy the text of the report and paste it",
};

/// Everything that is limited, for the help.
pub const LIMITS: &[&Limit] = &[
    &FILE_BYTES,
    &PACKED_BYTES,
    &ENTRIES,
    &ENTRY_BYTES,
    &ALL_BYTES,
    &RATIO,
    &NESTING,
    &DEPTH,
    &NODES,
    &PDF_PAGES,
    &CONTENT_BYTES,
    &OBJECTS,
    &OBJECT_BYTES,
    &TEXT_CHARS,
    &ALL_CHARS,
    &SECONDS,
];

impl Limit {
    /// Refuses what is more.
    pub fn check(&'static self, quantity: u64) -> Result<(), Refusal> {
        if quantity > self.max { Err(Refusal::TooLarge(self)) } else { Ok(()) }
    }
}

/// To be asked before a text file is read.
pub fn check_size(bytes: u64) -> Result<(), Refusal> {
    FILE_BYTES.check(bytes)
}
