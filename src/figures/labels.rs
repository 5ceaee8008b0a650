//! What a figure counts (head) and what happened to it (act).
//!
//! The noun stands after the numeral (14件规范性文件), before it (受理行政复议案件25件), or in what was said before
//! (…, 决定维持11件). The verb that governs it is looked for in the same clause.

use super::grammar::{governing, last_verb, noun_phrase, strip, tail_noun};
use super::phrase::{Word, clause_end, clause_start, words};
use super::scan::Amount;
use super::words::{Class, MOVES};
use crate::analysis::Kind;
use crate::text::{Chars, Source};

/// A label and how it was found.
#[derive(Clone, Debug, Default)]
pub struct Label {
    pub head: Option<String>,
    pub act: Option<String>,
    /// The head stands in the clause of the figure, not in an earlier one.
    pub near: bool,
    /// The act stands in the clause of the figure.
    pub own_act: bool,
    /// The act is the verb of the clause and stands before the head.
    pub governs: bool,
    /// The verb of the clause before the figure, also where it is not the figure's act: 集中13个部门100项事项.
    pub verb: Option<String>,
    /// The act stands after the head: 26个部门、12个街道均聘请….
    pub later: bool,
}

/// Measure words that count how often something was done, so that the activity itself is the head.
const ACTIVITY_UNITS: &[&str] = &[
    "次", "场", "场次", "期", "轮", "批次", "人次", "批", "回", "趟", "课时", "学时", "班次", "频次", "轮次", "件次",
    "户次", "家次",
];

/// Nouns that say nothing by themselves: the head is that of the figure before.
const EMPTY_NOUNS: &[&str] = &[
    "比例",
    "占比",
    "比重",
    "其占比",
    "所占比例",
    "占",
    "数量",
    "总数",
    "其",
    "数",
    "比率",
    "总量",
    "规模",
    "其余",
    "余",
    "总",
    "方面",
    "后",
];

/// Measure words of things, with which 改造12个 tells what was done to them.
const THING_UNITS: &[&str] =
    &["个", "座", "户", "处", "栋", "间", "套", "家", "件", "份", "名", "所", "部", "台", "条", "人"];

/// Measure words of people and bodies, who do what stands after them: 组织125家单位落实….
const PERSON_UNITS: &[&str] = &["人", "人次", "名", "位", "家"];

/// Verbs that make others act.
const PIVOTS: &[&str] = &["组织", "安排", "邀请", "推动", "指导", "支持", "引导", "动员", "选派", "督促", "帮助"];

/// Verbs that make the next verb passive: 获全国推广, 得到妥善处理.
const PASSIVES: &[&str] = &["获", "获得", "得到", "予以", "受到", "进行"];

/// Verbs that say only that something was done: the activity after them is the act.
const LIGHT_VERBS: &[&str] = &["开展", "完成", "实施", "进行", "推进", "组织", "组织开展", "做好", "启动"];

/// Words after which a standard of comparison stands, which is not what the figure counts.
const COMPARISONS: &[&str] =
    &["高于", "低于", "高出", "低出", "领先", "多于", "少于", "超出", "优于", "较上年", "较", "相较"];

/// Labels of all amounts, in order.
pub fn labels(source: &Source, amounts: &[Amount]) -> Vec<Label> {
    let mut out: Vec<Label> = Vec::with_capacity(amounts.len());
    for i in 0..amounts.len() {
        let label = Finder { source, amounts, i, done: &out }.find();
        out.push(label);
    }
    share_back(source, amounts, &mut out);
    out
}

/// 26个部门、12个街道均聘请…: the verb after a list goes for all of it.
fn share_back(source: &Source, amounts: &[Amount], labels: &mut [Label]) {
    for i in (1..amounts.len()).rev() {
        let (a, b) = (&amounts[i - 1], &amounts[i]);
        let between = source.chars().get(a.range.end..b.range.start).unwrap_or(&[]);
        let list = a.line == b.line && a.kind == b.kind && between.iter().any(|c| matches!(c, '、' | '和' | '及'));
        let broken = between.iter().any(|&c| crate::reading::is_stop(c) || matches!(c, ',' | ';' | ':'));
        if labels[i].later && labels[i - 1].act.is_none() && list && !broken {
            labels[i - 1].act = labels[i].act.clone();
            labels[i - 1].later = true;
        }
    }
}

