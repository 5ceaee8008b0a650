//! What the table shows: words, kind, section, doubt; and how much of it that is.

use crate::analysis::{FigureId, Heading, Kind};
use crate::app::clipboard;
use crate::app::contexts::{use_dispatch, use_lang, use_view};
use crate::app::format;
use crate::app::keys::FILTER_FIELD;
use crate::app::messages::Msg;
use crate::app::quote;
use crate::app::report::heading_name;
use crate::app::rows::Linked;
use crate::app::state::{Action, Doc, Pane};
use crate::app::tree;
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// A longer outline is listed down to its first level only, and one that is long even there not at all: a choice of
/// thousands is none, and the outline itself is there to choose from.
const LONG_OUTLINE: usize = 120;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub doc: Doc,
    /// As the table shows them.
    pub rows: Rc<Vec<FigureId>>,
}

#[component]
pub fn Filters(props: &Props) -> Html {
    let (lang, dispatch, view) = (use_lang(), use_dispatch(), use_view());
    let doc = &props.doc;
    let filter = &view.filter;
    let act = |dispatch: &crate::app::contexts::Dispatch| dispatch.clone();

    let on_query = {
        let dispatch = act(&dispatch);
        move |event: InputEvent| {
            dispatch.dispatch(Action::SetQuery(event.target_unchecked_into::<HtmlInputElement>().value()));
        }
    };
    let on_kind = {
        let dispatch = act(&dispatch);
        move |event: Event| {
            let name = event.target_unchecked_into::<HtmlSelectElement>().value();
            dispatch.dispatch(Action::SetKind(Kind::ALL.into_iter().find(|kind| kind.name() == name)));
        }
    };
    let on_section = {
        let dispatch = act(&dispatch);
        move |event: Event| {
            let id = event.target_unchecked_into::<HtmlSelectElement>().value();
            dispatch.dispatch(Action::Narrow(id.parse().ok(), Some(Pane::Table)));
        }
    };
    let on_linked = {
        let dispatch = act(&dispatch);
        move |event: Event| {
            let name = event.target_unchecked_into::<HtmlSelectElement>().value();
            dispatch.dispatch(Action::SetLinked(Linked::ALL.into_iter().find(|linked| linked.name() == name)));
        }
    };
    let on_doubtful = {
        let dispatch = act(&dispatch);
        move |event: Event| {
            dispatch.dispatch(Action::SetDoubtful(event.target_unchecked_into::<HtmlInputElement>().checked()));
        }
    };
    let show_all = {
        let dispatch = act(&dispatch);
        move |_| dispatch.dispatch(Action::ShowAll)
    };
    let copy = {
        let (doc, rows) = (doc.clone(), props.rows.clone());
        move |_| {
            let (dispatch, count) = (dispatch.clone(), rows.len().to_string());
            clipboard::copy(
                quote::table(&doc, &rows, lang),
                Callback::from(move |copied| {
                    let words = match copied {
                        true => lang.fill(Msg::TableCopied, &[&count]),
                        false => lang.say(Msg::CopyFailed).to_string(),
                    };
                    dispatch.dispatch(Action::Say(words));
                }),
            );
        }
    };

    let outline = &doc.analysis.outline;
    let tops = outline.iter().filter(|heading| heading.parent.is_none()).count();
    let sections = outline.iter().filter(|heading| {
        let listed = outline.len() <= LONG_OUTLINE || heading.parent.is_none() && tops <= LONG_OUTLINE;
        listed || filter.section == Some(heading.id)
    });
    let kinds = Kind::ALL
        .into_iter()
        .filter(|&kind| filter.kind == Some(kind) || doc.analysis.figures.iter().any(|figure| figure.kind == kind));
    let (shown, all) = (props.rows.len(), doc.analysis.figures.len());
    let count = match filter.is_empty() {
        true => lang.fill(Msg::ShownAll, &[&format::number(all as f64)]),
        false => lang.fill(Msg::Shown, &[&format::number(shown as f64), &format::number(all as f64)]),
    };
    html! {
        <div class={classes!("tools", "filters", (!filter.is_empty()).then_some("narrowed"))} role="search" aria-label={lang.say(Msg::Filter)} data-sticky="">
            <div class="filters-top">
                <h2>{ lang.say(Msg::PaneTable) }</h2>
                <p class="filters-count" role="status">{ count }</p>
                if !filter.is_empty() {
                    <button type="button" class="link" id="show-all" onclick={show_all}>{ lang.say(Msg::ShowAll) }</button>
                }
                <button type="button" class="button" id="copy-table" onclick={copy}>{ lang.say(Msg::CopyTable) }</button>
            </div>
            <input type="search" id={FILTER_FIELD} aria-label={lang.say(Msg::Filter)} placeholder={lang.say(Msg::FilterHint)}
                value={filter.query.clone()} autocomplete="off" spellcheck="false" oninput={on_query} />
            <select id="filter-kind" aria-label={lang.say(Msg::ColKind)} onchange={on_kind}>
                <option value="" selected={filter.kind.is_none()}>{ lang.say(Msg::AnyKind) }</option>
                { for kinds.map(|kind| html! {
                    <option value={kind.name()} selected={filter.kind == Some(kind)}>{ format::kind(kind, lang) }</option>
                }) }
            </select>
            <select id="filter-section" aria-label={lang.say(Msg::ColSection)} onchange={on_section}>
                <option value="" selected={filter.section.is_none()}>{ lang.say(Msg::AnySection) }</option>
                { for sections.map(|heading| html! {
                    <option value={heading.id.to_string()} selected={filter.section == Some(heading.id)}>
                        { indented(outline, heading) }
                    </option>
                }) }
            </select>
            <select id="filter-linked" aria-label={lang.say(Msg::Relations)} onchange={on_linked}>
                <option value="" selected={filter.linked.is_none()}>{ lang.say(Msg::AnyLinked) }</option>
                { for Linked::ALL.map(|linked| html! {
                    <option value={linked.name()} selected={filter.linked == Some(linked)}>
                        { lang.say(match linked { Linked::Any => Msg::OnlyLinked, Linked::Failing => Msg::OnlyFailing }) }
                    </option>
                }) }
            </select>
            <label class="check">
                <input type="checkbox" id="filter-doubtful" checked={filter.doubtful} onchange={on_doubtful} />
                { lang.say(Msg::OnlyDoubtful) }
            </label>
        </div>
    }
}

/// A list of choices cannot be set in any other way than by space.
fn indented(outline: &[Heading], heading: &Heading) -> String {
    "\u{3000}".repeat(tree::depth(outline, heading.id) - 1) + &heading_name(heading)
}
