//! What the members of a list share: the verb after the last of them, the tail of a list before 分别.

use super::grammar::OF_RATES;
use super::labels::Label;
use super::phrase::{Phrases, Word};
use super::scan::Amount;
use super::short::short;
use super::wording::Wording;
use super::words::{Class, is_one, moving};
use crate::analysis::Kind;
use crate::text::{Source, chinese_digit};

/// Gives each member of a list what stands only once.
pub fn share(source: &Source, amounts: &[Amount], phrases: &Phrases, labels: &mut [Label]) {
    for i in (1..amounts.len()).rev() {
        verb_after(source, amounts, phrases, labels, i);
    }
    for i in (1..amounts.len()).rev() {
        class_of(source, amounts, phrases, labels, i);
    }
    for i in 0..amounts.len() {
        respectively(source, amounts, phrases, labels, i);
    }
}

/// 26个部门、12个街道均聘请…: the verb after a list goes for all of it.
fn verb_after(source: &Source, amounts: &[Amount], phrases: &Phrases, labels: &mut [Label], i: usize) {
    let (a, b) = (&amounts[i - 1], &amounts[i]);
    if !labels[i].later || labels[i - 1].act.is_some() || a.line != b.line || a.kind != b.kind {
        return;
    }
    if !phrases.in_one_clause(i) {
        return;
    }
    let gap = phrases.before(i);
    let joint = gap.iter().any(|w| w.class == Class::Joint) || gap.iter().any(|w| source.is_at(w.range.start, "与"));
    if joint {
        labels[i - 1].act = labels[i].act.clone();
        labels[i - 1].later = true;
    }
}

/// 3个万亿级和7个千亿级产业集群: a head that says of what class they are has the noun of the next member.
fn class_of(source: &Source, amounts: &[Amount], phrases: &Phrases, labels: &mut [Label], i: usize) {
    let gap = phrases.before(i);
    let joined = amounts[i - 1].line == amounts[i].line && gap.last().is_some_and(|w| w.class == Class::Joint);
    if !joined || !phrases.in_one_clause(i) {
        return;
    }
    // 4个国家级、4个省级中心
    let place = match gap {
        [w, joint] if w.class == Class::Place && joint.class == Class::Joint => {
            Some(Wording::at(source, w.range.clone())).filter(|p| p.ends_with('级'))
        }
        _ => None,
    };
    let own = labels[i - 1].head.clone().filter(|h| h.ends_with('级') && h.chars().count() <= 4);
    let found = place.is_some();
    let class = place.or(own);
    let Some(class) = class else { return };
    let next = labels[i].head.as_deref();
    let tail = next.and_then(|h| h.split_once('级')).map(|(_, tail)| tail).or(next.filter(|_| found));
    // 6个市级、8个县法治阵地
    let tail =
        tail.map(|t| t.strip_prefix(LEVELS).filter(|_| !LEVEL_WORDS.iter().any(|w| t.starts_with(w))).unwrap_or(t));
    let tail = tail.filter(|t| !t.is_empty());
    if let Some(tail) = tail {
        labels[i - 1].head = Some(format!("{}{tail}", &*class).into());
        labels[i - 1].near |= found;
    }
}

/// Levels of a place without 级, and the words that begin with one and are none.
const LEVELS: [char; 4] = ['省', '市', '县', '区'];
const LEVEL_WORDS: &[&str] = &["市场", "市政", "市民", "区域", "区块", "县域", "省会", "县城", "市县", "区县"];

/// Most members of a list before 分别.
const MEMBERS: usize = 8;

