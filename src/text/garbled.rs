//! Characters that stand for what was lost, and what a wrong encoding makes out of a right text.

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

/// Web code that was not turned into characters. To add one: append it.
const WEB_CODE: &[&str] = &[
    "&nbsp;", "&ldquo;", "&rdquo;", "&lt;", "&gt;", "&amp;", "&quot;", "&mdash;", "&middot;", "<br", "<p>", "</p>",
    "</span>",
];

/// U+FFFD, private use, and controls that no text has.
pub fn is_unreadable(c: char) -> bool {
    matches!(c, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
        || (c.is_control() && !matches!(c, '\t' | '\u{B}' | '\u{C}'))
}

/// The sign of [`GARBLED`] that a text begins with, as its length in bytes.
pub fn garbled_at(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let (_, tails) = GARBLED.iter().find(|(c, _)| *c == first)?;
    let tail = tails.iter().find(|tail| text[first.len_utf8()..].starts_with(**tail))?;
    Some(first.len_utf8() + tail.len())
}

/// The web code that a text begins with, as its length in bytes; ?? inside words, what a converter puts for characters
/// that it does not know, too.
pub fn code_at(text: &str) -> Option<usize> {
    match text.as_bytes().first()? {
        b'&' | b'<' => WEB_CODE.iter().find(|code| text.starts_with(**code)).map(|code| code.len()),
        b'?' => {
            let marks = text.bytes().take_while(|&b| b == b'?').count();
            let next = text[marks..].chars().next();
            (marks >= 2 && next.is_some_and(char::is_alphanumeric)).then_some(marks)
        }
        _ => None,
    }
}

/// The characters with which the signs of [`GARBLED`] begin.
pub fn beginnings() -> impl Iterator<Item = char> {
    GARBLED.iter().map(|row| row.0)
}

/// Whether any of these may begin with a character.
pub fn may_begin(c: char) -> bool {
    matches!(c, '&' | '<' | '?') || is_unreadable(c) || GARBLED.iter().any(|row| row.0 == c)
}
