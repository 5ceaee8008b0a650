//! The verb right before the figure: 修改5份, 行政复议案件受理88件; what it governs stands before it or in an earlier clause.

use super::{LIGHT_VERBS, PATIENTS, PEOPLE_UNITS, joined_start};
use crate::analysis::Kind;
use crate::figures::acts::{PERSON_UNITS, PIVOTS};
use crate::figures::grammar::{governing, is_name, noun_phrase, strip, tail_noun};
use crate::figures::labels::{CASES, Clause, Finder, Label, Verb};
use crate::figures::nouns;
use crate::figures::phrase::Word;
use crate::figures::short::{is_in, short};
use crate::figures::words::Class;

/// Verbs of what is done to people, who are counted by it: 组织处理12人, 移送司法机关6人.
const DEALT_WITH: &[&str] = &[
    "处理", "处分", "问责", "追责", "拘留", "逮捕", "抓获", "移送", "通报", "约谈", "诫勉", "警告", "留置", "判处",
    "起诉", "处罚", "刑拘", "行拘", "批评", "谈话", "表彰", "奖励", "查处",
];

/// What people turn to an office with, by which it is counted. To add one: append it.
pub const LODGED: &[&str] = &["投诉", "举报", "咨询", "申诉", "求助", "建议"];
/// The same, of more than one kind.
const NAMED_BY: &[&str] = &["投诉举报", "举报投诉", "意见建议"];
/// Verbs of what comes in.
const COMING_IN: &[&str] = &["接收", "受理", "收到", "办理", "处理", "接到", "登记", "转办"];

/// Characters of a subject of cases that hardly names a kind of case.
const SHORT_CASE: usize = 3;

