//! The reports of the workspace and what their reader has made of them.
//!
//! Of each report the page has its text, a row of the list and the packed analysis; what is shown of it is unpacked for
//! the moment. All that goes over many reports is asked of the clerk.

mod member;

use super::clerk::{Analysed, Paper, Question};
use super::keep::Restored;
use super::office::{Errand, Office};
use super::pool::Pool;
use crate::app::state::{Contents, Doc, Item, Tray, Unread};
use crate::workspace::{Correction, Document, OwnIndicator, Workspace};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use yew::Callback;

pub use member::{Filed, Member, Standing};

/// How often the page follows what happens in the store.
const TICK_MS: u32 = 100;

/// The store as it was at one moment; equal to itself only.
#[derive(Clone, Debug, Default)]
pub struct Shelf(Rc<Snapshot>);

#[derive(Debug, Default)]
pub struct Snapshot {
    pub members: Vec<Rc<Member>>,
    pub unread: Vec<Unread>,
    pub own: Rc<Vec<OwnIndicator>>,
    pub selected: Rc<BTreeSet<u32>>,
    /// How it is shown, as a workspace file keeps it.
    pub settings: Rc<BTreeMap<String, String>>,
    /// Rises with every change of a report or an indicator.
    pub version: u32,
    pub done: usize,
    /// Files that are still to be read.
    pub coming: usize,
    pub paused: bool,
    /// Seconds until all is done, while there is something to do.
    pub left: Option<f64>,
}

impl PartialEq for Shelf {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for Shelf {
    type Target = Snapshot;

    fn deref(&self) -> &Snapshot {
        &self.0
    }
}

impl Snapshot {
    /// Members that are analysed, in the order of the list.
    pub fn done_members(&self) -> Vec<&Rc<Member>> {
        self.members.iter().filter(|m| m.listed().is_some()).collect()
    }

    pub fn member(&self, id: u32) -> Option<&Rc<Member>> {
        Some(&self.members[self.members.binary_search_by_key(&id, |m| m.id).ok()?])
    }

    pub fn setting(&self, key: &str) -> &str {
        self.settings.get(key).map_or("", String::as_str)
    }

    pub fn is_working(&self) -> bool {
        self.done < self.all()
    }

    /// Reports that there are, and files that are still to be read; of an archive nobody knows yet how many are in it.
    pub fn all(&self) -> usize {
        self.members.len() + self.coming
    }
}

#[derive(Clone)]
pub struct Store(Rc<RefCell<Inner>>);

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

struct Inner {
    members: Vec<Rc<Member>>,
    /// Members by their names, for telling whether one is there already.
    names: BTreeMap<String, Vec<u32>>,
    unread: Vec<Unread>,
    own: Rc<Vec<OwnIndicator>>,
    selected: Rc<BTreeSet<u32>>,
    settings: Rc<BTreeMap<String, String>>,
    /// What the reader has taken out, so that it does not come back from the list of what was opened.
    removed: Vec<Item>,
    last: u32,
    version: u32,
    waiting: usize,
    coming: usize,
    pool: Option<Pool>,
    office: Office,
    /// When the work began that is still going on, and how much had been done then.
    since: Option<(f64, usize)>,
    tick: Option<Timeout>,
    tell: Callback<Shelf>,
}

impl Store {
    pub fn new(tell: Callback<Shelf>) -> Store {
        let store = Store(Rc::new(RefCell::new(Inner {
            members: Vec::new(),
            names: BTreeMap::new(),
            unread: Vec::new(),
            own: Rc::default(),
            selected: Rc::default(),
            settings: Rc::default(),
            removed: Vec::new(),
            last: 0,
            version: 0,
            waiting: 0,
            coming: 0,
            pool: None,
            office: Office::default(),
            since: None,
            tick: None,
            tell,
        })));
        let heard = Rc::downgrade(&store.0);
        let pool = Pool::new(Callback::from(move |(ids, done)| {
            if let Some(inner) = heard.upgrade() {
                Store(inner).finish(ids, done);
            }
        }));
        store.0.borrow_mut().pool = Some(pool);
        store
    }

