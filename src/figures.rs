//! Figures: what amounts the body states, what each counts, and how it changed.
//!
//! ```text
//! line ──scan──▶ amounts ──labels──▶ ──change──▶ ──period, stance──▶ Figure
//! ```

mod bounds;
mod change;
mod grammar;
mod inherit;
mod labels;
mod names;
mod period;
mod phrase;
mod range;
mod relations;
mod scan;
mod sense;
mod stance;
mod tables;
mod unitless;
mod units;
mod words;

use crate::analysis::{Approx, Change, Confidence, Figure, Relation};
use crate::reading::Reading;
use crate::text::{Script, Source};
use labels::Label;
use relations::Relations;
use scan::Amount;

/// All figures of the body, in the order of the text, and how they hang together.
pub(crate) fn find(source: &Source, reading: &Reading) -> (Vec<Figure>, Vec<Relation>) {
    let mut amounts = Vec::new();
    let mut at = 0;
    while at < reading.lines.len() {
        let rows = tables::rows(source, &reading.lines[at..], &reading.furniture[at..]);
        if rows > 0 {
            tables::read(source, &reading.lines[at..at + rows], &mut amounts);
        } else if !reading.furniture[at] && !reading.lines[at].text.is_empty() {
            scan::scan(source, &reading.lines[at].text, &mut amounts);
        }
        at += rows.max(1);
    }
    let mut labels = labels::labels(source, &amounts);
    let changes = change::changes(source, &amounts, &labels);
    for i in 1..amounts.len() {
        // 由15天缩短至3天: the verb goes for both ends.
        if changes[i - 1] == Some(Change::Baseline) && labels[i - 1].act.is_none() {
            labels[i - 1].act = labels[i].act.clone();
        }
    }
    let scene = relations::Scene { source, amounts: &amounts, labels: &labels, changes: &changes };
    let Relations { relations, part_of } = relations::find(&scene);
    let planned = stance::planned_sections(&reading.outline);
    let mut out = Vec::with_capacity(amounts.len());
    for (id, ((amount, label), change)) in amounts.into_iter().zip(labels).zip(changes).enumerate() {
        let sentence = reading.sentence(amount.range.start).cloned().unwrap_or(amount.range.clone());
        let section = reading.section(amount.range.start);
        out.push(Figure {
            id: id as u32,
            span: source.span(amount.range.clone()),
            text: source.raw(amount.range.clone()).to_owned(),
            confidence: confidence(&amount, &label),
            label: reader_label(&label),
            period: amount
                .cell
                .as_ref()
                .and_then(|c| c.period.clone())
                .or_else(|| period::period(source, &amount, &sentence))
                .map(|p| source.raw(p).to_owned()),
            stance: stance::stance(source, &amount, &sentence, section.is_some_and(|s| planned[s as usize])),
            value: amount.value,
            high: amount.high,
            unit: amount.unit,
            kind: amount.kind,
            approx: amount.approx,
            change,
            head: label.head,
            act: label.act,
            indicator: None,
            part_of: part_of[id],
            section,
            sentence: source.span(sentence),
        });
    }
    (out, relations)
}

/// Act and head as a table would have them.
fn reader_label(label: &Label) -> String {
    match (label.act.as_deref(), label.head.as_deref()) {
        (Some(act), Some(head)) if head.contains(act) => head.to_owned(),
        (Some(act), Some(head)) => format!("{act}{head}"),
        (None, Some(one)) | (Some(one), None) => one.to_owned(),
        (None, None) => String::new(),
    }
}

/// Sure where value, unit and head all stand plainly by the figure.
fn confidence(amount: &Amount, label: &Label) -> Confidence {
    let plain_number =
        amount.high.is_none() && (amount.script == Script::Arabic || amount.approx != Some(Approx::About));
    let plain_label = label.near && label.head.as_ref().is_some_and(|h| (2..=14).contains(&h.chars().count()));
    if plain_number && plain_label && amount.unit.is_some() { Confidence::Sure } else { Confidence::Doubtful }
}
