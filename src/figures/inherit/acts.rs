//! The act that a figure takes from what was said before it: the verb with which a list began.

use crate::analysis::Kind;
use crate::figures::acts::{ACTIVITY_UNITS, MATTER};
use crate::figures::grammar::is_name;
use crate::figures::labels::{Finder, Label, OTHERS};
use crate::figures::phrase::Word;
use crate::figures::short::{Short, is_in, short};
use crate::figures::wording::Wording;
use crate::figures::words::{self, Class};

/// Figures before this one whose light verb it may share.
const LIGHT_BACK: usize = 4;

/// Verbs that say only that an activity took place.
const LIGHT_ACTS: &[&str] =
    &["开展", "组织", "组织开展", "举办", "举行", "累计开展", "先后开展", "集中开展", "召开", "组织召开"];

/// Kinds of what stands in one list: 没收渔获物1.4吨、网具312张.
const LISTED: &[Kind] = &[Kind::Count, Kind::Length, Kind::Area, Kind::Other];

/// Words before a level that is reached or kept.
const LEVELS: &[&str] = &["达", "达到", "达到了", "为", "稳定在", "保持在", "控制在", "维持在"];

/// Words before what there is by now. To add one: append it.
const STOCK: &[&str] = &["现有", "实有", "现共有", "目前有", "目前已有", "目前", "截至目前", "共有", "累计共有"];

/// Verbs that say how things are.
const STATIVES: &[&str] = &["持有", "持证", "现有", "拥有", "登记在册", "涉及", "达到", "发生", "存在", "占"];

/// Acts of an administration whose first word a list says once: 行政确认40件、处罚9件. To add one: append it.
const ADMINISTRATIVE: &[&str] = &[
    "行政许可",
    "行政处罚",
    "行政处理",
    "行政检查",
    "行政强制",
    "行政征收",
    "行政确认",
    "行政奖励",
    "行政裁决",
    "行政给付",
    "行政调解",
];

