//! Many word lists in one tree of characters, so that one look at a place in a text tells which words of all of them
//! begin there.
//!
//! The tree is a double array: the characters that words are made of are numbered, and the branches of all nodes lie
//! interleaved in one row of cells, each where its node's base and its character's number add up. A step is one look, and
//! the row is small enough to stay near the processor.

mod layout;

use super::block::{self, BLOCK, push_if, those};
use super::codes::{Code, Codes};
use layout::lay_out;
use std::ops::Range;

/// Where words of lists begin that are looked for everywhere.
pub struct Found {
    pub at: u32,
    /// The longest word of any list that begins there.
    pub word: Id,
    /// The lists of which a word begins there, as bits.
    pub lists: u32,
}

/// The tree. Lists are numbered, from 0 to 31.
pub struct Vocabulary {
    codes: Codes,
    /// The lists whose words are looked for everywhere, as bits.
    everywhere: u32,
    /// For each list, and in it for each character, a filter over what follows the character at the beginning of its
    /// words: nearly all places where none begins are told by one look.
    begins: Vec<u64>,
    /// By the number of a character, what begins with it: the branches of the root.
    firsts: Vec<First>,
    /// The other branches, after as many cells as there are characters.
    cells: Vec<Cell>,
    /// The words, by number; the first is none, and the last only ends the values of the one before.
    words: Vec<Word>,
    /// For each word the lists in which it, or a word with which it begins, stands, one bit for each.
    lists: Vec<u32>,
    /// What the lists say of each word: its list, and a value that only the list understands.
    values: Vec<(u8, u16)>,
    /// For each of the first lists, which are asked the most, and each word, the longest of the list with which it begins, and
    /// what the list says of it. Length 0 is none.
    of_first_lists: [Vec<(u16, u16)>; 2],
}

/// A word by its number; 0 is none.
pub type Id = u16;

/// A word as it was found: its length in characters, and what the list says of it.
pub type Hit = (usize, u16);

/// What begins with a character.
#[derive(Clone, Copy, Default)]
struct First {
    /// As in [`Cell`], but with more room.
    follow: u32,
    word: Id,
    base: u16,
}

/// Where a character leads from a node.
#[derive(Clone, Copy, Default)]
struct Cell {
    /// The cell that leads to the node; of the branches of the root 0.
    from: u16,
    /// The word that ends here.
    word: Id,
    /// Where the branches of the node to which it leads begin.
    base: u16,
    /// A filter over the characters that follow in words: it nearly always tells where a word ends.
    follow: u16,
}

#[derive(Clone, Default)]
struct Word {
    /// Its characters.
    length: u32,
    /// The longest other word with which it begins.
    shorter: Id,
    /// Where its values begin, up to those of the next word.
    values: u32,
}

impl Vocabulary {
    /// From lists, words, and what the lists say of them, and the lists whose words are looked for everywhere, as bits. Of a
    /// word that a list has twice, what it says first comes first.
    pub fn new(entries: &[(u8, &str, u16)], everywhere: u32) -> Self {
        let codes = Codes::new(entries.iter().map(|&(list, word, _)| (word, everywhere & 1 << list != 0)));
        let (last, code) = (codes.last(), |c: char| codes.of_word(c));
        let spelt: Vec<Vec<Code>> = entries.iter().map(|(_, word, _)| word.chars().map(code).collect()).collect();
        let mut distinct: Vec<&[Code]> = spelt.iter().map(Vec::as_slice).filter(|word| is_whole(word)).collect();
        distinct.sort_unstable();
        distinct.dedup();
        let words = std::iter::once(Word::default())
            .chain(distinct.iter().map(|word| Word { length: word.len() as u32, ..Word::default() }));
        let cells = lay_out(&distinct, last);
        let (lists, characters) = (entries.iter().map(|row| row.0 as usize + 1).max().unwrap_or(0), last as usize + 1);
        let roots = cells[..characters].iter();
        let mut tree = Vocabulary {
            firsts: roots.map(|cell| First { word: cell.word, base: cell.base, follow: 0 }).collect(),
            begins: vec![0; lists * characters],
            cells,
            words: words.collect(),
            codes,
            everywhere,
            lists: Vec::new(),
            values: Vec::new(),
            of_first_lists: [const { Vec::new() }; 2],
        };
        for (&(list, ..), word) in entries.iter().zip(&spelt).filter(|(_, word)| is_whole(word)) {
            // Anything may follow a word of one character.
            let second = word.get(1).map_or(u64::MAX, |second| 1 << (second % 64));
            tree.begins[list as usize * characters + word[0] as usize] |= second;
            tree.firsts[word[0] as usize].follow |= word.get(1).map_or(0, |second| 1 << (second % 32));
        }
        let id = |word: &Vec<Code>| distinct.binary_search(&word.as_slice()).map_or(0, |at| at as Id + 1);
        let ids: Vec<Id> = spelt.iter().map(id).collect();
        tree.tell(entries, &ids);
        tree.link(&distinct);
        tree.of_first_lists = [0, 1].map(|list| {
            let first = |id: usize| tree.search(list, id as Id, usize::MAX).map_or((0, 0), |hit| (hit.0 as u16, hit.1));
            (0..tree.lists.len()).map(first).collect()
        });
        tree
    }

