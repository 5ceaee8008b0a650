//! What a figure takes from what was said before it: the head of an earlier figure, the object of the clause before,
//! the act with which a list began.

use super::grammar::{noun_phrase, strip};
use super::labels::Finder;
use super::phrase::{Word, clause_start, words};
use super::scan::Amount;
use super::words::{Class, MOVES};
use crate::analysis::Kind;

impl Finder<'_, '_> {
    /// A list goes on with the act of its first member: 办理…814件, …1308件.
    pub fn shared_act(&self, before: &[Word]) -> Option<String> {
        let (previous, label) = self.previous()?;
        let joined = !self.source.chars()[previous.range.end..self.amount().range.start]
            .iter()
            .any(|&c| matches!(c, ',' | ';' | ':' | '。'))
            || previous.range.end == self.amount().range.start;
        let same = (previous.unit == self.amount().unit || joined) && previous.kind == self.amount().kind;
        let close = self.amount().range.start - previous.range.end <= 30;
        let quiet = !before.iter().any(|w| matches!(w.class, Class::Verb | Class::Preposition));
        let one_sentence = !self.source.chars()[previous.range.end..self.amount().range.start]
            .iter()
            .any(|&c| crate::reading::is_stop(c));
        // A level beside a change has not changed: 增加到1.55万家、科技型企业达到2.8万家.
        let noun = before.iter().any(|w| w.class == Class::Noun);
        let act = label.act.clone().filter(|a| !(noun && MOVES.iter().any(|(m, _)| a.starts_with(m))));
        if same && close && quiet && one_sentence { act } else { None }
    }

    /// The head of an earlier figure: of the same unit in the sentence first, then the object of the clause before.
    pub fn inherited(&self) -> Option<String> {
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
    pub fn object_before(&self) -> Option<String> {
        let amount = self.amount();
        let mut end = clause_start(self.source, amount.range.start, amount.line.start);
        for _ in 0..2 {
            let stop = end.checked_sub(1).filter(|&e| e > amount.line.start)?;
            let start = clause_start(self.source, stop, amount.line.start);
            // 8个部门的权责清单,新增15项: what follows the figure before, where it is more than that figure's noun.
            if let Some((p, _)) = self.previous().filter(|(p, _)| p.range.end > start) {
                let rest = words(self.source, p.range.end..stop.max(p.range.end));
                let de = rest.iter().rposition(|w| self.is_de(w))?;
                return noun_phrase(self.source, &rest, de + 1).map(|(np, _)| self.text(np));
            }
            let clause = words(self.source, start..stop);
            let kept = strip(self.source, &clause);
            let (_, np) = self.governed(kept, false);
            if let Some(np) =
                np.filter(|np| np.len() >= 2 && !self.source.chars()[np.clone()].iter().any(char::is_ascii_digit))
            {
                return Some(self.text(np));
            }
            end = start;
        }
        None
    }
}
