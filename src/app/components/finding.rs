//! One finding: what it says, the words that it is about, and, when it is chosen, why and what to do.

use crate::analysis::{FigureId, Finding};
use crate::app::clipboard;
use crate::app::contexts::{Dispatch, use_dispatch};
use crate::app::findings;
use crate::app::format;
use crate::app::messages::{Lang, Msg};
use crate::app::state::{Action, Doc, Pane, Panel, Room, Target};
use crate::rules::Rule;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub doc: Doc,
    /// Its position.
    pub id: u32,
    pub chosen: bool,
    pub lang: Lang,
    pub room: Room,
}

#[component]
pub fn FindingItem(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let Props { doc, id, chosen, lang, room } = props;
    let (id, lang, chosen) = (*id, *lang, *chosen);
    let Some(finding) = doc.analysis.findings.get(id as usize) else { return html! {} };
    let rule = findings::rule(finding);
    let weight = findings::severity_class(finding.severity);
    let choose = {
        let dispatch = dispatch.clone();
        move |_| dispatch.dispatch(Action::ChooseFinding((!chosen).then_some(id), Some(Pane::Findings)))
    };
    let place = findings::place(doc, id, lang);
    html! {
        <li class={classes!("finding", weight, chosen.then_some("chosen"))} data-finding={id.to_string()}>
            <button type="button" class="finding-head" aria-expanded={chosen.to_string()} onclick={choose}>
                <span class={classes!("weight", weight)}>{ lang.say(findings::severity(finding.severity)) }</span>
                <span class="finding-message">{ findings::message(finding, lang).to_owned() }</span>
            </button>
            if let Some((before, words, after)) = findings::quotation(doc, finding) {
                <p class="finding-quote" lang="zh-CN">
                    { before }<mark class={classes!("found", format!("found-{weight}"))}>{ words }</mark>{ after }
                </p>
            }
            <p class="finding-rule muted">
                <span>{ format!("{} {}", finding.help, rule.map_or("", |rule| findings::help(rule, lang).title)) }</span>
                if !place.is_empty() {
                    <span lang="zh-CN">{ place }</span>
                }
            </p>
            if chosen {
                <div class="finding-more">
                    { figures(doc, finding, lang, &dispatch) }
                    if let Some(rule) = rule {
                        { why(rule, lang) }
                        { acts(doc, id, rule, lang, *room, &dispatch) }
                    }
                </div>
            }
        </li>
    }
}

/// The figures that are involved, each of which leads to its words.
fn figures(doc: &Doc, finding: &Finding, lang: Lang, dispatch: &Dispatch) -> Html {
    let known: Vec<FigureId> =
        finding.figures.iter().copied().filter(|&id| (id as usize) < doc.analysis.figures.len()).collect();
    if known.is_empty() {
        return html! {};
    }
    let one = |id: FigureId| {
        let (figure, dispatch) = (&doc.analysis.figures[id as usize], dispatch.clone());
        let look = move |_| {
            dispatch.dispatch(Action::ShowPaneIfNarrow(Pane::Text));
            dispatch.dispatch(Action::Look(Target::Figure(id), Some(Pane::Findings)));
        };
        html! {
            <li>
                <span class="label">{ format::label(figure) }</span>
                <button type="button" class="link" onclick={look}>{ figure.text.as_str() }</button>
            </li>
        }
    };
    html! {
        <div class="finding-figures">
            <h4>{ lang.say(Msg::FindingFigures) }</h4>
            <ul lang="zh-CN">{ for known.into_iter().map(one) }</ul>
        </div>
    }
}

fn why(rule: &'static Rule, lang: Lang) -> Html {
    let help = findings::help(rule, lang);
    html! {
        <dl class="finding-why">
            <div><dt>{ lang.say(Msg::RuleWhy) }</dt><dd>{ help.why }</dd></div>
            <div><dt>{ lang.say(Msg::RuleSource) }</dt><dd>{ help.source }</dd></div>
            <div><dt>{ lang.say(Msg::RuleAdvice) }</dt><dd>{ help.advice }</dd></div>
        </dl>
    }
}

fn acts(doc: &Doc, id: u32, rule: &'static Rule, lang: Lang, room: Room, dispatch: &Dispatch) -> Html {
    let act = |action: fn(u32, &'static Rule) -> Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action(id, rule)))
    };
    let copy = {
        let (doc, dispatch) = (doc.clone(), dispatch.clone());
        move |_| {
            let dispatch = dispatch.clone();
            clipboard::copy(
                findings::one_as_text(&doc, id, lang),
                Callback::from(move |copied| {
                    let words = if copied { Msg::FindingCopied } else { Msg::CopyFailed };
                    dispatch.dispatch(Action::Say(lang.say(words).to_string()));
                }),
            );
        }
    };
    let to_text = {
        let dispatch = dispatch.clone();
        move |_| {
            dispatch.dispatch(Action::ShowPane(Pane::Text));
            dispatch.dispatch(Action::Look(Target::Finding(id), None));
        }
    };
    html! {
        <div class="finding-acts">
            if room == Room::Narrow {
                <button type="button" class="button go-to-text" onclick={to_text}>{ lang.say(Msg::GoToText) }</button>
            }
            <button type="button" class="button copy-finding" onclick={copy}>{ lang.say(Msg::CopyFinding) }</button>
            <button type="button" class="button ignore-one" onclick={act(|id, _| Action::IgnoreFinding(id))}>{ lang.say(Msg::IgnoreOne) }</button>
            <button type="button" class="button ignore-rule" onclick={act(|_, rule| Action::IgnoreRule(rule.code))}>
                { lang.fill(Msg::IgnoreRule, &[rule.code]) }
            </button>
            <button type="button" class="link about-rule" onclick={act(|_, rule| Action::ShowPanel(Some(Panel::Rules(Some(rule.code)))))}>
                { lang.say(Msg::AboutRule) }
            </button>
        </div>
    }
}
