//! A figure in its sentence, and what its reader can do about it.

use super::store::{Member, Store};
use super::words;
use crate::analysis::{Figure, Span, Words};
use crate::app::contexts::use_dispatch;
use crate::app::dom;
use crate::app::messages::{Lang, Msg};
use crate::app::state::{Action, Spot};
use crate::export::{number, tables};
use crate::indicators::INDICATORS;
use crate::utf16::Utf16Index;
use crate::workspace::{Added, Anchor, Correction, Edit, OwnIndicator};
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

#[derive(Properties)]
pub struct Props {
    pub store: Store,
    pub member: Rc<Member>,
    pub figure: u32,
    pub own: Rc<Vec<OwnIndicator>>,
    pub lang: Lang,
    pub open: super::Opens,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.member, &other.member)
            && (self.figure, self.lang) == (other.figure, other.lang)
            && self.own == other.own
    }
}

/// The sentence of a figure with the figure marked, the headings over it, and the way to the report.
#[component]
pub fn Quote(props: &Props) -> Html {
    let Props { member, lang, open, .. } = props;
    let Some(reviewed) = member.reviewed() else { return html! {} };
    let Some(figure) = reviewed.analysis.figures.get(props.figure as usize) else { return html! {} };
    let index = Utf16Index::new(&member.item.text);
    let slice = |start, end| index.slice(&member.item.text, Span { start, end }).to_owned();
    let (sentence, span) = (figure.sentence, figure.span);
    let (open, item) = (open.clone(), member.item.clone());
    html! {
        <div class="quote">
            <p class="muted">{ member.heading() }{ " · " }{ member.item.name.clone() }</p>
            <blockquote class="quote-words">
                { slice(sentence.start, span.start) }<mark>{ slice(span.start, span.end) }</mark>{ slice(span.end, sentence.end) }
            </blockquote>
            <p class="muted">
                { tables::path(&reviewed.analysis.outline, figure.section) }
                if let Some(page) = reviewed.analysis.source.page(span.start) {
                    <span class="on-page">{ lang.fill(Msg::OnPage, &[&page.to_string()]) }</span>
                }
            </p>
            <button type="button" class="link" onclick={move |_| open.emit((item.clone(), Some(Spot::Words(span.start))))}>{ words::OPEN.in_(*lang) }</button>
        </div>
    }
}

const VALUE: &str = "correct-value";
const UNIT: &str = "correct-unit";
const LABEL: &str = "correct-label";
const INDICATOR: &str = "correct-indicator";
const WRONG: &str = "correct-wrong";

/// Corrects a figure, or adds one from words that are selected in its sentence.
#[component]
pub fn Correct(props: &Props) -> Html {
    let Props { store, member, own, lang, .. } = props;
    let (lang, dispatch, quote) = (*lang, use_dispatch(), use_node_ref());
    // Words that the reader selected and that no number was seen in.
    let pending = use_state_eq(|| None::<(Span, String)>);
    let Some(reviewed) = member.reviewed() else { return html! {} };
    let Some(figure) = reviewed.analysis.figures.get(props.figure as usize).cloned() else { return html! {} };
    let mark = reviewed.marks.of(props.figure);
    let say = move |word: words::Word| dispatch.dispatch(Action::Say(word.in_(lang).into()));
    let apply = {
        let (store, member, figure, say) = (store.clone(), member.clone(), figure.clone(), say.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            match edits(&figure) {
                Some(edits) => {
                    let at = Anchor::new(&member.item.text, figure.span);
                    let corrections = edits.into_iter().map(|edit| Correction { at: at.clone(), edit }).collect();
                    store.correct(member.id, corrections);
                }
                None => say(words::BAD_NUMBER),
            }
        }
    };
    let undo = {
        let (store, id, span) = (store.clone(), member.id, figure.span);
        move |_: MouseEvent| store.undo_corrections(id, span)
    };
    let add = {
        let (store, member, figure, quote) = (store.clone(), member.clone(), figure.clone(), quote.clone());
        let pending = pending.clone();
        // Typing into a field takes the selection away.
        move |_: MouseEvent| match selected(&quote, figure.sentence).or_else(|| (*pending).clone()) {
            Some((span, text)) => {
                let Some(added) = added(&text, &figure) else {
                    pending.set(Some((span, text)));
                    return say(words::NO_NUMBER);
                };
                let at = Anchor::new(&member.item.text, span);
                store.correct(member.id, vec![Correction { at, edit: Edit::Add(added) }]);
            }
            None => say(words::NOTHING_SELECTED),
        }
    };
    let chosen = figure.indicator.clone().unwrap_or_default();
    let option = |id: &str, name: &str| {
        html! { <option value={id.to_owned()} selected={chosen == id}>{ name.to_owned() }</option> }
    };
    let ex = words::lang(lang);
    let sentence = Utf16Index::new(&member.item.text).slice(&member.item.text, figure.sentence).to_owned();
    html! {
        <form class="correct" onsubmit={apply}>
            <label>{ words::LABEL.in_(lang) }<input id={LABEL} value={figure.label.to_string()} /></label>
            <label>{ words::VALUE.in_(lang) }<input id={VALUE} inputmode="decimal" value={number(figure.value)} /></label>
            <label>{ words::UNIT.in_(lang) }<input id={UNIT} value={figure.unit.as_deref().unwrap_or_default().to_owned()} /></label>
            <label>{ words::COMMON.in_(lang) }
                <select id={INDICATOR}>
                    { option("", words::NO_INDICATOR.in_(lang)) }
                    { for own.iter().map(|row| option(&row.id, &row.name)) }
                    { for INDICATORS.iter().map(|row| option(row.id, ex.choose(row.zh, row.en))) }
                </select>
            </label>
            <label class="correct-wrong">
                <input type="checkbox" id={WRONG} checked={mark.is_some_and(|m| m.wrong)} />{ words::MARK_WRONG.in_(lang) }
            </label>
            <p class="correct-acts">
                <button type="submit" class="button strong" id="correct-apply">{ words::APPLY.in_(lang) }</button>
                if mark.is_some() {
                    <button type="button" class="button" id="correct-undo" onclick={undo}>{ words::UNDO.in_(lang) }</button>
                }
                <button type="button" class="button" id="correct-add" onclick={add}>{ words::ADD_FIGURE.in_(lang) }</button>
            </p>
            if let Some((_, text)) = &*pending {
                <p id="correct-pending">{ words::PENDING.fill(lang, &[text, words::ADD_FIGURE.in_(lang)]) }</p>
            }
            <p class="muted">{ words::ADD_HINT.fill(lang, &[words::ADD_FIGURE.in_(lang)]) }</p>
            <blockquote class="quote-words" id="correct-sentence" ref={quote}>{ sentence }</blockquote>
        </form>
    }
}

