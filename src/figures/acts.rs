//! What was done to what a figure counts, where the verb does not simply govern the noun: verbs after the figure, and
//! verbs that make others act.

use super::grammar::{is_name, noun_phrase, strip};
use super::labels::{Clause, Finder, Label};
use super::nouns;
use super::phrase::Word;
use super::short::{is_in, short};
use super::wording::Wording;
use super::words::Class;
use crate::analysis::Kind;
use crate::text::Chars;

/// Measure words that count how often something was done, so that the activity itself is the head.
pub const ACTIVITY_UNITS: &[&str] = &[
    "次", "场", "场次", "期", "轮", "批次", "人次", "批", "回", "趟", "课时", "学时", "班次", "频次", "轮次", "件次",
    "户次", "家次",
];

/// Measure words of people and bodies, who do what stands after them: 组织125家单位落实….
pub const PERSON_UNITS: &[&str] = &["人", "人次", "名", "位", "家"];

/// Of these, those that count bodies and people themselves, and not how often they came.
pub const ACTORS: &[&str] = &["人", "名", "位", "家"];

/// Verbs that make others act.
pub const PIVOTS: &[&str] =
    &["组织", "安排", "邀请", "推动", "指导", "支持", "引导", "动员", "选派", "督促", "帮助", "选取", "遴选"];

/// Verbs that make the next verb passive: 获全国推广, 得到妥善处理.
const PASSIVES: &[&str] = &["获", "获得", "得到", "予以", "受到", "进行", "给予", "经过", "完成", "被"];

/// Words that do so where an activity follows, and else are light.
const MAYBE_PASSIVES: &[&str] = &["进行", "被"];

/// Verbs of what came of it. To add one: append it.
const RESULTS: &[&str] = &[
    "提高", "提升", "增强", "推动", "促进", "确保", "夯实", "营造", "形成", "实现", "强化", "筑牢", "助力", "保障",
    "推进",
];

/// Verbs of what is done to a matter, and activities. To add one: append it.
pub const MATTER: &[&str] = &["研究", "专题研究", "调研", "审议", "听取", "部署", "讨论", "督导", "调度", "研究部署"];