impl<'t> Finder<'_, 't> {
    /// 修改5份, 撤销、变更或责令履行37件, 全年审查164份: no noun, so the head is what was spoken of before.
    #[inline(never)]
    pub fn bare(&self, clause: &Clause<'_, 't>) -> Option<Label<'t>> {
        let kept = &clause.kept[..];
        let amount = self.amount();
        let done = |w: &Word| matches!(w.class, Class::Verb | Class::Activity) && !is_name(self.source, w);
        let first = kept.iter().position(done)?;
        let light = |w: &Word| !matches!(w.class, Class::Noun | Class::Activity | Class::Verb | Class::De);
        if !kept[..first].iter().all(light) || !kept[first..].iter().all(|w| done(w) || light(w)) {
            return None;
        }
        let verbs = kept.iter().any(|w| w.class == Class::Verb);
        let activity = kept.iter().any(|w| w.class == Class::Activity);
        // 受理复议申请210件: the verb governs what names an activity.
        let rest = &kept[first..];
        let governs = kept[first].class == Class::Verb
            && rest
                .iter()
                .find(|w| !matches!(w.class, Class::Verb | Class::Quantifier))
                .is_some_and(|w| w.class == Class::Activity)
            && !rest.iter().any(|w| w.class == Class::Joint)
            && !self.is_one(&kept[first], short!(LIGHT_VERBS))
            && !self.is_one(&kept[first], short!(PIVOTS));
        // 开展培训21场次 counts the activity; so does 调研12次.
        if governs
            || activity && (self.counts_activity() || amount.kind != Kind::Count)
            || kept[first].range.start == amount.line.start && !verbs
        {
            return None;
        }
        // 部分撤回、部分维持
        let start = kept[..first].iter().find(|w| self.source.is_at(w.range.start, "部分")).unwrap_or(&kept[first]);
        let mut start = start.range.start;
        let last = kept.last()?;
        // 开展审查164份
        let named = kept[first + 1..].iter().find(|w| w.class != Class::Quantifier);
        if self.is_one(&kept[first], short!(LIGHT_VERBS)) && named.is_some_and(|w| w.class == Class::Activity) {
            // 开展审计28项 counts the audits.
            if amount.unit.as_deref() == Some("项") {
                return None;
            }
            start = named.map_or(start, |w| w.range.start);
        }
        let act = clause.moved.clone().unwrap_or_else(|| self.text(start..last.range.end));
        // 接收投诉3125件、举报1084件: members that are named by what was done.
        let is_lodged = |word: &str| is_in(word, short!(LODGED)) || NAMED_BY.contains(&word);
        if let Some((previous, label)) = self.previous()
            && (self.phrases.in_one_clause(self.i) && activity && !verbs)
            && self.source.at(previous.range.end) == '、'
            && previous.unit == amount.unit
            && label.act.is_some()
            && label.head.as_deref().is_some_and(is_lodged)
            && is_lodged(&act)
        {
            let act_of_list = label.act.clone().filter(|act| !is_in(act, short!(LODGED)));
            return Some(Label { head: Some(act), act: act_of_list, near: true, ..Label::default() });
        }
        // 接收投诉、举报、咨询4512件: what comes in is named by what people did.
        let comes_in = self.is_one(&kept[first], short!(COMING_IN)) && rest.len() > 2 && self.unit_is(short!(CASES));
        let joined = |w: &Word| w.class == Class::Joint || self.is_one(w, short!(LODGED));
        if comes_in && rest[1..].iter().all(joined) {
            let head = Some(self.text(rest[1].range.start..last.range.end));
            let act = Some(self.text(kept[first].range.clone()));
            return Some(Label {
                head,
                verb: Verb::Act,
                act,
                own_act: true,
                near: true,
                governs: true,
                ..Label::default()
            });
        }
        // 组织323人参加资格考试: what they did, and at what.
        if self.unit_is(short!(PERSON_UNITS)) && is_in(&act, short!(PIVOTS)) {
            let on = self.after_chain().1;
            let verb = on.iter().position(|w| w.class == Class::Verb);
            let np = verb.and_then(|k| noun_phrase(self.source, on, k + 1));
            let act = self.verb_after().or(Some(act));
            let head = np.map(|(np, _)| self.text(np));
            return Some(Label { near: head.is_some(), head, act, own_act: true, doubt: true, ..Label::default() });
        }
        // 执行到位6800万元: the act is all there is; so it is for people, where none were counted before (组织处理12人).
        let people =
            self.unit_is(short!(PEOPLE_UNITS)) && DEALT_WITH.iter().any(|w| act.contains(w)) && !self.people_before();
        let equals = self.is_one(last, short!(["折合"]));
        let alone =
            !equals && (amount.kind == Kind::Money || people) && clause.moved.is_none() && !self.runs_into_next(self.i);
        let head = alone.then(|| act.clone());
        let doubt = people;
        Some(Label {
            near: head.is_some(),
            head,
            verb: Verb::Act,
            act: Some(act),
            own_act: true,
            doubt,
            ..Label::default()
        })
    }

    /// Whether people were counted before in the sentence.
    #[inline(never)]
    pub(super) fn people_before(&self) -> bool {
        let person =
            |k: usize| self.units[k].is_in(short!(PEOPLE_UNITS)) || self.units[k].is_in(short!(["人次", "户"]));
        (0..self.i).rev().take_while(|&k| self.amounts[k].line == self.amount().line && self.one_sentence(k)).any(|k| {
            let of_people = |head: &[char]| nouns::is_person(head) || !nouns::is_known(head);
            person(k)
                && self.done[k].head.as_ref().is_some_and(|head| head.read(self.source, of_people))
                && self.done[k].head != self.done[k].act
        })
    }

    /// 行政复议案件受理88件, 向县人大常委会报备9件: the verb stands last, and its object before it, or in an earlier clause.
    #[inline(never)]
    pub fn subject(&self, clause: &Clause<'_, 't>) -> Option<Label<'t>> {
        let kept = &clause.kept[..];
        let amount = self.amount();
        let last = kept.len().checked_sub(1)?;
        let unit = amount.unit.as_deref();
        if amount.kind != Kind::Count || clause.moved.is_some() || is_name(self.source, &kept[last]) {
            return None;
        }
        let (start, activity) = match kept[last].class {
            Class::Verb => (joined_start(kept, last), false),
            Class::Activity if !self.counts_activity() => (last, true),
            _ => return None,
        };
        if start > 0 && kept[start - 1].class == Class::Joint {
            return None;
        }
        let before = strip(&kept[..start]);
        let ruled = governing(self.source, before, false)
            .or_else(|| before.iter().position(|w| self.is_one(w, short!(PIVOTS))));
        if activity {
            // 规范性文件合法性审查25件 is read as an object; only what cannot be counted is passed over.
            let np = tail_noun(self.source, before)?;
            let agent = nouns::is_agent(self.chars(np.clone()));
            let whole = if agent { kept[last].range.start } else { np.start }..kept[last].range.end;
            if nouns::countable(self.chars(np), self.unit) || ruled.is_some() {
                return None;
            }
            return Some(Label { act: Some(self.text(whole)), own_act: true, doubt: true, ..Label::default() });
        }
        // 作出指示批示280余次: a list of what was made.
        if ruled.is_some() && self.counts_activity() {
            return None;
        }
        let phrase = before.iter().rposition(|w| w.class == Class::Preposition);
        // 向117个乡镇赋权1.3万项次: the noun between two figures is the first one's.
        let taken = self.previous().is_some_and(|(p, l)| {
            l.near && before.first().is_some_and(|w| w.range.start == p.range.end && w.class.is_nominal())
        });
        let act = Some(self.text(kept[start].range.start..kept[last].range.end));
        // 指导团队调解成功5200件: what stands after the verb that makes others act.
        let noun = tail_noun(self.source, &before[ruled.map_or(0, |k| k + 1)..])?;
        let noun_len = noun.len();
        let aside = phrase.is_some_and(|p| !self.is_one(&before[p], short!(PATIENTS)));
        let light = ruled.is_some_and(|k| self.is_one(&before[k], short!(LIGHT_VERBS)));
        // 网站公开5120条、微博公开1236条: where the first of a list says only by whom, so do the others.
        if let Some((previous, label)) = self.previous()
            && previous.unit == amount.unit
            && self.phrases.in_one_clause(self.i)
            && self.source.at(previous.range.end) == '、'
            && !label.near
            && label.head.is_some()
            && label.act == act
            && ruled.is_none()
        {
            return Some(Label { verb: Verb::Act, act, own_act: true, ..Label::default() });
        }
        let counted = !aside && !taken && (light || nouns::countable(self.chars(noun.clone()), self.unit));
        let made = !counted && ruled.is_some_and(|k| self.is_one(&before[k], short!(PIVOTS)));
        // 指导调解团队诉前调解成功5200件: not the team is counted, but what it did.
        let head =
            if made { Some(self.text(noun.end..kept[last].range.end)) } else { counted.then(|| self.text(noun)) };
        // 受理120件，原告撤诉6件: who did it, or how it ended, rather than another kind of case.
        let short = self.unit_is(short!(CASES)) && noun_len <= SHORT_CASE && self.goes_on_counting();
        // 水务部门立案13个: a body with a verb rather does than is counted.
        let body = unit == Some("个")
            && nouns::is_agent(self.chars(self.source.trim(kept[0].range.start..kept[start].range.start)));
        let doubt = ruled.is_some() && !light || short || body;
        Some(Label {
            near: head.is_some() && !doubt,
            head,
            verb: Verb::Act,
            act,
            own_act: true,
            doubt,
            ..Label::default()
        })
    }
}
