//! A report that is open: title block and panes, beside each other or as tabs.

use crate::app::components::findings_pane::FindingsPane;
use crate::app::components::outline_pane::OutlinePane;
use crate::app::components::splitter::Splitter;
use crate::app::components::table_pane::TablePane;
use crate::app::components::tabs::Tabs;
use crate::app::components::text_pane::TextPane;
use crate::app::components::title_block::TitleBlock;
use crate::app::contexts::{use_chrome, use_view};
use crate::app::messages::Msg;
use crate::app::state::{Doc, Pane, Room};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub doc: Doc,
}

#[component]
pub fn ReportView(props: &Props) -> Html {
    let (chrome, view) = (use_chrome(), use_view());
    let panes = use_node_ref();
    let doc = &props.doc;
    let outline = html! { <OutlinePane doc={doc.clone()} /> };
    let text = html! { <TextPane doc={doc.clone()} /> };
    let table = html! { <TablePane doc={doc.clone()} /> };
    let findings = html! { <FindingsPane doc={doc.clone()} /> };
    let beside = |pane: Pane| {
        html! {
            <div class="beside">
                <Tabs doc={doc.clone()} panes={&Pane::BESIDE[..]} current={pane} />
                if pane == Pane::Findings { { findings.clone() } } else { { table.clone() } }
            </div>
        }
    };
    let splitter = |pane| {
        let (panes, label) = (panes.clone(), chrome.lang.say(Msg::Widths));
        html! { <Splitter {panes} {pane} {label} /> }
    };
    let body = match chrome.room {
        _ if chrome.show.only().is_some() => match chrome.show.only() {
            Some(Pane::Text) => text,
            _ => table,
        },
        Room::Narrow => html! {
            <>
                <Tabs doc={doc.clone()} panes={&Pane::ALL[..]} current={view.pane} />
                { match view.pane {
                    Pane::Findings => findings,
                    Pane::Table => table,
                    Pane::Text => text,
                    Pane::Outline => outline,
                } }
            </>
        },
        Room::Middle => html! {
            <>
                if view.drawer {
                    { outline }
                }
                { text }
                { splitter(Pane::Table) }
                { beside(view.beside) }
            </>
        },
        Room::Wide => html! {
            <>
                { outline }
                { splitter(Pane::Outline) }
                { text }
                { splitter(Pane::Table) }
                { beside(view.beside) }
            </>
        },
    };
    let room = match chrome.room {
        Room::Wide | Room::Middle if chrome.show.only().is_some() => "panes single",
        Room::Narrow => "panes narrow",
        Room::Middle => "panes middle",
        Room::Wide => "panes wide",
    };
    html! {
        <section class="report">
            <TitleBlock doc={doc.clone()} />
            <div key={room} class={room} ref={panes}>{ body }</div>
        </section>
    }
}
