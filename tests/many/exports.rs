//! The exports of real reports, read back by libraries that know nothing of us: what they get is what the analysis says.

use super::{entries, seeds};
use calamine::{Data, Reader, Xlsx};
use mingshu::Analysis;
use mingshu::analysis::{Basis, Change, Direction, Figure};
use mingshu::compare::{Entry, Reports, groups, heads};
use mingshu::export::{Lang, Sheet, Value, What, clipboard, csv, json, markdown, page, tables, xlsx};
use mingshu::workspace::{Anchor, Correction, Document, Edit};
use std::collections::BTreeMap;
use std::io::Cursor;

/// A table as a reader gets it: by row, then by name of column.
type Rows = Vec<BTreeMap<String, String>>;

/// CSV as a program reads it, without the mark at its start and without the apostrophe before what looks like a formula.
fn read_csv(text: &str) -> Rows {
    let bytes = text.strip_prefix(csv::BOM).expect("a byte order mark");
    let mut reader = ::csv::ReaderBuilder::new().terminator(::csv::Terminator::CRLF).from_reader(bytes.as_bytes());
    let names = reader.headers().expect("a line of names").clone();
    let field = |field: &str| field.strip_prefix('\'').unwrap_or(field).to_owned();
    reader
        .records()
        .map(|record| {
            let record = record.expect("a row as long as the first");
            names.iter().map(field).zip(record.iter().map(field)).collect()
        })
        .collect()
}

fn read_xlsx(bytes: Vec<u8>) -> BTreeMap<String, Rows> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let text = |data: &Data| match data {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Float(value) => value.to_string(),
        Data::Int(value) => value.to_string(),
        other => panic!("{other:?}"),
    };
    let mut sheets = BTreeMap::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).expect("a sheet");
        let mut rows = range.rows().map(|row| row.iter().map(text).collect::<Vec<_>>());
        let names = rows.next().expect("a line of names");
        sheets.insert(name, rows.map(|row| names.iter().cloned().zip(row).collect()).collect());
    }
    sheets
}

/// A row of the English metric table against the figure that it should be.
fn assert_is_figure(row: &BTreeMap<String, String>, figure: &Figure, text: &str) {
    let get = |name: &str| row.get(name).unwrap_or_else(|| panic!("no column {name}")).as_str();
    let some = |name: &str| Some(get(name)).filter(|v| !v.is_empty());
    let number = |name: &str| some(name).map(|v| v.parse::<f64>().expect("a number"));
    let id = |name: &str| some(name).map(|v| v.parse::<u32>().expect("an id"));
    assert_eq!(id("id"), Some(figure.id));
    assert_eq!(get("label"), figure.label);
    assert_eq!(get("text"), figure.text);
    assert_eq!(number("value"), Some(figure.value));
    assert_eq!(number("high"), figure.high);
    assert_eq!(some("unit"), figure.unit.as_deref());
    assert_eq!(get("kind"), figure.kind.name());
    assert_eq!(some("approx"), figure.approx.map(|a| a.name()));
    let (change, from) = match figure.change {
        None => (None, None),
        Some(Change::Baseline) => (Some("baseline".to_owned()), None),
        Some(Change::Moved { dir, basis, from }) => {
            let dir = if dir == Direction::Up { "up" } else { "down" };
            let basis = match basis {
                None => "",
                Some(Basis::YearOnYear) => " (year on year)",
                Some(Basis::PeriodOnPeriod) => " (period on period)",
            };
            (Some(format!("{dir}{basis}")), from)
        }
    };
    assert_eq!(some("change"), change.as_deref());
    assert_eq!(number("from"), from);
    assert_eq!(some("head"), figure.head.as_deref());
    assert_eq!(some("act"), figure.act.as_deref());
    assert_eq!(some("time"), figure.period.as_deref());
    assert_eq!(get("stance"), format!("{:?}", figure.stance).to_lowercase());
    assert_eq!(some("indicator id"), figure.indicator.as_deref());
    assert_eq!(id("part of"), figure.part_of);
    assert_eq!(id("section id"), figure.section);
    assert_eq!(get("confidence"), format!("{:?}", figure.confidence).to_lowercase());
    assert_eq!((id("start"), id("end")), (Some(figure.span.start), Some(figure.span.end)));
    assert_eq!((id("sentence start"), id("sentence end")), (Some(figure.sentence.start), Some(figure.sentence.end)));
    let units: Vec<u16> = text.encode_utf16().collect();
    let sentence = &units[figure.sentence.start as usize..figure.sentence.end as usize];
    assert_eq!(get("sentence"), String::from_utf16_lossy(sentence));
}

