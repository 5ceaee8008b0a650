//! Esc closes what a view shows beside its table.

use crate::app::contexts::{use_chrome, use_stage};
use crate::app::dom;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

/// While something is `open`, Esc closes it, and the focus is on what it was opened by.
#[hook]
pub fn use_escape(open: bool, opened_by: &'static str, close: Callback<()>) {
    let (chrome, stage) = (use_chrome(), use_stage());
    // What covers the page goes first.
    use_effect_with(open && chrome.panel.is_none(), move |open| {
        let listener = open.then(|| {
            EventListener::new(&stage.ear(), "keydown", move |event| {
                let event: &KeyboardEvent = event.unchecked_ref();
                if event.key() != "Escape" || event.default_prevented() {
                    return;
                }
                if let Ok(Some(opener)) = stage.place().query_selector(opened_by) {
                    dom::focus(&opener);
                }
                close.emit(());
            })
        });
        move || drop(listener)
    });
}
