//! Windowed lists: of a list of any length, only what is near the view is on the page.
//!
//! The list's element holds a spacer, the items of the window one element each, and a spacer; all have keys, so that a
//! spacer stays the same element and keeps its height while the items between them change. Heights are guessed from
//! the item's content and corrected by what is measured, and the view stays on the item that it was on when
//! corrections happen above it.

mod list;

use super::dom;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use list::List;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

/// A new list is painted first, with what is in view; only then what is beyond it is drawn.
const GROWS_AFTER_MS: u32 = 60;

/// What a guess can be made from.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Metrics {
    pub width: f64,
    pub em: f64,
    pub line: f64,
}

/// Guesses the height of an item.
pub type Guess = Rc<dyn Fn(usize, &Metrics) -> f64>;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Align {
    /// As little scrolling as it takes.
    Near,
    /// A third down the view, with its surroundings.
    Third,
}

/// A wish to see an item, told from others by its number.
#[derive(Clone, Debug, PartialEq)]
pub struct Seek {
    pub number: u32,
    pub index: usize,
    /// What in the item is meant.
    pub selector: Option<String>,
    pub align: Align,
}

/// The element for the list and the range of items that it shows. A new `version` is a new list; of one that was never
/// measured, the `first` items are shown.
#[hook]
pub fn use_window<V: PartialEq + 'static>(
    count: usize,
    first: usize,
    version: V,
    guess: Guess,
    seek: Option<Seek>,
) -> (NodeRef, Range<usize>) {
    let items = use_node_ref();
    let list = use_mut_ref(List::default);
    let range = use_state_eq(|| 0..first);

    let lists = use_mut_ref(|| 0u32);
    use_memo(version, {
        let (list, lists) = (list.clone(), lists.clone());
        move |_| {
            let mut list = list.borrow_mut();
            (list.stale, list.grown) = (true, 0.0);
            *lists.borrow_mut() += 1;
        }
    });
    let grows = *lists.borrow();
    let shown = range.start.min(count)..range.end.min(count);
    {
        let mut list = list.borrow_mut();
        list.count = count;
        list.guess = Some(guess);
        list.range = shown.clone();
        if let Some(seek) = seek.filter(|seek| seek.number != list.sought) {
            list.sought = seek.number;
            list.pending = Some(seek);
        }
    }

    let settle = {
        let (items, list, range) = (items.clone(), list.clone(), range.setter());
        Rc::new(move || {
            if let (Some(items), Ok(mut list)) = (items.cast::<Element>(), list.try_borrow_mut())
                && let Some(wanted) = list.settle(&items)
            {
                range.set(wanted);
            }
        })
    };
    use_effect({
        let settle = settle.clone();
        move || settle()
    });
    use_effect_with(grows, {
        let (list, settle) = (list.clone(), settle.clone());
        move |_| {
            let later = Timeout::new(GROWS_AFTER_MS, move || {
                list.borrow_mut().grown = 1.0;
                settle();
            });
            move || drop(later)
        }
    });
    use_effect_with((), {
        let items = items.clone();
        move |()| watch(&items, settle)
    });
    (items, shown)
}

/// Settles the list whenever something scrolls or its room changes.
fn watch(items: &NodeRef, settle: Rc<dyn Fn()>) -> impl FnOnce() + use<> {
    let on_scroll = {
        let (items, settle) = (items.clone(), settle.clone());
        // Scrolling does not bubble, so it is caught on the way down.
        let options = EventListenerOptions { phase: gloo::events::EventListenerPhase::Capture, passive: true };
        let tree = items.get().map_or_else(|| dom::document().into(), |items| items.get_root_node());
        EventListener::new_with_options(&tree, "scroll", options, move |event| {
            let (Some(items), Some(target)) = (items.get(), event.target()) else { return };
            if target.dyn_ref::<web_sys::Node>().is_some_and(|node| node.contains(Some(&items))) {
                settle();
            }
        })
    };
    let resized = Closure::<dyn Fn()>::new(move || settle());
    let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
    if let (Some(observer), Some(items)) = (&observer, items.cast::<Element>())
        && let Some(scroller) = dom::scroller(&items)
    {
        observer.observe(&scroller);
    }
    move || {
        drop(on_scroll);
        if let Some(observer) = observer {
            observer.disconnect();
        }
        drop(resized);
    }
}
