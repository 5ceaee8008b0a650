//! What the page knows, and how it changes. Nothing of it outlives the page.
//!
//! One reducer holds it all; components read it through contexts that are split by how often they change.

use super::bridge::JobId;
use super::messages::{Lang, Msg};
use super::report::Report;
use super::rows::{self, Column, Filter, Sort};
use super::trouble::Trouble;
use crate::analysis::{FigureId, HeadingId, Kind};
use crate::notices::Notice;
use std::rc::Rc;
use yew::Reducible;

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
}

impl Origin {
    pub fn name(&self, lang: Lang) -> &str {
        match self {
            Origin::Pasted => lang.say(Msg::PastedText),
            Origin::Example => lang.say(Msg::ExampleName),
            Origin::File(name) => name,
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
}

impl Pane {
    pub const ALL: [Pane; 3] = [Pane::Table, Pane::Text, Pane::Outline];
}

/// Language, colours and what covers the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chrome {
    pub lang: Lang,
    pub theme: Theme,
    pub panel: Option<Panel>,
    pub room: Room,
    pub printing: bool,
}

/// Something that is being read.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    pub job: Option<JobId>,
    pub origin: Origin,
    pub bytes: f64,
    pub file: Option<web_sys::File>,
    /// Files that came with it and are not read.
    pub left_out: usize,
    /// The report that is open, once more in another encoding.
    pub again: bool,
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
    pub alert: Option<Alert>,
    /// What was read, and how many files that came with it were not.
    pub left_out: Option<(Origin, usize)>,
}

/// Where the panes should go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    Figure(FigureId),
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
    pub drawer: bool,
    pub reveal: Option<Reveal>,
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
    pub said: Said,
}

#[derive(Debug)]
pub enum Action {
    SetLang(Lang),
    NextTheme,
    ShowPanel(Option<Panel>),
    SetRoom(Room),
    SetPrinting(bool),

    Begin(Task),
    /// The task that has begun got its job number.
    Began(JobId),
    Finish(JobId, Box<Outcome>),
    CancelTask,
    Complain(Trouble),
    DismissAlert,
    TakeOffer,
    Wipe,

    Choose(Option<FigureId>, Option<Pane>),
    Narrow(Option<HeadingId>, Option<Pane>),
    SetQuery(String),
    SetKind(Option<Kind>),
    SetDoubtful(bool),
    ShowAll,
    SortBy(Column),
    ShowPane(Pane),
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

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::SetLang(lang) => Rc::make_mut(&mut next.chrome).lang = lang,
            Action::NextTheme => {
                let chrome = Rc::make_mut(&mut next.chrome);
                chrome.theme = match chrome.theme {
                    Theme::Auto => Theme::Light,
                    Theme::Light => Theme::Dark,
                    Theme::Dark => Theme::Auto,
                };
            }
            Action::ShowPanel(panel) => Rc::make_mut(&mut next.chrome).panel = panel,
            Action::SetRoom(room) => Rc::make_mut(&mut next.chrome).room = room,
            Action::SetPrinting(printing) => Rc::make_mut(&mut next.chrome).printing = printing,
            Action::Say(words) => next.say(words, true),

            Action::Begin(_)
            | Action::Began(_)
            | Action::Finish(..)
            | Action::CancelTask
            | Action::Complain(_)
            | Action::DismissAlert
            | Action::TakeOffer
            | Action::Wipe => next.read(action),

            action => next.look(action),
        }
        Rc::new(next)
    }
}

impl State {
    fn say(&mut self, words: String, seen: bool) {
        self.said = Said { number: self.said.number + 1, words, seen };
    }

