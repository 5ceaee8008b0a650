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
#[derive(Default)]
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
    pub(super) tray: Tray,
    /// When it was last said how far it is.
    told: f64,
    /// What had been opened when it began; if something else has been since, that stays on the page.
    pub(super) began: u32,
    /// It waits for the reader to go on.
    resting: bool,
}

/// Between two words on how far it is: a thousand small files are read in the time of some dozens.
const TELL_MS: f64 = 100.0;

impl Opener {
    /// Reads files, and shows the first document of what is in them; the others wait in a list.
    pub(super) fn gather(&self, files: Vec<Brought>, given: bool, waits: Option<Waits>) {
        let name = files.first().map(|brought| brought.path.clone()).unwrap_or_default();
        let begun = match files.as_slice() {
            [one] => task_of(one.file.clone()),
            _ => Task { stage: Some(self.stage(name.clone(), 0.0)), ..task(Origin::Files(files.len())) },
        };
        // The task is that of the files, not of what is opened.
        self.begin(Task { stage: None, ..begun.clone() }, waits);
        self.0.dispatch.dispatch(Action::Gathering(Some(begun)));
        let name = name.split('/').next().unwrap_or_default().to_string();
        let mut gathering = Gathering { name, given, began: self.0.opened.get(), ..Default::default() };
        gathering.bring(files);
        self.0.gathering.replace(Some(gathering));
        self.next_file();
    }

    /// Files that come while many are being read are read after them; gives back those that are not taken.
    pub(super) fn gather_more(&self, files: Vec<Brought>) -> Option<Vec<Brought>> {
        let task = {
            let mut gathering = self.0.gathering.borrow_mut();
            let Some(mine) = gathering.as_mut().filter(|mine| mine.goes_on()) else { return Some(files) };
            mine.bring(files);
            mine.began = self.0.opened.get();
            Task { stage: Some(self.stage(mine.name(), mine.share(0.0))), ..task(Origin::Files(mine.all)) }
        };
        self.0.dispatch.dispatch(Action::StopLooking);
        self.0.dispatch.dispatch(Action::Gathering(Some(task)));
        self.coming();
        None
    }

    /// Many files are being read that go on whatever else is opened.
    pub(super) fn is_gathering(&self) -> bool {
        self.0.gathering.borrow().as_ref().is_some_and(Gathering::goes_on)
    }

    pub(super) fn gathering_ends(&self) {
        self.0.dispatch.dispatch(Action::Gathering(None));
        self.coming();
    }

    /// The reading of many files stops after the one that is being read, or goes on; and so does their analysis.
    pub fn pause(&self, paused: bool) {
        self.0.paused.set(paused);
        if let Some(ears) = self.ears() {
            ears.paused.emit(paused);
        }
        let (stage, resting) = match self.0.gathering.borrow_mut().as_mut() {
            Some(mine) if mine.goes_on() => {
                (self.stage(mine.name(), mine.share(0.0)), !paused && std::mem::take(&mut mine.resting))
            }
            _ => return,
        };
        self.0.dispatch.dispatch(Action::Advance(stage));
        if resting {
            self.next_file();
        }
    }

    fn stage(&self, name: String, share: f64) -> Stage {
        Stage { name, share, paused: self.0.paused.get() }
    }

    /// Says how many files are still to be read.
    fn coming(&self) {
        let coming = self.0.gathering.borrow().as_ref().map_or(0, Gathering::left);
        if let Some(ears) = self.ears() {
            ears.coming.emit(coming);
        }
    }

    /// A folder is being looked through, which may take a while. Whether it still is wanted, [`Opener::is_latest`] says.
    pub fn looking(&self, folder: String) -> u32 {
        let stage = Stage { name: String::new(), share: 0.0, paused: false };
        self.begin_beside(Task { stage: Some(stage), ..task(Origin::File(folder)) }, None);
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
        let Some(Brought { path, file, .. }) = self.take_up() else { return self.coming() };
        self.coming();
        let opener = self.clone();
        let tell = Callback::from(move |told| match told {
            Told::Step(step) => opener.step(step),
            Told::Done(found) => opener.read_one(found),
        });
        let readers: &Readers = &self.0.readers;
        readers.read(path, file.into(), Options::default(), tell);
    }

