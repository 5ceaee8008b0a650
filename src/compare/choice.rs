//! Which of several figures of one indicator stands for a report.
//!
//! A total rather than its parts; the report's own period rather than another; what was taken in rather than what was
//! settled. Where several are left, none is chosen and all are shown.

use super::time::Time;
use super::{Entry, units};
use crate::analysis::{Approx, Change, Confidence, Figure, FigureId, Relation, Stance, Words};
use crate::wire;
use serde::{Deserialize, Serialize};

/// What a report says of an indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Position of the report.
    pub report: usize,
    /// The figure that stands for the report; `None` where several values do not agree and none is chosen.
    pub figure: Option<FigureId>,
    /// The value of that figure, in the unit of the row where that is possible.
    #[serde(with = "wire::optional_number")]
    pub value: Option<f64>,
    #[serde(with = "wire::optional_number")]
    pub high: Option<f64>,
    /// The unit, where it cannot be brought to the row's.
    pub unit: Option<Words>,
    pub approx: Option<Approx>,
    pub time: Time,
    pub doubtful: bool,
    /// The reader has corrected it.
    pub corrected: bool,
    pub why: Why,
    /// All figures of the indicator in this report, in the order of the text.
    pub all: Vec<FigureId>,
}

/// Why a figure stands for its report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// There is no other.
    Only,
    /// The others are of another time.
    OwnPeriod,
    /// The others are in other units.
    Unit,
    /// The others are parts of it.
    Total,
    /// The others are of a later step of the same work.
    Act,
    /// The others say the same.
    Same,
    /// None does: they differ.
    Several,
}

/// What happens to a case first stands first. To add an act: put it where it belongs in the way of a case.
const ACTS: &[&[&str]] = &[
    &["受理", "新收", "收到", "接收", "立案"],
    &["办理", "审理", "处理", "调处", "调解"],
    &["审结", "办结", "结案", "化解"],
];

/// The cell of a row in one report. `unit` is the row's.
pub fn choose(report: usize, entry: &Entry, figures: &[FigureId], unit: Option<&str>) -> Option<Cell> {
    let figures: Vec<&Figure> = figures.iter().filter_map(|&id| entry.figure(id)).collect();
    let mut left: Vec<&Figure> = figures.iter().copied().filter(|f| is_level(f, entry)).collect();
    let all: Vec<FigureId> = left.iter().map(|f| f.id).collect();
    if left.is_empty() {
        return None;
    }
    let mut why = Why::Only;
    let mut keep = |left: &mut Vec<&Figure>, reason: Why, kept: &dyn Fn(&Figure) -> bool| {
        let some: Vec<&Figure> = left.iter().copied().filter(|f| kept(f)).collect();
        if !some.is_empty() && some.len() < left.len() {
            *left = some;
            why = reason;
        }
    };
    keep(&mut left, Why::OwnPeriod, &|f| Time::of(f, entry) == Time::Own);
    keep(&mut left, Why::Unit, &|f| units::convert(f.value, f.unit.as_deref(), unit).is_some());
    let candidates: Vec<FigureId> = left.iter().map(|f| f.id).collect();
    keep(&mut left, Why::Total, &|f| !is_part_of_any(f, entry, &candidates));
    let first = left.iter().filter_map(|f| act_rank(f)).min();
    keep(&mut left, Why::Act, &|f| act_rank(f) == first);
    let chosen = left[0];
    let same = |f: &&Figure| {
        convert(f, f.value, unit) == convert(chosen, chosen.value, unit)
            && f.high == chosen.high
            && f.approx == chosen.approx
    };
    let figure = match left.len() {
        1 => Some(chosen),
        _ if left.iter().all(same) => {
            why = Why::Same;
            Some(chosen)
        }
        _ => {
            why = Why::Several;
            None
        }
    };
    let told = |f: &Figure| units::convert(f.value, f.unit.as_deref(), unit);
    Some(Cell {
        report,
        figure: figure.map(|f| f.id),
        value: figure.map(|f| convert(f, f.value, unit)),
        high: figure.and_then(|f| f.high.map(|high| convert(f, high, unit))),
        unit: figure.filter(|f| told(f).is_none()).and_then(|f| f.unit.clone()),
        approx: figure.and_then(|f| f.approx),
        time: figure.map_or(Time::Own, |f| Time::of(f, entry)),
        doubtful: figure.is_some_and(|f| f.confidence == Confidence::Doubtful),
        corrected: figure.is_some_and(|f| entry.marks.is_corrected(f.id)),
        why,
        all,
    })
}

