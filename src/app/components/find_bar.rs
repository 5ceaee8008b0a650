//! Finding words in the text.

use crate::analysis::Span;
use crate::app::contexts::{use_dispatch, use_lang, use_stage};
use crate::app::find;
use crate::app::keys::{FIND_FIELD, TEXT};
use crate::app::messages::Msg;
use crate::app::state::{Action, Doc, Target};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub doc: Doc,
    pub found: UseStateSetter<Rc<Vec<Span>>>,
    /// The one of these that the reader has come to.
    pub current: UseStateSetter<Option<Span>>,
}

#[component]
pub fn FindBar(props: &Props) -> Html {
    let (lang, dispatch, stage) = (use_lang(), use_dispatch(), use_stage());
    let words = use_state_eq(String::new);
    let at = use_state_eq(|| 0usize);
    let hits = use_memo((props.doc.clone(), (*words).clone()), |(doc, words)| Rc::new(find::find(&doc.text, words)));
    use_effect_with((*hits).clone(), {
        let found = props.found.clone();
        move |hits| found.set(hits.clone())
    });
    use_effect_with(((*hits).clone(), *at), {
        let current = props.current.clone();
        move |(hits, at)| current.set(hits.get(*at).copied())
    });
    // A new report is searched anew when asked.
    use_effect_with(props.doc.clone(), {
        let words = words.setter();
        move |_| words.set(String::new())
    });

    let go = {
        let (at, hits, dispatch) = (at.clone(), hits.clone(), dispatch.clone());
        Callback::from(move |forward: bool| {
            let count = hits.len();
            if count > 0 {
                let next = if forward { *at + 1 } else { *at + count - 1 } % count;
                at.set(next);
                dispatch.dispatch(Action::Look(Target::Place(hits[next].start), None));
            }
        })
    };
    let oninput = {
        let (words, at, doc, dispatch) = (words.setter(), at.setter(), props.doc.clone(), dispatch.clone());
        move |event: InputEvent| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            if let Some(first) = find::find(&doc.text, &value).first() {
                dispatch.dispatch(Action::Look(Target::Place(first.start), None));
            }
            words.set(value);
            at.set(0);
        }
    };
    let onkeydown = {
        let (go, words) = (go.clone(), words.clone());
        move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => {
                event.prevent_default();
                go.emit(!event.shift_key());
            }
            // First of all the search is left; then the text has the focus, and the keys of the page work again.
            "Escape" => {
                event.prevent_default();
                words.set(String::new());
                stage.focus_id(TEXT);
            }
            _ => (),
        }
    };
    let count = match hits.len() {
        0 => lang.say(Msg::FindNone).to_string(),
        n => lang.fill(Msg::FindCount, &[&(*at + 1).min(n).to_string(), &n.to_string()]),
    };
    html! {
        <div class="find" role="search" aria-label={lang.say(Msg::FindInText)}>
            <input type="search" id={FIND_FIELD} aria-label={lang.say(Msg::FindInText)} placeholder={lang.say(Msg::FindInText)}
                value={(*words).clone()} autocomplete="off" spellcheck="false" {oninput} {onkeydown} />
            if !words.trim().is_empty() {
                <span class="find-count" role="status">{ count }</span>
                <button type="button" class="button" onclick={go.reform(|_| false)}>{ lang.say(Msg::Previous) }</button>
                <button type="button" class="button" onclick={go.reform(|_| true)}>{ lang.say(Msg::Next) }</button>
            }
        </div>
    }
}
