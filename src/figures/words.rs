//! The words that the grammar of labels knows. Whatever is not listed is taken for a noun.
//!
//! To add a word: append it to the list of its class in `words/`; the longest word that fits is taken, so a compound that
//! contains a verb (行政复议, 服务中心) is protected by being listed among the nouns.

mod common;
mod light;
mod nouns;
mod verbs;

use super::listed::Beginnings;
use super::short::{Shorts, short};
use crate::text::{Chars, Code, Lexicon, Source};
use crate::vocabulary::{List, Lists, VOCABULARY};
use std::sync::LazyLock;

/// The class of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Governs what is counted: 受理, 出台.
    Verb,
    /// A verb or the name of an activity: 培训, 检查.
    Activity,
    /// Between verb and number or before a verb: 共, 依法, 达到.
    Adverb,
    /// 不, 未
    Negation,
    /// 对, 为, 在: opens a phrase that is not what is counted.
    Preposition,
    /// 各类, 全部, 等: beside a noun, no part of it.
    Quantifier,
    /// 和, 、
    Joint,
    /// 的
    De,
    /// 全区, 我市
    Place,
    /// 其中
    Among,
    Noun,
    /// A mark that ends a clause.
    Stop,
}

impl Class {
    /// Whether a noun phrase can be made of it.
    pub fn is_nominal(self) -> bool {
        matches!(self, Class::Noun | Class::Activity | Class::Place)
    }

    /// Whether it depends on the words beside it what such a word is.
    pub fn depends(self) -> bool {
        matches!(self, Class::Verb | Class::Activity | Class::Adverb | Class::Negation | Class::Preposition)
    }
}

/// Some classes.
#[derive(Clone, Copy, Default)]
pub struct Classes(u16);

impl Classes {
    /// Whether any of a few classes is among them.
    #[inline(always)]
    pub fn have(self, any: &[Class]) -> bool {
        self.0 & any.iter().copied().collect::<Classes>().0 != 0
    }
}

impl FromIterator<Class> for Classes {
    fn from_iter<I: IntoIterator<Item = Class>>(classes: I) -> Self {
        Classes(classes.into_iter().fold(0, |all, class| all | 1 << class as u16))
    }
}

/// All words by class. Of a word that stands in two lists, the first counts.
const LISTS: &[(Class, &[&str])] = &[
    (Class::Noun, nouns::NOUNS),
    (Class::Noun, light::MANNERS),
    (Class::Among, light::AMONG),
    (Class::Place, light::PLACES),
    (Class::Joint, light::JOINTS),
    (Class::Quantifier, light::QUANTIFIERS),
    (Class::Negation, light::NEGATIONS),
    (Class::Preposition, light::PREPOSITIONS),
    (Class::Adverb, light::ADVERBS),
    (Class::Activity, verbs::ACTIVITIES),
    (Class::Verb, verbs::VERBS),
    (Class::De, &["的"]),
];

pub fn add_words(lists: &mut Lists) {
    for (row, (_, words)) in LISTS.iter().enumerate() {
        lists.add(List::Grammar, words.iter().map(|&word| (word, row as u16)));
    }
    let letters = |letters: &'static str| letters.char_indices().map(|(at, c)| &letters[at..at + c.len_utf8()]);
    lists.add(List::Suffixes, letters(SUFFIXES).map(|word| (word, LETTER)));
    lists.add(List::Suffixes, letters(ACTIVITY_SUFFIXES).map(|word| (word, LETTER | OF_ACTIVITY)));
    lists.add(List::Suffixes, SUFFIX_WORDS.iter().map(|&word| (word, 0)));
    lists.add(List::Suffixes, ACTIVITY_SUFFIX_WORDS.iter().map(|&word| (word, OF_ACTIVITY)));
    lists.add(List::Suffixes, MADE.iter().map(|&word| (word, OF_MAKING)));
    lists.add(List::Suffixes, PART_WORDS.iter().map(|&word| (word, OF_PART)));
    lists.add_plain(List::States, STATES);
}

/// The short nouns that are counted.
static COMMON: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::forwards(common::COMMON.iter().map(|&word| (word, ()))));

/// Whether a word of two characters is one that is known: a noun that is counted, or a word of the grammar. No other is
/// long enough to tell that it is no verb.
pub fn is_known_short(chars: &[char], codes: &[Code]) -> bool {
    COMMON.whole(chars).is_some() || class_at(codes, 0).is_some_and(|(length, _)| length == chars.len())
}

