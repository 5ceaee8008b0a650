//! One figure in the table.

use crate::analysis::{Confidence, FigureId, Stance};
use crate::app::components::detail::Detail;
use crate::app::format;
use crate::app::links::{Role, Standing};
use crate::app::messages::{Lang, Msg};
use crate::app::state::{Doc, Pane};
use yew::prelude::*;

/// Characters that the column has room for.
const WIDEST: usize = 17;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub doc: Doc,
    pub id: FigureId,
    /// In the table as it is sorted and filtered.
    pub position: usize,
    pub chosen: bool,
    /// What it is to the chosen figure, if they hang together.
    pub role: Option<Role>,
    pub focusable: bool,
    pub lang: Lang,
    /// Shows its sentence in place.
    pub open: bool,
}

#[component]
pub fn TableRow(props: &Props) -> Html {
    let Props { doc, id, position, chosen, role, focusable, lang, open } = props;
    let figure = &doc.analysis.figures[*id as usize];
    let doubtful = figure.confidence == Confidence::Doubtful;
    let qualifier = format::qualifier(figure, *lang);
    let value = format::value(figure);
    let standing = doc.links.standing(*id);
    html! {
        <tr class={classes!(chosen.then_some("chosen"), role.map(|_| "partner"), doubtful.then_some("doubtful"))} data-row={id.to_string()}
            aria-rowindex={(position + 2).to_string()} aria-selected={chosen.to_string()}
            tabindex={if *focusable { "0" } else { "-1" }}>
            <td class="col-label" lang="zh-CN">
                <span class="label">{ format::label(figure) }</span>
                if let Some(role) = role {
                    <span class="tag role">{ format::role(*role, *lang) }</span>
                }
                if doubtful {
                    <span class="tag">{ lang.say(Msg::Doubtful) }</span>
                }
                if figure.stance == Stance::Planned {
                    <span class="tag">{ lang.say(Msg::Planned) }</span>
                }
            </td>
            <td class="col-written" lang="zh-CN">{ figure.text.as_str() }</td>
            <td class="col-number">
                if !qualifier.is_empty() {
                    <span class="qualifier">{ qualifier }</span>
                }
                <span class={classes!("value", (value.len() > WIDEST).then_some("long"))}>{ value }</span>
            </td>
            <td class="col-unit" lang="zh-CN">{ figure.unit.as_deref().unwrap_or_default() }</td>
            <td class="col-check">{ standing.map(|standing| check(standing, *lang)).unwrap_or_default() }</td>
            <td class="col-kind">{ format::kind(figure.kind, *lang) }</td>
            <td class="col-section" lang="zh-CN">{ doc.section_name(figure.section) }</td>
            <td class="col-period" lang="zh-CN">{ figure.period.as_deref().unwrap_or_default() }</td>
            if doc.has_pages() {
                <td class="col-page">{ doc.page(figure.span) }</td>
            }
            if *open {
                <td class="col-detail" data-inside=""><Detail doc={doc.clone()} id={*id} place={Pane::Table} sentence=true /></td>
            }
        </tr>
    }
}

/// Whether what the figure takes part in agrees: a sign to see, a word to hear.
fn check(standing: Standing, lang: Lang) -> Html {
    let words = format::standing(standing, lang);
    html! {
        <span class={classes!("check-sign", (standing == Standing::Fails).then_some("fails"))} title={words}>
            <span aria-hidden="true">{ format::sign(standing) }</span><span class="unseen">{ words }</span>
        </span>
    }
}
