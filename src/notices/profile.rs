//! One pass over a text that counts what the notices ask for.

use super::several::Reports;

#[derive(Debug, Default, PartialEq)]
pub struct Profile {
    pub characters: usize,
    /// Characters that are not blanks.
    pub visible: usize,
    /// Han characters that are not numerals.
    pub hanzi: usize,
    /// Letters of other scripts.
    pub letters: usize,
    /// Digits and Chinese numerals.
    pub digits: usize,
    /// Lines with something on them.
    pub lines: usize,
    /// Lines that are one address.
    pub urls: usize,
    /// Lines as long as a sentence, with a mark that ends one.
    pub long_lines: usize,
    /// Characters that stand for what was lost, and such as no font has.
    pub unreadable: usize,
    /// Signs that a text was read in the wrong encoding.
    pub garbled: usize,
    pub reports: usize,
}

/// What an address begins with.
const ADDRESSES: &[&str] = &["http://", "https://", "file://", "www."];

const NUMERALS: &str = "〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟";

/// What the wrong encoding makes out of a right text, none of which occurs in one.
/// To add a row: the sign as it is seen, with what it comes from.
#[rustfmt::skip]
const GARBLED: &[&str] = &[
    "锟斤拷", "锟絣",           // U+FFFD in UTF-8, read as GBK
    "烫烫烫", "屯屯屯",         // memory that was never written, read as GBK
    "锛", "銆", "鈥",           // ， 。 “ in UTF-8, read as GBK
    "ï¼", "ã€", "â€œ", "â€",    // the same, read as Windows-1252
    "ä¸", "çš", "å¹´", "ä»¶",   // 一 的 年 件 in UTF-8, read as Windows-1252
    "£¬", "¡£", "ÖÐ", "Äê",     // ， 。 中 年 in GBK, read as Windows-1252
];

/// Characters from which on a line with a full stop counts as a sentence.
const LONG_LINE: usize = 20;

impl Profile {
    pub fn of(text: &str) -> Profile {
        let mut p = Profile::default();
        let mut reports = Reports::default();
        for line in text.lines() {
            p.line(line.trim(), &mut reports);
        }
        // Blanks and line ends are no characters to a reader, but they are to a limit.
        p.characters = text.chars().count();
        p.reports = reports.count();
        p
    }

    fn line(&mut self, line: &str, reports: &mut Reports) {
        if line.is_empty() {
            return;
        }
        self.lines += 1;
        if is_address(line) {
            self.urls += 1;
        }
        let (mut length, mut ended) = (0, false);
        for c in line.chars() {
            length += 1;
            ended |= matches!(c, '。' | '；' | '！' | '？');
            self.character(c);
        }
        if ended && length >= LONG_LINE {
            self.long_lines += 1;
        }
        self.garbled += garbled(line);
        reports.line(line);
    }

    fn character(&mut self, c: char) {
        if !c.is_whitespace() {
            self.visible += 1;
        }
        if c.is_ascii_digit() || ('０'..='９').contains(&c) || NUMERALS.contains(c) {
            self.digits += 1;
        } else if is_han(c) {
            self.hanzi += 1;
        } else if is_unreadable(c) {
            self.unreadable += 1;
        } else if c.is_alphabetic() {
            self.letters += 1;
        }
    }
}

/// The address and nothing else.
fn is_address(line: &str) -> bool {
    ADDRESSES.iter().any(|start| line.starts_with(start))
        && !line.contains(char::is_whitespace)
        && !line.contains(is_han)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// U+FFFD, private use, and controls that no text has.
fn is_unreadable(c: char) -> bool {
    matches!(c, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
        || (c.is_control() && !matches!(c, '\t' | '\u{B}' | '\u{C}'))
}

/// How many signs of [`GARBLED`] there are. A prefix is looked up at each character, so time grows with the length.
fn garbled(line: &str) -> usize {
    let mut found = 0;
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let sign = if first.is_ascii() { None } else { GARBLED.iter().find(|sign| rest.starts_with(**sign)) };
        found += usize::from(sign.is_some());
        rest = &rest[sign.map_or(first.len_utf8(), |sign| sign.len())..];
    }
    found
}
