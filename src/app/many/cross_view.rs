//! Reports against each other: what cannot both be right, with both quotations.

use super::store::Shelf;
use super::words;
use crate::app::messages::Lang;
use crate::app::state::Item;
use crate::compare::cross::check;
use crate::export::tables::Slices;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub shelf: Shelf,
    pub lang: Lang,
    pub open: Callback<Item>,
}

/// Findings that are shown; the exports have all.
const MOST: usize = 100;

#[component]
pub fn CrossView(props: &Props) -> Html {
    let Props { shelf, lang, open } = props;
    let lang = *lang;
    let found = use_memo(shelf.clone(), |shelf| {
        let (_, entries) = shelf.entries();
        check(shelf.reports(&entries))
    });
    let (members, entries) = shelf.entries();
    let one = |found: &crate::compare::cross::Cross| {
        let message = &found.finding.message;
        let quotes = found.places.iter().map(|place| {
            let (entry, item, open) = (&entries[place.report], members[place.report].item.clone(), open.clone());
            html! {
                <div class="quote">
                    <p class="muted">{ entry.heading() }{ " · " }{ entry.name.to_owned() }</p>
                    <blockquote class="quote-words">{ Slices::new(entry.text).of(place.sentence).to_owned() }</blockquote>
                    <button type="button" class="link" onclick={move |_| open.emit(item.clone())}>{ words::OPEN.in_(lang) }</button>
                </div>
            }
        });
        html! {
            <li>
                <p><strong>{ words::lang(lang).choose(&message.zh, &message.en).clone() }</strong>{ " " }
                    <span class="muted">{ found.finding.help.clone() }</span></p>
                { for quotes }
            </li>
        }
    };
    html! {
        <div class="many-body scroll">
            <p class="muted">{ words::CROSS_HELP.in_(lang) }</p>
            if found.is_empty() {
                <p class="nothing">{ words::CROSS_NONE.in_(lang) }</p>
            }
            if found.len() > MOST {
                <p>{ words::CROSS_SHOWN.fill(lang, &[&found.len().to_string(), &MOST.to_string()]) }</p>
            }
            <ol class="cross" id="cross">{ for found.iter().take(MOST).map(one) }</ol>
        </div>
    }
}
