//! Written dates: 2024年3月6日, 2024-03-06, 二〇二〇年十二月三十日, and the damaged 2020925.

use super::chinese::small_chinese;
use super::numerals::chinese_digit;
use super::source::Source;

/// A date as written. Month and day are within the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    pub year: u32,
    pub month: u32,
    pub day: Option<u32>,
    /// Position after the last character.
    pub end: usize,
}

impl Date {
    /// `YYYY-MM-DD`, or `YYYY-MM` without a day.
    pub fn iso(self) -> String {
        let digit = |n: u32| char::from(b'0' + (n % 10) as u8);
        let mut iso = String::with_capacity("YYYY-MM-DD".len());
        iso.extend([self.year / 1000, self.year / 100, self.year / 10, self.year].map(digit));
        for part in [Some(self.month), self.day].into_iter().flatten() {
            iso.extend(['-', digit(part / 10), digit(part)]);
        }
        iso
    }

    fn checked(year: u32, month: u32, day: Option<u32>, end: usize) -> Option<Date> {
        let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
        let days = match month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 31,
        };
        let fits =
            (1900..=2199).contains(&year) && (1..=12).contains(&month) && day.is_none_or(|d| (1..=days).contains(&d));
        fits.then_some(Date { year, month, day, end })
    }
}

/// The date that begins at `at`, with at least year and month.
pub fn date_at(source: &Source, at: usize, end: usize) -> Option<Date> {
    if source.at(at).is_ascii_digit() { arabic(source, at, end) } else { chinese(source, at, end) }
}

fn number(source: &Source, at: usize, end: usize, most: usize) -> Option<(u32, usize)> {
    let mut value = 0;
    let mut i = at;
    while i < end && i < at + most {
        let Some(d) = source.at(i).to_digit(10) else { break };
        value = value * 10 + d;
        i += 1;
    }
    (i > at).then_some((value, i))
}

fn skip_space(source: &Source, mut at: usize, end: usize) -> usize {
    while at < end && source.at(at) == ' ' {
        at += 1;
    }
    at
}

fn arabic(source: &Source, at: usize, end: usize) -> Option<Date> {
    if source.before(at).is_ascii_digit() {
        return None;
    }
    let (year, i) = number(source, at, end, 4)?;
    if i - at != 4 {
        return None;
    }
    if source.at(i).is_ascii_digit() {
        return run_together(source, at, end);
    }
    let i = skip_space(source, i, end);
    let mark = source.at(i);
    if i >= end || !matches!(mark, '年' | '-' | '/' | '.' | '—') {
        return None;
    }
    let (month, i) = number(source, skip_space(source, i + 1, end), end, 2)?;
    let i = skip_space(source, i, end);
    let closes = source.at(i) == if mark == '年' { '月' } else { mark };
    if i >= end || !closes {
        return None;
    }
    let day = number(source, skip_space(source, i + 1, end), end, 2);
    match day {
        Some((day, j)) if mark == '年' => {
            let j = skip_space(source, j, end);
            let closes = j < end && matches!(source.at(j), '日' | '号');
            if closes { Date::checked(year, month, Some(day), j + 1) } else { Date::checked(year, month, None, i + 1) }
        }
        Some((day, j)) if !source.at(j).is_ascii_digit() || j >= end => Date::checked(year, month, Some(day), j),
        None if mark == '年' => Date::checked(year, month, None, i + 1),
        _ => None,
    }
}

/// 20200925 and, where only one reading is possible, 2020925: 年, 月 and 日 were lost.
fn run_together(source: &Source, at: usize, end: usize) -> Option<Date> {
    let digits: Vec<u32> = (at..end).map_while(|i| source.at(i).to_digit(10)).collect();
    let value = |range: &[u32]| range.iter().fold(0, |n, d| n * 10 + d);
    let stop = at + digits.len();
    let year = value(digits.get(..4)?);
    match digits.len() {
        8 => Date::checked(year, value(&digits[4..6]), Some(value(&digits[6..])), stop),
        7 => {
            let short_month =
                Date::checked(year, value(&digits[4..5]), Some(value(&digits[5..])), stop).filter(|_| digits[5] != 0);
            let short_day = Date::checked(year, value(&digits[4..6]), Some(value(&digits[6..])), stop);
            match (short_month, short_day) {
                (Some(date), None) | (None, Some(date)) => Some(date),
                _ => None,
            }
        }
        _ => None,
    }
}

fn chinese(source: &Source, at: usize, end: usize) -> Option<Date> {
    if source.at(at + 4) != '年' || at + 4 > end {
        return None;
    }
    let year = (at..at + 4).try_fold(0, |n, i| Some(n * 10 + chinese_digit(source.at(i))?))?;
    let until = |from: usize, marks: &[char]| (from..end.min(from + 4)).find(|&i| marks.contains(&source.at(i)));
    let month_end = until(at + 5, &['月'])?;
    let month = small_chinese(source, at + 5, month_end)?;
    let day = until(month_end + 1, &['日', '号']).and_then(|j| Some((small_chinese(source, month_end + 1, j)?, j + 1)));
    Date::checked(year, month, day.map(|d| d.0), day.map_or(month_end + 1, |d| d.1))
}

/// The first years that folded `words` give: 2023年, 2016-2020年, 二〇二三年.
pub fn years(words: &str) -> Option<(u32, u32)> {
    let mut before = '\0';
    for (at, c) in words.char_indices() {
        if std::mem::replace(&mut before, c).is_ascii_digit() {
            continue;
        }
        let Some((first, rest)) = year(&words[at..]) else { continue };
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let joined = rest.strip_prefix('年').unwrap_or(rest);
        let until = join(joined).map(|second| join(second).unwrap_or(second)).and_then(year);
        if let Some((last, _)) = until.filter(|(last, rest)| *last >= first && rest.starts_with('年')) {
            return Some((first, last));
        }
        if rest.starts_with('年') {
            return Some((first, first));
        }
    }
    None
}

/// The year with which words begin, and the words after it.
fn year(words: &str) -> Option<(u32, &str)> {
    let mut chars = words.chars();
    let value = (0..4).try_fold(0, |value, _| {
        let c = chars.next()?;
        Some(value * 10 + c.to_digit(10).or_else(|| chinese_digit(c))?)
    })?;
    (1949..=2100).contains(&value).then_some((value, chars.as_str()))
}

/// The words after a sign that joins two years.
fn join(words: &str) -> Option<&str> {
    words.strip_prefix(['-', '—', '~', '至', '到'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_dates_as_they_are_written() {
        for (text, iso) in [
            ("2017年12月28日", "2017-12-28"),
            ("2018年01月03日", "2018-01-03"),
            ("2024-03-06 15:27", "2024-03-06"),
            ("2024/3/6", "2024-03-06"),
            ("2024.3.6", "2024-03-06"),
            ("２０２４年３月", "2024-03"),
            ("二〇二〇年十二月三十日", "2020-12-30"),
            ("二○一九年三月", "2019-03"),
            ("2020925", "2020-09-25"),
            ("20200925", "2020-09-25"),
        ] {
            let source = Source::new(text);
            assert_eq!(date_at(&source, 0, source.len()).map(Date::iso).as_deref(), Some(iso), "{text}");
        }
    }

    #[test]
    fn what_can_be_read_two_ways_or_is_not_in_the_calendar_is_no_date() {
        for text in ["2020111", "2023年13月1日", "2023-02-30", "2024年", "12345678", "20230229"] {
            let source = Source::new(text);
            assert_eq!(date_at(&source, 0, source.len()), None, "{text}");
        }
    }
}
