//! Every rule on an invented report that breaks just it, a clean report on which none speaks, and the registry itself.
//!
//! `MINGSHU_WRITE=1 cargo test --test rules` writes `docs/rules.md` anew.

#[path = "rules/cases.rs"]
mod cases;
#[path = "rules/docs.rs"]
mod docs;
#[path = "rules/reports.rs"]
mod reports;
mod support;

use cases::{CASES, Case, Edit};
use mingshu::Analysis;
use mingshu::analysis::{Finding, Severity, Span};
use mingshu::rules::{CLASSES, RULES};
use mingshu::utf16::Utf16Index;
use std::collections::BTreeSet;
use support::{effort, invariants::assert_holds};

const CLEAN: &str = include_str!("rules/clean.txt");

fn serious(analysis: &Analysis) -> Vec<&Finding> {
    analysis.findings.iter().filter(|f| f.severity != Severity::Info).collect()
}

fn told(findings: &[&Finding]) -> String {
    findings.iter().map(|f| format!("\n  {} {}", f.help, f.message.zh)).collect()
}

#[test]
fn a_clean_report_raises_nothing_above_information() {
    let analysis = mingshu::analyze(CLEAN);
    assert!(CLEAN.chars().count() >= 3000, "{} characters", CLEAN.chars().count());
    assert!(analysis.figures.len() >= 100, "{} figures", analysis.figures.len());
    assert!(!analysis.relations.is_empty(), "relations to be checked");
    assert!(serious(&analysis).is_empty(), "{}", told(&serious(&analysis)));
}

#[test]
fn half_width_marks_throughout_are_not_a_fault() {
    let half = reports::half_width(CLEAN);
    let analysis = mingshu::analyze(&half);
    assert!(serious(&analysis).is_empty(), "{}", told(&serious(&analysis)));
}

