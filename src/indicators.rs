//! Indicators: figures that reports have in common, so that places and years can be compared.
//!
//! The registry is a table; a row says what the indicator is, how a figure is recognised as it, and what it must not be
//! confused with. A figure gets an indicator only where head, act, unit and sentence all fit: never a guess.

mod index;
mod table;

use crate::analysis::{Basis, Change, Figure, HeadingId, Kind, Span, Words as Text};
use crate::figures::Standing;
use crate::reading::Reading;
use crate::text::{Chars, Source};
use index::{ACTS, Clues, Fitting, HEADS, INDEX, Index, LISTS, NEAR, Ready, Said, Set, Words, row_of};

pub(crate) use index::add_words;
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

/// Figures before one among which the same indicator is looked for.
const REPEATS: usize = 4;

/// Gives each figure its indicator, and says which row of the registry it is. For each figure `standing` has where its head
/// and its act stand.
pub(crate) fn mark(
    source: &Source,
    reading: &Reading,
    figures: &mut [Figure],
    standing: &[Standing],
) -> Vec<Option<u16>> {
    let index = &*INDEX;
    let mut context = Context::new(source, reading);
    let (mut head, mut act, mut room) = (Said::new(), Said::new(), Vec::with_capacity(32));
    // The position of the row of each figure that has one.
    let mut found: Vec<Option<u16>> = Vec::with_capacity(figures.len());
    for (k, (figure, standing)) in figures.iter().zip(standing).enumerate() {
        found.push(None);
        let (Some(clues), Some(words)) = (clues(index, figure), &figure.head) else { continue };
        head.read(HEADS, words, standing.head.as_ref(), source, &mut room);
        let fitting = clues.of_head(&head);
        if fitting == Fitting::default() {
            continue;
        }
        act.read(ACTS, figure.act.as_deref().unwrap_or(""), standing.act.as_ref(), source, &mut room);
        // Of a total that is one, a part is none; nor is one of which nothing is said, or whose total comes later.
        let is_part = |row: u16| {
            !takes_in(figure)
                && figure.part_of.is_some_and(|total| match found.get(total as usize).copied().flatten() {
                    Some(whole) => whole == row,
                    None => {
                        let one_sentence =
                            figures.get(total as usize).is_none_or(|whole| whole.sentence == figure.sentence);
                        total > k as u32 || figure.act.is_none() && one_sentence
                    }
                })
        };
        // 受理86件，调解成功80件: how far the work has come, of what is the indicator already.
        let repeats = |row: u16| {
            (0..k).rev().take(REPEATS).take_while(|&j| figures[j].sentence == figure.sentence).any(|j| {
                let before = &figures[j];
                found[j] == Some(row)
                    && before.head == figure.head
                    && before.unit == figure.unit
                    && before.value >= figure.value
                    && figure.act != before.act
                    && !takes_in(figure)
            })
        };
        let fits = |ready: &Ready| {
            let not = &index.not[ready.rank as usize];
            (ready.act.asks_nothing() || ready.act.fit(&act))
                && !(INDICATORS[ready.rank as usize].whole && (is_part(ready.rank) || repeats(ready.rank)))
                && !not.fit(&head)
                && !not.fit(&act)
                && (ready.near.asks_nothing() || context.says(figure, &ready.near))
        };
        let row = clues.first(fitting, fits).map(|ready| ready.rank);
        found[k] = row.filter(|_| !is_mean(source, figure));
    }
    for (figure, row) in figures.iter_mut().zip(&found) {
        figure.indicator = row.map(|row| Text::new_static(INDICATORS[row as usize].id));
    }
    found
}

/// 平均每个乡镇2.9人: how many each has is not how many there are.
fn is_mean(source: &Source, figure: &Figure) -> bool {
    let end = source.range(figure.span).start;
    let before = &source.chars()[end.saturating_sub(MEAN)..end];
    let clause = before.iter().rposition(|c| matches!(c, ',' | '。' | ';' | '、' | '\n')).map_or(0, |k| k + 1);
    figure.kind == Kind::Count && before[clause..].windows(2).any(|pair| pair == ['平', '均'])
}

/// Characters before a figure in which it is said to be a mean.
const MEAN: usize = 14;

/// 受理, 立案受理: by this act a case comes in, even where it was received before.
fn takes_in(figure: &Figure) -> bool {
    figure.act.as_deref().is_some_and(|act| act.ends_with("受理") && !act.contains(['不', '未']))
}

/// The clues against which a figure is held.
fn clues<'i>(index: &'i Index, figure: &Figure) -> Option<&'i Clues> {
    let growth = matches!(
        figure.change,
        Some(Change::Moved { from: None, basis: Some(Basis::YearOnYear | Basis::PeriodOnPeriod), .. })
    );
    let unit = figure.unit.as_deref().unwrap_or("");
    if figure.head.is_none() || growth && figure.kind == Kind::Percent || unit == "百分点" {
        return None;
    }
    index.clues[row_of(unit)].iter().find(|(of, _)| *of == unit).map(|(_, clues)| clues)
}

/// The sentence of the last figure that asked for it, and the headings, each read when a figure first asks for it.
struct Context<'a, 't> {
    source: &'a Source<'t>,
    reading: &'a Reading,
    sentence: Option<Span>,
    said: Set,
    /// By heading the words in it and in those over it.
    over: Vec<Option<Set>>,
}

/// Characters of a sentence beyond which it says nothing about one figure.
const SENTENCE: usize = 400;

impl<'a, 't> Context<'a, 't> {
    fn new(source: &'a Source<'t>, reading: &'a Reading) -> Self {
        let over = vec![None; reading.outline.len()];
        Context { source, reading, sentence: None, said: Set::default(), over }
    }

    /// Whether any of some words stands in the sentence of a figure or in the headings over it.
    fn says(&mut self, figure: &Figure, words: &Words) -> bool {
        // Headings are short, and many figures share them: what they say is known sooner.
        if figure.section.is_some_and(|section| words.any_in(&self.over(section))) {
            return true;
        }
        if self.sentence.replace(figure.sentence) != Some(figure.sentence) {
            let sentence = self.reading.sentence(self.source.range(figure.sentence).start).cloned().unwrap_or_default();
            self.said = self.read(sentence.start..sentence.end.min(sentence.start + SENTENCE), Set::default());
        }
        words.any_in(&self.said)
    }

    fn over(&mut self, heading: HeadingId) -> Set {
        let k = heading as usize;
        if let Some(said) = self.over[k] {
            return said;
        }
        let above = self.reading.outline[k].parent.map(|parent| self.over(parent)).unwrap_or_default();
        let said = self.read(self.reading.headings[k].title.clone(), above);
        *self.over[k].insert(said)
    }

    /// The words in a range, besides those that are known.
    fn read(&self, range: Chars, mut said: Set) -> Set {
        self.source.each_word_in(LISTS[NEAR], &range, |_, (_, number)| said.insert(number));
        said
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
