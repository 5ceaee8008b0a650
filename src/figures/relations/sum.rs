//! Totals and their parts: 受理25件，其中维持11件、撤销6件……; 梳理文件172份，废止8份; a table's row of totals.

mod breakdown;
mod complete;
mod outcomes;

pub use breakdown::add_words;
pub(super) use breakdown::openers;
pub(super) use outcomes::is_outcome;

use super::Scene;
use crate::analysis::{Change, Kind, Relation};
use crate::figures::units::Name;
use breakdown::{Opening, breakdown, opened};
use complete::CLOSE;
use outcomes::{INTAKES, acts, outcomes};
use std::collections::BTreeMap;

/// Words that say that a figure sums up those before it. Each ends with one of the characters that `closed` looks for.
const CLOSERS: &[&str] = &["共计", "合计", "总计", "共"];

/// Parts from which a list may claim to be complete by being close to its total, and how close.
const LEAST_PARTS: usize = 3;

/// Characters between two figures of one list.
const LISTED: usize = 10;

/// Finds all sums.
pub fn find(scene: &Scene, relations: &mut Vec<Relation>, part_of: &mut [Option<u32>]) {
    let n = scene.amounts.len();
    let mut i = 0;
    while i < n {
        let opened = opened(scene, i).and_then(|opening| {
            // 104种产品中，占比超过10%的有44种: a rate may stand before the first part.
            let ahead = if opening == Opening::Among { 1 } else { 0 };
            (i..n.min(i + 1 + ahead)).find_map(|first| breakdown(scene, i, first, opening, part_of))
        });
        let found = opened.or_else(|| {
            let came_of = outcomes(scene, i);
            // 清理事项320项，取消21项，下放58项，新增2项，保留239项: what makes it up says more than what came of it.
            let open = came_of.as_ref().is_none_or(|(sum, _)| matches!(sum, Relation::Sum { exhaustive: false, .. }));
            let all = if open { made_up(scene, i) } else { None };
            all.or(came_of).or_else(|| closed(scene, i))
        });
        let Some((relation, next)) = found else {
            i += 1;
            continue;
        };
        if let Relation::Sum { total, parts, .. } = &relation {
            for &part in parts {
                part_of[part as usize] = part_of[part as usize].or(Some(*total));
            }
            if !parts.is_empty() {
                relations.push(relation);
            }
        }
        i = next.max(i + 1);
    }
    columns(scene, relations, part_of);
}

/// How deep in brackets the text comes out at the least, and at its end: （社区） is 0 and 0, ） is -1 and -1.
fn depth(text: &[char]) -> (i32, i32) {
    let (mut least, mut now) = (0, 0);
    for c in text {
        match c {
            '(' => now += 1,
            ')' => now -= 1,
            _ => continue,
        }
        least = least.min(now);
    }
    (least, now)
}

/// Counts and measures sum up; rates and changes do not.
fn summable(scene: &Scene, k: usize) -> bool {
    let amount = &scene.amounts[k];
    !matches!(amount.kind, Kind::Percent | Kind::Duration)
        && amount.unit != Some(Name::POINTS)
        && amount.high.is_none()
        && scene.changes[k].is_none_or(|c| match c {
            // 同比增加2104条，其中……: by how much more there are is no total.
            Change::Moved { from: None, basis, .. } => amount.kind == Kind::Count && basis.is_none(),
            _ => true,
        })
}

fn sum(total: usize, parts: &[usize], exhaustive: bool, holds: Option<bool>) -> Relation {
    Relation::Sum { total: total as u32, parts: parts.iter().map(|&k| k as u32).collect(), exhaustive, holds }
}

/// How many of the parts, from the first on and two at the least, make up the total within what is printed; the most of them.
fn longest_exact(scene: &Scene, total: usize, parts: &[usize]) -> Option<usize> {
    let whole = &scene.amounts[total];
    let (mut value, mut slack, mut found) = (0.0, whole.slack(), None);
    for (n, &k) in parts.iter().enumerate() {
        value += scene.amounts[k].value;
        slack += scene.amounts[k].slack();
        // A sum of rounded numbers that is only just within its slack proves little: half of it must do.
        if n >= 1 && (value - whole.value).abs() <= slack * 0.5 + whole.value.abs() * 1e-12 {
            found = Some(n + 1);
        }
    }
    found
}

fn adds_up(scene: &Scene, total: usize, parts: &[usize]) -> bool {
    longest_exact(scene, total, parts) == Some(parts.len())
}

