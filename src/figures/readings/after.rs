//! The noun after the figure: 14件规范性文件, 12类187家中介机构, 对发现的86个问题逐一反馈.

use super::{LIGHT_VERBS, PATIENTS, PEOPLE_UNITS, THING_UNITS};
use crate::analysis::Kind;
use crate::figures::acts::{ACTORS, PERSON_UNITS, PIVOTS};
use crate::figures::grammar::{
    clipped, clipped_from, governing, is_name, noun_phrase, strip, without_among, without_bound,
};
use crate::figures::labels::{CASES, Clause, Finder, Label, Verb};
use crate::figures::nouns;
use crate::figures::phrase::Word;
use crate::figures::short::{Shorts, is_in, short};
use crate::figures::wording::Wording;
use crate::figures::words::{self, Class};
use crate::text::{Chars, class};

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

/// What is counted or measured beside something else, so that without a comma it belongs to the figure after it. To add
/// one: append it.
const NAMES_NEXT: &[&str] = &[
    "受众",
    "听众",
    "观众",
    "标的额",
    "标的金额",
    "涉案金额",
    "涉及金额",
    "参训人员",
    "参加人员",
    "参会人员",
    "参与人数",
    "参训人数",
    "受益群众",
    "受教育群众",
    "罚款",
    "罚没款",
    "点击量",
    "阅读量",
    "浏览量",
];

/// Measure words of papers.
const PAPER_UNITS: &[&str] = &["份", "件", "卷", "本", "宗"];

/// Verbs with which a list of what was made begins. To add one: append it.
const MAKING: &[&str] = &["建立", "健全", "建立健全", "制定", "出台", "完善", "实行", "推行", "落实", "构建", "形成"];

/// What comes of what is counted, and no part of its name: 发挥15个示范村示范作用.
const EFFECTS: &[&str] =
    &["示范作用", "示范带动作用", "示范引领作用", "引领作用", "带动作用", "带头作用", "骨干作用", "作用"];

/// Characters of a noun with a verb before it that says which.
const LONGEST_ATTRIBUTE: usize = 10;