#[test]
fn each_rule_speaks_on_the_report_that_breaks_it_and_no_other_does() {
    let mut wrong = Vec::new();
    for (number, case) in CASES.iter().enumerate() {
        let text = edited(case);
        let analysis = mingshu::analyze(&text);
        assert_holds(case.code, &text, &analysis);
        let of_rule: Vec<&Finding> = analysis.findings.iter().filter(|f| f.help == case.code).collect();
        let others: Vec<&Finding> = serious(&analysis).into_iter().filter(|f| f.help != case.code).collect();
        let index = Utf16Index::new(&text);
        let touches = |f: &&Finding| f.spans.iter().any(|&s| near(&index, &text, s, case.quote));
        if !of_rule.iter().any(touches) || !others.is_empty() {
            wrong.push(format!("{number} {} “{}”:{}{}", case.code, case.quote, told(&of_rule), told(&others)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a span and the words have characters in common.
fn near(index: &Utf16Index, text: &str, span: Span, quote: &str) -> bool {
    let words = index.slice(text, span);
    words.contains(quote) || (!words.is_empty() && quote.contains(words))
}

fn edited(case: &Case) -> String {
    let mut text = CLEAN.to_owned();
    for edit in case.edits {
        let (Edit::Put(from, _) | Edit::Cut(from, _) | Edit::Add(from, _) | Edit::All(from, _)) = edit;
        let count = text.matches(from).count();
        let fits = if matches!(edit, Edit::All(..)) { count > 0 } else { count == 1 };
        assert!(fits, "{}: “{from}” stands {count} times in the clean report", case.code);
        text = match edit {
            Edit::Put(from, to) | Edit::All(from, to) => text.replace(from, to),
            Edit::Add(from, words) => text.replace(from, &format!("{words}{from}")),
            Edit::Cut(from, to) => {
                let start = text.find(from).expect("counted");
                let end = if to.is_empty() { text.len() } else { start + text[start..].find(to).expect("an end") };
                format!("{}{}", &text[..start], &text[end..])
            }
        };
    }
    text
}

#[test]
fn every_rule_has_its_report() {
    let covered: BTreeSet<&str> = CASES.iter().map(|c| c.code).collect();
    // Those between reports have theirs in `compare::cross`.
    let alone = RULES.iter().map(|r| r.code).filter(|code| !code.starts_with("CROSS"));
    assert_eq!(covered, alone.collect());
}

#[test]
fn the_registry_is_in_order() {
    let names: BTreeSet<&str> = RULES.iter().map(|r| r.name).collect();
    let codes: BTreeSet<&str> = RULES.iter().map(|r| r.code).collect();
    assert_eq!((names.len(), codes.len()), (RULES.len(), RULES.len()), "codes and names are unique");
    let mut classes: Vec<&str> = RULES.iter().map(|r| r.class).collect();
    classes.dedup();
    assert_eq!(classes, CLASSES, "the rules of a class stand together, in the order of the classes");
    for rule in RULES {
        assert_eq!(
            rule.class == "note",
            rule.name != "part-not-required-then" && rule.severity == Severity::Info,
            "{}",
            rule.code
        );
        for help in [&rule.zh, &rule.en] {
            for words in [help.title, help.looks, help.why, help.example, help.source, help.advice] {
                assert!(!words.trim().is_empty() && !words.contains('|'), "{}: {words}", rule.code);
            }
        }
    }
}

#[test]
fn a_finding_names_its_rule_and_says_so_in_both_languages() {
    for case in CASES {
        for finding in mingshu::analyze(&edited(case)).findings {
            let rule = RULES.iter().find(|r| r.code == finding.help).expect("a rule of the registry");
            assert_eq!((&*finding.rule, &*finding.class, finding.severity), (rule.name, rule.class, rule.severity));
            assert!(
                finding.message.zh.ends_with('。') && finding.message.en.ends_with('.') || case.code == "MARK001",
                "{:?}",
                finding.message
            );
            assert!(!finding.spans.is_empty(), "{}: a finding leads to its words", case.code);
        }
    }
}

#[test]
fn sums_are_told_with_their_numbers() {
    let case = CASES.iter().find(|c| c.code == "SUM001").expect("a case");
    let analysis = mingshu::analyze(&edited(case));
    assert_eq!(serious(&analysis)[0].message.zh, "分项合计 165 件（61+38+19+47），与总数 172 件相差 7 件。");
    assert_eq!(serious(&analysis)[0].figures.len(), 5);
}

#[test]
fn rules_about_the_annual_report_are_silent_on_other_documents() {
    let annual = [
        "PART001", "PART002", "PART003", "PART004", "LATE001", "PER001", "DATE002", "TITLE002", "CONF001", "NOTE001",
        "NOTE005", "NOTE006", "NOTE007",
    ];
    for case in CASES.iter().filter(|c| annual.contains(&c.code)) {
        let text = edited(case).replacen("年度法治政府建设情况的报告", "年政府工作报告", 1);
        let analysis = mingshu::analyze(&text);
        let loud: Vec<&Finding> = analysis.findings.iter().filter(|f| annual.contains(&&*f.help)).collect();
        assert!(loud.is_empty(), "{}: {}", case.code, told(&loud));
    }
}

#[test]
fn older_reports_are_not_bound() {
    let case = CASES.iter().find(|c| c.code == "PART004").expect("a case");
    let analysis = mingshu::analyze(&edited(case));
    let found: Vec<_> = analysis.findings.iter().filter(|f| f.class == "missing_part").collect();
    assert!(found.len() == 1 && found[0].severity == Severity::Info, "{}", told(&found));
}

#[test]
fn the_deadline_is_that_of_the_year() {
    let late = |year: u32, published: &str| {
        let text =
            format!("发布时间：{published}\n云岫县{year}年法治政府建设年度报告\n一、主要举措和成效\n办理案件25件。\n");
        mingshu::analyze(&text).findings.iter().any(|f| f.help == "LATE001")
    };
    // Since the report on 2019: before 1 April. Before that: in the first quarter.
    for (year, in_time, too_late) in
        [(2019, "2020-04-01", "2020-04-02"), (2023, "2024-03-29", "2024-07-01"), (2017, "2018-03-31", "2018-04-01")]
    {
        assert!(!late(year, in_time), "{year}: {in_time}");
        assert!(late(year, too_late), "{year}: {too_late}");
    }
    assert!(!late(2010, "2013-01-01"), "no rule is known for 2010");
}

#[test]
fn a_text_that_stops_in_the_first_item_of_a_list_seems_cut_off() {
    let at = CLEAN.find("　　2. 规范行政应诉").or_else(|| CLEAN.find("　　2. 依法防范安全风险")).expect("an item");
    let text = &CLEAN[..at];
    let codes: Vec<String> = serious(&mingshu::analyze(text)).iter().map(|f| f.help.to_string()).collect();
    assert!(codes.contains(&"DMG006".to_owned()), "{codes:?}");
}

#[test]
fn time_grows_with_the_length_of_the_text() {
    for (name, piece) in [
        ("opening brackets", "（《“"),
        ("halves on many lines", "《“（\n》”）)】\n"),
        ("closing brackets", "）》”"),
        ("headings", "一、甲乙\n三、丙丁\n（二）戊己\n5. 庚辛壬。\n"),
        ("markers inside lines", "一、甲乙二、三、四、"),
        ("notes", "注[1]、[2]、[3]文[44]，"),
        ("months", "今年18月13月32日，"),
        ("sentences", "组织执法人员培训十二场次，参训人员达到八百六十人次，合格率百分之百。\n"),
        ("open ends", "组织执法人员培训十二场次，参训人员达到八百六十人次，合格率百分之百\n"),
        ("titles", "《法治政府建设纲要（2015—2020年）》《行政复仪法》"),
        ("marks", "，，。。、、；"),
        ("figures in one sentence", "规范性文件12件，"),
        ("figures in one clause", "文件12件"),
        ("parts", "一、存在问题\n二、下一步工作\n"),
    ] {
        let body = |n: usize| format!("{TITLE}{}", piece.repeat(n));
        let (short, long) = (body(1000), body(4000));
        let time = |text: &str| (0..3).map(|_| effort(|| drop(mingshu::analyze(text)))).min().expect("three");
        let (a, b) = (time(&short), time(&long));
        // Four times the text: twice that, and a few milliseconds for small times.
        let most = a * 8 + std::time::Duration::from_millis(20);
        assert!(b <= most, "{name}: {a:?} for a quarter, {b:?} for the whole");
    }
}

const TITLE: &str = "栖霞岭县2023年法治政府建设年度报告\n一、工作情况\n";

#[test]
fn the_documentation_is_the_registry() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let fresh = docs::markdown(RULES);
    if std::env::var_os("MINGSHU_WRITE").is_some() {
        std::fs::write(&path, &fresh).expect("room for docs/rules.md");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == fresh, "docs/rules.md is stale: MINGSHU_WRITE=1 cargo test --test rules");
}
