//! Plain text: the characters as they stand, in the encoding that the bytes show or that is named.

use super::{Found, Source};
use crate::detect::{Detected, byte_order_mark, detect};
use crate::kinds::{self, NotText};
use crate::limits::check_size;
use crate::refusal::Refusal;
use crate::work::{Text, Work};

pub fn read(source: &Source, work: &mut Work) -> Result<Found, Refusal> {
    let (text, encoding, certain) = decode(source, work, None)?;
    let Text { text, replaced } = text;
    Ok(Found { text, encoding: Some(encoding), guessed: !certain, replaced, ..Found::default() })
}

/// Text, the encoding it was in, and whether that is proved. `said` is what the file says about itself, which is believed
/// where the bytes prove nothing.
pub fn decode(
    source: &Source,
    work: &mut Work,
    said: Option<&'static str>,
) -> Result<(Text, &'static str, bool), Refusal> {
    check_size(source.bytes.len() as u64)?;
    let detected = match source.encoding {
        Some(label) => named(source.bytes, label, work)?,
        None => believed(detect(source.bytes), source.bytes, said)?,
    };
    work.look(0, source.bytes.len() as u64)?;
    let unknown = || Refusal::UnknownEncoding(detected.encoding.into());
    let text = work.decoder.decode(detected.encoding, &source.bytes[detected.bom..]).ok_or_else(unknown)?;
    if text.text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    Ok((text, detected.encoding, detected.certain))
}

/// What a file says of itself is often wrong: well-formed UTF-8 and a mark at the start weigh more.
fn believed(
    detected: Result<Detected, NotText>,
    bytes: &[u8],
    said: Option<&'static str>,
) -> Result<Detected, Refusal> {
    let Some(said) = said.filter(|&said| !said.starts_with("UTF-16")) else { return Ok(detected?) };
    match detected {
        Ok(found) if found.bom > 0 || found.encoding.starts_with("UTF-") => Ok(found),
        Ok(found) if found.certain && family(found.encoding) != family(said) => Ok(found),
        _ if kinds::kind(bytes).is_some() => Ok(detected?),
        _ => Ok(Detected { encoding: said, bom: 0, certain: said != "UTF-8", markup: None }),
    }
}

/// GBK is a part of GB18030.
fn family(encoding: &str) -> &str {
    if encoding == "GBK" { "gb18030" } else { encoding }
}

/// A reader who names an encoding is believed, but a picture stays a picture.
fn named(bytes: &[u8], label: &str, work: &Work) -> Result<Detected, Refusal> {
    let encoding = work.decoder.name(label).ok_or_else(|| Refusal::UnknownEncoding(label.into()))?;
    if let Some(kind) = kinds::kind(bytes) {
        return Err(NotText { kind }.into());
    }
    let bom = byte_order_mark(bytes).filter(|(marked, _)| *marked == encoding).map_or(0, |(_, length)| length);
    Ok(Detected { encoding, bom, certain: true, markup: None })
}
