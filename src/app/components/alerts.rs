//! What is being read, and sentences about what went wrong.

use crate::app::contexts::{use_dispatch, use_doc, use_lang, use_opener, use_progress};
use crate::app::format;
use crate::app::messages::Msg;
use crate::app::state::Action;
use yew::prelude::*;

#[component]
pub fn Alerts() -> Html {
    let (lang, dispatch, opener, progress, doc) = (use_lang(), use_dispatch(), use_opener(), use_progress(), use_doc());
    let act = |action: fn() -> Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action()))
    };
    let close = html! {
        <button type="button" class="button" onclick={act(|| Action::DismissAlert)}>{ lang.say(Msg::Close) }</button>
    };
    html! {
        <>
            if let Some(task) = progress.task.clone() {
                <div class="line progress">
                    <p>{ lang.fill(Msg::Reading, &[task.origin.name(lang), &format::size(task.bytes)]) }</p>
                    <button type="button" class="button" onclick={move |_| opener.cancel()}>{ lang.say(Msg::Cancel) }</button>
                </div>
            }
            <div role="alert">
                if let Some(alert) = &progress.alert {
                    <div class="line alert">
                        <p>
                            { alert.trouble.sentence(lang) }
                            if doc.is_some() {
                                { lang.gap() }{ lang.say(Msg::StaysAsWas) }
                            }
                        </p>
                        if alert.offer.is_some() {
                            <button type="button" class="button" onclick={act(|| Action::TakeOffer)}>
                                { lang.say(Msg::OpenAnyway) }
                            </button>
                        }
                        { close.clone() }
                    </div>
                }
            </div>
            if let Some((origin, left_out)) = &progress.left_out {
                <div class="line">
                    <p>{ lang.fill(Msg::OneAtATime, &[origin.name(lang), &left_out.to_string()]) }</p>
                    { close }
                </div>
            }
        </>
    }
}
