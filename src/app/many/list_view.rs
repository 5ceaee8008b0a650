//! The list of all reports: what each is, how far the work is, and what the reader says of place and period.

use super::keep_view::{KeepView, Keeping};
use super::store::{Member, Shelf, Standing, Store};
use super::words::{self, Word};
use crate::app::contexts::{use_chrome, use_opener};
use crate::app::keys::FILTER_REPORTS;
use crate::app::messages::Lang;
use crate::app::state::{Chrome, Unread};
use crate::app::window::use_window;
use std::collections::BTreeSet;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub store: Store,
    pub shelf: Shelf,
    pub lang: Lang,
    pub open: super::Opens,
    pub keeping: Keeping,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Name,
    Place,
    Period,
    Figures,
    Findings,
    Parts,
}

const COLUMNS: [(Column, Word, bool); 6] = [
    (Column::Name, words::NAME, false),
    (Column::Place, words::PLACE, false),
    (Column::Period, words::PERIOD, false),
    (Column::Figures, words::COUNT, true),
    (Column::Findings, words::FINDINGS, true),
    (Column::Parts, words::PARTS, true),
];

/// The settings that a workspace file keeps.
const FILTER: &str = "list.filter";
const SORT: &str = "list.sort";

impl Column {
    fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }
}

/// The column and whether it goes down, as in `place` and `-figures`.
fn sort_of(setting: &str) -> Option<(Column, bool)> {
    let (name, down) = setting.strip_prefix('-').map_or((setting, false), |name| (name, true));
    let column = COLUMNS.iter().find(|(column, ..)| column.name() == name)?;
    Some((column.0, down))
}

/// Rows that are drawn before anything was measured.
const FIRST: usize = 30;
const ROW: f64 = 38.0;

#[component]
pub fn ListView(props: &Props) -> Html {
    let Props { store, shelf, lang, .. } = props;
    let (lang, chrome) = (*lang, use_chrome());
    let query = shelf.setting(FILTER).to_owned();
    let sort = sort_of(shelf.setting(SORT));
    let rows = use_memo((shelf.clone(), query.clone(), sort, chrome.clone()), |(shelf, query, sort, chrome)| {
        rows(shelf, query, *sort, chrome)
    });
    let guess: crate::app::window::Guess = Rc::new(|_, _| ROW);
    let (items, range) = use_window(rows.len(), FIRST, format!("{} {query}", shelf.setting(SORT)), guess, None);
    let oninput = {
        let store = store.clone();
        move |event: InputEvent| store.set(FILTER, event.target_unchecked_into::<HtmlInputElement>().value())
    };
    let head = |(column, word, number): (Column, Word, bool)| {
        let current = sort.filter(|(c, _)| *c == column);
        let aria = current.map_or("none", |(_, down)| if down { "descending" } else { "ascending" });
        let store = store.clone();
        let onclick = move |_| {
            let next = match current {
                None => column.name(),
                Some((_, false)) => format!("-{}", column.name()),
                Some((_, true)) => String::new(),
            };
            store.set(SORT, next);
        };
        html! {
            <th scope="col" aria-sort={aria} class={classes!(number.then_some("n"))}>
                <button type="button" {onclick}>{ word.in_(lang) }{ match current { None => "", Some((_, false)) => " ↑", Some(_) => " ↓" } }</button>
            </th>
        }
    };
    let all = !rows.is_empty() && rows.iter().all(|m| shelf.selected.contains(&m.id));
    let select_all = {
        let (store, rows) = (store.clone(), rows.clone());
        move |_: Event| store.select(if all { BTreeSet::new() } else { rows.iter().map(|m| m.id).collect() })
    };
    let remove_selected = {
        let (store, selected) = (store.clone(), shelf.selected.clone());
        move |_: MouseEvent| store.remove(&selected)
    };
    let row = |i: usize| {
        let member = rows[i].clone();
        let selected = shelf.selected.contains(&member.id);
        html! { <Row key={member.id} member={member.clone()} store={store.clone()} open={props.open.clone()} {selected} ignored={member.ignored(&chrome)} selection={shelf.selected.clone()} {lang} /> }
    };
    html! {
        <div class="many-body">
            <Progress store={store.clone()} shelf={shelf.clone()} {lang} />
            <div class="many-tools">
                <input type="search" id={FILTER_REPORTS} placeholder={words::FILTER.in_(lang)} aria-label={words::FILTER.in_(lang)}
                    value={query.clone()} {oninput} />
                if !shelf.selected.is_empty() {
                    <span class="muted">{ words::SELECTED.fill(lang, &[&shelf.selected.len().to_string()]) }</span>
                    <button type="button" class="button" id="remove-selected" onclick={remove_selected}>{ words::REMOVE_SELECTED.in_(lang) }</button>
                }
            </div>
            <div class="scroll many-scroll">
                <table class="many-table" id="reports" aria-rowcount={(rows.len() + 1).to_string()}>
                    <thead><tr>
                        <th scope="col"><input type="checkbox" aria-label={words::SELECT_ALL.in_(lang)} checked={all} onchange={select_all} /></th>
                        { for COLUMNS.map(head) }
                        <th scope="col">{ words::STANDING.in_(lang) }</th>
                        <th scope="col"></th>
                    </tr></thead>
                    <tbody ref={items}>
                        <tr key="before" class="spacer" aria-hidden="true"><td colspan="9" /></tr>
                        { for range.map(row) }
                        <tr key="after" class="spacer" aria-hidden="true"><td colspan="9" /></tr>
                    </tbody>
                </table>
                if shelf.members.is_empty() {
                    <p class="nothing">{ words::NOTHING.in_(lang) }</p>
                }
                { not_read(&shelf.unread, lang) }
            </div>
            <KeepView keeping={props.keeping.clone()} {lang} />
        </div>
    }
}

