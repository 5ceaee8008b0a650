//! One thing that is counted twice, with two results.

use super::arithmetic::all_of;
use super::duplicate::twice;
use super::{Context, Help, Report, Rule};
use crate::analysis::{Figure, Kind, Severity, Stance};
use crate::text::{Chars, class};
use crate::vocabulary::{List, Lists};
use std::cell::LazyCell;
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

pub fn add_words(lists: &mut Lists) {
    lists.add_plain(List::Scopes, SCOPES);
}

fn conflicts(context: &Context, report: &mut Report) {
    // A report on several years has several values of everything.
    let Some(year) = context.year() else { return };
    let mut described: Vec<(String, &str, &Figure)> = Vec::new();
    for figure in comparable(context, &year.to_string()) {
        if let Some(what) = description(context, figure) {
            described.push((what, unit(figure), figure));
        }
    }
    described.sort_by(|a, b| (&a.0, a.1, a.2.id).cmp(&(&b.0, b.1, b.2.id)));
    let mut pairs: Vec<(&Figure, &Figure)> = Vec::new();
    for same in described.chunk_by(|a, b| (&a.0, a.1) == (&b.0, b.1)).filter(|same| same.len() > 1) {
        let same: Vec<&Figure> = same.iter().map(|d| d.2).collect();
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

fn unit(figure: &Figure) -> &str {
    figure.unit.as_deref().unwrap_or("")
}

/// The figures of which another may have the same description: most are told apart by a number, before any words are put
/// together.
fn comparable<'c>(context: &Context<'c, '_>, year: &str) -> Vec<&'c Figure> {
    let most = context.analysis.figures.len() * 2;
    let (mut all, mut of): (Vec<u64>, Vec<&Figure>) = (Vec::with_capacity(most), Vec::with_capacity(most));
    for figure in context.analysis.figures.iter().filter(|figure| is_plain(figure, year)) {
        let unit = mixed(0, shape(unit(figure)));
        all.push(lasting(context, figure, unit));
        of.push(figure);
        if let (Some(act), Some(head)) = (&figure.act, &figure.head) {
            all.push(mixed(mixed(unit, shape(act)), shape(head)));
            of.push(figure);
        }
    }
    let mut keys: Vec<(u64, &Figure)> = twice(&all).map(|k| (all[k], of[k])).collect();
    keys.sort_unstable_by_key(|(key, _)| *key);
    let alike = keys.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.iter().any(|(_, f)| f.value != alike[0].1.value));
    let mut figures: Vec<&Figure> = alike.flatten().map(|(_, figure)| *figure).collect();
    figures.sort_unstable_by_key(|figure| figure.id);
    figures.dedup_by_key(|figure| figure.id);
    figures
}

/// Figures that may be held against others of the same name.
fn is_plain(figure: &Figure, year: &str) -> bool {
    figure.change.is_none()
        && figure.approx.is_none()
        && figure.high.is_none()
        && figure.head.is_some()
        && figure.stance == Stance::Reported
        && figure.part_of.is_none()
        && figure.value >= 2.0
        && matches!(figure.kind, Kind::Count | Kind::Percent | Kind::Money)
        && figure.period.as_deref().is_none_or(|p| is_whole_year(p, year))
}

/// What stands between a figure and the marks before and after it.
fn clause(context: &Context, figure: &Figure) -> [Chars; 2] {
    let [before, after] = around(context, figure);
    let source = context.source;
    let edge = |i: &usize| source.is(*i, class::MARK) && is_edge(source.at(*i));
    let start = before.clone().rev().find(edge).map_or(before.start, |i| i + 1);
    let end = after.clone().find(|i| edge(i) || source.at(*i) == '(').unwrap_or(after.end);
    [start..before.end, after.start..end]
}

/// What the clause of a figure lies in, before and after it.
fn around(context: &Context, figure: &Figure) -> [Chars; 2] {
    let (place, sentence) = (context.range(figure.span), context.range(figure.sentence));
    let first = sentence.start.max(place.start.saturating_sub(LONGEST));
    let last = sentence.end.min(place.end + LONGEST);
    [first.min(place.start)..place.start, place.end..last.max(place.end)]
}

fn is_edge(c: char) -> bool {
    matches!(c, ',' | ';' | '。' | ':' | '、' | '!' | '?')
}

/// Letters on each side of a figure by which its description is told from others before it is put together.
const NEAREST: usize = 6;

/// A key with the letters nearest to a figure in its clause that stay in its description, whatever words that say nothing
/// are taken out.
fn lasting(context: &Context, figure: &Figure, key: u64) -> u64 {
    let passing = &*IN_FILLERS;
    let [before, after] = around(context, figure);
    let letters = |range: Chars| context.chars(&range).iter().zip(&context.source.classes()[range]);
    let edge = |c: char, of: u16| of & class::MARK != 0 && is_edge(c);
    let stays = |(c, of): &(&char, &u16)| **of & (class::WORD | class::DIGIT) == class::WORD && !passing.may_have(**c);
    let before = letters(before).rev().take_while(|&(&c, &of)| !edge(c, of)).filter(stays).take(NEAREST);
    let after = letters(after).take_while(|&(&c, &of)| !edge(c, of) && c != '(').filter(stays).take(NEAREST);
    before.chain(after).fold(key, |key, (&c, _)| mixed(key, c.into()))
}

/// What was done to what, as a description.
fn named<'w>(act: &'w str, head: &'w str) -> impl Iterator<Item = &'w str> {
    [act, " ", head].into_iter()
}

/// A set of characters with one bit for each, of which several share one.
#[derive(Default)]
struct Letters([u64; 4]);

impl Letters {
    fn of(letters: impl Iterator<Item = char>) -> Letters {
        let mut set = Letters::default();
        letters.for_each(|c| set.0[c as usize / 64 % 4] |= 1 << (c as u32 % 64));
        set
    }

    fn may_have(&self, c: char) -> bool {
        self.0[c as usize / 64 % 4] & 1 << (c as u32 % 64) != 0
    }
}

/// The characters of [`FILLERS`], and of the words for the report's own year.
static IN_FILLERS: LazyLock<Letters> =
    LazyLock::new(|| Letters::of(FILLERS.iter().flat_map(|word| word.chars()).chain("年度".chars())));

/// What tells most words from others: their length, and the bytes at their ends.
fn shape(words: &str) -> u64 {
    let bytes = words.as_bytes();
    let ends = match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last)) => u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last)),
        _ => bytes.iter().fold(0, |short, &byte| short << 8 | u64::from(byte)),
    };
    ends ^ (words.len() as u64) << 24
}

