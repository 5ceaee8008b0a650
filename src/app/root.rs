//! The page as a whole.

use super::components::alerts::Alerts;
use super::components::empty::Empty;
use super::components::panel::Panels;
use super::components::print_sheet::PrintSheet;
use super::components::report_view::ReportView;
use super::components::review_sheet::ReviewSheet;
use super::components::title_block::TITLE;
use super::components::top_bar::TopBar;
use super::components::tray_list::TrayList;
use super::contexts::{Contexts, use_chrome, use_doc, use_lang, use_stage};
use super::embed::{Look, Wire};
use super::focus::use_focus;
use super::intake::{PASTE_FIELD, use_intake};
use super::keys::use_keys;
use super::many::Many;
use super::messages::Msg;
use super::opener::Opener;
use super::room::use_room;
use super::stage::{Setting, Stage};
use super::state::{self, Chrome, Origin, State};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct AppProps {
    pub stage: Stage,
    /// How it should look at first.
    #[prop_or_default]
    pub look: Look,
    /// Where whoever embeds it gets at it.
    #[prop_or_default]
    pub wire: Option<Wire>,
}

#[component]
pub fn App(props: &AppProps) -> Html {
    let stage = props.stage.clone();
    let state = use_reducer(|| {
        let chrome = Chrome { room: stage.room(), setting: stage.setting(), ..Default::default() };
        State { chrome: Rc::new(props.look.on(chrome)), ..Default::default() }
    });
    let dispatch = state.dispatcher();
    let opener = use_memo((), {
        let dispatch = dispatch.clone();
        |()| Opener::new(dispatch)
    });
    use_room(dispatch.clone(), stage.clone());
    use_effect_with((), {
        let (wire, dispatch, opener) = (props.wire.clone(), dispatch.clone(), (*opener).clone());
        move |()| {
            if let Some(wire) = wire {
                wire.connect(dispatch, opener);
            }
        }
    });
    use_effect_with(state.doc.clone(), {
        let wire = props.wire.clone();
        move |doc| {
            if let Some(wire) = wire {
                wire.shown(doc.as_ref());
            }
        }
    });
    html! {
        <Contexts chrome={state.chrome.clone()} progress={state.progress.clone()} view={state.view.clone()}
            tray={state.tray.clone()}
            doc={state.doc.clone()} {dispatch} {stage} opener={(*opener).clone()}>
            <Page />
            <Said said={state.said.clone()} />
        </Contexts>
    }
}

#[component]
fn Page() -> Html {
    let (chrome, doc, stage) = (use_chrome(), use_doc(), use_stage());
    let lang = chrome.lang;
    let dragging = use_intake();
    use_keys();
    use_focus();
    use_effect_with((lang, chrome.theme), {
        let stage = stage.clone();
        move |(lang, theme)| stage.dress(lang.tag(), *theme)
    });
    // What had the focus may have gone with the page that it was on.
    let first = use_mut_ref(|| true);
    // What the page around brings takes the focus from nobody.
    let brought = doc.as_ref().is_some_and(|doc| matches!(doc.0.origin, Origin::Given(_)));
    let given = brought || !chrome.show.takes_reports();
    use_effect_with(doc.is_some(), move |open| {
        let lost = stage.active().is_none();
        if !std::mem::take(&mut *first.borrow_mut()) && lost && !given {
            stage.focus_id(if *open { TITLE } else { PASTE_FIELD });
        }
    });
    let shown = doc.is_some() || chrome.work;
    let class = classes!("page", shown.then_some("with-report"), (chrome.setting != Setting::Page).then_some("within"));
    html! {
        <>
            <div {class}>
                <TopBar />
                <Alerts />
                if !chrome.work {
                    <TrayList />
                }
                <main>
                    <Many />
                    if chrome.work {
                    } else if let Some(doc) = doc.clone() {
                        <ReportView {doc} />
                    } else {
                        <Empty />
                    }
                </main>
                <footer class="foot">
                    if chrome.alone {
                        <p class="alone">{ lang.say(Msg::Alone) }</p>
                    }
                    <p>{ lang.say(Msg::Secrets) }</p>
                </footer>
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
