//! What a noun right before a figure holds besides what is counted: a meeting, a payment, those who take part, an activity.

use crate::analysis::Kind;
use crate::figures::grammar::{group_start, is_name, strip, tail_noun};
use crate::figures::labels::Finder;
use crate::figures::listed::Endings;
use crate::figures::nouns;
use crate::figures::phrase::Word;
use crate::figures::readings::{LIGHT_VERBS, PEOPLE_UNITS, THING_UNITS};
use crate::figures::short::{is_in, short};
use crate::figures::wording::Wording;
use crate::figures::words::Class;
use crate::text::Chars;

/// Verbs of people who take part.
const TAKING_PART: &[&str] = &["参加", "参与", "接受", "享受", "观看", "旁听", "使用", "列席", "领取", "申领"];

/// Verbs that may stand between a sum or a measure and what it is.
const PAID: &[&str] =
    &["安排", "拟安排", "完成", "实现", "新增", "销售", "签约", "拨付", "下达", "兑付", "兑现", "到位", "支付"];

/// Verbs of meeting.
const MEETING: &[&str] = &["主持", "召开", "举行", "参加", "出席", "列席"];

static MEETS: Endings = Endings::of(MEETING);

/// Verbs of what a meeting does with its matter; 学法 is counted itself. To add one: append it.
const AT_MEETINGS: &[&str] =
    &["研究", "专题研究", "审议", "听取", "部署", "讨论", "审定", "通报", "推进", "调度", "安排", "集体讨论", "传达"];

/// Words before an activity that say of what kind it is, and name nothing that it was done to. To add one: append it.
const OF_CHECKS: &[&str] = &[
    "行政执法",
    "双随机",
    "“双随机”",
    "联合",
    "部门联合",
    "部门联合双随机",
    "联合双随机",
    "行政",
    "执法",
    "综合",
    "日常",
    "专项",
    "全面",
    "集中",
];

/// Activities that are counted themselves, with what stands before: 预算执行审计8个. To add one: append it.
const COUNTED: &[&str] = &["审计", "投诉", "举报", "评价"];

/// Characters of a subject with its activity beyond which the activity will do.
const LONG_SUBJECT: usize = 10;

/// Characters of an activity's name beyond which its last words will do.
const LONG_ACTIVITY: usize = 12;

