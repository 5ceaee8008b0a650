//! Clean reports of several manners, and what breaks them: nothing above information fires on the first, and on each of
//! the second just the rule that is meant.
//!
//! `clean/` has a district with tables, two departments with notes, web addresses and 1、 ①, a township in half-width marks, five
//! years in one report, questions and answers, a county with all five parts. `broken.txt` was written from the rules'
//! names alone, in other words than `cases.rs`; its head says how a line reads.

use super::{CLEAN, serious, told};
use std::collections::BTreeMap;
use std::path::Path;

/// Characters and figures that a report must have to prove anything.
const CHARACTERS: usize = 3000;
const FIGURES: usize = 100;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")
}

fn clean() -> BTreeMap<String, String> {
    let files = std::fs::read_dir(folder().join("clean")).expect("the clean reports");
    let one = |entry: std::io::Result<std::fs::DirEntry>| {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        (name, std::fs::read_to_string(path).expect("a text"))
    };
    files.map(one).chain([("county-2".to_owned(), CLEAN.to_owned())]).collect()
}

/// Full-width marks as half-width ones.
pub fn half_width(text: &str) -> String {
    let half =
        |c: char| if ('！'..='～').contains(&c) { char::from_u32(c as u32 - 0xfee0).expect("ASCII") } else { c };
    text.chars().map(half).collect()
}

#[test]
fn clean_reports_of_any_manner_raise_nothing_above_information() {
    let mut loud = Vec::new();
    for (name, text) in clean() {
        let analysis = mingshu::analyze(&text);
        assert!(text.chars().count() >= CHARACTERS, "{name}: {} characters", text.chars().count());
        assert!(analysis.figures.len() >= FIGURES, "{name}: {} figures", analysis.figures.len());
        for (how, text) in
            [("", text.clone()), (" half-width", half_width(&text)), (" CRLF", text.replace('\n', "\r\n"))]
        {
            let analysis = mingshu::analyze(&text);
            if !serious(&analysis).is_empty() {
                loud.push(format!("{name}{how}:{}", told(&serious(&analysis))));
            }
        }
    }
    assert!(loud.is_empty(), "{}", loud.join("\n"));
}

/// Sentences whose numbers agree, though another reading of them would not have it so.
const CONSISTENT: &[&str] = &[
    // Of both together.
    "办理人大代表建议214件，政协提案327件，办复率均为100%。其中，已经解决的398件，占73.6%。",
    // A part of the first count, with one between that is smaller.
    "一审行政应诉案件741件，败诉46件，败诉率6.2%，负责人出庭应诉率100%，其中正职负责人出庭58件。",
    // What was saved is a share of what was to be paid, and not of what was.
    "完成交易项目486宗，成交额23.8亿元，节约资金1.06亿元，节约率4.3%。",
    // By how many more there are is no total.
    "公开信息15237条，同比增加104条，其中政策解读163条。",
];

#[test]
fn numbers_that_agree_are_not_said_to_contradict_each_other() {
    for sentence in CONSISTENT {
        let analysis = mingshu::analyze(&format!("{sentence}\n"));
        let numbers = |f: &&mingshu::analysis::Finding| f.help.starts_with("SUM") || f.help.starts_with("RATE");
        let found: Vec<_> = analysis.findings.iter().filter(numbers).collect();
        assert!(found.is_empty(), "{sentence}{}", told(&found));
    }
}

#[test]
fn what_breaks_a_rule_in_other_words_raises_just_that_rule() {
    let reports = clean();
    let lines = std::fs::read_to_string(folder().join("broken.txt")).expect("the broken variants");
    let (mut wrong, mut count) = (Vec::new(), BTreeMap::<String, usize>::new());
    for line in lines.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [code, report, edits] = cells[..] else { panic!("three cells: {line}") };
        let text = edits.split(" ⇔ ").fold(reports[report].clone(), |text, edit| edited(&text, edit));
        let analysis = mingshu::analyze(&text);
        let found = analysis.findings.iter().any(|f| f.help == code);
        let others: Vec<_> = serious(&analysis).into_iter().filter(|f| f.help != code).collect();
        if !found || !others.is_empty() {
            wrong.push(format!("{line}\n  found: {found}{}", told(&others)));
        }
        *count.entry(code.to_owned()).or_default() += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let few: Vec<_> = count.iter().filter(|(_, n)| **n < 3).collect();
    assert!(few.is_empty(), "three for each rule: {few:?}");
}

/// The report of another year: every 20xx年 moved by so many years, and the dates of its page.
fn moved(text: &str, years: i32) -> String {
    let mut out = text.to_owned();
    let order: Vec<i32> = if years < 0 { (2010..2040).collect() } else { (2010..2040).rev().collect() };
    for year in order {
        for mark in ["年", "-", "—"] {
            out = out.replace(&format!("{year}{mark}"), &format!("{}{mark}", year + years));
        }
    }
    out
}

fn edited(text: &str, edit: &str) -> String {
    let (from, to) = edit.split_once(" ⇒").unwrap_or_else(|| panic!("no ⇒ in {edit}"));
    let to = to.strip_prefix(' ').unwrap_or(to).replace("\\n", "\n");
    if from == "YEARS" {
        return moved(text, to.parse().expect("a number of years"));
    }
    let from = from.replace("\\n", "\n");
    let from = from.as_str();
    let (first, last) = from.split_once('⋯').map_or((from, None), |(first, last)| (first, Some(last)));
    assert_eq!(text.matches(first).count(), 1, "“{first}” stands once");
    let start = text.find(first).expect("counted");
    let end = match last {
        None => start + first.len(),
        Some("END") => text.len(),
        Some(last) => start + text[start..].find(last).unwrap_or_else(|| panic!("no “{last}” after “{first}”")),
    };
    format!("{}{to}{}", &text[..start], &text[end..])
}
