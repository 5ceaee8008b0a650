//! The card at the top of the findings: which of the five contents are there, when the report was published, and how far
//! it covers the outline of its year.

use crate::analysis::HeadingId;
use crate::app::components::coverage::Coverage;
use crate::app::contexts::{use_dispatch, use_lang};
use crate::app::format;
use crate::app::messages::{Lang, Msg};
use crate::app::report::heading_name;
use crate::app::state::{Action, Doc, Pane, Target};
use crate::completeness::{self, Content, State};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub doc: Doc,
    /// On paper: nothing to press.
    #[prop_or_default]
    pub printed: bool,
}

#[component]
pub fn Completeness(props: &Props) -> Html {
    let lang = use_lang();
    let doc = &props.doc;
    let Some(card) = completeness::of(&doc.analysis) else {
        return html! { <p class="card muted">{ lang.say(Msg::NoCard) }</p> };
    };
    html! {
        <section class="card" aria-label={lang.say(Msg::Card)}>
            <h3>{ lang.say(Msg::Card) }</h3>
            <ul class="contents">
                { for card.contents.iter().map(|content| html! {
                    <ContentLine doc={doc.clone()} content={content.clone()} printed={props.printed} />
                }) }
            </ul>
            if card.bound == Some(false) {
                <p class="card-line not-bound">{ lang.fill(Msg::NotBound, &[&card.year.unwrap_or_default().to_string()]) }</p>
            }
            if card.bound.is_none() {
                <p class="card-line not-bound">{ lang.say(Msg::BoundUnknown) }</p>
            }
            <p class="card-line published">{ published(&card, lang) }</p>
            if !props.printed {
                <Coverage doc={doc.clone()} />
            }
        </section>
    }
}

/// When it was published, and whether that was in time.
pub fn published(card: &completeness::Completeness, lang: Lang) -> String {
    let due = card.due.as_deref().map(|due| format::date(due, lang));
    let day = card.published.as_deref().map(|day| format::date(day, lang));
    match (day, due, card.in_time) {
        (Some(day), Some(due), Some(true)) => lang.fill(Msg::InTime, &[&day, &due]),
        (Some(day), Some(due), Some(false)) => lang.fill(Msg::Late, &[&day, &due]),
        (Some(day), ..) => lang.fill(Msg::PublishedOn, &[&day]),
        (None, Some(due), _) => lang.fill(Msg::NotDated, &[&due]),
        (None, None, _) => lang.say(Msg::NotDatedAtAll).to_owned(),
    }
}

pub fn name(content: &Content, lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => content.zh,
        Lang::En => content.en,
    }
}

/// A sign and a word: never by colour alone.
pub fn state(state: State) -> (&'static str, &'static str, Msg) {
    match state {
        State::Headed => ("✓", "there", Msg::ContentThere),
        State::Told => ("✓", "there", Msg::ContentTold),
        State::Missing => ("✗", "missing", Msg::ContentMissing),
        State::NotAsked => ("–", "not-asked", Msg::ContentNotAsked),
    }
}

#[derive(Properties, PartialEq)]
struct ContentProps {
    doc: Doc,
    content: Content,
    printed: bool,
}

#[component]
fn ContentLine(props: &ContentProps) -> Html {
    let (lang, dispatch) = (use_lang(), use_dispatch());
    let ContentProps { doc, content, printed } = props;
    let (sign, class, words) = state(content.state);
    let heading = |&id: &HeadingId| {
        let Some(heading) = doc.heading(id) else { return html! {} };
        if *printed {
            return html! { <span lang="zh-CN">{ heading_name(heading) }</span> };
        }
        let dispatch = dispatch.clone();
        let go = move |_| {
            dispatch.dispatch(Action::ShowPaneIfNarrow(Pane::Text));
            dispatch.dispatch(Action::Look(Target::Section(id), Some(Pane::Findings)));
        };
        html! { <button type="button" class="link" lang="zh-CN" onclick={go}>{ heading_name(heading) }</button> }
    };
    html! {
        <li class={class}>
            <span class="sign" aria-hidden="true">{ sign }</span>
            <span class="content-name">{ name(content, lang) }</span>
            <span class="content-where">
                if content.headings.is_empty() {
                    <span class="muted">{ lang.say(words) }</span>
                }
                { for content.headings.iter().map(heading) }
            </span>
        </li>
    }
}
