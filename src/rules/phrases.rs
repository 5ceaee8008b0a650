//! The word lists of several rules, looked up in one pass over what is reported.

use super::Context;
use super::note::{PRAISE, SO_FAR, VAGUE};
use crate::text::Chars;
use crate::vocabulary::{self, Lists};

/// The lists. To add one: a name here, and its words in [`LISTS`].
#[derive(Clone, Copy)]
pub enum List {
    Vague,
    Praise,
    SoFar,
}

const LISTS: [&[&str]; 3] = [VAGUE, PRAISE, SO_FAR];

pub fn add_words(lists: &mut Lists) {
    for (list, words) in LISTS.iter().enumerate() {
        lists.add(vocabulary::List::Notes, words.iter().map(|&word| (word, list as u16)));
    }
}

/// Where the words of each list stand, in the order of the text; of words that overlap the first, and the longest.
#[derive(Default)]
pub struct Phrases([Vec<Chars>; LISTS.len()]);

impl Phrases {
    pub fn find(context: &Context) -> Phrases {
        let mut found = Phrases::default();
        let reports = context.reports();
        let mut next = [0; LISTS.len()];
        let words = context.words_of_paragraphs(vocabulary::List::Notes);
        for (i, (n, list), paragraph) in words.filter(|(.., paragraph)| reports(paragraph)) {
            let list = list as usize;
            if i < next[list] {
                continue;
            }
            next[list] = i + n;
            if !matches!(context.source.before(i), '第' | '个') && !is_quoted(context, i, paragraph.text.start) {
                found.0[list].push(i..i + n);
            }
        }
        found
    }

    pub fn of(&self, list: List) -> &[Chars] {
        &self.0[list as usize]
    }
}

/// Inside 《》 or “”: a name, and not the report's own words.
fn is_quoted(context: &Context, at: usize, start: usize) -> bool {
    let near = start.max(at.saturating_sub(40))..at;
    let last = near.rev().find(|&i| matches!(context.source.at(i), '《' | '》' | '“' | '”'));
    last.is_some_and(|i| matches!(context.source.at(i), '《' | '“'))
}
