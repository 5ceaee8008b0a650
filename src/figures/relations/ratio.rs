//! Rates that follow from two counts: 应诉96件，负责人出庭91件，出庭应诉率94.8%.

use super::Scene;
use crate::analysis::{Change, Kind, Relation};
use crate::figures::units::Name;

/// Figures before a rate among which its counts are looked for.
const LOOK_BACK: usize = 9;
/// Figures before a rate among which the part is looked for.
const PART_BACK: usize = 3;

/// Percent of a whole below which counts do not contradict a rate of 100 %.
const WHOLLY: f64 = 60.0;

/// Finds all ratios.
pub fn find(scene: &Scene, relations: &mut Vec<Relation>, part_of: &mut [Option<u32>]) {
    for percent in 0..scene.amounts.len() {
        if let Some((part, whole, holds)) = counts(scene, percent, part_of) {
            relations.push(Relation::Ratio {
                part: part as u32,
                whole: whole as u32,
                percent: percent as u32,
                holds: Some(holds),
            });
            part_of[part] = part_of[part].or(Some(whole as u32));
        }
    }
}

/// The part and the whole of a rate, and whether it follows from them.
fn counts(scene: &Scene, percent: usize, part_of: &[Option<u32>]) -> Option<(usize, usize, bool)> {
    let rate = &scene.amounts[percent];
    let level = !matches!(scene.changes[percent], Some(Change::Moved { .. } | Change::Baseline));
    if rate.kind != Kind::Percent
        || rate.unit != Some(Name::PERCENT)
        || !level
        || !scene.exact(percent)
        || rate.value > 100.0
    {
        return None;
    }
    let count = |k: usize| {
        !matches!(scene.amounts[k].kind, Kind::Percent | Kind::Duration | Kind::Other)
            && scene.exact(k)
            && scene.amounts[k].value > 0.0
    };
    let reach: Vec<usize> =
        (percent.saturating_sub(LOOK_BACK)..percent).filter(|&k| scene.same_line(k, percent) && count(k)).collect();
    let parts = reach.iter().rev().copied().filter(|&k| percent - k <= PART_BACK && scene.same_sentence(k, percent));
    let wholes = |part: usize| {
        let fits = move |&k: &usize| {
            k != part
                && scene.amounts[k].value >= scene.amounts[part].value
                && scene.amounts[k].kind == scene.amounts[part].kind
                && scene.alike(k, part)
        };
        reach.iter().rev().copied().filter(fits)
    };
    for part in parts.clone() {
        let found = wholes(part)
            .find(|&whole| follows(scene, part, whole, percent) && meant(scene, part, whole, percent, part_of));
        if let Some(whole) = found {
            return Some((part, whole, true));
        }
    }
    // The words say that the rate is that of these counts, and it is not; unless it is that of others beside them.
    let fits =
        |part: usize, whole: usize| follows(scene, part, whole, percent) || complements(scene, part, whole, percent);
    for part in parts.filter(|&part| !wholes(part).any(|whole| fits(part, whole))) {
        let mut before = wholes(part).filter(|&whole| scene.same_sentence(whole.min(part), percent) && whole < part);
        let Some(whole) = before.next() else { continue };
        // 合格12199批次，合格率97.70%；不合格食品核查处置完成率100%: another matter.
        if scene.between(part, percent).contains(&';') {
            continue;
        }
        // 排查3218件，调处3205件，调处成功率98.6%: how many succeeded is not said.
        if of_success(scene, percent) && !says_success(scene, part) {
            continue;
        }
        // Of several counts that could be the whole, none is known to be it.
        let only = before.all(|other| scene.amounts[other].value == scene.amounts[whole].value);
        // 审批方案64个，……问题整改销号49个，销号率98%: two matters, each with a noun of its own, with others between.
        if part > whole + 1 && part_of[part].is_none() && apart(scene, part, whole) {
            continue;
        }
        // 成功2431件；受理仲裁1386件，……成功率65%: another count between is nearer to the rate, unless the name is that of this one.
        let nearer = (part + 1..percent).any(count);
        let worded = worded(scene, part, whole, percent);
        if nearer && !worded {
            continue;
        }
        let named = worded || named(scene, part, whole, percent, part_of);
        if !(only && named || said(scene, part, whole, percent, part_of)) {
            continue;
        }
        // Of rounded counts it can only be said that they do not exclude the rate.
        let (low, high) = bounds(scene, part, whole);
        let place = rate.place();
        // 审查文件137件，报备文件29件，报备率100%: all of those that had to be, and not of all.
        if rate.value >= 100.0 && high < WHOLLY {
            continue;
        }
        // 138项，完成112项，不涉及9项，完成率87.7%: what need not be done may count as done.
        if with_beside(scene, part, whole, percent) {
            continue;
        }
        // Rounded, or cut off.
        let possible = rate.value >= low - place && rate.value <= high + 0.5 * place;
        if possible || !qualified(scene, percent) {
            return Some((part, whole, possible));
        }
    }
    None
}

