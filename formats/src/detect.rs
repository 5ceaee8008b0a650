//! Which encoding a text file is in, or what the file is instead.
//!
//! From what proves something to what only suggests it: byte order mark, the signature of another kind of file, strict
//! UTF-8, UTF-16 by its units, GB18030 and Big5 by how much of the bytes is common Chinese. No tables of characters:
//! the layout of the double-byte codes, which puts common characters first, is enough.

use crate::kinds::{self, Markup, NOISE, NotText};
use crate::plausible::{self, Fit};

/// How to read the bytes of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detected {
    /// The name in the WHATWG Encoding Standard.
    pub encoding: &'static str,
    /// Length of the byte order mark. What is decoded are the bytes after it.
    pub bom: usize,
    /// Proved, not guessed. Where it is a guess, a reader should be able to choose another.
    pub certain: bool,
    /// The text has codes in it that are not for readers.
    pub markup: Option<&'static Markup>,
}

/// Byte order marks. UTF-32, whose little-endian one begins like that of UTF-16, is a row of [`kinds::KINDS`].
const MARKS: &[(&[u8], &str)] = &[
    (b"\xEF\xBB\xBF", "UTF-8"),
    (b"\xFF\xFE", "UTF-16LE"),
    (b"\xFE\xFF", "UTF-16BE"),
    (b"\x84\x31\x95\x33", "gb18030"),
];

/// More control characters than this share of the bytes make it no text.
const MAX_CONTROLS: f64 = 0.01;
/// A file in UTF-16 has this share of its units in characters that a Chinese or English text is made of.
const MIN_UTF16: f64 = 0.85;
/// Without ASCII characters in it, such a file has about half of its bytes in printable ASCII, by chance.
const MAX_ASCII: f64 = 0.7;
/// Damaged UTF-8 is still recognised by this share of well-formed bytes; other encodings reach a tenth of that.
const MIN_UTF8: f64 = 0.5;
/// The same for the double-byte encodings, by common characters. Noise reaches a tenth.
const MIN_DOUBLE: f64 = 0.4;
/// From here on the guess is as good as proved.
const SURE_DOUBLE: f64 = 0.85;
/// Big5 must beat GB18030 by this share: here it is the rarer one by far.
const BIG5_LEAD: f64 = 0.15;
/// A text in another Western encoding is nearly all ASCII.
const MAX_WESTERN: f64 = 0.2;

/// The encoding that a byte order mark names, and the mark's length.
pub(crate) fn byte_order_mark(bytes: &[u8]) -> Option<(&'static str, usize)> {
    MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|&(mark, encoding)| (encoding, mark.len()))
}

/// The encoding of a text, or why the bytes are none. Empty input is an empty text.
pub fn detect(bytes: &[u8]) -> Result<Detected, NotText> {
    let kind = kinds::kind(bytes);
    if let Some(kind) = kind {
        return Err(NotText { kind });
    }
    if let Some((encoding, bom)) = byte_order_mark(bytes) {
        return marked(&bytes[bom..], encoding, bom);
    }
    let found = |encoding, certain| Ok(Detected { encoding, bom: 0, certain, markup: kinds::markup(bytes) });
    let noise = Err(NotText { kind: &NOISE });
    let too_many_controls = || plausible::controls(bytes) as f64 > MAX_CONTROLS * bytes.len() as f64;

    // ASCII in UTF-16 is also well-formed UTF-8, full of NULs; Chinese in UTF-16 is not well-formed.
    let utf8 = plausible::utf8(bytes);
    let nuls = bytes.contains(&0);
    if utf8.valid == utf8.seen && !nuls {
        return if too_many_controls() { noise } else { found("UTF-8", true) };
    }
    let little = plausible::utf16(bytes, u16::from_le_bytes);
    let big = plausible::utf16(bytes, u16::from_be_bytes);
    let (units, encoding) = if little.common >= big.common { (little, "UTF-16LE") } else { (big, "UTF-16BE") };
    // Two letters of ASCII make one hanzi in UTF-16, so ASCII alone proves nothing.
    let ascii = bytes.iter().filter(|b| matches!(b, b' '..=b'~')).count() as f64 / bytes.len() as f64;
    if units.common_share() >= MIN_UTF16 && (nuls || ascii <= MAX_ASCII) {
        return found(encoding, nuls && units.valid == units.seen);
    }
    if too_many_controls() {
        return noise;
    }
    if utf8.valid == utf8.seen {
        return found("UTF-8", true);
    }
    let gb = plausible::gb18030(bytes);
    let big5 = plausible::big5(bytes);
    let (double, encoding) =
        if big5.common_share() > gb.common_share() + BIG5_LEAD { (big5, "Big5") } else { (gb, "gb18030") };
    // Two encodings in one file: the one that explains more of it.
    if utf8.common_share() >= MIN_UTF8 && utf8.common_share() >= double.common_share() {
        return found("UTF-8", false);
    }
    if double.common_share() >= MIN_DOUBLE {
        return found(encoding, encoding == "gb18030" && is_sure(double));
    }
    if utf8.seen as f64 <= MAX_WESTERN * bytes.len() as f64 {
        return found("windows-1252", false);
    }
    noise
}

fn is_sure(fit: Fit) -> bool {
    fit.valid_share() == 1.0 && fit.common_share() >= SURE_DOUBLE
}

/// A mark is believed, unless what follows cannot be a text at all.
fn marked(text: &[u8], encoding: &'static str, bom: usize) -> Result<Detected, NotText> {
    let wrong = match encoding {
        "UTF-16LE" => wrong_units(plausible::utf16(text, u16::from_le_bytes)),
        "UTF-16BE" => wrong_units(plausible::utf16(text, u16::from_be_bytes)),
        _ => plausible::controls(text) as f64 / text.len().max(1) as f64,
    };
    if wrong > MAX_CONTROLS {
        return Err(NotText { kind: &NOISE });
    }
    Ok(Detected { encoding, bom, certain: true, markup: kinds::markup(text) })
}

fn wrong_units(fit: Fit) -> f64 {
    (fit.seen - fit.valid) as f64 / fit.seen.max(1) as f64
}
