//! Web pages saved as one file (MHTML, RFC 2557), as Chromium ("single file"), Internet Explorer and Word write them: the page
//! itself is one of the parts of a mail.
//!
//! By hand: crates for mail bring dates, addresses and the encodings of the world, of which nothing is needed here.

use super::{Found, Source, html};
use crate::limits::PACKED_BYTES;
use crate::refusal::{BROKEN, Refusal};
use crate::work::Work;

/// Parts within parts. Programs write two levels.
const MAX_DEPTH: usize = 4;

pub fn read(source: &Source, work: &mut Work) -> Result<Found, Refusal> {
    PACKED_BYTES.check(source.bytes.len() as u64)?;
    work.look(0, source.bytes.len() as u64)?;
    let page = page(source.bytes, 0).ok_or(&BROKEN)?;
    html::read_page(&Source { bytes: &page.bytes, encoding: source.encoding }, page.charset.as_deref(), work)
}

struct Page {
    bytes: Vec<u8>,
    /// As the mail says, in lower case.
    charset: Option<String>,
}

/// The first page among the parts.
fn page(bytes: &[u8], depth: usize) -> Option<Page> {
    let (head, body) = headers(bytes);
    let kind = header(head, "content-type").unwrap_or_default();
    let is = |wanted: &str| kind.trim_start().to_ascii_lowercase().starts_with(wanted);
    if is("multipart/") && depth < MAX_DEPTH {
        return parts(body, &parameter(&kind, "boundary")?).into_iter().find_map(|part| page(part, depth + 1));
    }
    (is("text/html") || is("application/xhtml")).then(|| {
        let coding = header(head, "content-transfer-encoding").unwrap_or_default().trim().to_ascii_lowercase();
        let bytes = match coding.as_str() {
            "base64" => base64(body),
            "quoted-printable" => quoted_printable(body),
            _ => body.to_vec(),
        };
        Page { bytes, charset: parameter(&kind, "charset").map(|charset| charset.to_ascii_lowercase()) }
    })
}

/// The lines before the first empty one, and what follows it.
fn headers(bytes: &[u8]) -> (&[u8], &[u8]) {
    // A part may begin with a line break.
    let start = bytes.iter().take_while(|&&b| b == b'\r' || b == b'\n').count();
    let bytes = &bytes[start..];
    let mut at = 0;
    while at < bytes.len() {
        let end = bytes[at..].iter().position(|&b| b == b'\n').map_or(bytes.len(), |length| at + length + 1);
        if bytes[at..end].iter().all(|b| matches!(b, b'\r' | b'\n')) {
            return (&bytes[..at], &bytes[end..]);
        }
        at = end;
    }
    (bytes, &[])
}

/// The value of a header, which may go on in lines that begin with a blank.
fn header(head: &[u8], name: &str) -> Option<String> {
    let text = String::from_utf8_lossy(head);
    let mut value: Option<String> = None;
    for line in text.lines() {
        match &mut value {
            Some(value) if line.starts_with([' ', '\t']) => value.push_str(line),
            Some(_) => break,
            None => {
                value =
                    line.split_once(':').filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, rest)| rest.into());
            }
        }
    }
    value
}

/// `boundary="…"` among what follows the kind of content.
fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches(['"', '\'']).to_owned())
    })
}

/// What stands between the lines with the boundary.
fn parts<'a>(bytes: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
    let mark = format!("--{boundary}");
    let mut parts = Vec::new();
    let (mut start, mut at) = (None, 0);
    while at < bytes.len() {
        let end = bytes[at..].iter().position(|&b| b == b'\n').map_or(bytes.len(), |length| at + length + 1);
        if !boundary.is_empty() && bytes[at..end].starts_with(mark.as_bytes()) {
            parts.extend(start.map(|start| &bytes[start..at]));
            start = Some(end);
        }
        at = end;
    }
    // A file that breaks off has no last boundary.
    parts.extend(start.map(|start| &bytes[start..]));
    parts
}

fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut value, mut bits) = (0u32, 0);
    for &b in bytes {
        let digit = match b {
            b'A'..=b'Z' => b - b'A',
            b'a'..=b'z' => b - b'a' + 26,
            b'0'..=b'9' => b - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        value = value << 6 | u32::from(digit);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((value >> bits) as u8);
            value &= (1 << bits) - 1;
        }
    }
    out
}

fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let [b, after @ ..] = rest {
        rest = after;
        if *b != b'=' {
            out.push(*b);
            continue;
        }
        let digit = |at: usize| after.get(at).and_then(|&b| char::from(b).to_digit(16));
        match (digit(0), digit(1), after) {
            (Some(high), Some(low), _) => {
                out.push((high << 4 | low) as u8);
                rest = &after[2..];
            }
            // A line break that is none.
            (_, _, [b'\r', b'\n', next @ ..]) | (_, _, [b'\n', next @ ..]) => rest = next,
            _ => out.push(b'='),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_writing_bytes_are_undone() {
        assert_eq!(base64(b"5Y+X\r\n55CGNg==").as_slice(), "受理6".as_bytes());
        assert_eq!(quoted_printable(b"=E5=8F=97=\r\n=E7=90=86 a=3D6 =x").as_slice(), "受理 a=6 =x".as_bytes());
    }

    #[test]
    fn the_page_is_found_among_its_parts() {
        let mail = "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"--=_x\"\r\n\r\n\
            ----=_x\r\nContent-Type: image/png\r\n\r\nPNG\r\n\
            ----=_x\r\nContent-Type: text/html; charset=\"GBK\"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<p>61\r\n----=_x--\r\n";
        let page = page(mail.as_bytes(), 0).unwrap();
        assert_eq!((page.bytes.as_slice(), page.charset.as_deref()), (&b"<p>61\r\n"[..], Some("gbk")));
        assert!(super::page(b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nx", 0).is_none());
    }
}
