//! What a reader should know about a text that was read. Each note is one row; `{}` is a number or a name.

/// A note, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub code: &'static str,
    pub zh: String,
    pub en: String,
}

/// The words of a note.
#[derive(Debug, PartialEq, Eq)]
pub struct Words {
    pub code: &'static str,
    pub zh: &'static str,
    pub en: &'static str,
}

pub const UNREADABLE: Words = Words {
    code: "unreadable",
    zh: "{} 个字无法识别，原位以 � 显示，请对照原文",
    en: "characters that could not be read: {}; they stand as \u{FFFD}, compare with the original",
};
pub const GUESSED: Words = Words {
    code: "guessed",
    zh: "编码可能是 {}；若有乱码，请另选编码",
    en: "the encoding was guessed to be {}; if characters look wrong, choose another",
};
pub const OTHER_FORMAT: Words = Words {
    code: "other_format",
    zh: "文件名与内容不符：按内容，这是 {}，已照此读取",
    en: "the file is not what its name says: by its content it is {}, and it was read as that",
};
pub const REVISIONS: Words = Words {
    code: "revisions",
    zh: "文档有 {} 处未定稿的修订，按接受全部修订后的文字读取",
    en: "the document has tracked changes that are not settled: {}; it was read as if all were accepted",
};
pub const HIDDEN: Words =
    Words {
        code: "hidden", zh: "文档有 {} 处隐藏文字，没有读取", en: "pieces of hidden text that were left out: {}"
    };
pub const PICTURES: Words = Words {
    code: "pictures",
    zh: "文档有 {} 幅图片，图片里的文字没有读取",
    en: "pictures in the document, whose text was not read: {}",
};
pub const EMBEDDED: Words = Words {
    code: "embedded",
    zh: "文档嵌有 {} 个其他文件，没有读取",
    en: "other files embedded in the document, which were not read: {}",
};
pub const NUMBERS: Words = Words {
    code: "numbers",
    zh: "文档有 {} 段的自动编号取不出来，这些段前缺编号；请在 Word 或 WPS 里另存为 docx 再打开",
    en: "paragraphs whose automatic numbers cannot be told and are missing: {}; save the document as docx in Word or WPS and open that",
};
pub const EMPTY_PAGES: Words = Words {
    code: "empty_pages",
    zh: "第 {} 页只有图片或图形，没有文字，没有读取",
    en: "pages that are pictures without text and were not read: {}",
};
pub const COLUMNS: Words = Words {
    code: "columns",
    zh: "第 {} 页分两栏排版，按先左栏、后右栏读取；请对照原文",
    en: "pages set in two columns, read with the left one first: {}; compare with the original",
};
pub const CUT_OFF: Words = Words {
    code: "cut_off",
    zh: "文件不完整，只读到断开的地方；请重新下载后再试",
    en: "the file breaks off and was read up to there; get it again and try once more",
};

/// Every note, for tests.
pub const NOTES: &[&Words] = &[
    &UNREADABLE,
    &GUESSED,
    &OTHER_FORMAT,
    &REVISIONS,
    &HIDDEN,
    &PICTURES,
    &EMBEDDED,
    &NUMBERS,
    &EMPTY_PAGES,
    &COLUMNS,
    &CUT_OFF,
];

impl Words {
    pub fn note(&self, what: impl std::fmt::Display) -> Note {
        let what = what.to_string();
        Note { code: self.code, zh: self.zh.replace("{}", &what), en: self.en.replace("{}", &what) }
    }

    /// A note about pages, as in `第 2、5、6 页`. A long list is cut off.
    pub fn pages(&self, pages: &[usize]) -> Option<Note> {
        const SHOWN: usize = 12;
        let list: Vec<String> = pages.iter().take(SHOWN).map(usize::to_string).collect();
        let more = if pages.len() > SHOWN { "…" } else { "" };
        (!pages.is_empty()).then(|| self.note(format!("{}{more}", list.join("、"))))
    }

    /// A note where there is something to say.
    pub fn count(&self, number: usize) -> Option<Note> {
        (number > 0).then(|| self.note(number))
    }
}