    /// Opening, reading, failing, wiping.
    fn read(&mut self, action: Action) {
        let progress = Rc::make_mut(&mut self.progress);
        match action {
            Action::Begin(task) => *progress = Progress { task: Some(task), ..Default::default() },
            Action::Began(job) => {
                if let Some(task) = &mut progress.task {
                    task.job = Some(job);
                }
            }
            Action::Finish(job, outcome) => {
                // A result that nobody waits for any more comes from a job that was cancelled or overtaken.
                let Some(task) = progress.task.take_if(|task| task.job.is_none_or(|waited| waited == job)) else {
                    return;
                };
                match *outcome {
                    Outcome::Refused(trouble) => progress.alert = Some(Alert { trouble, offer: None }),
                    Outcome::Read(doc) => self.take(doc, task),
                }
            }
            Action::CancelTask => progress.task = None,
            Action::Complain(trouble) => progress.alert = Some(Alert { trouble, offer: None }),
            Action::DismissAlert => (progress.alert, progress.left_out) = (None, None),
            Action::TakeOffer => {
                if let Some(doc) = progress.alert.take().and_then(|alert| alert.offer) {
                    self.open(doc);
                }
            }
            Action::Wipe => {
                *progress = Progress::default();
                self.doc = None;
                self.view = Rc::default();
                self.say(String::new(), false);
            }
            _ => {}
        }
    }

    /// Puts what was read on the page, unless that would take away more than it gives.
    fn take(&mut self, doc: Doc, task: Task) {
        use super::trouble::{no_report, nothing_to_show};
        let progress = Rc::make_mut(&mut self.progress);
        let mut refuse = |notice: &Notice, offer| {
            progress.alert = Some(Alert { trouble: Trouble::NoReport(notice.clone()), offer });
        };
        if let Some(notice) = nothing_to_show(&doc.0.notices) {
            return refuse(notice, None);
        }
        // What is already open may well be garbled; the reader must be able to try on.
        if !task.again
            && let (Some(notice), Some(_)) = (no_report(&doc.0.notices), &self.doc)
        {
            return refuse(notice, Some(doc.clone()));
        }
        if task.left_out > 0 {
            progress.left_out = Some((task.origin, task.left_out));
        }
        self.open(doc);
    }

    fn open(&mut self, doc: Doc) {
        let body = doc.analysis.body.start;
        let lang = self.chrome.lang;
        let title = doc.analysis.meta.title.as_deref().unwrap_or(lang.say(Msg::Untitled));
        let (figures, headings) = (doc.analysis.figures.len().to_string(), doc.analysis.outline.len().to_string());
        self.say(lang.fill(Msg::ReadDone, &[title, &figures, &headings]), false);
        self.doc = Some(doc);
        let number = self.view.reveal.map_or(0, |reveal| reveal.number) + 1;
        let reveal = (body > 0).then_some(Reveal { number, target: Target::Start, from: None });
        self.view = Rc::new(View { reveal, pane: self.view.pane, ..Default::default() });
    }

    /// Choosing, filtering, sorting, going about.
    fn look(&mut self, action: Action) {
        let Some(doc) = &self.doc else { return };
        let view = Rc::make_mut(&mut self.view);
        match action {
            Action::Choose(chosen, from) => {
                view.chosen = chosen.filter(|&id| (id as usize) < doc.analysis.figures.len());
                let Some(id) = view.chosen else { return };
                view.look(Target::Figure(id), from);
                let lang = self.chrome.lang;
                if !rows::passes(doc, lang, &view.filter, id) {
                    view.filter = Filter::default();
                    self.say(lang.say(Msg::FiltersLifted).to_string(), true);
                }
            }
            Action::Narrow(section, from) => {
                view.filter.section = section;
                view.drawer = false;
                if let Some(id) = section {
                    view.look(Target::Section(id), from);
                }
            }
            Action::SetQuery(query) => view.filter.query = query,
            Action::SetKind(kind) => view.filter.kind = kind,
            Action::SetDoubtful(doubtful) => view.filter.doubtful = doubtful,
            Action::ShowAll => view.filter = Filter::default(),
            Action::SortBy(column) => {
                // Up, down, and back to the order of the text.
                view.sort = match view.sort {
                    Some(sort) if sort.column == column && sort.descending => None,
                    Some(sort) if sort.column == column => Some(Sort { column, descending: true }),
                    _ => Some(Sort { column, descending: false }),
                };
            }
            Action::ShowPane(pane) => view.pane = pane,
            Action::ShowDrawer(drawer) => view.drawer = drawer,
            Action::Look(target, from) => view.look(target, from),
            _ => {}
        }
    }
}

impl View {
    fn look(&mut self, target: Target, from: Option<Pane>) {
        let number = self.reveal.map_or(0, |reveal| reveal.number) + 1;
        self.reveal = Some(Reveal { number, target, from });
    }
}
