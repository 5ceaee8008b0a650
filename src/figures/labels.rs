//! What a figure counts (head) and what happened to it (act).
//!
//! The noun stands after the numeral (14件规范性文件), before it (受理行政复议案件25件), or in what was said before
//! (…, 决定维持11件). Each way of saying it is a reading of the clause; the readings are tried in order, and what none of
//! them finds is taken from the clauses before.

use super::acts::ACTIVITY_UNITS;
use super::grammar::{clipped, strip};
use super::listed::{Beginnings, Endings};
use super::nouns;
use super::phrase::{Phrases, Word};
use super::scan::Amount;
use super::short::{Short, Shorts, is_in, short};
use super::wording::Wording;
use super::words::{self, Class, Classes};
use crate::analysis::Kind;
use crate::text::{Chars, Source};
use std::borrow::Cow;

/// A label and how it was found.
#[derive(Clone, Debug, Default)]
pub struct Label<'t> {
    pub head: Option<Wording<'t>>,
    pub act: Option<Wording<'t>>,
    /// The head stands in the clause of the figure, not in an earlier one.
    pub near: bool,
    /// The act stands in the clause of the figure.
    pub own_act: bool,
    /// The act is the verb of the clause and stands before the head.
    pub governs: bool,
    /// The verb of the clause before the figure, also where it is not the figure's act: 集中13个部门100项事项.
    pub verb: Verb<'t>,
    /// The act stands after the head: 26个部门、12个街道均聘请….
    pub later: bool,
    /// The figure from which the head is taken.
    pub from: Option<usize>,
    /// Only how it moved stands in the clause, right after the figure from which the head is taken: 312件，同比下降4%.
    pub moved_alone: bool,
    /// The words allow another reading, so that a careful reader would look twice.
    pub doubt: bool,
}

/// The verb of the clause before a figure.
#[derive(Clone, Debug, Default)]
pub enum Verb<'t> {
    #[default]
    None,
    /// The act.
    Act,
    Other(Wording<'t>),
}

impl<'t> Label<'t> {
    /// The verb of the clause before the figure.
    pub fn verb(&self) -> Option<&Wording<'t>> {
        match &self.verb {
            Verb::None => None,
            Verb::Act => self.act.as_ref(),
            Verb::Other(verb) => Some(verb),
        }
    }
}

/// Nouns that say nothing by themselves: the head is that of the figure before.
#[rustfmt::skip]
const EMPTY_NOUNS: &[&str] = &[
    "比例", "占比", "比重", "其占比", "其他方式", "方式", "所占比例", "占", "数量", "总数", "其", "数", "比率", "总量", "规模", "其余", "余", "总", "方面", "后", "者", "同期", "比", "人均", "户均", "增幅", "涨幅", "降幅", "减幅", "增速", "平均", "外", "以外", "之外", "的", "专职", "兼职", "优秀", "期满", "合法", "违法", "合规", "属实", "不属实", "年末", "年底", "月底", "月末", "期末", "当前", "上月", "上季度", "去年同期", "上年同期", "人", "户", "一审", "二审", "再审", "初审", "终审", "一般", "较好", "较差", "中等", "现行有效", "继续有效", "中",
];

/// Words before a span of time that only say that it lasted so long.
const LASTING: &[&str] = &["连续", "历时", "时隔", "已连续", "持续"];

/// Whether the noun that was read is none that a figure counts.
#[inline(never)]
fn is_no_head(head: &[char]) -> bool {
    is_share_of(head) || short!(EMPTY_NOUNS).has_chars(head) || is_time(head) || is_rank(head) || is_share(head)
}

/// 占机关工作人员, but 占道经营
fn is_share_of(head: &[char]) -> bool {
    let [first, rest @ ..] = head else { return false };
    *first == '占' && !matches!(rest.first(), Some('道' | '地' | '用' | '有' | '领' | '比' | '据'))
}

