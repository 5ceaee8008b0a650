//! Opens what the reader brings: hands it to the analyst and puts what comes back into the state.
//!
//! ```text
//! text, one plain file ──▶ analyst ──────────────▶ the page
//! other files ──gather──▶ readers ──▶ documents ──▶ list ──one of them──▶ analyst ──▶ the page
//! ```

mod gather;

use super::bridge::{Analyst, Document, Input, JobId, Options, Readers, Reading, Refusal, Told};
use super::contexts::Dispatch;
use super::report::Report;
use super::state::Unread;
use super::state::{Action, Contents, Doc, Item, Open, Origin, Outcome, Spot, Task};
use super::trouble::Trouble;
use crate::notices::notices;
use gather::Gathering;
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{File, FileReader};
use yew::Callback;

/// Bytes of text up to which everything is done in one go.
const AT_ONCE: usize = 200_000;

/// How the name of a saved workspace ends.
const WORKSPACE_END: &str = ".json";

/// An invented report, for readers who want to try.
pub const EXAMPLE: &str = include_str!("../../www/example.txt");

/// A file that the reader brings.
#[derive(Clone, Debug)]
pub struct Brought {
    /// Its name; in a folder with the path there.
    pub path: String,
    pub file: File,
    /// It came with its folder, so not everyone knows that it is there.
    pub in_folder: bool,
}

impl Brought {
    /// A file that was chosen or dropped by itself.
    pub fn alone(file: File) -> Brought {
        Brought { path: file.name(), file, in_folder: false }
    }
}

#[derive(Clone)]
pub struct Opener(Rc<Inner>);

struct Inner {
    analyst: Analyst,
    readers: Readers,
    dispatch: Dispatch,
    /// What is being read, or was read last.
    job: Cell<Option<JobId>>,
    /// The files that are being read one after the other.
    gathering: RefCell<Option<Gathering>>,
    /// The reader wants to go on later.
    paused: Cell<bool>,
    /// Who else waits for what is being read.
    waits: RefCell<Option<Waits>>,
    /// Who hears of every document that is read.
    ears: RefCell<Option<Ears>>,
    /// Rises with everything that is opened, so that what takes its time knows that it came too late.
    opened: Cell<u32>,
}

/// What the workspace wants to hear of.
#[derive(Clone)]
pub struct Ears {
    /// A document of many, as soon as it is read.
    pub document: Callback<Item>,
    /// How many files are still to be read.
    pub coming: Callback<usize>,
    /// The reader stops the work for a while, or goes on.
    pub paused: Callback<bool>,
    /// The reader wiped the page.
    pub wiped: Callback<()>,
    /// A file that a workspace may be saved in.
    pub workspace: Callback<Brought>,
}

/// Told once what becomes of a reading: what was read, or why not; `None` when something else took its place.
pub type Waits = Box<dyn FnOnce(Option<Result<Doc, Trouble>>)>;

impl PartialEq for Opener {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Opener {
    pub fn new(dispatch: Dispatch) -> Self {
        let alone = {
            let dispatch = dispatch.clone();
            Callback::from(move |()| dispatch.dispatch(Action::WorkAlone))
        };
        let analyst = Analyst::start(alone);
        // Browsers compile code when it first runs. Reading something at the start spares the reader that wait.
        analyst.read(Input::Text(EXAMPLE.into()), Callback::noop());
        Opener(Rc::new(Inner {
            analyst,
            readers: Readers::default(),
            dispatch,
            job: Cell::default(),
            gathering: RefCell::default(),
            paused: Cell::default(),
            waits: RefCell::default(),
            ears: RefCell::default(),
            opened: Cell::default(),
        }))
    }

    /// A text that was pasted, typed or dropped.
    pub fn text(&self, text: &str, origin: Origin) {
        let task = Task { bytes: text.len() as f64, ..task(origin) };
        self.read(Input::Text(text.into()), task, None, None);
    }

    /// What the page around the app gives, with its name.
    pub fn given(&self, input: Input, name: String, bytes: f64, waits: Waits) {
        let file = match &input {
            Input::File(file) => Some(file.clone()),
            Input::Text(_) | Input::Bytes { .. } => None,
        };
        self.read(input, Task { bytes, file, ..task(Origin::Given(name)) }, None, Some(waits));
    }

