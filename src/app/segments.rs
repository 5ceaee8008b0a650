//! A block cut into the pieces that are set differently: figures, headings, what is chosen, what is furniture.

use super::blocks::Block;
use super::label_words::{Word, label_words};
use super::report::Report;
use crate::analysis::{FigureId, Severity, Span};
use std::ops::Range;

/// A run of characters set in one way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Segment<'t> {
    pub text: &'t str,
    pub figure: Option<FigureId>,
    /// Words of a heading.
    pub heading: bool,
    /// In the sentence of the chosen figure.
    pub sentence: bool,
    /// What the web page around the report left.
    pub furniture: bool,
    /// What the reader searches for.
    pub hit: bool,
    /// Of these, the one that the reader has come to.
    pub current: bool,
    /// Words of the chosen finding.
    pub found: bool,
    /// A word of the chosen figure's label.
    pub word: Option<Word>,
    /// A page begins here, the one with this number.
    pub page: Option<u32>,
}

/// What is marked besides what the report itself says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    pub sentence: Option<Span>,
    /// In text order.
    pub hits: Vec<Span>,
    /// The hit that the reader has come to.
    pub current: Option<Span>,
    /// The words of the chosen finding, and its weight.
    pub found: Vec<Span>,
    pub weight: Option<Severity>,
    /// The words of the chosen figure's label.
    pub words: Vec<(Span, Word)>,
    /// The figures that hang together with the chosen one, in text order.
    pub partners: Vec<FigureId>,
}

/// What the choice of a figure marks.
pub fn marks_of(report: &Report, chosen: Option<FigureId>) -> Marks {
    let Some(figure) = chosen.and_then(|id| report.analysis.figures.get(id as usize)) else { return Marks::default() };
    Marks {
        sentence: Some(figure.sentence),
        words: label_words(report, figure),
        partners: report.links.partners(&report.analysis, figure.id).into_iter().map(|(id, _)| id).collect(),
        ..Default::default()
    }
}

/// What the choice of a finding marks: all of its words, and the figures that it is about.
pub fn marks_of_finding(report: &Report, id: u32) -> Marks {
    let Some(finding) = report.analysis.findings.get(id as usize) else { return Marks::default() };
    let (mut found, mut partners) = (finding.spans.clone(), finding.figures.clone());
    found.sort_unstable();
    partners.sort_unstable();
    Marks { found, partners, weight: Some(finding.severity), ..Default::default() }
}

/// The segments of a block, in order; their texts together are the block.
pub fn segments<'t>(report: &'t Report, block: &Block, marks: &Marks) -> Vec<Segment<'t>> {
    cut(report, block.units.clone(), block.bytes.clone(), marks)
}

/// The segments of a part of the text.
pub fn segments_of<'t>(report: &'t Report, span: Span, marks: &Marks) -> Vec<Segment<'t>> {
    let byte = |at| report.index.byte(&report.text, at);
    cut(report, span.start..span.end, byte(span.start)..byte(span.end).max(byte(span.start)), marks)
}