fn assert_is_table(rows: &Rows, entries: &[Entry]) {
    let all: Vec<(&Entry, &Figure)> =
        entries.iter().flat_map(|entry| entry.analysis.figures.iter().map(move |f| (entry, f))).collect();
    assert_eq!(rows.len(), all.len());
    for (row, (entry, figure)) in rows.iter().zip(all) {
        assert_eq!(row["report"], entry.name);
        assert_is_figure(row, figure, entry.text);
    }
}

#[test]
fn figures_come_back_from_csv_and_xlsx() {
    let Some(seeds) = seeds("exports") else { return };
    let entries = entries(&seeds);
    let reports = Reports::new(&entries);
    assert_is_table(&read_csv(&csv::write(&tables::figures(reports, Lang::En))), &entries);
    let columns = groups::order(&heads(&entries));
    let sheets = read_xlsx(xlsx::write(&tables::everything(reports, &columns, Lang::En)));
    assert_eq!(
        sheets.keys().map(String::as_str).collect::<Vec<_>>(),
        ["Comparison", "Coverage", "Cross-check", "Figures", "Findings", "Outline", "Reports"]
    );
    assert_is_table(&sheets["Figures"], &entries);
}

#[test]
fn chinese_tables_call_findings_as_the_page_does() {
    let text = "云溪县人民政府2023年度法治政府建设情况报告\n一、主要举措和成效\n清理规范性文件21件，其中继续有效7件、修改5件、废止8件，多次开会。\n";
    let analysis = mingshu::analyze(text);
    let entries = [Entry::new("云溪.txt", text, &analysis)];
    let reports = Reports::new(&entries);
    let findings = read_csv(&csv::write(&tables::findings(reports, Lang::Zh)));
    let sum = findings.iter().find(|row| row["规则编号"] == "SUM001").expect("the sum");
    assert_eq!((sum["类别"].as_str(), sum["规则"].as_str()), ("加总", "分项相加不等于总数"));
    assert!(mingshu::rules::CLASSES.iter().all(|class| !Lang::Zh.class(class).is_ascii()));
    // What is only for information is counted by itself: it is never a fault. 存疑 is a figure that the program doubts.
    let notes = findings.iter().filter(|row| row["级别"] == "信息").count();
    assert!(notes > 0);
    let listed = read_csv(&csv::write(&tables::reports(reports, Lang::Zh)));
    assert_eq!(listed[0]["须核查数"], (findings.len() - notes).to_string());
    assert_eq!(listed[0]["参考信息数"], notes.to_string());
}

#[test]
fn findings_and_outline_come_back_from_csv_and_xlsx() {
    let Some(seeds) = seeds("exports") else { return };
    let entries = entries(&seeds);
    let reports = Reports::new(&entries);
    let mut sheets = read_xlsx(xlsx::write(&tables::everything(reports, &[], Lang::En)));
    for findings in [read_csv(&csv::write(&tables::findings(reports, Lang::En))), sheets.remove("Findings").unwrap()] {
        let all: Vec<_> = entries.iter().flat_map(|e| &e.analysis.findings).collect();
        assert_eq!(findings.len(), all.len());
        for (row, finding) in findings.iter().zip(all) {
            let (code, class, rule) = (finding.help.as_str(), finding.class.as_str(), finding.rule.as_str());
            assert_eq!((&row["code"][..], &row["class"][..], &row["rule"][..]), (code, class, rule));
            assert_eq!(row["message"], finding.message.en);
            assert_eq!(row["severity"], format!("{:?}", finding.severity).to_lowercase());
        }
    }
    for outline in [read_csv(&csv::write(&tables::outline(reports, Lang::En))), sheets.remove("Outline").unwrap()] {
        let all: Vec<_> = entries.iter().flat_map(|e| &e.analysis.outline).collect();
        assert_eq!(outline.len(), all.len());
        for (row, heading) in outline.iter().zip(all) {
            assert_eq!((&row["marker"][..], &row["title"]), (heading.marker.as_str(), &heading.title));
            assert_eq!(row["level"], heading.level.to_string());
            assert_eq!(row["parent"], heading.parent.map(|id| id.to_string()).unwrap_or_default());
        }
    }
}

