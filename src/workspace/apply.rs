//! Corrections onto an analysis.

use super::corrections::{Added, Correction, Edit, Mark, Marks};
use crate::analysis::{Analysis, Confidence, Figure, FigureId, Relation, Span, Stance};
use crate::utf16::Utf16Index;

/// An analysis as its reader has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reviewed {
    pub analysis: Analysis,
    pub marks: Marks,
    /// Positions of the corrections that have no place in this text any more.
    pub unplaced: Vec<usize>,
}

impl Reviewed {
    /// What the reader says of place and period, and what the text says instead.
    pub fn place(&mut self, place: Option<&String>, period: Option<&[String; 2]>) {
        let meta = &mut self.analysis.meta;
        if place.is_some() && meta.place.as_ref() != place {
            self.marks.place = Some(std::mem::replace(&mut meta.place, place.cloned()));
        }
        if period.is_some() && meta.period.as_ref() != period {
            self.marks.period = Some(std::mem::replace(&mut meta.period, period.cloned()));
        }
    }
}

/// Applies corrections in their order. A figure that was corrected keeps its words and its place; relations that it stands
/// in are no longer said to hold or not to hold, for that was computed from what the program had read.
pub fn apply(text: &str, analysis: &Analysis, corrections: &[Correction]) -> Reviewed {
    let mut reviewed = Reviewed { analysis: analysis.clone(), ..Default::default() };
    if corrections.is_empty() {
        return reviewed;
    }
    let index = Utf16Index::new(text);
    for (k, correction) in corrections.iter().enumerate() {
        let Some(span) = correction.at.find(text, &index) else {
            reviewed.unplaced.push(k);
            continue;
        };
        let at = figure_at(&reviewed.analysis, span);
        match (&correction.edit, at) {
            (Edit::Add(added), None) => add(&mut reviewed, text, &index, span, added),
            // The program has come to see it by itself.
            (Edit::Add(added), Some(id)) => {
                edit(&mut reviewed, id, &Edit::Value(added.value));
                edit(&mut reviewed, id, &Edit::Unit(added.unit.clone()));
                edit(&mut reviewed, id, &Edit::Label(added.label.clone()));
                edit(&mut reviewed, id, &Edit::Indicator(added.indicator.clone()));
            }
            (change, Some(id)) => edit(&mut reviewed, id, change),
            (_, None) => reviewed.unplaced.push(k),
        }
    }
    let touched = |id: &FigureId| reviewed.marks.of(*id).is_some_and(|m| m.wrong || m.value.is_some());
    for relation in &mut reviewed.analysis.relations {
        let (ids, holds) = match relation {
            Relation::Sum { total, parts, holds, .. } => ([&[*total][..], parts].concat(), holds),
            Relation::Ratio { part, whole, percent, holds } => (vec![*part, *whole, *percent], holds),
            Relation::Change { from, to, percent, holds } => {
                ([*from, *to].into_iter().chain(*percent).collect(), holds)
            }
        };
        if ids.iter().any(touched) {
            *holds = None;
        }
    }
    reviewed
}

/// The figure at a span: the same, or else the only one that overlaps it.
fn figure_at(analysis: &Analysis, span: Span) -> Option<FigureId> {
    let figures = &analysis.figures;
    if let Some(same) = figures.iter().find(|f| f.span == span) {
        return Some(same.id);
    }
    let mut over = figures.iter().filter(|f| f.span.start < span.end && span.start < f.span.end);
    match (over.next(), over.next()) {
        (Some(figure), None) => Some(figure.id),
        _ => None,
    }
}

