//! Totals and their parts: 受理25件，其中维持11件、撤销6件……; 梳理文件172份，废止8份; a table's row of totals.

use super::Scene;
use crate::analysis::{Change, Kind, Relation};
use std::collections::BTreeMap;

/// Words that open a breakdown of the figure before. Each begins with one of the characters that `opened` looks for.
const OPENERS: &[&str] = &["其中", "包括", "包含", "分别为", "分别是", "分为", "含"];
/// Words after which a figure stands beside a breakdown, not in it.
const BREAKS: &[&str] = &["此外", "另有", "另外", "同时", "全年", "累计", "共计", "合计", "总计", "同比", "比上年"];
/// Words that say that a figure sums up those before it.
const CLOSERS: &[&str] = &["共计", "合计", "总计", "共"];

/// Acts by which things come in, and acts by which they come out: of what was screened, so many were repealed.
const INTAKES: &[&str] = &[
    "梳理", "审核", "审查", "清理", "受理", "办理", "收到", "接到", "排查", "评查", "检查", "抽查", "核查", "处理",
    "接待", "征集", "收集", "摸排", "巡查", "立案", "登记", "审结", "办结", "结案",
];
const OUTCOMES: &[&str] = &[
    "废止",
    "废除",
    "修改",
    "修订",
    "保留",
    "继续有效",
    "失效",
    "宣布失效",
    "撤销",
    "维持",
    "驳回",
    "撤回",
    "终止",
    "办结",
    "审结",
    "结案",
    "调解",
    "化解",
    "整改",
    "调解成功",
    "查处",
    "立案",
    "移送",
    "解决",
    "答复",
    "采纳",
    "不予受理",
    "正在审理",
    "正在审查",
    "拟废止",
    "拟修订",
    "拟保留",
    "拟修改",
    "拟宣布失效",
    "已办结",
    "纠错",
    "责令改正",
    "继续有效",
    "合格",
    "不合格",
    "确认违法",
    "变更",
    "责令履行",
    "败诉",
    "胜诉",
    "受理",
    "告知处理",
    "转送",
    "补正",
    "准予撤诉",
];

/// Of these, those that say how far the work has come.
const PROGRESS: &[&str] = &[
    "办结",
    "审结",
    "结案",
    "答复",
    "采纳",
    "立案",
    "移送",
    "解决",
    "整改",
    "化解",
    "调解",
    "调解成功",
    "查处",
    "已办结",
    "受理",
];

/// Parts from which a list may claim to be complete by being close to its total, and how close.
const LEAST_PARTS: usize = 3;
const CLOSE: std::ops::RangeInclusive<f64> = 0.9..=1.1;
const FAIRLY_CLOSE: std::ops::RangeInclusive<f64> = 0.8..=1.25;
/// Figures before an opener among which its total is looked for.
const LOOK_BACK: usize = 4;
/// Characters between two figures of one list.
const LISTED: usize = 10;
/// Characters before an outcome, and before the first one.
const OUTCOME: usize = 14;
const FIRST_OUTCOME: usize = 24;
/// Characters of a bracket.
const BRACKET: usize = 60;

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
        let found = opened.or_else(|| outcomes(scene, i)).or_else(|| closed(scene, i)).or_else(|| made_up(scene, i));
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

/// How a breakdown opens before figure `i`.
#[derive(Clone, Copy, PartialEq)]
enum Opening {
    /// 其中
    Word,
    /// 104种产品中，
    Among,
    /// 1340件（简易程序820件，…）
    Bracket,
}

