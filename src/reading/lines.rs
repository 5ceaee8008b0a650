//! Text to lines.

use crate::text::{BLOCK, Chars, Kept, Source, class};
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
    let marks = source.all_marks();
    let (ends, found) = look(source.classes(), source.chars(), marks);
    let mut out = Vec::with_capacity(ends.len() + 1);
    let (mut start, mut first, mut stops) = (0, 0, &found.stops[..]);
    let ends = ends.iter().map(|&k| (marks[k as usize] as usize, k as usize));
    for (end, past) in ends.chain([(source.len(), marks.len())]) {
        let count = stops.iter().take_while(|&&stop| (stop as usize) < end).count();
        let (own, rest) = stops.split_at(count);
        out.push(Line::new(source, start..end, first..past, own.first().map(|&stop| stop as usize)));
        (start, first, stops) = (end + 1, past + 1, rest);
    }
    (out, found)
}

/// Looks at all marks: which of them end lines, by position, and what else is looked for. No processor foresees what a
/// mark is, so each is noted without a branch.
fn look(classes: &[u16], chars: &[char], marks: &[u32]) -> (Vec<u32>, Marks) {
    let mut ends = Vec::with_capacity(marks.len() / 8);
    let mut found = Marks::default();
    found.stops.reserve(marks.len() / 4);
    found.brackets.reserve(marks.len() / 4);
    let mut rooms = [[0; BLOCK]; 3];
    // Past the last mark, and its class.
    let mut last = (u32::MAX, 0);
    for (block, first) in marks.chunks(BLOCK).zip((0..).step_by(BLOCK)) {
        let [mut line_ends, mut stops, mut brackets] = rooms.each_mut().map(Kept::new);
        for (k, &mark) in (first..).zip(block) {
            let class = classes[mark as usize];
            let (next, before) = std::mem::replace(&mut last, (mark + 1, class));
            if (mark == next) & (class & before & class::PAUSE != 0) {
                found.doubled.push(mark);
            }
            line_ends.add(k, class & class::LINE_END != 0);
            stops.add(mark, class & class::STOP != 0);
            brackets.add(mark, class & (class::OPEN | class::CLOSE) != 0);
        }
        ends.extend_from_slice(line_ends.all());
        found.stops.extend_from_slice(stops.all());
        found.brackets.extend_from_slice(brackets.all());
    }
    found.titles.reserve(found.brackets.len() / 4);
    for (k, &mark) in found.brackets.iter().enumerate() {
        match chars[mark as usize] {
            '《' | '〈' => found.titles.push(k),
            '[' | '〔' => found.notes.push(mark),
            _ => {}
        }
    }
    (ends, found)
}
