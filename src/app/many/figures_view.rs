//! Every figure of every report in one table, however many; the place where a reader corrects.

use super::store::{Shelf, Store};
use super::{detail, words};
use crate::app::messages::Lang;
use crate::app::state::Item;
use crate::app::window::{Guess, use_window};
use crate::export::tables::indicator_name;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub store: Store,
    pub shelf: Shelf,
    pub lang: Lang,
    pub open: Callback<Item>,
}

const FIRST: usize = 40;
const ROW: f64 = 30.0;

#[component]
pub fn FiguresView(props: &Props) -> Html {
    let Props { store, shelf, lang, open } = props;
    let lang = *lang;
    let query = use_state_eq(String::new);
    // By member and span: a figure's number moves when one is added before it.
    let chosen = use_state_eq(|| None::<(u32, crate::analysis::Span)>);
    let rows = use_memo((shelf.clone(), (*query).clone()), |(shelf, query)| rows(shelf, query));
    let guess: Guess = Rc::new(|_, _| ROW);
    let (items, range) = use_window(rows.len(), FIRST, (*query).clone(), guess, None);
    let oninput = {
        let query = query.clone();
        move |event: InputEvent| query.set(event.target_unchecked_into::<HtmlInputElement>().value())
    };
    let ex = words::lang(lang);
    let row = |i: usize| {
        let (place, id) = rows[i];
        let member = &shelf.members[place as usize];
        let Some((reviewed, figure)) =
            member.reviewed().and_then(|r| r.analysis.figures.get(id as usize).map(|f| (r, f)))
        else {
            return html! { <tr key={i}></tr> };
        };
        let mark = reviewed.marks.of(id);
        let current = *chosen == Some((member.id, figure.span));
        let choose = {
            let (chosen, at) = (chosen.clone(), (member.id, figure.span));
            move |_: MouseEvent| chosen.set(if current { None } else { Some(at) })
        };
        let indicator = figure.indicator.as_deref().and_then(|id| indicator_name(id, &shelf.own, ex));
        html! {
            <tr key={i} class={classes!(current.then_some("current"))}>
                <td class="many-name">{ member.entry().map(|e| e.heading()) }</td>
                <td class={classes!("many-label", (figure.confidence == crate::analysis::Confidence::Doubtful).then_some("doubtful"))}>
                    { figure.label.clone() }</td>
                <td>{ figure.text.clone() }</td>
                <td class="n">{ crate::app::format::number(figure.value) }</td>
                <td>{ figure.unit.clone() }</td>
                <td class="many-label">{ indicator }</td>
                <td>
                    if let Some(mark) = mark {
                        <small>{ if mark.wrong { words::WRONG } else { words::CORRECTED }.in_(lang) }{ " " }</small>
                    }
                    <button type="button" class="link" aria-expanded={current.to_string()} onclick={choose}>{ words::CORRECT.in_(lang) }</button>
                </td>
            </tr>
        }
    };
    let picked = (*chosen).and_then(|(id, span)| {
        let member = shelf.members.iter().find(|m| m.id == id)?;
        let figure = member.reviewed()?.analysis.figures.iter().find(|f| f.span == span)?;
        Some((member.clone(), figure.id))
    });
    html! {
        <div class="many-body">
            <div class="many-tools">
                <input type="search" id="filter-figures" placeholder={words::SEARCH_FIGURES.in_(lang)} aria-label={words::SEARCH_FIGURES.in_(lang)}
                    value={(*query).clone()} {oninput} />
                <span class="muted" id="figures-count">{ words::SHOWN_FIGURES.fill(lang, &[&rows.len().to_string()]) }</span>
            </div>
            if let Some((member, figure)) = picked {
                <aside class="many-chosen" id="figure-chosen">
                    <detail::Quote store={store.clone()} member={member.clone()} {figure} own={shelf.own.clone()} {lang} open={open.clone()} />
                    <detail::Correct key={format!("{}-{figure}", member.id)} store={store.clone()} member={member.clone()} {figure} own={shelf.own.clone()} {lang} open={open.clone()} />
                </aside>
            }
            <div class="scroll many-scroll">
                <table class="many-table fixed" id="all-figures" aria-rowcount={(rows.len() + 1).to_string()}>
                    <thead><tr>
                        <th scope="col">{ words::NAME.in_(lang) }</th><th scope="col">{ words::LABEL.in_(lang) }</th>
                        <th scope="col">{ words::WORDS.in_(lang) }</th><th scope="col" class="n">{ words::VALUE.in_(lang) }</th>
                        <th scope="col">{ words::UNIT.in_(lang) }</th><th scope="col">{ words::INDICATOR.in_(lang) }</th><th scope="col"></th>
                    </tr></thead>
                    <tbody ref={items}>
                        <tr key="before" class="spacer" aria-hidden="true"><td colspan="7" /></tr>
                        { for range.map(row) }
                        <tr key="after" class="spacer" aria-hidden="true"><td colspan="7" /></tr>
                    </tbody>
                </table>
            </div>
        </div>
    }
}

/// Member and figure of each row, in the order of the list.
fn rows(shelf: &Shelf, query: &str) -> Vec<(u32, u32)> {
    let query = query.trim();
    let mut rows = Vec::new();
    for (place, member) in shelf.members.iter().enumerate() {
        let Some(reviewed) = member.reviewed() else { continue };
        let whole = query.is_empty()
            || member.item.name.contains(query)
            || reviewed.analysis.meta.place.as_deref().is_some_and(|p| p.contains(query));
        let figures = reviewed.analysis.figures.iter();
        rows.extend(
            figures
                .filter(|f| whole || f.label.contains(query) || f.text.contains(query))
                .map(|f| (place as u32, f.id)),
        );
    }
    rows
}