fn not_read(unread: &[Unread], lang: Lang) -> Html {
    if unread.is_empty() {
        return html! {};
    }
    html! {
        <ul class="many-unread">
            { for unread.iter().map(|one| html! {
                <li><strong>{ one.name.clone() }</strong>{ " " }{ words::NOT_READ.fill(lang, &[one.why(lang)]) }</li>
            }) }
        </ul>
    }
}

fn rows(shelf: &Shelf, query: &str, sort: Option<(Column, bool)>, chrome: &Chrome) -> Vec<Rc<Member>> {
    let query = query.trim().to_lowercase();
    let shown = |m: &Rc<Member>| {
        let place = m.listed().and_then(|l| l.place.as_deref()).unwrap_or_default();
        let period = m.listed().and_then(|l| l.period.as_ref()).map(|p| p.join("-")).unwrap_or_default();
        query.is_empty() || [&m.item.name.to_lowercase(), place, &period].iter().any(|text| text.contains(&query))
    };
    let mut rows: Vec<Rc<Member>> = shelf.members.iter().filter(|m| shown(m)).cloned().collect();
    if let Some((column, down)) = sort {
        let key = |m: &Rc<Member>| {
            let listed = m.listed();
            let text = match column {
                Column::Name => Some(m.item.name.clone()),
                Column::Place => listed.and_then(|l| l.place.clone()),
                Column::Period => listed.and_then(|l| l.period.as_ref().map(|p| p.join("-"))),
                _ => None,
            };
            let number = listed.map(|l| match column {
                Column::Figures => l.figures,
                Column::Findings => l.findings - m.ignored(chrome),
                Column::Parts => l.parts,
                _ => 0,
            });
            (text, number)
        };
        rows.sort_by_cached_key(key);
        if down {
            rows.reverse();
        }
    }
    rows
}

#[derive(Properties, PartialEq)]
struct ProgressProps {
    store: Store,
    shelf: Shelf,
    lang: Lang,
}

