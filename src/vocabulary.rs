//! The word lists of all stages that are looked up in running text, so that a text is searched once for all of them.
//!
//! The words stand in the tables of their stages; each stage adds its tables to the [`Lists`]. To add a list: a row in
//! [`List`], and a line where its stage adds its tables.

use crate::text::Vocabulary;
use crate::{figures, indicators, reading, rules, topics};
use std::sync::LazyLock;

/// A list of words, and what it says of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// The words of the grammar of labels: their class. First, because it is asked for the most.
    Grammar,
    /// Measure words, and what only looks like one: the row. The next, because every number asks for it.
    Units,
    /// What makes one noun with the word before it.
    Suffixes,
    /// Verbs that only describe where a noun follows.
    States,
    /// Set phrases that begin with a numeral.
    SetPhrases,
    /// Bounds after a unit: the row.
    Bounds,
    /// Words that say against what a change is measured: the row.
    Bases,
    /// What sets a figure apart from the one before: how.
    Apart,
    /// Words that open a breakdown of a figure.
    Openers,
    /// Times that are words.
    Times,
    /// Words that make the figures of a sentence a plan.
    Intents,
    /// Words of headings under which a report speaks of what is to come, or of what was done.
    Plans,
    /// What the chrome of a page says anywhere in a line.
    Chrome,
    /// Words by which headings carry a part: the list.
    Parts,
    /// Words by which paragraphs without a heading of their own do: the list.
    Told,
    /// Words by which headings speak of a task: plan and task.
    Topics,
    /// Words by which indicators are recognised, in what is counted, in what happened to it, and in the sentence: their number.
    ClueHeads,
    ClueActs,
    ClueSentences,
    /// Words that notes are made about: the list.
    Notes,
    /// Words that give a figure a time or a scope of its own.
    Scopes,
    /// Words that give a cause.
    Causes,
    /// The second halves of set phrases whose halves 、 joins.
    Halves,
    /// What opens the items of a list inside a paragraph.
    Items,
}

impl List {
    /// As one bit.
    pub const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// The lists whose words are looked for everywhere. The words of the others are asked for at a place, or in few places.
pub const EVERYWHERE: u32 = 1 << List::Times as u32
    | 1 << List::Intents as u32
    | 1 << List::Openers as u32
    | 1 << List::Plans as u32
    | 1 << List::Chrome as u32
    | 1 << List::Parts as u32
    | 1 << List::Told as u32
    | 1 << List::Notes as u32
    | 1 << List::Causes as u32
    | 1 << List::Halves as u32
    | 1 << List::Items as u32;

/// Collects words: list, word, and what the list says of it.
pub struct Lists(Vec<(u8, &'static str, u16)>);

impl Lists {
    pub fn add(&mut self, list: List, words: impl IntoIterator<Item = (&'static str, u16)>) {
        self.0.extend(words.into_iter().map(|(word, value)| (list as u8, word, value)));
    }

    /// Words of which their list says nothing more.
    pub fn add_plain(&mut self, list: List, words: &[&'static str]) {
        self.add(list, words.iter().map(|&word| (word, 0)));
    }
}

/// All words of all lists. Made when a text first asks for it.
pub static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut lists = Lists(Vec::with_capacity(8192));
    figures::add_words(&mut lists);
    indicators::add_words(&mut lists);
    reading::add_words(&mut lists);
    rules::add_words(&mut lists);
    topics::add_words(&mut lists);
    Vocabulary::new(&lists.0, EVERYWHERE)
});
