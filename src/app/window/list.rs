//! The arithmetic of a windowed list, and what is done to the page for it.

use super::{Align, Guess, Metrics, Seek};
use crate::app::dom;
use crate::app::heights::Heights;
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Kept above and below the view, in views.
const BEYOND: f64 = 1.0;
/// When less than this is left, the window moves.
const SPARE: f64 = 0.35;
/// Room that is left around what is sought.
const MARGIN: f64 = 40.0;

#[derive(Default)]
pub struct List {
    heights: Heights,
    metrics: Metrics,
    pub range: Range<usize>,
    pub pending: Option<Seek>,
    pub sought: u32,
    pub guess: Option<Guess>,
    pub count: usize,
    pub stale: bool,
    /// How much of what is beyond the view is drawn: nothing yet, or all of it.
    pub grown: f64,
}

impl List {
    /// Brings spacers, scroll position and heights in line with the page. Gives the window that should be shown, if it is another one.
    pub fn settle(&mut self, items: &Element) -> Option<Range<usize>> {
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
        let Some(active) = dom::active_near(items) else { return };
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
