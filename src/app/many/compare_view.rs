//! Indicators side by side: the table, the chart of the chosen row, the words of the chosen cell.

use super::busy::busy;
use super::clerk::{Question, Reply, Side};
use super::escape::use_escape;
use super::office::use_answer;
use super::own_view::OwnView;
use super::store::{Member, Shelf, Store};
use super::{ViewProps, charts, detail, words};
use crate::app::contexts::use_chrome;
use crate::app::dom;
use crate::app::format::number;
use crate::app::messages::Lang;
use crate::app::state::Room;
use crate::app::window::{Guess, use_window};
use crate::charts as shapes;
use crate::compare::choice::Cell;
use crate::compare::steps::Step;
use crate::compare::table::{Key, Row};
use crate::compare::{Head, groups, headings};
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// Reports that stand side by side at once; the others are a button away.
const MOST_COLUMNS: usize = 24;
/// Reports of one chart. The exports have all.
const MOST_BARS: usize = 60;
/// Rows that are drawn before anything was measured.
const FIRST: usize = 30;
const ROW: f64 = 34.0;

/// The settings that a workspace file keeps.
const WHICH: &str = "compare.which";
const SHARED: &str = "compare.shared";

/// The reports that are compared: those selected, or all of them, by place and time.
pub fn columns(shelf: &Shelf) -> Vec<u32> {
    let members = shelf.done_members();
    let heads: Vec<Head> = members.iter().map(|m| m.head()).collect();
    let order = groups::order(&heads).into_iter().map(|k| members[k].id);
    match shelf.selected.len() {
        0 | 1 => order.collect(),
        _ => order.filter(|id| shelf.selected.contains(id)).collect(),
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Choice {
    /// What a workspace file calls it.
    key: String,
    name: String,
    columns: Vec<u32>,
}

fn choices(shelf: &Shelf, lang: Lang) -> Vec<Choice> {
    let members = shelf.done_members();
    let heads: Vec<Head> = members.iter().map(|m| m.head()).collect();
    let ids = |places: Vec<usize>| places.into_iter().map(|k| members[k].id).collect();
    let mut choices = Vec::new();
    let mut add = |key: String, name: String, columns: Vec<u32>| choices.push(Choice { key, name, columns });
    if shelf.selected.len() > 1 {
        add("selected".into(), words::SELECTED_REPORTS.in_(lang).into(), columns(shelf));
    }
    add("all".into(), words::ALL_REPORTS.in_(lang).into(), ids(groups::order(&heads)));
    let groups = groups::groups(&heads);
    for (place, list) in groups.places {
        add(format!("place:{place}"), words::ONE_PLACE.fill(lang, &[&place]), ids(list));
    }
    for (year, list) in groups.years {
        add(format!("year:{year}"), words::ONE_YEAR.fill(lang, &[&year.to_string()]), ids(list));
    }
    for (name, list) in groups.same {
        add(format!("same:{name}"), words::SAME_REPORT.fill(lang, &[&name]), ids(list));
    }
    choices
}

/// What is chosen: a row, and a cell in it.
type Chosen = Option<(Key, Option<usize>)>;

#[component]
pub fn CompareView(props: &ViewProps) -> Html {
    let ViewProps { store, shelf, lang, .. } = props;
    let lang = *lang;
    let chosen = use_state_eq(|| Chosen::None);
    let from = use_state_eq(|| 0usize);
    use_escape(chosen.is_some(), "#comparison [aria-pressed=true]", {
        let chosen = chosen.setter();
        Callback::from(move |()| chosen.set(None))
    });
    let choices = use_memo((shelf.version, shelf.selected.clone(), lang), {
        let shelf = shelf.clone();
        move |_| choices(&shelf, lang)
    });
    let which = choices.iter().position(|choice| choice.key == shelf.setting(WHICH)).unwrap_or(0);
    let choice = &choices[which];
    let answer = use_answer(store, shelf, Some(Question::Table(choice.columns.clone())));
    let found = match answer.reply.as_deref() {
        Some(Reply::Table(side)) => Some(side),
        _ => None,
    };
    let shared = shelf.setting(SHARED) == "1";
    let rows: Vec<usize> = found
        .map_or_else(Vec::new, |side| (0..side.rows.len()).filter(|&k| !shared || side.rows[k].filled() > 1).collect());
    let guess: Guess = Rc::new(|_, _| ROW);
    let (items, range) = use_window(rows.len(), FIRST, format!("{shared} {}", choice.key), guess, None);
    let choose_group = {
        let (store, chosen, from, choices) = (store.clone(), chosen.clone(), from.clone(), choices.clone());
        move |event: Event| {
            let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index().max(0) as usize;
            store.set(WHICH, choices.get(index).map(|choice| choice.key.clone()).unwrap_or_default());
            chosen.set(None);
            from.set(0);
        }
    };
    let only_shared = {
        let store = store.clone();
        move |event: Event| {
            let checked = event.target_unchecked_into::<HtmlInputElement>().checked();
            store.set(SHARED, if checked { "1" } else { "" }.into());
        }
    };
    let all = found.map_or(0, |side| side.columns.len());
    let first = (*from).min(all.saturating_sub(1));
    let shown = first..(first + MOST_COLUMNS).min(all);
    let members: Vec<Option<&Rc<Member>>> =
        found.map_or_else(Vec::new, |side| side.columns.iter().map(|&id| shelf.member(id)).collect());
    // A report that has just been taken out keeps its column until the table is made anew.
    let gone = Head { name: "", place: None, period: None };
    let heads: Vec<Head> = members.iter().map(|member| member.map_or(gone, |member| member.head())).collect();
    let names = headings(&heads);
    let row = |i: usize| {
        let side = found.expect("there are rows");
        let row = &side.rows[rows[i]];
        let key = row.key.clone();
        let current = chosen.as_ref().is_some_and(|(k, _)| *k == key);
        let whole = current && chosen.as_ref().is_some_and(|(_, at)| at.is_none());
        let choose = {
            let (chosen, key) = (chosen.clone(), key.clone());
            move |_: MouseEvent| chosen.set(Some((key.clone(), None)))
        };
        let (ranks, steps) = (side.ranks.get(rows[i]), side.steps.get(rows[i]));
        let cells = shown.clone().map(|k| {
            let (chosen, key) = (chosen.clone(), key.clone());
            let picked = chosen.as_ref().is_some_and(|(other, at)| *other == key && *at == Some(k));
            let choose = Callback::from(move |_: MouseEvent| chosen.set(Some((key.clone(), Some(k)))));
            let rank = ranks.and_then(|ranks| ranks.get(k).copied().flatten());
            let step = steps.and_then(|steps| steps.iter().find(|step| step.to == k));
            cell_html(row.cells[k].as_ref(), rank, step, picked, choose, lang)
        });
        let name = words::lang(lang).choose(&row.zh, &row.en).clone();
        html! {
            <tr key={rows[i]} class={classes!(current.then_some("current"))}>
                <th scope="row"><button type="button" class="link" aria-pressed={whole.to_string()} onclick={choose}>{ name }</button>
                    if matches!(row.key, Key::Label(_)) { <span class="muted">{ " " }{ words::SAME_WORDS.in_(lang) }</span> }
                </th>
                <td>{ row.unit.clone() }</td>
                { for cells }
            </tr>
        }
    };
    let picked = chosen.as_ref().and_then(|(key, at)| {
        found.and_then(|side| side.rows.iter().find(|row| row.key == *key)).map(|row| (row, *at))
    });
    let page = |to: usize, word: words::Word, id: &'static str, disabled: bool| {
        let from = from.clone();
        html! { <button type="button" class="button" {id} {disabled} onclick={move |_| from.set(to)}>{ word.in_(lang) }</button> }
    };
    let span = (2 + shown.len()).to_string();
    html! {
        <div class="many-body">
            <div class="many-tools">
                <label>{ words::WHICH.in_(lang) }{ " " }
                    <select id="compare-which" onchange={choose_group}>
                        { for choices.iter().enumerate().map(|(k, choice)| html! {
                            <option selected={k == which}>{ choice.name.clone() }</option>
                        }) }
                    </select>
                </label>
                <label><input type="checkbox" id="only-shared" checked={shared} onchange={only_shared} />{ words::ROWS.in_(lang) }</label>
                if all > MOST_COLUMNS {
                    { page(first.saturating_sub(MOST_COLUMNS), words::EARLIER, "columns-before", first == 0) }
                    <span class="muted">{ words::SHOWN_COLUMNS.fill(lang, &[&(shown.start + 1).to_string(), &shown.end.to_string(), &all.to_string()]) }</span>
                    { page(first + MOST_COLUMNS, words::LATER, "columns-after", shown.end >= all) }
                }
                if let Some(left_out) = found.map(|side| side.left_out).filter(|&n| n > 0) {
                    <span class="muted">{ words::LEFT_OUT.fill(lang, &[&left_out.to_string()]) }</span>
                }
                { busy(&answer, store, lang) }
            </div>
            <aside class="many-chosen" id="compare-chosen" aria-live="polite">
                if let (Some((row, at)), Some(side)) = (picked, found) {
                    <Chart store={store.clone()} shelf={shelf.clone()} {lang} row={row.key.clone()} columns={side.columns.clone()}
                        name={words::lang(lang).choose(&row.zh, &row.en).clone()} series={side.series} />
                    { quotes(row, at, side, &members, props) }
                } else {
                    <p class="muted">{ if found.is_some_and(|side| side.rows.is_empty()) { words::NO_ROWS } else { words::CHOOSE_ROW }.in_(lang) }</p>
                }
            </aside>
            <div class="scroll many-scroll">
                <table class="many-table compare" id="comparison" aria-rowcount={(rows.len() + 1).to_string()}>
                    <thead><tr>
                        <th scope="col">{ words::INDICATOR.in_(lang) }</th>
                        <th scope="col">{ words::UNIT.in_(lang) }</th>
                        { for shown.clone().map(|k| html! { <th scope="col" class="n">{ names.get(k).map(|name| heading_html(name)) }</th> }) }
                    </tr></thead>
                    <tbody ref={items}>
                        <tr key="before" class="spacer" aria-hidden="true"><td colspan={span.clone()} /></tr>
                        { for range.map(row) }
                        <tr key="after" class="spacer" aria-hidden="true"><td colspan={span} /></tr>
                    </tbody>
                </table>
            </div>
            <OwnView store={store.clone()} shelf={shelf.clone()} {lang} />
        </div>
    }
}

/// What a report is called over its column, the name of its file below it, where it needs one.
pub fn heading_html(name: &str) -> Html {
    let (heading, file) = name.split_at(name.find('（').unwrap_or(name.len()));
    html! { <>{ heading }if !file.is_empty() { <small title={file.to_owned()}>{ file }</small> }</> }
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
            format!("{}{high}{unit}", number(value))
        }
        None => words::SEVERAL.fill(lang, &[&cell.all.len().to_string()]),
    };
    let approx = cell.approx.map(|a| ex.approx(a).replace('_', " "));
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
                // 20以上, but over 20.
                if let (Some(approx), Lang::En) = (&approx, lang) { <small class="before">{ approx.clone() }</small>{ " " } }
                { value }
                if let (Some(approx), Lang::Zh) = (approx, lang) { <small>{ approx }</small> }
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