    /// Takes up what is on the page and not here yet.
    pub fn follow(&self, tray: &Tray, doc: Option<&Doc>) {
        {
            let mut inner = self.0.borrow_mut();
            if inner.unread != tray.unread {
                inner.unread = tray.unread.clone();
            }
        }
        self.add(tray.items.iter().cloned().map(Member::of).collect());
        if let Some(doc) = doc {
            let open = Standing::Done(Rc::new(Filed::open(&doc.text, doc.analysis.clone())));
            let item = doc.0.item.clone().unwrap_or_else(|| item_of(doc));
            self.add(vec![Member { standing: open, ..Member::of(item) }]);
        }
        self.changed();
    }

    /// Adds members that are not there yet; those without an analysis get one.
    pub fn add(&self, members: Vec<Member>) {
        let mut jobs = Vec::new();
        {
            let inner = &mut *self.0.borrow_mut();
            for mut member in members {
                if inner.is_there(&member.item) {
                    continue;
                }
                inner.last += 1;
                inner.version += 1;
                (member.id, member.stamp, member.revised) = (inner.last, inner.version, inner.version);
                if matches!(member.standing, Standing::Waiting) {
                    jobs.push((member.id, member.item.text.clone()));
                }
                inner.names.entry(member.item.name.clone()).or_default().push(member.id);
                inner.members.push(Rc::new(member));
            }
            inner.waiting += jobs.len();
            inner.begin_or_end();
        }
        if !jobs.is_empty() {
            self.pool().add(jobs);
        }
        self.changed();
    }

    /// So many files are still to be read.
    pub fn coming(&self, files: usize) {
        {
            let mut inner = self.0.borrow_mut();
            if inner.coming == files {
                return;
            }
            inner.coming = files;
            inner.begin_or_end();
        }
        self.changed();
    }

    fn pool(&self) -> Pool {
        self.0.borrow().pool.clone().expect("made with the store")
    }

    /// Drops everything, and the workers with what is left of it in their memory.
    pub fn clear(&self) {
        self.pool().cancel();
        let mut inner = self.0.borrow_mut();
        inner.office.forget();
        inner.members.clear();
        inner.names.clear();
        inner.unread.clear();
        inner.removed.clear();
        (inner.own, inner.selected, inner.settings) = Default::default();
        (inner.since, inner.waiting) = (None, 0);
        inner.version += 1;
        drop(inner);
        member::forget();
        self.changed_now();
    }

    fn finish(&self, ids: Vec<u32>, done: Vec<Analysed>) {
        let mut done: BTreeMap<u32, Analysed> = done.into_iter().map(|one| (one.id, one)).collect();
        for id in ids {
            let analysed = done.remove(&id);
            self.edit(id, |member| match analysed {
                Some(analysed) => member.file(Filed::packed(analysed)),
                None => member.standing = Standing::Failed,
            });
        }
        let mut inner = self.0.borrow_mut();
        inner.waiting = inner.members.iter().filter(|m| matches!(m.standing, Standing::Waiting)).count();
        inner.begin_or_end();
    }

    fn edit(&self, id: u32, change: impl FnOnce(&mut Member)) {
        {
            let inner = &mut *self.0.borrow_mut();
            let Ok(place) = inner.members.binary_search_by_key(&id, |m| m.id) else { return };
            inner.version += 1;
            let member = Rc::make_mut(&mut inner.members[place]);
            member.stamp = inner.version;
            change(member);
        }
        self.changed();
    }

    /// Something that its analysis is read by has changed.
    fn edit_and_review(&self, id: u32, change: impl FnOnce(&mut Member)) {
        self.edit(id, |member| {
            change(member);
            member.revised = member.stamp;
            member.refile();
        });
    }

    pub fn set_place(&self, id: u32, place: &str) {
        let place = Some(place.trim().to_owned()).filter(|p| !p.is_empty());
        self.edit_and_review(id, |member| member.place = place);
    }

    /// 2023, 2019-2023 or nothing.
    pub fn set_period(&self, id: u32, words: &str) {
        let period = member::period(words);
        self.edit_and_review(id, |member| member.period = period);
    }

    /// A later correction of the same place and kind takes the place of an earlier one.
    pub fn correct(&self, id: u32, corrections: Vec<Correction>) {
        self.edit_and_review(id, |member| {
            for new in corrections {
                member.corrections.retain(|old| old.at.span != new.at.span || !new.edit.replaces(&old.edit));
                member.corrections.push(new);
            }
        });
    }

