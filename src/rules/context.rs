//! What the rules look at: the text, what was read in it, and the analysis so far.

use crate::analysis::{Analysis, DocumentType, Figure, FigureId, HeadingId, Span};
use crate::reading::{Reading, is_stop};
use crate::text::{Chars, Source};

/// Characters from which a line is a paragraph, even without a stop.
const PARAGRAPH: usize = 30;

/// What the list of annexes opens with. To add one: append it.
const ANNEXES: &[&str] = &["附件", "附:", "附表", "附录", "名词解释", "注释"];

/// One line of the body.
pub struct Paragraph {
    pub text: Chars,
    /// The heading that it opens with.
    pub heading: Option<HeadingId>,
    /// The heading is all there is.
    pub bare: bool,
}

/// Everything that a rule may ask.
pub struct Context<'a, 't> {
    pub source: &'a Source<'t>,
    pub reading: &'a Reading,
    pub analysis: &'a Analysis,
    /// The lines of the body that are neither empty nor furniture.
    pub paragraphs: Vec<Paragraph>,
    /// Where the list of annexes and notes behind the report begins.
    pub annex: usize,
}

impl<'a, 't> Context<'a, 't> {
    pub fn new(source: &'a Source<'t>, reading: &'a Reading, analysis: &'a Analysis) -> Self {
        let mut paragraphs = Vec::new();
        let mut next = 0;
        for (line, &furniture) in reading.lines.iter().zip(&reading.furniture) {
            let text = line.text.clone();
            if furniture || text.is_empty() || text.start < reading.body.start || text.end > reading.body.end {
                continue;
            }
            while reading.headings.get(next).is_some_and(|h| h.marker.start < text.start) {
                next += 1;
            }
            let heading = reading.headings.get(next).filter(|h| h.marker.start == text.start);
            let bare = heading.is_some_and(|h| !h.run_in);
            paragraphs.push(Paragraph { heading: heading.map(|_| next as HeadingId), bare, text });
        }
        let half = reading.body.start + reading.body.len() / 2;
        let annexed = |p: &&Paragraph| p.text.start > half && ANNEXES.iter().any(|w| source.is_at(p.text.start, w));
        let annex = paragraphs.iter().find(annexed).map_or(usize::MAX, |p| p.text.start);
        Context { source, reading, analysis, paragraphs, annex }
    }

    /// The folded characters of a range.
    pub fn chars(&self, range: &Chars) -> &[char] {
        &self.source.chars()[range.clone()]
    }

    pub fn span(&self, range: Chars) -> Span {
        self.source.span(range)
    }

    /// The characters that a span covers.
    pub fn range(&self, span: Span) -> Chars {
        self.position(span.start)..self.position(span.end)
    }

    fn position(&self, utf16: u32) -> usize {
        let (mut low, mut high) = (0, self.source.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.source.span(middle..middle).start < utf16 { low = middle + 1 } else { high = middle }
        }
        low
    }

    pub fn figure(&self, id: FigureId) -> Option<&'a Figure> {
        self.analysis.figures.get(id as usize)
    }

    /// The rules about the annual report on rule-of-law government run on nothing else.
    pub fn is_annual(&self) -> bool {
        self.analysis.meta.document_type == Some(DocumentType::RuleOfLawAnnual)
    }

    /// The one year that the annual report is about.
    pub fn year(&self) -> Option<u32> {
        let [first, last] = self.analysis.meta.period.as_ref()?;
        if first == last && self.is_annual() { last.parse().ok() } else { None }
    }

    /// Where the title stands, or else the first line of the body.
    pub fn title(&self) -> Vec<Span> {
        let title = self.analysis.meta.title.as_deref().unwrap_or("");
        let holds = |p: &&Paragraph| !title.is_empty() && title.contains(self.source.raw(p.text.clone()));
        let lines: Vec<Span> =
            self.paragraphs.iter().take(12).filter(holds).map(|p| self.span(p.text.clone())).collect();
        if !lines.is_empty() {
            return lines;
        }
        self.paragraphs.first().map(|p| self.span(self.first_sentence(&p.text))).into_iter().collect()
    }

    fn first_sentence(&self, text: &Chars) -> Chars {
        let end = text.clone().find(|&i| is_stop(self.source.at(i))).map_or(text.end, |i| i + 1);
        text.start..end
    }

    /// The last sentence of a range.
    pub fn last_sentence(&self, text: &Chars) -> Chars {
        let inside = text.start..text.end.saturating_sub(1).max(text.start);
        let start = inside.rev().find(|&i| is_stop(self.source.at(i))).map_or(text.start, |i| i + 1);
        self.source.trim(start..text.end)
    }

    /// Past the paragraphs of the report proper: what follows is the signature.
    pub fn prose_end(&self) -> usize {
        self.paragraphs.iter().rposition(|p| self.is_prose(p)).map_or(0, |i| i + 1)
    }

    /// Not a title, a date line, a name or a row of a table.
    pub fn is_prose(&self, paragraph: &Paragraph) -> bool {
        let chars = self.chars(&paragraph.text);
        paragraph.heading.is_some()
            || !chars.contains(&'|') && (chars.iter().any(|&c| is_stop(c)) || chars.len() >= PARAGRAPH)
    }

    /// The sections of some headings, as characters without the headings' own lines.
    pub fn section_text(&self, id: HeadingId) -> Chars {
        let heading = &self.analysis.outline[id as usize];
        let section = self.range(heading.section);
        let title = self.range(heading.span).end;
        title.min(section.end)..section.end
    }

    /// For each heading whether it is one of these.
    pub fn flags(&self, ids: &[&[HeadingId]]) -> Vec<bool> {
        let mut flags = vec![false; self.analysis.outline.len()];
        for &id in ids.iter().copied().flatten() {
            if let Some(flag) = flags.get_mut(id as usize) {
                *flag = true;
            }
        }
        flags
    }

    /// A date of the metadata as year, month and day.
    pub fn date(words: Option<&String>) -> Option<(u32, u32, Option<u32>)> {
        let mut pieces = words?.split('-').map(|p| p.parse::<u32>().ok());
        Some((pieces.next()??, pieces.next()??, pieces.next().flatten()))
    }

    /// Where the body first states a date of the metadata, seen from its end.
    pub fn find_date(&self, iso: &str) -> Option<Span> {
        let same = |p: &Paragraph| {
            (p.text.start..p.text.end).find_map(|i| {
                crate::text::date_at(self.source, i, p.text.end).filter(|d| d.iso() == iso).map(|d| i..d.end)
            })
        };
        let short = |p: &&Paragraph| p.text.len() <= 60;
        let tail = self.paragraphs.iter().rev().take(8).filter(short).find_map(same);
        tail.or_else(|| self.paragraphs.iter().take(12).filter(short).find_map(same)).map(|r| self.span(r))
    }

    /// Where the page states a date outside of the report.
    pub fn find_page_date(&self, iso: &str) -> Option<Span> {
        let dated = |text: &Chars| {
            (text.start..text.end.min(text.start + 300)).find_map(|i| {
                crate::text::date_at(self.source, i, text.end).filter(|d| d.iso() == iso).map(|d| i..d.end)
            })
        };
        let chrome = self.reading.lines.iter().zip(&self.reading.furniture).filter(|(_, f)| **f);
        chrome.map(|(line, _)| &line.text).find_map(dated).map(|r| self.span(r)).or_else(|| self.find_date(iso))
    }
}
