//! One pass over a text that counts what the notices ask for.

use super::several::Reports;
use crate::text::{garbled_at, is_unreadable};

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

/// How many signs of garbling there are.
fn garbled(line: &str) -> usize {
    let (mut found, mut rest) = (0, line);
    while let Some(c) = rest.chars().next() {
        let sign = garbled_at(rest);
        found += usize::from(sign.is_some());
        rest = &rest[sign.unwrap_or(c.len_utf8())..];
    }
    found
}
