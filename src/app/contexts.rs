//! How components reach the state: one context for each part that changes at its own rate.

use super::messages::Lang;
use super::opener::Opener;
use super::stage::Stage;
use super::state::{Chrome, Doc, Progress, State, Tray, View};
use std::rc::Rc;
use yew::prelude::*;

pub type Dispatch = UseReducerDispatcher<State>;

/// Provides everything to what is inside.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub chrome: Rc<Chrome>,
    pub progress: Rc<Progress>,
    pub view: Rc<View>,
    pub tray: Rc<Tray>,
    pub doc: Option<Doc>,
    pub dispatch: Dispatch,
    pub stage: Stage,
    pub opener: Opener,
    pub children: Children,
}

#[component]
pub fn Contexts(props: &Props) -> Html {
    html! {
        <ContextProvider<Dispatch> context={props.dispatch.clone()}>
        <ContextProvider<Stage> context={props.stage.clone()}>
        <ContextProvider<Opener> context={props.opener.clone()}>
        <ContextProvider<Rc<Chrome>> context={props.chrome.clone()}>
        <ContextProvider<Option<Doc>> context={props.doc.clone()}>
        <ContextProvider<Rc<View>> context={props.view.clone()}>
        <ContextProvider<Rc<Tray>> context={props.tray.clone()}>
        <ContextProvider<Rc<Progress>> context={props.progress.clone()}>
            { props.children.clone() }
        </ContextProvider<Rc<Progress>>>
        </ContextProvider<Rc<Tray>>>
        </ContextProvider<Rc<View>>>
        </ContextProvider<Option<Doc>>>
        </ContextProvider<Rc<Chrome>>>
        </ContextProvider<Opener>>
        </ContextProvider<Stage>>
        </ContextProvider<Dispatch>>
    }
}

const INSIDE: &str = "components are used inside Contexts";

#[hook]
pub fn use_dispatch() -> Dispatch {
    use_context().expect(INSIDE)
}

#[hook]
pub fn use_stage() -> Stage {
    use_context().expect(INSIDE)
}

#[hook]
pub fn use_opener() -> Opener {
    use_context().expect(INSIDE)
}

#[hook]
pub fn use_chrome() -> Rc<Chrome> {
    use_context().expect(INSIDE)
}

#[hook]
pub fn use_lang() -> Lang {
    use_chrome().lang
}

#[hook]
pub fn use_progress() -> Rc<Progress> {
    use_context().expect(INSIDE)
}

#[hook]
pub fn use_tray() -> Rc<Tray> {
    use_context().expect(INSIDE)
}

#[hook]
pub fn use_view() -> Rc<View> {
    use_context().expect(INSIDE)
}

#[hook]
pub fn use_doc() -> Option<Doc> {
    use_context().expect(INSIDE)
}
