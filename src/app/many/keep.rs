//! Kept on this machine, in a database of the browser (IndexedDB), where the reader asks for it and nowhere else.
//!
//! The database is there only after the reader has asked; whether it is there is found out without leaving one behind.
//! A record holds one report with its corrections, as a workspace file has it; analyses are made again.

use super::clerk::{pack, unpack};
use super::store::Member;
use crate::workspace::{Document, OwnIndicator};
use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, TransactionMode, TransactionResult};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use yew::Callback;
use yew::platform::spawn_local;

const NAME: &str = "mingshu-workspace";
const VERSION: u32 = 1;
const DOCUMENTS: &str = "documents";
const ABOUT: &str = "about";
/// Reports that are written in one turn.
const SLICE: usize = 40;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    #[default]
    Off,
    On,
    /// The browser allows this page no database.
    Refused,
    /// The browser did not write, mostly because there is no room.
    Failed,
}

/// What is kept besides the reports.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct About {
    pub own: Vec<OwnIndicator>,
    pub settings: BTreeMap<String, String>,
}

/// What was kept.
#[derive(Debug, Default)]
pub struct Restored {
    pub documents: Vec<(u32, Document)>,
    pub about: About,
}

#[derive(Clone)]
pub struct Keeper(Rc<Inner>);

struct Inner {
    database: RefCell<Option<Rc<Database>>>,
    /// What has been written: when each member was last revised, and the rest.
    written: RefCell<BTreeMap<u32, u32>>,
    about: RefCell<Option<About>>,
    wanted: RefCell<Option<(Vec<Rc<Member>>, About)>>,
    writing: Cell<bool>,
    tell: Callback<Kept>,
}

impl Keeper {
    pub fn new(tell: Callback<Kept>) -> Keeper {
        Keeper(Rc::new(Inner {
            database: RefCell::default(),
            written: RefCell::default(),
            about: RefCell::default(),
            wanted: RefCell::default(),
            writing: Cell::default(),
            tell,
        }))
    }

    /// Gives what was kept, if the reader has ever asked for it.
    pub fn restore(&self, done: impl FnOnce(Restored) + 'static) {
        let keeper = self.clone();
        spawn_local(async move {
            let Some(database) = existing().await else { return };
            let restored = read(&database).await.unwrap_or_default();
            keeper.0.database.replace(Some(Rc::new(database)));
            keeper.0.tell.emit(Kept::On);
            done(restored);
        });
    }

    pub fn is_on(&self) -> bool {
        self.0.database.borrow().is_some()
    }

    /// The members as they were read back are written already.
    pub fn has(&self, members: &[Rc<Member>]) {
        self.0.written.borrow_mut().extend(members.iter().map(|member| (member.id, member.revised)));
    }

    /// Makes the database.
    pub fn begin(&self) {
        let keeper = self.clone();
        spawn_local(async move {
            let made = open(&Cell::new(false).into()).await;
            keeper.0.tell.emit(if made.is_some() { Kept::On } else { Kept::Refused });
            keeper.0.database.replace(made.map(Rc::new));
            keeper.write();
        });
    }

    /// Deletes the database with all that is in it.
    pub fn wipe(&self) {
        self.0.wanted.take();
        self.0.written.borrow_mut().clear();
        self.0.about.take();
        if let Some(database) = self.0.database.take() {
            database.close();
        }
        let keeper = self.clone();
        spawn_local(async move {
            let gone = delete().await;
            keeper.0.tell.emit(if gone.is_some() { Kept::Off } else { Kept::Failed });
        });
    }

    /// Brings what is kept in line with what there is.
    pub fn follow(&self, members: Vec<Rc<Member>>, about: About) {
        self.0.wanted.replace(Some((members, about)));
        self.write();
    }

    fn write(&self) {
        if self.0.writing.get() || !self.is_on() {
            return;
        }
        self.0.writing.set(true);
        let keeper = self.clone();
        spawn_local(async move {
            while let Some(wanted) = keeper.0.wanted.take() {
                if keeper.write_all(wanted).await.is_none() {
                    if keeper.is_on() {
                        keeper.0.tell.emit(Kept::Failed);
                    }
                    break;
                }
            }
            keeper.0.writing.set(false);
        });
    }

