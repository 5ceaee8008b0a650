//! 明数 reads Chinese annual reports on rule-of-law government (法治政府建设年度报告).
//!
//! ```text
//! text ──reading──▶ body + meta + outline ──figures──▶ figures ──rules──▶ findings ──▶ Analysis
//! ```
//!
//! [`analyze`] is a pure and total function: any text gives an [`Analysis`], on every platform the same one.
#![forbid(unsafe_code)]

pub mod analysis;
pub mod charts;
pub mod compare;
pub mod completeness;
pub mod export;
mod figures;
pub mod indicators;
pub mod notices;
mod reading;
pub mod rules;
mod text;
pub mod topics;
pub mod utf16;
mod vocabulary;
mod wire;
pub mod workspace;

#[cfg(feature = "api")]
pub mod api;
#[cfg(feature = "page")]
pub mod app;

pub use analysis::Analysis;

/// Reads a report. Never fails: text that is no report gives an analysis that says so by being empty.
pub fn analyze(text: &str) -> Analysis {
    analyze_in_stages(text, |_| ())
}

/// [`analyze`], with a word to `done` after each stage, for the bench: the core itself has no clock.
#[doc(hidden)]
pub fn analyze_in_stages(text: &str, mut done: impl FnMut(&'static str)) -> Analysis {
    let source = text::Source::new(text);
    done("characters");
    source.find_words();
    done("words");
    let mut reading = reading::read(&source);
    done("reading");
    let figures::Found { mut figures, relations, standing } = figures::find(&source, &reading, &mut done);
    done("figures");
    let rows = indicators::mark(&source, &reading, &mut figures, &standing);
    done("indicators");
    let mut analysis = Analysis {
        schema: analysis::SCHEMA,
        source: analysis::Source { chars: source.span(0..source.len()).end, ..Default::default() },
        body: source.span(reading.body.clone()),
        furniture: reading.furniture_spans(&source),
        figures,
        relations,
        parts: reading::parts::find(&source, &reading),
        ..Default::default()
    };
    done("parts");
    analysis.topics = topics::cover(&source, &reading, &analysis.parts, &analysis.figures, &rows);
    done("topics");
    // The rules look for both in the analysis.
    analysis.meta = std::mem::take(&mut reading.meta);
    analysis.outline = std::mem::take(&mut reading.outline);
    analysis.findings = rules::check(&rules::Context::new(&source, &reading, &analysis));
    done("rules");
    analysis
}
