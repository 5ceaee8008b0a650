//! Numbers as the messages write them.

/// As a report would: no exponent, no digits that only a computer sees.
pub fn number(value: f64) -> String {
    // Most are whole, and these are written sooner as such.
    if value.is_sign_positive() && value < 1e15 && value.fract() == 0.0 {
        return (value as u64).to_string();
    }
    let text = format!("{value:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// With so many decimals.
pub fn fixed(value: f64, decimals: usize) -> String {
    format!("{value:.decimals$}")
}

/// 一 to 九十九.
pub fn chinese(n: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match n {
        0 | 100.. => n.to_string(),
        1..=9 => DIGITS[n as usize].to_owned(),
        _ => {
            let tens = if n >= 20 { DIGITS[(n / 10) as usize] } else { "" };
            format!("{tens}十{}", DIGITS[(n % 10) as usize])
        }
    }
}

/// Decimals of a figure as printed: 86.27% has two.
pub fn decimals(text: &str) -> usize {
    let digits = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    text.split_once(['.', '．']).map_or(0, |(_, rest)| rest.chars().take_while(|&c| digits(c)).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_in_a_report() {
        assert_eq!((number(221.0), number(95.74), number(0.1 + 0.2)), ("221".into(), "95.74".into(), "0.3".into()));
        assert_eq!((chinese(3), chinese(10), chinese(21)), ("三".into(), "十".into(), "二十一".into()));
        assert_eq!((decimals("86.27%"), decimals("８６．２％"), decimals("86%")), (2, 1, 0));
    }
}
