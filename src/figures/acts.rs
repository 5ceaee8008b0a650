//! What was done to what a figure counts, where the verb does not simply govern the noun: verbs after the figure, bare
//! activities, verbs that make others act.

use super::grammar::{noun_phrase, strip, tail_noun};
use super::labels::{Finder, Label};
use super::phrase::{Word, words};
use super::words::Class;
use crate::analysis::Kind;

/// Measure words that count how often something was done, so that the activity itself is the head.
pub const ACTIVITY_UNITS: &[&str] = &[
    "次", "场", "场次", "期", "轮", "批次", "人次", "批", "回", "趟", "课时", "学时", "班次", "频次", "轮次", "件次",
    "户次", "家次",
];

/// Measure words of people and bodies, who do what stands after them: 组织125家单位落实….
pub const PERSON_UNITS: &[&str] = &["人", "人次", "名", "位", "家"];

/// Verbs that make others act.
pub const PIVOTS: &[&str] = &["组织", "安排", "邀请", "推动", "指导", "支持", "引导", "动员", "选派", "督促", "帮助"];

/// Verbs that make the next verb passive: 获全国推广, 得到妥善处理.
pub const PASSIVES: &[&str] = &["获", "获得", "得到", "予以", "受到", "进行"];

impl Finder<'_, '_> {
    /// 20余次召开政府常务会: the object of the verb that follows.
    pub fn times(&self, before: &[Word]) -> Option<Label> {
        let often = self.amount().unit.as_deref().is_some_and(|u| ACTIVITY_UNITS.contains(&u));
        // 共组织19场次290人参加任前考试: a verb that makes others act may stand before.
        let idle = |w: &Word| {
            !matches!(w.class, Class::Noun | Class::Verb | Class::Activity)
                || PIVOTS.contains(&self.text(w.range.clone()).as_str())
        };
        if !often || !strip(self.source, before).iter().all(idle) {
            return None;
        }
        let on = words(self.source, self.after_chain().1);
        let verb = on.iter().take(3).position(|w| w.class == Class::Verb)?;
        let (np, _) = noun_phrase(self.source, &on, verb + 1)?;
        Some(Label {
            head: Some(self.text(np)),
            act: Some(self.text(on[verb].range.clone())),
            near: true,
            own_act: true,
            ..Label::default()
        })
    }

    /// 其中涉及进城务工人员2692件: the head is that of the total, and the words after 涉及 say which of them.
    pub fn among(&self, before: &[Word]) -> Option<Label> {
        let k = before.iter().position(|w| w.class == Class::Among)?;
        let verb = before.get(k + 1).filter(|w| self.source.is_at(w.range.start, "涉"))?;
        let kept = strip(self.source, before);
        let end = kept.last()?.range.end;
        (end > verb.range.end).then(|| Label {
            head: None,
            act: Some(self.text(verb.range.start..end)),
            near: false,
            own_act: true,
            ..Label::default()
        })
    }

    /// 全年审查164份: nothing but an activity, and the unit counts things.
    pub fn bare_act(&self, kept: &[Word]) -> Option<Label> {
        let amount = self.amount();
        let counts_activity = amount.unit.as_deref().is_some_and(|u| ACTIVITY_UNITS.contains(&u));
        let opens = |w: &Word| matches!(w.class, Class::Adverb | Class::Quantifier | Class::Preposition);
        let first = kept.iter().position(|w| !opens(w))?;
        let light = |w: &Word| matches!(w.class, Class::Adverb | Class::Preposition | Class::Quantifier | Class::Verb);
        let rest = &kept[first..];
        let bare = rest.iter().all(|w| w.class == Class::Activity || light(w))
            && rest.iter().any(|w| w.class == Class::Activity);
        (bare && !counts_activity && amount.kind == Kind::Count && kept[0].range.start > amount.line.start).then(|| {
            Label {
                head: None,
                act: Some(self.text(kept[first].range.start..kept[kept.len() - 1].range.end)),
                near: false,
                own_act: true,
                ..Label::default()
            }
        })
    }

    /// 复议案件平均审理42天: the subject is measured, the verb says in what.
    pub fn subject(&self, kept: &[Word]) -> Option<Label> {
        let (last, rest) = kept.split_last()?;
        if self.amount().kind != Kind::Duration || last.class != Class::Verb {
            return None;
        }
        let rest = strip(self.source, rest);
        let np = tail_noun(self.source, rest, rest.first()?.range.start..rest.last()?.range.end)?;
        Some(Label {
            head: Some(self.text(np)),
            act: Some(self.text(last.range.clone())),
            near: true,
            own_act: true,
            ..Label::default()
        })
    }

    /// The verb before the figures of the same clause: 集中13个部门100项事项.
    pub fn verb_before(&self) -> Option<String> {
        let (previous, label) = self.previous()?;
        let between = &self.source.chars()[previous.range.end..self.amount().range.start];
        let one_clause = !between.iter().any(|&c| crate::reading::is_stop(c) || matches!(c, ',' | ';' | ':' | '、'));
        (one_clause && !between.is_empty()).then(|| label.verb.clone()).flatten()
    }

    /// The verb after the figure in its clause; past one that only makes it passive.
    pub fn verb_after(&self) -> Option<String> {
        let on = words(self.source, self.after());
        self.later_verb(&on)
    }

    /// The first verb, or the activity after 进行; not one whose object is the next figure.
    pub fn later_verb(&self, on: &[Word]) -> Option<String> {
        let end = on.last()?.range.end;
        if self
            .amounts
            .get(self.i + 1)
            .is_some_and(|n| n.range.start <= end + 1 && n.line == self.amount().line && n.kind == Kind::Count)
        {
            return None;
        }
        let passive = |w: &Word| PASSIVES.contains(&self.text(w.range.clone()).as_str());
        let at = on.iter().position(|w| w.class == Class::Verb || passive(w))?;
        let next =
            on[at + 1..].iter().position(|w| matches!(w.class, Class::Verb | Class::Activity)).map(|k| at + 1 + k);
        let at = next.filter(|_| passive(&on[at])).unwrap_or(at);
        if passive(&on[at]) && !matches!(on[at].class, Class::Verb) {
            return None;
        }
        let last = at + on[at..].iter().take_while(|w| w.class == on[at].class).count() - 1;
        let word = self.text(on[at].range.start..on[last].range.end);
        // 实现“一证办”: what was achieved is the act.
        let whole = self.source.trim(on[at].range.start..end);
        if word == "实现" && whole.len() <= 14 { Some(self.text(whole)) } else { Some(word) }
    }
}