/// 一产、二产增加值分别增长3%和5%: each figure has its own member as head, with the tail that they share (gold guide,
/// case 23).
fn respectively(source: &Source, amounts: &[Amount], phrases: &Phrases, labels: &mut [Label], first: usize) {
    // 分别增长13.5%、下降8.2%: each may have its own verb of change.
    let moves = |w: &Word| moving(&source.chars()[w.range.clone()]).is_some();
    let list = |words: &[Word]| match words {
        [joint] => joint.class == Class::Joint,
        [joint, verb] => joint.class == Class::Joint && moves(verb),
        _ => false,
    };
    let count = 1
        + (first + 1..amounts.len())
            .take(MEMBERS)
            .take_while(|&k| {
                amounts[k].line == amounts[first].line && phrases.in_one_clause(k) && list(phrases.before(k))
            })
            .count();
    // Few figures are followed by another with nothing but a joint between.
    if count < 2 {
        return;
    }
    let before = phrases.before(first);
    let Some(mark) = before.iter().rposition(|w| w.range.len() == 2 && source.is_at(w.range.start, "分别")) else {
        return;
    };
    let members = members(source, &before[..mark], count);
    if members.len() != count {
        // 较2021年分别下降…
        let year = |w: &Word| source.chars()[w.range.clone()].iter().any(char::is_ascii_digit);
        // …分别占23.75%, but 分别抽查企业46家
        let own = |w: &Word| w.class.is_nominal() || w.class == Class::Verb && !moves(w);
        let after = &before[mark + 1..];
        let shares = after.first().is_some_and(|w| source.at(w.range.start) == '占');
        let bare =
            before[..mark].iter().all(|w| !w.class.is_nominal() || year(w)) && (shares || !after.iter().any(own));
        if phrases.stops(first) <= 1 && bare {
            as_before(source, amounts, labels, first, count);
        }
        return;
    }
    // 2024年、2025年分别办理案件164件、213件: one noun for all years.
    let year =
        |member: &String| member.ends_with('年') && member.trim_end_matches('年').chars().all(|c| c.is_ascii_digit());
    if members.iter().all(year) {
        let one = labels[first].clone();
        for label in &mut labels[first + 1..first + count] {
            (label.head, label.near) = (one.head.clone(), one.near);
            label.act = label.act.take().or_else(|| one.act.clone());
        }
        return;
    }
    for (k, member) in members.into_iter().enumerate() {
        labels[first + k].head = Some(member.into());
        labels[first + k].near = true;
        if k > 0 && labels[first + k].act.is_none() {
            labels[first + k].act = labels[first].act.clone();
        }
    }
}

/// 案件126起，罚款18万元，分别下降12.5%和3.1%: so many figures before it, in order.
fn as_before(source: &Source, amounts: &[Amount], labels: &mut [Label], first: usize, count: usize) {
    let Some(from) = first.checked_sub(count) else { return };
    let sentence = amounts[from].range.end..amounts[first].range.start;
    let apart = amounts[from].line != amounts[first].line
        || source.chars()[sentence].iter().any(|&c| crate::reading::is_stop(c));
    let counted = |k: usize| amounts[k].kind != Kind::Percent && labels[k].head.is_some();
    let known = !apart && (from..first).all(counted);
    for k in 0..count {
        labels[first + k].doubt |= !known;
        if known {
            labels[first + k].head = labels[from + k].head.clone();
            labels[first + k].near = labels[from + k].near;
            labels[first + k].doubt |= labels[from + k].doubt;
        }
    }
}

/// Characters of a member that is as long as what stands before the shared tail: 福州、厦门增加值.
const SHORT_MEMBER: usize = 3;

/// Words with which a tail begins that members share. To add one: append it.
#[rustfmt::skip]
const TAILS: &[&str] = &[
    "进出口", "外贸", "吞吐量", "用电量", "成交额", "销售额", "办结率", "全产业链", "产业", "工业", "行业", "增加值", "产值", "产量", "收入", "支出", "投资", "人均", "数量", "面积", "里程", "出口", "进口", "案件", "数", "率", "覆盖率", "合格率", "抽检", "事项", "人员", "事故", "纠纷", "利润", "营业收入", "税收", "消费", "企业", "居民", "投诉", "举报", "用时", "时限", "材料", "环节", "满意率", "警情", "发案",
];

/// Ends of a member that lacks nothing: 公用经费和一般性支出.
const WHOLE: &[&str] = &[
    "经费", "资金", "费用", "成本", "贷款", "存款", "余额", "游客", "人次", "群众", "就业", "额", "量", "值", "数",
    "率", "收入", "支出", "出口", "进口",
];

fn starts_with(chars: &[char], word: &str) -> bool {
    word.chars().enumerate().all(|(k, c)| chars.get(k) == Some(&c))
}

fn ends_with(chars: &[char], word: &str) -> bool {
    let len = word.chars().count();
    chars.len() >= len && starts_with(&chars[chars.len() - len..], word)
}