/// Whether the rate is that of part and whole, to the last place that is printed.
fn follows(scene: &Scene, part: usize, whole: usize, percent: usize) -> bool {
    let (a, b, rate) = (&scene.amounts[part], &scene.amounts[whole], &scene.amounts[percent]);
    let place = rate.place();
    let value = a.value / b.value * 100.0;
    let (low, high) = bounds(scene, part, whole);
    let near = (value - rate.value).abs() <= 0.5 * place * (1.0 + 1e-9);
    near || (rate.value >= low - 0.5 * place && rate.value <= high + 0.5 * place && high - low < place * 4.0)
}

/// The least and the most that the share can be by what is printed of the counts.
fn bounds(scene: &Scene, part: usize, whole: usize) -> (f64, f64) {
    let (a, b) = (&scene.amounts[part], &scene.amounts[whole]);
    let low = (a.value - a.slack()) / (b.value + b.slack()) * 100.0;
    (low, (a.value + a.slack()) / (b.value - b.slack()).max(f64::MIN_POSITIVE) * 100.0)
}

/// 按期办结率 and the like are shares of what was done in time, which the count of what was done does not give; 节约率 is one
/// of what was to be paid, and not of what was.
fn qualified(scene: &Scene, percent: usize) -> bool {
    const OF_OTHERS: &[&str] =
        &["按期", "按时", "及时", "限时", "当场", "提前", "一次", "节约率", "节支率", "节资率", "溢价率", "增值率"];
    scene.labels[percent].head.as_deref().is_some_and(|name| OF_OTHERS.iter().any(|w| name.contains(w)))
}

/// 检查120家，不合格12家，合格率90%: the rate of what is left of the whole.
fn complements(scene: &Scene, part: usize, whole: usize, percent: usize) -> bool {
    let (a, b, rate) = (&scene.amounts[part], &scene.amounts[whole], &scene.amounts[percent]);
    (100.0 - a.value / b.value * 100.0 - rate.value).abs() <= rate.place()
}

/// Whether both counts have heads of their own, of which neither is part of the other.
fn apart(scene: &Scene, part: usize, whole: usize) -> bool {
    let (a, b) = (&scene.labels[part], &scene.labels[whole]);
    let heads = a.head.as_deref().zip(b.head.as_deref());
    heads.is_some_and(|(a, b)| !a.contains(b) && !b.contains(a))
}

/// Whether the rate is that of the part and the next count beside it together.
fn with_beside(scene: &Scene, part: usize, whole: usize, percent: usize) -> bool {
    let (a, b, rate) = (&scene.amounts[part], &scene.amounts[whole], &scene.amounts[percent]);
    let fits = |k: usize| {
        let beside = &scene.amounts[k];
        let share = (a.value + beside.value) / b.value * 100.0;
        beside.unit == b.unit && (share - rate.value).abs() <= rate.place()
    };
    (whole + 1..percent).any(|k| k != part && fits(k))
}

/// What may stand between a part and its share of the whole.
const SHARES: &[&str] = &[",占", "(占", ",占比", "(占比", ",占比为", ",占总数的", ",占总量的", "、占", "占"];

