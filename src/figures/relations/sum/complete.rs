//! Lists that say that they leave nothing out, and miss their total.

use super::outcomes::is_outcome;
use super::{LEAST_PARTS, Scene, depth};

pub(super) const CLOSE: std::ops::RangeInclusive<f64> = 0.9..=1.1;

const VERY_CLOSE: std::ops::RangeInclusive<f64> = 0.97..=1.03;

const FAIRLY_CLOSE: std::ops::RangeInclusive<f64> = 0.8..=1.25;

/// Characters between two figures of a list.
const RUN: usize = 24;

/// Words of which the two together leave nothing out. To add a pair: append it.
const PAIRS: &[(&str, &str)] = &[
    ("简易", "普通"),
    ("简易", "一般"),
    ("自然人", "法人"),
    ("初次", "重复"),
    ("初信", "重信"),
    ("初访", "重访"),
    ("现场整改", "限期整改"),
    ("当场整改", "限期整改"),
    ("专职", "兼职"),
    ("主办", "会办"),
    ("主办", "协办"),
    ("主办", "分办"),
    ("男", "女"),
    ("城镇", "农村"),
    ("线上", "线下"),
    ("即办件", "承诺件"),
    ("政府名义", "办公室名义"),
];

/// Groups of people of which one person may be in several. To add one: append it.
const GROUPS: &[&str] = &[
    "残疾人",
    "老年人",
    "妇女",
    "农民工",
    "未成年人",
    "军人",
    "军属",
    "低保",
    "少数民族",
    "党员",
    "困难",
    "青少年",
    "女性",
    "儿童",
    "退役",
    "优抚",
    "失业",
    "学生",
    "职工",
    "农民",
    "外来",
    "高龄",
    "特困",
    "进城务工",
];

/// Characters before a count in which the name of a group is looked for.
const GROUP: usize = 16;

/// Whether two of the parts are such groups, so that together they may well be fewer or more than all.
fn overlap(scene: &Scene, parts: &[usize]) -> bool {
    let named = |&&k: &&usize| {
        let end = scene.amounts[k].range.start;
        let start = scene.amounts[k].line.start.max(end.saturating_sub(GROUP));
        let mark = |&i: &usize| matches!(scene.source.at(i), ',' | ';' | '。' | '、' | ':' | '(');
        let from = (start..end).rev().find(mark).map_or(start, |i| i + 1);
        GROUPS.iter().any(|group| scene.source.find(from..end, group).is_some())
    };
    parts.iter().filter(named).count() >= 2
}

/// The parts that are listed as all of the total and miss it: three and more close to it, or two that only together can be it.
pub(super) fn misses(scene: &Scene, total: usize, listed: &[usize]) -> Option<Vec<usize>> {
    let whole = &scene.amounts[total];
    let parts = run(scene, listed)?;
    let plain = std::iter::once(&total)
        .chain(&parts)
        .all(|&k| scene.exact(k) && scene.computable(k) && scene.amounts[k].unit == whole.unit);
    if !plain || whole.value <= 0.0 {
        return None;
    }
    let value: f64 = parts.iter().map(|&k| scene.amounts[k].value).sum();
    let slack: f64 = whole.slack() + parts.iter().map(|&k| scene.amounts[k].slack()).sum::<f64>();
    // 继续有效59件，修改8件，废止26件: what became of each, so that none counts twice.
    let apart_all = parts.len() > LEAST_PARTS && parts.iter().all(|&k| is_outcome(scene, k));
    // 2.96万个，其中甲24830个、乙1540个、丙387个: who rounds the total hardly means to list it all.
    let rounded = whole.slack() > 0.0 && parts.iter().all(|&k| scene.amounts[k].slack() == 0.0);
    let close = if rounded {
        VERY_CLOSE
    } else if apart_all || parts.len() == 2 {
        FAIRLY_CLOSE
    } else {
        CLOSE
    };
    let whole_list = parts.len() >= LEAST_PARTS || is_pair(scene, total, &parts);
    let whole_list = whole_list && !overlap(scene, &parts);
    (whole_list && close.contains(&(value / whole.value)) && (value - whole.value).abs() > slack).then_some(parts)
}