    /// Rich text that was pasted; the plain text of it serves where it cannot be read.
    pub fn rich(&self, html: &str, plain: String) {
        self.begin(Task { bytes: html.len() as f64, ..task(Origin::Pasted) }, None);
        let opener = self.clone();
        let options = Options { encoding: Some("utf-8".into()), format: Some("html") };
        let tell = Callback::from(move |told| {
            let Told::Done(found) = told else { return };
            match found.ok().and_then(|found| found.documents.into_iter().next()) {
                Some(document) => opener.item(item(Document { encoding: None, ..document }, None)),
                None => opener.text(&plain, Origin::Pasted),
            }
        });
        let bytes = js_sys::Uint8Array::from(html.as_bytes()).into();
        self.0.readers.read(String::new(), bytes, options, tell);
    }

    /// One file or many.
    pub fn files(&self, files: Vec<Brought>) {
        let saved = |brought: &Brought| brought.path.to_ascii_lowercase().ends_with(WORKSPACE_END);
        let (saved, files) = match self.ears() {
            Some(ears) => {
                let (saved, files): (Vec<_>, Vec<_>) = files.into_iter().partition(saved);
                saved.iter().for_each(|brought| ears.workspace.emit(brought.clone()));
                (!saved.is_empty(), files)
            }
            None => (false, files),
        };
        if !saved || !files.is_empty() {
            self.plain_files(files);
        }
    }

    /// A file that looked like a saved workspace and is none.
    pub fn no_workspace(&self, brought: Brought) {
        self.plain_files(vec![brought]);
    }

    fn plain_files(&self, files: Vec<Brought>) {
        let Some(files) = self.gather_more(files) else { return };
        match <[Brought; 1]>::try_from(files) {
            Ok([one]) if !one.in_folder => {
                let task = task_of(one.file.clone());
                self.read(Input::File(one.file), task, None, None);
            }
            Ok([one]) => self.gather(vec![one], false, None),
            Err(files) => self.gather(files, false, None),
        }
    }

    /// A document that has been read out of a file.
    pub fn item(&self, item: Item) {
        let origin = if item.name.is_empty() { Origin::Pasted } else { Origin::File(item.name.clone()) };
        self.item_from(item, origin, None);
    }

    /// The same, and then what is meant in it.
    pub fn item_at(&self, item: Item, spot: Spot) {
        let origin = if item.name.is_empty() { Origin::Pasted } else { Origin::File(item.name.clone()) };
        let dispatch = self.0.dispatch.clone();
        let waits: Waits = Box::new(move |read| {
            if let Some(Ok(_)) = read {
                // Once it is on the page.
                let look = move || dispatch.dispatch(Action::Spot(spot));
                Timeout::new(0, look).forget();
            }
        });
        self.item_from(item, origin, Some(waits));
    }

    fn item_from(&self, item: Item, origin: Origin, waits: Option<Waits>) {
        let task = Task { bytes: item.text.len() as f64, file: item.file.clone(), ..task(origin) };
        self.read(Input::Text(item.text.clone()), task, Some(item), waits);
    }

    /// The report that is open once more, in the encoding that the reader names.
    pub fn again(&self, open: &Open, encoding: String) {
        let Some(file) = open.file.clone() else { return };
        match &open.item {
            Some(item) => self.item_again(item.clone(), file, encoding),
            None => self.text_again(file, encoding),
        }
    }

    fn text_again(&self, file: File, encoding: String) {
        let Ok(reader) = FileReader::new() else { return };
        let (opener, name) = (self.clone(), file.name());
        let task = Task { again: true, ..task_of(file.clone()) };
        let done = {
            let reader = reader.clone();
            Closure::once_into_js(move || match reader.result().ok().filter(|result| result.is_object()) {
                Some(buffer) => {
                    let bytes = js_sys::Uint8Array::new(&buffer);
                    opener.read(Input::Bytes { name, bytes, encoding: Some(encoding) }, task, None, None);
                }
                None => opener.complain(Trouble::Unreadable { name }),
            })
        };
        reader.set_onloadend(Some(done.unchecked_ref()));
        // A failure shows in the result.
        let _ = reader.read_as_array_buffer(&file);
    }

