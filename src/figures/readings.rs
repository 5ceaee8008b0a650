//! The readings of a clause that counts or measures: each gives a label where the clause is of its form.

use super::acts::{PERSON_UNITS, PIVOTS};
use super::grammar::{clipped, governing, group_start, is_name, noun_phrase, strip, tail_noun};
use super::labels::{CASES, Clause, Finder, Label};
use super::nouns;
use super::phrase::Word;
use super::words::{self, Class};
use crate::analysis::Kind;
use crate::text::Chars;

/// Measure words of things, with which 改造12个 tells what was done to them.
const THING_UNITS: &[&str] =
    &["个", "座", "户", "处", "栋", "间", "套", "家", "件", "份", "名", "所", "部", "台", "条", "人", "卷", "起", "宗"];

/// Measure words of people.
const PEOPLE_UNITS: &[&str] = &["人", "名", "位"];

/// Nouns of what is done to people: 警告299人, 罚款1320人.
const DONE_TO_PEOPLE: &[&str] = &[
    "罚款",
    "政务处分",
    "党纪处分",
    "党纪政务处分",
    "党纪政纪处分",
    "政纪处分",
    "处分",
    "行政处罚",
    "行政处分",
    "司法救助",
    "社区矫正",
    "刑事处罚",
    "治安处罚",
];

/// Verbs that say only that something was done: the activity after them is the act.
const LIGHT_VERBS: &[&str] =
    &["开展", "完成", "实施", "进行", "推进", "组织", "组织开展", "做好", "启动", "参与", "组织实施", "推动", "加快"];

impl Finder<'_, '_> {
    /// 自规范性文件发布之日起15日内备案: what the deadline is for.
    pub fn deadline(&self, clause: &Clause) -> Option<Label> {
        if self.amount().kind != Kind::Duration {
            return None;
        }
        let day = clause.before.iter().find_map(|w| self.source.find(w.range.clone(), "之日"))?;
        let words = clipped(clause.before, day);
        let from = words.iter().rposition(|w| self.is_one(w, &["自", "从"])).map_or(0, |k| k + 1);
        let words = &words[from..];
        let end = words.iter().rposition(|w| w.class == Class::Noun)? + 1;
        let head = tail_noun(self.source, &words[..end]).map(|np| self.text(np));
        let act = self.verb_after();
        Some(Label { near: head.is_some(), own_act: act.is_some(), head, act, doubt: true, ..Label::default() })
    }

    /// 其中涉及进城务工人员2692件: the head is that of the total, and the words after 涉及 say which of them.
    pub fn among(&self, clause: &Clause) -> Option<Label> {
        let k = clause.before.iter().position(|w| w.class == Class::Among)?;
        let verb = clause.before.get(k + 1).filter(|w| self.source.is_at(w.range.start, "涉"))?;
        let kept = strip(clause.before);
        let mut end = kept.last()?.range.end;
        if self.source.at(end - 1) == '的' {
            end -= 1;
        }
        (end > verb.range.end).then(|| Label {
            act: Some(self.text(verb.range.start..end)),
            own_act: true,
            ..Label::default()
        })
    }

