//! The relations of one figure, each with its computation. Every figure in it leads to its own place.

use crate::analysis::{FigureId, Relation};
use crate::app::contexts::{use_dispatch, use_lang};
use crate::app::format;
use crate::app::links;
use crate::app::messages::{Lang, Msg};
use crate::app::state::{Action, Doc};
use crate::app::working;
use yew::prelude::*;

/// Relations that are listed of one figure.
const LISTED: usize = 6;
/// Parts that are written out of one sum; one with a few more is written out, too.
const PARTS: usize = 12;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub doc: Doc,
    pub id: FigureId,
}

#[component]
pub fn Relations(props: &Props) -> Html {
    let (lang, dispatch) = (use_lang(), use_dispatch());
    let Props { doc, id } = props;
    let onclick = Callback::from(move |id| dispatch.dispatch(Action::Choose(Some(id), None)));
    let of: Vec<(u32, &Relation)> = doc.links.relations(&doc.analysis, *id).collect();
    if of.is_empty() {
        return html! {};
    }
    let writer = Writer { doc, chosen: *id, lang, onclick };
    // Each keeps its place on the page, and with it the focus, when the choice goes from one of its figures to another.
    let line = |&(position, relation): &(u32, &Relation)| {
        let standing = links::standing(relation);
        let class = classes!("relation", (standing == links::Standing::Fails).then_some("fails"));
        html! {
            <li key={position} {class}>
                <span class="verdict">
                    <span aria-hidden="true">{ format::sign(standing) }</span>{ " " }{ format::standing(standing, lang) }
                </span>
                <span class="working">{ writer.relation(relation) }</span>
            </li>
        }
    };
    let more = (of.len() > LISTED).then(|| {
        let words = lang.fill(Msg::MoreRelations, &[&(of.len() - LISTED).to_string()]);
        html! { <li key="more" class="muted">{ words }</li> }
    });
    // Nothing but items with keys may stand in the list, or the keys do not count.
    let lines = of.iter().take(LISTED).map(line).chain(more);
    html! { <ul class="relations" aria-label={lang.say(Msg::Relations)}>{ for lines }</ul> }
}

/// Writes out relations in words.
struct Writer<'a> {
    doc: &'a Doc,
    chosen: FigureId,
    lang: Lang,
    onclick: Callback<FigureId>,
}

