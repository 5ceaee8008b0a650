//! A workspace as one file: texts, settings and the reader's corrections. Analyses are not kept; they are made again.
//!
//! The file is JSON. Keys that a newer version writes are passed over, keys that are missing are empty.

use super::{Correction, OwnIndicator};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the file calls itself.
pub const FORMAT: &str = "mingshu-workspace";
/// Rises when a key changes its meaning.
pub const VERSION: u32 = 1;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Workspace {
    /// Always there, so that another file is not taken for one of these.
    #[serde(default = "String::new")]
    pub format: String,
    #[serde(default = "u32::default")]
    pub version: u32,
    pub documents: Vec<Document>,
    pub indicators: Vec<OwnIndicator>,
    /// What the page remembers of how it was shown.
    pub settings: BTreeMap<String, String>,
}

impl Default for Workspace {
    fn default() -> Self {
        Workspace {
            format: FORMAT.into(),
            version: VERSION,
            documents: Vec::new(),
            indicators: Vec::new(),
            settings: BTreeMap::new(),
        }
    }
}

impl Workspace {
    /// Whether this program can read it.
    pub fn is_known(&self) -> bool {
        self.format == FORMAT && self.version <= VERSION
    }
}

/// A report with what its reader has made of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Document {
    pub name: String,
    /// As in the schema's `source`.
    pub source_format: Option<String>,
    pub encoding: Option<String>,
    pub text: String,
    /// As in the schema's `source`.
    pub pages: Vec<u32>,
    /// Place and period as the reader gives them, where the text does not say or says it wrongly.
    pub place: Option<String>,
    pub period: Option<[String; 2]>,
    pub corrections: Vec<Correction>,
}

impl Document {
    /// The analysis of its text as its reader has it.
    pub fn review(&self, analysis: &crate::Analysis) -> super::Reviewed {
        let mut reviewed = super::apply(&self.text, analysis, &self.corrections);
        reviewed.place(self.place.as_ref(), self.period.as_ref());
        let source = &mut reviewed.analysis.source;
        source.name = Some(self.name.clone()).filter(|name| !name.is_empty());
        source.format.clone_from(&self.source_format);
        source.encoding.clone_from(&self.encoding);
        source.pages.clone_from(&self.pages);
        reviewed
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Added, Anchor, Edit};
    use super::*;
    use crate::analysis::{Kind, Span};

    fn everything() -> Workspace {
        let text = "受理案件61件。".to_owned();
        let at = Anchor::new(&text, Span { start: 4, end: 7 });
        let added = Added { value: 0.5, unit: None, kind: Kind::Other, label: "某".into(), indicator: None };
        let edits = [
            Edit::Value(62.0),
            Edit::Unit(None),
            Edit::Label("受理".into()),
            Edit::Indicator(Some("own.1".into())),
            Edit::Wrong(true),
            Edit::Add(added),
        ];
        let corrections = edits.map(|edit| Correction { at: at.clone(), edit }).into();
        Workspace {
            documents: vec![Document {
                name: "云溪县.txt".into(),
                text,
                pages: vec![0, 4],
                place: Some("云溪县".into()),
                period: Some(["2023".into(), "2023".into()]),
                corrections,
                ..Default::default()
            }],
            indicators: vec![OwnIndicator {
                id: "own.1".into(), name: "某".into(), words: "案件".into(), unit: None
            }],
            settings: [("lang".to_owned(), "en".to_owned())].into(),
            ..Default::default()
        }
    }

    #[test]
    fn a_workspace_comes_back_as_it_was_saved() {
        let saved = serde_json::to_string(&everything()).unwrap();
        let opened: Workspace = serde_json::from_str(&saved).unwrap();
        assert_eq!(opened, everything());
        assert!(opened.is_known());
    }

    #[test]
    fn a_file_of_another_kind_is_not_taken_for_one() {
        let other: Workspace = serde_json::from_str(r#"{"format":"other"}"#).unwrap();
        assert!(!other.is_known());
        let newer: Workspace = serde_json::from_str(r#"{"format":"mingshu-workspace","version":2,"more":1}"#).unwrap();
        assert!(!newer.is_known());
    }

    #[test]
    fn what_the_reader_says_of_place_and_period_counts() {
        let document = &everything().documents[0];
        let reviewed = document.review(&crate::analyze(&document.text));
        assert_eq!(reviewed.analysis.meta.place.as_deref(), Some("云溪县"));
        assert_eq!(reviewed.marks.place, Some(None), "the text does not say");
        assert_eq!(reviewed.analysis.source.name.as_deref(), Some("云溪县.txt"));
        assert_eq!(reviewed.analysis.source.page(4), Some(2));
        assert!(reviewed.unplaced.is_empty());
    }
}