pub struct Finder<'a, 't> {
    pub source: &'a Source<'t>,
    pub amounts: &'a [Amount],
    pub i: usize,
    pub done: &'a [Label],
}

impl Finder<'_, '_> {
    pub fn amount(&self) -> &Amount {
        &self.amounts[self.i]
    }

    /// The figure before in the same line, with its label.
    pub fn previous(&self) -> Option<(&Amount, &Label)> {
        let k = self.i.checked_sub(1)?;
        (self.amounts[k].line == self.amount().line).then(|| (&self.amounts[k], &self.done[k]))
    }

    /// From the start of the clause, or the end of the figure before, to the figure.
    fn before(&self) -> Chars {
        let amount = self.amount();
        let floor = self.previous().map_or(amount.line.start, |(p, _)| p.range.end).max(amount.line.start);
        let start = clause_start(self.source, amount.range.start, floor);
        start..self.before_level(start, amount.range.start)
    }

    /// Where the words before a starting level end: …由原来的20个工作日, …从2020年的3.68万亿元.
    fn before_level(&self, start: usize, end: usize) -> usize {
        const FILLERS: &str = "原来先的需时要年初末底上度";
        let from = (start.max(end.saturating_sub(10))..end)
            .rev()
            .find(|&i| !(FILLERS.contains(self.source.at(i)) || self.source.at(i).is_ascii_digit()));
        from.filter(|&i| matches!(self.source.at(i), '由' | '从')).unwrap_or(end)
    }

    /// Without a standard of comparison: 满意率高于全市1.8个百分点, 办件量是上年的2.2倍.
    fn without_standard(&self, before: Chars) -> Chars {
        let inside = |i: usize| i > before.start + 1;
        let compared = (before.clone()).find(|&i| inside(i) && COMPARISONS.iter().any(|w| self.source.is_at(i, w)));
        let times = self.amount().unit.as_deref() == Some("倍") && self.source.before(before.end) == '的';
        let is = times
            .then(|| before.clone().rev().find(|&i| inside(i) && matches!(self.source.at(i), '是' | '为')))
            .flatten();
        let end = compared.into_iter().chain(is).min().unwrap_or(before.end);
        before.start..end
    }

    /// The words before a standard of comparison, where there is one.
    fn compared(&self) -> Option<Vec<Word>> {
        let before = self.before();
        let cut = self.without_standard(before.clone());
        (cut.end < before.end).then(|| words(self.source, cut))
    }

    /// From the figure to the end of the clause or the next figure.
    fn after(&self) -> Chars {
        let amount = self.amount();
        let ceiling =
            self.amounts.get(self.i + 1).filter(|n| n.line == amount.line).map_or(amount.line.end, |n| n.range.start);
        amount.range.end..clause_end(self.source, amount.range.end, ceiling)
    }

    fn find(&self) -> Label {
        if let Some(cell) = &self.amount().cell {
            let head = cell.head.clone().map(|h| self.text(h)).filter(|h| !h.is_empty());
            return Label { near: head.is_some(), head, ..Label::default() };
        }
        let share =
            self.amount().kind == Kind::Percent || matches!(self.amount().unit.as_deref(), Some("倍" | "番") | None);
        let mut label = if share { self.rate() } else { self.count() };
        if label.head.as_deref().is_none_or(|h| EMPTY_NOUNS.contains(&h)) {
            label.near = false;
            label.head = self.inherited();
        }
        label
    }

    pub fn text(&self, range: Chars) -> String {
        let range = self.source.trim(range);
        self.source.folded(range)
    }

