//! Written numbers and their values: 1,256.5 and １２５６ and 2.37万, 三百二十六 and 两千 and 九十八点五, 百分之五 and 三分之二.
//!
//! Values are kept as whole digits and a power of ten, and become a double once, so that 99.90 is 99.9 and 2.37万 is
//! 23700 exactly.

use super::source::Source;

/// Digits beyond which a run of digits is an identifier and no amount.
const MOST_DIGITS: u32 = 15;

/// A number as written, without its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Numeral {
    /// Position after the last character.
    pub end: usize,
    pub value: f64,
    pub script: Script,
    /// 百分之 or 千分之 before the number.
    pub per: Option<char>,
    /// X分之Y or a/b: the value is the quotient.
    pub fraction: bool,
    /// 余, 多 or 来 inside the number: 10余万, 三百多.
    pub more: bool,
    /// Upper end of a rough number: 三四个 is 3 to 4.
    pub high: Option<f64>,
    /// Decimals that are written.
    pub decimals: u32,
    /// Power of ten of the scales that end the number: 4 in 2.37万, 0 in 350.
    pub power: u32,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    Arabic,
    Chinese,
}

/// Value of a Chinese digit.
pub fn chinese_digit(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// Power of ten of 十, 百, 千, 万 and 亿.
fn chinese_scale(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 1,
        '百' | '佰' => 2,
        '千' | '仟' => 3,
        '万' | '萬' => 4,
        '亿' | '億' => 8,
        _ => return None,
    })
}

/// Whether a Chinese number can begin with `c`.
pub fn is_chinese_numeral(c: char) -> bool {
    chinese_digit(c).is_some() || chinese_scale(c).is_some()
}

/// The scale at `i`; the 千 of 千瓦, 千米 and 千克 and the 百 of 百分点 belong to the unit.
fn scale_at(source: &Source, i: usize, end: usize) -> Option<u32> {
    let power = chinese_scale(source.at(i)).filter(|_| i < end)?;
    let unit =
        source.at(i) == '千' && i + 1 < end && matches!(source.at(i + 1), '瓦' | '米' | '克' | '伏' | '卡' | '帕');
    let point = source.at(i) == '百' && source.at(i + 1) == '分' && i + 1 < end;
    (!unit && !point).then_some(power)
}

/// A whole number times a power of ten.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Decimal {
    digits: u128,
    exponent: i32,
}

impl Decimal {
    fn whole(digits: u128) -> Self {
        Decimal { digits, exponent: 0 }
    }

    fn scaled(self, power: u32) -> Self {
        Decimal { exponent: self.exponent + power as i32, ..self }
    }

    fn plus(self, other: Decimal) -> Option<Decimal> {
        let exponent = self.exponent.min(other.exponent);
        let lift = |d: Decimal| d.digits.checked_mul(10u128.checked_pow((d.exponent - exponent) as u32)?);
        Some(Decimal { digits: lift(self)?.checked_add(lift(other)?)?, exponent })
    }

    /// The nearest double: correctly rounded, as reading the written number would.
    fn double(self) -> f64 {
        format!("{}e{}", self.digits, self.exponent).parse().unwrap_or(f64::NAN)
    }

    /// More than anything that a report counts.
    fn excessive(self) -> bool {
        self.double() >= 1e16
    }
}

/// The number that begins at `at`; nothing where there is none, or where it is too long to be an amount.
pub fn numeral_at(source: &Source, at: usize, end: usize) -> Option<Numeral> {
    let c = source.at(at);
    if c.is_ascii_digit() {
        arabic(source, at, end)
    } else if is_chinese_numeral(c) {
        chinese(source, at, end)
    } else {
        None
    }
}

/// Digits with separators and a fraction, from `at`.
struct Digits {
    end: usize,
    value: Decimal,
    decimals: u32,
}

fn digits(source: &Source, at: usize, end: usize) -> Option<Digits> {
    let run = |from: usize| (from..end).take_while(|&i| source.at(i).is_ascii_digit()).count();
    let mut stop = at + run(at);
    if (1..=3).contains(&(stop - at)) {
        while is_thousands_mark(source, at, stop) && stop + 1 < end && run(stop + 1) == 3 {
            stop += 4;
        }
    }
    let mut decimals = 0;
    if source.at(stop) == '.' && stop + 1 < end && run(stop + 1) > 0 {
        decimals = run(stop + 1) as u32;
        stop += 1 + decimals as usize;
    }
    let mut value = Decimal { digits: 0, exponent: -(decimals.min(MOST_DIGITS) as i32) };
    let mut count = 0;
    for c in source.chars()[at..stop].iter().filter(|c| c.is_ascii_digit()) {
        count += 1;
        if count > MOST_DIGITS {
            return None;
        }
        value.digits = value.digits * 10 + u128::from(c.to_digit(10)?);
    }
    Some(Digits { end: stop, value, decimals })
}

/// A comma, or a space inside a number such as 1 256, which a table of separate numbers must not become.
fn is_thousands_mark(source: &Source, at: usize, i: usize) -> bool {
    match source.at(i) {
        ',' => true,
        ' ' => source.raw(i..i + 1) != "\t" && source.raw(i..i + 1) != "\u{3000}" && !source.before(at).is_whitespace(),
        _ => false,
    }
}

