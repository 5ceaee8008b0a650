//! Indicators: figures that reports have in common, so that places and years can be compared.
//!
//! The registry is a table; a row says what the indicator is, how a figure is recognised as it, and what it must not be
//! confused with. A figure gets an indicator only where head, act, unit and sentence all fit: never a guess.

mod table;

use crate::analysis::{Basis, Change, Figure, HeadingId, Kind, Span};
use crate::reading::Reading;
use crate::text::{Chars, Code, Source};
use crate::vocabulary::{List, Lists, VOCABULARY};
use std::collections::BTreeMap;
use std::sync::LazyLock;

pub use table::INDICATORS;

/// One row of the registry.
#[derive(Debug)]
pub struct Indicator {
    /// Topic and name: `disputes.reconsideration_cases`. Never reused.
    pub id: &'static str,
    pub zh: &'static str,
    pub en: &'static str,
    /// The unit in which values are compared.
    pub unit: &'static str,
    /// What it counts and what it does not, for readers.
    pub about: &'static str,
    /// Any of these recognises a figure.
    clues: &'static [Clue],
    /// None of these words may stand in head, act or sentence.
    not: &'static str,
    /// A part of a total is not the indicator, only the total is.
    whole: bool,
}

/// How a figure is recognised. Each field is a list of words parted by |, one of which must be there; an empty list asks
/// for nothing. A word with = before it must be the whole of the head or the act.
#[derive(Debug)]
struct Clue {
    /// Measure words.
    units: &'static str,
    head: &'static str,
    act: &'static str,
    /// In the sentence, or in the headings over it.
    near: &'static str,
}

/// The indicator of that id.
pub fn find(id: &str) -> Option<&'static Indicator> {
    INDICATORS.iter().find(|indicator| indicator.id == id)
}

impl Indicator {
    /// The part of the id before the point: the field of work.
    pub fn topic(&self) -> &'static str {
        self.id.split('.').next().unwrap_or(self.id)
    }
}

/// The words of all lists, numbered, so that a text is searched once for all of them.
#[derive(Default)]
struct Numbering(BTreeMap<&'static str, u16>);

impl Numbering {
    fn number(&mut self, word: &'static str) -> u16 {
        let next = self.0.len() as u16;
        *self.0.entry(word).or_insert(next)
    }

    fn list(&mut self, list: &'static str) -> Words {
        let mut words = Words::default();
        for word in list.split('|').filter(|word| !word.is_empty()) {
            match word.strip_prefix('=') {
                Some(word) => words.whole.push(word),
                None => {
                    let number = self.number(word);
                    words.parts.push(number);
                    words.bits |= bit(number);
                }
            }
        }
        words
    }
}

/// A list of words, cut once.
#[derive(Default)]
struct Words {
    /// The numbers of those that may stand anywhere in a text.
    parts: Vec<u16>,
    /// For these a set that tells at one look that a text has none of them.
    bits: u64,
    /// Those that must be all of a text.
    whole: Vec<&'static str>,
}

/// A number as a set with room for 64: it may be taken for another.
fn bit(number: u16) -> u64 {
    1 << (number % 64)
}

impl Words {
    fn asks_nothing(&self) -> bool {
        self.parts.is_empty() && self.whole.is_empty()
    }

    fn fit(&self, said: &Said) -> bool {
        self.bits & said.bits != 0 && self.parts.iter().any(|n| said.numbers.contains(n))
            || self.whole.contains(&said.text)
    }

    fn fit_or_empty(&self, said: &Said) -> bool {
        self.asks_nothing() || self.fit(said)
    }
}

/// Which words stand in a text, and the text itself where it may have to be one of them.
#[derive(Default)]
struct Said<'w> {
    text: &'w str,
    /// Their numbers, some perhaps twice.
    numbers: Vec<u16>,
    /// The same as a set.
    bits: u64,
}

impl<'w> Said<'w> {
    /// Reads a text, with room for its characters.
    fn read(&mut self, text: &'w str, room: &mut Vec<Code>) {
        if self.text == text {
            return;
        }
        self.clear();
        self.text = text;
        VOCABULARY.each_in(List::Clues as u8, text.chars(), room, |_, (_, number)| self.note(number));
    }

    fn add(&mut self, source: &Source, range: &Chars) {
        source.each_word_in(List::Clues, range, |_, (_, number)| self.note(number));
    }

    fn clear(&mut self) {
        self.numbers.clear();
        self.bits = 0;
    }

    fn note(&mut self, number: u16) {
        self.numbers.push(number);
        self.bits |= bit(number);
    }
}

