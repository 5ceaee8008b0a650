//! The outline as a tree, with the number of figures in each section. Choosing a heading narrows the table to it.

use crate::analysis::HeadingId;
use crate::app::contexts::{use_chrome, use_dispatch, use_view};
use crate::app::dom;
use crate::app::format;
use crate::app::keys::OUTLINE;
use crate::app::messages::{Lang, Msg};
use crate::app::report::{Report, heading_name};
use crate::app::reveal::use_reveal;
use crate::app::state::{Action, Doc, Pane, Room, Target};
use crate::app::tree;
use crate::app::window::{Align, Seek, use_window};
use std::collections::BTreeSet;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// The button that shows the outline where it is a drawer.
pub const SHOW_OUTLINE: &str = "show-outline";
/// Lines that fill a view, about.
const FIRST: usize = 20;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub doc: Doc,
}

#[component]
pub fn OutlinePane(props: &Props) -> Html {
    let doc = props.doc.clone();
    let (chrome, dispatch, view) = (use_chrome(), use_dispatch(), use_view());
    let lang = chrome.lang;
    let folded = use_state_eq(BTreeSet::<HeadingId>::new);
    // Where the keyboard is: `None` is the line for the whole report.
    let cursor = use_state_eq(|| None::<HeadingId>);
    let refocus = use_mut_ref(|| false);

    let lines = use_memo((doc.clone(), (*folded).clone()), |(doc, folded)| tree::lines(&doc.analysis.outline, folded));
    let place = |heading: Option<HeadingId>| lines.iter().position(|&line| line == heading);
    let seek = use_reveal(Pane::Outline).and_then(|reveal| {
        let heading = match reveal.target {
            Target::Figure(id) => Some(doc.analysis.figures.get(id as usize)?.section?),
            Target::Section(id) => Some(id),
            Target::Finding(id) => doc.section_of_finding(id),
            Target::Start => None,
            Target::Place(_) => return None,
        };
        let index = place(heading.and_then(|id| tree::shown(&doc.analysis.outline, &folded, id)))?;
        Some(Seek { number: reveal.number, index, selector: None, align: Align::Near })
    });
    let guess = {
        let (doc, lines) = (doc.clone(), lines.clone());
        Rc::new(move |i: usize, metrics: &crate::app::window::Metrics| {
            let depth = lines[i].map_or(0, |id| tree::depth(&doc.analysis.outline, id)) as f64;
            let name = lines[i].and_then(|id| doc.heading(id)).map_or(2, |h| heading_name(h).chars().count()) as f64;
            let columns = ((metrics.width - 90.0 - depth * 14.0) / metrics.em).max(4.0);
            (name / columns).ceil() * metrics.line + 8.0
        })
    };
    let (items, range) = use_window(lines.len(), FIRST, (doc.clone(), (*folded).clone()), guess, seek);

    // After the keyboard moved, the focus goes along.
    use_effect({
        let (items, refocus, cursor) = (items.clone(), refocus.clone(), *cursor);
        move || {
            if *refocus.borrow() && focus_line(&items, cursor) {
                *refocus.borrow_mut() = false;
            }
        }
    });

    let choose = {
        let (dispatch, room) = (dispatch.clone(), chrome.room);
        Callback::from(move |heading: Option<HeadingId>| {
            dispatch.dispatch(Action::Narrow(heading, Some(Pane::Outline)));
            if room == Room::Narrow {
                dispatch.dispatch(Action::ShowPane(Pane::Table));
            }
        })
    };
    let toggle = {
        let folded = folded.clone();
        Callback::from(move |heading: HeadingId| {
            let mut next = (*folded).clone();
            if !next.remove(&heading) {
                next.insert(heading);
            }
            folded.set(next);
        })
    };
    let onclick = {
        let (choose, toggle, cursor) = (choose.clone(), toggle.clone(), cursor.setter());
        move |event: MouseEvent| {
            let Some(line) = dom::closest_attribute(event.target(), "data-heading") else { return };
            let heading = line.parse().ok();
            match heading {
                Some(id) if dom::closest_attribute(event.target(), "data-fold").is_some() => toggle.emit(id),
                _ => {
                    cursor.set(heading);
                    choose.emit(heading);
                }
            }
        }
    };
    let onkeydown = {
        let (doc, lines, folded, cursor) = (doc.clone(), lines.clone(), folded.clone(), cursor.clone());
        let dispatch = dispatch.clone();
        move |event: KeyboardEvent| {
            let at = lines.iter().position(|&line| line == *cursor).unwrap_or(0);
            let outline = &doc.analysis.outline;
            let go = |to: usize| {
                let heading = lines[to.min(lines.len() - 1)];
                *refocus.borrow_mut() = true;
                cursor.set(heading);
                // The text goes along, and so does the outline itself.
                dispatch.dispatch(Action::Look(heading.map_or(Target::Start, Target::Section), None));
            };
            match (event.key().as_str(), *cursor) {
                ("ArrowDown", _) => go(at + 1),
                ("ArrowUp", _) => go(at.saturating_sub(1)),
                ("Home", _) => go(0),
                ("End", _) => go(lines.len() - 1),
                ("Enter" | " ", heading) => choose.emit(heading),
                ("ArrowRight", Some(id)) if folded.contains(&id) => toggle.emit(id),
                ("ArrowRight", Some(id)) if tree::has_children(outline, id) => go(at + 1),
                ("ArrowLeft", Some(id)) if tree::has_children(outline, id) && !folded.contains(&id) => toggle.emit(id),
                ("ArrowLeft", Some(id)) => {
                    let parent = outline.get(id as usize).and_then(|heading| heading.parent);
                    go(lines.iter().position(|&line| line == parent).unwrap_or(0));
                }
                _ => return,
            }
            event.prevent_default();
        }
    };

    let current = view.chosen.and_then(|id| doc.analysis.figures.get(id as usize)).and_then(|f| f.section);
    let current = current.and_then(|id| tree::shown(&doc.analysis.outline, &folded, id));
    let focusable = if place(*cursor).is_some_and(|at| range.contains(&at)) { *cursor } else { lines[range.start] };
    let line = |at: usize| {
        let heading = lines[at];
        let marks = Marks {
            chosen: view.filter.section == heading,
            current: heading.is_some() && current == heading,
            focusable: focusable == heading,
            folded: heading.is_some_and(|id| folded.contains(&id)),
        };
        draw(&doc, lang, heading, marks)
    };
    let both = doc.tallies.iter().any(|tally| tally.own > 0 && tally.own != tally.all);
    let counts = if both { Msg::OutlineCounts } else { Msg::OutlineCount };
    let close = move |_| dispatch.dispatch(Action::ShowDrawer(false));
    html! {
        <nav class="pane outline-pane" data-next={SHOW_OUTLINE} aria-label={lang.say(Msg::PaneOutline)}>
            <div class="tools" data-sticky="">
                <h2>{ lang.say(Msg::PaneOutline) }</h2>
                if chrome.room == Room::Middle {
                    <button type="button" class="button" onclick={close}>{ lang.say(Msg::Close) }</button>
                } else {
                    <span class="muted">{ lang.say(counts) }</span>
                }
            </div>
            <div class="scroll">
                <div id={OUTLINE} class="tree" role="tree" tabindex="-1" aria-label={lang.say(Msg::PaneOutline)} ref={items} {onclick} {onkeydown}>
                    <div key="before" role="presentation" />
                    { for range.clone().map(line) }
                    <div key="after" role="presentation" />
                </div>
                if doc.analysis.outline.is_empty() {
                    <p class="nothing">{ lang.say(Msg::NoOutline) }</p>
                }
            </div>
        </nav>
    }
}