impl<'t> Finder<'_, 't> {
    /// 20余次召开政府常务会: the object of the verb that follows.
    #[inline(never)]
    pub fn times(&self, clause: &Clause<'_, 't>) -> Option<Label<'t>> {
        // 共组织19场次290人参加任前考试: a verb that makes others act may stand before.
        let kept = strip(clause.before);
        let on = self.after_chain().1;
        // 县政府常务会先后9次听取…: a body that meets may be the subject.
        let does = |w: &Word| w.class == Class::Verb || self.is_one(w, short!(MATTER));
        let meets = self.amount().unit.as_deref() == Some("次") && on.first().is_some_and(does);
        let body = |w: &Word| {
            meets
                && w.class == Class::Noun
                && (nouns::is_agent(self.chars(w.range.clone())) || self.source.is_before(w.range.end, "会"))
        };
        let idle = |w: &Word| {
            !matches!(w.class, Class::Noun | Class::Verb | Class::Activity) || self.is_one(w, short!(PIVOTS)) || body(w)
        };
        if !self.counts_activity() || !kept.iter().all(idle) {
            return None;
        }
        // 6次调研普法工作: what is done to a matter.
        let verb = (0..on.len().min(3)).find(|&k| on[k].class == Class::Verb || self.opens_matter(&on[k..]))?;
        let (np, _) = noun_phrase(self.source, on, verb + 1)?;
        // 7次主持召开常务会议研究治水
        let inside = self.meeting_in(on, &np, |then| self.is_one(then, short!(MATTER)));
        let np = np.start..inside.map_or(np.end, |(end, _)| end);
        // Of several figures in a row the first counts what was organised, the others who came.
        let organised = kept
            .iter()
            .find(|w| self.is_one(w, short!(PIVOTS)))
            .filter(|_| self.amount().unit.as_deref() != Some("人次"));
        let act = organised.unwrap_or(&on[verb]);
        Some(Label {
            head: Some(self.text(np)),
            act: Some(self.text(act.range.clone())),
            near: true,
            own_act: true,
            doubt: organised.is_some(),
            ..Label::default()
        })
    }

    /// Whether a word is the name of a meeting.
    pub fn is_meeting(&self, word: &Word) -> bool {
        self.source.is_before(word.range.end, "会") || self.source.is_before(word.range.end, "会议")
    }

    /// Where the name of a meeting ends inside a noun phrase, and the word after it that says what was done there.
    pub fn meeting_in(&self, words: &[Word], np: &Chars, does: impl Fn(&Word) -> bool) -> Option<(usize, Chars)> {
        let inside = |w: &Word| np.start < w.range.end && w.range.end < np.end;
        let found = words.windows(2).find(|w| inside(&w[0]) && self.is_meeting(&w[0]) && does(&w[1]))?;
        Some((found[0].range.end, found[1].range.clone()))
    }

    /// 调研普法工作: whether words begin with what is done to a matter, and the matter follows.
    pub fn opens_matter(&self, words: &[Word]) -> bool {
        let [first, next, ..] = words else { return false };
        first.class == Class::Activity
            && next.class.is_nominal()
            && self.is_one(first, short!(MATTER))
            && !is_name(self.source, next)
    }

    /// The verb before the figures of the same clause: 集中13个部门100项事项.
    pub fn verb_before(&self) -> Option<Wording<'t>> {
        let (previous, label) = self.previous()?;
        if !self.phrases.in_one_clause(self.i) {
            return None;
        }
        let gap = self.phrases.before(self.i);
        // 25家单位的处罚、许可案卷132卷: after 的 a list is one noun; 8个乡镇、15个部门案卷96卷: so are those who have it.
        let owner = gap.iter().position(|w| w.class == Class::De).unwrap_or(gap.len());
        let members = matches!(gap, [.., w] if self.is_one(w, short!(["、"])))
            && gap[..gap.len() - 1].iter().all(|w| w.class.is_nominal());
        let one_list = members || !gap[..owner].iter().any(|w| self.is_one(w, short!(["、"])));
        (one_list && previous.range.end < self.amount().range.start).then(|| label.verb().cloned()).flatten()
    }

    /// The verb after the figure in its clause; past one that only makes it passive.
    #[inline(never)]
    pub fn verb_after(&self) -> Option<Wording<'t>> {
        let (at, on) = self.after_chain();
        self.later_verb(on, at)
    }

    /// 全区21个街道，在会议上进行了述法: the verb of the next clause, which has no subject of its own.
    #[inline(never)]
    pub fn verb_of_next_clause(&self, at: usize) -> Option<Wording<'t>> {
        let clause = self.phrases.next_clause(at);
        let opens = clause.iter().find(|w| w.class != Class::Quantifier)?;
        let comma = self.source.before(clause[0].range.start) == ',';
        let led = opens.class == Class::Adverb || opens.class == Class::Preposition;
        // 学习5部法律，不断提高…: what came of it is not what was done.
        let act = (comma && led && !self.runs_into_next(at)).then(|| self.later_verb(&clause, self.i)).flatten();
        act.filter(|act| !is_in(act, short!(RESULTS)))
    }

    /// The activity after the figure, where there is no verb: 5个工作日内审查.
    #[inline(never)]
    pub fn activity_after(&self) -> Option<Wording<'t>> {
        let on = self.phrases.after(self.i);
        let word = on.iter().find(|w| w.class == Class::Activity && !is_name(self.source, w))?;
        Some(self.text(word.range.clone()))
    }

    /// 提案21件全部办结: nothing but a verb after the figure.
    #[inline(never)]
    pub fn status_after(&self) -> Option<Wording<'t>> {
        let on = self.phrases.after(self.i);
        let first = on.iter().position(|w| w.class == Class::Verb)?;
        let light = |w: &Word| matches!(w.class, Class::Adverb | Class::Quantifier | Class::Verb);
        if self.runs_into_next(self.i) {
            return None;
        }
        // 1538项全部进驻省平台: a verb of all of them.
        let all = first > 0 && on[..first].iter().all(|w| self.is_one(w, short!(["全部", "均", "都", "已", "已全部"])));
        let last = if on.iter().all(light) { on.len() - 1 } else { first };
        (all || last > first || on.len() == first + 1).then(|| self.text(on[first].range.start..on[last].range.end))
    }

    /// The first verb of the words after figure `at`, or the activity after 进行; not one whose object is the next figure.
    pub fn later_verb(&self, on: &[Word], at: usize) -> Option<Wording<'t>> {
        let end = on.last()?.range.end;
        // 为28个单位配备记录仪476台: those for whom it is done have the same verb.
        let led_by = |before: &[Word]| before.last().is_some_and(|w| self.is_one(w, short!(["为", "对", "向", "给"])));
        // 对10个镇和18家单位开展督察2轮: so does the second of two.
        let joined = || matches!(self.phrases.before(self.i), [joint] if joint.class == Class::Joint);
        let led =
            || led_by(self.phrases.before(self.i)) || self.i > 0 && joined() && led_by(self.phrases.before(self.i - 1));
        let done_for = at == self.i && on.iter().any(|w| w.class == Class::Verb) && led();
        if self.runs_into_next(at) && self.amounts[at + 1].kind == Kind::Count && !done_for {
            // 225项处罚事项向12个街道集中: the figure between is only where.
            let aside = |w: &Word| w.class == Class::Preposition;
            if !on.last().is_some_and(aside) || on.iter().any(|w| w.class == Class::Verb) {
                return None;
            }
            let rest = (at + 1..self.amounts.len().min(at + 4)).find(|&k| !self.runs_into_next(k));
            return self.later_verb(self.phrases.after(rest?), rest?);
        }
        let passive = |w: &Word| {
            self.is_one(w, short!(PASSIVES)) && (w.class == Class::Verb || self.is_one(w, short!(MAYBE_PASSIVES)))
        };
        let at = on.iter().position(|w| w.class == Class::Verb || passive(w))?;
        let next = on[at + 1..]
            .iter()
            .position(|w| matches!(w.class, Class::Verb | Class::Activity) && !is_name(self.source, w))
            .map(|k| at + 1 + k);
        // 被上级单位推介: what was done stands last.
        let turned = passive(&on[at]);
        let next = match on.iter().rposition(|w| w.class == Class::Verb) {
            Some(last) if last > at && self.is_one(&on[at], short!(["被"])) => Some(last),
            _ => next,
        };
        let at = next.filter(|_| turned).unwrap_or(at);
        if turned && next.is_none() && on[at].class != Class::Verb {
            return None;
        }
        // 其中8项开展风险评估: the activity is what was done (gold guide, case 24).
        if self.is_one(&on[at], short!(["开展", "实施", "组织"])) && !self.counts_activity() {
            let done = |w: &&Word| matches!(w.class, Class::Activity | Class::Adverb);
            let run = on[at + 1..].iter().take_while(done).count();
            // 实施联合惩戒: what stands last may be a verb.
            let last = on.get(at + run + 1).filter(|w| w.class == Class::Verb && at + run + 2 == on.len());
            let run = run + usize::from(last.is_some());
            if run > 0 && on[at + run].class != Class::Adverb && !is_name(self.source, &on[at + 1]) {
                return Some(self.text(on[at + 1].range.start..on[at + run].range.end));
            }
        }
        let last = at + on[at..].iter().take_while(|w| w.class == on[at].class).count() - 1;
        // 实现“一证办”: what was achieved is the act.
        let whole = self.source.trim(on[at].range.start..end);
        if self.is_one(&on[at], short!(["实现"])) && whole.len() <= 14 {
            return Some(self.text(whole));
        }
        // 尚未取得证件: what was not done.
        let denied =
            |w: &Word| w.class == Class::Negation || self.is_one(w, short!(["尚未", "仍未", "未能", "未再", "不再"]));
        // 未再进入诉讼程序
        let again = at.checked_sub(1).filter(|&k| self.is_one(&on[k], short!(["再"]))).unwrap_or(at);
        let first =
            again.checked_sub(1).filter(|&k| denied(&on[k]) && on[k].range.end == on[again].range.start).unwrap_or(at);
        Some(self.text(on[first].range.start..on[last].range.end))
    }
}