/// Where the last member ends that is summed up before the tail: A、B两市收案数.
fn summed_up(last: &[char]) -> Option<usize> {
    (1..last.len().saturating_sub(2)).find(|&at| chinese_digit(last[at]).is_some() && BODIES.contains(&last[at + 1]))
}

/// Characters of the name of a place.
const PLACE: usize = 4;

/// What a list of places is summed up as.
const BODIES: [char; 10] = ['省', '市', '县', '区', '地', '州', '盟', '旗', '乡', '镇'];

/// The members of the list that ends the words, the last `count` of them, each with the tail that they share.
#[inline(never)]
fn members(source: &Source, words: &[Word], count: usize) -> Vec<String> {
    let mut parts: Vec<Vec<char>> = vec![Vec::new()];
    // How many characters the last member has from its verb on, and whether another has a verb: A、B受理案件数.
    let (mut said, mut other_verb) = (0, false);
    for word in words.iter().rev() {
        match word.class {
            Class::Noun | Class::Activity | Class::Verb => {
                // A verb before the list opens it: 办理议案、建议分别….
                let full = parts.len() == count && parts.last().is_some_and(|p| !p.is_empty());
                if word.class == Class::Verb && full {
                    break;
                }
                let Some(part) = parts.last_mut() else { break };
                part.splice(0..0, source.chars()[word.range.clone()].iter().copied());
                if word.class == Class::Verb {
                    match parts.as_slice() {
                        [last] => said = last.len(),
                        _ => other_verb = true,
                    }
                }
            }
            // 信访事项及时受理率、按期办结率分别…
            Class::Adverb
                if is_one(source, &word.range, short!(OF_RATES))
                    && parts.last().is_some_and(|p| p.ends_with(&['率'])) =>
            {
                let Some(part) = parts.last_mut() else { break };
                part.splice(0..0, source.chars()[word.range.clone()].iter().copied());
            }
            // 国家级、部级平台分别…
            Class::Place if parts.last().is_some_and(|p| p.is_empty()) => {
                let Some(part) = parts.last_mut() else { break };
                part.extend_from_slice(&source.chars()[word.range.clone()]);
            }
            Class::Joint if parts.len() < count => parts.push(Vec::new()),
            Class::Joint => return Vec::new(),
            _ if parts.len() == count => break,
            _ => {}
        }
    }
    parts.reverse();
    let (Some(first), Some(last)) = (parts.first().cloned(), parts.last().cloned()) else { return Vec::new() };
    if parts.len() != count || parts.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    // What is shared begins with a word that names a measure, or where the members are alike: 一产、二产增加值.
    let word = (1..last.len()).find(|&at| TAILS.iter().any(|t| starts_with(&last[at..], t)));
    let ended = TAILS.iter().filter(|t| ends_with(&first, t)).max_by_key(|t| t.len()).map(|t| {
        let at = (1..last.len()).find(|&at| starts_with(&last[at..], t));
        at.map_or(&[][..], |at| &last[at + t.chars().count()..])
    });
    if let Some(at) = summed_up(&last) {
        parts.pop();
        parts.push(last[..at].to_vec());
        let tail = &last[at + 2..];
        return parts.into_iter().map(|part| part.iter().chain(tail).collect()).collect();
    }
    // 云川、岫水受理案件数: names of places, and no nouns that may hold a verb.
    let short = |at: usize| at <= PLACE && parts[..parts.len() - 1].iter().all(|p| p.len() <= PLACE);
    let verb = Some(last.len() - said).filter(|&at| said > 0 && at > 0 && !other_verb && short(at));
    let tail: &[char] = match first.last().and_then(|c| last.iter().rposition(|l| l == c)) {
        _ if verb.is_some() => verb.map_or(&[], |at| &last[at..]),
        Some(at) if at + 1 == first.len() && first.len() <= SHORT_MEMBER || first.last() == Some(&'级') => {
            &last[at + 1..]
        }
        _ if WHOLE.iter().any(|t| ends_with(&first, t)) => &[],
        // 战略性新兴产业、高新技术产业增加值: what follows the word with which the first ends.
        _ if ended.is_some() => ended.unwrap_or(&[]),
        _ => word.map_or(&[], |at| &last[at..]),
    };
    let n = parts.len();
    parts
        .into_iter()
        .enumerate()
        .map(|(k, part)| part.iter().chain(if k + 1 < n { tail } else { &[] }).collect())
        .collect()
}
