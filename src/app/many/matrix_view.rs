//! Parts and topics × report.

use super::busy::busy;
use super::clerk::{Line, Question, Reply};
use super::escape::use_escape;
use super::office::use_answer;
use super::store::Member;
use super::{ViewProps, compare_view, detail, words};
use crate::app::state::Spot;
use crate::compare::matrix::{Coverage, PARTS, coverage};
use crate::export::tables::Slices;
use crate::topics;
use std::rc::Rc;
use yew::prelude::*;

/// Reports that stand side by side at once; the others are a button away.
const MOST_COLUMNS: usize = 24;

#[component]
pub fn MatrixView(props: &ViewProps) -> Html {
    let ViewProps { store, shelf, lang, .. } = props;
    let lang = *lang;
    let from = use_state_eq(|| 0usize);
    // The line and the report whose words are shown.
    let chosen = use_state_eq(|| None::<(String, u32)>);
    use_escape(chosen.is_some(), "#matrix [aria-pressed=true]", {
        let chosen = chosen.setter();
        Callback::from(move |()| chosen.set(None))
    });
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
    let cell = |key: &str, report: Option<u32>, cell: &Option<(Vec<String>, u32)>| {
        let Some((titles, figures)) = cell else {
            return html! { <td class="gap" title={words::NOT_ASKED.in_(lang)}>{ words::GAP.in_(lang) }</td> };
        };
        let Some(report) = report.filter(|_| !titles.is_empty() || *figures > 0) else {
            return html! { <td class="gap">{ words::MISSING.in_(lang) }</td> };
        };
        let at = Some((key.to_owned(), report));
        let pressed = (*chosen == at).to_string();
        let choose = {
            let chosen = chosen.clone();
            move |_: MouseEvent| chosen.set(at.clone())
        };
        html! {
            <td class="there">
                <button type="button" class="cell" aria-pressed={pressed} onclick={choose}>{ words::THERE.in_(lang) }</button>
                if !titles.is_empty() { <small>{ titles.join(" / ") }</small> }
                if *figures > 0 { <small class="muted">{ words::FIGURES_N.fill(lang, &[&figures.to_string()]) }</small> }
            </td>
        }
    };
    let reports = match answer.reply.as_deref() {
        Some(Reply::Matrix(found)) => found.reports.clone(),
        _ => Vec::new(),
    };
    let words_of = (*chosen).clone().and_then(|(key, report)| {
        let member = shelf.member(report)?;
        Some(html! {
            <aside class="many-chosen" id="matrix-chosen" aria-live="polite">
                <p><strong>{ name(&key) }</strong></p>
                { carried(&key, member, props) }
            </aside>
        })
    });
    let row = |line: &Line| {
        let cells = line.cells.iter().enumerate().map(|(k, one)| cell(&line.key, reports.get(k).copied(), one));
        html! { <tr><th scope="row">{ name(&line.key) }</th>{ for cells }</tr> }
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
            { words_of.unwrap_or_default() }
            <div class="scroll many-scroll">
                if let Some(Reply::Matrix(found)) = answer.reply.as_deref() {
                    <table class="many-table matrix" id="matrix">
                        <thead><tr>
                            <th scope="col">{ words::PARTS.in_(lang) }</th>
                            { for found.headings.iter().map(|heading| html! { <th scope="col">{ compare_view::heading_html(heading) }</th> }) }
                        </tr></thead>
                        <tbody>{ for found.lines.iter().map(row) }</tbody>
                    </table>
                }
            </div>
        </div>
    }
}

/// Figures of a task whose words are shown; the comparison and the table of all figures have the others.
const MOST_FIGURES: usize = 3;
/// Characters of a section that are shown.
const BEGINNING: usize = 160;

/// The words that carry a part or a task in a report: how each section begins, and the first figures of the task.
fn carried(key: &str, member: &Rc<Member>, props: &ViewProps) -> Html {
    let Some(reviewed) = member.reviewed() else { return html! {} };
    let Coverage { sections, figures } = coverage(&reviewed.analysis, key);
    let slices = Slices::new(&member.item.text);
    let section = |id: u32| {
        let heading = reviewed.analysis.outline.get(id as usize)?;
        let whole = slices.of(heading.section);
        let cut = whole.char_indices().nth(BEGINNING).map(|(at, _)| at);
        let (open, item, at) = (props.open.clone(), member.item.clone(), heading.span.start);
        Some(html! {
            <div class="quote">
                <p class="muted">{ member.heading() }{ " · " }{ member.item.name.clone() }</p>
                <blockquote class="quote-words">{ cut.map_or_else(|| whole.to_owned(), |cut| format!("{}……", &whole[..cut])) }</blockquote>
                <button type="button" class="link" onclick={move |_| open.emit((item.clone(), Some(Spot::Words(at))))}>{ words::OPEN.in_(props.lang) }</button>
            </div>
        })
    };
    let figure = |id: u32| {
        html! {
            <detail::Quote store={props.store.clone()} member={member.clone()} figure={id} own={props.shelf.own.clone()}
                lang={props.lang} open={props.open.clone()} />
        }
    };
    html! { <>{ for sections.into_iter().filter_map(section) }{ for figures.into_iter().take(MOST_FIGURES).map(figure) }</> }
}
