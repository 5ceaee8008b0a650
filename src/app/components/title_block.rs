//! What the report is: title, who, where, when, how much was found and how sure that is.

use crate::analysis::DocumentType;
use crate::app::bridge::Note;
use crate::app::components::source_line::SourceLine;
use crate::app::contexts::{use_chrome, use_dispatch, use_lang, use_view};
use crate::app::findings;
use crate::app::format;
use crate::app::links::Standing;
use crate::app::messages::{Lang, Msg};
use crate::app::rows::Linked;
use crate::app::state::{Action, Doc, Pane};
use crate::app::trouble;
use yew::prelude::*;

/// Where the focus goes when a report has been opened.
pub const TITLE: &str = "title";

#[derive(Properties, PartialEq)]
pub struct Props {
    pub doc: Doc,
    /// On paper: nothing to press.
    #[prop_or_default]
    pub printed: bool,
}

#[component]
pub fn TitleBlock(props: &Props) -> Html {
    let (lang, dispatch) = (use_lang(), use_dispatch());
    let doc = &props.doc;
    let meta = &doc.analysis.meta;
    let facts = facts(doc, lang);
    let only_failing = {
        let dispatch = dispatch.clone();
        move |_| {
            dispatch.dispatch(Action::SetLinked(Some(Linked::Failing)));
            dispatch.dispatch(Action::ShowPane(Pane::Table));
        }
    };
    let to_findings = {
        let dispatch = dispatch.clone();
        move |_| dispatch.dispatch(Action::ShowPane(Pane::Findings))
    };
    let chrome = use_chrome();
    let findings = findings::shown(doc, &use_view(), &chrome.ignored_rules).count;
    let only_doubtful = move |_| {
        dispatch.dispatch(Action::SetDoubtful(true));
        dispatch.dispatch(Action::ShowPane(Pane::Table));
    };
    html! {
        <header class="title">
            <div class="title-main">
                if let Some(title) = &meta.title {
                    <h1 lang="zh-CN" id={TITLE} tabindex="-1">{ title.clone() }</h1>
                } else {
                    <h1 class="missing" id={TITLE} tabindex="-1">{ lang.say(Msg::Untitled) }</h1>
                }
                if !facts.is_empty() {
                    <dl class="facts">
                        { for facts.into_iter().map(|(name, value)| html! {
                            <div><dt>{ lang.say(name) }</dt><dd>{ value }</dd></div>
                        }) }
                    </dl>
                }
            </div>
            <div class="title-side">
                <p class="counts">
                    <strong>{ match doc.analysis.figures.len() {
                        0 => lang.say(Msg::NoFigures).to_string(),
                        n => lang.fill(Msg::Figures, &[&format::number(n as f64)]),
                    } }</strong>
                    if doc.doubtful > 0 {
                        if props.printed {
                            <span class="doubtful">{ lang.fill(Msg::ToCheck, &[&doc.doubtful.to_string()]) }</span>
                        } else {
                            <button type="button" class="link doubtful" onclick={only_doubtful}>
                                { lang.fill(Msg::ToCheck, &[&doc.doubtful.to_string()]) }
                            </button>
                        }
                    } else if !doc.analysis.figures.is_empty() {
                        <span>{ lang.say(Msg::NoneToCheck) }</span>
                    }
                    if !props.printed && findings.serious() > 0 && chrome.show.only().is_none() {
                        <button type="button" class={classes!("link", "to-findings", (findings.errors > 0).then_some("has-errors"))} onclick={to_findings}>
                            { lang.fill(Msg::FindingsHere, &[&findings.serious().to_string()]) }
                        </button>
                    }
                    if doc.links.failing > 0 {
                        if props.printed {
                            <span class="failing">{ failing(doc, lang) }</span>
                        } else {
                            <button type="button" class="link failing" onclick={only_failing}>{ failing(doc, lang) }</button>
                        }
                    }
                </p>
                if !props.printed {
                    <p class="muted">{ lang.say(Msg::Automatic) }</p>
                    <SourceLine doc={doc.clone()} />
                }
            </div>
            { notices(doc, lang) }
        </header>
    }
}

fn failing(doc: &Doc, lang: Lang) -> String {
    let count = lang.fill(Msg::Failing, &[&format::number(doc.links.failing as f64)]);
    format!("{} {count}", format::sign(Standing::Fails))
}

fn facts(doc: &Doc, lang: Lang) -> Vec<(Msg, String)> {
    let meta = &doc.analysis.meta;
    let date = |date: &Option<String>| date.as_deref().map(|date| format::date(date, lang));
    [
        (Msg::Issuer, meta.issuer.clone()),
        (Msg::Place, meta.place.clone()),
        (Msg::Period, meta.period.as_ref().map(|years| format::period(years, lang))),
        (Msg::Addressee, meta.addressee.clone()),
        (Msg::Signed, date(&meta.signed)),
        (Msg::Published, date(&meta.published)),
        (Msg::IndexNo, meta.index_no.clone()),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value?)))
    .collect()
}

fn notices(doc: &Doc, lang: Lang) -> Html {
    let known = &doc.0.notices;
    let other = match doc.analysis.meta.document_type {
        Some(DocumentType::GovernmentWork) => Some(Msg::GovernmentWork),
        Some(DocumentType::Other) => Some(Msg::NotAnnual),
        // Then most rules do not run, which must not look like a text without faults. Other notices say it, too.
        None if known.is_empty() => Some(Msg::NotAnnual),
        Some(DocumentType::RuleOfLawAnnual | DocumentType::RuleOfLawOther) | None => None,
    };
    let file: Vec<&Note> = doc.0.item.iter().flat_map(|item| &item.notes).filter(|note| !is_said(note)).collect();
    if known.is_empty() && other.is_none() && file.is_empty() {
        return html! {};
    }
    html! {
        <ul class="notices" aria-label={lang.say(Msg::Notices)}>
            { for known.iter().map(|notice| html! {
                <li data-code={notice.code}>{ trouble::sentence(notice, lang).to_string() }</li>
            }) }
            { for file.into_iter().map(|note| html! {
                <li data-code={note.code.clone()}>{ if lang == Lang::Zh { note.zh.clone() } else { note.en.clone() } }</li>
            }) }
            if let Some(other) = other {
                <li>{ lang.say(other) }</li>
            }
        </ul>
    }
}

/// What the page says in other places: beside the encoding, and of the text itself.
fn is_said(note: &Note) -> bool {
    matches!(note.code.as_str(), "guessed" | "unreadable")
}
