//! The metric table: every figure a row, sorted and filtered as the reader likes. Choosing a row shows its words.

use crate::analysis::FigureId;
use crate::app::components::detail::Detail;
use crate::app::components::filters::Filters;
use crate::app::components::table_head::TableHead;
use crate::app::components::table_row::TableRow;
use crate::app::contexts::{use_chrome, use_dispatch, use_stage, use_view};
use crate::app::dom;
use crate::app::keys::{TABLE, TEXT};
use crate::app::messages::Msg;
use crate::app::reveal::use_reveal;
use crate::app::rows::{self, Column};
use crate::app::state::{Action, Doc, Pane, Room, Target};
use crate::app::window::{Align, Metrics, Seek, use_window};
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// Rows that PageUp and PageDown move.
const PAGE: usize = 15;
/// Pixels for a label in one line, about; what is measured corrects it.
const LABEL_WIDTH: f64 = 170.0;

/// Rows that fill a view, about.
const FIRST: usize = 20;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub doc: Doc,
}

#[component]
pub fn TablePane(props: &Props) -> Html {
    let doc = props.doc.clone();
    let (chrome, dispatch, view, stage) = (use_chrome(), use_dispatch(), use_view(), use_stage());
    let (lang, narrow) = (chrome.lang, chrome.room == Room::Narrow);
    let rows = use_memo((doc.clone(), lang, view.filter.clone(), view.sort), |(doc, lang, filter, sort)| {
        Rc::new(rows::rows(doc, *lang, filter, *sort))
    });
    let position = |id: FigureId| rows.iter().position(|&row| row == id);
    let seek = use_reveal(Pane::Table).and_then(|reveal| match reveal.target {
        Target::Figure(id) => {
            Some(Seek { number: reveal.number, index: position(id)?, selector: None, align: Align::Near })
        }
        _ => None,
    });
    let guess = {
        let (doc, rows) = (doc.clone(), rows.clone());
        Rc::new(move |i: usize, metrics: &Metrics| {
            if narrow {
                return metrics.line * 2.0 + 20.0;
            }
            let label = &doc.analysis.figures[rows[i] as usize].label;
            let wraps = label.chars().count() as f64 * metrics.em > LABEL_WIDTH;
            metrics.line * if wraps { 2.0 } else { 1.0 } + 13.0
        })
    };
    let (items, range) = use_window(rows.len(), FIRST, ((*rows).clone(), narrow), guess, seek);

    // The row that keys move from, and to which the focus follows the choice.
    let at = view.chosen.and_then(position);
    let refocus = use_mut_ref(|| false);
    use_effect({
        let (items, refocus, chosen) = (items.clone(), refocus.clone(), view.chosen);
        move || {
            // A row that is far away is on the page only after the list has scrolled there.
            let row = chosen.filter(|_| *refocus.borrow()).and_then(|id| {
                let items = items.cast::<Element>()?;
                items.query_selector(&format!("[data-row='{id}']")).ok()?
            });
            if let Some(row) = row {
                *refocus.borrow_mut() = false;
                dom::focus(&row);
            }
        }
    });
    let choose = {
        let dispatch = dispatch.clone();
        move |id: FigureId, from| dispatch.dispatch(Action::Choose(Some(id), from))
    };
    let onclick = {
        let (choose, dispatch, chosen) = (choose.clone(), dispatch.clone(), view.chosen);
        move |event: MouseEvent| {
            if dom::closest_attribute(event.target(), "data-inside").is_some() {
                return;
            }
            let Some(id) = dom::closest_attribute(event.target(), "data-row").and_then(|id| id.parse().ok()) else {
                return;
            };
            if narrow && chosen == Some(id) {
                dispatch.dispatch(Action::Choose(None, Some(Pane::Table)));
            } else {
                choose(id, Some(Pane::Table));
            }
        }
    };
    let onkeydown = {
        let (rows, chosen) = (rows.clone(), view.chosen);
        move |event: KeyboardEvent| {
            // The heads of the columns have buttons with keys of their own.
            let inside =
                ["data-inside", "data-head"].iter().any(|at| dom::closest_attribute(event.target(), at).is_some());
            if inside || rows.is_empty() {
                return;
            }
            let last = rows.len() - 1;
            // A row may have the focus without being chosen: the first one, after Tab.
            let here = dom::closest_attribute(event.target(), "data-row").and_then(|id| id.parse().ok());
            let here = here.and_then(|id: FigureId| rows.iter().position(|&row| row == id)).or(at);
            let to = match (event.key().as_str(), here) {
                ("ArrowDown", None) | ("Home", _) => 0,
                ("ArrowDown", Some(at)) if chosen == Some(rows[at]) => at + 1,
                ("ArrowDown", Some(at)) => at,
                ("ArrowUp", Some(at)) => at.saturating_sub(1),
                ("End", _) => last,
                ("PageDown", at) => at.unwrap_or(0) + PAGE,
                ("PageUp", at) => at.unwrap_or(0).saturating_sub(PAGE),
                ("Enter" | " ", at) => {
                    event.prevent_default();
                    choose(rows[at.unwrap_or(0)], Some(Pane::Table));
                    if event.key() == "Enter" && !narrow {
                        stage.focus_id(TEXT);
                    }
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            *refocus.borrow_mut() = true;
            // Not "from the table": it has to scroll, too.
            choose(rows[to.min(last)], None);
        }
    };

    let focusable = at.filter(|at| range.contains(at)).or((!range.is_empty()).then_some(range.start));
    let partners = use_memo((doc.clone(), view.chosen), |(doc, chosen)| {
        chosen.map(|id| doc.links.partners(&doc.analysis, id)).unwrap_or_default()
    });
    let row = |i: usize| {
        let id = rows[i];
        let chosen = view.chosen == Some(id);
        let role = partners.binary_search_by_key(&id, |&(partner, _)| partner).ok().map(|at| partners[at].1);
        html! {
            <TableRow key={id} doc={doc.clone()} {id} position={i} {chosen} {role} focusable={focusable == Some(i)} {lang}
                open={narrow && chosen} />
        }
    };
    let columns = Column::of(&doc).len().to_string();
    let show_all = move |_| dispatch.dispatch(Action::ShowAll);
    html! {
        <section class="pane table-pane" aria-label={lang.say(Msg::PaneTable)}>
            <Filters doc={doc.clone()} rows={(*rows).clone()} />
            <div class="scroll">
                <table class={classes!("figures", doc.has_pages().then_some("paged"))} role="grid" id={TABLE} tabindex="-1" aria-label={lang.say(Msg::TableCaption)}
                    {onkeydown}
                    aria-rowcount={(rows.len() + 1).to_string()} aria-colcount={columns.clone()}>
                    <TableHead doc={doc.clone()} />
                    <tbody ref={items} tabindex="-1" {onclick}>
                        <tr key="before" class="spacer" aria-hidden="true"><td colspan={columns.clone()} /></tr>
                        { for range.map(row) }
                        <tr key="after" class="spacer" aria-hidden="true"><td colspan={columns} /></tr>
                    </tbody>
                </table>
                if rows.is_empty() {
                    if doc.analysis.figures.is_empty() {
                        <p class="nothing">{ lang.say(Msg::NoFiguresHere) }</p>
                    } else {
                        <p class="nothing">
                            { lang.say(Msg::NothingPasses) }
                            <button type="button" class="button" onclick={show_all}>{ lang.say(Msg::ShowAll) }</button>
                        </p>
                    }
                }
            </div>
            if !narrow {
                <aside class="docked" aria-label={lang.say(Msg::Chosen)}>
                    if let Some(id) = view.chosen {
                        <Detail doc={doc.clone()} {id} place={Pane::Table} />
                    } else {
                        <p class="muted">{ lang.say(Msg::NothingChosen) }</p>
                    }
                </aside>
            }
        </section>
    }
}