fn edit(reviewed: &mut Reviewed, id: FigureId, edit: &Edit) {
    let Some(figure) = reviewed.analysis.figures.get_mut(id as usize) else { return };
    let mark = reviewed.marks.figures.entry(id).or_default();
    match edit {
        Edit::Value(value) if value.is_finite() && *value != figure.value => {
            mark.value.get_or_insert(figure.value);
            figure.value = *value;
            figure.high = None;
            figure.approx = None;
        }
        Edit::Unit(unit) if *unit != figure.unit => {
            mark.unit.get_or_insert(figure.unit.clone());
            figure.unit = unit.clone();
        }
        Edit::Label(label) if *label != figure.label => {
            mark.label.get_or_insert(figure.label.clone());
            figure.label = label.clone();
        }
        Edit::Indicator(indicator) if *indicator != figure.indicator => {
            mark.indicator.get_or_insert(figure.indicator.clone());
            figure.indicator = indicator.clone();
        }
        Edit::Wrong(wrong) => mark.wrong = *wrong,
        _ => {}
    }
    // What a reader has looked at is no longer in doubt.
    if mark.is_corrected() {
        figure.confidence = Confidence::Sure;
    }
    if *mark == Mark::default() {
        reviewed.marks.figures.remove(&id);
    }
}

/// Puts a figure in its place in the order of the text, and moves the numbers of those behind it.
fn add(reviewed: &mut Reviewed, text: &str, index: &Utf16Index, span: Span, added: &Added) {
    let analysis = &mut reviewed.analysis;
    let at = analysis.figures.partition_point(|f| f.span.start < span.start) as FigureId;
    let moved = |id: &mut FigureId| *id += FigureId::from(*id >= at);
    for figure in &mut analysis.figures {
        moved(&mut figure.id);
        figure.part_of.iter_mut().for_each(moved);
    }
    for relation in &mut analysis.relations {
        match relation {
            Relation::Sum { total, parts, .. } => {
                moved(total);
                parts.iter_mut().for_each(moved);
            }
            Relation::Ratio { part, whole, percent, .. } => [part, whole, percent].into_iter().for_each(moved),
            Relation::Change { from, to, percent, .. } => {
                [from, to].into_iter().for_each(moved);
                percent.iter_mut().for_each(moved);
            }
        }
    }
    analysis.findings.iter_mut().for_each(|f| f.figures.iter_mut().for_each(moved));
    analysis.topics.iter_mut().for_each(|t| t.figures.iter_mut().for_each(moved));
    let marks = std::mem::take(&mut reviewed.marks.figures);
    reviewed.marks.figures = marks
        .into_iter()
        .map(|(mut id, mark)| {
            moved(&mut id);
            (id, mark)
        })
        .collect();
    reviewed.marks.figures.insert(at, Mark { added: true, ..Default::default() });
    let section = analysis.outline.iter().rfind(|h| h.section.contains(span)).map(|h| h.id);
    let figure = Figure {
        id: at,
        span,
        text: index.slice(text, span).into(),
        value: added.value,
        high: None,
        unit: added.unit.clone(),
        kind: added.kind,
        approx: None,
        change: None,
        label: added.label.clone(),
        head: Some(added.label.clone()).filter(|l| !l.is_empty()),
        act: None,
        period: None,
        stance: Stance::Reported,
        indicator: added.indicator.clone(),
        part_of: None,
        section,
        sentence: sentence(text, index, span),
        confidence: Confidence::Sure,
    };
    analysis.figures.insert(at as usize, figure);
}

/// The sentence around a span: between stops and line ends.
fn sentence(text: &str, index: &Utf16Index, span: Span) -> Span {
    let stop = |c: char| matches!(c, '。' | '！' | '？' | '!' | '?' | '\n' | '\r');
    let (start, end) = (index.byte(text, span.start), index.byte(text, span.end));
    let first = text[..start].rfind(stop).map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let last = text[end..].find(stop).map_or(text.len(), |at| {
        let c = text[end + at..].chars().next().unwrap_or('\n');
        end + at + if c.is_whitespace() { 0 } else { c.len_utf8() }
    });
    let units = |range: &str| range.encode_utf16().count() as u32;
    Span { start: span.start - units(&text[first..start]), end: span.end + units(&text[end..last]) }
}

