//! Every finding of every report in one list: what an editor goes through before the reports are written about.

use super::store::{Member, Shelf};
use super::{ViewProps, words};
use crate::app::contexts::use_chrome;
use crate::app::findings;
use crate::app::messages::Lang;
use crate::app::state::{Chrome, Spot};
use crate::app::window::{Guess, use_window};
use crate::export::tables;
use crate::utf16::Utf16Index;
use std::rc::Rc;
use yew::prelude::*;

/// The setting that a workspace file keeps: whether information is listed, too.
const NOTES: &str = "findings.notes";
/// Findings that are drawn before anything was measured, and how high one is.
const FIRST: usize = 12;
const ROW: f64 = 150.0;

#[component]
pub fn ChecksView(props: &ViewProps) -> Html {
    let ViewProps { store, shelf, lang, open } = props;
    let (lang, chrome) = (*lang, use_chrome());
    let notes = !shelf.setting(NOTES).is_empty();
    let found = use_memo((shelf.version, notes, chrome), {
        let shelf = shelf.clone();
        move |(_, notes, chrome)| rows(&shelf, *notes, chrome)
    });
    let (rows, ignored) = (&found.0, found.1);
    let guess: Guess = Rc::new(|_, _| ROW);
    let (items, range) = use_window(rows.len(), FIRST, (shelf.version, notes), guess, None);
    let toggle = {
        let store = store.clone();
        move |_: Event| store.set(NOTES, if notes { String::new() } else { "yes".to_owned() })
    };
    let one = |k: usize| {
        let (id, finding) = rows[k];
        let member = shelf.member(id).cloned();
        member.map_or_else(
            || html! { <li key={k}></li> },
            |member| html! { <Check key={k} {member} {finding} {lang} open={open.clone()} /> },
        )
    };
    let idle = rows.is_empty() && ignored == 0 && !shelf.is_working();
    html! {
        <div class="many-body scroll">
            <p class="muted">{ words::CHECKS_HELP.in_(lang) }</p>
            <p class="many-tools">
                <span id="checks-count">{ words::CHECKS_COUNT.fill(lang, &[&rows.len().to_string()]) }</span>
                if ignored > 0 {
                    <span class="muted" id="checks-ignored">{ words::CHECKS_IGNORED.fill(lang, &[&ignored.to_string()]) }</span>
                }
                <label><input type="checkbox" id="checks-notes" checked={notes} onchange={toggle} />{ " " }{ words::ALL_CHECKS.in_(lang) }</label>
            </p>
            if idle { <p class="nothing">{ words::CHECKS_NONE.in_(lang) }</p> }
            <ul id="checks" ref={items}>
                <li key="before" class="spacer" aria-hidden="true"><div /></li>
                { for range.map(one) }
                <li key="after" class="spacer" aria-hidden="true"><div /></li>
            </ul>
        </div>
    }
}

/// Which finding of which report stands in which row: those of each report by weight, so that information comes last.
/// Besides, how many are ignored.
fn rows(shelf: &Shelf, notes: bool, chrome: &Chrome) -> (Vec<(u32, usize)>, usize) {
    let of = |member: &Rc<Member>| member.listed().map_or(0, |l| l.findings + if notes { l.notes } else { 0 });
    let (mut rows, mut ignored) = (Vec::new(), 0);
    for member in &shelf.members {
        for k in 0..of(member) {
            match member.is_ignored(k, chrome) {
                true => ignored += 1,
                false => rows.push((member.id, k)),
            }
        }
    }
    (rows, ignored)
}

#[derive(Properties)]
struct CheckProps {
    member: Rc<Member>,
    finding: usize,
    lang: Lang,
    open: super::Opens,
}

impl PartialEq for CheckProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.member, &other.member) && (self.finding, self.lang) == (other.finding, other.lang)
    }
}

#[component]
fn Check(props: &CheckProps) -> Html {
    let CheckProps { member, finding, lang, open } = props;
    let lang = *lang;
    let Some(reviewed) = member.reviewed() else { return html! { <li></li> } };
    let Some(finding) = reviewed.analysis.findings.get(*finding) else { return html! { <li></li> } };
    let weight = findings::severity_class(finding.severity);
    let title = findings::rule(finding).map_or("", |rule| findings::help(rule, lang).title);
    let span = finding.spans.first().copied();
    let outline = &reviewed.analysis.outline;
    let section = span.and_then(|span| outline.iter().rfind(|heading| heading.section.contains(span)));
    let quoted = span.map(|span| {
        let text = &member.item.text;
        let (before, words, after) = findings::quoted(text, &Utf16Index::new(text), span);
        html! { <blockquote class="quote-words" lang="zh-CN">{ before }<mark>{ words }</mark>{ after }</blockquote> }
    });
    let (open, item, at) = (open.clone(), member.item.clone(), span.map(|span| Spot::Finding(span.start)));
    html! {
        <li class="cross-line">
            <p><span class={classes!("weight", weight)}>{ lang.say(findings::severity(finding.severity)) }</span>{ " " }
                <strong>{ findings::message(finding, lang).to_owned() }</strong>{ " " }
                <span class="muted">{ finding.help.clone() }{ " " }{ title }</span></p>
            <div class="quote">
                <p class="muted">{ member.heading() }{ " · " }{ member.item.name.clone() }
                    { section.map(|heading| format!(" · {}", tables::path(outline, Some(heading.id)))) }</p>
                { quoted }
                <button type="button" class="link" onclick={move |_| open.emit((item.clone(), at))}>{ words::OPEN.in_(lang) }</button>
            </div>
        </li>
    }
}
