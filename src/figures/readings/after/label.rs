//! The label that a noun after the figure gives, with what was done to it.

use crate::analysis::Kind;
use crate::figures::acts::{ACTORS, PERSON_UNITS, PIVOTS};
use crate::figures::grammar::{governing, is_name, strip};
use crate::figures::labels::{Clause, Finder, Label, Verb};
use crate::figures::nouns;
use crate::figures::phrase::Word;
use crate::figures::readings::{LIGHT_VERBS, PATIENTS, PEOPLE_UNITS, THING_UNITS};
use crate::figures::short::{Shorts, is_in, short};
use crate::figures::wording::Wording;
use crate::figures::words::Class;
use crate::text::Chars;

/// Those who have what the next figure counts. To add one: append it.
const OWNERS: &[&str] = &[
    "部门",
    "单位",
    "乡镇",
    "街道",
    "镇街",
    "县区",
    "区县",
    "执法部门",
    "成员单位",
    "市直部门",
    "县直部门",
    "区直部门",
];

/// Verbs with which a list of what was made begins. To add one: append it.
const MAKING: &[&str] = &["建立", "健全", "建立健全", "制定", "出台", "完善", "实行", "推行", "落实", "构建", "形成"];

/// What comes of what is counted, and no part of its name: 发挥15个示范村示范作用.
const EFFECTS: &[&str] =
    &["示范作用", "示范带动作用", "示范引领作用", "引领作用", "带动作用", "带头作用", "骨干作用", "作用"];

/// Measure words of papers.
const PAPER_UNITS: &[&str] = &["份", "件", "卷", "本", "宗"];

