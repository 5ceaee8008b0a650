//! Files out to the reader's disk. They go through the browser; nothing goes anywhere else.

use crate::app::dom;
use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, HtmlAnchorElement, Url};

/// How long the browser may take to begin saving before the bytes are let go.
const KEEP_MS: u32 = 60_000;

/// Hands a file to the browser, to save it where the reader wants.
pub fn download(name: &str, file: &Blob) -> bool {
    let Ok(address) = Url::create_object_url_with_blob(file) else { return false };
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
