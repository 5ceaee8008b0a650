//! What a figure counts (head) and what happened to it (act).
//!
//! The noun stands after the numeral (14件规范性文件), before it (受理行政复议案件25件), or in what was said before
//! (…, 决定维持11件). The verb that governs it is looked for in the same clause.

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
    "金额",
    "比率",
    "人数",
    "总量",
    "规模",
    "其余",
    "余",
    "总",
    "方面",
    "后",
];

/// Labels of all amounts, in order.
pub fn labels(source: &Source, amounts: &[Amount]) -> Vec<Label> {
    let mut out: Vec<Label> = Vec::with_capacity(amounts.len());
    for i in 0..amounts.len() {
        let label = Finder { source, amounts, i, done: &out }.find();
        out.push(label);
    }
    out
}

struct Finder<'a, 't> {
    source: &'a Source<'t>,
    amounts: &'a [Amount],
    i: usize,
    done: &'a [Label],
}

impl Finder<'_, '_> {
    fn amount(&self) -> &Amount {
        &self.amounts[self.i]
    }

    /// The figure before in the same line, with its label.
    fn previous(&self) -> Option<(&Amount, &Label)> {
        let k = self.i.checked_sub(1)?;
        (self.amounts[k].line == self.amount().line).then(|| (&self.amounts[k], &self.done[k]))
    }

    /// From the start of the clause, or the end of the figure before, to the figure.
    fn before(&self) -> Chars {
        let amount = self.amount();
        let floor = self.previous().map_or(amount.line.start, |(p, _)| p.range.end).max(amount.line.start);
        clause_start(self.source, amount.range.start, floor)..amount.range.start
    }

    /// From the figure to the end of the clause or the next figure.
    fn after(&self) -> Chars {
        let amount = self.amount();
        let ceiling =
            self.amounts.get(self.i + 1).filter(|n| n.line == amount.line).map_or(amount.line.end, |n| n.range.start);
        amount.range.end..clause_end(self.source, amount.range.end, ceiling)
    }

    fn find(&self) -> Label {
        let share =
            self.amount().kind == Kind::Percent || matches!(self.amount().unit.as_deref(), Some("倍" | "番") | None);
        let mut label = if share { self.rate() } else { self.count() };
        if label.head.as_deref().is_none_or(|h| EMPTY_NOUNS.contains(&h)) {
            label.near = false;
            label.head = self.inherited();
        }
        label
    }

    fn text(&self, range: Chars) -> String {
        let range = self.source.trim(range);
        self.source.folded(range)
    }

    /// Rates and shares: the noun before; 90%的纠纷: the noun after 的.
    fn rate(&self) -> Label {
        let after = self.after();
        if self.source.at(after.start) == '的' {
            let rest = words(self.source, after.start + 1..after.end);
            if let Some((np, stop)) = noun_phrase(self.source, &rest, 0) {
                let act = rest[stop..].iter().find(|w| w.class == Class::Verb).map(|w| self.text(w.range.clone()));
                return Label { head: Some(self.text(np)), act, near: true };
            }
        }
        let before = words(self.source, self.before());
        let (act, cut) = self.movement(&before);
        let mut rest = &before[..cut];
        rest = strip(self.source, rest);
        // 核电装机规模占全国25.8%: the part is the head.
        if let Some(k) = rest.iter().rposition(|w| self.source.is_at(w.range.start, "占") && w.range.len() == 1) {
            rest = strip(self.source, &rest[..k]);
        }
        let (verb, np) = self.governed(rest, true);
        let head = np.map(|np| self.text(np)).filter(|h| !h.is_empty());
        let act = act.or_else(|| verb.filter(|v| MOVES.iter().any(|(m, _)| m == v)));
        Label { near: head.is_some(), head, act }
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
        let kept = strip(self.source, &before[..cut]);
        if let Some(label) = self.noun_after(&before) {
            return label;
        }
        let (verb, np) = self.governed(kept, false);
        let mut head = np.clone().map(|np| self.text(np)).filter(|h| !h.is_empty());
        let mut act = moved.or(verb);
        // 规范性文件合法性审查25件: the thing is the head and the activity the act, unless the unit counts activities.
        if act.is_none()
            && let (Some(last), Some(np)) = (kept.last(), np)
            && matches!(last.class, Class::Activity | Class::Verb)
            && last.range.start > np.start
            && !amount.unit.as_deref().is_some_and(|u| ACTIVITY_UNITS.contains(&u))
        {
            let first = kept
                .iter()
                .rev()
                .take_while(|w| matches!(w.class, Class::Activity | Class::Verb))
                .last()
                .map_or(last.range.start, |w| w.range.start);
            if first > np.start {
                head = Some(self.text(np.start..first));
                act = Some(self.text(first..last.range.end));
            }
        }
        if act.is_none() {
            act = self.shared_act(&before);
        }
        Label { near: head.is_some(), head, act }
    }

