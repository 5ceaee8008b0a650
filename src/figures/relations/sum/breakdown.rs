//! Breakdowns that a word or a bracket opens: 受理25件，其中维持11件、撤销6件; 1340件（简易程序820件，…）.

use super::complete::misses;
use super::outcomes::{INTAKES, PROGRESS, acts};
use super::{LEAST_PARTS, Scene, adds_up, depth, longest_exact, sum, summable};
use crate::analysis::{Change, Relation};
use crate::figures::scan::Amount;
use crate::text::{Chars, Source};
use crate::vocabulary::{List, Lists};

/// Words that open a breakdown of the figure before.
const OPENERS: &[&str] = &["其中", "包括", "包含", "分别为", "分别是", "分为", "含"];

/// Words after which a figure stands beside a breakdown, not in it.
const BREAKS: &[&str] =
    &["此外", "另有", "另外", "同时", "全年", "累计", "共计", "合计", "总计", "同比", "比上年", "人均", "户均"];

/// Figures before an opener among which its total is looked for.
const LOOK_BACK: usize = 4;

/// Characters before 中 in 104种产品中.
const AMONG: usize = 14;

/// How a breakdown opens before figure `i`.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Opening {
    /// 其中
    Word,
    /// 104种产品中，
    Among,
    /// 1340件（简易程序820件，…）
    Bracket,
}

pub fn add_words(lists: &mut Lists) {
    lists.add_plain(List::Openers, OPENERS);
    lists.add(List::Apart, NO_PARTS.iter().map(|&word| (word, NO_PART)));
    lists.add(List::Apart, EARLIER.iter().map(|&word| (word, BEFORE)));
    lists.add(List::Apart, BREAKS.iter().map(|&word| (word, BREAK)));
}

/// For each amount where the last word begins that stands before it and may open a breakdown.
pub(in crate::figures::relations) fn openers(
    source: &Source,
    amounts: &[Amount],
    places: &[usize],
) -> Vec<Option<usize>> {
    // 60个事项细分为396个: what each is made into, and no part of them.
    let opens = |&at: &usize| !(at > 0 && matches!(source.at(at - 1), '细' | '拆') && source.at(at) == '分');
    let mut places = places.iter().copied().filter(opens).peekable();
    let mut last = None;
    let before = |amount: &Amount| {
        while let Some(at) = places.next_if(|&at| at < amount.range.start) {
            last = Some(at);
        }
        last
    };
    amounts.iter().map(before).collect()
}

pub(super) fn opened(scene: &Scene, i: usize) -> Option<Opening> {
    let before = i.checked_sub(1).filter(|&k| scene.same_line(k, i))?;
    let between = scene.between(before, i);
    let opener = scene.openers[i].and_then(|at| at.checked_sub(scene.amounts[before].range.end));
    if let Some(k) = opener.filter(|&k| !between[k..].iter().any(|&c| crate::reading::is_stop(c))) {
        let (bracket, after) = (depth(&between[..k]).1 > 0, depth(&between[k..]).0 >= 0);
        if after {
            // 238件（含上年结转9件），办结231件: what a bracket opens ends with it.
            return Some(if bracket { Opening::Bracket } else { Opening::Word });
        }
    }
    if between.first() == Some(&'(') && !between.contains(&')') {
        return Some(Opening::Bracket);
    }
    // 28家单位中仅有11家
    let has = |c: &&char| matches!(c, '有' | '仅' | '只' | '已' | '共');
    if between.last() == Some(&'有')
        && between.iter().rev().find(|c| !has(c)) == Some(&'中')
        && scene.amounts[before].unit == scene.amounts[i].unit
        && !between.iter().any(|&c| c == ',' || crate::reading::is_stop(c))
    {
        return Some(Opening::Among);
    }
    // 中 right before the first comma, with no stop before it.
    let comma = between.iter().take(AMONG + 2).position(|&c| c == ',')?;
    let among =
        comma >= 1 && between[comma - 1] == '中' && !between[..comma].iter().any(|&c| crate::reading::is_stop(c));
    among.then_some(Opening::Among)
}

