//! The automatic numbers of Word documents. They are not in the text: they are counted here, as Word counts, whatever the
//! format in which the lists are written (docx: `docx/numbering.rs`, doc: `doc/lists.rs`).

use super::numerals;
use std::collections::{HashMap, HashSet};

pub const LEVELS: usize = 9;
/// Characters around a number. Word allows a few dozen; more would only serve to blow up a text.
pub const MAX_TEXT: usize = 64;

/// The lists of a document, and how far each has been counted.
#[derive(Default)]
pub struct Numbering {
    pub lists: HashMap<String, List>,
    pub nums: HashMap<String, Num>,
    counts: HashMap<String, [Option<i64>; LEVELS]>,
    /// Levels whose count has been set anew by a `num` that says so; that happens once.
    restarted: HashSet<(String, usize)>,
}

/// A list: how each level is counted (`w:abstractNum`, `LSTF`).
#[derive(Default)]
pub struct List {
    pub levels: [Option<Level>; LEVELS],
    /// The style that has the levels, where this list has none of its own.
    pub style_link: Option<String>,
}

/// A list in use (`w:num`, `LFO`).
#[derive(Default)]
pub struct Num {
    pub list: String,
    pub starts: [Option<i64>; LEVELS],
    pub levels: [Option<Level>; LEVELS],
}

#[derive(Clone)]
pub struct Level {
    pub start: i64,
    /// A name of `numerals`.
    pub way: String,
    /// What is written; `%1` is the number of the first level.
    pub text: String,
    /// The level, from 1, whose number sets this one back; 0 for none.
    pub restart: Option<usize>,
    /// The style of paragraphs that belongs to it.
    pub style: Option<String>,
    /// Something stands between number and text.
    pub suffix: bool,
    /// Numbers of other levels are in decimals here.
    pub decimal: bool,
    pub hidden: bool,
}

impl Default for Level {
    fn default() -> Self {
        Level {
            start: 1,
            way: "decimal".into(),
            text: String::new(),
            restart: None,
            style: None,
            suffix: true,
            decimal: false,
            hidden: false,
        }
    }
}

impl Numbering {
    /// Whether it is known how a list is counted.
    pub fn knows(&self, num: &str) -> bool {
        self.nums.get(num).is_some_and(|num| self.lists.contains_key(&num.list))
    }

    /// The level of a list that belongs to a style of paragraphs.
    pub fn level_of_style(&self, num: &str, style: &str) -> Option<usize> {
        let num = self.nums.get(num)?;
        let list = self.lists.get(&num.list)?;
        (0..LEVELS).find(|&at| level(list, num, at).is_some_and(|level| level.style.as_deref() == Some(style)))
    }

    /// Counts a paragraph, and gives its number with what stands between number and text.
    pub fn count(&mut self, num_id: &str, at: usize) -> Option<String> {
        let at = at.min(LEVELS - 1);
        let num = self.nums.get(num_id)?;
        let list = self.lists.get(&num.list)?;
        let this = level(list, num, at)?;
        let counts = self.counts.entry(num.list.clone()).or_default();

        let restart = num.starts[at].filter(|_| self.restarted.insert((num_id.into(), at)));
        let next = counts[at].map_or(this.start, |count| count.saturating_add(1));
        counts[at] = Some(restart.unwrap_or(next));
        for (deeper, count) in counts.iter_mut().enumerate().skip(at + 1) {
            let stays = match level(list, num, deeper).and_then(|level| level.restart) {
                None => false,
                Some(restart) => at >= restart,
            };
            if !stays {
                *count = None;
                // The level begins anew where the override said, too.
                if num.starts[deeper].is_some() {
                    self.restarted.remove(&(num_id.to_string(), deeper));
                }
            }
        }
        if this.hidden {
            return None;
        }
        let number = this.write(|place| {
            let level = level(list, num, place)?;
            let count = counts[place].unwrap_or(num.starts[place].unwrap_or(level.start));
            Some((count, if this.decimal { "decimal" } else { &level.way }))
        });
        Some(number).filter(|number| !number.is_empty())
    }
}

fn level<'a>(list: &'a List, num: &'a Num, at: usize) -> Option<&'a Level> {
    num.levels[at].as_ref().or(list.levels[at].as_ref())
}

impl Level {
    fn write<'a>(&self, count: impl Fn(usize) -> Option<(i64, &'a str)>) -> String {
        if self.way == "bullet" {
            return if self.text.is_empty() { String::new() } else { "• ".into() };
        }
        let mut number = String::new();
        let mut chars = self.text.chars().peekable();
        while let Some(c) = chars.next() {
            let place = chars.peek().filter(|_| c == '%').and_then(|next| next.to_digit(10)).filter(|&place| place > 0);
            match place {
                Some(place) => {
                    chars.next();
                    if let Some((count, way)) = count(place as usize - 1) {
                        number.push_str(&numerals::write(count, way));
                    }
                }
                None => number.push(c),
            }
        }
        // Behind 、 and ） and ① Chinese has no blank; a bare number needs one.
        let closed = number.ends_with(|c: char| "、）．：， \u{3000}".contains(c) || ('①'..='㊿').contains(&c));
        if self.suffix && !closed && !number.is_empty() {
            number.push(' ');
        }
        number
    }
}
