//! Where sentences end.

use super::lines::Line;
use crate::text::{Chars, Source};

/// A mark that ends a sentence.
pub fn is_stop(c: char) -> bool {
    matches!(c, '。' | '!' | '?' | '｡')
}

/// The sentences of all lines in order, each with its stop and the quotes that close after it. A line end ends a sentence.
pub fn sentences(source: &Source, lines: &[Line]) -> Vec<Chars> {
    let chars = source.chars();
    let mut out = Vec::new();
    for line in lines {
        let mut start = line.text.start;
        let mut i = start;
        while i < line.text.end {
            i += 1;
            if is_stop(chars[i - 1]) {
                while i < line.text.end
                    && (is_stop(chars[i]) || matches!(chars[i], '”' | '’' | '」' | '』' | ')' | '》'))
                {
                    i += 1;
                }
                push(source, &mut out, start..i);
                start = i;
            }
        }
        push(source, &mut out, start..line.text.end);
    }
    out
}

fn push(source: &Source, out: &mut Vec<Chars>, range: Chars) {
    let range = source.trim(range);
    if !range.is_empty() {
        out.push(range);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_after_the_quote_that_closes_it() {
        let source = Source::new("他说：“全部办结。”共5件！\n 其中3件");
        let lines = super::super::lines::lines(&source);
        let found: Vec<_> = sentences(&source, &lines).into_iter().map(|s| source.raw(s)).collect();
        assert_eq!(found, ["他说：“全部办结。”", "共5件！", "其中3件"]);
    }
}