/// Words before a figure that make it no part of the one before, though brackets or 其中 would have it: of all, of another
/// time, a level to compare with. To add one: append it.
const NO_PARTS: &[&str] = &[
    "累计", "总数", "共计", "合计", "平均", "人均", "最高", "最低", "最多", "最少", "最大", "最小", "目标", "计划",
    "原", "全省", "全市", "全县", "全区", "全州", "全街", "全镇", "年为", "年是",
];

/// The same of words of a time before, unless what came from it is said to be in there: 含上年结转19件.
const EARLIER: &[&str] = &["上年", "去年", "同期", "此前"];

/// Acts of what is successful or not.
const MEDIATED: &[&str] = &["调解", "调处", "化解"];

/// What the vocabulary says of a word: of which list it is.
const NO_PART: u16 = 0;
const BREAK: u16 = 1;
const BEFORE: u16 = 2;

/// Whether a word of [`NO_PARTS`], [`EARLIER`] or [`BREAKS`] stands in a range.
fn sets_apart(source: &Source, range: Chars, how: u16) -> bool {
    let mut found = false;
    source.each_word_in(List::Apart, &range, |_, (_, list)| found |= list == how);
    found
}

/// 2个（全街累计9个）; 平均91.4分，其中最高98分.
fn is_no_part(scene: &Scene, k: usize) -> bool {
    let (start, end) = (scene.amounts[k].line.start, scene.amounts[k].range.start);
    let edge = |&i: &usize| !matches!(scene.source.at(i), ',' | ';' | ':' | '(' | ')' | '、' | '。');
    let clause = (start.max(end.saturating_sub(12))..end).rev().take_while(edge).last().unwrap_or(end)..end;
    let contained = ["含", "包括", "包含"].iter().any(|word| scene.source.is_at(clause.start, word));
    sets_apart(scene.source, clause.clone(), NO_PART)
        || !contained && sets_apart(scene.source, clause, BEFORE)
        || scene
            .source
            .chars()
            .get(end.saturating_sub(5)..end)
            .is_some_and(|c| c[..4].iter().all(char::is_ascii_digit) && c[4] == '年')
}

