//! How to check that nothing leaves the machine, and that the file is the one that was released.

use crate::app::checksum::{Summing, Told, Verdict, look_up, sum_of};
use crate::app::contexts::use_lang;
use crate::app::dom;
use crate::app::format;
use crate::app::messages::{Lang, Msg};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element, File, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

#[component]
pub fn Verify() -> Html {
    let lang = use_lang();
    let policies = policies();
    html! {
        <div class="verify">
            <ol class="checks">
                { for [Msg::VerifyCable, Msg::VerifyNetwork, Msg::VerifyPolicy, Msg::VerifySum, Msg::VerifyMemory]
                    .map(|line| html! { <li>{ lang.say(line) }</li> }) }
            </ol>
            <h3>{ lang.say(Msg::SumTitle) }</h3>
            <p class="version">{ lang.fill(Msg::Version, &[env!("CARGO_PKG_VERSION")]) }</p>
            <Sum />
            <h3>{ lang.say(Msg::VerifyPolicyIs) }</h3>
            if policies.is_empty() {
                <p>{ lang.say(Msg::VerifyNoPolicy) }</p>
            }
            <div class="policies">{ for policies.iter().map(|policy| html! { <code class="policy">{ policy }</code> }) }</div>
            if policies.len() > 1 {
                <p class="muted">{ lang.say(Msg::VerifyPolicies) }</p>
            }
            <p class="secrets">{ lang.say(Msg::Secrets) }</p>
        </div>
    }
}

/// The policies that stand in the page: its own, and those by which it has narrowed that since. Each must be met.
fn policies() -> Vec<String> {
    let Ok(list) = dom::document().query_selector_all("meta[http-equiv='Content-Security-Policy']") else {
        return Vec::new();
    };
    let elements = (0..list.length()).filter_map(|i| list.get(i)?.dyn_into::<Element>().ok());
    elements.filter_map(|element| element.get_attribute("content")).collect()
}

/// The file that the reader has chosen, and how far its sum is.
#[derive(Clone, PartialEq)]
struct Chosen {
    name: String,
    bytes: f64,
    told: Told,
}

/// The sum of a file, and whether a list knows it.
#[component]
fn Sum() -> Html {
    let lang = use_lang();
    let (chosen, list) = (use_state_eq(|| None::<Chosen>), use_state_eq(String::new));
    let work = use_mut_ref(|| None::<Summing>);
    let take = {
        let chosen = chosen.setter();
        Callback::from(move |file: File| {
            let (name, bytes) = (file.name(), file.size());
            let tell = {
                let (chosen, name) = (chosen.clone(), name.clone());
                Callback::from(move |told| chosen.set(Some(Chosen { name: name.clone(), bytes, told })))
            };
            tell.emit(Told::Share(0.0));
            // The one before is not wanted any more.
            work.replace(None);
            let summing = sum_of(file, tell);
            work.replace(Some(summing));
        })
    };
    let onchange = {
        let take = take.clone();
        move |event: Event| {
            let field: HtmlInputElement = event.target_unchecked_into();
            if let Some(file) = field.files().and_then(|files| files.get(0)) {
                take.emit(file);
            }
            // So that the same file can be chosen once more.
            field.set_value("");
        }
    };
    let ondragover = |event: DragEvent| event.prevent_default();
    let ondrop = move |event: DragEvent| {
        // It is not to be opened as a report.
        event.prevent_default();
        if let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)) {
            take.emit(file);
        }
    };
    let oninput = {
        let list = list.setter();
        move |event: InputEvent| list.set(event.target_unchecked_into::<HtmlTextAreaElement>().value())
    };
    html! {
        <div class="sum" {ondragover} {ondrop}>
            <p>
                <label class="button"><input type="file" class="unseen" id="sum-file" {onchange} /><span>{ lang.say(Msg::SumChoose) }</span></label>
                { lang.gap() }<span class="muted">{ lang.say(Msg::SumDrop) }</span>
            </p>
            <div role="status" aria-live="polite">
                if let Some(chosen) = &*chosen {
                    { result(chosen, &list, lang) }
                }
            </div>
            <label for="sum-list">{ lang.say(Msg::SumPaste) }</label>
            <textarea id="sum-list" rows="2" spellcheck="false" {oninput} />
        </div>
    }
}

fn result(chosen: &Chosen, list: &str, lang: Lang) -> Html {
    let sum = match &chosen.told {
        Told::Share(share) => {
            return html! { <p><progress value={share.to_string()} max="1" aria-label={chosen.name.clone()} /></p> };
        }
        Told::Unreadable => return html! { <p>{ lang.fill(Msg::SumUnreadable, &[&chosen.name]) }</p> },
        Told::Sum(sum) => sum,
    };
    let verdict = (!list.trim().is_empty()).then(|| look_up(sum, list));
    html! {
        <>
            <p>{ lang.fill(Msg::SumIs, &[&chosen.name, &format::size(chosen.bytes)]) }</p>
            <code class="policy" id="sum">{ sum }</code>
            if let Some(verdict) = verdict {
                <p class={classes!("verdict-line", sign(&verdict))}>{ words(&verdict, lang) }</p>
            }
        </>
    }
}

fn sign(verdict: &Verdict) -> Option<&'static str> {
    match verdict {
        Verdict::Listed(_) => Some("same"),
        Verdict::NotListed(_) => Some("differs"),
        Verdict::NoSums => None,
    }
}

fn words(verdict: &Verdict, lang: Lang) -> String {
    match verdict {
        Verdict::Listed(name) if name.is_empty() => lang.say(Msg::SumSame).into(),
        Verdict::Listed(name) => lang.fill(Msg::SumSameAs, &[name]),
        Verdict::NotListed(count) => lang.fill(Msg::SumOther, &[&count.to_string()]),
        Verdict::NoSums => lang.say(Msg::SumNone).into(),
    }
}
