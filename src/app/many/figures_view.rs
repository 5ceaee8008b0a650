//! Every figure of every report in one table, however many; the place where a reader corrects.

use super::busy::busy;
use super::clerk::{Question, Reply};
use super::escape::use_escape;
use super::office::use_answer;
use super::store::Shelf;
use super::{ViewProps, detail, words};
use crate::app::keys::FILTER_FIGURES;
use crate::app::window::{Guess, use_window};
use crate::export::tables::indicator_name;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The setting that a workspace file keeps.
const FILTER: &str = "figures.filter";
const FIRST: usize = 40;
const ROW: f64 = 30.0;

#[component]
pub fn FiguresView(props: &ViewProps) -> Html {
    let ViewProps { store, shelf, lang, open } = props;
    let lang = *lang;
    // By member and span: a figure's number moves when one is added before it.
    let chosen = use_state_eq(|| None::<(u32, crate::analysis::Span)>);
    use_escape(chosen.is_some(), "#all-figures [aria-expanded=true]", {
        let chosen = chosen.setter();
        Callback::from(move |()| chosen.set(None))
    });
    let query = shelf.setting(FILTER).trim().to_owned();
    // Without words there is nothing to look for.
    let search = (!query.is_empty()).then(|| Question::Search(query.clone()));
    let answer = use_answer(store, shelf, search);
    let reply = answer.reply.as_ref().map(|reply| Rc::as_ptr(reply) as usize);
    let rows = use_memo((shelf.version, query.clone(), reply), {
        let (shelf, answer) = (shelf.clone(), answer.clone());
        move |(_, query, ..)| Rows::of(&shelf, query, answer.reply.as_deref())
    });
    let guess: Guess = Rc::new(|_, _| ROW);
    let (items, range) = use_window(rows.count(), FIRST, query.clone(), guess, None);
    let oninput = {
        let store = store.clone();
        move |event: InputEvent| store.set(FILTER, event.target_unchecked_into::<HtmlInputElement>().value())
    };
    let ex = words::lang(lang);
    let row = |i: usize| {
        let Some((member, id)) = rows.at(i).and_then(|(id, figure)| Some((shelf.member(id)?, figure))) else {
            return html! { <tr key={i}></tr> };
        };
        let Some(reviewed) = member.reviewed() else { return html! { <tr key={i}></tr> } };
        let Some(figure) = reviewed.analysis.figures.get(id as usize) else { return html! { <tr key={i}></tr> } };
        let mark = reviewed.marks.of(id);
        let current = *chosen == Some((member.id, figure.span));
        let choose = {
            let (chosen, at) = (chosen.clone(), (member.id, figure.span));
            move |_: MouseEvent| chosen.set(if current { None } else { Some(at) })
        };
        let indicator = figure.indicator.as_deref().and_then(|id| indicator_name(id, &shelf.own, ex));
        html! {
            <tr key={i} class={classes!(current.then_some("current"))}>
                <td class="many-name">{ member.heading() }</td>
                <td class={classes!("many-label", (figure.confidence == crate::analysis::Confidence::Doubtful).then_some("doubtful"))}>
                    { figure.label.as_str() }</td>
                <td>{ figure.text.as_str() }</td>
                <td class="n">{ crate::app::format::number(figure.value) }</td>
                <td>{ figure.unit.as_deref() }</td>
                <td class="many-label">{ indicator }</td>
                <td>
                    if figure.stance == crate::analysis::Stance::Planned { <small>{ words::PLANNED.in_(lang) }{ " " }</small> }
                    if let Some(mark) = mark {
                        <small>{ if mark.wrong { words::WRONG } else { words::CORRECTED }.in_(lang) }{ " " }</small>
                    }
                    <button type="button" class="link" aria-expanded={current.to_string()} onclick={choose}>{ words::CORRECT.in_(lang) }</button>
                </td>
            </tr>
        }
    };
    let picked = (*chosen).and_then(|(id, span)| {
        let member = shelf.member(id)?;
        let reviewed = member.reviewed()?;
        let figure = reviewed.analysis.figures.iter().find(|f| f.span == span)?;
        Some((member.clone(), figure.id))
    });
    html! {
        <div class="many-body">
            <div class="many-tools">
                <input type="search" id={FILTER_FIGURES} placeholder={words::SEARCH_FIGURES.in_(lang)} aria-label={words::SEARCH_FIGURES.in_(lang)}
                    value={shelf.setting(FILTER).to_owned()} {oninput} />
                <span class="muted" id="figures-count">{ words::SHOWN_FIGURES.fill(lang, &[&rows.count().to_string()]) }</span>
                if !query.is_empty() { { busy(&answer, store, lang) } }
            </div>
            if let Some((member, figure)) = picked {
                <aside class="many-chosen" id="figure-chosen">
                    <detail::Quote store={store.clone()} member={member.clone()} {figure} own={shelf.own.clone()} {lang} open={open.clone()} />
                    <detail::Correct key={format!("{}-{figure}-{}", member.id, member.stamp)} store={store.clone()} member={member.clone()} {figure} own={shelf.own.clone()} {lang} open={open.clone()} />
                </aside>
            }
            <div class="scroll many-scroll">
                <table class="many-table fixed" id="all-figures" aria-rowcount={(rows.count() + 1).to_string()}>
                    <thead><tr>
                        <th scope="col">{ words::REPORT.in_(lang) }</th><th scope="col">{ words::LABEL.in_(lang) }</th>
                        <th scope="col">{ words::WORDS.in_(lang) }</th><th scope="col" class="n">{ words::VALUE.in_(lang) }</th>
                        <th scope="col">{ words::UNIT.in_(lang) }</th><th scope="col">{ words::COMMON.in_(lang) }</th><th scope="col"></th>
                    </tr></thead>
                    <tbody ref={items}>
                        <tr key="before" class="spacer" aria-hidden="true"><td colspan="7" /></tr>
                        { for range.map(row) }
                        <tr key="after" class="spacer" aria-hidden="true"><td colspan="7" /></tr>
                    </tbody>
                </table>
            </div>
        </div>
    }
}