fn opened(scene: &Scene, i: usize) -> Option<Opening> {
    let before = i.checked_sub(1).filter(|&k| scene.same_line(k, i))?;
    let between = scene.between(before, i);
    let from = scene.amounts[before].range.end;
    let opener = (0..between.len())
        .rev()
        .filter(|&k| matches!(between[k], '其' | '包' | '分' | '含'))
        .find(|&k| OPENERS.iter().any(|w| scene.source.is_at(from + k, w)));
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
    between
        .windows(2)
        .position(|w| w == ['中', ','])
        .filter(|&k| k > 0 && k <= 14 && !between[..k].iter().any(|&c| c == ',' || crate::reading::is_stop(c)))
        .map(|_| Opening::Among)
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

/// Words before a figure that make it no part of the one before, though brackets or 其中 would have it: of all, of another
/// time, a level to compare with. To add one: append it.
const NO_PARTS: &[&str] = &[
    "累计", "总数", "共计", "合计", "平均", "人均", "最高", "最低", "最多", "最少", "最大", "最小", "上年", "去年",
    "同期", "此前", "目标", "计划", "原", "全省", "全市", "全县", "全区", "全州", "全街", "全镇", "年为", "年是",
];

/// 2个（全街累计9个）; 平均91.4分，其中最高98分.
fn is_no_part(scene: &Scene, k: usize) -> bool {
    let (start, end) = (scene.amounts[k].line.start, scene.amounts[k].range.start);
    let edge = |&i: &usize| !matches!(scene.source.at(i), ',' | ';' | ':' | '(' | ')' | '、' | '。');
    let clause = (start.max(end.saturating_sub(12))..end).rev().take_while(edge).last().unwrap_or(end)..end;
    NO_PARTS.iter().any(|w| scene.source.find(clause.clone(), w).is_some())
        || scene
            .source
            .chars()
            .get(end.saturating_sub(5)..end)
            .is_some_and(|c| c[..4].iter().all(char::is_ascii_digit) && c[4] == '年')
}

/// The breakdown that opens before figure `opened` and begins with figure `first`, and the figure after it.
fn breakdown(
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
    let in_reach = |k: &usize| if opening == Opening::Bracket { k + 1 == first } else { !is_aside(scene, *k, first) };
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
    if !(scene.same_sentence(total, first) || opening == Opening::Word && total + 1 == first) {
        return None;
    }
    let (listed, after_break) = list(scene, first, total);
    // 调解395件，成功388件；其中邻里142件、婚姻97件……: the parts may be those of the figure before the nearest.
    let made_up =
        |&k: &usize| k != total && summable(scene, k) && scene.same_sentence(k, first) && adds_up(scene, k, &listed);
    // 每村至少3名，有的达到8名；其中女性413名: a part of what is large enough to have it.
    let part = scene.amounts[first].value;
    let holds_part = |&k: &usize| summable(scene, k) && scene.same_sentence(k, first) && scene.amounts[k].value >= part;
    let total = match (candidates.iter().find(|k| made_up(k)), candidates.iter().find(|k| holds_part(k))) {
        (Some(&other), _) if listed.len() >= LEAST_PARTS && !adds_up(scene, total, &listed) => other,
        (_, Some(&other)) if scene.amounts[total].value < part => other,
        _ => total,
    };
    // 立案326件，结案298件，罚没款42万元；其中食品案件142件: how far the work has come is not what is broken down.
    let begun = |&k: &usize| k < total && scene.same_sentence(k, first) && holds_part(&k) && acts(scene, k, INTAKES);
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

/// Whether a figure stands in brackets that are closed before another.
fn is_aside(scene: &Scene, k: usize, next: usize) -> bool {
    let (start, end) = (scene.amounts[k].range.start, scene.amounts[k].range.end);
    let line = scene.amounts[k].line.start.max(start.saturating_sub(BRACKET));
    let opened = (line..start).rev().map(|i| scene.source.at(i)).find(|c| matches!(c, '(' | ')'));
    let closed = (end..scene.amounts[next].range.start.min(end + BRACKET)).any(|i| scene.source.at(i) == ')');
    opened == Some('(') && closed
}

/// Counts and measures sum up; rates and changes do not.
fn summable(scene: &Scene, k: usize) -> bool {
    let amount = &scene.amounts[k];
    !matches!(amount.kind, Kind::Percent | Kind::Duration)
        && amount.unit.as_deref() != Some("分")
        && amount.high.is_none()
        && scene.changes[k].is_none_or(|c| !matches!(c, Change::Moved { from: None, .. }) || amount.kind == Kind::Count)
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
        broken |= k > first && (scene.says(k - 1, k, BREAKS) || own_sentence(scene, k, &listed));
        let same = scene.amounts[k].kind == scene.amounts[total].kind && scene.alike(k, total);
        if same && summable(scene, k) {
            if broken { apart.push(k) } else { listed.push(k) }
        }
    }
    (listed, apart)
}

/// …，修复草原517万亩: a clause with a verb and a noun of its own, other than those of the parts before it.
fn own_sentence(scene: &Scene, k: usize, listed: &[usize]) -> bool {
    let label = &scene.labels[k];
    label.near && label.governs && listed.last().is_some_and(|&before| scene.labels[before].act != label.act)
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
    let plain = scene.exact(total) && listed.iter().all(|&k| scene.exact(k));
    let larger = plain
        && listed
            .iter()
            .any(|&k| scene.amounts[k].value > whole.value + whole.slack() && scene.amounts[k].unit == whole.unit);
    Some(sum(total, listed, false, larger.then_some(false)))
}

/// The parts that are listed as all of the total and miss it: three and more close to it, or two that only together can be it.
fn misses(scene: &Scene, total: usize, listed: &[usize]) -> Option<Vec<usize>> {
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
    let close = if apart_all || parts.len() == 2 { FAIRLY_CLOSE } else { CLOSE };
    let whole_list = parts.len() >= LEAST_PARTS || is_pair(scene, total, &parts);
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

/// Whether the act of a figure begins or ends with a word of the list.
fn acts(scene: &Scene, k: usize, list: &[&str]) -> bool {
    scene.labels[k].act.as_deref().is_some_and(|a| list.iter().any(|w| a.starts_with(w) || a.ends_with(w)))
}

pub fn is_outcome(scene: &Scene, k: usize) -> bool {
    let label = &scene.labels[k];
    let words = label.act.as_deref().or(label.head.as_deref()).unwrap_or("");
    OUTCOMES.iter().any(|w| words.ends_with(w))
}

/// 梳理文件172份，废止8份，修改9份: what became of what came in.
fn outcomes(scene: &Scene, total: usize) -> Option<(Relation, usize)> {
    let act = |k: usize, list: &[&str]| acts(scene, k, list);
    // Nearly always the next figure is no part, which is told before any words are compared.
    let next = scene.amounts.get(total + 1)?;
    let label = &scene.labels[total + 1];
    if next.unit != scene.amounts[total].unit || label.near || !label.own_act {
        return None;
    }
    if !summable(scene, total) || !act(total, INTAKES) {
        return None;
    }
    let mut parts = Vec::new();
    for k in total + 1..scene.amounts.len() {
        let amount = &scene.amounts[k];
        // 94件规范性文件进行全面清理，保留61件
        let reach = if k == total + 1 { FIRST_OUTCOME } else { OUTCOME };
        let short = scene.between(k - 1, k).len() <= reach;
        let part = amount.unit == scene.amounts[total].unit
            && act(k, OUTCOMES)
            && (act(total, &["收到", "接到", "接收", "新收"]) || !act(k, &["受理"]) || act(k, &["不予受理"]))
            && !scene.labels[k].near
            && amount.value <= scene.amounts[total].value;
        if !(scene.same_sentence(k - 1, k) && short && part && scene.labels[k].own_act) || opened(scene, k).is_some() {
            break;
        }
        parts.push(k);
    }
    parts.last()?;
    // 受理391件，审结358件: how far the work has come is no breakdown; what came of it all is.
    if parts.iter().all(|&k| act(k, PROGRESS)) && !(parts.len() >= 2 && adds_up(scene, total, &parts)) {
        return None;
    }
    // 收到136件，受理119件，不予受理12件，告知处理5件；审结108件: what makes it up ends the list.
    if let Some(n) = longest_exact(scene, total, &parts) {
        parts.truncate(n);
    }
    let last = *parts.last()?;
    let holds = (parts.len() >= 2 && adds_up(scene, total, &parts)).then_some(true);
    // 审结165件，维持98件、撤销21件、驳回46件: three and more that nothing else can be, close to the total.
    let results = parts.len() >= LEAST_PARTS && !parts.iter().any(|&k| act(k, PROGRESS));
    if holds.is_none()
        && results
        && let Some(parts) = misses(scene, total, &parts)
    {
        return Some((sum(total, &parts, true, Some(false)), last + 1));
    }
    Some((sum(total, &parts, holds.is_some(), holds), last + 1))
}

/// 抽查案卷96本，评出优秀案卷12本、合格案卷78本、不合格案卷6本: what came in, and right after it all that it is made up of.
fn made_up(scene: &Scene, total: usize) -> Option<(Relation, usize)> {
    if !summable(scene, total)
        || !scene.exact(total)
        || !acts(scene, total, INTAKES)
        || scene.amounts[total].value <= 0.0
    {
        return None;
    }
    let same = |&k: &usize| {
        scene.same_sentence(k - 1, k)
            && scene.amounts[k].unit == scene.amounts[total].unit
            && scene.exact(k)
            && summable(scene, k)
            && scene.amounts[k].value < scene.amounts[total].value
    };
    let parts: Vec<usize> = (total + 1..scene.amounts.len()).take(MOST_PARTS).take_while(same).collect();
    let n = longest_exact(scene, total, &parts).filter(|&n| n >= LEAST_PARTS)?;
    Some((sum(total, &parts[..n], true, Some(true)), parts[n - 1] + 1))
}

/// Figures after a total that may make it up.
const MOST_PARTS: usize = 12;

/// 甲类3件、乙类5件，合计8件: a figure that sums up those before it.
fn closed(scene: &Scene, total: usize) -> Option<(Relation, usize)> {
    let before = total.checked_sub(2)?;
    let closes = CLOSERS.iter().any(|w| scene.source.is_before(scene.amounts[total].range.start, w));
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