    /// Rates and shares: the noun before; 90%的纠纷: the noun after 的.
    fn rate(&self) -> Label {
        let after = self.after();
        let before = words(self.source, self.before());
        // 90%的纠纷, 实行100%目录化管理
        let kept = strip(self.source, &before);
        if kept.is_empty() && self.source.at(after.start) == '的' {
            let rest = words(self.source, after.start + 1..after.end);
            if let Some((np, stop)) = noun_phrase(self.source, &rest, 0) {
                let act = rest[stop..].iter().find(|w| w.class == Class::Verb).map(|w| self.text(w.range.clone()));
                return Label {
                    head: Some(self.text(np)),
                    own_act: act.is_some(),
                    act,
                    near: true,
                    ..Label::default()
                };
            }
        }
        if kept.last().is_some_and(|w| {
            w.class == Class::Verb && !MOVES.iter().any(|(m, _)| self.text(w.range.clone()).starts_with(m))
        }) && let Some(label) = self.noun_after(&before)
        {
            return label;
        }
        let (act, cut) = self.movement(&before);
        let compared = self.compared();
        let mut rest = compared.as_deref().unwrap_or(&before[..cut]);
        rest = strip(self.source, rest);
        // 核电装机规模占全国25.8%: the part is the head.
        let part = self.part_of_share();
        if let Some(part) = &part {
            rest = strip(self.source, part);
        }
        let (verb, np) = self.governed(rest, true);
        let head = np.map(|np| self.text(np)).filter(|h| !h.is_empty());
        let act = act.or_else(|| verb.filter(|v| MOVES.iter().any(|(m, _)| m == v)));
        Label { near: head.is_some(), own_act: act.is_some(), head, act, ..Label::default() }
    }

    /// 核电装机占全国25.8%, 制造业增加值占工业增加值比重达56.2%: the words before 占.
    fn part_of_share(&self) -> Option<Vec<Word>> {
        let before = self.before();
        let named = |i: usize| matches!(self.source.at(i + 1), '比' | '地' | '用' | '道' | '有' | '领');
        let at = before.clone().rev().find(|&i| self.source.at(i) == '占' && !named(i))?;
        Some(words(self.source, before.start..at)).filter(|words| !words.is_empty())
    }

    /// The verb of change just before the figure, and where the words before it end.
    fn movement(&self, before: &[Word]) -> (Option<String>, usize) {
        let kept = strip(self.source, before);
        if let Some(last) = kept.last() {
            let word = self.text(last.range.clone());
            if let Some((verb, _)) = MOVES.iter().find(|(m, _)| {
                word == *m || word.strip_prefix(m).is_some_and(|rest| matches!(rest, "至" | "到" | "为"))
            }) {
                let noun = matches!(*verb, "涨幅" | "增幅" | "降幅" | "减幅");
                return if noun { (None, kept.len()) } else { (Some(word), kept.len() - 1) };
            }
        }
        (None, before.len())
    }

