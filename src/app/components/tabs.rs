//! Panes that share a place: which one. Where there is room for one column that is all of them, else those beside the
//! text.

use crate::app::contexts::{use_chrome, use_dispatch, use_stage, use_view};
use crate::app::findings;
use crate::app::format;
use crate::app::messages::{Lang, Msg};
use crate::app::state::{Action, Doc, Pane};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub doc: Doc,
    pub panes: &'static [Pane],
    pub current: Pane,
}

#[component]
pub fn Tabs(props: &Props) -> Html {
    let (chrome, dispatch, view) = (use_chrome(), use_dispatch(), use_view());
    let stage = use_stage();
    let lang = chrome.lang;
    let Props { doc, panes, current } = props;
    let (panes, current) = (*panes, *current);
    let count = findings::shown(doc, &view, &chrome.ignored_rules).count;
    let onkeydown = {
        let dispatch = dispatch.clone();
        move |event: KeyboardEvent| {
            let at = panes.iter().position(|&pane| pane == current).unwrap_or(0);
            let Some(next) = arrow(&event.key(), at, panes.len()) else { return };
            event.prevent_default();
            dispatch.dispatch(Action::ShowPane(panes[next]));
            stage.focus_id(id(panes[next]));
        }
    };
    html! {
        <div class="tabs" data-sticky="" role="tablist" aria-label={lang.say(Msg::Views)} {onkeydown}>
            { for panes.iter().map(|&pane| {
                let dispatch = dispatch.clone();
                let chosen = current == pane;
                html! {
                    <button type="button" role="tab" id={id(pane)} aria-selected={chosen.to_string()}
                        tabindex={if chosen { "0" } else { "-1" }}
                        onclick={move |_| dispatch.dispatch(Action::ShowPane(pane))}>
                        { lang.say(name(pane)) }
                        if pane == Pane::Findings {
                            { found(count, lang) }
                        }
                    </button>
                }
            }) }
        </div>
    }
}

/// Which of so many tabs a key goes to from this one, round and round.
pub fn arrow(key: &str, at: usize, tabs: usize) -> Option<usize> {
    match key {
        "ArrowRight" => Some((at + 1) % tabs),
        "ArrowLeft" => Some((at + tabs - 1) % tabs),
        "Home" => Some(0),
        "End" => Some(tabs - 1),
        _ => None,
    }
}

/// How many findings there are above information.
fn found(count: findings::Count, lang: Lang) -> Html {
    let class = classes!("tab-count", (count.errors > 0).then_some("has-errors"));
    let words = findings::tally(count, lang);
    html! {
        <>
            { " " }<span {class} title={words.clone()} aria-hidden="true">{ format::number(count.serious() as f64) }</span>
            <span class="unseen">{ words }</span>
        </>
    }
}

fn id(pane: Pane) -> &'static str {
    match pane {
        Pane::Table => "tab-table",
        Pane::Text => "tab-text",
        Pane::Outline => "tab-outline",
        Pane::Findings => "tab-findings",
    }
}

pub fn name(pane: Pane) -> Msg {
    match pane {
        Pane::Table => Msg::PaneTable,
        Pane::Text => Msg::PaneText,
        Pane::Outline => Msg::PaneOutline,
        Pane::Findings => Msg::PaneFindings,
    }
}

#[cfg(test)]
mod tests {
    use super::arrow;

    #[test]
    fn arrows_go_round_the_tabs() {
        let from = |at| ["ArrowRight", "ArrowLeft", "Home", "End", "j"].map(|key| arrow(key, at, 7));
        assert_eq!(from(0), [Some(1), Some(6), Some(0), Some(6), None]);
        assert_eq!(from(6), [Some(0), Some(5), Some(0), Some(6), None]);
    }
}
