//! Findings: what in a report cannot be right, and what the law asks for and is not there.
//!
//! ```text
//! Source + Reading + Analysis so far ──each rule of RULES──▶ findings, the weightiest first
//! ```
//!
//! A rule is one value: code, class, weight, what it says of itself in two languages, and the function that looks.
//! Codes are stable and never used again. The list is the order of `docs/rules.md` and of the page's help.
//! To add a rule: write it in the file of its family, list it here, give it a row in `tests/rules.rs`, and run
//! `MINGSHU_WRITE=1 cargo test --test rules` to bring `docs/rules.md` up to date.

mod arithmetic;
mod change;
mod conflict;
pub(crate) mod contents;
mod context;
pub(crate) mod cross;
mod damage;
mod date;
mod duplicate;
mod late;
mod marker;
mod missing_part;
mod note;
mod numbering;
mod period;
mod phrases;
mod punctuation;
mod ratio;
mod report;
mod title;
mod words;

use crate::analysis::{Finding, Severity};
use crate::vocabulary::Lists;
pub(crate) use context::Context;
pub(crate) use late::deadline;
use report::Report;

/// One thing that is looked for.
pub struct Rule {
    /// Three or four letters and three digits; the `help` of a finding.
    pub code: &'static str,
    /// The `rule` of a finding.
    pub name: &'static str,
    /// One of [`CLASSES`].
    pub class: &'static str,
    pub severity: Severity,
    pub zh: Help,
    pub en: Help,
    check: fn(&Context, &mut Report),
}

/// What a rule says of itself.
pub struct Help {
    pub title: &'static str,
    /// What it looks for.
    pub looks: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// Invented.
    pub example: &'static str,
    /// Standard or law, with what is certain of it.
    pub source: &'static str,
    /// What to do.
    pub advice: &'static str,
}

/// The classes of findings: what a program can prove or strongly suspect, and notes.
pub const CLASSES: &[&str] = &[
    "arithmetic",
    "ratio",
    "change",
    "conflict",
    "numbering",
    "marker",
    "punctuation",
    "duplicate",
    "date",
    "period",
    "late",
    "title",
    "missing_part",
    "damage",
    "note",
];

/// All rules, by class.
#[rustfmt::skip]
pub const RULES: &[&Rule] = &[
    &arithmetic::SUM001, &arithmetic::SUM002,
    &ratio::RATE001, &ratio::RATE002,
    &change::CHG001, &change::CHG002, &change::CHG003,
    &conflict::CONF001,
    &cross::CROSS001, &cross::CROSS002, &cross::CROSS003,
    &numbering::NUM001, &numbering::NUM002, &numbering::NUM003,
    &marker::MARK001, &marker::MARK002,
    &punctuation::PUNC001, &punctuation::PUNC002, &punctuation::PUNC003,
    &duplicate::DUP001, &duplicate::DUP002,
    &date::DATE001, &date::DATE002, &date::DATE003,
    &period::PER001,
    &late::LATE001,
    &title::TITLE001, &title::TITLE002,
    &missing_part::PART001, &missing_part::PART002, &missing_part::PART003, &missing_part::PART004,
    &damage::DMG001, &damage::DMG002, &damage::DMG003, &damage::DMG004, &damage::DMG005, &damage::DMG006, &damage::DMG007,
    &note::NOTE001, &note::NOTE002, &note::NOTE003, &note::NOTE004, &note::NOTE005, &note::NOTE006, &note::NOTE007,
];

pub(crate) fn add_words(lists: &mut Lists) {
    phrases::add_words(lists);
    conflict::add_words(lists);
    missing_part::add_words(lists);
    punctuation::add_words(lists);
    numbering::spoken::add_words(lists);
}

/// The rule of that code.
pub fn find(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
}

/// All findings, the weightiest first, and those of one weight in the order of the text.
pub(crate) fn check(context: &Context) -> Vec<Finding> {
    let mut all = Vec::new();
    for rule in RULES {
        (rule.check)(context, &mut Report::new(rule, &mut all));
    }
    all.sort_by_key(|f| (weight(f.severity), f.spans.first().map_or(0, |s| s.start)));
    all
}

fn weight(severity: Severity) -> u8 {
    match severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Info => 2,
    }
}