/// Arabic digits, then any of 十 to 亿, then perhaps more of both: 3万5千, 1亿2000万.
fn arabic(source: &Source, at: usize, end: usize) -> Option<Numeral> {
    let first = digits(source, at, end)?;
    if let Some(fraction) = slash(source, &first, end) {
        return Some(fraction);
    }
    let (mut stop, mut total, mut decimals) = (first.end, Decimal::default(), first.decimals);
    let (mut part, mut more, mut ceiling, mut last_power) = (first.value, false, u32::MAX, 0);
    loop {
        let mut power = 0;
        let mut next = stop;
        if matches!(source.at(next), '余' | '多') && scale_at(source, next + 1, end).is_some() {
            more = true;
            next += 1;
        }
        // 1.5 亿元: a gap before the scale.
        if next == first.end && source.at(next) == ' ' && matches!(source.at(next + 1), '万' | '亿') && next + 1 < end
        {
            next += 1;
        }
        while let Some(p) = scale_at(source, next, end) {
            // 百万, 千万, 万亿: a scale may multiply another. 5十 and such are damage, and read as written.
            power += p;
            next += 1;
        }
        if power == 0 {
            total = total.plus(part)?;
            break;
        }
        stop = next;
        last_power = power;
        total = total.plus(part.scaled(power))?;
        if power >= ceiling || !(stop < end && source.at(stop).is_ascii_digit()) {
            break;
        }
        // 1亿2000万: what follows must be smaller than the last scale.
        let rest = digits(source, stop, end)?;
        let follows = scale_at(source, rest.end, end);
        if follows.is_none_or(|p| p >= power) {
            break;
        }
        (ceiling, part, decimals, stop) = (power, rest.value, decimals.max(rest.decimals), rest.end);
    }
    if total.excessive() {
        return None;
    }
    Some(Numeral {
        end: stop,
        value: total.double(),
        script: Script::Arabic,
        per: None,
        fraction: false,
        more,
        high: None,
        decimals,
        power: last_power,
    })
}

/// 1/4: small, and no date or path.
fn slash(source: &Source, first: &Digits, end: usize) -> Option<Numeral> {
    if source.at(first.end) != '/' || first.decimals > 0 {
        return None;
    }
    let below = digits(source, first.end + 1, end)?;
    let after = source.at(below.end);
    if below.end == first.end + 1 || below.decimals > 0 || after == '/' || after == '-' || after.is_ascii_alphanumeric()
    {
        return None;
    }
    let (a, b) = (first.value.double(), below.value.double());
    if !(a > 0.0 && a < b && b <= 100.0) {
        return None;
    }
    Some(quotient(below.end, a / b, Script::Arabic))
}

fn quotient(end: usize, value: f64, script: Script) -> Numeral {
    Numeral { end, value, script, per: None, fraction: true, more: false, high: None, decimals: 0, power: 0 }
}

/// Chinese digits and scales, with 百分之, X分之Y and 点.
fn chinese(source: &Source, at: usize, end: usize) -> Option<Numeral> {
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
    if value.excessive() {
        return None;
    }
    let scales = (at..stop).rev().map_while(|i| chinese_scale(source.at(i)));
    let power = if stop - at > 1 { scales.sum() } else { 0 };
    Some(Numeral {
        end: stop,
        value: value.double(),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(f64, String)> {
        let source = Source::new(text);
        let n = numeral_at(&source, 0, source.len())?;
        Some((n.value, source.raw(0..n.end).to_owned()))
    }

    #[test]
    fn reads_numbers_as_they_are_written() {
        for (text, value, words) in [
            ("350项", 350.0, "350"),
            ("1,256件", 1256.0, "1,256"),
            ("1，256，300件", 1256300.0, "1，256，300"),
            ("12,34", 12.0, "12"),
            ("１２．５％", 12.5, "１２．５"),
            ("2.37万件", 23700.0, "2.37万"),
            ("1009.3亿元", 100_930_000_000.0, "1009.3亿"),
            ("1.2万亿元", 1.2e12, "1.2万亿"),
            ("10余万件", 100_000.0, "10余万"),
            ("3万5千人", 35_000.0, "3万5千"),
            ("1亿2000万元", 120_000_000.0, "1亿2000万"),
            ("三百二十六件", 326.0, "三百二十六"),
            ("一千零五十人", 1050.0, "一千零五十"),
            ("两千多", 2000.0, "两千"),
            ("十二", 12.0, "十二"),
            ("三亿零四百七十五万吨", 304_750_000.0, "三亿零四百七十五万"),
            ("二〇二三年", 2023.0, "二〇二三"),
            ("十余万人", 100_000.0, "十余万"),
            ("百分之九十八点五", 98.5, "百分之九十八点五"),
            ("五点二万户", 52_000.0, "五点二万"),
            ("三分之二", 2.0 / 3.0, "三分之二"),
            ("1/4以上", 0.25, "1/4"),
            ("99.90%", 99.9, "99.90"),
        ] {
            assert_eq!(read(text), Some((value, words.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_run_of_digits_too_long_for_an_amount_is_none() {
        assert_eq!(read("91440101MA59"), Some((91440101.0, "91440101".to_owned())));
        assert_eq!(read("9144010112345678901234"), None);
        assert_eq!(read("九亿亿亿亿亿"), None);
    }

    #[test]
    fn two_numbers_are_not_one() {
        assert_eq!(read("三百五百").map(|r| r.1), Some("三百".to_owned()));
        assert_eq!(read("2018/05/06").map(|r| r.1), Some("2018".to_owned()));
    }
}
