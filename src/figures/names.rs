//! Numerals that are no amounts: dates, ordinals, numbers of documents, names, set phrases.
//!
//! What can be listed is listed; what has a form is told by its form.

use super::listed::Letters;
use super::phrase::first_of;
use crate::text::{Chars, Numeral, Script, Source, class, date_at};
use crate::vocabulary::{List, Lists};

/// Set phrases and names that begin with a numeral and are written without quotation marks. To add one: append it.
#[rustfmt::skip]
const PHRASES: &[&str] = &[
    "一件事", "一次办", "一次性", "一次办成", "一类事项", "一件事情", "一张网", "一个门", "一个窗口", "一体化", "一系列", "一站式", "一门式", "一条龙", "一条心", "一户一", "一案一", "一事一", "一村一", "一企一", "一件一", "一人一", "一岗双责", "一家亲",
    "两个维护", "两个确立", "两个一百年", "两个毫不动摇", "两个结合", "两个责任", "两个先行", "两个健康", "两个市场", "两个轮子", "两项改革", "两法衔接", "两类人员", "两张皮", "两条线", "两部制", "两家两", "两次会议",
    "三项制度", "三项机制", "三项清单", "三项岗位", "三个区分", "三个清单", "三个一", "三个代表", "三个规定", "三个年", "三个方案", "三个文明", "三件大事", "三件套", "三方协议", "三张清单", "三类人员", "三部曲", "三门峡", "三家村", "三块地", "三条红线", "三条控制线",
    "四个意识", "四个自信", "四个全面", "四个伟大", "四个面向", "四个服务", "四个创建", "四个精准", "四件大事", "四个最严", "四种形态", "四类人员", "四个一", "四个对照", "四条措施",
    "五个统筹", "五个一批", "五个必由之路", "五个中心", "五个坚持", "五个到位", "五项机制", "五类人员", "五家渠", "五台县", "五台山", "五个一", "五项制度", "六个一批", "六个必须", "六项制度", "七个办", "八个坚持", "八项规定", "八个方面", "九个必须",
    "三台县", "三元区", "九台区", "七台河", "四方台", "双台子", "三道岭", "千分之", "百家姓", "百家争鸣", "千家万户", "万家灯火", "千头万绪", "百件大事", "三部门", "两部门", "多部门", "各部门",
    "四个现代化", "四项基本原则", "五项原则", "五项基本原则", "三次产业", "一二三产", "二三产业", "十四个五年", "两个五年", "五年规划", "五年计划", "三年行动", "两年行动", "百日行动", "百日攻坚", "万人成讼", "万人评议", "千人计划", "万人计划", "百人计划", "百千万",
    "二人转", "两位数", "三位数", "一位数", "二类水体", "三类水体", "四类水体", "五类水体", "二类水质", "三类水质", "四类水质", "五类水质", "陆家", "伍家", "两项补贴", "两项合计", "三项合计", "四项合计", "两类合计", "三类合计", "四类合计", "两项相加", "三项相加", "两套班子", "三套班子", "四套班子", "五套班子", "六套班子", "百年一遇", "十年一遇", "二十年一遇", "三十年一遇", "五十年一遇", "千年一遇", "百年未有", "百年未遇",
];

pub fn add_words(lists: &mut Lists) {
    lists.add_plain(List::SetPhrases, PHRASES);
}

/// Characters of a quotation beyond which it is a statement and no name.
const QUOTED_NAME: usize = 20;
/// Characters within which a title in 《》 closes.
const TITLE: usize = 120;

/// Past a bracketed piece that begins at `at` and holds no amounts: 《…》, a short “…”, 〔2023〕, [1], (1).
#[inline]
pub fn skip_bracket(source: &Source, at: usize, end: usize) -> Option<usize> {
    let (close, most) = match source.at(at) {
        '《' => ('》', TITLE),
        '〈' => ('〉', TITLE),
        '“' => ('”', QUOTED_NAME),
        '「' => ('」', QUOTED_NAME),
        '『' => ('』', QUOTED_NAME),
        '‘' => ('’', QUOTED_NAME),
        '"' => ('"', QUOTED_NAME),
        '〔' => ('〕', 8),
        '[' => (']', 6),
        '(' => (')', 4),
        _ => return None,
    };
    let open = source.at(at);
    // A number in brackets is a marker, a note or a year; (12家) is an amount.
    let numbers = |c: char| c.is_ascii_digit() || is_month_digit(c);
    if matches!(open, '(' | '[') && !numbers(source.at(at + 1)) && source.at(at + 1) != close {
        return None;
    }
    let range = at + 1..end.min(at + most);
    let ahead = source.chars().get(range.clone())?;
    let classes = &source.classes()[range];
    let (mut depth, mut length) = (0, 0);
    while depth >= 0 {
        length += first_of(&classes[length..], class::OPEN | class::CLOSE)?;
        if ahead[length] == close {
            depth -= 1;
        } else if ahead[length] == open {
            depth += 1;
        }
        length += 1;
    }
    length -= 1;
    let inside = &ahead[..length];
    let name = match open {
        '《' | '〈' => true,
        '(' | '[' => inside.iter().all(|&c| numbers(c)),
        '〔' => true,
        // A quotation with a stop or a comma in it says something.
        _ => first_of(&classes[..length], class::CLAUSE)
            .is_none_or(|first| !inside[first..].iter().any(|c| matches!(c, '。' | ',' | ';'))),
    };
    name.then_some(at + length + 2)
}

