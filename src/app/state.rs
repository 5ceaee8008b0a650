//! What the page knows, and what can happen to it. Nothing of it outlives the page.
//!
//! One reducer ([`super::reduce`]) changes it; components read it through contexts that are split by how often they
//! change ([`super::contexts`]).

use super::bridge::{JobId, Note};
use super::findings::{Ignored, IgnoredRules};
use super::messages::{Lang, Msg};
use super::report::Report;
use super::rows::{Column, Filter, Linked, Sort};
use super::stage::Setting;
use super::trouble::Trouble;
use crate::analysis::{FigureId, HeadingId, Kind};
use crate::notices::Notice;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A report that is open; equal to itself only, so that comparing costs nothing.
#[derive(Clone, Debug)]
pub struct Doc(pub Rc<Open>);

#[derive(Debug)]
pub struct Open {
    pub report: Report,
    pub notices: Vec<Notice>,
    pub origin: Origin,
    /// Kept so that it can be read again in another encoding.
    pub file: Option<web_sys::File>,
    /// The encoding is proved, not guessed.
    pub certain: bool,
    /// What the text was taken from, where readers took it from a file.
    pub item: Option<Item>,
}

/// A document that was read out of a file; equal to itself only.
#[derive(Clone, Debug)]
pub struct Item(pub Rc<Contents>);

#[derive(Debug)]
pub struct Contents {
    /// The name of the file; in a folder or an archive with the path there.
    pub name: String,
    /// A code of `mingshu_formats::FORMATS`.
    pub format: String,
    pub encoding: Option<String>,
    pub certain: bool,
    pub text: Rc<str>,
    pub notes: Vec<Note>,
    /// Where each page starts in the text, as in the schema's `source`.
    pub pages: Vec<u32>,
    /// The file that it is in; what was pasted has none.
    pub file: Option<web_sys::File>,
}

impl PartialEq for Item {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for Item {
    type Target = Contents;

    fn deref(&self) -> &Contents {
        &self.0
    }
}

/// A file that was not read, and why, without a closing mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Unread {
    pub name: String,
    /// A code of `mingshu_formats::Refusal`, where it is one.
    pub code: String,
    pub zh: String,
    pub en: String,
}

/// What was in the files that were opened together: one is shown, the others wait to be chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tray {
    pub items: Vec<Item>,
    pub unread: Vec<Unread>,
}

impl PartialEq for Doc {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for Doc {
    type Target = Report;

    fn deref(&self) -> &Report {
        &self.0.report
    }
}

/// Where a text is from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    Pasted,
    Example,
    File(String),
    /// So many files together.
    Files(usize),
    /// Given by the page around, under a name or none.
    Given(String),
}

impl Origin {
    pub fn name(&self, lang: Lang) -> String {
        match self {
            Origin::Pasted => lang.say(Msg::PastedText).into(),
            Origin::Example => lang.say(Msg::ExampleName).into(),
            Origin::Given(name) if name.is_empty() => lang.say(Msg::GivenText).into(),
            Origin::File(name) | Origin::Given(name) => name.clone(),
            Origin::Files(count) => lang.fill(Msg::SoManyFiles, &[&count.to_string()]),
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

/// What covers the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    Verify,
    Keys,
    /// What the rules look for, and one of them first.
    Rules(Option<&'static str>),
    /// Which files can be opened, and how much is too much.
    Files,
}

/// How much room there is; the style sheet breaks at the same widths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd)]
pub enum Room {
    /// One column with tabs.
    Narrow,
    /// Text and table, the outline in a drawer.
    Middle,
    /// Three panes.
    #[default]
    Wide,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    #[default]
    Table,
    Text,
    Outline,
    Findings,
}

impl Pane {
    /// As the tabs have them where there is room for one.
    pub const ALL: [Pane; 4] = [Pane::Table, Pane::Text, Pane::Outline, Pane::Findings];
    /// Those that share the place beside the text.
    pub const BESIDE: [Pane; 2] = [Pane::Table, Pane::Findings];
}

/// What of the app is shown. A portal that brings the reports itself shows less.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// Everything, with places to paste, drop and choose reports.
    #[default]
    Full,
    /// A report that was given, and nothing to bring another one.
    Report,
    /// Of that report the table only.
    Table,
    /// Of that report the text only.
    Text,
}

impl Show {
    /// Whether a reader may bring reports.
    pub fn takes_reports(self) -> bool {
        self == Show::Full
    }

    /// The one pane that is shown, where it is one.
    pub fn only(self) -> Option<Pane> {
        match self {
            Show::Full | Show::Report => None,
            Show::Table => Some(Pane::Table),
            Show::Text => Some(Pane::Text),
        }
    }
}

/// Language, colours and what covers the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chrome {
    pub lang: Lang,
    pub theme: Theme,
    pub setting: Setting,
    pub show: Show,
    pub panel: Option<Panel>,
    pub room: Room,
    pub printing: bool,
    /// The reports side by side are shown instead of the one that is open.
    pub work: bool,
    /// What goes on paper is the review sheet, not the table.
    pub review: bool,
    pub ignored_rules: IgnoredRules,
    /// Findings that are ignored by themselves, by the [`mark`](super::report::mark) of their report.
    pub ignored_ones: BTreeMap<u64, Ignored>,
    /// How many reports are kept in this browser.
    pub kept: usize,
    /// No worker can start: the page's own thread does the work.
    pub alone: bool,
}

/// Something that is being read.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    pub job: Option<JobId>,
    pub origin: Origin,
    pub bytes: f64,
    pub file: Option<web_sys::File>,
    /// The report that is open, once more in another encoding.
    pub again: bool,
    /// How far it is, where that takes its time.
    pub stage: Option<Stage>,
}

