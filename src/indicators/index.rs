//! The words by which the indicators are recognised, cut and numbered once, so that a figure is held against few of them.

use super::INDICATORS;
use crate::text::{Chars, Code, Hit, Source};
use crate::vocabulary::{List, Lists, VOCABULARY};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Where the words of a list are looked for.
pub(super) const HEADS: usize = 0;
pub(super) const ACTS: usize = 1;
pub(super) const NEAR: usize = 2;

/// The lists of the vocabulary for these places.
pub(super) const LISTS: [List; 3] = [List::ClueHeads, List::ClueActs, List::ClueSentences];

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
pub(super) struct Words {
    /// The numbers of those that may stand anywhere in a text.
    parts: Vec<u16>,
    /// The numbers of those that must be all of a text.
    whole: Vec<u16>,
}

/// Numbers of words, one bit for each.
#[derive(Clone, Copy, Default)]
pub(super) struct Set([u64; SETS]);

/// Sets of 64 bits for all words.
const SETS: usize = 16;

impl Set {
    pub(super) fn insert(&mut self, number: u16) {
        self.0[number as usize / 64 % SETS] |= 1 << (number % 64);
    }

    fn has(&self, number: u16) -> bool {
        self.0[number as usize / 64 % SETS] & 1 << (number % 64) != 0
    }
}

impl Words {
    pub(super) fn asks_nothing(&self) -> bool {
        self.parts.is_empty() && self.whole.is_empty()
    }

    pub(super) fn any_in(&self, said: &Set) -> bool {
        self.parts.iter().any(|&number| said.has(number))
    }

    pub(super) fn fit(&self, said: &Said) -> bool {
        let is_whole = || !self.whole.is_empty() && self.whole.contains(&said.whole);
        !said.numbers.is_empty() && self.any_in(&said.words) || is_whole()
    }
}

/// Which words stand in a head or an act.
pub(super) struct Said<'w> {
    /// The last text that was read.
    text: &'w str,
    words: Set,
    /// The numbers of the same words, which are few.
    numbers: Vec<u16>,
    /// The number of the word that is all of the text.
    whole: u16,
}

impl<'w> Said<'w> {
    pub(super) fn new() -> Self {
        Said { text: "", words: Set::default(), numbers: Vec::with_capacity(16), whole: NOTHING }
    }

    /// Reads a text: where it stands in the report, from there, and else with room for its characters.
    pub(super) fn read(
        &mut self,
        place: usize,
        text: &'w str,
        stands: Option<&Chars>,
        source: &Source,
        room: &mut Vec<Code>,
    ) {
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
pub(super) struct Ready {
    /// The position of its row: of several rows that fit, the first counts.
    pub(super) rank: u16,
    pub(super) act: Words,
    pub(super) near: Words,
}

/// A clue with what it asks of the head.
type Asking = (Ready, Words);

/// Clues of one unit, one bit for each, in the order of their rows.
pub(super) type Fitting = [u64; MOST_CLUES / 64];

/// The most clues of one unit.
const MOST_CLUES: usize = 256;

fn add_all(fitting: &mut Fitting, others: &Fitting) {
    fitting.iter_mut().zip(others).for_each(|(fitting, others)| *fitting |= others);
}

/// The clues of one unit, in the order of their rows, and by what they ask of the head.
#[derive(Default)]
pub(super) struct Clues {
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
    pub(super) fn of_head(&self, head: &Said) -> Fitting {
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
    pub(super) fn first(&self, some: Fitting, mut fits: impl FnMut(&Ready) -> bool) -> Option<&Ready> {
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
pub(super) struct Index {
    words: Numbering,
    /// Each unit with its clues, in its row of [`ROWS`].
    pub(super) clues: Vec<Vec<(&'static str, Clues)>>,
    pub(super) not: Vec<Words>,
}

/// Rows of units: most have one unit, or none.
const ROWS: usize = 128;

pub(super) fn row_of(unit: &str) -> usize {
    unit.chars().next().map_or(0, |first| first as usize % ROWS)
}

pub(super) static INDEX: LazyLock<Index> = LazyLock::new(|| {
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
