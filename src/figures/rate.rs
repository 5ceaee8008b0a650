//! Heads of rates and shares: 网上可办率99.9%, 90%的纠纷, 装机占全国25.8%, 高于全市1.8个百分点.

use super::grammar::{noun_phrase, strip};
use super::labels::{Finder, Label};
use super::phrase::{Word, words};
use super::words::{Class, MOVES};
use crate::text::Chars;

/// Words after which a standard of comparison stands, which is not what the figure counts.
const COMPARISONS: &[&str] =
    &["高于", "低于", "高出", "低出", "领先", "多于", "少于", "超出", "优于", "较上年", "较", "相较"];

impl Finder<'_, '_> {
    /// Rates and shares: the noun before; 90%的纠纷: the noun after 的.
    pub fn rate(&self) -> Label {
        let after = self.after();
        let range = self.before();
        let before = words(self.source, range.clone());
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
        let compared = self.compared(range.clone());
        let mut rest = compared.as_deref().unwrap_or(&before[..cut]);
        rest = strip(self.source, rest);
        // 核电装机规模占全国25.8%: the part is the head.
        let part = self.part_of_share(range);
        if let Some(part) = &part {
            rest = strip(self.source, part);
        }
        let (verb, np) = self.governed(rest, true);
        let head = np.map(|np| self.text(np)).filter(|h| !h.is_empty());
        let act = act.or_else(|| verb.filter(|v| MOVES.iter().any(|(m, _)| m == v)));
        Label { near: head.is_some(), own_act: act.is_some(), head, act, ..Label::default() }
    }

    /// 核电装机占全国25.8%, 制造业增加值占工业增加值比重达56.2%: the words before 占.
    fn part_of_share(&self, before: Chars) -> Option<Vec<Word>> {
        let named = |i: usize| matches!(self.source.at(i + 1), '比' | '地' | '用' | '道' | '有' | '领');
        let at = before.clone().rev().find(|&i| self.source.at(i) == '占' && !named(i))?;
        Some(words(self.source, before.start..at)).filter(|words| !words.is_empty())
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
    pub fn compared(&self, before: Chars) -> Option<Vec<Word>> {
        let cut = self.without_standard(before.clone());
        (cut.end < before.end).then(|| words(self.source, cut))
    }
}