    fn item_again(&self, old: Item, file: File, encoding: String) {
        self.begin(Task { again: true, ..task_of(file.clone()) }, None);
        let (opener, root) = (self.clone(), gather::root_of(&old.name, &file.name()));
        let options = Options { encoding: Some(encoding), format: None };
        let data = file.clone().into();
        let tell = Callback::from(move |told| {
            let Told::Done(found) = told else { return };
            let found = match found {
                Ok(found) => found,
                Err(refusal) => return opener.fail(Trouble::from_refusal(&refusal, &old.name)),
            };
            let document = found.documents.into_iter().find(|document| document.name == old.name);
            let refused = found.refused.into_iter().find(|refused| refused.name == old.name);
            match (document, refused) {
                (Some(document), _) => {
                    let item = item(document, Some(file.clone()));
                    let origin = Origin::File(item.name.clone());
                    let task = Task { again: true, file: item.file.clone(), ..task(origin) };
                    opener.read(Input::Text(item.text.clone()), task, Some(item), None);
                }
                (None, Some(refused)) => opener.fail(Trouble::NotRead(Unread::new(refused))),
                (None, None) => opener.fail(Trouble::Unreadable { name: old.name.clone() }),
            }
        });
        self.0.readers.read(root, data, options, tell);
    }

    pub fn complain(&self, trouble: Trouble) {
        self.0.dispatch.dispatch(Action::Complain(trouble));
    }

    /// What was being read came to this.
    fn fail(&self, trouble: Trouble) {
        if let Some(waits) = self.0.waits.take() {
            waits(Some(Err(trouble.clone())));
        }
        self.0.dispatch.dispatch(Action::Stop);
        self.complain(trouble);
    }

    /// What has been read of several files is kept.
    pub fn cancel(&self) {
        let mut gathering = self.0.gathering.take();
        let before = self.0.opened.get();
        self.stop();
        if let Some(gathering) = gathering.as_mut().filter(|gathering| gathering.began == before) {
            gathering.began = self.0.opened.get();
        }
        self.0.dispatch.dispatch(Action::CancelTask);
        if let Some(gathering) = gathering {
            self.cancelled(gathering);
        }
    }

    /// Ends what is being opened; files that are being read besides go on.
    pub fn cancel_task(&self) {
        if !self.is_gathering() {
            return self.cancel();
        }
        self.leave();
        self.0.dispatch.dispatch(Action::Stop);
    }

    /// Drops the report, and with the workers what is left of it in memory.
    pub fn wipe(&self) {
        self.stop();
        self.0.paused.set(false);
        self.0.analyst.forget();
        self.0.readers.forget();
        self.0.dispatch.dispatch(Action::Wipe);
        if let Some(ears) = self.ears() {
            ears.wiped.emit(());
        }
    }

    pub fn listen(&self, ears: Ears) {
        self.0.ears.replace(Some(ears));
    }

    fn ears(&self) -> Option<Ears> {
        self.0.ears.borrow().clone()
    }

    /// Ends the workers, too, and for good: the app goes.
    pub fn close(&self) {
        self.stop();
        self.0.analyst.close();
        self.0.readers.forget();
    }

    fn stop(&self) {
        self.leave();
        self.0.gathering.take();
        self.gathering_ends();
        self.0.readers.stop();
    }

    /// Ends what is being opened.
    fn leave(&self) {
        if let Some(waits) = self.0.waits.take() {
            waits(None);
        }
        if let Some(job) = self.0.job.take() {
            self.0.analyst.cancel(job);
        }
        self.0.opened.set(self.0.opened.get() + 1);
    }

    /// What was asked for before is not wanted any more.
    fn begin(&self, task: Task, waits: Option<Waits>) {
        let gathering = self.0.gathering.take().filter(Gathering::goes_on);
        self.stop();
        self.begun(task, waits);
        // Something else needs the readers: what they had not come to is named.
        if let Some(gathering) = gathering {
            self.0.dispatch.dispatch(Action::Gather(gathering.broken_off().tray));
        }
    }

    /// The same, but many files that are being read go on beside it.
    fn begin_beside(&self, task: Task, waits: Option<Waits>) {
        if !self.is_gathering() {
            return self.begin(task, waits);
        }
        self.leave();
        self.begun(task, waits);
    }

    fn begun(&self, task: Task, waits: Option<Waits>) {
        *self.0.waits.borrow_mut() = waits;
        self.0.dispatch.dispatch(Action::Begin(task));
    }

