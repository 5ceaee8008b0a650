//! `mingshu check` from outside: a linter over reports, with its exit codes and its three formats.

mod support;

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const CLEAN: i32 = 0;
const FOUND: i32 = 1;
const USAGE: i32 = 2;

const BROKEN: &str = "云岫县2023年法治政府建设年度报告\n一、主要举措和成效\n共审核文件21份，其中废止7份，修订5份，保留8份。🙂全年培训5场，，参训300人次，多次走访。\n二、存在的不足和原因\n由于编制少，个别单位力量不足，执法人员流动快，案卷质量有待提高，信息化水平还要提升。\n三、党政主要负责人履行推进法治建设第一责任人职责情况\n县长履行第一责任人职责，批示12次，主持会议4次，督办案件3件，带头学法2次，带头出庭1次，带头述法1次。\n四、2024年工作安排\n2024年，我县将继续加强执法队伍建设，组织轮训，抓好执法监督，推进复议改革，落实各项任务。\n\n云岫县人民政府\n2024年1月12日\n";

fn run(arguments: &[&str], locale: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mingshu"));
    command.args(arguments).env("LC_ALL", locale).stdin(Stdio::null()).output().expect("the program starts")
}

fn file(name: &str, text: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("check");
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, text).expect("room");
    path
}

fn words(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn clean() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/clean.txt")
}

#[test]
fn a_clean_report_passes() {
    let output = run(&["check", clean().to_str().expect("a path")], "C");
    assert_eq!(output.status.code(), Some(CLEAN), "{}", words(&output.stdout));
    assert_eq!(words(&output.stdout), "1 report: 0 errors, 0 warnings\n");
}

#[test]
fn findings_stand_with_file_line_and_column() {
    let path = file("broken.txt", BROKEN);
    let name = path.to_str().expect("a path");
    let output = run(&["check", name], "zh_CN.UTF-8");
    assert_eq!(output.status.code(), Some(FOUND));
    let lines: Vec<&str> = words(&output.stdout).lines().collect();
    let expected = [
        format!("{name}:3:6: 错误 SUM001 分项相加不等于总数: 分项合计 20 份（7+5+8），与总数 21 份相差 1 份。"),
        format!("{name}:3:32: 警告 PUNC002 标点重复或相连: 标点“，，”连用。"),
        "1 份报告：错误 1 条，警告 1 条".to_owned(),
    ];
    assert_eq!(lines, expected);
}

