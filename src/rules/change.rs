//! What grew or shrank, against both of its ends.

use super::arithmetic::all_of;
use super::words::{decimals, fixed, number};
use super::{Context, Help, Report, Rule};
use crate::analysis::{Change, Direction, Figure, FigureId, Kind, Relation, Severity};
use std::collections::BTreeSet;

pub const CHG001: Rule = Rule {
    code: "CHG001",
    name: "growth-against-both-years",
    class: "change",
    severity: Severity::Error,
    zh: Help {
        title: "增幅与前后两个数不符",
        looks: "文中写出前后两个数和增减幅度，按印出的位数计算对不上，或者升降方向相反。",
        why: "增幅由两个数算出，对不上说明至少有一个数字有误。",
        example: "受理案件186件，比上年的148件增长35.7%。（应为25.68%）",
        source: "算术；四舍五入和去尾都算相符。",
        advice: "核对三个数字；基数如果按可比口径调整过，请写明。",
    },
    en: Help {
        title: "Growth that does not follow from both years",
        looks: "Both numbers and the change are stated and do not agree to the printed precision, or the direction is the other one.",
        why: "The change comes from the two numbers: one of the three is wrong.",
        example: "186 cases, 35.7% more than the 148 of the year before (it is 25.68%).",
        source: "Arithmetic; rounding and cutting off both count as right.",
        advice: "Compare the three numbers; if the base was adjusted, say so.",
    },
    check: |context, report| {
        growth(context, report);
        points(context, report);
        differences(context, report);
    },
};

pub const CHG002: Rule = Rule {
    code: "CHG002",
    name: "verb-against-direction",
    class: "change",
    severity: Severity::Error,
    zh: Help {
        title: "升降方向与数字相反",
        looks: "“由……缩短至……”后面的数反而更大，“由……提高到……”后面的数反而更小。",
        why: "动词和数字必有一个写反了。",
        example: "办理时限由15天缩短至30天。",
        source: "由词义可知。",
        advice: "核对两个数字的先后和动词。",
    },
    en: Help {
        title: "A verb that contradicts its numbers",
        looks: "Something is said to be shortened, and the second number is larger; or raised, and it is smaller.",
        why: "The verb or the order of the numbers is wrong.",
        example: "Shortened from 15 days to 30 days.",
        source: "By the meaning of the words.",
        advice: "Check the order of the two numbers, and the verb.",
    },
    check: direction,
};

pub const CHG003: Rule = Rule {
    code: "CHG003",
    name: "fall-above-100",
    class: "change",
    severity: Severity::Warning,
    zh: Help {
        title: "下降超过100%",
        looks: "“下降”“压缩”“减少”的幅度超过100%。",
        why: "件数、时间、费用最多减到零，降幅不会超过100%；多半是把倍数或小数点写错了。",
        example: "办理时间压缩150%。",
        source: "由词义可知；利润一类可以转负的量除外，所以只作提示。",
        advice: "核对数字；如果原意是“降为原来的几分之几”，请改写。",
    },
    en: Help {
        title: "A fall by more than 100%",
        looks: "A decrease of more than 100%.",
        why: "Counts, times and costs fall to nothing at most; a multiple or a decimal point went wrong.",
        example: "Time was cut by 150%.",
        source: "By the meaning of the words; amounts that can turn negative are an exception, so this is a warning.",
        advice: "Check the number; if a fraction is meant, write it so.",
    },
    check: falls,
};

fn growth(context: &Context, report: &mut Report) {
    for relation in &context.analysis.relations {
        let Relation::Change { from, to, percent: Some(percent), holds: Some(false) } = relation else { continue };
        let (Some(from), Some(to), Some(rate)) = (context.figure(*from), context.figure(*to), context.figure(*percent))
        else {
            continue;
        };
        // Where the verb itself is wrong, that is told by the next rule.
        if from.value == 0.0 || is_turned(from, to) {
            continue;
        }
        let (a, b, stated) = (from.text.trim(), to.text.trim(), rate.text.trim());
        let (spans, figures) = all_of(&[rate, to, from]);
        if rate.unit.as_deref() == Some("百分点") {
            let right = number((to.value - from.value).abs());
            let (zh, en) = if to.value >= from.value { ("上升", "up") } else { ("下降", "down") };
            report.add(
                spans,
                figures,
                format!("从 {a} 到 {b} 是{zh} {right} 个百分点，文中写的是{} {stated}。", verb(rate).0),
                format!("From {a} to {b} is {right} points {en}, and the text says {} {stated}.", verb(rate).1),
            );
            continue;
        }
        let right = fixed(((to.value - from.value) / from.value * 100.0).abs(), decimals(&rate.text).max(2));
        let (zh, en) = if to.value >= from.value { ("增长", "up") } else { ("下降", "down") };
        report.add(
            spans,
            figures,
            format!("从 {a} 到 {b} 是{zh} {right}%，文中写的是{} {stated}。", verb(rate).0),
            format!("From {a} to {b} is {en} by {right}%, and the text says {} {stated}.", verb(rate).1),
        );
    }
}

