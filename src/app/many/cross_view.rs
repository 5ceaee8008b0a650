//! Reports against each other: what cannot both be right, with both quotations.

use super::busy::busy;
use super::clerk::{CrossLine, Question, Quoted, Reply};
use super::office::use_answer;
use super::{ViewProps, words};
use crate::app::state::Spot;
use crate::app::window::{Guess, use_window};
use crate::compare::cross::MOST_IN_PAIRS;
use std::rc::Rc;
use yew::prelude::*;

/// Findings that are drawn before anything was measured, and how high one is.
const FIRST: usize = 12;
const ROW: f64 = 190.0;

#[component]
pub fn CrossView(props: &ViewProps) -> Html {
    let ViewProps { store, shelf, lang, open } = props;
    let lang = *lang;
    let answer = use_answer(store, shelf, Some(Question::Cross));
    let found = match answer.reply.as_deref() {
        Some(Reply::Cross(found)) => Some(found),
        _ => None,
    };
    let count = found.map_or(0, |found| found.lines.len());
    let guess: Guess = Rc::new(|_, _| ROW);
    let (items, range) = use_window(count, FIRST, String::new(), guess, None);
    let quote = |place: &Quoted| {
        let (member, open) = (shelf.member(place.report).cloned(), open.clone());
        let name = member.as_ref().map(|m| m.item.name.clone());
        let at = place.at;
        let onclick =
            move |_: MouseEvent| member.iter().for_each(|m| open.emit((m.item.clone(), Some(Spot::Words(at)))));
        html! {
            <div class="quote">
                <p class="muted">{ place.heading.clone() }{ " · " }{ name }</p>
                <blockquote class="quote-words">{ place.words.clone() }</blockquote>
                <button type="button" class="link" {onclick}>{ words::OPEN.in_(lang) }</button>
            </div>
        }
    };
    let one = |(k, line): (usize, &CrossLine)| {
        html! {
            <li key={k} class="cross-line">
                <p><strong>{ words::lang(lang).choose(&line.zh, &line.en).clone() }</strong>{ " " }
                    <span class="muted">{ line.help.clone() }</span></p>
                { for line.places.iter().map(quote) }
            </li>
        }
    };
    html! {
        <div class="many-body scroll">
            <p class="muted">{ words::CROSS_HELP.in_(lang) }</p>
            { busy(&answer, store, lang) }
            if let Some(found) = found {
                if found.all == 0 {
                    <p class="nothing">{ words::CROSS_NONE.in_(lang) }</p>
                } else {
                    <p id="cross-count">{ words::CROSS_COUNT.fill(lang, &[&found.all.to_string()]) }
                        if found.all > count { { words::CROSS_SHOWN.fill(lang, &[&count.to_string()]) } }
                    </p>
                }
            }
            if found.is_some_and(|found| found.crowd > MOST_IN_PAIRS) {
                <p class="muted" id="cross-crowd">{ words::CROSS_CROWD.fill(lang, &[&found.map_or(0, |found| found.crowd).to_string(), &MOST_IN_PAIRS.to_string()]) }</p>
            }
            <ul class="cross" id="cross" ref={items}>
                <li key="before" class="spacer" aria-hidden="true"><div /></li>
                { for range.clone().filter_map(|k| Some((k, found?.lines.get(k)?))).map(one) }
                <li key="after" class="spacer" aria-hidden="true"><div /></li>
            </ul>
        </div>
    }
}
