//! What a figure takes from what was said before it: the head of an earlier figure, the object of the clause before,
//! the act with which a list began.

use super::acts::ACTIVITY_UNITS;
use super::grammar::{group_start, noun_phrase, strip};
use super::labels::{CASES, Finder, Label};
use super::listed::Endings;
use super::nouns;
use super::phrase::{Word, first_of};
use super::short::{Short, is_in, short};
use super::wording::Wording;
use super::words::{self, Class};
use crate::analysis::Kind;
use crate::text::{Chars, class};

/// Clauses before the figure's own in which an object is looked for.
const CLAUSES: usize = 2;
/// Figures before this one whose head it may share.
const FIGURES: usize = 12;

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
const STOCK: &[&str] = &["现有", "实有", "现共有", "目前有", "目前已有"];

/// Measure words of bodies.
const BODY_UNITS: &[&str] = &["家", "户", "家次", "户次", "所", "个"];

/// Verbs by which something is given out in a matter, and those that go on with what was given out. To add one: append it.
const GIVING: &[&str] = &["提出", "出具", "发出", "制发", "下发", "制作", "下达", "反馈"];
const ON_GIVEN: &[&str] =
    &["采纳", "落实", "回复", "答复", "送达", "整改", "收到", "发出", "未采纳", "吸纳", "被采纳", "已采纳"];

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

/// Verbs that say how things are.
const STATIVES: &[&str] = &["持有", "持证", "现有", "拥有", "登记在册", "涉及", "达到", "发生", "存在", "占"];

/// Ends of clauses that only say when or under what condition: 在材料齐全的情况下.
const ADVERBIAL: &[&str] =
    &["下", "后", "时", "中", "前", "上", "基础上", "以来", "期间", "过程中", "同时", "看", "分析", "为主", "分"];

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

/// Verbs that go on with the cases of the sentence before, where they name none themselves. To add one: append it.
const GOING_ON: &[&str] = &["审结", "办结", "结案", "受理", "立案受理", "已审结", "已办结"];

/// Ends of a clause that says of which cases the sentence speaks. To add one: append it.
const OF_CASES: &[&str] = &["案件中", "申请中", "案中", "件中"];
static AMONG_CASES: Endings = Endings::of(OF_CASES);

