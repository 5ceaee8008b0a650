//! 审核意见: the findings on paper, each with its words, what was found and what to do, and room for who decides. On the
//! page only while it prints.

use crate::app::components::completeness::Completeness;
use crate::app::components::title_block::TitleBlock;
use crate::app::contexts::{use_chrome, use_view};
use crate::app::findings;
use crate::app::messages::Msg;
use crate::app::state::Doc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub doc: Doc,
}

#[component]
pub fn ReviewSheet(props: &Props) -> Html {
    let (chrome, view) = (use_chrome(), use_view());
    let (lang, doc) = (chrome.lang, &props.doc);
    let shown = findings::shown(doc, &view, &chrome.ignored_rules);
    let row = |(n, &id): (usize, &u32)| {
        let finding = &doc.analysis.findings[id as usize];
        let rule = findings::rule(finding).map(|rule| findings::help(rule, lang));
        html! {
            <tr>
                <td class="col-number">{ n + 1 }</td>
                <td class="col-weight">
                    { lang.say(findings::severity(finding.severity)) }<br />{ finding.help.clone() }
                </td>
                <td class="col-words" lang="zh-CN">
                    if let Some((before, words, after)) = findings::quotation(doc, finding) {
                        { before }<u>{ words }</u>{ after }
                    }
                    { for findings::others(doc, finding).into_iter().map(|(before, words, after)| html! {
                        <span class="elsewhere">{ before }<u>{ words }</u>{ after }</span>
                    }) }
                    <span class="muted">{ findings::place(doc, id, lang) }</span>
                </td>
                <td class="col-said">
                    <strong>{ rule.map_or("", |help| help.title) }</strong>{ lang.colon() }
                    <span>{ findings::message(finding, lang).to_owned() }</span>
                    <span class="muted">{ rule.map_or("", |help| help.advice) }</span>
                </td>
                <td class="col-decided"></td>
            </tr>
        }
    };
    html! {
        <section class="paper review">
            <h1 class="review-title">{ lang.say(Msg::ReviewTitle) }</h1>
            <TitleBlock doc={doc.clone()} printed=true />
            <Completeness doc={doc.clone()} printed=true />
            <p class="review-tally">
                { findings::tally(shown.count, lang) }
                if shown.ignored > 0 {
                    { lang.stop_between() }{ lang.fill(Msg::IgnoredCount, &[&shown.ignored.to_string()]) }
                }
            </p>
            <table>
                <thead><tr>
                    { for [Msg::Number, Msg::ReviewWeight, Msg::ReviewWords, Msg::ReviewSaid, Msg::ReviewDecided]
                        .map(|head| html! { <th scope="col">{ lang.say(head) }</th> }) }
                </tr></thead>
                <tbody>{ for shown.ids.iter().enumerate().map(row) }</tbody>
            </table>
            <p class="review-signed">{ lang.say(Msg::ReviewSigned) }</p>
            <p>{ lang.say(Msg::NotAChecker) }{ lang.gap() }{ lang.say(Msg::PrintMade) }</p>
        </section>
    }
}
