//! What the reader takes away: tables and documents as files, a table in the clipboard, the workspace itself.

use super::store::{Shelf, Store};
use super::{Tab, compare_view, files, words};
use crate::app::clipboard;
use crate::app::contexts::use_dispatch;
use crate::app::messages::Lang;
use crate::app::state::Action;
use crate::compare::{Entry, Reports, groups};
use crate::export::{Sheet, What, clipboard as table, csv, markdown, page, tables, xlsx};
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub store: Store,
    pub shelf: Shelf,
    pub lang: Lang,
    /// What is shown is what a file with one table holds.
    pub tab: Tab,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Csv,
    Xlsx,
    Json,
    Markdown,
    Html,
}

const KINDS: [(Kind, &str, &str, &str); 5] = [
    (Kind::Csv, "CSV", "csv", "text/csv;charset=utf-8"),
    (Kind::Xlsx, "XLSX", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (Kind::Json, "JSON", "json", "application/json"),
    (Kind::Markdown, "Markdown", "md", "text/markdown;charset=utf-8"),
    (Kind::Html, "HTML", "html", "text/html;charset=utf-8"),
];

#[component]
pub fn Exports(props: &Props) -> Html {
    let (lang, dispatch) = (props.lang, use_dispatch());
    let say = {
        let dispatch = dispatch.clone();
        move |words: String| dispatch.dispatch(Action::Say(words))
    };
    let export = |(kind, name, end, mime): (Kind, &'static str, &'static str, &'static str)| {
        let (shelf, tab, say) = (props.shelf.clone(), props.tab, say.clone());
        let onclick = move |_: MouseEvent| {
            let file = format!("mingshu-{}.{end}", tab_name(tab, kind));
            if files::download(&file, mime, &bytes(kind, tab, &shelf, lang)) {
                say(words::SAVED.fill(lang, &[&file]));
            }
        };
        html! { <button type="button" class="button" id={format!("export-{end}")} {onclick}>{ name }</button> }
    };
    let copy = {
        let (shelf, tab, say) = (props.shelf.clone(), props.tab, say.clone());
        move |_: MouseEvent| {
            let say = say.clone();
            let sheet = shown(tab, &shelf, lang);
            let done = Callback::from(move |copied: bool| {
                say(if copied { words::COPIED } else { words::NOT_COPIED }.in_(lang).into());
            });
            clipboard::copy_table(&table::html(&sheet), table::tsv(&sheet), done);
        }
    };
    let save = {
        let (store, say) = (props.store.clone(), say.clone());
        move |_: MouseEvent| {
            let file = "mingshu-workspace.json";
            if let Some(text) = files::written(&store.save())
                && files::download(file, "application/json", text.as_bytes())
            {
                say(words::SAVED.fill(lang, &[file]));
            }
        }
    };
    let open = {
        let (store, say) = (props.store.clone(), say.clone());
        move |event: Event| {
            let field: HtmlInputElement = event.target_unchecked_into();
            let file = field.files().and_then(|list| list.get(0));
            let (store, say) = (store.clone(), say.clone());
            if let Some(file) = file {
                files::open(
                    &file,
                    Callback::from(move |opened| match opened {
                        Ok(workspace) => store.load(workspace),
                        Err(word) => say(words::Word::in_(word, lang).into()),
                    }),
                );
            }
            field.set_value("");
        }
    };
    html! {
        <div class="many-exports">
            <span class="muted">{ words::EXPORT.in_(lang) }</span>
            { for KINDS.map(export) }
            <button type="button" class="button" id="copy-table" onclick={copy}>{ words::COPY_TABLE.in_(lang) }</button>
            <button type="button" class="button" id="save-workspace" onclick={save}>{ words::SAVE_WORKSPACE.in_(lang) }</button>
            <label class="button">
                <input type="file" id="open-workspace" class="unseen" accept=".json,application/json" onchange={open} />
                <span>{ words::OPEN_SAVED.in_(lang) }</span>
            </label>
        </div>
    }
}

fn tab_name(tab: Tab, kind: Kind) -> &'static str {
    match (kind, tab) {
        (Kind::Html, _) => "report",
        (Kind::Xlsx, _) => "all",
        (_, Tab::List) => "reports",
        (_, Tab::Compare) => "compare",
        (_, Tab::Matrix) => "coverage",
        (_, Tab::Cross) => "cross-check",
        (_, Tab::Drafts) => "findings",
        (_, Tab::Figures) => "figures",
    }
}

/// The table that belongs to what is shown.
fn shown(tab: Tab, shelf: &Shelf, lang: Lang) -> Sheet {
    let (members, entries) = shelf.entries();
    let reports = shelf.reports(&entries);
    let columns = compare_view::columns(shelf, &members, &entries);
    let lang = words::lang(lang);
    match tab {
        Tab::List => tables::reports(reports, lang),
        Tab::Compare => tables::compare(reports, &columns, lang),
        Tab::Matrix => tables::coverage(reports, &columns, lang),
        Tab::Cross => tables::cross(reports, lang),
        Tab::Drafts => What::Findings.sheet(reports, &columns, lang),
        Tab::Figures => tables::figures(reports, lang),
    }
}

fn bytes(kind: Kind, tab: Tab, shelf: &Shelf, lang: Lang) -> Vec<u8> {
    let (_, entries) = shelf.entries();
    let reports: Reports = shelf.reports(&entries);
    let all: Vec<usize> = groups::order(&entries);
    match kind {
        Kind::Csv => csv::write(&shown(tab, shelf, lang)).into_bytes(),
        Kind::Markdown => markdown::write(&shown(tab, shelf, lang)).into_bytes(),
        Kind::Xlsx => xlsx::write(&tables::everything(reports, &all, words::lang(lang))),
        Kind::Html => page::write(reports, &all, words::lang(lang)).into_bytes(),
        Kind::Json => json(tab, reports, &all, &entries).into_bytes(),
    }
}

fn json(tab: Tab, reports: Reports, all: &[usize], entries: &[Entry]) -> String {
    let written = match tab {
        Tab::Compare | Tab::Matrix | Tab::Cross => files::json(&crate::compare::compare(reports, all)),
        _ => files::json(&entries.iter().map(|entry| entry.analysis).collect::<Vec<_>>()),
    };
    written.unwrap_or_default()
}
