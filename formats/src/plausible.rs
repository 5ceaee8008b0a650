//! How well bytes fit an encoding: counted over all bytes, so that a damaged file is still recognised.

/// What a reading of the bytes in one encoding comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fit {
    /// Bytes that are not ASCII, or code units in UTF-16.
    pub seen: usize,
    /// Those of them that belong to well-formed sequences.
    pub valid: usize,
    /// Those of them that belong to characters which Chinese prose is made of.
    pub common: usize,
}

impl Fit {
    pub fn valid_share(self) -> f64 {
        share(self.valid, self.seen)
    }

    pub fn common_share(self) -> f64 {
        share(self.common, self.seen)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// UTF-8. A sequence that the end of the file cuts is counted as valid. Every well-formed sequence is as good as a common
/// character: in other encodings they hardly ever come about.
pub fn utf8(bytes: &[u8]) -> Fit {
    let mut fit = Fit { seen: bytes.iter().filter(|b| !b.is_ascii()).count(), ..Fit::default() };
    let mut rest = bytes;
    loop {
        let (good, bad, after) = match std::str::from_utf8(rest) {
            Ok(_) => (rest, 0, &rest[rest.len()..]),
            Err(e) => {
                let (good, tail) = rest.split_at(e.valid_up_to());
                let cut = e.error_len().unwrap_or(tail.len());
                (good, if e.error_len().is_some() { 0 } else { tail.len() }, &tail[cut..])
            }
        };
        fit.valid += good.iter().filter(|b| !b.is_ascii()).count() + bad;
        if after.is_empty() {
            fit.common = fit.valid;
            return fit;
        }
        rest = after;
    }
}

/// GB18030. Common are the symbols and the 3,755 hanzi of the first level of GB 2312, ordered by sound.
pub fn gb18030(bytes: &[u8]) -> Fit {
    double_byte(bytes, |lead, trail, rest| match (lead, trail) {
        (0x81..=0xFE, 0x30..=0x39) if rest.len() < 2 => Pair::Cut,
        (0x81..=0xFE, 0x30..=0x39) if matches!(rest, [0x81..=0xFE, 0x30..=0x39, ..]) => Pair::Four,
        (0xA1..=0xA3 | 0xB0..=0xD7, 0xA1..=0xFE) => Pair::Common,
        (0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE) => Pair::Rare,
        _ => Pair::Wrong,
    })
}

/// Big5. Common are the symbols and the 5,401 hanzi of its first level.
pub fn big5(bytes: &[u8]) -> Fit {
    double_byte(bytes, |lead, trail, _| match (lead, trail) {
        (0xA1..=0xC6, 0x40..=0x7E | 0xA1..=0xFE) => Pair::Common,
        (0x87..=0xFE, 0x40..=0x7E | 0xA1..=0xFE) => Pair::Rare,
        _ => Pair::Wrong,
    })
}

enum Pair {
    Common,
    Rare,
    /// The first half of a sequence of four.
    Four,
    /// The end of the file stands in it.
    Cut,
    Wrong,
}

fn double_byte(bytes: &[u8], pair: impl Fn(u8, u8, &[u8]) -> Pair) -> Fit {
    let mut fit = Fit::default();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at].is_ascii() {
            at += 1;
            continue;
        }
        let Some(&trail) = bytes.get(at + 1) else {
            fit.seen += 1;
            fit.valid += 1;
            break;
        };
        let (step, valid, common) = match pair(bytes[at], trail, &bytes[at + 2..]) {
            Pair::Common => (2, 2, 2),
            Pair::Rare => (2, 2, 0),
            Pair::Four => (4, 4, 0),
            Pair::Cut => (bytes.len() - at, bytes.len() - at, 0),
            Pair::Wrong => (1, 0, 0),
        };
        fit.seen += step;
        fit.valid += valid;
        fit.common += common;
        at += step;
    }
    fit
}

/// UTF-16. All units are counted; an odd byte at the end is left out.
pub fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Fit {
    let mut fit = Fit::default();
    let mut high = false;
    for pair in bytes.chunks_exact(2) {
        let unit = unit([pair[0], pair[1]]);
        fit.seen += 1;
        let (valid, common) = match unit {
            0x09 | 0x0A | 0x0D | 0x20..=0x7E => (true, true),
            // Punctuation, CJK punctuation, hanzi, full-width forms.
            0xA0 | 0xB7 | 0x2000..=0x203F | 0x2460..=0x2473 | 0x3000..=0x303F | 0x4E00..=0x9FFF | 0xFF00..=0xFF5E => {
                (true, true)
            }
            0..=0x1F | 0xFFFE | 0xFFFF => (false, false),
            0xDC00..=0xDFFF => (high, false),
            _ => (true, false),
        };
        high = matches!(unit, 0xD800..=0xDBFF);
        fit.valid += usize::from(valid);
        fit.common += usize::from(common);
    }
    fit
}

/// Bytes that no text has: control characters other than tab, line ends, form feed, and the end mark of old programs.
pub fn controls(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1A)).count()
}
