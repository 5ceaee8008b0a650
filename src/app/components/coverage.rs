//! How far the report covers the tasks of the outline of its year. An overview, no fault.

use crate::analysis::{FigureId, HeadingId, Topic};
use crate::app::contexts::{use_dispatch, use_lang};
use crate::app::format;
use crate::app::messages::{Lang, Msg};
use crate::app::report::heading_name;
use crate::app::state::{Action, Doc, Pane, Target};
use crate::topics::{self, Task};
use yew::prelude::*;

/// Figures of a task that are named one by one.
const NAMED: usize = 4;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub doc: Doc,
}

#[component]
pub fn Coverage(props: &Props) -> Html {
    let lang = use_lang();
    let doc = &props.doc;
    let Some(plan) = topics::plan(&doc.analysis.meta) else {
        return html! { <p class="card-line coverage-none">{ lang.say(Msg::NoPlan) }</p> };
    };
    let topics = &doc.analysis.topics;
    let covered = topics.iter().filter(|t| !t.sections.is_empty() || !t.figures.is_empty()).count();
    let name = match lang {
        Lang::Zh => plan.zh,
        Lang::En => plan.en,
    };
    html! {
        <details class="coverage">
            <summary>{ lang.fill(Msg::Covered, &[name, &topics.len().to_string(), &covered.to_string()]) }</summary>
            <p class="muted">{ lang.say(Msg::CoverageHint) }</p>
            <table>
                <thead><tr>
                    <th scope="col">{ lang.say(Msg::CoverageTask) }</th>
                    <th scope="col">{ lang.say(Msg::CoverageSections) }</th>
                    <th scope="col">{ lang.say(Msg::CoverageFigures) }</th>
                    <th scope="col">{ lang.say(Msg::CoverageMissing) }</th>
                </tr></thead>
                <tbody>
                    { for topics.iter().filter_map(|topic| Some((topic, topics::find(&topic.topic)?))).map(|(topic, task)| html! {
                        <Row doc={doc.clone()} topic={topic.clone()} id={task.id} />
                    }) }
                </tbody>
            </table>
        </details>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    doc: Doc,
    topic: Topic,
    id: &'static str,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let (lang, dispatch) = (use_lang(), use_dispatch());
    let RowProps { doc, topic, id } = props;
    let Some(task) = topics::find(id) else { return html! {} };
    let go = |target: Target| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::ShowPaneIfNarrow(Pane::Text));
            dispatch.dispatch(Action::Look(target, Some(Pane::Findings)));
        })
    };
    let section = |&id: &HeadingId| {
        let Some(heading) = doc.heading(id) else { return html! {} };
        html! { <li><button type="button" class="link" onclick={go(Target::Section(id))}>{ heading_name(heading) }</button></li> }
    };
    let figure = |&id: &FigureId| {
        let Some(figure) = doc.analysis.figures.get(id as usize) else { return html! {} };
        html! {
            <li>{ format::label(figure) }{ " " }<button type="button" class="link" onclick={go(Target::Figure(id))}>{ figure.text.as_str() }</button></li>
        }
    };
    let more = topic.figures.len().saturating_sub(NAMED);
    html! {
        <tr>
            <th scope="row">{ task_name(task, lang) }</th>
            <td lang="zh-CN">
                if topic.sections.is_empty() {
                    <span class="muted" lang={lang.tag()}>{ lang.say(Msg::CoverageNone) }</span>
                }
                <ul>{ for topic.sections.iter().map(section) }</ul>
            </td>
            <td>
                <ul lang="zh-CN">{ for topic.figures.iter().take(NAMED).map(figure) }</ul>
                if more > 0 {
                    <span class="muted">{ lang.fill(Msg::CoverageMore, &[&more.to_string()]) }</span>
                }
            </td>
            <td class="muted">{ absent(doc, task, lang) }</td>
        </tr>
    }
}

pub fn task_name(task: &Task, lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => task.zh,
        Lang::En => task.en,
    }
}

/// The indicators of the task that no figure of the report has.
fn absent(doc: &Doc, task: &'static Task, lang: Lang) -> String {
    let (name, comma): (fn(&crate::indicators::Indicator) -> &'static str, _) = match lang {
        Lang::Zh => (|row| row.zh, "、"),
        Lang::En => (|row| row.en, "; "),
    };
    topics::missing(&doc.analysis, task).map(name).collect::<Vec<_>>().join(comma)
}
