//! The reports of the workspace and what their reader has made of them.

use super::pool::Pool;
use crate::Analysis;
use crate::app::state::{Contents, Doc, Item, Tray, Unread};
use crate::compare::{Entry, Reports};
use crate::workspace::{self, Correction, Document, OwnIndicator, Reviewed, Workspace};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use yew::Callback;

/// How often the page follows what happens in the store.
const TICK_MS: u32 = 100;

/// One report.
#[derive(Clone, Debug)]
pub struct Member {
    pub id: u32,
    pub item: Item,
    /// What the reader says of place and period.
    pub place: Option<String>,
    pub period: Option<[String; 2]>,
    pub corrections: Vec<Correction>,
    pub standing: Standing,
}

#[derive(Clone, Debug)]
pub enum Standing {
    Waiting,
    Done(Rc<Reviewed>),
    /// The program broke off over it, or the reader did.
    Failed,
}

impl Member {
    pub fn reviewed(&self) -> Option<&Rc<Reviewed>> {
        match &self.standing {
            Standing::Done(reviewed) => Some(reviewed),
            _ => None,
        }
    }

    pub fn entry(&self) -> Option<Entry<'_>> {
        self.reviewed().map(|r| Entry {
            name: &self.item.name,
            text: &self.item.text,
            analysis: &r.analysis,
            marks: &r.marks,
        })
    }

    fn review(&self, analysis: Analysis) -> Rc<Reviewed> {
        let mut reviewed = match self.corrections.is_empty() {
            true => Reviewed { analysis, ..Default::default() },
            false => workspace::apply(&self.item.text, &analysis, &self.corrections),
        };
        let Analysis { meta, source, .. } = &mut reviewed.analysis;
        if self.place.is_some() {
            meta.place.clone_from(&self.place);
        }
        if self.period.is_some() {
            meta.period.clone_from(&self.period);
        }
        source.name = Some(self.item.name.clone()).filter(|name| !name.is_empty());
        source.format = Some(self.item.format.clone()).filter(|format| !format.is_empty());
        source.encoding.clone_from(&self.item.encoding);
        source.pages.clone_from(&self.item.pages);
        Rc::new(reviewed)
    }
}

/// The store as it was at one moment; equal to itself only.
#[derive(Clone, Debug, Default)]
pub struct Shelf(Rc<Snapshot>);

#[derive(Debug, Default)]
pub struct Snapshot {
    pub members: Vec<Rc<Member>>,
    pub unread: Vec<Unread>,
    pub own: Vec<OwnIndicator>,
    pub selected: Vec<u32>,
    pub done: usize,
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
    /// Members that are analysed, with their entries, in the order of the list.
    pub fn entries(&self) -> (Vec<Rc<Member>>, Vec<Entry<'_>>) {
        let done = self.members.iter().filter(|m| m.reviewed().is_some());
        (done.clone().cloned().collect(), done.filter_map(|m| m.entry()).collect())
    }

    pub fn reports<'a>(&'a self, entries: &'a [Entry<'a>]) -> Reports<'a> {
        Reports { entries, own: &self.own }
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
    unread: Vec<Unread>,
    own: Vec<OwnIndicator>,
    selected: Vec<u32>,
    /// What the reader has taken out, so that it does not come back from the list of what was opened.
    removed: Vec<Item>,
    last: u32,
    pool: Option<Pool>,
    /// When the work began that is still going on, and how much had been done then.
    since: Option<(f64, usize)>,
    tick: Option<Timeout>,
    tell: Callback<Shelf>,
}

impl Store {
    pub fn new(tell: Callback<Shelf>) -> Store {
        let store = Store(Rc::new(RefCell::new(Inner {
            members: Vec::new(),
            unread: Vec::new(),
            own: Vec::new(),
            selected: Vec::new(),
            removed: Vec::new(),
            last: 0,
            pool: None,
            since: None,
            tick: None,
            tell,
        })));
        let heard = Rc::downgrade(&store.0);
        let pool = Pool::new(Callback::from(move |(id, analysis)| {
            if let Some(inner) = heard.upgrade() {
                Store(inner).finish(id, analysis);
            }
        }));
        store.0.borrow_mut().pool = Some(pool);
        store
    }

