//! Many word lists in one tree of characters, so that one look at a place in a text tells which words of all of them
//! begin there.
//!
//! The branches of all nodes stand in one open table, by the node and the character that leads on from it. Most characters
//! begin no word, and most of the others none together with the next one: both are told by one look.

/// The tree. Lists are numbered, from 0 to 31.
pub struct Vocabulary {
    /// Where the characters below [`FIRSTS`] lead from the root.
    first: Vec<Node>,
    /// From a node by a character to the next; a power of two of them, with room to spare.
    branches: Vec<Branch>,
    /// How far a hash is shifted to be a place in `branches`.
    shift: u32,
    /// The words, by number; the first is none, and the last only ends the values of the one before.
    words: Vec<Word>,
    /// For each word the lists in which it, or a word with which it begins, stands, one bit for each.
    lists: Vec<u32>,
    /// What the lists say of each word: its list, and a value that only the list understands.
    values: Vec<(u8, u16)>,
    /// For each word the longest of list 0 with which it begins, and what the list says of it: that list is asked at nearly
    /// every character. Length 0 is none.
    of_first_list: Vec<(u16, u16)>,
}

/// A word by its number; 0 is none.
pub type Id = u16;

/// A word as it was found: its length in characters, and what the list says of it.
pub type Hit = (usize, u16);

/// No word begins with a character from this one on.
const FIRSTS: usize = 0xa000;

/// A place in the tree.
#[derive(Clone, Copy, Default)]
struct Node {
    /// 0 is none.
    number: u16,
    /// The word that ends here, and [`MORE`].
    word: Id,
}

/// Longer words go on from here.
const MORE: Id = 1 << 15;

impl Node {
    fn word(self) -> Id {
        self.word & !MORE
    }

    fn goes_on(self) -> bool {
        self.word & MORE != 0
    }
}

#[derive(Clone, Copy, Default)]
struct Branch {
    /// The node and the character that leads on from it; 0 is no branch.
    key: u32,
    to: Node,
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
    /// From lists, words, and what the lists say of them. Of a word that a list has twice, what it says first comes first.
    pub fn new(entries: &[(u8, &str, u16)]) -> Self {
        let letters: usize = entries.iter().map(|(_, word, _)| word.len().div_ceil(3)).sum();
        let size = (letters * 3 / 2).next_power_of_two().max(16);
        let mut tree = Vocabulary {
            first: vec![Node::default(); FIRSTS],
            branches: vec![Branch::default(); size],
            shift: u32::BITS - size.trailing_zeros(),
            words: vec![Word::default()],
            lists: Vec::new(),
            values: Vec::new(),
            of_first_list: Vec::new(),
        };
        let mut nodes = 0;
        let ids: Vec<Id> = entries.iter().map(|(_, word, _)| tree.add(word, &mut nodes)).collect();
        tree.tell(entries, &ids);
        tree.link(entries);
        let first = |id: usize| tree.search(0, id as Id, usize::MAX).map_or((0, 0), |hit| (hit.0 as u16, hit.1));
        tree.of_first_list = (0..tree.lists.len()).map(first).collect();
        tree
    }

