//! Two drafts of one report: what changed, sentence by sentence, section by section and figure by figure.
//!
//! Sentences that are the same word for word are aligned first; between them, sentences that are alike are one sentence that
//! was changed; the others were added or taken out, and one that was taken out here and put in there was moved.

mod align;
mod figures;
mod sections;

use crate::analysis::Span;
use crate::compare::Entry;
use crate::reading;
use crate::text::{Chars, Source};
use align::{Op, align, pair};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use figures::FigureChange;
pub use sections::SectionChange;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    Same,
    Changed,
    Added,
    Removed,
    /// The same words in another place.
    Moved,
}

/// A sentence, or a run of sentences that stayed the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Piece {
    pub what: What,
    pub before: Option<Span>,
    pub after: Option<Span>,
    /// What changed within a changed sentence; together they are all of it.
    pub words: Vec<Words>,
}

/// A run of words in a changed sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Words {
    pub what: What,
    pub before: Option<Span>,
    pub after: Option<Span>,
}

/// All that changed from one draft to the next.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Drafts {
    /// In the order of the later draft; what was taken out stands where it was. A moved sentence stands twice: as removed
    /// from where it was (`after` set, too), and in its new place.
    pub pieces: Vec<Piece>,
    /// The headings that changed, or under which something changed, in the order of the later draft.
    pub sections: Vec<SectionChange>,
    /// The figures that changed.
    pub figures: Vec<FigureChange>,
}

/// What changed from `before` to `after`.
pub fn compare(before: &Entry, after: &Entry) -> Drafts {
    let (old, new) = (Sentences::of(before.text), Sentences::of(after.text));
    let mut pieces = Vec::new();
    for op in align(&old.words(), &new.words()) {
        match op {
            Op::Same(a, b) => {
                let (first, last) = (old.spans[a.start], old.spans[a.end - 1]);
                let (start, end) = (new.spans[b.start], new.spans[b.end - 1]);
                pieces.push(Piece {
                    what: What::Same,
                    before: Some(Span { start: first.start, end: last.end }),
                    after: Some(Span { start: start.start, end: end.end }),
                    words: Vec::new(),
                });
            }
            Op::Differ(a, b) => between(&old, &new, a, b, &mut pieces),
        }
    }
    moved(&old, &new, &mut pieces);
    let figures = figures::changes(before, after, &pieces);
    let sections = sections::changes(before, after, &pieces);
    Drafts { pieces, sections, figures }
}

/// A text in sentences.
struct Sentences<'t> {
    source: Source<'t>,
    ranges: Vec<Chars>,
    spans: Vec<Span>,
}

impl<'t> Sentences<'t> {
    fn of(text: &'t str) -> Self {
        let source = Source::new(text);
        let ranges = reading::sentences_of(&source);
        let spans = ranges.iter().map(|range| source.span(range.clone())).collect();
        Sentences { source, ranges, spans }
    }

    fn word(&self, k: usize) -> &'t str {
        self.source.raw(self.ranges[k].clone())
    }

    fn words(&self) -> Vec<&'t str> {
        (0..self.ranges.len()).map(|k| self.word(k)).collect()
    }
}

fn between(old: &Sentences, new: &Sentences, a: Chars, b: Chars, pieces: &mut Vec<Piece>) {
    let removed = |k: usize| Piece { what: What::Removed, before: Some(old.spans[k]), after: None, words: Vec::new() };
    let added = |k: usize| Piece { what: What::Added, before: None, after: Some(new.spans[k]), words: Vec::new() };
    let olds: Vec<&str> = a.clone().map(|k| old.word(k)).collect();
    let news: Vec<&str> = b.clone().map(|k| new.word(k)).collect();
    let (mut i, mut j) = (a.start, b.start);
    for (x, y) in pair(&olds, &news) {
        let (x, y) = (a.start + x, b.start + y);
        pieces.extend((i..x).map(removed));
        pieces.extend((j..y).map(added));
        pieces.push(changed(old, new, x, y));
        (i, j) = (x + 1, y + 1);
    }
    pieces.extend((i..a.end).map(removed));
    pieces.extend((j..b.end).map(added));
}

fn changed(old: &Sentences, new: &Sentences, x: usize, y: usize) -> Piece {
    let (a, b) = (tokens(&old.source, &old.ranges[x]), tokens(&new.source, &new.ranges[y]));
    let text = |source: &Sentences, list: &[Chars]| -> Vec<String> {
        list.iter().map(|range| source.source.raw(range.clone()).to_owned()).collect()
    };
    let (old_words, new_words) = (text(old, &a), text(new, &b));
    let span = |sentences: &Sentences, list: &[Chars], range: Chars| {
        let (first, last) = (list.get(range.start)?, list.get(range.end.checked_sub(1)?)?);
        (range.start < range.end).then(|| sentences.source.span(first.start..last.end))
    };
    let mut words = Vec::new();
    let mut push = |what, before: Option<Span>, after: Option<Span>| {
        if before.is_some() || after.is_some() {
            words.push(Words { what, before, after });
        }
    };
    for op in align(&old_words, &new_words) {
        match op {
            Op::Same(p, q) => push(What::Same, span(old, &a, p), span(new, &b, q)),
            Op::Differ(p, q) => {
                push(What::Removed, span(old, &a, p), None);
                push(What::Added, None, span(new, &b, q));
            }
        }
    }
    Piece { what: What::Changed, before: Some(old.spans[x]), after: Some(new.spans[y]), words }
}

