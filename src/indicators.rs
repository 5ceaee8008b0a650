//! Indicators: figures that reports have in common, so that places and years can be compared.
//!
//! The registry is a table; a row says what the indicator is, how a figure is recognised as it, and what it must not be
//! confused with. A figure gets an indicator only where head, act, unit and sentence all fit: never a guess.

mod table;

use crate::analysis::{Basis, Change, Figure, Kind};
use crate::reading::Reading;
use crate::text::{Chars, Source};
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
                None => words.parts.push(self.number(word)),
            }
        }
        words.bits = bits(&words.parts);
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

/// A set of numbers with room for 64: a number may be taken for another.
fn bits(numbers: &[u16]) -> u64 {
    numbers.iter().fold(0, |bits, n| bits | 1 << (n % 64))
}

impl Words {
    fn asks_nothing(&self) -> bool {
        self.parts.is_empty() && self.whole.is_empty()
    }

    fn fit(&self, said: &Said) -> bool {
        self.bits & said.bits != 0 && self.parts.iter().any(|n| said.numbers.contains(n))
            || self.whole.iter().any(|word| word.chars().eq(said.text.iter().copied()))
    }

    fn fit_or_empty(&self, said: &Said) -> bool {
        self.asks_nothing() || self.fit(said)
    }
}

/// The numbers of the words that stand in a text, and the text itself where it may have to be one of them.
#[derive(Default)]
struct Said {
    text: Vec<char>,
    numbers: Vec<u16>,
    bits: u64,
}

impl Said {
    fn clear(&mut self) {
        self.text.clear();
        self.numbers.clear();
        self.bits = 0;
    }

    fn read(&mut self, text: &str) {
        self.clear();
        self.text.extend(text.chars());
        VOCABULARY.each_in(List::Clues as u8, &self.text, |_, (_, number)| self.numbers.push(number));
        self.bits = bits(&self.numbers);
    }

    fn add(&mut self, source: &Source, range: &Chars) {
        let first = self.numbers.len();
        source.each_word_in(List::Clues, range, |_, (_, number)| self.numbers.push(number));
        self.bits |= bits(&self.numbers[first..]);
    }
}

/// A clue made ready, with the row that it recognises.
struct Ready {
    /// The position of its row: of several rows that fit, the first counts.
    rank: usize,
    head: Words,
    act: Words,
    near: Words,
}

/// All that recognises figures, by unit, so that a figure is held against few clues; and what each row must not be.
struct Index {
    words: Numbering,
    clues: BTreeMap<&'static str, Vec<Ready>>,
    not: Vec<Words>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut numbering = Numbering::default();
    let mut clues: BTreeMap<&'static str, Vec<Ready>> = BTreeMap::new();
    for (rank, row) in INDICATORS.iter().enumerate() {
        for clue in row.clues {
            for unit in clue.units.split('|') {
                let [head, act, near] = [clue.head, clue.act, clue.near].map(|list| numbering.list(list));
                clues.entry(unit).or_default().push(Ready { rank, head, act, near });
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
    let mut context = Context { source, reading, sentence: None, said: Said::default() };
    let (mut head, mut act) = (Said::default(), Said::default());
    for k in 0..figures.len() {
        let figure = &figures[k];
        let Some(clues) = clues(figure) else { continue };
        head.read(figure.head.as_deref().unwrap_or(""));
        act.read(figure.act.as_deref().unwrap_or(""));
        // Of a total that is one, a part is none; nor is one of which nothing is said, or whose total comes later.
        let is_part = |id: &str| {
            figure.act.as_deref() != Some("受理")
                && figure.part_of.is_some_and(|total| match figures[total as usize].indicator.as_deref() {
                    Some(whole) => whole == id,
                    None => total > k as u32 || figure.act.is_none(),
                })
        };
        // 受理86件，调解成功80件: how far the work has come, of what is the indicator already.
        let repeats = |id: &str| {
            (0..k).rev().take(REPEATS).take_while(|&j| figures[j].sentence == figure.sentence).any(|j| {
                let before = &figures[j];
                before.indicator.as_deref() == Some(id)
                    && before.head == figure.head
                    && before.unit == figure.unit
                    && before.value >= figure.value
                    && figure.act != before.act
                    && figure.act.as_deref() != Some("受理")
            })
        };
        let fits = |ready: &&Ready| {
            let (row, not) = (&INDICATORS[ready.rank], &INDEX.not[ready.rank]);
            ready.head.fit_or_empty(&head)
                && ready.act.fit_or_empty(&act)
                && !(row.whole && (is_part(row.id) || repeats(row.id)))
                && !not.fit(&head)
                && !not.fit(&act)
                && (ready.near.asks_nothing() || ready.near.fit(context.of(figure)))
        };
        // Clues stand in the order of their rows.
        let found = clues.iter().find(fits).map(|ready| INDICATORS[ready.rank].id.to_owned());
        figures[k].indicator = found;
    }
}

/// The clues against which a figure is held.
fn clues(figure: &Figure) -> Option<&'static [Ready]> {
    let growth = matches!(
        figure.change,
        Some(Change::Moved { from: None, basis: Some(Basis::YearOnYear | Basis::PeriodOnPeriod), .. })
    );
    let unit = figure.unit.as_deref().unwrap_or("");
    if figure.head.is_none() || growth && figure.kind == Kind::Percent || unit == "百分点" {
        return None;
    }
    INDEX.clues.get(unit).map(Vec::as_slice)
}

/// The sentence of the last figure that asked for it, with the headings over it, kept while figures share them.
struct Context<'a, 't> {
    source: &'a Source<'t>,
    reading: &'a Reading,
    sentence: Option<crate::analysis::Span>,
    said: Said,
}

/// Characters of a sentence beyond which it says nothing about one figure.
const SENTENCE: usize = 400;

impl Context<'_, '_> {
    fn of(&mut self, figure: &Figure) -> &Said {
        if self.sentence == Some(figure.sentence) {
            return &self.said;
        }
        self.sentence = Some(figure.sentence);
        self.said.clear();
        let start = self.source.range(figure.sentence).start;
        let k = self.reading.sentences.partition_point(|s| s.start <= start);
        if let Some(sentence) = k.checked_sub(1).map(|k| &self.reading.sentences[k]) {
            self.said.add(self.source, &(sentence.start..sentence.end.min(sentence.start + SENTENCE)));
        }
        let mut heading = figure.section;
        while let Some(id) = heading {
            self.said.add(self.source, &self.reading.headings[id as usize].title);
            heading = self.reading.outline[id as usize].parent;
        }
        &self.said
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
