//! A report as its reader has it, for JSON: the schema, and where something was corrected, what had been read.

use crate::Analysis;
use crate::analysis::FigureId;
use crate::compare::Entry;
use crate::workspace::Mark;
use serde::Serialize;

/// The schema with keys more, which are there only where the reader corrected something.
#[derive(Serialize)]
pub struct Report<'a> {
    #[serde(flatten)]
    analysis: &'a Analysis,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    corrections: Vec<Corrected<'a>>,
    /// Place and period as the text has them, where the reader gives others.
    #[serde(skip_serializing_if = "Option::is_none")]
    read_place: Option<&'a Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    read_period: Option<&'a Option<[String; 2]>>,
}

/// A figure and what was done to it.
#[derive(Serialize)]
struct Corrected<'a> {
    figure: FigureId,
    #[serde(flatten)]
    mark: &'a Mark,
}

pub fn report<'a>(entry: &Entry<'a>) -> Report<'a> {
    let corrected = |(figure, mark): (&FigureId, &'a Mark)| Corrected { figure: *figure, mark };
    let marks = entry.marks;
    Report {
        analysis: entry.analysis,
        corrections: marks.figures.iter().map(corrected).collect(),
        read_place: marks.place.as_ref(),
        read_period: marks.period.as_ref(),
    }
}