/// Characters, and numbers as one.
fn tokens(source: &Source, range: &Chars) -> Vec<Chars> {
    let digit = |i: usize| source.at(i).is_ascii_digit();
    let joins = |i: usize| matches!(source.at(i), '.' | ',') && i > range.start && digit(i - 1) && digit(i + 1);
    let mut tokens: Vec<Chars> = Vec::new();
    for i in range.clone() {
        let number = i > range.start && (digit(i) && (digit(i - 1) || joins(i - 1)) || joins(i) && i + 1 < range.end);
        match tokens.last_mut() {
            Some(last) if number => last.end = i + 1,
            _ => tokens.push(i..i + 1),
        }
    }
    tokens
}

/// Shorter sentences than this are not followed when they move.
const WORTH_FOLLOWING: usize = 8;

/// What was taken out in one place and put in word for word in another.
fn moved(old: &Sentences, new: &Sentences, pieces: &mut [Piece]) {
    let at = |sentences: &Sentences, span: Span| sentences.spans.binary_search(&span).ok();
    let mut gone: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (k, piece) in pieces.iter().enumerate().rev() {
        if let (What::Removed, Some(sentence)) = (piece.what, piece.before.and_then(|span| at(old, span))) {
            let words = old.word(sentence);
            if words.chars().count() >= WORTH_FOLLOWING {
                gone.entry(words.to_owned()).or_default().push(k);
            }
        }
    }
    for k in 0..pieces.len() {
        let (What::Added, Some(sentence)) = (pieces[k].what, pieces[k].after.and_then(|span| at(new, span))) else {
            continue;
        };
        let Some(from) = gone.get_mut(new.word(sentence)).and_then(Vec::pop) else { continue };
        let (before, after) = (pieces[from].before, pieces[k].after);
        pieces[from] = Piece { what: What::Removed, before, after, words: Vec::new() };
        pieces[k] = Piece { what: What::Moved, before, after, words: Vec::new() };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::utf16::Utf16Index;

    fn compared(old: &str, new: &str) -> (Drafts, Vec<String>) {
        let (a, b) = (crate::analyze(old), crate::analyze(new));
        let drafts = compare(&Entry::new("", old, &a), &Entry::new("", new, &b));
        let (i, j) = (Utf16Index::new(old), Utf16Index::new(new));
        let mut lines = Vec::new();
        for piece in &drafts.pieces {
            let before = piece.before.map(|span| i.slice(old, span));
            let after = piece.after.map(|span| j.slice(new, span));
            let words: String = piece
                .words
                .iter()
                .map(|w| match w.what {
                    What::Removed => format!("[-{}]", i.slice(old, w.before.unwrap())),
                    What::Added => format!("[+{}]", j.slice(new, w.after.unwrap())),
                    _ => j.slice(new, w.after.unwrap()).to_owned(),
                })
                .collect();
            lines.push(match piece.what {
                What::Same => format!("= {}", after.unwrap()),
                What::Changed => format!("~ {words}"),
                What::Added => format!("+ {}", after.unwrap()),
                What::Removed => format!("- {}", before.unwrap()),
                What::Moved => format!("> {}", after.unwrap()),
            });
        }
        (drafts, lines)
    }

    const OLD: &str = "一、工作情况\n全年受理案件61件，办结1,258件。开展培训12场次，覆盖各镇。新建村级果园三个。\n二、不足\n人员不足。";

    #[test]
    fn the_same_text_has_not_changed() {
        let (drafts, lines) = compared(OLD, OLD);
        assert_eq!(lines.len(), 1);
        assert_eq!(drafts.pieces[0].what, What::Same);
        assert!(drafts.figures.is_empty() && drafts.sections.is_empty());
    }

    #[test]
    fn a_changed_number_is_shown_whole_within_its_sentence() {
        let new = OLD.replace("1,258", "1,260");
        let (drafts, lines) = compared(OLD, &new);
        assert_eq!(lines[1], "~ 全年受理案件61件，办结[-1,258][+1,260]件。");
        assert_eq!(drafts.figures.len(), 1);
        let change = &drafts.figures[0];
        assert_eq!(
            (change.what, change.before, change.after, change.difference),
            (What::Changed, Some(1), Some(1), Some(2.0))
        );
        assert_eq!(drafts.sections.len(), 1);
        assert_eq!(
            (drafts.sections[0].what, drafts.sections[0].before, drafts.sections[0].changes),
            (What::Changed, Some(0), 1)
        );
    }

    #[test]
    fn sentences_are_added_removed_and_moved() {
        let new = "一、工作情况\n开展培训12场次，覆盖各镇。聘请顾问五名。全年受理案件61件，办结1,258件。\n二、不足和原因\n人员不足。";
        let (drafts, lines) = compared(OLD, new);
        assert!(lines.contains(&"+ 聘请顾问五名。".to_owned()), "{lines:?}");
        assert!(lines.contains(&"- 新建村级果园三个。".to_owned()), "{lines:?}");
        assert!(lines.iter().any(|line| line.starts_with("> ")), "{lines:?}");
        let figures: Vec<_> = drafts.figures.iter().map(|f| (f.what, f.before.is_some(), f.after.is_some())).collect();
        assert_eq!(figures, [(What::Removed, true, false), (What::Added, false, true)]);
        let renamed = drafts.sections.iter().find(|s| s.before == Some(1)).unwrap();
        assert_eq!((renamed.what, renamed.after), (What::Changed, Some(1)));
    }

    #[test]
    fn an_empty_draft_is_all_added_or_all_removed() {
        assert!(compared("", OLD).1.iter().all(|line| line.starts_with('+')));
        assert!(compared(OLD, "").1.iter().all(|line| line.starts_with('-')));
        assert!(compared("", "").1.is_empty());
    }
}
