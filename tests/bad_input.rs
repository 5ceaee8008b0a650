//! What is pasted by mistake: an honest, empty result and one clear sentence, quickly.

mod support;

use mingshu::Analysis;
use mingshu::analysis::Relation;
use mingshu::notices::notices;
use std::time::Duration;
use support::{effort, example, invariants::assert_holds};

fn read(name: &str, text: &str) -> (Analysis, Vec<&'static str>) {
    let analysis = mingshu::analyze(text);
    assert_holds(name, text, &analysis);
    let codes = notices(text, &analysis).iter().map(|notice| notice.code).collect();
    (analysis, codes)
}

/// Nothing is found in it, and this is said.
fn nothing(name: &str, text: &str, code: &str) {
    let (analysis, codes) = read(name, text);
    assert_eq!(analysis.figures, [], "{name}");
    assert_eq!(analysis.outline, [], "{name}");
    assert_eq!(codes.first(), Some(&code), "{name}");
}

#[test]
fn nothing_is_found_where_nothing_is() {
    nothing("empty", "", "empty");
    nothing("blanks", " \r\n\u{3000}\t\n", "empty");
    nothing("an address", "https://www.example.gov.cn/art/2024/1/15/art_1229_5.html", "url_only");
    nothing("only furniture", FURNITURE, "only_furniture");
}

const FURNITURE: &str = "首页\n政务公开\n法治政府建设\n您当前的位置：首页 > 政务公开 > 年度报告\n索引号：YX-2024-001\n\
    发布机构：云岫县人民政府\n分享到：\n打印本页\n关闭窗口\n上一篇：\n下一篇：\n版权所有：云岫县人民政府办公室\n网站地图 联系我们\n";

#[test]
fn only_numbers_and_other_languages_are_called_so() {
    let (_, codes) = read("only numbers", "12\n350\n1,256\n99.9%\n2023\n");
    assert_eq!(codes, ["only_numbers"]);
    let (analysis, codes) =
        read("English", "In 2023 the county closed 25 cases, 8.5% more than in 2022.\n1. Overview\n");
    assert_eq!(codes, ["no_chinese"]);
    assert_eq!(analysis.meta.title, None);
}

#[test]
fn noise_is_read_without_a_stumble() {
    let mut state = 7u32;
    let noise: String = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from_u32((state >> 8) % 0x11_0000).unwrap_or('\u{FFFD}')
    })
    .take(50_000)
    .collect();
    let (_, codes) = read("noise", &noise);
    assert!(codes.contains(&"unreadable"), "{codes:?}");
}

/// For a million characters with little optimisation; with all of it they take a fraction of a second.
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn a_million_characters_on_one_line_are_no_hang() {
    let report = example().replace(['\r', '\n'], "");
    for (name, piece) in
        [("a report", report.as_str()), ("one character", "案"), ("digits", "7"), ("numbers", "12件、")]
    {
        let text: String = piece.chars().cycle().take(1_000_000).collect();
        let time = effort(|| {
            std::hint::black_box(mingshu::analyze(&text));
        });
        assert!(time < PATIENCE, "{name}: {time:?}");
        let (_, codes) = read(name, &text);
        assert!(codes.contains(&"overlong"), "{name}: {codes:?}");
    }
}

#[test]
fn two_reports_in_one_paste_are_noticed_and_one_is_not() {
    let (_, codes) = read("one", example());
    assert_eq!(codes, [""; 0]);
    let other = example().replace("云岫", "松石").replace("2023", "2022");
    let (_, codes) = read("two", &format!("{}\n{other}", example()));
    assert_eq!(codes, ["several_reports"]);
}

#[test]
fn characters_lost_on_the_way_are_counted_and_the_rest_is_read() {
    // An unpaired surrogate from JavaScript arrives as U+FFFD.
    let units: Vec<u16> = example().encode_utf16().chain([0xD83D]).collect();
    let text = String::from_utf16_lossy(&units);
    let (analysis, codes) = read("a lone surrogate", &text);
    assert_eq!(codes, ["unreadable"]);
    assert_eq!(analysis.figures, mingshu::analyze(example()).figures);
}