fn mixed(key: u64, part: u64) -> u64 {
    (key.rotate_left(5) ^ part).wrapping_mul(0x517c_c1b7_2722_0a95)
}

/// The words by which the text names what is counted, without those that say nothing about scope; `None` where the
/// figure may well differ from another of the same name.
fn description(context: &Context, figure: &Figure) -> Option<String> {
    let head = figure.head.as_deref()?;
    // Stances that the figures do not know: all that stands in the plans is planned.
    let parts = &context.analysis.parts;
    if parts.next_year.iter().any(|&id| context.analysis.outline[id as usize].section.contains(figure.span)) {
        return None;
    }
    let place = context.range(figure.span);
    let sentence = context.range(figure.sentence);
    let source = context.source;
    let [before, after] = clause(context, figure);
    // 人民调解委员会213个: a word inside of what is counted gives it no scope.
    let counted = LazyCell::new(|| {
        let at = source.find(before.clone(), head)?;
        Some(at..at + head.chars().count())
    });
    let near = sentence.start.max(place.start.saturating_sub(LONGEST * 3))..place.start;
    let outside = |i: usize| counted.as_ref().is_none_or(|counted| !counted.contains(&i));
    let mut scoped = false;
    source.each_word_in(List::Scopes, &near, |i, _| scoped |= outside(i));
    if scoped {
        return None;
    }
    let mut words: Vec<char> =
        context.chars(&before).iter().chain(&['#']).chain(context.chars(&after)).copied().collect();
    // Another number in the clause gives it a scope or a time of its own.
    if words.iter().any(char::is_ascii_digit) {
        words = years_removed(context, &words)?;
    }
    // Most fillers do not even begin here.
    let there = Letters::of(words.iter().copied());
    for filler in FILLER_WORDS.iter().filter(|filler| there.may_have(filler[0])) {
        remove(&mut words, filler);
    }
    words.retain(|&c| class::is_word(c) || c == '#');
    let description = (words.len() > SHORTEST).then(|| words.iter().collect());
    // 我们办理的行政复议案件 is 办理行政复议案件.
    if let Some(act) = figure.act.as_deref().filter(|act| !act.is_empty())
        && head.chars().count() >= 4
        && remove_first(&mut words, head)
    {
        remove_first(&mut words, act);
        if words.len() <= ASIDE + 1 {
            return Some(named(act, head).collect());
        }
    }
    description
}

/// Takes a word out where it first stands, if it does.
fn remove_first(words: &mut Vec<char>, word: &str) -> bool {
    let begins = |at: &usize| words[*at..].iter().copied().take(word.chars().count()).eq(word.chars());
    let found = (0..words.len()).find(begins);
    if let Some(at) = found {
        words.drain(at..at + word.chars().count());
    }
    found.is_some()
}

/// [`FILLERS`] cut into characters.
static FILLER_WORDS: LazyLock<Vec<Vec<char>>> =
    LazyLock::new(|| FILLERS.iter().map(|word| word.chars().collect()).collect());

/// Takes a word out wherever it stands.
fn remove(words: &mut Vec<char>, word: &[char]) {
    let mut from = 0;
    while let Some(at) = words[from..].iter().position(|c| *c == word[0]).map(|i| from + i) {
        if words[at..].starts_with(word) {
            words.drain(at..at + word.len());
            from = at;
        } else {
            from = at + 1;
        }
    }
}

/// The times that every figure of the report has, besides its year: 全年, 2023年.
const WHOLE_YEAR: &[&str] = &["", "年", "年度", "全年", "今年", "年内", "本年度", "一年来"];

fn is_whole_year(period: &str, year: &str) -> bool {
    let (before, after) = match period.strip_prefix(year) {
        Some(after) => ("", after),
        None if period.contains(|c: char| c.is_ascii_digit()) => period.split_once(year).unwrap_or((period, "")),
        None => (period, ""),
    };
    WHOLE_YEAR.iter().any(|words| words.strip_prefix(before) == Some(after))
}

/// Without the report's own year; `None` where another number remains.
fn years_removed(context: &Context, words: &[char]) -> Option<Vec<char>> {
    let year = context.year()?;
    let mut words = words.to_vec();
    for own in [format!("{year}年度"), format!("{year}年")] {
        remove(&mut words, &own.chars().collect::<Vec<_>>());
    }
    (!words.iter().any(char::is_ascii_digit)).then_some(words)
}
