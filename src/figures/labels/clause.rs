//! The clause of a figure: its words before the figure, without what does not bear on the label, and those after it.

use super::{CASES, Finder};
use crate::analysis::Kind;
use crate::figures::grammar::{clipped, strip};
use crate::figures::listed::Endings;
use crate::figures::phrase::Word;
use crate::figures::short::short;
use crate::figures::wording::Wording;
use crate::figures::words::{self, Class, Classes};
use std::borrow::Cow;

/// Light words of one character with which many nouns end, and that seldom stand between a noun and a number.
#[rustfmt::skip]
const CLIPPING: [char; 24] = ['可', '只', '能', '分', '应', '现', '并', '则', '正', '新', '还', '给', '自', '经', '于', '因', '按', '就', '都', '又', '拟', '须', '被', '把'];

/// Verbs of going somewhere to do something there. To add one: append it.
const GOING: &[&str] = &["走进", "走入", "深入", "进入", "前往", "赴", "奔赴", "下沉", "下沉到", "进驻", "送到"];

/// Ends of a phrase that says how something was done, or upon what, and the words with which it begins. To add one: append it.
const MANNERS: &[&str] = &["方式", "形式", "手段", "途径", "渠道", "方法", "基础上", "过程中", "期间", "模式"];

static MANNER: Endings = Endings::of(MANNERS);

const MANNERS_BEGIN: &[&str] = &["以", "通过", "采取", "采用", "运用", "利用", "依托", "按照", "在", "经", "借助"];

/// Characters of a bracket that says more of a unit: （间）.
const BRACKETED_UNIT: usize = 4;

/// Whether a word says what was done.
fn is_done(word: &Word) -> bool {
    matches!(word.class, Class::Verb | Class::Activity)
}

/// Past 被, 已 and the like before what was done.
pub(super) fn past_passive(words: &[Word]) -> &[Word] {
    let light = words.iter().take_while(|w| matches!(w.class, Class::Adverb | Class::Preposition)).count();
    &words[light..]
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
    pub(super) fn is_exception(&self, clause: &Clause) -> bool {
        let end = self.amount().range.end;
        (self.source.at(end) == '外' || self.source.is_at(end, "以外") || self.source.is_at(end, "之外"))
            && clause.before.iter().any(|w| self.source.at(w.range.start) == '除')
    }

    /// The word right after the figure, with nothing between.
    pub fn next_word(&self) -> Option<&'a Word> {
        self.phrases.after(self.i).first().filter(|w| w.range.start == self.amount().range.end)
    }

    /// The words before the figure, without what does not bear on its label.
    pub(super) fn clause(&self) -> Clause<'a, 't> {
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
        let [first, .., joint] = before else { return false };
        let done = |words: &[Word]| past_passive(words).first().is_some_and(is_done);
        joint.class == Class::Joint
            && matches!(past_passive(&before[..before.len() - 1]), [verb] if is_done(verb))
            && self.previous().is_some_and(|(p, _)| p.range.end == first.range.start && p.unit == self.amount().unit)
            && self.next_word().is_some()
            && done(self.phrases.after(self.i))
            && self.phrases.in_one_clause(self.i)
            && self.unit_is(short!(CASES))
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
        // 其中提出修改意见后出台18件: nor what was done first.
        let first_done = |k: usize| {
            words[k].class == Class::Verb
                && (words[k - 1].class == Class::Noun || words[k - 1].range.len() == 1)
                && self.source.before(words[k - 1].range.end) == '后'
                && words[..k - 1].iter().any(|w| w.class == Class::Verb)
        };
        if let Some(k) = words.len().checked_sub(1).filter(|&k| k > 1 && first_done(k)) {
            return &words[k..];
        }
        let end = (1..words.len()).rev().find(|&k| done(&words[k]) && manner(&words[k - 1]));
        let led = |end: usize| words[..end].iter().any(|w| self.is_one(w, short!(MANNERS_BEGIN)));
        end.filter(|&end| led(end)).map_or(words, |end| &words[end..])
    }

    /// Whether a clause with a noun of its own, and no figure, stands between the figure before and this one.
    #[inline(never)]
    pub(super) fn another_between(&self) -> bool {
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
