//! The readers of files that are more than plain text: `www/readers.js` and the module that it unpacks.
//!
//! They work in a worker of their own, which starts with the first file and ends with what is cancelled. A worker that
//! says nothing for too long is ended, too: within the module the seconds are counted, but not in every line of it.

use super::Refusal;
use super::worker::{Worker, boot, call};
use gloo::file::callbacks::{FileReader, read_as_array_buffer};
use gloo::timers::callback::Timeout;
use js_sys::{Function, Promise};
use mingshu_formats::limits::SECONDS;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use yew::Callback;
use yew::platform::spawn_local;

/// Silence for which a worker is given up. Its own clock stops a document two seconds earlier.
const SILENCE_MS: u32 = (SECONDS.max as u32 + 2) * 1000;
/// Time to unpack and compile the module, and to read a large file from a slow disk.
const STARTING_MS: u32 = 30_000;

/// Everything that was in a file. There is always a document or a refusal.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Extracted {
    pub documents: Vec<Document>,
    pub refused: Vec<Refused>,
}

/// A document and its text; see `mingshu_formats::Document`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Document {
    /// The name of the file; in an archive with the path there.
    pub name: String,
    pub format: String,
    pub encoding: Option<String>,
    pub certain: bool,
    pub text: Rc<str>,
    pub notes: Vec<Note>,
}

/// What a reader should know about it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Note {
    pub code: String,
    pub zh: String,
    pub en: String,
}

/// A file that was not read.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Refused {
    pub name: String,
    pub code: String,
    pub zh: String,
    pub en: String,
}

/// How far the work on a file is.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Step {
    pub name: String,
    pub done: f64,
    pub total: f64,
}

/// What is heard while a file is read.
#[derive(Debug)]
pub enum Told {
    Step(Step),
    /// The last that is heard.
    Done(Result<Extracted, Refusal>),
}

/// What a reader may ask for.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Options {
    pub encoding: Option<String>,
    /// The code of a format that is to be believed.
    pub format: Option<&'static str>,
}

#[derive(Serialize)]
struct Ask<'a> {
    job: u32,
    name: &'a str,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    data: JsValue,
    options: Options,
}

/// What the worker says; one of the three.
#[derive(Deserialize)]
struct Answer {
    job: u32,
    at: Option<Step>,
    found: Option<Extracted>,
    unreadable: Option<bool>,
}

/// Reads one file at a time.
#[derive(Clone, Default)]
pub struct Readers {
    desk: Rc<RefCell<Desk>>,
}

#[derive(Default)]
struct Desk {
    last: u32,
    worker: Option<Worker>,
    running: Option<Running>,
}

struct Running {
    job: u32,
    tell: Callback<Told>,
    /// The file and what goes with it, in case that the worker cannot read it and the page must.
    file: Option<(String, web_sys::Blob, Options)>,
    _reading: Option<FileReader>,
    _deadline: Timeout,
}

impl Readers {
    /// Reads a `File` or a `Uint8Array`, after this has returned. What was being read is not wanted any more.
    pub fn read(&self, name: String, data: JsValue, options: Options, tell: Callback<Told>) {
        self.stop();
        let mut desk = self.desk.borrow_mut();
        desk.last += 1;
        let job = desk.last;
        let wait = if desk.worker.is_some() { SILENCE_MS } else { STARTING_MS };
        let file = data.dyn_ref::<web_sys::Blob>().map(|file| (name.clone(), file.clone(), options.clone()));
        desk.running = Some(Running { job, tell, file, _reading: None, _deadline: self.deadline(job, wait) });
        drop(desk);
        let readers = self.clone();
        spawn_local(async move {
            if let Err(refusal) = readers.put(job, &name, data, options).await {
                readers.done(job, Err(refusal));
            }
        });
    }

    /// Ends what is being read, without a word. A worker that has nothing to do stays.
    pub fn stop(&self) {
        let mut desk = self.desk.borrow_mut();
        if desk.running.take().is_some() {
            desk.worker = None;
        }
    }

    /// Ends everything, with what is left of files in the worker's memory.
    pub fn forget(&self) {
        let mut desk = self.desk.borrow_mut();
        (desk.running, desk.worker) = (None, None);
    }

