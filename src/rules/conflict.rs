//! One thing that is counted twice, with two results.

use super::arithmetic::all_of;
use super::{Context, Help, Report, Rule};
use crate::analysis::{Figure, Kind, Severity, Span, Stance};
use crate::text::Lexicon;
use std::collections::BTreeMap;
use std::sync::LazyLock;

pub const CONF001: Rule = Rule {
    code: "CONF001",
    name: "two-values",
    class: "conflict",
    severity: Severity::Warning,
    zh: Help {
        title: "同一事项前后数字不一",
        looks: "在不同段落里，同一事项、同一口径、同一时间的数字不同。",
        why: "前后矛盾的数字最容易被读者和媒体发现。",
        example: "前文“全年办理行政复议案件186件”，后文“全年办理行政复议案件168件”。",
        source: "由文字比对得出；口径是否真的相同要由人判断，所以只作提示。",
        advice: "核对两处；若口径不同（如含不含上年结转），请写明。",
    },
    en: Help {
        title: "One thing with two values",
        looks: "In different paragraphs, the same thing in the same scope and period has different numbers.",
        why: "Numbers that contradict each other are what readers find first.",
        example: "First 186 cases of reconsideration were handled in the year, later 168.",
        source: "A comparison of words. Whether the scope is the same is for a person to judge, so this is a warning.",
        advice: "Compare both places; if the scope differs, say how.",
    },
    check: conflicts,
};

/// Words before a figure that say nothing about its scope. To add one: append it, longer ones first.
#[rustfmt::skip]
const FILLERS: &[&str] = &[
    "全年累计", "今年以来", "一年来", "本年度", "全年共", "全年", "年内", "今年", "总共", "共计", "合计", "一共", "共", "全区", "全县", "全市", "全省", "全州", "全旗", "全镇", "全乡", "全局", "全系统", "我镇", "我乡", "我局",
    "我区", "我县", "我市", "我省", "区政府", "县政府", "市政府", "已", "计", "达到", "达", "为", "了", "各类", "有关", "的", "其中",
];
/// Words in the sentence before a figure that give it a time or a scope of its own. To add one: append it.
#[rustfmt::skip]
const SCOPES: &[&str] = &[
    "其中", "分别", "上年", "去年", "上半年", "下半年", "季度", "月", "年来", "近三年", "近两年", "以来", "累计", "截至", "截止", "历年", "计划", "目标",
    "局", "镇", "乡", "街道", "法院", "检察院", "委员会", "中心", "大队", "支队", "所", "公司", "学校", "社区", "省级", "市级", "县级", "区级",
];
/// Characters that a description must have to name one thing.
const SHORTEST: usize = 6;
/// Characters beyond which a clause is not looked at.
const LONGEST: usize = 60;
/// Characters of a clause beside act and head that do not make it another thing.
const ASIDE: usize = 3;

static SCOPE_WORDS: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::forwards(SCOPES.iter().map(|w| (*w, ()))));

fn conflicts(context: &Context, report: &mut Report) {
    // A report on several years has several values of everything.
    if context.year().is_none() {
        return;
    }
    let mut seen: BTreeMap<(String, String), Vec<&Figure>> = BTreeMap::new();
    // Stances that the figures do not know: all that stands in the plans is planned.
    let sections = context.analysis.parts.next_year.iter().map(|&id| context.analysis.outline[id as usize].section);
    let mut plans: Vec<_> = sections.collect();
    plans.sort();
    let planned = |span: Span| {
        let before = plans.partition_point(|p| p.start <= span.start).checked_sub(1);
        before.is_some_and(|k| plans[k].contains(span))
    };
    for figure in context.analysis.figures.iter().filter(|f| !planned(f.span)) {
        if let Some(what) = description(context, figure) {
            let unit = figure.unit.clone().unwrap_or_default();
            seen.entry((what, unit)).or_default().push(figure);
        }
    }
    let mut pairs: Vec<(&Figure, &Figure)> = Vec::new();
    for same in seen.values() {
        let first = same[0];
        let other =
            same.iter().find(|f| f.value != first.value && f.section != first.section && f.part_of != Some(first.id));
        // Three and more values of one description are a list, not a slip.
        let mut values: Vec<u64> = same.iter().map(|f| f.value.to_bits()).collect();
        values.sort_unstable();
        values.dedup();
        if let (Some(other), 2) = (other, values.len()) {
            pairs.push((first, other));
        }
    }
    pairs.sort_by_key(|(a, _)| a.id);
    for (a, b) in pairs {
        let (spans, ids) = all_of(&[a, b]);
        let (x, y) = (a.text.trim(), b.text.trim());
        report.add(
            spans,
            ids,
            format!("“{}”前后有两个数：{x} 和 {y}；若口径相同，必有一错。", a.label),
            format!("“{}” has two values, {x} and {y}; if the scope is the same, one is wrong.", a.label),
        );
    }
}

