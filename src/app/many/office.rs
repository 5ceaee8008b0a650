//! The page's side of the clerk: gives it what it does not know yet, asks, and ends it where the reader does not want to
//! wait. One question at a time; the others wait.

use super::clerk::{self, Clerk, Paper, Question, Reply, pack, unpack};
use super::store::{Member, Shelf, Store, paper};
use crate::app::bridge::{Answer as Said, Ask, Asked, Many, Worker};
use crate::workspace::OwnIndicator;
use gloo::timers::callback::Timeout;
use js_sys::{Array, ArrayBuffer, Uint8Array};
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, File};
use yew::prelude::*;

/// Bytes of reports that are handed over at once, so that no turn of the page is long.
const SLICE_BYTES: usize = 1_000_000;
/// After an export of as many reports the clerk is let go, with all that its memory grew by.
const MANY: usize = 200;
/// Between two answers to the same question, while reports are still coming in.
const AGAIN_MS: u32 = 1_500;
const SOON_MS: u32 = 150;

/// What the clerk says in the end.
#[derive(Clone, Debug)]
pub enum Told {
    Reply(Rc<Reply>),
    /// A file to be saved.
    File(Blob),
    /// It broke off, or was told to stop.
    Nothing,
}

/// Who is told how it goes, and what it is about.
#[derive(Default)]
pub struct Errand {
    pub file: Option<File>,
    pub share: Option<Callback<f64>>,
    pub done: Option<Callback<Told>>,
}

#[derive(Clone, Default)]
pub struct Office(Rc<RefCell<Room>>);

#[derive(Default)]
struct Room {
    hand: Hand,
    /// What the clerk knows: the stamps of the members, and the reader's own indicators.
    knows: BTreeMap<u32, u32>,
    own: Rc<Vec<OwnIndicator>>,
    queue: VecDeque<Job>,
    running: Option<Running>,
    turn: Option<Timeout>,
    /// The clerk's memory has grown by an export; it goes when there is nothing to do.
    heavy: bool,
}

#[derive(Default)]
enum Hand {
    #[default]
    Nobody,
    Starting(Worker),
    Worker(Worker),
    /// Where no worker can start, the page works itself.
    Here(Box<Clerk>),
}

enum Job {
    Papers(Vec<Rc<Member>>),
    Ask(Question, Errand),
}

struct Running {
    share: Option<Callback<f64>>,
    done: Option<Callback<Told>>,
}

impl Office {
    pub fn ask(&self, members: Vec<Rc<Member>>, own: Rc<Vec<OwnIndicator>>, question: Question, errand: Errand) {
        {
            let room = &mut *self.0.borrow_mut();
            // Opening a file takes no reports.
            if !matches!(question, Question::Open) {
                room.hand_over(members, own);
            }
            room.queue.push_back(Job::Ask(question, errand));
        }
        self.next();
    }

    /// Ends what is being worked out, and what waits.
    pub fn stop(&self) {
        let (running, queue) = {
            let room = &mut *self.0.borrow_mut();
            (room.hand, room.turn) = (Hand::Nobody, None);
            room.knows.clear();
            room.own = Rc::default();
            (room.running.take(), std::mem::take(&mut room.queue))
        };
        let waiting = queue.into_iter().filter_map(|job| match job {
            Job::Ask(_, errand) => errand.done,
            Job::Papers(_) => None,
        });
        running.and_then(|running| running.done).into_iter().chain(waiting).for_each(|done| done.emit(Told::Nothing));
    }

    pub fn forget(&self) {
        self.stop();
    }

