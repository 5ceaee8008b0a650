//! Indicators: figures that reports have in common, so that places and years can be compared.
//!
//! The registry is a table; a row says what the indicator is, how a figure is recognised as it, and what it must not be
//! confused with. A figure gets an indicator only where head, act, unit and sentence all fit: never a guess.

mod table;

use crate::analysis::{Basis, Change, Figure, HeadingId, Kind, Span, Words as Text};
use crate::figures::Standing;
use crate::reading::Reading;
use crate::text::{Chars, Code, Hit, Source};
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

/// Where the words of a list are looked for.
const HEADS: usize = 0;
const ACTS: usize = 1;
const NEAR: usize = 2;

/// The lists of the vocabulary for these places.
const LISTS: [List; 3] = [List::ClueHeads, List::ClueActs, List::ClueSentences];

/// The words of all lists, numbered, with the places where each is looked for, so that a text is searched once for all of them.
#[derive(Default)]
struct Numbering(BTreeMap<&'static str, (u16, [bool; LISTS.len()])>);

impl Numbering {
    fn number(&mut self, word: &'static str, places: &[usize]) -> u16 {
        let next = self.0.len() as u16;
        let (number, of) = self.0.entry(word).or_insert((next, [false; LISTS.len()]));
        places.iter().for_each(|&place| of[place] = true);
        *number
    }

    fn list(&mut self, list: &'static str, places: &[usize]) -> Words {
        let mut words = Words::default();
        for word in list.split('|').filter(|word| !word.is_empty()) {
            match word.strip_prefix('=') {
                Some("") => words.whole.push(NOTHING),
                Some(word) => words.whole.push(self.number(word, places)),
                None => {
                    let number = self.number(word, places);
                    words.parts.push(number);
                }
            }
        }
        words
    }
}

/// Instead of the number of a word: the text is empty.
const NOTHING: u16 = u16::MAX;
/// The text as a whole is no word.
const NO_WORD: u16 = u16::MAX - 1;

/// A list of words, cut once.
#[derive(Default)]
struct Words {
    /// The numbers of those that may stand anywhere in a text.
    parts: Vec<u16>,
    /// The numbers of those that must be all of a text.
    whole: Vec<u16>,
}

/// Numbers of words, one bit for each.
#[derive(Clone, Copy, Default)]
struct Set([u64; SETS]);

/// Sets of 64 bits for all words.
const SETS: usize = 16;

impl Set {
    fn insert(&mut self, number: u16) {
        self.0[number as usize / 64 % SETS] |= 1 << (number % 64);
    }

    fn has(&self, number: u16) -> bool {
        self.0[number as usize / 64 % SETS] & 1 << (number % 64) != 0
    }
}

impl Words {
    fn asks_nothing(&self) -> bool {
        self.parts.is_empty() && self.whole.is_empty()
    }

    fn any_in(&self, said: &Set) -> bool {
        self.parts.iter().any(|&number| said.has(number))
    }

    fn fit(&self, said: &Said) -> bool {
        let is_whole = || !self.whole.is_empty() && self.whole.contains(&said.whole);
        !said.numbers.is_empty() && self.any_in(&said.words) || is_whole()
    }
}

/// Which words stand in a head or an act.
struct Said<'w> {
    /// The last text that was read.
    text: &'w str,
    words: Set,
    /// The numbers of the same words, which are few.
    numbers: Vec<u16>,
    /// The number of the word that is all of the text.
    whole: u16,
}

impl<'w> Said<'w> {
    fn new() -> Self {
        Said { text: "", words: Set::default(), numbers: Vec::with_capacity(16), whole: NOTHING }
    }

    /// Reads a text: where it stands in the report, from there, and else with room for its characters.
    fn read(&mut self, place: usize, text: &'w str, stands: Option<&Chars>, source: &Source, room: &mut Vec<Code>) {
        if self.text == text {
            return;
        }
        (self.text, self.words, self.whole) = (text, Set::default(), NOTHING);
        self.numbers.clear();
        if text.is_empty() {
            return;
        }
        let start = stands.map_or(0, |range| range.start);
        // Of the words with which it begins the longest comes first.
        let mut first = None;
        let note = |at: usize, (length, number): Hit| {
            if at == start {
                first.get_or_insert((length, number));
            }
            self.words.insert(number);
            self.numbers.push(number);
        };
        let length = match stands {
            Some(range) => {
                source.each_word_in(LISTS[place], range, note);
                range.len()
            }
            None => {
                VOCABULARY.each_in(LISTS[place] as u8, text.chars(), room, note);
                // After its characters stands 0.
                room.len() - 1
            }
        };
        self.whole = first.filter(|first| first.0 == length).map_or(NO_WORD, |first| first.1);
    }
}

/// A clue made ready, with the row that it recognises.
struct Ready {
    /// The position of its row: of several rows that fit, the first counts.
    rank: u16,
    act: Words,
    near: Words,
}

/// A clue with what it asks of the head.
type Asking = (Ready, Words);

