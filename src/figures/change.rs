//! Amounts of change: 同比下降2.13%, 由15天缩短至3天, and the level from which a change starts.

use super::labels::Label;
use super::listed::Letters;
use super::phrase::clause_start;
use super::scan::Amount;
use super::words::MOVES;
use crate::analysis::{Basis, Change, Direction, Kind};
use crate::text::{Chars, Lexicon, Source, class};
use crate::vocabulary::{List, Lists};
use std::sync::LazyLock;

/// Words that say against what a change is measured; of several the first row counts. To add one: append it.
const BASES: &[(&str, Basis)] = &[
    ("同比", Basis::YearOnYear),
    ("比上年", Basis::YearOnYear),
    ("较上年", Basis::YearOnYear),
    ("比去年", Basis::YearOnYear),
    ("较去年", Basis::YearOnYear),
    ("与上年相比", Basis::YearOnYear),
    ("与去年相比", Basis::YearOnYear),
    ("上年同期", Basis::YearOnYear),
    ("去年同期", Basis::YearOnYear),
    ("比上一年", Basis::YearOnYear),
    ("较上一年", Basis::YearOnYear),
    ("较前一年", Basis::YearOnYear),
    ("环比", Basis::PeriodOnPeriod),
    ("比上月", Basis::PeriodOnPeriod),
    ("较上月", Basis::PeriodOnPeriod),
    ("比上季度", Basis::PeriodOnPeriod),
    ("较上季度", Basis::PeriodOnPeriod),
];

pub fn add_words(lists: &mut Lists) {
    lists.add(List::Bases, BASES.iter().map(|row| row.0).zip(0..));
}

static MOVE: LazyLock<Lexicon<Direction>> = LazyLock::new(|| {
    let dir = |up: bool| if up { Direction::Up } else { Direction::Down };
    Lexicon::backwards(MOVES.iter().map(|&(word, up)| (word, dir(up))))
});

/// The first characters of the moves, and more.
static MOVE_LETTERS: Letters = Letters::of_rows(MOVES);

/// The characters right before amounts that may have moved: the last ones of the moves, of what stands between them and the
/// amount, and of times and rates among these.
static MOVED_LETTERS: Letters =
    Letters::last_of(BETWEEN).and(Letters::of(&["月年人亩户均的"])).and(Letters::last_of_rows(MOVES));

/// The moves of more than one character, as acts.
static MOVE_ACTS: LazyLock<Lexicon<bool>> = LazyLock::new(|| {
    Lexicon::forwards(
        MOVES.iter().copied().filter(|(word, _)| (word.chars().count() > 1 || *word == "减") && *word != "节约"),
    )
});

static BETWEEN_WORDS: LazyLock<Lexicon<bool>> =
    LazyLock::new(|| Lexicon::backwards(BETWEEN.iter().map(|word| (*word, REACHED.contains(word)))));

/// Words between a verb of change and its amount.
const BETWEEN: &[&str] =
    &["了", "近", "约", "达", "了近", "超", "幅度达", "幅度为", "幅度", "到了", "到", "至", "为", "成"];
/// Of these, those after which the amount is the level reached.
const REACHED: &[&str] = &["到了", "到", "至", "为", "成"];
/// Characters before a starting level within which 由 or 从 stands.
const FROM_REACH: usize = 14;
/// Characters between a starting level and the level reached.
const SPAN: usize = 24;

