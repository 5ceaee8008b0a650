//! The grammar of a clause, as far as labels need it: which verb governs, where a noun phrase begins and ends.

mod noun_phrase;

pub use noun_phrase::{OF_RATES, noun_phrase, tail_noun, without_among, without_bound};

use super::nouns;
use super::phrase::Word;
use super::short::short;
use super::words::{Class, Classes, is_one};
use crate::text::Source;

/// Without the light words that end it: …共, …达到, …等.
pub fn strip(mut words: &[Word]) -> &[Word] {
    while let Some((last, rest)) = words.split_last() {
        let light = matches!(
            last.class,
            Class::Adverb | Class::Quantifier | Class::Among | Class::Preposition | Class::Joint | Class::Negation
        );
        if !light {
            break;
        }
        words = rest;
    }
    words
}

/// The words before a place in the text; the last is cut where the place is inside of it.
pub fn clipped(words: &[Word], end: usize) -> Vec<Word> {
    let mut out: Vec<Word> = words.iter().take_while(|w| w.range.start < end).cloned().collect();
    if let Some(last) = out.last_mut() {
        last.range.end = last.range.end.min(end);
    }
    out
}

/// The words after a place in the text; the first is cut where the place is inside of it.
pub fn clipped_from(words: &[Word], start: usize) -> Vec<Word> {
    let mut out: Vec<Word> = words.iter().filter(|w| w.range.end > start).cloned().collect();
    if let Some(first) = out.first_mut() {
        first.range.start = first.range.start.max(start);
    }
    out
}

/// Activities that are names of what was done and never the verb: 工作, 活动.
pub fn is_name(source: &Source, word: &Word) -> bool {
    const NAMES: &[&str] = &["工作", "活动", "会议", "讲座", "考试", "通知"];
    word.class == Class::Activity && is_one(source, &word.range, short!(NAMES))
}

/// Activities that rather name a field of work when a noun follows: 普法作品, 诉讼案件.
fn is_field(source: &Source, word: &Word) -> bool {
    const FIELDS: &[&str] = &["普法", "执法", "复议", "诉讼", "应诉", "听证", "信访", "监督", "仲裁", "改革"];
    is_one(source, &word.range, short!(FIELDS))
}

/// Verbs that make others act, whose own verb then counts.
const HELPERS: &[&str] = &["提请", "报请", "帮助", "指导", "推动", "督促", "支持", "引导", "协助", "促使"];

/// Verbs with which a member of a list begins anew, rather than go on with its noun.
const OPENERS: &[&str] =
    &["开展", "组织", "组织开展", "举办", "召开", "印发", "发放", "制定", "出台", "完成", "新建", "签订", "聘请"];

/// Verbs that bring people together, and those of what they then hold.
const GATHERERS: &[&str] = &["组织", "邀请", "安排", "发动", "动员", "协调", "选派"];
const HELD: &[&str] = &["开展", "集中开展", "举办", "召开"];

/// Whether the verb at `k` is turned round: 不涉及.
fn negated(words: &[Word], k: usize) -> bool {
    words[..k]
        .iter()
        .rev()
        .take_while(|w| matches!(w.class, Class::Verb | Class::Adverb | Class::Negation))
        .any(|w| w.class == Class::Negation)
}

/// The first of the verbs that stand together and end with `k`.
pub fn group_start(words: &[Word], k: usize) -> usize {
    (0..k)
        .rev()
        .take_while(|&j| words[j].class == Class::Verb && words[j].range.end == words[j + 1].range.start)
        .last()
        .unwrap_or(k)
}

