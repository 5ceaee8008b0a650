//! How much room there is, and whether the page is being printed.

use super::contexts::Dispatch;
use super::dom;
use super::stage::Stage;
use super::state::{Action, Room};
use gloo::events::EventListener;
use yew::prelude::*;

/// Widths at which the style sheet breaks, too.
const WIDE: &str = "(min-width: 1200px)";
const MIDDLE: &str = "(min-width: 900px)";

impl Room {
    /// By a test of width, in the form of a media query.
    pub fn of(is_met: impl Fn(&str) -> bool) -> Room {
        if is_met(WIDE) {
            Room::Wide
        } else if is_met(MIDDLE) {
            Room::Middle
        } else {
            Room::Narrow
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Room::Narrow => "narrow",
            Room::Middle => "middle",
            Room::Wide => "wide",
        }
    }
}

/// Keeps the state informed.
#[hook]
pub fn use_room(dispatch: Dispatch, stage: Stage) {
    use_effect_with((dispatch, stage), |(dispatch, stage)| {
        let on = |name: &'static str, action: fn() -> Action| {
            let dispatch = dispatch.clone();
            EventListener::new(&dom::window(), name, move |_| dispatch.dispatch(action()))
        };
        let listeners =
            [on("beforeprint", || Action::SetPrinting(true)), on("afterprint", || Action::SetPrinting(false))];
        let resized = {
            let (dispatch, stage) = (dispatch.clone(), stage.clone());
            move || dispatch.dispatch(Action::SetRoom(stage.room()))
        };
        resized();
        let watch = stage.on_resize(resized);
        move || drop((listeners, watch))
    });
}
