//! What the reader takes away: tables and documents as files, a table in the clipboard, the workspace itself.

use super::clerk::{Clerk, Kind, Made, Opened, Question, Reply, Tell, Wanted};
use super::drafts_view;
use super::office::{Errand, Told};
use super::settings;
use super::store::{Shelf, Store, paper};
use super::{Tab, compare_view, files, words};
use crate::app::clipboard;
use crate::app::contexts::{use_chrome, use_dispatch};
use crate::app::messages::Lang;
use crate::app::state::Action;
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub store: Store,
    pub shelf: Shelf,
    pub lang: Lang,
    /// What is shown is what a file with one table holds.
    pub tab: Tab,
}

const KINDS: [(Kind, &str, &str); 5] = [
    (Kind::Csv, "CSV", "csv"),
    (Kind::Xlsx, "XLSX", "xlsx"),
    (Kind::Json, "JSON", "json"),
    (Kind::Markdown, "Markdown", "md"),
    (Kind::Html, "HTML", "html"),
];

/// Figures up to which a table is made for the clipboard at once: old browsers copy only while the reader is pressing.
const AT_ONCE: usize = 1_500;

#[component]
pub fn Exports(props: &Props) -> Html {
    let (lang, dispatch, chrome) = (props.lang, use_dispatch(), use_chrome());
    let say = {
        let dispatch = dispatch.clone();
        move |words: String| dispatch.dispatch(Action::Say(words))
    };
    // The name of what is being made.
    let making = use_state_eq(|| None::<String>);
    let share = use_state_eq(|| 0.0);
    let save_as = {
        let (store, say, making, share) = (props.store.clone(), say.clone(), making.clone(), share.clone());
        move |file: String, question: Question| {
            let (say, making, share) = (say.clone(), making.clone(), share.clone());
            making.set(Some(file.clone()));
            share.set(0.0);
            let done = Callback::from(move |told| {
                making.set(None);
                match told {
                    Told::File(blob) if files::download(&file, &blob) => say(words::SAVED.fill(lang, &[&file])),
                    _ => say(words::NOT_SAVED.fill(lang, &[&file])),
                }
            });
            let share = Some(Callback::from(move |part| share.set(part)));
            store.ask(question, Errand { done: Some(done), share, file: None });
        }
    };
    // One table is that of the two drafts, once they are chosen.
    let no_table = props.tab == Tab::Drafts && drafts_view::pair(&props.shelf).is_none();
    let export = |(kind, name, end): (Kind, &'static str, &'static str)| {
        let (shelf, tab, save_as) = (props.shelf.clone(), props.tab, save_as.clone());
        let onclick = move |_: MouseEvent| {
            let question = Question::Export(kind, wanted(tab, &shelf, lang));
            save_as(format!("mingshu-{}.{end}", tab_name(tab, kind)), question);
        };
        let disabled = no_table && matches!(kind, Kind::Csv | Kind::Markdown);
        html! { <button type="button" class="button" id={format!("export-{end}")} {disabled} {onclick}>{ name }</button> }
    };
    let copy = {
        let (store, shelf, tab, say) = (props.store.clone(), props.shelf.clone(), props.tab, say.clone());
        move |_: MouseEvent| {
            let say = say.clone();
            let put = move |reply: &Reply| {
                let Reply::Copied { html, tsv } = reply else { return };
                let say = say.clone();
                let done = Callback::from(move |copied: bool| {
                    say(if copied { words::COPIED } else { words::NOT_COPIED }.in_(lang).into());
                });
                clipboard::copy_table(html, tsv.clone(), done);
            };
            let question = Question::Copy(wanted(tab, &shelf, lang));
            let figures: usize = shelf.members.iter().filter_map(|m| Some(m.listed()?.figures)).sum();
            if figures <= AT_ONCE {
                let mut clerk = Clerk::default();
                let papers = Question::Keep(shelf.members.iter().map(|m| paper(m)).collect());
                let made = [papers, Question::Own(shelf.own.to_vec()), question]
                    .map(|question| clerk.answer(question, Tell { step: &|_| (), put: &mut |_| () }));
                if let [.., Made::Reply(reply)] = made {
                    put(&reply);
                }
                return;
            }
            let done = Callback::from(move |told| {
                if let Told::Reply(reply) = told {
                    put(&reply);
                }
            });
            store.ask(question, Errand { done: Some(done), ..Default::default() });
        }
    };
    let save = {
        let (shelf, chrome, save_as) = (props.shelf.clone(), chrome.clone(), save_as.clone());
        move |_: MouseEvent| save_as("mingshu-workspace.json".into(), Question::Save(settings::saved(&shelf, &chrome)))
    };
    let open = {
        let (store, dispatch) = (props.store.clone(), dispatch.clone());
        move |event: Event| {
            let field: HtmlInputElement = event.target_unchecked_into();
            if let Some(file) = field.files().and_then(|list| list.get(0)) {
                let (say, dispatch) = (say.clone(), dispatch.clone());
                let no = Callback::from(move |word: words::Word| say(word.in_(lang).into()));
                open_workspace(&store, file, dispatch, no);
            }
            field.set_value("");
        }
    };
    let stop = {
        let store = props.store.clone();
        move |_: MouseEvent| store.stop_asking()
    };
    html! {
        <div class="many-exports">
            if let Some(file) = &*making {
                <span class="muted" id="making">{ words::MAKING.fill(lang, &[file]) }{ " " }
                    <progress max="1" value={(*share > 0.0).then(|| share.to_string())} aria-label={file.clone()}></progress>{ " " }
                    <button type="button" class="link" id="stop-making" onclick={stop}>{ words::STOP.in_(lang) }</button></span>
            } else {
                <span class="muted">{ words::EXPORT.in_(lang) }</span>
            }
            { for KINDS.map(export) }
            <button type="button" class="button" id="copy-table" disabled={no_table} onclick={copy}>{ words::COPY_TABLE.in_(lang) }</button>
            <button type="button" class="button" id="save-workspace" onclick={save}>{ words::SAVE_WORKSPACE.in_(lang) }</button>
            <label class="button">
                <input type="file" id="open-workspace" class="unseen" accept=".json,application/json" onchange={open} />
                <span>{ words::OPEN_SAVED.in_(lang) }</span>
            </label>
        </div>
    }
}