#[cfg(test)]
mod tests {
    use super::super::corrections::Anchor;
    use super::*;
    use crate::analysis::Kind;

    const TEXT: &str = "一、主要举措\n全年受理行政复议案件61件，其中维持38件、撤销23件。另有若干村建起果园。";

    fn anchor(words: &str) -> Anchor {
        let at = TEXT.find(words).unwrap();
        let start = TEXT[..at].encode_utf16().count() as u32;
        Anchor::new(TEXT, Span { start, end: start + words.encode_utf16().count() as u32 })
    }

    fn reviewed(corrections: &[(&str, Edit)]) -> Reviewed {
        let corrections: Vec<Correction> =
            corrections.iter().map(|(words, edit)| Correction { at: anchor(words), edit: edit.clone() }).collect();
        apply(TEXT, &crate::analyze(TEXT), &corrections)
    }

    fn added() -> Edit {
        Edit::Add(Added {
            value: 7.0,
            unit: Some("个".into()),
            kind: Kind::Count,
            label: "果园".into(),
            indicator: None,
        })
    }

    #[test]
    fn nothing_corrected_is_nothing_changed() {
        assert_eq!(reviewed(&[]), Reviewed { analysis: crate::analyze(TEXT), ..Default::default() });
    }

    #[test]
    fn a_corrected_value_keeps_what_was_read_and_undoes_what_followed_from_it() {
        let analysis = crate::analyze(TEXT);
        assert!(analysis.relations.iter().any(|r| matches!(r, Relation::Sum { holds: Some(true), .. })));
        let reviewed = reviewed(&[("61件", Edit::Value(60.0)), ("61件", Edit::Value(62.0))]);
        assert_eq!(reviewed.analysis.figures[0].value, 62.0);
        assert_eq!(reviewed.marks.of(0).unwrap().value, Some(61.0));
        assert!(reviewed.analysis.relations.iter().all(|r| !matches!(r, Relation::Sum { holds: Some(_), .. })));
    }

    #[test]
    fn a_wrong_figure_stays_and_is_marked() {
        let reviewed = reviewed(&[("38件", Edit::Wrong(true))]);
        assert_eq!(reviewed.analysis.figures.len(), 3);
        assert!(reviewed.marks.is_wrong(1) && !reviewed.marks.is_corrected(1));
    }

    #[test]
    fn an_added_figure_stands_where_its_words_are() {
        let mut before = crate::analyze(TEXT);
        before.figures[1].part_of = Some(0);
        let reviewed = reviewed(&[("受理", added()), ("23件", Edit::Unit(Some("宗".into())))]);
        let figures = &reviewed.analysis.figures;
        assert_eq!(figures.iter().map(|f| f.id).collect::<Vec<_>>(), [0, 1, 2, 3]);
        assert_eq!((figures[0].text.as_str(), figures[0].section), ("受理", Some(0)));
        assert_eq!(figures[2].part_of, before.figures[1].part_of.map(|id| id + 1));
        assert_eq!(figures[3].unit.as_deref(), Some("宗"));
        assert!(reviewed.marks.of(0).unwrap().added && reviewed.marks.of(3).unwrap().unit.is_some());
        let sentence = &TEXT[TEXT.find("全年").unwrap()..TEXT.find("另有").unwrap()];
        assert_eq!(Utf16Index::new(TEXT).slice(TEXT, figures[0].sentence), sentence);
        assert_eq!(figures[0].sentence, figures[1].sentence);
    }

    #[test]
    fn what_has_no_place_any_more_is_handed_back() {
        let mut gone = Correction { at: anchor("61件"), edit: Edit::Value(1.0) };
        gone.at.words = "99件".into();
        let done = apply(TEXT, &crate::analyze(TEXT), &[gone]);
        assert_eq!(done.unplaced, [0]);
        assert_eq!(done.analysis, crate::analyze(TEXT));
    }
}