    /// Notes what the lists say of each word.
    fn tell(&mut self, entries: &[(u8, &str, u16)], ids: &[Id]) {
        let n = self.words.len();
        let mut ends = vec![0; n + 1];
        ids.iter().for_each(|&id| ends[id as usize + 1] += 1);
        for id in 0..n {
            ends[id + 1] += ends[id];
            self.words[id].values = ends[id];
        }
        self.words.push(Word { values: entries.len() as u32, ..Word::default() });
        self.values = vec![(0, 0); entries.len()];
        self.lists = vec![0; n];
        for (&(list, _, value), &id) in entries.iter().zip(ids).filter(|(_, id)| **id != 0) {
            self.values[ends[id as usize] as usize] = (list, value);
            ends[id as usize] += 1;
            self.lists[id as usize] |= 1 << list;
        }
    }

    /// Notes for each word with which others it begins, and their lists.
    fn link(&mut self, spelt: &[&[Code]]) {
        let own = self.lists.clone();
        for word in spelt {
            let (mut last, mut shorter, mut lists) = (0, 0, 0);
            self.walk(word, 0, |id| {
                (shorter, last) = (last, id);
                lists |= own[id as usize];
            });
            self.words[last as usize].shorter = shorter;
            self.lists[last as usize] = lists;
        }
    }

    /// The number of a character.
    #[inline(always)]
    pub fn code(&self, c: char) -> Code {
        self.codes.of(c)
    }

    /// The numbers of characters.
    pub fn codes(&self) -> &Codes {
        &self.codes
    }

    /// Gives the words that begin at a place in a text, the shortest first.
    #[inline(always)]
    fn walk(&self, text: &[Code], mut place: usize, mut found: impl FnMut(Id)) {
        let Some(&(mut at)) = text.get(place) else { return };
        let First { follow, word, mut base } = self.firsts[at as usize];
        if word != 0 {
            found(word);
        }
        let Some(&(mut code)) = text.get(place + 1) else { return };
        let mut goes_on = follow & 1 << (code % 32) != 0;
        while goes_on {
            let next = base + code;
            let cell = self.cells[next as usize];
            if cell.from != at {
                return;
            }
            if cell.word != 0 {
                found(cell.word);
            }
            place += 1;
            let Some(&following) = text.get(place + 1) else { return };
            (at, base, code) = (next, cell.base, following);
            goes_on = cell.follow & 1 << (code % 16) != 0;
        }
    }

    /// Where words begin in a text that are looked for everywhere, and the longest of any list that begins there. After the
    /// text stands 0.
    pub fn everywhere(&self, text: &[Code]) -> Vec<Found> {
        let mut words = Vec::with_capacity(text.len() / 16);
        let mut last = [0; BLOCK + 1];
        for start in (0..text.len()).step_by(BLOCK) {
            let rest = &text[start..];
            // Each with what follows it.
            let block = rest.first_chunk().unwrap_or_else(|| {
                last[..rest.len()].copy_from_slice(rest);
                &last
            });
            let may_begin = block::from(self.codes.begin(), block);
            let may_begin = those(may_begin, |place| self.codes.may_go_on(block[place], block[place + 1]));
            those(may_begin, |place| {
                let word = self.longest(text, start + place);
                let lists = self.lists_of(word);
                let found = lists & self.everywhere != 0;
                // Whether there is one no processor foresees.
                push_if(&mut words, Found { at: (start + place) as u32, word, lists }, found);
                found
            });
        }
        words
    }

    /// Whether a word of a list may begin with two characters.
    #[inline(always)]
    pub fn may_begin(&self, list: u8, first: Code, second: Code) -> bool {
        self.begins[list as usize * self.firsts.len() + first as usize] & 1 << (second % 64) != 0
    }

    /// The part of [`Vocabulary::begins`] for a list.
    #[inline(always)]
    fn beginnings(&self, list: u8) -> &[u64] {
        let characters = self.firsts.len();
        &self.begins[list as usize * characters..][..characters]
    }

    /// The longest word of any list that begins at a place in a text.
    #[inline(always)]
    pub fn longest(&self, text: &[Code], place: usize) -> Id {
        let mut longest = 0;
        self.walk(text, place, |id| longest = id);
        longest
    }

    /// Whether a word, or one with which it begins, stands in any of some lists, given as bits.
    #[inline]
    pub fn is_of(&self, id: Id, lists: u32) -> bool {
        self.lists[id as usize] & lists != 0
    }

    /// The lists in which a word, or one with which it begins, stands, as bits.
    #[inline]
    pub fn lists_of(&self, id: Id) -> u32 {
        self.lists[id as usize]
    }

    /// The longest word of a list with which a word begins, of not more than so many characters.
    #[inline]
    pub fn longest_of(&self, list: u8, id: Id, most: usize) -> Option<Hit> {
        if let Some(words) = self.of_first_lists.get(list as usize) {
            let (length, value) = words[id as usize];
            if length as usize <= most {
                return (length != 0).then_some((length as usize, value));
            }
        }
        self.search(list, id, most)
    }

