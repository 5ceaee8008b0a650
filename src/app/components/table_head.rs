//! The heads of the columns, which sort.

use crate::app::contexts::{use_dispatch, use_lang, use_view};
use crate::app::messages::Msg;
use crate::app::quote::head;
use crate::app::rows::Column;
use crate::app::state::{Action, Doc};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub doc: Doc,
}

#[component]
pub fn TableHead(props: &Props) -> Html {
    let (lang, dispatch, view) = (use_lang(), use_dispatch(), use_view());
    let cell = |column: Column| {
        let sorted = view.sort.filter(|sort| sort.column == column).map(|sort| sort.descending);
        let (state, arrow) = match sorted {
            None => ("none", ""),
            Some(false) => ("ascending", "▲"),
            Some(true) => ("descending", "▼"),
        };
        let dispatch = dispatch.clone();
        let name = lang.say(head(column));
        html! {
            <th scope="col" data-sticky="" class={format!("col-{}", column.name())} aria-sort={state}>
                <button type="button" title={lang.fill(Msg::SortBy, &[name])}
                    onclick={move |_| dispatch.dispatch(Action::SortBy(column))}>
                    { name }<span class="arrow" aria-hidden="true">{ arrow }</span>
                </button>
            </th>
        }
    };
    html! { <thead data-head=""><tr aria-rowindex="1" data-word={lang.say(Msg::SortWord)}>{ for Column::of(&props.doc).iter().copied().map(cell) }</tr></thead> }
}
