//! What a figure takes from what was said before it: the head of an earlier figure, or the object of the clause before.

mod acts;
mod lists;

use super::acts::ACTIVITY_UNITS;
use super::grammar::{group_start, noun_phrase, strip};
use super::labels::{CASES, Finder};
use super::listed::Endings;
use super::nouns;
use super::phrase::{Word, first_of};
use super::short::{Short, short};
use super::wording::Wording;
use super::words::Class;
use crate::analysis::Kind;
use crate::text::{Chars, class};

/// Clauses before the figure's own in which an object is looked for.
const CLAUSES: usize = 2;
/// Figures before this one whose head it may share.
const FIGURES: usize = 12;

/// Measure words of bodies.
const BODY_UNITS: &[&str] = &["家", "户", "家次", "户次", "所", "个"];

/// What is done to people one by one, and not at an event. To add one: append it.
const MEASURES: &[&str] = &[
    "训诫",
    "警告",
    "处理",
    "处分",
    "移送",
    "拘留",
    "逮捕",
    "收监执行",
    "问责",
    "约谈",
    "诫勉",
    "表彰",
    "奖励",
    "通报批评",
    "批评教育",
];

/// Activities that are about papers, and measure words of these. To add one: append it.
const ABOUT_PAPERS: &[&str] =
    &["全面清理", "专项清理", "集中清理", "清理", "备案审查", "合法性审查", "评查", "审查", "抽查"];
const PAPER_UNITS: &[&str] = &["件", "份", "部", "卷", "宗"];

/// Ends of clauses that only say when or under what condition: 在材料齐全的情况下.
const ADVERBIAL: &[&str] =
    &["下", "后", "时", "中", "前", "上", "基础上", "以来", "期间", "过程中", "同时", "看", "分析", "为主", "分"];

/// Verbs that go on with the cases of the sentence before, where they name none themselves. To add one: append it.
const GOING_ON: &[&str] = &["审结", "办结", "结案", "受理", "立案受理", "已审结", "已办结"];

/// Ends of a clause that says of which cases the sentence speaks. To add one: append it.
const OF_CASES: &[&str] = &["案件中", "申请中", "案中", "件中"];
static AMONG_CASES: Endings = Endings::of(OF_CASES);

/// Ends of a clause that says how things are, and names nothing that is counted: 人员流动较快. To add one: append it.
#[rustfmt::skip]
const PREDICATES: &[&str] = &["较快", "较慢", "较大", "较小", "较高", "较低", "较多", "较少", "较强", "较弱", "不足", "不高", "不强", "薄弱", "突出", "明显", "不够", "偏少", "偏低", "偏高", "频繁"];
static TELL: Endings = Endings::of(PREDICATES);

/// Words with which a clause opens that only says what went before: 经审理.
const PASSED: &[&str] = &["经", "经过", "通过"];