    fn search(&self, list: u8, mut id: Id, most: usize) -> Option<Hit> {
        while self.is_of(id, 1 << list) {
            let word = &self.words[id as usize];
            if word.length as usize <= most
                && let Some((_, value)) = self.values_of(id).iter().find(|(of, _)| *of == list)
            {
                return Some((word.length as usize, *value));
            }
            id = word.shorter;
        }
        None
    }

    fn values_of(&self, id: Id) -> &[(u8, u16)] {
        &self.values[self.words[id as usize].values as usize..self.words[id as usize + 1].values as usize]
    }

    /// What a list says of a word and of those with which it begins, the longest first.
    pub fn hits(&self, list: u8, id: Id) -> impl Iterator<Item = Hit> + '_ {
        let next = move |id: &Id| Some(self.words[*id as usize].shorter);
        let words = std::iter::successors(Some(id), next).take_while(move |&id| self.is_of(id, 1 << list));
        words.flat_map(move |id| {
            let length = self.words[id as usize].length as usize;
            self.values_of(id).iter().filter(move |(of, _)| *of == list).map(move |&(_, value)| (length, value))
        })
    }

    /// Gives the same to `found`.
    #[inline]
    pub fn each_hit(&self, list: u8, mut id: Id, mut found: impl FnMut(Hit)) {
        while self.is_of(id, 1 << list) {
            let word = &self.words[id as usize];
            for &(_, value) in self.values_of(id).iter().filter(|(of, _)| *of == list) {
                found((word.length as usize, value));
            }
            id = word.shorter;
        }
    }

    /// Gives every word of a list in a text to `found`, in the order in which they begin; of those that begin at one place
    /// the longest first. `codes` is room for the numbers of its characters.
    pub fn each_in(
        &self,
        list: u8,
        text: impl Iterator<Item = char>,
        codes: &mut Vec<Code>,
        found: impl FnMut(usize, Hit),
    ) {
        codes.clear();
        text.for_each(|c| codes.push(self.code(c)));
        codes.push(0);
        self.each_at(list, codes, 0..codes.len() - 1, found);
    }

    /// The same in a part of a text, after whose last character stands 0.
    #[inline]
    pub fn each_at(&self, list: u8, text: &[Code], range: Range<usize>, mut found: impl FnMut(usize, Hit)) {
        const BITS: usize = u64::BITS as usize;
        let beginnings = self.beginnings(list);
        let mut start = range.start;
        while start < range.end {
            let part = text.get(start..=range.end.min(start + BITS)).unwrap_or_default();
            // No processor foresees where a word may begin: first one bit for each such place, then those places.
            let mut places = 0;
            for (k, &[first, second]) in part.array_windows().enumerate() {
                places |= u64::from(may_begin(beginnings, first, second)) << k;
            }
            while places != 0 {
                let at = start + places.trailing_zeros() as usize;
                self.each_hit(list, self.longest(text, at), |hit| found(at, hit));
                places &= places - 1;
            }
            start += BITS;
        }
    }
}

/// Whether a word may begin with two characters, by what may follow each.
#[inline(always)]
fn may_begin(beginnings: &[u64], first: Code, second: Code) -> bool {
    beginnings[first as usize] & 1 << (second % 64) != 0
}

/// Whether every character of a word has a number.
fn is_whole(word: &[Code]) -> bool {
    !word.is_empty() && !word.contains(&0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Vocabulary {
        let words = [
            (0, "人", 1),
            (0, "人次", 2),
            (0, "次", 3),
            (1, "人次", 4),
            (1, "人民政府", 5),
            (1, "人民法院", 6),
            (1, "人民", 7),
            (0, "人次", 8),
            (0, "", 9),
        ];
        Vocabulary::new(&words, 1 << 0)
    }

    fn at(list: u8, words: &str) -> Option<Hit> {
        let table = table();
        let id = table.longest(&words.chars().map(|c| table.code(c)).collect::<Vec<_>>(), 0);
        table.hits(list, id).next()
    }

    #[test]
    fn finds_the_longest_word_of_the_list() {
        assert_eq!(at(0, "人次内"), Some((2, 2)));
        assert_eq!(at(1, "人次内"), Some((2, 4)));
        assert_eq!(at(0, "人民政府"), Some((1, 1)));
        assert_eq!(at(1, "人民政权"), Some((2, 7)));
        assert_eq!(at(1, "人民法院"), Some((4, 6)));
        assert_eq!(at(1, "人"), None);
        assert_eq!(at(0, ""), None);
        assert_eq!(at(0, "\0\0𠀀"), None);
    }

    #[test]
    fn gives_every_word_and_all_that_a_list_says_of_it() {
        let mut found = Vec::new();
        table().each_in(0, "三十人次内".chars(), &mut Vec::new(), |at, hit| found.push((at, hit)));
        assert_eq!(found, [(2, (2, 2)), (2, (2, 8)), (2, (1, 1)), (3, (1, 3))]);
    }
}
