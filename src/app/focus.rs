//! Where the focus goes when what had it is gone: a finding that is ignored, a report that is taken out, a list that is
//! closed. A browser drops it to the page itself, and who works by keys begins again at the top.
//!
//! Whatever the reader does is looked at afterwards: of a list the next item has the focus, of the last one the one before,
//! else the heading of what is left around it. Nothing moves as long as what had the focus is there.

use super::components::title_block::TITLE;
use super::contexts::use_stage;
use super::dom;
use super::intake::PASTE_FIELD;
use super::many::WORKSPACE;
use super::stage::Stage;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};
use yew::prelude::*;

/// Names what has the focus next, by ids, on a control that knows it or on what is around it: the button that opened
/// what is closed.
const NEXT: &str = "data-next";

/// What an item of a list is.
const ITEM: &str = "li, tr";
/// Where the focus lands in what is left: a heading that can have it, or the tab that is shown.
const LANDING: &str = "h1[tabindex], h2[tabindex], [role=tab][aria-selected=true]";
/// When it is looked at: once the page has followed, and again for what takes its time, as a database does on a busy machine.
const LOOKS_MS: [u32; 3] = [0, 300, 1500];

/// Follows what the reader does on the page.
#[hook]
pub fn use_focus() {
    let stage = use_stage();
    // Of what was done one after the other only the last is followed.
    let last = use_mut_ref(|| None::<Rc<Trail>>);
    use_effect_with((), move |()| {
        let listen = |kind: &'static str| {
            let (stage, last) = (stage.clone(), last.clone());
            // Before the page does anything, which takes away what is to be remembered.
            let first = EventListenerOptions::run_in_capture_phase();
            EventListener::new_with_options(&stage.ear(), kind, first, move |event| {
                if ends_something(event)
                    && let Some(trail) = Trail::from(&stage)
                {
                    let trail = Rc::new(trail);
                    *last.borrow_mut() = Some(trail.clone());
                    for after in LOOKS_MS {
                        let (stage, last, trail) = (stage.clone(), last.clone(), trail.clone());
                        Timeout::new(after, move || {
                            if last.borrow().as_ref().is_some_and(|last| Rc::ptr_eq(last, &trail)) {
                                trail.follow(&stage);
                            }
                        })
                        .forget();
                    }
                }
            })
        };
        let listeners = ["click", "keydown"].map(listen);
        move || drop(listeners)
    });
}

/// A click, which the keys make of buttons, too; of the other keys those that close and choose.
fn ends_something(event: &Event) -> bool {
    event.dyn_ref::<KeyboardEvent>().is_none_or(|event| matches!(event.key().as_str(), "Escape" | "Enter" | " "))
}

/// What had the focus, and what was around it.
struct Trail {
    lost: Element,
    /// Ids that it names for what comes next.
    next: String,
    /// The items of lists that it is in, from the innermost, each with those after it and those before it, nearest first.
    items: Vec<(Element, Vec<Element>)>,
    /// What it is in, from the innermost.
    around: Vec<Element>,
}

impl Trail {
    fn from(stage: &Stage) -> Option<Trail> {
        let lost = stage.active()?;
        let names = lost.closest(&format!("[{NEXT}]")).ok().flatten();
        let next = names.and_then(|element| element.get_attribute(NEXT)).unwrap_or_default();
        let mut around = Vec::new();
        let mut outer = lost.parent_element();
        while let Some(element) = outer {
            outer = element.parent_element();
            around.push(element);
        }
        let of_list = |element: &&Element| element.matches(ITEM).unwrap_or(false);
        let items = around.iter().filter(of_list).map(|item| (item.clone(), beside(item))).collect();
        Some(Trail { lost, next, items, around })
    }

    /// Puts the focus where it belongs, if it is lost.
    fn follow(&self, stage: &Stage) {
        if self.lost.is_connected() || stage.active().is_some() {
            return;
        }
        let to = self.named(stage).or_else(|| self.in_list()).or_else(|| self.near());
        match to {
            Some(element) => {
                dom::focus(&element);
                dom::bring_into_view(&element);
            }
            None => _ = [TITLE, PASTE_FIELD, WORKSPACE].into_iter().any(|id| stage.focus_id(id)),
        }
    }

    /// What the control names, or the same control when it has been made anew.
    fn named(&self, stage: &Stage) -> Option<Element> {
        let id = Some(self.lost.id()).filter(|id| !id.is_empty());
        self.next.split_whitespace().chain(id.as_deref()).find_map(|id| stage.find(id))
    }

    fn in_list(&self) -> Option<Element> {
        self.items.iter().find_map(|(item, beside)| match item.is_connected() {
            true => dom::tab_stops(item).into_iter().next(),
            false => beside.iter().filter(|other| other.is_connected()).find_map(|other| self.alike(other)),
        })
    }

    /// The control of another item that does there what the lost one did, or the first one.
    fn alike(&self, item: &Element) -> Option<Element> {
        let stops = dom::tab_stops(item);
        let (kind, name) = (self.lost.tag_name(), self.lost.class_name());
        let same = |stop: &&Element| stop.tag_name() == kind && stop.class_name() == name;
        // Of links that look the same the last one is what takes an item out.
        stops.iter().rfind(same).or(stops.first()).cloned()
    }

    fn near(&self) -> Option<Element> {
        let mut left = self.around.iter().filter(|element| element.is_connected());
        let nearest = left.next()?;
        let landing = |element: &Element| element.query_selector(LANDING).ok()?;
        landing(nearest).or_else(|| dom::tab_stops(nearest).into_iter().next()).or_else(|| left.find_map(landing))
    }
}

/// The items after one, and then those before it, nearest first.
fn beside(item: &Element) -> Vec<Element> {
    let after = std::iter::successors(item.next_element_sibling(), Element::next_element_sibling);
    let before = std::iter::successors(item.previous_element_sibling(), Element::previous_element_sibling);
    after.chain(before).collect()
}
