//! From what a reader brings to a text and its analysis, without holding up the page.
//!
//! ```text
//! page ──Input──▶ Analyst ──Ask──▶ worker: bytes ▶ text ▶ analysis ──Answer──▶ Analyst ──Reading──▶ page
//! page ──file───▶ Readers ─────────▶ worker: bytes ▶ documents ───────────────▶ Readers ──Extracted─▶ page
//! ```
//! The worker of the analyst runs the same wasm as the page and reads plain text. One job runs at a time, the others wait.
//! Where no worker can start, the page's own thread does the work, after it has had time to paint. What is more than plain
//! text is a job for the readers, a module and a worker of their own that start with the first such file.

mod here;
mod intake;
mod message;
mod readers;
mod worker;

use crate::Analysis;
use gloo::file::callbacks::{FileReader, read_as_array_buffer};
use gloo::timers::callback::Timeout;
use here::Task;
use mingshu_formats::limits::PACKED_BYTES;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::{Rc, Weak};
use yew::Callback;

pub use message::{Answer, Ask, Asked, Many};
pub use readers::{Document, Extracted, Note, Options, Readers, Refused, Step, Told};
pub use worker::{Worker, is_worker, serve, use_worker_maker};

/// Time for a worker to start before the page does the work itself. A slow machine takes a second.
const STARTING_MS: u32 = 10_000;

/// What a reader brings.
#[derive(Clone, Debug)]
pub enum Input {
    Text(Rc<str>),
    File(web_sys::File),
    /// Bytes in an encoding that the reader names, or in the one that they seem to be in.
    Bytes {
        name: String,
        bytes: js_sys::Uint8Array,
        encoding: Option<String>,
    },
}

/// A text and what is in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub text: Rc<str>,
    pub analysis: Rc<Analysis>,
    /// The encoding is proved, not guessed.
    pub certain: bool,
}

/// Why there is no reading. The words for it are the page's.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    TooLarge {
        bytes: f64,
        limit: f64,
    },
    /// The code of the kind of file that it is instead, in `mingshu_formats::kinds`.
    NotText {
        what: &'static str,
    },
    /// It is more than plain text: a job for [`Readers`].
    NeedsReader,
    /// The readers say why, in both languages.
    Said {
        zh: String,
        en: String,
    },
    /// The readers are not part of this page, or did not load.
    NoReaders,
    /// The browser could not read the file, or does not know the encoding.
    Unreadable,
    /// The worker broke off. There is a new one.
    WorkerDied,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct JobId(u32);

/// Where the work is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Worker,
    MainThread,
}

pub type Done = Callback<(JobId, Result<Reading, Refusal>)>;

/// Takes jobs and has them done one after the other.
#[derive(Clone)]
pub struct Analyst {
    desk: Rc<RefCell<Desk>>,
}

impl PartialEq for Analyst {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.desk, &other.desk)
    }
}

struct Desk {
    last_id: u32,
    waiting: VecDeque<Job>,
    running: Option<Job>,
    hand: Hand,
    /// The page itself reads the file of the running job, because the worker could not.
    reading: Option<FileReader>,
    /// Told when it turns out that no worker can start.
    alone: Callback<()>,
    /// The desk itself, for what calls back later.
    this: Weak<RefCell<Desk>>,
}

pub struct Job {
    id: JobId,
    input: Input,
    done: Done,
}

impl Job {
    /// A text that someone else than the analyst has read.
    pub fn of_text(id: u32, text: Rc<str>) -> Job {
        Job { id: JobId(id), input: Input::Text(text), done: Callback::noop() }
    }
}

/// Who does the work.
enum Hand {
    /// Not yet answering; the timer gives it up.
    Starting {
        worker: Worker,
        _deadline: Timeout,
    },
    Worker(Worker),
    Here(Option<Task>),
}

impl Analyst {
    /// The worker is started at once, so that it is there when the first text comes. `alone` is called, after this has
    /// returned, where none can start.
    pub fn start(alone: Callback<()>) -> Analyst {
        let desk = Desk {
            last_id: 0,
            waiting: VecDeque::new(),
            running: None,
            hand: Hand::Here(None),
            reading: None,
            alone,
            this: Weak::new(),
        };
        let desk = Rc::new(RefCell::new(desk));
        desk.borrow_mut().this = Rc::downgrade(&desk);
        desk.borrow_mut().hire();
        Analyst { desk }
    }

    /// `done` is called once, after this has returned; never for a job that was cancelled.
    pub fn read(&self, input: Input, done: Done) -> JobId {
        let mut desk = self.desk.borrow_mut();
        desk.last_id += 1;
        let id = JobId(desk.last_id);
        if let Some(refusal) = too_large(&input) {
            Timeout::new(0, move || done.emit((id, Err(refusal)))).forget();
        } else {
            desk.waiting.push_back(Job { id, input, done });
            desk.next();
        }
        id
    }

    pub fn cancel(&self, id: JobId) {
        let mut desk = self.desk.borrow_mut();
        desk.waiting.retain(|job| job.id != id);
        if desk.running.as_ref().is_some_and(|job| job.id == id) {
            // What runs cannot be interrupted, only ended.
            desk.running = None;
            desk.hire();
            desk.next();
        }
    }

    /// Drops every job, and the worker with all that is left of earlier texts in its memory.
    pub fn forget(&self) {
        let mut desk = self.desk.borrow_mut();
        desk.waiting.clear();
        desk.running = None;
        desk.hire();
    }

