//! A whole number times a power of ten: what a written number is until it becomes a double, once.

/// The whole numbers, and the powers of ten, that a double holds exactly.
const EXACT: u128 = 1 << 53;
#[rustfmt::skip]
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// A whole number times a power of ten.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Decimal {
    pub digits: u128,
    pub exponent: i32,
}

impl Decimal {
    pub fn whole(digits: u128) -> Self {
        Decimal { digits, exponent: 0 }
    }

    pub fn scaled(self, power: u32) -> Self {
        Decimal { exponent: self.exponent + power as i32, ..self }
    }

    pub fn plus(self, other: Decimal) -> Option<Decimal> {
        // Nearly all numbers have one part.
        if self.digits == 0 && other.exponent <= 0 {
            return Some(other);
        }
        let exponent = self.exponent.min(other.exponent);
        let lift = |d: Decimal| d.digits.checked_mul(10u128.checked_pow((d.exponent - exponent) as u32)?);
        Some(Decimal { digits: lift(self)?.checked_add(lift(other)?)?, exponent })
    }

    /// The nearest double: correctly rounded, as reading the written number would.
    #[inline]
    pub fn double(self) -> f64 {
        // Digits and power are exact doubles: one operation rounds once.
        if self.digits <= EXACT && self.exponent.unsigned_abs() < POWERS.len() as u32 {
            let (digits, power) = (self.digits as u64 as f64, POWERS[self.exponent.unsigned_abs() as usize]);
            return if self.exponent < 0 { digits / power } else { digits * power };
        }
        format!("{}e{}", self.digits, self.exponent).parse().unwrap_or(f64::NAN)
    }

    /// The same, where it is not more than anything that a report counts.
    pub fn moderate(self) -> Option<f64> {
        Some(self.double()).filter(|value| *value < 1e16)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_to_a_double_gives_what_reading_the_number_gives() {
        for digits in [0, 1, 7, 33, 999, 4567, 123_456_789, 9_007_199_254_740_991, 9_007_199_254_740_993] {
            for exponent in -30..=30 {
                let read: f64 = format!("{digits}e{exponent}").parse().unwrap();
                assert_eq!(Decimal { digits, exponent }.double(), read, "{digits}e{exponent}");
            }
        }
    }
}