/// 抽查案卷96本，评出优秀案卷12本、合格案卷78本、不合格案卷6本: what came in, and right after it all that it is made up of.
fn made_up(scene: &Scene, total: usize) -> Option<(Relation, usize)> {
    if !summable(scene, total) || !scene.exact(total) || scene.amounts[total].value <= 0.0 {
        return None;
    }
    let same = |&k: &usize| {
        scene.amounts[k].value < scene.amounts[total].value
            && scene.exact(k)
            && scene.amounts[k].unit == scene.amounts[total].unit
            && summable(scene, k)
            && scene.same_sentence(k - 1, k)
    };
    let count = (total + 1..scene.amounts.len()).take(MOST_PARTS).take_while(same).count();
    // Few figures have a list behind them: that is told before any words are compared.
    if count < LEAST_PARTS {
        return None;
    }
    let came_in = acts(scene, total, INTAKES) || acts(scene, total, DRAWN);
    // 应诉案件284件，一审183件、二审78件、再审23件: none has a head of its own.
    let bare = || (total + 1..=total + count).all(|k| scene.labels[k].from.is_some() && !scene.labels[k].near);
    if !came_in && !bare() {
        return None;
    }
    let parts: Vec<usize> = (total + 1..=total + count).collect();
    // What no word says must be all that follows, and no coincidence.
    let least = if came_in { LEAST_PARTS } else { count };
    let n = longest_exact(scene, total, &parts).filter(|&n| n >= least)?;
    Some((sum(total, &parts[..n], true, Some(true)), parts[n - 1] + 1))
}

/// Acts by which things are drawn to be looked at.
const DRAWN: &[&str] = &["抽取", "调取", "调阅", "抽调"];

/// Figures after a total that may make it up.
const MOST_PARTS: usize = 12;

/// 甲类3件、乙类5件，合计8件: a figure that sums up those before it.
fn closed(scene: &Scene, total: usize) -> Option<(Relation, usize)> {
    let before = total.checked_sub(2)?;
    let start = scene.amounts[total].range.start;
    let closes =
        matches!(scene.source.before(start), '共' | '计') && CLOSERS.iter().any(|w| scene.source.is_before(start, w));
    if !closes || !summable(scene, total) {
        return None;
    }
    let mut first = total;
    while first > 0
        && scene.same_sentence(first - 1, first)
        && scene.amounts[first - 1].unit == scene.amounts[total].unit
        && summable(scene, first - 1)
    {
        first -= 1;
    }
    let parts: Vec<usize> = (first..total).collect();
    if first <= before && adds_up(scene, total, &parts) {
        return Some((sum(total, &parts, true, Some(true)), total + 1));
    }
    (parts.len() >= LEAST_PARTS && falls_short(scene, total, &parts))
        .then(|| (sum(total, &parts, true, Some(false)), total + 1))
}

/// 许可28项、处罚462项、强制17项，合计574项: one list without anything between, and close to the total without being it.
fn falls_short(scene: &Scene, total: usize, parts: &[usize]) -> bool {
    let start = scene.amounts[total].range.start;
    let summed = ["合计", "共计", "总计"].iter().any(|w| scene.source.is_before(start, w));
    let listed = |k: usize| {
        let between = scene.between(k, k + 1);
        between.len() <= LISTED && matches!(between.first(), Some('、' | ','))
    };
    let exact = scene.exact(total) && parts.iter().all(|&k| scene.exact(k) && listed(k));
    let value: f64 = parts.iter().map(|&k| scene.amounts[k].value).sum();
    let whole = scene.amounts[total].value;
    summed && exact && whole > 0.0 && CLOSE.contains(&(value / whole))
}

/// Columns of tables with a row of totals: it sums up the rows since the total before.
fn columns(scene: &Scene, relations: &mut Vec<Relation>, part_of: &mut [Option<u32>]) {
    let mut open: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (k, amount) in scene.amounts.iter().enumerate() {
        let Some(cell) = &amount.cell else { continue };
        let parts = open.entry((cell.table, cell.column)).or_default();
        if !cell.total {
            parts.push(k);
            continue;
        }
        let parts = std::mem::take(parts);
        if parts.len() < 2 || amount.kind == Kind::Percent {
            continue;
        }
        for &part in &parts {
            part_of[part] = part_of[part].or(Some(k as u32));
        }
        relations.push(sum(k, &parts, true, Some(adds_up(scene, k, &parts))));
    }
}
