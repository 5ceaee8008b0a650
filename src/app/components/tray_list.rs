//! The documents of several files: which is shown, which others there are, and what was not read.

use crate::app::contexts::{use_dispatch, use_doc, use_lang, use_opener, use_tray};
use crate::app::format;
use crate::app::messages::{Lang, Msg};
use crate::app::state::{Action, Item, Panel, Tray, Unread};
use crate::app::window::{Guess, use_window};
use mingshu_formats::formats;
use mingshu_formats::refusal::PASSED_OVER;
use std::rc::Rc;
use yew::prelude::*;

#[component]
pub fn TrayList() -> Html {
    let (lang, dispatch, tray, doc) = (use_lang(), use_dispatch(), use_tray(), use_doc());
    if tray.items.is_empty() && tray.unread.is_empty() {
        return html! {};
    }
    let shown = doc.and_then(|doc| doc.0.item.clone());
    let (passed, unread): (Vec<&Unread>, Vec<&Unread>) =
        tray.unread.iter().partition(|unread| unread.code == PASSED_OVER.code);
    let act = |action: fn() -> Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action()))
    };
    html! {
        <section class="tray" aria-label={lang.say(Msg::TrayTitle)}>
            <details open=true>
                <summary>
                    { lang.say(Msg::TrayTitle) }
                    <strong>{ lang.fill(Msg::TrayCount, &[&tray.items.len().to_string()]) }</strong>
                    if !unread.is_empty() {
                        <span class="tray-not">{ lang.fill(Msg::TrayUnread, &[&unread.len().to_string()]) }</span>
                    }
                </summary>
                <Items tray={tray.clone()} {shown} {lang} />
                { not_read(&unread, &passed, &tray, lang) }
                <p class="tray-acts">
                    <button type="button" class="link" onclick={act(|| Action::ShowPanel(Some(Panel::Files)))}>
                        { lang.say(Msg::WhichFiles) }
                    </button>
                    <button type="button" class="link" id="close-tray" onclick={act(|| Action::CloseTray)}>
                        { lang.say(Msg::TrayClose) }
                    </button>
                </p>
            </details>
        </section>
    }
}

/// Documents that are listed before anything was measured, and how high one is.
const FIRST: usize = 40;
const ROW: f64 = 33.0;

#[derive(Properties, PartialEq)]
struct ItemsProps {
    tray: Rc<Tray>,
    shown: Option<Item>,
    lang: Lang,
}

/// The documents; of a thousand only those in view are drawn.
#[component]
fn Items(props: &ItemsProps) -> Html {
    let ItemsProps { tray, shown, lang } = props;
    let (lang, opener) = (*lang, use_opener());
    let guess: Guess = Rc::new(|_, _| ROW);
    let (list, range) = use_window(tray.items.len(), FIRST, String::new(), guess, None);
    let item = |item: &Item| {
        let (opener, chosen) = (opener.clone(), item.clone());
        let current = (shown.as_ref() == Some(item)).then_some("true");
        html! {
            <li key={item.name.clone()}>
                <button type="button" class="tray-item" aria-current={current}
                    onclick={move |_| opener.item(chosen.clone())}>
                    <span class="tray-name">{ item.name.clone() }</span>
                    <span class="muted">{ about(item, lang) }</span>
                </button>
            </li>
        }
    };
    html! {
        <div class="tray-items">
            <ol ref={list}>
                <li key="before" class="spacer" aria-hidden="true"><div /></li>
                { for tray.items[range].iter().map(item) }
                <li key="after" class="spacer" aria-hidden="true"><div /></li>
            </ol>
        </div>
    }
}

/// Format, length, and whether there is something to know about it.
fn about(item: &Item, lang: Lang) -> String {
    let kind = formats::format(&item.format).map_or("", |format| match lang {
        Lang::Zh => format.zh,
        Lang::En => format.en,
    });
    let chars = format::number(item.text.encode_utf16().count() as f64);
    let mut parts = vec![kind.to_string(), lang.fill(Msg::Chars, &[&chars])];
    parts.extend(item.encoding.clone().filter(|_| !item.certain).map(|encoding| {
        let guessed = lang.say(Msg::Guessed);
        format!("{encoding} {guessed}")
    }));
    parts.join(" · ")
}

fn not_read(unread: &[&Unread], passed: &[&Unread], tray: &Tray, lang: Lang) -> Html {
    if tray.unread.is_empty() {
        return html! {};
    }
    html! {
        <ul class="tray-unread">
            { for unread.iter().map(|unread| html! {
                <li>{ lang.fill(Msg::NotText, &[&unread.name, unread.why(lang)]) }</li>
            }) }
            if !passed.is_empty() {
                <li class="muted">
                    <details>
                        <summary>{ lang.fill(Msg::TrayPassed, &[&passed.len().to_string()]) }</summary>
                        { for passed.iter().map(|unread| html! { <p>{ unread.name.clone() }</p> }) }
                    </details>
                </li>
            }
        </ul>
    }
}