#[test]
fn the_comparison_comes_back_from_csv_as_it_is_computed() {
    let Some(seeds) = seeds("exports") else { return };
    let entries = entries(&seeds);
    let reports = Reports::new(&entries);
    let columns = groups::order(&heads(&entries));
    let compared = mingshu::compare::compare(reports, &columns);
    let rows = read_csv(&csv::write(&tables::compare(reports, &columns, Lang::En)));
    assert_eq!(rows.len(), compared.table.rows.len());
    for (row, expected) in rows.iter().zip(&compared.table.rows) {
        assert_eq!(row["indicator"], expected.en);
        for (cell, &report) in expected.cells.iter().zip(&compared.table.columns) {
            let shown = &row[&entries[report].heading()];
            match cell {
                None => assert_eq!(shown, ""),
                Some(cell) => match (cell.value, cell.approx, cell.high, &cell.unit) {
                    (Some(value), None, None, None) => assert_eq!(shown.parse::<f64>().expect("a number"), value),
                    // How exact it is stands first: over 20.
                    (Some(value), Some(_), ..) => assert!(shown.contains(&format!(" {value}")), "{shown}"),
                    (Some(value), ..) => assert!(shown.starts_with(&value.to_string()), "{shown}"),
                    (None, ..) => assert_eq!(shown.split(" / ").count(), cell.all.len(), "{shown}"),
                },
            }
            assert_eq!(row[&format!("{} words", entries[report].heading())].is_empty(), cell.is_none());
        }
    }
}

#[test]
fn the_schema_comes_back_from_json() {
    let Some(seeds) = seeds("exports") else { return };
    for seed in &seeds {
        let written = serde_json::to_string(&seed.analysis).expect("JSON");
        assert_eq!(serde_json::from_str::<Analysis>(&written).expect("the schema"), seed.analysis);
    }
}

#[test]
fn lines_with_tabs_and_markdown_have_a_cell_for_each_value() {
    let Some(seeds) = seeds("exports") else { return };
    let entries = entries(&seeds);
    for what in What::ALL {
        let sheet = what.sheet(Reports::new(&entries), &groups::order(&heads(&entries)), Lang::Zh);
        let tsv = clipboard::tsv(&sheet);
        let lines: Vec<&str> = tsv.split_terminator("\r\n").collect();
        assert_eq!(lines.len(), sheet.rows.len() + 1, "{what:?}");
        assert!(lines.iter().all(|line| line.split('\t').count() == sheet.columns.len()), "{what:?}");
        let md = markdown::write(&sheet);
        let rows = md.lines().filter(|line| line.starts_with('|'));
        assert!(rows.clone().all(|row| bars(row) == sheet.columns.len() + 1), "{what:?}");
        assert_eq!(rows.count(), sheet.rows.len() + 2, "{what:?}");
        let html = clipboard::html(&sheet);
        assert_eq!(html.matches("<td").count(), sheet.rows.len() * sheet.columns.len(), "{what:?}");
    }
}

fn bars(row: &str) -> usize {
    row.replace("\\\\", "").replace("\\|", "").matches('|').count()
}

#[test]
fn a_text_that_would_be_a_formula_is_a_text_everywhere() {
    let text = "=1+1,\"a\"\r\nb";
    let row = vec![Value::from(text), Value::Number(-1.5)];
    let column = |name: &str| mingshu::export::Column { name: name.into(), width: 10, number: false };
    let sheet = Sheet { name: "甲".into(), columns: vec![column("=甲"), column("乙")], rows: vec![row] };
    let written = csv::write(&sheet);
    assert_eq!(written, "\u{feff}'=甲,乙\r\n\"'=1+1,\"\"a\"\"\r\nb\",-1.5\r\n");
    assert_eq!(read_csv(&written)[0]["=甲"], text);
    assert_eq!(clipboard::tsv(&sheet).lines().nth(1), Some("'=1+1,\"a\" b\t-1.5"));
    let read = read_xlsx(xlsx::write(std::slice::from_ref(&sheet)));
    assert_eq!(read["甲"][0]["=甲"], text);
}

