//! Text in; lines, body, furniture, metadata, outline and sentences out. Knows nothing of figures.

mod division;
mod fields;
mod furniture;
mod lines;
mod lost_stop;
mod marker;
mod meta;
mod outline;
pub(crate) mod parts;
mod sentences;
mod title;

use crate::analysis::{Heading, Meta, Span};
use crate::text::{Chars, Source};
use crate::vocabulary::Lists;

pub(crate) use lines::{Line, Marks};
pub(crate) use marker::Form;
pub(crate) use outline::Place;
pub(crate) use sentences::is_stop;

/// What the later stages need to know of a text.
pub(crate) struct Reading {
    pub lines: Vec<Line>,
    pub marks: Marks,
    /// The report itself.
    pub body: Chars,
    /// Which lines are furniture, by position in `lines`.
    pub furniture: Vec<bool>,
    pub meta: Meta,
    pub outline: Vec<Heading>,
    /// Where each heading's marker and title stand, by heading id.
    pub headings: Vec<Place>,
    /// All sentences, in order.
    pub sentences: Vec<Chars>,
}

pub(crate) fn add_words(lists: &mut Lists) {
    furniture::add_words(lists);
    parts::add_words(lists);
}

/// Reads a text.
pub(crate) fn read(source: &Source) -> Reading {
    let (lines, marks) = lines::lines(source);
    let titles = title::find(source, &lines);
    let page = furniture::find(source, &lines, &titles);
    let headings = outline::find(source, &lines, &page);
    let meta = meta::find(source, &lines, &page, &titles, &headings);
    let outline = outline::headings(source, &headings, &page.body);
    let sentences = sentences::sentences(source, &lines, &marks);
    Reading { lines, marks, body: page.body, furniture: page.furniture, meta, outline, headings, sentences }
}

/// Words without the blanks between them.
fn without_spaces(mut words: String) -> String {
    words.retain(|c| c != ' ');
    words
}

/// The sentences of a text, for those who need nothing else of it.
pub(crate) fn sentences_of(source: &Source) -> Vec<Chars> {
    let (lines, marks) = lines::lines(source);
    sentences::sentences(source, &lines, &marks)
}

impl Reading {
    /// Furniture as the schema gives it: what is outside of the body, and the furniture inside it.
    pub fn furniture_spans(&self, source: &Source) -> Vec<Span> {
        let mut spans: Vec<Chars> = Vec::new();
        for (line, &furniture) in self.lines.iter().zip(&self.furniture) {
            if !furniture || line.text.is_empty() {
                continue;
            }
            match spans.last_mut() {
                // Lines that only white space parts are one piece.
                Some(last) if source.trim(last.end..line.text.start).is_empty() => last.end = line.text.end,
                _ => spans.push(line.text.clone()),
            }
        }
        spans.into_iter().map(|range| source.span(range)).collect()
    }

    /// The sentence in which a character stands.
    pub fn sentence(&self, at: usize) -> Option<&Chars> {
        let k = self.sentences.partition_point(|s| s.start <= at).checked_sub(1)?;
        self.sentences.get(k).filter(|s| at < s.end)
    }

    /// The innermost heading above a character, or in whose title it stands.
    pub fn section(&self, at: usize) -> Option<u32> {
        self.headings.partition_point(|p| p.marker.start <= at).checked_sub(1).map(|k| k as u32)
    }
}
