//! The computation that stands behind a relation, written out so that a reader can follow it. Whether the relation
//! holds is the core's word; here is only what comes out, to the places that the text prints.

use super::format;
use crate::analysis::{Figure, Kind};

/// What parts add up to; `None` where one of them is rough.
pub fn sum<'a>(parts: impl IntoIterator<Item = &'a Figure>) -> Option<f64> {
    let mut sum = 0.0;
    for part in parts {
        sum += exact(part)?;
    }
    Some(tidy(sum))
}

/// Two exact values together.
pub fn sum_of(a: f64, b: f64) -> f64 {
    tidy(a + b)
}

/// The rate of a part in a whole, with as many places as the stated rate.
pub fn rate(part: &Figure, whole: &Figure, stated: &Figure) -> Option<String> {
    let (part, whole) = (exact(part)?, exact(whole)?);
    let unit = stated.unit.as_deref().unwrap_or_default();
    let scale = if unit == "‰" { 1000.0 } else { 100.0 };
    (whole > 0.0).then(|| format!("{}{unit}", places(part / whole * scale, decimals(&stated.text))))
}

/// By how much something moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    pub up: bool,
    /// With unit: 4个工作日, 3.3个百分点.
    pub amount: String,
    /// In percent of the level before; not for rates, of which nobody takes percents.
    pub percent: Option<String>,
}

/// What lies between two levels; `None` where one of them is rough, or they are the same.
pub fn movement(from: &Figure, to: &Figure, stated: Option<&Figure>) -> Option<Move> {
    let (before, after) = (exact(from)?, exact(to)?);
    let by = tidy((after - before).abs());
    if by == 0.0 || from.kind != to.kind {
        return None;
    }
    let unit = match to.kind {
        Kind::Percent => "个百分点",
        _ => to.unit.as_deref().unwrap_or_default(),
    };
    let percent = (to.kind != Kind::Percent && before > 0.0).then(|| {
        let fits = stated.map_or(1, |stated| decimals(&stated.text));
        format!("{}%", places(by / before * 100.0, fits))
    });
    Some(Move { up: after > before, amount: format!("{}{unit}", format::number(by)), percent })
}

/// The value of a single plain number.
fn exact(figure: &Figure) -> Option<f64> {
    (figure.high.is_none() && figure.approx.is_none() && figure.value.is_finite()).then_some(figure.value)
}

/// Without what binary fractions leave behind the last place that a report prints.
fn tidy(value: f64) -> f64 {
    const PLACES: f64 = 1e6;
    if value.abs() < 1e9 { (value * PLACES).round() / PLACES } else { value }
}

fn places(value: f64, decimals: usize) -> String {
    // A binary fraction just below a half is a half on paper.
    format!("{:.decimals$}", value * (1.0 + 4.0 * f64::EPSILON))
}

/// How many places a number has in print: 96.8% one, 百分之九十八点五 one.
pub fn decimals(written: &str) -> usize {
    let Some((_, fraction)) = written.split_once(['.', '．', '点']) else { return 0 };
    let digit = |c: &char| c.is_ascii_digit() || ('０'..='９').contains(c) || "零〇一二三四五六七八九".contains(*c);
    fraction.chars().take_while(digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Approx;
    use crate::app::report::sample;

    fn figure(text: &str, value: f64, unit: &str, kind: Kind) -> Figure {
        Figure { text: text.into(), value, unit: Some(unit.into()), kind, ..sample().analysis.figures[0].clone() }
    }

    fn count(value: f64) -> Figure {
        figure(&format!("{value}件"), value, "件", Kind::Count)
    }

    #[test]
    fn parts_add_up_and_rough_ones_do_not() {
        assert_eq!(sum(&[count(61.0), count(38.0), count(19.0), count(47.0)]), Some(165.0));
        assert_eq!(sum(&[count(0.1), count(0.2)]), Some(0.3));
        let rough = Figure { approx: Some(Approx::Over), ..count(5.0) };
        assert_eq!(sum(&[count(1.0), rough]), None);
    }

    #[test]
    fn rates_have_the_places_that_are_printed() {
        let percent = |text| figure(text, 0.0, "%", Kind::Percent);
        let rate = |a, b, text| rate(&count(a), &count(b), &percent(text));
        assert_eq!(rate(91.0, 96.0, "96.8%").unwrap(), "94.8%");
        assert_eq!(rate(19.0, 172.0, "11%").unwrap(), "11%");
        assert_eq!(rate(1.0, 3.0, "百分之三十三点三三").unwrap(), "33.33%");
        assert_eq!(rate(1.0, 8.0, "12.5%").unwrap(), "12.5%");
        assert_eq!(rate(1.0, 0.0, "0%"), None);
    }

    #[test]
    fn movements_are_in_percent_or_in_points() {
        let stated = figure("25.7%", 25.7, "%", Kind::Percent);
        let moved = movement(&count(148.0), &count(186.0), Some(&stated)).unwrap();
        assert_eq!(moved, Move { up: true, amount: "38件".into(), percent: Some("25.7%".into()) });
        let rate = |value| figure("", value, "%", Kind::Percent);
        let moved = movement(&rate(11.3), &rate(8.0), None).unwrap();
        assert_eq!(moved, Move { up: false, amount: "3.3个百分点".into(), percent: None });
        assert_eq!(movement(&count(0.0), &count(4.0), None).unwrap().percent, None);
        assert_eq!(movement(&count(4.0), &count(4.0), None), None);
        assert_eq!(movement(&count(4.0), &rate(4.0), None), None);
    }
}
