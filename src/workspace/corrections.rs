//! Corrections as data, and the marks that they leave.

use crate::analysis::{FigureId, Kind, Span, Words};
use crate::utf16::Utf16Index;
use crate::wire;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

/// A place in a text that is found again after the text was read anew, or changed around it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Anchor {
    /// Where it was when it was made.
    pub span: Span,
    /// The words themselves.
    pub words: String,
    /// A few characters before and after.
    pub before: String,
    pub after: String,
}

/// Characters of context on each side.
const CONTEXT: usize = 12;
/// Characters of context that must be the same for a place to be found again elsewhere.
const ENOUGH: usize = 6;

impl Anchor {
    /// The anchor of a span of this text.
    pub fn new(text: &str, span: Span) -> Anchor {
        let index = Utf16Index::new(text);
        let (start, end) = (index.byte(text, span.start), index.byte(text, span.end));
        let (start, end) = (start, end.max(start));
        let mut before: Vec<char> = text[..start].chars().rev().take(CONTEXT).collect();
        before.reverse();
        Anchor {
            span,
            words: text[start..end].into(),
            before: before.into_iter().collect(),
            after: text[end..].chars().take(CONTEXT).collect(),
        }
    }

    /// Where it is in this text: where it was, or else the one place with its words and most of what stood around them.
    pub fn find(&self, text: &str, index: &Utf16Index) -> Option<Span> {
        if self.words.is_empty() {
            return None;
        }
        let at = index.byte(text, self.span.start);
        if text[at..].starts_with(&self.words) && index.slice(text, self.span) == self.words {
            return Some(self.span);
        }
        let alike = |at: usize| {
            let (before, after) = (&text[..at], &text[at + self.words.len()..]);
            let same = |pair: &(char, char)| pair.0 == pair.1;
            before.chars().rev().zip(self.before.chars().rev()).take_while(same).count()
                + after.chars().zip(self.after.chars()).take_while(same).count()
        };
        let (mut best, mut second, mut place) = (0, 0, None);
        for (at, _) in text.match_indices(&self.words) {
            let score = alike(at);
            if place.is_none() || score > best {
                (second, best, place) = (if place.is_none() { 0 } else { best }, score, Some(at));
            } else {
                second = second.max(score);
            }
        }
        let enough = ENOUGH.min(self.before.chars().count() + self.after.chars().count());
        let at = place.filter(|_| best >= enough && (best > second))?;
        let start = text[..at].encode_utf16().count() as u32;
        Some(Span { start, end: start + self.words.encode_utf16().count() as u32 })
    }
}

/// What the reader says of one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    pub at: Anchor,
    pub edit: Edit,
}

/// A correction in JSON: the edit is a key beside its place. Binary formats have no keys, so there it is a pair.
#[derive(Serialize, Deserialize)]
struct Readable {
    at: Anchor,
    #[serde(flatten)]
    edit: Edit,
}

impl Serialize for Correction {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        if !s.is_human_readable() {
            return (&self.at, &self.edit).serialize(s);
        }
        let Correction { at, edit } = self.clone();
        Readable { at, edit }.serialize(s)
    }
}

impl<'de> Deserialize<'de> for Correction {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let (at, edit) = if d.is_human_readable() {
            let Readable { at, edit } = Readable::deserialize(d)?;
            (at, edit)
        } else {
            Deserialize::deserialize(d)?
        };
        Ok(Correction { at, edit })
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    #[serde(rename = "value", with = "wire::number")]
    Value(f64),
    Unit(Option<Words>),
    Label(Words),
    /// An id of the registry or of the reader's own, or none.
    Indicator(Option<Words>),
    /// The figure is none: nothing is computed from it.
    Wrong(bool),
    /// There is a figure that the program did not see.
    Add(Added),
}

/// A figure that the reader adds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Added {
    #[serde(with = "wire::number")]
    pub value: f64,
    pub unit: Option<Words>,
    pub kind: Kind,
    pub label: Words,
    pub indicator: Option<Words>,
}

impl Edit {
    /// Whether a later edit of the same place takes the place of this one.
    pub fn replaces(&self, other: &Edit) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// What was done to one figure.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Mark {
    pub added: bool,
    pub wrong: bool,
    /// What the program had read, where it was changed.
    #[serde(with = "wire::optional_number")]
    pub value: Option<f64>,
    pub unit: Option<Option<Words>>,
    pub label: Option<Words>,
    pub indicator: Option<Option<Words>>,
}

impl Mark {
    pub fn is_corrected(&self) -> bool {
        self.added || self.value.is_some() || self.unit.is_some() || self.label.is_some() || self.indicator.is_some()
    }
}

/// The marks of one report.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Marks {
    pub figures: BTreeMap<FigureId, Mark>,
    /// What the text says, where the reader says something else.
    pub place: Option<Option<String>>,
    pub period: Option<Option<[String; 2]>>,
}

impl Marks {
    /// A report that nobody has touched.
    pub fn none() -> &'static Marks {
        static NONE: Marks = Marks { figures: BTreeMap::new(), place: None, period: None };
        &NONE
    }

    pub fn of(&self, id: FigureId) -> Option<&Mark> {
        self.figures.get(&id)
    }

    pub fn is_wrong(&self, id: FigureId) -> bool {
        self.of(id).is_some_and(|mark| mark.wrong)
    }

    pub fn is_corrected(&self, id: FigureId) -> bool {
        self.of(id).is_some_and(Mark::is_corrected)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchor(text: &str, words: &str) -> Anchor {
        let at = text.find(words).unwrap();
        let start = text[..at].encode_utf16().count() as u32;
        Anchor::new(text, Span { start, end: start + words.encode_utf16().count() as u32 })
    }

    #[test]
    fn a_correction_comes_back_from_bytes_too() {
        let at = anchor("受理案件61件。", "61件");
        for edit in [Edit::Value(62.5), Edit::Unit(None), Edit::Wrong(true), Edit::Indicator(Some("own.1".into()))] {
            let correction = Correction { at: at.clone(), edit };
            let bytes = postcard::to_allocvec(&correction).unwrap();
            assert_eq!(postcard::from_bytes::<Correction>(&bytes).unwrap(), correction);
        }
    }

    #[test]
    fn an_anchor_is_found_again_where_it_was_and_where_it_went() {
        let text = "𠀀全年受理案件61件，办结58件。";
        let anchor = anchor(text, "61件");
        assert_eq!((anchor.words.as_str(), anchor.before.as_str()), ("61件", "𠀀全年受理案件"));
        let find = |text: &str| anchor.find(text, &Utf16Index::new(text)).map(|s| s.start);
        assert_eq!(find(text), Some(8));
        assert_eq!(find(&format!("前言。\r\n{text}")), Some(13));
        assert_eq!(find("全年受理案件61件，办结57件。另有61件。"), Some(6));
        assert_eq!(find("全年受理案件62件。"), None);
        assert_eq!(find(""), None);
    }
}
