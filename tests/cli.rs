//! The command line from outside: what it prints, where, and with which exit code.

mod support;

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use support::example;

const DONE: i32 = 0;
const INPUT: i32 = 1;
const USAGE: i32 = 2;

fn mingshu(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mingshu"));
    command.args(arguments).env("LC_ALL", "C").stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    mingshu(arguments).output().expect("the program starts")
}

fn run_with(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = mingshu(arguments);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("started");
    // A program that has refused the input may be gone before all of it is written.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    child.wait_with_output().expect("ended")
}

/// A file of its own for each test.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli");
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("room");
    path
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

/// The input was refused in one line that has these words, and nothing was printed.
fn refused(output: &Output, words: &str) {
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(INPUT), "{said}");
    assert!(output.stdout.is_empty());
    assert!(said.starts_with("mingshu: ") && said.contains(words), "{said}");
    assert_eq!(said.matches('\n').count(), 1, "one line: {said}");
}

fn json(output: &Output) -> Value {
    assert_eq!(output.status.code(), Some(DONE), "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn a_report_is_printed_as_one_line_of_json() {
    let path = file("示例.txt", example().as_bytes());
    let output = run(&["analyze", path.to_str().expect("UTF-8")]);
    let printed = text(&output.stdout);
    assert_eq!(printed.matches('\n').count(), 1);
    assert!(printed.ends_with("}\n") && !printed.contains("\": "));

    let mut analysis = mingshu::analyze(example());
    analysis.source.name = Some("示例.txt".into());
    analysis.source.format = Some("txt".into());
    analysis.source.encoding = Some("UTF-8".into());
    assert_eq!(json(&output), serde_json::to_value(&analysis).expect("JSON"));
    assert_eq!(printed.trim_end(), serde_json::to_string(&analysis).expect("JSON"), "keys in the order of the schema");
}

#[test]
fn standard_input_has_no_name_and_pretty_says_the_same() {
    let plain = run_with(&["analyze", "-"], example().as_bytes());
    assert_eq!(json(&plain)["source"]["name"], Value::Null);
    let pretty = run_with(&["analyze", "--pretty", "--format", "json", "-"], example().as_bytes());
    assert_eq!(json(&pretty), json(&plain));
    assert!(text(&pretty.stdout).starts_with("{\n  \"schema\": 1,\n"));
}

#[test]
fn encodings_are_found_and_can_be_named() {
    let units: Vec<u8> = example().encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&b"\xFF\xFE"[..], &units].concat();
    let (gbk, _, _) = encoding_rs::GBK.encode(example());
    let plain = json(&run_with(&["analyze", "-"], example().as_bytes()));
    for (bytes, encoding) in [(&marked[..], "UTF-16LE"), (&units, "UTF-16LE"), (&gbk, "gb18030")] {
        let analysis = json(&run_with(&["analyze", "-"], bytes));
        assert_eq!(analysis["source"]["encoding"], encoding);
        assert_eq!(analysis["figures"], plain["figures"]);
        assert_eq!(analysis["body"], plain["body"]);
    }
    let named = json(&run_with(&["analyze", "--encoding", "gb2312", "-"], &gbk));
    assert_eq!(named["source"]["encoding"], "GBK");
    let wrong = run(&["analyze", "--encoding", "klingon", "-"]);
    assert_eq!(wrong.status.code(), Some(USAGE));
    assert!(text(&wrong.stderr).contains("utf-8, gb18030"), "{}", text(&wrong.stderr));
}

#[test]
fn what_cannot_be_read_is_said_in_one_line() {
    let folder = env!("CARGO_TARGET_TMPDIR");
    refused(&run(&["analyze", &format!("{folder}/absent.txt")]), "absent.txt: no such file");
    let empty = format!("{folder}/cli-empty");
    std::fs::create_dir_all(&empty).expect("a folder");
    refused(&run(&["analyze", &empty]), "no file in it that can be read");
    refused(&run(&["analyze", file("空.txt", b"").to_str().expect("UTF-8")]), "there is no text in it");
    refused(&run_with(&["analyze", "-"], b" \r\n\n"), "standard input: there is no text in it");
    refused(&run_with(&["analyze", "-"], b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), "this is a picture (PNG)");
    refused(&run_with(&["analyze", "-"], b"PK\x03\x04\x14\0\x06\0word/document.xml"), "damaged or incomplete");
    refused(&run_with(&["analyze", "-"], &[0, 1, 2, 3, 255, 254].repeat(50)), "this is not a text file");
    let large = file("large.txt", &vec![b'1'; (20 << 20) + 1]);
    refused(&run(&["analyze", large.to_str().expect("UTF-8")]), "larger than 20 MB");
    std::fs::remove_file(large).expect("removed");
}

