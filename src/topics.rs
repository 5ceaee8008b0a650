//! Coverage: the tasks of the 法治政府建设实施纲要 that applies to the report's year, and where the report speaks of each.
//!
//! ```text
//! outline + parts + figures ──the table of the year──▶ for each task its headings and its figures
//! ```
//! An overview and no fault: a report may well tell of a task under another heading. Reports of other years, and other
//! documents, have no table, and none is made up. A new 纲要 is a new table ([`table`]).

mod table;

use crate::analysis::{
    Analysis, DocumentType, Figure, FigureId, Heading, HeadingId, Meta, Parts, Stance, Topic, Words,
};
use crate::indicators::{INDICATORS, Indicator};
use crate::reading::Reading;
use crate::text::{Chars, Code, Source, class};
use crate::vocabulary::{List, Lists, VOCABULARY};
use std::sync::LazyLock;

pub use table::PLANS;

/// One 法治政府建设实施纲要: its years and its tasks.
#[derive(Debug)]
pub struct Plan {
    /// Reports on these years, both included, go by it.
    pub first: u32,
    pub last: u32,
    pub zh: &'static str,
    pub en: &'static str,
    /// Where the names of the tasks are from.
    pub source: &'static str,
    pub tasks: &'static [Task],
}

/// One task of a plan.
#[derive(Debug)]
pub struct Task {
    /// Year of the plan and name: `2021.enforcement`. Never reused; the `topic` of the schema.
    pub id: &'static str,
    /// As the plan calls it, its first clause.
    pub zh: &'static str,
    pub en: &'static str,
    /// Words of headings that speak of it, parted by |. The longest word that any task has in a heading decides.
    words: &'static str,
    /// What the indicators that belong to it begin with, parted by |.
    indicators: &'static str,
}

impl Task {
    fn owns(&self, indicator: &str) -> bool {
        self.indicators.split('|').any(|start| !start.is_empty() && indicator.starts_with(start))
    }

    /// The indicators that belong to the task.
    pub fn indicators(&self) -> impl Iterator<Item = &'static Indicator> {
        INDICATORS.iter().filter(|row| self.owns(row.id))
    }
}

/// The plan that a report goes by: all the years that it reports on lie in the plan's.
pub fn plan(meta: &Meta) -> Option<&'static Plan> {
    position(meta).map(|k| &PLANS[k])
}

fn position(meta: &Meta) -> Option<usize> {
    if !matches!(meta.document_type, Some(DocumentType::RuleOfLawAnnual | DocumentType::RuleOfLawOther)) {
        return None;
    }
    let [first, last] = meta.period.as_ref()?;
    let (first, last) = (first.parse::<u32>().ok()?, last.parse::<u32>().ok()?);
    PLANS.iter().position(|plan| plan.first <= first && last <= plan.last)
}

/// The task of that id.
pub fn find(id: &str) -> Option<&'static Task> {
    PLANS.iter().flat_map(|plan| plan.tasks).find(|task| task.id == id)
}

/// What comparable reports state of a task and this one does not: indicators that no figure of the report has.
pub fn missing<'a>(analysis: &'a Analysis, task: &'static Task) -> impl Iterator<Item = &'static Indicator> + 'a {
    let has = |row: &&Indicator| analysis.figures.iter().any(|f| f.indicator.as_deref() == Some(row.id));
    task.indicators().filter(move |row| !has(row))
}

pub(crate) fn add_words(lists: &mut Lists) {
    for (k, plan) in (0..).zip(PLANS) {
        for (task, row) in (0..).zip(plan.tasks) {
            lists.add(List::Topics, row.words.split('|').map(|word| (word, k << 8 | task)));
        }
    }
}

/// For each plan the position of the task to which each row of the registry of indicators belongs.
static OWNERS: LazyLock<Vec<Vec<Option<usize>>>> = LazyLock::new(|| {
    let owner = |plan: &Plan, row: &Indicator| plan.tasks.iter().position(|task| task.owns(row.id));
    PLANS.iter().map(|plan| INDICATORS.iter().map(|row| owner(plan, row)).collect()).collect()
});

