//! Which figures the table shows, and in which order.

use super::format;
use super::links::Standing;
use super::messages::Lang;
use super::report::Report;
use crate::analysis::{Confidence, Figure, FigureId, HeadingId, Kind};
use std::cmp::Ordering;

/// A column of the table, in the order in which they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Label,
    Written,
    Number,
    Unit,
    Check,
    Kind,
    Section,
    Period,
    /// Only where the report stands on pages.
    Page,
}

impl Column {
    pub const ALL: [Column; 9] = [
        Column::Label,
        Column::Written,
        Column::Number,
        Column::Unit,
        Column::Check,
        Column::Kind,
        Column::Section,
        Column::Period,
        Column::Page,
    ];

    /// The columns that a report has something for.
    pub fn of(report: &Report) -> &'static [Column] {
        if report.has_pages() { &Self::ALL } else { &Self::ALL[..Self::ALL.len() - 1] }
    }

    /// The word for the column in class names.
    pub fn name(self) -> &'static str {
        match self {
            Column::Label => "label",
            Column::Written => "written",
            Column::Number => "number",
            Column::Unit => "unit",
            Column::Check => "check",
            Column::Kind => "kind",
            Column::Section => "section",
            Column::Period => "period",
            Column::Page => "page",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    pub column: Column,
    pub descending: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Words that must all occur.
    pub query: String,
    /// This heading and what is below it.
    pub section: Option<HeadingId>,
    pub kind: Option<Kind>,
    pub doubtful: bool,
    pub linked: Option<Linked>,
}

/// Figures that take part in relations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linked {
    Any,
    /// In one that does not hold.
    Failing,
}

impl Linked {
    pub const ALL: [Linked; 2] = [Linked::Any, Linked::Failing];

    /// The word for it in the page's markup.
    pub fn name(self) -> &'static str {
        match self {
            Linked::Any => "any",
            Linked::Failing => "failing",
        }
    }
}

impl Filter {
    /// Nothing is held back.
    pub fn is_empty(&self) -> bool {
        let Filter { query, section, kind, doubtful, linked } = self;
        query.trim().is_empty() && section.is_none() && kind.is_none() && !doubtful && linked.is_none()
    }

    fn words(&self) -> Vec<String> {
        self.query.split_whitespace().map(|word| format::fold(word).into_owned()).collect()
    }
}

/// Positions of the figures that pass the filter, in text order unless a column is given.
pub fn rows(report: &Report, lang: Lang, filter: &Filter, sort: Option<Sort>) -> Vec<FigureId> {
    let figures = &report.analysis.figures;
    let words = filter.words();
    let mut rows: Vec<FigureId> = (0..figures.len() as FigureId)
        .filter(|&id| fits(report, lang, &figures[id as usize], filter, &words))
        .collect();
    if let Some(sort) = sort {
        rows.sort_by(|&a, &b| compare(report, sort, &figures[a as usize], &figures[b as usize]).then(a.cmp(&b)));
    }
    rows
}

/// Whether one figure is among the rows.
pub fn passes(report: &Report, lang: Lang, filter: &Filter, id: FigureId) -> bool {
    report.analysis.figures.get(id as usize).is_some_and(|f| fits(report, lang, f, filter, &filter.words()))
}

fn fits(report: &Report, lang: Lang, figure: &Figure, filter: &Filter, words: &[String]) -> bool {
    if filter.doubtful && figure.confidence != Confidence::Doubtful {
        return false;
    }
    let fits = |linked| match linked {
        Linked::Any => report.links.standing(figure.id).is_some(),
        Linked::Failing => report.links.standing(figure.id) == Some(Standing::Fails),
    };
    if !filter.linked.is_none_or(fits) {
        return false;
    }
    if filter.kind.is_some_and(|kind| kind != figure.kind) {
        return false;
    }
    if filter.section.is_some_and(|section| !report.is_within(figure, section)) {
        return false;
    }
    if words.is_empty() {
        return true;
    }
    words.iter().all(|word| {
        let holds = |text: &str| format::fold(text).contains(word.as_str());
        holds(&figure.label)
            || holds(&figure.text)
            || figure.section.is_some_and(|id| report.section_names.get(id as usize).is_some_and(|name| holds(name)))
            || figure.unit.as_deref().is_some_and(holds)
            || figure.period.as_deref().is_some_and(holds)
            || holds(format::kind(figure.kind, lang))
            || word.contains(|c: char| c.is_ascii_digit()) && holds(&format::value(figure))
    })
}

