//! Words that bend a number: 近, 约, 超过 before it, 以上, 左右 after it.
//!
//! The rows follow the gold guide; to add a word, add a row. The longest word that fits is taken.

use super::listed::Letters;
use crate::analysis::{Approx, Kind};
use crate::text::{Hit, Lexicon, Source};
use crate::vocabulary::{List, Lists};
use std::sync::LazyLock;

/// Directly before a number.
#[rustfmt::skip]
const BEFORE: &[(&str, Approx)] = &[
    ("近", Approx::Nearly), ("将近", Approx::Nearly), ("接近", Approx::Nearly),
    ("约", Approx::About), ("大约", Approx::About), ("大概", Approx::About), ("约为", Approx::About),
    ("超", Approx::Over), ("超过", Approx::Over), ("逾", Approx::Over), ("突破", Approx::Over), ("不少于", Approx::Over), ("不低于", Approx::Over), ("不小于", Approx::Over), ("至少", Approx::Over), ("上", Approx::Over), ("高于", Approx::Over), ("多于", Approx::Over), ("大于", Approx::Over), ("超出", Approx::Over),
    ("不到", Approx::Under), ("不足", Approx::Under), ("低于", Approx::Under), ("少于", Approx::Under), ("未满", Approx::Under), ("小于", Approx::Under),
    ("不超过", Approx::AtMost), ("不多于", Approx::AtMost), ("不高于", Approx::AtMost), ("不大于", Approx::AtMost), ("至多", Approx::AtMost), ("最多", Approx::AtMost), ("不超", Approx::AtMost),
];

/// Words that end like a bound and are none: 节约3万元, 预约, 最近. To add one: append it.
const NO_BOUNDS: &[&str] = &[
    "节约",
    "预约",
    "签约",
    "履约",
    "违约",
    "续约",
    "集约",
    "公约",
    "特约",
    "制约",
    "条约",
    "邀约",
    "规民约",
    "契约",
    "合约",
    "大约束",
    "最近",
    "附近",
    "靠近",
    "邻近",
    "临近",
    "就近",
    "远近",
    "赶超",
    "反超",
    "商超",
    "以上",
    "向上",
    "网上",
    "线上",
    "掌上",
    "马上",
    "会上",
    "平台上",
    "基础上",
    "晚上",
    "得不到",
    "看不到",
    "最多跑",
    "较近",
];

/// Directly after a unit.
const AFTER: &[(&str, Approx)] = &[
    ("以上", Approx::Over),
    ("及以上", Approx::Over),
    ("以下", Approx::Under),
    ("及以下", Approx::Under),
    ("以内", Approx::Under),
    ("之内", Approx::Under),
    ("内", Approx::Under),
    ("左右", Approx::About),
    ("上下", Approx::About),
];

/// With what bounds end: most numbers stand after something else.
static LAST_LETTERS: Letters = Letters::last_of_rows(BEFORE);

static LEADING: LazyLock<Lexicon<Option<Approx>>> = LazyLock::new(|| {
    let bounds = BEFORE.iter().map(|&(word, approx)| (word, Some(approx)));
    Lexicon::backwards(bounds.chain(NO_BOUNDS.iter().map(|&word| (word, None))))
});

pub fn add_words(lists: &mut Lists) {
    lists.add(List::Bounds, AFTER.iter().map(|row| row.0).zip(0..));
}

/// The bound before a number that begins at `at`, and where it begins.
#[inline]
pub fn before(source: &Source, at: usize, start: usize) -> Option<(usize, Approx)> {
    if LAST_LETTERS.may_have(source.before(at)) { bound(source, at, start) } else { None }
}

fn bound(source: &Source, at: usize, start: usize) -> Option<(usize, Approx)> {
    let (len, approx) = LEADING.before(source.chars(), at, start.max(at.saturating_sub(4)))?;
    let approx = (*approx)?;
    // 上 bends a round number only: 上百件.
    if source.before(at) == '上' && !matches!(source.at(at), '百' | '千' | '万' | '亿') {
        return None;
    }
    Some((at - len, approx))
}

/// The bound after a unit that ends at `at`, and where the bound ends. 内 bends times only.
#[inline]
pub fn after(source: &Source, at: usize, end: usize, kind: Kind) -> Option<(usize, Approx)> {
    let word = source.word_at(List::Bounds, at, end)?;
    bends(source, at, word, kind)
}

fn bends(source: &Source, at: usize, (len, row): Hit, kind: Kind) -> Option<(usize, Approx)> {
    if matches!(source.at(at), '内' | '之') && kind != Kind::Duration {
        return None;
    }
    // 2018年以来 is no bound, 一年内部 no 内.
    if source.at(at) == '内' && matches!(source.at(at + 1), '部' | '容' | '设' | '外') {
        return None;
    }
    Some((at + len, AFTER[row as usize].1))
}

/// Both bounds as one: 近千余次 is about.
pub fn combine(before: Option<Approx>, more: bool, after: Option<Approx>) -> Option<Approx> {
    match (before, more) {
        (Some(Approx::Nearly | Approx::About), true) => Some(Approx::About),
        (Some(approx), _) => Some(approx),
        (None, true) => Some(after.filter(|&a| a == Approx::About).unwrap_or(Approx::Over)),
        (None, false) => after,
    }
}
