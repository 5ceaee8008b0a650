//! Indicators side by side: the table, the chart of the chosen row, the words of the chosen cell.

use super::own_view::OwnView;
use super::store::{Member, Shelf, Store};
use super::{charts, detail, words};
use crate::app::messages::Lang;
use crate::app::state::Item;
use crate::charts as shapes;
use crate::compare::choice::Cell;
use crate::compare::steps::{self, Step};
use crate::compare::table::{Key, Row, Table, table};
use crate::compare::{Entry, groups};
use crate::export::{number, page, tables};
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub store: Store,
    pub shelf: Shelf,
    pub lang: Lang,
    pub open: Callback<Item>,
}

/// Reports that stand side by side on the page.
const MOST_COLUMNS: usize = 24;
/// Reports of one chart. The exports have all.
const MOST_BARS: usize = 60;

/// The reports that are compared: those selected, or all of them, by place and time.
pub fn columns(shelf: &Shelf, members: &[Rc<Member>], entries: &[Entry]) -> Vec<usize> {
    let order = groups::order(entries);
    match shelf.selected.len() {
        0 | 1 => order,
        _ => order.into_iter().filter(|&k| shelf.selected.contains(&members[k].id)).collect(),
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Choice {
    name: String,
    columns: Vec<usize>,
}

fn choices(shelf: &Shelf, members: &[Rc<Member>], entries: &[Entry], lang: Lang) -> Vec<Choice> {
    let mut choices = Vec::new();
    if shelf.selected.len() > 1 {
        choices
            .push(Choice { name: words::SELECTED_REPORTS.in_(lang).into(), columns: columns(shelf, members, entries) });
    }
    choices.push(Choice { name: words::ALL_REPORTS.in_(lang).into(), columns: groups::order(entries) });
    let groups = groups::groups(entries);
    choices.extend(
        groups
            .places
            .into_iter()
            .map(|(place, columns)| Choice { name: words::ONE_PLACE.fill(lang, &[&place]), columns }),
    );
    choices.extend(
        groups
            .years
            .into_iter()
            .map(|(year, columns)| Choice { name: words::ONE_YEAR.fill(lang, &[&year.to_string()]), columns }),
    );
    choices.extend(
        groups
            .same
            .into_iter()
            .map(|(name, columns)| Choice { name: words::SAME_REPORT.fill(lang, &[&name]), columns }),
    );
    choices
}

/// What is chosen: a row, and a cell in it.
type Chosen = Option<(Key, Option<usize>)>;

#[component]
pub fn CompareView(props: &Props) -> Html {
    let Props { store, shelf, lang, .. } = props;
    let lang = *lang;
    let which = use_state_eq(|| 0usize);
    let shared = use_state_eq(|| false);
    let chosen = use_state_eq(|| Chosen::None);
    let choices = use_memo((shelf.clone(), lang), |(shelf, lang)| {
        let (members, entries) = shelf.entries();
        choices(shelf, &members, &entries, *lang)
    });
    let choice = choices.get(*which).unwrap_or(&choices[0]).clone();
    let found = use_memo((shelf.clone(), choice.columns.clone()), |(shelf, columns)| {
        let (_, entries) = shelf.entries();
        table(shelf.reports(&entries), &columns[..columns.len().min(MOST_BARS)])
    });
    let (members, entries) = shelf.entries();
    let choose_group = {
        let (which, chosen) = (which.clone(), chosen.clone());
        move |event: Event| {
            which.set(event.target_unchecked_into::<HtmlSelectElement>().selected_index().max(0) as usize);
            chosen.set(None);
        }
    };
    let only_shared = {
        let shared = shared.clone();
        move |event: Event| shared.set(event.target_unchecked_into::<HtmlInputElement>().checked())
    };
    let series = tables::is_series(&entries, &found);
    let width = found.columns.len().min(MOST_COLUMNS);
    let rows = found.rows.iter().filter(|row| !*shared || row.filled() > 1);
    let row = |row: &Row| {
        let ranks = if series { Vec::new() } else { steps::ranks(row, &entries) };
        let steps = if series { steps::steps(row, &entries) } else { Vec::new() };
        let key = row.key.clone();
        let current = chosen.as_ref().is_some_and(|(k, _)| *k == key);
        let choose = {
            let (chosen, key) = (chosen.clone(), key.clone());
            move |_: MouseEvent| chosen.set(Some((key.clone(), None)))
        };
        let cells = row.cells[..width].iter().enumerate().map(|(k, cell)| {
            let (chosen, key) = (chosen.clone(), key.clone());
            let picked = chosen.as_ref().is_some_and(|(other, at)| *other == key && *at == Some(k));
            let choose = Callback::from(move |_: MouseEvent| chosen.set(Some((key.clone(), Some(k)))));
            let rank = ranks.get(k).copied().flatten();
            let step = steps.iter().find(|step| step.to == k);
            cell_html(cell.as_ref(), rank, step, picked, choose, lang)
        });
        let name = words::lang(lang).choose(&row.zh, &row.en).clone();
        html! {
            <tr class={classes!(current.then_some("current"))}>
                <th scope="row"><button type="button" class="link" onclick={choose}>{ name }</button>
                    if matches!(row.key, Key::Label(_)) { <span class="muted">{ " " }{ words::SAME_WORDS.in_(lang) }</span> }
                </th>
                <td>{ row.unit.clone() }</td>
                { for cells }
            </tr>
        }
    };
    let picked =
        chosen.as_ref().and_then(|(key, at)| found.rows.iter().find(|row| row.key == *key).map(|row| (row, *at)));
    html! {
        <div class="many-body">
            <div class="many-tools">
                <label>{ words::WHICH.in_(lang) }{ " " }
                    <select id="compare-which" onchange={choose_group}>
                        { for choices.iter().enumerate().map(|(k, choice)| html! {
                            <option selected={k == *which}>{ choice.name.clone() }</option>
                        }) }
                    </select>
                </label>
                <label><input type="checkbox" id="only-shared" checked={*shared} onchange={only_shared} />{ words::ROWS.in_(lang) }</label>
                if choice.columns.len() > width {
                    <span class="muted">{ words::SHOWN_COLUMNS.fill(lang, &[&width.to_string(), &choice.columns.len().to_string()]) }</span>
                }
            </div>
            <aside class="many-chosen" id="compare-chosen" aria-live="polite">
                if let Some((row, at)) = picked {
                    { chart(row, &found, &entries, series, lang) }
                    { quotes(row, at, &members, &entries, props) }
                } else {
                    <p class="muted">{ if found.rows.is_empty() { words::NO_ROWS } else { words::CHOOSE_ROW }.in_(lang) }</p>
                }
            </aside>
            <div class="scroll many-scroll">
                <table class="many-table compare" id="comparison">
                    <thead><tr>
                        <th scope="col">{ words::INDICATOR.in_(lang) }</th>
                        <th scope="col">{ words::UNIT.in_(lang) }</th>
                        { for found.columns[..width].iter().map(|&k| html! { <th scope="col" class="n">{ entries[k].heading() }</th> }) }
                    </tr></thead>
                    <tbody>{ for rows.map(row) }</tbody>
                </table>
            </div>
            <OwnView store={store.clone()} shelf={shelf.clone()} {lang} />
        </div>
    }
}

fn cell_html(
    cell: Option<&Cell>,
    rank: Option<usize>,
    step: Option<&Step>,
    picked: bool,
    choose: Callback<MouseEvent>,
    lang: Lang,
) -> Html {
    let Some(cell) = cell else { return html! { <td class="n gap">{ words::GAP.in_(lang) }</td> } };
    let ex = words::lang(lang);
    let value = match cell.value {
        Some(value) => {
            let high = cell.high.map(|high| format!("–{}", number(high))).unwrap_or_default();
            let unit = cell.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
            format!("{}{high}{unit}", crate::app::format::number(value))
        }
        None => words::SEVERAL.fill(lang, &[&cell.all.len().to_string()]),
    };
    let approx = cell.approx.map(|a| ex.approx(a));
    let doubt = cell.doubtful.then_some("doubtful");
    let moved = step.map(|step| {
        let sign = if step.difference > 0.0 { "+" } else { "" };
        let growth =
            step.growth.map(|g| format!("（{}{}%）", if g > 0.0 { "+" } else { "" }, number(g))).unwrap_or_default();
        let cautions: Vec<&str> = step.cautions.iter().map(|c| ex.choose(c.zh(), c.en())).collect();
        (format!("{sign}{}{growth}", number(step.difference)), cautions.join(ex.choose("、", ", ")))
    });
    html! {
        <td class="n">
            <button type="button" class={classes!("cell", doubt)} aria-pressed={picked.to_string()} onclick={choose}>
                { value }
                if let Some(approx) = approx { <small>{ approx }</small> }
                if cell.doubtful { <small>{ ex.confidence(crate::analysis::Confidence::Doubtful) }</small> }
                if cell.corrected { <small>{ words::CORRECTED.in_(lang) }</small> }
            </button>
            if let Some(rank) = rank { <small class="muted">{ words::RANK.fill(lang, &[&rank.to_string()]) }</small> }
            if let Some((moved, cautions)) = moved {
                <small class="moved">{ moved }</small>
                if !cautions.is_empty() { <small class="muted">{ cautions }</small> }
            }
        </td>
    }
}

fn chart(row: &Row, table: &Table, entries: &[Entry], series: bool, lang: Lang) -> Html {
    let mut data = page::data(row, table, entries);
    if data.iter().filter(|d| d.value.is_some()).count() < 2 {
        return html! {};
    }
    if !series {
        data.sort_by(|a, b| b.value.partial_cmp(&a.value).unwrap_or(std::cmp::Ordering::Equal));
        data.truncate(MOST_BARS);
    }
    let said: Vec<String> =
        data.iter().map(|d| format!("{} {}", d.label, if d.value.is_some() { &d.words } else { "—" })).collect();
    let name = words::lang(lang).choose(&row.zh, &row.en);
    let drawn = if series { shapes::series(&data) } else { shapes::bars(&data) };
    html! {
        <figure class="many-chart">
            <figcaption>{ name.clone() }</figcaption>
            { charts::draw(&drawn, words::CHART_OF.fill(lang, &[name, &said.join("; ")])) }
        </figure>
    }
}

/// The words of the chosen cell; of a row, those of its first few.
fn quotes(row: &Row, at: Option<usize>, members: &[Rc<Member>], entries: &[Entry], props: &Props) -> Html {
    const MOST: usize = 4;
    let cells: Vec<&Cell> = match at {
        Some(at) => row.cells.get(at).into_iter().flatten().collect(),
        None => row.cells.iter().flatten().take(MOST).collect(),
    };
    let figures = cells.into_iter().flat_map(|cell| {
        let ids = cell.figure.filter(|_| at.is_none()).map_or_else(|| cell.all.clone(), |id| vec![id]);
        let why = words::lang(props.lang).why(cell.why);
        ids.into_iter().map(move |id| (cell.report, id, why)).collect::<Vec<_>>()
    });
    let quote = |(report, figure, why): (usize, u32, &'static str)| {
        debug_assert!(report < entries.len());
        html! {
            <div key={format!("{report}-{figure}")}>
                if !why.is_empty() { <p class="muted">{ why }</p> }
                <detail::Quote store={props.store.clone()} member={members[report].clone()} {figure} own={props.shelf.own.clone()}
                    lang={props.lang} open={props.open.clone()} />
            </div>
        }
    };
    html! { { for figures.map(quote) } }
}
