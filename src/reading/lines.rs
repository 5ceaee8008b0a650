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

    /// Those of them from a place on.
    pub fn marks_from<'s>(&self, source: &'s Source, at: usize) -> impl Iterator<Item = usize> + use<'s> {
        let marks = &source.all_marks()[self.marks.clone()];
        marks[marks.partition_point(|&i| (i as usize) < at)..].iter().map(|&i| i as usize)
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

/// What is looked for at the marks of a text: all marks are looked at once. In the order of the text.
#[derive(Default)]
pub struct Marks {
    /// What ends a sentence.
    pub stops: Vec<u32>,
    /// What opens or closes a bracket, a title or a quotation.
    pub brackets: Vec<u32>,
    /// Those that open a title, by position among the brackets.
    pub titles: Vec<usize>,
    /// Those that may open the mark of a note.
    pub notes: Vec<u32>,
    /// The second of two pauses next to each other.
    pub doubled: Vec<u32>,
}

/// All lines, empty ones too; CR, LF, CRLF, form feed and the Unicode separators end a line.
pub fn lines(source: &Source) -> (Vec<Line>, Marks) {
    const TELLING: u16 = class::LINE_END | class::STOP | class::OPEN | class::CLOSE;
    let (classes, marks) = (source.classes(), source.all_marks());
    let mut found = Marks::default();
    found.stops.reserve(marks.len() / 4);
    found.brackets.reserve(marks.len() / 4);
    found.titles.reserve(marks.len() / 16);
    let mut out = Vec::with_capacity(marks.len() / 8 + 1);
    let (mut start, mut first, mut stop) = (0, 0, None);
    // Past the last mark, and its class.
    let mut last = (u32::MAX, 0);
    for (k, &mark) in marks.iter().enumerate() {
        let i = mark as usize;
        let class = classes[i];
        let (next, before) = std::mem::replace(&mut last, (mark + 1, class));
        let beside = if mark == next { before } else { 0 };
        if class & beside & class::PAUSE != 0 {
            found.doubled.push(mark);
        }
        if class & TELLING == 0 {
            continue;
        }
        if class & class::LINE_END != 0 {
            out.push(Line::new(source, start..i, first..k, stop.take()));
            (start, first) = (i + 1, k + 1);
        } else if class & class::STOP != 0 {
            found.stops.push(mark);
            stop = stop.or(Some(i));
        } else {
            match source.at(i) {
                '《' | '〈' => found.titles.push(found.brackets.len()),
                '[' | '〔' => found.notes.push(mark),
                _ => {}
            }
            found.brackets.push(mark);
        }
    }
    out.push(Line::new(source, start..source.len(), first..marks.len(), stop));
    (out, found)
}