/// A clue made ready, with the row that it recognises.
struct Ready {
    /// The position of its row: of several rows that fit, the first counts.
    rank: usize,
    act: Words,
    near: Words,
}

/// The clues of one unit, in the order of their rows, and by what they ask of the head.
#[derive(Default)]
struct Clues {
    all: Vec<Ready>,
    /// Those that ask nothing of it.
    any_head: Vec<usize>,
    /// Those that ask for a word in it, by the word's number, and a set of these words.
    head_parts: Vec<(u16, usize)>,
    bits: u64,
    /// Those that ask for a word that is all of it.
    heads: BTreeMap<&'static str, Vec<usize>>,
    /// The longest of these, in bytes.
    longest: usize,
}

impl Clues {
    fn add(&mut self, clue: Ready, head: Words) {
        let k = self.all.len();
        self.all.push(clue);
        if head.asks_nothing() {
            self.any_head.push(k);
        }
        for word in head.parts {
            self.head_parts.insert(self.head_parts.partition_point(|part| *part < (word, k)), (word, k));
            self.bits |= bit(word);
        }
        for word in head.whole {
            self.heads.entry(word).or_default().push(k);
            self.longest = self.longest.max(word.len());
        }
    }

    /// Gives the clues that a head fits to `fitting`, in the order of their rows.
    fn of_head(&self, head: &Said, fitting: &mut Vec<usize>) {
        fitting.clear();
        fitting.extend_from_slice(&self.any_head);
        for &word in head.numbers.iter().filter(|word| self.bits & bit(**word) != 0) {
            let first = self.head_parts.partition_point(|part| part.0 < word);
            fitting.extend(self.head_parts[first..].iter().take_while(|part| part.0 == word).map(|part| part.1));
        }
        if let Some(clues) = (head.text.len() <= self.longest).then(|| self.heads.get(head.text)).flatten() {
            fitting.extend_from_slice(clues);
        }
        if fitting.len() > self.any_head.len() {
            fitting.sort_unstable();
            fitting.dedup();
        }
    }
}

/// All that recognises figures, by unit, so that a figure is held against few clues; and what each row must not be.
struct Index {
    words: Numbering,
    /// Each unit with its clues, in its row of [`ROWS`].
    clues: Vec<Vec<(&'static str, Clues)>>,
    not: Vec<Words>,
}

/// Rows of units: most have one unit, or none.
const ROWS: usize = 128;

fn row_of(unit: &str) -> usize {
    unit.chars().next().map_or(0, |first| first as usize % ROWS)
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut numbering = Numbering::default();
    let mut clues: Vec<Vec<(&'static str, Clues)>> = (0..ROWS).map(|_| Vec::new()).collect();
    for (rank, row) in INDICATORS.iter().enumerate() {
        for clue in row.clues {
            for unit in clue.units.split('|') {
                let [head, act, near] = [clue.head, clue.act, clue.near].map(|list| numbering.list(list));
                let alike = &mut clues[row_of(unit)];
                let k = alike.iter().position(|(of, _)| *of == unit).unwrap_or_else(|| {
                    alike.push((unit, Clues::default()));
                    alike.len() - 1
                });
                alike[k].1.add(Ready { rank, act, near }, head);
            }
        }
    }
    let not = INDICATORS.iter().map(|row| numbering.list(row.not)).collect();
    Index { words: numbering, clues, not }
});

pub(crate) fn add_words(lists: &mut Lists) {
    lists.add(List::Clues, INDEX.words.0.iter().map(|(&word, &number)| (word, number)));
}

/// Figures before one among which the same indicator is looked for.
const REPEATS: usize = 4;

/// Gives each figure its indicator.
pub(crate) fn mark(source: &Source, reading: &Reading, figures: &mut [Figure]) {
    let mut context =
        Context { source, reading, sentence: None, said: Said::default(), section: None, over: Said::default() };
    let (mut head, mut act, mut room) = (Said::default(), Said::default(), Vec::new());
    let mut fitting = Vec::new();
    let mut found: Vec<Option<&'static str>> = Vec::with_capacity(figures.len());
    for (k, figure) in figures.iter().enumerate() {
        found.push(None);
        let (Some(clues), Some(words)) = (clues(figure), &figure.head) else { continue };
        head.read(words, &mut room);
        clues.of_head(&head, &mut fitting);
        if fitting.is_empty() {
            continue;
        }
        act.read(figure.act.as_deref().unwrap_or(""), &mut room);
        // Of a total that is one, a part is none; nor is one of which nothing is said, or whose total comes later.
        let is_part = |id: &str| {
            figure.act.as_deref() != Some("受理")
                && figure.part_of.is_some_and(|total| match found.get(total as usize).copied().flatten() {
                    Some(whole) => whole == id,
                    None => {
                        let one_sentence =
                            figures.get(total as usize).is_none_or(|whole| whole.sentence == figure.sentence);
                        total > k as u32 || figure.act.is_none() && one_sentence
                    }
                })
        };
        // 受理86件，调解成功80件: how far the work has come, of what is the indicator already.
        let repeats = |id: &str| {
            (0..k).rev().take(REPEATS).take_while(|&j| figures[j].sentence == figure.sentence).any(|j| {
                let before = &figures[j];
                found[j] == Some(id)
                    && before.head == figure.head
                    && before.unit == figure.unit
                    && before.value >= figure.value
                    && figure.act != before.act
                    && figure.act.as_deref() != Some("受理")
            })
        };
        let fits = |ready: &&Ready| {
            let (row, not) = (&INDICATORS[ready.rank], &INDEX.not[ready.rank]);
            ready.act.fit_or_empty(&act)
                && !(row.whole && (is_part(row.id) || repeats(row.id)))
                && !not.fit(&head)
                && !not.fit(&act)
                && (ready.near.asks_nothing() || context.says(figure, &ready.near))
        };
        found[k] = fitting.iter().map(|&clue| &clues.all[clue]).find(fits).map(|ready| INDICATORS[ready.rank].id);
    }
    for (figure, id) in figures.iter_mut().zip(found) {
        figure.indicator = id.map(str::to_owned);
    }
}

/// The clues against which a figure is held.
fn clues(figure: &Figure) -> Option<&'static Clues> {
    let growth = matches!(
        figure.change,
        Some(Change::Moved { from: None, basis: Some(Basis::YearOnYear | Basis::PeriodOnPeriod), .. })
    );
    let unit = figure.unit.as_deref().unwrap_or("");
    if figure.head.is_none() || growth && figure.kind == Kind::Percent || unit == "百分点" {
        return None;
    }
    INDEX.clues[row_of(unit)].iter().find(|(of, _)| *of == unit).map(|(_, clues)| clues)
}