#[test]
fn weights_rules_and_classes_are_chosen() {
    let path = file("chosen.txt", BROKEN);
    let name = path.to_str().expect("a path");
    let codes = |more: &[&str]| {
        let output = run(&[&["check", name, "--format", "json"], more].concat(), "C");
        let line: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let codes: Vec<String> = line["findings"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|f| f["help"].as_str().expect("a code").to_owned())
            .collect();
        (codes, output.status.code().expect("a code"))
    };
    assert_eq!(codes(&[]), (vec!["SUM001".into(), "PUNC002".into()], FOUND));
    assert_eq!(codes(&["--severity", "error"]), (vec!["SUM001".into()], FOUND));
    assert_eq!(codes(&["--select", "PUNC"]), (vec!["PUNC002".into()], FOUND));
    assert_eq!(codes(&["--select", "arithmetic,punctuation", "--ignore", "punc002"]), (vec!["SUM001".into()], FOUND));
    assert_eq!(codes(&["--severity", "info", "--select", "note"]), (vec!["NOTE002".into()], CLEAN));
    assert_eq!(codes(&["--ignore", "all"]), (vec![], CLEAN));
    for wrong in [&["--select", "SUM9"][..], &["--format", "xml"], &["--severity", "loud"]] {
        let output = run(&[&["check", name], wrong].concat(), "C");
        assert_eq!(output.status.code(), Some(USAGE), "{wrong:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
    assert_eq!(run(&["check"], "C").status.code(), Some(USAGE));
}

#[test]
fn json_has_the_findings_of_the_schema_and_their_places() {
    let path = file("json.txt", BROKEN);
    let output =
        run(&["check", "--format", "json", path.to_str().expect("a path"), clean().to_str().expect("a path")], "C");
    let lines: Vec<Value> = words(&output.stdout).lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    assert_eq!(lines.len(), 2, "a line a report");
    let finding = &lines[0]["findings"][1];
    assert_eq!((&finding["rule"], &finding["class"]), (&"doubled".into(), &"punctuation".into()));
    assert!(finding["message"]["zh"].is_string() && finding["message"]["en"].is_string());
    // The emoji before it is one character and two code units.
    assert_eq!((&finding["line"], &finding["column"]), (&3.into(), &33.into()));
    assert_eq!(lines[1]["findings"], Value::Array(vec![]));
}

#[test]
fn sarif_has_what_its_schema_requires() {
    let path = file("报告 1.txt", BROKEN);
    let output = run(&["check", "--format", "sarif", path.to_str().expect("a path")], "C");
    assert_eq!(output.status.code(), Some(FOUND));
    let log: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().is_some_and(|s| s.ends_with("sarif-2.1.0.json")));
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "mingshu");
    let rules = driver["rules"].as_array().expect("rules");
    assert_eq!(rules.len(), mingshu::rules::RULES.len());
    for rule in rules {
        let text = |key: &str| rule[key]["text"].as_str().is_some_and(|t| !t.is_empty());
        assert!(
            rule["id"].is_string() && text("shortDescription") && text("fullDescription") && text("help"),
            "{rule}"
        );
        assert!(
            ["error", "warning", "note"].contains(&rule["defaultConfiguration"]["level"].as_str().expect("a level"))
        );
    }
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    let units: Vec<u16> = BROKEN.encode_utf16().collect();
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), 2);
    for result in results {
        let index = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(result["ruleId"], rules[index]["id"]);
        assert!(result["message"]["text"].as_str().is_some_and(|t| !t.is_empty()));
        let related = result["relatedLocations"].as_array().expect("a list");
        for location in result["locations"].as_array().expect("a list").iter().chain(related) {
            let place = &location["physicalLocation"];
            assert!(
                place["artifactLocation"]["uri"].as_str().is_some_and(|u| u.ends_with("%E6%8A%A5%E5%91%8A%201.txt"))
            );
            let region = &place["region"];
            let number = |key: &str| region[key].as_u64().unwrap_or_else(|| panic!("{key} in {region}")) as usize;
            let (start, length) = (number("charOffset"), number("charLength"));
            let slice = String::from_utf16(&units[start..start + length]).expect("whole characters");
            assert_eq!(region["snippet"]["text"], slice);
            let line = BROKEN.split('\n').nth(number("startLine") - 1).expect("a line");
            let in_line: Vec<u16> = line.encode_utf16().collect();
            let from = number("startColumn") - 1;
            assert_eq!(String::from_utf16(&in_line[from..from + length]).expect("characters"), slice);
            assert!(number("endLine") >= number("startLine") && number("endColumn") >= 1);
        }
    }
    assert_eq!(results[0]["relatedLocations"].as_array().map(Vec::len), Some(3), "all words of a sum");
}

#[test]
fn what_cannot_be_read_is_said_and_ends_with_two() {
    let path = file("read.txt", BROKEN);
    let output = run(&["check", "no-such-file.txt", path.to_str().expect("a path")], "C");
    assert_eq!(output.status.code(), Some(USAGE), "the other file has findings, but this weighs more");
    assert!(words(&output.stderr).contains("no-such-file.txt: no such file"));
    assert!(words(&output.stdout).contains("SUM001"), "the others are checked all the same");
    let sarif = run(&["check", "--format", "sarif", "no-such-file.txt"], "C");
    let log: Value = serde_json::from_slice(&sarif.stdout).expect("JSON");
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert!(invocation["toolExecutionNotifications"][0]["message"]["text"].is_string());
}

#[test]
fn folders_and_word_documents_are_checked_too() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("check-folder");
    std::fs::create_dir_all(folder.join("inner")).expect("a folder");
    std::fs::write(folder.join("inner/a.txt"), BROKEN).expect("room");
    let docx = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/example.python.docx");
    std::fs::copy(docx, folder.join("b.docx")).expect("a copy");
    let output = run(&["check", "--severity", "info", folder.to_str().expect("a path")], "C");
    let said = words(&output.stdout);
    assert!(said.contains("inner/a.txt:3:6: error SUM001"), "{said}");
    assert!(said.contains("2 reports: "), "{said}");
}

#[test]
fn the_rules_are_listed_and_explained() {
    let all = run(&["rules"], "C");
    assert_eq!(words(&all.stdout).lines().count(), mingshu::rules::RULES.len());
    let one = run(&["rules", "SUM001"], "zh_CN.UTF-8");
    let said = words(&one.stdout);
    assert!(said.starts_with("SUM001 分项相加不等于总数") && said.contains("怎么办"), "{said}");
    assert_eq!(run(&["rules", "XYZ"], "C").status.code(), Some(USAGE));
}