/// Clues of one unit, one bit for each, in the order of their rows.
type Fitting = [u64; MOST_CLUES / 64];

/// The most clues of one unit.
const MOST_CLUES: usize = 256;

fn add_all(fitting: &mut Fitting, others: &Fitting) {
    fitting.iter_mut().zip(others).for_each(|(fitting, others)| *fitting |= others);
}

/// The clues of one unit, in the order of their rows, and by what they ask of the head.
#[derive(Default)]
struct Clues {
    all: Vec<Ready>,
    /// Those that ask nothing of it.
    any_head: Fitting,
    /// The words for which some ask in it, how many of them come before each 64, and for each those that ask for it.
    words: Set,
    before: [u16; SETS],
    head_parts: Vec<Fitting>,
    /// Those that ask for a word that is all of it, by the word's number.
    heads: Vec<(u16, u16)>,
}

impl Clues {
    /// From what each asks of the head.
    fn new(clues: Vec<Asking>) -> Clues {
        assert!(clues.len() <= MOST_CLUES, "a unit has more clues than its sets have room for");
        let mut of = Clues::default();
        clues.iter().flat_map(|(_, head)| &head.parts).for_each(|&word| of.words.insert(word));
        let mut count = 0;
        for (before, words) in of.before.iter_mut().zip(&of.words.0) {
            *before = count;
            count += words.count_ones() as u16;
        }
        of.head_parts = vec![Fitting::default(); count.into()];
        for (k, (clue, head)) in clues.into_iter().enumerate() {
            let (set, bit) = (k / 64, 1 << (k % 64));
            if head.asks_nothing() {
                of.any_head[set] |= bit;
            }
            for word in head.parts {
                let place = of.place(word).unwrap_or(0);
                of.head_parts[place][set] |= bit;
            }
            of.heads.extend(head.whole.into_iter().map(|word| (word, k as u16)));
            of.all.push(clue);
        }
        of.heads.sort_unstable();
        of
    }

    /// The place of a word among those for which some ask in the head.
    fn place(&self, word: u16) -> Option<usize> {
        let (set, bit) = (word as usize / 64 % SETS, 1 << (word % 64));
        let words = self.words.0[set];
        (words & bit != 0).then(|| usize::from(self.before[set]) + (words & (bit - 1)).count_ones() as usize)
    }

    /// The clues that a head fits.
    fn of_head(&self, head: &Said) -> Fitting {
        let mut fitting = self.any_head;
        for place in head.numbers.iter().filter_map(|&word| self.place(word)) {
            add_all(&mut fitting, &self.head_parts[place]);
        }
        if head.whole < NO_WORD && !self.heads.is_empty() {
            let first = self.heads.partition_point(|clue| clue.0 < head.whole);
            let whole = self.heads[first..].iter().take_while(|clue| clue.0 == head.whole);
            whole.for_each(|&(_, k)| fitting[k as usize / 64] |= 1 << (k % 64));
        }
        fitting
    }

    /// The first of some of the clues that fits, in the order of their rows.
    fn first(&self, some: Fitting, mut fits: impl FnMut(&Ready) -> bool) -> Option<&Ready> {
        for (clues, mut rest) in self.all.chunks(64).zip(some) {
            while rest != 0 {
                let clue = clues.get(rest.trailing_zeros() as usize).filter(|clue| fits(clue));
                if clue.is_some() {
                    return clue;
                }
                rest &= rest - 1;
            }
        }
        None
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
    let mut clues: Vec<Vec<(&'static str, Vec<Asking>)>> = (0..ROWS).map(|_| Vec::new()).collect();
    for (rank, row) in (0..).zip(INDICATORS) {
        for clue in row.clues {
            for unit in clue.units.split('|') {
                let [head, act, near] = [(clue.head, HEADS), (clue.act, ACTS), (clue.near, NEAR)]
                    .map(|(list, place)| numbering.list(list, &[place]));
                let alike = &mut clues[row_of(unit)];
                let k = alike.iter().position(|(of, _)| *of == unit).unwrap_or_else(|| {
                    alike.push((unit, Vec::new()));
                    alike.len() - 1
                });
                alike[k].1.push((Ready { rank, act, near }, head));
            }
        }
    }
    let ready = |(unit, clues)| (unit, Clues::new(clues));
    let clues = clues.into_iter().map(|alike| alike.into_iter().map(ready).collect()).collect();
    let not = INDICATORS.iter().map(|row| numbering.list(row.not, &[HEADS, ACTS])).collect();
    assert!(numbering.0.len() <= SETS * 64, "the registry has more words than its sets have room for");
    Index { words: numbering, clues, not }
});

pub(crate) fn add_words(lists: &mut Lists) {
    for (place, list) in LISTS.into_iter().enumerate() {
        let words = INDEX.words.0.iter().filter(|(_, (_, places))| places[place]);
        lists.add(list, words.map(|(&word, &(number, _))| (word, number)));
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
