//! One figure with all that is known of it, and its quotation to take away.

use crate::analysis::{Confidence, FigureId, Stance};
use crate::app::components::block::draw;
use crate::app::components::legend::legend;
use crate::app::components::relations::Relations;
use crate::app::contexts::{use_chrome, use_dispatch};
use crate::app::format;
use crate::app::keys::copy_quotation;
use crate::app::messages::{Lang, Msg};
use crate::app::segments::{Marks, marks_of, segments_of};
use crate::app::state::{Action, Doc, Pane, Room, Target};
use crate::indicators;
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
    // Where a relation shows the total, it need not be named again.
    let partners = doc.links.partners(&doc.analysis, *id);
    let total = figure.part_of.filter(|total| partners.iter().all(|(partner, _)| partner != total));
    let total = total.and_then(|id| Some((id, doc.analysis.figures.get(id as usize)?)));
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
                    <span class="muted" lang={lang.tag()}>{ lang.fill(Msg::Before, &[&format!("{}{unit}", format::number(from))]) }</span>
                }
                if figure.stance == Stance::Planned {
                    <span class="tag" lang={lang.tag()}>{ lang.say(Msg::Planned) }</span>
                }
                if let Some(period) = &figure.period {
                    <span class="muted">{ lang.fill(Msg::OwnPeriod, &[period]) }</span>
                }
            </p>
            if *sentence {
                { quoted(doc, *id, lang) }
            }
            <Relations doc={doc.clone()} id={*id} />
            if let Some(indicator) = figure.indicator.as_deref().and_then(indicators::find) {
                <p class="indicator muted">
                    { lang.fill(Msg::Indicator, &[match lang { Lang::Zh => indicator.zh, Lang::En => indicator.en }]) }
                    { lang.gap() }<span lang="zh-CN">{ indicator.about }</span>
                </p>
            }
            if figure.section.is_some() || doc.has_pages() {
                <p class="detail-place muted" lang="zh-CN">
                    { doc.path_name(figure.section) }
                    if let Some(page) = doc.page(figure.span) {
                        <span class="on-page" lang={lang.tag()}>{ lang.fill(Msg::OnPage, &[&page.to_string()]) }</span>
                    }
                </p>
            }
            if let Some((id, total)) = total {
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

/// The sentence with the figure, its partners and the words of its label marked in it.
fn quoted(doc: &Doc, id: FigureId, lang: Lang) -> Html {
    let marks = marks_of(doc, Some(id));
    let sentence = marks.sentence.unwrap_or_default();
    // All of it is the sentence, which need not be marked as such.
    let marks = Marks { sentence: None, ..marks };
    let parts = segments_of(doc, sentence, &marks).into_iter().map(|part| draw(doc, part, Some(id), &marks, lang));
    html! {
        <>
            <blockquote lang="zh-CN">{ for parts }</blockquote>
            { legend(&marks, lang) }
        </>
    }
}
