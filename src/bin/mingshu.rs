//! The command line: the same core as the page, over files.

#[path = "mingshu/check.rs"]
mod check;
#[path = "mingshu/formats.rs"]
mod formats;
#[path = "mingshu/input.rs"]
mod input;
#[path = "mingshu/json.rs"]
mod json;
#[path = "mingshu/language.rs"]
mod language;
#[path = "mingshu/many.rs"]
mod many;
#[path = "mingshu/place.rs"]
mod place;
#[path = "mingshu/rules.rs"]
mod rules;
#[path = "mingshu/sarif.rs"]
mod sarif;
#[path = "mingshu/selection.rs"]
mod selection;
#[path = "mingshu/table.rs"]
mod table;

use clap::{Parser, Subcommand, ValueEnum};
use language::Language;
use mingshu::analysis::Analysis;
use mingshu_formats::{Document, encoding_name};
use std::ffi::OsString;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::process::ExitCode;

/// Reads Chinese annual reports on rule-of-law government.
///
/// 明数：读法治政府建设年度报告，列出提纲和每一个数字。文字不离开本机。
#[derive(Parser)]
#[command(name = "mingshu", version, arg_required_else_help = true, after_help = EXIT_CODES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "\
Exit codes: 0 done; 1 the input cannot be read; 2 the command line is wrong. `check` has its own: see its help.
Sentences go to standard error, in Chinese where LC_ALL, LC_MESSAGES or LANG is.";

#[derive(Subcommand)]
enum Command {
    /// Print what reports contain: metadata, outline, figures (列出报告的内容)
    ///
    /// Takes plain text, PDF, OFD, Word and WPS documents (docx, doc, wps), web pages, rich text, Markdown, archives (zip) and
    /// folders of them;
    /// `mingshu formats` lists formats and limits. JSON is one line a report by default and follows the schema in
    /// docs/architecture.md: spans are UTF-16 code units into the text that `mingshu text` prints, identifiers are positions.
    #[command(after_help = EXAMPLES)]
    Analyze(Analyze),
    /// Say what cannot be right and what the law asks for and is not there (核查报告)
    ///
    /// Takes what `analyze` takes. Each finding stands with the line and the column of its words in the text that
    /// `mingshu text` prints. It is no spelling checker. `mingshu rules` lists what is looked for.
    #[command(after_help = check::EXIT_CODES)]
    Check(check::Check),
    /// List the rules of `check`, or explain some of them (列出、说明核查规则)
    Rules(rules::Rules),
    /// Write tables of reports: figures, findings, outline, comparison (导出表格)
    #[command(after_help = many::EXPORT_EXAMPLES)]
    Export(many::Export),
    /// Hold reports against each other: years, places, drafts (对比多份报告)
    #[command(after_help = many::COMPARE_EXAMPLES)]
    Compare(many::Compare),
    /// Print the text that is analysed, with automatic numbers and tables as rows (输出提取的文字)
    Text(Files),
    /// List the formats that are read, and how much is too much (列出可读的格式和限度)
    Formats,
}

const EXAMPLES: &str = "\
Examples:
  mingshu analyze report.docx > report.json
  mingshu analyze --format table report.txt
  mingshu analyze 2023.zip folder/ > reports.jsonl
  mingshu analyze --encoding gbk --pretty - < report.txt";

#[derive(clap::Args)]
pub(crate) struct Files {
    /// Read text in this encoding instead of the one that it seems to be in
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    encoding: Option<&'static str>,

    /// Files, archives and folders of them, or - for standard input
    #[arg(value_name = "FILE|-", required = true)]
    files: Vec<OsString>,
}

#[derive(clap::Args)]
struct Analyze {
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,

    /// Indent the JSON
    #[arg(long)]
    pretty: bool,

    #[command(flatten)]
    files: Files,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// Everything, by the schema
    Json,
    /// Outline and figures for people
    Table,
}

fn encoding(label: &str) -> Result<&'static str, String> {
    encoding_name(label).ok_or_else(|| "no such encoding; try utf-8, gb18030, big5 or utf-16le".into())
}

fn main() -> ExitCode {
    let language = Language::of_environment();
    let done = match Arguments::parse().command {
        Command::Analyze(arguments) => {
            let mut first = true;
            each(&arguments.files, language, |document| {
                let analysis = analyze(document);
                print(&analysis, &arguments, std::mem::take(&mut first), language)?;
                Ok(language.notes(document, &analysis))
            })
        }
        Command::Check(arguments) => match check::check(&arguments, language) {
            Ok(code) => return code,
            Err(error) => Err(error),
        },
        Command::Rules(arguments) => rules::write(&mut io::stdout().lock(), &arguments, language).map(|()| true),
        Command::Export(arguments) => many::export(&arguments, language),
        Command::Compare(arguments) => many::compare(&arguments, language),
        Command::Text(files) => each(&files, language, |document| {
            let mut out = io::stdout().lock();
            out.write_all(document.text.as_bytes())?;
            if !document.text.ends_with('\n') {
                out.write_all(b"\n")?;
            }
            Ok(language.notes_about_file(document))
        }),
        Command::Formats => formats::write(&mut io::stdout().lock(), language).map(|()| true),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever reads has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            say(&language.unwritten(&error));
            ExitCode::FAILURE
        }
    }
}

/// Does something with each document, and says what is to be known about it. False if a file had none.
fn each(
    files: &Files,
    language: Language,
    mut what: impl FnMut(&Document) -> io::Result<Vec<String>>,
) -> io::Result<bool> {
    let mut all = true;
    for file in &files.files {
        let mut any = false;
        input::read(file, files.encoding, language, &mut |found| {
            match found {
                Ok(document) => {
                    any = true;
                    let about = if document.name.is_empty() { String::new() } else { format!("{}: ", document.name) };
                    what(&document)?.iter().for_each(|note| say(&format!("{about}{note}")));
                }
                Err(sentence) => say(&sentence),
            }
            Ok(())
        })?;
        all &= any;
    }
    Ok(all)
}

fn say(sentence: &str) {
    let _ = writeln!(io::stderr(), "mingshu: {sentence}");
}

fn analyze(document: &Document) -> Analysis {
    let mut analysis = mingshu::analyze(&document.text);
    analysis.source.name = Some(document.name.clone()).filter(|name| !name.is_empty());
    analysis.source.format = Some(document.format.into());
    analysis.source.encoding = document.encoding.map(Into::into);
    analysis.source.pages.clone_from(&document.pages);
    analysis
}

fn print(analysis: &Analysis, arguments: &Analyze, first: bool, language: Language) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    match arguments.format {
        Format::Json => json::write(&mut out, analysis, arguments.pretty)?,
        Format::Table => {
            if !first {
                writeln!(out)?;
            }
            table::write(&mut out, analysis, language)?;
        }
    }
    out.flush()
}