    pub fn undo_corrections(&self, id: u32, span: crate::analysis::Span) {
        self.edit_and_review(id, |member| member.corrections.retain(|c| c.at.span != span));
    }

    pub fn remove(&self, ids: &BTreeSet<u32>) {
        {
            let inner = &mut *self.0.borrow_mut();
            let gone = inner.members.iter().filter(|m| ids.contains(&m.id)).map(|m| m.item.clone());
            inner.removed.extend(gone);
            inner.members.retain(|m| !ids.contains(&m.id));
            inner.names.values_mut().for_each(|list| list.retain(|id| !ids.contains(id)));
            Rc::make_mut(&mut inner.selected).retain(|id| !ids.contains(id));
            inner.version += 1;
        }
        self.pool().drop_jobs(ids);
        self.changed_now();
    }

    pub fn select(&self, ids: BTreeSet<u32>) {
        self.0.borrow_mut().selected = Rc::new(ids);
        self.changed_now();
    }

    pub fn pause(&self, paused: bool) {
        self.pool().pause(paused);
        {
            let mut inner = self.0.borrow_mut();
            let done = inner.done();
            // What a pause takes is not counted.
            inner.since = (!paused).then(|| (js_sys::Date::now(), done));
        }
        self.changed_now();
    }

    /// What is not analysed yet is given up.
    pub fn cancel(&self) {
        let left: BTreeSet<u32> = self.pool().cancel().into_iter().collect();
        {
            let inner = &mut *self.0.borrow_mut();
            inner.waiting = 0;
            inner.begin_or_end();
            inner.version += 1;
            for member in inner.members.iter_mut().filter(|m| left.contains(&m.id)) {
                Rc::make_mut(member).standing = Standing::Failed;
            }
        }
        self.changed_now();
    }

    pub fn set_own(&self, own: Vec<OwnIndicator>) {
        {
            let mut inner = self.0.borrow_mut();
            inner.own = Rc::new(own);
            inner.version += 1;
        }
        self.changed_now();
    }

    pub fn set(&self, key: &str, value: String) {
        {
            let mut inner = self.0.borrow_mut();
            let settings = Rc::make_mut(&mut inner.settings);
            match value.is_empty() {
                true => _ = settings.remove(key),
                false => _ = settings.insert(key.into(), value),
            }
        }
        self.changed_now();
    }

    /// Asks the clerk; it is given first what it does not know yet.
    pub fn ask(&self, question: Question, errand: Errand) {
        let inner = self.0.borrow();
        // A file of everything has what is not analysed, too.
        let members = inner.members.clone();
        inner.office.ask(members, inner.own.clone(), question, errand);
    }

    /// What is worked out is worked out again.
    pub fn touch(&self) {
        self.0.borrow_mut().version += 1;
        self.changed_now();
    }

    pub fn stop_asking(&self) {
        self.0.borrow().office.stop();
    }

    /// Adds what a file has. What is there already keeps its own corrections.
    pub fn load(&self, saved: Workspace) {
        {
            let inner = &mut *self.0.borrow_mut();
            inner.removed.clear();
            let own = Rc::make_mut(&mut inner.own);
            for one in saved.indicators {
                if own.iter().all(|other| other.id != one.id) {
                    own.push(one);
                }
            }
            Rc::make_mut(&mut inner.settings).extend(saved.settings);
        }
        self.add(saved.documents.into_iter().map(Member::of_document).collect());
        self.changed_now();
    }

    /// Puts back what was kept, under the ids that it had; gives back the members. Where there is something already, it is
    /// added like a file.
    pub fn restore(&self, restored: Restored) -> Option<Vec<Rc<Member>>> {
        let Restored { documents, about } = restored;
        let saved = Workspace { indicators: about.own, settings: about.settings, ..Default::default() };
        let jobs: Vec<(u32, Rc<str>)> = {
            let inner = &mut *self.0.borrow_mut();
            if !inner.members.is_empty() {
                let documents = documents.into_iter().map(|(_, document)| document).collect();
                let this = self.clone();
                // Not while this is borrowed.
                Timeout::new(0, move || this.load(Workspace { documents, ..saved })).forget();
                return None;
            }
            inner.version += 1;
            for (id, document) in documents {
                let (stamp, revised) = (inner.version, inner.version);
                let member = Member { id, stamp, revised, ..Member::of_document(document) };
                inner.names.entry(member.item.name.clone()).or_default().push(id);
                inner.last = inner.last.max(id);
                inner.members.push(Rc::new(member));
            }
            inner.waiting = inner.members.len();
            inner.begin_or_end();
            inner.members.iter().map(|member| (member.id, member.item.text.clone())).collect()
        };
        let members = self.0.borrow().members.clone();
        self.pool().add(jobs);
        self.load(saved);
        Some(members)
    }

