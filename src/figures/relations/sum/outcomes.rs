//! What became of what came in, without a word that opens a breakdown: 梳理文件172份，废止8份，修改9份.

use super::breakdown::opened;
use super::complete::misses;
use super::{LEAST_PARTS, Scene, adds_up, longest_exact, sum, summable};
use crate::analysis::{Kind, Relation};

/// Acts by which things come in, and acts by which they come out: of what was screened, so many were repealed.
#[rustfmt::skip]
pub(super) const INTAKES: &[&str] = &[
    "梳理", "审核", "审查", "清理", "受理", "办理", "收到", "接到", "排查", "评查", "检查", "抽查", "核查", "处理", "接待", "征集",
    "收集", "摸排", "巡查", "立案", "登记", "审结", "办结", "结案", "应诉", "参加", "代理", "新收", "列入清理范围", "纳入清理范围", "发现",
    "查找",
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
    "撤诉",
    "待审",
    "未结",
    "取消",
    "下放",
    "结转下年",
    "推进",
];

/// Of these, those of what is not done yet, which is no part of what is.
const PENDING: &[&str] = &["正在审理", "正在审查", "待审", "未结"];

/// Of these, those that say how far the work has come.
pub(super) const PROGRESS: &[&str] = &[
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

/// What is done.
const CLOSED: &[&str] = &["审结", "办结", "结案"];

/// What comes in before it is accepted or not.
const RECEIVED: &[&str] = &["收到", "接到", "接收", "新收"];

/// Reviews of what is not yet in force, of which what is repealed is no part.
const REVIEWS: &[&str] = &["合法性审查", "合法性审核", "法制审核", "备案审查"];

/// Characters before an outcome, and before the first one.
const OUTCOME: usize = 14;

const FIRST_OUTCOME: usize = 24;

/// Whether the act of a figure begins or ends with a word of the list.
pub(super) fn acts(scene: &Scene, k: usize, list: &[&str]) -> bool {
    let Some(act) = scene.labels[k].act.as_deref().map(str::as_bytes) else { return false };
    list.iter().map(|word| word.as_bytes()).any(|word| {
        // Of the bytes of a Han character the last tells the most.
        let (first, last) = (act.get(word.len() - 1), act.last());
        first == word.last() && act.starts_with(word) || last == word.last() && act.ends_with(word)
    })
}

pub(in crate::figures::relations) fn is_outcome(scene: &Scene, k: usize) -> bool {
    let label = &scene.labels[k];
    let words = label.act.as_deref().or(label.head.as_deref()).unwrap_or("");
    OUTCOMES.iter().any(|w| words.ends_with(w))
}

/// 梳理文件172份，废止8份，修改9份: what became of what came in.
pub(super) fn outcomes(scene: &Scene, total: usize) -> Option<(Relation, usize)> {
    let act = |k: usize, list: &[&str]| acts(scene, k, list);
    // 收到231件，同比增长42.6%，受理208件: how the total moved stands between.
    let grown = scene.amounts.get(total + 1).is_some_and(|next| next.kind == Kind::Percent)
        && scene.changes[total + 1].is_some()
        && scene.same_sentence(total, total + 1);
    let first = total + 1 + usize::from(grown);
    // Nearly always the next figure is no part, which is told before any words are compared.
    let next = scene.amounts.get(first)?;
    let label = &scene.labels[first];
    if label.near || !label.own_act || next.unit != scene.amounts[total].unit {
        return None;
    }
    if !summable(scene, total) || !act(total, INTAKES) {
        return None;
    }
    // Of 不予受理 the last two characters say nothing.
    let progress =
        |k: usize| act(k, PROGRESS) && !scene.labels[k].act.as_deref().is_some_and(|act| act.starts_with('不'));
    let (received, reviewed) = (act(total, RECEIVED), act(total, REVIEWS));
    let mut parts = Vec::new();
    for k in first..scene.amounts.len() {
        let amount = &scene.amounts[k];
        // 94件规范性文件进行全面清理，保留61件
        let reach = if k == first { FIRST_OUTCOME } else { OUTCOME };
        let short = scene.between(k - 1, k).len() <= reach;
        let part = amount.unit == scene.amounts[total].unit
            && act(k, OUTCOMES)
            && (received || !act(k, &["受理"]))
            && !scene.labels[k].near
            && !(reviewed && act(k, &["废止", "失效", "保留"]))
            && !(act(total, CLOSED) && act(k, PENDING))
            && amount.value <= scene.amounts[total].value;
        // 立案18件。经审理，维持8件……: the next sentence goes on with what came in.
        let goes_on = scene.same_sentence(k - 1, k) || k == first && scene.labels[k].from == Some(total);
        if !(goes_on && short && part && scene.labels[k].own_act) || opened(scene, k).is_some() {
            break;
        }
        parts.push(k);
    }
    // 收到231件，受理208件，不予受理11件，审结189件: of those that were accepted.
    if received && parts.iter().any(|&k| act(k, &["受理"])) && !adds_up(scene, total, &parts) {
        parts.retain(|&k| !act(k, CLOSED));
    }
    parts.last()?;
    // 受理391件，审结358件: how far the work has come is no breakdown; what came of it all is.
    if parts.iter().all(|&k| progress(k)) && !(parts.len() >= 2 && adds_up(scene, total, &parts)) {
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
