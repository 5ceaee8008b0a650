//! Several files, or files in a folder or an archive: read one after the other into one list.

use super::{Brought, Opener, Origin, Task, Trouble, Waits, item, task, task_of};
use crate::app::bridge::{Extracted, Options, Readers, Refusal, Step, Told};
use crate::app::messages::{Lang, Msg};
use crate::app::state::{Action, Item, Stage, Tray, Unread};

use mingshu_formats::formats::{Found, in_folder};
use mingshu_formats::limits::{ALL_CHARS, ENTRIES, Limit, PACKED_BYTES};
use mingshu_formats::refusal::{self, NO_DOCUMENT, PASSED_OVER};
use std::collections::VecDeque;
use yew::Callback;

/// What is being read, and what has been.
pub struct Gathering {
    /// The first file, or the folder that it is in.
    name: String,
    /// The page around the app gave it.
    given: bool,
    waiting: VecDeque<Brought>,
    current: Option<Brought>,
    /// How many files there were.
    all: usize,
    chars: u64,
    tray: Tray,
    /// When it was last said how far it is.
    told: f64,
}

/// Between two words on how far it is: a thousand small files are read in the time of some dozens.
const TELL_MS: f64 = 100.0;

impl Opener {
    /// Reads files, and shows the first document of what is in them; the others wait in a list.
    pub(super) fn gather(&self, files: Vec<Brought>, given: bool, waits: Option<Waits>) {
        let bytes = files.iter().map(|brought| brought.file.size()).sum();
        let begun = match files.as_slice() {
            [one] => task_of(one.file.clone()),
            _ => Task { bytes, ..task(Origin::Files(files.len())) },
        };
        self.begin(begun, waits);
        let first = files.first().map(|brought| brought.path.as_str()).unwrap_or_default();
        let name = first.split('/').next().unwrap_or_default().to_string();
        let mut tray = Tray::default();
        let mut waiting = VecDeque::new();
        for brought in files {
            match in_folder(&brought.path) {
                Found::Litter if brought.in_folder => {}
                Found::Other if brought.in_folder => tray.unread.push(trouble(brought.path, &PASSED_OVER)),
                _ if waiting.len() as u64 >= ENTRIES.max => tray.unread.push(limit(brought.path, &ENTRIES)),
                _ if brought.file.size() > PACKED_BYTES.max as f64 => {
                    tray.unread.push(limit(brought.path, &PACKED_BYTES));
                }
                _ => waiting.push_back(brought),
            }
        }
        let all = waiting.len();
        self.0.gathering.replace(Some(Gathering {
            name,
            given,
            waiting,
            current: None,
            all,
            chars: 0,
            tray,
            told: 0.0,
        }));
        self.next_file();
    }

    /// A folder is being looked through, which may take a while. Whether it still is wanted, [`Opener::is_latest`] says.
    pub fn looking(&self, folder: String) -> u32 {
        self.begin(Task { stage: Some(Stage { name: String::new(), share: 0.0 }), ..task(Origin::File(folder)) }, None);
        self.0.opened.get()
    }

    pub fn is_latest(&self, opened: u32) -> bool {
        self.0.opened.get() == opened
    }

    /// A folder with nothing in it.
    pub fn nothing_in(&self, folder: String) {
        self.fail(Trouble::NotRead(trouble(folder, &NO_DOCUMENT)));
    }

    /// A folder that the browser does not open for the page.
    pub fn closed_folder(&self, name: String) {
        self.fail(Trouble::ClosedFolder { name });
    }

    fn next_file(&self) {
        let mut gathering = self.0.gathering.borrow_mut();
        let Some(mine) = gathering.as_mut() else { return };
        let Some(brought) = mine.waiting.pop_front() else {
            let done = gathering.take();
            drop(gathering);
            return done
                .into_iter()
                .for_each(|gathering| self.gathered(gathering.tray, gathering.name, gathering.given));
        };
        mine.current = Some(brought.clone());
        if mine.all > 1 && mine.tells() {
            let stage = Stage { name: brought.path.clone(), share: mine.share(0.0) };
            self.0.dispatch.dispatch(Action::Advance(stage));
        }
        drop(gathering);
        let opener = self.clone();
        let tell = Callback::from(move |told| match told {
            Told::Step(step) => opener.step(step),
            Told::Done(found) => opener.read_one(found),
        });
        let Brought { path, file, .. } = brought;
        let readers: &Readers = &self.0.readers;
        readers.read(path, file.into(), Options::default(), tell);
    }

    fn step(&self, Step { name, done, total }: Step) {
        let mut gathering = self.0.gathering.borrow_mut();
        let Some(gathering) = gathering.as_mut() else { return };
        if !gathering.tells() {
            return;
        }
        let share = gathering.share(if total > 0.0 { (done / total).min(1.0) } else { 0.0 });
        self.0.dispatch.dispatch(Action::Advance(Stage { name, share }));
    }

