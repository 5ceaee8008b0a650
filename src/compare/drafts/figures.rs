//! The figures that changed from one draft to the next.

use super::{Piece, What};
use crate::analysis::{Figure, FigureId, Span};
use crate::compare::{Entry, exact};
use crate::wire;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FigureChange {
    /// Changed, added or removed.
    pub what: What,
    pub before: Option<FigureId>,
    pub after: Option<FigureId>,
    /// By how much, where the unit stayed.
    #[serde(with = "wire::optional_number")]
    pub difference: Option<f64>,
}

/// In the order of the pieces.
pub fn changes(before: &Entry, after: &Entry, pieces: &[Piece]) -> Vec<FigureChange> {
    let mut changes = Vec::new();
    for piece in pieces {
        let olds = piece.before.map(|span| within(before, span)).unwrap_or_default();
        let news = piece.after.map(|span| within(after, span)).unwrap_or_default();
        match piece.what {
            What::Same | What::Moved => {}
            What::Removed if piece.after.is_some() => {}
            What::Added => changes.extend(news.iter().map(|f| one(None, Some(f)))),
            What::Removed => changes.extend(olds.iter().map(|f| one(Some(f), None))),
            What::Changed => matched(olds, news, &mut changes),
        }
    }
    changes
}

fn within<'a>(entry: &Entry<'a>, span: Span) -> &'a [Figure] {
    let figures = &entry.analysis.figures;
    let first = figures.partition_point(|f| f.span.start < span.start);
    let last = figures.partition_point(|f| f.span.start < span.end);
    &figures[first..last.max(first)]
}

fn one(before: Option<&Figure>, after: Option<&Figure>) -> FigureChange {
    let what = match (before, after) {
        (Some(_), Some(_)) => What::Changed,
        (Some(_), None) => What::Removed,
        _ => What::Added,
    };
    let difference = match (before, after) {
        (Some(a), Some(b)) if a.unit == b.unit && a.high.is_none() && b.high.is_none() => {
            exact::difference(a.value, b.value)
        }
        _ => None,
    };
    FigureChange { what, before: before.map(|f| f.id), after: after.map(|f| f.id), difference }
}

/// The figures of a changed sentence: the same thing counted first, then the same unit, then what is left.
fn matched(olds: &[Figure], news: &[Figure], changes: &mut Vec<FigureChange>) {
    let mut partner: Vec<Option<usize>> = vec![None; news.len()];
    let mut free: Vec<bool> = vec![true; olds.len()];
    let sames: [fn(&Figure, &Figure) -> bool; 4] = [
        |a, b| a.text == b.text && a.label == b.label,
        |a, b| a.label == b.label && a.unit == b.unit,
        |a, b| a.head == b.head && a.unit == b.unit,
        |a, b| a.unit == b.unit && a.kind == b.kind,
    ];
    for same in sames {
        for (j, new) in news.iter().enumerate() {
            if partner[j].is_none()
                && let Some(i) = (0..olds.len()).find(|&i| free[i] && same(&olds[i], new))
            {
                (partner[j], free[i]) = (Some(i), false);
            }
        }
    }
    for (j, new) in news.iter().enumerate() {
        match partner[j].map(|i| &olds[i]) {
            Some(old) => {
                let says = |f: &Figure| (f.value.to_bits(), f.high.map(f64::to_bits), f.unit.clone(), f.approx);
                if says(old) != says(new) {
                    changes.push(one(Some(old), Some(new)));
                }
            }
            None => changes.push(one(None, Some(new))),
        }
    }
    changes.extend((0..olds.len()).filter(|&i| free[i]).map(|i| one(Some(&olds[i]), None)));
}
