//! How the parts of the schema that serde cannot derive are written.
//!
//! For people and JavaScript (JSON): whole numbers without a fraction, a change and a relation as the objects of the
//! schema. Between worker and page (a binary format that does not describe itself): as plain tagged values.

use crate::analysis::{Basis, Change, Direction, FigureId, Relation};
use serde::ser::{SerializeStruct, Serializer};
use serde::{Deserialize, Deserializer, Serialize};

/// The largest whole number that JavaScript and a double hold exactly.
const EXACT: f64 = 9_007_199_254_740_991.0;

/// Prints `350`, not `350.0`, so that JSON from here equals JSON from JavaScript.
fn put<S: Serializer>(value: f64, s: S) -> Result<S::Ok, S::Error> {
    if s.is_human_readable() && value.fract() == 0.0 && value.abs() <= EXACT {
        s.serialize_i64(value as i64)
    } else {
        s.serialize_f64(value)
    }
}

struct Number(f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        put(self.0, s)
    }
}

/// `#[serde(with = …)]` for a number.
pub mod number {
    use super::*;

    pub fn serialize<S: Serializer>(value: &f64, s: S) -> Result<S::Ok, S::Error> {
        put(*value, s)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<f64, D::Error> {
        f64::deserialize(d)
    }
}

/// `#[serde(with = …)]` for a number that may be unknown.
pub mod optional_number {
    use super::*;

    pub fn serialize<S: Serializer>(value: &Option<f64>, s: S) -> Result<S::Ok, S::Error> {
        value.map(Number).serialize(s)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Option<f64>, D::Error> {
        Option::deserialize(d)
    }
}

/// The binary form of [`Change`].
#[derive(Serialize, Deserialize)]
enum PlainChange {
    Moved(Direction, Option<Basis>, Option<f64>),
    Baseline,
}

impl Serialize for Change {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match *self {
            Change::Moved { dir, basis, from } if s.is_human_readable() => {
                let mut out = s.serialize_struct("Change", 3)?;
                out.serialize_field("dir", &dir)?;
                out.serialize_field("basis", &basis)?;
                out.serialize_field("from", &from.map(Number))?;
                out.end()
            }
            Change::Baseline if s.is_human_readable() => {
                let mut out = s.serialize_struct("Change", 1)?;
                out.serialize_field("role", "baseline")?;
                out.end()
            }
            Change::Moved { dir, basis, from } => PlainChange::Moved(dir, basis, from).serialize(s),
            Change::Baseline => PlainChange::Baseline.serialize(s),
        }
    }
}

impl<'de> Deserialize<'de> for Change {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Readable {
            dir: Option<Direction>,
            basis: Option<Basis>,
            from: Option<f64>,
        }
        if d.is_human_readable() {
            let Readable { dir, basis, from } = Readable::deserialize(d)?;
            return Ok(dir.map_or(Change::Baseline, |dir| Change::Moved { dir, basis, from }));
        }
        Ok(match PlainChange::deserialize(d)? {
            PlainChange::Moved(dir, basis, from) => Change::Moved { dir, basis, from },
            PlainChange::Baseline => Change::Baseline,
        })
    }
}

/// The schema's form of [`Relation`]: an object with `kind`.
#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum TaggedRelation {
    Sum { total: FigureId, parts: Vec<FigureId>, exhaustive: bool, holds: Option<bool> },
    Ratio { part: FigureId, whole: FigureId, percent: FigureId, holds: Option<bool> },
    Change { from: FigureId, to: FigureId, percent: Option<FigureId>, holds: Option<bool> },
}

/// The binary form of [`Relation`].
#[derive(Serialize, Deserialize)]
enum PlainRelation {
    Sum(FigureId, Vec<FigureId>, bool, Option<bool>),
    Ratio(FigureId, FigureId, FigureId, Option<bool>),
    Change(FigureId, FigureId, Option<FigureId>, Option<bool>),
}

impl Serialize for Relation {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let readable = s.is_human_readable();
        match self.clone() {
            Relation::Sum { total, parts, exhaustive, holds } if readable => {
                TaggedRelation::Sum { total, parts, exhaustive, holds }.serialize(s)
            }
            Relation::Ratio { part, whole, percent, holds } if readable => {
                TaggedRelation::Ratio { part, whole, percent, holds }.serialize(s)
            }
            Relation::Change { from, to, percent, holds } if readable => {
                TaggedRelation::Change { from, to, percent, holds }.serialize(s)
            }
            Relation::Sum { total, parts, exhaustive, holds } => {
                PlainRelation::Sum(total, parts, exhaustive, holds).serialize(s)
            }
            Relation::Ratio { part, whole, percent, holds } => {
                PlainRelation::Ratio(part, whole, percent, holds).serialize(s)
            }
            Relation::Change { from, to, percent, holds } => {
                PlainRelation::Change(from, to, percent, holds).serialize(s)
            }
        }
    }
}

impl<'de> Deserialize<'de> for Relation {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        if d.is_human_readable() {
            return Ok(match TaggedRelation::deserialize(d)? {
                TaggedRelation::Sum { total, parts, exhaustive, holds } => {
                    Relation::Sum { total, parts, exhaustive, holds }
                }
                TaggedRelation::Ratio { part, whole, percent, holds } => {
                    Relation::Ratio { part, whole, percent, holds }
                }
                TaggedRelation::Change { from, to, percent, holds } => Relation::Change { from, to, percent, holds },
            });
        }
        Ok(match PlainRelation::deserialize(d)? {
            PlainRelation::Sum(total, parts, exhaustive, holds) => Relation::Sum { total, parts, exhaustive, holds },
            PlainRelation::Ratio(part, whole, percent, holds) => Relation::Ratio { part, whole, percent, holds },
            PlainRelation::Change(from, to, percent, holds) => Relation::Change { from, to, percent, holds },
        })
    }
}