    fn count(&self) -> Label {
        let amount = self.amount();
        let before = words(self.source, self.before());
        let (moved, cut) = self.movement(&before);
        let compared = self.compared();
        let kept = strip(self.source, compared.as_deref().unwrap_or(&before[..cut]));
        if let Some(label) = self.among(&before) {
            return label;
        }
        // 投资额百亿元以上: measured things stand before their measure, counted ones after.
        let measured = amount.kind != Kind::Count && kept.last().is_some_and(|w| w.class == Class::Noun);
        if !measured && let Some(label) = self.noun_after(&before).or_else(|| self.times(&before)) {
            return label;
        }
        if let Some(label) = self.subject(kept).or_else(|| self.bare_act(kept)) {
            return label;
        }
        let relative = before.last().is_some_and(|w| self.is_de(w));
        let (verb, np) = if relative { (None, None) } else { self.governed(kept, amount.kind != Kind::Count) };
        let mut head = np.clone().map(|np| self.text(np)).filter(|h| !h.is_empty());
        // 民生事项已实现“一证办”319个: the subject is counted.
        if let (Some("实现"), Some(name), Some(first)) = (verb.as_deref(), &np, kept.first())
            && self.source.at(name.start) == '“'
            && first.class == Class::Noun
        {
            let act = Some(format!("实现{}", self.text(name.clone())));
            return Label {
                head: Some(self.text(first.range.clone())),
                act,
                near: true,
                own_act: true,
                ..Label::default()
            };
        }
        let governed = verb.is_some() && np.is_some();
        let mut act = moved.or(verb);
        if let Some(np) = np {
            let counts_activity = amount.unit.as_deref().is_some_and(|u| ACTIVITY_UNITS.contains(&u));
            let joint = |w: &Word| {
                counts_activity && w.class == Class::Quantifier && matches!(self.source.at(w.range.start), '、' | '和')
            };
            let listed = np.clone().any(|i| matches!(self.source.at(i), '、' | '与' | '和' | '对'))
                || kept.iter().any(|w| self.source.is_at(w.range.start, "对") && w.range.len() == 1);
            let acts =
                kept.iter().rev().take_while(|w| matches!(w.class, Class::Activity | Class::Verb) || joint(w)).last();
            if let Some(acts) = acts.filter(|w| w.range.start > np.start) {
                let first = acts.range.start;
                let end = kept.last().map_or(np.end, |w| w.range.end);
                if counts_activity && np.len() > 10 && listed {
                    // 承权部门培训21场次: what is counted is the training.
                    head = Some(self.text(first..end));
                } else if !counts_activity
                    && amount.kind == Kind::Count
                    && THING_UNITS.contains(&amount.unit.as_deref().unwrap_or(""))
                    && act.as_deref().is_none_or(|a| LIGHT_VERBS.contains(&a))
                {
                    // 规范性文件合法性审查25件: the thing is the head and the activity the act.
                    head = Some(self.text(np.start..first));
                    act = Some(self.text(first..end));
                }
            }
        }
        if act.is_none() && amount.kind == Kind::Duration {
            // 在7日以内办结
            act = words(self.source, self.after())
                .iter()
                .find(|w| matches!(w.class, Class::Verb | Class::Activity))
                .map(|w| self.text(w.range.clone()));
        }
        if PERSON_UNITS.contains(&amount.unit.as_deref().unwrap_or(""))
            && act.as_deref().is_none_or(|a| PIVOTS.contains(&a))
        {
            // 组织工作人员289人次向宪法宣誓, 达600多人参加了培训
            act = self.verb_after().or(act);
        }
        let own_act = act.is_some();
        let governs = own_act && governed;
        if act.is_none() {
            act = self.shared_act(&before);
        }
        // 执行到位6800万元: the act is all there is.
        if head.is_none() && amount.kind == Kind::Money && cut == before.len() {
            head = act.clone().filter(|_| own_act);
        }
        Label { near: head.is_some(), own_act, governs, head, verb: act.clone(), act, later: false }
    }

    /// 复议案件平均审理42天: the subject is measured, the verb says in what.
    fn subject(&self, kept: &[Word]) -> Option<Label> {
        let (last, rest) = kept.split_last()?;
        if self.amount().kind != Kind::Duration || last.class != Class::Verb {
            return None;
        }
        let rest = strip(self.source, rest);
        let np = tail_noun(self.source, rest, rest.first()?.range.start..rest.last()?.range.end)?;
        Some(Label {
            head: Some(self.text(np)),
            act: Some(self.text(last.range.clone())),
            near: true,
            own_act: true,
            ..Label::default()
        })
    }

    /// 全年审查164份: nothing but an activity, and the unit counts things.
    fn bare_act(&self, kept: &[Word]) -> Option<Label> {
        let amount = self.amount();
        let counts_activity = amount.unit.as_deref().is_some_and(|u| ACTIVITY_UNITS.contains(&u));
        let first = kept.iter().position(|w| w.class != Class::Adverb)?;
        let light = |w: &Word| matches!(w.class, Class::Adverb | Class::Preposition | Class::Quantifier | Class::Verb);
        let rest = &kept[first..];
        let bare = rest.iter().all(|w| w.class == Class::Activity || light(w))
            && rest.iter().any(|w| w.class == Class::Activity);
        (bare && !counts_activity && amount.kind == Kind::Count && kept[0].range.start > amount.line.start).then(|| {
            Label {
                head: None,
                act: Some(self.text(kept[first].range.start..kept[kept.len() - 1].range.end)),
                near: false,
                own_act: true,
                ..Label::default()
            }
        })
    }