/// The change of each amount, in order.
pub fn changes(source: &Source, amounts: &[Amount], labels: &[Label]) -> Vec<Option<Change>> {
    let mut out: Vec<Option<Change>> = vec![None; amounts.len()];
    for i in 0..amounts.len() {
        let amount = &amounts[i];
        let previous = i.checked_sub(1).filter(|&k| amounts[k].line == amount.line);
        let floor = previous.map_or(amount.line.start, |k| amounts[k].range.end);
        let clause = || clause_start(source, amount.range.start, floor)..amount.range.start;
        let may_move = may_move(source, amount.range.start).then(clause);
        // 降低幅度两项指标: the extent is a name before a count.
        let extent = || amount.kind == Kind::Count && source.is_before(amount.range.start, "幅度");
        let moved = may_move.as_ref().and_then(|clause| moved(source, clause));
        if let Some((dir, reached)) = moved.filter(|_| !extent() && !betters(source, amount)) {
            let from = previous.filter(|&k| reached && !reaches(out[k]) && starts(source, &amounts[k], amount));
            if let Some(k) = from {
                out[k] = Some(Change::Baseline);
            }
            out[i] = Some(Change::Moved { dir, basis: basis(source, amount), from: from.map(|k| amounts[k].value) });
        } else if let Some(k) = previous
            && let Some(Change::Moved { dir, basis, .. }) = out[k]
            && is_joined(source, &amounts[k], amount)
            && (amounts[k].kind == amount.kind || are_told_apart(source, &amounts[k]))
        {
            // 分别下降17.7%、17.4%: the list shares the verb.
            out[i] = Some(Change::Moved { dir, basis, from: None });
        } else if let Some(k) = previous
            && may_move.is_some_and(|clause| to_follows(source, &clause))
            && !reaches(out[k])
            && starts(source, &amounts[k], amount)
        {
            let dir = if amount.value >= amounts[k].value { Direction::Up } else { Direction::Down };
            out[k] = Some(Change::Baseline);
            out[i] = Some(Change::Moved { dir, basis: None, from: Some(amounts[k].value) });
        }
        if out[i].is_none()
            && labels[i].act.is_none()
            && let Some(k) = previous.filter(|&k| goes_on(source, amounts, labels, k))
        {
            out[i] = out[k];
        }
        if out[i].is_none()
            && labels[i].own_act
            && let Some(act) = labels[i].act.as_deref()
            && act.chars().next().is_some_and(|first| MOVE_LETTERS.may_have(first))
            && let Some(&up) = MOVE_ACTS.word(act)
            && source.find(clause(), act).is_some()
            && !lasts(source, amount)
            && !(amount.kind == Kind::Count && BETTER.contains(&act))
        {
            // 缩短办结时间37.8%: the noun stands between.
            let dir = if up { Direction::Up } else { Direction::Down };
            out[i] = Some(Change::Moved { dir, basis: basis(source, amount), from: None });
        }
    }
    for i in 1..amounts.len() {
        paired(source, amounts, &mut out, i);
    }
    out
}

/// 两项从46件和16件分别提高到58件和23件: of two levels each has its own start. The first of the levels reached is `c`.
fn paired(source: &Source, amounts: &[Amount], out: &mut [Option<Change>], c: usize) {
    let Some(Change::Moved { dir, basis, .. }) = out[c] else { return };
    if c < 2 || c + 1 >= amounts.len() {
        return;
    }
    let [a, b, d] = [c - 2, c - 1, c + 1];
    let joined = is_joined(source, &amounts[a], &amounts[b]) && is_joined(source, &amounts[c], &amounts[d]);
    let same = amounts[a].unit == amounts[c].unit && amounts[b].unit == amounts[d].unit;
    let plain = |k: usize| matches!(out[k], None | Some(Change::Baseline));
    if !joined || !same || !plain(a) || !plain(b) || amounts[a].line != amounts[d].line {
        return;
    }
    let gap = amounts[b].range.end..amounts[c].range.start;
    let clause = source.chars()[gap.clone()].iter().all(|c| !matches!(c, '。' | ';' | ','));
    let reached = gap.len() <= SPAN && matches!(source.before(gap.end), '到' | '至' | '为') && clause;
    if !reached || !starts(source, &amounts[a], &amounts[c]) {
        return;
    }
    for (from, to) in [(a, c), (b, d)] {
        out[from] = Some(Change::Baseline);
        out[to] = Some(Change::Moved { dir, basis, from: Some(amounts[from].value) });
    }
}

/// 压减时限58%、材料52%: whether the verb stands before the noun of figure `k` and goes on with the next member.
fn goes_on(source: &Source, amounts: &[Amount], labels: &[Label], k: usize) -> bool {
    let (a, b) = (&amounts[k], &amounts[k + 1]);
    let noun = a.range.end + 1..b.range.start;
    let listed = source.at(a.range.end) == '、' && (1..=MEMBER).contains(&noun.len());
    let plain = |i: usize| source.at(i).is_alphabetic();
    let own = |l: &Label| l.near && l.head.is_some();
    listed
        && a.kind == Kind::Percent
        && b.unit == a.unit
        && noun.clone().all(plain)
        && own(&labels[k])
        && own(&labels[k + 1])
        && labels[k + 1].head.as_ref().is_some_and(|h| h.chars().count() == noun.len())
        && labels[k].act.as_deref().is_some_and(|act| {
            let start = clause_start(source, a.range.start, a.line.start)..a.range.start;
            MOVE_ACTS.word(act).is_some()
                && source.find(start.clone(), act).is_some_and(|at| at + act.chars().count() < a.range.start)
        })
}

/// Characters of a member that goes on with the verb of the one before.
const MEMBER: usize = 8;

/// Verbs of change that make things better and not more: 提升历史街区4个.
const BETTER: &[&str] = &["提升", "提高"];

/// 整合提升100个站点: a verb that makes better, right before a count of things; a place in a row does move (提升7位).
fn betters(source: &Source, amount: &Amount) -> bool {
    amount.kind == Kind::Count
        && !matches!(amount.unit.as_deref(), Some("位" | "名" | "档" | "次" | "人次"))
        && BETTER.iter().any(|w| source.is_before(amount.range.start, w))
        && !["等级", "位次", "档次", "名次"].iter().any(|w| source.is_at(amount.range.end, w))
}

