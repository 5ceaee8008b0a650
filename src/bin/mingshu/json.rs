//! JSON as JavaScript writes it, so that the output equals `JSON.stringify` of the same analysis, byte for byte.
//!
//! serde_json differs from it in one thing: when a number gets an exponent.

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};
use std::io::{self, Write};

/// One line, or indented by two.
pub fn write(out: &mut impl Write, analysis: &impl Serialize, pretty: bool) -> io::Result<()> {
    if pretty {
        analysis.serialize(&mut Serializer::with_formatter(&mut *out, JavaScript(PrettyFormatter::new())))?;
    } else {
        analysis.serialize(&mut Serializer::with_formatter(&mut *out, JavaScript(CompactFormatter)))?;
    }
    out.write_all(b"\n")
}

struct JavaScript<F>(F);

/// Everything but the numbers is left to the formatter within.
macro_rules! pass_on {
    ($($name:ident($($argument:ident: $type:ty),*)),* $(,)?) => {
        $(fn $name<W: ?Sized + Write>(&mut self, out: &mut W $(, $argument: $type)*) -> io::Result<()> {
            self.0.$name(out $(, $argument)*)
        })*
    };
}

impl<F: Formatter> Formatter for JavaScript<F> {
    fn write_f64<W: ?Sized + Write>(&mut self, out: &mut W, value: f64) -> io::Result<()> {
        out.write_all(number(value).as_bytes())
    }

    pass_on! {
        begin_array(), end_array(), begin_array_value(first: bool), end_array_value(),
        begin_object(), end_object(), begin_object_key(first: bool), end_object_key(),
        begin_object_value(), end_object_value(),
    }
}

/// A number as JavaScript's `Number::toString` has it: the shortest digits that read back as the same number, and an
/// exponent only from 1e21 up and below 1e-6.
pub fn number(value: f64) -> String {
    let scientific = format!("{value:e}");
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return scientific };
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let digits = mantissa.replace('.', "");
    let exponent: i32 = exponent.parse().unwrap_or(0);
    // The decimal point stands behind so many of the digits.
    let point = exponent + 1;
    let count = digits.len() as i32;
    let zeros = |n: i32| "0".repeat(n as usize);
    let body = match point {
        _ if value == 0.0 => return "0".into(),
        1..=21 if count <= point => format!("{digits}{}", zeros(point - count)),
        1..=21 => format!("{}.{}", &digits[..point as usize], &digits[point as usize..]),
        -5..=0 => format!("0.{}{digits}", zeros(-point)),
        _ => {
            let fraction = if count > 1 { format!(".{}", &digits[1..]) } else { String::new() };
            format!("{}{fraction}e{exponent:+}", &digits[..1])
        }
    };
    format!("{sign}{body}")
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_look_as_in_javascript() {
        for (value, written) in [
            (0.0, "0"),
            (-0.0, "0"),
            (350.0, "350"),
            (99.9, "99.9"),
            (-2.13, "-2.13"),
            (0.1 + 0.2, "0.30000000000000004"),
            (1e16, "10000000000000000"),
            (1.5e20, "150000000000000000000"),
            (1e21, "1e+21"),
            (1.25e300, "1.25e+300"),
            (0.000001, "0.000001"),
            (0.00000123, "0.00000123"),
            (1e-7, "1e-7"),
            (-1.5e-9, "-1.5e-9"),
            (5e-324, "5e-324"),
            (1.7976931348623157e308, "1.7976931348623157e+308"),
        ] {
            assert_eq!(number(value), written);
        }
    }
}