/// 由75%提高到92%，提升17个百分点: the points against both rates.
fn points(context: &Context, report: &mut Report) {
    for three in context.analysis.figures.windows(3) {
        let [from, to, gap] = three else { continue };
        let paired = from.change == Some(Change::Baseline)
            && matches!(to.change, Some(Change::Moved { from: Some(_), .. }))
            && matches!(gap.change, Some(Change::Moved { from: None, .. }))
            && from.unit == to.unit
            && match to.unit.as_deref() {
                Some("%") => gap.unit.as_deref() == Some("百分点"),
                // 由98项增加至127项，增加29项
                unit => unit.is_some() && gap.unit.as_deref() == unit && gap.kind == Kind::Count,
            };
        let exact = three.iter().all(|f| f.approx.is_none() && f.high.is_none());
        let near = gap.sentence == to.sentence && gap.span.start - to.span.end <= POINTS_NEAR;
        if !paired || !exact || !near || is_turned(from, to) {
            continue;
        }
        let words = context.source.folded(context.range(to.span).end..context.range(gap.span).start);
        let right = (to.value - from.value).abs();
        // Rounding on all three sides.
        let place = three.iter().map(|f| 10f64.powi(-(decimals(&f.text) as i32))).fold(0.0, f64::max);
        if STANDARDS.iter().any(|w| words.contains(w))
            || (right - gap.value).abs() <= place * 1.01 * f64::from(place < 1.0) + 1e-9
        {
            continue;
        }
        let (spans, figures) = all_of(&[gap, to, from]);
        let (a, b, stated) = (from.text.trim(), to.text.trim(), gap.text.trim());
        let (right, (zh, en)) = (number(right), verb(gap));
        if gap.kind == Kind::Count {
            let unit = gap.unit.as_deref().unwrap_or("");
            report.add(
                spans,
                figures,
                format!("从 {a} 到 {b} 相差 {right} {unit}，文中写的是{zh} {stated}。"),
                format!("From {a} to {b} is {right}, and the text says {en} {stated}."),
            );
            continue;
        }
        report.add(
            spans,
            figures,
            format!("从 {a} 到 {b} 相差 {right} 个百分点，文中写的是{zh} {stated}。"),
            format!("From {a} to {b} is {right} points, and the text says {en} {stated}."),
        );
    }
}

/// 受理326件，同比减少108件，下降24.9%: the growth against the level reached and the difference.
fn differences(context: &Context, report: &mut Report) {
    // Where both years stand there, [`growth`] has judged.
    let judged = |relation: &Relation| match relation {
        Relation::Change { percent, holds: Some(_), .. } => *percent,
        _ => None,
    };
    let judged: BTreeSet<FigureId> = context.analysis.relations.iter().filter_map(judged).collect();
    for three in context.analysis.figures.windows(3) {
        let [to, gap, rate] = three else { continue };
        let (Some(Change::Moved { dir, from: None, .. }), Some(Change::Moved { dir: same, from: None, .. })) =
            (&gap.change, &rate.change)
        else {
            continue;
        };
        let alike = to.change.is_none()
            && !judged.contains(&rate.id)
            && dir == same
            && to.unit == gap.unit
            && to.kind == gap.kind
            && to.kind != Kind::Percent
            && rate.unit.as_deref() == Some("%")
            && to.sentence == rate.sentence;
        let exact = three.iter().all(|f| f.approx.is_none() && f.high.is_none());
        let words =
            |a: &Figure, b: &Figure| context.source.folded(context.range(a.span).end..context.range(b.span).start);
        // Only words of time and of the verb may stand between: what else does may change what is counted.
        let bare = |words: String, allowed: &str| words.chars().all(|c| allowed.contains(c));
        if !alike
            || !exact
            || !bare(words(to, gap), SINCE)
            || !bare(words(gap, rate), SINCE)
            || words(to, gap).is_empty()
        {
            continue;
        }
        // 较上年同期50万次减少20万次: the count before the difference is that of the year before.
        let start = context.range(to.span).start;
        let clause = context.source.folded(start.saturating_sub(COMPARED)..start);
        let clause = clause.rsplit(MARKS).next().unwrap_or_default();
        let is_base =
            COMPARISONS.iter().any(|w| clause.contains(w)) && !OF_A_YEAR_AGO.iter().any(|w| clause.contains(w));
        let growth = |to: f64, gap: f64| {
            let from = match dir {
                _ if is_base => to,
                Direction::Down => to + gap,
                _ => to - gap,
            };
            gap / from * 100.0
        };
        let place = 10f64.powi(-(decimals(&rate.text) as i32));
        let fits = |level: &Figure| {
            let (a, d) = (half_place(level), half_place(gap));
            let ends = [growth(level.value - a, gap.value + d), growth(level.value + a, gap.value - d)];
            rate.value >= ends[0].min(ends[1]) - place && rate.value <= ends[0].max(ends[1]) + place
        };
        let right = growth(to.value, gap.value);
        // 1263件，其中其他494件，同比增加152件，增长13.7%: the total may be what grew.
        let whole = to.part_of.and_then(|id| context.figure(id));
        if !(right.is_finite() && right > 0.0) || fits(to) || whole.is_some_and(fits) {
            continue;
        }
        let (spans, figures) = all_of(&[rate, to, gap]);
        let right = fixed(right, decimals(&rate.text).max(2));
        let (x, y, stated) = (to.text.trim(), gap.text.trim(), rate.text.trim());
        let (zh, en) = verb(gap);
        report.add(
            spans,
            figures,
            format!("{x}、{zh} {y}，幅度是 {right}%，文中写的是 {stated}。"),
            format!("{x}, {en} by {y}, is a change of {right}%, and the text says {stated}."),
        );
    }
}

