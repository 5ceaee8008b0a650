//! Many reports: the list of all that is open, side by side, and out as files.
//!
//! ```text
//! tray, report ──▶ Store ──Pool (a worker a core)──▶ analyses ──compare, export──▶ views, files
//! ```
//! The store lives as long as the page; nothing of it is kept elsewhere unless the reader saves it.

mod charts;
mod compare_view;
mod cross_view;
mod detail;
mod drafts_view;
mod exports;
mod figures_view;
mod files;
mod list_view;
mod matrix_view;
mod own_view;
mod pool;
mod store;
mod words;

use super::contexts::{use_chrome, use_dispatch, use_doc, use_opener, use_stage, use_tray};
use super::messages::Lang;
use super::state::Action;
use store::{Shelf, Store};
use words::Word;
use yew::prelude::*;

/// What of the workspace is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    #[default]
    List,
    Compare,
    Matrix,
    Cross,
    Drafts,
    Figures,
}

impl Tab {
    const ALL: [(Tab, Word); 6] = [
        (Tab::List, words::LIST),
        (Tab::Compare, words::COMPARE),
        (Tab::Matrix, words::MATRIX),
        (Tab::Cross, words::CROSS),
        (Tab::Drafts, words::DRAFTS),
        (Tab::Figures, words::FIGURES),
    ];
}

/// The element that the workspace is.
pub const WORKSPACE: &str = "workspace";

#[component]
pub fn Many() -> Html {
    let (chrome, tray, doc) = (use_chrome(), use_tray(), use_doc());
    let shelf = use_state_eq(Shelf::default);
    let store = use_memo((), {
        let shelf = shelf.setter();
        move |()| Store::new(Callback::from(move |next| shelf.set(next)))
    });
    // What is gathered and what is opened by itself; what is wiped from the page is wiped here.
    use_effect_with((tray.clone(), doc.clone()), {
        let store = store.clone();
        move |(tray, doc)| store.follow(tray, doc.as_ref())
    });
    if !chrome.work {
        return html! {};
    }
    html! { <Workspace store={(*store).clone()} shelf={(*shelf).clone()} lang={chrome.lang} /> }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub store: Store,
    pub shelf: Shelf,
    pub lang: Lang,
}

#[component]
fn Workspace(props: &Props) -> Html {
    let Props { store, shelf, lang } = props;
    let (lang, tab, dispatch, opener) = (*lang, use_state_eq(Tab::default), use_dispatch(), use_opener());
    let say = move |word: Word| word.in_(lang);
    let stage = use_stage();
    use_effect_with((), move |()| {
        stage.focus_id(WORKSPACE);
    });
    let tabs = Tab::ALL.map(|(which, word)| {
        let tab = tab.clone();
        let selected = (*tab == which).to_string();
        html! {
            <button type="button" role="tab" id={format!("work-{which:?}").to_lowercase()} aria-selected={selected}
                onclick={move |_| tab.set(which)}>{ say(word) }</button>
        }
    });
    let open = {
        let (dispatch, opener) = (dispatch.clone(), opener.clone());
        Callback::from(move |item| {
            dispatch.dispatch(Action::ShowWork(false));
            opener.item(item);
        })
    };
    let (store, shelf) = (store.clone(), shelf.clone());
    let view = match *tab {
        Tab::List => html! { <list_view::ListView {store} {shelf} {lang} {open} /> },
        Tab::Compare => html! { <compare_view::CompareView {store} {shelf} {lang} {open} /> },
        Tab::Matrix => html! { <matrix_view::MatrixView {shelf} {lang} /> },
        Tab::Cross => html! { <cross_view::CrossView {shelf} {lang} {open} /> },
        Tab::Drafts => html! { <drafts_view::DraftsView {shelf} {lang} /> },
        Tab::Figures => html! { <figures_view::FiguresView {store} {shelf} {lang} {open} /> },
    };
    html! {
        <section class="many" id={WORKSPACE} tabindex="-1" aria-label={say(words::WORKSPACE)}>
            <div class="many-head">
                <h1>{ say(words::WORKSPACE) }</h1>
                <button type="button" class="button" id="back-to-report"
                    onclick={move |_| dispatch.dispatch(Action::ShowWork(false))}>{ say(words::BACK) }</button>
                <exports::Exports store={props.store.clone()} shelf={props.shelf.clone()} {lang} tab={*tab} />
            </div>
            <div class="many-tabs" role="tablist">{ for tabs }</div>
            { view }
        </section>
    }
}
