//! The switch that keeps the workspace on this machine, and the button that wipes what is kept.

use super::keep::{About, Keeper, Kept};
use super::settings;
use super::store::{Shelf, Store};
use super::words;
use crate::app::contexts::{use_chrome, use_dispatch};
use crate::app::messages::Lang;
use crate::app::stage::Setting;
use crate::app::state::Action;
use std::rc::Rc;
use yew::prelude::*;

/// What the switch needs; equal to itself only.
#[derive(Clone)]
pub struct Keeping {
    keeper: Rc<Keeper>,
    pub kept: Kept,
}

impl PartialEq for Keeping {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.keeper, &other.keeper) && self.kept == other.kept
    }
}

/// Restores what was kept and keeps what there is, where the reader has asked for it. In someone else's page nothing is.
#[hook]
pub fn use_keeping(store: &Store, shelf: &Shelf) -> Keeping {
    let (chrome, dispatch) = (use_chrome(), use_dispatch());
    let kept = use_state_eq(Kept::default);
    let keeper = use_memo((), {
        let kept = kept.setter();
        move |()| Keeper::new(Callback::from(move |now| kept.set(now)))
    });
    let own_page = chrome.setting == Setting::Page;
    use_effect_with(own_page, {
        let (store, keeper, dispatch) = (store.clone(), keeper.clone(), dispatch.clone());
        move |own_page| {
            if *own_page {
                let found = keeper.clone();
                keeper.restore(move |restored| {
                    settings::apply(&restored.about.settings, &dispatch);
                    if let Some(members) = store.restore(restored) {
                        found.has(&members);
                    }
                });
            }
        }
    });
    use_effect_with((shelf.clone(), chrome.lang, chrome.theme, *kept), {
        let (keeper, chrome) = (keeper.clone(), chrome.clone());
        move |(shelf, _, _, kept)| {
            if *kept == Kept::On {
                let about = About { own: shelf.own.to_vec(), settings: settings::saved(shelf, &chrome) };
                keeper.follow(shelf.members.clone(), about);
            }
        }
    });
    // The start page tells of it.
    let reports = if is_on(*kept) { shelf.members.len() } else { 0 };
    use_effect_with(reports, move |reports| dispatch.dispatch(Action::Keeps(*reports)));
    Keeping { keeper, kept: *kept }
}

/// Whether anything may be kept; where not everything could be, some of it is.
fn is_on(kept: Kept) -> bool {
    matches!(kept, Kept::On | Kept::Failed)
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub keeping: Keeping,
    pub lang: Lang,
}

#[component]
pub fn KeepView(props: &Props) -> Html {
    let Props { keeping: Keeping { keeper, kept }, lang } = props;
    let on = is_on(*kept);
    let (switch, wipe) = (keeper.clone(), keeper.clone());
    let toggle = move |_: Event| if on { switch.wipe() } else { switch.begin() };
    html! {
        <p class="many-keep">
            <label><input type="checkbox" id="keep" checked={on} onchange={toggle} />{ words::KEEP.in_(*lang) }</label>
            if on {
                <button type="button" class="button" id="wipe-kept" onclick={move |_| wipe.wipe()}>{ words::WIPE_KEPT.in_(*lang) }</button>
            }
            <span class="muted" id="keep-hint">{ match kept {
                Kept::Off | Kept::On => words::KEEP_HINT,
                Kept::Refused => words::KEEP_REFUSED,
                Kept::Failed => words::KEEP_FAILED,
            }.in_(*lang) }</span>
        </p>
    }
}