    /// 14件规范性文件; 12类187家中介机构: the noun after the figure.
    pub fn noun_after(&self, clause: &Clause) -> Option<Label> {
        let amount = self.amount();
        // 投资额百亿元以上: measured things stand before their measure, counted ones after.
        let measured = amount.kind != Kind::Count && clause.kept.last().is_some_and(|w| w.class == Class::Noun);
        let (at, on) = self.after_chain();
        let first_word = on.first()?;
        // 年办件量超过5000件的大厅: a measure is named before the figure.
        let named =
            clause.kept.last().is_some_and(|w| w.class == Class::Noun && self.source.is_before(w.range.end, "量"));
        let measured = measured || named && first_word.class == Class::De;
        // （间） after a unit says more of the unit, 、 goes on with the next member.
        if measured || first_word.class == Class::Joint || self.source.at(first_word.range.start) == '(' {
            return None;
        }
        let start = first_word.range.start;
        let clip;
        let on = if self.source.at(start) == '期' && amount.kind == Kind::Duration && first_word.range.len() == 1 {
            &on[1..]
        } else if let Some(digit) =
            on.iter().flat_map(|w| w.range.clone()).find(|&i| self.source.at(i).is_ascii_digit())
        {
            clip = clipped(on, digit);
            &clip[..]
        } else {
            on
        };
        let mut first = usize::from(on.first().is_some_and(|w| w.class == Class::De));
        while on.get(first).is_some_and(|w| {
            w.class == Class::Place
                // 省级及以上
                || first > 0 && w.class == Class::Joint
                || w.class == Class::Quantifier && w.range.len() > 1
                // 3项主要任务, 2个新建项目, 45项年度任务
                || first == 0
                    && w.class == Class::Adverb
                    && (w.range.len() == 1 && self.source.at(w.range.start) == '新' || self.is_one(w, &["年度"]))
        }) {
            first += 1;
        }
        let (np, stop) = match noun_phrase(self.source, on, first) {
            Some(found) => found,
            // 两台满足自助服务功能的…设备: the noun after the last 的.
            None => {
                let verb =
                    on.first().is_some_and(|w| matches!(w.class, Class::Verb | Class::Noun | Class::Preposition));
                let de = on.iter().rposition(|w| w.class == Class::De).filter(|_| verb)?;
                noun_phrase(self.source, on, de + 1)?
            }
        };
        // 统筹4000万元支持乡村振兴: what the money is for.
        if amount.kind == Kind::Money && self.is_one(first_word, &["支持", "保障", "用于", "奖励", "帮扶"]) {
            return None;
        }
        // 15个方面的重点任务: what there are several sides of is counted.
        let (np, stop) = match on.get(stop).filter(|w| w.class == Class::De && self.chars(np.clone()) == ['方', '面'])
        {
            Some(_) => noun_phrase(self.source, on, stop + 1)?,
            None => (np, stop),
        };
        // 检查企业360家满意率98%: the lost comma.
        let measure = ["率", "金额", "比例"].iter().any(|w| self.source.is_before(np.end, w));
        let (np, stop) = if measure && self.runs_into_next(at) && self.amounts[at + 1].kind != Kind::Count {
            // 惠及5万名参保人、报销金额3亿元: the last member is what the next figure measures.
            let joint = on[..stop].iter().rposition(|w| w.class == Class::Joint && w.range.start > np.start)?;
            (np.start..on[joint].range.start, joint)
        } else {
            (np, stop)
        };
        self.label_of_noun_after(clause, on, at, np, stop)
    }

