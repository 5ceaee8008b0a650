//! What words are beside their neighbours: 听证率 is a noun, whatever it begins with; 通过 is a preposition where another verb
//! follows; 备案 says which in 新增备案企业.

use super::listed::{Beginnings, Endings};
use super::nouns::{is_agent, is_person};
use super::phrase::Word;
use super::short::{Shorts, short};
use super::words::{self, Class, is_manner, is_one, is_state, is_suffix};
use crate::text::Source;

/// Settles what words are beside their neighbours, from word `from` on of those that begin with `first`: 听证率 is a noun,
/// whatever it begins with.
pub fn settle(source: &Source, first: usize, from: usize, out: &mut Vec<Word>) {
    let mut to = from;
    for k in from..out.len() {
        // 清理|规范性文件: the longest word took the beginning of the noun.
        if let [word, noun, ..] = &mut out[k..]
            && noun.class == Class::Noun
            && word.range.end == noun.range.start
            && word.range.len() > 2
            && source.at(noun.range.start) == '性'
            && source.is_before(word.range.end, "规范")
        {
            (word.range.end, noun.range.start) = (word.range.end - 2, noun.range.start - 2);
        }
        let class = out[k].class;
        let class = if class.depends() { settled(source, &out[first..to], &out[k..]) } else { class };
        // 现场|勘验, 快速|办理: how it was done is part of what was done, and nothing that is counted.
        let manner = matches!(class, Class::Verb | Class::Activity)
            && to > first
            && out[to - 1].class == Class::Noun
            && out[to - 1].range.end == out[k].range.start
            && is_manner(source, &out[to - 1].range);
        if manner && class == Class::Activity {
            (out[to - 1].range.end, out[to - 1].class) = (out[k].range.end, class);
            continue;
        }
        if manner {
            out[to - 1].class = Class::Adverb;
        }
        let joins = class == Class::Noun
            && to > first
            && out[to - 1].class == Class::Noun
            && out[to - 1].range.end == out[k].range.start;
        if joins {
            out[to - 1].range.end = out[k].range.end;
        } else {
            if to < k {
                out[to].range = out[k].range.clone();
            }
            out[to].class = class;
            to += 1;
        }
    }
    out.truncate(to);
}

/// What the first of some words is, after those that are settled.
fn settled(source: &Source, before: &[Word], words: &[Word]) -> Class {
    let (word, after) = (&words[0], &words[1..]);
    let next = after.first().filter(|n| n.range.start == word.range.end);
    let last = before.last().filter(|last| last.range.end == word.range.start);
    let beside = Beside { source, word, after, last, next, noun: next.filter(|n| n.class == Class::Noun) };
    match word.class {
        Class::Verb | Class::Activity | Class::Adverb if beside.has_suffix() => Class::Noun,
        Class::Verb if beside.is_means() => Class::Preposition,
        // 在册社区矫正对象412人: which ones, but 现在册412人
        Class::Verb if beside.noun.is_some() && beside.is_one(short!(["在册"])) => Class::Adverb,
        Class::Verb | Class::Activity if beside.is_in_a_name() => Class::Noun,
        Class::Preposition if beside.leads() => Class::Preposition,
        // 免费提供, but 免费医学生
        Class::Adverb
            if beside.is_one(short!(["免费"]))
                && next.is_none_or(|n| !matches!(n.class, Class::Verb | Class::Activity)) =>
        {
            Class::Noun
        }
        // 不见面率, 非现场: no verb is turned round.
        Class::Negation
            if !beside.is_one(short!(["没有"]))
                && next.is_none_or(|n| matches!(n.class, Class::Noun | Class::Stop)) =>
        {
            Class::Noun
        }
        // 人均可支配收入: a light word of one character is one only beside a word that is known.
        Class::Adverb | Class::Preposition if word.range.len() == 1 => {
            let opens = before.last().is_none_or(|last| last.class == Class::Stop);
            let after_known = last.is_some_and(|last| last.class != Class::Noun);
            // 14个乡镇均在3月底前公开
            let before_known =
                || after.first().is_none_or(|n| n.class != Class::Noun && (n.range.len() > 1 || is_firm(source, n)));
            if opens || after_known || is_firm(source, word) || before_known() { word.class } else { Class::Noun }
        }
        class => class,
    }
}

/// A word, with what stands beside it.
struct Beside<'w, 's, 't> {
    source: &'s Source<'t>,
    word: &'w Word,
    after: &'w [Word],
    /// The word right before it, settled.
    last: Option<&'w Word>,
    /// The word right after it, and the same if it is a noun.
    next: Option<&'w Word>,
    noun: Option<&'w Word>,
}

