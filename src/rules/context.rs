//! What the rules look at: the text, what was read in it, and the analysis so far.

use super::numbering::Fault;
use super::numbering::spoken::{self, Slip};
use super::phrases::Phrases;
use super::title::Citations;
use super::{damage, duplicate, missing_part, numbering, title};
use crate::analysis::{Analysis, DocumentType, Figure, FigureId, HeadingId, Span};
use crate::reading::parts::Told;
use crate::reading::{Form, Reading, is_stop};
use crate::text::{Chars, Hit, Lexicon, Source, says};
use crate::vocabulary::List;
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

/// Characters from which a line is a paragraph, even without a stop.
const PARAGRAPH: usize = 30;

/// What the list of annexes opens with. To add one: append it.
const ANNEXES: &[&str] = &["附件", "附:", "附表", "附录", "名词解释", "注释"];
static ANNEX: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::forwards(ANNEXES.iter().map(|&words| (words, ()))));

/// The lists whose words rules ask for in all of the body.
const ASKED: u32 = List::Notes.bit() | List::Halves.bit() | List::Items.bit();

/// One line of the body.
#[derive(Default)]
pub struct Paragraph {
    pub text: Chars,
    /// The heading that it opens with.
    pub heading: Option<HeadingId>,
    /// The heading is all there is.
    pub bare: bool,
    /// A row of a table: there is a | in it.
    pub row: bool,
    /// There is a mark in it that ends a sentence.
    pub stops: bool,
    /// Its brackets, by position among those of the [`Reading`].
    pub brackets: Range<usize>,
}

/// Everything that a rule may ask. What several rules ask is found once, when the first one does.
pub struct Context<'a, 't> {
    pub source: &'a Source<'t>,
    pub reading: &'a Reading,
    pub analysis: &'a Analysis,
    /// The lines of the body that are neither empty nor furniture.
    pub paragraphs: Vec<Paragraph>,
    /// Where the list of annexes and notes behind the report begins.
    pub annex: usize,
    year: Option<u32>,
    faults: OnceCell<Vec<(HeadingId, Form, Fault)>>,
    cited: OnceCell<Citations>,
    dates: OnceCell<Vec<(Chars, usize)>>,
    twins: OnceCell<Vec<(usize, usize)>>,
    open_ends: OnceCell<Vec<usize>>,
    slips: OnceCell<Vec<Slip>>,
    told: OnceCell<Told>,
    /// Where in the body words of the lists [`ASKED`] begin, and of which lists, as bits.
    words: OnceCell<Vec<(usize, u32)>>,
    phrases: OnceCell<Phrases>,
}

