//! Units that mean the same, so that 件 and 起, 天 and 日, 亩 and 公顷 stand in one column.
//!
//! 万 and 亿 are no part of a unit: a figure's value is in base units already. To add a unit: a row with the unit that it
//! is told in and how many of those it is; counts of people (人) and of attendances (人次) are never the same.

use super::exact;

/// Unit, the unit that it is told in, and how many of those it is.
#[rustfmt::skip]
const EQUAL: &[(&str, &str, f64)] = &[
    ("起", "件", 1.0), ("宗", "件", 1.0), ("例", "件", 1.0),
    ("场次", "场", 1.0), ("次", "场", 1.0),
    ("名", "人", 1.0), ("位", "人", 1.0),
    ("家", "个", 1.0), ("户", "个", 1.0), ("所", "个", 1.0), ("处", "个", 1.0),
    ("份", "件", 1.0), ("部", "件", 1.0),
    ("日", "天", 1.0),
    ("千米", "公里", 1.0), ("米", "公里", 0.001),
    ("平方千米", "平方公里", 1.0), ("公顷", "平方公里", 0.01),
];

/// The unit that a unit is told in, and how many of those it is.
fn told(unit: &str) -> (&str, f64) {
    EQUAL.iter().find(|(from, ..)| *from == unit).map_or((unit, 1.0), |&(_, to, times)| (to, times))
}

/// The unit under which figures are brought together.
pub fn common(unit: Option<&str>) -> Option<&str> {
    unit.map(|unit| told(unit).0)
}

/// A value in another unit; `None` where the two do not measure the same.
pub fn convert(value: f64, unit: Option<&str>, into: Option<&str>) -> Option<f64> {
    if unit == into {
        return Some(value);
    }
    let ((a, times), (b, per)) = (told(unit?), told(into?));
    if a != b {
        return None;
    }
    if times == per { Some(value) } else { exact::product(value, times).map(|v| v / per) }
}

/// A scale for a column of amounts of money: by how much to divide, and what to write before 元.
pub fn scale(values: impl IntoIterator<Item = f64>) -> (f64, &'static str) {
    let largest = values.into_iter().fold(0.0f64, |most, v| most.max(v.abs()));
    match largest {
        v if v >= 1e8 => (1e8, "亿"),
        v if v >= 1e4 => (1e4, "万"),
        _ => (1.0, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_units_are_made_equal_and_others_are_not() {
        assert_eq!(convert(75.0, Some("起"), Some("件")), Some(75.0));
        assert_eq!(convert(3.0, Some("日"), Some("天")), Some(3.0));
        assert_eq!(convert(250.0, Some("公顷"), Some("平方公里")), Some(2.5));
        assert_eq!(convert(5.0, Some("人次"), Some("人")), None);
        assert_eq!(convert(5.0, None, Some("件")), None);
        assert_eq!(convert(0.0, None, None), Some(0.0));
    }

    #[test]
    fn money_is_shown_in_the_scale_of_its_largest() {
        assert_eq!(scale([840000.0, 400000000.0]), (1e8, "亿"));
        assert_eq!(scale([840000.0]), (1e4, "万"));
        assert_eq!(scale([300.0]), (1.0, ""));
    }
}
