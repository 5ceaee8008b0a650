//! Two drafts of one report, and what changed between them.

use super::busy::busy;
use super::clerk::{Question, Reply};
use super::office::use_answer;
use super::store::{Member, Shelf, Store};
use super::words;
use crate::analysis::Span;
use crate::app::format::number;
use crate::app::messages::Lang;
use crate::compare::drafts::{self, FigureChange, Piece, SectionChange, What, Words};
use crate::compare::{Entry, Head, groups};
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
    let sides = sides(shelf);
    let pair = both(sides);
    let answer = use_answer(store, shelf, pair.map(|[a, b]| Question::Drafts(a, b)));
    let select = |side: usize, word: words::Word, id: &'static str| {
        let (store, ids) = (store.clone(), members.iter().map(|m| m.id).collect::<Vec<u32>>());
        let onchange = move |event: Event| {
            let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index().max(0) as usize;
            let mut next = sides;
            // The first line of the list is none of them.
            next[side] = index.checked_sub(1).and_then(|index| ids.get(index).copied());
            store.set(PAIR, next.map(|id| id.map_or("-".to_owned(), |id| id.to_string())).join(" "));
        };
        html! {
            <label>{ word.in_(lang) }{ " " }
                <select {id} {onchange}>
                    <option selected={sides[side].is_none()}>{ words::CHOOSE.in_(lang) }</option>
                    { for members.iter().map(|m| html! {
                        <option key={m.id} selected={sides[side] == Some(m.id)}>{ m.item.name.clone() }</option>
                    }) }
                </select>
            </label>
        }
    };
    let shown = pair.and_then(|[a, b]| shelf.member(a).zip(shelf.member(b)));
    let body = match (answer.reply.as_deref(), shown) {
        (Some(Reply::Drafts(found)), Some((a, b))) => side_by_side(found, a, b, lang).unwrap_or_default(),
        (_, Some(_)) => html! {},
        (_, None) => {
            let needed = match members.len() {
                0 | 1 => words::NEEDS_TWO,
                _ if sides == [None; 2] => words::CHOOSE_TWO,
                _ => words::CHOOSE_OTHER,
            };
            html! { <p class="nothing">{ needed.in_(lang) }</p> }
        }
    };
    html! {
        <div class="many-body scroll">
            <div class="many-tools">
                { select(0, words::BEFORE, "draft-before") }
                { select(1, words::AFTER, "draft-after") }
                { busy(&answer, store, lang) }
            </div>
            if shown.is_some_and(|(a, b)| !are_drafts(&a.head(), &b.head())) {
                <p class="muted" id="draft-others">{ words::NO_DRAFTS.in_(lang) }</p>
            }
            { body }
        </div>
    }
}

/// The setting that says which two are shown, by their ids. A workspace file has no ids, so there they are suggested anew.
pub const PAIR: &str = "drafts.pair";

/// What is chosen as the earlier and as the later draft: what the reader chose, or two that are selected, or two of one
/// place and period. Two of other places or years are two reports; they are not suggested.
fn sides(shelf: &Shelf) -> [Option<u32>; 2] {
    let there = |id: &u32| shelf.member(*id).is_some_and(|m| m.listed().is_some());
    let mut chosen = shelf.setting(PAIR).split(' ').map(|id| id.parse().ok().filter(there));
    let chosen = [chosen.next().flatten(), chosen.next().flatten()];
    if chosen.iter().any(Option::is_some) {
        return chosen;
    }
    let selected: Vec<u32> = shelf.selected.iter().copied().filter(there).collect();
    if let &[a, b] = selected.as_slice() {
        return [Some(a), Some(b)];
    }
    let members = shelf.done_members();
    let heads: Vec<Head> = members.iter().map(|m| m.head()).collect();
    let same = groups::groups(&heads).same.into_iter().next();
    same.map_or([None; 2], |(_, list)| [Some(members[list[0]].id), Some(members[list[1]].id)])
}

fn both([before, after]: [Option<u32>; 2]) -> Option<[u32; 2]> {
    before.zip(after).filter(|(a, b)| a != b).map(|(a, b)| [a, b])
}

/// The two drafts that are shown.
pub fn pair(shelf: &Shelf) -> Option<[u32; 2]> {
    both(sides(shelf))
}

/// Of one place and period, or of what does not say.
fn are_drafts(a: &Head, b: &Head) -> bool {
    let agree = |same: bool, known: bool| same || !known;
    agree(a.place == b.place, a.place.is_some() && b.place.is_some())
        && agree(a.period == b.period, a.period.is_some() && b.period.is_some())
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
        fn say<'e>(entry: &Entry<'e>, id: Option<u32>) -> Option<(&'e str, &'e str)> {
            id.and_then(|id| entry.figure(id)).map(|f| (f.label.as_str(), f.text.as_str()))
        }
        let (a, b) = (say(before, change.before), say(after, change.after));
        let label = b.as_ref().or(a.as_ref()).map(|&(label, _)| label);
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
                <table class="many-table"><thead><tr><th></th><th>{ words::FROM.in_(lang) }</th><th>{ words::TO.in_(lang) }</th><th class="n">{ words::CHANGES.in_(lang) }</th></tr></thead>
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