impl Beside<'_, '_, '_> {
    fn is_one(&self, list: &Shorts) -> bool {
        is_one(self.source, &self.word.range, list)
    }

    /// The word right before it, if it is of a class.
    fn after_a(&self, class: Class) -> Option<&Word> {
        self.last.filter(|last| last.class == class)
    }

    /// Whether a clause, or what is read of it, ends with it.
    fn ends(&self) -> bool {
        self.next.is_none_or(|n| n.class == Class::Stop)
    }

    /// 听证率, 审查时限
    fn has_suffix(&self) -> bool {
        self.noun.is_some_and(|n| is_suffix(self.source, &n.range, &self.word.range, self.word.class))
    }

    /// 通过调解结案27件: the means, where another verb follows in the clause, unless it says what was passed: 审议通过.
    fn is_means(&self) -> bool {
        // 其中通过调委会调解9起
        let activity = || self.after_a(Class::Among).is_some() && self.after.iter().any(|w| w.class == Class::Activity);
        self.word.range.len() == 2
            && self.source.is_at(self.word.range.start, "通过")
            && self.after_a(Class::Verb).is_none()
            && (has_verb(self.after) || activity())
    }

    /// Whether a verb or an activity is part of what is counted, and not done to it.
    fn is_in_a_name(&self) -> bool {
        let (chars, verb) = (self.source.chars(), self.word.class == Class::Verb);
        let after_verb =
            |list: &Shorts| self.after_a(Class::Verb).is_some_and(|last| is_one(self.source, &last.range, list));
        let before = |words: &Beginnings| self.noun.is_some_and(|n| words.are_at(chars, n.range.start));
        // 新增备案企业128家: which ones.
        let added =
            || self.noun.is_some() && after_verb(short!(["新增", "增设", "拥有"])) && !self.is_one(short!(ALSO_ADDED));
        // 审查新增政策措施67件
        let examined = || {
            let examining = self.last.filter(|last| matches!(last.class, Class::Verb | Class::Activity));
            self.noun.is_some()
                && self.is_one(short!(["新增"]))
                && examining.is_some_and(|last| is_one(self.source, &last.range, short!(EXAMINING)))
        };
        // 出台优化营商环境措施38条: what the paper is for.
        let aim = || {
            let paper = |n: &Word| n.range.len() > PAPER && PAPERS.are_before(chars, n.range.end);
            after_verb(short!(ISSUING)) && self.is_one(short!(AIMS)) && self.noun.is_some_and(paper)
        };
        // 划转编制196名, 执法队编制8个
        let thing = || {
            let after = self.after_a(Class::Verb).or_else(|| self.after_a(Class::Noun));
            self.ends() && after.is_some() && self.is_one(short!(["编制"]))
        };
        // 作出批示31次
        let word = || {
            let made = self.after_a(Class::Verb).filter(|_| self.ends());
            self.is_one(short!(["批示", "指示", "部署", "安排"]))
                && made.is_some_and(|last| is_one(self.source, &last.range, short!(["作出", "做出", "作"])))
        };
        // 打掉涉黑组织1个
        let body = || self.ends() && self.after_a(Class::Noun).is_some() && self.is_one(short!(["组织"]));
        let state = || {
            is_state(self.source, &self.word.range)
                && (self.noun.is_some() || states_before_noun(self.source, self.word, self.after))
        };
        // 下达责令整改通知书9份: what the paper says.
        let said = || {
            let led = self.last.is_some_and(|last| matches!(last.class, Class::Verb | Class::Activity));
            led && before(&OF_ACT)
        };
        // 检查家电维修企业7家: of what sort, after another noun that is not who does it.
        let trade = || {
            let of_agents = |last: &Word| last.class == Class::Noun && is_agent(&chars[last.range.clone()]);
            let led = self.last.is_some_and(|last| last.class.is_nominal() && !of_agents(last));
            led && before(&TRADERS) && self.is_one(short!(OF_TRADES))
        };
        // 编制实施规范287份, but 规范户外广告1380块
        let standard = || self.noun.is_none() && self.is_one(short!(["规范"]));
        // 违法使用林地案件, 非法占用耕地
        let unlawful = || {
            let noun = self.after_a(Class::Noun).filter(|_| self.noun.is_some());
            noun.is_some_and(|last| AGAINST_LAW.are_before(chars, last.range.end))
        };
        // 立刑事案件16起, 减时限20%: elsewhere such a character is part of a word.
        let lone = || {
            let governs = words::governed_by(chars[self.word.range.start]).filter(|_| self.word.range.len() == 1);
            governs.is_some_and(|nouns| !before(nouns))
        };
        verb && (lone() || added() || examined() || aim() || thing() || word() || body() || state() || standard())
            || said()
            || trade()
            || unlawful()
    }

    /// Whether a preposition of one character is one, though a noun stands before it.
    fn leads(&self) -> bool {
        let (chars, source) = (self.source.chars(), self.source);
        if self.word.range.len() != 1 {
            return false;
        }
        match source.at(self.word.range.start) {
            // 3200项行政职权以清单形式公布
            '以' => self.noun.is_some_and(|n| MANNER.are_before(chars, n.range.end)) && has_verb(self.after),
            // 选派1名律师为企业提供服务
            '为' => {
                self.after_a(Class::Noun).is_some_and(|last| is_person(&chars[last.range.clone()]))
                    && has_verb(self.after)
            }
            _ => false,
        }
    }
}