    async fn write_all(&self, (members, about): (Vec<Rc<Member>>, About)) -> Option<()> {
        let database = self.0.database.borrow().clone()?;
        let changed: Vec<&Rc<Member>> = {
            let written = self.0.written.borrow();
            members.iter().filter(|member| written.get(&member.id) != Some(&member.revised)).collect()
        };
        for slice in changed.chunks(SLICE) {
            let transaction = database.transaction(&[DOCUMENTS], TransactionMode::ReadWrite).ok()?;
            let store = transaction.object_store(DOCUMENTS).ok()?;
            for member in slice {
                store.put(&record(&member.document())?, Some(&member.id.into())).ok()?;
            }
            committed(transaction.await.ok()?)?;
            self.0.written.borrow_mut().extend(slice.iter().map(|member| (member.id, member.revised)));
        }
        let gone: Vec<u32> = {
            let written = self.0.written.borrow();
            let there = |id: &&u32| members.binary_search_by_key(*id, |member| member.id).is_ok();
            written.keys().filter(|id| !there(id)).copied().collect()
        };
        if gone.is_empty() && self.0.about.borrow().as_ref() == Some(&about) {
            return Some(());
        }
        let transaction = database.transaction(&[DOCUMENTS, ABOUT], TransactionMode::ReadWrite).ok()?;
        let store = transaction.object_store(DOCUMENTS).ok()?;
        for id in &gone {
            store.delete(JsValue::from(*id)).ok()?;
        }
        transaction.object_store(ABOUT).ok()?.put(&record(&about)?, Some(&ABOUT.into())).ok()?;
        committed(transaction.await.ok()?)?;
        self.0.written.borrow_mut().retain(|id, _| !gone.contains(id));
        self.0.about.replace(Some(about));
        Some(())
    }
}

fn committed(result: TransactionResult) -> Option<()> {
    result.is_committed().then_some(())
}

fn record(value: &impl Serialize) -> Option<JsValue> {
    Some(Uint8Array::from(pack(value)?.as_slice()).into())
}

fn of_record<T: for<'a> Deserialize<'a>>(value: &JsValue) -> Option<T> {
    unpack(&value.dyn_ref::<Uint8Array>()?.to_vec())
}

/// Opens the database; `made` says afterwards whether it had to be made for that.
async fn open(made: &Rc<Cell<bool>>) -> Option<Database> {
    let mut request = Factory::new().ok()?.open(NAME, Some(VERSION)).ok()?;
    let made = made.clone();
    request.on_upgrade_needed(move |event| {
        made.set(true);
        if let Ok(database) = event.database() {
            for name in [DOCUMENTS, ABOUT] {
                // A store that cannot be made shows when it is used.
                let _ = database.create_object_store(name, ObjectStoreParams::new());
            }
        }
    });
    request.await.ok()
}

/// The database, if it is there.
async fn existing() -> Option<Database> {
    if listed().await == Some(false) {
        return None;
    }
    let made = Rc::new(Cell::new(false));
    let database = open(&made).await?;
    // Where the browser cannot list its databases, looking has made one.
    if made.get() {
        database.close();
        delete().await;
        return None;
    }
    Some(database)
}

async fn delete() -> Option<()> {
    Factory::new().ok()?.delete(NAME).ok()?.await.ok()
}

/// Whether the browser lists the database; `None` where it lists none (before Chromium 72).
async fn listed() -> Option<bool> {
    let factory = Reflect::get(&js_sys::global(), &"indexedDB".into()).ok()?;
    let list: Function = Reflect::get(&factory, &"databases".into()).ok()?.dyn_into().ok()?;
    let promise: Promise = list.call0(&factory).ok()?.dyn_into().ok()?;
    let all: Array = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    let name = |database: &JsValue| Reflect::get(database, &"name".into()).ok().and_then(|name| name.as_string());
    Some(all.iter().any(|database| name(&database).as_deref() == Some(NAME)))
}

async fn read(database: &Database) -> Option<Restored> {
    let transaction = database.transaction(&[DOCUMENTS, ABOUT], TransactionMode::ReadOnly).ok()?;
    let (documents, about) = (transaction.object_store(DOCUMENTS).ok()?, transaction.object_store(ABOUT).ok()?);
    let keys = documents.get_all_keys(None, None).ok()?.await.ok()?;
    let values = documents.get_all(None, None).ok()?.await.ok()?;
    let about = about.get(JsValue::from(ABOUT)).ok()?.await.ok()?;
    let of = |(key, value): (&JsValue, &JsValue)| Some((key.as_f64()? as u32, of_record(value)?));
    Some(Restored {
        documents: keys.iter().zip(&values).filter_map(of).collect(),
        about: about.and_then(|value| of_record(&value)).unwrap_or_default(),
    })
}
