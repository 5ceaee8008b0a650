//! Starts the page, or the worker that reads for it: the same wasm does both.

use mingshu::app::{App, bridge};

fn main() {
    if bridge::is_worker() {
        bridge::serve();
        return;
    }
    let place = web_sys::window().and_then(|window| window.document()?.get_element_by_id("app"));
    if let Some(place) = place {
        yew::Renderer::<App>::with_root(place).render();
    }
}
