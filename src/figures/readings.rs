//! The readings of a clause that counts or measures: each gives a label where the clause is of its form.

mod after;
mod object;
mod verb_last;

pub use verb_last::LODGED;

use super::grammar::{clipped, governing, group_start, strip, tail_noun};
use super::labels::{Clause, Finder, Label};
use super::phrase::Word;
use super::short::short;
use super::wording::Wording;
use super::words::Class;
use crate::analysis::Kind;
use crate::text::{Chars, class};

/// Measure words of things, with which 改造12个 tells what was done to them.
const THING_UNITS: &[&str] =
    &["个", "座", "户", "处", "栋", "间", "套", "家", "件", "份", "名", "所", "部", "台", "条", "人", "卷", "起", "宗"];

/// Measure words of people.
const PEOPLE_UNITS: &[&str] = &["人", "名", "位"];

/// Verbs that say only that something was done: the activity after them is the act.
const LIGHT_VERBS: &[&str] =
    &["开展", "完成", "实施", "进行", "推进", "组织", "组织开展", "做好", "启动", "参与", "组织实施", "推动", "加快"];

/// Prepositions before what is acted on.
const PATIENTS: &[&str] = &["对", "将", "把", "就", "针对"];

impl<'t> Finder<'_, 't> {
    /// 自规范性文件发布之日起15日内备案: what the deadline is for.
    #[inline(never)]
    pub fn deadline(&self, clause: &Clause<'_, 't>) -> Option<Label<'t>> {
        if self.amount().kind != Kind::Duration {
            return None;
        }
        let day = clause.before.iter().find_map(|w| self.source.find(w.range.clone(), "之日"))?;
        let words = clipped(clause.before, day);
        let from = words.iter().rposition(|w| self.is_one(w, short!(["自", "从"]))).map_or(0, |k| k + 1);
        let words = &words[from..];
        let end = words.iter().rposition(|w| w.class == Class::Noun)? + 1;
        let head = tail_noun(self.source, &words[..end]).map(|np| self.text(np));
        let act = self.verb_after();
        Some(Label { near: head.is_some(), own_act: act.is_some(), head, act, doubt: true, ..Label::default() })
    }

    /// 其中涉及进城务工人员2692件: the head is that of the total, and the words after 涉及 say which of them.
    #[inline(never)]
    pub fn among(&self, clause: &Clause<'_, 't>) -> Option<Label<'t>> {
        let kept = strip(clause.before);
        let mut end = kept.last()?.range.end;
        if let Some(member) = self.among_goes_on(kept) {
            return Some(member);
        }
        let k = clause.before.iter().position(|w| w.class == Class::Among).map_or(0, |k| k + 1);
        // 检察建议中，涉及环境保护9件
        let start = clause.before.first()?.range.start;
        let opens = k > 0 || start > 1 && self.source.at(start - 2) == '中' && self.source.is(start - 1, class::CLAUSE);
        let verb = clause.before.get(k).filter(|w| opens && self.source.is_at(w.range.start, "涉"))?;
        if self.source.at(end - 1) == '的' {
            end -= 1;
        }
        (end > verb.range.end).then(|| Label {
            act: Some(self.text(verb.range.start..end)),
            own_act: true,
            ..Label::default()
        })
    }

    /// 其中涉及行政处罚38件、投诉举报处理64件: the members that follow are which of them, too.
    fn among_goes_on(&self, kept: &[Word]) -> Option<Label<'t>> {
        let (previous, label) = self.previous()?;
        let first = kept.iter().position(|w| w.class != Class::Joint)?;
        let alike = previous.unit == self.amount().unit && self.phrases.in_one_clause(self.i);
        let listed = self.source.at(previous.range.end) == '、' && kept[first].class.is_nominal();
        let of_which = label.act.as_deref().is_some_and(|act| act.starts_with("涉及") && act.chars().count() > 2);
        let range = kept[first].range.start..kept.last()?.range.end;
        (alike && listed && of_which && label.own_act && !label.near).then(|| Label {
            act: Some(format!("涉及{}", &*self.text(range)).into()),
            own_act: true,
            ..Label::default()
        })
    }

    /// 复议案件平均审理42天: the subject is measured, the verb says in what.
    #[inline(never)]
    pub fn subject_of_time(&self, clause: &Clause<'_, 't>) -> Option<Label<'t>> {
        let (last, rest) = clause.kept.split_last()?;
        if self.amount().kind != Kind::Duration || last.class != Class::Verb || clause.moved.is_some() {
            return None;
        }
        let np = tail_noun(self.source, strip(rest))?;
        Some(Label {
            head: Some(self.text(np)),
            act: Some(self.text(last.range.clone())),
            near: true,
            own_act: true,
            ..Label::default()
        })
    }

    /// 民生事项已实现“一证办”319个: the subject is counted.
    #[inline(never)]
    pub fn achieved(&self, clause: &Clause<'_, 't>) -> Option<Label<'t>> {
        let (name, rest) = clause.kept.split_last()?;
        let (verb, rest) = rest.split_last()?;
        let subject = strip(rest);
        if self.source.at(name.range.start) != '“' || !self.is_one(verb, short!(["实现"])) || subject.is_empty() {
            return None;
        }
        Some(Label {
            head: Some(self.text(tail_noun(self.source, subject)?)),
            act: Some(self.text(verb.range.start..name.range.end)),
            near: true,
            own_act: true,
            ..Label::default()
        })
    }

    /// The verb that governs the noun before the figure, and that noun.
    pub fn governed(&self, kept: &[Word], measured: bool) -> (Option<Wording<'t>>, Option<Chars>) {
        if kept.is_empty() {
            return (None, None);
        }
        let verb = governing(self.source, kept, measured);
        let act = verb.map(|k| self.verb_text(kept, k));
        let rest = &kept[verb.map_or(0, |k| k + 1)..];
        (act, tail_noun(self.source, rest))
    }

    /// 其他执法行为3万宗, 1项其他行政权力: the rest is not all of them; nothing before `from` is looked at.
    pub fn with_others(&self, np: Chars, from: usize) -> Chars {
        let others = ["其他", "其它"].iter().any(|w| self.source.is_before(np.start, w));
        if others && np.start >= from + 2 { np.start - 2..np.end } else { np }
    }

    /// A verb with the verbs directly before it: 划转承接.
    #[inline(never)]
    pub fn verb_text(&self, kept: &[Word], k: usize) -> Wording<'t> {
        self.text(self.verb_range(kept, k))
    }

    /// Where it stands.
    #[inline(never)]
    pub fn verb_range(&self, kept: &[Word], k: usize) -> Chars {
        let first = joined_start(kept, k);
        // 主持召开会议: who chaired it does not matter.
        let first = if first < k && self.is_one(&kept[first], short!(["主持"])) { first + 1 } else { first };
        // 办理涉及民生的案件: which ones, and not what was done.
        let last = if first < k && self.is_one(&kept[k], short!(["涉及"])) { k - 1 } else { k };
        kept[first].range.start..kept[last].range.end
    }
}

/// The first of the verbs that stand together, or are joined, and end with `k`: 查封、扣押、冻结资产.
fn joined_start(kept: &[Word], k: usize) -> usize {
    let mut first = group_start(kept, k);
    while first >= 2 && kept[first - 1].class == Class::Joint && kept[first - 2].class == Class::Verb {
        first = group_start(kept, first - 2);
    }
    first
}
