//! The noun after the figure: 14件规范性文件, 12类187家中介机构, 对发现的86个问题逐一反馈.

mod label;

use crate::analysis::Kind;
use crate::figures::acts::{ACTORS, MATTER, PERSON_UNITS, PIVOTS};
use crate::figures::grammar::{clipped, clipped_from, noun_phrase, without_among, without_bound};
use crate::figures::labels::{CASES, Clause, Finder, Label};
use crate::figures::nouns;
use crate::figures::phrase::Word;
use crate::figures::short::short;
use crate::figures::words::{self, Class};
use crate::text::{Chars, class};

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
        // 召开专题会议4次研究依法行政工作: the meetings are counted.
        let met = self.counts_activity()
            && clause.kept.last().is_some_and(|w| w.class == Class::Noun && self.is_meeting(w))
            && on.first().is_some_and(|w| w.range.start == amount.range.end && self.is_one(w, short!(MATTER)));
        if measured
            || done
            || met
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
                // 对2家未按规定安装设备的企业进行约谈
                let verb = on.first().is_some_and(|w| {
                    matches!(w.class, Class::Verb | Class::Noun | Class::Preposition | Class::Negation | Class::Adverb)
                });
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
                    || (self.unit_is(short!(ACTORS)) || self.unit_is(short!(["个"])))
                        && !nouns::is_known(named)
                        && nouns::is_agent(then))
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
        // 划转1245项处罚事项至执法部门: where they go is no part of them.
        let to = (np.start + 2..np.end - 1)
            .find(|&i| self.source.at(i) == '至' && nouns::is_agent(self.chars(i + 1..np.end)));
        let np = np.start..to.unwrap_or(np.end);
        // 12个行政村中省级示范村达8个: those among whom.
        let among = |&i: &usize| {
            self.source.at(i) == '中'
                && !matches!(self.source.at(i + 1), '心' | '小' | '学' | '介' | '国' | '央' | '级' | '医' | '队')
                && nouns::is_agent(self.chars(np.start..i))
        };
        let end = (np.start + 2..np.end).find(among);
        let np = np.start..end.unwrap_or(np.end);
        let np = self.with_others(np, start);
        // 5个专职人员不足3人: the people are what the next figure counts.
        let theirs = runs
            && stop == on.len()
            && !self.unit_is(short!(PERSON_UNITS))
            && self.units[at + 1].is_in(short!(ACTORS))
            && nouns::is_person(self.chars(np.clone()));
        let mut label = self.label_of_noun_after(clause, on, at, np, stop)?;
        if theirs && let Some((_, before)) = self.previous().filter(|_| self.goes_on_counting()) {
            (label.head, label.near) = (before.head.clone(), false);
        }
        label.doubt |= theirs;
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
}