/// 不予处罚、减轻处罚及从轻处罚事项: whether states are listed from the first word on, the last with a noun after it.
fn states_before_noun(source: &Source, first: &Word, after: &[Word]) -> bool {
    let mut state = first;
    for pair in after.chunks(2) {
        match pair {
            [joint, next] if joint.class == Class::Joint => state = next,
            [noun, ..] => {
                return noun.class == Class::Noun && noun.range.start == state.range.end && !std::ptr::eq(state, first);
            }
            [] => return false,
        }
        if state.class != Class::Verb || !is_state(source, &state.range) {
            return false;
        }
    }
    false
}

/// Verbs that with 新增 say one thing: 新增打造. To add one: append it.
const ALSO_ADDED: &[&str] = &[
    "打造", "取得", "获得", "获批", "认定", "开通", "开设", "培育", "引进", "发放", "投放", "建成", "完成", "设立",
    "建设",
];

/// What is done to things that are there already, new or old. To add one: append it.
const EXAMINING: &[&str] = &["审查", "审核", "检查", "评估", "评查", "抽查", "清理", "监测", "备案", "统计", "核查"];

/// Verbs by which a paper is issued, those that say what it is for, and what such papers are. To add one: append it.
const ISSUING: &[&str] = &["出台", "制定", "印发", "发布", "推出", "提出", "制定出台", "研究制定", "制定印发"];
#[rustfmt::skip]
const AIMS: &[&str] = &["优化", "加强", "促进", "推进", "推动", "支持", "深化", "提升", "强化", "改善", "扩大", "防范", "化解", "整治", "打击", "减轻", "压减", "规范", "落实", "激发", "保护"];
const PAPER_NOUNS: &[&str] =
    &["措施", "举措", "办法", "方案", "意见", "政策", "细则", "规定", "清单", "指南", "指引", "通知", "计划", "条"];
static PAPERS: Endings = Endings::of(PAPER_NOUNS);
/// Characters of what is no more than the name of such a paper.
const PAPER: usize = 2;

/// Nouns that a verb before them names where another one governs: 组织集中|销毁行动, 下达|责令整改|通知书. To add one: append it.
const NAMED_BY_ACT: &[&str] =
    &["通知书", "决定书", "告知书", "意见书", "建议书", "承诺书", "通知单", "行动", "战役", "人员"];
static OF_ACT: Beginnings = Beginnings::of(NAMED_BY_ACT);

/// What a trade does, and who is in one. To add one: append it.
#[rustfmt::skip]
const OF_TRADES: &[&str] = &["备案", "维修", "收购", "登记", "注册", "生产", "使用", "加工", "销售", "运输", "代理", "监测", "检测", "养殖", "施工", "参保", "服务", "回收", "批发", "零售", "配送", "处置"];
const TRADES: &[&str] = &["企业", "主体", "单位", "商户", "经营者", "机构", "经营户", "场所", "网点", "门店", "站点"];
static TRADERS: Beginnings = Beginnings::of(TRADES);

/// Words before a verb that say that it is against the law.
const UNLAWFUL: &[&str] = &["违法", "非法", "违规", "擅自"];
static AGAINST_LAW: Endings = Endings::of(UNLAWFUL);

/// Ends of what says how after 以. To add one: append it.
const MANNER_NOUNS: &[&str] = &["形式", "方式", "名义", "渠道", "手段", "身份"];
static MANNER: Endings = Endings::of(MANNER_NOUNS);

/// A preposition that is one wherever it stands.
fn is_firm(source: &Source, word: &Word) -> bool {
    word.class == Class::Preposition
        && word.range.len() == 1
        && matches!(source.at(word.range.start), '在' | '对' | '向' | '将' | '把' | '被')
}

/// Whether the words have a verb before their clause ends, or an activity between nouns: 通过平台公示信息.
fn has_verb(words: &[Word]) -> bool {
    let clause = words.iter().position(|w| w.class == Class::Stop).unwrap_or(words.len());
    let words = &words[..clause];
    let noun = |w: Option<&Word>| w.is_some_and(|w| w.class == Class::Noun);
    let between = |k: usize| {
        let on = words[k..].iter().take_while(|w| w.class == Class::Activity).count();
        k > 0 && on > 0 && noun(words.get(k - 1)) && noun(words.get(k + on))
    };
    words.iter().any(|w| w.class == Class::Verb) || (0..words.len()).any(between)
}
