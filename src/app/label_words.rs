//! The words of a label where they stand in the sentence, so that a reader sees what a figure was named after.

use super::report::Report;
use crate::analysis::{Figure, Span};

/// What a word is to the label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// What the figure is about.
    Head,
    /// What happened to it.
    Act,
}

/// Where head and act of a figure stand in its sentence, in text order. A word that does not stand there as it is has
/// no place.
pub fn label_words(report: &Report, figure: &Figure) -> Vec<(Span, Word)> {
    let mut found: Vec<(Span, Word)> = Vec::new();
    // The head first: it is the longer one and may hold the act's word.
    for (words, word) in [(&figure.head, Word::Head), (&figure.act, Word::Act)] {
        let Some(words) = words.as_deref().filter(|words| !words.is_empty()) else { continue };
        let apart = |span: &Span| found.iter().all(|(other, _)| span.end <= other.start || other.end <= span.start);
        let places = places(report, figure.sentence, words);
        if let Some(&span) = places.iter().filter(|span| apart(span)).min_by_key(|span| far(figure.span, **span)) {
            found.push((span, word));
        }
    }
    found.sort_by_key(|(span, _)| span.start);
    found
}

/// Where words stand in a sentence.
fn places(report: &Report, sentence: Span, words: &str) -> Vec<Span> {
    let text = report.slice(sentence);
    let length = |text: &str| text.encode_utf16().count() as u32;
    let spans = text.match_indices(words).map(|(at, found)| {
        let start = sentence.start + length(&text[..at]);
        Span { start, end: start + length(found) }
    });
    spans.collect()
}

/// A word before its figure is nearer than one behind: that is how a sentence names what it counts.
fn far(figure: Span, word: Span) -> (bool, u32) {
    let behind = word.start >= figure.end;
    (behind, if behind { word.start - figure.end } else { figure.start.abs_diff(word.end) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::report::sample;

    fn words(head: &str, act: &str, figure: usize) -> Vec<(String, Word)> {
        let report = sample();
        let figure =
            Figure { head: Some(head.into()), act: Some(act.into()), ..report.analysis.figures[figure].clone() };
        label_words(&report, &figure).into_iter().map(|(span, word)| (report.slice(span).to_string(), word)).collect()
    }

    #[test]
    fn head_and_act_are_found_where_they_stand() {
        assert_eq!(words("案件", "受理", 0), [("受理".into(), Word::Act), ("案件".into(), Word::Head)]);
        assert_eq!(words("比率", "审结", 2), [("审结".into(), Word::Act), ("比率".into(), Word::Head)]);
    }

    #[test]
    fn words_of_another_sentence_are_not_marked() {
        assert_eq!(words("复议案件", "受理", 1), []);
        assert_eq!(words("受理案件", "受理", 0), [("受理案件".into(), Word::Head)], "nothing is marked twice");
    }
}