/// 连续5年压减: how long it lasted is not what moved.
fn lasts(source: &Source, amount: &Amount) -> bool {
    amount.kind == Kind::Duration && source.is_before(amount.range.start, "连续")
}

/// Whether the amount is the level that a change reached, from which the next does not start.
fn reaches(change: Option<Change>) -> bool {
    matches!(change, Some(Change::Moved { from: Some(_), .. }))
}

/// Whether a clause that ends at `at` may end with a verb of change, or with 到 or 至, as far as its last character tells.
fn may_move(source: &Source, at: usize) -> bool {
    let mut end = at;
    while end > 0 && source.is(end - 1, class::SPACE) {
        end -= 1;
    }
    MOVED_LETTERS.may_have(source.before(end))
}

/// The verb of change with which a clause ends, and whether the amount is the level reached.
fn moved(source: &Source, clause: &Chars) -> Option<(Direction, bool)> {
    let mut end = clause.end;
    while end > clause.start && source.is(end - 1, class::SPACE) {
        end -= 1;
    }
    // 提高到每人每月760元
    let rated = matches!(source.before(end), '月' | '年' | '人' | '亩' | '户' | '均');
    for words in ["每人每月", "每人每年", "每月", "每年", "每人", "每亩", "每户", "人均"] {
        if rated && source.is_before(end, words) && end - clause.start >= words.chars().count() {
            end -= words.chars().count();
        }
    }
    end = before_time(source, clause.start, end);
    let (end, reached) = match BETWEEN_WORDS.before(source.chars(), end, 0) {
        Some((n, &reached)) => (end - n, reached),
        None => (end, false),
    };
    let (len, &dir) = MOVE.before(source.chars(), end, clause.start)?;
    // 增强, 加强 and 升级 are no amounts; a single character needs 至 or a number right after it.
    let single_noun = len == 1 && matches!(source.before(end - 1), '递' | '倍' | '新');
    (!single_noun).then_some((dir, reached))
}

/// Characters of a time such as 2020年10月底的.
const TIME: usize = 12;

/// 增长到2025年的4.93万亿元, 减少到今年的18件, 增加到2020年10月底的24万户: where the time before the amount begins.
fn before_time(source: &Source, start: usize, end: usize) -> usize {
    // 增加到2007年13786元
    if end >= start + 5 && source.at(end - 1) == '年' && (end - 5..end - 1).all(|i| source.at(i).is_ascii_digit()) {
        return end - 5;
    }
    if end <= start || source.at(end - 1) != '的' {
        return end;
    }
    let timely = |c: char| c.is_ascii_digit() || "年月底末初今当去上目前现在度".contains(c);
    let from = (start.max(end.saturating_sub(TIME))..end - 1).rev().take_while(|&i| timely(source.at(i))).last();
    from.filter(|&i| (i..end).any(|i| matches!(source.at(i), '年' | '月' | '前' | '在'))).unwrap_or(end)
}

/// …到 or …至 with nothing that says up or down: 从15天到3天.
fn to_follows(source: &Source, clause: &Chars) -> bool {
    let words = source.trim(clause.clone());
    (1..=6).contains(&words.len()) && matches!(source.at(words.end - 1), '到' | '至' | '为' | '成')
}

/// Whether `a` is the level from which a change to `b` starts.
fn starts(source: &Source, a: &Amount, b: &Amount) -> bool {
    let near = b.range.start - a.range.end <= SPAN;
    let back = a.line.start.max(a.range.start.saturating_sub(FROM_REACH));
    let mut opened = false;
    for i in (back..a.range.start).rev() {
        match source.at(i) {
            '由' | '从' => {
                opened = true;
                break;
            }
            ',' | '。' | ';' | '、' => break,
            _ => {}
        }
    }
    let unbroken = !source.chars()[a.range.end..b.range.start].iter().any(|c| matches!(c, '。' | ';'));
    near && opened && unbroken && a.unit == b.unit
}

/// Whether only 、 or 和 stands between two amounts.
fn is_joined(source: &Source, a: &Amount, b: &Amount) -> bool {
    let between = source.trim(a.range.end..b.range.start);
    between.len() == 1 && matches!(source.at(between.start), '、' | '和' | '与')
}

/// 分别增至214对和69家: of different units, and told apart by 分别.
fn are_told_apart(source: &Source, a: &Amount) -> bool {
    let back = a.line.start.max(a.range.start.saturating_sub(20));
    (back..a.range.start).any(|i| source.is_at(i, "分别"))
}

/// Against what: in the clause, or in the one before.
fn basis(source: &Source, amount: &Amount) -> Option<Basis> {
    let start = clause_start(source, amount.range.start, amount.line.start);
    let mut first = None;
    source.each_word_in(List::Bases, &(start..amount.range.start), |_, (_, row)| {
        first = Some(first.map_or(row, |first: u16| first.min(row)));
    });
    first.map(|row| BASES[row as usize].1)
}
