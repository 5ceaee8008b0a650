//! The command line: the same core as the page, over files.

#[path = "mingshu/input.rs"]
mod input;
#[path = "mingshu/json.rs"]
mod json;
#[path = "mingshu/language.rs"]
mod language;
#[path = "mingshu/table.rs"]
mod table;

use clap::{Parser, Subcommand, ValueEnum};
use language::Language;
use mingshu::analysis::Analysis;
use mingshu_formats::encoding_name;
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
Exit codes: 0 done; 1 the input cannot be read; 2 the command line is wrong.
Sentences go to standard error, in Chinese where LC_ALL, LC_MESSAGES or LANG is.";

#[derive(Subcommand)]
enum Command {
    /// Print what a report contains: metadata, outline, figures (列出一份报告的内容)
    ///
    /// Takes plain text in any usual encoding (UTF-8, UTF-16, GB18030, Big5), up to 20 MB. JSON is one line by default and
    /// follows the schema in docs/architecture.md: spans are UTF-16 code units into the text, identifiers are positions.
    #[command(after_help = EXAMPLES)]
    Analyze(Analyze),
}

const EXAMPLES: &str = "\
Examples:
  mingshu analyze report.txt > report.json
  mingshu analyze --format table report.txt
  mingshu analyze --encoding gbk --pretty - < report.txt";

#[derive(clap::Args)]
struct Analyze {
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,

    /// Read the file in this encoding instead of the one that it seems to be in
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    encoding: Option<&'static str>,

    /// Indent the JSON
    #[arg(long)]
    pretty: bool,

    /// The report's text file, or - for standard input
    #[arg(value_name = "FILE|-")]
    file: OsString,
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
    let Command::Analyze(arguments) = Arguments::parse().command;
    let language = Language::of_environment();
    match analyze(&arguments, language) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            let _ = writeln!(io::stderr(), "mingshu: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn analyze(arguments: &Analyze, language: Language) -> Result<(), String> {
    let input = input::read(&arguments.file, arguments.encoding, language)?;
    let mut analysis = mingshu::analyze(&input.decoded.text);
    analysis.source.name = input.name;
    analysis.source.format = Some(input.decoded.format.into());
    analysis.source.encoding = Some(input.decoded.encoding.into());
    match print(&analysis, arguments, language) {
        // Whoever reads has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(()),
        Err(error) => return Err(language.unwritten(&error)),
        Ok(()) => {}
    }
    for note in language.notes(&input.decoded, &analysis) {
        let _ = writeln!(io::stderr(), "mingshu: {note}");
    }
    Ok(())
}

fn print(analysis: &Analysis, arguments: &Analyze, language: Language) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    match arguments.format {
        Format::Json => json::write(&mut out, analysis, arguments.pretty)?,
        Format::Table => table::write(&mut out, analysis, language)?,
    }
    out.flush()
}