/// The verb that governs the noun with which a clause ends: the nearest that nothing but adverbs and phrases stand
/// before, else the first of all. A verb before 的 says which things are meant (梳理印发的文件), as does one with 不,
/// unless it is the only one.
pub fn governing(source: &Source, kept: &[Word], measured: bool) -> Option<usize> {
    let nominal = |w: &Word| w.class.is_nominal();
    let last = kept.iter().rposition(|w| nominal(w) || w.class == Class::Verb).unwrap_or(0);
    let has_noun_after = |k: usize| k < last;
    let opens = |k: usize| match k.checked_sub(1).map(|j| kept[j].class) {
        None
        | Some(Class::Adverb | Class::Negation | Class::Preposition | Class::Verb | Class::Among | Class::Quantifier) => {
            true
        }
        // 听取工作汇报、开展学法9次: a verb that opens a clause of its own.
        Some(Class::Joint) => {
            k < 2 || kept[k - 2].class == Class::Verb || is_one(source, &kept[k].range, short!(OPENERS))
        }
        Some(_) => {
            let phrase = kept[..k].iter().any(|w| w.class == Class::Preposition);
            phrase && !kept[..k].iter().any(|w| w.class == Class::Verb)
        }
    };
    let verbs = || (0..kept.len()).filter(|&k| kept[k].class == Class::Verb);
    let classes = kept.iter().map(|w| w.class).collect::<Classes>();
    if !classes.have(&[Class::Noun, Class::Activity, Class::Place]) {
        return verbs().next_back();
    }
    let main = || verbs().filter(|&k| has_noun_after(k));
    let de = if classes.have(&[Class::De]) { kept.iter().rposition(|w| w.class == Class::De) } else { None };
    let de = de.filter(|&d| kept[d + 1..].iter().any(nominal));
    let relative_from = de.and_then(|d| verbs().rfind(|&k| k < d)).map(|k| group_start(kept, k));
    let said_of =
        |k: usize| relative_from.is_some_and(|from| k >= from && de.is_some_and(|d| k < d)) || negated(kept, k);
    let plain = || main().filter(|&k| !said_of(k));
    let said = classes.have(&[Class::De, Class::Negation]) && main().any(said_of);
    // 审查未印发文件草稿3份
    let opening_activity = || {
        let first = kept.iter().position(|w| !matches!(w.class, Class::Adverb | Class::Place | Class::Among))?;
        (kept[first].class == Class::Activity && !is_name(source, &kept[first])).then_some(first)
    };
    if said
        && plain().next().is_none()
        && let Some(first) = opening_activity()
    {
        return Some(first);
    }
    if let Some(first) = plain().next().filter(|_| said) {
        // The last of the verbs that stand together with it, before what only says which.
        let strict = plain().rev().find(|&k| opens(k));
        return strict.or(Some(first));
    }
    let strict = main().rev().find(|&k| opens(k));
    let first = || main().next();
    // 抽查企业, 执法检查企业: the activities before the first noun, but 普法作品 and 听证案件.
    let activity = || {
        let first = kept.iter().position(|w| w.class == Class::Activity && !is_name(source, w))?;
        let run = first + kept[first..].iter().take_while(|w| w.class == Class::Activity).count();
        // 仲裁劳动纠纷6件, but 仲裁案件: what is disputed is arbitrated.
        let disputed = || {
            let ends = |w: &Word| ["纠纷", "争议"].iter().any(|end| source.is_before(w.range.end, end));
            kept.last().is_some_and(|w| w.range.len() > 2 && ends(w))
        };
        let arbitrates = |k: usize| run - first == 1 && is_one(source, &kept[k].range, short!(["仲裁"])) && disputed();
        let last = (first..run).rfind(|&k| !is_field(source, &kept[k]) || arbitrates(k))?;
        let clear =
            kept[..first].iter().all(|w| !matches!(w.class, Class::Noun | Class::Place | Class::De)) || !measured;
        let object = kept.get(run).is_some_and(|w| matches!(w.class, Class::Noun | Class::Quantifier));
        (clear && object && !is_name(source, &kept[last])).then_some(last)
    };
    // The name of a rate or a measure may hold a verb: 港口通过能力.
    let opening =
        || activity().filter(|&k| kept[..k].iter().all(|w| matches!(w.class, Class::Activity | Class::Adverb)));
    // 县财政投入经费260万元, 为农民工讨回工资1530万元: who pays, or for whom, stands before the verb.
    let paid = || {
        let k = first()?;
        let who = kept[..k].iter().rfind(|w| !matches!(w.class, Class::Adverb | Class::Quantifier))?;
        let phrase = kept[..k].iter().any(|w| w.class == Class::Preposition);
        let agent = nouns::is_agent(&source.chars()[who.range.clone()]);
        // 住房保障安排资金1800万元
        let sum = kept.last().is_some_and(|w| is_one(source, &w.range, short!(["资金", "经费"])));
        (phrase || agent || sum && k + 2 == kept.len()).then_some(k)
    };
    // 审查招商引资、土地出让、特许经营等合同: a member of the list after the activity does not govern it.
    let member = |k: &usize| {
        kept.get(k + 1).is_some_and(|w| w.class == Class::Joint) && k.checked_sub(1).is_some_and(|j| nominal(&kept[j]))
    };
    let listed = || first().filter(member).and_then(|_| opening_activity());
    let found = if measured {
        strict.or_else(opening).or_else(paid)
    } else {
        strict.or_else(listed).or_else(first).or_else(activity)
    }?;
    // 组织评查行政处罚案卷180卷: papers are not organised.
    let on_papers = |k: usize| {
        let last = kept.last().is_some_and(|w| nouns::is_paper(&source.chars()[w.range.clone()]));
        let activity = kept.get(k + 1).is_some_and(|w| w.class == Class::Activity && !is_name(source, w));
        last && activity && kept[k + 2..].iter().any(|w| w.class == Class::Noun)
    };
    if is_one(source, &kept[found].range, short!(["组织", "集中"])) && on_papers(found) {
        return Some(found + 1);
    }
    // 帮助农民工追索报酬: the verb that makes others act gives way to theirs.
    let helps = is_one(source, &kept[found].range, short!(HELPERS));
    // 组织镇村干部开展法治培训5次
    let gathers = is_one(source, &kept[found].range, short!(GATHERERS));
    if !helps && !gathers {
        return Some(found);
    }
    let held = |k: usize| is_one(source, &kept[k].range, short!(HELD)) && kept[found + 1..k].iter().any(nominal);
    let theirs = main().find(|&k| k > found && !said_of(k) && (helps || gathers && held(k)));
    // 组织律师审查协议14份: what they were brought together for.
    let asked = || {
        let noun = |w: &Word| w.class == Class::Noun;
        let agent = |w: &Word| noun(w) && nouns::is_agent(&source.chars()[w.range.clone()]);
        (found + 2..kept.len()).find(|&k| {
            matches!(kept[k].class, Class::Verb | Class::Activity)
                && agent(&kept[k - 1])
                && kept.get(k + 1).is_some_and(noun)
                && !said_of(k)
        })
    };
    let theirs = theirs.or_else(|| if gathers { asked() } else { None });
    Some(theirs.unwrap_or(found))
}
