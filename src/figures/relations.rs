//! How figures hang together: a total and its parts, a rate and its counts, a level and the level before.
//!
//! A relation is found by what the text says (其中, 占, 由…到…) and by what the numbers do; whether it holds is
//! computed to the precision that the text prints, and left open where the text is rough.

mod change;
mod ratio;
mod sum;
mod units;

use super::labels::Label;
use super::scan::Amount;
use super::wording::Wording;
use super::words;
use crate::analysis::{Change, Relation};
use crate::text::{Chars, Source, class};

pub use sum::add_words;

/// The relations of a text, and for each figure the total that it is a part of.
pub struct Relations {
    pub relations: Vec<Relation>,
    pub part_of: Vec<Option<u32>>,
}

/// What the finders look at.
pub struct Scene<'a, 't> {
    pub source: &'a Source<'t>,
    pub amounts: &'a [Amount],
    pub labels: &'a [Label<'t>],
    pub changes: &'a [Option<Change>],
    /// For each amount where the last word begins that stands before it and may open a breakdown.
    openers: Vec<Option<usize>>,
}

/// Finds all relations, in the order of their last figure.
pub fn find(scene: &Scene) -> Relations {
    let mut part_of = vec![None; scene.amounts.len()];
    let mut relations = Vec::new();
    sum::find(scene, &mut relations, &mut part_of);
    ratio::find(scene, &mut relations, &mut part_of);
    change::find(scene, &mut relations);
    relations.sort_by_key(last_figure);
    Relations { relations, part_of }
}

fn last_figure(relation: &Relation) -> u32 {
    match relation {
        Relation::Sum { total, parts, .. } => parts.iter().copied().chain([*total]).max().unwrap_or(*total),
        Relation::Ratio { percent, .. } => *percent,
        Relation::Change { to, percent, .. } => percent.unwrap_or(*to).max(*to),
    }
}

/// Characters of a bracket.
const BRACKET: usize = 60;

/// A tenth of 2^53, so that a few of them can be added up.
const MOST: f64 = 9e14;

impl<'a, 't> Scene<'a, 't> {
    pub fn new(
        source: &'a Source<'t>,
        amounts: &'a [Amount],
        labels: &'a [Label<'t>],
        changes: &'a [Option<Change>],
        openers: &[usize],
    ) -> Self {
        Scene { source, amounts, labels, changes, openers: sum::openers(source, amounts, openers) }
    }

    /// Whether figures of these units can stand in one sum.
    pub fn alike(&self, a: usize, b: usize) -> bool {
        let unit = |k: usize| self.amounts[k].unit;
        let row = |k: usize| units::row(unit(k).as_deref());
        unit(a) == unit(b) || row(a).is_some_and(|of_a| row(b) == Some(of_a))
    }

    /// Whether both figures stand in the same line.
    pub fn same_line(&self, a: usize, b: usize) -> bool {
        self.amounts[a].line == self.amounts[b].line && self.amounts[a].cell.is_none() && self.amounts[b].cell.is_none()
    }

    /// Whether no stop stands between two figures, the earlier one first.
    pub fn same_sentence(&self, a: usize, b: usize) -> bool {
        let stops = |class: &u16| class & class::STOP != 0;
        self.same_line(a, b) && !self.source.classes().get(self.gap(a, b)).is_some_and(|gap| gap.iter().any(stops))
    }

    /// Whether a figure stands in brackets that are closed before another.
    pub fn is_aside(&self, k: usize, next: usize) -> bool {
        let (start, end) = (self.amounts[k].range.start, self.amounts[k].range.end);
        let line = self.amounts[k].line.start.max(start.saturating_sub(BRACKET));
        let opened = (line..start).rev().map(|i| self.source.at(i)).find(|c| matches!(c, '(' | ')'));
        let closed = || (end..self.amounts[next].range.start.min(end + BRACKET)).any(|i| self.source.at(i) == ')');
        opened == Some('(') && closed()
    }

    /// The characters between two figures of a line.
    pub fn between(&self, a: usize, b: usize) -> &[char] {
        self.source.chars().get(self.gap(a, b)).unwrap_or(&[])
    }

    /// Where these characters stand.
    pub fn gap(&self, a: usize, b: usize) -> Chars {
        let (start, end) = (self.amounts[a].range.end, self.amounts[b].range.start);
        start..end.max(start)
    }

    /// Whether `words` stand between two figures of a line.
    pub fn says(&self, a: usize, b: usize, words: &[&str]) -> bool {
        words.iter().any(|w| self.source.find(self.gap(a, b), w).is_some())
    }

    /// The characters before a figure in its line, as many as are asked for at most.
    pub fn before(&self, k: usize, most: usize) -> Chars {
        let Amount { range, line, .. } = &self.amounts[k];
        line.start.max(range.start.saturating_sub(most))..range.start
    }

    /// 兑现政策资金1.27亿元，其中“免申即享”资金8400万元: the parts that have only a noun of their own, with what was done to their
    /// wholes in the same sentence.
    pub fn acts_of_wholes(&self, part_of: &[Option<u32>]) -> Vec<(usize, Wording<'t>)> {
        let act = |(part, of): (usize, &Option<u32>)| {
            let whole = (*of)? as usize;
            let (a, b) = (&self.amounts[part], &self.amounts[whole]);
            let named = self.labels[part].act.is_none() && self.labels[part].near;
            let same = named && a.kind == b.kind && a.unit == b.unit && self.same_sentence(whole, part);
            let act = self.labels[whole].act.as_ref().filter(|_| same)?;
            act.read(self.source, words::moving).is_none().then(|| (part, act.clone()))
        };
        part_of.iter().enumerate().filter_map(act).collect()
    }

    /// A single plain number: no range, not rough, and small enough for exact arithmetic.
    pub fn exact(&self, i: usize) -> bool {
        self.amounts[i].high.is_none() && self.amounts[i].approx.is_none() && self.computable(i)
    }

    /// Whether sums of such numbers are exact: beyond this a double has no room for units.
    pub fn computable(&self, i: usize) -> bool {
        self.amounts[i].value.abs() <= MOST
    }
}

impl Amount {
    /// The last decimal place that is printed, without 万 and 亿: 0.1 for 95.9%.
    pub fn place(&self) -> f64 {
        10f64.powi(-(self.decimals as i32))
    }

    /// Half of the last place that is printed: by how much the number may differ from what was counted. A plain whole
    /// number is exact.
    pub fn slack(&self) -> f64 {
        if self.decimals == 0 && self.power == 0 {
            0.0
        } else {
            0.5 * 10f64.powi(self.power as i32 - self.decimals as i32)
        }
    }
}
