//! The workbook in programs that are not ours and not Rust: openpyxl and LibreOffice. Where one is absent its test says
//! so and is skipped; `MINGSHU_PYTHON` names a Python that has openpyxl.

use mingshu::Analysis;
use mingshu::compare::{Entry, Reports};
use mingshu::export::{Column, Lang, Sheet, Value, number, tables, xlsx};
use std::path::{Path, PathBuf};
use std::process::Command;

const TEXTS: [&str; 2] = [
    "云溪县人民政府2022年度法治政府建设情况报告\n一、主要举措和成效\n全年受理行政复议案件48件，办理法律援助案件1.2万件，满意率99.26%。\n云溪县人民政府\n2023年2月20日\n",
    "云溪县人民政府2023年度法治政府建设情况报告\n一、主要举措和成效\n全年受理行政复议案件61件，同比增长12.5%，罚没金额-1.5万元，“=1+1”项目3个。\n云溪县人民政府\n2024年2月20日\n",
];

/// Sheets of invented reports, and one of what spreadsheets stumble over.
fn sheets() -> Vec<Sheet> {
    let analyses: Vec<Analysis> = TEXTS.iter().map(|text| mingshu::analyze(text)).collect();
    let entries: Vec<Entry> = analyses.iter().zip(TEXTS).map(|(a, text)| Entry::new("甲.txt", text, a)).collect();
    let mut sheets = tables::everything(Reports::new(&entries), &[0, 1], Lang::Zh);
    let column = |name: &str, number| Column { name: name.into(), width: 10, number };
    let texts =
        ["=1+1", "+1", "-1", "@A1", "'a", "007", "1e5", "2023-01-02", "真 ", " 前", "a\"b,c;d", "TRUE", "<&>", "𠀀"];
    let numbers = [0.1, -0.0, 1e15, 123456789012.25, 1e-7, 99.26, 23700.0, -1.5, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0];
    let rows =
        texts.iter().zip(numbers).map(|(text, n)| vec![(*text).into(), Value::Number(n), Value::Empty]).collect();
    sheets.push(Sheet {
        name: "怪/值".into(),
        columns: vec![column("文", false), column("数", true), column("空", false)],
        rows,
    });
    sheets
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("office").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// A workbook of these sheets.
fn book(name: &str) -> PathBuf {
    let path = folder(name).join("book.xlsx");
    std::fs::write(&path, xlsx::write(&sheets())).expect("a file");
    path
}

/// The words of a cell, however a program gives them.
fn words(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(words) => words.clone(),
        // Minus zero is none on paper.
        Value::Number(value) => number(*value + 0.0),
    }
}

#[test]
fn openpyxl_reads_every_cell_and_warns_of_nothing() {
    let python = std::env::var("MINGSHU_PYTHON").unwrap_or_else(|_| "python3".into());
    let there = Command::new(&python).args(["-c", "import openpyxl"]).output();
    if !there.is_ok_and(|out| out.status.success()) {
        return eprintln!("skipped: {python} has no openpyxl");
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/many/read_xlsx.py");
    let out = Command::new(&python).arg(script).arg(book("openpyxl")).output().expect("a program");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let read: Vec<serde_json::Value> = serde_json::from_slice(&out.stdout).expect("JSON");
    let sheets = sheets();
    assert_eq!(read.len(), sheets.len());
    for (read, sheet) in read.iter().zip(&sheets) {
        let rows = read["rows"].as_array().expect("rows");
        assert_eq!(rows.len(), sheet.rows.len() + 1, "{}", sheet.name);
        let head: Vec<&str> = rows[0].as_array().expect("a row").iter().filter_map(|cell| cell.as_str()).collect();
        assert_eq!(head, sheet.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>());
        for (row, expected) in rows[1..].iter().zip(&sheet.rows) {
            for (cell, value) in row.as_array().expect("a row").iter().zip(expected) {
                match value {
                    Value::Empty => assert!(cell.is_null(), "{cell}"),
                    Value::Text(words) => assert_eq!(cell.as_str(), Some(words.as_str())),
                    Value::Number(value) => assert_eq!(cell.as_f64(), Some(*value), "a number stays one"),
                }
            }
        }
        assert_eq!(read["frozen"], "A2", "the header stays in view");
        assert!(read["filter"].as_str().is_some_and(|range| range.starts_with("A1:")), "{}", read["filter"]);
        assert_eq!(read["formulas"], 0);
    }
}

/// LibreOffice, with a profile of its own; it writes what it makes of a file beside it.
fn convert(folder: &Path, to: &str, file: &Path) -> bool {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let out = Command::new("soffice")
        .arg(profile)
        .args(["--headless", "--convert-to", to, "--outdir"])
        .arg(folder)
        .arg(file)
        .output();
    // It says in words that it failed, and ends as if all were well.
    out.is_ok_and(|out| out.status.success() && !String::from_utf8_lossy(&out.stderr).contains("Error:"))
}

#[test]
fn libreoffice_opens_the_workbook_and_gives_back_every_cell() {
    let probe = folder("probe");
    std::fs::write(probe.join("plain.csv"), "1,2\n").expect("a file");
    if !convert(&probe, "xlsx", &probe.join("plain.csv")) || !probe.join("plain.xlsx").exists() {
        return eprintln!("skipped: no LibreOffice Calc");
    }
    let book = book("libreoffice");
    let folder = book.parent().expect("its folder");
    // Every sheet as a file of UTF-8, values as they are and not as they are shown.
    const FILTER: &str = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";
    assert!(convert(folder, FILTER, &book));
    for sheet in sheets() {
        let name = sheet.name.replace('/', "_");
        let file = std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
        let mut file = file.filter(|path| path.to_string_lossy().contains(&format!("book-{}", &name[..3])));
        let file = file.find(|path| path.extension().is_some_and(|end| end == "csv"));
        let file = file.unwrap_or_else(|| panic!("no file of {name}"));
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(&file).expect("a file");
        let rows: Vec<Vec<String>> =
            reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect();
        assert_eq!(rows.len(), sheet.rows.len() + 1, "{name}");
        for (row, expected) in rows[1..].iter().zip(&sheet.rows) {
            for (k, value) in expected.iter().enumerate() {
                let cell = row.get(k).map(String::as_str).unwrap_or_default();
                match value {
                    Value::Number(value) => {
                        let read: f64 = cell.parse().unwrap_or_else(|_| panic!("{name}: {cell} for {value}"));
                        assert!((read - value).abs() <= value.abs() * 1e-12, "{name}: {cell} for {value}");
                    }
                    other => assert_eq!(cell, words(other), "{name}"),
                }
            }
        }
    }
}