    /// 14件规范性文件; 12类187家中介机构: the noun after the next figure serves both.
    fn noun_after(&self, before: &[Word]) -> Option<Label> {
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
        let on = words(self.source, range.clone());
        let mut first = 0;
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
        let verb = last_verb(kept).map(|k| self.verb_text(kept, k));
        let later = || on[stop..].iter().find(|w| w.class == Class::Verb).map(|w| self.text(w.range.clone()));
        let act = verb.or_else(later).or_else(|| self.shared_act(before));
        Some(Label { head: Some(self.text(np)), act, near: true })
    }

    /// A list goes on with the act of its first member: 办理…814件, …1308件.
    fn shared_act(&self, before: &[Word]) -> Option<String> {
        let (previous, label) = self.previous()?;
        let same = previous.unit == self.amount().unit && previous.kind == self.amount().kind;
        let close = self.amount().range.start - previous.range.end <= 30;
        let quiet = !before.iter().any(|w| matches!(w.class, Class::Verb | Class::Preposition));
        let one_sentence = !self.source.chars()[previous.range.end..self.amount().range.start]
            .iter()
            .any(|&c| crate::reading::is_stop(c));
        (same && close && quiet && one_sentence).then(|| label.act.clone()).flatten()
    }

    /// The verb that governs the noun before the figure, and that noun.
    fn governed(&self, kept: &[Word], rate: bool) -> (Option<String>, Option<Chars>) {
        let end = match kept.last() {
            Some(last) => last.range.end,
            None => return (None, None),
        };
        let verb = governing(kept);
        let start = match verb {
            Some(k) => kept[k].range.end,
            None => kept[0].range.start,
        };
        let from = verb.map_or(0, |k| k + 1);
        let act = verb.map(|k| self.verb_text(kept, k));
        let np = tail_noun(self.source, &kept[from..], start..end, rate);
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

    /// The head of an earlier figure: of the same unit in the sentence first, then the object of the clause before.
    fn inherited(&self) -> Option<String> {
        let amount = self.amount();
        let sentence = |p: &Amount| {
            !self.source.chars()[p.range.end..amount.range.start].iter().any(|&c| crate::reading::is_stop(c))
        };
        let earlier = || {
            (0..self.i)
                .rev()
                .take(12)
                .map(|k| (&self.amounts[k], &self.done[k]))
                .take_while(|(p, _)| p.line == amount.line && sentence(p))
        };
        let same = earlier().find(|(p, l)| p.unit == amount.unit && l.head.is_some()).and_then(|(_, l)| l.head.clone());
        let nearest = || earlier().find(|(_, l)| l.head.is_some()).and_then(|(_, l)| l.head.clone());
        let share = amount.kind == Kind::Percent;
        let found = if share { nearest().or(same) } else { same.or_else(|| self.object_before()).or_else(nearest) };
        found.or_else(|| self.object_before())
    }

    /// The last noun of the clause before.
    fn object_before(&self) -> Option<String> {
        let amount = self.amount();
        let mut end = clause_start(self.source, amount.range.start, amount.line.start);
        for _ in 0..2 {
            let stop = end.checked_sub(1).filter(|&e| e > amount.line.start)?;
            let start = clause_start(self.source, stop, amount.line.start);
            let clause = words(self.source, start..stop);
            let kept = strip(self.source, &clause);
            let (_, np) = self.governed(kept, false);
            if let Some(np) = np.filter(|np| np.len() >= 2) {
                return Some(self.text(np));
            }
            end = start;
        }
        None
    }
}

/// Without the adverbs and quantifiers that end it: …共, …达到, …等.
fn strip<'w>(source: &Source, mut words: &'w [Word]) -> &'w [Word] {
    while let Some(last) = words.last() {
        let light = matches!(last.class, Class::Adverb | Class::Quantifier | Class::Among)
            || last.class == Class::Verb
                && (source.is_at(last.range.start, "共有") || source.is_at(last.range.start, "现有"))
            || last.class == Class::Preposition;
        if !light {
            break;
        }
        words = &words[..words.len() - 1];
    }
    words
}

