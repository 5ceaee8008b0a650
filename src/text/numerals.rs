//! Written numbers and their values: 1,256.5 and １２５６ and 2.37万, 三百二十六 and 两千 and 九十八点五, 百分之五 and 三分之二.
//!
//! Values are kept as whole digits and a power of ten, and become a double once, so that 99.90 is 99.9 and 2.37万 is
//! 23700 exactly.

use super::chinese::chinese;
use super::class;
use super::decimal::Decimal;
use super::source::Source;

/// Digits beyond which a run of digits is an identifier and no amount.
pub const MOST_DIGITS: u32 = 15;

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
pub fn chinese_scale(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 1,
        '百' | '佰' => 2,
        '千' | '仟' => 3,
        '万' | '萬' => 4,
        '亿' | '億' => 8,
        _ => return None,
    })
}

/// All characters of Chinese numbers: those of [`chinese_digit`] and [`chinese_scale`].
pub const CHINESE_NUMERALS: &str = "零〇○一壹二两贰三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万萬亿億";

/// Whether a Chinese number can begin with `c`.
pub fn is_chinese_numeral(c: char) -> bool {
    chinese_digit(c).is_some() || chinese_scale(c).is_some()
}

/// The scale at `i`; the 千 of 千瓦, 千米 and 千克 and the 百 of 百分点 belong to the unit.
pub fn scale_at(source: &Source, i: usize, end: usize) -> Option<u32> {
    let power = chinese_scale(source.at(i)).filter(|_| i < end)?;
    let unit =
        source.at(i) == '千' && i + 1 < end && matches!(source.at(i + 1), '瓦' | '米' | '克' | '伏' | '卡' | '帕');
    let point = source.at(i) == '百' && source.at(i + 1) == '分' && i + 1 < end;
    (!unit && !point).then_some(power)
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

/// Digits with separators and a fraction, from `at`: [`MOST_DIGITS`] at the most.
struct Digits {
    end: usize,
    value: u64,
    decimals: u32,
}

impl Digits {
    fn value(&self) -> Decimal {
        Decimal { digits: self.value.into(), exponent: -(self.decimals as i32) }
    }
}

fn digits(source: &Source, at: usize, end: usize) -> Option<Digits> {
    let chars = source.chars().get(..end)?;
    // The value with the digits from a place on, and how many these are. Of too many there will be no value.
    let read = |from: usize, mut value: u64| {
        let mut i = from;
        while let Some(digit) = chars.get(i).and_then(|c| c.to_digit(10)) {
            value = value.wrapping_mul(10).wrapping_add(digit.into());
            i += 1;
        }
        (value, i - from)
    };
    let (mut value, mut count) = read(at, 0);
    let mut stop = at + count;
    if (1..=3).contains(&count) {
        while is_thousands_mark(source, at, stop)
            && let (longer, 3) = read(stop + 1, value)
        {
            (value, count, stop) = (longer, count + 3, stop + 4);
        }
    }
    let mut decimals = 0;
    if chars.get(stop) == Some(&'.') {
        (value, decimals) = read(stop + 1, value);
        stop += if decimals > 0 { decimals + 1 } else { 0 };
    }
    let few = count + decimals <= MOST_DIGITS as usize;
    few.then_some(Digits { end: stop, value, decimals: decimals as u32 })
}

/// A comma, or a space inside a number such as 1 256, which a table of separate numbers must not become.
fn is_thousands_mark(source: &Source, at: usize, i: usize) -> bool {
    match source.at(i) {
        ',' => true,
        ' ' => {
            // 纠纷 3 264 件: a gap before the number is one in prose where a word stands before it.
            let apart = source.before(at).is_whitespace();
            let word = at >= 2 && matches!(source.at(at - 2), '\u{4e00}'..='\u{9fff}');
            source.raw(i..i + 1) != "\t" && source.raw(i..i + 1) != "\u{3000}" && (!apart || word)
        }
        _ => false,
    }
}

/// Arabic digits, then any of 十 to 亿, then perhaps more of both: 3万5千, 1亿2000万.
fn arabic(source: &Source, at: usize, end: usize) -> Option<Numeral> {
    let first = digits(source, at, end)?;
    // Nearly all numbers are digits and nothing else.
    if !source.is(first.end, class::NUMERAL) && !matches!(source.at(first.end), '/' | '余' | '多' | ' ') {
        return Some(Numeral {
            end: first.end,
            value: first.value().moderate()?,
            script: Script::Arabic,
            per: None,
            fraction: false,
            more: false,
            high: None,
            decimals: first.decimals,
            power: 0,
        });
    }
    if let Some(fraction) = slash(source, &first, end) {
        return Some(fraction);
    }
    let (mut stop, mut total, mut decimals) = (first.end, Decimal::default(), first.decimals);
    let (mut part, mut more, mut ceiling, mut last_power) = (first.value(), false, u32::MAX, 0);
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
        (ceiling, part, decimals, stop) = (power, rest.value(), decimals.max(rest.decimals), rest.end);
    }
    Some(Numeral {
        end: stop,
        value: total.moderate()?,
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
    let (a, b) = (first.value().double(), below.value().double());
    if !(a > 0.0 && a < b && b <= 100.0) {
        return None;
    }
    Some(quotient(below.end, a / b, Script::Arabic))
}

pub fn quotient(end: usize, value: f64, script: Script) -> Numeral {
    Numeral { end, value, script, per: None, fraction: true, more: false, high: None, decimals: 0, power: 0 }
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
