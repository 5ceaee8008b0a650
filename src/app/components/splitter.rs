//! The line between two panes, which can be moved.

use crate::app::dom;
use crate::app::state::Pane;
use web_sys::{DomRect, Element};
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
    let line = use_node_ref();
    let dragged = use_mut_ref(|| false);
    let outline = props.pane == Pane::Outline;
    let neighbour = {
        let line = line.clone();
        move || {
            let line = line.cast::<Element>()?;
            let pane = if outline { line.previous_element_sibling() } else { line.next_element_sibling() };
            Some((line, pane?.get_bounding_client_rect()))
        }
    };
    let set = {
        let (panes, neighbour) = (props.panes.clone(), neighbour.clone());
        move |width: f64| {
            let property = if outline { "--outline-width" } else { "--table-width" };
            if let Some(panes) = panes.cast::<Element>() {
                dom::set_style(&panes, property, &format!("{}px", width.clamp(LEAST, MOST).round()));
            }
            tell(&neighbour);
        }
    };
    use_effect_with((), {
        let neighbour = neighbour.clone();
        move |()| tell(&neighbour)
    });
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
        let (dragged, set, neighbour) = (dragged.clone(), set.clone(), neighbour.clone());
        move |event: PointerEvent| {
            if let (true, Some((_, rect))) = (*dragged.borrow(), neighbour()) {
                let x = f64::from(event.client_x());
                set(if outline { x - rect.left() } else { rect.right() - x });
            }
        }
    };
    let let_go = Callback::from(move |_: PointerEvent| *dragged.borrow_mut() = false);
    let onkeydown = move |event: KeyboardEvent| {
        let right = match event.key().as_str() {
            "ArrowLeft" => -STEP,
            "ArrowRight" => STEP,
            _ => return,
        };
        event.prevent_default();
        if let Some((_, rect)) = neighbour() {
            set(rect.width() + if outline { right } else { -right });
        }
    };
    html! {
        <div class="splitter" role="separator" tabindex="0" aria-orientation="vertical" aria-label={props.label}
            aria-valuemin={LEAST.to_string()} aria-valuemax={MOST.to_string()} title={props.label} ref={line}
            {onpointerdown} {onpointermove} onpointerup={let_go.clone()} onpointercancel={let_go} {onkeydown} />
    }
}

/// Tells a screen reader how wide the pane is now.
fn tell(neighbour: &impl Fn() -> Option<(Element, DomRect)>) {
    if let Some((line, rect)) = neighbour() {
        // An attribute by this name can be set on any element.
        let _ = line.set_attribute("aria-valuenow", &rect.width().round().to_string());
    }
}