    /// The label with the noun `np` after figure `at`, which ends before word `stop` of `on`.
    fn label_of_noun_after(&self, clause: &Clause, on: &[Word], at: usize, np: Chars, stop: usize) -> Option<Label> {
        let amount = self.amount();
        let kept = strip(clause.before);
        let told = self.verb_of(kept);
        let verb = told.clone().or_else(|| self.verb_before());
        let runs_on = self.runs_into_next(at) && stop == on.len();
        let next = runs_on && self.amounts[at + 1].kind == Kind::Count;
        // 39个部门的清单5749项, 13个部门100项事项, 公布产量的104种产品: the figure only says which.
        let modifier = on.get(stop).is_some_and(|w| w.class == Class::De)
            || next && !on.is_empty()
            || clause.before.last().is_some_and(|w| w.class == Class::De);
        // 在全市15个开发区中首家: those among whom, and no act of theirs.
        let within = (np.start + 1..on.last()?.range.end)
            .find(|&i| self.source.at(i) == '中' && !matches!(self.source.at(i + 1), '心' | '小' | '学' | '介'));
        let in_place = clause.before.iter().rfind(|w| w.class != Class::Place && w.class != Class::Quantifier);
        if let Some(end) = within.filter(|_| in_place.is_some_and(|w| self.is_one(w, &["在"]))) {
            let head = Some(self.text(np.start..end.min(np.end)));
            return Some(Label { head, near: true, ..Label::default() });
        }
        // 制定37家重点单位“谁执法谁普法”责任清单
        let quote = (np.start + 1..np.end).find(|&i| self.source.at(i) == '“');
        let owner = quote.filter(|&q| nouns::is_agent(self.chars(np.start..q)));
        let np = np.start..owner.unwrap_or(np.end);
        let head = Some(self.text(np.clone()));
        // 清理了监察大队的6名执法人员: who has them stands between.
        let owned = clause.before.last().is_some_and(|w| w.class == Class::De);
        if owned && !next && on.get(stop).is_none_or(|w| w.class != Class::De) {
            let whose = clause.before.iter().rev().nth(1).is_some_and(|w| nouns::is_agent(self.chars(w.range.clone())));
            // 对发现的86个问题逐一反馈: what was done stands after; the verb before 的 only says which.
            let later = self.later_verb(&on[stop..], at);
            let is_later = later.is_some();
            let verb = if whose || told.is_none() { verb.or(later) } else { later };
            return Some(Label {
                head,
                own_act: verb.is_some(),
                later: is_later && verb.is_some(),
                act: verb.clone(),
                verb,
                near: true,
                ..Label::default()
            });
        }
        if modifier || owner.is_some() {
            return Some(Label { head, verb, near: true, ..Label::default() });
        }
        let person = PERSON_UNITS.contains(&amount.unit.as_deref().unwrap_or(""));
        let pivot = person && told.as_deref().is_some_and(|v| PIVOTS.contains(&v));
        let own = verb.clone().filter(|_| !pivot);
        let aimed = clause.before.iter().rfind(|w| w.class != Class::Place && w.class != Class::Quantifier);
        let patient = aimed.is_some_and(|w| self.is_one(w, PATIENTS));
        let light = patient || own.as_deref().is_some_and(|v| LIGHT_VERBS.contains(&v));
        if let Some((head, act)) = self.thing_and_activity(on, &np, stop).filter(|_| light) {
            return Some(Label { head, own_act: true, act, near: true, governs: true, verb, ..Label::default() });
        }
        if own.is_none() && person {
            let doing = on[..stop].iter().rposition(|w| w.class != Class::Activity).map_or(0, |k| k + 1);
            // 27名书面述法
            if doing == 0 && stop == on.len() {
                let act = Some(self.text(np));
                return Some(Label { own_act: true, act, ..Label::default() });
            }
            // 8名党政主要负责人现场述法
            let noun = on.get(doing).map(|w| np.start..w.range.start.max(np.start));
            if let Some(noun) = noun.filter(|n| doing < stop && nouns::is_agent(self.chars(n.clone()))) {
                let act = Some(self.text(noun.end..np.end));
                let head = Some(self.text(noun));
                return Some(Label { head, own_act: true, act, near: true, ..Label::default() });
            }
        }
        let mut later = if own.is_none() { self.later_verb(&on[stop..], at) } else { None };
        // 组织8家单位负责人向委员会述法
        if pivot && later.is_none() && !self.runs_into_next(at) {
            later = on[stop..]
                .last()
                .filter(|w| w.class == Class::Activity && !is_name(self.source, w))
                .map(|w| self.text(w.range.clone()));
        }
        if later.is_none() && own.is_none() && stop == on.len() && !kept.iter().any(|w| w.class == Class::Verb) {
            later = self.verb_of_next_clause(at);
        }
        let (is_later, governs) = (later.is_some(), own.is_some() && told.is_some());
        // 认定7家跨境资金集中运营中心: where the clause has its verb, another one in the noun may be part of a name.
        let cut = on.get(stop).is_some_and(|w| w.class == Class::Verb && w.range.start == np.end)
            && on.last().is_some_and(|w| w.class == Class::Noun);
        let makes_act = told.as_deref().is_some_and(|v| PIVOTS.contains(&v));
        let doubt = governs && cut && !makes_act;
        let act = own.or(later).or_else(|| verb.clone()).or_else(|| self.shared_act(clause.before));
        Some(Label {
            head,
            own_act: act.is_some(),
            act,
            near: true,
            governs,
            verb,
            later: is_later,
            doubt,
            ..Label::default()
        })
    }

    /// 完成3家涉案企业合规建设: when the unit counts things, the thing is the head and the activity the act (gold guide,
    /// case 24).
    fn thing_and_activity(&self, on: &[Word], np: &Chars, stop: usize) -> Option<(Option<String>, Option<String>)> {
        if !THING_UNITS.contains(&self.amount().unit.as_deref().unwrap_or("")) {
            return None;
        }
        let last = on.iter().rposition(|w| w.class != Class::Joint)?;
        let first = (0..=last)
            .rev()
            .take_while(|&k| matches!(on[k].class, Class::Activity | Class::Verb) && !is_name(self.source, &on[k]))
            .last()
            .or_else(|| {
                // …整治工作
                let name = is_name(self.source, &on[last]) && last > 0;
                (name && matches!(on[last - 1].class, Class::Activity | Class::Verb)).then(|| last - 1)
            })?;
        let act = on[first].range.start;
        if act <= np.start {
            return None;
        }
        // 部门业务平台与省平台对接: what stands between the noun and the activity says how.
        let plain = on[stop.min(first)..first].iter().all(|w| {
            matches!(w.class, Class::Noun | Class::Joint | Class::Preposition | Class::Place | Class::Quantifier)
        });
        let joint =
            on[..first].iter().find(|w| w.class == Class::Joint && w.range.start > np.start && self.is_one(w, &["与"]));
        let end = joint.map_or(np.end.min(act), |w| w.range.start.min(np.end));
        plain.then(|| (Some(self.text(np.start..end)), Some(self.text(act..on[last].range.end))))
    }

