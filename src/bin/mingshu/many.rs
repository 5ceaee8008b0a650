//! Several files at once: tables out, and reports against each other.

use crate::language::Language;
use crate::{Files, analyze, each, json, say};
use clap::ValueEnum;
use mingshu::compare::drafts;
use mingshu::compare::{Entry, Reports, groups, heads};
use mingshu::export::json::report;
use mingshu::export::{Lang, What, clipboard, csv, markdown, page, tables, xlsx};
use mingshu::workspace::{Document, Reviewed, Workspace};
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

pub const EXPORT_EXAMPLES: &str = "\
Examples:
  mingshu export --format xlsx --output figures.xlsx 2023/
  mingshu export --table compare --format csv 2019.txt 2023.txt > compare.csv
  mingshu export --table compare --format html --output report.html 2023.zip
  mingshu export --workspace districts.mingshu.json --format md";

pub const COMPARE_EXAMPLES: &str = "\
Examples:
  mingshu compare 2019.txt 2023.txt
  mingshu compare --format json 2023.zip > compare.json
  mingshu compare --drafts first.docx second.docx";

#[derive(clap::Args)]
pub struct Export {
    /// What kind of file
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,

    /// Which table; xlsx and html hold what belongs to it, too, and without it everything
    #[arg(long, value_enum)]
    table: Option<Table>,

    /// Where to write it, instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    from: From,
}

#[derive(clap::Args)]
pub struct Compare {
    /// How to print it
    #[arg(long, value_enum, default_value_t = Shown::Table)]
    format: Shown,

    /// Indent the JSON
    #[arg(long)]
    pretty: bool,

    /// The files are two drafts of one report: say what changed
    #[arg(long)]
    drafts: bool,

    #[command(flatten)]
    from: From,
}

/// Where the reports come from.
#[derive(clap::Args)]
struct From {
    /// A workspace that the page has saved, with its corrections
    #[arg(long, value_name = "FILE")]
    workspace: Option<PathBuf>,

    /// Read text in this encoding instead of the one that it seems to be in
    #[arg(long, value_name = "NAME", value_parser = crate::encoding)]
    encoding: Option<&'static str>,

