//! Numbers in Chinese characters: 三百二十六, 两千, 九十八点五, 百分之五, 三分之二, 三四个.

use super::class;
use super::decimal::Decimal;
use super::numerals::{MOST_DIGITS, Numeral, Script, chinese_digit, chinese_scale, numeral_at, quotient, scale_at};
use super::source::Source;

/// Chinese digits and scales, with 百分之, X分之Y and 点.
pub fn chinese(source: &Source, at: usize, end: usize) -> Option<Numeral> {
    for (words, per) in [("百分之", '%'), ("千分之", '‰')] {
        if source.is_at(at, words) && at + 3 < end {
            let inner = numeral_at(source, at + 3, end).filter(|n| n.per.is_none() && !n.fraction)?;
            return Some(Numeral { per: Some(per), ..inner });
        }
    }
    // 零次, 零三个月: nothing that a report counts begins with a zero, but for 零点五.
    if source.at(at) == '零' && source.at(at + 1) != '点' {
        return None;
    }
    if let Some(rough) = rough(source, at, end) {
        return Some(rough);
    }
    let first = chinese_whole(source, at, end)?;
    if source.is_at(first.end, "分之") && first.end + 2 < end {
        let above = chinese_whole(source, first.end + 2, end)?;
        let (a, b) = (above.value.double(), first.value.double());
        return (b > 0.0).then(|| quotient(above.end, a / b, Script::Chinese));
    }
    let (mut stop, mut value, mut decimals) = (first.end, first.value, 0);
    if source.at(stop) == '点' {
        let tail: Vec<u32> = (stop + 1..end)
            .map_while(|i| chinese_digit(source.at(i)).filter(|_| source.at(i) != '两'))
            .take(9)
            .collect();
        if !tail.is_empty() {
            decimals = tail.len() as u32;
            stop += 1 + tail.len();
            for d in tail {
                value = Decimal { digits: value.digits * 10 + u128::from(d), exponent: value.exponent - 1 };
            }
            while stop < end
                && let Some(power @ (4 | 8)) = chinese_scale(source.at(stop))
            {
                value = value.scaled(power);
                stop += 1;
            }
        }
    }
    let amount = value.moderate()?;
    let scales = (at..stop).rev().map_while(|i| chinese_scale(source.at(i)));
    let power = if stop - at > 1 { scales.sum() } else { 0 };
    Some(Numeral {
        end: stop,
        value: amount,
        script: Script::Chinese,
        per: None,
        fraction: false,
        more: first.more,
        high: None,
        decimals,
        power,
    })
}

/// 三四个, 五六十人, 两三百: two neighbouring digits are a range (GB/T 15835-2011 on 概数).
fn rough(source: &Source, at: usize, end: usize) -> Option<Numeral> {
    let (low, high) = (chinese_digit(source.at(at))?, chinese_digit(source.at(at + 1))?);
    if at + 2 > end || low == 0 || high != low + 1 || chinese_digit(source.at(at + 2)).is_some() {
        return None;
    }
    let mut stop = at + 2;
    let mut power = 0;
    while stop < end
        && let Some(p) = chinese_scale(source.at(stop))
    {
        power += p;
        stop += 1;
    }
    // 三四百五: not rough.
    if power > 12 || stop < end && chinese_digit(source.at(stop)).is_some() {
        return None;
    }
    let value = |d: u32| Decimal::whole(u128::from(d)).scaled(power).double();
    Some(Numeral {
        end: stop,
        value: value(low),
        script: Script::Chinese,
        per: None,
        fraction: false,
        more: false,
        high: Some(value(high)),
        decimals: 0,
        power,
    })
}

struct Whole {
    end: usize,
    value: Decimal,
    more: bool,
}

/// 三百二十六, 十, 两千, 一千零五十, 二〇二三, 近千's 千; 余 and 多 before a scale as in 十余万.
fn chinese_whole(source: &Source, at: usize, end: usize) -> Option<Whole> {
    // Most are one character.
    if !source.is(at + 1, class::NUMERAL) && !matches!(source.at(at + 1), '余' | '多') && at < end {
        let c = source.at(at);
        let value = chinese_digit(c).map(u128::from).or_else(|| chinese_scale(c).map(|power| 10u128.pow(power)))?;
        return Some(Whole { end: at + 1, value: Decimal::whole(value), more: false });
    }
    // 二〇二三: digits only are read as written.
    let most = end.min(at + MOST_DIGITS as usize + 1);
    let run = (at..most).take_while(|&i| chinese_digit(source.at(i)).is_some()).count();
    if run >= 2 && chinese_scale(source.at(at + run)).is_none_or(|_| at + run >= end) {
        if run as u32 > MOST_DIGITS {
            return None;
        }
        let mut digits = 0u128;
        for i in at..at + run {
            digits = digits * 10 + u128::from(chinese_digit(source.at(i))?);
        }
        return Some(Whole { end: at + run, value: Decimal::whole(digits), more: false });
    }
    // Sections of 亿 and 万, each a sum of 千, 百, 十 and ones.
    let (mut total, mut section, mut digit) = (0u128, 0u128, None::<u128>);
    let (mut i, mut more, mut last, mut largest) = (at, false, 9, 0);
    let mut stop = at;
    while i < end {
        let c = source.at(i);
        if let Some(d) = chinese_digit(c) {
            if digit.is_some_and(|d| d != 0) {
                break;
            }
            digit = Some(u128::from(d));
        } else if let Some(power) = if i > at { scale_at(source, i, end) } else { chinese_scale(c) } {
            if power < 4 {
                // 三百五百 is two numbers.
                if power >= last {
                    if digit.take().is_some() {
                        stop = i - 1;
                    }
                    break;
                }
                section += digit.take().unwrap_or(1) * 10u128.pow(power);
                last = power;
            } else {
                let amount = section + digit.take().unwrap_or(0);
                if i > at && amount == 0 && total == 0 {
                    break;
                }
                // 三亿零四百万: the smaller scale counts its own section; 五万亿: the larger one counts all before it.
                let scale = 10u128.pow(power);
                total = if total > 0 && power < largest {
                    total.checked_add(amount.checked_mul(scale)?)?
                } else {
                    total.checked_add(amount)?.max(1).checked_mul(scale)?
                };
                (section, last, largest) = (0, 9, largest.max(power));
            }
        } else if matches!(c, '余' | '多')
            && i > at
            && chinese_scale(source.at(i + 1)).is_some_and(|p| p >= 4)
            && i + 1 < end
        {
            more = true;
        } else {
            break;
        }
        i += 1;
        stop = i;
        if total > 10u128.pow(20) {
            return None;
        }
    }
    let ones = digit.unwrap_or(0);
    let value = total.checked_add(section)?.checked_add(ones)?;
    (stop > at).then_some(Whole { end: stop, value: Decimal::whole(value), more })
}

/// The value of a short Chinese number that is nothing else, such as a list marker: 十二.
pub fn small_chinese(source: &Source, at: usize, end: usize) -> Option<u32> {
    let whole = chinese_whole(source, at, end)?;
    let short = whole.end == end && whole.value.exponent == 0 && whole.value.digits <= 999;
    short.then_some(whole.value.digits as u32)
}