/// The sentence of the last figure that asked for it, and the headings over it, kept while figures share them.
struct Context<'a, 't> {
    source: &'a Source<'t>,
    reading: &'a Reading,
    sentence: Option<Span>,
    said: Said<'static>,
    section: Option<HeadingId>,
    over: Said<'static>,
}

/// Characters of a sentence beyond which it says nothing about one figure.
const SENTENCE: usize = 400;

impl Context<'_, '_> {
    /// Whether any of some words stands in the sentence of a figure or in the headings over it.
    fn says(&mut self, figure: &Figure, words: &Words) -> bool {
        if self.section != figure.section {
            self.section = figure.section;
            self.over.clear();
            let above = |id: &HeadingId| self.reading.outline[*id as usize].parent;
            for id in std::iter::successors(figure.section, above) {
                self.over.add(self.source, &self.reading.headings[id as usize].title);
            }
        }
        if words.fit(&self.over) {
            return true;
        }
        // Headings are short, and many figures share them: what they say is known sooner.
        if self.sentence.replace(figure.sentence) != Some(figure.sentence) {
            self.said.clear();
            let sentence = self.reading.sentence(self.source.range(figure.sentence).start).cloned().unwrap_or_default();
            self.said.add(self.source, &(sentence.start..sentence.end.min(sentence.start + SENTENCE)));
        }
        words.fit(&self.said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_have_a_topic() {
        for (k, row) in INDICATORS.iter().enumerate() {
            assert!(row.id.contains('.') && !row.about.is_empty() && !row.clues.is_empty(), "{}", row.id);
            assert!(INDICATORS[..k].iter().all(|other| other.id != row.id), "{} stands twice", row.id);
        }
    }

    #[test]
    fn a_figure_is_recognised_by_its_head_act_and_unit() {
        let text = "全年受理行政复议案件88件，其中维持30件。行政机关负责人出庭应诉率98.5%。办理法律援助案件120件。";
        let found: Vec<_> = crate::analyze(text).figures.into_iter().map(|f| f.indicator.unwrap_or_default()).collect();
        assert_eq!(
            found,
            [
                "disputes.reconsideration_cases",
                "disputes.reconsideration_upheld",
                "disputes.court_appearance_rate",
                "disputes.legal_aid_cases"
            ]
        );
    }
}