    /// Takes up what is on the page and not here yet. An empty page empties it.
    pub fn follow(&self, tray: &Tray, doc: Option<&Doc>) {
        if tray.items.is_empty() && doc.is_none() {
            return self.clear();
        }
        {
            let mut inner = self.0.borrow_mut();
            if inner.unread != tray.unread {
                inner.unread = tray.unread.clone();
            }
        }
        let mut items: Vec<(Item, Option<Analysis>)> = tray.items.iter().map(|item| (item.clone(), None)).collect();
        if let Some(doc) = doc.filter(|doc| doc.0.item.is_none()) {
            items.push((item_of(doc), Some((*doc.analysis).clone())));
        }
        self.add(items.into_iter().map(|(item, analysis)| (member(item), analysis)).collect());
    }

    /// Adds members that are not there yet; those without an analysis get one.
    pub fn add(&self, members: Vec<(Member, Option<Analysis>)>) {
        let mut jobs = Vec::new();
        {
            let mut inner = self.0.borrow_mut();
            for (mut member, analysis) in members {
                let known = |other: &Item| {
                    *other == member.item || other.name == member.item.name && other.text == member.item.text
                };
                if inner.members.iter().any(|m| known(&m.item)) || inner.removed.iter().any(known) {
                    continue;
                }
                inner.last += 1;
                member.id = inner.last;
                match analysis {
                    Some(analysis) => member.standing = Standing::Done(member.review(analysis)),
                    None => jobs.push((member.id, member.item.text.clone())),
                }
                inner.members.push(Rc::new(member));
            }
            if !jobs.is_empty() && inner.since.is_none() {
                inner.since = Some((js_sys::Date::now(), inner.done()));
            }
        }
        if !jobs.is_empty() {
            self.pool().add(jobs);
        }
        self.changed();
    }

    fn pool(&self) -> Pool {
        self.0.borrow().pool.clone().expect("made with the store")
    }

    fn clear(&self) {
        self.pool().cancel();
        let mut inner = self.0.borrow_mut();
        if inner.members.is_empty() && inner.unread.is_empty() && inner.own.is_empty() {
            return;
        }
        inner.members.clear();
        inner.unread.clear();
        inner.own.clear();
        inner.selected.clear();
        inner.removed.clear();
        inner.since = None;
        drop(inner);
        self.changed();
    }

    fn finish(&self, id: u32, analysis: Option<Analysis>) {
        self.edit(id, |member| {
            member.standing = match analysis {
                Some(analysis) => Standing::Done(member.review(analysis)),
                None => Standing::Failed,
            };
        });
        let mut inner = self.0.borrow_mut();
        if inner.members.iter().all(|m| !matches!(m.standing, Standing::Waiting)) {
            inner.since = None;
        }
    }

    fn edit(&self, id: u32, change: impl FnOnce(&mut Member)) {
        {
            let mut inner = self.0.borrow_mut();
            let Ok(place) = inner.members.binary_search_by_key(&id, |m| m.id) else { return };
            change(Rc::make_mut(&mut inner.members[place]));
        }
        self.changed();
    }

    /// Something that its analysis is read by has changed.
    fn edit_and_review(&self, id: u32, change: impl FnOnce(&mut Member)) {
        self.edit(id, |member| {
            change(member);
            if member.reviewed().is_some() {
                let analysis = crate::analyze(&member.item.text);
                member.standing = Standing::Done(member.review(analysis));
            }
        });
    }

    pub fn set_place(&self, id: u32, place: &str) {
        let place = Some(place.trim().to_owned()).filter(|p| !p.is_empty());
        self.edit_and_review(id, |member| member.place = place);
    }