    async fn put(&self, job: u32, name: &str, data: JsValue, options: Options) -> Result<(), Refusal> {
        let ask = Ask { job, name, data, options };
        if self.desk.borrow().worker.is_none() {
            let loading: Promise = boot("readers").and_then(|it| it.dyn_into().ok()).ok_or(Refusal::NoReaders)?;
            let module = JsFuture::from(loading).await.map_err(|_| Refusal::NoReaders)?;
            if !self.is_running(job) {
                return Ok(());
            }
            match call(&module, "worker").and_then(|it| it.dyn_into().ok()) {
                Some(worker) => self.hire(worker),
                None => return self.here(&module, &ask).await,
            }
        }
        let desk = self.desk.borrow();
        if desk.worker.as_ref().is_some_and(|worker| worker.ask(&ask)) { Ok(()) } else { Err(Refusal::Unreadable) }
    }

    fn hire(&self, worker: web_sys::Worker) {
        let (heard, died) = (self.clone(), self.clone());
        let hear = move |said| {
            if let Ok(answer) = serde_wasm_bindgen::from_value(said) {
                heard.hear(answer);
            }
        };
        let worker = Worker::new(worker, hear, move || died.give_up(Refusal::WorkerDied));
        self.desk.borrow_mut().worker = Some(worker);
    }

    /// In the page's own thread, where no worker can start.
    async fn here(&self, module: &JsValue, ask: &Ask<'_>) -> Result<(), Refusal> {
        let read: Function = js_sys::Reflect::get(module, &"here".into())
            .ok()
            .and_then(|it| it.dyn_into().ok())
            .ok_or(Refusal::NoReaders)?;
        let options = serde_wasm_bindgen::to_value(&ask.options).unwrap_or(JsValue::UNDEFINED);
        let promise = read.call3(module, &ask.name.into(), &ask.data, &options).map_err(|_| Refusal::NoReaders)?;
        let found = JsFuture::from(Promise::resolve(&promise)).await.map_err(|_| Refusal::Unreadable)?;
        let found = serde_wasm_bindgen::from_value(found).map_err(|_| Refusal::WorkerDied)?;
        self.done(ask.job, Ok(found));
        Ok(())
    }

    fn hear(&self, answer: Answer) {
        let Answer { job, at, found, unreadable } = answer;
        match (at, found) {
            (_, Some(found)) => self.done(job, Ok(found)),
            (Some(step), None) => {
                let mut desk = self.desk.borrow_mut();
                let Some(running) = desk.running.as_mut().filter(|running| running.job == job) else { return };
                running._deadline = self.deadline(job, SILENCE_MS);
                let tell = running.tell.clone();
                drop(desk);
                tell.emit(Told::Step(step));
            }
            (None, None) if unreadable == Some(true) => self.read_here(job),
            (None, None) => self.done(job, Err(Refusal::WorkerDied)),
        }
    }

    /// WebKit lets the worker of a page that was opened from disk read no file; the page may.
    fn read_here(&self, job: u32) {
        let mut desk = self.desk.borrow_mut();
        let Some(running) = desk.running.as_mut().filter(|running| running.job == job) else { return };
        let Some((name, file, options)) = running.file.take() else {
            drop(desk);
            return self.done(job, Err(Refusal::Unreadable));
        };
        let readers = self.clone();
        running._reading = Some(read_as_array_buffer(&gloo::file::Blob::from(file), move |read| {
            let data = read.map(|buffer| js_sys::Uint8Array::new(&buffer).into());
            let put = data.is_ok_and(|data| {
                let desk = readers.desk.borrow();
                desk.worker.as_ref().is_some_and(|worker| worker.ask(&Ask { job, name: &name, data, options }))
            });
            if !put {
                readers.done(job, Err(Refusal::Unreadable));
            }
        }));
    }

    fn done(&self, job: u32, what: Result<Extracted, Refusal>) {
        let running = self.desk.borrow_mut().running.take_if(|running| running.job == job);
        if let Some(running) = running {
            running.tell.emit(Told::Done(what));
        }
    }

    fn is_running(&self, job: u32) -> bool {
        self.desk.borrow().running.as_ref().is_some_and(|running| running.job == job)
    }

    fn deadline(&self, job: u32, wait: u32) -> Timeout {
        let late = self.clone();
        Timeout::new(wait, move || {
            if late.is_running(job) {
                late.give_up(Refusal::Said { zh: SECONDS.zh.into(), en: SECONDS.en.into() });
            }
        })
    }

    /// Ends the worker and with it what it was reading.
    fn give_up(&self, why: Refusal) {
        let running = {
            let mut desk = self.desk.borrow_mut();
            desk.worker = None;
            desk.running.take()
        };
        if let Some(running) = running {
            running.tell.emit(Told::Done(Err(why)));
        }
    }
}
