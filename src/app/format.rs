//! Numbers, dates and the words around them, as the page writes them.

use super::links::{Role, Standing};
use super::messages::{Lang, Msg};
use crate::analysis::{Approx, Basis, Change, Direction, Figure, Kind};
use crate::export::grouped;
use std::borrow::Cow;

/// `1009300` as `1,009,300`, `99.90` as `99.9`.
pub fn number(value: f64) -> String {
    let plain = format!("{}", value.abs());
    let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(w, f)| (w, Some(f)));
    let mut out = if value < 0.0 { "−" } else { "" }.to_owned();
    out.push_str(&grouped(whole));
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// What a figure counts; a dash where nothing is known.
pub fn label(figure: &Figure) -> String {
    if figure.label.is_empty() { "—".to_string() } else { figure.label.to_string() }
}

/// The value of a figure; a range from low to high.
pub fn value(figure: &Figure) -> String {
    match figure.high {
        Some(high) => format!("{}–{}", number(figure.value), number(high)),
        None => number(figure.value),
    }
}

/// Words for bounds that count themselves in, which 逾 and 不到 do not.
const AT_LEAST: &[&str] = &["以上", "不少于", "不低于", "至少"];
const AT_MOST: &[&str] = &["内", "以下", "不超过", "不多于", "至多"];

fn written(figure: &Figure, words: &[&str]) -> bool {
    words.iter().any(|word| figure.text.contains(word))
}

/// What stands before the number: 同比下降, 约, 原. Empty for a plain number.
pub fn qualifier(figure: &Figure, lang: Lang) -> String {
    let change = match figure.change {
        None => None,
        Some(Change::Baseline) => Some(Msg::Baseline),
        Some(Change::Moved { dir: Direction::Up, basis, .. }) => Some(match basis {
            None => Msg::Up,
            Some(Basis::YearOnYear) => Msg::UpYear,
            Some(Basis::PeriodOnPeriod) => Msg::UpPeriod,
        }),
        Some(Change::Moved { dir: Direction::Down, basis, .. }) => Some(match basis {
            None => Msg::Down,
            Some(Basis::YearOnYear) => Msg::DownYear,
            Some(Basis::PeriodOnPeriod) => Msg::DownPeriod,
        }),
    };
    let approx = figure.approx.map(|approx| match approx {
        Approx::Over if written(figure, AT_LEAST) => Msg::AtLeast,
        Approx::Under if written(figure, AT_MOST) => Msg::AtMost,
        Approx::Over => Msg::Over,
        Approx::About => Msg::About,
        Approx::Nearly => Msg::Nearly,
        Approx::Under => Msg::Under,
        Approx::AtMost => Msg::AtMost,
    });
    let words: Vec<&str> = [change, approx].into_iter().flatten().map(|m| lang.say(m)).collect();
    words.join(lang.space())
}

/// The level from which a change starts, where the text gives it.
pub fn from(figure: &Figure) -> Option<f64> {
    match figure.change {
        Some(Change::Moved { from, .. }) => from,
        _ => None,
    }
}

pub fn kind(kind: Kind, lang: Lang) -> &'static str {
    lang.say(match kind {
        Kind::Count => Msg::KindCount,
        Kind::Percent => Msg::KindPercent,
        Kind::Money => Msg::KindMoney,
        Kind::Duration => Msg::KindDuration,
        Kind::Area => Msg::KindArea,
        Kind::Length => Msg::KindLength,
        Kind::Other => Msg::KindOther,
    })
}

/// Whether what is stated agrees.
pub fn standing(standing: Standing, lang: Lang) -> &'static str {
    lang.say(match standing {
        Standing::Holds => Msg::Agrees,
        Standing::Fails => Msg::Disagrees,
        Standing::Open => Msg::NotComputed,
    })
}

/// The sign for it, always beside or in front of the word.
pub fn sign(standing: Standing) -> &'static str {
    match standing {
        Standing::Holds => "✓",
        Standing::Fails => "✗",
        Standing::Open => "–",
    }
}

/// What a figure is in a relation.
pub fn role(role: Role, lang: Lang) -> &'static str {
    lang.say(match role {
        Role::Total => Msg::RoleTotal,
        Role::Part => Msg::RolePart,
        Role::Numerator => Msg::RoleNumerator,
        Role::Denominator => Msg::RoleDenominator,
        Role::Rate => Msg::RoleRate,
        Role::Before => Msg::RoleBefore,
        Role::After => Msg::RoleAfter,
        Role::Growth => Msg::RoleGrowth,
    })
}

