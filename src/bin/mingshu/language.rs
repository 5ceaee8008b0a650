//! The words of the command line, in the language of the terminal.

use crate::table::COLUMNS;
use mingshu::analysis::{Analysis, Kind, Severity};
use mingshu::notices::notices;
use mingshu_formats::{Document, Refusal};
use std::io::{self, ErrorKind};

#[derive(Clone, Copy, PartialEq)]
pub enum Language {
    Chinese,
    English,
}

/// The words around a table, in the order of [`Language::words`].
pub struct Words {
    /// Title, issuer, place, period, signed, published, index number, addressee.
    pub meta: [&'static str; 8],
    pub outline: &'static str,
    pub figures: &'static str,
    /// Number, label, as written, value, unit, kind, page, section.
    pub columns: [&'static str; COLUMNS],
    pub none: &'static str,
}

const CHINESE: Words = Words {
    meta: ["标题", "机关", "地区", "年度", "落款", "发布", "索引号", "报告对象"],
    outline: "提纲",
    figures: "数字",
    columns: ["序号", "指标", "原文", "数值", "单位", "类型", "页", "所在标题"],
    none: "（没有）",
};

const ENGLISH: Words = Words {
    meta: ["Title", "Issuer", "Place", "Period", "Signed", "Published", "Index no.", "Addressee"],
    outline: "Outline",
    figures: "Figures",
    columns: ["No.", "What", "As written", "Value", "Unit", "Kind", "Page", "Section"],
    none: "(none)",
};

/// What the operating system says about a file, in our words.
const ERRORS: &[(ErrorKind, &str, &str)] = &[
    (ErrorKind::NotFound, "没有这个文件", "no such file"),
    (ErrorKind::PermissionDenied, "没有读取权限", "permission denied"),
    (ErrorKind::NotADirectory, "没有这个文件", "no such file"),
];

impl Language {
    /// By the variables that other programs go by, the first that is set.
    pub fn of_environment() -> Language {
        let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        let value = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unwrap_or_default();
        if value.starts_with("zh") { Language::Chinese } else { Language::English }
    }

    pub fn choose<T>(self, zh: T, en: T) -> T {
        match self {
            Language::Chinese => zh,
            Language::English => en,
        }
    }

    pub fn words(self) -> &'static Words {
        self.choose(&CHINESE, &ENGLISH)
    }

    pub fn kind(self, kind: Kind) -> &'static str {
        let zh = match kind {
            Kind::Count => "数量",
            Kind::Percent => "比率",
            Kind::Money => "金额",
            Kind::Duration => "时长",
            Kind::Area => "面积",
            Kind::Length => "长度",
            Kind::Other => "其他",
        };
        self.choose(zh, kind.name())
    }

    pub fn severity(self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.choose("错误", "error"),
            Severity::Warning => self.choose("警告", "warning"),
            Severity::Info => self.choose("信息", "note"),
        }
    }

    /// Reports, errors, warnings, notes.
    pub fn tally(self, [reports, errors, warnings, notes]: [usize; 4]) -> String {
        let notes = match notes {
            0 => String::new(),
            n => self.choose(format!("，信息 {n} 条"), format!(", {}", count(n, "note"))),
        };
        self.choose(
            format!("{reports} 份报告：错误 {errors} 条，警告 {warnings} 条{notes}"),
            format!("{}: {}, {}{notes}", count(reports, "report"), count(errors, "error"), count(warnings, "warning")),
        )
    }

    /// Most rules have nothing to say of what is no report.
    pub fn no_report(self) -> &'static str {
        self.choose(
            "不像法治政府建设年度报告，多数规则不适用",
            "this does not look like an annual report on rule-of-law government; most rules do not apply",
        )
    }

    pub fn standard_input(self) -> &'static str {
        self.choose("标准输入", "standard input")
    }

    pub fn unread(self, file: &str, error: &io::Error) -> String {
        let known = ERRORS.iter().find(|(kind, ..)| *kind == error.kind());
        let why = known.map_or_else(|| error.to_string(), |&(_, zh, en)| self.choose(zh, en).into());
        format!("{file}: {why}")
    }

    pub fn refused(self, file: &str, refusal: &Refusal) -> String {
        format!("{file}: {}", self.choose(refusal.zh(), refusal.en()))
    }

    pub fn unwritten(self, error: &io::Error) -> String {
        format!("{}: {error}", self.choose("无法输出", "cannot write"))
    }

    /// What a reader should know about a text that was read.
    pub fn notes(self, document: &Document, analysis: &Analysis) -> Vec<String> {
        let mut notes = self.notes_about_file(document);
        notes.extend(notices(&document.text, analysis).into_iter().map(|notice| self.choose(notice.zh, notice.en)));
        notes
    }

    /// What a reader should know about the file, whatever its text says.
    pub fn notes_about_file(self, document: &Document) -> Vec<String> {
        let say = |note: &mingshu_formats::Note| match note.code {
            "guessed" => Some(self.guessed(document.encoding.unwrap_or_default())),
            // The text says so itself, and the notices about it do.
            "unreadable" => None,
            _ => Some(self.choose(&note.zh, &note.en).clone()),
        };
        document.notes.iter().filter_map(say).collect()
    }

    fn guessed(self, encoding: &str) -> String {
        self.choose(
            format!("编码可能是 {encoding}；若有乱码，请用 --encoding 指定"),
            format!("the encoding was guessed to be {encoding}; if characters look wrong, name it by --encoding"),
        )
    }
}

/// 1 error, 2 errors.
fn count(n: usize, thing: &str) -> String {
    format!("{n} {thing}{}", if n == 1 { "" } else { "s" })
}
