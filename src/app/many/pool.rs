//! As many workers as there are cores, all busy until nothing waits.

use crate::Analysis;
use crate::app::bridge::{Answer, Ask, Input, Job, Worker};
use crate::app::dom;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::{Rc, Weak};
use yew::Callback;

/// More than this many share the memory of the machine, not its cores.
const MOST_WORKERS: usize = 8;

/// What came of a job: the analysis, or nothing where the worker broke off.
pub type Done = Callback<(u32, Option<Analysis>)>;

#[derive(Clone)]
pub struct Pool(Rc<RefCell<Desk>>);

struct Desk {
    hands: Vec<Hand>,
    waiting: VecDeque<(u32, Rc<str>)>,
    paused: bool,
    done: Done,
    /// Where no worker can start, the page does the work itself, a report at a time.
    here: bool,
    turn: Option<Timeout>,
    this: Weak<RefCell<Desk>>,
}

struct Hand {
    worker: Worker,
    ready: bool,
    job: Option<(u32, Rc<str>)>,
}

impl Pool {
    pub fn new(done: Done) -> Pool {
        let desk = Desk {
            hands: Vec::new(),
            waiting: VecDeque::new(),
            paused: false,
            done,
            here: false,
            turn: None,
            this: Weak::new(),
        };
        let desk = Rc::new(RefCell::new(desk));
        desk.borrow_mut().this = Rc::downgrade(&desk);
        Pool(desk)
    }

    pub fn add(&self, jobs: impl IntoIterator<Item = (u32, Rc<str>)>) {
        let mut desk = self.0.borrow_mut();
        desk.waiting.extend(jobs);
        desk.hire();
        desk.next();
    }

    pub fn pause(&self, paused: bool) {
        let mut desk = self.0.borrow_mut();
        desk.paused = paused;
        desk.next();
    }

    pub fn is_paused(&self) -> bool {
        self.0.borrow().paused
    }

    /// Gives up what waits, and what is being worked at; gives back which jobs those were.
    pub fn cancel(&self) -> Vec<u32> {
        let mut desk = self.0.borrow_mut();
        let mut left: Vec<u32> = desk.waiting.drain(..).map(|(id, _)| id).collect();
        left.extend(desk.hands.drain(..).filter_map(|hand| hand.job.map(|(id, _)| id)));
        desk.turn = None;
        desk.paused = false;
        left
    }

    /// Drops a job that nobody wants any more; what is being worked at comes to nobody.
    pub fn drop_job(&self, id: u32) {
        self.0.borrow_mut().waiting.retain(|(job, _)| *job != id);
    }
}

impl Desk {
    fn hire(&mut self) {
        let cores = dom::window().navigator().hardware_concurrency();
        let wanted = (cores as usize).clamp(1, MOST_WORKERS).min(self.waiting.len() + self.hands.len());
        while !self.here && self.hands.len() < wanted {
            // A hand is known by its place; one that died is replaced in it.
            let place = self.hands.len();
            match self.worker(place) {
                Some(worker) => self.hands.push(Hand { worker, ready: false, job: None }),
                None if self.hands.is_empty() => self.here = true,
                None => break,
            }
        }
    }

    fn worker(&self, place: usize) -> Option<Worker> {
        let (heard, died) = (self.this.clone(), self.this.clone());
        Worker::start(move |answer| Desk::hear(&heard, place, answer), move || Desk::died(&died, place))
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
        for hand in self.hands.iter_mut().filter(|hand| hand.ready && hand.job.is_none()) {
            let Some((id, text)) = self.waiting.pop_front() else { break };
            let ask = Ask::new(&Job::of_text(id, text.clone()));
            if hand.worker.ask(&ask) {
                hand.job = Some((id, text));
            } else {
                let done = self.done.clone();
                Timeout::new(0, move || done.emit((id, None))).forget();
            }
        }
    }

    fn hear(this: &Weak<RefCell<Desk>>, place: usize, answer: Answer) {
        let Some(this) = this.upgrade() else { return };
        let mut desk = this.borrow_mut();
        let Some(hand) = desk.hands.get_mut(place) else { return };
        hand.ready = true;
        let job = hand.job.take();
        desk.next();
        let done = desk.done.clone();
        drop(desk);
        if let Some((id, text)) = job {
            let analysis = answer.into_reading(Input::Text(text)).ok();
            done.emit((id, analysis.map(|reading| Rc::unwrap_or_clone(reading.analysis))));
        }
    }

    fn died(this: &Weak<RefCell<Desk>>, place: usize) {
        let Some(this) = this.upgrade() else { return };
        let mut desk = this.borrow_mut();
        let Some(hand) = desk.hands.get_mut(place) else { return };
        let (job, worked) = (hand.job.take(), hand.ready);
        let fresh = if worked { desk.worker(place) } else { None };
        match fresh {
            Some(worker) => desk.hands[place] = Hand { worker, ready: false, job: None },
            // It never worked, so another one would not.
            None => {
                desk.hands.truncate(place);
                desk.here = desk.hands.is_empty();
            }
        }
        desk.next();
        let done = desk.done.clone();
        drop(desk);
        if let Some((id, _)) = job {
            done.emit((id, None));
        }
    }

    fn work_here(this: &Weak<RefCell<Desk>>) {
        let Some(this) = this.upgrade() else { return };
        let mut desk = this.borrow_mut();
        desk.turn = None;
        let Some((id, text)) = desk.waiting.pop_front() else { return };
        let done = desk.done.clone();
        desk.next();
        drop(desk);
        done.emit((id, Some(crate::analyze(&text))));
    }
}
