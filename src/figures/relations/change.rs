//! Changes between two levels, with the growth that the text states: 由20天缩短至7天; 上年250件，今年300件，增长20%.

use super::Scene;
use crate::analysis::{Basis, Change, Direction, Kind, Relation};
use crate::figures::units::Name;

/// Words that put a level into the year before.
const YEAR_BEFORE: &[&str] = &["上年", "去年", "前一年", "上一年", "同期"];
/// Figures before a growth rate among which both years' levels are looked for.
const LOOK_BACK: usize = 4;

/// Finds all changes.
pub fn find(scene: &Scene, relations: &mut Vec<Relation>) {
    for to in 1..scene.amounts.len() {
        let Some(Change::Moved { dir, from: Some(level), .. }) = scene.changes[to] else { continue };
        let starts = |k: usize| scene.changes[k] == Some(Change::Baseline) && scene.amounts[k].value == level;
        // 从46件和16件分别提高到58件和23件: its own start is the last but one.
        let from = if to >= 2 && starts(to - 2) && !starts(to - 1) { to - 2 } else { to - 1 };
        if scene.changes[from] != Some(Change::Baseline) {
            continue;
        }
        let percent = growth_after(scene, to);
        relations.push(relation(scene, from, to, percent, dir));
    }
    for percent in 1..scene.amounts.len() {
        if let Some((from, to, dir)) = both_years(scene, percent) {
            relations.push(relation(scene, from, to, Some(percent), dir));
        }
    }
}

fn relation(scene: &Scene, from: usize, to: usize, percent: Option<usize>, dir: Direction) -> Relation {
    Relation::Change {
        from: from as u32,
        to: to as u32,
        percent: percent.map(|p| p as u32),
        holds: holds(scene, from, to, percent, dir),
    }
}

/// The growth that is stated right after the level reached: 由A增加到B，增长C%.
fn growth_after(scene: &Scene, to: usize) -> Option<usize> {
    let next = to + 1;
    if next >= scene.amounts.len() || !scene.same_sentence(to, next) || scene.between(to, next).len() > 12 {
        return None;
    }
    let moved = matches!(scene.changes[next], Some(Change::Moved { from: None, .. })) && is_growth(scene, next);
    let (level, rate) = (&scene.labels[to], &scene.labels[next]);
    let same = !rate.near || rate.head == level.head;
    let yearly = scene.says(to, next, &["年均", "平均", "月均"]);
    (moved && same && !yearly && scene.amounts[to].unit != scene.amounts[next].unit).then_some(next)
}

fn is_growth(scene: &Scene, k: usize) -> bool {
    scene.amounts[k].kind == Kind::Percent && scene.amounts[k].unit == Some(Name::PERCENT)
}

/// 上年250件，今年300件，同比增长20%, in either order of the years.
fn both_years(scene: &Scene, percent: usize) -> Option<(usize, usize, Direction)> {
    let Some(Change::Moved { dir, basis, from: None }) = scene.changes[percent] else { return None };
    if !is_growth(scene, percent) || basis == Some(Basis::PeriodOnPeriod) {
        return None;
    }
    let reach = (percent.saturating_sub(LOOK_BACK)..percent).filter(|&k| {
        scene.same_sentence(k, percent)
            && scene.amounts[k].kind != Kind::Percent
            && scene.changes[k].is_none()
            // 57件（含上年结转4件），较2019年的39件增长46.2%
            && !scene.is_aside(k, percent)
    });
    let levels: Vec<usize> = reach.collect();
    if let Some(from) = base_in_brackets(scene, percent) {
        return Some((from, percent - 1, dir));
    }
    let before = |k: usize| {
        compared(scene, k)
            || k > 0 && scene.same_line(k - 1, k) && scene.says(k - 1, k, YEAR_BEFORE)
            || opens_with(scene, k)
    };
    let level = |k: usize| !is_difference(scene, k) && !is_carried_over(scene, k);
    let Some(from) = levels.iter().copied().find(|&k| before(k) && level(k)) else {
        return named_years(scene, &levels).map(|(from, to)| (from, to, dir));
    };
    let to = levels.iter().copied().rev().find(|&k| {
        let beside = k.min(from) + 1..k.max(from);
        k != from
            && !before(k)
            && scene.amounts[k].unit == scene.amounts[from].unit
            && beside.into_iter().all(|k| scene.is_aside(k, percent))
    })?;
    Some((from, to, dir))
}

/// 2023年受理120件，2024年受理150件，增长25%: the last two levels, of which each has its own year by number.
fn named_years(scene: &Scene, levels: &[usize]) -> Option<(usize, usize)> {
    let &[.., a, b] = levels else { return None };
    let (one, other) = (year_of(scene, a)?, year_of(scene, b)?);
    let same = scene.amounts[a].unit == scene.amounts[b].unit && scene.labels[a].head == scene.labels[b].head;
    let (from, to) = if one < other { (a, b) } else { (b, a) };
    (same && one != other && b == a + 1).then_some((from, to))
}

