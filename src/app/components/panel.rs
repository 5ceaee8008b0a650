//! What covers the page: how to check the promise, the keys, and which files can be opened.

use crate::app::components::files_help::FilesHelp;
use crate::app::components::rules_help::rules_help;
use crate::app::components::verify::Verify;
use crate::app::contexts::{use_chrome, use_dispatch, use_stage};
use crate::app::dom;
use crate::app::keys::SHEET;
use crate::app::messages::{Lang, Msg};
use crate::app::state::{Action, Panel};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

#[component]
pub fn Panels() -> Html {
    let (chrome, dispatch, stage) = (use_chrome(), use_dispatch(), use_stage());
    let lang = chrome.lang;
    let sheet = use_node_ref();
    let back = use_mut_ref(|| None::<Element>);

    // The focus goes into the panel, and back to where it was when the panel closes.
    use_effect_with(chrome.panel, {
        let (sheet, back, stage) = (sheet.clone(), back.clone(), stage.clone());
        move |panel| match (panel, sheet.cast::<Element>()) {
            (Some(_), Some(sheet)) => {
                *back.borrow_mut() = stage.active();
                dom::focus(&sheet);
            }
            _ => {
                if let Some(element) = back.borrow_mut().take() {
                    dom::focus(&element);
                }
            }
        }
    });
    let close = Callback::from(move |()| dispatch.dispatch(Action::ShowPanel(None)));
    let on_ground = {
        let close = close.clone();
        move |event: MouseEvent| {
            let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if element.is_some_and(|element| element.class_list().contains("cover")) {
                close.emit(());
            }
        }
    };
    // Tab stays inside, and goes round.
    let onkeydown = {
        let sheet = sheet.clone();
        move |event: KeyboardEvent| {
            let Some(sheet) = sheet.cast::<Element>().filter(|_| event.key() == "Tab") else { return };
            let stops = dom::tab_stops(&sheet);
            let (Some(first), Some(last)) = (stops.first(), stops.last()) else { return };
            let active = stage.active();
            let to = match (event.shift_key(), active) {
                (false, Some(active)) if active == *last => first,
                (true, Some(active)) if active == *first || active == sheet => last,
                _ => return,
            };
            event.prevent_default();
            dom::focus(to);
        }
    };
    let Some(panel) = chrome.panel else { return html! {} };
    let (title, content) = match panel {
        Panel::Verify => (Msg::VerifyTitle, html! { <Verify /> }),
        Panel::Keys => (Msg::Keys, keys(lang)),
        Panel::Rules(first) => (Msg::RulesTitle, rules_help(first, lang)),
        Panel::Files => (Msg::WhichFiles, html! { <FilesHelp /> }),
    };
    html! {
        <div class="cover" onclick={on_ground}>
            <div class={if panel == Panel::Files { "sheet broad" } else { "sheet" }} role="dialog" aria-modal="true" aria-labelledby="sheet-title" tabindex="-1" ref={sheet} {onkeydown}>
                <h2 id="sheet-title">{ lang.say(title) }</h2>
                { content }
                <button type="button" class="button" id={CLOSE} onclick={close.reform(|_| ())}>{ lang.say(Msg::Close) }</button>
            </div>
        </div>
    }
}

const CLOSE: &str = "sheet-close";

fn keys(lang: Lang) -> Html {
    html! {
        <dl class="keys">
            { for SHEET.iter().map(|(keys, words)| html! {
                <div>
                    <dt>{ for keys.iter().map(|key| html! { <kbd>{ *key }</kbd> }) }</dt>
                    <dd>{ lang.say(*words) }</dd>
                </div>
            }) }
        </dl>
    }
}