/// Past a date, a year, a month or a span of them that begins at `at`.
#[inline]
pub fn skip_date(source: &Source, at: usize, end: usize) -> Option<usize> {
    static MARKS: Letters = Letters::of(&["年月/.-—~至到、和及"]);
    // How many digits there are and what follows them nearly always tells.
    let run = source.classes()[at..end].iter().take_while(|c| **c & (class::DIGIT | class::NUMERAL) != 0).count();
    let next = skip_space(source, at + run, end);
    if run >= 7 || MARKS.may_have(source.at(next)) { past_date(source, at, run, next, end) } else { None }
}

/// The same, where so many digits begin at `at` and the words after them at `next`.
fn past_date(source: &Source, at: usize, run: usize, next: usize, end: usize) -> Option<usize> {
    let mark = source.at(next);
    let date = || date_at(source, at, end).map(|date| past_time_span(source, date.end, end));
    match run {
        1..=3 if mark == '月' || is_joint(mark) => month(source, at..at + run, next, end),
        4 if matches!(mark, '年' | '/' | '.') || is_joint(mark) => {
            date().or_else(|| year(source, at..at + run, next, end))
        }
        7.. => date(),
        _ => None,
    }
}

/// Past 2023年, 2023—2025年, 二〇二三年; `next` is where the words after the four digits begin.
fn year(source: &Source, digits: Chars, next: usize, end: usize) -> Option<usize> {
    let numbers = |i: usize| source.is(i, class::DIGIT);
    let is_one = digits.clone().all(numbers) || digits.clone().all(|i| is_year_digit(source.at(i)));
    if !is_one || !is_year(source, digits.start) {
        return None;
    }
    if source.at(next) == '年' {
        return Some(past_time_span(source, next + 1, end));
    }
    let marks = joints(source, next, end);
    if marks == 0 || !(0..4).all(|k| numbers(next + marks + k)) {
        return None;
    }
    let stop = next + marks + 4;
    Some(if source.at(stop) == '年' { stop + 1 } else { stop })
}

/// Past 7月, 1—8月, and the damaged 18月; 十二月.
fn month(source: &Source, digits: Chars, next: usize, end: usize) -> Option<usize> {
    let numbers = |i: usize| source.is(i, class::DIGIT);
    if !digits.clone().all(numbers) && !digits.clone().all(|i| is_month_digit(source.at(i))) {
        return None;
    }
    if source.at(next) == '月' && source.at(next + 1) != '龄' {
        return Some(past_time_span(source, next + 1, end));
    }
    let marks = joints(source, next, end);
    let second = (next + marks..end).take_while(|&i| numbers(i)).count();
    let spans = marks > 0 && (1..=2).contains(&second) && source.at(next + marks + second) == '月';
    spans.then(|| past_time_span(source, next + marks + second + 1, end))
}