/// The year that the clause of a figure names, right before what is counted.
fn year_of(scene: &Scene, k: usize) -> Option<u32> {
    let start = match k.checked_sub(1).filter(|&before| scene.same_line(before, k)) {
        Some(before) => scene.amounts[before].range.end,
        None => scene.before(k, YEAR_BACK).start,
    };
    let words = &scene.source.chars()[start..scene.amounts[k].range.start];
    let at = words.windows(5).rposition(|w| w[4] == '年' && w[..4].iter().all(char::is_ascii_digit))?;
    words[at..at + 4].iter().try_fold(0, |year, c| Some(year * 10 + c.to_digit(10)?))
}

/// Characters before the first figure of a line among which its year, or the word for the year before, is looked for.
const YEAR_BACK: usize = 24;

/// 受理176件，同比增长23.94%（2018年为142件）: the level of the year before stands in brackets after the growth.
fn base_in_brackets(scene: &Scene, percent: usize) -> Option<usize> {
    let (to, from) = (percent.checked_sub(1)?, percent + 1);
    if from >= scene.amounts.len() || !scene.same_sentence(to, from) || scene.changes[to].is_some() {
        return None;
    }
    let same = scene.amounts[to].unit == scene.amounts[from].unit
        && scene.amounts[to].kind != Kind::Percent
        && scene.changes[from].is_none();
    let words: String = scene.between(percent, from).iter().collect();
    let year = words.strip_prefix('(')?.trim_end_matches(['为', '是', '有', '共']);
    let digits = year.trim_start_matches(|c: char| c.is_ascii_digit());
    let earlier = YEAR_BEFORE.contains(&year) || digits == "年" && year.len() == digits.len() + 4;
    let own = scene.between(to, percent).iter().all(|c| !matches!(c, ';' | '(' | ')'));
    (same && earlier && own).then_some(from)
}

/// 较2023年的86件增长52.3%: the level of a year that is named to compare with.
fn compared(scene: &Scene, k: usize) -> bool {
    let words: String = scene.source.chars()[scene.before(k, 8)].iter().collect();
    let words = words.trim_end_matches(['的', '为', '是']);
    words.strip_suffix('年').is_some_and(|w| {
        let rest = w.trim_end_matches(|c: char| c.is_ascii_digit());
        w.len() == rest.len() + 4 && rest.ends_with(['比', '较'])
    })
}

/// 比上年多办1206件: by how much it moved, and no level.
fn is_difference(scene: &Scene, k: usize) -> bool {
    let words = &scene.source.chars()[scene.before(k, 6)];
    words.iter().rev().take_while(|c| !matches!(c, '年' | '期')).any(|&c| "多少增减升降".contains(c))
}

/// 新收2968件，加上上年结转215件: what was left from the year before, and no level of it.
fn is_carried_over(scene: &Scene, k: usize) -> bool {
    ["结转", "转入", "遗留"].iter().any(|word| scene.source.find(scene.before(k, 6), word).is_some())
}

/// The first figure of a line: its words begin with the line.
fn opens_with(scene: &Scene, k: usize) -> bool {
    let first = k == 0 || !scene.same_line(k - 1, k);
    first && YEAR_BEFORE.iter().any(|w| scene.source.find(scene.before(k, YEAR_BACK), w).is_some())
}

/// Whether the direction is as the verb says and the growth as the levels give it; open where nothing is stated that could
/// be computed, or the levels are rough.
fn holds(scene: &Scene, from: usize, to: usize, percent: Option<usize>, dir: Direction) -> Option<bool> {
    let (a, b) = (&scene.amounts[from], &scene.amounts[to]);
    if a.high.is_some() || b.high.is_some() {
        return None;
    }
    let up = b.value > a.value;
    if !scene.computable(from) || !scene.computable(to) {
        return None;
    }
    if scene.exact(from) && b.value != a.value && up != (dir == Direction::Up) {
        return Some(false);
    }
    let rate = &scene.amounts[percent?];
    if !scene.exact(from) || !scene.exact(to) || !scene.exact(percent?) || a.value <= 0.0 {
        return None;
    }
    let growth = |from: f64, to: f64| ((to - from) / from * 100.0).abs();
    let place = rate.place();
    let ends = [
        growth(a.value - a.slack(), b.value + b.slack()),
        growth(a.value + a.slack(), b.value - b.slack()),
        growth(a.value, b.value),
    ];
    // Rounded, or cut off: 128.788 is printed as 128.79 and as 128.78.
    let low = ends.iter().copied().fold(f64::INFINITY, f64::min) - place;
    let high = ends.iter().copied().fold(0.0, f64::max) + 0.5 * place;
    Some(rate.value >= low - 1e-9 && rate.value <= high + 1e-9)
}
