//! 明数 in someone else's page.
//!
//! ```text
//! portal ──postMessage or port──▶ frame ──Request──▶ opener ──▶ report ──▶ frame ──reply──▶ portal
//! portal's script ──▶ <mingshu-report> (www/element.js) ──▶ element ──▶ opener ──▶ report ──▶ event
//! ```
//! `docs/embedding.md` is for whoever embeds. What holds for both ways: content comes by message or property, never by
//! an address; whoever asks gets an answer, and be it an error; nobody hears of what a reader brought himself.

pub mod element;
mod fault;
mod frame;
mod look;
mod message;

use super::contexts::Dispatch;
use super::dom;
use super::opener::Opener;
use super::root::{App, AppProps};
use super::stage::{Setting, Stage};
use super::state::Doc;
use std::rc::Rc;

pub use look::Look;

/// The element that the page is mounted in.
const PLACE: &str = "app";
/// What it carries in `index.html`, so that no element of a portal is taken for it.
const OURS: &str = "data-mingshu";

/// Whoever embeds the app, as the app sees it.
pub trait Host {
    /// The app has started.
    fn connect(&self, dispatch: Dispatch, opener: Opener);
    /// Another report is open, or none.
    fn shown(&self, doc: Option<&Doc>);
}

#[derive(Clone)]
pub struct Wire(Rc<dyn Host>);

impl Wire {
    pub fn new(host: Rc<dyn Host>) -> Wire {
        Wire(host)
    }

    pub fn connect(&self, dispatch: Dispatch, opener: Opener) {
        self.0.connect(dispatch, opener);
    }

    pub fn shown(&self, doc: Option<&Doc>) {
        self.0.shown(doc);
    }
}

impl PartialEq for Wire {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Starts the page where this is one: by itself or in a frame.
pub fn open_page() {
    let Some(place) = dom::document().get_element_by_id(PLACE).filter(|place| place.has_attribute(OURS)) else {
        return;
    };
    let parameters = look::parameters(&dom::address());
    let embedded = parameters.iter().any(|(name, _)| name == "embed");
    let mut look = Look::default();
    for (name, value) in &parameters {
        // A word that is not known changes nothing; the guide lists those that are.
        let _ = look.set(name, value);
    }
    let setting = if embedded { Setting::Frame } else { Setting::Page };
    let stage = Stage::new(setting, place.clone());
    let wire = embedded.then(|| {
        let origin = parameters.iter().find(|(name, _)| name == "origin").map(|(_, value)| value.clone());
        Wire::new(frame::Frame::start(origin, stage.clone()))
    });
    yew::Renderer::<App>::with_root_and_props(place, AppProps { stage, look, wire }).render();
}
