//! Parts and topics × report.

use super::busy::busy;
use super::clerk::{Line, Question, Reply};
use super::office::use_answer;
use super::store::{Shelf, Store};
use super::{compare_view, words};
use crate::app::messages::Lang;
use crate::compare::matrix::PARTS;
use crate::topics;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub store: Store,
    pub shelf: Shelf,
    pub lang: Lang,
}

/// Reports that stand side by side at once; the others are a button away.
const MOST_COLUMNS: usize = 24;

#[component]
pub fn MatrixView(props: &Props) -> Html {
    let Props { store, shelf, lang } = props;
    let lang = *lang;
    let from = use_state_eq(|| 0usize);
    let columns = use_memo((shelf.version, shelf.selected.clone()), {
        let shelf = shelf.clone();
        move |_| compare_view::columns(&shelf)
    });
    let first = (*from).min(columns.len().saturating_sub(1));
    let shown = first..(first + MOST_COLUMNS).min(columns.len());
    let answer = use_answer(store, shelf, Some(Question::Matrix(columns[shown.clone()].to_vec())));
    let ex = words::lang(lang);
    let name = |key: &str| {
        let part = PARTS.iter().find(|(id, ..)| *id == key).map(|(_, zh, en)| ex.choose(*zh, *en));
        part.or_else(|| topics::find(key).map(|task| ex.choose(task.zh, task.en))).unwrap_or(key).to_owned()
    };
    let cell = |cell: &Option<(Vec<String>, u32)>| {
        let Some((titles, figures)) = cell else {
            return html! { <td class="gap" title={words::NOT_ASKED.in_(lang)}>{ words::GAP.in_(lang) }</td> };
        };
        let there = !titles.is_empty() || *figures > 0;
        html! {
            <td class={if there { "there" } else { "gap" }}>
                { if there { words::THERE } else { words::MISSING }.in_(lang) }
                if !titles.is_empty() { <small>{ titles.join(" / ") }</small> }
                if *figures > 0 { <small class="muted">{ words::FIGURES_N.fill(lang, &[&figures.to_string()]) }</small> }
            </td>
        }
    };
    let row = |line: &Line| {
        html! { <tr><th scope="row">{ name(&line.key) }</th>{ for line.cells.iter().map(cell) }</tr> }
    };
    let page = |to: usize, word: words::Word, disabled: bool| {
        let from = from.clone();
        html! { <button type="button" class="button" {disabled} onclick={move |_| from.set(to)}>{ word.in_(lang) }</button> }
    };
    html! {
        <div class="many-body">
            <div class="many-tools">
                if columns.len() > MOST_COLUMNS {
                    { page(first.saturating_sub(MOST_COLUMNS), words::EARLIER, first == 0) }
                    <span class="muted">{ words::SHOWN_COLUMNS.fill(lang, &[&(shown.start + 1).to_string(), &shown.end.to_string(), &columns.len().to_string()]) }</span>
                    { page(first + MOST_COLUMNS, words::LATER, shown.end >= columns.len()) }
                }
                <span class="muted">{ words::COVERAGE_HELP.in_(lang) }</span>
                { busy(&answer, store, lang) }
            </div>
            <div class="scroll many-scroll">
                if let Some(Reply::Matrix(found)) = answer.reply.as_deref() {
                    <table class="many-table matrix" id="matrix">
                        <thead><tr>
                            <th scope="col">{ words::PARTS.in_(lang) }</th>
                            { for found.headings.iter().map(|heading| html! { <th scope="col">{ heading.clone() }</th> }) }
                        </tr></thead>
                        <tbody>{ for found.lines.iter().map(row) }</tbody>
                    </table>
                }
            </div>
        </div>
    }
}