impl<'t> Finder<'_, 't> {
    /// 14件规范性文件; 12类187家中介机构: the noun after the figure.
    pub fn noun_after(&self, clause: &Clause<'_, 't>) -> Option<Label<'t>> {
        let amount = self.amount();
        // 投资额百亿元以上: measured things stand before their measure, counted ones after.
        let measured = amount.kind != Kind::Count && clause.kept.last().is_some_and(|w| w.class == Class::Noun);
        let (at, on) = self.after_chain();
        let first_word = on.first()?;
        // 年办件量超过5000件的大厅: a measure is named before the figure.
        let named =
            clause.kept.last().is_some_and(|w| w.class == Class::Noun && self.source.before(w.range.end) == '量');
        let measured = measured || named && first_word.class == Class::De;
        // （间） after a unit says more of the unit, 、 goes on with the next member.
        // 去年受理的复议案件86件中: what stands after only says that they are a whole.
        let among = first_word.class == Class::Noun && self.is_one(first_word, short!(["中", "当中", "之中"]));
        // 新收的151件中投诉类75件
        let in_them = self.unit_is(short!(CASES))
            && self.source.at(amount.range.end) == '中'
            && !matches!(self.source.at(amount.range.end + 1), '心' | '小' | '学' | '介' | '国' | '央');
        let among = among || in_them;
        // 其中12件存在程序违法: nor does what is the matter with them.
        let among = among || self.source.is_at(first_word.range.start, "存在");
        // 6次调研普法工作: what was done stands first.
        let told = || clause.kept.iter().any(|w| w.class == Class::Verb);
        let done = self.counts_activity() && self.opens_matter(on) && !told();
        if measured
            || done
            || among
            || first_word.class == Class::Joint
            || self.source.at(first_word.range.start) == '('
        {
            return None;
        }
        let start = first_word.range.start;
        let clip;
        // 1.3万名80周岁以上老年人
        let on = if let Some(who) = self.past_age(start) {
            clip = clipped_from(on, who);
            &clip[..]
        } else if self.source.at(start) == '期' && amount.kind == Kind::Duration && first_word.range.len() == 1 {
            &on[1..]
        } else if let Some(digit) = (start..on[on.len() - 1].range.end).find(|&i| self.source.is(i, class::DIGIT)) {
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
                    && (w.range.len() == 1 && self.source.at(w.range.start) == '新'
                        || self.is_one(w, short!(["年度", "其他", "其它"])))
        }) {
            first += 1;
        }
        let (np, stop) = match noun_phrase(self.source, on, first) {
            Some(found) => found,
            // 两台满足自助服务功能的…设备: the noun after the last 的.
            None if self.is_attributive(clause, on) => (on[0].range.start..on[on.len() - 1].range.end, on.len()),
            None => {
                let verb =
                    on.first().is_some_and(|w| matches!(w.class, Class::Verb | Class::Noun | Class::Preposition));
                let de = on.iter().rposition(|w| w.class == Class::De).filter(|_| verb)?;
                noun_phrase(self.source, on, de + 1)?
            }
        };
        // 31件县政府印发的规范性文件: who made what is counted.
        let made = on.get(stop).is_some_and(|w| w.class == Class::Verb)
            && !nouns::countable(self.chars(np.clone()), self.unit);
        let of = if made { on[stop..].iter().position(|w| w.class == Class::De).map(|k| stop + k) } else { None };
        let (np, stop) = match of.and_then(|de| noun_phrase(self.source, on, de + 1)) {
            Some(found) => found,
            None => (np, stop),
        };
        // 5家接纳未成年人的场所, 6家考核靠后的单位: what stands before 的 can not be counted so, or is no body.
        let of_them = |then: &Chars| {
            let (named, then) = (self.chars(np.clone()), self.chars(then.clone()));
            nouns::countable(then, self.unit)
                && (!nouns::countable(named, self.unit)
                    || self.unit_is(short!(ACTORS)) && !nouns::is_known(named) && nouns::is_agent(then))
        };
        let de = on.get(stop).is_some_and(|w| w.class == Class::De);
        let then = if de { noun_phrase(self.source, on, stop + 1) } else { None };
        let (np, stop) = then.filter(|(then, _)| of_them(then)).unwrap_or((np, stop));
        // 2处集阅读、普法于一体的书屋
        let all = self.source.at(start) == '集';
        let de = if all { on.iter().rposition(|w| w.class == Class::De) } else { None };
        let de = de.filter(|&k| self.source.is_before(on[k].range.start, "于一体"));
        let (np, stop) = de.and_then(|de| noun_phrase(self.source, on, de + 1)).unwrap_or((np, stop));
        // 统筹4000万元支持乡村振兴: what the money is for.
        if amount.kind == Kind::Money && self.is_one(first_word, short!(["支持", "保障", "用于", "奖励", "帮扶"]))
        {
            return None;
        }
        // 15个方面的重点任务: what there are several sides of is counted.
        let (np, stop) = match on.get(stop).filter(|w| w.class == Class::De && self.chars(np.clone()) == ['方', '面'])
        {
            Some(_) => noun_phrase(self.source, on, stop + 1)?,
            None => (np, stop),
        };
        // 15个省级以上开发区
        let np = if first > 0 { without_bound(self.source, np, &["以上", "以下"]) } else { np };
        // 73件现行有效的规范性文件
        let (np, stop) = match on.get(stop).filter(|w| w.class == Class::De && self.source.is_before(np.end, "有效"))
        {
            Some(_) => noun_phrase(self.source, on, stop + 1).unwrap_or((np, stop)),
            None => (np, stop),
        };
        // 归档的90宗案卷中的62宗, 抽查的40件案件中有3件
        let part = |w: &Word| {
            matches!(w.class, Class::De | Class::Verb)
                || w.class == Class::Adverb && matches!(self.source.at(w.range.start), '有' | '仅' | '只')
        };
        let np = if on.get(stop).is_none_or(part) { without_among(self.source, np) } else { np };
        let runs = self.runs_into_next(at);
        // 法治讲座12场受众3千余人: what the next figure counts.
        let names_next = || NAMES_NEXT.iter().any(|w| self.source.is_at(np.start, w) && w.chars().count() == np.len());
        if runs && stop == on.len() && names_next() {
            return None;
        }
        // 检查企业360家满意率98%: the lost comma.
        let measure = runs && ["率", "金额", "比例"].iter().any(|w| self.source.is_before(np.end, w));
        // 84项便民事项、云州市57项: whose the next ones are.
        let owner = runs && stop == on.len() && matches!(self.source.before(np.end), '省' | '市' | '县' | '区' | '州');
        let (np, stop) = if runs && (measure && self.amounts[at + 1].kind != Kind::Count || owner) {
            // 惠及5万名参保人、报销金额3亿元: the last member is what the next figure measures.
            match on[..stop].iter().rposition(|w| w.class == Class::Joint && w.range.start > np.start) {
                Some(joint) => (np.start..on[joint].range.start, joint),
                None if owner => (np, stop),
                // 213所学校食堂“明厨亮灶”覆盖率达98%: the thing before the name of its rate.
                None if measure => (np.start..self.rate_name(&np)?, stop),
                None => return None,
            }
        } else {
            (np, stop)
        };
        // 发放材料300份律师进村宣讲4次: the lost comma again.
        let foreign = || !nouns::countable(self.chars(np.clone()), self.unit);
        if runs && clause.kept.last().is_some_and(|w| w.class == Class::Noun) && foreign() {
            return None;
        }
        let np = self.with_others(np, start);
        let mut label = self.label_of_noun_after(clause, on, at, np, stop)?;
        // 公布办事清单3期40个主题: one noun before the figures, another behind them.
        label.doubt |= at != self.i && clause.kept.last().is_some_and(|w| w.class == Class::Noun);
        Some(label)
    }

    /// 办理12件挂牌督办案件: whether all that follows is a verb and a noun, where the clause has its verb before the figure.
    fn is_attributive(&self, clause: &Clause<'_, 't>, on: &[Word]) -> bool {
        let verbs = on.iter().take_while(|w| w.class == Class::Verb).count();
        let told = clause.kept.last().filter(|w| w.class == Class::Verb);
        (1..on.len()).contains(&verbs)
            && on[verbs..].iter().all(|w| matches!(w.class, Class::Noun | Class::Activity))
            && on[on.len() - 1].class == Class::Noun
            && on[on.len() - 1].range.end - on[0].range.start <= LONGEST_ATTRIBUTE
            && self.amount().kind == Kind::Count
            && !self.unit_is(short!(PERSON_UNITS))
            && told.is_some_and(|told| !self.is_one(told, short!(PIVOTS)))
    }

    /// The label with the noun `np` after figure `at`, which ends before word `stop` of `on`.
    #[inline(never)]
    fn label_of_noun_after(
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
        let verb = told.clone().map(|told| self.text(told)).or_else(|| self.verb_before());
        // 制定37家重点单位“谁执法谁普法”责任清单
        let quote = (np.start + 1..np.end).find(|&i| self.source.at(i) == '“');
        let owner = quote.filter(|&q| nouns::is_agent(self.chars(np.start..q)));
        let np = np.start..owner.unwrap_or(np.end);
        // 28个部门职权事项2415项: who has them, before what the next figure counts.
        let owners = if next { OWNERS } else { &[] };
        let body = owners.iter().find(|w| self.source.is_at(np.start, w)).map(|w| np.start + w.chars().count());
        let body = body.or_else(|| if next { self.body_before_papers(&np, at) } else { None });
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
            let later = self.later_verb(&on[stop..], at);
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
        let patient = aimed.is_some_and(|w| self.is_one(w, short!(PATIENTS)));
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

    /// Past an age that says of people who they are: 80周岁以上.
    fn past_age(&self, start: usize) -> Option<usize> {
        if !self.source.is(start, class::DIGIT) || !self.unit_is(short!(PERSON_UNITS)) {
            return None;
        }
        let at = start + self.source.chars()[start..].iter().take_while(|c| c.is_ascii_digit()).count();
        let at = at + usize::from(self.source.at(at) == '周');
        let bound = |at: usize| ["以上", "以下"].iter().any(|w| self.source.is_at(at, w));
        (self.source.at(at) == '岁' && bound(at + 1)).then_some(at + 3)
    }

    /// Where the name of a rate begins with which a noun ends: a quotation, or a name that is listed.
    fn rate_name(&self, np: &Chars) -> Option<usize> {
        let quote = (np.start + 2..np.end).find(|&i| self.source.at(i) == '“');
        let listed = || {
            let is_name = |&at: &usize| words::word_at(self.source, at, np.end) == Some((np.end - at, Class::Noun));
            (np.start + 2..np.end - 1).find(is_name)
        };
        quote.or_else(listed)
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