/// 近3年提升21个百分点: a span of time is not what moved.
fn is_time(head: &[char]) -> bool {
    let unit = |c: &char| matches!(c, '年' | '月' | '个');
    head.last().is_some_and(unit)
        && head
            .iter()
            .rev()
            .skip_while(|c| unit(c))
            .all(|c| c.is_ascii_digit() || "近一二两三四五六七八九十".contains(*c))
}

/// 稳居全国前十强、增长4.8%: a place in a row is not what grew.
fn is_rank(head: &[char]) -> bool {
    let &['前' | '第', number, ..] = head else { return false };
    number.is_ascii_digit() || "一二三四五六七八九十百".contains(number)
}

/// 每村（社区）平均5名: for how many each is no head.
fn is_share(head: &[char]) -> bool {
    head.first() == Some(&'每') && head.len() <= 8 && !matches!(head.last(), Some('量' | '数' | '率' | '额' | '值'))
}

/// Kinds of cases, which a report may name apart from the word 案件. To add one: append it.
#[rustfmt::skip]
const CASE_KINDS: &[&str] = &[
    "行政复议", "行政诉讼", "行政处罚", "行政应诉", "法律援助", "劳动争议", "劳动仲裁", "行政公益诉讼", "行政裁决", "行政赔偿", "国家赔偿",
];

static CASE_KIND: Beginnings = Beginnings::of(CASE_KINDS);

/// Verbs that name the cases in which a body is called to account, and those cases. To add one: append it.
const SUED: &[(&str, &str)] =
    &[("被申请行政复议", "行政复议"), ("被提起行政复议", "行政复议"), ("被提起行政诉讼", "行政诉讼")];

/// What makes the name of a body of a kind of case.
const BODIES: &[&str] = &["中心", "机构", "机关", "处", "局", "科", "部门", "工作站", "律师", "委员会", "平台"];

/// Words right after a figure with which a description of what it counts begins. To add one: append it.
const DESCRIBING: &[&str] = &[
    "具有",
    "持有",
    "具备",
    "取得",
    "获得",
    "从事",
    "熟悉",
    "符合",
    "涉及",
    "属于",
    "第一批",
    "第二批",
    "第三批",
    "首批",
];

/// Light words of one character with which many nouns end, and that seldom stand between a noun and a number.
#[rustfmt::skip]
const CLIPPING: [char; 24] = ['可', '只', '能', '分', '应', '现', '并', '则', '正', '新', '还', '给', '自', '经', '于', '因', '按', '就', '都', '又', '拟', '须', '被', '把'];

/// Characters of a bracket behind a figure.
const ASIDE: usize = 20;

/// Verbs of going somewhere to do something there. To add one: append it.
const GOING: &[&str] = &["走进", "走入", "深入", "进入", "前往", "赴", "奔赴", "下沉", "下沉到", "进驻", "送到"];

/// Labels of all amounts, in order.
pub fn labels<'t>(source: &Source<'t>, amounts: &[Amount]) -> Vec<Label<'t>> {
    let phrases = Phrases::of(source, amounts);
    let units: Vec<Short> = amounts.iter().map(|a| a.unit.as_deref().map_or(Short::NONE, Short::of_str)).collect();
    let mut out: Vec<Label<'t>> = Vec::with_capacity(amounts.len());
    for i in 0..amounts.len() {
        let unit = units[i];
        let label = Finder { source, amounts, phrases: &phrases, i, unit, units: &units, done: &out }.find();
        out.push(label);
    }
    super::shared::share(source, amounts, &phrases, &mut out);
    out
}

/// The kind of case that a heading names, where it names just one: figures under it that only say 案件, or nothing, count
/// these.
pub fn kind_in_heading(title: &str) -> Option<&'static str> {
    let mut named = CASE_KINDS.iter().copied().filter(|kind| title.contains(kind));
    named.next().filter(|_| named.next().is_none())
}