/// What may stand between a level, the difference and the growth: words of comparison and of direction.
const SINCE: &str = ",、(同比较上年去期的增加减少多长下降升幅度了达为环";

/// Characters before a count in which a word of comparison makes it the base.
const COMPARED: usize = 12;
const COMPARISONS: &[&str] = &["比", "较", "同期", "去年", "上年", "基数"];
/// Words that compare and name no base.
const OF_A_YEAR_AGO: &[&str] = &["同比", "环比"];
const MARKS: &[char] = &[',', ';', '。', ':', '(', ')'];

/// Half of the last printed place of a figure.
fn half_place(figure: &Figure) -> f64 {
    let unit = match &figure.text {
        text if text.contains('亿') => 1e8,
        text if text.contains('万') => 1e4,
        _ => 1.0,
    };
    let places = decimals(&figure.text) as i32;
    if unit == 1.0 && places == 0 { 0.0 } else { unit * 0.5 * 10f64.powi(-places) }
}

/// UTF-16 units between a rate and the points that it moved by.
const POINTS_NEAR: u32 = 12;
/// Words that make points those of another comparison.
const STANDARDS: &[&str] = &["全国", "全省", "全市", "平均", "高于", "低于", "上年", "同比", "目标"];

fn verb(figure: &Figure) -> (&'static str, &'static str) {
    match figure.change {
        Some(Change::Moved { dir: Direction::Down, .. }) => ("下降", "down"),
        Some(Change::Moved { dir: Direction::Up, .. }) => ("增长", "up"),
        _ => ("", ""),
    }
}

/// A pair from A to B whose verb says the contrary of its numbers.
fn is_turned(from: &Figure, to: &Figure) -> bool {
    let Some(Change::Moved { dir, from: Some(before), .. }) = to.change else { return false };
    let paired = from.change == Some(Change::Baseline) && from.value == before && from.unit == to.unit;
    let exact = to.high.is_none() && from.high.is_none();
    let wrong = match dir {
        Direction::Down => to.value > before,
        Direction::Up => to.value < before,
    };
    paired && exact && wrong
}

fn direction(context: &Context, report: &mut Report) {
    let figures = &context.analysis.figures;
    for pair in figures.windows(2) {
        let [from, to] = pair else { continue };
        let Some(Change::Moved { dir, from: Some(before), .. }) = to.change else { continue };
        if !is_turned(from, to) {
            continue;
        }
        let (a, b) = (from.text.trim(), to.text.trim());
        let (spans, ids) = all_of(&[from, to]);
        let (said, zh, said_en, en) = match dir {
            Direction::Down => ("减少", "增加", "less", "more"),
            Direction::Up => ("增加", "减少", "more", "less"),
        };
        let gap = number((to.value - before).abs());
        report.add(
            spans,
            ids,
            format!("文中说是{said}，从 {a} 到 {b} 却是{zh}（{gap}）。"),
            format!("It is said to be {said_en}, but from {a} to {b} is {en} (by {gap})."),
        );
    }
}

fn falls(context: &Context, report: &mut Report) {
    for figure in &context.analysis.figures {
        let down = matches!(figure.change, Some(Change::Moved { dir: Direction::Down, from: None, .. }));
        let value = figure.high.unwrap_or(figure.value);
        if !down || figure.kind != Kind::Percent || figure.unit.as_deref() != Some("%") || value <= 100.0 {
            continue;
        }
        let (spans, ids) = all_of(&[figure]);
        report.add(
            spans,
            ids,
            format!("降幅 {} 超过 100%，疑似有误。", figure.text.trim()),
            format!("A fall by {} is more than all there was; it seems wrong.", figure.text.trim()),
        );
    }
}