    /// The number of a word, which is added if it is new.
    fn add(&mut self, word: &str, nodes: &mut u16) -> Id {
        let mut chars = word.chars();
        let Some(first) = chars.next().filter(|&c| (c as usize) < FIRSTS) else { return 0 };
        let mut node = &mut self.first[first as usize];
        if node.number == 0 {
            *nodes += 1;
            node.number = *nodes;
        }
        let mut length = 1;
        for c in chars {
            node.word |= MORE;
            let key = key(node.number, c);
            let slot = slot(&self.branches, self.shift, key);
            let branch = &mut self.branches[slot];
            if branch.key == 0 {
                *nodes += 1;
                *branch = Branch { key, to: Node { number: *nodes, word: 0 } };
            }
            node = &mut branch.to;
            length += 1;
        }
        if node.word() == 0 {
            node.word |= self.words.len() as Id;
            self.words.push(Word { length, ..Word::default() });
        }
        node.word()
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
    fn link(&mut self, entries: &[(u8, &str, u16)]) {
        let own = self.lists.clone();
        for (_, word, _) in entries {
            let (mut last, mut shorter, mut lists) = (0, 0, 0);
            self.walk(word.chars(), |id| {
                (shorter, last) = (last, id);
                lists |= own[id as usize];
            });
            self.words[last as usize].shorter = shorter;
            self.lists[last as usize] = lists;
        }
    }

    /// Gives the words with which a text begins, the shortest first.
    #[inline]
    fn walk(&self, chars: impl IntoIterator<Item = char>, mut found: impl FnMut(Id)) {
        let mut chars = chars.into_iter();
        let Some(mut node) = chars.next().map(|c| self.root(c)) else { return };
        loop {
            if node.word() != 0 {
                found(node.word());
            }
            match chars.next().filter(|_| node.goes_on()).and_then(|c| self.next(node, c)) {
                Some(next) => node = next,
                None => return,
            }
        }
    }

    /// Where a character leads from the root.
    #[inline]
    fn root(&self, c: char) -> Node {
        self.first.get(c as usize).copied().unwrap_or_default()
    }

    /// Where a character leads from a node.
    #[inline(always)]
    fn next(&self, node: Node, c: char) -> Option<Node> {
        let branch = self.branches[slot(&self.branches, self.shift, key(node.number, c))];
        (branch.key != 0).then_some(branch.to)
    }

    /// The longest word of any list that begins at a place in a text.
    #[inline(always)]
    pub fn longest(&self, chars: &[char], at: usize) -> Id {
        let Some(&first) = chars.get(at) else { return 0 };
        let node = self.root(first);
        if node.goes_on() { self.longer(node, &chars[at + 1..]) } else { node.word }
    }

    /// The longest word that goes on from a node, or ends there.
    #[inline(always)]
    fn longer(&self, mut node: Node, chars: &[char]) -> Id {
        let mut longest = node.word();
        for &c in chars {
            let Some(next) = self.next(node, c) else { break };
            if next.word() != 0 {
                longest = next.word();
            }
            if !next.goes_on() {
                break;
            }
            node = next;
        }
        longest
    }

    /// Whether a word, or one with which it begins, stands in any of some lists, given as bits.
    #[inline]
    pub fn is_of(&self, id: Id, lists: u32) -> bool {
        self.lists[id as usize] & lists != 0
    }

    /// The longest word of a list with which a word begins, of not more than so many characters.
    #[inline]
    pub fn longest_of(&self, list: u8, id: Id, most: usize) -> Option<Hit> {
        if list == 0 {
            let (length, value) = self.of_first_list[id as usize];
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

    /// Gives every word of a list in a text to `found`, in the order in which they begin; of those that begin at one place
    /// the longest first.
    pub fn each_in(&self, list: u8, chars: &[char], mut found: impl FnMut(usize, Hit)) {
        for at in 0..chars.len() {
            let id = self.longest(chars, at);
            if self.is_of(id, 1 << list) {
                self.hits(list, id).for_each(|hit| found(at, hit));
            }
        }
    }
}

/// A node and a character as one number. No word goes on with NUL or beyond the basic plane.
#[inline]
fn key(node: u16, c: char) -> u32 {
    u32::from(node) << 16 | (c as u32).min(0xffff)
}

/// Where the branch of a key stands, or would.
#[inline]
fn slot(branches: &[Branch], shift: u32, key: u32) -> usize {
    let mask = branches.len() - 1;
    let mut slot = (key.wrapping_mul(0x9e37_79b1) >> shift) as usize & mask;
    while branches[slot].key != key && branches[slot].key != 0 {
        slot = (slot + 1) & mask;
    }
    slot
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Vocabulary {
        Vocabulary::new(&[
            (0, "人", 1),
            (0, "人次", 2),
            (0, "次", 3),
            (1, "人次", 4),
            (1, "人民政府", 5),
            (1, "人民法院", 6),
            (1, "人民", 7),
            (0, "人次", 8),
            (0, "", 9),
        ])
    }

    fn at(list: u8, words: &str) -> Option<Hit> {
        let table = table();
        let id = table.longest(&words.chars().collect::<Vec<_>>(), 0);
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
        let chars: Vec<char> = "三十人次内".chars().collect();
        let mut found = Vec::new();
        table().each_in(0, &chars, |at, hit| found.push((at, hit)));
        assert_eq!(found, [(2, (2, 2)), (2, (2, 8)), (2, (1, 1)), (3, (1, 3))]);
    }
}