/// All words with their classes.
pub fn all() -> impl Iterator<Item = (&'static str, Class)> {
    LISTS.iter().flat_map(|&(class, words)| words.iter().map(move |&word| (word, class)))
}

/// The longest word that begins at `at` and ends at or before `end`: its length and class.
#[inline]
pub fn word_at(source: &Source, at: usize, end: usize) -> Option<(usize, Class)> {
    let (length, row) = source.word_at(List::Grammar, at, end)?;
    Some((length, LISTS[row as usize].0))
}

/// The same at a place where one is likely to begin: where it ends, and its class.
#[inline]
pub fn likely_word_at(source: &Source, at: usize, end: usize) -> Option<(usize, Class)> {
    let (length, row) = source.longest_word_at(List::Grammar, at, end)?;
    Some((at + length, LISTS[row as usize].0))
}

/// The longest word that begins at a place of a short text, given by the numbers of its characters: its length and class.
pub fn class_at(codes: &[Code], at: usize) -> Option<(usize, Class)> {
    let word = VOCABULARY.longest(codes, at);
    let (length, row) = VOCABULARY.longest_of(List::Grammar as u8, word, usize::MAX)?;
    Some((length, LISTS[row as usize].0))
}

/// Whether a noun begins with what makes one noun with the word right before it, of that class: a word of the lists below,
/// or a character of them with which no word of its own begins.
pub fn is_suffix(source: &Source, noun: &Chars, word: &Chars, after: Class) -> bool {
    let (at, end) = (noun.start, noun.end);
    if !source.begins(List::Suffixes, at) {
        return false;
    }
    // 压缩时间, 节约成本: a verb of change governs what it changes.
    let changes = || moving(&source.chars()[word.clone()]).is_some();
    let fits = |(_, what): (usize, u16)| {
        if what & LETTER != 0 {
            return (what & OF_ACTIVITY == 0 || after == Class::Activity && !changes())
                && word_at(source, at, end).is_none();
        }
        match what & !OF_ACTIVITY {
            // 化解中心, but 成立中心
            OF_MAKING => after == Class::Activity || after == Class::Verb && !is_one(source, word, short!(MAKING)),
            // 参训人员, 受教育人数
            OF_PART => after == Class::Verb && matches!(source.at(word.start), '参' | '受' | '享'),
            _ => (what & OF_ACTIVITY == 0 || after == Class::Activity) && !changes(),
        }
    };
    source.words_at(List::Suffixes, at).any(fits)
}

/// Whether a word makes one noun with the name of an activity before it: 审查时限.
pub fn is_suffix_word(word: &[char]) -> bool {
    let is = |suffix: &&str| suffix.chars().eq(word.iter().copied());
    !word.is_empty() && [SUFFIX_WORDS, ACTIVITY_SUFFIX_WORDS, MADE].iter().any(|list| list.iter().any(is))
}

/// Whether a word is one of a list.
#[inline]
pub fn is_one(source: &Source, word: &Chars, list: &Shorts) -> bool {
    list.has_chars(&source.chars()[word.clone()])
}

/// Whether a word says how something is done: 现场, 交叉.
pub fn is_manner(source: &Source, word: &Chars) -> bool {
    is_one(source, word, short!(light::MANNERS))
}

/// Whether a word is one of [`STATES`].
pub fn is_state(source: &Source, word: &Chars) -> bool {
    STATE.are_at(source.chars(), word.start)
        && source.words_at(List::States, word.start).any(|(length, _)| length == word.len())
}

/// What the vocabulary says of a suffix: that it is a single character, and that it goes with the name of an activity only.
const LETTER: u16 = 1;
const OF_ACTIVITY: u16 = 2;
/// Goes with a verb that makes nothing, and with the name of an activity.
const OF_MAKING: u16 = 4;
/// Goes with a verb of taking part.
const OF_PART: u16 = 8;

/// Characters that make one noun with the word before them: 听证率, 增加值, 拥有量.
const SUFFIXES: &str = "率值量额数员者书函类";
/// And those that do so with the name of an activity: 论证会, 执法证, 检查组.
const ACTIVITY_SUFFIXES: &str = "会证室站点单表册费款队组班网片期师";
/// Words that do the same: 办结时间, 处理能力.
const SUFFIX_WORDS: &[&str] = &[
    "时间", "时限", "期限", "能力", "水平", "周期", "成本", "用时", "时长", "比例", "方式", "环节", "流程", "情形",
    "金额", "数额", "总额",
];
/// And these with the name of an activity: 监管机制, 培训机构.
const ACTIVITY_SUFFIX_WORDS: &[&str] =
    &["制度", "机制", "频次", "人员", "机构", "体系", "小组", "专班", "平台", "工作室", "工作站", "专员"];