    /// The verb of the words before a figure whose noun stands after it.
    fn verb_of(&self, kept: &[Word]) -> Option<String> {
        let verb = kept
            .iter()
            .rposition(|w| w.class == Class::Verb)
            .or_else(|| kept.iter().rposition(|w| w.class == Class::Activity).filter(|&k| k + 1 == kept.len()))?;
        // 梳理“一键找法”、一件事平台等13项增值服务: the verb of a list, not one inside it.
        let verb = if kept[verb + 1..].iter().any(|w| w.class == Class::Noun) {
            governing(self.source, kept, false).unwrap_or(verb)
        } else {
            verb
        };
        (!is_name(self.source, &kept[verb])).then(|| self.verb_text(kept, verb))
    }

    /// 复议案件平均审理42天: the subject is measured, the verb says in what.
    pub fn subject_of_time(&self, clause: &Clause) -> Option<Label> {
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

    /// 修改5份, 撤销、变更或责令履行37件, 全年审查164份: no noun, so the head is what was spoken of before.
    pub fn bare(&self, clause: &Clause) -> Option<Label> {
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
            && rest.iter().find(|w| w.class != Class::Verb).is_some_and(|w| w.class == Class::Activity)
            && !rest.iter().any(|w| w.class == Class::Joint)
            && !self.is_one(&kept[first], LIGHT_VERBS)
            && !self.is_one(&kept[first], PIVOTS);
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
        if self.is_one(&kept[first], LIGHT_VERBS) && named.is_some_and(|w| w.class == Class::Activity) {
            // 开展审计28项 counts the audits.
            if amount.unit.as_deref() == Some("项") {
                return None;
            }
            start = named.map_or(start, |w| w.range.start);
        }
        let act = clause.moved.clone().unwrap_or_else(|| self.text(start..last.range.end));
        // 组织323人参加资格考试: what they did, and at what.
        if PERSON_UNITS.contains(&amount.unit.as_deref().unwrap_or("")) && PIVOTS.contains(&act.as_str()) {
            let on = self.after_chain().1;
            let verb = on.iter().position(|w| w.class == Class::Verb);
            let np = verb.and_then(|k| noun_phrase(self.source, on, k + 1));
            let act = self.verb_after().or(Some(act));
            let head = np.map(|(np, _)| self.text(np));
            return Some(Label { near: head.is_some(), head, act, own_act: true, doubt: true, ..Label::default() });
        }
        // 执行到位6800万元: the act is all there is; so it is for people, where none were counted before (组织处理12人).
        let people = PEOPLE_UNITS.contains(&amount.unit.as_deref().unwrap_or(""))
            && DEALT_WITH.iter().any(|w| act.contains(w))
            && !self.people_before();
        let equals = self.is_one(last, &["折合"]);
        let alone =
            !equals && (amount.kind == Kind::Money || people) && clause.moved.is_none() && !self.runs_into_next(self.i);
        let head = alone.then(|| act.clone());
        let doubt = people;
        Some(Label {
            near: head.is_some(),
            head,
            verb: Some(act.clone()),
            act: Some(act),
            own_act: true,
            doubt,
            ..Label::default()
        })
    }

    /// Whether people were counted before in the sentence.
    fn people_before(&self) -> bool {
        let person = |k: usize| {
            let units = [PEOPLE_UNITS, &["人次", "户"]];
            units.iter().any(|list| list.contains(&self.amounts[k].unit.as_deref().unwrap_or("")))
        };
        (0..self.i)
            .rev()
            .take_while(|&k| self.amounts[k].line == self.amount().line && self.one_sentence(&self.amounts[k]))
            .any(|k| person(k) && self.done[k].head.is_some() && self.done[k].head != self.done[k].act)
    }

    /// 民生事项已实现“一证办”319个: the subject is counted.
    pub fn achieved(&self, clause: &Clause) -> Option<Label> {
        let (name, rest) = clause.kept.split_last()?;
        let (verb, rest) = rest.split_last()?;
        let subject = strip(rest);
        if self.source.at(name.range.start) != '“' || !self.is_one(verb, &["实现"]) || subject.is_empty() {
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

    /// 行政复议案件受理88件, 向县人大常委会报备9件: the verb stands last, and its object before it, or in an earlier clause.
    pub fn subject(&self, clause: &Clause) -> Option<Label> {
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
        let ruled =
            governing(self.source, before, false).or_else(|| before.iter().position(|w| self.is_one(w, PIVOTS)));
        if activity {
            // 规范性文件合法性审查25件 is read as an object; only what cannot be counted is passed over.
            let np = tail_noun(self.source, before)?;
            let agent = nouns::is_agent(self.chars(np.clone()));
            let whole = if agent { kept[last].range.start } else { np.start }..kept[last].range.end;
            if nouns::countable(self.chars(np), unit) || ruled.is_some() {
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
        let aside = phrase.is_some_and(|p| !self.is_one(&before[p], PATIENTS));
        let light = ruled.is_some_and(|k| self.is_one(&before[k], LIGHT_VERBS));
        let counted = !aside && !taken && (light || nouns::countable(self.chars(noun.clone()), unit));
        let made = !counted && ruled.is_some_and(|k| self.is_one(&before[k], PIVOTS));
        // 指导调解团队诉前调解成功5200件: not the team is counted, but what it did.
        let head =
            if made { Some(self.text(noun.end..kept[last].range.end)) } else { counted.then(|| self.text(noun)) };
        // 受理120件，原告撤诉6件: who did it, or how it ended, rather than another kind of case.
        let short = unit.is_some_and(|u| CASES.contains(&u))
            && noun_len <= SHORT_CASE
            && self.previous().is_some_and(|(p, l)| p.unit == amount.unit && l.head.is_some());
        let doubt = ruled.is_some() && !light || short;
        Some(Label {
            near: head.is_some() && !doubt,
            head,
            verb: act.clone(),
            act,
            own_act: true,
            doubt,
            ..Label::default()
        })
    }

    /// 受理行政复议案件25件: the noun before the figure, and the verb that governs it.
    pub fn object(&self, clause: &Clause) -> Option<Label> {
        let amount = self.amount();
        let kept = &clause.kept[..];
        let relative = clause.level.last().is_some_and(|w| w.class == Class::De);
        let (verb, np) = if relative { (None, None) } else { self.governed(kept, amount.kind != Kind::Count) };
        let (mut verb, np) = match self.paid_last(kept).filter(|_| verb.is_none() && !relative) {
            Some((act, noun)) => (Some(act), noun),
            None => (verb, np),
        };
        let mut head = np.clone().map(|np| self.text(np)).filter(|h| !h.is_empty());
        // …的事项有480项: what there is, not what was done.
        let there_is = clause.level.last().is_some_and(|w| self.is_one(w, EXISTENCE));
        if there_is && kept.iter().any(|w| w.class == Class::De || self.is_one(w, &["后"])) {
            verb = None;
        }
        if let Some(who) = self.people_who_do(kept, np.as_ref(), verb.as_deref()) {
            return Some(Label {
                head: Some(self.text(who)),
                own_act: true,
                act: verb,
                near: true,
                doubt: true,
                ..Label::default()
            });
        }
        let governed = verb.is_some() && np.is_some();
        let pivot = verb.as_deref().is_some_and(|v| v.starts_with("组织"));
        let mut act = clause.moved.clone().or(verb);
        let (mut doubt, mut is_later) = (false, false);
        if let Some(np) = np {
            doubt = self.split_activity(kept, np, &mut head, &mut act);
        }
        // 15个部门326项: the noun between two figures belongs to the first.
        doubt |= self.phrases.gap(self.i).len() == clause.before.len()
            && self.previous().is_some_and(|(p, l)| l.head.is_some() && l.head == head && p.unit != amount.unit);
        // 年产4万吨锂盐项目, 14个750千伏工程: what stands after may be what is meant.
        doubt |= head.is_some() && self.noun_behind();
        let later =
            clause.level.last().is_some_and(|w| ["后", "前"].iter().any(|a| self.source.is_before(w.range.end, a)));
        if amount.kind == Kind::Duration && (act.is_none() || later) {
            // 在7日以内办结, 受理后5天答复
            act = self.verb_after().or_else(|| self.activity_after()).or(act);
        }
        if PERSON_UNITS.contains(&amount.unit.as_deref().unwrap_or(""))
            && (act.is_none() || pivot || act.as_deref().is_some_and(|a| PIVOTS.contains(&a)))
        {
            // 组织工作人员289人次向宪法宣誓, 达600多人参加了培训
            // 商店达到1837家、增长136%: how the level moved is not what was done.
            let done = |verb: &String| words::moving(&verb.chars().collect::<Vec<_>>()).is_none();
            act = self.verb_after().filter(done).or(act);
        }
        if act.is_none() && amount.kind == Kind::Count && !there_is {
            act = self.status_after();
            is_later = act.is_some();
            act = act.or_else(|| self.verb_before());
        }
        // 其中8项开展风险评估: nothing before the figure, so what follows it says what was done.
        if act.is_none() && amount.kind == Kind::Count && head.is_none() && kept.is_empty() {
            act = self.verb_after();
        }
        let people = PEOPLE_UNITS.contains(&amount.unit.as_deref().unwrap_or(""));
        if people && act.as_deref().is_none_or(|a| a == "给予" || a == "受到" || a == "受" || a == "处以") {
            let done = |h: &String| DONE_TO_PEOPLE.iter().any(|d| h == d);
            if let Some(h) = head.clone().filter(done) {
                act = Some(h);
                // 处理违法人员2105人，其中罚款1320人: the people are those of the figure before.
                if self.people_before() {
                    return Some(Label { act, own_act: true, ..Label::default() });
                }
                doubt = true;
            } else if let Some(h) = head.as_deref().filter(|h| h.contains(['、', '和', '及']))
                && let Some(d) = DONE_TO_PEOPLE.iter().filter(|d| h.ends_with(**d)).min_by_key(|d| d.len())
            {
                // 政纪、政务处分共计105人
                act = Some((*d).to_owned());
                doubt = true;
            }
        }
        let own_act = act.is_some();
        let governs = own_act && governed;
        if act.is_none() {
            act = self.shared_act(clause.before);
        }
        // 驳回诉讼请求17件: what was asked for says how the case ended.
        let asked = governs
            && head.as_deref().is_some_and(|h| ASKED.iter().any(|a| h.ends_with(a)))
            && act.as_deref().is_some_and(|a| ENDINGS.iter().any(|e| a.ends_with(e)))
            && self.previous().is_some_and(|(p, l)| p.unit == amount.unit && l.head.is_some());
        if asked {
            act = Some(format!("{}{}", act.unwrap_or_default(), head.take().unwrap_or_default()));
        }
        // 移交公安机关3件: not the bodies are counted.
        let unit = amount.unit.as_deref();
        if governs && amount.kind == Kind::Count && unit != Some("人") {
            let wrong = head.as_deref().is_some_and(|h| !nouns::countable(&h.chars().collect::<Vec<_>>(), unit));
            if wrong && !self.counts_activity() {
                head = None;
            }
        }
        Some(Label {
            near: head.is_some(),
            own_act,
            governs,
            head,
            verb: act.clone(),
            act,
            doubt,
            later: is_later,
            ..Label::default()
        })
    }

    /// 专项资金预算拟安排1800万元, 贷款新增1.9亿元: the verb stands last, and what it governs before it.
    fn paid_last(&self, kept: &[Word]) -> Option<(String, Option<Chars>)> {
        let last = kept.len().checked_sub(1).filter(|_| self.amount().kind != Kind::Count)?;
        if !self.is_one(&kept[last], PAID) {
            return None;
        }
        let before = strip(&kept[..group_start(kept, last)]);
        let noun = before.last().filter(|w| w.class == Class::Noun).and_then(|_| tail_noun(self.source, before));
        let owned = noun.filter(|np| !nouns::is_agent(self.chars(np.clone())));
        Some((self.verb_text(kept, last), owned))
    }

    /// Whether a noun, or a number that is no figure, follows the figure without a mark between.
    fn noun_behind(&self) -> bool {
        let end = self.amount().range.end;
        let Some(first) = self.phrases.after(self.i).first().filter(|w| w.range.start == end) else { return false };
        let digit = self.source.at(end).is_ascii_digit();
        let open = matches!(self.source.at(end), '(' | '内' | '后' | '前')
            || ["大关", "台阶", "关口"].iter().any(|w| self.source.is_at(end, w));
        digit || self.amount().kind == Kind::Other && first.class == Class::Noun && !open
    }

    /// 群众参加普法活动3万人次: the people who do it are counted, and not what they take part in.
    fn people_who_do(&self, kept: &[Word], np: Option<&Chars>, verb: Option<&str>) -> Option<Chars> {
        let unit = self.amount().unit.as_deref()?;
        let taking_part = verb.is_some_and(|v| TAKING_PART.contains(&v));
        if !(PEOPLE_UNITS.contains(&unit) || unit == "人次") || !taking_part {
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
    fn split_activity(&self, kept: &[Word], np: Chars, head: &mut Option<String>, act: &mut Option<String>) -> bool {
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
                || kept.iter().any(|w| self.is_one(w, &["对"]));
            if np.len() > LONG_ACTIVITY && listed {
                // Not one inside a quotation: “双随机、一公开”监管.
                let from = (np.start..first).rev().find(|&i| self.source.at(i) == '”').map_or(np.start, |i| i + 1);
                let joint = (from..first).rev().find(|&i| matches!(self.source.at(i), '、' | '与' | '和' | ')'));
                let start = joint.map_or(first, |i| i + 1);
                *head = Some(self.text(if end - start <= LONG_ACTIVITY { start } else { first }..end));
                return true;
            }
        } else if self.amount().kind == Kind::Count
            && THING_UNITS.contains(&self.amount().unit.as_deref().unwrap_or(""))
            && act.as_deref().is_none_or(|a| LIGHT_VERBS.contains(&a))
            // 政纪、政务处分
            && !matches!(self.source.before(first), '、' | '和' | '与' | '及')
            && !kept.last().is_some_and(|w| is_name(self.source, w))
        {
            *head = Some(self.text(np.start..first));
            *act = Some(self.text(first..end));
        }
        false
    }

    /// The verb that governs the noun before the figure, and that noun.
    pub fn governed(&self, kept: &[Word], measured: bool) -> (Option<String>, Option<Chars>) {
        if kept.is_empty() {
            return (None, None);
        }
        let verb = governing(self.source, kept, measured);
        let act = verb.map(|k| self.verb_text(kept, k));
        let rest = &kept[verb.map_or(0, |k| k + 1)..];
        (act, tail_noun(self.source, rest))
    }

    /// A verb with the verbs directly before it: 划转承接.
    pub fn verb_text(&self, kept: &[Word], k: usize) -> String {
        self.text(kept[joined_start(kept, k)].range.start..kept[k].range.end)
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

/// What is asked for in a case, and the verbs by which the case ends.
const ASKED: &[&str] = &["请求", "起诉", "上诉", "申请", "职责", "行为", "决定", "审理", "审查", "违法", "无效"];
const ENDINGS: &[&str] = &["驳回", "维持", "撤销", "确认", "责令", "变更", "终止", "撤回", "履行", "准许", "纠错"];

/// Verbs of what is done to people, who are counted by it: 组织处理12人, 移送司法机关6人.
const DEALT_WITH: &[&str] = &[
    "处理", "处分", "问责", "追责", "拘留", "逮捕", "抓获", "移送", "通报", "约谈", "诫勉", "警告", "留置", "判处",
    "起诉", "处罚", "刑拘", "行拘", "批评", "谈话", "表彰", "奖励", "查处",
];

/// Verbs of people who take part.
const TAKING_PART: &[&str] = &["参加", "参与", "接受", "享受", "观看", "旁听", "使用", "列席", "领取", "申领"];

/// Characters of a subject of cases that hardly names a kind of case.
const SHORT_CASE: usize = 3;

/// Verbs that may stand between a sum or a measure and what it is.
const PAID: &[&str] =
    &["安排", "拟安排", "完成", "实现", "新增", "销售", "签约", "拨付", "下达", "兑付", "兑现", "到位", "支付"];

/// Prepositions before what is acted on.
const PATIENTS: &[&str] = &["对", "将", "把", "就", "针对"];

/// Words by which a clause says that there is so much of something.
const EXISTENCE: &[&str] = &["有", "共有", "现有", "实有", "已有", "设有", "建有"];

/// Characters of a subject with its activity beyond which the activity will do.
const LONG_SUBJECT: usize = 10;

/// Characters of an activity's name beyond which its last words will do.
const LONG_ACTIVITY: usize = 12;
