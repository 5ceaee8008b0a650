//! Heads of rates and shares: 网上可办率99.9%, 90%的纠纷, 装机占全国25.8%, 高于全市1.8个百分点.

use super::grammar::{clipped, noun_phrase, strip};
use super::labels::{Clause, Finder, Label};
use super::listed::Beginnings;
use super::phrase::Word;
use super::scan::Amount;
use super::short::short;
use super::wording::Wording;
use super::words::{self, Class};
use crate::analysis::Kind;
use crate::text::Chars;

/// Words after which a standard of comparison stands, which is not what the figure counts.
const COMPARISONS: &[&str] = &[
    "高于",
    "低于",
    "高出",
    "低出",
    "领先",
    "多于",
    "少于",
    "超出",
    "超过全",
    "优于",
    "较上年",
    "较",
    "相较",
    "快于",
    "慢于",
    "好于",
    "大于",
    "小于",
    "比“",
    "比上年",
    "比去年",
    "比全",
    "比20",
];

/// Words of comparison with which a clause may begin.
const OPENING: &[&str] = &["高于", "低于", "高出", "低出", "超过", "超出", "领先", "优于", "好于", "快于", "慢于"];

static COMPARED: Beginnings = Beginnings::of(COMPARISONS);
static OPENS: Beginnings = Beginnings::of(OPENING);

/// Words after which a rate is the level of what was named before: 连续五年保持100%的唯一省份.
const LEVELS: &[&str] = &["保持", "保持在", "稳定在", "维持在", "达", "达到", "达到了", "高达", "为", "是"];