/// Ends of a phrase that says how something was done, or upon what, and the words with which it begins. To add one: append it.
const MANNERS: &[&str] = &["方式", "形式", "手段", "途径", "渠道", "方法", "基础上", "过程中", "期间", "模式"];
static MANNER: Endings = Endings::of(MANNERS);
const MANNERS_BEGIN: &[&str] = &["以", "通过", "采取", "采用", "运用", "利用", "依托", "按照", "在", "经", "借助"];

/// Characters of a bracket that says more of a unit: （间）.
const BRACKETED_UNIT: usize = 4;

/// Measure words of cases.
pub const CASES: &[&str] = &["件", "起", "宗", "例"];

pub struct Finder<'a, 't> {
    pub source: &'a Source<'t>,
    pub amounts: &'a [Amount],
    pub phrases: &'a Phrases<'a, 't>,
    pub i: usize,
    /// The measure word of the figure, and those of all.
    pub unit: Short,
    pub units: &'a [Short],
    pub done: &'a [Label<'t>],
}

/// The clause of a figure, as far as it stands before it.
pub struct Clause<'p, 't> {
    /// All its words.
    pub before: &'p [Word],
    /// The classes that these have, and maybe more.
    pub classes: Classes,
    /// Without the level from which a change starts.
    pub level: Cow<'p, [Word]>,
    /// Without the level from which a change starts, the verb of change, a standard of comparison, and light words.
    pub kept: Cow<'p, [Word]>,
    /// The verb of change right before the figure.
    pub moved: Option<Wording<'t>>,
    /// A noun right before the figure may have lost its last character: 取水许|可35件.
    pub clipped: bool,
}

