//! What is pasted by mistake: an honest, empty result and one clear sentence, quickly.

mod support;

use mingshu::Analysis;
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