impl<'t> Finder<'_, 't> {
    /// 90%的纠纷得到处理: the noun after 的.
    #[inline(never)]
    pub fn share_of_noun(&self, clause: &Clause<'_, 't>) -> Option<Label<'t>> {
        let on = self.phrases.after(self.i);
        if !on.first().is_some_and(|w| w.class == Class::De && w.range.start == self.amount().range.end) {
            return None;
        }
        // 将10%的税率降至9%: the noun is the name of the rate.
        let names_rate = on.get(1).is_some_and(|w| self.source.is_before(w.range.end, "率"));
        // 所有市和98%的县: another member of the list stands before.
        let member = clause.before.last().is_some_and(|w| w.class == Class::Joint);
        // 经调解后有90%的案件未再进入诉讼, 已在97%的地市推开
        let there = clause.before.last().is_some_and(|w| self.is_one(w, short!(["有", "约有", "在"])));
        let member = member || there;
        let level = clause.before.iter().any(|w| self.is_one(w, short!(LEVELS)));
        // 全局93.6%的民警
        let whose = strip(clause.before).iter().all(|w| w.class == Class::Place);
        if level || !(names_rate || member || whose) {
            return None;
        }
        Some(self.share_of(on, noun_phrase(self.source, on, 1)?))
    }

    /// The label of a share of a noun after it, which ends before word `stop` of those after the figure.
    fn share_of(&self, on: &[Word], (np, stop): (Chars, usize)) -> Label<'t> {
        let act = self.later_verb(&on[stop..], self.i);
        Label { head: Some(self.text(np)), own_act: act.is_some(), act, near: true, ..Label::default() }
    }

    /// 100%许可事项和97%以上政务服务事项实现…: the noun right after, where nothing of its own stands before.
    #[inline(never)]
    pub fn share_before_noun(&self, clause: &Clause<'_, 't>) -> Option<Label<'t>> {
        let on = self.phrases.after(self.i);
        let first = on.first().filter(|w| w.class == Class::Noun && w.range.start == self.amount().range.end)?;
        // 100%许可事项和97%服务事项: what stands before may be the noun of the figure before.
        let member = || {
            let joined = clause.before.last().is_some_and(|w| w.class == Class::Joint);
            let shared = |(p, l): (&Amount, &Label)| p.kind == Kind::Percent && l.near && l.doubt;
            joined && self.phrases.in_one_clause(self.i) && self.previous().is_some_and(shared)
        };
        let opens = clause.before.iter().all(|w| matches!(w.class, Class::Place | Class::Joint)) || member();
        if !opens || self.amount().kind != Kind::Percent || !self.source.at(first.range.start).is_alphabetic() {
            return None;
        }
        let (np, stop) = noun_phrase(self.source, on, 0)?;
        let rate = matches!(self.source.before(np.end), '率' | '比' | '度' | '量' | '值' | '额');
        let used = ["用于", "来自", "属于"].iter().any(|w| self.source.is_at(np.start, w));
        if rate || used || np.len() < 2 {
            return None;
        }
        Some(Label { doubt: true, ..self.share_of(on, (np, stop)) })
    }

    /// 实行100%目录化管理: a verb before the figure, and the noun after it.
    #[inline(never)]
    pub fn rate_after(&self, clause: &Clause<'_, 't>) -> Option<Label<'t>> {
        // 覆盖全省93%的村
        let last = strip(clause.before).iter().rfind(|w| w.class != Class::Place)?;
        let verb = last.class == Class::Verb && words::moving(self.chars(last.range.clone())).is_none();
        if verb { self.noun_after(clause) } else { None }
    }

    /// The noun before: the name of a rate, or what moved by so much.
    #[inline(never)]
    pub fn rate(&self, clause: &Clause<'_, 't>) -> Option<Label<'t>> {
        let before = clause.before.first().map_or(0..0, |w| w.range.start..self.amount().range.start);
        // 核电装机规模占全国25.8%: the part is the head.
        let part = self.part_of_share(before).map(|at| clipped(clause.before, at));
        // …187人，占在编人员的82.4%: the part is what was counted before.
        if part.as_ref().is_some_and(Vec::is_empty) {
            return Some(Label::default());
        }
        let rest = part.as_deref().map_or(&clause.kept[..], strip);
        let (verb, np) = self.governed(rest, true);
        let np = np.map(|np| self.with_mean(np));
        // 新增市场主体同比增长30.9%: not all of them grew.
        let newly = verb.as_deref().filter(|v| clause.moved.is_some() && v.starts_with('新'));
        let np = np.map(|np| match newly.filter(|v| self.source.is_before(np.start, v)) {
            Some(verb) => np.start - verb.chars().count()..np.end,
            None => np,
        });
        // 执法人员|参与|执法率: the verb may be a part of the name.
        let in_name = np.as_ref().is_some_and(|np| {
            let k = rest.iter().position(|w| w.class == Class::Verb && w.range.end == np.start);
            k.and_then(|k| k.checked_sub(1)).is_some_and(|k| rest[k].class == Class::Noun)
        });
        // 完成年度任务的113.7%
        let share = self.source.before(self.amount().range.start) == '的'
            && np.as_ref().is_some_and(|np| self.source.before(np.end) == '的');
        let np = np.map(|np| np.start..np.end - usize::from(share));
        let head = np.map(|np| self.text(np)).filter(|h| !h.is_empty());
        let moving = |v: &Wording| v.read(self.source, words::moving).is_some();
        let act = clause.moved.clone().or_else(|| verb.filter(moving));
        // 案件100%办结: what was done to so many of them.
        let done = |head: &str| {
            !head.ends_with('率') && self.next_word().is_some_and(|w| matches!(w.class, Class::Verb | Class::Activity))
        };
        let act = if act.is_none() && head.as_deref().is_some_and(done) { self.done_after() } else { act };
        // 覆盖所有城区、镇区和93%以上行政村: what is joined to the figure is no name of it.
        let joined = clause.before.last().is_some_and(|w| w.class == Class::Joint);
        // 施工手续92%的事项当天办结: the share is one of what stands after it.
        let of = clause.moved.is_none()
            && clause.before.last().is_some_and(|w| w.class.is_nominal() || w.class == Class::Verb)
            && self.next_word().is_some_and(|w| w.class == Class::De);
        let doubt = in_name || share || head.is_some() && (joined || of);
        Some(Label { near: head.is_some(), own_act: act.is_some(), head, act, doubt, ..Label::default() })
    }

    /// The verb or the activity right after the figure.
    fn done_after(&self) -> Option<Wording<'t>> {
        let on = self.phrases.after(self.i);
        let run = on.iter().take_while(|w| matches!(w.class, Class::Verb | Class::Activity)).last()?;
        Some(self.text(on.first()?.range.start..run.range.end))
    }

    /// 平均审理用时: the mean is part of the name.
    fn with_mean(&self, np: Chars) -> Chars {
        let mean = ["平均", "年均", "月均", "日均"].iter().any(|w| self.source.is_before(np.start, w));
        if mean { np.start - 2..np.end } else { np }
    }

    /// 核电装机占全国25.8%, 制造业增加值占工业增加值比重达56.2%: where the words before 占 end.
    fn part_of_share(&self, before: Chars) -> Option<usize> {
        let named = |i: usize| matches!(self.source.at(i + 1), '比' | '地' | '用' | '道' | '有' | '领');
        // 合格率（指合格占抽检的比率）为96%: not one inside a bracket.
        let bracketed = |i: usize| {
            let open = (before.start..i).rev().find(|&k| matches!(self.source.at(k), '(' | ')'));
            open.is_some_and(|k| self.source.at(k) == '(')
        };
        let share = before.clone().rev().find(|&i| self.source.at(i) == '占' && !named(i) && !bracketed(i))?;
        // 收案数约占1/4
        let light = share > before.start && matches!(self.source.at(share - 1), '约' | '仅' | '共' | '均');
        Some(if light { share - 1 } else { share })
    }

    /// Where a standard of comparison begins: 满意率高于全市1.8个百分点, 办件量是上年的2.2倍.
    pub fn standard(&self, before: Chars, moved: bool) -> Option<usize> {
        if before.is_empty() {
            return None;
        }
        let joints = before.clone().take_while(|&i| matches!(self.source.at(i), '、' | ' ')).count();
        let before = before.start + joints..before.end;
        let times = self.amount().unit.as_deref() == Some("倍") && self.source.before(before.end) == '的';
        let opens = |w: &str| self.source.is_at(before.start, w);
        // 新收4.5万件，是诉讼案件的3.4倍
        if times && opens("是") {
            return Some(before.start);
        }
        let compares = moved || self.amount().kind == Kind::Percent;
        if compares && (opens("较") || opens("比")) && !opens("比例") && !opens("比重") {
            return Some(before.start);
        }
        // …98%，高于全市平均水平1.8个百分点: nothing of its own stands before.
        let chars = self.source.chars();
        if self.amount().kind == Kind::Percent && OPENS.are_at(chars, before.start) {
            return Some(before.start);
        }
        let compared = |&i: &usize| COMPARED.are_at(chars, i);
        let mut found = COMPARED.first_in(chars, before.start + 2..before.end);
        // 好于Ⅲ类水体比例优于全省1.2个百分点: the first is part of the name.
        while let Some(first) = found.filter(|&i| self.source.is_at(i, "好于") || self.source.is_at(i, "优于")) {
            let again = |&i: &usize| matches!(self.source.at(i), '高' | '低' | '优') && compared(&i);
            let Some(next) = (first + 1..before.end).find(again) else { break };
            found = Some(next);
        }
        let is = |&i: &usize| matches!(self.source.at(i), '是' | '为');
        let is = if times { (before.start + 2..before.end).rfind(is) } else { None };
        found.into_iter().chain(is).min()
    }
}
