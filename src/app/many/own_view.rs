//! Indicators of the reader's own.

use super::store::{Shelf, Store};
use super::words;
use crate::app::messages::Lang;
use crate::workspace::OwnIndicator;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub store: Store,
    pub shelf: Shelf,
    pub lang: Lang,
}

#[component]
pub fn OwnView(props: &Props) -> Html {
    let Props { store, shelf, lang } = props;
    let (name, words_field, unit) = (use_node_ref(), use_node_ref(), use_node_ref());
    let add = {
        let (store, own) = (store.clone(), shelf.own.clone());
        let fields = [name.clone(), words_field.clone(), unit.clone()];
        move |event: SubmitEvent| {
            event.prevent_default();
            let [name, words, unit] = fields
                .each_ref()
                .map(|field| field.cast::<HtmlInputElement>().map(|f| f.value().trim().to_owned()).unwrap_or_default());
            if name.is_empty() || words.is_empty() {
                return;
            }
            let number = |row: &OwnIndicator| row.id.strip_prefix("own.").and_then(|n| n.parse::<u32>().ok());
            let next = own.iter().filter_map(number).max().unwrap_or(0) + 1;
            let unit = Some(unit).filter(|unit| !unit.is_empty());
            let mut all = own.to_vec();
            all.push(OwnIndicator { id: format!("own.{next}"), name, words, unit });
            store.set_own(all);
            for field in &fields {
                field.cast::<HtmlInputElement>().iter().for_each(|f| f.set_value(""));
            }
        }
    };
    let row = |k: usize| {
        let (store, own) = (store.clone(), shelf.own.clone());
        let one = own[k].clone();
        let remove = move |_: MouseEvent| {
            let mut left = own.to_vec();
            left.remove(k);
            store.set_own(left);
        };
        html! {
            <li>
                <strong>{ one.name.clone() }</strong>{ " " }<span class="muted">{ one.words.clone() }{ " " }{ one.unit.clone() }</span>{ " " }
                <button type="button" class="link" aria-label={words::REMOVE_NAMED.fill(*lang, &[&one.name])}
                    onclick={remove}>{ words::REMOVE.in_(*lang) }</button>
            </li>
        }
    };
    html! {
        <details class="own">
            <summary>{ words::OWN.in_(*lang) }</summary>
            <ul>{ for (0..shelf.own.len()).map(row) }</ul>
            <form onsubmit={add}>
                <label>{ words::OWN_NAME.in_(*lang) }<input id="own-name" ref={name} required=true /></label>
                <label>{ words::OWN_WORDS.in_(*lang) }<input id="own-words" ref={words_field} required=true /></label>
                <label>{ words::OWN_UNIT.in_(*lang) }<input id="own-unit" ref={unit} /></label>
                <button type="submit" class="button" id="own-add">{ words::OWN_ADD.in_(*lang) }</button>
            </form>
        </details>
    }
}