#[test]
fn archives_and_folders_are_read_file_by_file() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files");
    let output = run(&["analyze", &format!("{folder}/folder.gbk.zip"), &format!("{folder}/08-township.word.docx")]);
    let names: Vec<Value> = text(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["source"]["name"].clone())
        .collect();
    assert_eq!(output.status.code(), Some(DONE));
    assert_eq!(names.len(), 5);
    assert_eq!(names[3], "folder.gbk.zip/往年.zip/2022年/青棠县报告.html");
    assert_eq!(names[4], "08-township.word.docx");
    let said = text(&output.stderr);
    assert!(said.contains("照片.jpg: it is not in a format of reports"), "{said}");
    assert!(said.contains("08-township.word.docx: the document has tracked changes"), "{said}");

    let all = run(&["text", folder]);
    assert_eq!(all.status.code(), Some(DONE), "{}", text(&all.stderr));
    assert!(text(&all.stdout).contains("文本框里的话。"));
    let some = run(&["analyze", &format!("{folder}/06-department.hand.md"), "absent.docx"]);
    assert_eq!(some.status.code(), Some(INPUT));
    assert_eq!(text(&some.stdout).lines().count(), 1, "what can be read is printed all the same");
}

#[test]
fn spans_are_those_of_the_text_that_is_printed() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/06-department.wps.docx");
    let analysis = json(&run(&["analyze", file]));
    let printed: Vec<u16> = text(&run(&["text", file]).stdout).encode_utf16().collect();
    let figures = analysis["figures"].as_array().expect("a list");
    assert!(figures.len() > 30);
    for figure in figures {
        let at = |end: &str| figure["span"][end].as_u64().expect("a number") as usize;
        let slice = String::from_utf16_lossy(&printed[at("start")..at("end")]);
        assert_eq!(figure["text"], slice);
    }
}

#[test]
fn formats_and_limits_are_listed() {
    let output = run(&["formats"]);
    for words in [".docx", ".html", ".rtf", ".zip", "a file in it, unpacked", "given up"] {
        assert!(text(&output.stdout).contains(words), "{words}");
    }
}

#[test]
fn the_terminal_s_language_is_spoken() {
    let output = mingshu(&["analyze", "absent.txt"]).env("LC_ALL", "zh_CN.UTF-8").output().expect("started");
    refused(&output, "没有这个文件");
}

#[test]
fn a_text_that_is_no_report_is_printed_all_the_same_with_a_word() {
    let output = run_with(&["analyze", "-"], "https://www.example.gov.cn/a.html\n".as_bytes());
    assert_eq!(json(&output)["figures"], Value::Array(vec![]));
    assert_eq!(text(&output.stderr).lines().count(), 1);
    assert!(text(&output.stderr).contains("open the page, copy its text"));
}

#[test]
fn wrong_command_lines_are_told_from_wrong_input() {
    for arguments in [&[][..], &["analyze"], &["analyse", "a.txt"], &["analyze", "--format", "xml", "a.txt"], &["text"]]
    {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(USAGE), "{arguments:?}");
        let said = text(&output.stderr);
        assert!(said.contains("Usage:") || said.contains("[possible values: json, table]"), "{arguments:?}: {said}");
    }
    for arguments in [&["--help"][..], &["analyze", "--help"], &["--version"]] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(DONE), "{arguments:?}");
        assert!(output.stderr.is_empty() && !output.stdout.is_empty());
    }
}

#[test]
fn the_table_shows_what_was_found() {
    let analysis = mingshu::analyze(example());
    let output = run_with(&["analyze", "--format", "table", "-"], example().as_bytes());
    assert_eq!(output.status.code(), Some(DONE));
    let printed = text(&output.stdout);
    assert!(printed.contains(&format!("Outline ({})", analysis.outline.len())));
    assert!(printed.contains(&format!("Figures ({})", analysis.figures.len())));
    if let Some(title) = &analysis.meta.title {
        assert!(printed.contains(title.as_str()));
    }
    let rows = printed.split("Figures (").nth(1).expect("figures").lines().skip(2);
    for (figure, row) in analysis.figures.iter().zip(rows) {
        let start: String = figure.text.chars().take(8).collect();
        assert!(row.contains(&start), "figure {}: {row}", figure.id + 1);
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    // Much more than a pipe holds.
    let path = file("long.txt", example().repeat(40).as_bytes());
    let mut command = mingshu(&["analyze", "--pretty", path.to_str().expect("UTF-8")]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("started");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("ended");
    assert_eq!(output.status.code(), Some(DONE));
    assert!(
        !text(&output.stderr).contains("panicked") && !text(&output.stderr).contains("pipe"),
        "{}",
        text(&output.stderr)
    );
}

/// Node is there wherever the page is built; without it the page's JSON cannot be compared.
#[test]
fn the_output_is_what_javascript_would_print() {
    let output = run_with(&["analyze", "-"], example().as_bytes());
    let path = file("example.json", &output.stdout);
    let script = "const s = require('fs').readFileSync(process.argv[1], 'utf8'); process.stdout.write(JSON.stringify(JSON.parse(s)) + '\\n')";
    let Ok(node) = Command::new("node").args(["-e", script]).arg(path).output() else {
        println!("skipped, node is absent");
        return;
    };
    assert!(node.status.success(), "{}", text(&node.stderr));
    assert!(node.stdout == output.stdout, "JSON.stringify prints something else");
}