/// The words by which the text names what is counted, without those that say nothing about scope; `None` where the
/// figure may well differ from another of the same name.
fn description(context: &Context, figure: &Figure) -> Option<String> {
    let plain = figure.change.is_none()
        && figure.approx.is_none()
        && figure.high.is_none()
        && figure.stance == Stance::Reported
        && figure.part_of.is_none()
        && figure.period.as_deref().is_none_or(|p| is_whole_year(context, p))
        && matches!(figure.kind, Kind::Count | Kind::Percent | Kind::Money);
    let planned = context
        .analysis
        .parts
        .next_year
        .iter()
        .any(|&id| context.analysis.outline[id as usize].section.contains(figure.span));
    if !plain || planned || figure.head.is_none() || figure.value < 2.0 {
        return None;
    }
    let place = context.range(figure.span);
    let sentence = context.range(figure.sentence);
    let source = context.source;
    // The clause up to the figure, and what stands between the figure and the next mark.
    let edge = |c: char| matches!(c, ',' | ';' | '。' | ':' | '、' | '!' | '?');
    let first = sentence.start.max(place.start.saturating_sub(LONGEST));
    let start = (first..place.start).rev().find(|&i| edge(source.at(i))).map_or(first, |i| i + 1);
    let last = sentence.end.min(place.end + LONGEST);
    let end = (place.end..last).find(|&i| edge(source.at(i)) || source.at(i) == '(').unwrap_or(last);
    let before: String = source.folded(start..place.start);
    let after: String = source.folded(place.end..end);
    let near = sentence.start.max(place.start.saturating_sub(LONGEST * 3))..place.start;
    // 人民调解委员会213个: a word inside of what is counted gives it no scope.
    let head = figure.head.as_deref().and_then(|head| {
        let at = source.find(start..place.start, head)?;
        Some(at..at + head.chars().count())
    });
    let outside = |i: usize| head.as_ref().is_none_or(|head| !head.contains(&i));
    let scoped = near.clone().any(|i| outside(i) && SCOPE_WORDS.at(source.chars(), i, near.end).is_some());
    if scoped {
        return None;
    }
    // Another number in the clause gives it a scope or a time of its own.
    let mut words = format!("{before}#{after}");
    if words.chars().any(|c| c.is_ascii_digit()) {
        words = years_removed(context, &words)?;
    }
    for filler in FILLERS {
        words = words.replace(filler, "");
    }
    let words: String = words.chars().filter(|c| c.is_alphanumeric() || *c == '#').collect();
    // 我们办理的行政复议案件 is 办理行政复议案件.
    let (act, head) = (figure.act.as_deref().unwrap_or(""), figure.head.as_deref().unwrap_or(""));
    let aside = words.replacen(head, "", 1).replacen(act, "", 1).chars().count();
    if !act.is_empty() && words.contains(head) && head.chars().count() >= 4 && aside <= ASIDE + 1 {
        return Some(format!("{act} {head}"));
    }
    (words.chars().count() > SHORTEST).then_some(words)
}

/// 全年, 2023年: the time that every figure of the report has.
fn is_whole_year(context: &Context, period: &str) -> bool {
    let own = context.year().map(|y| y.to_string());
    let bare = own.map_or(period.to_owned(), |y| period.replace(&y, ""));
    matches!(bare.as_str(), "" | "年" | "年度" | "全年" | "今年" | "年内" | "本年度" | "一年来")
}

/// Without the report's own year; `None` where another number remains.
fn years_removed(context: &Context, words: &str) -> Option<String> {
    let year = context.year()?;
    let words = words.replace(&format!("{year}年度"), "").replace(&format!("{year}年"), "");
    (!words.chars().any(|c| c.is_ascii_digit())).then_some(words)
}
