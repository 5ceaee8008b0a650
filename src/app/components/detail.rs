//! One figure with all that is known of it, and its quotation to take away.

use crate::analysis::{Confidence, FigureId, Span};
use crate::app::contexts::{use_chrome, use_dispatch};
use crate::app::format;
use crate::app::keys::copy_quotation;
use crate::app::messages::Msg;
use crate::app::state::{Action, Doc, Pane, Room, Target};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub doc: Doc,
    pub id: FigureId,
    /// The pane that it is shown in.
    pub place: Pane,
    /// With the sentence, where the text is not in view.
    #[prop_or_default]
    pub sentence: bool,
}

#[component]
pub fn Detail(props: &Props) -> Html {
    let (chrome, dispatch) = (use_chrome(), use_dispatch());
    let lang = chrome.lang;
    let Props { doc, id, place, sentence } = props;
    let Some(figure) = doc.analysis.figures.get(*id as usize) else { return html! {} };
    let unit = figure.unit.as_deref().unwrap_or_default();
    let copy = {
        let (doc, chrome, dispatch, id) = (doc.clone(), chrome.clone(), dispatch.clone(), *id);
        move |_| copy_quotation(&dispatch, &chrome, &doc, id)
    };
    let whole = {
        let dispatch = dispatch.clone();
        Callback::from(move |id| dispatch.dispatch(Action::Choose(Some(id), None)))
    };
    let other = (chrome.room == Room::Narrow).then(|| {
        let (to, words) = match place {
            Pane::Text => (Pane::Table, Msg::GoToRow),
            _ => (Pane::Text, Msg::GoToText),
        };
        let id = *id;
        let go = move |_| {
            dispatch.dispatch(Action::ShowPane(to));
            dispatch.dispatch(Action::Look(Target::Figure(id), None));
        };
        html! { <button type="button" class="button" onclick={go}>{ lang.say(words) }</button> }
    });
    html! {
        <div class="detail">
            <p class="detail-figure" lang="zh-CN">
                <span class="label">{ format::label(figure) }</span>
                { " " }
                <span class="qualifier">{ format::qualifier(figure, lang) }</span>
                <strong>{ format::value(figure) }</strong>
                { unit }
                if let Some(from) = format::from(figure) {
                    <span class="muted">{ lang.fill(Msg::Before, &[&format!("{}{unit}", format::number(from))]) }</span>
                }
            </p>
            if *sentence {
                <blockquote lang="zh-CN">{ quoted(doc, figure.sentence, figure.span) }</blockquote>
            }
            if figure.section.is_some() {
                <p class="muted" lang="zh-CN">{ doc.path_name(figure.section) }</p>
            }
            if let Some((id, total)) = figure.part_of.and_then(|id| Some((id, doc.analysis.figures.get(id as usize)?))) {
                <p class="muted">
                    { lang.say(Msg::PartOf) }
                    <button type="button" class="link" lang="zh-CN" onclick={move |_| whole.emit(id)}>
                        { format::label(total) }{ " " }{ total.text.clone() }
                    </button>
                </p>
            }
            if figure.confidence == Confidence::Doubtful {
                <p class="muted">{ lang.say(Msg::DoubtfulWhy) }</p>
            }
            <div class="detail-acts">
                <button type="button" class="button" onclick={copy}>{ lang.say(Msg::CopyQuote) }</button>
                { other }
            </div>
        </div>
    }
}

/// The sentence with the figure marked in it.
fn quoted(doc: &Doc, sentence: Span, figure: Span) -> Html {
    let (start, end) = (figure.start.max(sentence.start), figure.end.min(sentence.end));
    if start >= end {
        return html! { doc.slice(sentence).trim() };
    }
    html! {
        <>
            { doc.slice(Span { start: sentence.start, end: start }).trim_start() }
            <mark class="figure chosen">{ doc.slice(Span { start, end }) }</mark>
            { doc.slice(Span { start: end, end: sentence.end }).trim_end() }
        </>
    }
}
