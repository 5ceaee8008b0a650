//! Parts and topics × report.

use super::store::Shelf;
use super::{compare_view, words};
use crate::app::messages::Lang;
use crate::compare::matrix::{Coverage, PARTS, matrix};
use crate::topics;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub shelf: Shelf,
    pub lang: Lang,
}

/// Reports that stand side by side on the page.
const MOST_COLUMNS: usize = 40;

#[component]
pub fn MatrixView(props: &Props) -> Html {
    let Props { shelf, lang } = props;
    let lang = *lang;
    let (members, entries) = shelf.entries();
    let columns = compare_view::columns(shelf, &members, &entries);
    let width = columns.len().min(MOST_COLUMNS);
    let found = matrix(&entries, &columns[..width]);
    let ex = words::lang(lang);
    let name = |key: &str| {
        let part = PARTS.iter().find(|(id, ..)| *id == key).map(|(_, zh, en)| ex.choose(*zh, *en));
        part.or_else(|| topics::find(key).map(|task| ex.choose(task.zh, task.en))).unwrap_or(key).to_owned()
    };
    let cell = |(k, coverage): (usize, &Coverage)| {
        let outline = &entries[found.columns[k]].analysis.outline;
        let titles: Vec<String> = coverage
            .sections
            .iter()
            .filter_map(|&id| outline.get(id as usize))
            .map(|h| format!("{}{}", h.marker, h.title))
            .collect();
        let there = coverage.is_there();
        let figures = coverage.figures.len();
        html! {
            <td class={if there { "there" } else { "gap" }}>
                { if there { words::THERE } else { words::MISSING }.in_(lang) }
                if !titles.is_empty() { <small>{ titles.join(" / ") }</small> }
                if figures > 0 { <small class="muted">{ words::FIGURES_N.fill(lang, &[&figures.to_string()]) }</small> }
            </td>
        }
    };
    html! {
        <div class="many-body">
            if columns.len() > width {
                <p class="muted">{ words::SHOWN_COLUMNS.fill(lang, &[&width.to_string(), &columns.len().to_string()]) }</p>
            }
            <div class="scroll many-scroll">
                <table class="many-table matrix" id="matrix">
                    <thead><tr>
                        <th scope="col">{ words::PARTS.in_(lang) }</th>
                        { for found.columns.iter().map(|&k| html! { <th scope="col">{ entries[k].heading() }</th> }) }
                    </tr></thead>
                    <tbody>
                        { for found.parts.iter().chain(&found.topics).map(|line| html! {
                            <tr><th scope="row">{ name(&line.key) }</th>{ for line.cells.iter().enumerate().map(cell) }</tr>
                        }) }
                    </tbody>
                </table>
            </div>
        </div>
    }
}
