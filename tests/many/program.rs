//! Comparison and export by the command line, over invented reports.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const FIRST: &str = "云溪县人民政府2022年度法治政府建设情况报告\n一、主要举措和成效\n全年受理行政复议案件48件，办理法律援助案件120件。\n二、存在的不足\n人员不足。\n云溪县人民政府\n2023年2月20日\n";
const SECOND: &str = "云溪县人民政府2023年度法治政府建设情况报告\n一、主要举措和成效\n全年受理行政复议案件61件，同比增长12.5%，办理法律援助案件0.015万件。\n二、存在的不足\n人员不足。\n云溪县人民政府\n2024年2月20日\n";

/// A folder of its own for each test, with these files in it.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("many").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    for (file, text) in files {
        std::fs::write(folder.join(file), text).expect("room");
    }
    folder
}

fn mingshu(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mingshu"));
    command.args(arguments).current_dir(folder).env("LC_ALL", "C").output().expect("the program starts")
}

fn printed(folder: &Path, arguments: &[&str]) -> String {
    let output = mingshu(folder, arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn two_years_of_one_place_are_compared_with_growth_and_checked_against_each_other() {
    let folder = folder("compare", &[("2023.txt", SECOND), ("2022.txt", FIRST)]);
    let table = printed(&folder, &["compare", "2023.txt", "2022.txt"]);
    let row = |word: &str| table.lines().find(|line| line.contains(word)).unwrap_or_else(|| panic!("{word}: {table}"));
    assert!(row("disputes.reconsideration\\_cases").contains("| 件 | 48 | 61 | 13 | 27.08 |"), "{table}");
    assert!(row("disputes.legal\\_aid\\_cases").contains("| 件 | 120 | 150 | 30 | 25 |"), "{table}");
    assert!(row("CROSS001").contains("up by 27.08%"), "{table}");
    assert!(row("Shortcomings").matches("二、存在的不足").count() == 2, "{table}");
    let json: serde_json::Value =
        serde_json::from_str(&printed(&folder, &["compare", "--format", "json", "2022.txt", "2023.txt"]))
            .expect("JSON");
    assert_eq!(json["schema"], 1);
    assert_eq!(json["table"]["columns"], serde_json::json!([0, 1]));
    assert_eq!(json["groups"]["places"][0][0], "云溪县");
    assert_eq!(json["cross"][0]["finding"]["class"], "conflict");
}

#[test]
fn each_format_is_written_to_a_file_or_printed() {
    let folder = folder("export", &[("2022.txt", FIRST), ("2023.txt", SECOND)]);
    let both = ["2022.txt", "2023.txt"];
    let export = |more: &[&str]| printed(&folder, &[&["export"][..], more, &both].concat());
    assert!(export(&[]).starts_with("\u{feff}report,place,period,id,label"));
    assert!(export(&["--table", "findings"]).contains("severity"));
    assert!(export(&["--table", "outline", "--format", "md"]).starts_with("## Outline"));
    assert!(export(&["--table", "compare", "--format", "tsv"]).contains("云溪县 2023 growth (%)"));
    assert!(export(&["--format", "html"]).starts_with("<!DOCTYPE html>"));
    let analyses: Vec<mingshu::Analysis> = serde_json::from_str(&export(&["--format", "json"])).expect("analyses");
    assert_eq!(analyses.len(), 2);
    export(&["--format", "xlsx", "--output", "out.xlsx"]);
    assert_eq!(&std::fs::read(folder.join("out.xlsx")).expect("a file")[..2], b"PK");
}

#[test]
fn a_bad_file_is_one_line_and_the_others_are_exported() {
    let folder = folder("bad", &[("2022.txt", FIRST)]);
    std::fs::write(folder.join("a.exe"), b"MZ\0\0\0\0").expect("room");
    let output = mingshu(&folder, &["export", "a.exe", "2022.txt"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stderr).lines().count(), 1);
    assert!(String::from_utf8_lossy(&output.stdout).contains("48件"));
}

#[test]
fn two_drafts_are_told_apart_sentence_by_sentence() {
    let changed = FIRST.replace("48件", "49件");
    let folder = folder("drafts", &[("a.txt", FIRST), ("b.txt", &changed)]);
    let table = printed(&folder, &["compare", "--drafts", "a.txt", "b.txt"]);
    assert_eq!(table.lines().filter(|line| line.starts_with("| changed")).count(), 1, "{table}");
    assert_eq!(mingshu(&folder, &["compare", "--drafts", "a.txt"]).status.code(), Some(1));
}

#[test]
fn a_workspace_brings_its_corrections() {
    let folder = folder("workspace", &[]);
    let analysis = mingshu::analyze(FIRST);
    let at = mingshu::workspace::Anchor::new(FIRST, analysis.figures[0].span);
    let gone = mingshu::workspace::Anchor { words: "不在文中".into(), ..Default::default() };
    let workspace = mingshu::workspace::Workspace {
        documents: vec![mingshu::workspace::Document {
            name: "云溪县.docx".into(),
            text: FIRST.into(),
            corrections: [at, gone]
                .map(|at| mingshu::workspace::Correction { at, edit: mingshu::workspace::Edit::Value(47.0) })
                .into(),
            ..Default::default()
        }],
        ..Default::default()
    };
    std::fs::write(folder.join("w.json"), serde_json::to_string(&workspace).expect("JSON")).expect("room");
    let output = mingshu(&folder, &["export", "--workspace", "w.json", "--format", "tsv"]);
    assert!(String::from_utf8_lossy(&output.stdout).contains("value corrected by the reader, was “48”"));
    assert!(String::from_utf8_lossy(&output.stderr).contains("in the text any more and are left out: 1"));
    std::fs::write(folder.join("x.json"), "{}").expect("room");
    std::fs::write(folder.join("y.json"), r#"{"format":"mingshu-workspace","version":99}"#).expect("room");
    for (file, words) in [("x.json", "no workspace"), ("y.json", "newer"), ("none.json", "cannot read")] {
        let output = mingshu(&folder, &["compare", "--workspace", file]);
        assert_eq!(output.status.code(), Some(1), "{file}");
        assert!(String::from_utf8_lossy(&output.stderr).contains(words), "{file}");
    }
}