fn convert(figure: &Figure, value: f64, unit: Option<&str>) -> f64 {
    units::convert(value, figure.unit.as_deref(), unit).unwrap_or(value)
}

/// A value that was reported for the report's own time, and not by how much something moved, and not of another year.
pub fn is_level(figure: &Figure, entry: &Entry) -> bool {
    let level = match figure.change {
        None => true,
        Some(Change::Baseline) => false,
        Some(Change::Moved { from, .. }) => from.is_some() || leads_to(figure),
    };
    let planned = figure.stance == Stance::Planned || in_plans(figure, entry);
    level && !planned && !entry.marks.is_wrong(figure.id) && !matches!(Time::of(figure, entry), Time::Year(_))
}

/// 增至300件 is a level, 增加300件 is not.
fn leads_to(figure: &Figure) -> bool {
    figure.act.as_deref().is_some_and(|act| act.ends_with(['至', '到', '为']))
}

/// Under a heading that carries the plans for the next year.
fn in_plans(figure: &Figure, entry: &Entry) -> bool {
    let mut heading = figure.section;
    // A damaged outline has no cycles, but a file that is read back may have.
    for _ in 0..32 {
        let Some(id) = heading else { return false };
        if entry.analysis.parts.next_year.contains(&id) {
            return !entry.analysis.parts.measures.contains(&id);
        }
        heading = entry.analysis.outline.get(id as usize).and_then(|h| h.parent);
    }
    false
}

fn is_part_of_any(figure: &Figure, entry: &Entry, candidates: &[FigureId]) -> bool {
    let mut whole = figure.part_of;
    for _ in 0..32 {
        let Some(id) = whole else { break };
        if candidates.contains(&id) && id != figure.id {
            return true;
        }
        whole = entry.figure(id).and_then(|f| f.part_of);
    }
    entry.analysis.relations.iter().any(|relation| match relation {
        Relation::Sum { total, parts, .. } => parts.contains(&figure.id) && candidates.contains(total),
        _ => false,
    })
}

fn act_rank(figure: &Figure) -> Option<usize> {
    let act = figure.act.as_deref()?;
    ACTS.iter().position(|step| step.iter().any(|word| act.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, year: &str, indicator: &str) -> Option<Cell> {
        let mut analysis = crate::analyze(text);
        analysis.meta.period = Some([year, year].map(Into::into));
        let entry = Entry::new("", text, &analysis);
        let ids: Vec<FigureId> =
            analysis.figures.iter().filter(|f| f.indicator.as_deref() == Some(indicator)).map(|f| f.id).collect();
        choose(0, &entry, &ids, crate::indicators::find(indicator).map(|row| row.unit))
    }

    fn value(text: &str, indicator: &str) -> Option<f64> {
        cell(text, "2023", indicator).and_then(|cell| cell.value)
    }

    #[test]
    fn one_figure_stands_for_its_report() {
        assert_eq!(value("全年办理法律援助案件120件。", "disputes.legal_aid_cases"), Some(120.0));
        assert_eq!(value("开展工作。", "disputes.legal_aid_cases"), None);
    }

    #[test]
    fn the_reports_own_period_goes_before_others() {
        let text = "2022年办理法律援助案件100件。截至10月底，办理法律援助案件90件。全年办理法律援助案件120件。";
        let cell = cell(text, "2023", "disputes.legal_aid_cases").unwrap();
        assert_eq!((cell.value, cell.why, cell.all.len()), (Some(120.0), Why::OwnPeriod, 2), "{cell:?}");
    }

    #[test]
    fn last_years_value_never_stands_for_this_year() {
        assert_eq!(value("2022年办理法律援助案件100件。", "disputes.legal_aid_cases"), None);
    }

    #[test]
    fn plans_and_amounts_of_change_stand_for_nothing() {
        assert_eq!(value("办理法律援助案件比上年增加20件。", "disputes.legal_aid_cases"), None);
        assert_eq!(value("2024年力争办理法律援助案件200件。", "disputes.legal_aid_cases"), None);
    }

    #[test]
    fn values_that_differ_are_all_shown_and_none_is_chosen() {
        let text = "全面清理后废止规范性文件72份。专项清理中废止规范性文件8份。";
        let cell = cell(text, "2023", "rules.docs_repealed").unwrap();
        assert_eq!((cell.figure, cell.value, cell.why), (None, None, Why::Several));
        assert_eq!(cell.all.len(), 2);
    }
}