    /// The file that is read next; where there is none, all is done or the reader wants to go on later.
    fn take_up(&self) -> Option<Brought> {
        let mut gathering = self.0.gathering.borrow_mut();
        let mine = gathering.as_mut()?;
        if mine.goes_on() && self.0.paused.get() {
            mine.resting = true;
            return None;
        }
        let Some(brought) = mine.next() else {
            let done = gathering.take();
            drop(gathering);
            done.into_iter().for_each(|gathering| self.gathered(gathering));
            return None;
        };
        let stage = (mine.all > 1 && mine.tells()).then(|| self.stage(brought.path.clone(), mine.share(0.0)));
        drop(gathering);
        stage.into_iter().for_each(|stage| self.0.dispatch.dispatch(Action::Advance(stage)));
        Some(brought)
    }

    fn step(&self, Step { name, done, total }: Step) {
        let mut gathering = self.0.gathering.borrow_mut();
        let Some(gathering) = gathering.as_mut() else { return };
        if !gathering.tells() {
            return;
        }
        let share = gathering.share(if total > 0.0 { (done / total).min(1.0) } else { 0.0 });
        self.0.dispatch.dispatch(Action::Advance(self.stage(name, share)));
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

    fn gathered(&self, Gathering { tray, name, given, began, .. }: Gathering) {
        // Dropped while it was read: what has been opened since stays.
        let overtaken = self.0.opened.get() != began;
        self.gathering_ends();
        let dispatch = &self.0.dispatch;
        match (tray.items.as_slice(), tray.unread.as_slice()) {
            _ if overtaken => dispatch.dispatch(Action::Gather(tray)),
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
        if !gathering.tray.items.is_empty() {
            self.gathered(gathering.broken_off());
        }
    }
}

impl Gathering {
    /// Takes files up that can be read. How large one is, is asked when its turn comes: each answer takes the browser a
    /// moment, and a thousand of them would hold up the page.
    fn bring(&mut self, files: Vec<Brought>) {
        for brought in files {
            match in_folder(&brought.path) {
                Found::Litter if brought.in_folder => {}
                Found::Other if brought.in_folder => self.tray.unread.push(trouble(brought.path, &PASSED_OVER)),
                _ if self.waiting.len() as u64 >= ENTRIES.max => self.tray.unread.push(limit(brought.path, &ENTRIES)),
                _ => {
                    self.waiting.push_back(brought);
                    self.all += 1;
                }
            }
        }
    }

    /// Many files of the reader's own: they are read on, whatever else is opened, and can wait.
    pub(super) fn goes_on(&self) -> bool {
        self.all > 1 && !self.given
    }

    /// Files that are still to be read.
    fn left(&self) -> usize {
        self.waiting.len() + usize::from(self.current.is_some())
    }

    /// The file that is read just now, or next.
    fn name(&self) -> String {
        let brought = self.current.as_ref().or(self.waiting.front());
        brought.map(|brought| brought.path.clone()).unwrap_or_default()
    }

    /// Takes up the next file that is not too large.
    fn next(&mut self) -> Option<Brought> {
        loop {
            let brought = self.waiting.pop_front()?;
            if brought.file.size() <= PACKED_BYTES.max as f64 {
                self.current = Some(brought.clone());
                return Some(brought);
            }
            self.tray.unread.push(limit(brought.path, &PACKED_BYTES));
        }
    }

    /// Names what has not been read; the one that was broken off stands with those that were not begun.
    pub(super) fn broken_off(mut self) -> Gathering {
        let left = self.current.take().into_iter().chain(std::mem::take(&mut self.waiting));
        self.tray.unread.extend(left.map(|brought| Unread {
            name: brought.path,
            code: refusal::CANCELLED.code.into(),
            zh: Lang::Zh.say(Msg::TrayStopped).into(),
            en: Lang::En.say(Msg::TrayStopped).into(),
        }));
        self
    }

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
