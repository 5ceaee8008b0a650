//! How much room there is, and whether the page is being printed.

use super::contexts::Dispatch;
use super::dom;
use super::state::{Action, Room};
use gloo::events::EventListener;
use yew::prelude::*;

/// Widths at which the style sheet breaks, too.
const WIDE: &str = "(min-width: 1200px)";
const MIDDLE: &str = "(min-width: 900px)";

pub fn room() -> Room {
    if dom::media(WIDE) {
        Room::Wide
    } else if dom::media(MIDDLE) {
        Room::Middle
    } else {
        Room::Narrow
    }
}

/// Keeps the state informed.
#[hook]
pub fn use_room(dispatch: Dispatch) {
    use_effect_with(dispatch, |dispatch| {
        let on = |name: &'static str, action: fn() -> Action| {
            let dispatch = dispatch.clone();
            EventListener::new(&dom::window(), name, move |_| dispatch.dispatch(action()))
        };
        let listeners = [
            on("resize", || Action::SetRoom(room())),
            on("beforeprint", || Action::SetPrinting(true)),
            on("afterprint", || Action::SetPrinting(false)),
        ];
        dispatch.dispatch(Action::SetRoom(room()));
        move || drop(listeners)
    });
}
