//! Windowed lists: of a list of any length, only what is near the view is on the page.
//!
//! The list's element holds a spacer, the items of the window one element each, and a spacer. Heights are guessed from
//! the item's content and corrected by what is measured, and the view stays on the item that it was on when
//! corrections happen above it.

use super::dom;
use super::heights::Heights;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

/// Kept above and below the view, in views.
const BEYOND: f64 = 1.0;
/// When less than this is left, the window moves.
const SPARE: f64 = 0.35;
/// A new list is painted first, with what is in view; only then what is beyond it is drawn.
const GROWS_AFTER_MS: u32 = 60;
/// Room that is left around what is sought.
const MARGIN: f64 = 40.0;

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

#[derive(Default)]
struct List {
    heights: Heights,
    metrics: Metrics,
    range: Range<usize>,
    pending: Option<Seek>,
    sought: u32,
    guess: Option<Guess>,
    count: usize,
    stale: bool,
    /// How much of what is beyond the view is drawn: nothing yet, or all of it.
    grown: f64,
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
        EventListener::new_with_options(&dom::document(), "scroll", options, move |event| {
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

impl List {
    /// Brings spacers, scroll position and heights in line with the page. Gives the window that should be shown, if it is another one.
    fn settle(&mut self, items: &Element) -> Option<Range<usize>> {
        if !self.stale && self.heights.count() == self.count {
            // Before anything is asked of the page, or it would be laid out too short and lose its place.
            self.space(items);
        }
        let scroller = dom::scroller(items)?;
        let view = f64::from(scroller.client_height());
        if view < 1.0 || items.get_bounding_client_rect().width() < 1.0 {
            return None;
        }
        let top = |items: &Element| view_top(&scroller) - items.get_bounding_client_rect().top();

        let anchor = (!self.stale).then(|| {
            let y = top(items);
            let index = self.heights.at(y);
            (index, y, self.heights.start(index))
        });
        let fresh = self.renew(items);
        self.measure(items);
        self.space(items);
        if fresh {
            // A new list is looked at from its start.
            let y = top(items) + cover(&scroller);
            if y > 0.0 && self.pending.is_none() {
                scroll_by(&scroller, -y);
            }
        } else if let Some((index, y, start)) = anchor
            && y > 0.0
        {
            let moved = self.heights.start(index) - start;
            if moved.abs() >= 0.5 {
                scroll_by(&scroller, moved);
            }
        }
        self.seek(items, &scroller, view);

        let y = top(items);
        let (spare, beyond) = (view * SPARE * self.grown, view * BEYOND * self.grown);
        let needed = self.heights.at(y - spare)..self.heights.at(y + view + spare) + 1;
        if self.range.start <= needed.start && needed.end.min(self.count) <= self.range.end && !self.range.is_empty() {
            return None;
        }
        let wanted = self.heights.at(y - beyond)..(self.heights.at(y + view + beyond) + 1).min(self.count);
        self.keep_focus(items, &wanted);
        (wanted != self.range).then_some(wanted)
    }

    /// Guesses all heights anew if the list or its width is another one. Tells whether the list is.
    fn renew(&mut self, items: &Element) -> bool {
        let metrics = Metrics {
            width: items.get_bounding_client_rect().width(),
            em: dom::pixels(items, "font-size").unwrap_or(16.0),
            line: dom::pixels(items, "line-height").unwrap_or(24.0),
        };
        let fresh = std::mem::take(&mut self.stale) || self.heights.count() != self.count;
        if (fresh || metrics != self.metrics)
            && let Some(guess) = &self.guess
        {
            self.metrics = metrics;
            self.heights = Heights::new((0..self.count).map(|i| guess(i, &metrics)).collect());
        }
        fresh
    }

    fn measure(&mut self, items: &Element) {
        let children = items.children();
        for (k, index) in self.range.clone().enumerate() {
            if let Some(child) = children.item(k as u32 + 1) {
                self.heights.set(index, child.get_bounding_client_rect().height());
            }
        }
    }

    fn space(&self, items: &Element) {
        let before = self.heights.start(self.range.start);
        let after = self.heights.total() - self.heights.start(self.range.end);
        for (spacer, height) in [(items.first_element_child(), before), (items.last_element_child(), after)] {
            if let Some(spacer) = spacer {
                // The cell of a row, where the list is a table.
                let spacer = spacer.first_element_child().unwrap_or(spacer);
                dom::set_style(&spacer, "height", &format!("{}px", height.max(0.0)));
            }
        }
    }

    /// Scrolls to what is sought, in two steps where it is not on the page yet.
    fn seek(&mut self, items: &Element, scroller: &Element, view: f64) {
        let Some(seek) = &self.pending else { return };
        if seek.index >= self.count {
            self.pending = None;
            return;
        }
        let origin = view_top(scroller);
        let child = self
            .range
            .contains(&seek.index)
            .then(|| items.children().item((seek.index - self.range.start) as u32 + 1))
            .flatten();
        let Some(child) = child else {
            let y = origin - items.get_bounding_client_rect().top();
            scroll_by(scroller, self.heights.start(seek.index) - y - view / 3.0);
            return;
        };
        let inner = seek.selector.as_deref().and_then(|selector| child.query_selector(selector).ok().flatten());
        let rect = inner.unwrap_or(child).get_bounding_client_rect();
        let (above, below) = (rect.top() - origin - cover(scroller) - MARGIN, rect.bottom() - origin - (view - MARGIN));
        if above < 0.0 || below > 0.0 {
            scroll_by(
                scroller,
                match seek.align {
                    Align::Near if above < 0.0 => above,
                    Align::Near => below,
                    Align::Third => rect.top() - origin - view / 3.0,
                },
            );
        }
        self.pending = None;
    }

    /// An item that has the focus and leaves the page hands it to the list, so that keys go on working.
    fn keep_focus(&self, items: &Element, wanted: &Range<usize>) {
        let Some(active) = dom::document().active_element() else { return };
        let children = items.children();
        let focused = self
            .range
            .clone()
            .enumerate()
            .find(|(k, _)| children.item(*k as u32 + 1).is_some_and(|child| child.contains(Some(&active))));
        if focused.is_some_and(|(_, index)| !wanted.contains(&index)) {
            dom::focus(items);
        }
    }
}

/// Where the view of a scroller begins, in the coordinates of bounding rectangles.
fn view_top(scroller: &Element) -> f64 {
    if dom::document().scrolling_element().as_ref() == Some(scroller) {
        0.0
    } else {
        scroller.get_bounding_client_rect().top()
    }
}

/// Height at the top of the view that bars cover which stay in place while the rest scrolls.
fn cover(scroller: &Element) -> f64 {
    let Ok(bars) = scroller.query_selector_all("[data-sticky]") else { return 0.0 };
    (0..bars.length())
        .filter_map(|i| bars.item(i)?.dyn_into::<Element>().ok())
        .filter(|bar| dom::style(bar, "position").as_deref() == Some("sticky"))
        .map(|bar| dom::pixels(&bar, "top").unwrap_or(0.0) + bar.get_bounding_client_rect().height())
        .fold(0.0, f64::max)
}

fn scroll_by(scroller: &Element, by: f64) {
    scroller.set_scroll_top(scroller.scroll_top() + by.round() as i32);
}