/// How far the reading of files is.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// What is being read just now.
    pub name: String,
    /// Of all that is to be read, between 0 and 1.
    pub share: f64,
    /// The reader wants to go on later.
    pub paused: bool,
}

/// A sentence at the top of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Alert {
    pub trouble: Trouble,
    /// What was read and is no report, for a reader who wants to see it all the same.
    pub offer: Option<Doc>,
}

/// What is being read, and what came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    pub task: Option<Task>,
    /// Files that are read one after the other, whatever else is opened.
    pub gathering: Option<Task>,
    pub alert: Option<Alert>,
}

/// Where the panes should go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    Figure(FigureId),
    /// The words of a finding, by its position.
    Finding(u32),
    Section(HeadingId),
    /// Where the report begins.
    Start,
    /// A position in the text, in UTF-16 code units.
    Place(u32),
}

/// A wish to see something. Each has a number of its own, so that wishing for the same thing twice works.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reveal {
    pub number: u32,
    pub target: Target,
    /// The pane that it came from, which stays where it is.
    pub from: Option<Pane>,
}

/// What of the report is chosen and shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    pub chosen: Option<FigureId>,
    pub filter: Filter,
    pub sort: Option<Sort>,
    pub pane: Pane,
    /// The pane beside the text, where there is room for both: the table or the findings.
    pub beside: Pane,
    /// The chosen finding, by its position.
    pub finding: Option<u32>,
    /// Findings of this class only.
    pub class: Option<&'static str>,
    pub ignored: Ignored,
    pub drawer: bool,
    pub reveal: Option<Reveal>,
    /// How often something was to be brought into view: the number of the latest wish.
    pub looks: u32,
}

/// What a screen reader is told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// So that the same words can be said again.
    pub number: u32,
    pub words: String,
    /// Shown for a moment, too; what can be seen anyway is only spoken.
    pub seen: bool,
}

#[derive(Clone, Debug, Default)]
pub struct State {
    pub chrome: Rc<Chrome>,
    pub progress: Rc<Progress>,
    pub view: Rc<View>,
    pub doc: Option<Doc>,
    pub tray: Rc<Tray>,
    pub said: Said,
}

/// What is meant in a report that is opened for it, by where it begins, in UTF-16 code units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Spot {
    Words(u32),
    /// The first finding that begins there.
    Finding(u32),
}

#[derive(Debug)]
pub enum Action {
    Spot(Spot),
    SetLang(Lang),
    NextTheme,
    SetTheme(Theme),
    SetShow(Show),
    ShowPanel(Option<Panel>),
    /// It has shown that no worker can start.
    WorkAlone,
    SetRoom(Room),
    SetPrinting(bool),
    ShowWork(bool),
    /// What goes on paper next.
    SetReview(bool),

    Begin(Task),
    /// The task that has begun got its job number.
    Began(JobId),
    /// Files are read one after the other, or no longer.
    Gathering(Option<Task>),
    /// How far the reading of files is.
    Advance(Stage),
    Finish(JobId, Box<Outcome>),
    /// Several files were read, or one with several documents in it.
    Gather(Tray),
    CloseTray,
    /// So many reports are kept in this browser.
    Keeps(usize),
    CancelTask,
    /// What is being read ends without a word.
    Stop,
    /// A folder has been looked through.
    StopLooking,
    Complain(Trouble),
    DismissAlert,
    TakeOffer,
    Wipe,

    Choose(Option<FigureId>, Option<Pane>),
    ChooseFinding(Option<u32>, Option<Pane>),
    SetClass(Option<&'static str>),
    IgnoreFinding(u32),
    IgnoreRule(&'static str),
    /// Shows again what was ignored, of this report and of its rules.
    IgnoreNothing,
    Narrow(Option<HeadingId>, Option<Pane>),
    SetQuery(String),
    SetKind(Option<Kind>),
    SetDoubtful(bool),
    SetLinked(Option<Linked>),
    ShowAll,
    SortBy(Column),
    ShowPane(Pane),
    /// Where it would not be seen otherwise.
    ShowPaneIfNarrow(Pane),
    ShowDrawer(bool),
    Look(Target, Option<Pane>),
    Say(String),
}

/// What came of reading.
#[derive(Debug)]
pub enum Outcome {
    Read(Doc),
    Refused(Trouble),
}