/// The tasks of the plan that applies, all of them and in its order, each with what the report has of it. For each figure
/// `rows` has the row of its indicator.
pub(crate) fn cover(
    source: &Source,
    reading: &Reading,
    parts: &Parts,
    figures: &[Figure],
    rows: &[Option<u16>],
) -> Vec<Topic> {
    let Some(position) = position(&reading.meta) else { return Vec::new() };
    let outline = &reading.outline;
    let plan = &PLANS[position];
    let mut topics: Vec<Topic> = plan
        .tasks
        .iter()
        .map(|task| Topic { topic: Words::new_static(task.id), sections: Vec::new(), figures: Vec::new() })
        .collect();
    let ahead = ahead(outline, parts);
    let mut room = Vec::new();
    // What each heading speaks of, its own words before those of the heading over it.
    let mut speaks: Vec<Option<usize>> = Vec::with_capacity(outline.len());
    for (heading, place) in outline.iter().zip(&reading.headings) {
        let above = heading.parent.and_then(|p| speaks.get(p as usize).copied().flatten());
        let mut own = || task_of(source, position, &place.title, &mut room);
        let carried = if ahead[heading.id as usize] { None } else { own().or(above) };
        if let Some(task) = carried.filter(|_| carried != above) {
            topics[task].sections.push(heading.id);
        }
        speaks.push(carried);
    }
    let owners = &OWNERS[position];
    let mut told: Vec<(usize, FigureId)> = Vec::with_capacity(figures.len());
    let mut many = vec![0; topics.len()];
    for (figure, row) in figures.iter().zip(rows) {
        let under = figure.section.map(|s| s as usize);
        if figure.stance == Stance::Planned || under.is_some_and(|s| ahead[s]) {
            continue;
        }
        let counted = row.and_then(|row| owners[row as usize]);
        if let Some(task) = counted.or_else(|| under.and_then(|s| speaks[s])) {
            told.push((task, figure.id));
            many[task] += 1;
        }
    }
    topics.iter_mut().zip(many).for_each(|(topic, many)| topic.figures.reserve_exact(many));
    told.into_iter().for_each(|(task, id)| topics[task].figures.push(id));
    topics
}

/// For each heading whether it stands in what is amiss or what is to come, and not in what was done.
fn ahead(outline: &[Heading], parts: &Parts) -> Vec<bool> {
    let mut ahead = vec![false; outline.len()];
    for &id in parts.shortcomings.iter().chain(&parts.next_year) {
        ahead[id as usize] = true;
    }
    for heading in outline {
        let inside = heading.parent.is_some_and(|p: HeadingId| ahead[p as usize]);
        ahead[heading.id as usize] |= inside;
    }
    ahead
}

/// The task of a plan whose word in a title is the longest; of words of one length the first in the title counts. There is
/// `room` for the title's characters.
fn task_of(source: &Source, plan: usize, title: &Chars, room: &mut Vec<Code>) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    let mut weigh = |(length, what): (usize, u16)| {
        if (what >> 8) as usize == plan && best.is_none_or(|(longest, _)| length > longest) {
            best = Some((length, (what & 0xff) as usize));
        }
    };
    if source.classes()[title.clone()].iter().all(|of| of & class::WORD != 0) {
        source.each_word_in(List::Topics, title, |_, hit| weigh(hit));
    } else {
        // 科学化、民主化、法治化: the marks inside are passed over.
        let letters = source.codes(title).iter().zip(&source.classes()[title.clone()]);
        room.clear();
        room.extend(letters.filter(|(_, of)| **of & class::WORD != 0).map(|(code, _)| *code));
        room.push(0);
        VOCABULARY.each_at(List::Topics as u8, room, 0..room.len() - 1, |_, hit| weigh(hit));
    }
    best.map(|(_, task)| task)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_tables_are_whole() {
        let mut ids = BTreeSet::new();
        for plan in PLANS {
            assert!(plan.first <= plan.last);
            for task in plan.tasks {
                assert!(ids.insert(task.id), "{} stands twice", task.id);
                assert!(task.id.starts_with(&plan.first.to_string()), "{}", task.id);
                assert!(task.words.split('|').all(|w| w.chars().count() >= 2), "{}", task.id);
                for start in task.indicators.split('|').filter(|s| !s.is_empty()) {
                    assert!(INDICATORS.iter().any(|row| row.id.starts_with(start)), "{}: {start}", task.id);
                }
                // A plan's own words for a task lead to it.
                let k = PLANS.iter().position(|p| p.first == plan.first).expect("the plan");
                let title = Source::new(task.zh);
                let own = task_of(&title, k, &(0..title.len()), &mut Vec::new());
                assert_eq!(own.map(|t| plan.tasks[t].id), Some(task.id));
            }
            for row in INDICATORS {
                let owners = plan.tasks.iter().filter(|task| task.owns(row.id)).count();
                assert!(owners <= 1, "{} belongs to {owners} tasks of {}", row.id, plan.first);
            }
        }
        let apart = PLANS.windows(2).all(|two| two[0].last < two[1].first);
        assert!(apart, "the plans stand in the order of their years");
    }
}
