//! Starts the page, or the worker that reads for it: the same wasm does both.

use mingshu::app::bridge;
use yew::prelude::*;

#[component]
fn App() -> Html {
    let analyst = use_memo((), |_| bridge::Analyst::start());
    html! { <main><h1>{ "明数" }</h1><p>{ format!("{:?}", analyst.place()) }</p></main> }
}

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
