//! Text to lines.

use crate::text::{Chars, Source, class};

/// One line, without the white space at its ends.
#[derive(Clone, Debug)]
pub struct Line {
    pub text: Chars,
}

/// All lines, empty ones too; CR, LF, CRLF, form feed and the Unicode separators end a line.
pub fn lines(source: &Source) -> Vec<Line> {
    let mut out = Vec::new();
    let mut start = 0;
    for i in source.marks(&(0..source.len())).filter(|&i| source.is(i, class::LINE_END)) {
        out.push(Line { text: source.trim(start..i) });
        start = i + 1;
    }
    out.push(Line { text: source.trim(start..source.len()) });
    out
}