/// Whether the words right before the part, or between it and the rate, say that the rate is its own: 回收2764份，回收率
/// 92.1%; 维持51件，占40.5%.
fn said(scene: &Scene, part: usize, whole: usize, percent: usize, part_of: &[Option<u32>]) -> bool {
    if scene.amounts[part].unit != scene.amounts[whole].unit || part + 1 != percent {
        return false;
    }
    let between: String = scene.between(part, percent).iter().collect();
    // 发现问题5264个，已整改4972个，占94.5%: what came of something is a share of it.
    let came_of = part == whole + 1 && super::sum::is_outcome(scene, part);
    if (part_of[part] == Some(whole as u32) || came_of) && SHARES.contains(&between.as_str()) {
        return true;
    }
    let named = |name| str::strip_suffix(name, "率").or_else(|| str::strip_suffix(name, "比例"));
    let Some(stem) = scene.labels[percent].head.as_deref().and_then(named) else {
        return false;
    };
    let start = scene.amounts[part].range.start;
    let before: String = (start.saturating_sub(3)..start).map(|i| scene.source.at(i)).collect();
    let tail: String = before.chars().skip(1).collect();
    let denied = before.starts_with(['不', '未', '无']);
    // 省级任务131个，任务完成率100%: what was counted is not what was done.
    let label = &scene.labels[part];
    let done = match &label.act {
        Some(act) => act.contains(&tail),
        None => label.head.as_deref() == Some(&tail),
    };
    stem.chars().count() >= 2
        && done
        && stem.contains(&tail)
        && denied == stem.contains(['不', '未', '无'])
        && before.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) || !tail.contains(c))
}

/// Whether a rate is one of success.
fn of_success(scene: &Scene, percent: usize) -> bool {
    scene.labels[percent].head.as_deref().is_some_and(|name| name.ends_with("成功率"))
}

/// Whether a count is one of what succeeded.
fn says_success(scene: &Scene, part: usize) -> bool {
    scene.source.find(scene.before(part, SUCCESS).start..scene.amounts[part].range.end, "成功").is_some()
}

/// Characters before a count in which its success is told.
const SUCCESS: usize = 8;

/// Whether the words say that something was not done.
fn denies(words: &str) -> bool {
    words.contains(['不', '未', '无'])
}

/// Whether the rate bears the name that the clause of the part has, and that of no other count: 评定优秀案卷113卷、合格案卷352卷，优秀率.
fn worded(scene: &Scene, part: usize, whole: usize, percent: usize) -> bool {
    let Some(stem) = scene.labels[percent].head.as_deref().and_then(|name| name.strip_suffix('率')) else {
        return false;
    };
    let clause = |k: usize| -> String {
        let start = if k > 0 && scene.same_line(k - 1, k) {
            scene.amounts[k - 1].range.end
        } else {
            scene.amounts[k].line.start
        };
        (start..scene.amounts[k].range.start).map(|i| scene.source.at(i)).collect()
    };
    let has = |k: usize| {
        let words = clause(k);
        // 网上可办理1287项，网上可办率: also where the verb is longer than the name of the rate.
        words.contains(stem) && denies(&words) == denies(stem)
    };
    stem.chars().count() >= 2
        && scene.amounts[part].unit == scene.amounts[whole].unit
        && has(part)
        && (whole..percent).filter(|&k| k != part).all(|k| !has(k))
}

/// Whether numbers that fit are meant to: by their decimals, or by their words.
fn meant(scene: &Scene, part: usize, whole: usize, percent: usize, part_of: &[Option<u32>]) -> bool {
    let rate = &scene.amounts[percent];
    if rate.decimals > 0 && rate.value < 100.0 {
        return true;
    }
    scene.same_sentence(part.min(whole), percent)
        && percent - part <= 2
        && (rate.value < 100.0 || named(scene, part, whole, percent, part_of))
}

/// Whether the rate bears the name of what was done to the part: 办结28件……办结率.
fn named(scene: &Scene, part: usize, whole: usize, percent: usize, part_of: &[Option<u32>]) -> bool {
    let Some(name) = scene.labels[percent].head.as_deref() else { return false };
    let share = ["占比", "比例", "占"].iter().any(|w| name.ends_with(w));
    let Some(stem) = name.strip_suffix('率') else {
        return share && part + 1 == percent && part_of[part] == Some(whole as u32);
    };
    let act = scene.labels[part].act.as_deref().unwrap_or("");
    // 应出庭58件，实际出庭58件，出庭应诉率100%
    let beside = part == whole + 1 && percent == part + 1 && scene.amounts[part].value == scene.amounts[whole].value;
    let same_act = !beside
        && scene.labels[whole].act.as_deref().unwrap_or("") == act
        && (scene.labels[whole].head == scene.labels[part].head
            // 完成国家任务286个、省级任务131个: one beside the other.
            || scene.labels[whole].near && scene.labels[part].near);
    if denies(act) != denies(stem) {
        return false;
    }
    let words: Vec<char> = act.trim_start_matches(['已', '拟']).chars().collect();
    let tail: String = words.iter().skip(words.len().saturating_sub(2)).collect();
    !same_act
        && tail.chars().count() == 2
        && stem.contains(&tail)
        && scene.amounts[part].unit == scene.amounts[whole].unit
}
