//! Two drafts of one report, and what changed between them.

use super::store::Shelf;
use super::words;
use crate::analysis::Span;
use crate::app::messages::Lang;
use crate::compare::drafts::{self, FigureChange, Piece, SectionChange, What, Words};
use crate::compare::{Entry, groups};
use crate::export::number;
use crate::export::tables::Slices;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub shelf: Shelf,
    pub lang: Lang,
}

/// Pieces that are shown; a draft with more changes is another report.
const MOST: usize = 400;

#[component]
pub fn DraftsView(props: &Props) -> Html {
    let Props { shelf, lang } = props;
    let lang = *lang;
    let (members, entries) = shelf.entries();
    // Two that are selected, or two of the same place and period, or the first two.
    let suggested = {
        let chosen: Vec<usize> = (0..members.len()).filter(|&k| shelf.selected.contains(&members[k].id)).collect();
        let same = groups::groups(&entries).same.into_iter().next().map(|(_, list)| list);
        match (chosen.as_slice(), same) {
            (&[a, b], _) => Some([a, b]),
            (_, Some(list)) => Some([list[0], list[1]]),
            _ => (members.len() > 1).then_some([0, 1]),
        }
    };
    let pair = use_state_eq(|| None::<[usize; 2]>);
    let pair_now = pair.or(suggested).filter(|p| p.iter().all(|&k| k < members.len()));
    let found = use_memo((shelf.clone(), pair_now), |(shelf, pair)| {
        let (_, entries) = shelf.entries();
        pair.map(|[a, b]| drafts::compare(&entries[a], &entries[b]))
    });
    let select = |side: usize, word: words::Word, id: &'static str| {
        let pair = pair.clone();
        let onchange = move |event: Event| {
            let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index().max(0) as usize;
            let mut next = pair_now.unwrap_or([0, 0]);
            next[side] = index;
            pair.set(Some(next));
        };
        html! {
            <label>{ word.in_(lang) }{ " " }
                <select {id} {onchange}>
                    { for entries.iter().enumerate().map(|(k, entry)| html! {
                        <option selected={pair_now.is_some_and(|p| p[side] == k)}>{ entry.name.to_owned() }</option>
                    }) }
                </select>
            </label>
        }
    };
    let body = match (&*found, pair_now) {
        (Some(found), Some([a, b])) if a != b => changes(found, &entries[a], &entries[b], lang),
        _ => html! { <p class="nothing">{ words::CHOOSE_TWO.in_(lang) }</p> },
    };
    html! {
        <div class="many-body scroll">
            <div class="many-tools">
                { select(0, words::BEFORE, "draft-before") }
                { select(1, words::AFTER, "draft-after") }
            </div>
            { body }
        </div>
    }
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
