//! Figures: what amounts the body states, what each counts, and how it changed.
//!
//! ```text
//! line ──scan──▶ amounts ──change──▶ ──labels──▶ ──period──▶ Figure
//! ```

mod bounds;
mod names;
mod scan;
mod units;

use crate::analysis::{Confidence, Figure, Stance};
use crate::reading::Reading;
use crate::text::Source;

/// All figures of the body, in the order of the text.
pub(crate) fn find(source: &Source, reading: &Reading) -> Vec<Figure> {
    let mut amounts = Vec::new();
    for (line, &furniture) in reading.lines.iter().zip(&reading.furniture) {
        if !furniture && !line.text.is_empty() {
            scan::scan(source, &line.text, &mut amounts);
        }
    }
    amounts
        .into_iter()
        .enumerate()
        .map(|(id, a)| Figure {
            id: id as u32,
            span: source.span(a.range.clone()),
            text: source.raw(a.range.clone()).to_owned(),
            value: a.value,
            high: a.high,
            unit: a.unit,
            kind: a.kind,
            approx: a.approx,
            change: None,
            label: String::new(),
            head: None,
            act: None,
            period: None,
            stance: Stance::Reported,
            indicator: None,
            part_of: None,
            section: reading.section(a.range.start),
            sentence: source.span(reading.sentence(a.range.start).cloned().unwrap_or(a.range.clone())),
            confidence: Confidence::Sure,
        })
        .collect()
}