impl<'a, 't> Context<'a, 't> {
    pub fn new(source: &'a Source<'t>, reading: &'a Reading, analysis: &'a Analysis) -> Self {
        let mut paragraphs = Vec::with_capacity(reading.lines.len());
        let brackets = &reading.marks.brackets;
        let mut borders = source.borders(&reading.body).filter(|&at| source.at(at) == '|').peekable();
        let (mut next, mut bracket) = (0, 0);
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
            let heading = heading.map(|_| next as HeadingId);
            let mut paragraph = Paragraph { heading, bare, stops: line.has_stop(), ..Paragraph::default() };
            while borders.next_if(|&border| border < text.start).is_some() {}
            paragraph.row = borders.peek().is_some_and(|&border| border < text.end);
            let mut past = |end: usize| {
                while brackets.get(bracket).is_some_and(|&at| (at as usize) < end) {
                    bracket += 1;
                }
                bracket
            };
            paragraph.brackets = past(text.start)..past(text.end);
            paragraphs.push(Paragraph { text, ..paragraph });
        }
        let half = reading.body.start + reading.body.len() / 2;
        let annexed = |p: &&Paragraph| ANNEX.at(source.chars(), p.text.start, source.len()).is_some();
        let second_half = &paragraphs[paragraphs.partition_point(|p| p.text.start <= half)..];
        let annex = second_half.iter().find(annexed).map_or(usize::MAX, |p| p.text.start);
        Context {
            source,
            reading,
            analysis,
            paragraphs,
            annex,
            year: year(analysis),
            faults: OnceCell::new(),
            cited: OnceCell::new(),
            dates: OnceCell::new(),
            twins: OnceCell::new(),
            open_ends: OnceCell::new(),
            slips: OnceCell::new(),
            told: OnceCell::new(),
            words: OnceCell::new(),
            phrases: OnceCell::new(),
        }
    }

    /// The brackets of a paragraph.
    pub fn brackets(&self, paragraph: &Paragraph) -> &[u32] {
        &self.reading.marks.brackets[paragraph.brackets.clone()]
    }

    /// The paragraph in which a character stands.
    pub fn paragraph_at(&self, at: usize) -> Option<&Paragraph> {
        self.position_at(at).map(|k| &self.paragraphs[k])
    }

    /// Which paragraph it is in which a character stands.
    pub fn position_at(&self, at: usize) -> Option<usize> {
        let k = self.paragraphs.partition_point(|p| p.text.start <= at).checked_sub(1)?;
        self.paragraphs.get(k).filter(|p| at < p.text.end).map(|_| k)
    }

    /// Where in the body words of one of the lists [`ASKED`] begin.
    pub fn beginnings(&self, list: List) -> impl Iterator<Item = usize> {
        debug_assert!(ASKED & list.bit() != 0);
        let asked = || self.source.lists_in(ASKED, &self.reading.body).collect();
        self.words.get_or_init(asked).iter().filter(move |(_, lists)| lists & list.bit() != 0).map(|&(at, _)| at)
    }

    /// The words of one of the lists [`ASKED`] in the body: where each begins, its length, and what the list says
    /// of it.
    pub fn words(&self, list: List) -> impl Iterator<Item = (usize, Hit)> {
        let end = self.reading.body.end;
        self.beginnings(list).flat_map(move |at| {
            let hits = self.source.words_at(list, at).filter(move |(length, _)| at + length <= end);
            hits.map(move |hit| (at, hit))
        })
    }

    /// The same, those in paragraphs, each with its paragraph.
    pub fn words_of_paragraphs(&self, list: List) -> impl Iterator<Item = (usize, Hit, &Paragraph)> {
        self.words(list).filter_map(|(at, hit)| {
            let paragraph = self.paragraph_at(at)?;
            (at + hit.0 <= paragraph.text.end).then_some((at, hit, paragraph))
        })
    }

    /// The runs of digits that may be dates, each with its paragraph: before 月, or as many as a date without its words has.
    pub fn dates(&self) -> impl Iterator<Item = (Chars, &Paragraph)> {
        let dates = self.dates.get_or_init(|| {
            let runs = self.source.digits(&self.reading.body);
            let dates = runs.filter(|run| self.source.at(run.end) == '月' || (7..=8).contains(&run.len()));
            dates.filter_map(|run| Some((run.clone(), self.position_at(run.start)?))).collect()
        });
        dates.iter().map(|(run, k)| (run.clone(), &self.paragraphs[*k]))
    }

    /// What is wrong with the numbers of headings.
    pub fn faults(&self) -> &[(HeadingId, Form, Fault)] {
        self.faults.get_or_init(|| numbering::faults(self))
    }

    /// The titles in 《》.
    pub fn cited(&self) -> &Citations {
        self.cited.get_or_init(|| title::cited(self))
    }

    /// The paragraphs with the same words as an earlier one, each with that one.
    pub fn twins(&self) -> &[(usize, usize)] {
        self.twins.get_or_init(|| duplicate::twins(self))
    }

    /// The paragraphs of prose that end without a mark, where the report's custom is another.
    pub fn open_ends(&self) -> &[usize] {
        self.open_ends.get_or_init(|| damage::open_ends(self))
    }

    /// The numbers of spoken lists that do not follow one another.
    pub fn slips(&self) -> &[Slip] {
        self.slips.get_or_init(|| spoken::slips(self))
    }

    /// What paragraphs tell of the parts without a heading of their own.
    pub fn told(&self) -> &Told {
        self.told.get_or_init(|| missing_part::told_anywhere(self))
    }

    /// Where the words of the rules' lists stand.
    pub fn phrases(&self) -> &Phrases {
        self.phrases.get_or_init(|| Phrases::find(self))
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
        self.source.range(span)
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
        self.year
    }

    /// Where the title stands, or else the first line of the body.
    pub fn title(&self) -> Vec<Span> {
        let title = self.analysis.meta.title.as_deref().unwrap_or("");
        let holds = |p: &&Paragraph| !title.is_empty() && says(title, self.source.raw(p.text.clone()));
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
        paragraph.heading.is_some() || !paragraph.row && (paragraph.stops || paragraph.text.len() >= PARAGRAPH)
    }

    /// The sections of some headings, as characters without the headings' own lines.
    pub fn section_text(&self, id: HeadingId) -> Chars {
        let heading = &self.analysis.outline[id as usize];
        let section = self.range(heading.section);
        let title = self.range(heading.span).end;
        title.min(section.end)..section.end
    }

    /// Whether a paragraph reports: those of the plans do not.
    pub fn reports(&self) -> impl Fn(&Paragraph) -> bool {
        let plans: Vec<Chars> = self.analysis.parts.next_year.iter().map(|&id| self.section_text(id)).collect();
        move |paragraph| !within(&plans, paragraph.text.start)
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

fn year(analysis: &Analysis) -> Option<u32> {
    let [first, last] = analysis.meta.period.as_ref()?;
    let annual = analysis.meta.document_type == Some(DocumentType::RuleOfLawAnnual);
    if first == last && annual { last.parse().ok() } else { None }
}

/// Whether a place is in one of some ranges that are in order.
fn within(ranges: &[Chars], at: usize) -> bool {
    ranges.partition_point(|r| r.start <= at).checked_sub(1).is_some_and(|k| at < ranges[k].end)
}
