//! As many workers as there are cores, all busy until nothing waits. Texts go out and analyses come back by the handful:
//! a thousand reports are some hundred messages.

use super::clerk::{Analysed, Question, Reply, analysed, pack, unpack};
use crate::app::bridge::{Answer, Ask, Asked, Many, Worker};
use crate::app::dom;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use std::cell::RefCell;
use std::collections::{BTreeSet, VecDeque};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;
use yew::Callback;

/// More than this many share the memory of the machine, not its cores.
const MOST_WORKERS: usize = 8;
/// Bytes of text that a worker gets at once, and how many texts.
const HANDFUL_BYTES: usize = 160_000;
const HANDFUL: usize = 8;
/// Workers that have nothing to do are kept for what is dropped next, and then their memory is given back.
const IDLE_MS: u32 = 4_000;

/// What came of some jobs; those that are not among the analyses broke off.
pub type Done = Callback<(Vec<u32>, Vec<Analysed>)>;
type Job = (u32, Rc<str>);

#[derive(Clone)]
pub struct Pool(Rc<RefCell<Desk>>);

struct Desk {
    hands: Vec<Hand>,
    waiting: VecDeque<Job>,
    /// Over one of these a worker broke off: each goes alone now.
    suspects: VecDeque<Job>,
    paused: bool,
    done: Done,
    /// Where no worker can start, the page does the work itself, a report at a time.
    here: bool,
    turn: Option<Timeout>,
    idle: Option<Timeout>,
    this: Weak<RefCell<Desk>>,
}

struct Hand {
    worker: Worker,
    ready: bool,
    jobs: Vec<Job>,
}

impl Pool {
    pub fn new(done: Done) -> Pool {
        let desk = Desk {
            hands: Vec::new(),
            waiting: VecDeque::new(),
            suspects: VecDeque::new(),
            paused: false,
            done,
            here: false,
            turn: None,
            idle: None,
            this: Weak::new(),
        };
        let desk = Rc::new(RefCell::new(desk));
        desk.borrow_mut().this = Rc::downgrade(&desk);
        Pool(desk)
    }

    pub fn add(&self, jobs: impl IntoIterator<Item = Job>) {
        let mut desk = self.0.borrow_mut();
        desk.waiting.extend(jobs);
        desk.hire();
        desk.next();
    }

    pub fn pause(&self, paused: bool) {
        let mut desk = self.0.borrow_mut();
        desk.paused = paused;
        desk.hire();
        desk.next();
    }

    pub fn is_paused(&self) -> bool {
        self.0.borrow().paused
    }

    /// Gives up what waits, and what is being worked at; gives back which jobs those were.
    pub fn cancel(&self) -> Vec<u32> {
        let desk = &mut *self.0.borrow_mut();
        let waiting = desk.waiting.drain(..).chain(desk.suspects.drain(..));
        let left = waiting.chain(desk.hands.drain(..).flat_map(|hand| hand.jobs)).map(|(id, _)| id).collect();
        desk.turn = None;
        desk.paused = false;
        left
    }

    /// Drops jobs that nobody wants any more; what is being worked at comes to nobody.
    pub fn drop_jobs(&self, ids: &BTreeSet<u32>) {
        let desk = &mut *self.0.borrow_mut();
        desk.waiting.retain(|(job, _)| !ids.contains(job));
        desk.suspects.retain(|(job, _)| !ids.contains(job));
    }
}

impl Desk {
    fn hire(&mut self) {
        self.idle = None;
        let cores = dom::window().navigator().hardware_concurrency();
        let jobs = self.waiting.len() + self.suspects.len() + self.hands.len();
        let wanted = (cores as usize).clamp(1, MOST_WORKERS).min(jobs);
        while !self.here && self.hands.len() < wanted {
            // A hand is known by its place; one that died is replaced in it.
            let place = self.hands.len();
            match self.worker(place) {
                Some(worker) => self.hands.push(Hand { worker, ready: false, jobs: Vec::new() }),
                None if self.hands.is_empty() => self.here = true,
                None => break,
            }
        }
    }

    fn worker(&self, place: usize) -> Option<Worker> {
        let (heard, died) = (self.this.clone(), self.this.clone());
        Worker::start(move |answer| Desk::hear(&heard, place, answer), move || Desk::died(&died, place))
    }

