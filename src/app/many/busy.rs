//! That something is being worked out, and the way out of it.

use super::office::Answer;
use super::store::Store;
use super::words;
use crate::app::messages::Lang;
use yew::prelude::*;

pub fn busy(answer: &Answer, store: &Store, lang: Lang) -> Html {
    let (stop, again) = (store.clone(), store.clone());
    if answer.stopped {
        return html! {
            <p class="many-busy">{ words::STOPPED.in_(lang) }{ " " }
                <button type="button" class="link" id="ask-again" onclick={move |_| again.touch()}>{ words::ASK_AGAIN.in_(lang) }</button>
            </p>
        };
    }
    if !answer.busy {
        return html! {};
    }
    let share = (answer.share > 0.0).then(|| answer.share.to_string());
    html! {
        <p class="many-busy">
            <span>{ words::BUSY.in_(lang) }</span>
            <progress max="1" value={share} aria-label={words::BUSY.in_(lang)}></progress>
            <button type="button" class="link" id="stop-asking" onclick={move |_| stop.stop_asking()}>{ words::STOP.in_(lang) }</button>
        </p>
    }
}
