//! What a reader should know about a text as a whole: that it is no report, that there are two, that characters are lost.
//!
//! Only what the text shows, never a guess. To add a notice: a row in [`ABOUT_KIND`] (what the text is instead of a
//! report; the first that fits is said) or in [`ABOUT_STATE`] (what is the matter with it; all that fit are said).

mod profile;
mod several;

use crate::Analysis;
use profile::Profile;

/// One sentence, in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// A name for programs.
    pub code: &'static str,
    pub zh: String,
    pub en: String,
}

struct Row {
    code: &'static str,
    /// `{n}` is the number that the test gives.
    zh: &'static str,
    en: &'static str,
    /// How many, where it applies.
    test: fn(&Profile, &Analysis) -> Option<usize>,
}

/// Characters from which on it is said that a text is long: ten times the longest report that is known.
const OVERLONG: usize = 300_000;
/// Text without a heading and with fewer figures is not taken for a report.
const FEW_FIGURES: usize = 3;
/// Where Chinese characters are fewer than one in so many letters, the text is not Chinese.
const FOREIGN: usize = 10;

#[rustfmt::skip]
const ABOUT_KIND: &[Row] = &[
    Row { code: "empty", test: |p, _| when(p.visible == 0),
        zh: "没有文字。请粘贴报告全文，或选择报告的文字文件。",
        en: "There is no text. Paste the whole report, or choose its text file." },
    Row { code: "url_only", test: |p, _| (p.urls > 0 && p.urls == p.lines).then_some(p.urls),
        zh: "这里只有网址。本页不会联网：请打开网页后复制正文，再粘贴进来。",
        en: "This is only an address. Nothing is fetched here: open the page, copy its text and paste it." },
    Row { code: "only_numbers", test: |p, _| when(p.digits > 0 && p.hanzi == 0 && p.letters == 0),
        zh: "这里只有数字，没有说明数字含义的文字。请连同前后文字一起复制。",
        en: "There are only numbers, and no words that say what they count. Copy the text around them, too." },
    Row { code: "no_chinese", test: |p, _| when(p.hanzi * FOREIGN < p.letters || p.hanzi == 0),
        zh: "这里几乎没有汉字。本工具读的是中文报告，请粘贴中文报告的全文。",
        en: "There is hardly any Chinese in this text. What is read here are reports in Chinese: paste the full text of one." },
    Row { code: "only_furniture", test: |p, a| when(a.body.start >= a.body.end || (p.long_lines == 0 && !a.furniture.is_empty() && is_bare(a))),
        zh: "这里只有导航、目录一类的网页文字，没有报告正文。请打开报告页面，复制正文。",
        en: "This is only what stands around a report on a web page. Open the report itself and copy its text." },
    Row { code: "no_report", test: |_, a| when(is_bare(a)),
        zh: "没有认出标题，也几乎没有数字，可能不是年度报告。请确认复制的是报告全文。",
        en: "There is no heading and hardly a figure in it, so it may be no annual report. Check that the whole report was copied." },
];

#[rustfmt::skip]
const ABOUT_STATE: &[Row] = &[
    Row { code: "several_reports", test: |p, _| (p.reports > 1).then_some(p.reports),
        zh: "这里似乎有 {n} 份报告，数字会混在一起。请一次只放一份。",
        en: "There seem to be {n} reports in it, and their figures are mixed. Put in one at a time." },
    Row { code: "unreadable", test: |p, _| count(p.unreadable),
        zh: "有 {n} 个字符无法识别，它们所在的文字和数字可能不全。请对照原文。",
        en: "Characters that cannot be read: {n}; words and figures around them may be incomplete. Compare the original." },
    Row { code: "garbled", test: |p, _| count(p.garbled),
        zh: "有 {n} 处乱码，像是用错了编码打开的。请换一种编码，或从原网页重新复制。",
        en: "Garbled places: {n}, as by reading in a wrong encoding. Try another encoding, or copy from the source again." },
    Row { code: "overlong", test: |p, _| (p.characters > OVERLONG).then_some(p.characters),
        zh: "全文 {n} 字，远长于一份年度报告。请确认没有混入别的材料。",
        en: "The text has {n} characters, far more than an annual report. Check that nothing else is in it." },
];

fn when(applies: bool) -> Option<usize> {
    applies.then_some(0)
}

fn count(n: usize) -> Option<usize> {
    (n > 0).then_some(n)
}

fn is_bare(a: &Analysis) -> bool {
    a.outline.is_empty() && a.figures.len() < FEW_FIGURES
}

/// What a reader should know about this text. Time grows with its length.
pub fn notices(text: &str, analysis: &Analysis) -> Vec<Notice> {
    let profile = Profile::of(text);
    let said = |row: &Row| {
        let n = (row.test)(&profile, analysis)?.to_string();
        Some(Notice { code: row.code, zh: row.zh.replace("{n}", &n), en: row.en.replace("{n}", &n) })
    };
    ABOUT_KIND.iter().find_map(said).into_iter().chain(ABOUT_STATE.iter().filter_map(said)).collect()
}

#[cfg(test)]
mod tests;