    /// Drops every job and the worker, and starts no other.
    pub fn close(&self) {
        let mut desk = self.desk.borrow_mut();
        desk.waiting.clear();
        desk.running = None;
        desk.hand = Hand::Here(None);
    }

    pub fn place(&self) -> Place {
        match self.desk.borrow().hand {
            Hand::Starting { .. } | Hand::Worker(_) => Place::Worker,
            Hand::Here(_) => Place::MainThread,
        }
    }
}

impl Desk {
    /// Puts a new worker in the place of whoever was there. Who could not start one once need not try again.
    fn hire(&mut self) {
        self.reading = None;
        let tried_in_vain = matches!(self.hand, Hand::Here(_)) && self.last_id > 0;
        let (heard, died, late) = (self.this.clone(), self.this.clone(), self.this.clone());
        let worker = match tried_in_vain {
            true => None,
            false => Worker::start(move |answer| Desk::hear(&heard, answer), move || Desk::worker_died(&died)),
        };
        self.hand = match worker {
            Some(worker) => {
                let _deadline = Timeout::new(STARTING_MS, move || Desk::give_up(&late));
                Hand::Starting { worker, _deadline }
            }
            None => self.alone(),
        };
    }

    /// The page does the work itself, and says so.
    fn alone(&self) -> Hand {
        let alone = self.alone.clone();
        Timeout::new(0, move || alone.emit(())).forget();
        Hand::Here(None)
    }

    /// Begins the next job if none is running.
    fn next(&mut self) {
        if self.running.is_some() || matches!(self.hand, Hand::Starting { .. }) {
            return;
        }
        let Some(job) = self.waiting.pop_front() else { return };
        let (id, heard) = (job.id, self.this.clone());
        let put = match &mut self.hand {
            Hand::Worker(worker) => worker.ask(&Ask::new(&job)),
            Hand::Here(task) => {
                let heard = heard.clone();
                *task = Some(Task::start(&job, move |answer| Desk::hear(&heard, answer)));
                true
            }
            Hand::Starting { .. } => false,
        };
        if !put {
            Timeout::new(0, move || Desk::hear(&heard, Answer::unreadable(id))).forget();
        }
        self.running = Some(job);
    }

    fn hear(this: &Weak<RefCell<Desk>>, answer: Answer) {
        let Some(this) = this.upgrade() else { return };
        let mut desk = this.borrow_mut();
        if matches!(answer, Answer::Ready) {
            let hand = std::mem::replace(&mut desk.hand, Hand::Here(None));
            desk.hand = match hand {
                Hand::Starting { worker, .. } => Hand::Worker(worker),
                other => other,
            };
            return desk.next();
        }
        let job = desk.running.take_if(|job| answer.is_about(job.id));
        if let (true, Hand::Worker(_), Some(job)) = (answer.is_unreadable(), &desk.hand, &job)
            && let Input::File(file) = &job.input
        {
            desk.reading = Some(Desk::read_here(&desk.this, file));
            desk.running = Some(Job { id: job.id, input: job.input.clone(), done: job.done.clone() });
            return;
        }
        desk.next();
        drop(desk);
        if let Some(job) = job {
            job.done.emit((job.id, answer.into_reading(job.input)));
        }
    }

    /// WebKit lets the worker of a page that was opened from disk read no file; the page may.
    fn read_here(this: &Weak<RefCell<Desk>>, file: &web_sys::File) -> FileReader {
        let (this, name) = (this.clone(), file.name());
        read_as_array_buffer(&gloo::file::File::from(file.clone()), move |read| {
            let Some(this) = this.upgrade() else { return };
            let mut desk = this.borrow_mut();
            let Some(job) = desk.running.take() else { return };
            match read {
                Ok(buffer) => {
                    let bytes = js_sys::Uint8Array::new(&buffer);
                    desk.waiting.push_front(Job { input: Input::Bytes { name, bytes, encoding: None }, ..job });
                    desk.next();
                }
                Err(_) => {
                    desk.next();
                    drop(desk);
                    job.done.emit((job.id, Err(Refusal::Unreadable)));
                }
            }
        })
    }

    /// The running job ends with the worker; those that wait get the next one.
    fn worker_died(this: &Weak<RefCell<Desk>>) {
        let Some(this) = this.upgrade() else { return };
        let mut desk = this.borrow_mut();
        let job = desk.running.take();
        match desk.hand {
            // It never worked, so another one would not.
            Hand::Starting { .. } => desk.hand = desk.alone(),
            _ => desk.hire(),
        }
        desk.next();
        drop(desk);
        if let Some(job) = job {
            job.done.emit((job.id, Err(Refusal::WorkerDied)));
        }
    }

    fn give_up(this: &Weak<RefCell<Desk>>) {
        let Some(this) = this.upgrade() else { return };
        let mut desk = this.borrow_mut();
        desk.hand = desk.alone();
        desk.next();
    }
}

/// Asked before anything is read.
fn too_large(input: &Input) -> Option<Refusal> {
    // A text has a limit of its own, which shows when it is known to be one.
    let limit = PACKED_BYTES.max as f64;
    let bytes = match input {
        Input::Text(text) => text.len() as f64,
        Input::File(file) => file.size(),
        Input::Bytes { bytes, .. } => f64::from(bytes.byte_length()),
    };
    (bytes > limit).then_some(Refusal::TooLarge { bytes, limit })
}
