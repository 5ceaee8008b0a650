//! Bytes to text, by the browser's own decoder.

use super::message::{Answer, Asked, Found, pack};
use js_sys::{Reflect, Uint8Array};
use mingshu_formats::kinds::NOISE;
use web_sys::{TextDecoder, TextDecoderOptions};

/// Does a job whose data, if it has any, has been read.
pub fn answer(job: u32, what: Asked) -> Answer {
    let (text, found) = match what {
        Asked::Text(text) => (text, None),
        Asked::Data(bytes, encoding) => match decode(&Uint8Array::new(&bytes), encoding.as_deref()) {
            Ok(mut found) => (std::mem::take(&mut found.text), Some(found)),
            Err(not_text) => return Answer::Refused { job, not_text },
        },
    };
    match pack(&crate::analyze(&text)) {
        Some(buffer) => {
            Answer::Read { job, found: found.map(|found| Found { text, ..found }), analysis: buffer.into() }
        }
        None => Answer::Refused { job, not_text: None },
    }
}

/// The text without a byte order mark and otherwise unchanged; else the code of what the bytes are instead.
fn decode(bytes: &Uint8Array, named: Option<&str>) -> Result<Found, Option<String>> {
    let (detected, certain) = match (mingshu_formats::detect(&bytes.to_vec()), named) {
        (Ok(detected), _) => (Some(detected), detected.certain),
        // A reader who names an encoding is believed, but a picture stays a picture.
        (Err(not_text), Some(_)) if not_text.kind == &NOISE => (None, true),
        (Err(not_text), _) => return Err(Some(not_text.kind.code.into())),
    };
    let encoding = named.or(detected.map(|detected| detected.encoding)).unwrap_or("UTF-8");
    let marked = detected.filter(|detected| detected.encoding.eq_ignore_ascii_case(encoding));
    let bom = marked.map_or(0, |detected| detected.bom as u32);
    let options = TextDecoderOptions::new();
    // The mark is cut off here; what the decoder would take for one after that is text.
    Reflect::set(&options, &"ignoreBOM".into(), &true.into()).map_err(|_| None)?;
    let decoder = TextDecoder::new_with_label_and_options(encoding, &options).map_err(|_| None)?;
    let text = decoder.decode_with_buffer_source(&bytes.subarray(bom, bytes.length())).map_err(|_| None)?;
    Ok(Found { text, encoding: encoding.into(), certain: certain || named.is_some() })
}
