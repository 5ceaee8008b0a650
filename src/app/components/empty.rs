//! The page before a report is there: what it does, and where to put one.

use crate::app::components::file_button::FileButton;
use crate::app::contexts::{use_chrome, use_dispatch, use_lang, use_opener};
use crate::app::intake::PASTE_FIELD;
use crate::app::messages::Msg;
use crate::app::opener::EXAMPLE;
use crate::app::stage::Setting;
use crate::app::state::{Action, Origin, Panel};
use crate::app::trouble::Trouble;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

#[component]
pub fn Empty() -> Html {
    let (lang, dispatch, opener) = (use_lang(), use_dispatch(), use_opener());
    let chrome = use_chrome();
    let open = chrome.show.takes_reports();
    let field = use_node_ref();
    let read = {
        let (field, opener) = (field.clone(), opener.clone());
        Callback::from(move |()| {
            let text = field.cast::<HtmlTextAreaElement>().map(|field| field.value()).unwrap_or_default();
            if text.trim().is_empty() {
                opener.complain(Trouble::EmptyBox);
            } else {
                opener.text(&text, Origin::Pasted);
            }
        })
    };
    let onkeydown = {
        let read = read.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                read.emit(());
            }
        }
    };
    let example = move |_| opener.text(EXAMPLE, Origin::Example);
    let files = {
        let dispatch = dispatch.clone();
        move |_| dispatch.dispatch(Action::ShowPanel(Some(Panel::Files)))
    };
    let work = {
        let dispatch = dispatch.clone();
        move |_| dispatch.dispatch(Action::ShowWork(true))
    };
    let verify = move |_| dispatch.dispatch(Action::ShowPanel(Some(Panel::Verify)));
    if !open {
        return html! { <p class="waiting">{ lang.say(Msg::Waiting) }</p> };
    }
    html! {
        <section class="empty">
            <h1>{ lang.say(Msg::Tagline) }</h1>
            <label class="unseen" for={PASTE_FIELD}>{ lang.say(Msg::PasteLabel) }</label>
            <textarea id={PASTE_FIELD} ref={field} placeholder={lang.say(Msg::PasteHint)} spellcheck="false"
                autocomplete="off" {onkeydown} />
            <div class="empty-acts">
                <button type="button" class="button strong" onclick={read.reform(|_| ())}>{ lang.say(Msg::ReadTyped) }</button>
                <FileButton label={Msg::ChooseFile} />
                <FileButton label={Msg::ChooseFolder} folder=true />
                <button type="button" class="button" id="example" onclick={example}>{ lang.say(Msg::TryExample) }</button>
            </div>
            <p class="empty-files">
                if chrome.setting == Setting::Page {
                    <button type="button" class="link" id="empty-workspace" onclick={work}>{ lang.say(Msg::Workspace) }</button>
                }
                <button type="button" class="link" id="which-files" onclick={files}>{ lang.say(Msg::WhichFiles) }</button>
            </p>
            <dl class="empty-lines">
                <div><dt>{ lang.say(Msg::Finds) }</dt><dd>{ lang.say(Msg::WhatItFinds) }</dd></div>
                <div><dt>{ lang.say(Msg::DoesNot) }</dt><dd>{ lang.say(Msg::WhatItDoesNot) }</dd></div>
                <div>
                    <dt>{ lang.say(Msg::Stays) }</dt>
                    <dd>
                        { match chrome.kept {
                            0 => lang.say(Msg::NothingLeaves).to_string(),
                            kept => lang.fill(Msg::KeptHere, &[&kept.to_string()]),
                        } }
                        <button type="button" class="link" onclick={verify}>{ lang.say(Msg::HowToVerify) }</button>
                    </dd>
                </div>
            </dl>
        </section>
    }
}