/// Which figure stands in which row, without a list as long as the table: it may have a hundred thousand.
#[derive(Debug, Default, PartialEq)]
struct Rows {
    /// Reports by their ids, each with the row that is behind its last.
    ends: Vec<(u32, usize)>,
    /// The figures of each report, where not all are shown.
    found: Option<Vec<Vec<u32>>>,
}

impl Rows {
    fn of(shelf: &Shelf, query: &str, reply: Option<&Reply>) -> Rows {
        let mut end = 0;
        let mut count = |id: u32, figures: usize| {
            end += figures;
            (id, end)
        };
        if query.is_empty() {
            let members = shelf.done_members();
            let ends = members.into_iter().filter_map(|m| Some(count(m.id, m.listed()?.figures))).collect();
            return Rows { ends, found: None };
        }
        let Some(Reply::Found(found)) = reply else { return Rows { ends: Vec::new(), found: Some(Vec::new()) } };
        let ends = found.iter().map(|(id, figures)| count(*id, figures.len())).collect();
        Rows { ends, found: Some(found.iter().map(|(_, figures)| figures.clone()).collect()) }
    }

    fn count(&self) -> usize {
        self.ends.last().map_or(0, |(_, end)| *end)
    }

    /// The report and the figure of a row.
    fn at(&self, row: usize) -> Option<(u32, u32)> {
        let place = self.ends.partition_point(|(_, end)| *end <= row);
        let (id, _) = *self.ends.get(place)?;
        let within = row - place.checked_sub(1).map_or(0, |before| self.ends[before].1);
        let figure = match &self.found {
            Some(found) => *found.get(place)?.get(within)?,
            None => within as u32,
        };
        Some((id, figure))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_leads_to_its_report_and_figure() {
        let all = Rows { ends: vec![(3, 2), (4, 2), (9, 5)], found: None };
        assert_eq!(all.count(), 5);
        let rows: Vec<_> = (0..6).map(|row| all.at(row)).collect();
        assert_eq!(rows, [Some((3, 0)), Some((3, 1)), Some((9, 0)), Some((9, 1)), Some((9, 2)), None]);
        let found = Reply::Found(vec![(3, vec![7]), (9, vec![1, 4])]);
        let some = Rows::of(&Shelf::default(), "件", Some(&found));
        let rows: Vec<_> = (0..4).map(|row| some.at(row)).collect();
        assert_eq!(rows, [Some((3, 7)), Some((9, 1)), Some((9, 4)), None]);
        assert_eq!(Rows::of(&Shelf::default(), "件", None).count(), 0);
    }
}
