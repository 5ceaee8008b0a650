//! The page as a whole.

use super::components::alerts::Alerts;
use super::components::empty::Empty;
use super::components::panel::Panels;
use super::components::print_sheet::PrintSheet;
use super::components::report_view::ReportView;
use super::components::review_sheet::ReviewSheet;
use super::components::title_block::TITLE;
use super::components::top_bar::TopBar;
use super::contexts::{Contexts, use_chrome, use_doc, use_lang};
use super::dom;
use super::intake::{PASTE_FIELD, use_intake};
use super::keys::use_keys;
use super::messages::Msg;
use super::opener::Opener;
use super::room::{room, use_room};
use super::state::{self, Chrome, State, Theme};
use std::rc::Rc;
use yew::prelude::*;

#[component]
pub fn App() -> Html {
    let state =
        use_reducer(|| State { chrome: Rc::new(Chrome { room: room(), ..Default::default() }), ..Default::default() });
    let dispatch = state.dispatcher();
    let opener = use_memo((), {
        let dispatch = dispatch.clone();
        |()| Opener::new(dispatch)
    });
    use_room(dispatch.clone());
    html! {
        <Contexts chrome={state.chrome.clone()} progress={state.progress.clone()} view={state.view.clone()}
            doc={state.doc.clone()} {dispatch} opener={(*opener).clone()}>
            <Page />
            <Said said={state.said.clone()} />
        </Contexts>
    }
}

#[component]
fn Page() -> Html {
    let (chrome, doc) = (use_chrome(), use_doc());
    let lang = chrome.lang;
    let dragging = use_intake();
    use_keys();
    use_effect_with((lang, chrome.theme), |(lang, theme)| {
        let Some(root) = dom::document().document_element() else { return };
        let _ = root.set_attribute("lang", lang.tag());
        let _ = match theme {
            Theme::Auto => root.remove_attribute("data-theme"),
            Theme::Light => root.set_attribute("data-theme", "light"),
            Theme::Dark => root.set_attribute("data-theme", "dark"),
        };
    });
    // What had the focus may have gone with the page that it was on.
    let first = use_mut_ref(|| true);
    use_effect_with(doc.is_some(), move |open| {
        let lost = dom::document().active_element().is_none_or(|active| active.tag_name() == "BODY");
        if !std::mem::take(&mut *first.borrow_mut()) && lost {
            dom::focus_id(if *open { TITLE } else { PASTE_FIELD });
        }
    });
    let class = if doc.is_some() { "page with-report" } else { "page" };
    html! {
        <>
            <div {class}>
                <TopBar />
                <Alerts />
                <main>
                    if let Some(doc) = doc.clone() {
                        <ReportView {doc} />
                    } else {
                        <Empty />
                    }
                </main>
                <footer class="foot"><p>{ lang.say(Msg::Secrets) }</p></footer>
            </div>
            if dragging {
                <div class="drop" aria-hidden="true"><p>{ lang.say(Msg::DropHere) }</p></div>
            }
            <Panels />
            if let (true, Some(doc)) = (chrome.printing, doc) {
                if chrome.review {
                    <ReviewSheet {doc} />
                } else {
                    <PrintSheet {doc} />
                }
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct SaidProps {
    said: state::Said,
}

/// What happened, for a moment to see and for a screen reader to say.
#[component]
fn Said(props: &SaidProps) -> Html {
    let lang = use_lang();
    let said = &props.said;
    html! {
        <div role="status" aria-live="polite" class={if said.seen { "said" } else { "unseen" }} lang={lang.tag()}>
            if !said.words.is_empty() {
                <p key={said.number}>{ said.words.clone() }</p>
            }
        </div>
    }
}
