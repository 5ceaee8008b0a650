//! A whole number times a power of ten: what a written number is until it becomes a double, once.

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
        let exponent = self.exponent.min(other.exponent);
        let lift = |d: Decimal| d.digits.checked_mul(10u128.checked_pow((d.exponent - exponent) as u32)?);
        Some(Decimal { digits: lift(self)?.checked_add(lift(other)?)?, exponent })
    }

    /// The nearest double: correctly rounded, as reading the written number would.
    pub fn double(self) -> f64 {
        format!("{}e{}", self.digits, self.exponent).parse().unwrap_or(f64::NAN)
    }

    /// More than anything that a report counts.
    pub fn excessive(self) -> bool {
        self.double() >= 1e16
    }
}