    /// The verb before the figures of the same clause: 集中13个部门100项事项.
    fn verb_before(&self) -> Option<String> {
        let (previous, label) = self.previous()?;
        let between = &self.source.chars()[previous.range.end..self.amount().range.start];
        let one_clause = !between.iter().any(|&c| crate::reading::is_stop(c) || matches!(c, ',' | ';' | ':' | '、'));
        (one_clause && !between.is_empty()).then(|| label.verb.clone()).flatten()
    }

    /// The verb after the figure in its clause; past one that only makes it passive.
    fn verb_after(&self) -> Option<String> {
        let on = words(self.source, self.after());
        self.later_verb(&on)
    }

    /// The first verb, or the activity after 进行; not one whose object is the next figure.
    fn later_verb(&self, on: &[Word]) -> Option<String> {
        let end = on.last()?.range.end;
        if self
            .amounts
            .get(self.i + 1)
            .is_some_and(|n| n.range.start <= end + 1 && n.line == self.amount().line && n.kind == Kind::Count)
        {
            return None;
        }
        let passive = |w: &Word| PASSIVES.contains(&self.text(w.range.clone()).as_str());
        let at = on.iter().position(|w| w.class == Class::Verb || passive(w))?;
        let next =
            on[at + 1..].iter().position(|w| matches!(w.class, Class::Verb | Class::Activity)).map(|k| at + 1 + k);
        let at = next.filter(|_| passive(&on[at])).unwrap_or(at);
        if passive(&on[at]) && !matches!(on[at].class, Class::Verb) {
            return None;
        }
        let last = at + on[at..].iter().take_while(|w| w.class == on[at].class).count() - 1;
        let word = self.text(on[at].range.start..on[last].range.end);
        // 实现“一证办”: what was achieved is the act.
        let whole = self.source.trim(on[at].range.start..end);
        if word == "实现" && whole.len() <= 14 { Some(self.text(whole)) } else { Some(word) }
    }

    pub fn is_de(&self, word: &Word) -> bool {
        word.range.len() == 1 && self.source.at(word.range.start) == '的'
    }

    /// 其中涉及进城务工人员2692件: the head is that of the total, and the words after 涉及 say which of them.
    fn among(&self, before: &[Word]) -> Option<Label> {
        let k = before.iter().position(|w| w.class == Class::Among)?;
        let verb = before.get(k + 1).filter(|w| self.source.is_at(w.range.start, "涉"))?;
        let kept = strip(self.source, before);
        let end = kept.last()?.range.end;
        (end > verb.range.end).then(|| Label {
            head: None,
            act: Some(self.text(verb.range.start..end)),
            near: false,
            own_act: true,
            ..Label::default()
        })
    }

    /// 20余次召开政府常务会: the object of the verb that follows.
    fn times(&self, before: &[Word]) -> Option<Label> {
        let often = self.amount().unit.as_deref().is_some_and(|u| ACTIVITY_UNITS.contains(&u));
        if !often
            || strip(self.source, before).iter().any(|w| matches!(w.class, Class::Noun | Class::Verb | Class::Activity))
        {
            return None;
        }
        let on = words(self.source, self.after());
        let verb = on.iter().take(3).position(|w| w.class == Class::Verb)?;
        let (np, _) = noun_phrase(self.source, &on, verb + 1)?;
        Some(Label {
            head: Some(self.text(np)),
            act: Some(self.text(on[verb].range.clone())),
            near: true,
            own_act: true,
            ..Label::default()
        })
    }