/// The breakdown that opens before figure `opened` and begins with figure `first`, and the figure after it.
pub(super) fn breakdown(
    scene: &Scene,
    opened: usize,
    first: usize,
    opening: Opening,
    part_of: &mut [Option<u32>],
) -> Option<(Relation, usize)> {
    let part = &scene.amounts[first];
    // 登记由原来的7天缩短为5天: a pair of levels goes with a pair, whatever its words.
    if scene.changes[first].is_none() && is_no_part(scene, first) {
        return None;
    }
    let candidates = (0..opened).rev().take(LOOK_BACK).take_while(|&k| scene.same_line(k, first));
    let fits = |k: &usize| scene.amounts[*k].kind == part.kind && scene.alike(*k, first);
    // 审结224件(含上年结转19件),其中维持92件: what stands in brackets is no total of what follows them.
    let in_reach = |k: &usize| if opening == Opening::Bracket { k + 1 == first } else { !scene.is_aside(*k, first) };
    let candidates: Vec<usize> = candidates.filter(fits).filter(in_reach).collect();
    let mut nearest = candidates.iter().copied();
    let total = nearest.find(|&k| summable(scene, k) || pairs(scene, k, first))?;
    // 由20天压缩至7天，其中登记由7天缩短为5天: level goes with level.
    if pairs(scene, total, first) {
        part_of[first] = Some(total as u32 - 1);
        part_of[first + 1] = Some(total as u32);
        return None;
    }
    // A total far back, with a stop between, is one only where 其中 opens the sentence.
    // 办理案件840件，金额1.2亿元。其中，处罚95件: only what measures stands between.
    let next = (total + 1..first).all(|k| scene.amounts[k].kind != part.kind);
    if !(scene.same_sentence(total, first) || opening == Opening::Word && next) {
        return None;
    }
    let (listed, after_break) = list(scene, first, total);
    // 调解395件，成功388件；其中邻里142件、婚姻97件……: the parts may be those of the figure before the nearest.
    let near = |k: usize| scene.same_sentence(k, first) || scene.same_sentence(k, total);
    let made_up = |&k: &usize| k != total && summable(scene, k) && near(k) && adds_up(scene, k, &listed);
    // 每村至少3名，有的达到8名；其中女性413名: a part of what is large enough to have it.
    let part = scene.amounts[first].value;
    let holds_part = |&k: &usize| summable(scene, k) && near(k) && scene.amounts[k].value >= part;
    let total = match (candidates.iter().find(|k| made_up(k)), candidates.iter().find(|k| holds_part(k))) {
        (Some(&other), _) if listed.len() >= LEAST_PARTS && !adds_up(scene, total, &listed) => other,
        (_, Some(&other)) if scene.amounts[total].value < part => other,
        _ => total,
    };
    // 办理建议214件，提案327件。其中解决398件: of both of them.
    let beside = |k: &usize| *k + 1 == total && scene.amounts[*k].value + scene.amounts[total].value >= part;
    // 应诉741件，败诉46件，负责人出庭应诉率100%，其中正职出庭58件: nor of what is smaller and not right before it, unless the
    // part has a name of its own and both names end with the same word.
    let of_it = || {
        let last =
            |k: usize| scene.labels[k].head.as_deref().map(|head| head.chars().rev().take(2).collect::<Vec<_>>());
        scene.labels[first].near && last(first) == last(total)
    };
    let of_another = || candidates.iter().any(beside) || total + 1 != first && !of_it();
    if scene.amounts[total].value < part && of_another() {
        return None;
    }
    // 审查议题219件，提出意见486条，其中7件被退回: of what they have the noun and the measure word of.
    let own = scene.labels[first].from.filter(|&k| {
        !scene.labels[first].near
            && candidates.contains(&k)
            && scene.amounts[k].unit == scene.amounts[first].unit
            && scene.amounts[total].unit != scene.amounts[first].unit
    });
    let total = own.unwrap_or(total);
    // 立案326件，结案298件，罚没款42万元；其中食品案件142件: how far the work has come is not what is broken down.
    let begun = |&k: &usize| {
        k < total
            && scene.same_sentence(k, first)
            && holds_part(&k)
            && (acts(scene, k, INTAKES) || acts(scene, k, MEDIATED))
    };
    let total = match candidates.iter().copied().find(|k| begun(k)) {
        Some(other)
            if total + 1 != first
                && acts(scene, total, PROGRESS)
                && !scene.labels[total].near
                && scene.labels[first].near =>
        {
            other
        }
        _ => total,
    };
    build(scene, total, &listed, &after_break, opening).map(|relation| {
        (
            relation,
            listed
                .windows(2)
                .find(|w| w[1] > w[0] + 1)
                .map_or_else(|| listed.last().map_or(first, |&k| k + 1), |gap| gap[0] + 1),
        )
    })
}

/// Whether both figures belong to changes from a level to a level.
fn pairs(scene: &Scene, total: usize, first: usize) -> bool {
    let to = |k: usize| matches!(scene.changes[k], Some(Change::Moved { from: Some(_), .. }));
    total > 0
        && to(total)
        && scene.changes[first] == Some(Change::Baseline)
        && scene.changes[total - 1] == Some(Change::Baseline)
        && first + 1 < scene.amounts.len()
        && to(first + 1)
}