impl<'t> Finder<'_, 't> {
    /// Where the name of the meeting ends that was called, and the word of what was done at it, if it follows.
    pub(super) fn meeting_end(&self, kept: &[Word], np: &Chars, verb: Option<&Wording>) -> Option<(usize, Chars)> {
        if !verb.is_some_and(|verb| verb.ends(self.source, &MEETS)) {
            return None;
        }
        self.meeting_in(kept, np, |then| AT_MEETINGS.iter().any(|m| self.source.is_at(then.range.start, m)))
    }

    /// 专项资金预算拟安排1800万元, 贷款新增1.9亿元: the verb stands last, and what it governs before it.
    #[inline(never)]
    pub(super) fn paid_last(&self, kept: &[Word]) -> Option<(Wording<'t>, Option<Chars>)> {
        let last = kept.len().checked_sub(1).filter(|_| self.amount().kind != Kind::Count)?;
        if !self.is_one(&kept[last], short!(PAID)) {
            return None;
        }
        let before = strip(&kept[..group_start(kept, last)]);
        let noun = before.last().filter(|w| w.class == Class::Noun).and_then(|_| tail_noun(self.source, before));
        let owned = noun.filter(|np| !nouns::is_agent(self.chars(np.clone())));
        Some((self.verb_text(kept, last), owned))
    }

    /// Whether a noun, or a number that is no figure, follows the figure without a mark between.
    pub(super) fn noun_behind(&self) -> bool {
        let end = self.amount().range.end;
        let Some(first) = self.next_word() else { return false };
        let open = || {
            matches!(self.source.at(end), '(' | '内' | '后' | '前')
                || ["大关", "台阶", "关口"].iter().any(|w| self.source.is_at(end, w))
        };
        self.source.at(end).is_ascii_digit()
            || self.amount().kind == Kind::Other && first.class == Class::Noun && !open()
    }

    /// 群众参加普法活动3万人次: the people who do it are counted, and not what they take part in.
    #[inline(never)]
    pub(super) fn people_who_do(&self, kept: &[Word], np: Option<&Chars>, verb: Option<&str>) -> Option<Chars> {
        let counts_people = self.unit_is(short!(PEOPLE_UNITS)) || self.unit_is(short!(["人次"]));
        if !counts_people || !verb.is_some_and(|v| is_in(v, short!(TAKING_PART))) {
            return None;
        }
        let object = np?;
        if nouns::is_person(self.chars(object.clone())) {
            return None;
        }
        let verb_at = kept.iter().position(|w| w.class == Class::Verb && w.range.end <= object.start)?;
        let who = kept[..verb_at].iter().find(|w| w.class == Class::Noun)?;
        nouns::is_person(self.chars(who.range.clone())).then(|| who.range.clone())
    }

    /// Parts the activity with which the noun ends from the noun: 规范性文件合法性审查25件. Whether another reading would do.
    #[inline(never)]
    pub(super) fn split_activity(
        &self,
        kept: &[Word],
        np: Chars,
        head: &mut Option<Wording<'t>>,
        act: &mut Option<Wording<'t>>,
    ) -> bool {
        let often = self.counts_activity();
        let joint = |w: &Word| often && w.class == Class::Joint;
        let acts =
            kept.iter().rev().take_while(|w| matches!(w.class, Class::Activity | Class::Verb) || joint(w)).last();
        let Some(first) = acts.map(|w| w.range.start).filter(|&first| first > np.start) else { return false };
        let end = kept.last().map_or(np.end, |w| w.range.end);
        // 县委理论学习中心组专题学法4次, 行政机关负责人出庭应诉58人次: who did it stands before the activity.
        let who = self.chars(np.start..first);
        if often && act.is_none() && (nouns::is_agent(who) || who.ends_with(&['会'])) {
            let whole = first..end;
            if self.amount().unit.as_deref() == Some("人次") && nouns::is_person(who) {
                *head = Some(self.text(np.start..first));
                *act = Some(self.text(whole));
            } else if np.len() > LONG_SUBJECT {
                *head = Some(self.text(whole));
            }
            return false;
        }
        if often {
            // 承权部门培训21场次: what is counted is the training.
            let listed = self.chars(np.clone()).iter().any(|c| matches!(c, '、' | '与' | '和' | '对'))
                || kept.iter().any(|w| self.is_one(w, short!(["对"])));
            if np.len() > LONG_ACTIVITY && listed {
                // Not one inside a quotation: “双随机、一公开”监管.
                let from = (np.start..first).rev().find(|&i| self.source.at(i) == '”').map_or(np.start, |i| i + 1);
                let joint = (from..first).rev().find(|&i| matches!(self.source.at(i), '、' | '与' | '和' | ')'));
                let start = joint.map_or(first, |i| i + 1);
                *head = Some(self.text(if end - start <= LONG_ACTIVITY { start } else { first }..end));
                return true;
            }
        } else if self.amount().kind == Kind::Count
            && self.unit_is(short!(THING_UNITS))
            && act.as_deref().is_none_or(|a| is_in(a, short!(LIGHT_VERBS)))
            // 农业执法2名: people do it, and it is not done to a field of work.
            && (!self.unit_is(short!(PEOPLE_UNITS)) || nouns::is_person(self.chars(np.start..first)))
            // 预算执行审计8个, 政府采购投诉8件: these are counted themselves.
            && !kept.last().is_some_and(|w| self.is_one(w, short!(COUNTED)))
            // 政纪、政务处分
            && !matches!(self.source.before(first), '、' | '和' | '与' | '及')
            && !kept.last().is_some_and(|w| is_name(self.source, w))
            // 行政执法检查350件, 双随机检查43件: what is left would be no thing.
            && !OF_CHECKS.contains(&&*self.text(np.start..first))
        {
            *head = Some(self.text(np.start..first));
            *act = Some(self.text(first..end));
        }
        false
    }
}
