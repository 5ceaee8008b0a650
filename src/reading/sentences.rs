//! Where sentences end.

use super::lines::{Line, Marks};
use crate::text::{Chars, Source, class};

/// A mark that ends a sentence.
pub fn is_stop(c: char) -> bool {
    matches!(c, '。' | '!' | '?' | '｡')
}

/// The sentences of all lines in order, each with its stop and the quotes that close after it. A line end ends a sentence.
pub fn sentences(source: &Source, lines: &[Line], marks: &Marks) -> Vec<Chars> {
    let mut out = Vec::with_capacity(lines.len() + marks.stops.len());
    let mut stops = marks.stops.iter().map(|&stop| stop as usize).peekable();
    for line in lines {
        let mut start = line.text.start;
        while let Some(stop) = stops.next_if(|&stop| stop < line.text.end) {
            if stop < start {
                continue;
            }
            let mut end = stop + 1;
            while end < line.text.end && (source.is(end, class::STOP) || closes(source.at(end))) {
                end += 1;
            }
            out.push(start..end);
            start = (end..line.text.end).find(|&i| !source.is(i, class::SPACE)).unwrap_or(line.text.end);
        }
        // A line ends without white space.
        if start < line.text.end {
            out.push(start..line.text.end);
        }
    }
    out
}

/// What may close after the stop of a sentence and belongs to it.
fn closes(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | ')' | '》')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_after_the_quote_that_closes_it() {
        let source = Source::new("他说：“全部办结。”共5件！\n 其中3件");
        let (lines, marks) = super::super::lines::lines(&source);
        let found: Vec<_> = sentences(&source, &lines, &marks).into_iter().map(|s| source.raw(s)).collect();
        assert_eq!(found, ["他说：“全部办结。”", "共5件！", "其中3件"]);
    }
}
