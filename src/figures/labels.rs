//! What a figure counts (head) and what happened to it (act).
//!
//! The noun stands after the numeral (14件规范性文件), before it (受理行政复议案件25件), or in what was said before
//! (…, 决定维持11件). Each way of saying it is a reading of the clause; the readings are tried in order, and what none of
//! them finds is taken from the clauses before.

mod cases;
mod clause;
mod no_heads;

pub use cases::{CASES, kind_in_heading};
pub use clause::Clause;
use clause::past_passive;

use super::acts::ACTIVITY_UNITS;
use super::nouns;
use super::phrase::{Phrases, Word};
use super::scan::Amount;
use super::short::{Short, Shorts, is_in, short};
use super::wording::Wording;
use super::words::{self, Class};
use crate::analysis::Kind;
use crate::text::{Chars, Source};
use cases::SUED;
use no_heads::{is_no_head, is_share_of};

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

/// Words before a span of time that only say that it lasted so long.
const LASTING: &[&str] = &["连续", "历时", "时隔", "已连续", "持续"];

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

/// Characters of a bracket behind a figure.
const ASIDE: usize = 20;

/// Words before what is left of a whole.
pub const OTHERS: &[&str] = &["其他", "其它", "其余"];

/// Places and bodies at which things are: a member of a list that names no more may say only where. To add one: append it.
const WHERE: &[&str] = &["街道", "社区", "村", "乡镇", "镇", "乡", "镇街", "村居"];

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

impl<'a, 't> Finder<'a, 't> {
    pub fn amount(&self) -> &'a Amount {
        &self.amounts[self.i]
    }

    /// The figure before in the same line, with its label.
    pub fn previous(&self) -> Option<(&'a Amount, &'a Label<'t>)> {
        let k = self.i.checked_sub(1)?;
        (self.amounts[k].line == self.amount().line).then(|| (&self.amounts[k], &self.done[k]))
    }

    /// Whether the figure before in the line has the same measure word, and a head.
    pub fn goes_on_counting(&self) -> bool {
        self.previous().is_some_and(|(p, l)| p.unit == self.amount().unit && l.head.is_some())
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
        // 作为被告的案件56件: in what part is not what was done.
        let said_of = || clause.classes.have(&[Class::De]);
        let part = |act: &str| is_in(act, short!(["作为"])) || is_in(act, short!(["作为被告"])) && said_of();
        if label.act.as_deref().is_some_and(part) {
            (label.act, label.own_act) = (None, false);
        }
        label.doubt |= self.only_describes(label.governs) || clause.clipped;
        label.doubt |= self.says_only_where(&clause, label.head.as_ref());
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
            self.one_of_them(&mut label);
            // 选配4名持有证书的干部: what follows tells who, and could not be read.
            label.doubt |=
                self.next_word().is_some_and(|w| self.is_one(w, short!(DESCRIBING))) || self.noun_past_bracket();
            label.moved_alone = clause.moved.is_some() && clause.kept.is_empty() && self.phrases.stops(self.i) <= 1;
            label.doubt |= self.past_others(label.from);
            // A能耗下降3%，B、C排放量首次双下降，分别下降2%: another subject stands between.
            if self.another_between() {
                label.from = None;
            }
        }
        label
    }

    /// 设立调解委员会15个，其中街道1个、社区14个: members that say at which level what was counted is.
    fn says_only_where(&self, clause: &Clause<'_, 't>, head: Option<&Wording<'t>>) -> bool {
        let Some((previous, before)) = self.previous() else { return false };
        let among = || clause.before.iter().any(|w| w.class == Class::Among);
        let goes_on = || before.doubt && self.phrases.in_one_clause(self.i);
        head.is_some_and(|head| is_in(head, short!(WHERE)))
            && previous.unit == self.amount().unit
            && (among() || goes_on())
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

    /// 开展2次(每半年一次)联合巡查: whether a noun follows past a bracket right behind the figure.
    fn noun_past_bracket(&self) -> bool {
        let end = self.amount().range.end;
        let close = || (end..end + ASIDE).find(|&i| self.source.at(i) == ')');
        self.source.at(end) == '('
            && close().is_some_and(|i| self.source.at(i + 1) == '“' || self.source.at(i + 1).is_alphabetic())
    }

    /// 3件维持: nothing before the figure, and nothing but what was done behind it.
    fn verb_behind(&self, clause: &Clause<'_, 't>) -> Option<Label<'t>> {
        let bare = clause.kept.is_empty() && clause.moved.is_none();
        if !bare || !self.unit_is(short!(CASES)) || self.previous().is_none() {
            return None;
        }
        self.next_word()?;
        let on = past_passive(self.phrases.after(self.i));
        let verb = on.first().filter(|w| w.class == Class::Verb)?;
        let alone = on[1..].iter().all(|w| w.class == Class::Joint);
        alone.then(|| Label { act: Some(self.text(verb.range.clone())), own_act: true, ..Label::default() })
    }
}