impl Writer<'_> {
    fn relation(&self, relation: &Relation) -> Html {
        match relation {
            Relation::Sum { total, parts, holds, .. } => self.sum(*total, parts, *holds),
            Relation::Ratio { part, whole, percent, holds } => self.ratio(*part, *whole, *percent, *holds),
            Relation::Change { from, to, percent, holds } => self.change(*from, *to, *percent, *holds),
        }
    }

    fn sum(&self, total: FigureId, parts: &[FigureId], holds: Option<bool>) -> Html {
        let figures = &self.doc.analysis.figures;
        let Some(stated) = figures.get(total as usize) else { return html! {} };
        let computed = working::sum(parts.iter().filter_map(|&part| figures.get(part as usize)));
        let unit = stated.unit.as_deref().unwrap_or_default();
        let amount = |value: f64| html! { <strong>{ format!("{}{unit}", format::number(value)) }</strong> };
        let total = self.figure(total);
        match (holds, computed) {
            (Some(true), Some(sum)) => self.fill(Msg::SumHolds, [self.parts(parts, " + "), amount(sum), total]),
            (Some(false), Some(sum)) => {
                let gap = working::sum_of(sum, -stated.value);
                let words = if gap < 0.0 { Msg::SumLess } else { Msg::SumMore };
                self.fill(words, [self.parts(parts, " + "), amount(sum), total, amount(gap.abs())])
            }
            (Some(false), None) => self.fill(Msg::SumFails, [total, self.parts(parts, self.comma())]),
            (_, Some(_)) => self.fill(Msg::SumSome, [total, self.parts(parts, self.comma())]),
            (_, None) => self.fill(Msg::SumRough, [total, self.parts(parts, self.comma())]),
        }
    }

    fn ratio(&self, part: FigureId, whole: FigureId, percent: FigureId, holds: Option<bool>) -> Html {
        let figures = &self.doc.analysis.figures;
        let of = |id: FigureId| figures.get(id as usize);
        let computed = of(part).zip(of(whole)).zip(of(percent));
        let computed = computed.and_then(|((part, whole), percent)| working::rate(part, whole, percent));
        let (part, whole, percent) = (self.figure(part), self.figure(whole), self.figure(percent));
        match (holds, computed) {
            (Some(holds), Some(rate)) => {
                let words = if holds { Msg::RateHolds } else { Msg::RateFails };
                self.fill(words, [part, whole, html! { <strong>{ rate }</strong> }, percent])
            }
            _ => self.fill(Msg::RateOpen, [part, whole, percent]),
        }
    }

    fn change(&self, from: FigureId, to: FigureId, percent: Option<FigureId>, holds: Option<bool>) -> Html {
        let figures = &self.doc.analysis.figures;
        let of = |id: FigureId| figures.get(id as usize);
        let moved = of(from).zip(of(to));
        let moved = moved.and_then(|(from, to)| working::movement(from, to, percent.and_then(of)));
        let ends = self.fill(Msg::ChangeIs, [self.figure(from), self.figure(to)]);
        let computed = moved.as_ref().map(|moved| {
            let words = if moved.up { Msg::MovedUp } else { Msg::MovedDown };
            let amount = match &moved.percent {
                Some(percent) => self.lang.fill(Msg::MovedBy, &[&moved.amount, percent]),
                None => moved.amount.clone(),
            };
            self.fill(words, [html! { <strong>{ amount }</strong> }])
        });
        let stated = match (percent, holds) {
            (Some(percent), Some(true)) => self.fill(Msg::StatedSame, [self.figure(percent)]),
            (Some(percent), Some(false)) => self.fill(Msg::StatedOther, [self.figure(percent)]),
            (Some(percent), None) => self.fill(Msg::StatedOpen, [self.figure(percent)]),
            (None, Some(false)) => html! { self.lang.say(Msg::WrongWay) },
            (None, _) => html! { self.lang.full_stop() },
        };
        html! { <>{ ends }{ computed.unwrap_or_default() }{ stated }</> }
    }

    /// Some parts, and how many more there are.
    fn parts(&self, parts: &[FigureId], between: &'static str) -> Html {
        let shown = if parts.len() > PARTS + 2 { PARTS } else { parts.len() };
        let more = parts.len() - shown;
        let written = parts[..shown].iter().enumerate().map(|(i, &part)| {
            html! { <>{ if i > 0 { between } else { "" } }{ self.figure(part) }</> }
        });
        html! {
            <>
                { for written }
                if more > 0 {
                    { " " }{ self.lang.fill(Msg::MoreParts, &[&more.to_string()]) }
                }
            </>
        }
    }

    /// A figure as it is written, which leads there.
    fn figure(&self, id: FigureId) -> Html {
        let Some(figure) = self.doc.analysis.figures.get(id as usize) else { return html! {} };
        let chosen = self.chosen == id;
        let onclick = self.onclick.reform(move |_: MouseEvent| id);
        html! {
            <button type="button" class={classes!("link", chosen.then_some("chosen"))} lang="zh-CN" {onclick}
                title={format::label(figure)} aria-current={chosen.then_some("true")}>{ figure.text.as_str() }</button>
        }
    }

    fn comma(&self) -> &'static str {
        match self.lang {
            Lang::Zh => "、",
            Lang::En => ", ",
        }
    }

    /// A message with its `{}` filled in.
    fn fill<const N: usize>(&self, message: Msg, with: [Html; N]) -> Html {
        let mut with = with.into_iter();
        let pieces = self.lang.say(message).split("{}").enumerate();
        let filled = pieces.map(|(i, piece)| {
            let before = if i > 0 { with.next().unwrap_or_default() } else { Html::default() };
            html! { <>{ before }{ piece }</> }
        });
        html! { <>{ for filled }</> }
    }
}
