//! What cannot be right and what is not there, the weightiest first. Choosing a finding marks its words in the text.

use crate::app::clipboard;
use crate::app::components::completeness::Completeness;
use crate::app::components::finding::FindingItem;
use crate::app::contexts::{use_chrome, use_dispatch, use_view};
use crate::app::dom;
use crate::app::findings::{self, Shown};
use crate::app::format;
use crate::app::keys::FINDINGS;
use crate::app::messages::Msg;
use crate::app::print::print;
use crate::app::stage::Setting;
use crate::app::state::{Action, Doc, Pane, Panel, Target};
use crate::rules::CLASSES;
use web_sys::{Element, HtmlSelectElement};
use yew::prelude::*;

/// Findings that are listed at once; a text that has more is no report, or in another encoding.
const LISTED: usize = 300;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub doc: Doc,
}

#[component]
pub fn FindingsPane(props: &Props) -> Html {
    let doc = props.doc.clone();
    let (chrome, dispatch, view) = (use_chrome(), use_dispatch(), use_view());
    let lang = chrome.lang;
    let shown = findings::shown(&doc, &view, &chrome.ignored_rules);
    let list = use_node_ref();

    // A finding that was chosen elsewhere, by a key say, comes into view here, too.
    let refocus = use_mut_ref(|| false);
    use_effect_with(view.reveal, {
        let (list, refocus) = (list.clone(), refocus.clone());
        move |reveal| {
            let Some(Target::Finding(id)) = reveal.map(|reveal| reveal.target) else { return };
            let item =
                list.cast::<Element>().and_then(|list| list.query_selector(&format!("[data-finding='{id}']")).ok()?);
            let Some(item) = item else { return };
            if reveal.is_some_and(|reveal| reveal.from != Some(Pane::Findings)) {
                dom::bring_into_view(&item);
            }
            if std::mem::take(&mut *refocus.borrow_mut())
                && let Ok(Some(head)) = item.query_selector(".finding-head")
            {
                dom::focus(&head);
            }
        }
    });
    let onkeydown = {
        let (dispatch, ids, chosen, refocus) = (dispatch.clone(), shown.ids.clone(), view.finding, refocus.clone());
        move |event: KeyboardEvent| {
            let Some(here) = dom::closest_attribute(event.target(), "data-finding").and_then(|id| id.parse().ok())
            else {
                return;
            };
            let at = chosen.filter(|&id| id == here).or(Some(here));
            let next = match event.key().as_str() {
                "ArrowDown" => findings::next(&ids, at, true),
                "ArrowUp" => findings::next(&ids, at, false),
                "Home" => ids.first().copied(),
                "End" => ids.last().copied(),
                _ => return,
            };
            event.prevent_default();
            if let Some(id) = next {
                *refocus.borrow_mut() = true;
                dispatch.dispatch(Action::ChooseFinding(Some(id), None));
            }
        }
    };
    let more = shown.ids.len().saturating_sub(LISTED);
    html! {
        <section class="pane findings-pane" aria-label={lang.say(Msg::PaneFindings)}>
            <Tools doc={doc.clone()} shown={shown.clone()} />
            <div class="scroll" id={FINDINGS} tabindex="-1">
                <Completeness doc={doc.clone()} />
                if shown.ids.is_empty() {
                    <p class="nothing">{ nothing(&doc, &shown, lang) }</p>
                }
                <ol class="findings" ref={list} {onkeydown}>
                    { for shown.ids.iter().take(LISTED).map(|&id| html! {
                        <FindingItem key={id} doc={doc.clone()} {id} chosen={view.finding == Some(id)} {lang} room={chrome.room} />
                    }) }
                </ol>
                if more > 0 {
                    <p class="nothing">{ lang.fill(Msg::MoreFindings, &[&more.to_string()]) }</p>
                }
                <p class="not-a-checker muted">
                    { lang.say(Msg::NotAChecker) }
                    <button type="button" class="link" id="all-rules" onclick={move |_| dispatch.dispatch(Action::ShowPanel(Some(Panel::Rules(None))))}>
                        { lang.say(Msg::AllRules) }
                    </button>
                </p>
            </div>
        </section>
    }
}

