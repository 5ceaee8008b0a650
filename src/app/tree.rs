//! The outline as the lines of a tree that can be folded.

use crate::analysis::{Heading, HeadingId};
use std::collections::BTreeSet;

/// The lines from top to bottom. The first, `None`, is the whole report.
pub fn lines(outline: &[Heading], folded: &BTreeSet<HeadingId>) -> Vec<Option<HeadingId>> {
    let mut lines = vec![None];
    // A heading stands behind its parent, so what is hidden is known by then.
    let mut hidden = vec![false; outline.len()];
    for (id, heading) in outline.iter().enumerate() {
        hidden[id] = parent(heading, id).is_some_and(|p| hidden[p] || folded.contains(&(p as HeadingId)));
        if !hidden[id] {
            lines.push(Some(id as HeadingId));
        }
    }
    lines
}

/// The heading itself, or the nearest one above it that is not folded away.
pub fn shown(outline: &[Heading], folded: &BTreeSet<HeadingId>, heading: HeadingId) -> Option<HeadingId> {
    let mut shown = heading as usize;
    let mut at = shown;
    while let Some(above) = outline.get(at).and_then(|heading| parent(heading, at)) {
        if folded.contains(&(above as HeadingId)) {
            shown = above;
        }
        at = above;
    }
    (shown < outline.len()).then_some(shown as HeadingId)
}

/// How many headings are above one, and one more: the whole report is the root.
pub fn depth(outline: &[Heading], heading: HeadingId) -> usize {
    let (mut depth, mut at) = (1, heading as usize);
    while let Some(above) = outline.get(at).and_then(|heading| parent(heading, at)) {
        depth += 1;
        at = above;
    }
    depth
}

pub fn has_children(outline: &[Heading], heading: HeadingId) -> bool {
    outline.get(heading as usize + 1).is_some_and(|next| next.parent == Some(heading))
}

fn parent(heading: &Heading, id: usize) -> Option<usize> {
    heading.parent.map(|parent| parent as usize).filter(|&parent| parent < id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::report::sample;

    #[test]
    fn folding_hides_what_is_below() {
        let report = sample();
        let outline = &report.analysis.outline;
        assert_eq!(lines(outline, &BTreeSet::new()), [None, Some(0), Some(1), Some(2)]);
        let folded = BTreeSet::from([0]);
        assert_eq!(lines(outline, &folded), [None, Some(0), Some(2)]);
        assert_eq!(shown(outline, &folded, 1), Some(0));
        assert_eq!(shown(outline, &BTreeSet::new(), 1), Some(1));
        assert_eq!((depth(outline, 0), depth(outline, 1)), (1, 2));
        assert!(has_children(outline, 0) && !has_children(outline, 1));
    }
}
