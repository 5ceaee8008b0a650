//! A report as its reader has it, for JSON: the schema, and where something was corrected, what had been read.

use crate::Analysis;
use crate::analysis::FigureId;
use crate::compare::Entry;
use crate::workspace::Mark;
use serde::Serialize;

/// The schema with one key more, which is there only where the reader corrected something.
#[derive(Serialize)]
pub struct Report<'a> {
    #[serde(flatten)]
    analysis: &'a Analysis,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    corrections: Vec<Corrected<'a>>,
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
    Report { analysis: entry.analysis, corrections: entry.marks.0.iter().map(corrected).collect() }
}
