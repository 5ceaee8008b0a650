//! The keys that work anywhere on the page, outside fields. Those of table and outline are their own.

use super::clipboard;
use super::contexts::{Dispatch, use_chrome, use_dispatch, use_doc, use_stage, use_view};
use super::dom;
use super::findings;
use super::messages::Msg;
use super::quote;
use super::rows;
use super::stage::Stage;
use super::state::{Action, Chrome, Doc, Pane, Panel, Room, View};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

/// For the sheet: keys and what they do.
#[rustfmt::skip]
pub const SHEET: &[(&[&str], Msg)] = &[
    (&["Ctrl", "V"],        Msg::KeyPaste),
    (&["/"],                Msg::KeyFilter),
    (&["f"],                Msg::KeyFind),
    (&["j", "k"],           Msg::KeyNext),
    (&["d"],                Msg::KeyDoubtful),
    (&["c"],                Msg::KeyQuote),
    (&["n", "p"],           Msg::KeyFinding),
    (&["1", "2", "3", "4"], Msg::KeyPanes),
    (&["↑", "↓", "Home", "End"], Msg::KeyTable),
    (&["Enter"],            Msg::KeyEnter),
    (&["Esc"],              Msg::KeyEscape),
    (&["?"],                Msg::KeyHelp),
];

/// Ids that the keys go to.
pub const FILTER_FIELD: &str = "filter";
pub const FIND_FIELD: &str = "find";
pub const FILTER_REPORTS: &str = "filter-reports";
pub const FILTER_FIGURES: &str = "filter-figures";
pub const OUTLINE: &str = "outline";
pub const TEXT: &str = "text";
pub const TABLE: &str = "table";
pub const FINDINGS: &str = "findings";

#[hook]
pub fn use_keys() {
    let (dispatch, chrome, doc, view, stage) = (use_dispatch(), use_chrome(), use_doc(), use_view(), use_stage());
    use_effect_with((chrome, doc, view), move |(chrome, doc, view)| {
        let (chrome, doc, view) = (chrome.clone(), doc.clone(), view.clone());
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&stage.ear(), "keydown", options, move |event| {
            let event: &KeyboardEvent = event.unchecked_ref();
            if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
                return;
            }
            let typing = dom::takes_text(event.target());
            if (!typing || event.key() == "Escape")
                && press(&event.key(), &dispatch, &stage, &chrome, doc.as_ref(), &view)
            {
                event.prevent_default();
            }
        });
        move || drop(listener)
    });
}

/// Does what a key stands for; false where it stands for nothing.
fn press(key: &str, dispatch: &Dispatch, stage: &Stage, chrome: &Chrome, doc: Option<&Doc>, view: &Rc<View>) -> bool {
    match (key, chrome.panel) {
        ("Escape", Some(_)) => dispatch.dispatch(Action::ShowPanel(None)),
        (_, Some(_)) => return false,
        ("?" | "？", None) => dispatch.dispatch(Action::ShowPanel(Some(Panel::Keys))),
        // Of the workspace the keys of its own views go on; a report that it covers stays as it is.
        ("/", None) if chrome.work => return stage.focus_id(FILTER_REPORTS) || stage.focus_id(FILTER_FIGURES),
        _ => {
            let Some(doc) = doc.filter(|_| !chrome.work) else { return false };
            return press_on_report(key, dispatch, stage, chrome, doc, view);
        }
    }
    true
}

fn press_on_report(key: &str, dispatch: &Dispatch, stage: &Stage, chrome: &Chrome, doc: &Doc, view: &Rc<View>) -> bool {
    match key {
        "Escape" => {
            if view.drawer {
                dispatch.dispatch(Action::ShowDrawer(false));
            } else if view.finding.is_some() {
                dispatch.dispatch(Action::ChooseFinding(None, None));
            } else if view.chosen.is_some() {
                dispatch.dispatch(Action::Choose(None, None));
            } else {
                dispatch.dispatch(Action::ShowAll);
            }
        }
        "/" => go(dispatch, stage, Pane::Table, FILTER_FIELD),
        "f" => go(dispatch, stage, Pane::Text, FIND_FIELD),
        "1" => go(dispatch, stage, Pane::Outline, OUTLINE),
        "2" => go(dispatch, stage, Pane::Text, TEXT),
        "3" => go(dispatch, stage, Pane::Table, TABLE),
        "4" => go(dispatch, stage, Pane::Findings, FINDINGS),
        "n" | "p" => {
            let shown = findings::shown(doc, view, &chrome.ignored_rules);
            if let Some(id) = findings::next(&shown.ids, view.finding, key == "n") {
                if chrome.room != Room::Narrow {
                    dispatch.dispatch(Action::ShowPane(Pane::Findings));
                }
                dispatch.dispatch(Action::ChooseFinding(Some(id), None));
            }
        }
        "d" => dispatch.dispatch(Action::SetDoubtful(!view.filter.doubtful)),
        "j" | "k" => {
            let rows = rows::rows(doc, chrome.lang, &view.filter, view.sort);
            let at = view.chosen.and_then(|id| rows.iter().position(|&row| row == id));
            let next = match (at, key) {
                (None, "j") => 0,
                (None, _) => rows.len().saturating_sub(1),
                (Some(at), "j") => at + 1,
                (Some(at), _) => at.wrapping_sub(1),
            };
            if let Some(&id) = rows.get(next) {
                dispatch.dispatch(Action::Choose(Some(id), None));
            }
        }
        "c" => {
            let Some(id) = view.chosen else { return false };
            copy_quotation(dispatch, chrome, doc, id);
        }
        _ => return false,
    }
    true
}

/// Shows a pane and puts the focus there once it is on the page.
fn go(dispatch: &Dispatch, stage: &Stage, pane: Pane, id: &'static str) {
    dispatch.dispatch(Action::ShowPane(pane));
    dispatch.dispatch(Action::ShowDrawer(pane == Pane::Outline));
    if !stage.focus_id(id) {
        let stage = stage.clone();
        let later = move || {
            stage.focus_id(id);
        };
        Timeout::new(0, later).forget();
    }
}

pub fn copy_quotation(dispatch: &Dispatch, chrome: &Chrome, doc: &Doc, id: u32) {
    let Some(figure) = doc.analysis.figures.get(id as usize) else { return };
    let (dispatch, lang) = (dispatch.clone(), chrome.lang);
    clipboard::copy(
        quote::quotation(doc, figure, lang),
        Callback::from(move |copied| {
            let words = if copied { Msg::QuoteCopied } else { Msg::CopyFailed };
            dispatch.dispatch(Action::Say(lang.say(words).to_string()));
        }),
    );
}
