//! Where the app stands: on a page of its own, in a frame of a portal, or as an element of someone else's page. What
//! reaches beyond its own elements (ids, focus, keys, the width it has) goes through here, so that several can stand
//! on one page and none of them touches what is not its own.

use super::dom;
use super::state::{Room, Theme};
use gloo::events::EventListener;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, EventTarget, ResizeObserver};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Setting {
    /// A page of its own.
    #[default]
    Page,
    /// A frame that a portal fills.
    Frame,
    /// An element, in a shadow root.
    Element,
}

#[derive(Clone)]
pub struct Stage(Rc<Inner>);

struct Inner {
    setting: Setting,
    /// The element that holds everything of the app.
    place: Element,
}

impl PartialEq for Stage {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Stage {
    pub fn new(setting: Setting, place: Element) -> Stage {
        Stage(Rc::new(Inner { setting, place }))
    }

    pub fn setting(&self) -> Setting {
        self.0.setting
    }

    fn is_element(&self) -> bool {
        self.0.setting == Setting::Element
    }

    pub fn find(&self, id: &str) -> Option<Element> {
        dom::by_id(&self.0.place, id)
    }

    /// Gives whether there is such an element.
    pub fn focus_id(&self, id: &str) -> bool {
        let element = self.find(id);
        if let Some(element) = &element {
            dom::focus(element);
        }
        element.is_some()
    }

    /// What has the focus, if that is something of the app.
    pub fn active(&self) -> Option<Element> {
        dom::active_near(&self.0.place).filter(|active| self.0.place.contains(Some(active)))
    }

    /// Where pastes, drops and keys are heard: anywhere on a page of its own, else on the app's element only.
    pub fn ear(&self) -> EventTarget {
        if self.is_element() { self.0.place.clone().into() } else { dom::window().into() }
    }

    /// Whether what is dragged has left for somewhere else.
    pub fn is_left_for(&self, somewhere: Option<EventTarget>) -> bool {
        match somewhere.and_then(|target| target.dyn_into::<web_sys::Node>().ok()) {
            // For nowhere: out of the window.
            None => true,
            Some(node) => self.is_element() && !self.0.place.contains(Some(&node)),
        }
    }

    /// Language and colours stand at the top of what is the app's own.
    pub fn dress(&self, lang: &str, theme: Theme) {
        let top = if self.is_element() { Some(self.0.place.clone()) } else { dom::document().document_element() };
        let Some(top) = top else { return };
        // Attributes by these names can be set on any element.
        let _ = top.set_attribute("lang", lang);
        let _ = match theme {
            Theme::Auto => top.remove_attribute("data-theme"),
            Theme::Light => top.set_attribute("data-theme", "light"),
            Theme::Dark => top.set_attribute("data-theme", "dark"),
        };
    }

    /// How much room there is now. An element's style sheet is told by an attribute what a page's asks the window.
    pub fn room(&self) -> Room {
        if !self.is_element() {
            return Room::of(dom::media);
        }
        let width = self.0.place.get_bounding_client_rect().width();
        let room = Room::of(|query| {
            let least = query.trim_start_matches("(min-width: ").trim_end_matches("px)").parse().unwrap_or(0.0);
            width >= least
        });
        let _ = self.0.place.set_attribute("data-room", room.name());
        room
    }

    /// Calls back whenever the room may have changed, for as long as what is given back is kept.
    pub fn on_resize(&self, changed: impl Fn() + Clone + 'static) -> Watch {
        let listener = EventListener::new(&dom::window(), "resize", {
            let changed = changed.clone();
            move |_: &Event| changed()
        });
        Watch { _window: listener, _element: self.is_element().then(|| Resizing::of(&self.0.place, changed)) }
    }

    pub fn place(&self) -> &Element {
        &self.0.place
    }
}

/// Watches how much room there is until it is dropped.
pub struct Watch {
    _window: EventListener,
    _element: Option<Resizing>,
}

/// Watches the size of an element.
struct Resizing {
    observer: Option<ResizeObserver>,
    _changed: Closure<dyn Fn()>,
}

impl Resizing {
    fn of(element: &Element, changed: impl Fn() + 'static) -> Resizing {
        let changed = Closure::<dyn Fn()>::new(changed);
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Resizing { observer, _changed: changed }
    }
}

impl Drop for Resizing {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
