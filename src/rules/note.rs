//! For the journalist, and to know how to read the numbers: information, never a fault.

mod time;

use super::phrases::List;
use super::words::number;
use super::{Context, Help, Report, Rule};
use crate::analysis::{Approx, Kind, Severity, Span, Stance};
use crate::text::Chars;

pub use time::{NOTE005, NOTE006, NOTE007, SO_FAR};

/// What most rules of this family rest on.
const OWN: &str = "没有标准，仅供参考。";
const OWN_EN: &str = "No standard; for information.";

pub const NOTE001: Rule = Rule {
    code: "NOTE001",
    name: "section-without-figures",
    class: "note",
    severity: Severity::Info,
    zh: Help {
        title: "整节没有数字",
        looks: "讲成效的一节在二百字以上，却没有一个数字。",
        why: "没有数字的成效无从核对。",
        example: "一整节“持续加强、不断完善”。",
        source: OWN,
        advice: "可以补充数字或者实例。",
    },
    en: Help {
        title: "A section without any figure",
        looks: "A section on results of 200 characters and more without one figure.",
        why: "Results without numbers cannot be checked.",
        example: "A whole section of “strengthened” and “improved”.",
        source: OWN_EN,
        advice: "Ask for numbers, or add them.",
    },
    check: without_figures,
};

pub const NOTE002: Rule = Rule {
    code: "NOTE002",
    name: "vague-amounts",
    class: "note",
    severity: Severity::Info,
    zh: Help {
        title: "数量含糊",
        looks: "“多次”“数十次”“一批”“若干”“大量”一类说法。",
        why: "说不清多少，就无法比较。",
        example: "多次召开会议，开展了一批专项行动。",
        source: OWN,
        advice: "可以改成具体数字。",
    },
    en: Help {
        title: "Vague amounts",
        looks: "Words such as several times, dozens, a number of.",
        why: "What is not said cannot be compared.",
        example: "“Meetings were held many times.”",
        source: OWN_EN,
        advice: "Ask for the number, or give it.",
    },
    check: vague,
};

pub const NOTE003: Rule = Rule {
    code: "NOTE003",
    name: "praise-without-figures",
    class: "note",
    severity: Severity::Info,
    zh: Help {
        title: "只有评价，没有数字",
        looks: "“成效显著”“广泛好评”“走在前列”一类评价所在的句子没有数字。",
        why: "评价要有依据。",
        example: "依法行政水平明显提升，得到广泛好评。",
        source: OWN,
        advice: "可以补充支持评价的数字。",
    },
    en: Help {
        title: "Praise in place of numbers",
        looks: "Praise such as “remarkable” in a sentence without a figure.",
        why: "Praise needs something to rest on.",
        example: "“The results are remarkable and widely acclaimed.”",
        source: OWN_EN,
        advice: "Ask for the numbers behind it.",
    },
    check: praise,
};

pub const NOTE004: Rule = Rule {
    code: "NOTE004",
    name: "same-round-figures",
    class: "note",
    severity: Severity::Info,
    zh: Help {
        title: "相同的整数反复出现",
        looks: "同一个整百、整千的约数（如“500余件”）在不同事项上出现三次以上。",
        why: "可能是估计数，不是统计数。",
        example: "培训500余人，走访500余户，调解500余件。",
        source: OWN,
        advice: "可以问一问准确数字。",
    },
    en: Help {
        title: "Round figures that look the same",
        looks: "The same round, approximate number of hundreds three times and more, for different things.",
        why: "It may be an estimate.",
        example: "Over 500 trained, over 500 visited, over 500 settled.",
        source: OWN_EN,
        advice: "Ask for the exact numbers.",
    },
    check: same_round,
};

/// Words that say nothing of how many. To add one: append it.
#[rustfmt::skip]
pub const VAGUE: &[&str] = &[
    "多次", "数十次", "数百次", "数十场", "数百场", "数十部", "数十件", "数百件", "数十家", "数十个", "数百人", "数千人", "一批", "若干", "大量的", "一大批", "多场次", "多批次", "无数",
];
/// Words of praise. To add one: append it.
#[rustfmt::skip]
pub const PRAISE: &[&str] = &[
    "成效显著", "成效明显", "显著成效", "明显成效", "广泛好评", "一致好评", "广大群众好评", "高度评价", "充分肯定", "名列前茅", "走在前列", "明显提升", "显著提升", "大幅提升",
    "明显改善", "明显增强", "显著增强", "新台阶", "新的台阶", "长足进步", "突破性",
];
/// A section of fewer characters needs no figure.
const LONG_SECTION: usize = 200;
/// Spans of one note.
const MOST_SPANS: usize = 60;

