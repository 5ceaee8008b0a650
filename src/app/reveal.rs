//! What a pane should bring into view.

use super::contexts::use_view;
use super::state::{Pane, Reveal};
use yew::prelude::*;

/// The latest wish, unless it came from this pane; a pane that has just appeared follows it in any case.
#[hook]
pub fn use_reveal(pane: Pane) -> Option<Reveal> {
    let reveal = use_view().reveal;
    let new = use_mut_ref(|| true);
    let new = std::mem::replace(&mut *new.borrow_mut(), false);
    reveal.filter(|reveal| new || reveal.from != Some(pane))
}