/// And these with any verb but one of making: 化解中心, 调解委员会.
const MADE: &[&str] = &["中心", "委员会"];
/// Verbs of making.
#[rustfmt::skip]
const MAKING: &[&str] = &["成立", "建立", "设立", "组建", "打造", "建成", "新建", "建设", "设置", "构建", "搭建", "创建", "新设", "新增", "完成", "推进", "拓展", "依托", "进驻", "入驻"];
/// And these with a verb of taking part: 参训人员, 受教育人数.
const PART_WORDS: &[&str] = &["人员", "人数", "单位"];

/// Verbs of state that only describe where a noun follows: 合格254卷, but 不合格农资.
pub const STATES: &[&str] = &[
    "合格",
    "不合格",
    "属实",
    "优秀",
    "良好",
    "达标",
    "败诉",
    "胜诉",
    "持证",
    "在册",
    "未结",
    "免费",
    "合规",
    "违法",
    "不予处罚",
    "减轻处罚",
    "从轻处罚",
    "免予处罚",
    "免于处罚",
    "不予行政处罚",
    "免罚",
    "未审结",
    "在建",
    "续建",
    "退休",
];

static STATE: Beginnings = Beginnings::of(STATES);

/// What is opened as a case, and what is made less, after a verb of one character. To add one: append it.
const CASES: &[&str] = &["刑事案件", "治安案件", "行政案件", "刑事", "各类案件"];
static OF_CASES: Beginnings = Beginnings::of(CASES);
const BURDENS: &[&str] = &[
    "时限",
    "时间",
    "环节",
    "材料",
    "跑动",
    "费用",
    "证明",
    "申请材料",
    "审批环节",
    "办理环节",
    "办理时限",
    "办理时间",
];
static OF_BURDENS: Beginnings = Beginnings::of(BURDENS);

/// What a verb of one character governs that elsewhere is part of a word: 立刑事案件, but 立法意见.
pub fn governed_by(verb: char) -> Option<&'static Beginnings> {
    match verb {
        '立' => Some(&OF_CASES),
        '减' => Some(&OF_BURDENS),
        _ => None,
    }
}

/// Verbs by which something that persists moves (gold guide, case 6), and whether up.
#[rustfmt::skip]
pub const MOVES: &[(&str, bool)] = &[
    ("增长", true), ("增加", true), ("提升", true), ("提高", true), ("上升", true), ("上涨", true), ("扩大", true), ("扩增", true), ("攀升", true), ("净增", true), ("跃升", true), ("增", true), ("升", true), ("涨", true), ("涨幅", true), ("增幅", true), ("翻", true), ("延长", true), ("拓展", true), ("扩展", true), ("猛增", true), ("激增", true), ("锐减", false), ("骤降", false), ("增收", true), ("增产", true), ("多增", true), ("提速", true),
    ("下降", false), ("降低", false), ("减少", false), ("缩短", false), ("压缩", false), ("压减", false), ("缩小", false), ("缩减", false), ("削减", false), ("收窄", false), ("回落", false), ("下滑", false), ("降", false), ("减", false), ("降幅", false), ("减幅", false), ("精简", false), ("压降", false), ("缩", false), ("下调", false), ("递减", false), ("节约", false),
];

/// The verbs of change, and those that are nouns (涨幅).
static MOVING: LazyLock<Lexicon<bool>> = LazyLock::new(|| {
    Lexicon::forwards(MOVES.iter().map(|&(word, _)| (word, matches!(word, "涨幅" | "增幅" | "降幅" | "减幅"))))
});

/// Whether a word is a verb of change, alone or with 至, 到 or 为 after it; and whether it is the noun of one.
#[inline(never)]
pub fn moving(chars: &[char]) -> Option<bool> {
    let (len, &noun) = MOVING.at(chars, 0, chars.len())?;
    matches!(&chars[len..], [] | ['至' | '到' | '为']).then_some(noun)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_noun_of_two_characters_stands_in_one_list() {
        let grammar: BTreeSet<&str> = all().map(|(word, _)| word).collect();
        let mut seen = BTreeSet::new();
        for word in common::COMMON {
            assert_eq!(word.chars().count(), 2, "{word}");
            assert!(!grammar.contains(word) && seen.insert(word), "{word} stands twice");
        }
    }
}
