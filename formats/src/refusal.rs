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
    /// A row of [`TROUBLES`].
    Trouble(&'static Trouble),
}

/// What can be wrong with a file of a known kind, and what to do, without a closing mark.
#[derive(Debug, PartialEq, Eq)]
pub struct Trouble {
    pub code: &'static str,
    pub zh: &'static str,
    pub en: &'static str,
}

pub const BROKEN: Trouble = Trouble {
    code: "broken",
    zh: "文件已损坏或不完整；请重新下载，或在 Word、WPS 里打开后另存再试",
    en: "the file is damaged or incomplete; get it again, or open it in Word or WPS and save it anew",
};
pub const LOCKED: Trouble = Trouble {
    code: "locked",
    zh: "文件有密码，读不了；请用密码打开，去掉密码后另存再试",
    en: "the file is locked with a password; open it with the password, save it without one and try again",
};
pub const PICTURES: Trouble = Trouble {
    code: "pictures",
    zh: "文件里只有图片，没有文字；请找有文字的版本，或先做文字识别",
    en: "there are only pictures in it and no text; find a version with text, or run text recognition first",
};
pub const DRAWN: Trouble = Trouble {
    code: "drawn",
    zh: "文字已转成图形（曲线），取不出来；请找可以选中文字的版本，或先做文字识别",
    en: "its text was turned into drawings and cannot be taken out; find a version in which text can be selected, or run text recognition first",
};
pub const NO_TABLE: Trouble = Trouble {
    code: "no_table",
    zh: "字体没有注明每个字形是什么字，取出来会是乱码；请找原文档，或先做文字识别",
    en: "its fonts do not say which character each glyph is, so that its text would be garbled; find the original document, or run text recognition first",
};
pub const TOO_OLD: Trouble = Trouble {
    code: "too_old",
    zh: "这是 Word 95 或更早的文档，读不了；请在 Word 或 WPS 里打开，另存为 docx 再试",
    en: "this is a document of Word 95 or older, which cannot be read; open it in Word or WPS and save it as docx",
};
pub const NO_DOCUMENT: Trouble = Trouble {
    code: "no_document",
    zh: "里面没有可读的文件；请确认选对了压缩包或文件夹",
    en: "there is no file in it that can be read; check that it is the right archive or folder",
};
pub const PACKING: Trouble = Trouble {
    code: "packing",
    zh: "压缩方法少见，解不开；请用系统自带的压缩功能重新打包，或解压后打开里面的文件",
    en: "it is packed by an uncommon method; pack it anew by the means of the system, or unpack it and open the files inside",
};
pub const CANCELLED: Trouble =
    Trouble {
        code: "cancelled", zh: "已取消；需要时请重新打开", en: "it was cancelled; open it again when needed"
    };
pub const PASSED_OVER: Trouble = Trouble {
    code: "passed_over",
    zh: "不是报告的格式，没有读；如需要，请单独打开",
    en: "it is not in a format of reports and was passed over; open it by itself if it is needed",
};

/// Every trouble, for tests and help.
pub const TROUBLES: &[&Trouble] =
    &[&BROKEN, &LOCKED, &PICTURES, &DRAWN, &NO_TABLE, &TOO_OLD, &NO_DOCUMENT, &PACKING, &CANCELLED, &PASSED_OVER];

impl Refusal {
    /// A name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::NotText(not_text) => not_text.kind.code,
            Refusal::Empty => "empty",
            Refusal::TooLarge(limit) => limit.name,
            Refusal::UnknownEncoding(_) => "unknown_encoding",
            Refusal::Trouble(trouble) => trouble.code,
        }
    }

    /// One sentence, without a closing mark.
    pub fn zh(&self) -> String {
        match self {
            Refusal::NotText(not_text) => not_text.kind.zh.into(),
            Refusal::Empty => "文件里没有文字；请确认选对了文件".into(),
            Refusal::TooLarge(limit) => limit.zh.into(),
            Refusal::UnknownEncoding(name) => format!("没有名为 {name} 的编码；可用 utf-8、gb18030、big5、utf-16le 等"),
            Refusal::Trouble(trouble) => trouble.zh.into(),
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
            Refusal::Trouble(trouble) => trouble.en.into(),
        }
    }
}

impl From<NotText> for Refusal {
    fn from(not_text: NotText) -> Self {
        Refusal::NotText(not_text)
    }
}

impl From<&'static Trouble> for Refusal {
    fn from(trouble: &'static Trouble) -> Self {
        Refusal::Trouble(trouble)
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(&self.en())
    }
}

impl std::error::Error for Refusal {}