    /// Files, archives and folders of them, or - for standard input
    #[arg(value_name = "FILE|-", required_unless_present = "workspace")]
    files: Vec<OsString>,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// UTF-8 with a byte order mark
    Csv,
    Xlsx,
    /// The schema; of a comparison, the comparison
    Json,
    /// Markdown
    Md,
    /// A document for printing, with charts and quotations
    Html,
    /// Lines with tabs
    Tsv,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Table {
    Figures,
    Findings,
    Outline,
    Compare,
}

impl Table {
    fn what(self) -> What {
        match self {
            Table::Figures => What::Figures,
            Table::Findings => What::Findings,
            Table::Outline => What::Outline,
            Table::Compare => What::Compare,
        }
    }
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Shown {
    Table,
    Json,
}

/// The reports of a command line, read.
struct Read {
    documents: Vec<Document>,
    reviewed: Vec<Reviewed>,
    workspace: Workspace,
    /// No file was refused.
    all: bool,
}

impl Read {
    fn entries(&self) -> Vec<Entry<'_>> {
        let pairs = self.documents.iter().zip(&self.reviewed);
        pairs
            .map(|(document, Reviewed { analysis, marks, .. })| Entry {
                name: &document.name,
                text: &document.text,
                analysis,
                marks,
            })
            .collect()
    }
}

fn read(from: &From, language: Language) -> io::Result<Option<Read>> {
    let mut workspace = Workspace::default();
    if let Some(path) = &from.workspace {
        match open(path) {
            Ok(opened) => workspace = opened,
            Err(why) => {
                say(&format!("{}: {}", path.display(), language.choose(why.0, why.1)));
                return Ok(None);
            }
        }
    }
    let mut documents = std::mem::take(&mut workspace.documents);
    let mut reviewed: Vec<Reviewed> = documents.iter().map(|d| d.review(&mingshu::analyze(&d.text))).collect();
    for (document, reviewed) in documents.iter().zip(&reviewed) {
        if !reviewed.unplaced.is_empty() {
            let n = reviewed.unplaced.len();
            let words = language.choose(
                format!("有 {n} 处更正在文中找不到位置，未采用"),
                format!("corrections that have no place in the text any more and are left out: {n}"),
            );
            say(&format!("{}: {words}", document.name));
        }
    }
    let files = Files { encoding: from.encoding, files: from.files.clone() };
    let all = each(&files, language, |found| {
        let analysis = analyze(found);
        let notes = language.notes(found, &analysis);
        documents.push(Document {
            name: found.name.clone(),
            source_format: analysis.source.format.clone(),
            encoding: analysis.source.encoding.clone(),
            text: found.text.clone(),
            pages: found.pages.clone(),
            ..Default::default()
        });
        reviewed.push(Reviewed { analysis, ..Default::default() });
        Ok(notes)
    })?;
    Ok((!documents.is_empty()).then_some(Read { documents, reviewed, workspace, all }))
}

/// Why a workspace cannot be opened, in both languages.
type Why = (&'static str, &'static str);

fn open(path: &Path) -> Result<Workspace, Why> {
    const UNREAD: Why = ("读不了这个文件", "cannot read this file");
    const OTHER: Why = (
        "不是明数的工作区文件；请选网页里“保存工作区”得到的文件",
        "this is no workspace of mingshu; choose a file that the page has saved as one",
    );
    const NEWER: Why = ("由更新版本的明数保存，请用新版打开", "saved by a newer mingshu; open it with that");
    let bytes = std::fs::read(path).map_err(|_| UNREAD)?;
    let workspace: Workspace = serde_json::from_slice(&bytes).map_err(|_| OTHER)?;
    match () {
        () if workspace.is_known() => Ok(workspace),
        () if workspace.format == mingshu::workspace::FORMAT => Err(NEWER),
        () => Err(OTHER),
    }
}

fn lang(language: Language) -> Lang {
    language.choose(Lang::Zh, Lang::En)
}

pub fn export(arguments: &Export, language: Language) -> io::Result<bool> {
    let Some(read) = read(&arguments.from, language)? else { return Ok(false) };
    let entries = read.entries();
    let reports = Reports { entries: &entries, own: &read.workspace.indicators };
    let columns = groups::order(&heads(&entries));
    let what = arguments.table.map(Table::what);
    let one = || what.unwrap_or(What::Figures).sheet(reports, &columns, lang(language));
    let bytes = match arguments.format {
        Format::Csv => csv::write(&one()).into_bytes(),
        Format::Md => markdown::write(&one()).into_bytes(),
        Format::Tsv => clipboard::tsv(&one()).into_bytes(),
        Format::Html => page::write(reports, &columns, lang(language)).into_bytes(),
        Format::Xlsx => {
            if arguments.output.is_none() && io::stdout().is_terminal() {
                say(language.choose(
                    "表格文件不能显示在终端里；请用 --output 指定文件",
                    "a workbook cannot be shown in a terminal; name a file by --output",
                ));
                return Ok(false);
            }
            match what {
                Some(what) => xlsx::write(&what.sheets(reports, &columns, lang(language))),
                None => {
                    let mut bytes = Vec::new();
                    let mut put = |piece: &[u8]| bytes.extend_from_slice(piece);
                    let mut book = xlsx::Book::new(&mut put);
                    tables::each_of_everything(reports, &columns, lang(language), &mut |flow| book.add(flow));
                    book.finish();
                    bytes
                }
            }
        }
        Format::Json => {
            let mut out = Vec::new();
            match what {
                Some(What::Compare) => json::write(&mut out, &mingshu::compare::compare(reports, &columns), false)?,
                _ => {
                    let all: Vec<_> = entries.iter().map(report).collect();
                    json::write(&mut out, &all, false)?;
                }
            }
            out
        }
    };
    match &arguments.output {
        Some(path) => std::fs::write(path, bytes)?,
        None => io::stdout().lock().write_all(&bytes)?,
    }
    Ok(read.all)
}

pub fn compare(arguments: &Compare, language: Language) -> io::Result<bool> {
    let Some(read) = read(&arguments.from, language)? else { return Ok(false) };
    let entries = read.entries();
    let reports = Reports { entries: &entries, own: &read.workspace.indicators };
    let mut out = io::BufWriter::new(io::stdout().lock());
    if arguments.drafts {
        let [before, after] = entries.as_slice() else {
            say(language.choose("比较两稿需要正好两份文件", "comparing drafts takes exactly two files"));
            return Ok(false);
        };
        let found = drafts::compare(before, after);
        match arguments.format {
            Shown::Json => json::write(&mut out, &found, arguments.pretty)?,
            Shown::Table => {
                out.write_all(markdown::write(&tables::changes(before, after, &found, lang(language))).as_bytes())?;
            }
        }
        out.flush()?;
        return Ok(read.all);
    }
    let columns = groups::order(&heads(&entries));
    match arguments.format {
        Shown::Json => json::write(&mut out, &mingshu::compare::compare(reports, &columns), arguments.pretty)?,
        Shown::Table => {
            // Words are long; a terminal shows the numbers, and the exports show both.
            let mut compared = tables::compare(reports, &columns, lang(language));
            let kept = compared.columns.len() - columns.len();
            compared.columns.truncate(kept);
            compared.rows.iter_mut().for_each(|row| row.truncate(kept));
            let sheets =
                [compared, tables::coverage(reports, &columns, lang(language)), tables::cross(reports, lang(language))];
            for sheet in sheets.iter().filter(|sheet| !sheet.rows.is_empty()) {
                writeln!(out, "{}", markdown::write(sheet))?;
            }
        }
    }
    out.flush()?;
    Ok(read.all)
}
