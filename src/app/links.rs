//! Which figures hang together: the relations of the analysis, looked up by figure.

use crate::Analysis;
use crate::analysis::{FigureId, Relation};

/// What the relations of a figure say about it; the gravest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// At least one of them does not hold.
    Fails,
    Holds,
    /// Nothing could be computed.
    Open,
}

/// What a figure is in a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Total,
    Part,
    Numerator,
    Denominator,
    Rate,
    Before,
    After,
    Growth,
}

#[derive(Debug, Default)]
pub struct Links {
    /// For each figure the positions of its relations.
    of: Vec<Vec<u32>>,
    standing: Vec<Option<Standing>>,
    /// Relations that do not hold.
    pub failing: usize,
}

impl Links {
    pub fn new(analysis: &Analysis) -> Self {
        let count = analysis.figures.len();
        let mut links = Links { of: vec![Vec::new(); count], standing: vec![None; count], failing: 0 };
        for (position, relation) in analysis.relations.iter().enumerate() {
            let standing = standing(relation);
            links.failing += usize::from(standing == Standing::Fails);
            for (id, _) in members(relation) {
                let Some(of) = links.of.get_mut(id as usize).filter(|of| of.last() != Some(&(position as u32))) else {
                    continue;
                };
                of.push(position as u32);
                let known = &mut links.standing[id as usize];
                *known = Some(known.map_or(standing, |known| known.min(standing)));
            }
        }
        links
    }

    /// `None` for a figure that stands alone.
    pub fn standing(&self, id: FigureId) -> Option<Standing> {
        self.standing.get(id as usize).copied().flatten()
    }

    /// The relations that a figure takes part in, in the order of the analysis, with their positions there.
    pub fn relations<'a>(&'a self, analysis: &'a Analysis, id: FigureId) -> impl Iterator<Item = (u32, &'a Relation)> {
        let positions = self.of.get(id as usize).map_or(&[][..], Vec::as_slice);
        positions.iter().filter_map(|&position| Some((position, analysis.relations.get(position as usize)?)))
    }

    /// The other figures of its relations, each once, in text order, with what they are in the first of them.
    pub fn partners(&self, analysis: &Analysis, id: FigureId) -> Vec<(FigureId, Role)> {
        let mut partners: Vec<(FigureId, Role)> = self
            .relations(analysis, id)
            .flat_map(|(_, relation)| members(relation))
            .filter(|&(other, _)| other != id)
            .collect();
        partners.sort_by_key(|&(other, _)| other);
        partners.dedup_by_key(|&mut (other, _)| other);
        partners
    }
}

pub fn standing(relation: &Relation) -> Standing {
    let (Relation::Sum { holds, .. } | Relation::Ratio { holds, .. } | Relation::Change { holds, .. }) = relation;
    match holds {
        Some(true) => Standing::Holds,
        Some(false) => Standing::Fails,
        None => Standing::Open,
    }
}

/// The figures of a relation.
pub fn members(relation: &Relation) -> Vec<(FigureId, Role)> {
    match relation {
        Relation::Sum { total, parts, .. } => {
            [(*total, Role::Total)].into_iter().chain(parts.iter().map(|&part| (part, Role::Part))).collect()
        }
        Relation::Ratio { part, whole, percent, .. } => {
            vec![(*part, Role::Numerator), (*whole, Role::Denominator), (*percent, Role::Rate)]
        }
        Relation::Change { from, to, percent, .. } => {
            let growth = percent.map(|percent| (percent, Role::Growth));
            [(*from, Role::Before), (*to, Role::After)].into_iter().chain(growth).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::report::sample;

    fn analysis(relations: Vec<Relation>) -> Analysis {
        Analysis { relations, ..(*sample().analysis).clone() }
    }

    #[test]
    fn the_gravest_relation_counts() {
        let ratio = |holds| Relation::Ratio { part: 1, whole: 0, percent: 2, holds };
        let sum = |holds| Relation::Sum { total: 0, parts: vec![1], exhaustive: false, holds };
        let links = Links::new(&analysis(vec![sum(None), ratio(Some(true))]));
        assert_eq!(
            [0, 1, 2, 3].map(|id| links.standing(id)),
            [Some(Standing::Holds), Some(Standing::Holds), Some(Standing::Holds), None]
        );
        let links = Links::new(&analysis(vec![ratio(Some(false)), sum(Some(true))]));
        assert_eq!(links.standing(1), Some(Standing::Fails));
        assert_eq!(links.failing, 1);
        assert_eq!(links.standing(99), None);
    }

    #[test]
    fn partners_are_named_once_in_text_order() {
        let all = analysis(vec![
            Relation::Sum { total: 0, parts: vec![1, 3, 99], exhaustive: true, holds: Some(false) },
            Relation::Ratio { part: 1, whole: 0, percent: 2, holds: Some(true) },
        ]);
        let links = Links::new(&all);
        assert_eq!(links.partners(&all, 1), [(0, Role::Total), (2, Role::Rate), (3, Role::Part), (99, Role::Part)]);
        assert_eq!(links.partners(&all, 3), [(0, Role::Total), (1, Role::Part), (99, Role::Part)]);
        assert_eq!(links.relations(&all, 2).count(), 1);
    }
}
