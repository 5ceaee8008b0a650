//! Many reports: the list of all that is open, side by side, and out as files.
//!
//! ```text
//! tray, report ──▶ Store ──Pool (a worker a core)──▶ rows and packed analyses
//! views, files ◀──Reply── Clerk (a worker) ◀──Question── Office
//! ```
//! The store lives as long as the page; nothing of it is kept elsewhere unless the reader saves it.

mod busy;
mod charts;
mod checks_view;
pub mod clerk;
mod compare_view;
mod cross_view;
mod detail;
mod drafts_view;
mod escape;
mod exports;
mod figures_view;
mod files;
mod ignored;
mod keep;
mod keep_view;
mod list_view;
mod matrix_view;
mod office;
mod own_view;
mod pool;
mod settings;
mod store;
mod words;

use super::components::tabs::arrow;
use super::contexts::{use_chrome, use_dispatch, use_doc, use_opener, use_stage, use_tray};
use super::messages::{Lang, Msg};
use super::opener::{Brought, Ears};
use super::state::{Action, Item, Spot};
use serde::{Deserialize, Serialize};
use store::{Member, Shelf, Store};
use words::Word;
use yew::prelude::*;

pub use clerk::answer;

/// What of the workspace is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tab {
    #[default]
    List,
    Compare,
    Matrix,
    Findings,
    Cross,
    Drafts,
    Figures,
}

impl Tab {
    const ALL: [(Tab, Word); 7] = [
        (Tab::List, words::LIST),
        (Tab::Compare, words::COMPARE),
        (Tab::Matrix, words::MATRIX),
        (Tab::Findings, words::CHECKS),
        (Tab::Cross, words::CROSS),
        (Tab::Drafts, words::DRAFTS),
        (Tab::Figures, words::FIGURES),
    ];

    /// As the element and the settings call it.
    fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }

    /// The element of its tab.
    fn id(self) -> String {
        format!("work-{}", self.name())
    }

    fn of(name: &str) -> Tab {
        Tab::ALL.map(|(tab, _)| tab).into_iter().find(|tab| tab.name() == name).unwrap_or_default()
    }
}

/// Opens a report, and shows what is meant in it.
pub type Opens = Callback<(Item, Option<Spot>)>;

/// What most tabs are given.
#[derive(Properties, PartialEq)]
pub struct ViewProps {
    pub store: Store,
    pub shelf: Shelf,
    pub lang: Lang,
    pub open: Opens,
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
    // Documents of many files come one by one, so that they are analysed while the others are read.
    let (opener, dispatch, lang) = (use_opener(), use_dispatch(), chrome.lang);
    use_effect_with((opener, lang), {
        let store = store.clone();
        move |(opener, _)| {
            let opener = opener.clone();
            let (taken, wiped, saved) = (store.clone(), store.clone(), store.clone());
            let (awaits, pauses) = (store.clone(), store.clone());
            let heard = opener.clone();
            heard.listen(Ears {
                document: Callback::from(move |item| taken.add(vec![Member::of(item)])),
                coming: Callback::from(move |files| awaits.coming(files)),
                paused: Callback::from(move |paused| pauses.pause(paused)),
                wiped: Callback::from(move |()| wiped.clear()),
                workspace: Callback::from(move |brought: Brought| {
                    let (back, said) = (opener.clone(), dispatch.clone());
                    let file = brought.file.clone();
                    let no = Callback::from(move |word: Word| match word {
                        // Then it is a file like any other.
                        words::NOT_A_WORKSPACE => back.no_workspace(brought.clone()),
                        word => said.dispatch(Action::Say(word.in_(lang).into())),
                    });
                    exports::open_workspace(&saved, file, dispatch.clone(), no);
                }),
            });
        }
    });
    let keeping = keep_view::use_keeping(&store, &shelf);
    // What is gathered and what is opened by itself.
    use_effect_with((tray.clone(), doc.clone()), {
        let store = store.clone();
        move |(tray, doc)| store.follow(tray, doc.as_ref())
    });
    if !chrome.work {
        return html! {};
    }
    html! { <Workspace store={(*store).clone()} shelf={(*shelf).clone()} lang={chrome.lang} {keeping} /> }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub store: Store,
    pub shelf: Shelf,
    pub lang: Lang,
    pub keeping: keep_view::Keeping,
}

#[component]
fn Workspace(props: &Props) -> Html {
    let Props { store, shelf, lang, keeping } = props;
    let (lang, dispatch, opener) = (*lang, use_dispatch(), use_opener());
    let tab = Tab::of(shelf.setting("view"));
    let say = move |word: Word| word.in_(lang);
    let stage = use_stage();
    use_effect_with((), {
        let stage = stage.clone();
        move |()| _ = stage.focus_id(WORKSPACE)
    });
    let onkeydown = {
        let store = store.clone();
        move |event: KeyboardEvent| {
            let at = Tab::ALL.iter().position(|(which, _)| *which == tab).unwrap_or(0);
            let Some(next) = arrow(&event.key(), at, Tab::ALL.len()) else { return };
            event.prevent_default();
            let (next, _) = Tab::ALL[next];
            store.set("view", next.name());
            stage.focus_id(&next.id());
        }
    };
    let tabs = Tab::ALL.map(|(which, word)| {
        let store = store.clone();
        let selected = tab == which;
        html! {
            <button type="button" role="tab" id={which.id()} aria-selected={selected.to_string()}
                tabindex={if selected { "0" } else { "-1" }}
                onclick={move |_| store.set("view", which.name())}>{ say(word) }</button>
        }
    });
    let open = {
        let (dispatch, opener) = (dispatch.clone(), opener.clone());
        Callback::from(move |(item, spot): (Item, Option<Spot>)| {
            dispatch.dispatch(Action::ShowWork(false));
            match spot {
                Some(spot) => opener.item_at(item, spot),
                None => opener.item(item),
            }
        })
    };
    let (store, shelf) = (store.clone(), shelf.clone());
    let view = match tab {
        Tab::List => html! { <list_view::ListView {store} {shelf} {lang} {open} keeping={keeping.clone()} /> },
        Tab::Compare => html! { <compare_view::CompareView {store} {shelf} {lang} {open} /> },
        Tab::Matrix => html! { <matrix_view::MatrixView {store} {shelf} {lang} {open} /> },
        Tab::Findings => html! { <checks_view::ChecksView {store} {shelf} {lang} {open} /> },
        Tab::Cross => html! { <cross_view::CrossView {store} {shelf} {lang} {open} /> },
        Tab::Drafts => html! { <drafts_view::DraftsView {store} {shelf} {lang} /> },
        Tab::Figures => html! { <figures_view::FiguresView {store} {shelf} {lang} {open} /> },
    };
    html! {
        <section class="many" id={WORKSPACE} tabindex="-1" aria-label={say(words::WORKSPACE)}>
            <div class="many-head">
                <h1 tabindex="-1">{ say(words::WORKSPACE) }</h1>
                <button type="button" class="button" id="back-to-report" data-next="workspace-button empty-workspace"
                    onclick={move |_| dispatch.dispatch(Action::ShowWork(false))}>{ say(words::BACK) }</button>
                <exports::Exports store={props.store.clone()} shelf={props.shelf.clone()} {lang} {tab} />
            </div>
            <div class="many-tabs" role="tablist" aria-label={lang.say(Msg::Views)} {onkeydown}>{ for tabs }</div>
            { view }
        </section>
    }
}
