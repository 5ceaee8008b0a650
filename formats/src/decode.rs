//! From bytes to text, natively. In the page the browser's own decoder does this, by the same standard.

use crate::detect::{Detected, byte_order_mark, detect};
use crate::encodings::{decode_unicode, replaced};
use crate::kinds::{self, Markup};
use crate::limits::check_size;
use crate::refusal::Refusal;
use crate::work::Text;
use encoding_rs::{Encoding, REPLACEMENT};

/// The text of a file, unchanged but for a leading byte order mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    /// `txt`, `docx`, …
    pub format: &'static str,
    /// The name in the WHATWG Encoding Standard.
    pub encoding: &'static str,
    /// False where the encoding is a guess that may be wrong.
    pub certain: bool,
    /// How many ill-formed sequences stand as U+FFFD in the text.
    pub replaced: usize,
    pub markup: Option<&'static Markup>,
}

/// The standard name of an encoding, by any of its labels (`gbk`, `utf8`, …).
pub fn encoding_name(label: &str) -> Option<&'static str> {
    lookup(label).map(Encoding::name)
}

fn lookup(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label(label.trim().as_bytes()).filter(|&encoding| encoding != REPLACEMENT)
}

/// Reads a file, in the encoding that it seems to be in, or in the one that is asked for.
pub fn decode(bytes: &[u8], encoding: Option<&str>) -> Result<Decoded, Refusal> {
    check_size(bytes.len() as u64)?;
    let detected = match encoding {
        None => detect(bytes)?,
        Some(label) => asked_for(bytes, label)?,
    };
    let encoding = lookup(detected.encoding).ok_or_else(|| Refusal::UnknownEncoding(detected.encoding.into()))?;
    let (text, replaced) = decode_all(encoding, &bytes[detected.bom..]);
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let Detected { encoding, certain, markup, .. } = detected;
    Ok(Decoded { text, format: "txt", encoding, certain, replaced, markup })
}

/// A reader who names an encoding is believed, but a picture stays a picture.
fn asked_for(bytes: &[u8], label: &str) -> Result<Detected, Refusal> {
    let encoding = lookup(label).ok_or_else(|| Refusal::UnknownEncoding(label.into()))?;
    if let Some(kind) = kinds::kind(bytes) {
        return Err(Refusal::NotText(kinds::NotText { kind }));
    }
    let bom = match byte_order_mark(bytes) {
        Some((marked, length)) if marked == encoding.name() => length,
        _ => 0,
    };
    Ok(Detected { encoding: encoding.name(), bom, certain: true, markup: kinds::markup(&bytes[bom..]) })
}

/// One U+FFFD for each ill-formed sequence, as the standard has it, and how many there were. In time that grows with the
/// bytes: stopping at each ill-formed sequence of a long text to count it would not.
pub(crate) fn decode_all(encoding: &'static Encoding, bytes: &[u8]) -> (String, usize) {
    if let Some(Text { text, replaced }) = decode_unicode(encoding.name(), bytes) {
        return (text, replaced);
    }
    let (text, ill_formed) = encoding.decode_without_bom_handling(bytes);
    let replaced = if ill_formed { replaced(&text, bytes) } else { 0 };
    (text.into_owned(), replaced)
}
