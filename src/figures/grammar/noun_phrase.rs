//! Noun phrases: where one begins and ends, and what only says how, when or which.

use crate::figures::listed::Beginnings;
use crate::figures::phrase::Word;
use crate::figures::short::short;
use crate::figures::words::{Class, is_one};
use crate::text::{Chars, Source};

/// What nearly all characters are is told without looking it up.
fn is_letter(c: &char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_alphabetic()
}

/// Adverbs between a subject and its rate that belong to neither.
const EACH: &[&str] = &[
    "全部", "累计", "分别", "目前", "今年", "去年", "同比", "环比", "其余", "基本", "总体", "实现", "当年", "年度",
    "上年",
];

/// Adverbs that belong to the name of a rate.
pub const OF_RATES: &[&str] =
    &["及时", "按时", "按期", "依法", "主动", "限时", "提前", "网上", "线上", "全程", "直接", "当场", "当日"];

/// Adverbs that belong to the name of what is measured.
const MEANS: &[&str] = &["平均", "年均", "月均", "日均", "人均"];

/// The noun that a stretch ends with: after its last 的, without what only introduces it.
pub fn tail_noun(source: &Source, words: &[Word]) -> Option<Chars> {
    let last = words.last()?;
    let mut from = 0;
    for (k, word) in words[..words.len() - 1].iter().enumerate() {
        // A list of nouns stays whole: 审计、监督, 报备率、及时率及规范率, 合同及各类文件.
        let listed = word.class == Class::Quantifier && k > from && words[k - 1].class == Class::Joint;
        // 细颗粒物年均浓度, 一般工商业平均电价: the mean is part of the name.
        let mean = word.class == Class::Adverb
            && k > from
            && words[k - 1].class.is_nominal()
            && is_one(source, &word.range, short!(MEANS));
        // 网上信访事项及时受理率, 跨部门联合抽查占比: so is how it was done, in the name of a rate.
        let rate = word.class == Class::Adverb
            && (2..=3).contains(&word.range.len())
            && k > from
            && words[k - 1].class.is_nominal()
            && words[k - 1].range.end == word.range.start
            && ["率", "占比", "比例", "比重"].iter().any(|w| source.is_before(last.range.end, w))
            && !EACH.iter().any(|w| source.is_at(word.range.start, w));
        // 及时受理率
        let rate = rate
            || word.class == Class::Adverb
                && is_one(source, &word.range, short!(OF_RATES))
                && word.range.end == words[k + 1].range.start
                && source.before(last.range.end) == '率';
        if !listed
            && !mean
            && !rate
            && !matches!(word.class, Class::Noun | Class::Activity | Class::Verb | Class::Joint)
        {
            from = k + 1;
        }
    }
    while matches!(words.get(from)?.class, Class::Quantifier | Class::Joint) {
        from += 1;
    }
    let begin = words[0].range.start;
    // 省级及以上绿色工厂
    let mut start = without_bound(source, words[from].range.start..last.range.end, &["以上"]).start;
    // 二手车、家政等领域投诉83件: the fields are those of the list.
    if source.before(start) == '等'
        && last.range.end >= start + 4
        && is_one(source, &(start..start + 2), short!(["领域", "行业", "方面", "单位", "部门", "场所"]))
    {
        start += 2;
    }
    // 到现场办理次数不超过一次的事项: 事项 alone says nothing.
    let vague = || is_one(source, &(start..last.range.end), short!(["事项", "情况", "部分", "内容"]));
    if source.before(start) == '的' && last.range.end - begin <= LONGEST_NOUN && vague() {
        start = begin;
        while source.at(start) == '的' && start < last.range.end {
            start += 1;
        }
    }
    // 省级24个: a place alone is not what is counted.
    if words[from..].iter().all(|w| matches!(w.class, Class::Place | Class::Joint)) {
        return None;
    }
    // 及时率均为100%
    let mut end = without_bracket(source, words[from].range.start..last.range.end);
    if end <= start {
        return None;
    }
    // 纠正（含撤销、变更）决定21件: so does one before the noun.
    if INCLUDE.are_at(source.chars(), start)
        && let Some(close) = (start..end).find(|&i| source.at(i) == ')')
    {
        start = close + 1;
    }
    if source.is_before(end, "率均") && end - start > 2 {
        end -= 1;
    }
    let np = without_year(source, source.trim(start..end));
    source.chars()[np.clone()].iter().any(is_letter).then_some(np)
}