fn cut<'t>(report: &'t Report, units: Range<u32>, bytes: Range<usize>, marks: &Marks) -> Vec<Segment<'t>> {
    let (start, end) = (units.start, units.end);
    let figures = report.figures_in(start, end);
    let headings = report.headings_in(start, end);
    let all =
        |list: &[Span]| -> Vec<Span> { list.iter().copied().filter(|s| s.start < end && start < s.end).collect() };
    let figures: Vec<(FigureId, Span)> = figures.map(|id| (id as FigureId, report.analysis.figures[id].span)).collect();
    let headings: Vec<Span> = headings.map(|id| report.analysis.outline[id].span).collect();
    let body = report.analysis.body;
    let furniture = all(&report.analysis.furniture);
    let sentence = all(marks.sentence.as_slice());
    let hits = all(near(&marks.hits, start, end));
    let found = all(&marks.found);
    let pages: Vec<(u32, u32)> = report.pages_in(start, end).collect();
    let words: Vec<Span> = marks.words.iter().map(|&(span, _)| span).collect();

    let mut cuts = vec![start, end];
    let spans = figures.iter().map(|(_, span)| span).chain(&headings).chain(&furniture).chain(&sentence).chain(&hits);
    let spans = spans.chain(&words).chain(&found);
    cuts.extend(spans.chain([&body]).flat_map(|s| [s.start, s.end]).filter(|&at| start < at && at < end));
    cuts.extend(pages.iter().map(|&(at, _)| at));
    cuts.sort_unstable();
    cuts.dedup();

    let mut rest = &report.text[bytes];
    let within = |list: &[Span], from: u32| list.iter().any(|s| s.start <= from && from < s.end);
    cuts.windows(2)
        .filter_map(|cut| {
            let (from, to) = (cut[0], cut[1]);
            let (text, after) = rest.split_at(prefix(rest, to - from));
            rest = after;
            (!text.is_empty()).then(|| Segment {
                text,
                figure: figures.iter().find(|(_, s)| s.start <= from && from < s.end).map(|&(id, _)| id),
                heading: within(&headings, from),
                sentence: within(&sentence, from),
                furniture: within(&furniture, from) || from < body.start || body.end <= from,
                hit: within(&hits, from),
                current: within(marks.current.as_slice(), from),
                found: within(&found, from),
                word: marks.words.iter().find(|(s, _)| s.start <= from && from < s.end).map(|&(_, word)| word),
                page: pages.iter().find(|(at, _)| *at == from).map(|&(_, number)| number),
            })
        })
        .collect()
}

/// Of spans in text order, those that may touch a range.
fn near(spans: &[Span], start: u32, end: u32) -> &[Span] {
    let first = spans.partition_point(|s| s.end <= start);
    let last = spans.partition_point(|s| s.start < end);
    &spans[first..last.max(first)]
}

/// Bytes of the first `units` UTF-16 code units.
fn prefix(text: &str, units: u32) -> usize {
    let mut left = units;
    for (at, c) in text.char_indices() {
        if left == 0 {
            return at;
        }
        left = left.saturating_sub(c.len_utf16() as u32);
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::report::sample;

    #[test]
    fn every_block_is_cut_without_loss_and_figures_are_whole() {
        let mut report = sample();
        let end = report.index.len();
        std::rc::Rc::get_mut(&mut report.analysis).unwrap().body = Span { start: 0, end };
        let sentence = report.analysis.figures[2].sentence;
        let hit = Span { start: sentence.start + 1, end: sentence.start + 4 };
        let marks = Marks { sentence: Some(sentence), hits: vec![hit], ..Default::default() };
        let mut marked = Vec::new();
        for block in &report.blocks {
            let parts = segments(&report, block, &marks);
            let joined: String = parts.iter().map(|s| s.text).collect();
            assert_eq!(joined, &report.text[block.bytes.clone()]);
            for part in &parts {
                if let Some(id) = part.figure {
                    marked.push((id, part.text));
                }
                assert!(!part.furniture);
            }
            if parts.iter().any(|s| s.sentence) {
                let shown: Vec<(&str, bool)> = parts.iter().map(|s| (s.text, s.hit)).collect();
                assert_eq!(
                    shown,
                    [
                        ("审", false),
                        ("结", true),
                        ("58", true),
                        ("件", false),
                        ("，比率", false),
                        ("95.08%", false),
                        ("。", false)
                    ]
                    .map(|p| p)
                );
            }
        }
        assert_eq!(marked.iter().filter(|(id, _)| *id == 2).map(|(_, t)| *t).collect::<String>(), "95.08%");
        assert_eq!(marked.iter().filter(|(id, _)| *id == 1).map(|(_, t)| *t).collect::<String>(), "58件");
    }

    #[test]
    fn what_lies_outside_the_body_is_furniture() {
        let mut report = sample();
        std::rc::Rc::get_mut(&mut report.analysis).unwrap().body = Span { start: 5, end: 14 };
        let first = segments(&report, &report.blocks[0], &Marks::default());
        assert!(first.iter().all(|s| s.furniture));
        let second = segments(&report, &report.blocks[1], &Marks::default());
        assert!(second.iter().all(|s| !s.furniture));
    }
}
