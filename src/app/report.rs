//! A report as the page holds it: text, analysis, and what is worked out once so that drawing stays quick.

use super::blocks::{self, Block};
use super::links::Links;
use crate::Analysis;
use crate::analysis::{Confidence, Figure, Finding, Heading, HeadingId, Span};
use crate::utf16::Utf16Index;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::rc::Rc;

/// Blocks from the start of the body among which the title is looked for.
const TITLE_WITHIN: usize = 20;

/// How many figures stand under a heading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Directly under it.
    pub own: u32,
    /// With everything below it.
    pub all: u32,
}

#[derive(Debug)]
pub struct Report {
    pub text: Rc<str>,
    pub analysis: Rc<Analysis>,
    pub index: Utf16Index,
    pub blocks: Vec<Block>,
    /// For each heading of the outline.
    pub tallies: Vec<Tally>,
    /// Markers and titles of the headings of the outline.
    pub section_names: Vec<String>,
    pub doubtful: usize,
    pub links: Links,
    /// Blocks that are the report's title, as far as they are known.
    pub title_blocks: Range<usize>,
}

impl Report {
    pub fn new(text: Rc<str>, analysis: Rc<Analysis>) -> Self {
        let index = Utf16Index::new(&text);
        let blocks = blocks::split(&text);
        let tallies = tally(&analysis);
        let doubtful = analysis.figures.iter().filter(|f| f.confidence == Confidence::Doubtful).count();
        let title_blocks = title(&text, &blocks, &analysis);
        let section_names = analysis.outline.iter().map(heading_name).collect();
        let links = Links::new(&analysis);
        Report { text, analysis, index, blocks, tallies, section_names, doubtful, links, title_blocks }
    }

    pub fn slice(&self, span: Span) -> &str {
        self.index.slice(&self.text, span)
    }

    pub fn mark(&self) -> u64 {
        mark(&self.text, &self.analysis.findings)
    }

    /// Whether it stands on pages, whose numbers are known.
    pub fn has_pages(&self) -> bool {
        !self.analysis.source.pages.is_empty()
    }

    /// The number of the page on which words begin, from 1.
    pub fn page(&self, span: Span) -> Option<u32> {
        self.analysis.source.page(span.start)
    }

    /// Pages that begin in a range of UTF-16 code units: where, and the number. The first page begins the report, and a page
    /// without text begins nowhere.
    pub fn pages_in(&self, start: u32, end: u32) -> impl Iterator<Item = (u32, u32)> + '_ {
        let pages = &self.analysis.source.pages;
        let first = pages.partition_point(|&at| at < start).max(1);
        let begun = pages.iter().enumerate().skip(first).take_while(move |&(_, &at)| at < end);
        begun.filter(|&(n, &at)| pages.get(n + 1) != Some(&at)).map(|(n, &at)| (at, n as u32 + 1))
    }

    pub fn heading(&self, id: HeadingId) -> Option<&Heading> {
        self.analysis.outline.get(id as usize)
    }

    /// The heading and those above it, outermost first.
    pub fn path(&self, id: Option<HeadingId>) -> Vec<&Heading> {
        let mut path = Vec::new();
        let mut next = id;
        // A heading stands after its parent: a parent at or behind it would be a loop.
        while let Some(heading) = next.and_then(|id| self.heading(id)) {
            path.push(heading);
            next = heading.parent.filter(|&parent| parent < heading.id);
        }
        path.reverse();
        path
    }

    /// Marker and title: `（二）依法履行职能`.
    pub fn section_name(&self, id: Option<HeadingId>) -> String {
        id.and_then(|id| self.section_names.get(id as usize)).cloned().unwrap_or_default()
    }

    /// The path in words: `一、主要举措 ＞ （二）依法履行职能`.
    pub fn path_name(&self, id: Option<HeadingId>) -> String {
        self.path(id).into_iter().map(heading_name).collect::<Vec<_>>().join(" ＞ ")
    }

    /// The innermost heading over the first words of a finding.
    pub fn section_of_finding(&self, id: u32) -> Option<HeadingId> {
        let span = *self.analysis.findings.get(id as usize)?.spans.first()?;
        let above = self.analysis.outline.partition_point(|h| h.span.start <= span.start).checked_sub(1)?;
        self.analysis.outline[above].section.contains(span).then_some(above as HeadingId)
    }

    pub fn is_within(&self, figure: &Figure, section: HeadingId) -> bool {
        self.heading(section).is_some_and(|heading| heading.section.contains(figure.span))
    }

    /// Positions of the figures that touch a range of UTF-16 code units.
    pub fn figures_in(&self, start: u32, end: u32) -> Range<usize> {
        touching(&self.analysis.figures, |f| f.span, start, end)
    }

    /// Positions of the headings whose own words touch a range of UTF-16 code units.
    pub fn headings_in(&self, start: u32, end: u32) -> Range<usize> {
        touching(&self.analysis.outline, |h| h.span, start, end)
    }
}

pub fn heading_name(heading: &Heading) -> String {
    let space = if heading.marker.ends_with(['.', '．']) { " " } else { "" };
    format!("{}{space}{}", heading.marker, heading.title)
}

/// Lists of the analysis are in text order, so what touches a range stands together.
fn touching<T>(list: &[T], span: impl Fn(&T) -> Span, start: u32, end: u32) -> Range<usize> {
    let first = list.partition_point(|item| span(item).end <= start);
    let last = list.partition_point(|item| span(item).start < end);
    first..last.max(first)
}

