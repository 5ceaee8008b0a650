//! Files out to the reader's disk and a saved workspace in. Both go through the browser; nothing goes anywhere else.

use super::words::{self, Word};
use crate::app::dom;
use crate::workspace::{FORMAT, Workspace};
use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, File, FileReader, HtmlAnchorElement, Url};
use yew::Callback;

/// How long the browser may take to begin saving before the bytes are let go.
const KEEP_MS: u32 = 60_000;

/// Hands bytes to the browser, to save them where the reader wants.
pub fn download(name: &str, kind: &str, bytes: &[u8]) -> bool {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) else { return false };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else { return false };
    let document = dom::document();
    let link = document.create_element("a").ok().and_then(|e| e.dyn_into::<HtmlAnchorElement>().ok());
    let (Some(link), Some(body)) = (link, document.body()) else { return false };
    link.set_href(&address);
    link.set_download(name);
    link.set_class_name("unseen");
    let placed = body.append_child(&link).is_ok();
    link.click();
    link.remove();
    Timeout::new(KEEP_MS, move || drop(Url::revoke_object_url(&address))).forget();
    placed
}

/// A workspace as the JSON of its file.
pub fn written(workspace: &Workspace) -> Option<String> {
    let value = serde::Serialize::serialize(workspace, &serde_wasm_bindgen::Serializer::json_compatible()).ok()?;
    js_sys::JSON::stringify(&value).ok().map(String::from)
}

/// Any value as JSON, as the command line writes it.
pub fn json(value: &impl serde::Serialize) -> Option<String> {
    let value = value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).ok()?;
    js_sys::JSON::stringify(&value).ok().map(String::from)
}

/// Reads a file that a workspace was saved in.
pub fn open(file: &File, done: Callback<Result<Workspace, Word>>) {
    let Ok(reader) = FileReader::new() else { return done.emit(Err(words::NOT_A_WORKSPACE)) };
    let read = {
        let reader = reader.clone();
        Closure::once_into_js(move || {
            let text = reader.result().ok().and_then(|result| result.as_string()).unwrap_or_default();
            done.emit(parsed(&text));
        })
    };
    reader.set_onloadend(Some(read.unchecked_ref()));
    let _ = reader.read_as_text(file);
}

fn parsed(text: &str) -> Result<Workspace, Word> {
    let value = js_sys::JSON::parse(text.trim_start_matches('\u{feff}')).map_err(|_| words::NOT_A_WORKSPACE)?;
    let workspace: Workspace = serde_wasm_bindgen::from_value(value).map_err(|_| words::NOT_A_WORKSPACE)?;
    match () {
        () if workspace.is_known() => Ok(workspace),
        () if workspace.format == FORMAT => Err(words::NEWER_WORKSPACE),
        () => Err(words::NOT_A_WORKSPACE),
    }
}