#[test]
fn what_the_reader_corrected_says_so_in_every_export() {
    let text = "全年受理行政复议案件61件，审结58件。";
    let at = Anchor::new(text, mingshu::analyze(text).figures[0].span);
    let wrong = Anchor::new(text, mingshu::analyze(text).figures[1].span);
    let document = Document {
        name: "云溪县.txt".into(),
        text: text.into(),
        corrections: vec![
            Correction { at, edit: Edit::Value(62.0) },
            Correction { at: wrong, edit: Edit::Wrong(true) },
        ],
        ..Default::default()
    };
    let reviewed = document.review(&mingshu::analyze(text));
    let entry = Entry { name: &document.name, text, analysis: &reviewed.analysis, marks: &reviewed.marks };
    let reports = [entry];
    let reports = Reports::new(&reports);
    let rows = read_csv(&csv::write(&tables::figures(reports, Lang::Zh)));
    assert_eq!((rows[0]["数值"].as_str(), rows[0]["更正"].as_str()), ("62", "数值由读者更正，原为“61”"));
    assert_eq!(rows[1]["更正"], "读者标为有误");
    let sheets = read_xlsx(xlsx::write(&What::Figures.sheets(reports, &[0], Lang::Zh)));
    assert_eq!(sheets["数据"][0]["更正"], "数值由读者更正，原为“61”");
    assert!(page::write(reports, &[0], Lang::Zh).contains("原为“61”"));
    let compared = read_csv(&csv::write(&tables::compare(reports, &[0], Lang::Zh)));
    assert!(compared.iter().any(|row| row.values().any(|cell| cell.contains("原为“61”"))), "{compared:?}");
    let json = serde_json::to_value(json::report(&entry)).expect("JSON");
    assert_eq!(json["figures"][0]["value"], 62);
    assert_eq!(json["corrections"][0]["figure"], 0);
    assert_eq!(json["corrections"][0]["value"], 61);
    assert_eq!(json["corrections"][1]["wrong"], true);
    // What nobody corrected is the schema and nothing else.
    let analysis = mingshu::analyze(text);
    let plain = serde_json::to_value(json::report(&Entry::new("", text, &analysis))).expect("JSON");
    assert_eq!(plain, serde_json::to_value(&analysis).expect("JSON"));
}

#[test]
fn what_the_reader_says_of_unit_and_label_is_there_after_the_text_was_read_anew() {
    let text = "全年受理行政复议案件61件，审结58件。";
    let at = Anchor::new(text, mingshu::analyze(text).figures[0].span);
    let edits = [Edit::Unit(Some("宗".into())), Edit::Label("复议收案".into())];
    let mut document = Document {
        name: "云溪县.txt".into(),
        text: text.into(),
        corrections: edits.map(|edit| Correction { at: at.clone(), edit }).into(),
        ..Default::default()
    };
    // The text may have changed before and behind it meanwhile.
    for before in ["", "云溪县人民政府\n一、总体情况\n"] {
        document.text = format!("{before}{text}另办结5件。");
        let reviewed = document.review(&mingshu::analyze(&document.text));
        let entry =
            Entry { name: &document.name, text: &document.text, analysis: &reviewed.analysis, marks: &reviewed.marks };
        let entries = [entry];
        let reports = Reports::new(&entries);
        for rows in [
            read_csv(&csv::write(&tables::figures(reports, Lang::Zh))),
            read_xlsx(xlsx::write(&What::Figures.sheets(reports, &[0], Lang::Zh))).remove("数据").unwrap(),
        ] {
            assert_eq!((rows[0]["指标"].as_str(), rows[0]["单位"].as_str()), ("复议收案", "宗"));
            let said = &rows[0]["更正"];
            assert!(said.contains("单位由读者更正，原为“件”") && said.contains("指标由读者更正，原为"), "{said}");
            assert_eq!(rows[1]["更正"], "", "only what was corrected is marked");
        }
    }
}

#[test]
fn the_document_for_printing_has_every_quotation_and_runs_nothing() {
    let Some(seeds) = seeds("exports") else { return };
    let entries = entries(&seeds);
    let columns = groups::order(&heads(&entries));
    let page = page::write(Reports::new(&entries), &columns, Lang::Zh);
    for entry in &entries {
        for figure in &entry.analysis.figures {
            let units: Vec<u16> = entry.text.encode_utf16().collect();
            let span = figure.sentence.start as usize..figure.sentence.end as usize;
            let sentence = String::from_utf16_lossy(&units[span]);
            assert!(page.contains(&mingshu::export::escaped(&sentence)), "{sentence}");
        }
    }
    for word in ["<script", "<link", "<img", "<iframe", "http://www", "https:", "onerror", "onload"] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.contains("default-src 'none'"));
    assert_eq!(page.matches("<svg").count(), page.matches("</svg>").count());
    assert!(page.contains("<svg"));
}