/// The figure that some words are: as the program would read them by themselves, to be corrected by what the reader says
/// next; or, where it sees no number in them, what the reader has typed into the fields instead of what was there.
fn added(text: &str, shown: &Figure) -> Option<Added> {
    if let Some(read) = crate::analyze(text).figures.into_iter().next() {
        let label = if read.label.is_empty() { text.into() } else { read.label };
        return Some(Added { value: read.value, unit: read.unit, kind: read.kind, label, indicator: None });
    }
    let typed = edits(shown)?;
    let value = typed.iter().find_map(|edit| match edit {
        Edit::Value(value) => Some(*value),
        _ => None,
    })?;
    let label = typed.iter().find_map(|edit| match edit {
        Edit::Label(label) if !label.is_empty() => Some(label.clone()),
        _ => None,
    });
    let unit = typed.iter().find_map(|edit| match edit {
        Edit::Unit(unit) => Some(unit.clone()),
        _ => None,
    });
    let (label, unit) = (label.unwrap_or_else(|| text.into()), unit.unwrap_or_else(|| shown.unit.clone()));
    Some(Added { value, unit, kind: shown.kind, label, indicator: None })
}

/// What the fields say that the figure does not; `None` where the value is no number.
fn edits(figure: &Figure) -> Option<Vec<Edit>> {
    let field = |id: &str| {
        let field = dom::document().get_element_by_id(id);
        field.and_then(|e| wasm_bindgen::JsCast::dyn_into::<HtmlInputElement>(e).ok())
    };
    let value = |id: &str| field(id).map(|f| f.value().trim().to_owned()).unwrap_or_default();
    let mut edits = Vec::new();
    let number: f64 = value(VALUE).replace([',', '，'], "").parse().ok().filter(|v: &f64| v.is_finite())?;
    if number != figure.value {
        edits.push(Edit::Value(number));
    }
    let some = |text: String| Some(Words::from(text)).filter(|t| !t.is_empty());
    if some(value(UNIT)) != figure.unit {
        edits.push(Edit::Unit(some(value(UNIT))));
    }
    if value(LABEL) != figure.label {
        edits.push(Edit::Label(value(LABEL).into()));
    }
    let select = dom::document().get_element_by_id(INDICATOR);
    let select = select.and_then(|e| wasm_bindgen::JsCast::dyn_into::<HtmlSelectElement>(e).ok());
    let indicator = some(select.map(|s| s.value()).unwrap_or_default());
    if indicator != figure.indicator {
        edits.push(Edit::Indicator(indicator));
    }
    edits.push(Edit::Wrong(field(WRONG).is_some_and(|f| f.checked())));
    Some(edits)
}

/// The words that are selected in a quotation, and where in the text they are.
fn selected(quote: &NodeRef, sentence: Span) -> Option<(Span, String)> {
    let selection = dom::window().get_selection().ok().flatten()?;
    let (one, other) = (selection.anchor_node()?, selection.focus_node()?);
    let words = quote.get()?.first_child()?;
    if one != words || other != words || selection.is_collapsed() {
        return None;
    }
    let (from, to) = (selection.anchor_offset(), selection.focus_offset());
    let (from, to) = (from.min(to), from.max(to));
    Some((Span { start: sentence.start + from, end: sentence.start + to }, String::from(selection.to_string())))
}