/// Words with which a clause opens that only says what went before: 经审理.
const PASSED: &[&str] = &["经", "经过", "通过"];

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
        let others = before.iter().any(|w| self.is_one(w, short!(["其他", "其它", "其余"])));
        // A level beside a change has not changed: 增加到1.55万家、科技型企业达到2.8万家.
        let noun = before.iter().any(|w| w.class == Class::Noun);
        let moved = |a: &Wording| words::MOVES.iter().any(|(m, _)| a.starts_with(m));
        let act = || label.act.clone().filter(|a| !(noun && moved(a)));
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
        if others || anew || placed || level || stock || apart { None } else { act() }
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

    /// The figure that a list ending with figure `k` breaks down, where its members have heads of their own: 文件94件，县级文件38件、
    /// 部门文件56件，拟废止12件.
    fn total_of_list(&self, k: usize) -> Option<usize> {
        let own = |k: usize| self.done[k].near && self.amounts[k].unit == self.amount().unit;
        let joined = |k: usize| k > 0 && own(k) && own(k - 1) && self.source.at(self.amounts[k - 1].range.end) == '、';
        if self.phrases.in_one_clause(self.i) || !joined(k) {
            return None;
        }
        let first = (1..=k).rev().take_while(|&k| joined(k)).last()? - 1;
        let total = first.checked_sub(1).filter(|&t| self.amounts[t].unit == self.amount().unit)?;
        let head = self.done[total].head.as_deref()?;
        let of_it = |k: usize| self.done[k].head.as_deref().is_some_and(|h| h.len() > head.len() && h.ends_with(head));
        (of_it(first) && of_it(k) && self.one_sentence(total)).then_some(total)
    }

    /// 其余13件
    fn is_rest(&self) -> bool {
        let before = self.phrases.before(self.i);
        matches!(before, [.., word] if before.len() <= 2 && self.is_one(word, short!(["其余", "剩余", "余下"])))
    }

    /// Whether an earlier figure counts what was given out in a matter that the sentence counted before in the same way.
    fn is_beside_the_matter(&self, k: usize) -> bool {
        let label = &self.done[k];
        let given = label.near && label.act.as_deref().is_some_and(|act| GIVING.iter().any(|verb| act.ends_with(verb)));
        let own = |j: &usize| self.done[*j].near && self.done[*j].head != label.head;
        let before = (0..k).rev().take(FIGURES).take_while(|&j| self.amounts[j].line == self.amount().line);
        let matter = || {
            before
                .take_while(|&j| self.one_sentence(j))
                .filter(|&j| self.amounts[j].unit == self.amount().unit)
                .any(|j| own(&j))
        };
        let on = |w: &Word| w.class == Class::Verb && self.is_one(w, short!(ON_GIVEN));
        given && !self.phrases.before(self.i).iter().any(on) && matter()
    }

    /// The figure whose rest a list gives as its last member: 纠纷126件，其中家庭纠纷32件、邻里纠纷41件、其他53件.
    fn total_of_others(&self, k: usize) -> Option<usize> {
        let before = self.phrases.before(self.i);
        let [other] = &before[before.iter().take_while(|w| w.class == Class::Joint).count()..] else { return None };
        let same = |k: usize| self.amounts[k].line == self.amount().line && self.amounts[k].unit == self.amount().unit;
        if !self.is_one(other, short!(["其他", "其它", "其余"])) || !self.done[k].near {
            return None;
        }
        let first = (1..=k).rev().take(FIGURES).take_while(|&k| same(k) && same(k - 1));
        let opened = first.into_iter().find(|&k| self.phrases.have_among(k)).map(|k| k - 1);
        opened.filter(|&total| self.one_sentence(total)).or_else(|| self.whole_of_list(k))
    }

    /// The figure before a list whose members, the last of them `k`, only say which: with an act of its own.
    fn whole_of_list(&self, k: usize) -> Option<usize> {
        let amount = self.amount();
        let line = (0..=k).rev().take(FIGURES).take_while(|&k| self.amounts[k].line == amount.line);
        let mut counts = line.filter(|&k| self.amounts[k].unit == amount.unit);
        let listed = counts.clone().take_while(|&k| !self.done[k].own_act).count();
        counts.nth(listed).filter(|_| listed > 1)
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

    /// Whether no stop stands between an earlier figure of the line and this one.
    pub fn one_sentence(&self, earlier: usize) -> bool {
        first_of(&self.source.classes()[self.since(earlier)], class::STOP).is_none()
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
        let of_cases = self.speaks_of_cases();
        let member = |head: &Wording<'t>| match head.strip_suffix("总数").filter(|h| h.chars().count() > 1) {
            Some(rest) => rest.to_owned().into(),
            // 申请80件，审结41件。审结的案件中，维持8件
            None => match head.strip_suffix("申请").filter(|_| of_cases) {
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
        let apart = (0..self.i)
            .rev()
            .take(FIGURES)
            .take_while(|&k| self.amounts[k].line == amount.line && part(k))
            .any(|k| self.done[k].head.is_some() && !goes_on);
        let earlier = (0..self.i)
            .rev()
            .take(FIGURES)
            .take_while(|&k| self.amounts[k].line == amount.line && (self.one_sentence(k) || before_stop(k)))
            .filter(|&k| self.done[k].head.is_some() && (!apart || part(k)))
            .filter(|&k| !rate(k) && !money(k) || self.one_sentence(k));
        if amount.kind == Kind::Percent {
            return earlier.clone().next().map_or_else(|| (self.object_before(), None), of);
        }
        // 办理申请21件，其中自然人19件，法人2件，不予公开3件: what was done goes for the total, not for its members.
        let opens = |k: usize| self.phrases.have_among(k);
        let verb = self.phrases.before(self.i).iter().any(|w| w.class == Class::Verb);
        let same = |k: usize| self.amounts[k].line == amount.line && self.amounts[k].unit == amount.unit;
        let members = (1..self.i).rev().take(FIGURES).take_while(|&k| same(k) && same(k - 1));
        if let Some(first) = members.filter(|_| verb).find(|&k| opens(k))
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

    /// 行政确认40件、处罚9件: the second act has the first word of the one before it.
    pub fn sibling_act(&self, label: &mut Label<'t>) {
        let head = label.head.as_deref().filter(|h| self.phrases.in_one_clause(self.i) && ADMINISTRATIVE.contains(h));
        let Some(act) = label.act.as_deref().filter(|_| head.is_some()) else { return };
        if let Some(sibling) = ADMINISTRATIVE.iter().find(|a| a.strip_prefix("行政") == Some(act)) {
            *label = Label { head: Some(Wording::from(*sibling)), near: true, ..Label::default() };
        }
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
            if let Some(np) = np.filter(fits) {
                // 行政复议方面，收案48件
                let side = np.len() > 3 && self.source.is_before(np.end, "方面");
                return Some(self.text(if side { np.start..np.end - 2 } else { np }));
            }
        }
        None
    }
}
