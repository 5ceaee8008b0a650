//! Text to lines.

use crate::text::{Chars, Source, class};
use std::ops::Range;

/// One line, without the white space at its ends.
#[derive(Clone, Debug)]
pub struct Line {
    pub text: Chars,
    /// The first mark in it that ends a sentence.
    stop: Option<usize>,
    /// Its marks, by position among all marks of the text.
    marks: Range<usize>,
}

impl Line {
    fn new(source: &Source, range: Chars, marks: Range<usize>, stop: Option<usize>) -> Self {
        let text = source.trim(range.clone());
        // What is trimmed are marks.
        let marks = marks.start + (text.start - range.start)..marks.end - (range.end - text.end);
        Line { text, stop, marks }
    }

    /// Where the characters of the line stand that are neither letters nor digits.
    pub fn marks<'s>(
        &self,
        source: &'s Source,
    ) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator + Clone + use<'s> {
        source.all_marks()[self.marks.clone()].iter().map(|&at| at as usize)
    }

    /// How many letters and digits the line has.
    pub fn words(&self) -> usize {
        self.text.len() - self.marks.len()
    }

    pub fn has_stop(&self) -> bool {
        self.stop.is_some()
    }

    /// The first mark at or after a place in the line that ends a sentence.
    pub fn stop_from(&self, source: &Source, at: usize) -> Option<usize> {
        let first = self.stop?;
        if first >= at {
            return Some(first);
        }
        source.marks(&(at..self.text.end)).find(|&i| source.is(i, class::STOP))
    }
}

/// All lines, empty ones too; CR, LF, CRLF, form feed and the Unicode separators end a line.
pub fn lines(source: &Source) -> Vec<Line> {
    let marks = source.all_marks();
    let mut out = Vec::with_capacity(marks.len() / 8 + 1);
    let (mut start, mut first, mut stop) = (0, 0, None);
    for (k, i) in marks.iter().map(|&i| i as usize).enumerate() {
        if !source.is(i, class::LINE_END | class::STOP) {
            continue;
        }
        if source.is(i, class::LINE_END) {
            out.push(Line::new(source, start..i, first..k, stop.take()));
            (start, first) = (i + 1, k + 1);
        } else {
            stop = stop.or(Some(i));
        }
    }
    out.push(Line::new(source, start..source.len(), first..marks.len(), stop));
    out
}
