//! Bytes of plain text to text, by the browser's own decoder. What is more than plain text is left to the readers.

use super::message::{Answer, Asked, Data, Found, Why, pack};
use js_sys::{Reflect, Uint8Array};
use mingshu_formats::kinds::NOISE;
use mingshu_formats::{check_size, needs_reader};
use web_sys::{TextDecoder, TextDecoderOptions};

/// Does a job whose data, if it has any, has been read.
pub fn answer(job: u32, what: Asked) -> Answer {
    let (text, found) = match what {
        Asked::Text(text) => (text, None),
        // The worker has answered it already.
        Asked::Many(_) => return Answer::Refused { job, why: Why::Unreadable },
        Asked::Data(data) => match decode(&data) {
            Ok(mut found) => (std::mem::take(&mut found.text), Some(found)),
            Err(why) => return Answer::Refused { job, why },
        },
    };
    match pack(&crate::analyze(&text)) {
        Some(buffer) => {
            Answer::Read { job, found: found.map(|found| Found { text, ..found }), analysis: buffer.into() }
        }
        None => Answer::Refused { job, why: Why::Unreadable },
    }
}

/// The text without a byte order mark and otherwise unchanged.
fn decode(Data { name, data, encoding }: &Data) -> Result<Found, Why> {
    let (bytes, named) = (Uint8Array::new(data), encoding.as_deref());
    let copy = bytes.to_vec();
    if needs_reader(name, &copy).is_some() {
        return Err(Why::NeedsReader);
    }
    check_size(copy.len() as u64).map_err(|_| Why::TooLarge(copy.len() as f64))?;
    let (detected, certain) = match (mingshu_formats::detect(&copy), named) {
        (Ok(detected), _) => (Some(detected), detected.certain),
        // A reader who names an encoding is believed, but a picture stays a picture.
        (Err(not_text), Some(_)) if not_text.kind == &NOISE => (None, true),
        (Err(not_text), _) => return Err(Why::NotText(not_text.kind.code.into())),
    };
    let encoding = named.or(detected.map(|detected| detected.encoding)).unwrap_or("UTF-8");
    let marked = detected.filter(|detected| detected.encoding.eq_ignore_ascii_case(encoding));
    let bom = marked.map_or(0, |detected| detected.bom as u32);
    let options = TextDecoderOptions::new();
    // The mark is cut off here; what the decoder would take for one after that is text.
    Reflect::set(&options, &"ignoreBOM".into(), &true.into()).map_err(|_| Why::Unreadable)?;
    let decoder = TextDecoder::new_with_label_and_options(encoding, &options).map_err(|_| Why::Unreadable)?;
    let text = decoder.decode_with_buffer_source(&bytes.subarray(bom, bytes.length())).map_err(|_| Why::Unreadable)?;
    Ok(Found { text, encoding: encoding.into(), certain: certain || named.is_some() })
}
