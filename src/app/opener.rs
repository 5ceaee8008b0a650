//! Opens what the reader brings: hands it to the analyst and puts what comes back into the state.

use super::bridge::{Analyst, Input, JobId, Reading, Refusal};
use super::contexts::Dispatch;
use super::report::Report;
use super::state::{Action, Doc, Open, Origin, Outcome, Task};
use super::trouble::Trouble;
use crate::notices::notices;
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{File, FileReader};
use yew::Callback;

/// Bytes of text up to which everything is done in one go.
const AT_ONCE: usize = 200_000;

/// An invented report, for readers who want to try.
pub const EXAMPLE: &str = include_str!("../../www/example.txt");

#[derive(Clone)]
pub struct Opener(Rc<Inner>);

struct Inner {
    analyst: Analyst,
    dispatch: Dispatch,
    /// What is being read, or was read last.
    job: Cell<Option<JobId>>,
    /// Who else waits for what is being read.
    waits: RefCell<Option<Waits>>,
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
        let analyst = Analyst::start();
        // Browsers compile code when it first runs. Reading something at the start spares the reader that wait.
        analyst.read(Input::Text(EXAMPLE.into()), Callback::noop());
        Opener(Rc::new(Inner { analyst, dispatch, job: Cell::default(), waits: RefCell::default() }))
    }

    /// A text that was pasted, typed or dropped.
    pub fn text(&self, text: &str, origin: Origin) {
        let bytes = text.len() as f64;
        self.read(Input::Text(text.into()), Task { job: None, origin, bytes, file: None, left_out: 0, again: false });
    }

    /// What the page around the app gives, with its name.
    pub fn given(&self, input: Input, name: String, bytes: f64, waits: Waits) {
        let file = match &input {
            Input::File(file) => Some(file.clone()),
            _ => None,
        };
        let task = Task { job: None, origin: Origin::Given(name), bytes, file, left_out: 0, again: false };
        self.begin(input, task, Some(waits));
    }

    /// The first of some files; how many others there are is said.
    pub fn files(&self, files: Vec<File>) {
        let left_out = files.len().saturating_sub(1);
        if let Some(file) = files.into_iter().next() {
            self.read(Input::File(file.clone()), Task { left_out, ..task_of(file) });
        }
    }

    /// A file once more, in the encoding that the reader names.
    pub fn again(&self, file: File, encoding: String) {
        let Ok(reader) = FileReader::new() else { return };
        let (opener, name) = (self.clone(), file.name());
        let task = Task { again: true, ..task_of(file.clone()) };
        let done = {
            let reader = reader.clone();
            Closure::once_into_js(move || match reader.result().ok().filter(|result| result.is_object()) {
                Some(buffer) => {
                    let bytes = js_sys::Uint8Array::new(&buffer);
                    opener.read(Input::Bytes { name, bytes, encoding: Some(encoding) }, task);
                }
                None => opener.complain(Trouble::Unreadable { name }),
            })
        };
        reader.set_onloadend(Some(done.unchecked_ref()));
        // A failure shows in the result.
        let _ = reader.read_as_array_buffer(&file);
    }

    pub fn complain(&self, trouble: Trouble) {
        self.0.dispatch.dispatch(Action::Complain(trouble));
    }

    pub fn cancel(&self) {
        self.stop();
        self.0.dispatch.dispatch(Action::CancelTask);
    }

    /// Drops the report, and with the worker what is left of it in memory.
    pub fn wipe(&self) {
        self.0.job.set(None);
        self.give_up();
        self.0.analyst.forget();
        self.0.dispatch.dispatch(Action::Wipe);
    }

    /// Ends the worker, too, and for good: the app goes.
    pub fn close(&self) {
        self.0.job.set(None);
        self.give_up();
        self.0.analyst.close();
    }

    fn give_up(&self) {
        if let Some(waits) = self.0.waits.take() {
            waits(None);
        }
    }

    fn stop(&self) {
        self.give_up();
        if let Some(job) = self.0.job.take() {
            self.0.analyst.cancel(job);
        }
    }

    fn read(&self, input: Input, task: Task) {
        self.begin(input, task, None);
    }

    fn begin(&self, input: Input, task: Task, waits: Option<Waits>) {
        // What was asked for before is not wanted any more.
        self.stop();
        *self.0.waits.borrow_mut() = waits;
        let dispatch = self.0.dispatch.clone();
        let (origin, file) = (task.origin.clone(), task.file.clone());
        dispatch.dispatch(Action::Begin(task));
        let done = {
            let (dispatch, this) = (dispatch.clone(), Rc::downgrade(&self.0));
            Callback::from(move |(job, result): (JobId, Result<Reading, Refusal>)| {
                let dispatch = dispatch.clone();
                let this = this.clone();
                let finish = move |outcome: Outcome| {
                    // Whoever waits for this job, and not for one that has begun since.
                    let this = this.upgrade().filter(|this| this.job.get() == Some(job));
                    if let Some(waits) = this.and_then(|this| this.waits.take()) {
                        waits(Some(match &outcome {
                            Outcome::Read(doc) => Ok(doc.clone()),
                            Outcome::Refused(trouble) => Err(trouble.clone()),
                        }));
                    }
                    dispatch.dispatch(Action::Finish(job, Box::new(outcome)));
                };
                match result {
                    Ok(reading) => open(reading, origin.clone(), file.clone(), move |doc| finish(Outcome::Read(doc))),
                    Err(refusal) => {
                        let name = file.as_ref().map(File::name).unwrap_or_default();
                        finish(Outcome::Refused(Trouble::from_refusal(&refusal, &name)));
                    }
                }
            })
        };
        let job = self.0.analyst.read(input, done);
        self.0.job.set(Some(job));
        dispatch.dispatch(Action::Began(job));
    }
}

fn task_of(file: File) -> Task {
    let origin = Origin::File(file.name());
    Task { job: None, origin, bytes: file.size(), file: Some(file), left_out: 0, again: false }
}

/// Works out what the page needs besides. For a long text each step is a task of its own, so that none holds up the page.
fn open(reading: Reading, origin: Origin, file: Option<File>, done: impl FnOnce(Doc) + 'static) {
    let Reading { text, analysis, certain } = reading;
    let long = text.len() > AT_ONCE;
    let step = move |next: Box<dyn FnOnce()>| if long { drop(Timeout::new(0, next).forget()) } else { next() };
    step(Box::new(move || {
        let report = Report::new(text, analysis);
        step(Box::new(move || {
            let notices = notices(&report.text, &report.analysis);
            let doc = Doc(Rc::new(Open { report, notices, origin, file, certain }));
            step(Box::new(move || done(doc)));
        }));
    }));
}