/// The verb nearest to the end that nothing but adverbs and phrases stand before; else the first verb of all.
fn governing(kept: &[Word]) -> Option<usize> {
    let has_noun_after = |k: usize| {
        kept[k + 1..].iter().any(|w| matches!(w.class, Class::Noun | Class::Activity | Class::Place | Class::Verb))
    };
    let opens = |k: usize| match k.checked_sub(1).map(|j| kept[j].class) {
        None | Some(Class::Adverb | Class::Preposition | Class::Verb | Class::Among | Class::Quantifier) => true,
        Some(_) => {
            kept[..k].iter().any(|w| w.class == Class::Preposition) && !kept[..k].iter().any(|w| w.class == Class::Verb)
        }
    };
    let verbs = || (0..kept.len()).filter(|&k| kept[k].class == Class::Verb);
    let all_verbs = kept.iter().all(|w| !matches!(w.class, Class::Noun | Class::Activity | Class::Place));
    if all_verbs {
        return verbs().next_back();
    }
    let strict = verbs().rev().find(|&k| opens(k) && has_noun_after(k));
    let first = || verbs().find(|&k| has_noun_after(k));
    let activity = || {
        (0..kept.len()).find(|&k| {
            kept[k].class == Class::Activity
                && kept.get(k + 1).is_some_and(|w| matches!(w.class, Class::Noun | Class::Quantifier))
        })
    };
    strict.or_else(first).or_else(activity)
}

fn last_verb(kept: &[Word]) -> Option<usize> {
    kept.iter()
        .rposition(|w| w.class == Class::Verb)
        .or_else(|| kept.iter().rposition(|w| w.class == Class::Activity).filter(|&k| k + 1 == kept.len()))
}

/// The noun that a stretch ends with: after its last 的, without what only introduces it.
fn tail_noun(source: &Source, words: &[Word], range: Chars, rate: bool) -> Option<Chars> {
    let mut from = 0;
    for (k, word) in words.iter().enumerate() {
        let last = k + 1 == words.len();
        let cuts = match word.class {
            Class::Quantifier => {
                let c = source.at(word.range.start);
                // A list of nouns stays whole: 审计、监督, 报备率、及时率及规范率.
                !matches!(c, '、' | '和' | '与' | '及' | '或') && !source.is_at(word.range.start, "以及")
            }
            Class::Adverb | Class::Among => true,
            Class::Preposition => true,
            Class::Place => k == from || rate,
            _ => false,
        };
        if cuts && !last {
            from = k + 1;
        }
    }
    while words.get(from).is_some_and(|w| w.class == Class::Quantifier) {
        from += 1;
    }
    let start = words.get(from).map_or(range.start, |w| w.range.start);
    let np = source.trim(start..range.end);
    (!np.is_empty()).then_some(np)
}

/// Characters of a noun phrase after a numeral.
const LONGEST_NOUN: usize = 16;

/// The noun phrase that begins at word `from`, and the word after it.
fn noun_phrase(source: &Source, words: &[Word], from: usize) -> Option<(Chars, usize)> {
    let mut end = from;
    while let Some(word) = words.get(end) {
        let goes_on = match word.class {
            Class::Noun | Class::Activity | Class::Place => true,
            // 和 and 、 join nouns, but not a noun and a number.
            Class::Quantifier => {
                end > from
                    && matches!(source.at(word.range.start), '、' | '和' | '与' | '及' | '或')
                    && words.get(end + 1).is_some_and(|w| matches!(w.class, Class::Noun | Class::Activity))
            }
            _ => false,
        };
        let start = words[from].range.start;
        if !goes_on || end > from && word.range.end - start > LONGEST_NOUN {
            break;
        }
        end += 1;
    }
    if end == from {
        return None;
    }
    let range = words[from].range.start..words[end - 1].range.end.min(words[from].range.start + LONGEST_NOUN + 8);
    let noun = words[from..end].iter().any(|w| matches!(w.class, Class::Noun | Class::Activity));
    noun.then_some((range, end))
}