/// Relations of a text, in short: `sum 100件=60件+40件 true`, `ratio 3件/4件=75% -`, `change 5件>8件 60% false`.
fn relations(text: &str) -> Vec<String> {
    let (analysis, _) = read("relations", text);
    let said = |id: u32| analysis.figures[id as usize].text.as_str();
    let holds = |holds: Option<bool>| holds.map_or("-".to_owned(), |h| h.to_string());
    let relation = |relation: &Relation| match relation {
        Relation::Sum { total, parts, holds: h, .. } => {
            let parts: Vec<&str> = parts.iter().map(|&part| said(part)).collect();
            format!("sum {}={} {}", said(*total), parts.join("+"), holds(*h))
        }
        Relation::Ratio { part, whole, percent, holds: h } => {
            format!("ratio {}/{}={} {}", said(*part), said(*whole), said(*percent), holds(*h))
        }
        Relation::Change { from, to, percent, holds: h } => {
            format!("change {}>{} {} {}", said(*from), said(*to), percent.map_or("-", said), holds(*h))
        }
    };
    analysis.relations.iter().map(relation).collect()
}

#[test]
fn numbers_too_large_for_exact_arithmetic_are_not_judged() {
    let large = "90071992547409";
    for text in [
        // In a double these differ by less than the last digit that is printed.
        format!("全年投入{large}.93亿元，其中甲类{large}.90亿元、乙类0.02亿元。"),
        format!("由{large}.92亿元增加到{large}.93亿元，增长50%。"),
        format!("投入{large}.93亿元，支出{large}.93亿元，支出率50%。"),
        "受理案件9007199254740993件，其中维持9007199254740990件、撤销2件。".to_owned(),
        "受理案件123456789012345678901234567890件，其中维持3件。".to_owned(),
    ] {
        let said = relations(&text);
        assert!(said.iter().all(|relation| relation.ends_with(" -")), "{text}: {said:?}");
    }
}

#[test]
fn nothing_is_computed_from_nothing() {
    assert_eq!(relations("受理行政复议案件0件，维持0件，维持率0%。"), ["sum 0件=0件 -"]);
    assert_eq!(relations("受理行政复议案件0件，其中维持0件，占0%。"), ["sum 0件=0件 -"]);
    assert_eq!(relations("占比达到37.5%，增长12%。"), [""; 0]);
    assert_eq!(relations("由0件增加到5件，增长500%。"), ["change 0件>5件 500% -"]);
    assert_eq!(relations("占%，其中占%。"), [""; 0]);
    // More than all there is cannot be a part of it.
    assert_eq!(relations("受理行政复议案件0件，其中维持3件。"), ["sum 0件=3件 false"]);
}

#[test]
fn a_thousand_parts_make_one_sum() {
    let parts: String = (1..=1000).map(|k| format!("、甲{}镇{k}件", char::from(b'A' + (k % 26) as u8))).collect();
    let text = format!("全年受理行政复议案件500500件，其中{}。", parts.trim_start_matches('、'));
    let (analysis, _) = read("a thousand parts", &text);
    assert_eq!(analysis.figures.len(), 1001);
    let [Relation::Sum { parts, exhaustive: true, holds: Some(true), .. }] = &analysis.relations[..] else {
        panic!("{:?}", analysis.relations)
    };
    assert_eq!(parts.len(), 1000);
    let (analysis, _) = read("a thousand parts and one wrong", &text.replace("500500件", "500600件"));
    assert!(analysis.relations.iter().all(|r| !matches!(r, Relation::Sum { holds: Some(true), .. })));
}

#[test]
fn a_breakdown_of_a_part_is_not_one_of_the_total() {
    assert_eq!(
        relations("受理行政复议案件100件，其中行政处罚类60件，其中维持40件、撤销20件。"),
        ["sum 100件=60件 -", "sum 60件=40件+20件 true"]
    );
    assert_eq!(
        relations("检查企业90家，其中食品企业50家（其中餐饮30家、商超20家）、药店40家。"),
        ["sum 50家=30家+20家 true", "sum 90家=50家+40家 true"]
    );
}

