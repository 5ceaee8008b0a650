//! The report's own text, every figure marked. Choosing a mark chooses the figure.

use crate::analysis::{FigureId, Span};
use crate::app::blocks;
use crate::app::components::block::TextBlock;
use crate::app::components::detail::Detail;
use crate::app::components::find_bar::FindBar;
use crate::app::components::legend::legend;
use crate::app::components::outline_pane::SHOW_OUTLINE;
use crate::app::contexts::{use_chrome, use_dispatch, use_view};
use crate::app::dom;
use crate::app::keys::TEXT;
use crate::app::messages::Msg;
use crate::app::reveal::use_reveal;
use crate::app::segments::{Marks, marks_of, marks_of_finding};
use crate::app::state::{Action, Doc, Pane, Room, Target};
use crate::app::window::{Align, Metrics, Seek, use_window};
use std::rc::Rc;
use yew::prelude::*;

/// What fills a view, about, in half ems; and what a line counts at least.
const VIEW: u32 = 2400;
const LINE: u32 = 60;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub doc: Doc,
}

#[component]
pub fn TextPane(props: &Props) -> Html {
    let doc = props.doc.clone();
    let (chrome, dispatch, view) = (use_chrome(), use_dispatch(), use_view());
    let lang = chrome.lang;
    let hits = use_state_eq(Rc::<Vec<Span>>::default);
    let current = use_state_eq(|| None::<Span>);

    let seek = use_reveal(Pane::Text).and_then(|reveal| {
        let (place, selector) = match reveal.target {
            Target::Figure(id) => {
                (doc.analysis.figures.get(id as usize)?.span.start, Some(format!("[data-figure='{id}']")))
            }
            Target::Section(id) => (doc.heading(id)?.span.start, None),
            Target::Finding(id) => {
                (doc.analysis.findings.get(id as usize)?.spans.first()?.start, Some(".found".to_string()))
            }
            Target::Place(place) => (place, None),
            Target::Start => (doc.analysis.body.start, None),
        };
        let index = blocks::holding(&doc.blocks, place);
        Some(Seek { number: reveal.number, index, selector, align: Align::Third })
    });
    let guess = {
        let doc = doc.clone();
        Rc::new(move |i: usize, metrics: &Metrics| {
            let block = &doc.blocks[i];
            if block.blank {
                return metrics.em * 0.6;
            }
            let columns = (metrics.width / metrics.em * 2.0).floor().max(8.0);
            (f64::from(block.width) / columns).ceil().max(1.0) * metrics.line
        })
    };
    let (items, range) = use_window(doc.blocks.len(), first(&doc), doc.clone(), guess, seek);

    let choose = {
        let dispatch = dispatch.clone();
        move |id: FigureId, from| dispatch.dispatch(Action::Choose(Some(id), from))
    };
    let onclick = {
        let choose = choose.clone();
        move |event: MouseEvent| {
            let id = dom::closest_attribute(event.target(), "data-figure").and_then(|id| id.parse().ok());
            if let Some(id) = id {
                choose(id, Some(Pane::Text));
            }
        }
    };
    let onkeydown = {
        let (doc, chosen) = (doc.clone(), view.chosen);
        move |event: KeyboardEvent| {
            let count = doc.analysis.figures.len() as FigureId;
            let next = match (event.key().as_str(), chosen) {
                ("ArrowRight", None) => 0,
                ("ArrowRight", Some(id)) => id + 1,
                ("ArrowLeft", Some(id)) => id.wrapping_sub(1),
                _ => return,
            };
            event.prevent_default();
            if next < count {
                choose(next, None);
            }
        }
    };
    let drawer = {
        let open = view.drawer;
        move |_| dispatch.dispatch(Action::ShowDrawer(!open))
    };

    let around = use_memo((doc.clone(), view.chosen, view.finding), |(doc, chosen, finding)| match finding {
        Some(id) => marks_of_finding(doc, *id),
        None => marks_of(doc, *chosen),
    });
    let block = |i: usize| {
        let block = &doc.blocks[i];
        let touched = |span: &&Span| span.start < block.units.end && block.units.start < span.end;
        let figures = doc.figures_in(block.units.start, block.units.end);
        let chosen = view.chosen.filter(|&id| figures.contains(&(id as usize)));
        let marks = Marks {
            sentence: around.sentence.filter(|span| touched(&span)),
            found: around.found.iter().filter(touched).copied().collect(),
            weight: around.weight,
            current: current.filter(|span| touched(&span)),
            hits: hits.iter().filter(touched).copied().collect(),
            words: around.words.iter().filter(|(span, _)| touched(&span)).copied().collect(),
            partners: around.partners.iter().filter(|&&id| figures.contains(&(id as usize))).copied().collect(),
        };
        html! { <TextBlock key={i} doc={doc.clone()} index={i} {chosen} {marks} {lang} /> }
    };
    html! {
        <section class="pane text-pane" aria-label={lang.say(Msg::PaneText)}>
            <div class="tools" data-sticky="">
                <h2>{ lang.say(Msg::PaneText) }</h2>
                if chrome.room == Room::Middle {
                    <button type="button" class="button" id={SHOW_OUTLINE} aria-expanded={view.drawer.to_string()} onclick={drawer}>
                        { lang.say(Msg::ShowOutline) }
                    </button>
                }
                <FindBar doc={doc.clone()} found={hits.setter()} current={current.setter()} />
            </div>
            <div class="scroll" id={TEXT} tabindex="0" role="region" aria-label={lang.say(Msg::TextHint)} {onclick} {onkeydown}>
                <article class="text" lang="zh-CN" ref={items}>
                    <div key="before" />
                    { for range.map(block) }
                    <div key="after" />
                </article>
            </div>
            if chrome.room != Room::Narrow && view.chosen.is_some() {
                <div class="docked">{ legend(&around, lang) }</div>
            }
            if chrome.room == Room::Narrow && view.chosen.is_some() {
                <div class="docked"><Detail doc={doc.clone()} id={view.chosen.unwrap_or_default()} place={Pane::Text} /></div>
            }
        </section>
    }
}

/// Blocks to draw before anything is measured.
fn first(doc: &Doc) -> usize {
    let mut left = VIEW;
    let fits = doc.blocks.iter().take_while(|block| {
        let fits = left > 0;
        left = left.saturating_sub(block.width.max(LINE));
        fits
    });
    fits.count()
}