/// The figures of the breakdown, and those of the sentence after a word that sets them apart.
fn list(scene: &Scene, first: usize, total: usize) -> (Vec<usize>, Vec<usize>) {
    let (mut listed, mut apart) = (Vec::new(), Vec::new());
    let mut broken = false;
    let mut inner = 0;
    for k in first..scene.amounts.len() {
        // One gap at a time: a sentence may hold any number of figures.
        if k > first && !scene.same_sentence(k - 1, k) {
            break;
        }
        if k > first {
            let (least, end) = depth(scene.between(k - 1, k));
            // The bracket in which the breakdown stands ends.
            if inner + least < 0 {
                break;
            }
            inner += end;
            // 企业3件（含小微2件）、个体5件: a part of a part.
            if inner > 0 {
                continue;
            }
        }
        if k > first && opened(scene, k).is_some_and(|o| o != Opening::Among) {
            break;
        }
        // 其中农民工案件185件，占40%；公证处办证718件: another matter, of which there is more than all there is of this one.
        if k > first && scene.amounts[k].value > scene.amounts[total].value && scene.between(k - 1, k).contains(&';') {
            break;
        }
        broken |= k > first
            && (sets_apart(scene.source, scene.gap(k - 1, k), BREAK) || own_sentence(scene, k, total, &listed));
        let same = scene.amounts[k].kind == scene.amounts[total].kind && scene.alike(k, total);
        if same && summable(scene, k) {
            if broken { apart.push(k) } else { listed.push(k) }
        }
    }
    (listed, apart)
}

/// …，修复草原517万亩: a clause with a verb and a noun of its own, other than those of the parts before it.
/// So is one with the same verb, if it is more than all there is: 查处醉驾1893起，其中…407起，查处超载2.1万起.
fn own_sentence(scene: &Scene, k: usize, total: usize, listed: &[usize]) -> bool {
    let label = &scene.labels[k];
    let more = || scene.amounts[k].value > scene.amounts[total].value;
    label.near && label.governs && listed.last().is_some_and(|&before| scene.labels[before].act != label.act || more())
}

fn build(scene: &Scene, total: usize, listed: &[usize], apart: &[usize], opening: Opening) -> Option<Relation> {
    if listed.is_empty() {
        return None;
    }
    let whole = &scene.amounts[total];
    let all: Vec<usize> = listed.iter().chain(apart).copied().collect();
    // What adds up exactly is the list, however it is worded.
    if let Some(k) = longest_exact(scene, total, &all) {
        let known = whole.value > 0.0 && std::iter::once(&total).chain(&all[..k]).all(|&k| scene.computable(k));
        return Some(sum(total, &all[..k], known, known.then_some(true)));
    }
    if opening != Opening::Among
        && let Some(parts) = misses(scene, total, listed)
    {
        return Some(sum(total, &parts, true, Some(false)));
    }
    // 代表建议8件、提案13件，本级建议、提案分别为62件、97件: a subject of their own.
    let first = scene.amounts[listed[0]].range.start;
    let of_their_own = scene.source.is_before(first, "分别为") || scene.source.is_before(first, "分别是");
    let plain = scene.exact(total) && listed.iter().all(|&k| scene.exact(k));
    let larger = plain
        && listed
            .iter()
            .any(|&k| scene.amounts[k].value > whole.value + whole.slack() && scene.amounts[k].unit == whole.unit);
    // 建议23件、提案31件，其中A类48件: the part is one of them all.
    let of_all = || {
        let joined = |k: &usize| {
            *k > 0
                && scene.amounts[k - 1].unit == whole.unit
                && scene.same_line(k - 1, *k)
                && scene.between(k - 1, *k).first() == Some(&'、')
        };
        let before = (1..=total).rev().take_while(joined).map(|k| scene.amounts[k - 1].value);
        let all: f64 = whole.value + before.sum::<f64>();
        all > whole.value && listed.iter().all(|&k| scene.amounts[k].value <= all)
    };
    (!(larger && (of_their_own || of_all()))).then(|| sum(total, listed, false, larger.then_some(false)))
}