#[derive(Properties, PartialEq)]
struct ChartProps {
    store: Store,
    shelf: Shelf,
    lang: Lang,
    row: Key,
    columns: Vec<u32>,
    name: String,
    series: bool,
}

#[component]
fn Chart(props: &ChartProps) -> Html {
    let ChartProps { store, shelf, lang, row, columns, name, series } = props;
    let answer = use_answer(store, shelf, Some(Question::Row(row.clone(), columns.clone())));
    let chrome = use_chrome();
    let Some(Reply::Row(data)) = answer.reply.as_deref() else { return html! {} };
    let mut data = data.clone();
    let valued = data.iter().filter(|d| d.value.is_some()).count();
    if valued < 2 {
        return html! {};
    }
    if !series {
        data.sort_by(|a, b| b.value.partial_cmp(&a.value).unwrap_or(std::cmp::Ordering::Equal));
        data.truncate(MOST_BARS);
    }
    // Of very many years, or reports of them, the last.
    data.drain(..data.len().saturating_sub(MOST_BARS));
    let said: Vec<String> =
        data.iter().map(|d| format!("{} {}", d.label, if d.value.is_some() { &d.words } else { "—" })).collect();
    let drawn = match series {
        true => shapes::series(&data),
        false => shapes::bars_within(&data, if chrome.room == Room::Narrow { room() } else { f64::INFINITY }),
    };
    html! {
        <figure class="many-chart">
            <figcaption>{ name.clone() }
                if valued > MOST_BARS {
                    <small class="muted">{ " " }{ words::SHOWN_BARS.fill(*lang, &[&MOST_BARS.to_string(), &valued.to_string()]) }</small>
                }
            </figcaption>
            { charts::draw(&drawn, words::CHART_OF.fill(*lang, &[name, &said.join("; ")])) }
        </figure>
    }
}

