//! Text to lines.

use crate::text::{Chars, Source};

/// One line, without the white space at its ends.
#[derive(Clone, Debug)]
pub struct Line {
    pub text: Chars,
}

/// All lines, empty ones too; CR, LF, CRLF, form feed and the Unicode separators end a line.
pub fn lines(source: &Source) -> Vec<Line> {
    let mut out = Vec::new();
    let mut start = 0;
    for (i, &c) in source.chars().iter().enumerate() {
        if matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}') {
            out.push(Line { text: source.trim(start..i) });
            start = i + 1;
        }
    }
    out.push(Line { text: source.trim(start..source.len()) });
    out
}