/// Opens a file that a workspace was saved in, or says what it is instead.
pub fn open_workspace(store: &Store, file: File, dispatch: crate::app::contexts::Dispatch, no: Callback<words::Word>) {
    let opened = store.clone();
    let done = Callback::from(move |told| {
        let Told::Reply(reply) = told else { return no.emit(words::NOT_A_WORKSPACE) };
        match &*reply {
            Reply::Opened(Opened::Workspace(workspace)) => {
                settings::apply(&workspace.settings, &dispatch);
                dispatch.dispatch(Action::ShowWork(true));
                opened.load((**workspace).clone());
            }
            Reply::Opened(Opened::Newer) => no.emit(words::NEWER_WORKSPACE),
            _ => no.emit(words::NOT_A_WORKSPACE),
        }
    });
    store.ask(Question::Open, Errand { file: Some(file), done: Some(done), share: None });
}

fn wanted(tab: Tab, shelf: &Shelf, lang: Lang) -> Wanted {
    let drafts = (tab == Tab::Drafts).then(|| drafts_view::pair(shelf)).flatten();
    Wanted { tab, columns: compare_view::columns(shelf), drafts, english: lang == Lang::En }
}

fn tab_name(tab: Tab, kind: Kind) -> &'static str {
    match (kind, tab) {
        (Kind::Html, _) => "report",
        (Kind::Xlsx, _) => "all",
        // There are two: every report, and all of them side by side. One that is the same has the same name.
        (Kind::Json, Tab::Compare | Tab::Matrix | Tab::Cross) => "compare",
        (Kind::Json, _) => "reports",
        (_, Tab::List) => "reports",
        (_, Tab::Compare) => "compare",
        (_, Tab::Matrix) => "coverage",
        (_, Tab::Findings) => "findings",
        (_, Tab::Cross) => "cross-check",
        (_, Tab::Drafts) => "drafts",
        (_, Tab::Figures) => "figures",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn a_name_stands_for_one_content() {
        // JSON is one of two things whatever is shown; a table is that of what is shown.
        let mut names: BTreeMap<&str, usize> = BTreeMap::new();
        for (tab, _) in Tab::ALL {
            *names.entry(tab_name(tab, Kind::Json)).or_default() += 1;
        }
        assert_eq!(names.into_iter().collect::<Vec<_>>(), [("compare", 3), ("reports", 4)]);
        let tables: std::collections::BTreeSet<_> = Tab::ALL.map(|(tab, _)| tab_name(tab, Kind::Csv)).into();
        assert_eq!(tables.len(), Tab::ALL.len());
    }
}