fn nothing(doc: &Doc, shown: &Shown, lang: crate::app::messages::Lang) -> &'static str {
    lang.say(match (doc.analysis.findings.is_empty(), shown.ignored) {
        (true, _) => Msg::NoFindings,
        (false, 0) => Msg::NoFindingsOfClass,
        (false, _) => Msg::OnlyIgnored,
    })
}

#[derive(Properties, PartialEq)]
struct ToolsProps {
    doc: Doc,
    shown: Shown,
}

/// How many there are, of which class, and what can be done with them.
#[component]
fn Tools(props: &ToolsProps) -> Html {
    let (chrome, dispatch, view) = (use_chrome(), use_dispatch(), use_view());
    let lang = chrome.lang;
    let ToolsProps { doc, shown } = props;
    let on_class = {
        let dispatch = dispatch.clone();
        move |event: Event| {
            let name = event.target_unchecked_into::<HtmlSelectElement>().value();
            dispatch.dispatch(Action::SetClass(CLASSES.iter().copied().find(|class| *class == name)));
        }
    };
    let copy = {
        let (doc, shown, dispatch) = (doc.clone(), shown.clone(), dispatch.clone());
        move |_| {
            let (dispatch, count) = (dispatch.clone(), shown.ids.len().to_string());
            clipboard::copy(
                findings::as_text(&doc, &shown, lang),
                Callback::from(move |copied| {
                    let words = match copied {
                        true => lang.fill(Msg::FindingsCopied, &[&count]),
                        false => lang.say(Msg::CopyFailed).to_string(),
                    };
                    dispatch.dispatch(Action::Say(words));
                }),
            );
        }
    };
    let on_paper = {
        let dispatch = dispatch.clone();
        move |_| print(&dispatch, true)
    };
    let restore = move |_| dispatch.dispatch(Action::IgnoreNothing);
    let all: usize = shown.classes.iter().map(|(_, count)| count).sum();
    html! {
        <div class="tools" data-sticky="">
            <h2 tabindex="-1">{ lang.say(Msg::PaneFindings) }</h2>
            <p class="findings-count" role="status">{ findings::tally(shown.count, lang) }</p>
            if shown.ignored > 0 {
                <p class="findings-ignored muted">
                    { lang.fill(Msg::IgnoredCount, &[&format::number(shown.ignored as f64)]) }
                    <button type="button" class="link" id="ignore-nothing" onclick={restore}>{ lang.say(Msg::ShowIgnored) }</button>
                </p>
            }
            <select id="findings-class" aria-label={lang.say(Msg::FindingClass)} onchange={on_class}>
                <option value="" selected={view.class.is_none()}>{ lang.fill(Msg::AnyClass, &[&all.to_string()]) }</option>
                { for classes(shown, view.class).map(|(class, count)| html! {
                    <option value={class} selected={view.class == Some(class)}>
                        { format!("{} {count}", findings::class(class, lang)) }
                    </option>
                }) }
            </select>
            <button type="button" class="button" id="copy-findings" disabled={shown.ids.is_empty()} onclick={copy}>{ lang.say(Msg::CopyFindings) }</button>
            // As an element of another page there is nothing to print but that page.
            if chrome.setting != Setting::Element {
                <button type="button" class="button" id="print-review" onclick={on_paper}>{ lang.say(Msg::PrintReview) }</button>
            }
        </div>
    }
}

/// The classes to choose from: those that are there, and the one that is chosen.
fn classes(shown: &Shown, chosen: Option<&'static str>) -> impl Iterator<Item = (&'static str, usize)> {
    let gone = chosen.filter(|class| shown.classes.iter().all(|(other, _)| other != class)).map(|class| (class, 0));
    shown.classes.clone().into_iter().chain(gone)
}
