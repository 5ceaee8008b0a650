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

/// What the wrong encoding makes out of a right text, none of which occurs in one: by its first character, the rest.
/// To add a row: the sign as it is seen, with what it comes from. Of two with the same start the longer stands first.
#[rustfmt::skip]
const GARBLED: &[(char, &[&str])] = &[
    ('锟', &["斤拷", "絣"]),         // U+FFFD in UTF-8, read as GBK
    ('烫', &["烫烫"]),               // memory that was never written, read as GBK
    ('屯', &["屯屯"]),               // the same
    ('锛', &[""]),                   // ， in UTF-8, read as GBK
    ('銆', &[""]),                   // 。 and 、
    ('鈥', &[""]),                   // “ and ”
    ('ï', &["¼"]),                   // ， in UTF-8, read as Windows-1252
    ('ã', &["€"]),                   // 。 and 、
    ('â', &["€œ", "€"]),             // “ and ”
    ('ä', &["¸", "»¶"]),             // 一, 件
    ('å', &["¹´"]),                  // 年
    ('ç', &["š"]),                   // 的
    ('£', &["¬"]),                   // ， in GBK, read as Windows-1252
    ('¡', &["£"]),                   // 。
    ('Ö', &["Ð"]),                   // 中
    ('Ä', &["ê"]),                   // 年
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
        if c.is_ascii_digit() || ('０'..='９').contains(&c) || is_numeral(c) {
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
pub fn is_unreadable(c: char) -> bool {
    matches!(c, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
        || (c.is_control() && !matches!(c, '\t' | '\u{B}' | '\u{C}'))
}

fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '〇' | '零'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '亿'
            | '两'
            | '壹'
            | '贰'
            | '叁'
            | '肆'
            | '伍'
            | '陆'
            | '柒'
            | '捌'
            | '玖'
            | '拾'
            | '佰'
            | '仟'
    )
}

/// The sign of [`GARBLED`] that a text begins with, as its length in bytes.
pub fn garbled_at(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let (_, tails) = GARBLED.iter().find(|(c, _)| *c == first)?;
    let tail = tails.iter().find(|tail| text[first.len_utf8()..].starts_with(**tail))?;
    Some(first.len_utf8() + tail.len())
}

/// How many signs of [`GARBLED`] there are.
fn garbled(line: &str) -> usize {
    let (mut found, mut rest) = (0, line);
    while let Some(c) = rest.chars().next() {
        let sign = garbled_at(rest);
        found += usize::from(sign.is_some());
        rest = &rest[sign.unwrap_or(c.len_utf8())..];
    }
    found
}
