//! What a figure counts (head) and what happened to it (act).
//!
//! The noun stands after the numeral (14件规范性文件), before it (受理行政复议案件25件), or in what was said before
//! (…, 决定维持11件). The verb that governs it is looked for in the same clause.

use super::acts::{ACTIVITY_UNITS, PERSON_UNITS, PIVOTS};
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

/// Kinds of cases, which a report may name apart from the word 案件. To add one: append it.
const CASE_KINDS: &[&str] = &[
    "行政复议",
    "行政诉讼",
    "行政处罚",
    "行政应诉",
    "法律援助",
    "劳动争议",
    "劳动仲裁",
    "行政公益诉讼",
    "行政裁决",
    "行政赔偿",
    "国家赔偿",
];

/// Measure words of things, with which 改造12个 tells what was done to them.
const THING_UNITS: &[&str] =
    &["个", "座", "户", "处", "栋", "间", "套", "家", "件", "份", "名", "所", "部", "台", "条", "人"];

/// Verbs that say only that something was done: the activity after them is the act.
const LIGHT_VERBS: &[&str] = &["开展", "完成", "实施", "进行", "推进", "组织", "组织开展", "做好", "启动"];

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
    pub fn before(&self) -> Chars {
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

    /// From the figure to the end of the clause or the next figure.
    pub fn after(&self) -> Chars {
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
        if label.head.as_deref().is_some_and(|h| matches!(h, "案件" | "申请")) {
            label.head = self.case_kind().or(label.head);
        }
        if label.head.as_deref().is_none_or(|h| EMPTY_NOUNS.contains(&h)) {
            label.near = false;
            label.head = self.inherited();
        }
        label
    }

    /// 办理的向本级政府提出行政复议申请的案件25件: which cases, where the clause says so.
    fn case_kind(&self) -> Option<String> {
        let amount = self.amount();
        let start = amount.line.start.max(amount.range.start.saturating_sub(40));
        let stop = (start..amount.range.start)
            .rev()
            .find(|&i| crate::reading::is_stop(self.source.at(i)) || matches!(self.source.at(i), ';' | ','));
        let range = stop.map_or(start, |i| i + 1)..amount.range.start;
        CASE_KINDS.iter().find(|kind| self.source.find(range.clone(), kind).is_some()).map(|kind| format!("{kind}案件"))
    }

    pub fn text(&self, range: Chars) -> String {
        let range = self.source.trim(range);
        self.source.folded(range)
    }

    /// The verb of change just before the figure, and where the words before it end.
    pub fn movement(&self, before: &[Word]) -> (Option<String>, usize) {
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
        let range = self.before();
        let before = words(self.source, range.clone());
        let (moved, cut) = self.movement(&before);
        let compared = self.compared(range);
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

    pub fn is_de(&self, word: &Word) -> bool {
        word.range.len() == 1 && self.source.at(word.range.start) == '的'
    }

    /// The words after the figure, or after the last of those that stand directly behind one another: 12类187家.
    pub fn after_chain(&self) -> (usize, Chars) {
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
        (at, range)
    }

    /// 14件规范性文件; 12类187家中介机构: the noun after the next figure serves both.
    pub fn noun_after(&self, before: &[Word]) -> Option<Label> {
        let amount = self.amount();
        let (at, mut range) = self.after_chain();
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
    pub fn verb_text(&self, kept: &[Word], k: usize) -> String {
        let first = (0..k)
            .rev()
            .take_while(|&j| kept[j].class == Class::Verb && kept[j].range.end == kept[j + 1].range.start)
            .last()
            .unwrap_or(k);
        self.text(kept[first].range.start..kept[k].range.end)
    }
}