    fn read_one(&self, found: Result<Extracted, Refusal>) {
        let read = match self.0.gathering.borrow_mut().as_mut() {
            Some(gathering) => gathering.take(found),
            None => Vec::new(),
        };
        if let Some(ears) = self.ears() {
            read.into_iter().for_each(|item| ears.document.emit(item));
        }
        self.next_file();
    }

    /// `name` is what was brought, should there be nothing in it.
    fn gathered(&self, tray: Tray, name: String, given: bool) {
        let dispatch = &self.0.dispatch;
        match (tray.items.as_slice(), tray.unread.as_slice()) {
            ([], []) => self.nothing_in(name),
            ([], [only]) => self.fail(Trouble::NotRead(only.clone())),
            ([only], []) => self.first(only.clone(), given),
            (items, _) => {
                let first = items.first().cloned();
                dispatch.dispatch(Action::Stop);
                dispatch.dispatch(Action::Gather(tray));
                if let Some(first) = first {
                    self.first(first, given);
                }
            }
        }
    }

    /// Shows the first document of what was gathered; whoever waits, waits for that one.
    fn first(&self, item: Item, given: bool) {
        let waits = self.0.waits.take();
        let name = item.name.clone();
        self.item_from(item, if given { Origin::Given(name) } else { Origin::File(name) }, waits);
    }

    /// What had been read when the reader stopped it stays; what had not is named.
    pub(super) fn cancelled(&self, gathering: Gathering) {
        let Gathering { waiting, current, mut tray, name, given, .. } = gathering;
        if tray.items.is_empty() {
            return;
        }
        // The one that was broken off stands with those that were not begun.
        let left = current.into_iter().chain(waiting);
        tray.unread.extend(left.map(|brought| Unread {
            name: brought.path,
            code: refusal::CANCELLED.code.into(),
            zh: Lang::Zh.say(Msg::TrayStopped).into(),
            en: Lang::En.say(Msg::TrayStopped).into(),
        }));
        self.gathered(tray, name, given);
    }
}

impl Gathering {
    /// Whether it is time to say how far it is.
    fn tells(&mut self) -> bool {
        let now = js_sys::Date::now();
        let tells = now - self.told >= TELL_MS;
        if tells {
            self.told = now;
        }
        tells
    }

    /// How much of everything is done, with this share of the current file.
    fn share(&self, current: f64) -> f64 {
        let done = self.all.saturating_sub(self.waiting.len() + 1) as f64;
        (done + current) / self.all.max(1) as f64
    }

    /// Gives back the documents that are new.
    fn take(&mut self, found: Result<Extracted, Refusal>) -> Vec<Item> {
        let before = self.tray.items.len();
        let Some(Brought { path, file, .. }) = self.current.take() else { return Vec::new() };
        let found = match found {
            Ok(found) => found,
            Err(refusal) => {
                self.tray.unread.push(unread(path, &refusal));
                return Vec::new();
            }
        };
        for document in found.documents {
            self.chars += document.text.chars().count() as u64;
            match self.chars > ALL_CHARS.max {
                true => self.tray.unread.push(limit(document.name, &ALL_CHARS)),
                false => self.tray.items.push(keep(document, &file)),
            }
        }
        self.tray.unread.extend(found.refused.into_iter().map(Unread::new));
        self.tray.items[before..].to_vec()
    }
}

fn keep(document: crate::app::bridge::Document, file: &web_sys::File) -> Item {
    item(document, Some(file.clone()))
}

/// The name under which a file was read, of which a document in it has the beginning.
pub(super) fn root_of(document: &str, file: &str) -> String {
    let whole = format!("/{document}/");
    match whole.find(&format!("/{file}/")) {
        Some(at) => whole[1..at + 1 + file.len()].to_string(),
        None => file.to_string(),
    }
}

fn unread(name: String, refusal: &Refusal) -> Unread {
    let trouble = Trouble::from_refusal(refusal, &name);
    if let Trouble::NotRead(unread) = trouble {
        return unread;
    }
    // A sentence of the page's own; in the list it stands without its closing mark.
    let say = |lang: Lang| trouble.sentence(lang).trim_end_matches(lang.full_stop()).to_string();
    Unread { name, code: String::new(), zh: say(Lang::Zh), en: say(Lang::En) }
}

fn trouble(name: String, trouble: &refusal::Trouble) -> Unread {
    Unread { name, code: trouble.code.into(), zh: trouble.zh.into(), en: trouble.en.into() }
}

fn limit(name: String, limit: &Limit) -> Unread {
    Unread { name, code: limit.name.into(), zh: limit.zh.into(), en: limit.en.into() }
}

#[cfg(test)]
mod tests {
    use super::root_of;

    #[test]
    fn a_document_is_found_again_in_its_file() {
        assert_eq!(root_of("年报.zip/甲/乙.html", "年报.zip"), "年报.zip");
        assert_eq!(root_of("报告/年报.zip/乙.html", "年报.zip"), "报告/年报.zip");
        assert_eq!(root_of("报告/乙.html", "乙.html"), "报告/乙.html");
        assert_eq!(root_of("别的", "乙.html"), "乙.html");
    }
}