/// Pixels that a chart has beside what is around it, where there is one column.
fn room() -> f64 {
    const AROUND: f64 = 48.0;
    dom::window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(0.0) - AROUND
}

/// The words of the chosen cell; of a row, those of its first few.
fn quotes(row: &Row, at: Option<usize>, side: &Side, members: &[Option<&Rc<Member>>], props: &ViewProps) -> Html {
    const MOST: usize = 4;
    let cells: Vec<(usize, &Cell)> = match at {
        Some(at) => row.cells.get(at).into_iter().flatten().map(|cell| (at, cell)).collect(),
        None => row.cells.iter().enumerate().filter_map(|(k, cell)| Some((k, cell.as_ref()?))).take(MOST).collect(),
    };
    let figures = cells.into_iter().flat_map(|(k, cell)| {
        let ids = cell.figure.filter(|_| at.is_none()).map_or_else(|| cell.all.clone(), |id| vec![id]);
        let why = words::lang(props.lang).why(cell.why);
        ids.into_iter().map(move |id| (k, id, why)).collect::<Vec<_>>()
    });
    let quote = |(k, figure, why): (usize, u32, &'static str)| {
        let Some(member) = members[k].cloned() else { return html! {} };
        html! {
            <div key={format!("{}-{figure}", side.columns[k])}>
                if !why.is_empty() { <p class="muted">{ why }</p> }
                <detail::Quote store={props.store.clone()} {member} {figure} own={props.shelf.own.clone()}
                    lang={props.lang} open={props.open.clone()} />
            </div>
        }
    };
    html! { { for figures.map(quote) } }
}