struct Marks {
    /// The table is narrowed to it.
    chosen: bool,
    /// The chosen figure stands in it.
    current: bool,
    focusable: bool,
    folded: bool,
}

fn draw(report: &Report, lang: Lang, heading: Option<HeadingId>, marks: Marks) -> Html {
    let outline = &report.analysis.outline;
    let (own, all) = match heading.and_then(|id| report.tallies.get(id as usize)) {
        Some(tally) => (tally.own as usize, tally.all as usize),
        None => (0, report.analysis.figures.len()),
    };
    let depth = heading.map_or(0, |id| tree::depth(outline, id));
    let parent = heading.is_some_and(|id| tree::has_children(outline, id));
    let name = heading.and_then(|id| report.heading(id)).map(heading_name);
    let name = name.unwrap_or_else(|| lang.say(Msg::WholeReport).to_string());
    let described = lang.fill(Msg::OwnAndAll, &[&name, &all.to_string(), &own.to_string()]);
    let expanded = parent.then(|| (!marks.folded).to_string());
    html! {
        <div key={heading.map_or(-1, i64::from)} role="treeitem" tabindex={if marks.focusable { "0" } else { "-1" }}
            class={classes!("leaf", format!("depth-{}", depth.min(5)), marks.chosen.then_some("chosen"), marks.current.then_some("current"))}
            data-heading={heading.map_or("all".to_string(), |id| id.to_string())}
            aria-level={(depth + 1).to_string()} aria-expanded={expanded} aria-selected={marks.chosen.to_string()}
            aria-label={described.clone()} title={described}>
            if parent {
                <span class="fold" data-fold="" aria-hidden="true">{ if marks.folded { "▸" } else { "▾" } }</span>
            } else {
                <span class="fold" />
            }
            <span class="leaf-name" lang="zh-CN">{ name }</span>
            <span class="leaf-count">
                if own > 0 && own != all {
                    <span class="leaf-own">{ own }{ " / " }</span>
                }
                { format::number(all as f64) }
            </span>
        </div>
    }
}

/// Puts the focus on a line, if it is on the page.
fn focus_line(items: &NodeRef, heading: Option<HeadingId>) -> bool {
    let name = heading.map_or("all".to_string(), |id| id.to_string());
    let line =
        items.cast::<Element>().and_then(|items| items.query_selector(&format!("[data-heading='{name}']")).ok()?);
    let Some(line) = line else { return false };
    dom::focus(&line);
    true
}
