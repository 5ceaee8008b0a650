//! The tables that can be taken away. Every row says from which report and which words it comes.

mod comparison;
mod report;

use super::{Column, Flow, Lang, Sheet};
use crate::compare::Reports;

pub use comparison::{changes, compare, coverage, cross, is_series};
pub use report::{Slices, figures, findings, flow_of_figures, indicator_name, marked, outline, path, reports};

/// What a reader can take away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The metric table: every figure of every report.
    Figures,
    Findings,
    Outline,
    /// Indicator × report.
    Compare,
}

impl What {
    pub const ALL: [What; 4] = [What::Figures, What::Findings, What::Outline, What::Compare];

    /// The word of the command line.
    pub fn name(self) -> &'static str {
        match self {
            What::Figures => "figures",
            What::Findings => "findings",
            What::Outline => "outline",
            What::Compare => "compare",
        }
    }

    /// The one table that a format with one table holds.
    pub fn sheet(self, reports: Reports, columns: &[usize], lang: Lang) -> Sheet {
        match self {
            What::Figures => figures(reports, lang),
            What::Findings => findings(reports, lang),
            What::Outline => outline(reports, lang),
            What::Compare => compare(reports, columns, lang),
        }
    }

    /// All tables that belong to it, for a format that holds several.
    pub fn sheets(self, reports: Reports, columns: &[usize], lang: Lang) -> Vec<Sheet> {
        let mut sheets = vec![self.sheet(reports, columns, lang)];
        if self == What::Compare {
            sheets.extend([coverage(reports, columns, lang), cross(reports, lang), figures(reports, lang)]);
        }
        sheets.push(self::reports(reports, lang));
        sheets
    }
}

/// Everything, a sheet a table.
pub fn everything(reports: Reports, columns: &[usize], lang: Lang) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    each_of_everything(reports, columns, lang, &mut |flow| sheets.push(flow.sheet()));
    sheets
}

/// The same one after the other, each gone before the next is made.
pub fn each_of_everything(reports: Reports, columns: &[usize], lang: Lang, take: &mut dyn FnMut(Flow)) {
    take(flow_of_figures(reports, lang));
    take(findings(reports, lang).into());
    take(outline(reports, lang).into());
    if reports.entries.len() > 1 {
        take(compare(reports, columns, lang).into());
        take(coverage(reports, columns, lang).into());
        take(cross(reports, lang).into());
    }
    take(self::reports(reports, lang).into());
}

/// A column by its two names.
fn column(lang: Lang, zh: &str, en: &str, width: u16, number: bool) -> Column {
    Column { name: lang.choose(zh, en).into(), width, number }
}