/// `2024-02-29` as 2024年2月29日; what is no date stays as it is. English readers take the ISO form.
pub fn date(iso: &str, lang: Lang) -> String {
    if lang == Lang::En {
        return iso.to_string();
    }
    let mut parts = iso.split('-').map(|part| part.parse::<u32>().ok());
    match (parts.next().flatten(), parts.next().flatten(), parts.next()) {
        (Some(year), Some(month), None) => format!("{year}年{month}月"),
        (Some(year), Some(month), Some(Some(day))) => format!("{year}年{month}月{day}日"),
        _ => iso.to_string(),
    }
}

/// One year or a span of years: 2023年度, 2016—2020年.
pub fn period(years: &[String; 2], lang: Lang) -> String {
    let [first, last] = years;
    match (lang, first == last) {
        (Lang::Zh, true) => format!("{first}年度"),
        (Lang::Zh, false) => format!("{first}—{last}年"),
        (Lang::En, true) => first.clone(),
        (Lang::En, false) => format!("{first}–{last}"),
    }
}

/// 1.2 MB, 340 KB.
pub fn size(bytes: f64) -> String {
    const KB: f64 = 1024.0;
    if bytes >= KB * KB {
        let mb = bytes / (KB * KB);
        if mb >= 10.0 { format!("{mb:.0} MB") } else { format!("{mb:.1} MB") }
    } else {
        format!("{:.0} KB", (bytes / KB).max(1.0))
    }
}

/// For comparing what was typed with what is shown: full-width forms, thousands separators and case do not matter.
pub fn fold(text: &str) -> Cow<'_, str> {
    let stays = |c: char| !matches!(c, ',' | 'A'..='Z' | '\u{ff01}'..='\u{ff5e}');
    if text.chars().all(stays) {
        return text.into();
    }
    let fold = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    text.chars().map(fold).filter(|&c| c != ',').map(|c| c.to_ascii_lowercase()).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::report::sample;

    #[test]
    fn numbers_have_thousands_separators_and_no_needless_digits() {
        for (value, want) in [
            (0.0, "0"),
            (350.0, "350"),
            (2980.0, "2,980"),
            (100_930_000_000.0, "100,930,000,000"),
            (99.9, "99.9"),
            (1234.5678, "1,234.5678"),
            (-4200.5, "−4,200.5"),
            (0.125, "0.125"),
        ] {
            assert_eq!(number(value), want);
        }
    }

    #[test]
    fn ranges_and_bent_numbers_are_written_with_words() {
        let mut figure = sample().analysis.figures[0].clone();
        figure.value = 3.0;
        figure.high = Some(5.0);
        assert_eq!(value(&figure), "3–5");
        assert_eq!(qualifier(&figure, Lang::Zh), "");
        figure.approx = Some(Approx::Nearly);
        figure.change = Some(Change::Moved { dir: Direction::Down, basis: Some(Basis::YearOnYear), from: None });
        assert_eq!(qualifier(&figure, Lang::Zh), "同比下降近");
        assert_eq!(qualifier(&figure, Lang::En), "down year on year, nearly");
        figure.change = None;
        for (text, approx, want) in [
            ("430余场", Approx::Over, "逾"),
            ("35%以上", Approx::Over, "至少"),
            ("不少于8名", Approx::Over, "至少"),
            ("7%以内", Approx::Under, "至多"),
            ("15日内", Approx::Under, "至多"),
            ("不足6人", Approx::Under, "不到"),
        ] {
            (figure.text, figure.approx) = (text.into(), Some(approx));
            assert_eq!(qualifier(&figure, Lang::Zh), want, "{text}");
        }
        figure.change = Some(Change::Baseline);
        figure.approx = None;
        assert_eq!(qualifier(&figure, Lang::Zh), "原");
    }

    #[test]
    fn dates_and_periods() {
        assert_eq!(date("2024-02-29", Lang::Zh), "2024年2月29日");
        assert_eq!(date("2024-02", Lang::Zh), "2024年2月");
        assert_eq!(date("unknown", Lang::Zh), "unknown");
        assert_eq!(date("2024-02-29", Lang::En), "2024-02-29");
        assert_eq!(period(&["2023".into(), "2023".into()], Lang::Zh), "2023年度");
        assert_eq!(period(&["2016".into(), "2020".into()], Lang::Zh), "2016—2020年");
    }

    #[test]
    fn folding_leaves_only_what_matters() {
        for (text, want) in [("受理案件", "受理案件"), ("２，６００ＡＢ", "2600ab"), ("2,600App", "2600app"), ("", "")]
        {
            assert_eq!(fold(text), want);
        }
    }

    #[test]
    fn sizes() {
        assert_eq!(size(20.0), "1 KB");
        assert_eq!(size(1.5 * 1024.0 * 1024.0), "1.5 MB");
        assert_eq!(size(100.0 * 1024.0 * 1024.0), "100 MB");
    }
}
