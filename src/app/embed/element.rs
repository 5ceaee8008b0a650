//! The element's side: what `www/element.js` calls. The class of the element, its attributes and its events are there;
//! here is the app inside it.

use super::fault::{Fault, Wrong, of_trouble};
use super::frame::plain_analysis;
use super::message::object;
use super::{Host, Look, Wire};
use crate::app::bridge::{Input, use_worker_maker};
use crate::app::contexts::Dispatch;
use crate::app::opener::Opener;
use crate::app::root::{App, AppProps};
use crate::app::stage::{Setting, Stage};
use crate::app::state::Doc;
use js_sys::Function;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use yew::AppHandle;

/// An app inside an element.
#[wasm_bindgen]
pub struct MountedReport {
    app: Option<AppHandle<App>>,
    host: Rc<ElementHost>,
}

/// Starts an app in `place`. `worker` makes the worker that reads; `tell` is called with the name and the details of
/// each event; `options` are names and words, in turn.
#[wasm_bindgen(js_name = mountReport)]
pub fn mount_report(place: web_sys::Element, worker: Function, tell: Function, options: Vec<String>) -> MountedReport {
    use_worker_maker(worker);
    let mut look = Look::default();
    for pair in options.chunks_exact(2) {
        // A word that is not known changes nothing.
        let _ = look.set(&pair[0], &pair[1]);
    }
    let host =
        Rc::new(ElementHost { tell, app: RefCell::default(), early: RefCell::default(), doc: RefCell::default() });
    let props = AppProps {
        stage: Stage::new(Setting::Element, place.clone()),
        look,
        wire: Some(Wire::new(Rc::new(host.clone()))),
    };
    let app = yew::Renderer::<App>::with_root_and_props(place, props).render();
    MountedReport { app: Some(app), host }
}

#[wasm_bindgen]
impl MountedReport {
    /// Sets an option, as an attribute does.
    pub fn set(&self, name: &str, word: &str) {
        let mut look = Look::default();
        if let (Ok(()), Some((dispatch, _))) = (look.set(name, word), &*self.host.app.borrow()) {
            look.apply(dispatch);
        }
    }

    /// Reads a text; `name` is for people. An empty text clears.
    pub fn give(&self, text: String, name: Option<String>) {
        self.host.give(text, name);
    }

    /// Ends the app and its worker.
    pub fn end(&mut self) {
        if let Some(app) = self.app.take() {
            if let Some((_, opener)) = self.host.app.take() {
                opener.close();
            }
            app.destroy();
        }
    }
}

struct ElementHost {
    tell: Function,
    app: RefCell<Option<(Dispatch, Opener)>>,
    /// A text that came before the app had started.
    early: RefCell<Option<(String, Option<String>)>>,
    /// What is open.
    doc: RefCell<Option<Doc>>,
}

impl ElementHost {
    fn give(self: &Rc<Self>, text: String, name: Option<String>) {
        let Some((_, opener)) = self.app.borrow().clone() else {
            *self.early.borrow_mut() = Some((text, name));
            return;
        };
        if text.is_empty() {
            return opener.wipe();
        }
        let (bytes, host) = (text.len() as f64, self.clone());
        opener.given(
            Input::Text(text.into()),
            name.unwrap_or_default(),
            bytes,
            Box::new(move |outcome| match outcome {
                None => host.refuse(&Wrong::Superseded.fault()),
                Some(Err(trouble)) => host.refuse(&of_trouble(&trouble)),
                // Told of when it is shown.
                Some(Ok(_)) => {}
            }),
        );
    }

    fn refuse(&self, fault: &Fault) {
        let message = object(&[("zh", fault.zh.as_str().into()), ("en", fault.en.as_str().into())]);
        self.say("mingshu-error", &object(&[("code", fault.code.into()), ("message", message)]));
    }

    fn say(&self, event: &str, detail: &JsValue) {
        // What a listener throws is the listener's.
        let _ = self.tell.call2(&JsValue::NULL, &event.into(), detail);
    }
}

impl Host for Rc<ElementHost> {
    fn connect(&self, dispatch: Dispatch, opener: Opener) {
        *self.app.borrow_mut() = Some((dispatch, opener));
        self.say("mingshu-ready", &JsValue::NULL);
        if let Some((text, name)) = self.early.take() {
            self.give(text, name);
        }
    }

    fn shown(&self, doc: Option<&Doc>) {
        let before = self.doc.replace(doc.cloned());
        match doc {
            Some(doc) => {
                let name = doc.analysis.source.name.clone().or(match &doc.0.origin {
                    crate::app::state::Origin::Given(name) => Some(name.clone()).filter(|name| !name.is_empty()),
                    _ => None,
                });
                match plain_analysis(doc, name.as_deref()) {
                    Ok(analysis) => self.say("mingshu-analysis", &object(&[("analysis", analysis)])),
                    Err(fault) => self.refuse(&fault),
                }
            }
            None if before.is_some() => self.say("mingshu-clear", &JsValue::NULL),
            None => {}
        }
    }
}
