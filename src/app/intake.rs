//! What the reader brings to the window: pasted anywhere, dropped anywhere.

mod folders;

use super::contexts::{use_chrome, use_opener, use_stage};
use super::dom;
use super::opener::{Brought, Opener};
use super::state::Origin;
use super::trouble::Trouble;
use gloo::events::{EventListener, EventListenerOptions};
use mingshu_formats::limits::FILE_BYTES;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Event, File};
use yew::prelude::*;

/// The field that is there to be pasted into.
pub const PASTE_FIELD: &str = "paste";
/// A text up to this length may as well stand in the field until it is read; a longer one would hold up the page.
const FITS_FIELD: usize = 100_000;

type Act = Box<dyn Fn(&Event, &Opener)>;

/// Listens at the stage. Gives whether something is being dragged over it.
#[hook]
pub fn use_intake() -> bool {
    let (opener, stage, open) = (use_opener(), use_stage(), use_chrome().show.takes_reports());
    let dragging = use_state_eq(|| false);
    let set = dragging.setter();
    use_effect_with((opener, stage, open), move |(opener, stage, open)| {
        let (ear, open) = (stage.ear(), *open);
        let on = |name: &'static str, act: Act| {
            let opener = opener.clone();
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&ear, name, options, move |event| {
                // What a part of the page has taken for itself is not the page's any more.
                if event.default_prevented() {
                    return;
                }
                if open {
                    act(event, &opener);
                } else if name.starts_with('d') {
                    // Nothing is taken, but the browser must not leave for a file either.
                    event.prevent_default();
                }
            })
        };
        let (over, left, dropped) = (set.clone(), set.clone(), set);
        let stage = stage.clone();
        let listeners = [
            on("paste", Box::new(|event, opener| pasted(event.unchecked_ref(), opener))),
            on(
                "dragover",
                Box::new(move |event, _| {
                    if brings_something(event.unchecked_ref()) {
                        event.prevent_default();
                        over.set(true);
                    }
                }),
            ),
            on(
                "dragleave",
                Box::new(move |event, _| {
                    if stage.is_left_for(event.unchecked_ref::<DragEvent>().related_target()) {
                        left.set(false);
                    }
                }),
            ),
            on(
                "drop",
                Box::new(move |event, opener| {
                    dropped.set(false);
                    drop_event(event.unchecked_ref(), opener);
                }),
            ),
        ];
        move || drop(listeners)
    });
    *dragging
}

fn pasted(event: &ClipboardEvent, opener: &Opener) {
    let target = event.target();
    let in_field = target.as_ref().and_then(|t| t.dyn_ref::<web_sys::Element>()).is_some_and(|e| e.id() == PASTE_FIELD);
    if dom::takes_text(target) && !in_field {
        return;
    }
    let Some(data) = event.clipboard_data() else { return };
    let text = data.get_data("text/plain").unwrap_or_default();
    let files = files(&data);
    if !text.is_empty() {
        if !in_field || text.len() > FITS_FIELD {
            event.prevent_default();
        }
        bring(&data, text, opener);
    } else if !files.is_empty() {
        event.prevent_default();
        opener.files(files.into_iter().map(Brought::alone).collect());
    } else {
        opener.complain(Trouble::EmptyClipboard);
    }
}

fn drop_event(event: &DragEvent, opener: &Opener) {
    let Some(data) = event.data_transfer() else { return };
    // Unless it is stopped here, the browser leaves the page and opens the file.
    event.prevent_default();
    if let Some(dropped) = folders::dropped(&data) {
        return folders::open(dropped, opener.clone());
    }
    let files = files(&data);
    if !files.is_empty() {
        return opener.files(files.into_iter().map(Brought::alone).collect());
    }
    match data.get_data("text/plain") {
        Ok(text) if !text.trim().is_empty() => bring(&data, text, opener),
        _ => opener.complain(Trouble::EmptyDrop),
    }
}

/// The plain text, unless there are tables in the rich text beside it: the plain one has lost which cell is which.
fn bring(data: &DataTransfer, plain: String, opener: &Opener) {
    match data.get_data("text/html") {
        Ok(rich) if has_table(&rich) && rich.len() as u64 <= FILE_BYTES.max => opener.rich(&rich, plain),
        _ => opener.text(&plain, Origin::Pasted),
    }
}

fn has_table(html: &str) -> bool {
    const CELL: &[u8] = b"<td";
    html.as_bytes().windows(CELL.len()).any(|window| window.eq_ignore_ascii_case(CELL))
}

/// Files or text, and not something of the page's own.
fn brings_something(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| {
        data.types().iter().any(|kind| matches!(kind.as_string().as_deref(), Some("Files" | "text/plain")))
    })
}

fn files(data: &DataTransfer) -> Vec<File> {
    let Some(list) = data.files() else { return Vec::new() };
    (0..list.length()).filter_map(|i| list.get(i)).collect()
}
