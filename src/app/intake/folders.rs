//! Folders that are dropped: every file in them.
//!
//! Browsers have two ways. Handles (Chromium 86) also work in a page that was opened from a file; entries are older, and
//! work where a server has sent the page. Where neither does, the reader is told of the button.

use super::super::opener::{Brought, Opener};
use js_sys::{Array, Function, Promise, Reflect};
use mingshu_formats::formats::{Found, in_folder};
use mingshu_formats::limits::ENTRIES;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DataTransfer, DataTransferItem, File, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry,
    FileSystemFileEntry,
};
use yew::platform::spawn_local;

/// As many things dropped at once are not all asked what they are.
const MANY: u32 = 50;
/// Folders in folders.
const MAX_DEPTH: usize = 32;
/// Files that are looked at; beyond, more than the limit of them could not be read anyway.
const MAX_FILES: usize = 5 * ENTRIES.max as usize;

/// One thing that was dropped, in both ways.
pub struct Dropped {
    entry: FileSystemEntry,
    handle: Option<Promise>,
}

/// What was dropped, if there is a folder among it. To be asked while the event lasts; later there is nothing.
pub fn dropped(data: &DataTransfer) -> Option<Vec<Dropped>> {
    let items = data.items();
    let all = || (0..items.length()).filter_map(|at| items.get(at));
    let entry = |item: &DataTransferItem| item.webkit_get_as_entry().ok()?;
    // Each answer takes the browser a moment, and a thousand of them hold up the page: what has a kind is a file.
    let may_be = |item: &DataTransferItem| items.length() < MANY || item.type_().is_empty();
    if !all().filter(may_be).any(|item| entry(&item).is_some_and(|entry| entry.is_directory())) {
        return None;
    }
    let of = |item: DataTransferItem| Some(Dropped { entry: entry(&item)?, handle: handle(&item) });
    Some(all().filter_map(of).collect())
}

fn handle(item: &DataTransferItem) -> Option<Promise> {
    method(item, "getAsFileSystemHandle")?.call0(item).ok()?.dyn_into().ok()
}

/// Opens everything in them.
pub fn open(dropped: Vec<Dropped>, opener: Opener) {
    let name = dropped.first().map(|one| one.entry.name()).unwrap_or_default();
    let opened = opener.looking(name.clone());
    spawn_local(async move {
        let mut files = Vec::new();
        let mut closed = false;
        for one in dropped {
            let in_folder = one.entry.is_directory();
            let nodes = match one.handle {
                Some(handle) => JsFuture::from(handle).await.ok().map(|handle| Node::of_handle(handle, "")),
                None => None,
            };
            let mut waiting = vec![(nodes.unwrap_or_else(|| Node::of_entry(one.entry)), 0)];
            while let Some((node, depth)) = waiting.pop() {
                if files.len() >= MAX_FILES || !opener.is_latest(opened) {
                    break;
                }
                if node.is_file() {
                    let path = node.path().to_string();
                    match node.file().await {
                        Some(file) => files.push(Brought { path, file, in_folder }),
                        None => closed = true,
                    }
                } else if depth < MAX_DEPTH && self::in_folder(&format!("{}/", node.path())) != Found::Litter {
                    match node.children().await {
                        Some(children) => waiting.extend(children.into_iter().map(|child| (child, depth + 1))),
                        None => closed = true,
                    }
                }
            }
        }
        if !opener.is_latest(opened) {
            return;
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        match files.is_empty() {
            false => opener.files(files),
            true if closed => opener.closed_folder(name),
            true => opener.nothing_in(name),
        }
    });
}

/// A file or a folder, with its path.
enum Node {
    Entry(FileSystemEntry, String),
    Handle(JsValue, String),
}

impl Node {
    fn of_entry(entry: FileSystemEntry) -> Node {
        let path = entry.full_path().trim_start_matches('/').to_string();
        Node::Entry(entry, path)
    }

    fn of_handle(handle: JsValue, folder: &str) -> Node {
        let name = text(&handle, "name");
        let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
        Node::Handle(handle, path)
    }

    fn path(&self) -> &str {
        let (Node::Entry(_, path) | Node::Handle(_, path)) = self;
        path
    }

    fn is_file(&self) -> bool {
        match self {
            Node::Entry(entry, _) => entry.is_file(),
            Node::Handle(handle, _) => text(handle, "kind") == "file",
        }
    }

    async fn file(self) -> Option<File> {
        let file = match self {
            Node::Entry(entry, _) => {
                let entry: FileSystemFileEntry = entry.unchecked_into();
                promised(|yes, no| {
                    entry.file_with_callback_and_callback(yes, no);
                    Ok(())
                })
                .await
            }
            Node::Handle(handle, _) => awaited(&handle, "getFile").await,
        };
        file?.dyn_into().ok()
    }

    /// `None` if the browser does not open it.
    async fn children(self) -> Option<Vec<Node>> {
        match self {
            Node::Entry(entry, _) => {
                let folder: FileSystemDirectoryEntry = entry.unchecked_into();
                of_entries(&folder.create_reader()).await
            }
            Node::Handle(handle, path) => of_handles(&handle, &path).await,
        }
    }
}

/// A folder gives a hundred entries at a time, and none when it is done.
async fn of_entries(reader: &FileSystemDirectoryReader) -> Option<Vec<Node>> {
    let mut children = Vec::new();
    loop {
        let more: Array =
            promised(|yes, no| reader.read_entries_with_callback_and_callback(yes, no)).await?.unchecked_into();
        if more.length() == 0 {
            return Some(children);
        }
        children.extend(more.iter().map(|entry| Node::of_entry(entry.unchecked_into())));
    }
}

async fn of_handles(folder: &JsValue, path: &str) -> Option<Vec<Node>> {
    let handles = method(folder, "values")?.call0(folder).ok()?;
    let mut children = Vec::new();
    loop {
        let next = awaited(&handles, "next").await?;
        if Reflect::get(&next, &"done".into()).ok()?.is_truthy() {
            return Some(children);
        }
        children.push(Node::of_handle(Reflect::get(&next, &"value".into()).ok()?, path));
    }
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

fn text(of: &JsValue, name: &str) -> String {
    Reflect::get(of, &name.into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// What a method without arguments promises.
async fn awaited(of: &JsValue, name: &str) -> Option<JsValue> {
    let promise: Promise = method(of, name)?.call0(of).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

/// What a pair of callbacks hears first; `None` if it is the one for errors.
async fn promised(mut ask: impl FnMut(&Function, &Function) -> Result<(), JsValue>) -> Option<JsValue> {
    let promise = Promise::new(&mut |yes, no| {
        if ask(&yes, &no).is_err() {
            let _ = no.call0(&JsValue::NULL);
        }
    });
    JsFuture::from(promise).await.ok()
}