/// What opens a bracket that says what else is in it: 行政复议案（含结转）138件.
const INCLUDING: &[&str] = &["(含", "(不含", "(其中", "(包括", "(不包括", "(扣除", "(剔除", "(指"];
static INCLUDE: Beginnings = Beginnings::of(INCLUDING);

/// Where a noun ends, without a bracket that only says what is in it.
fn without_bracket(source: &Source, np: Chars) -> usize {
    if source.before(np.end) != ')' {
        return np.end;
    }
    let open = np.clone().rev().find(|&i| source.at(i) == '(');
    open.filter(|&i| INCLUDE.are_at(source.chars(), i)).unwrap_or(np.end)
}

/// Without the bound of a class before it, one of some words of two characters: 省级|以上|开发区.
pub fn without_bound(source: &Source, np: Chars, bounds: &[&str]) -> Chars {
    let bound = np.len() > 3 && bounds.iter().any(|w| source.is_at(np.start, w));
    if bound { np.start + 2..np.end } else { np }
}

/// Without the 中 after it, which says that only some of them are meant: 案件中有3件; but 初中.
pub fn without_among(source: &Source, np: Chars) -> Chars {
    let place = np.len() == 2 && matches!(source.at(np.start), '村' | '镇' | '乡' | '县');
    let among = (np.len() > 2 || place)
        && source.before(np.end) == '中'
        && !matches!(source.before(np.end - 1), '初' | '高' | '集' | '其' | '途' | '命');
    if among { np.start..np.end - 1 } else { np }
}

/// Without the year before or after: 2020年审计覆盖率, 产量2030年.
fn without_year(source: &Source, np: Chars) -> Chars {
    let year =
        |at: usize| at + 5 < np.end && (at..at + 4).all(|i| source.at(i).is_ascii_digit()) && source.at(at + 4) == '年';
    if year(np.start) {
        return np.start + 5..np.end;
    }
    let ends = np.len() > 7
        && source.at(np.end - 1) == '年'
        && (np.end - 5..np.end - 1).all(|i| source.at(i).is_ascii_digit());
    if ends { np.start..np.end - 5 } else { np }
}

/// Characters of a noun phrase.
const LONGEST_NOUN: usize = 16;

/// The noun phrase that begins at word `from`, and the word after it.
pub fn noun_phrase(source: &Source, words: &[Word], from: usize) -> Option<(Chars, usize)> {
    let start = words.get(from)?.range.start;
    let mut end = from;
    while let Some(word) = words.get(end) {
        let goes_on = match word.class {
            // 和 and 、 join nouns, but not a noun and a number.
            Class::Joint => {
                end > from && words.get(end + 1).is_some_and(|w| matches!(w.class, Class::Noun | Class::Activity))
            }
            // 单位有关事项
            Class::Quantifier => {
                end > from
                    && is_one(source, &word.range, short!(["有关", "相关"]))
                    && words.get(end + 1).is_some_and(|w| w.class.is_nominal())
            }
            // 依法治县年度研究课题
            Class::Adverb => {
                end > from
                    && is_one(source, &word.range, short!(["年度"]))
                    && words.get(end + 1).is_some_and(|w| w.class.is_nominal())
            }
            class => class.is_nominal(),
        };
        if !goes_on || end > from && word.range.end - start > LONGEST_NOUN {
            break;
        }
        end += 1;
    }
    // What is too long ends with a joint.
    while end > from && words[end - 1].class == Class::Joint {
        end -= 1;
    }
    let mut range = start..words.get(end.checked_sub(1)?)?.range.end.min(start + LONGEST_NOUN + 8);
    // 产业链和“5+5”集群: what opens a quotation that a number broke is no part of it.
    if matches!(source.before(range.end), '“' | '(') && range.end - 1 > range.start {
        range.end -= 1;
        if matches!(source.before(range.end), '和' | '与' | '及' | '、') {
            range.end -= 1;
        }
    }
    let noun = end > from && words[from..end].iter().any(|w| matches!(w.class, Class::Noun | Class::Activity));
    let noun = noun && source.chars()[range.clone()].iter().any(is_letter);
    noun.then_some((range, end))
}