#[test]
fn groups_of_which_one_person_may_be_in_several_need_not_make_the_total() {
    assert_eq!(
        relations("办理法律援助案件1290件，其中残疾人140件、老年人180件、妇女420件、农民工460件。"),
        ["sum 1290件=140件+180件+420件+460件 -"]
    );
    // What became of them all may stand in the next sentence.
    assert_eq!(
        relations("收到行政复议申请20件，立案受理18件。经审理，维持9件，撤销5件，申请人撤回4件。"),
        ["sum 18件=9件+5件+4件 true"]
    );
    // What was counted is not what was done: no rate of these.
    assert_eq!(relations("完成国家任务286个、省级任务131个，任务完成率100%。"), [""; 0]);
    // Nor are those that have a subject of their own.
    assert_eq!(relations("办理省级建议8件，本级建议、提案分别为62件、97件。"), [""; 0]);
    // A part of two counts together may be more than one of them.
    assert_eq!(relations("办理建议23件、提案31件，其中A类48件。"), [""; 0]);
    // What need not be done may count as done.
    let said = relations("清理文件138件，完成112件，不涉及9件，完成率87.7%。");
    assert!(said.iter().all(|relation| !relation.ends_with("false")), "{said:?}");
    // A count in brackets is no level of the year before.
    assert_eq!(
        relations("2020年受理行政复议案件57件（含上年结转4件），较2019年的39件增长46.2%。"),
        ["sum 57件=4件 -", "change 39件>57件 46.2% true"]
    );
    // Two matters, with others between, have no rate of one in the other.
    let said = relations("审批水保方案64个，巡查河道3次，排查河湖问题整改销号49个，销号率98%。");
    assert!(said.iter().all(|relation| !relation.ends_with("false")), "{said:?}");
    // What had to be filed was, of all that were reviewed.
    assert_eq!(relations("审查规范性文件137件，报备规范性文件29件，报备率100%。"), [""; 0]);
    // What each is made into is no part of it, and may well be more.
    assert_eq!(relations("将45个高频事项细分为310个办理情形。"), [""; 0]);
}

#[test]
fn contradictory_units_are_not_added_up() {
    assert_eq!(relations("受理案件25件，其中维持11人、撤销14元。"), [""; 0]);
    assert_eq!(relations("罚款30万元，其中甲镇10件、乙镇20件。"), [""; 0]);
    assert_eq!(relations("检查企业40家，合格20次，合格率50%。"), [""; 0]);
}

#[test]
fn a_table_with_ragged_rows_gives_what_stands_in_it() {
    let text = "| 乡镇 | 受理（件） | 办结（件） |\n| 霜枫镇 | 10 |\n| 石箬镇 | 20 | 19 | 7 | 8 |\n| | 5 |\n|\n| 合计 | 35 | 19 |\n";
    let (analysis, _) = read("ragged", text);
    let found: Vec<(&str, Option<&str>, Option<&str>)> =
        analysis.figures.iter().map(|f| (&*f.text, f.unit.as_deref(), f.head.as_deref())).collect();
    assert_eq!(
        found[..3],
        [("10", Some("件"), Some("霜枫镇")), ("20", Some("件"), Some("石箬镇")), ("19", Some("件"), Some("石箬镇"))]
    );
    // Of a column in which a row is missing nothing false is said.
    assert!(
        analysis.relations.iter().all(|r| !matches!(r, Relation::Sum { holds: Some(false), .. })),
        "{:?}",
        analysis.relations
    );
}

#[test]
fn a_wrong_ratio_is_not_made_from_counts_of_other_things() {
    for text in [
        "办理应诉案件96件，败诉5件，出庭应诉率100%。",
        "受理复议案件80件，调解30件，出庭率95%。",
        "检查企业120家，立案8起，群众满意率98%。",
    ] {
        assert!(!relations(text).iter().any(|relation| relation.starts_with("ratio")), "{text}");
    }
}