/// What is unknown stands last in both directions.
fn compare(report: &Report, sort: Sort, a: &Figure, b: &Figure) -> Ordering {
    let turn = |order: Ordering| if sort.descending { order.reverse() } else { order };
    let words = |a: Option<&str>, b: Option<&str>| match (a.filter(|a| !a.is_empty()), b.filter(|b| !b.is_empty())) {
        (Some(a), Some(b)) => turn(a.cmp(b)),
        (a, b) => b.is_some().cmp(&a.is_some()),
    };
    match sort.column {
        Column::Label => words(Some(&a.label), Some(&b.label)),
        Column::Written => words(Some(&a.text), Some(&b.text)),
        Column::Number => turn(a.value.total_cmp(&b.value)),
        Column::Unit => words(a.unit.as_deref(), b.unit.as_deref()),
        Column::Kind => turn((a.kind as u8).cmp(&(b.kind as u8))),
        // By place in the report, which is what the names stand for.
        Column::Section => known(a.section, b.section, turn),
        Column::Check => known(report.links.standing(a.id), report.links.standing(b.id), turn),
        Column::Period => words(a.period.as_deref(), b.period.as_deref()),
        Column::Page => known(report.page(a.span), report.page(b.span), turn),
    }
}

fn known<T: Ord>(a: Option<T>, b: Option<T>, turn: impl Fn(Ordering) -> Ordering) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => turn(a.cmp(&b)),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::report::sample;

    fn ids(filter: Filter, sort: Option<Sort>) -> Vec<FigureId> {
        rows(&sample(), Lang::Zh, &filter, sort)
    }

    #[test]
    fn filters_by_words_section_kind_and_doubt() {
        assert_eq!(ids(Filter::default(), None), [0, 1, 2, 3]);
        assert_eq!(ids(Filter { query: "受理  案件".into(), ..Default::default() }, None), [0]);
        assert_eq!(ids(Filter { query: "２，６００".into(), ..Default::default() }, None), [3]);
        assert_eq!(ids(Filter { section: Some(0), ..Default::default() }, None), [0, 1, 2]);
        assert_eq!(ids(Filter { section: Some(1), ..Default::default() }, None), [1, 2]);
        assert_eq!(ids(Filter { kind: Some(Kind::Percent), ..Default::default() }, None), [2]);
        assert_eq!(ids(Filter { doubtful: true, ..Default::default() }, None), [1]);
    }

    #[test]
    fn sorts_by_every_column_both_ways_with_the_unknown_last() {
        for (column, up, down) in [
            (Column::Number, [1, 0, 2, 3], [3, 2, 0, 1]),
            (Column::Period, [3, 0, 1, 2], [3, 0, 1, 2]),
            (Column::Section, [0, 1, 2, 3], [3, 1, 2, 0]),
            (Column::Kind, [0, 1, 2, 3], [3, 2, 0, 1]),
        ] {
            assert_eq!(ids(Filter::default(), Some(Sort { column, descending: false })), up, "{column:?} up");
            assert_eq!(ids(Filter::default(), Some(Sort { column, descending: true })), down, "{column:?} down");
        }
        for column in Column::ALL {
            assert_eq!(ids(Filter::default(), Some(Sort { column, descending: true })).len(), 4);
        }
    }
}
