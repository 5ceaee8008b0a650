//! Any text whatever: no panic, every promise of the schema kept, and time that grows with the length.

mod support;

use mingshu::notices::notices;
use proptest::prelude::*;
use std::time::Duration;
use support::{effort, example, invariants::check};

/// What reports are made of, and what breaks readers of them. A row more is a kind of trouble more.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    // Numerals of every kind.
    "0", "12", "3.5", "1,256", "1，256", "99.9", "００", "１２３", "一", "二十", "两", "百", "千余", "万", "亿", "1.2万", "三分之二", "百分之", "①", "1/4", "2023",
    // Units and what stands around numbers.
    "件", "%", "％", "个百分点", "元", "万元", "人次", "个工作日", "年", "月", "日", "平方公里", "亩", "倍", "‰", "次", "项", "/",
    "约", "近", "余", "超过", "不少于", "以上", "左右", "不到", "同比", "增长", "下降", "由", "至", "从", "—", "-", "～", "其中", "分别", "占",
    // Headings.
    "一、", "（一）", "(二)", "1.", "1．", "（1）", "一是", "第一章", "第三条", "十一、",
    // Marks.
    "，", "。", "；", "：", "、", "“", "”", "《", "》", "（", "）", "〔2023〕5号", "\"", "[", "]", "…",
    // Words.
    "办理", "行政复议案件", "全年", "取消", "证明事项", "法治政府建设", "年度报告", "人民政府", "根据", "上一篇：", "分享到", "索引号：", "首页",
    // Line ends and blanks.
    "\n", "\r\n", "\r", "\n\n", " ", "\u{3000}", "\t", "\u{A0}", "\u{2028}", "\u{B}",
    // What has two units, or none of its own.
    "𠀀", "🙂", "\u{10FFFF}", "e\u{301}", "\u{301}", "\u{200B}", "\u{FEFF}", "\u{FFFD}", "\u{0}", "\u{E000}", "⼀", "⽐", "㎡", "\u{202E}",
];

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES).prop_map(String::from);
    prop::collection::vec(prop_oneof![20 => piece, 1 => any::<char>().prop_map(String::from)], 0..120)
        .prop_map(|pieces| pieces.concat())
}

/// The example report with something put in, taken out or doubled.
fn damaged() -> impl Strategy<Value = String> {
    let text: Vec<char> = example().chars().collect();
    let length = text.len();
    let edit = (0..length, 0..40usize, prop::sample::select(PIECES));
    prop::collection::vec(edit, 1..8).prop_map(move |edits| {
        let mut text = text.clone();
        for (at, out, put) in edits {
            let at = at.min(text.len());
            let end = (at + out).min(text.len());
            text.splice(at..end, put.chars());
        }
        text.into_iter().collect()
    })
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    let analysis = mingshu::analyze(text);
    check(text, &analysis).map_err(TestCaseError::fail)?;
    // Whatever is said about it is said in both languages.
    for notice in notices(text, &analysis) {
        let filled = |sentence: &str| !sentence.is_empty() && !sentence.contains('{');
        prop_assert!(filled(&notice.zh) && filled(&notice.en));
    }
    Ok(())
}

/// Failures are printed, not kept in files beside the source.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        holds(&text)?;
    }

    #[test]
    fn any_heap_of_pieces_is_read(text in pieces()) {
        holds(&text)?;
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn a_damaged_report_is_read(text in damaged()) {
        holds(&text)?;
    }
}