fn without_figures(context: &Context, report: &mut Report) {
    if !context.is_annual() {
        return;
    }
    let (outline, figures) = (&context.analysis.outline, &context.analysis.figures);
    let measures = context.flags(&[&context.analysis.parts.measures]);
    let parents: Vec<u32> = outline.iter().filter_map(|h| h.parent).collect();
    let branches = context.flags(&[&parents]);
    for heading in outline {
        let id = heading.id as usize;
        let inside = heading.parent.is_some_and(|p| measures[p as usize]);
        if !(inside || measures[id] && !branches[id]) {
            continue;
        }
        let words = context.section_text(heading.id).len();
        if words < LONG_SECTION {
            continue;
        }
        let first = figures.partition_point(|f| f.span.start < heading.section.start);
        if figures.get(first).is_none_or(|f| f.span.start >= heading.section.end) {
            report.add(
                vec![heading.span],
                Vec::new(),
                format!("“{}”一节 {words} 字，没有一个数字。", heading.title.trim()),
                format!("This section has {words} characters and not one figure."),
            );
        }
    }
}

fn list(context: &Context, found: &[Chars]) -> (Vec<Span>, String) {
    let spans = found.iter().take(MOST_SPANS).map(|r| context.span(r.clone())).collect();
    let mut words: Vec<&str> = found.iter().map(|r| context.source.raw(r.clone())).collect();
    let mut seen: Vec<&str> = Vec::new();
    words.retain(|w| {
        !seen.contains(w) && seen.len() < 5 && {
            seen.push(w);
            true
        }
    });
    (spans, words.join("、"))
}

fn vague(context: &Context, report: &mut Report) {
    let found = context.phrases().of(List::Vague);
    if found.is_empty() {
        return;
    }
    let (spans, words) = list(context, found);
    let n = found.len();
    report.add(spans, Vec::new(), format!("有 {n} 处数量含糊：{words}。"), format!("Vague amounts ({n}): {words}."));
}

fn praise(context: &Context, report: &mut Report) {
    let figures = &context.analysis.figures;
    let bare = |range: &Chars| {
        context.reading.sentence(range.start).is_some_and(|s| {
            let span = context.span(s.clone());
            let first = figures.partition_point(|f| f.span.start < span.start);
            figures.get(first).is_none_or(|f| f.span.start >= span.end)
        })
    };
    let found: Vec<Chars> = context.phrases().of(List::Praise).iter().filter(|r| bare(r)).cloned().collect();
    if found.is_empty() {
        return;
    }
    let (spans, words) = list(context, &found);
    let n = found.len();
    report.add(
        spans,
        Vec::new(),
        format!("有 {n} 处评价，所在的句子没有数字：{words}。"),
        format!("Words of praise in sentences without a figure ({n}): {words}."),
    );
}

/// Whether a number has nothing beside its hundreds.
fn is_of_hundreds(value: f64) -> bool {
    // The remainder of a division of doubles takes long.
    let whole = value as u64;
    if value < 1e15 { whole as f64 == value && whole.is_multiple_of(100) } else { value % 100.0 == 0.0 }
}

fn same_round(context: &Context, report: &mut Report) {
    let mut round_ones: Vec<(u64, u32)> = Vec::new();
    for figure in &context.analysis.figures {
        let loose = matches!(figure.approx, Some(Approx::Over | Approx::About | Approx::Nearly));
        let round = || figure.value >= 100.0 && is_of_hundreds(figure.value);
        if loose && round() && figure.kind == Kind::Count && figure.stance == Stance::Reported {
            round_ones.push((figure.value as u64, figure.id));
        }
    }
    round_ones.sort_unstable();
    for same in round_ones.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() >= 3) {
        let (value, ids) = (same[0].0, same.iter().map(|&(_, id)| id).collect::<Vec<u32>>());
        let spans = ids.iter().filter_map(|&id| context.figure(id)).map(|f| f.span).collect();
        let (n, value) = (ids.len(), number(value as f64));
        report.add(spans, ids, format!("约数 {value} 出现了 {n} 次。"), format!("About {value} is stated {n} times."));
    }
}