    fn next(&self) {
        let room = &mut *self.0.borrow_mut();
        if room.running.is_some() || room.turn.is_some() {
            return;
        }
        if matches!(room.hand, Hand::Nobody) {
            if room.queue.is_empty() {
                return;
            }
            let (heard, died) = (Rc::downgrade(&self.0), Rc::downgrade(&self.0));
            let worker = Worker::start(
                move |said| heard.upgrade().into_iter().for_each(|room| Office(room).hear(&said)),
                move || died.upgrade().into_iter().for_each(|room| Office(room).died()),
            );
            room.hand = worker.map_or_else(|| Hand::Here(Box::default()), Hand::Starting);
        }
        if matches!(room.hand, Hand::Starting(_)) {
            return;
        }
        let Some(job) = room.queue.pop_front() else {
            if std::mem::take(&mut room.heavy) {
                room.hand = Hand::Nobody;
                room.knows.clear();
                room.own = Rc::default();
            }
            return;
        };
        let (question, file, running) = match job {
            Job::Papers(members) => {
                let papers: Vec<Paper> = members.iter().map(|member| paper(member)).collect();
                (Question::Keep(papers), None, Running { share: None, done: None })
            }
            Job::Ask(question, Errand { file, share, done }) => (question, file, Running { share, done }),
        };
        room.heavy |= room.knows.len() > MANY && matches!(question, Question::Export(..) | Question::Copy(_));
        room.running = Some(running);
        let office = self.clone();
        match &mut room.hand {
            Hand::Worker(worker) if put(worker, &question, file) => {}
            Hand::Here(_) => {
                // After the page has painted.
                room.turn = Some(Timeout::new(0, move || office.work_here(question)));
            }
            _ => {
                room.turn = Some(Timeout::new(0, move || {
                    office.0.borrow_mut().turn = None;
                    office.done(Told::Nothing);
                }));
            }
        }
    }

    fn work_here(&self, question: Question) {
        let reply = {
            let room = &mut *self.0.borrow_mut();
            room.turn = None;
            let Hand::Here(clerk) = &mut room.hand else { return };
            clerk::settle(clerk, question, &|_| ())
        };
        self.done(told(reply));
    }

    fn hear(&self, said: &Said) {
        match said {
            Said::Ready => {
                {
                    let room = &mut *self.0.borrow_mut();
                    room.hand = match std::mem::take(&mut room.hand) {
                        Hand::Starting(worker) => Hand::Worker(worker),
                        other => other,
                    };
                }
                self.next();
            }
            Said::Share { share, .. } => {
                let tell = self.0.borrow().running.as_ref().and_then(|running| running.share.clone());
                tell.into_iter().for_each(|tell| tell.emit(*share));
            }
            Said::Many { reply, .. } => self.done(told(reply.clone())),
            Said::Read { .. } | Said::Refused { .. } => self.done(Told::Nothing),
        }
    }

    fn done(&self, told: Told) {
        let running = self.0.borrow_mut().running.take();
        if let Some(done) = running.and_then(|running| running.done) {
            done.emit(told);
        }
        self.next();
    }

    fn died(&self) {
        if matches!(self.0.borrow().hand, Hand::Starting(_)) {
            self.0.borrow_mut().hand = Hand::Here(Box::default());
            return self.next();
        }
        self.stop();
    }
}

impl Room {
    /// Puts in the queue what the clerk does not know yet.
    fn hand_over(&mut self, members: Vec<Rc<Member>>, own: Rc<Vec<OwnIndicator>>) {
        let mut gone = std::mem::take(&mut self.knows);
        let (mut slice, mut bytes) = (Vec::new(), 0);
        for member in members {
            let known = gone.remove(&member.id) == Some(member.stamp);
            self.knows.insert(member.id, member.stamp);
            if known {
                continue;
            }
            bytes += 2 * member.item.text.len();
            slice.push(member);
            if bytes > SLICE_BYTES {
                self.queue.push_back(Job::Papers(std::mem::take(&mut slice)));
                bytes = 0;
            }
        }
        if !slice.is_empty() {
            self.queue.push_back(Job::Papers(slice));
        }
        if !gone.is_empty() {
            self.queue.push_back(Job::Ask(Question::Drop(gone.into_keys().collect()), Errand::default()));
        }
        if self.own != own {
            self.own = own.clone();
            self.queue.push_back(Job::Ask(Question::Own(own.to_vec()), Errand::default()));
        }
    }
}

fn told(reply: JsValue) -> Told {
    match reply.dyn_into::<Blob>() {
        Ok(file) => Told::File(file),
        Err(reply) if reply.is_instance_of::<ArrayBuffer>() => {
            unpack(&Uint8Array::new(&reply).to_vec()).map_or(Told::Nothing, |reply| Told::Reply(Rc::new(reply)))
        }
        Err(_) => Told::Nothing,
    }
}

