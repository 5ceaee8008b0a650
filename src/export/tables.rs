//! The tables that can be taken away. Every row says from which report and which words it comes.

mod comparison;
mod report;

use super::{Column, Lang, Sheet};
use crate::compare::Reports;

pub use comparison::{changes, compare, coverage, cross, is_series};
pub use report::{Slices, figures, findings, indicator_name, outline, path, reports};

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
    let mut sheets = vec![figures(reports, lang), findings(reports, lang), outline(reports, lang)];
    if reports.entries.len() > 1 {
        sheets.extend([compare(reports, columns, lang), coverage(reports, columns, lang), cross(reports, lang)]);
    }
    sheets.push(self::reports(reports, lang));
    sheets
}

/// Everything but the figures and headings of each report, and a sheet that says where those are, for more of them than a
/// workbook should hold.
pub fn all_but_figures(reports: Reports, columns: &[usize], figures: usize, lang: Lang) -> Vec<Sheet> {
    let says = lang.choose(
        format!("共 {figures} 个数据，太多，没有放进这个工作簿；请在“全部数据”里导出 CSV。"),
        format!("{figures} figures are too many for this workbook; export the view “All figures” as CSV."),
    );
    let note = Sheet {
        name: lang.choose("数据", "Figures").into(),
        columns: vec![column(lang, "说明", "note", 80, false)],
        rows: vec![vec![says.into()]],
    };
    vec![
        note,
        findings(reports, lang),
        compare(reports, columns, lang),
        coverage(reports, columns, lang),
        cross(reports, lang),
        self::reports(reports, lang),
    ]
}

/// A column by its two names.
fn column(lang: Lang, zh: &str, en: &str, width: u16, number: bool) -> Column {
    Column { name: lang.choose(zh, en).into(), width, number }
}
