//! The report on paper: title block, table, and the sentences that the figures are from. On the page only while it
//! prints.

use crate::analysis::{Confidence, FigureId, Span, Stance};
use crate::app::components::title_block::TitleBlock;
use crate::app::contexts::{use_lang, use_view};
use crate::app::format;
use crate::app::messages::Msg;
use crate::app::quote::head;
use crate::app::rows::{self, Column};
use crate::app::state::Doc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub doc: Doc,
}

#[component]
pub fn PrintSheet(props: &Props) -> Html {
    let (lang, view) = (use_lang(), use_view());
    let doc = &props.doc;
    let rows = rows::rows(doc, lang, &view.filter, view.sort);
    let row = |&id: &FigureId| {
        let figure = &doc.analysis.figures[id as usize];
        html! {
            <tr>
                <td class="col-number">{ id + 1 }</td>
                <td>
                    { format::label(figure) }
                    if figure.confidence == Confidence::Doubtful {
                        <span class="tag">{ lang.say(Msg::Doubtful) }</span>
                    }
                    if figure.stance == Stance::Planned {
                        <span class="tag">{ lang.say(Msg::Planned) }</span>
                    }
                </td>
                <td class="col-written">{ figure.text.as_str() }</td>
                <td class="col-number">{ format::qualifier(figure, lang) }{ " " }{ format::value(figure) }</td>
                <td class="col-unit">{ figure.unit.as_deref().unwrap_or_default() }</td>
                <td class="col-check">{ doc.links.standing(id).map_or("", |standing| format::standing(standing, lang)) }</td>
                <td class="col-kind">{ format::kind(figure.kind, lang) }</td>
                <td class="col-section">{ doc.section_name(figure.section) }</td>
                <td class="col-period">{ figure.period.as_deref().unwrap_or_default() }</td>
                if doc.has_pages() {
                    <td class="col-page">{ doc.page(figure.span) }</td>
                }
            </tr>
        }
    };
    let head_cell = |column: Column| {
        html! { <th scope="col" class={format!("col-{}", column.name())}>{ lang.say(head(column)) }</th> }
    };
    html! {
        <section class="paper">
            <TitleBlock doc={doc.clone()} printed=true />
            <table>
                <thead><tr><th scope="col">{ lang.say(Msg::Number) }</th>{ for Column::of(doc).iter().copied().map(head_cell) }</tr></thead>
                <tbody>{ for rows.iter().map(row) }</tbody>
            </table>
            <h2>{ lang.say(Msg::PrintSources) }</h2>
            <dl class="sources">
                { for sources(doc, rows).into_iter().map(|(ids, sentence)| html! {
                    <div>
                        <dt>{ ids.iter().map(|id| (id + 1).to_string()).collect::<Vec<_>>().join(", ") }</dt>
                        <dd>{ doc.slice(sentence).trim() }{ doc.page(sentence).map(|page| lang.fill(Msg::PrintPage, &[&page.to_string()])) }</dd>
                    </div>
                }) }
            </dl>
            <p>{ lang.say(Msg::PrintMade) }</p>
        </section>
    }
}

/// Each sentence once, in text order, with the figures that are from it.
fn sources(doc: &Doc, mut rows: Vec<FigureId>) -> Vec<(Vec<FigureId>, Span)> {
    rows.sort_unstable();
    let mut sources: Vec<(Vec<FigureId>, Span)> = Vec::new();
    for id in rows {
        let sentence = doc.analysis.figures[id as usize].sentence;
        match sources.last_mut() {
            Some((ids, last)) if *last == sentence => ids.push(id),
            _ => sources.push((vec![id], sentence)),
        }
    }
    sources
}