impl<'t> Finder<'_, 't> {
    /// Whether no stop stands between an earlier figure of the line and this one.
    pub fn one_sentence(&self, earlier: usize) -> bool {
        first_of(&self.source.classes()[self.since(earlier)], class::STOP).is_none()
    }

    /// The last figures of the line before figure `k`, the nearest first.
    fn line_before(&self, k: usize) -> impl Iterator<Item = usize> + Clone {
        (0..k).rev().take(FIGURES).take_while(|&k| self.amounts[k].line == self.amount().line)
    }

    /// What stands between an earlier figure of the line and this one.
    fn since(&self, earlier: usize) -> Chars {
        let end = self.amount().range.start;
        self.amounts[earlier].range.end.min(end)..end
    }

    /// The head of an earlier figure: of the same unit in the sentence first, then the object of the clause before; and
    /// which figure it was.
    #[inline(never)]
    pub fn inherited(&self) -> (Option<Wording<'t>>, Option<usize>) {
        let amount = self.amount();
        // 许可申请总数640宗，予以许可615宗: of the total of them the members are no total.
        let member = |head: &Wording<'t>| match head.strip_suffix("总数").filter(|h| h.chars().count() > 1) {
            Some(rest) => rest.to_owned().into(),
            // 申请80件，审结41件。审结的案件中，维持8件
            None => match head.strip_suffix("申请").filter(|_| self.speaks_of_cases()) {
                Some(rest) => format!("{rest}案件").into(),
                None => head.clone(),
            },
        };
        let of = |k: usize| (self.done[k].head.as_ref().map(member), Some(k));
        // 3期240人: what stands behind one another counts the same.
        if let Some((previous, _)) = self.previous()
            && previous.range.end == amount.range.start
        {
            return of(self.i - 1);
        }
        // 拆除违法建设328处、4.5万平方米: how many and how much.
        if let Some((previous, label)) = self.previous()
            && (previous.kind, amount.kind) == (Kind::Count, Kind::Area)
            && label.head.is_some()
            && self.chars(self.since(self.i - 1)) == ['、']
        {
            return of(self.i - 1);
        }
        // 已办结35件。其中维持14件: 其中 goes on with what the sentence before counted.
        let before_first = self.phrases.before(self.i).first();
        let goes_on = before_first.is_some_and(|w| w.class == Class::Among) || self.sentence_opens_among();
        // 收到80件，办复率100%，金额3万元。其中办结32件: past rates and sums of money.
        let rate = |k: usize| self.amounts[k].kind == Kind::Percent;
        let money = |k: usize| self.amounts[k].kind == Kind::Money && amount.kind != Kind::Money;
        let before_stop = |k: usize| {
            let passed = |k: usize| rate(k) || money(k);
            goes_on && (k + 1..self.i).all(passed) && (passed(k) || self.amounts[k].unit == amount.unit)
        };
        // 调解申请41件；推出措施12项，办理3万件: what was counted in the same part of the sentence comes first.
        let part = |k: usize| !self.chars(self.since(k)).contains(&';');
        let apart = self.line_before(self.i).take_while(|&k| part(k)).any(|k| self.done[k].head.is_some() && !goes_on);
        let earlier = self
            .line_before(self.i)
            .take_while(|&k| self.one_sentence(k) || before_stop(k))
            .filter(|&k| self.done[k].head.is_some() && (!apart || part(k)))
            .filter(|&k| !rate(k) && !money(k) || self.one_sentence(k));
        if amount.kind == Kind::Percent {
            return earlier.clone().next().map_or_else(|| (self.object_before(), None), of);
        }
        // 办理申请21件，其中自然人19件，法人2件，不予公开3件: what was done goes for the total, not for its members.
        let verb = self.phrases.before(self.i).iter().any(|w| w.class == Class::Verb);
        if verb
            && let Some(first) = self.opening_of_list(self.i)
            && (first..self.i).any(|k| self.done[k].near && !self.done[k].own_act)
            && self.one_sentence(first - 1)
        {
            return (of(first - 1).0, None);
        }
        // The name of a rate is no head of a count.
        let is_rate = |k: usize| self.done[k].head.as_deref().is_some_and(|h| h.ends_with(['率', '比']));
        let countable = |k: usize| self.done[k].head.as_ref().is_none_or(|head| self.may_count(head));
        // Of figures with other measure words, those that count the same sort of things come first: 检查单位98户次，停业5家.
        let of_bodies = self.unit_is(short!(BODY_UNITS));
        let kin = |k: usize| of_bodies && self.units[k].is_in(short!(BODY_UNITS));
        let often = |k: usize| self.units[k].is_in(short!(ACTIVITY_UNITS)) && self.units[k] != Short::of_str("人次");
        // 检查38次，立案7起: cases and bodies are no activities.
        let measure = |w: &Word| w.class == Class::Verb && self.is_one(w, short!(MEASURES));
        let dealt = verb && self.phrases.before(self.i).iter().any(measure);
        let things = dealt || self.unit_is(short!(["件", "起", "宗", "例", "家", "户"]));
        let others = || {
            earlier.clone().filter(|&k| {
                !is_rate(k) && self.amounts[k].kind == amount.kind && countable(k) && (!things || !often(k) || kin(k))
            })
        };
        // 受理106件。其中公安46件，占43%；其他60件，占57%。审结101件: of the whole, and not of the last of its parts.
        let counts = earlier.clone().filter(|&k| self.amounts[k].unit == amount.unit);
        let last = counts.clone().next().filter(|&k| !self.one_sentence(k));
        if let Some(whole) = last.and_then(|last| self.whole_of_list(last)) {
            return of(whole);
        }
        if let Some(k) = counts.clone().next() {
            // 许可事项20项；清理收费事项，减少5项: another object stands nearer than the part before.
            if !goes_on
                && !part(k)
                && let Some(head) = self.object_before()
            {
                return (Some(head), None);
            }
            if let Some(total) = self.total_of_list(k).or_else(|| self.total_of_others(k)) {
                return of(total);
            }
            // 提出建议96件，处罚83件，其余13件: what is left of the first.
            if self.is_rest() {
                let left = |&t: &usize| t != k && self.amounts[t].value == self.amounts[k].value + amount.value;
                return counts.clone().find(left).map_or_else(|| (of(k).0, None), of);
            }
            // 审查文件58件，提出意见12件，督促纠正3件: what was given out is hardly what was done with afterwards.
            if !goes_on && self.is_beside_the_matter(k) {
                return (of(k).0, None);
            }
            // 纠正违法行为80件；以和解结案75件: what another part counted may not be what this one counts.
            let ends =
                self.phrases.before(self.i).iter().any(|w| w.class == Class::Noun || w.class == Class::Preposition);
            return if !goes_on && !part(k) && ends { (of(k).0, None) } else { of(k) };
        }
        if let Some(head) = self.object_before() {
            return (Some(head), None);
        }
        let nearest = others().find(|&k| kin(k)).or_else(|| others().next());
        // 开展规范性文件清理3次，废止5件: what the activity was about.
        let matter = |k: usize| {
            let about = |head: &[char]| {
                let end = ABOUT_PAPERS.iter().find_map(|w| {
                    head.len().checked_sub(w.chars().count()).filter(|&n| head[n..].iter().copied().eq(w.chars()))
                })?;
                nouns::is_paper(&head[..end]).then(|| head[..end].iter().collect::<String>())
            };
            let head = self.done[k].head.as_ref().filter(|_| often(k) && self.unit_is(short!(PAPER_UNITS)))?;
            head.read(self.source, about)
        };
        nearest.map_or_else(|| (earlier.clone().find_map(matter).map(Into::into), None), of)
    }

    /// Whether the sentence of the figure begins with 其中, and so goes on with the one before.
    #[inline(never)]
    fn sentence_opens_among(&self) -> bool {
        let may_open = || self.phrases.may_open(self.i) || self.unit_is(short!(CASES));
        if self.phrases.in_one_clause(self.i) || !may_open() {
            return false;
        }
        let gap = self.phrases.gap(self.i);
        let ends = |w: &Word| w.class == Class::Stop && crate::reading::is_stop(self.source.at(w.range.start));
        let sentence = gap.iter().rposition(ends).map_or(gap.len(), |k| k + 1);
        // 立案18件。经审理，维持8件
        let passed = |w: &Word| self.unit_is(short!(CASES)) && self.is_one(w, short!(PASSED));
        // 受理48件。审结41件
        let done = |w: &Word| self.unit_is(short!(CASES)) && self.is_one(w, short!(GOING_ON));
        let opening = &gap[sentence..];
        // 机关负责人应出庭39件
        let appears = || {
            let end = opening.iter().position(|w| w.class == Class::Stop).unwrap_or(opening.len());
            self.unit_is(short!(CASES)) && opening[..end].iter().any(|w| self.is_one(w, short!(["出庭", "出庭应诉"])))
        };
        // 当期审结41件
        let verb = opening.iter().find(|w| w.class != Class::Adverb);
        opening.first().is_some_and(|w| w.class == Class::Among || passed(w))
            || verb.is_some_and(done)
            || appears()
            || self.speaks_of_cases()
    }

    /// 在审结的案件中，维持8件: whether the clause before says of which cases it speaks.
    fn speaks_of_cases(&self) -> bool {
        let start = self.phrases.before(self.i).first().map_or(self.amount().range.start, |w| w.range.start);
        self.unit_is(short!(CASES))
            && start > 0
            && AMONG_CASES.are_before(self.source.chars(), start - 1)
            && self.source.is(start - 1, class::CLAUSE)
    }

    /// The last noun of the clauses before.
    pub fn object_before(&self) -> Option<Wording<'t>> {
        let gap = self.phrases.gap(self.i);
        let mut words = gap;
        let mut looked = 0;
        while let Some(stop) = words.iter().rposition(|w| w.class == Class::Stop) {
            if looked == CLAUSES {
                return None;
            }
            let start = words[..stop].iter().rposition(|w| w.class == Class::Stop).map_or(0, |k| k + 1);
            let clause = &words[start..stop];
            words = &words[..stop];
            // 8个部门的权责清单,新增15项: what follows the figure before, where it is more than that figure's noun.
            if start == 0 && self.previous().is_some() {
                let de = clause.iter().rposition(|w| w.class == Class::De)?;
                return noun_phrase(self.source, clause, de + 1).map(|(np, _)| self.text(np));
            }
            // 经过审理,维持14件: nor what went before.
            let passed = clause.first().is_some_and(|w| self.is_one(w, short!(PASSED)));
            let adverbial = passed
                || clause.last().is_some_and(|w| {
                    ADVERBIAL.iter().any(|a| self.source.is_before(w.range.end, a))
                        && clause.iter().any(|w| w.class == Class::Preposition)
                });
            if adverbial {
                continue;
            }
            looked += 1;
            let kept = strip(clause);
            // 对提案逐件办理: the verb stands last.
            let last = kept.len().checked_sub(1).filter(|&k| kept[k].class == Class::Verb);
            let before = last.map_or(kept, |k| strip(&kept[..group_start(kept, k)]));
            // 用于教育的投入
            let named = before.last().is_none_or(|w| w.class == Class::De);
            let (_, np) = self.governed(if named { kept } else { before }, false);
            let fits = |np: &Chars| {
                np.len() >= 2
                    && !matches!(self.source.at(np.start), '较' | '更' | '很' | '最')
                    && !self.chars(np.clone()).iter().any(char::is_ascii_digit)
                    && nouns::countable(self.chars(np.clone()), self.unit)
            };
            if np.as_ref().is_some_and(|np| TELL.are_before(self.source.chars(), np.end)) {
                return None;
            }
            if let Some(np) = np.filter(fits) {
                // 行政复议方面，收案48件
                let side = np.len() > 3 && self.source.is_before(np.end, "方面");
                return Some(self.text(if side { np.start..np.end - 2 } else { np }));
            }
        }
        None
    }
}
