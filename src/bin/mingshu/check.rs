//! `mingshu check`: the findings, as a linter has them: one line each, JSON, or SARIF for other tools, and an exit code.

use crate::input;
use crate::language::Language;
use crate::place::Lines;
use crate::selection::{Selection, selector};
use crate::{Files, analyze, json, sarif, say};
use clap::ValueEnum;
use mingshu::Analysis;
use mingshu::analysis::{Finding, Severity, Source};
use mingshu::rules;
use serde::Serialize;
use std::ffi::OsStr;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

/// Something at warning or above was found.
const FOUND: u8 = 1;
/// A file could not be read. The same as for a wrong command line, which clap ends with 2.
const UNREAD: u8 = 2;

pub const EXIT_CODES: &str = "\
Exit codes: 0 nothing at warning or above; 1 findings; 2 a file cannot be read, or the command line is wrong.
退出码：0 没有警告和错误；1 有；2 有文件读不了，或命令写错。

Examples:
  mingshu check report.docx
  mingshu check --severity info --ignore note,PUNC002 2023.zip folder/
  mingshu check --format sarif *.txt > findings.sarif";

#[derive(clap::Args)]
pub struct Check {
    /// How to print the findings
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// The least weight that is printed
    #[arg(long, value_enum, default_value_t = Weight::Warning)]
    severity: Weight,

    /// Only these rules: codes, their first letters, or classes (SUM001, PUNC, arithmetic), parted by commas
    #[arg(long, value_name = "RULES", value_delimiter = ',', value_parser = selector)]
    select: Vec<String>,

    /// Not these rules; what is both selected and ignored is ignored
    #[arg(long, value_name = "RULES", value_delimiter = ',', value_parser = selector)]
    ignore: Vec<String>,

    #[command(flatten)]
    files: Files,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// FILE:LINE:COLUMN, one line a finding
    Text,
    /// One line of JSON a report
    Json,
    /// SARIF 2.1.0, for editors and review tools
    Sarif,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Weight {
    /// What the text itself proves
    Error,
    /// Strong suspicions, too
    Warning,
    /// Everything
    Info,
}

impl Weight {
    fn shows(self, severity: Severity) -> bool {
        match self {
            Weight::Error => severity == Severity::Error,
            Weight::Warning => severity != Severity::Info,
            Weight::Info => true,
        }
    }
}

/// A report with the findings that are printed.
pub struct Checked {
    /// The path as it was given, and the path inside of it where it is an archive or a folder; empty for standard input.
    pub path: String,
    pub text: String,
    pub source: Source,
    pub findings: Vec<Finding>,
}

/// How many there are of each weight.
#[derive(Default)]
struct Tally {
    reports: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
}

impl Tally {
    fn add(&mut self, findings: &[Finding]) {
        let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
        self.reports += 1;
        self.errors += count(Severity::Error);
        self.warnings += count(Severity::Warning);
        self.notes += count(Severity::Info);
    }
}

/// Checks all files and prints what was found.
pub fn check(arguments: &Check, language: Language) -> io::Result<ExitCode> {
    let selection = Selection::new(&arguments.select, &arguments.ignore);
    let wanted = |f: &Finding| arguments.severity.shows(f.severity) && selection.takes(f);
    let (mut tally, mut failures, mut reports) = (Tally::default(), Vec::new(), Vec::new());
    let mut out = BufWriter::new(io::stdout().lock());
    for file in &arguments.files.files {
        input::read(file, arguments.files.encoding, language, &mut |found| {
            let document = match found {
                Ok(document) => document,
                Err(sentence) => {
                    say(&sentence);
                    failures.push(sentence);
                    return Ok(());
                }
            };
            let Analysis { source, findings, meta, .. } = analyze(&document);
            let checked = Checked {
                path: path_of(file, &document.name),
                findings: findings.into_iter().filter(wanted).collect(),
                text: document.text.clone(),
                source,
            };
            tally.add(&checked.findings);
            if meta.document_type.is_none() {
                let path = shown(&checked.path, language);
                say(&format!("{path}: {}", language.no_report()));
            }
            match arguments.format {
                Format::Text => lines(&mut out, &checked, language),
                Format::Json => json(&mut out, &checked),
                Format::Sarif => {
                    reports.push(checked);
                    Ok(())
                }
            }
        })?;
    }
    match arguments.format {
        Format::Text => {
            writeln!(out, "{}", language.tally([tally.reports, tally.errors, tally.warnings, tally.notes]))?
        }
        Format::Json => {}
        Format::Sarif => sarif::write(&mut out, &reports, &failures, language)?,
    }
    out.flush()?;
    Ok(match (failures.is_empty(), tally.errors + tally.warnings) {
        (false, _) => UNREAD.into(),
        (true, 0) => ExitCode::SUCCESS,
        (true, _) => FOUND.into(),
    })
}

/// A document's name is that of the file, or for folders the path; a reader wants the path in any case.
fn path_of(file: &OsStr, name: &str) -> String {
    let path = Path::new(file);
    let parent = path.parent().filter(|parent| !path.is_dir() && !parent.as_os_str().is_empty() && !name.is_empty());
    parent.map_or_else(|| name.to_owned(), |parent| parent.join(name).display().to_string())
}

fn shown(path: &str, language: Language) -> &str {
    if path.is_empty() { language.standard_input() } else { path }
}

fn lines(out: &mut impl Write, checked: &Checked, language: Language) -> io::Result<()> {
    let places = Lines::new(&checked.text);
    let path = shown(&checked.path, language);
    for finding in &checked.findings {
        let (line, column) = finding.spans.first().map_or((1, 1), |span| places.line_and_character(span.start));
        let weight = language.severity(finding.severity);
        let title = rules::find(&finding.help).map_or("", |rule| language.choose(rule.zh.title, rule.en.title));
        let message = language.choose(&finding.message.zh, &finding.message.en);
        let page = finding.spans.first().and_then(|span| checked.source.page(span.start));
        let page = page
            .map(|page| language.choose(format!("（第 {page} 页）"), format!(" (page {page})")))
            .unwrap_or_default();
        writeln!(out, "{path}:{line}:{column}: {weight} {} {title}: {message}{page}", finding.help)?;
    }
    Ok(())
}

/// A finding with where its first words stand: line and column from 1, the column in UTF-16 code units as the spans; and the
/// page, from 1, where the source has pages.
#[derive(Serialize)]
struct Placed<'a> {
    #[serde(flatten)]
    finding: &'a Finding,
    line: u32,
    column: u32,
    page: Option<u32>,
}

impl<'a> Placed<'a> {
    fn new(finding: &'a Finding, places: &Lines, source: &Source) -> Self {
        let (line, column) = finding.spans.first().map_or((1, 1), |span| places.line_and_column(span.start));
        let page = finding.spans.first().and_then(|span| source.page(span.start));
        Placed { finding, line, column, page }
    }
}

#[derive(Serialize)]
struct Line<'a> {
    path: Option<&'a str>,
    source: &'a Source,
    findings: Vec<Placed<'a>>,
}

fn json(out: &mut impl Write, checked: &Checked) -> io::Result<()> {
    let places = Lines::new(&checked.text);
    let findings = checked.findings.iter().map(|finding| Placed::new(finding, &places, &checked.source)).collect();
    let path = Some(checked.path.as_str()).filter(|path| !path.is_empty());
    json::write(out, &Line { path, source: &checked.source, findings }, false)
}
