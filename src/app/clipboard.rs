//! Puts text into the clipboard, also where the page has no secure origin and the browser no clipboard interface.

use super::dom;
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{Clipboard, ClipboardEvent, HtmlDocument, HtmlTextAreaElement};
use yew::Callback;

/// Copies, and says whether it worked.
pub fn copy(text: String, done: Callback<bool>) {
    // `navigator.clipboard` is missing on plain http; web-sys takes it for granted.
    let clipboard = Reflect::get(&dom::window().navigator(), &"clipboard".into()).ok();
    let Some(clipboard) = clipboard.and_then(|c| c.dyn_into::<Clipboard>().ok()) else {
        done.emit(by_selection(&text));
        return;
    };
    let promise = clipboard.write_text(&text);
    let yes = {
        let done = done.clone();
        Closure::once_into_js(move |_: JsValue| done.emit(true))
    };
    let no = Closure::once_into_js(move |_: JsValue| done.emit(by_selection(&text)));
    let then = Reflect::get(&promise, &"then".into()).ok().and_then(|then| then.dyn_into::<js_sys::Function>().ok());
    if let Some(then) = then {
        let _ = then.call2(&promise, &yes, &no);
    }
}

/// Copies a table: as HTML for programs that take it, as plain text for the others; also without a secure origin.
pub fn copy_table(html: &str, plain: String, done: Callback<bool>) {
    let (html, text) = (html.to_owned(), plain.clone());
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    // The selection only makes the browser copy; what it copies is said here.
    let listener = EventListener::once_with_options(&dom::document(), "copy", options, move |event| {
        let event: &ClipboardEvent = event.unchecked_ref();
        if let Some(data) = event.clipboard_data()
            && data.set_data("text/html", &html).is_ok()
            && data.set_data("text/plain", &text).is_ok()
        {
            event.prevent_default();
            event.stop_propagation();
        }
    });
    let copied = by_selection(&plain);
    drop(listener);
    done.emit(copied);
}

/// The old way: select a text field that nobody sees, and copy what is selected.
fn by_selection(text: &str) -> bool {
    let document = dom::document();
    let focused = document.active_element();
    let field = document.create_element("textarea").ok().and_then(|e| e.dyn_into::<HtmlTextAreaElement>().ok());
    let (Some(field), Some(body), Ok(page)) = (field, document.body(), document.dyn_into::<HtmlDocument>()) else {
        return false;
    };
    field.set_value(text);
    // It may stand on someone else's page, which has no style for it.
    for (property, value) in [("position", "fixed"), ("top", "0"), ("opacity", "0")] {
        dom::set_style(&field, property, value);
    }
    field.set_read_only(true);
    if body.append_child(&field).is_err() {
        return false;
    }
    field.select();
    let copied = page.exec_command("copy").unwrap_or(false);
    field.remove();
    if let Some(focused) = focused {
        dom::focus(&focused);
    }
    copied
}
