//! The five contents of the annual report, in the order of 《法治政府建设与责任落实督察工作规定》.

use crate::analysis::{Analysis, HeadingId, Parts};

/// The first year whose report must have them.
pub const BOUND_SINCE: u32 = 2019;

/// One of the contents.
pub struct Row {
    pub headings: fn(&Parts) -> &Vec<HeadingId>,
    pub zh: &'static str,
    pub en: &'static str,
    /// Whether its absence is a fault; that of the fifth never is.
    pub asked: bool,
}

/// All five.
#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    Row { headings: |p| &p.measures, zh: "主要举措和成效", en: "measures and results", asked: true },
    Row { headings: |p| &p.shortcomings, zh: "存在的不足和原因", en: "shortcomings and causes", asked: true },
    Row { headings: |p| &p.first_responsible, zh: "党政主要负责人履行第一责任人职责情况", en: "the duty of the first responsible", asked: true },
    Row { headings: |p| &p.next_year, zh: "下一年度主要安排", en: "arrangements for next year", asked: true },
    Row { headings: |p| &p.other, zh: "其他需要报告的情况", en: "other matters to report", asked: false },
];

/// Whether a rule has told that the content was not found. PART001 and PART004 name it in quotes.
pub fn is_told_missing(analysis: &Analysis, row: &Row) -> bool {
    let name = format!("“{}”", row.zh);
    let told = |f: &crate::analysis::Finding| {
        let head = f.message.zh.split_once(['。', '；']).map_or(f.message.zh.as_str(), |(head, _)| head);
        matches!(f.help.as_str(), "PART001" | "PART004") && head.contains(&name)
    };
    analysis.findings.iter().any(told)
}