/// The parts from the first on that one list holds: as it is marked, up to ；, another sort of comma, or another measure.
/// `None` where the list says that it goes on.
fn run(scene: &Scene, listed: &[usize]) -> Option<Vec<usize>> {
    let mut parts = vec![*listed.first()?];
    let mut mark = None;
    for pair in listed.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let gap = scene.between(a, b);
        let first = gap.iter().find(|c| matches!(c, '、' | ',' | ';')).copied();
        let rest = || ["其余", "其他", "其它", "剩余"].iter().any(|w| scene.says(a, b, &[w]));
        let unit = scene.amounts[parts[0]].unit == scene.amounts[b].unit;
        // A list of lists by ； has ； throughout; one by 、 goes on after a comma only with what is left.
        let goes_on = mark.is_none() && first != Some(';') || first == mark || first == Some(',') && rest();
        if !unit || !goes_on || b != a + 1 && !in_brackets(scene, a, b) || gap.len() > RUN {
            break;
        }
        mark = mark.or(first);
        parts.push(b);
    }
    // 电梯1.08万台、锅炉412台、客运索道8条等: also where the last has another measure.
    let last = *parts.last()?;
    let end = (last..scene.amounts.len())
        .take_while(|&k| k == last || scene.same_sentence(k - 1, k) && !scene.between(k - 1, k).contains(&';'))
        .any(|k| scene.source.at(scene.amounts[k].range.end) == '等' || says_more(scene, k));
    (!end).then_some(parts)
}

/// …、另有4件…: something stands beside the list that may belong to it.
fn says_more(scene: &Scene, k: usize) -> bool {
    let end = scene.amounts[k].range.end;
    let next: String = (end..end + 4).map(|i| scene.source.at(i)).collect();
    let next = next.trim_start_matches([',', '、', ';']);
    ["另有", "另外", "此外", "还有", "其余", "剩余"].iter().any(|w| next.starts_with(w))
}

/// Whether all figures between two stand in brackets.
fn in_brackets(scene: &Scene, a: usize, b: usize) -> bool {
    let mut inner = 0;
    (a + 1..b).all(|k| {
        inner += depth(scene.between(k - 1, k)).1;
        inner > 0
    })
}

/// 简易程序118件、普通程序39件; 取消和下放47项，其中取消19项、下放28项: two that together are the total by their words, or by its own.
fn is_pair(scene: &Scene, total: usize, parts: &[usize]) -> bool {
    let &[a, b] = parts else { return false };
    let clause = |k: usize, reach: usize| -> String {
        let (start, end) = (scene.amounts[k].line.start, scene.amounts[k].range.start);
        let before = (start.max(end.saturating_sub(reach))..end).rev().map(|i| scene.source.at(i));
        let words: Vec<char> = before.take_while(|c| !matches!(c, ',' | ';' | '。' | '、' | ':')).collect();
        words.into_iter().rev().collect()
    };
    let (one, other) = (clause(a, 16), clause(b, 16));
    let paired = |x: &str, y: &str| one.contains(x) && other.contains(y);
    if PAIRS.iter().any(|(x, y)| paired(x, y) || paired(y, x)) {
        return true;
    }
    // The total's own words name both.
    let whole = clause(total, 24);
    let strip = |words: &str| -> String {
        let words = words.trim_start_matches(['其', '中', '(', ':']);
        words.trim_end_matches(['为', '有', '共']).to_owned()
    };
    let (one, other) = (strip(&one), strip(&other));
    let short = |w: &str| (2..=4).contains(&w.chars().count());
    let joined = |x: &str, y: &str| ["和", "与", "及", "或", "("].iter().any(|j| whole.contains(&format!("{x}{j}{y}")));
    short(&one) && short(&other) && (joined(&one, &other) || joined(&other, &one))
}