    fn read(&self, input: Input, task: Task, item: Option<Item>, waits: Option<Waits>) {
        let dispatch = self.0.dispatch.clone();
        let (origin, file) = (task.origin.clone(), task.file.clone());
        self.begin_beside(task, waits);
        let done = {
            let (dispatch, this) = (dispatch.clone(), Rc::downgrade(&self.0));
            let file = file.or_else(|| file_of(&input));
            Callback::from(move |(job, result): (JobId, Result<Reading, Refusal>)| {
                let (dispatch, this) = (dispatch.clone(), this.clone());
                // Whoever waits for this job, and not for one that has begun since.
                let waits = move || {
                    let this = this.upgrade().filter(|this| this.job.get() == Some(job))?;
                    let waits = this.waits.take();
                    Some((Opener(this), waits))
                };
                let finish = move |waits: Option<Waits>, outcome: Outcome| {
                    if let Some(waits) = waits {
                        waits(Some(match &outcome {
                            Outcome::Read(doc) => Ok(doc.clone()),
                            Outcome::Refused(trouble) => Err(trouble.clone()),
                        }));
                    }
                    dispatch.dispatch(Action::Finish(job, Box::new(outcome)));
                };
                match (result, &file) {
                    (Ok(reading), _) => {
                        let about = About { origin: origin.clone(), file: file.clone(), item: item.clone() };
                        open(reading, about, move |doc| {
                            finish(waits().and_then(|(_, waits)| waits), Outcome::Read(doc));
                        });
                    }
                    (Err(Refusal::NeedsReader), Some(file)) => {
                        if let Some((opener, waits)) = waits() {
                            let given = matches!(origin, Origin::Given(_));
                            opener.gather(vec![Brought::alone(file.clone())], given, waits);
                        }
                    }
                    (Err(refusal), _) => {
                        let name = file.as_ref().map(File::name).unwrap_or_default();
                        let trouble = Trouble::from_refusal(&refusal, &name);
                        finish(waits().and_then(|(_, waits)| waits), Outcome::Refused(trouble));
                    }
                }
            })
        };
        let job = self.0.analyst.read(input, done);
        self.0.job.set(Some(job));
        dispatch.dispatch(Action::Began(job));
    }
}

/// Bytes that the page around gives, as a file, should the readers be needed.
fn file_of(input: &Input) -> Option<File> {
    let Input::Bytes { name, bytes, .. } = input else { return None };
    File::new_with_u8_array_sequence(&js_sys::Array::of1(bytes), name).ok()
}

/// A task that has only begun.
fn task(origin: Origin) -> Task {
    Task { job: None, origin, bytes: 0.0, file: None, again: false, stage: None }
}

fn task_of(file: File) -> Task {
    Task { bytes: file.size(), file: Some(file.clone()), ..task(Origin::File(file.name())) }
}

fn item(document: Document, file: Option<File>) -> Item {
    let Document { name, format, encoding, certain, text, notes, pages } = document;
    Item(Rc::new(Contents { name, format, encoding, certain, text, notes, pages, file }))
}

/// Where a text is from.
struct About {
    origin: Origin,
    file: Option<File>,
    item: Option<Item>,
}

/// Works out what the page needs besides. For a long text each step is a task of its own, so that none holds up the page.
fn open(reading: Reading, about: About, done: impl FnOnce(Doc) + 'static) {
    let Reading { text, mut analysis, certain } = reading;
    let About { origin, file, item } = about;
    if let Some(item) = &item {
        let source = &mut Rc::make_mut(&mut analysis).source;
        source.name = Some(item.name.clone()).filter(|name| !name.is_empty());
        source.format = Some(item.format.clone());
        source.encoding = item.encoding.clone();
        source.pages.clone_from(&item.pages);
    }
    let certain = item.as_ref().map_or(certain, |item| item.certain);
    let long = text.len() > AT_ONCE;
    let step = move |next: Box<dyn FnOnce()>| if long { drop(Timeout::new(0, next).forget()) } else { next() };
    step(Box::new(move || {
        let report = Report::new(text, analysis);
        step(Box::new(move || {
            let notices = notices(&report.text, &report.analysis);
            let doc = Doc(Rc::new(Open { report, notices, origin, file, certain, item }));
            step(Box::new(move || done(doc)));
        }));
    }));
}
