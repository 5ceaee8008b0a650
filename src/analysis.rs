//! The schema: what `analyze` returns, and what every surface (page, command line, JavaScript) shows.
//!
//! Names and meanings are fixed by `docs/architecture.md`; a change here is a change of `SCHEMA`. A key is always
//! present: what the text does not say is `None` or an empty list, never a guess.

use crate::wire;
use serde::{Deserialize, Serialize};

/// A few words: kept in place where they are short, and not copied where they stand in a table. An analysis has thousands
/// of them, and nearly all are short.
pub use smol_str::SmolStr as Words;

/// Version of the schema, the `schema` key of every analysis.
pub const SCHEMA: u32 = 1;

/// UTF-16 code units into the analysed text, end exclusive: what JavaScript's `slice` takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// Position of a figure in [`Analysis::figures`].
pub type FigureId = u32;
/// Position of a heading in [`Analysis::outline`].
pub type HeadingId = u32;

/// All that is known about one report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    pub schema: u32,
    pub source: Source,
    pub meta: Meta,
    pub body: Span,
    pub furniture: Vec<Span>,
    pub outline: Vec<Heading>,
    pub figures: Vec<Figure>,
    pub relations: Vec<Relation>,
    pub parts: Parts,
    pub topics: Vec<Topic>,
    pub findings: Vec<Finding>,
}

/// Where the text came from. The core only knows `chars`; intake fills in the rest.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// File name, `None` for pasted text and standard input.
    pub name: Option<String>,
    /// `txt`, `docx`, …
    pub format: Option<String>,
    /// WHATWG name of the encoding that the bytes were decoded from.
    pub encoding: Option<String>,
    /// Length of the analysed text in UTF-16 code units.
    pub chars: u32,
    /// Where each page starts in the text, in UTF-16 code units, the first page first. Empty where the format has no pages.
    pub pages: Vec<u32>,
}

impl Source {
    /// The number of the page, from 1, on which a place in the text is; `None` where there are no pages.
    pub fn page(&self, at: u32) -> Option<u32> {
        // Of pages that start at the same place, all but the last are without text.
        let number = self.pages.partition_point(|&start| start <= at) as u32;
        (number > 0).then_some(number)
    }
}

/// What the report says about itself. Dates are `YYYY-MM-DD`, or `YYYY-MM` where no day is given.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Meta {
    pub title: Option<String>,
    /// The body that signs or presents; else the page's 发布机构.
    pub issuer: Option<String>,
    /// The division reported on, without its parents.
    pub place: Option<String>,
    /// First and last year reported on.
    pub period: Option<[String; 2]>,
    pub signed: Option<String>,
    pub published: Option<String>,
    pub index_no: Option<String>,
    pub addressee: Option<String>,
    pub document_type: Option<DocumentType>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentType {
    RuleOfLawAnnual,
    RuleOfLawOther,
    GovernmentWork,
    Other,
}

/// A heading with its marker (GB/T 9704-2012, 7.3.3, and what stands in its place in the wild).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Heading {
    pub id: HeadingId,
    pub parent: Option<HeadingId>,
    /// From 1.
    pub level: u32,
    pub marker: Words,
    /// Without the marker and without a closing 。
    pub title: String,
    /// Body text follows on the same line.
    pub run_in: bool,
    /// From the marker to the end of the title.
    pub span: Span,
    /// From the heading to the next heading of its level or above.
    pub section: Span,
}

/// An amount that the report states.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    pub id: FigureId,
    pub span: Span,
    /// The exact slice of the text.
    pub text: Words,
    /// In base units of `unit`: 2.37万件 is 23700.
    #[serde(with = "wire::number")]
    pub value: f64,
    /// Upper end of a range.
    #[serde(with = "wire::optional_number")]
    pub high: Option<f64>,
    /// Without 万 and 亿; `None` for a bare number.
    pub unit: Option<Words>,
    pub kind: Kind,
    pub approx: Option<Approx>,
    pub change: Option<Change>,
    /// One string for readers: act and head as a table would have them.
    pub label: Words,
    /// The noun that the figure is about.
    pub head: Option<Words>,
    /// What happened to it.
    pub act: Option<Words>,
    /// The words of the text that give the figure a time of its own.
    pub period: Option<Words>,
    pub stance: Stance,
    pub indicator: Option<Words>,
    pub part_of: Option<FigureId>,
    /// The innermost heading that it stands under.
    pub section: Option<HeadingId>,
    pub sentence: Span,
    pub confidence: Confidence,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Count,
    Percent,
    Money,
    Duration,
    Area,
    Length,
    Other,
}

impl Kind {
    pub const ALL: [Kind; 7] =
        [Kind::Count, Kind::Percent, Kind::Money, Kind::Duration, Kind::Area, Kind::Length, Kind::Other];

    /// The word of the schema.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Count => "count",
            Kind::Percent => "percent",
            Kind::Money => "money",
            Kind::Duration => "duration",
            Kind::Area => "area",
            Kind::Length => "length",
            Kind::Other => "other",
        }
    }
}

/// How the text bends a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Approx {
    /// 余 多 超 以上 逾
    Over,
    /// 约 左右
    About,
    /// 近 将近
    Nearly,
    /// 不到 不足 以内 以下
    Under,
    /// 不超过 至多
    AtMost,
}

impl Approx {
    /// The word of the schema.
    pub fn name(self) -> &'static str {
        match self {
            Approx::Over => "over",
            Approx::About => "about",
            Approx::Nearly => "nearly",
            Approx::Under => "under",
            Approx::AtMost => "at_most",
        }
    }
}

/// An amount of change, or the level from which a change starts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// 同比下降2.13%; `from` is the level before, where the text gives it (由15天缩短至3天).
    Moved { dir: Direction, basis: Option<Basis>, from: Option<f64> },
    /// The 15天 of 由15天缩短至3天.
    Baseline,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    Up,
    Down,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Basis {
    /// Against the same time of the year before.
    #[serde(rename = "同比")]
    YearOnYear,
    /// Against the period before.
    #[serde(rename = "环比")]
    PeriodOnPeriod,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    Reported,
    Planned,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    Sure,
    Doubtful,
}

/// A relation between figures that the text states. `holds` is `None` where nothing can be computed.
#[derive(Clone, Debug, PartialEq)]
pub enum Relation {
    Sum { total: FigureId, parts: Vec<FigureId>, exhaustive: bool, holds: Option<bool> },
    Ratio { part: FigureId, whole: FigureId, percent: FigureId, holds: Option<bool> },
    Change { from: FigureId, to: FigureId, percent: Option<FigureId>, holds: Option<bool> },
}

/// The headings that carry the contents which the annual report must have.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Parts {
    pub measures: Vec<HeadingId>,
    pub shortcomings: Vec<HeadingId>,
    pub first_responsible: Vec<HeadingId>,
    pub next_year: Vec<HeadingId>,
    pub other: Vec<HeadingId>,
}

/// A task of the outline that applies to the report's year, with where the report speaks of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Topic {
    pub topic: Words,
    pub sections: Vec<HeadingId>,
    pub figures: Vec<FigureId>,
}

/// What a rule says about the report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule's name.
    pub rule: Words,
    pub class: Words,
    pub severity: Severity,
    pub message: Message,
    pub spans: Vec<Span>,
    pub figures: Vec<FigureId>,
    /// The rule's code.
    pub help: Words,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    Error,
    Warning,
    Info,
}

/// One sentence in both languages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    pub zh: String,
    pub en: String,
}