    /// The page follows soon, not at once: a hundred reports are one change.
    fn changed(&self) {
        let mut inner = self.0.borrow_mut();
        if inner.tick.is_none() {
            let this = Rc::downgrade(&self.0);
            inner.tick = Some(Timeout::new(TICK_MS, move || {
                if let Some(inner) = this.upgrade() {
                    Store(inner).changed_now();
                }
            }));
        }
    }

    fn changed_now(&self) {
        let (tell, shelf) = {
            let mut inner = self.0.borrow_mut();
            inner.tick = None;
            (inner.tell.clone(), Shelf(Rc::new(inner.snapshot())))
        };
        tell.emit(shelf);
    }
}

impl Inner {
    fn is_there(&self, item: &Item) -> bool {
        let known = |other: &Item| *other == *item || other.name == item.name && other.text == item.text;
        let here = self.names.get(&item.name).into_iter().flatten();
        let mut here = here.filter_map(|id| self.members.binary_search_by_key(id, |m| m.id).ok());
        // What is brought anew is another text, though it may say the same.
        let removed = |other: &Item| Rc::ptr_eq(&other.text, &item.text);
        here.any(|place| known(&self.members[place].item)) || self.removed.iter().any(removed)
    }

    fn done(&self) -> usize {
        self.members.len() - self.waiting.min(self.members.len())
    }

    /// Looks at the clock when there is something to do, and no longer when there is not.
    fn begin_or_end(&mut self) {
        match self.waiting + self.coming {
            0 => self.since = None,
            _ if self.since.is_none() && !self.is_paused() => self.since = Some((js_sys::Date::now(), self.done())),
            _ => {}
        }
    }

    fn is_paused(&self) -> bool {
        self.pool.as_ref().is_some_and(Pool::is_paused)
    }

    fn snapshot(&self) -> Snapshot {
        let (done, all) = (self.done(), self.members.len() + self.coming);
        let left = self.since.filter(|_| done < all).map(|(start, before)| {
            let (took, count) = (js_sys::Date::now() - start, done.saturating_sub(before).max(1));
            took / count as f64 * (all - done) as f64 / 1000.0
        });
        Snapshot {
            members: self.members.clone(),
            unread: self.unread.clone(),
            own: self.own.clone(),
            selected: self.selected.clone(),
            settings: self.settings.clone(),
            version: self.version,
            done,
            coming: self.coming,
            paused: self.is_paused(),
            left,
        }
    }
}

/// What was opened by itself: pasted, or one plain file.
fn item_of(doc: &Doc) -> Item {
    let analysis = &doc.analysis;
    let name = analysis.source.name.clone().or_else(|| analysis.meta.title.clone());
    Item(Rc::new(Contents {
        name: name.unwrap_or_default(),
        format: analysis.source.format.clone().unwrap_or_else(|| "txt".into()),
        encoding: analysis.source.encoding.clone(),
        certain: doc.0.certain,
        text: doc.text.clone(),
        notes: Vec::new(),
        pages: analysis.source.pages.clone(),
        file: doc.0.file.clone(),
    }))
}

/// What the clerk is given of a member.
pub fn paper(member: &Member) -> Paper {
    let packed = match &member.standing {
        Standing::Done(filed) => filed.bytes(),
        Standing::Waiting | Standing::Failed => Vec::new(),
    };
    Paper { id: member.id, document: member.document(), packed }
}

impl Member {
    /// As a workspace file has it.
    pub fn document(&self) -> Document {
        Document {
            name: self.item.name.clone(),
            source_format: Some(self.item.format.clone()),
            encoding: self.item.encoding.clone(),
            text: self.item.text.as_ref().into(),
            pages: self.item.pages.clone(),
            place: self.place.clone(),
            period: self.period.clone(),
            corrections: self.corrections.clone(),
        }
    }
}