/// The first run of blocks in the body whose words together are the title.
fn title(text: &str, blocks: &[Block], analysis: &Analysis) -> Range<usize> {
    let squeeze = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let title = squeeze(analysis.meta.title.as_deref().unwrap_or_default());
    let first = blocks::holding(blocks, analysis.body.start);
    let ahead = (first..blocks.len()).take(TITLE_WITHIN);
    for start in ahead {
        let mut rest = title.as_str();
        for end in start..blocks.len() {
            let words = squeeze(&text[blocks[end].bytes.clone()]);
            match rest.strip_prefix(words.as_str()) {
                Some(after) if end > start || !words.is_empty() => rest = after,
                _ => break,
            }
            if rest.is_empty() {
                return start..end + 1;
            }
        }
    }
    0..0
}

fn tally(analysis: &Analysis) -> Vec<Tally> {
    let mut tallies = vec![Tally::default(); analysis.outline.len()];
    for section in analysis.figures.iter().filter_map(|f| f.section) {
        if let Some(tally) = tallies.get_mut(section as usize) {
            tally.own += 1;
            tally.all += 1;
        }
    }
    for (id, heading) in analysis.outline.iter().enumerate().rev() {
        if let Some(parent) = heading.parent.map(|parent| parent as usize).filter(|&parent| parent < id) {
            tallies[parent].all += tallies[id].all;
        }
    }
    tallies
}

/// A small report for tests, put together by hand.
/// Tells a text and its findings from others.
pub fn mark(text: &str, findings: &[Finding]) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    for finding in findings {
        finding.help.hash(&mut hasher);
        finding.spans.iter().for_each(|span| (span.start, span.end).hash(&mut hasher));
    }
    hasher.finish()
}

#[cfg(test)]
pub fn sample() -> Report {
    use crate::analysis::{Kind, Stance};
    let text = "一、情况\n受理案件61件。\n（一）审结\n审结58件，比率95.08%。\n二、资金\n2022年投入2600万元。\n";
    let units: Vec<u16> = text.encode_utf16().collect();
    let find = |words: &str| {
        let at = text[..text.find(words).unwrap()].encode_utf16().count() as u32;
        Span { start: at, end: at + words.encode_utf16().count() as u32 }
    };
    let heading = |id, parent, level, marker: &str, title: &str, end: &str| {
        let span = find(&format!("{marker}{title}"));
        let end = if end.is_empty() { units.len() as u32 } else { find(end).start };
        let section = Span { start: span.start, end };
        Heading { id, parent, level, marker: marker.into(), title: title.into(), run_in: false, span, section }
    };
    let figure = |id, words: &str, value, unit: &str, kind, label: &str, section, sentence: &str| Figure {
        id,
        span: find(words),
        text: words.into(),
        value,
        high: None,
        unit: Some(unit.into()),
        kind,
        approx: None,
        change: None,
        label: label.into(),
        head: None,
        act: None,
        period: None,
        stance: Stance::Reported,
        indicator: None,
        part_of: None,
        section: Some(section),
        sentence: find(sentence),
        confidence: Confidence::Sure,
    };
    let mut analysis = Analysis {
        outline: vec![
            heading(0, None, 1, "一、", "情况", "二、"),
            heading(1, Some(0), 2, "（一）", "审结", "二、"),
            heading(2, None, 1, "二、", "资金", ""),
        ],
        figures: vec![
            figure(0, "61件", 61.0, "件", Kind::Count, "受理案件", 0, "受理案件61件。"),
            figure(1, "58件", 58.0, "件", Kind::Count, "审结案件", 1, "审结58件，比率95.08%。"),
            figure(2, "95.08%", 95.08, "%", Kind::Percent, "比率", 1, "审结58件，比率95.08%。"),
            figure(3, "2600万元", 26_000_000.0, "元", Kind::Money, "投入", 2, "2022年投入2600万元。"),
        ],
        ..crate::analyze("")
    };
    analysis.figures[1].confidence = Confidence::Doubtful;
    analysis.figures[3].period = Some("2022年".into());
    analysis.meta.title = Some("云岫县2022年度法治政府建设情况报告".into());
    analysis.meta.issuer = Some("云岫县人民政府".into());
    analysis.meta.published = Some("2023-01-31".into());
    Report::new(text.into(), Rc::new(analysis))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_counts_its_own_figures_and_those_below() {
        let tallies = sample().tallies;
        assert_eq!(tallies[0], Tally { own: 1, all: 3 });
        assert_eq!(tallies[1], Tally { own: 2, all: 2 });
        assert_eq!(tallies[2], Tally { own: 1, all: 1 });
    }

    #[test]
    fn paths_go_from_the_outermost_heading_inwards() {
        assert_eq!(sample().path_name(Some(1)), "一、情况 ＞ （一）审结");
        assert_eq!(sample().path_name(None), "");
    }

    #[test]
    fn figures_and_headings_are_found_by_place() {
        let report = sample();
        let block = report.blocks.iter().find(|b| report.text[b.bytes.clone()].starts_with("审结")).unwrap();
        assert_eq!(report.figures_in(block.units.start, block.units.end), 1..3);
        assert!(report.headings_in(block.units.start, block.units.end).is_empty());
        assert_eq!(report.doubtful, 1);
    }

    #[test]
    fn a_title_on_several_lines_is_found() {
        let text = "首页\n\n云岫县人民政府\n关于 2023年的报告\n\n县人大：\n";
        let mut analysis = Analysis::default();
        analysis.meta.title = Some("云岫县人民政府关于2023年的报告".into());
        assert_eq!(Report::new(text.into(), Rc::new(analysis)).title_blocks, 2..4);
        assert_eq!(sample().title_blocks, 0..0);
    }
}
