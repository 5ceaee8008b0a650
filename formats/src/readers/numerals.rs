//! How numbered paragraphs are counted: Word's `ST_NumberFormat` and what of CSS has the same ways.
//!
//! One row a way of counting. To add one: a row, and a kind of [`Way`] if there is none that fits.

/// A way of counting.
enum Way {
    Decimal,
    /// At least so many digits.
    Padded(usize),
    /// Digits put in place of 0 to 9.
    Digits(&'static [char; 10]),
    /// 十一, 一百零一. The units are those of ten, a hundred, a thousand, ten thousand; the flag puts 一 before a leading 十.
    Words {
        digits: &'static [char; 10],
        units: [char; 4],
        one_ten: bool,
        one_hundred: bool,
    },
    /// The same up to 99, digits from there on.
    WordsThenDigits(&'static [char; 10]),
    /// The characters of a list, and decimals after its end.
    List(&'static str),
    /// a … z, aa, bb: Word's way.
    Letters(char),
    Roman {
        upper: bool,
    },
    FullWidth,
    Dashes,
    Nothing,
}

use Way::*;

const ZH: [char; 10] = ['○', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const ZH_ZERO: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const JA_ZERO: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LEGAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const LEGAL_TRADITIONAL: [char; 10] = ['零', '壹', '貳', '參', '肆', '伍', '陸', '柒', '捌', '玖'];
const UNITS: [char; 4] = ['十', '百', '千', '万'];
const CIRCLED: &str = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿";

const THOUSAND: Way = Words { digits: &ZH_ZERO, units: UNITS, one_ten: false, one_hundred: true };
const JAPANESE: Way = Words { digits: &JA_ZERO, units: UNITS, one_ten: false, one_hundred: false };

/// Names as Word and CSS write them.
#[rustfmt::skip]
const WAYS: &[(&[&str], Way)] = &[
    (&["decimal", "1", "decimalHalfWidth"], Decimal),
    (&["none", "bullet"], Nothing),
    (&["decimalZero", "decimal-leading-zero"], Padded(2)),
    (&["chineseCounting", "taiwaneseCounting"], WordsThenDigits(&ZH)),
    (&["chineseCountingThousand", "taiwaneseCountingThousand", "simp-chinese-informal", "trad-chinese-informal", "cjk-ideographic"], THOUSAND),
    (&["japaneseCounting", "koreanCounting", "japanese-informal"], JAPANESE),
    (&["ideographDigital", "japaneseDigitalTenThousand", "koreanDigital2", "taiwaneseDigital"], Digits(&JA_ZERO)),
    (&["cjk-decimal"], Digits(&JA_ZERO)),
    (&["chineseLegalSimplified", "simp-chinese-formal"], Words { digits: &LEGAL, units: ['拾', '佰', '仟', '万'], one_ten: true, one_hundred: true }),
    (&["ideographLegalTraditional", "trad-chinese-formal"], Words { digits: &LEGAL_TRADITIONAL, units: ['拾', '佰', '仟', '萬'], one_ten: true, one_hundred: true }),
    (&["ideographTraditional", "cjk-heavenly-stem"], List("甲乙丙丁戊己庚辛壬癸")),
    (&["ideographZodiac", "cjk-earthly-branch"], List("子丑寅卯辰巳午未申酉戌亥")),
    (&["ideographEnclosedCircle"], List("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉")),
    (&["decimalEnclosedCircle", "decimalEnclosedCircleChinese"], List(CIRCLED)),
    (&["decimalEnclosedFullstop"], List("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛")),
    (&["decimalEnclosedParen"], List("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇")),
    (&["decimalFullWidth", "decimalFullWidth2"], FullWidth),
    (&["numberInDash"], Dashes),
    (&["upperLetter", "A", "upper-alpha", "upper-latin"], Letters('A')),
    (&["lowerLetter", "a", "lower-alpha", "lower-latin"], Letters('a')),
    (&["upperRoman", "I", "upper-roman"], Roman { upper: true }),
    (&["lowerRoman", "i", "lower-roman"], Roman { upper: false }),
];

/// The number in the named way; in decimals where the way is not known.
pub fn write(number: i64, way: &str) -> String {
    let row = WAYS.iter().find(|(names, _)| names.contains(&way));
    row.and_then(|(_, way)| way.write(number)).unwrap_or_else(|| number.to_string())
}

impl Way {
    /// `None` where the way does not reach.
    fn write(&self, n: i64) -> Option<String> {
        if let Nothing = self {
            return Some(String::new());
        }
        let at = usize::try_from(n).ok()?;
        let place = |list: &str| at.checked_sub(1).and_then(|i| list.chars().nth(i)).map(String::from);
        match *self {
            Decimal | Nothing => None,
            Padded(width) => Some(format!("{n:0width$}")),
            Digits(digits) => Some(in_digits(at, digits)),
            Words { digits, units, one_ten, one_hundred } => in_words(at, digits, &units, one_ten, one_hundred),
            WordsThenDigits(digits) if at < 100 => in_words(at, digits, &UNITS, false, true),
            WordsThenDigits(digits) => Some(in_digits(at, digits)),
            List(list) => place(list),
            Letters(first) => {
                let i = at.checked_sub(1)?;
                let letter = char::from_u32(first as u32 + (i % 26) as u32)?;
                (i / 26 < 30).then(|| letter.to_string().repeat(i / 26 + 1))
            }
            Roman { upper } => in_roman(at).map(|roman| if upper { roman.to_ascii_uppercase() } else { roman }),
            FullWidth => Some(n.to_string().chars().filter_map(|c| char::from_u32(c as u32 + 0xFEE0)).collect()),
            Dashes => Some(format!("- {n} -")),
        }
    }
}

fn in_digits(n: usize, digits: &[char; 10]) -> String {
    n.to_string().bytes().map(|b| digits[usize::from(b - b'0')]).collect()
}

fn in_words(n: usize, digits: &[char; 10], units: &[char; 4], one_ten: bool, one_hundred: bool) -> Option<String> {
    if n == 0 {
        return Some(digits[0].into());
    }
    if n >= 100_000 {
        return None;
    }
    let mut words = String::new();
    let mut gap = false;
    for (place, unit) in
        [(10_000, Some(units[3])), (1000, Some(units[2])), (100, Some(units[1])), (10, Some(units[0])), (1, None)]
    {
        let digit = n / place % 10;
        if digit == 0 {
            gap = !words.is_empty();
            continue;
        }
        if gap && one_hundred {
            words.push(digits[0]);
        }
        gap = false;
        let silent = digit == 1
            && match place {
                10 => !one_ten && (words.is_empty() || !one_hundred),
                100 | 1000 => !one_hundred,
                _ => false,
            };
        if !silent {
            words.push(digits[digit]);
        }
        words.extend(unit);
    }
    Some(words)
}

fn in_roman(mut n: usize) -> Option<String> {
    const STEPS: &[(usize, &str)] = &[
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if n == 0 || n >= 5000 {
        return None;
    }
    let mut roman = String::new();
    for &(value, letters) in STEPS {
        while n >= value {
            roman.push_str(letters);
            n -= value;
        }
    }
    Some(roman)
}

#[cfg(test)]
mod tests {
    use super::write;

    #[test]
    fn every_way_counts_as_word_does() {
        for (way, rows) in [
            (
                "chineseCounting",
                &[(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "一○○"), (105, "一○五")][..],
            ),
            (
                "chineseCountingThousand",
                &[
                    (10, "十"),
                    (12, "十二"),
                    (21, "二十一"),
                    (100, "一百"),
                    (101, "一百零一"),
                    (110, "一百一十"),
                    (1010, "一千零一十"),
                ],
            ),
            ("japaneseCounting", &[(3, "三"), (10, "十"), (19, "十九"), (100, "百"), (111, "百十一"), (205, "二百五")]),
            ("ideographDigital", &[(1, "一"), (10, "一〇"), (23, "二三")]),
            ("ideographTraditional", &[(1, "甲"), (10, "癸"), (11, "11")]),
            ("ideographZodiac", &[(12, "亥"), (13, "13")]),
            ("ideographEnclosedCircle", &[(1, "㊀"), (10, "㊉"), (11, "11")]),
            ("decimalEnclosedCircle", &[(1, "①"), (20, "⑳"), (21, "㉑"), (50, "㊿"), (51, "51")]),
            ("decimalEnclosedCircleChinese", &[(3, "③")]),
            ("chineseLegalSimplified", &[(1, "壹"), (10, "壹拾"), (21, "贰拾壹")]),
            ("decimalFullWidth", &[(12, "１２")]),
            ("decimalZero", &[(3, "03"), (12, "12")]),
            ("upperRoman", &[(4, "IV"), (19, "XIX")]),
            ("lowerLetter", &[(1, "a"), (26, "z"), (27, "aa")]),
            ("none", &[(3, "")]),
            ("noSuchWay", &[(3, "3"), (-1, "-1")]),
        ] {
            for &(number, words) in rows {
                assert_eq!(write(number, way), words, "{number} in {way}");
            }
        }
        for way in ["chineseCounting", "ideographTraditional", "lowerLetter", "upperRoman", "decimalEnclosedCircle"] {
            for number in [i64::MIN, -1, 0, i64::MAX] {
                write(number, way);
            }
        }
    }
}
