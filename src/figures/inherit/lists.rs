//! Lists that break a figure down, and the figure that they break down, whose head the last member or the next sentence takes.

use super::{FIGURES, PAPER_UNITS};
use crate::figures::labels::{Finder, Label, OTHERS};
use crate::figures::phrase::Word;
use crate::figures::readings::LODGED;
use crate::figures::short::{is_in, short};
use crate::figures::words::Class;

/// Figures before one among which its whole is looked for.
const MEMBERS: usize = 6;

/// Verbs by which something is given out in a matter, and those that go on with what was given out. To add one: append it.
const GIVING: &[&str] = &["提出", "出具", "发出", "制发", "下发", "制作", "下达", "反馈"];

const ON_GIVEN: &[&str] =
    &["采纳", "落实", "回复", "答复", "送达", "整改", "收到", "发出", "未采纳", "吸纳", "被采纳", "已采纳"];

impl Finder<'_, '_> {
    /// The figure that a list ending with figure `k` breaks down, where its members have heads of their own: 文件94件，县级文件38件、
    /// 部门文件56件，拟废止12件.
    pub(super) fn total_of_list(&self, k: usize) -> Option<usize> {
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
    pub(super) fn is_rest(&self) -> bool {
        let before = self.phrases.before(self.i);
        matches!(before, [.., word] if before.len() <= 2 && self.is_one(word, short!(["其余", "剩余", "余下"])))
    }

    /// Whether an earlier figure counts what was given out in a matter that the sentence counted before in the same way.
    pub(super) fn is_beside_the_matter(&self, k: usize) -> bool {
        let label = &self.done[k];
        let given = label.near && label.act.as_deref().is_some_and(|act| GIVING.iter().any(|verb| act.ends_with(verb)));
        let own = |j: &usize| self.done[*j].near && self.done[*j].head != label.head;
        let matter = || {
            self.line_before(k)
                .take_while(|&j| self.one_sentence(j))
                .filter(|&j| self.amounts[j].unit == self.amount().unit)
                .any(|j| own(&j))
        };
        let on = |w: &Word| w.class == Class::Verb && self.is_one(w, short!(ON_GIVEN));
        given && !self.phrases.before(self.i).iter().any(on) && matter()
    }

    /// The figure whose rest a list gives as its last member: 纠纷126件，其中家庭纠纷32件、邻里纠纷41件、其他53件.
    pub(super) fn total_of_others(&self, k: usize) -> Option<usize> {
        let before = self.phrases.before(self.i);
        let [other] = &before[before.iter().take_while(|w| w.class == Class::Joint).count()..] else { return None };
        if !self.is_one(other, short!(OTHERS)) || !self.done[k].near {
            return None;
        }
        let opened = self.opening_of_list(k + 1).map(|first| first - 1);
        opened.filter(|&total| self.one_sentence(total)).or_else(|| self.whole_of_list(k))
    }

    /// The figure with which a list opens after 其中 that ends before figure `end`, and before which its total stands.
    pub(super) fn opening_of_list(&self, end: usize) -> Option<usize> {
        let same = |k: usize| self.amounts[k].line == self.amount().line && self.amounts[k].unit == self.amount().unit;
        let members = (1..end).rev().take(FIGURES).take_while(|&k| same(k) && same(k - 1));
        members.into_iter().find(|&k| self.phrases.have_among(k))
    }

    /// The figure before a list whose members, the last of them `k`, only say which: with an act of its own.
    pub(super) fn whole_of_list(&self, k: usize) -> Option<usize> {
        let mut counts = self.line_before(k + 1).filter(|&k| self.amounts[k].unit == self.amount().unit);
        let listed = counts.clone().take_while(|&k| !self.done[k].own_act).count();
        counts.nth(listed).filter(|_| listed > 1)
    }
}

impl<'t> Finder<'_, 't> {
    /// 接收投诉、举报、咨询4512件，其中投诉1687件: one of what was counted together, by its own name.
    pub fn one_of_them(&self, label: &mut Label<'t>) {
        let named = label.act.as_deref().is_some_and(|act| is_in(act, short!(LODGED)));
        let Some(act) = label.act.clone().filter(|_| named && label.own_act && label.from.is_some()) else { return };
        let together = |&k: &usize| {
            let head = self.done[k].head.as_deref().filter(|head| head.contains('、'));
            head.is_some_and(|head| head.split(['、', '和']).any(|one| one == &*act))
        };
        if let Some(of) = self.line_before(self.i).take(MEMBERS).find(together).filter(|&of| self.one_sentence(of)) {
            label.act = self.done[of].act.clone().filter(|of| *of != act);
            label.head = Some(act);
        }
    }

    /// 登记主体8760户，发现问题企业29家，列入名录17户; 审查文件32件、合同146份，开展公平竞争审查53件: whether other bodies or
    /// papers are counted between the figure from which the head is taken and this one.
    pub fn past_others(&self, from: Option<usize>) -> bool {
        let Some(from) = from else { return false };
        let sort = if self.unit_is(short!(["家", "户"])) { short!(["家", "户"]) } else { short!(PAPER_UNITS) };
        let other = |k: usize| {
            self.units[k] != self.unit
                && self.units[k].is_in(sort)
                && self.done[k].near
                && self.done[k].head != self.done[from].head
        };
        self.unit_is(sort) && (from + 1..self.i).any(other)
    }
}
