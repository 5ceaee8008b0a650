//! What covers the page: how to check the promise, and the keys.

use crate::app::components::rules_help::rules_help;
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
    // Tab stays inside: the close button is all there is.
    let onkeydown = move |event: KeyboardEvent| {
        if event.key() == "Tab" {
            event.prevent_default();
            stage.focus_id(CLOSE);
        }
    };
    let Some(panel) = chrome.panel else { return html! {} };
    let (title, content) = match panel {
        Panel::Verify => (Msg::VerifyTitle, verify(lang)),
        Panel::Keys => (Msg::Keys, keys(lang)),
        Panel::Rules(first) => (Msg::RulesTitle, rules_help(first, lang)),
    };
    html! {
        <div class="cover" onclick={on_ground}>
            <div class="sheet" role="dialog" aria-modal="true" aria-labelledby="sheet-title" tabindex="-1" ref={sheet} {onkeydown}>
                <h2 id="sheet-title">{ lang.say(title) }</h2>
                { content }
                <button type="button" class="button" id={CLOSE} onclick={close.reform(|_| ())}>{ lang.say(Msg::Close) }</button>
            </div>
        </div>
    }
}

const CLOSE: &str = "sheet-close";

fn verify(lang: Lang) -> Html {
    let meta = dom::document().query_selector("meta[http-equiv='Content-Security-Policy']").ok().flatten();
    let policy = meta.and_then(|meta| meta.get_attribute("content"));
    html! {
        <>
            <ol class="checks">
                { for [Msg::VerifyCable, Msg::VerifyNetwork, Msg::VerifyPolicy, Msg::VerifySum, Msg::VerifyMemory]
                    .map(|line| html! { <li>{ lang.say(line) }</li> }) }
            </ol>
            if let Some(policy) = policy {
                <p>{ lang.say(Msg::VerifyPolicyIs) }</p>
                <code class="policy">{ policy }</code>
            } else {
                <p>{ lang.say(Msg::VerifyNoPolicy) }</p>
            }
            <p class="secrets">{ lang.say(Msg::Secrets) }</p>
        </>
    }
}

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
