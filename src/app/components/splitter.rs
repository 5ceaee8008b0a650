//! The line between two panes, which can be moved.

use crate::app::dom;
use crate::app::state::Pane;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// Widths that a pane may have.
const LEAST: f64 = 160.0;
const MOST: f64 = 1100.0;
/// What one press of an arrow key moves.
const STEP: f64 = 24.0;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The element that lays out the panes.
    pub panes: NodeRef,
    /// The pane whose width changes: the outline to the left of the line, the table to the right.
    pub pane: Pane,
    pub label: &'static str,
}

#[component]
pub fn Splitter(props: &Props) -> Html {
    let dragged = use_mut_ref(|| false);
    let (panes, pane) = (props.panes.clone(), props.pane);
    let set = move |width: f64| {
        let property = if pane == Pane::Outline { "--outline-width" } else { "--table-width" };
        if let Some(panes) = panes.cast::<Element>() {
            dom::set_style(&panes, property, &format!("{}px", width.clamp(LEAST, MOST).round()));
        }
    };
    let neighbour = move |line: &Element| {
        let neighbour =
            if pane == Pane::Outline { line.previous_element_sibling() } else { line.next_element_sibling() };
        neighbour.map(|pane| pane.get_bounding_client_rect())
    };
    let onpointerdown = {
        let dragged = dragged.clone();
        move |event: PointerEvent| {
            let line: Element = event.target_unchecked_into();
            if line.set_pointer_capture(event.pointer_id()).is_ok() {
                *dragged.borrow_mut() = true;
                event.prevent_default();
            }
        }
    };
    let onpointermove = {
        let (dragged, set) = (dragged.clone(), set.clone());
        move |event: PointerEvent| {
            if !*dragged.borrow() {
                return;
            }
            let Some(rect) = event.target().and_then(|t| t.dyn_into().ok()).and_then(|line: Element| neighbour(&line))
            else {
                return;
            };
            let x = f64::from(event.client_x());
            set(if pane == Pane::Outline { x - rect.left() } else { rect.right() - x });
        }
    };
    let let_go = {
        let dragged = dragged.clone();
        Callback::from(move |_: PointerEvent| *dragged.borrow_mut() = false)
    };
    let onkeydown = move |event: KeyboardEvent| {
        let right = match event.key().as_str() {
            "ArrowLeft" => -STEP,
            "ArrowRight" => STEP,
            _ => return,
        };
        event.prevent_default();
        if let Some(rect) = neighbour(&event.target_unchecked_into()) {
            set(rect.width() + if pane == Pane::Outline { right } else { -right });
        }
    };
    html! {
        <div class="splitter" role="separator" tabindex="0" aria-orientation="vertical" aria-label={props.label}
            title={props.label} {onpointerdown} {onpointermove} onpointerup={let_go.clone()} onpointercancel={let_go}
            {onkeydown} />
    }
}