fn is_year_digit(c: char) -> bool {
    matches!(c, '〇' | '○' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九')
}

fn is_month_digit(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

fn is_year(source: &Source, at: usize) -> bool {
    matches!((source.at(at), source.at(at + 1)), ('1', '9') | ('2', '0') | ('二', '〇' | '○' | '零') | ('一', '九'))
}

/// What stands between the two ends of a span of time.
fn is_joint(c: char) -> bool {
    matches!(c, '-' | '—' | '~' | '至' | '到' | '、' | '和' | '及')
}

fn joints(source: &Source, at: usize, end: usize) -> usize {
    (at..end.min(at + 2)).take_while(|&i| is_joint(source.at(i))).count()
}

fn skip_space(source: &Source, mut at: usize, end: usize) -> usize {
    while at < end && source.at(at) == ' ' {
        at += 1;
    }
    at
}

/// Past what belongs to a date: 5日, 至12月, —8日, 上旬.
fn past_time_span(source: &Source, at: usize, end: usize) -> usize {
    let mut at = at;
    loop {
        let next = at + joints(source, at, end);
        let digits = (next..end.min(next + 4))
            .take_while(|&i| source.is(i, class::DIGIT) || is_month_digit(source.at(i)))
            .count();
        let stop = next + digits;
        // 9月3-4日
        let second = stop + joints(source, stop, end);
        let last = second + (second..end.min(second + 2)).take_while(|&i| source.is(i, class::DIGIT)).count();
        if (1..=2).contains(&digits) && second > stop && last > second && last < end && source.at(last) == '日' {
            at = last + 1;
            continue;
        }
        let full_year = digits == 4 && source.at(stop) == '年';
        if digits == 0 || stop >= end || !(full_year || digits <= 3 && matches!(source.at(stop), '月' | '日')) {
            return at;
        }
        // 自发布之日起，2023年15日内 does not occur; 5月15日内 is a date.
        at = stop + 1;
    }
}

/// Whether a set phrase begins at `at`; past it.
pub fn skip_phrase(source: &Source, at: usize, end: usize) -> Option<usize> {
    source.word_at(List::SetPhrases, at, end).map(|(len, _)| at + len)
}

/// Whether the characters around a number of Arabic digits make it part of a code, a formula or a name.
#[inline]
pub fn is_code(source: &Source, number: &Chars) -> bool {
    // Nearly all numbers stand between words of other letters.
    let joins = |i: usize| source.is(i, class::LATIN | class::MARK);
    (joins(number.end) || number.start > 0 && joins(number.start - 1)) && is_glued(source, number)
}

fn is_glued(source: &Source, number: &Chars) -> bool {
    let (before, after) = (source.before(number.start), source.at(number.end));
    let digit = |i: usize| source.at(i).is_ascii_digit();
    let glued = |c: char| {
        c.is_ascii_alphabetic() || matches!(c, '+' | '×' | '*' | '_' | '@' | '#' | '=' | '·' | '.' | '/' | '\\')
    };
    if glued(before) || before == '-' && number.start >= 2 && source.at(number.start - 2).is_ascii_alphanumeric() {
        return true;
    }
    let latin_unit = || {
        ["km", "kg", "GB", "TB", "PB", "MB", "MW", "kW", "EFLOPS", "m²", "m³", "P"]
            .iter()
            .any(|u| source.is_at(number.end, u))
    };
    match after {
        '+' | '×' | '*' | '_' | '@' | '=' | '·' | '\\' => true,
        '/' => digit(number.end + 1),
        '.' => digit(number.end + 1),
        c if c.is_ascii_alphabetic() => !latin_unit(),
        '-' | '—' | '~' => source.at(number.end + 1).is_ascii_alphabetic(),
        _ => false,
    }
}

/// 第3次, 前10位, 头3个月: a place in a row.
#[inline]
pub fn is_ordinal(source: &Source, at: usize) -> bool {
    let before = if source.before(at) == ' ' { source.before(at - 1) } else { source.before(at) };
    before == '第'
        || before == '前'
            && !source.is_before(at, "以前")
            && !source.is_before(at, "目前")
            && !source.is_before(at, "提前")
            && !source.is_before(at, "此前")
        || before == '头' && is_first_of(source, at)
}

/// 头3个月, but 苗头11起
fn is_first_of(source: &Source, at: usize) -> bool {
    const WORDS: &[char] = &[
        '苗', '源', '码', '街', '案', '牵', '龙', '口', '镜', '巨', '渡', '关', '势', '石', '木', '喷', '像', '水',
        '风',
    ];
    let before = at.checked_sub(1).map_or('\0', |head| source.before(head));
    !WORDS.contains(&before)
}

/// 无一起, 没有一件, 未发生一例: none at all.
pub fn is_not_one(source: &Source, at: usize, number: &Numeral) -> bool {
    const NONE: &[&str] = &["无", "没有", "未有", "未发生", "未出现", "没", "未引发"];
    number.script == Script::Chinese
        && number.value == 1.0
        && number.end == at + 1
        && NONE.iter().any(|word| source.is_before(at, word))
}

/// 队伍人员: a numeral that is the end of a word.
pub fn ends_word(source: &Source, at: usize) -> bool {
    source.before(at) == '队' && source.at(at) == '伍'
}

/// 分四批, 分三期: how the work was divided, which is not counted.
pub fn divides(source: &Source, at: usize, number: &Chars) -> bool {
    source.before(at) == '分'
        && matches!(source.at(number.end), '批' | '期' | '步' | '类' | '级' | '组' | '路')
        && source.at(number.end + 1) != '次'
}