fn put(worker: &Worker, question: &Question, file: Option<File>) -> bool {
    let Some(bytes) = pack(question) else { return false };
    let question = Uint8Array::from(bytes.as_slice()).buffer();
    let handed_over = Array::of1(&question);
    let file = file.map_or(JsValue::UNDEFINED, JsValue::from);
    let what = Asked::Many(Many { question: question.into(), file });
    worker.ask_with(&Ask { job: 0, what }, &handed_over)
}

/// What the clerk says to a question, kept up with what is on the shelf.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    pub reply: Option<Rc<Reply>>,
    /// It is being worked out.
    pub busy: bool,
    pub share: f64,
    /// The reader did not want to wait, or it broke off.
    pub stopped: bool,
}

#[derive(Default)]
struct Asking {
    latest: Option<Question>,
    under_way: bool,
    /// How soon it is to be asked again.
    again: Option<u32>,
    /// The answer that counts is that to the last question.
    number: u32,
    timer: Option<Timeout>,
}

/// Asks again whenever the question or the shelf changes; an answer to another question is not shown.
#[hook]
pub fn use_answer(store: &Store, shelf: &Shelf, question: Option<Question>) -> Answer {
    let (reply, share) = (use_state(|| None::<(u32, Told)>), use_state_eq(|| 0.0));
    let asking = use_mut_ref(Asking::default);
    let busy = use_state_eq(|| true);
    let number = use_mut_ref(|| (None::<Question>, 0u32));
    let current = {
        let mut number = number.borrow_mut();
        if number.0 != question {
            *number = (question.clone(), number.1 + 1);
        }
        number.1
    };
    let turn = Turn {
        store: store.clone(),
        asking: asking.clone(),
        reply: reply.setter(),
        share: share.setter(),
        busy: busy.setter(),
    };
    let working = shelf.is_working();
    use_effect_with((shelf.version, question), move |(_, question)| {
        {
            let mut asking = asking.borrow_mut();
            (asking.latest, asking.number) = (question.clone(), current);
        }
        turn.soon(if working { AGAIN_MS } else { 0 });
    });
    let told = reply.as_ref().filter(|(number, _)| *number == current).map(|(_, told)| told.clone());
    Answer {
        stopped: matches!(told, Some(Told::Nothing)) && !*busy,
        reply: match told {
            Some(Told::Reply(reply)) => Some(reply),
            _ => None,
        },
        busy: *busy,
        share: *share,
    }
}

#[derive(Clone)]
struct Turn {
    store: Store,
    asking: Rc<RefCell<Asking>>,
    reply: UseStateSetter<Option<(u32, Told)>>,
    share: UseStateSetter<f64>,
    busy: UseStateSetter<bool>,
}

impl Turn {
    fn soon(&self, wait: u32) {
        let mut asking = self.asking.borrow_mut();
        if asking.under_way {
            asking.again = Some(wait.max(SOON_MS));
            return;
        }
        if asking.timer.is_none() || wait == 0 {
            let turn = self.clone();
            asking.timer = Some(Timeout::new(wait, move || turn.go()));
        }
    }

    fn go(&self) {
        let (question, number) = {
            let mut asking = self.asking.borrow_mut();
            asking.timer = None;
            (asking.under_way, asking.again) = (true, None);
            (asking.latest.clone(), asking.number)
        };
        let Some(question) = question else {
            self.asking.borrow_mut().under_way = false;
            self.busy.set(false);
            return;
        };
        self.busy.set(true);
        self.share.set(0.0);
        let turn = self.clone();
        let share = self.share.clone();
        let errand = Errand {
            file: None,
            share: Some(Callback::from(move |part| share.set(part))),
            done: Some(Callback::from(move |told| turn.heard(number, told))),
        };
        self.store.ask(question, errand);
    }

    fn heard(&self, number: u32, told: Told) {
        let again = {
            let mut asking = self.asking.borrow_mut();
            asking.under_way = false;
            std::mem::take(&mut asking.again)
        };
        self.reply.set(Some((number, told)));
        if let Some(wait) = again {
            return self.soon(wait);
        }
        self.busy.set(false);
    }
}
