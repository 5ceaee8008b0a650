//! 明数 reads Chinese annual reports on rule-of-law government (法治政府建设年度报告).
//!
//! ```text
//! text ──reading──▶ body + meta + outline ──figures──▶ figures ──▶ Analysis
//! ```
//!
//! [`analyze`] is a pure and total function: any text gives an [`Analysis`], on every platform the same one.
#![forbid(unsafe_code)]

pub mod analysis;
pub mod notices;
pub mod utf16;
mod wire;

#[cfg(feature = "page")]
pub mod app;

pub use analysis::Analysis;

/// Reads a report. Never fails: text that is no report gives an analysis that says so by being empty.
pub fn analyze(text: &str) -> Analysis {
    let chars = text.encode_utf16().count() as u32;
    Analysis {
        schema: analysis::SCHEMA,
        source: analysis::Source { chars, ..Default::default() },
        body: analysis::Span { start: 0, end: chars },
        ..Default::default()
    }
}
