//! The time that a figure is of, against the time that its report is of.

use super::Entry;
use crate::analysis::Figure;
use serde::{Deserialize, Serialize};

/// How the words of a figure's own time stand to the report's period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Time {
    /// The report's own period: no words of its own, 全年, 2023年, 截至年底.
    Own,
    /// Less than it: 1—8月, 截至10月底, 上半年.
    Part,
    /// More than it, or not known: 2018年以来, 近三年.
    Longer,
    /// Another year: 上年, 2022年.
    Year(i32),
}

/// Words that mean the whole of the report's period.
const OWN: &[&str] =
    &["全年", "今年", "今年以来", "本年度", "年内", "当年", "目前", "截至目前", "今年截至目前", "一年来"];
/// Words for the year before.
const BEFORE: &[&str] = &["去年", "上年", "上一年", "上年度", "去年同期", "上年同期"];
/// Words that reach over more than a year.
const LONGER: &[&str] = &["以来", "至今", "年来", "近", "期间", "累计"];
/// Words for a part of a year.
const PART: &[&str] = &["月", "季度", "半年", "年初"];
/// A time that ends with the year is the whole year.
const YEAR_END: &[&str] = &["12月底", "12月末", "12月31日", "年底", "年末", "1-12月", "1—12月", "1至12月"];

impl Time {
    pub fn of(figure: &Figure, entry: &Entry) -> Time {
        let Some(words) = figure.period.as_deref() else { return Time::Own };
        let years = entry.years();
        let several = years.is_some_and(|(first, last)| first < last);
        let own = |words: &[&str]| words.iter().any(|w| words_is(figure, w));
        if own(OWN) {
            return Time::Own;
        }
        if own(BEFORE) {
            return years.map_or(Time::Longer, |(first, _)| Time::Year(first - 1));
        }
        let named = years_in(words);
        let has = |list: &[&str]| list.iter().any(|w| words.contains(w));
        let since = has(LONGER);
        // A report on five years counts over five years.
        if several && since {
            return Time::Own;
        }
        match (named.as_slice(), years) {
            ([], _) if since => Time::Longer,
            ([], _) if has(YEAR_END) => Time::Own,
            ([], _) if has(PART) => Time::Part,
            ([], _) => Time::Longer,
            (_, _) if since => Time::Longer,
            ([year], Some((first, last))) if first == last && *year == first => {
                if has(PART) && !has(YEAR_END) {
                    Time::Part
                } else {
                    Time::Own
                }
            }
            ([year], Some((first, last))) if several && (first..=last).contains(year) => Time::Part,
            ([year], Some(_)) if !has(PART) => Time::Year(*year),
            ([a, b], Some((first, last))) if (*a, *b) == (first, last) => Time::Own,
            _ => Time::Longer,
        }
    }
}

fn words_is(figure: &Figure, word: &str) -> bool {
    figure.period.as_deref().is_some_and(|p| p.trim() == word)
}

/// The years that some words name.
fn years_in(words: &str) -> Vec<i32> {
    let mut years = Vec::new();
    let mut digits = String::new();
    for c in words.chars().chain([' ']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if digits.len() == 4 {
            years.extend(digits.parse::<i32>().ok().filter(|y| (1900..2200).contains(y)));
        }
        digits.clear();
    }
    years
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(period: [&str; 2], words: &str) -> Time {
        let mut analysis = crate::analyze("办理案件12件。");
        analysis.meta.period = Some(period.map(Into::into));
        analysis.figures[0].period = Some(words.into());
        Time::of(&analysis.figures[0], &Entry::new("", "", &analysis))
    }

    #[test]
    fn the_words_of_a_time_are_held_against_the_reports_own() {
        let year = ["2023", "2023"];
        for (words, expected) in [
            ("全年", Time::Own),
            ("2023年", Time::Own),
            ("2023年度", Time::Own),
            ("截至年底", Time::Own),
            ("截至2023年底", Time::Own),
            ("截至10月底", Time::Part),
            ("今年3月", Time::Part),
            ("2023年1—8月", Time::Part),
            ("上半年", Time::Part),
            ("2018年以来", Time::Longer),
            ("近三年", Time::Longer),
            ("机构改革以来", Time::Longer),
            ("2022年", Time::Year(2022)),
            ("去年", Time::Year(2022)),
        ] {
            assert_eq!(time(year, words), expected, "{words}");
        }
        let five = ["2016", "2020"];
        assert_eq!(time(five, "五年来"), Time::Own);
        assert_eq!(time(five, "2016—2020年"), Time::Own);
        assert_eq!(time(five, "2018年"), Time::Part);
    }
}
