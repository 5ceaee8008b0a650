//! Decimal arithmetic over the values of figures: 0.3 − 0.1 is 0.2.
//!
//! A value is the double nearest to what the text writes, so its shortest decimal form is what the text writes.

/// A signed whole number times a power of ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Exact {
    digits: i128,
    exponent: i32,
}

/// Digits before and behind the point beyond which a double has none of its own.
const MOST: usize = 34;

impl Exact {
    fn of(value: f64) -> Option<Exact> {
        if !value.is_finite() {
            return None;
        }
        let written = format!("{value}");
        let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
        let digits = format!("{whole}{fraction}");
        (digits.len() <= MOST).then_some(())?;
        Some(Exact { digits: digits.parse().ok()?, exponent: -(fraction.len() as i32) })
    }

    fn at(self, exponent: i32) -> Option<i128> {
        self.digits.checked_mul(10i128.checked_pow(u32::try_from(self.exponent - exponent).ok()?)?)
    }

    fn double(self) -> f64 {
        format!("{}e{}", self.digits, self.exponent).parse().unwrap_or(f64::NAN)
    }
}

/// b − a, as on paper.
pub fn difference(a: f64, b: f64) -> Option<f64> {
    let (a, b) = (Exact::of(a)?, Exact::of(b)?);
    let exponent = a.exponent.min(b.exponent);
    Some(Exact { digits: b.at(exponent)?.checked_sub(a.at(exponent)?)?, exponent }.double())
}

/// a + b, as on paper.
pub fn sum(a: f64, b: f64) -> Option<f64> {
    difference(-a, b)
}

/// a × b, as on paper.
pub fn product(a: f64, b: f64) -> Option<f64> {
    let (a, b) = (Exact::of(a)?, Exact::of(b)?);
    Some(Exact { digits: a.digits.checked_mul(b.digits)?, exponent: a.exponent + b.exponent }.double())
}

/// By how many percent `b` is more than `a`, rounded half away from zero to two places; `None` from zero or below it.
pub fn growth(a: f64, b: f64) -> Option<f64> {
    let (a, b) = (Exact::of(a)?, Exact::of(b)?);
    let exponent = a.exponent.min(b.exponent);
    let (a, b) = (a.at(exponent)?, b.at(exponent)?);
    if a <= 0 {
        return None;
    }
    let scaled = b.checked_sub(a)?.checked_mul(10_000)?;
    // Cut off towards zero after half of the divisor: a half goes away from zero, and an odd divisor has no exact half.
    let half = if scaled < 0 { -(a / 2) } else { a / 2 };
    Some(Exact { digits: scaled.checked_add(half)? / a, exponent: -2 }.double())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_those_of_paper() {
        assert_eq!(difference(0.1, 0.3), Some(0.2));
        assert_eq!(difference(99.9, 99.26), Some(-0.64));
        assert_eq!(difference(23108.0, 77000.0), Some(53892.0));
        assert_eq!(sum(0.1, 0.2), Some(0.3));
        assert_eq!(product(415.65, 10000.0), Some(4156500.0));
        assert_eq!(difference(f64::NAN, 1.0), None);
        assert_eq!(difference(1e300, 1.0), None);
    }

    #[test]
    fn growth_is_rounded_as_on_paper() {
        assert_eq!(growth(148.0, 186.0), Some(25.68));
        assert_eq!(growth(8.0, 9.0), Some(12.5));
        assert_eq!(growth(3.0, 4.0), Some(33.33));
        assert_eq!(growth(3.0, 2.0), Some(-33.33));
        assert_eq!(growth(3.0, 5.0), Some(66.67));
        assert_eq!(growth(1.0, 7.0), Some(600.0));
        assert_eq!(growth(800.0, 800.1), Some(0.01));
        assert_eq!(growth(40000.0, 40001.0), Some(0.0));
        assert_eq!(growth(20000.0, 20001.0), Some(0.01), "a half goes up");
        assert_eq!(growth(20000.0, 19999.0), Some(-0.01), "and down");
        assert_eq!(growth(61.0, 61.0), Some(0.0));
        assert_eq!(growth(0.0, 4.0), None);
    }
}
