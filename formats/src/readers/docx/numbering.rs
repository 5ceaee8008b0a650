//! The automatic numbers of a Word document. They are not in its text: they are counted here, as Word counts.

use super::styles::Styles;
use crate::readers::numerals;
use crate::readers::xml::{Element, Node, Xml};
use crate::refusal::Refusal;
use crate::work::Work;
use std::collections::{HashMap, HashSet};

const LEVELS: usize = 9;
/// Characters around a number. Word allows a few dozen; more would only serve to blow up a text.
const MAX_TEXT: usize = 64;

/// `numbering.xml`, and how far each list has been counted.
#[derive(Default)]
pub struct Numbering {
    lists: HashMap<String, List>,
    nums: HashMap<String, Num>,
    counts: HashMap<String, [Option<i64>; LEVELS]>,
    /// Levels whose count has been set anew by a `num` that says so; that happens once.
    restarted: HashSet<(String, usize)>,
}

/// `w:abstractNum`
#[derive(Default)]
struct List {
    levels: [Option<Level>; LEVELS],
    /// The style that has the levels, where this list has none of its own.
    style_link: Option<String>,
}

/// `w:num`: a list in use.
#[derive(Default)]
struct Num {
    list: String,
    starts: [Option<i64>; LEVELS],
    levels: [Option<Level>; LEVELS],
}

#[derive(Clone)]
struct Level {
    start: i64,
    way: String,
    text: String,
    /// `w:lvlRestart`: the level, from 1, whose number sets this one back; 0 for none.
    restart: Option<usize>,
    style: Option<String>,
    suffix: bool,
    decimal: bool,
    hidden: bool,
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
    pub fn read(text: &str, work: &mut Work) -> Result<Numbering, Refusal> {
        let mut xml = Xml::new(text);
        let mut numbering = Numbering::default();
        let (mut list_id, mut list) = (None, List::default());
        let (mut num_id, mut num) = (None, Num::default());
        let mut level: Option<(usize, Level)> = None;
        let mut overridden = None;
        loop {
            match xml.next(work)? {
                Node::Eof => return Ok(numbering),
                Node::Start(element) => match element.name() {
                    "abstractNum" => (list_id, list) = (element.get("abstractNumId"), List::default()),
                    "num" => (num_id, num) = (element.get("numId"), Num::default()),
                    "abstractNumId" => num.list = element.val().unwrap_or_default(),
                    "numStyleLink" => list.style_link = element.val(),
                    "lvlOverride" => overridden = level_of(&element),
                    "startOverride" => {
                        if let (Some(at), Some(start)) = (overridden, number(&element)) {
                            num.starts[at] = Some(start);
                        }
                    }
                    "lvl" => level = level_of(&element).map(|at| (at, Level::default())),
                    "pPrChange" | "rPrChange" | "numPicBullet" => xml.skip(work)?,
                    _ => {
                        if let Some((_, level)) = &mut level {
                            level.property(&element);
                        }
                    }
                },
                Node::End(end) => match (end.name(), &list_id, &num_id) {
                    ("abstractNum", Some(id), _) => {
                        numbering.lists.insert(id.clone(), std::mem::take(&mut list));
                        list_id = None;
                    }
                    ("num", _, Some(id)) => {
                        numbering.nums.insert(id.clone(), std::mem::take(&mut num));
                        num_id = None;
                    }
                    ("lvlOverride", ..) => overridden = None,
                    ("lvl", list_id, num_id) => match level.take() {
                        Some((at, level)) if num_id.is_some() => num.levels[at] = Some(level),
                        Some((at, level)) if list_id.is_some() => list.levels[at] = Some(level),
                        _ => {}
                    },
                    _ => {}
                },
                Node::Text(_) => {}
            }
        }
    }

    /// The level of a list that belongs to a style of paragraphs.
    pub fn level_of_style(&self, num: &str, style: &str, styles: &Styles) -> Option<usize> {
        let (list, num) = self.list(num, styles)?;
        (0..LEVELS).find(|&at| level(list, num, at).is_some_and(|level| level.style.as_deref() == Some(style)))
    }

    /// Counts a paragraph, and gives its number with what stands between number and text.
    pub fn count(&mut self, num_id: &str, at: usize, styles: &Styles) -> Option<String> {
        let at = at.min(LEVELS - 1);
        let list_id = self.list_id(num_id, styles)?.to_string();
        let (list, num) = (self.lists.get(&list_id)?, self.nums.get(num_id)?);
        let this = level(list, num, at)?;
        let counts = self.counts.entry(list_id).or_default();

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

    fn list_id<'a>(&'a self, num: &str, styles: &'a Styles) -> Option<&'a str> {
        let mut id = self.nums.get(num)?.list.as_str();
        // A list may borrow the levels of another one by way of a style.
        for _ in 0..LEVELS {
            let list = self.lists.get(id)?;
            let Some(style) = list.style_link.as_deref().filter(|_| list.levels.iter().all(Option::is_none)) else {
                break;
            };
            id = self.nums.get(styles.num(style)?)?.list.as_str();
        }
        Some(id)
    }

    fn list<'a>(&'a self, num: &str, styles: &'a Styles) -> Option<(&'a List, &'a Num)> {
        Some((self.lists.get(self.list_id(num, styles)?)?, self.nums.get(num)?))
    }
}

fn level<'a>(list: &'a List, num: &'a Num, at: usize) -> Option<&'a Level> {
    num.levels[at].as_ref().or(list.levels[at].as_ref())
}

fn level_of(element: &Element) -> Option<usize> {
    element.get("ilvl")?.parse().ok().filter(|&at| at < LEVELS)
}

fn number(element: &Element) -> Option<i64> {
    element.val()?.trim().parse().ok()
}

impl Level {
    fn property(&mut self, element: &Element) {
        match element.name() {
            "start" => self.start = number(element).unwrap_or(self.start),
            // Word writes a way of its own first and then, for other programs, one that they know.
            "numFmt" => self.way = element.val().filter(|way| way != "custom").unwrap_or_else(|| self.way.clone()),
            "lvlText" => self.text = element.val().unwrap_or_default().chars().take(MAX_TEXT).collect(),
            "lvlRestart" => self.restart = element.val().and_then(|val| val.parse().ok()),
            "pStyle" => self.style = element.val(),
            "suff" => self.suffix = element.val().as_deref() != Some("nothing"),
            "isLgl" => self.decimal = element.is_on(),
            "vanish" => self.hidden = element.is_on(),
            _ => {}
        }
    }

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
