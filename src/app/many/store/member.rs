//! One report of the workspace.

use crate::Analysis;
use crate::app::many::clerk::{Analysed, pack, unpack};
use crate::app::many::ignored::Found;
use crate::app::state::{Chrome, Contents, Item};
use crate::compare::{Entry, Head, Listed};
use crate::workspace::{self, Correction, Document, Marks, Reviewed};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

#[derive(Clone, Debug)]
pub struct Member {
    pub id: u32,
    /// The version of the store when it last changed.
    pub stamp: u32,
    /// The version of the store when the reader last changed it.
    pub revised: u32,
    pub item: Item,
    /// What the reader says of place and period.
    pub place: Option<String>,
    pub period: Option<[String; 2]>,
    pub corrections: Vec<Correction>,
    pub standing: Standing,
}

#[derive(Clone, Debug)]
pub enum Standing {
    Waiting,
    Done(Rc<Filed>),
    /// The program broke off over it, or the reader did.
    Failed,
}

/// An analysis that is put away, and its row of the list as the reader has it.
#[derive(Clone, Debug)]
pub struct Filed {
    pub listed: Listed,
    found: Found,
    /// Corrections that have no place in the text any more.
    pub unplaced: usize,
    kept: Kept,
}

#[derive(Clone, Debug)]
enum Kept {
    Packed(Rc<[u8]>),
    /// The page has it open anyway.
    Open(Rc<Analysis>),
}

impl Filed {
    pub fn packed(Analysed { listed, found, packed, .. }: Analysed) -> Filed {
        Filed { listed, found, unplaced: 0, kept: Kept::Packed(packed.into()) }
    }

    pub fn open(text: &str, analysis: Rc<Analysis>) -> Filed {
        let listed = Listed::of(&Entry::new("", "", &analysis));
        Filed { listed, found: Found::of(text, &analysis), unplaced: 0, kept: Kept::Open(analysis) }
    }

    pub fn bytes(&self) -> Vec<u8> {
        match &self.kept {
            Kept::Packed(bytes) => bytes.to_vec(),
            Kept::Open(analysis) => pack(analysis).unwrap_or_default(),
        }
    }

    fn analysis(&self) -> Option<Analysis> {
        match &self.kept {
            Kept::Packed(bytes) => unpack(bytes),
            Kept::Open(analysis) => Some((**analysis).clone()),
        }
    }
}

/// Analyses that are unpacked just now: those of the rows in view, and a few besides.
const OPEN: usize = 12;

thread_local! {
    static UNPACKED: RefCell<VecDeque<(Rc<Filed>, Rc<Reviewed>)>> = const { RefCell::new(VecDeque::new()) };
}

/// Drops what is unpacked.
pub fn forget() {
    UNPACKED.with_borrow_mut(VecDeque::clear);
}

impl Member {
    pub fn of(item: Item) -> Member {
        Member {
            id: 0,
            stamp: 0,
            revised: 0,
            item,
            place: None,
            period: None,
            corrections: Vec::new(),
            standing: Standing::Waiting,
        }
    }

    pub fn of_document(document: Document) -> Member {
        let Document { name, source_format, encoding, text, pages, place, period, corrections } = document;
        let item = Item(Rc::new(Contents {
            name,
            format: source_format.unwrap_or_else(|| "txt".into()),
            encoding,
            certain: true,
            text: text.into(),
            notes: Vec::new(),
            pages,
            file: None,
        }));
        Member { place, period, corrections, ..Member::of(item) }
    }

    fn filed(&self) -> Option<&Rc<Filed>> {
        match &self.standing {
            Standing::Done(filed) => Some(filed),
            Standing::Waiting | Standing::Failed => None,
        }
    }

    pub fn listed(&self) -> Option<&Listed> {
        self.filed().map(|filed| &filed.listed)
    }

    /// Whether its reader has ignored the finding at this position.
    pub fn is_ignored(&self, finding: usize, chrome: &Chrome) -> bool {
        self.filed().is_some_and(|filed| filed.found.is_ignored(finding, chrome))
    }

    /// How many of its findings above information are ignored.
    pub fn ignored(&self, chrome: &Chrome) -> usize {
        self.filed().map_or(0, |filed| filed.found.ignored(filed.listed.findings, chrome))
    }

    pub fn unplaced(&self) -> usize {
        self.filed().map_or(0, |filed| filed.unplaced)
    }