    /// 14件规范性文件; 12类187家中介机构: the noun after the next figure serves both.
    fn noun_after(&self, before: &[Word]) -> Option<Label> {
        let amount = self.amount();
        let mut at = self.i;
        let mut range = self.after();
        while self.source.trim(range.clone()).is_empty()
            && at + 1 < self.amounts.len()
            && self.amounts[at + 1].range.start == range.end
            && at - self.i < 3
        {
            at += 1;
            range = Finder { source: self.source, amounts: self.amounts, i: at, done: self.done }.after();
        }
        if self.source.trim(range.clone()).is_empty() || self.source.at(range.start) == '、' {
            return None;
        }
        // （间） after a unit says more of the unit; 期 of 3年期 is none of the noun.
        if self.source.at(range.start) == '(' {
            return None;
        }
        if self.source.at(range.start) == '期' && amount.kind == Kind::Duration {
            range.start += 1;
        }
        let digit = (range.start..range.end).find(|&i| self.source.at(i).is_ascii_digit());
        let on = words(self.source, range.start..digit.unwrap_or(range.end));
        let mut first = usize::from(on.first().is_some_and(|w| self.is_de(w)));
        while on.get(first).is_some_and(|w| {
            w.class == Class::Quantifier
                && !self.source.is_at(w.range.start, "的")
                && !self.source.is_at(w.range.start, "等")
                && w.range.len() > 1
                || w.class == Class::Place
        }) {
            first += 1;
        }
        let (np, stop) = match noun_phrase(self.source, &on, first) {
            Some(found) => found,
            // 两台满足自助服务功能的…设备: the noun after the last 的.
            None => {
                let verb = on.first().is_some_and(|w| matches!(w.class, Class::Verb | Class::Noun));
                let de = on
                    .iter()
                    .rposition(|w| self.source.is_at(w.range.start, "的") && w.range.len() == 1)
                    .filter(|_| verb)?;
                noun_phrase(self.source, &on, de + 1)?
            }
        };
        let kept = strip(self.source, before);
        let told = last_verb(kept).map(|k| self.verb_text(kept, k));
        let verb = told.clone().or_else(|| self.verb_before());
        let follows = |k: &Amount| k.line == amount.line && k.kind == Kind::Count && k.range.start == range.end;
        let next = self.amounts.get(at + 1).is_some_and(follows) && stop == on.len();
        // 39个部门的清单5749项, 13个部门100项事项, 公布产量的104种产品: the figure only says which.
        let modifier = on.get(stop).is_some_and(|w| self.is_de(w))
            || next && !on.is_empty()
            || before.last().is_some_and(|w| self.is_de(w));
        let head = Some(self.text(np));
        if modifier {
            return Some(Label { head, verb, near: true, ..Label::default() });
        }
        let pivot = told.as_deref().is_some_and(|v| PIVOTS.contains(&v))
            && PERSON_UNITS.contains(&amount.unit.as_deref().unwrap_or(""));
        let own = verb.clone().filter(|_| !pivot);
        let later = if own.is_none() { self.later_verb(&on[stop..]) } else { None };
        let (is_later, governs) = (later.is_some(), own.is_some() && told.is_some());
        let act = own.or(later).or_else(|| verb.clone()).or_else(|| self.shared_act(before));
        Some(Label { head, own_act: act.is_some(), act, near: true, governs, verb, later: is_later })
    }

    /// The verb that governs the noun before the figure, and that noun.
    pub fn governed(&self, kept: &[Word], rate: bool) -> (Option<String>, Option<Chars>) {
        let end = match kept.last() {
            Some(last) => last.range.end,
            None => return (None, None),
        };
        let verb = governing(kept, rate);
        let start = match verb {
            Some(k) => kept[k].range.end,
            None => kept[0].range.start,
        };
        let from = verb.map_or(0, |k| k + 1);
        // 部分撤回、部分维持: nothing but verbs.
        if let Some(k) = verb
            && k + 1 == kept.len()
            && kept.iter().all(|w| !matches!(w.class, Class::Noun | Class::Activity | Class::Place))
        {
            let first = kept
                .iter()
                .position(|w| w.class == Class::Verb || self.source.is_at(w.range.start, "部分"))
                .unwrap_or(k);
            return (Some(self.text(kept[first].range.start..end)), None);
        }
        let act = verb.map(|k| self.verb_text(kept, k));
        let np = tail_noun(self.source, &kept[from..], start..end);
        (act, np)
    }

    /// A verb with the verbs directly before it: 划转承接.
    fn verb_text(&self, kept: &[Word], k: usize) -> String {
        let first = (0..k)
            .rev()
            .take_while(|&j| kept[j].class == Class::Verb && kept[j].range.end == kept[j + 1].range.start)
            .last()
            .unwrap_or(k);
        self.text(kept[first].range.start..kept[k].range.end)
    }
}