/// Texts that make a reader look far ahead or far back. `n` is about how many characters.
type Shape = (&'static str, fn(usize) -> String);

#[rustfmt::skip]
const SHAPES: &[Shape] = &[
    ("one line of one character",     |n| "案".repeat(n)),
    ("only digits",                   |n| "7".repeat(n)),
    ("only Chinese numerals",         |n| "一二三".repeat(n / 3)),
    ("only large numerals",           |n| "万亿".repeat(n / 2)),
    ("only separators in numbers",    |n| "1,".repeat(n / 2)),
    ("only points in numbers",        |n| "1.".repeat(n / 2)),
    ("numbers with units, no stops",  |n| "12件".repeat(n / 3)),
    ("numbers in a list",             |n| "办理12件、".repeat(n / 6)),
    ("ranges without an end",         |n| "由1至".repeat(n / 3)),
    ("only brackets that open",       |n| "（".repeat(n)),
    ("brackets that open and close",  |n| format!("{}{}", "（".repeat(n / 2), "）".repeat(n / 2))),
    ("quotes within quotes",          |n| format!("{}{}", "“".repeat(n / 2), "”".repeat(n / 2))),
    ("titles without an end",         |n| "《关于".repeat(n / 3)),
    ("only markers",                  |n| "一、".repeat(n / 2)),
    ("a marker on each line",         |n| "一、\n".repeat(n / 3)),
    ("deeper and deeper markers",     |n| "一、甲\n（一）乙\n1.丙\n（1）丁\n".repeat(n / 18)),
    ("only line ends",                |n| "\n".repeat(n)),
    ("only blanks",                   |n| "\u{3000}".repeat(n)),
    ("only marks of change",          |n| "同比增长".repeat(n / 4)),
    ("only words for parts",          |n| "其中分别占".repeat(n / 5)),
    ("furniture on each line",        |n| "首页 > 政务公开\n分享到：\n".repeat(n / 16)),
    ("only astral characters",        |n| "🙂".repeat(n)),
    ("titles of reports",             |n| (0..n / 20).map(|i| format!("云岫县20{i}年法治政府建设报告\n")).collect()),
    ("a report many times",           |n| example().repeat(n / example().chars().count() + 1)),
    ("a report without line ends",    |n| example().replace('\n', "").repeat(n / example().chars().count() + 1)),
    ("a report without stops",        |n| example().replace(['。', '，', '；', '\n'], "").repeat(n / example().chars().count() + 1)),
];

/// Measured from this on: less is lost in noise.
const ENOUGH: Duration = Duration::from_millis(10);
const START: usize = 1 << 13;
const MOST: usize = 1 << 18;
/// Over two doublings linear work grows by 4 and quadratic work by 16.
const MAX_GROWTH: f64 = 9.0;

/// A run that takes longer is not repeated.
const LONG: Duration = Duration::from_secs(2);

/// The quickest of several runs: other work on the machine makes single ones slow, never fast.
fn quickest(text: &str, runs: usize) -> Duration {
    let mut quickest = Duration::MAX;
    for _ in 0..runs {
        let time = effort(|| {
            let analysis = mingshu::analyze(text);
            std::hint::black_box(notices(text, &analysis));
        });
        quickest = quickest.min(time);
        if time > LONG {
            break;
        }
    }
    quickest
}

/// How many times longer four times the text takes, and how long the smaller of the two was.
fn growth(shape: fn(usize) -> String) -> (f64, usize) {
    let mut n = START;
    while n < MOST && quickest(&shape(n), 1) < ENOUGH {
        n *= 2;
    }
    let (small, large) = (shape(n), shape(4 * n));
    let mut least = f64::INFINITY;
    for _ in 0..4 {
        let large = quickest(&large, 3);
        least = least.min(large.as_secs_f64() / quickest(&small, 5).as_secs_f64());
        if least <= MAX_GROWTH || large > LONG {
            break;
        }
    }
    (least, n)
}

#[test]
fn twice_the_text_takes_about_twice_the_time() {
    let mut wrong = Vec::new();
    for (name, shape) in SHAPES {
        let (growth, n) = growth(*shape);
        let line = format!("{name}: {growth:.1}-fold from {n} to {} characters", 4 * n);
        println!("{line}");
        if growth > MAX_GROWTH {
            wrong.push(line);
        }
    }
    assert!(wrong.is_empty(), "more than {MAX_GROWTH}-fold:\n{}", wrong.join("\n"));
}

#[test]
fn the_shapes_keep_the_promises_of_the_schema() {
    let faults = SHAPES.iter().filter_map(|(name, shape)| {
        let text = shape(3000);
        let fault = check(&text, &mingshu::analyze(&text)).err()?;
        Some(format!("{name}: {fault}"))
    });
    let faults: Vec<String> = faults.collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
