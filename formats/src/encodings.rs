//! Names of encodings, and the decoders that need no tables.

use crate::work::Text;

/// Standard name, and the labels under which web pages and readers name it.
const ENCODINGS: &[(&str, &[&str])] = &[
    ("UTF-8", &["utf-8", "utf8", "unicode-1-1-utf-8"]),
    ("gb18030", &["gb18030"]),
    ("GBK", &["gbk", "gb2312", "gb_2312-80", "x-gbk", "chinese", "gb_2312", "cp936", "936", "ms936", "windows-936"]),
    ("Big5", &["big5", "big5-hkscs", "x-x-big5", "cn-big5", "cp950"]),
    ("UTF-16LE", &["utf-16le", "utf-16", "unicode", "ucs-2"]),
    ("UTF-16BE", &["utf-16be"]),
    ("windows-1252", &["windows-1252", "iso-8859-1", "latin1", "us-ascii", "ascii", "cp1252"]),
];

/// The standard name, by a label in any case.
pub fn name(label: &str) -> Option<&'static str> {
    let label = label.trim().to_ascii_lowercase();
    ENCODINGS.iter().find(|(_, labels)| labels.contains(&label.as_str())).map(|(name, _)| *name)
}

/// The Unicode encodings, which need no tables. `None` for others.
pub fn decode_unicode(encoding: &str, bytes: &[u8]) -> Option<Text> {
    match encoding {
        "UTF-8" => Some(utf8(bytes)),
        "UTF-16LE" => Some(utf16(bytes, u16::from_le_bytes)),
        "UTF-16BE" => Some(utf16(bytes, u16::from_be_bytes)),
        _ => None,
    }
}

fn utf8(bytes: &[u8]) -> Text {
    let mut text = String::with_capacity(bytes.len());
    let mut replaced = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            text.push('\u{FFFD}');
            replaced += 1;
        }
    }
    Text { text, replaced }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Text {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let mut replaced = 0;
    let mut cut_pair = false;
    let mut text: String = char::decode_utf16(units)
        .map(|unit| {
            cut_pair = unit.as_ref().is_err_and(|error| error.unpaired_surrogate() < 0xDC00);
            unit.unwrap_or_else(|_| {
                replaced += 1;
                '\u{FFFD}'
            })
        })
        .collect();
    // An odd byte at the end; behind half a pair the two are one break.
    if bytes.len() % 2 == 1 && !cut_pair {
        text.push('\u{FFFD}');
        replaced += 1;
    }
    Text { text, replaced }
}

/// How many ill-formed sequences a decoder of another encoding has replaced. U+FFFD may also stand in the file: in GB18030
/// as four bytes, elsewhere not at all.
pub fn replaced(text: &str, bytes: &[u8]) -> usize {
    let written = bytes.windows(4).filter(|window| window == b"\x84\x31\xA4\x37").count();
    text.matches('\u{FFFD}').count().saturating_sub(written)
}

/// Text that says itself to be UTF-8 or UTF-16, as XML does. What is well-formed is not copied.
pub fn unicode(bytes: Vec<u8>) -> Text {
    match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        _ => match String::from_utf8(bytes) {
            Ok(text) => Text { text, replaced: 0 },
            Err(error) => utf8(error.as_bytes()),
        },
    }
}