    pub fn head(&self) -> Head<'_> {
        let listed = self.listed();
        Head {
            name: &self.item.name,
            place: listed.and_then(|l| l.place.as_deref()),
            period: listed.and_then(|l| l.period.as_ref()),
        }
    }

    pub fn heading(&self) -> String {
        self.head().heading()
    }

    /// The whole analysis as its reader has it.
    pub fn reviewed(&self) -> Option<Rc<Reviewed>> {
        let filed = self.filed()?;
        UNPACKED.with_borrow_mut(|unpacked| {
            if let Some(place) = unpacked.iter().position(|(key, _)| Rc::ptr_eq(key, filed)) {
                let found = unpacked.remove(place)?;
                let reviewed = found.1.clone();
                unpacked.push_front(found);
                return Some(reviewed);
            }
            let reviewed = Rc::new(self.review(filed.analysis()?));
            unpacked.push_front((filed.clone(), reviewed.clone()));
            unpacked.truncate(OPEN);
            Some(reviewed)
        })
    }

    fn review(&self, analysis: Analysis) -> Reviewed {
        let mut reviewed = match self.corrections.is_empty() {
            true => Reviewed { analysis, ..Default::default() },
            false => workspace::apply(&self.item.text, &analysis, &self.corrections),
        };
        reviewed.analysis.source.pages.clone_from(&self.item.pages);
        reviewed.place(self.place.as_ref(), self.period.as_ref());
        reviewed
    }

    /// Takes up an analysis.
    pub fn file(&mut self, filed: Filed) {
        self.standing = Standing::Done(Rc::new(filed));
        if !self.corrections.is_empty() || self.place.is_some() || self.period.is_some() {
            self.refile();
        }
    }

    /// Brings the row of the list in line with what the reader says. A member without an analysis stays without one.
    pub fn refile(&mut self) {
        let Some(filed) = self.filed() else { return };
        let Some(analysis) = filed.analysis() else { return };
        let reviewed = self.review(analysis);
        let entry = Entry { name: "", text: "", analysis: &reviewed.analysis, marks: Marks::none() };
        let (listed, unplaced) = (Listed::of(&entry), reviewed.unplaced.len());
        self.standing =
            Standing::Done(Rc::new(Filed { listed, found: filed.found.clone(), unplaced, kept: filed.kept.clone() }));
    }
}

/// The period that some words name: 2023, 2019-2023 or none.
pub fn period(words: &str) -> Option<[String; 2]> {
    let mut years = words.split(|c: char| !c.is_ascii_digit()).filter(|year| year.len() == 4).map(str::to_owned);
    let first = years.next()?;
    let last = years.next().unwrap_or_else(|| first.clone());
    Some([first, last])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Span;
    use crate::workspace::{Anchor, Edit};

    const TEXT: &str = "全年受理行政复议案件61件。";

    fn member() -> Member {
        let document = Document { name: "甲.txt".into(), text: TEXT.into(), ..Default::default() };
        let mut member = Member::of_document(document);
        let analysed = crate::app::many::clerk::analysed(1, TEXT).unwrap();
        member.file(Filed::packed(analysed));
        member
    }

    #[test]
    fn what_the_reader_says_is_in_the_row_and_in_what_is_unpacked() {
        let mut member = member();
        assert_eq!((member.heading().as_str(), member.listed().unwrap().figures), ("甲.txt", 1));
        member.place = Some("云溪县".into());
        member.period = period("2023 年");
        let at = Anchor::new(TEXT, Span { start: 10, end: 13 });
        member.corrections.push(Correction { at, edit: Edit::Value(62.0) });
        member.refile();
        assert_eq!(member.heading(), "云溪县 2023");
        let reviewed = member.reviewed().unwrap();
        assert_eq!((reviewed.analysis.figures[0].value, member.unplaced()), (62.0, 0));
        // And taken back.
        member.corrections.clear();
        member.place = None;
        member.refile();
        assert_eq!(member.reviewed().unwrap().analysis.figures[0].value, 61.0);
        assert_eq!(member.heading(), "甲.txt 2023");
    }

    #[test]
    fn a_correction_without_a_place_is_counted() {
        let mut member = member();
        let at = Anchor { words: "99件".into(), ..Default::default() };
        member.corrections.push(Correction { at, edit: Edit::Value(62.0) });
        member.refile();
        assert_eq!(member.unplaced(), 1);
    }

    #[test]
    fn a_period_is_one_year_or_two() {
        let years = |words| period(words).map(|p| p.join("-"));
        assert_eq!(years("2023"), Some("2023-2023".into()));
        assert_eq!(years("2019—2023年"), Some("2019-2023".into()));
        assert_eq!(years("23"), None);
    }
}
