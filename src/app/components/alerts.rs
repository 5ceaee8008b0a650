//! What is being read, and sentences about what went wrong.

use crate::app::contexts::{use_dispatch, use_doc, use_lang, use_opener, use_progress};
use crate::app::format;
use crate::app::messages::{Lang, Msg};
use crate::app::opener::Opener;
use crate::app::state::{Action, Panel, Task};
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
            if let Some(task) = &progress.gathering {
                { line(task, lang, &opener, Opener::cancel) }
            }
            if let Some(task) = &progress.task {
                { line(task, lang, &opener, Opener::cancel_task) }
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
                        if alert.trouble.is_about_files() {
                            <button type="button" class="button" onclick={act(|| Action::ShowPanel(Some(Panel::Files)))}>
                                { lang.say(Msg::WhichFiles) }
                            </button>
                        }
                        if alert.offer.is_some() {
                            <button type="button" class="button" onclick={act(|| Action::TakeOffer)}>
                                { lang.say(Msg::OpenAnyway) }
                            </button>
                        }
                        { close }
                    </div>
                }
            </div>
        </>
    }
}

/// What is being read, and the way out of it.
fn line(task: &Task, lang: Lang, opener: &Opener, cancel: fn(&Opener)) -> Html {
    let (cancels, resumes) = (opener.clone(), opener.clone());
    let paused = task.stage.as_ref().is_some_and(|stage| stage.paused);
    html! {
        <div class="line progress">
            <p>{ reading(task, lang) }</p>
            if let Some(stage) = &task.stage {
                <progress value={stage.share.to_string()} max="1" aria-label={task.origin.name(lang)} />
            }
            if paused {
                <button type="button" class="button" onclick={move |_| resumes.pause(false)}>{ lang.say(Msg::Resume) }</button>
            }
            <button type="button" class="button" onclick={move |_| cancel(&cancels)}>{ lang.say(Msg::Cancel) }</button>
        </div>
    }
}

/// What is being read, and how far it is.
fn reading(task: &Task, lang: Lang) -> String {
    let name = task.origin.name(lang);
    match &task.stage {
        None => lang.fill(Msg::Reading, &[&name, &format::size(task.bytes)]),
        Some(stage) if stage.paused => lang.fill(Msg::ReadingPaused, &[&name]),
        Some(stage) if stage.name.is_empty() => lang.fill(Msg::LookingAt, &[&name]),
        Some(stage) if stage.name == name => lang.fill(Msg::Reading, &[&name, &format::size(task.bytes)]),
        Some(stage) => lang.fill(Msg::ReadingStage, &[&name, &stage.name]),
    }
}
