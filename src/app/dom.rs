//! The few things that are done to the document by hand.

use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{Document, Element, HtmlElement, ShadowRoot, Window};

pub fn window() -> Window {
    web_sys::window().expect_throw("the page runs in a window")
}

pub fn document() -> Document {
    window().document().expect_throw("a window has a document")
}

/// Sets a style property from script, which the page's policy allows; a `style` attribute it does not.
pub fn set_style(element: &Element, property: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // Only a read-only declaration refuses, and an element's own is none.
        let _ = element.style().set_property(property, value);
    }
}

pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// What Tab goes to within an element, in its order.
pub fn tab_stops(within: &Element) -> Vec<Element> {
    let Ok(list) = within.query_selector_all("a[href], button, input, select, summary, textarea") else {
        return Vec::new();
    };
    let elements = (0..list.length()).filter_map(|i| list.get(i)?.dyn_into::<Element>().ok());
    elements.filter(|element| !element.has_attribute("disabled")).collect()
}

/// The element of this id in the same tree: the page's, or that of the shadow root that `near` is in.
pub fn by_id(near: &Element, id: &str) -> Option<Element> {
    match shadow_of(near) {
        Some(shadow) => shadow.get_element_by_id(id),
        None => document().get_element_by_id(id),
    }
}

/// What has the focus in the same tree.
pub fn active_near(near: &Element) -> Option<Element> {
    match shadow_of(near) {
        Some(shadow) => shadow.active_element(),
        None => document().active_element(),
    }
}

/// The shadow root around an element.
fn shadow_of(element: &Element) -> Option<ShadowRoot> {
    element.get_root_node().dyn_into().ok()
}

/// The nearest element around this one that scrolls, or the page.
pub fn scroller(of: &Element) -> Option<Element> {
    let mut next = of.parent_element();
    while let Some(element) = next {
        if matches!(style(&element, "overflow-y").as_deref(), Some("auto" | "scroll")) {
            return Some(element);
        }
        next = element.parent_element();
    }
    document().scrolling_element()
}

/// Scrolls what is around an element by as little as brings it into view, below what sticks to the top.
pub fn bring_into_view(element: &Element) {
    let Some(scroller) = scroller(element) else { return };
    let (inner, outer) = (element.get_bounding_client_rect(), scroller.get_bounding_client_rect());
    let whole = document().scrolling_element().is_some_and(|page| page == scroller);
    let (top, bottom) = match whole {
        true => (STICKS, window().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(0.0)),
        false => (outer.top(), outer.bottom()),
    };
    let by = if inner.top() < top || inner.height() > bottom - top {
        inner.top() - top
    } else {
        (inner.bottom() - bottom).max(0.0)
    };
    scroller.set_scroll_top(scroller.scroll_top() + by.round() as i32);
}

/// Pixels of tabs and tools that stay at the top of a page that scrolls as a whole.
const STICKS: f64 = 100.0;

/// A property of the computed style.
pub fn style(element: &Element, property: &str) -> Option<String> {
    window().get_computed_style(element).ok()??.get_property_value(property).ok()
}

/// A length of the computed style, in pixels.
pub fn pixels(element: &Element, property: &str) -> Option<f64> {
    style(element, property)?.strip_suffix("px")?.parse().ok()
}

/// The attribute of the nearest element from `target` outwards that has it.
pub fn closest_attribute(target: Option<web_sys::EventTarget>, attribute: &str) -> Option<String> {
    let element = target?.dyn_into::<Element>().ok()?;
    element.closest(&format!("[{attribute}]")).ok()??.get_attribute(attribute)
}

/// Whether typing there means entering text.
pub fn takes_text(target: Option<web_sys::EventTarget>) -> bool {
    let Some(element) = target.and_then(|t| t.dyn_into::<Element>().ok()) else { return false };
    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
        && element.get_attribute("type").as_deref() != Some("checkbox")
}

/// The address of the page.
pub fn address() -> String {
    window().location().href().unwrap_or_default()
}

/// Asks the browser a media query; one that it does not know is not met.
pub fn media(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}