impl<'t> Finder<'_, 't> {
    /// A list goes on with the act of its first member: 办理…814件, …1308件.
    pub fn shared_act(&self, before: &[Word]) -> Option<Wording<'t>> {
        // 规章2件（含修改1件），文件18件: what stands in brackets goes for nothing outside of them.
        let k = self.before_aside()?;
        let (previous, label) = (&self.amounts[k], &self.done[k]);
        let joined = self.phrases.in_one_clause(self.i);
        let same = (previous.unit == self.amount().unit || joined) && previous.kind == self.amount().kind
            // 新建绿道100公里、绿地500公顷
            || joined
                && self.source.at(previous.range.end) == '、'
                && LISTED.contains(&previous.kind)
                && LISTED.contains(&self.amount().kind)
                // …面积3320万亩、产量1285万吨: what measures something was not done.
                && !before.last().is_some_and(|w| matches!(self.source.before(w.range.end), '量' | '模' | '额' | '率' | '值'));
        let close = self.amount().range.start - previous.range.end <= 30;
        let quiet = !before.iter().any(|w| matches!(w.class, Class::Verb | Class::Preposition));
        // 持有证件1312人，监督员52人: after a comma only what was done goes on.
        let anew = !joined
            && before.iter().any(|w| w.class == Class::Noun)
            && label.act.as_deref().is_none_or(|a| STATIVES.iter().any(|s| a.contains(s)));
        // 开展全面清理1次，修改5份；专项清理2次: of another activity only the light verb goes on.
        if self.counts_activity() && before.iter().any(|w| w.class.is_nominal()) && !joined {
            // 阅读量8.7万次: a measure was not held.
            let measure = before.last().is_some_and(|w| matches!(self.source.before(w.range.end), '量' | '数' | '率'));
            return if quiet && !measure { self.light_act_before() } else { None };
        }
        if !(same && close && quiet && self.one_sentence(k)) {
            return None;
        }
        // 其他14件
        let others = before.iter().any(|w| self.is_one(w, short!(OTHERS)));
        // A level beside a change has not changed: 增加到1.55万家、科技型企业达到2.8万家.
        let noun = before.iter().any(|w| w.class == Class::Noun);
        let moved = |a: &Wording| words::MOVES.iter().any(|(m, _)| a.starts_with(m));
        let act = || label.act.clone().filter(|a| !(noun && moved(a)));
        // 推出事项32件，累计办件14.9万件: nor what there is in all.
        let in_all = noun && !joined && before.first().is_some_and(|w| self.is_one(w, short!(["累计", "累计共"])));
        // 处罚信息2348件，人均执法量31.4件: nor what measures something.
        let measures = !joined && before.last().is_some_and(|w| self.source.before(w.range.end) == '量');
        // 专题研究工作5次、会前学法12次: an activity of its own is no matter of the meeting.
        let apart_from_matter = self.counts_activity()
            && before.last().is_some_and(|w| w.class == Class::Activity && !is_name(self.source, w))
            && label.act.as_deref().is_some_and(|act| MATTER.iter().any(|verb| act.ends_with(verb)));
        // 引进药企8家，高新企业数量突破3万家: a level of its own.
        let level = noun
            && !joined
            && (self.amount().approx.is_some() || before.last().is_some_and(|w| self.is_one(w, short!(LEVELS))));
        // 新建调解室9个，全县214个调委会…: a place opens another clause.
        let placed = !joined && !before.is_empty() && before.iter().all(|w| w.class == Class::Place);
        // 取消审批事项8项，现有事项210项: nor does what there is share in what was done.
        let stock = !joined && before.iter().any(|w| self.is_one(w, short!(STOCK)));
        // 未审结1件；行政诉讼案件3件: nor does another matter, nor another sum with a name of its own.
        let sum = || self.amount().kind == Kind::Money;
        let apart = noun && !joined && (sum() || self.chars(self.since(k)).contains(&';'));
        if others || anew || placed || level || stock || apart || in_all || measures || apart_from_matter {
            None
        } else {
            act()
        }
    }

    /// The figure before in the line, past those in a bracket that closes before this one.
    fn before_aside(&self) -> Option<usize> {
        let mut k = self.i.checked_sub(1)?;
        self.previous()?;
        let closed = |k: usize| {
            let between = self.chars(self.amounts[k].range.end..self.amount().range.start);
            let close = between.iter().position(|&c| c == ')');
            close.is_some_and(|at| !between[..at].contains(&'('))
        };
        while closed(k) && k > 0 && self.amounts[k - 1].line == self.amount().line {
            k -= 1;
        }
        Some(k)
    }

    /// The verb that says only that activities took place, of an earlier figure of the sentence with the same measure word.
    #[inline(never)]
    fn light_act_before(&self) -> Option<Wording<'t>> {
        let k = (0..self.i)
            .rev()
            .take(LIGHT_BACK)
            .take_while(|&k| self.amounts[k].line == self.amount().line && self.one_sentence(k))
            .find(|&k| {
                // 讲座2场，培训3次
                let often = |unit: Short| unit != Short::of_str("人次") && unit.is_in(short!(ACTIVITY_UNITS));
                self.amounts[k].unit == self.amount().unit || often(self.units[k]) && often(self.unit)
            })?;
        // 召开常务会议4次，集体学法5次: only meetings are called.
        let meets = self.phrases.before(self.i).last().is_some_and(|w| self.is_meeting(w));
        let light = |act: &str| is_in(act, short!(LIGHT_ACTS)) && (meets || !act.ends_with("召开"));
        self.done[k].act.clone().filter(|act| light(act))
    }

    /// 行政确认40件、处罚9件: the second act has the first word of the one before it.
    pub fn sibling_act(&self, label: &mut Label<'t>) {
        let head = label.head.as_deref().filter(|h| self.phrases.in_one_clause(self.i) && ADMINISTRATIVE.contains(h));
        let Some(act) = label.act.as_deref().filter(|_| head.is_some()) else { return };
        if let Some(sibling) = ADMINISTRATIVE.iter().find(|a| a.strip_prefix("行政") == Some(act)) {
            *label = Label { head: Some(Wording::from(*sibling)), near: true, ..Label::default() };
        }
    }
}