impl<'a, 't> Finder<'a, 't> {
    pub fn amount(&self) -> &'a Amount {
        &self.amounts[self.i]
    }

    /// The figure before in the same line, with its label.
    pub fn previous(&self) -> Option<(&'a Amount, &'a Label<'t>)> {
        let k = self.i.checked_sub(1)?;
        (self.amounts[k].line == self.amount().line).then(|| (&self.amounts[k], &self.done[k]))
    }

    pub fn text(&self, range: Chars) -> Wording<'t> {
        Wording::at(self.source, range)
    }

    pub fn chars(&self, range: Chars) -> &[char] {
        &self.source.chars()[range]
    }

    /// Whether a word is one of a list.
    pub fn is_one(&self, word: &Word, list: &Shorts) -> bool {
        words::is_one(self.source, &word.range, list)
    }

    /// The measure word counts how often something was done.
    pub fn counts_activity(&self) -> bool {
        self.unit_is(short!(ACTIVITY_UNITS))
    }

    /// Whether the measure word of the figure is one of a list.
    pub fn unit_is(&self, list: &Shorts) -> bool {
        self.unit.is_in(list)
    }

    /// Whether the measure word of the figure can count what some words name.
    pub fn may_count(&self, words: &Wording) -> bool {
        words.read(self.source, |noun| nouns::countable(noun, self.unit))
    }

    fn find(&self) -> Label<'t> {
        let amount = self.amount();
        if let Some(cell) = &amount.cell {
            let head = cell.head.clone().map(|h| self.text(h)).filter(|h| !h.is_empty());
            return Label { near: head.is_some(), head, ..Label::default() };
        }
        let share = amount.kind == Kind::Percent || matches!(amount.unit.as_deref(), Some("倍" | "番") | None);
        let clause = self.clause();
        let read = if share { self.rates(&clause) } else { self.counts(&clause) };
        let mut label = read.unwrap_or_default();
        if label.head.as_deref().is_some_and(|h| is_in(h, short!(["案件", "申请", "案"]))) {
            label.head = self.case_kind().or(label.head);
        }
        // 24人，占机关工作人员47人的51.1%
        if amount.kind == Kind::Count
            && let Some(whole) = label.head.as_ref().filter(|head| head.read(self.source, is_share_of))
            && let Some(whole) = whole.strip_prefix('占').map(str::to_owned)
        {
            (label.head, label.doubt) = (Some(whole.into()), true);
        }
        // 被申请行政复议28起: the verb names the cases.
        if label.head.is_none()
            && let Some((_, cases)) = label.act.as_deref().and_then(|act| SUED.iter().find(|(verb, _)| *verb == act))
        {
            (label.head, label.near, label.doubt) = (Some(Wording::from(*cases)), true, true);
        }
        label.doubt |= self.only_describes(label.governs) || clause.clipped;
        // 除3项外全部实现网上办理: what was done, was done to the others.
        if self.is_exception(&clause) {
            (label.act, label.own_act, label.doubt) = (None, false, true);
        }
        if label.head.as_ref().is_none_or(|h| h.read(self.source, is_no_head)) {
            label.near = false;
            (label.head, label.from) = self.inherited();
            self.without_state(&mut label);
            // 拆除违法建设328处4.5万平方米: what was done to them, too.
            if let Some((previous, before)) = self.previous()
                && (previous.range.end == amount.range.start
                    || label.from == Some(self.i - 1) && amount.kind == Kind::Area)
                && label.act.is_none()
            {
                label.act = before.act.clone();
            }
            // 接收投诉举报咨询2.3万件，投诉9120件: a part of it by its own name.
            label.doubt |=
                label.head.as_deref().zip(label.act.as_deref()).is_some_and(|(head, act)| head.starts_with(act));
            self.sibling_act(&mut label);
            // 选配4名持有证书的干部: what follows tells who, and could not be read.
            label.doubt |=
                self.next_word().is_some_and(|w| self.is_one(w, short!(DESCRIBING))) || self.noun_past_bracket();
            label.moved_alone = clause.moved.is_some() && clause.kept.is_empty() && self.phrases.stops(self.i) <= 1;
            // A能耗下降3%，B、C排放量首次双下降，分别下降2%: another subject stands between.
            if self.another_between() {
                label.from = None;
            }
        }
        label
    }

    /// How counts and measures are read, the first that fits. What rules a reading out at once stands before it.
    fn counts(&self, clause: &Clause<'_, 't>) -> Option<Label<'t>> {
        let time = self.amount().kind == Kind::Duration;
        let done = clause.classes.have(&[Class::Verb, Class::Activity])
            && clause.kept.iter().any(|w| matches!(w.class, Class::Verb | Class::Activity));
        let named = clause.kept.last().is_some_and(|w| self.source.at(w.range.start) == '“');
        let parts = clause.classes.have(&[Class::Among]);
        if time && let Some(label) = self.deadline(clause) {
            return Some(label);
        }
        let which = parts || self.done.last().is_some_and(|l| l.act.as_deref().is_some_and(|a| a.starts_with("涉及")));
        let which = which || clause.before.first().is_some_and(|w| self.source.at(w.range.start) == '涉');
        if which && let Some(label) = self.among(clause) {
            return Some(label);
        }
        if let Some(label) = self.verb_behind(clause) {
            return Some(label);
        }
        if let Some(label) = self.noun_after(clause) {
            return Some(label);
        }
        if self.counts_activity()
            && let Some(label) = self.times(clause)
        {
            return Some(label);
        }
        if time && let Some(label) = self.subject_of_time(clause) {
            return Some(label);
        }
        if done && let Some(label) = self.bare(clause) {
            return Some(label);
        }
        if named && let Some(label) = self.achieved(clause) {
            return Some(label);
        }
        if done && let Some(label) = self.subject(clause) {
            return Some(label);
        }
        self.object(clause)
    }

    /// How rates and shares are read.
    fn rates(&self, clause: &Clause<'_, 't>) -> Option<Label<'t>> {
        if let Some(label) = self.share_of_noun(clause) {
            return Some(label);
        }
        if let Some(label) = self.share_before_noun(clause) {
            return Some(label);
        }
        if let Some(label) = self.rate_after(clause) {
            return Some(label);
        }
        self.rate(clause)
    }

    /// Whether a measure says how long something lasted, how far, or which things are meant, and not how much there is.
    #[inline(never)]
    fn only_describes(&self, governs: bool) -> bool {
        let (amount, next) = (self.amount(), || self.next_word());
        let end = amount.range.end;
        match amount.kind {
            // 连续9年居首位, 历时12年
            Kind::Duration => LASTING.iter().any(|w| self.source.is_before(amount.range.start, w)),
            // 亿元以上项目300个
            Kind::Money => {
                let bound = matches!(self.source.before(end), '上' | '下');
                bound && next().is_some_and(|w| matches!(w.class, Class::Noun | Class::De | Class::Activity))
            }
            // 50米内换乘, 110米口径的仪器
            Kind::Length => {
                let thing = next().is_some_and(|w| w.class == Class::Noun && self.source.at(end).is_alphabetic());
                self.source.at(end) == '内' || !governs && thing
            }
            _ => false,
        }
    }

    /// 合格卷132卷、不合格7卷; 首违不罚案件96件，减轻处罚118件: the state of the others is not that of these.
    fn without_state(&self, label: &mut Label<'t>) {
        let (Some(head), Some(act)) = (&label.head, &label.act) else { return };
        if !words::STATES.iter().any(|state| act.ends_with(state)) {
            return;
        }
        let rest = words::STATES.iter().find_map(|state| head.strip_prefix(state));
        if rest.is_some() || head.contains("不罚") || head.contains("免罚") {
            (label.head, label.from) =
                (rest.filter(|rest| rest.chars().count() > 1).map(|rest| rest.to_owned().into()), None);
        }
    }

    /// Whether a noun that no list knows may end with what was taken for a light word right before the figure.
    fn is_clipped(&self, words: &[Word]) -> bool {
        let [.., noun, light] = words else { return false };
        noun.class == Class::Noun
            && matches!(light.class, Class::Adverb | Class::Preposition)
            && light.range.len() == 1
            && noun.range.end == light.range.start
            && light.range.end == self.amount().range.start
            && CLIPPING.contains(&self.source.at(light.range.start))
    }

    /// 除3项外
    fn is_exception(&self, clause: &Clause) -> bool {
        let end = self.amount().range.end;
        (self.source.at(end) == '外' || self.source.is_at(end, "以外") || self.source.is_at(end, "之外"))
            && clause.before.iter().any(|w| self.source.at(w.range.start) == '除')
    }

    /// The word right after the figure, with nothing between.
    pub fn next_word(&self) -> Option<&'a Word> {
        self.phrases.after(self.i).first().filter(|w| w.range.start == self.amount().range.end)
    }

    /// 开展2次(每半年一次)联合巡查: whether a noun follows past a bracket right behind the figure.
    fn noun_past_bracket(&self) -> bool {
        let end = self.amount().range.end;
        let close = || (end..end + ASIDE).find(|&i| self.source.at(i) == ')');
        self.source.at(end) == '('
            && close().is_some_and(|i| self.source.at(i + 1) == '“' || self.source.at(i + 1).is_alphabetic())
    }

    /// The words before the figure, without what does not bear on its label.
    fn clause(&self) -> Clause<'a, 't> {
        let before = self.phrases.before(self.i);
        // 新增7.4万套（间）、累计61万套: the bracket belongs to the unit of the figure before.
        let unit = |w: &&Word| {
            let previous = self.i.checked_sub(1).is_some_and(|k| self.amounts[k].range.end == w.range.start);
            previous && self.source.at(w.range.start) == '(' && w.range.len() <= BRACKETED_UNIT
        };
        let before = before.first().filter(unit).map_or(before, |_| &before[1..]);
        // 3件维持、1件撤回: what stands behind the figure before is said of that.
        let before = if self.each_before_its_verb(before) { &before[before.len() - 1..] } else { before };
        // 其中改正（含撤销）7件: a bracket before the figure explains what stands before it.
        let aside = |w: &&Word| self.source.at(w.range.start) == '(' && self.source.before(w.range.end) == ')';
        let before = before.last().filter(aside).map_or(before, |_| &before[..before.len() - 1]);
        let classes = before.iter().map(|w| w.class).collect::<Classes>();
        let before = self.past_manner(before, classes);
        let start = before.first().map_or(self.amount().range.start, |w| w.range.start);
        let level = self.level_start(start, self.amount().range.start);
        let level = if level == self.amount().range.start {
            Cow::Borrowed(before)
        } else {
            let count = before.iter().take_while(|w| w.range.start < level).count();
            match before[..count].last() {
                Some(last) if last.range.end > level => Cow::Owned(clipped(before, level)),
                _ => Cow::Borrowed(&before[..count]),
            }
        };
        let told = strip(&level);
        let moved = told
            .last()
            .filter(|w| words::moving(self.chars(w.range.clone())) == Some(false))
            .map(|w| self.text(w.range.clone()));
        let kept = strip(if moved.is_some() { &told[..told.len() - 1] } else { told }).len();
        let kept = match self.standard(start..self.amount().range.start, moved.is_some()) {
            Some(end) => Cow::Owned(strip(&clipped(before, end)).to_vec()),
            None => match &level {
                Cow::Borrowed(words) => Cow::Borrowed(&words[..kept]),
                Cow::Owned(words) => Cow::Owned(words[..kept].to_vec()),
            },
        };
        let clipped = moved.is_none() && self.is_clipped(&level);
        Clause { before, classes, level, kept, moved, clipped }
    }

    /// 3件维持、1件撤回: whether the figure before has its verb behind it, and this one, too.
    fn each_before_its_verb(&self, before: &[Word]) -> bool {
        let [verb, joint] = before else { return false };
        let done = |w: &Word| matches!(w.class, Class::Verb | Class::Activity);
        joint.class == Class::Joint
            && done(verb)
            && self.previous().is_some_and(|(p, _)| p.range.end == verb.range.start && p.unit == self.amount().unit)
            && self.next_word().is_some_and(done)
            && self.phrases.in_one_clause(self.i)
            && self.unit_is(short!(CASES))
    }

    /// 3件维持: nothing before the figure, and nothing but what was done behind it.
    fn verb_behind(&self, clause: &Clause<'_, 't>) -> Option<Label<'t>> {
        let bare = clause.kept.is_empty() && clause.moved.is_none();
        if !bare || !self.unit_is(short!(CASES)) || self.previous().is_none() {
            return None;
        }
        let on = self.phrases.after(self.i);
        let verb = on.first().filter(|w| w.class == Class::Verb && w.range.start == self.amount().range.end)?;
        let alone = on[1..].iter().all(|w| w.class == Class::Joint);
        alone.then(|| Label { act: Some(self.text(verb.range.clone())), own_act: true, ..Label::default() })
    }

    /// 以调解、和解等方式化解争议47件: the words after how it was done, or upon what.
    fn past_manner<'w>(&self, words: &'w [Word], classes: Classes) -> &'w [Word] {
        let manner = |w: &Word| w.class == Class::Noun && MANNER.are_before(self.source.chars(), w.range.end);
        let done = |w: &Word| matches!(w.class, Class::Verb | Class::Adverb | Class::Activity);
        // 走进茶场开展普法讲座2场: nor where one went to do it.
        let gone = words.iter().position(|w| self.is_one(w, short!(GOING)));
        let where_to = |w: &&Word| matches!(w.class, Class::Noun | Class::Place | Class::Joint | Class::Quantifier);
        let words = gone.map_or(words, |k| {
            let then = k + 1 + words[k + 1..].iter().take_while(where_to).count();
            let does =
                words.get(then).is_some_and(|w| matches!(w.class, Class::Verb | Class::Activity)) && then > k + 1;
            if does { &words[then..] } else { words }
        });
        if !(classes.have(&[Class::Noun]) && classes.have(&[Class::Verb, Class::Adverb, Class::Activity])) {
            return words;
        }
        let end = (1..words.len()).rev().find(|&k| done(&words[k]) && manner(&words[k - 1]));
        let led = |end: usize| words[..end].iter().any(|w| self.is_one(w, short!(MANNERS_BEGIN)));
        end.filter(|&end| led(end)).map_or(words, |end| &words[end..])
    }

    /// Whether a clause with a noun of its own, and no figure, stands between the figure before and this one.
    #[inline(never)]
    fn another_between(&self) -> bool {
        if self.amount().kind != Kind::Percent || self.phrases.in_one_clause(self.i) {
            return false;
        }
        let gap = self.phrases.gap(self.i);
        let stops = || (0..gap.len()).filter(|&k| gap[k].class == Class::Stop);
        let (Some(first), Some(last)) = (stops().next(), stops().next_back()) else { return false };
        let opens = gap[last + 1..].iter().any(|w| w.class == Class::Among);
        !opens && gap[first..last].iter().any(|w| w.class == Class::Noun)
    }

    /// Where the words before a starting level end: …由原来的20个工作日, …从2020年的3.68万亿元.
    fn level_start(&self, start: usize, end: usize) -> usize {
        let filler = |c: char| {
            matches!(c, '原' | '来' | '先' | '的' | '需' | '时' | '要' | '年' | '初' | '末' | '底' | '上' | '度')
                || matches!(c, '法' | '定' | '平' | '均' | '去' | '前' | '同' | '期' | '0'..='9')
        };
        let from = (start.max(end.saturating_sub(12))..end).rev().find(|&i| !filler(self.source.at(i)));
        from.filter(|&i| matches!(self.source.at(i), '由' | '从')).unwrap_or(end)
    }

    /// 办理的向本级政府提出行政复议申请的案件25件: which cases, where the clause says so.
    #[inline(never)]
    fn case_kind(&self) -> Option<Wording<'t>> {
        let range = self.phrases.before(self.i).first()?.range.start..self.amount().range.start;
        // 代理行政诉讼、国家赔偿等案件: several kinds.
        if self.source.is_before(self.amount().range.start, "等案件") {
            return None;
        }
        // 法律援助中心受理案件: the name of who did it names no kind.
        let named = |at: usize| BODIES.iter().any(|body| self.source.is_at(at, body));
        let places = range.clone().filter(|&at| CASE_KIND.are_at(self.source.chars(), at)).collect::<Vec<_>>();
        let told = |kind: &str| {
            let past = |at: usize| at + kind.chars().count();
            let first = places.iter().find(|&&at| self.source.is_at(at, kind) && past(at) <= range.end);
            first.is_some_and(|&at| !named(past(at)))
        };
        CASE_KINDS.iter().find(|kind| told(kind)).map(|kind| format!("{kind}案件").into())
    }

    /// The words after the figure, or after the last of those that stand directly behind one another: 12类187家.
    #[inline(never)]
    pub fn after_chain(&self) -> (usize, &'a [Word]) {
        let mut at = self.i;
        let mut words = self.phrases.after(at);
        // 3期共90人次的业务培训
        let nothing_between = |from: usize, to: usize| from == to || from + 1 == to && self.source.at(from) == '共';
        while words.iter().all(|w| w.class == Class::Adverb)
            && at - self.i < 3
            && self.amounts.get(at + 1).is_some_and(|n| {
                n.line == self.amount().line && nothing_between(self.amounts[at].range.end, n.range.start)
            })
        {
            at += 1;
            words = self.phrases.after(at);
        }
        (at, words)
    }

    /// Whether the next figure stands in the same clause.
    pub fn runs_into_next(&self, at: usize) -> bool {
        let next = self.amounts.get(at + 1).filter(|n| n.line == self.amount().line);
        next.is_some_and(|n| {
            let from = self.amounts[at].range.end;
            self.phrases.in_one_clause(at + 1) && n.range.start >= from
        })
    }
}
