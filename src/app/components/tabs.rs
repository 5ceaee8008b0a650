//! Where there is room for one pane only: which one.

use crate::app::contexts::{use_dispatch, use_lang, use_stage, use_view};
use crate::app::messages::Msg;
use crate::app::state::{Action, Pane};
use yew::prelude::*;

#[component]
pub fn Tabs() -> Html {
    let (lang, dispatch, view, stage) = (use_lang(), use_dispatch(), use_view(), use_stage());
    let onkeydown = {
        let (dispatch, current) = (dispatch.clone(), view.pane);
        move |event: KeyboardEvent| {
            let at = Pane::ALL.iter().position(|&pane| pane == current).unwrap_or(0);
            let next = match event.key().as_str() {
                "ArrowRight" => (at + 1) % Pane::ALL.len(),
                "ArrowLeft" => (at + Pane::ALL.len() - 1) % Pane::ALL.len(),
                _ => return,
            };
            event.prevent_default();
            dispatch.dispatch(Action::ShowPane(Pane::ALL[next]));
            stage.focus_id(id(Pane::ALL[next]));
        }
    };
    html! {
        <div class="tabs" data-sticky="" role="tablist" aria-label={lang.say(Msg::Views)} {onkeydown}>
            { for Pane::ALL.iter().map(|&pane| {
                let dispatch = dispatch.clone();
                let chosen = view.pane == pane;
                html! {
                    <button type="button" role="tab" id={id(pane)} aria-selected={chosen.to_string()}
                        tabindex={if chosen { "0" } else { "-1" }}
                        onclick={move |_| dispatch.dispatch(Action::ShowPane(pane))}>
                        { lang.say(name(pane)) }
                    </button>
                }
            }) }
        </div>
    }
}

fn id(pane: Pane) -> &'static str {
    match pane {
        Pane::Table => "tab-table",
        Pane::Text => "tab-text",
        Pane::Outline => "tab-outline",
    }
}

pub fn name(pane: Pane) -> Msg {
    match pane {
        Pane::Table => Msg::PaneTable,
        Pane::Text => Msg::PaneText,
        Pane::Outline => Msg::PaneOutline,
    }
}