impl<'t> Finder<'_, 't> {
    /// The label with the noun `np` after figure `at`, which ends before word `stop` of `on`.
    #[inline(never)]
    pub(super) fn label_of_noun_after(
        &self,
        clause: &Clause<'_, 't>,
        on: &[Word],
        at: usize,
        np: Chars,
        stop: usize,
    ) -> Option<Label<'t>> {
        let kept = strip(clause.before);
        let told = self.verb_of(kept);
        let tells = |list: &Shorts| told.as_ref().is_some_and(|told| list.has_chars(self.chars(told.clone())));
        let runs_on = self.runs_into_next(at) && stop == on.len();
        let next = runs_on && self.amounts[at + 1].kind == Kind::Count;
        // 39个部门的清单5749项, 13个部门100项事项, 公布产量的104种产品: the figure only says which.
        let modifier = on.get(stop).is_some_and(|w| w.class == Class::De)
            || next && !on.is_empty()
            || clause.before.last().is_some_and(|w| w.class == Class::De);
        // 在全市15个开发区中首家: those among whom, and no act of theirs.
        let aimed = clause.before.iter().rfind(|w| w.class != Class::Place && w.class != Class::Quantifier);
        let in_place = aimed.is_some_and(|w| self.is_one(w, short!(["在"])));
        let among =
            |&i: &usize| self.source.at(i) == '中' && !matches!(self.source.at(i + 1), '心' | '小' | '学' | '介');
        let within = if in_place { (np.start + 1..on.last()?.range.end).find(among) } else { None };
        if let Some(end) = within {
            let head = Some(self.text(np.start..end.min(np.end)));
            return Some(Label { head, near: true, ..Label::default() });
        }
        // 组织5个督察组对11个县进行督察: what is done to them stands after.
        let patient = aimed.is_some_and(|w| self.is_one(w, short!(PATIENTS)));
        let before = || if patient { None } else { self.verb_before() };
        let verb = told.clone().map(|told| self.text(told)).or_else(before);
        // 制定37家重点单位“谁执法谁普法”责任清单
        let quote = (np.start + 1..np.end).find(|&i| self.source.at(i) == '“');
        let owner = quote.filter(|&q| nouns::is_agent(self.chars(np.start..q)));
        let np = np.start..owner.unwrap_or(np.end);
        // 28个部门职权事项2415项: who has them, before what the next figure counts.
        let owners = if next { OWNERS } else { &[] };
        let body = owners.iter().find(|w| self.source.is_at(np.start, w)).map(|w| np.start + w.chars().count());
        let body = body.or_else(|| if next { self.body_before_papers(&np, at) } else { None });
        let body = body.or_else(|| self.body_before_its_head(&np));
        let np = np.start..body.filter(|&end| end < np.end).unwrap_or(np.end);
        let effects = if self.source.is_before(np.end, "作用") { EFFECTS } else { &[] };
        let effect = effects.iter().find(|w| self.source.is_before(np.end, w)).map_or(0, |w| w.chars().count());
        let np = if effect + 2 <= np.len() { np.start..np.end - effect } else { np };
        let whole = np.clone();
        // 46家单位述法全覆盖, 30名干部到农场参加…: bodies and people are counted, not what they do.
        let done = self.actors_end(on, &np).filter(|_| !next);
        let np = np.start..done.unwrap_or(np.end);
        let head = Some(self.text(np.clone()));
        // 清理了监察大队的6名执法人员: who has them stands between.
        let owned = clause.before.last().is_some_and(|w| w.class == Class::De);
        if owned && !next && on.get(stop).is_none_or(|w| w.class != Class::De) {
            let whose = clause.before.iter().rev().nth(1).is_some_and(|w| nouns::is_agent(self.chars(w.range.clone())));
            // 对发现的86个问题逐一反馈: what was done stands after; the verb before 的 only says which.
            let led = clause.before.first().is_some_and(|w| self.is_one(w, short!(PATIENTS)));
            let each = || if led { self.done_to_each(&on[stop..], at) } else { None };
            let later = self.later_verb(&on[stop..], at).or_else(each);
            let is_later = later.is_some();
            let act = if whose || told.is_none() { verb.or(later) } else { later };
            return Some(Label {
                head,
                // 举办的2期队伍能力提升培训班: a verb in the name.
                doubt: on.get(stop).is_some_and(|w| w.class == Class::Verb && w.range.start == np.end)
                    && on.get(stop + 1).is_some_and(|w| w.class == Class::Noun),
                own_act: act.is_some(),
                later: is_later && act.is_some(),
                act,
                verb: Verb::Act,
                near: true,
                ..Label::default()
            });
        }
        if modifier || owner.is_some() {
            // 31家假冒伪劣的店铺: what stands before 的 may only say of what kind they are.
            let of_kind = on.get(stop).is_some_and(|w| w.class == Class::De) && !nouns::is_known(self.chars(np));
            // 12场志愿服务830人次: whose the activity is can not be told.
            let doubt =
                of_kind || next && on.last().is_some_and(|w| w.class == Class::Activity && !is_name(self.source, w));
            let verb = verb.map_or(Verb::None, Verb::Other);
            return Some(Label { head, verb, near: true, doubt, ..Label::default() });
        }
        let person = self.unit_is(short!(PERSON_UNITS));
        let pivot = person && tells(short!(PIVOTS));
        let own = verb.as_deref().filter(|_| !pivot);
        let light = patient || own.is_some_and(|v| is_in(v, short!(LIGHT_VERBS)));
        if light && let Some((head, act)) = self.thing_and_activity(on, &np, stop) {
            let verb = verb.map_or(Verb::None, Verb::Other);
            return Some(Label { head, own_act: true, act, near: true, governs: true, verb, ..Label::default() });
        }
        if own.is_none() && (person || done.is_some()) {
            let doing = on[..stop].iter().rposition(|w| w.class != Class::Activity).map_or(0, |k| k + 1);
            // 27名书面述法
            if doing == 0 && stop == on.len() {
                let act = Some(self.text(np));
                return Some(Label { own_act: true, act, ..Label::default() });
            }
            // 8名党政主要负责人现场述法
            let noun = on.get(doing).map(|w| np.start..w.range.start.max(np.start));
            let does = |n: &Chars| doing < stop && n.end < whole.end && nouns::is_agent(self.chars(n.clone()));
            if let Some(noun) = noun.filter(does) {
                let act = Some(self.text(noun.end..whole.end));
                let head = Some(self.text(noun));
                return Some(Label { head, own_act: true, act, near: true, ..Label::default() });
            }
        }
        // 对11个县落实规划情况进行督察: what is done to them stands after 进行.
        let held = if patient { on[stop..].iter().rposition(|w| self.is_one(w, short!(["进行"]))) } else { None };
        let from = stop + held.unwrap_or(0);
        let mut later = if own.is_none() { self.later_verb(&on[from..], at) } else { None };
        // 组织8家单位负责人向委员会述法
        if pivot && later.is_none() && !self.runs_into_next(at) {
            later = self.activity_last(&on[stop..]);
        }
        if later.is_none() && own.is_none() {
            let each = if patient { self.done_to_each(&on[stop..], at) } else { None };
            later = each.or_else(|| self.done_by_all(&on[stop..], at));
        }
        if later.is_none() && own.is_none() && stop == on.len() && !kept.iter().any(|w| w.class == Class::Verb) {
            later = self.verb_of_next_clause(at);
        }
        let (is_later, governs) = (later.is_some(), own.is_some() && told.is_some());
        // 认定7家跨境资金集中运营中心: where the clause has its verb, another one in the noun may be part of a name.
        let cut = on.get(stop).is_some_and(|w| w.class == Class::Verb && w.range.start == np.end)
            && on.last().is_some_and(|w| w.class == Class::Noun);
        let makes_act = || tells(short!(PIVOTS));
        let doubt = governs && cut && !makes_act();
        let (act, verb) = match (later, verb) {
            (Some(later), verb) => (Some(later), verb.map_or(Verb::None, Verb::Other)),
            (None, Some(verb)) => (Some(verb), Verb::Act),
            (None, None) => (self.shared_act(clause.before), Verb::None),
        };
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

    /// The activity with which a clause ends.
    fn activity_last(&self, on: &[Word]) -> Option<Wording<'t>> {
        let last = on.last().filter(|w| w.class == Class::Activity && !is_name(self.source, w))?;
        Some(self.text(last.range.clone()))
    }

    /// 对28家单位逐一评查: the activity that, with how it was done, is all that follows.
    fn done_to_each(&self, on: &[Word], at: usize) -> Option<Wording<'t>> {
        let alone = matches!(on, [how, _] if how.class == Class::Adverb) && !self.runs_into_next(at);
        if alone { self.activity_last(on) } else { None }
    }

    /// 35家单位全部书面述法: the activity of all of them, which is all that follows.
    fn done_by_all(&self, on: &[Word], at: usize) -> Option<Wording<'t>> {
        let last = on.last().filter(|w| w.class == Class::Activity)?;
        let all = on.iter().position(|w| self.is_one(w, short!(["全部", "均", "都", "已全部", "均已"])))?;
        let first = on.get(all + 1)?;
        let done = on[all + 1..].iter().all(|w| w.class == Class::Activity && !is_name(self.source, w));
        (done && !self.runs_into_next(at)).then(|| self.text(first.range.start..last.range.end))
    }

    /// 抽取18个执法单位案卷180份: where the bodies end before the papers that the next figure counts.
    fn body_before_papers(&self, np: &Chars, at: usize) -> Option<usize> {
        let papers = self.amounts.get(at + 1)?.unit.as_deref().is_some_and(|unit| PAPER_UNITS.contains(&unit));
        if !(papers && self.unit_is(short!(["个", "家"])) && nouns::is_paper(self.chars(np.clone()))) {
            return None;
        }
        let ends =
            |&end: &usize| nouns::is_agent(self.chars(np.start..end)) && nouns::is_paper(self.chars(end..np.end));
        (np.start + 2..np.end - 1).rev().find(ends)
    }

    /// 42个市直部门党政主要负责人: where the bodies end of which those are the heads; 个 counts bodies, 名 counts people.
    fn body_before_its_head(&self, np: &Chars) -> Option<usize> {
        let heads = ["负责人", "主要领导", "分管领导", "一把手", "负责同志", "法律顾问", "法治副校长"];
        let led = self.unit_is(short!(["个", "家", "所"])) && heads.iter().any(|w| self.source.is_before(np.end, w));
        let is_body = |noun: &[char]| nouns::is_agent(noun) && !nouns::is_person(noun);
        let ends = np.start + 2..if led { np.end - 2 } else { np.start };
        let end = ends.rev().find(|&end| is_body(self.chars(np.start..end)))?;
        // 科室（单位）主要负责人
        Some(end + usize::from(self.source.at(end) == ')'))
    }

    /// Where the bodies or people end that a noun phrase after a measure word of theirs begins with, and what they do begins.
    fn actors_end(&self, on: &[Word], np: &Chars) -> Option<usize> {
        let things = self.unit_is(short!(["个"]));
        if !(things || self.unit_is(short!(ACTORS))) || nouns::is_agent(self.chars(np.clone())) {
            return None;
        }
        // 5个单位现场述法, 5个村培训调解员, but 5个单位培训基地.
        let done = |w: &Word| {
            !(w.range.start > np.start && w.class == Class::Noun && w.range.end == np.end)
                || nouns::is_person(self.chars(w.range.clone()))
        };
        if things && !on.iter().all(done) {
            return None;
        }
        let people = self.unit_is(short!(PEOPLE_UNITS));
        let does = |at: usize| {
            let c = self.source.at(at);
            matches!(c, '到' | '赴')
                || c == '(' && people
                || on.iter().any(|w| w.range.start == at && matches!(w.class, Class::Activity | Class::Adverb))
        };
        let counted = |noun: &[char]| if people { nouns::is_person(noun) } else { nouns::is_agent(noun) };
        (np.start + 2..np.end).find(|&at| does(at) && counted(self.chars(np.start..at)))
    }

    /// 完成3家涉案企业合规建设: when the unit counts things, the thing is the head and the activity the act (gold guide,
    /// case 24).
    #[inline(never)]
    fn thing_and_activity(
        &self,
        on: &[Word],
        np: &Chars,
        stop: usize,
    ) -> Option<(Option<Wording<'t>>, Option<Wording<'t>>)> {
        if !self.unit_is(short!(THING_UNITS)) {
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
        let joint = on[..first]
            .iter()
            .find(|w| w.class == Class::Joint && w.range.start > np.start && self.is_one(w, short!(["与"])));
        let end = joint.map_or(np.end.min(act), |w| w.range.start.min(np.end));
        plain.then(|| (Some(self.text(np.start..end)), Some(self.text(act..on[last].range.end))))
    }

    /// The verb of the words before a figure whose noun stands after it.
    #[inline(never)]
    fn verb_of(&self, kept: &[Word]) -> Option<Chars> {
        let verb = kept
            .iter()
            .rposition(|w| w.class == Class::Verb)
            .or_else(|| kept.iter().rposition(|w| w.class == Class::Activity).filter(|&k| k + 1 == kept.len()))?;
        // 建立审查登记、跟踪反馈和督办通报3项制度: what was made are the members of the list, verbs or not.
        let made = kept.iter().position(|w| !matches!(w.class, Class::Adverb | Class::Place))?;
        if self.is_one(&kept[made], short!(MAKING)) && kept.iter().filter(|w| w.class == Class::Joint).count() > 1 {
            return Some(self.verb_range(kept, made));
        }
        // 梳理“一键找法”、一件事平台等13项增值服务: the verb of a list, not one inside it.
        let verb = if kept[verb + 1..].iter().any(|w| w.class == Class::Noun) {
            governing(self.source, kept, false).unwrap_or(verb)
        } else {
            verb
        };
        (!is_name(self.source, &kept[verb])).then(|| self.verb_range(kept, verb))
    }
}
