//! Two drafts of one report, and what changed between them.

use super::busy::busy;
use super::clerk::{Question, Reply};
use super::office::use_answer;
use super::store::{Member, Shelf, Store};
use super::words;
use crate::analysis::Span;
use crate::app::messages::Lang;
use crate::compare::drafts::{self, FigureChange, Piece, SectionChange, What, Words};
use crate::compare::{Entry, Head, groups};
use crate::export::number;
use crate::export::tables::Slices;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub store: Store,
    pub shelf: Shelf,
    pub lang: Lang,
}

/// Pieces that are shown; a draft with more changes is another report.
const MOST: usize = 400;

#[component]
pub fn DraftsView(props: &Props) -> Html {
    let Props { store, shelf, lang } = props;
    let lang = *lang;
    let members = shelf.done_members();
    let pair = pair(shelf);
    let answer = use_answer(store, shelf, pair.filter(|[a, b]| a != b).map(|[a, b]| Question::Drafts(a, b)));
    let select = |side: usize, word: words::Word, id: &'static str| {
        let (store, ids) = (store.clone(), members.iter().map(|m| m.id).collect::<Vec<u32>>());
        let onchange = move |event: Event| {
            let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index().max(0) as usize;
            let (Some(pair), Some(id)) = (pair, ids.get(index)) else { return };
            let mut next = pair;
            next[side] = *id;
            store.set(PAIR, format!("{} {}", next[0], next[1]));
        };
        html! {
            <label>{ word.in_(lang) }{ " " }
                <select {id} {onchange}>
                    { for members.iter().map(|m| html! {
                        <option selected={pair.is_some_and(|p| p[side] == m.id)}>{ m.item.name.clone() }</option>
                    }) }
                </select>
            </label>
        }
    };
    let body = match (answer.reply.as_deref(), pair) {
        (Some(Reply::Drafts(found)), Some([a, b])) if a != b => {
            let (a, b) = (shelf.member(a), shelf.member(b));
            a.zip(b).and_then(|(a, b)| side_by_side(found, a, b, lang)).unwrap_or_default()
        }
        (None, Some([a, b])) if a != b => html! {},
        _ => html! { <p class="nothing">{ words::CHOOSE_TWO.in_(lang) }</p> },
    };
    html! {
        <div class="many-body scroll">
            <div class="many-tools">
                { select(0, words::BEFORE, "draft-before") }
                { select(1, words::AFTER, "draft-after") }
                { busy(&answer, store, lang) }
            </div>
            { body }
        </div>
    }
}

/// The setting that says which two are shown, by their ids. A workspace file has no ids, so there they are suggested anew.
pub const PAIR: &str = "drafts.pair";

/// The two drafts: those that the reader chose, or two that are selected, or two of one place and period, or the first two.
pub fn pair(shelf: &Shelf) -> Option<[u32; 2]> {
    let there = |id: &u32| shelf.member(*id).is_some_and(|m| m.listed().is_some());
    let chosen: Vec<u32> = shelf.setting(PAIR).split(' ').filter_map(|id| id.parse().ok()).filter(there).collect();
    let selected: Vec<u32> = shelf.selected.iter().copied().filter(there).collect();
    let members = shelf.done_members();
    let heads: Vec<Head> = members.iter().map(|m| m.head()).collect();
    let same =
        || groups::groups(&heads).same.into_iter().next().map(|(_, list)| [members[list[0]].id, members[list[1]].id]);
    match (chosen.as_slice(), selected.as_slice()) {
        (&[a, b], _) | (_, &[a, b]) => Some([a, b]),
        _ => same().or_else(|| (members.len() > 1).then(|| [members[0].id, members[1].id])),
    }
}

fn side_by_side(found: &drafts::Drafts, before: &Member, after: &Member, lang: Lang) -> Option<Html> {
    let (old, new) = (before.reviewed()?, after.reviewed()?);
    let entry = |member: &'_ Member| member.item.name.clone();
    let (a, b) = (entry(before), entry(after));
    let old = Entry { name: &a, text: &before.item.text, analysis: &old.analysis, marks: &old.marks };
    let new = Entry { name: &b, text: &after.item.text, analysis: &new.analysis, marks: &new.marks };
    Some(changes(found, &old, &new, lang))
}

