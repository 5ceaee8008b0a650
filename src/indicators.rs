//! Indicators: figures that reports have in common, so that places and years can be compared.
//!
//! The registry is a table; a row says what the indicator is, how a figure is recognised as it, and what it must not be
//! confused with. A figure gets an indicator only where head, act, unit and sentence all fit: never a guess.

mod table;

use crate::analysis::{Basis, Change, Figure, Kind};
use crate::reading::Reading;
use crate::text::Source;
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

/// A list of words, cut once.
struct Words(Vec<(&'static str, bool)>);

impl Words {
    fn new(list: &'static str) -> Self {
        let word = |w: &'static str| w.strip_prefix('=').map_or((w, false), |w| (w, true));
        Words(list.split('|').filter(|w| !w.is_empty()).map(word).collect())
    }

    fn asks_nothing(&self) -> bool {
        self.0.is_empty()
    }

    fn fit(&self, text: &str) -> bool {
        self.0.iter().any(|&(word, whole)| if whole { text == word } else { text.contains(word) })
    }

    fn fit_or_empty(&self, text: &str) -> bool {
        self.asks_nothing() || self.fit(text)
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
    clues: BTreeMap<&'static str, Vec<Ready>>,
    not: Vec<Words>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut clues: BTreeMap<&'static str, Vec<Ready>> = BTreeMap::new();
    for (rank, row) in INDICATORS.iter().enumerate() {
        for clue in row.clues {
            for (unit, _) in Words::new(clue.units).0 {
                let ready =
                    Ready { rank, head: Words::new(clue.head), act: Words::new(clue.act), near: Words::new(clue.near) };
                clues.entry(unit).or_default().push(ready);
            }
        }
    }
    Index { clues, not: INDICATORS.iter().map(|row| Words::new(row.not)).collect() }
});

/// Gives each figure its indicator.
pub(crate) fn mark(source: &Source, reading: &Reading, figures: &mut [Figure]) {
    let mut context = Context::default();
    for figure in figures {
        context.update(source, reading, figure);
        figure.indicator = matching(figure, &context.words).map(|row| row.id.to_owned());
    }
}

/// The sentence of the last figure with the headings over it, kept while figures share them.
#[derive(Default)]
struct Context {
    sentence: Option<crate::analysis::Span>,
    words: String,
}

/// Characters of a sentence beyond which it says nothing about one figure.
const SENTENCE: usize = 400;

impl Context {
    fn update(&mut self, source: &Source, reading: &Reading, figure: &Figure) {
        if self.sentence == Some(figure.sentence) {
            return;
        }
        self.sentence = Some(figure.sentence);
        self.words.clear();
        let k = reading.sentences.partition_point(|s| source.span(s.clone()).start <= figure.sentence.start);
        if let Some(sentence) = k.checked_sub(1).map(|k| reading.sentences[k].clone()) {
            self.words.extend(&source.chars()[sentence.start..sentence.end.min(sentence.start + SENTENCE)]);
        }
        let mut heading = figure.section;
        while let Some(id) = heading {
            let heading_of = &reading.outline[id as usize];
            self.words.push('\n');
            self.words.push_str(&heading_of.title);
            heading = heading_of.parent;
        }
    }
}

fn matching(figure: &Figure, context: &str) -> Option<&'static Indicator> {
    let head = figure.head.as_deref()?;
    let act = figure.act.as_deref().unwrap_or("");
    let unit = figure.unit.as_deref().unwrap_or("");
    let growth = matches!(
        figure.change,
        Some(Change::Moved { from: None, basis: Some(Basis::YearOnYear | Basis::PeriodOnPeriod), .. })
    );
    if growth && figure.kind == Kind::Percent || unit == "百分点" {
        return None;
    }
    let fits = |ready: &&Ready| {
        let row = &INDICATORS[ready.rank];
        let not = &INDEX.not[ready.rank];
        ready.head.fit_or_empty(head)
            && ready.act.fit_or_empty(act)
            && !(row.whole && figure.part_of.is_some())
            && !not.fit(head)
            && !not.fit(act)
            && ready.near.fit_or_empty(context)
    };
    // Clues stand in the order of their rows.
    INDEX.clues.get(unit)?.iter().find(fits).map(|ready| &INDICATORS[ready.rank])
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
