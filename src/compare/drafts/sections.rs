//! The headings that changed, and those under which something changed.

use super::align::{Op, align, pair};
use super::{Piece, What};
use crate::analysis::{Heading, HeadingId, Span};
use crate::compare::Entry;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SectionChange {
    /// Changed: its words, or what stands under it.
    pub what: What,
    pub before: Option<HeadingId>,
    pub after: Option<HeadingId>,
    /// Sentences under it, and under no heading within it, that were changed, added, removed or moved.
    pub changes: usize,
}

pub fn changes(before: &Entry, after: &Entry, pieces: &[Piece]) -> Vec<SectionChange> {
    let (olds, news) = (&before.analysis.outline, &after.analysis.outline);
    let title = |h: &Heading| (h.level, h.title.clone());
    let (a, b): (Vec<_>, Vec<_>) = (olds.iter().map(title).collect(), news.iter().map(title).collect());
    let mut changed: Vec<SectionChange> = Vec::new();
    let (in_old, in_new) = (
        counts(olds, pieces, |p| (p.what == What::Removed).then_some(p.before)?),
        counts(news, pieces, |p| matches!(p.what, What::Changed | What::Added | What::Moved).then_some(p.after)?),
    );
    let entry = |i: Option<usize>, j: Option<usize>| SectionChange {
        what: match (i, j) {
            (Some(_), Some(_)) => What::Changed,
            (Some(_), None) => What::Removed,
            _ => What::Added,
        },
        before: i.map(|i| olds[i].id),
        after: j.map(|j| news[j].id),
        changes: i.map_or(0, |i| in_old[i]) + j.map_or(0, |j| in_new[j]),
    };
    for op in align(&a, &b) {
        match op {
            Op::Same(p, q) => {
                changed.extend(p.zip(q).map(|(i, j)| entry(Some(i), Some(j))).filter(|change| change.changes > 0));
            }
            Op::Differ(p, q) => {
                let words = |list: &[Heading]| -> Vec<String> {
                    list.iter().map(|h| format!("{}{}", h.marker, h.title)).collect()
                };
                let (x, y) = (words(&olds[p.clone()]), words(&news[q.clone()]));
                let (x, y): (Vec<&str>, Vec<&str>) =
                    (x.iter().map(String::as_str).collect(), y.iter().map(String::as_str).collect());
                let (mut i, mut j) = (p.start, q.start);
                for (one, other) in pair(&x, &y) {
                    let (one, other) = (p.start + one, q.start + other);
                    changed.extend((i..one).map(|i| entry(Some(i), None)));
                    changed.extend((j..other).map(|j| entry(None, Some(j))));
                    changed.push(entry(Some(one), Some(other)));
                    (i, j) = (one + 1, other + 1);
                }
                changed.extend((i..p.end).map(|i| entry(Some(i), None)));
                changed.extend((j..q.end).map(|j| entry(None, Some(j))));
            }
        }
    }
    changed
}

/// How many of the pieces stand under each heading itself.
fn counts(outline: &[Heading], pieces: &[Piece], place: impl Fn(&Piece) -> Option<Span>) -> Vec<usize> {
    let mut counts = vec![0; outline.len()];
    for span in pieces.iter().filter_map(place) {
        // The heading's own line is told by its title.
        if let Some(k) = outline.partition_point(|h| h.span.start <= span.start).checked_sub(1)
            && outline[k].section.contains(span)
            && (span.start > outline[k].span.start || outline[k].run_in)
        {
            counts[k] += 1;
        }
    }
    counts
}
