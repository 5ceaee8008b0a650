//! Folders that are dropped: every file in them, by the browser's entries.

use super::super::opener::{Brought, Opener};
use js_sys::{Array, Function, Promise};
use mingshu_formats::formats::{Found, in_folder};
use mingshu_formats::limits::ENTRIES;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DataTransfer, File, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry, FileSystemFileEntry,
};
use yew::platform::spawn_local;

/// Folders in folders.
const MAX_DEPTH: usize = 32;
/// Files that are looked at; beyond, more than the limit of them could not be read anyway.
const MAX_FILES: usize = 5 * ENTRIES.max as usize;

/// What was dropped, if there is a folder among it. To be asked while the event lasts; later there is nothing.
pub fn entries(data: &DataTransfer) -> Option<Vec<FileSystemEntry>> {
    let items = data.items();
    let entries = (0..items.length()).filter_map(|at| items.get(at)?.webkit_get_as_entry().ok().flatten());
    let entries: Vec<FileSystemEntry> = entries.collect();
    entries.iter().any(FileSystemEntry::is_directory).then_some(entries)
}

/// Opens everything in them.
pub fn open(entries: Vec<FileSystemEntry>, opener: Opener) {
    let name = entries.first().map(FileSystemEntry::name).unwrap_or_default();
    let opened = opener.looking(name.clone());
    spawn_local(async move {
        let mut files = Vec::new();
        for entry in entries {
            gather(entry, &opener, opened, &mut files).await;
        }
        if !opener.is_latest(opened) {
            return;
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        match files.is_empty() {
            true => opener.nothing_in(name),
            false => opener.files(files),
        }
    });
}

/// All files in an entry. Not by recursion: a future in itself would have to be boxed.
async fn gather(entry: FileSystemEntry, opener: &Opener, opened: u32, files: &mut Vec<Brought>) {
    let in_a_folder = entry.is_directory();
    let mut waiting = vec![(entry, 0)];
    while let Some((entry, depth)) = waiting.pop() {
        if files.len() >= MAX_FILES || !opener.is_latest(opened) {
            return;
        }
        let path = entry.full_path().trim_start_matches('/').to_string();
        if entry.is_file() {
            if let Some(file) = file(entry.unchecked_into()).await {
                files.push(Brought { path, file, in_folder: in_a_folder });
            }
        } else if depth < MAX_DEPTH && in_folder(&format!("{path}/")) != Found::Litter {
            let folder: FileSystemDirectoryEntry = entry.unchecked_into();
            waiting.extend(children(&folder.create_reader()).await.into_iter().map(|child| (child, depth + 1)));
        }
    }
}

/// A folder gives a hundred entries at a time, and none when it is done.
async fn children(reader: &FileSystemDirectoryReader) -> Vec<FileSystemEntry> {
    let mut children = Vec::new();
    while let Some(more) = promised(|yes, no| reader.read_entries_with_callback_and_callback(yes, no)).await {
        let more: Array = more.unchecked_into();
        if more.length() == 0 {
            break;
        }
        children.extend(more.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
    children
}

async fn file(entry: FileSystemFileEntry) -> Option<File> {
    let file = promised(|yes, no| {
        entry.file_with_callback_and_callback(yes, no);
        Ok(())
    });
    file.await.map(JsCast::unchecked_into)
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