fn changes(found: &drafts::Drafts, before: &Entry, after: &Entry, lang: Lang) -> Html {
    let (old, new) = (Slices::new(before.text), Slices::new(after.text));
    let shown: Vec<&Piece> = found
        .pieces
        .iter()
        .filter(|p| p.what != What::Same && !(p.what == What::Removed && p.after.is_some()))
        .collect();
    if shown.is_empty() {
        return html! { <p class="nothing">{ words::UNCHANGED.in_(lang) }</p> };
    }
    let ex = words::lang(lang);
    let counts = [shown.len(), found.figures.len(), found.sections.len()].map(|n| n.to_string());
    let figure = |change: &FigureChange| {
        let say = |entry: &Entry, id: Option<u32>| {
            id.and_then(|id| entry.figure(id)).map(|f| (f.label.clone(), f.text.clone()))
        };
        let (a, b) = (say(before, change.before), say(after, change.after));
        let label = b.as_ref().or(a.as_ref()).map(|(label, _)| label.clone());
        let difference = change.difference.map(|d| format!("{}{}", if d > 0.0 { "+" } else { "" }, number(d)));
        html! {
            <tr><td>{ ex.what(change.what) }</td><td>{ label }</td><td class="n">{ a.map(|(_, text)| text) }</td>
                <td class="n">{ b.map(|(_, text)| text) }</td><td class="n">{ difference }</td></tr>
        }
    };
    let section = |change: &SectionChange| {
        let title = |entry: &Entry, id: Option<u32>| {
            id.and_then(|id| entry.analysis.outline.get(id as usize)).map(|h| format!("{}{}", h.marker, h.title))
        };
        html! {
            <tr><td>{ ex.what(change.what) }</td><td>{ title(before, change.before) }</td><td>{ title(after, change.after) }</td>
                <td class="n">{ change.changes }</td></tr>
        }
    };
    html! {
        <>
            <p id="draft-counts">{ words::CHANGED_COUNT.fill(lang, &[&counts[0], &counts[1], &counts[2]]) }</p>
            if !found.figures.is_empty() {
                <h2>{ words::FIGURE_CHANGES.in_(lang) }</h2>
                <table class="many-table" id="draft-figures"><thead><tr><th></th><th>{ words::LABEL.in_(lang) }</th>
                    <th class="n">{ words::FROM.in_(lang) }</th><th class="n">{ words::TO.in_(lang) }</th>
                    <th class="n">{ words::DIFFERENCE.in_(lang) }</th></tr></thead>
                    <tbody>{ for found.figures.iter().take(MOST).map(figure) }</tbody></table>
            }
            if !found.sections.is_empty() {
                <h2>{ words::SECTION_CHANGES.in_(lang) }</h2>
                <table class="many-table"><thead><tr><th></th><th>{ words::FROM.in_(lang) }</th><th>{ words::TO.in_(lang) }</th><th></th></tr></thead>
                    <tbody>{ for found.sections.iter().take(MOST).map(section) }</tbody></table>
            }
            <h2>{ words::TEXT_CHANGES.in_(lang) }</h2>
            <ol class="draft-pieces" id="draft-pieces">
                { for shown.iter().take(MOST).map(|piece| piece_html(piece, &old, &new, lang)) }
            </ol>
        </>
    }
}

fn piece_html(piece: &Piece, old: &Slices, new: &Slices, lang: Lang) -> Html {
    let ex = words::lang(lang);
    let of = |slices: &Slices, span: Option<Span>| span.map(|s| slices.of(s).to_owned());
    let words = |word: &Words| match word.what {
        What::Removed => html! { <del>{ of(old, word.before) }</del> },
        What::Added => html! { <ins>{ of(new, word.after) }</ins> },
        _ => html! { { of(new, word.after).unwrap_or_default() } },
    };
    let text = match piece.what {
        What::Changed => html! { { for piece.words.iter().map(words) } },
        What::Removed => html! { <del>{ of(old, piece.before) }</del> },
        What::Added => html! { <ins>{ of(new, piece.after) }</ins> },
        _ => html! { { of(new, piece.after).unwrap_or_default() } },
    };
    html! { <li><span class="muted">{ ex.what(piece.what) }</span>{ " " }<span class="quote-words">{ text }</span></li> }
}