    /// The next jobs of one worker. Where little is left, each worker gets some of it.
    fn handful(&mut self) -> Vec<Job> {
        if let Some(alone) = self.suspects.pop_front() {
            return vec![alone];
        }
        let most = self.waiting.len().div_ceil(2 * self.hands.len().max(1)).clamp(1, HANDFUL);
        let (mut jobs, mut bytes) = (Vec::new(), 0);
        while let Some(job) = self.waiting.front() {
            bytes += job.1.len();
            if jobs.len() == most || !jobs.is_empty() && bytes > HANDFUL_BYTES {
                break;
            }
            jobs.extend(self.waiting.pop_front());
        }
        jobs
    }

    fn next(&mut self) {
        if self.paused {
            return;
        }
        if self.here {
            if self.turn.is_none() && !self.waiting.is_empty() {
                let this = self.this.clone();
                self.turn = Some(Timeout::new(0, move || Desk::work_here(&this)));
            }
            return;
        }
        for place in 0..self.hands.len() {
            if !self.hands[place].ready || !self.hands[place].jobs.is_empty() {
                continue;
            }
            let jobs = self.handful();
            if jobs.is_empty() {
                break;
            }
            if put(&self.hands[place].worker, &jobs) {
                self.hands[place].jobs = jobs;
            } else {
                let (done, ids) = (self.done.clone(), ids(&jobs));
                Timeout::new(0, move || done.emit((ids, Vec::new()))).forget();
            }
        }
        if self.hands.iter().all(|hand| hand.jobs.is_empty()) && !self.hands.is_empty() {
            let this = self.this.clone();
            self.idle = Some(Timeout::new(IDLE_MS, move || {
                if let Some(this) = this.upgrade() {
                    this.borrow_mut().hands.retain(|hand| !hand.jobs.is_empty());
                }
            }));
        }
    }

    fn hear(this: &Weak<RefCell<Desk>>, place: usize, answer: Answer) {
        let Some(this) = this.upgrade() else { return };
        let mut desk = this.borrow_mut();
        let Some(hand) = desk.hands.get_mut(place) else { return };
        hand.ready = true;
        let jobs = std::mem::take(&mut hand.jobs);
        desk.next();
        let done = desk.done.clone();
        drop(desk);
        if let Answer::Many { reply, .. } = answer {
            let analyses = match unpack(&Uint8Array::new(&reply).to_vec()) {
                Some(Reply::Analysed(analyses)) => analyses,
                _ => Vec::new(),
            };
            done.emit((ids(&jobs), analyses));
        }
    }

    fn died(this: &Weak<RefCell<Desk>>, place: usize) {
        let Some(this) = this.upgrade() else { return };
        let mut desk = this.borrow_mut();
        let Some(hand) = desk.hands.get_mut(place) else { return };
        let (jobs, worked) = (std::mem::take(&mut hand.jobs), hand.ready);
        let fresh = if worked { desk.worker(place) } else { None };
        match fresh {
            Some(worker) => desk.hands[place] = Hand { worker, ready: false, jobs: Vec::new() },
            // It never worked, so another one would not.
            None => {
                desk.hands.truncate(place);
                desk.here = desk.hands.is_empty();
            }
        }
        let failed = match jobs.len() {
            0 => None,
            1 => Some(ids(&jobs)),
            _ => {
                desk.suspects.extend(jobs);
                None
            }
        };
        desk.next();
        let done = desk.done.clone();
        drop(desk);
        if let Some(ids) = failed {
            done.emit((ids, Vec::new()));
        }
    }

    fn work_here(this: &Weak<RefCell<Desk>>) {
        let Some(this) = this.upgrade() else { return };
        let mut desk = this.borrow_mut();
        desk.turn = None;
        let Some((id, text)) = desk.suspects.pop_front().or_else(|| desk.waiting.pop_front()) else { return };
        let done = desk.done.clone();
        desk.next();
        drop(desk);
        done.emit((vec![id], analysed(id, &text).into_iter().collect()));
    }
}

fn ids(jobs: &[Job]) -> Vec<u32> {
    jobs.iter().map(|(id, _)| *id).collect()
}

fn put(worker: &Worker, jobs: &[Job]) -> bool {
    let texts = jobs.iter().map(|(id, text)| (*id, text.as_ref().to_owned())).collect();
    let Some(bytes) = pack(&Question::Analyse(texts)) else { return false };
    let question = Uint8Array::from(bytes.as_slice()).buffer();
    let handed_over = Array::of1(&question);
    let what = Asked::Many(Many { question: question.into(), file: JsValue::UNDEFINED });
    worker.ask_with(&Ask { job: 0, what }, &handed_over)
}