    /// 2023, 2019-2023 or nothing.
    pub fn set_period(&self, id: u32, words: &str) {
        let years: Vec<String> =
            words.split(|c: char| !c.is_ascii_digit()).filter(|year| year.len() == 4).map(str::to_owned).collect();
        let period = match years.as_slice() {
            [one] => Some([one.clone(), one.clone()]),
            [first, last, ..] => Some([first.clone(), last.clone()]),
            [] => None,
        };
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

    pub fn remove(&self, ids: &[u32]) {
        let pool = self.pool();
        {
            let mut inner = self.0.borrow_mut();
            let gone: Vec<Item> =
                inner.members.iter().filter(|m| ids.contains(&m.id)).map(|m| m.item.clone()).collect();
            inner.removed.extend(gone);
            inner.members.retain(|m| !ids.contains(&m.id));
            inner.selected.retain(|id| !ids.contains(id));
        }
        ids.iter().for_each(|&id| pool.drop_job(id));
        self.changed();
    }

    pub fn select(&self, ids: Vec<u32>) {
        self.0.borrow_mut().selected = ids;
        self.changed_now();
    }

    pub fn pause(&self, paused: bool) {
        self.pool().pause(paused);
        {
            let mut inner = self.0.borrow_mut();
            let done = inner.done();
            inner.since = (!paused).then(|| (js_sys::Date::now(), done));
        }
        self.changed_now();
    }

    /// What is not analysed yet is given up.
    pub fn cancel(&self) {
        let left = self.pool().cancel();
        {
            let mut inner = self.0.borrow_mut();
            inner.since = None;
            for member in &mut inner.members {
                if left.contains(&member.id) {
                    Rc::make_mut(member).standing = Standing::Failed;
                }
            }
        }
        self.changed_now();
    }

    pub fn set_own(&self, own: Vec<OwnIndicator>) {
        self.0.borrow_mut().own = own;
        self.changed_now();
    }

    /// The workspace as a file has it.
    pub fn save(&self) -> Workspace {
        let inner = self.0.borrow();
        let document = |member: &Rc<Member>| Document {
            name: member.item.name.clone(),
            source_format: Some(member.item.format.clone()),
            encoding: member.item.encoding.clone(),
            text: member.item.text.as_ref().into(),
            pages: member.item.pages.clone(),
            place: member.place.clone(),
            period: member.period.clone(),
            corrections: member.corrections.clone(),
        };
        Workspace {
            documents: inner.members.iter().map(document).collect(),
            indicators: inner.own.clone(),
            ..Default::default()
        }
    }

    /// Adds what a file has. What is there already keeps its own corrections.
    pub fn load(&self, saved: Workspace) {
        {
            let mut inner = self.0.borrow_mut();
            inner.removed.clear();
            for own in saved.indicators {
                if inner.own.iter().all(|other| other.id != own.id) {
                    inner.own.push(own);
                }
            }
        }
        let members = saved.documents.into_iter().map(|document| {
            let Document { name, source_format, encoding, text, pages, place, period, corrections } = document;
            let item = Item(Rc::new(Contents {
                name,
                format: source_format.unwrap_or_else(|| "txt".into()),
                encoding,
                certain: true,
                text: text.into(),
                notes: Vec::new(),
                pages,
                file: None,
            }));
            (Member { place, period, corrections, ..member(item) }, None)
        });
        self.add(members.collect());
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
    fn done(&self) -> usize {
        self.members.iter().filter(|m| !matches!(m.standing, Standing::Waiting)).count()
    }

    fn snapshot(&self) -> Snapshot {
        let done = self.done();
        let left = self.since.filter(|_| done < self.members.len()).map(|(start, before)| {
            let (took, count) = (js_sys::Date::now() - start, done.saturating_sub(before).max(1));
            took / count as f64 * (self.members.len() - done) as f64 / 1000.0
        });
        Snapshot {
            members: self.members.clone(),
            unread: self.unread.clone(),
            own: self.own.clone(),
            selected: self.selected.clone(),
            done,
            paused: self.pool.as_ref().is_some_and(Pool::is_paused),
            left,
        }
    }
}

fn member(item: Item) -> Member {
    Member { id: 0, item, place: None, period: None, corrections: Vec::new(), standing: Standing::Waiting }
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