#[component]
fn Progress(props: &ProgressProps) -> Html {
    let ProgressProps { store, shelf, lang } = props;
    let opener = use_opener();
    let (done, all) = (shelf.done.to_string(), shelf.all().to_string());
    if !shelf.is_working() {
        return html! { <p class="muted many-progress" id="many-progress">{ words::READY.fill(*lang, &[&all]) }</p> };
    }
    let words = match (shelf.paused, shelf.left) {
        (true, _) => words::PAUSED.fill(*lang, &[&done, &all]),
        (false, left) => {
            let left = left.map_or("…".into(), |left| format!("{}", left.ceil().max(1.0)));
            words::PROGRESS.fill(*lang, &[&(shelf.done + 1).to_string(), &all, &left])
        }
    };
    let (pause, paused) = (opener.clone(), shelf.paused);
    let cancel = {
        let (store, reading) = (store.clone(), shelf.coming > 0);
        move |_: MouseEvent| {
            opener.pause(false);
            if reading {
                opener.cancel();
            }
            store.cancel();
        }
    };
    html! {
        <div class="many-progress" id="many-progress">
            <progress max={all} value={done} aria-label={words.clone()}></progress>
            <span>{ words }</span>
            <button type="button" class="button" id="pause" onclick={move |_| pause.pause(!paused)}>
                { if paused { words::RESUME } else { words::PAUSE }.in_(*lang) }
            </button>
            <button type="button" class="button" id="cancel-rest" onclick={cancel}>{ words::CANCEL.in_(*lang) }</button>
        </div>
    }
}

#[derive(Properties)]
struct RowProps {
    member: Rc<Member>,
    store: Store,
    open: super::Opens,
    selected: bool,
    /// How many of its findings are ignored.
    ignored: usize,
    selection: Rc<BTreeSet<u32>>,
    lang: Lang,
}

impl PartialEq for RowProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.member, &other.member)
            && Rc::ptr_eq(&self.selection, &other.selection)
            && (self.selected, self.ignored, self.lang) == (other.selected, other.ignored, other.lang)
    }
}

#[component]
fn Row(props: &RowProps) -> Html {
    let RowProps { member, store, open, selected, ignored, lang, .. } = props;
    let (lang, id, name) = (*lang, member.id, member.item.name.clone());
    let listed = member.listed();
    let toggle = {
        let (store, selection) = (store.clone(), props.selection.clone());
        move |_: Event| {
            let mut next = (*selection).clone();
            if !next.remove(&id) {
                next.insert(id);
            }
            store.select(next);
        }
    };
    let place = {
        let store = store.clone();
        move |event: Event| store.set_place(id, &event.target_unchecked_into::<HtmlInputElement>().value())
    };
    let period = {
        let store = store.clone();
        move |event: Event| store.set_period(id, &event.target_unchecked_into::<HtmlInputElement>().value())
    };
    let years =
        listed.and_then(|l| l.period.as_ref()).map(|[a, b]| if a == b { a.clone() } else { format!("{a}-{b}") });
    let standing = match &member.standing {
        Standing::Waiting => words::WAITING.in_(lang),
        Standing::Done(_) => words::DONE.in_(lang),
        Standing::Failed => words::FAILED.in_(lang),
    };
    let unplaced = member.unplaced();
    let (opens, removes, item) = (open.clone(), store.clone(), member.item.clone());
    html! {
        <tr>
            <td><input type="checkbox" checked={*selected} aria-label={words::SELECT.fill(lang, &[&name])} onchange={toggle} /></td>
            <td class="many-name"><button type="button" class="link" onclick={move |_| opens.emit((item.clone(), None))}>{ name.clone() }</button></td>
            <td><input class="cell-field" aria-label={words::PLACE_OF.fill(lang, &[&name])} onchange={place}
                value={listed.and_then(|l| l.place.clone()).unwrap_or_default()} /></td>
            <td><input class="cell-field short" aria-label={words::PERIOD_OF.fill(lang, &[&name])} onchange={period}
                value={years.unwrap_or_default()} /></td>
            <td class="n">{ listed.map(|l| l.figures) }</td>
            <td class="n">{ listed.map(|l| l.findings - ignored) }
                if *ignored > 0 { <small class="muted">{ words::IGNORED.fill(lang, &[&ignored.to_string()]) }</small> }
            </td>
            <td class="n">{ listed.map(|l| format!("{} / 5", l.parts)) }</td>
            <td>{ standing }
                if member.place.is_some() || member.period.is_some() { <small>{ words::PLACED.in_(lang) }</small> }
                if unplaced > 0 { <small>{ words::UNPLACED.fill(lang, &[&unplaced.to_string()]) }</small> }
            </td>
            <td><button type="button" class="link" aria-label={words::REMOVE_NAMED.fill(lang, &[&name])}
                onclick={move |_| removes.remove(&BTreeSet::from([id]))}>{ words::REMOVE.in_(lang) }</button></td>
        </tr>
    }
}
