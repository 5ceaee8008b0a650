//! Bytes of streams, unpacked, and never more than is allowed.
//!
//! hayro unpacks whatever it is given; a stream of 50 KB may become 50 MB, and one packed several times anything. So the
//! packing of content, fonts and their tables is undone here, where it is counted.

use crate::limits::CONTENT_BYTES;
use crate::refusal::Refusal;
use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;
use std::borrow::Cow;
use std::io::Read;

/// No program packs a stream more often than twice.
const MAX_FILTERS: usize = 4;

/// The content of a stream; what is damaged is read up to there. `None` for pictures and what is packed in other ways.
pub fn unpacked<'a>(stream: &Stream<'a>) -> Result<Option<Cow<'a, [u8]>>, Refusal> {
    let filters = stream.filters();
    if filters.len() > MAX_FILTERS {
        return Ok(None);
    }
    let mut bytes = stream.raw_data();
    for filter in &filters {
        let next = match filter {
            Filter::FlateDecode => inflated(&bytes),
            Filter::LzwDecode => lzw(&bytes),
            Filter::Ascii85Decode => ascii_85(&bytes),
            Filter::AsciiHexDecode => ascii_hex(&bytes),
            Filter::RunLengthDecode => run_length(&bytes),
            Filter::Crypt => continue,
            _ => return Ok(None),
        };
        CONTENT_BYTES.check(next.len() as u64)?;
        bytes = Cow::Owned(next);
    }
    CONTENT_BYTES.check(bytes.len() as u64)?;
    // Pictures are packed line by line; of what is read here, only a very odd program would do so.
    let predicted =
        stream.dict().get::<hayro_syntax::object::Dict>("DecodeParms").and_then(|p| p.get::<i32>("Predictor"));
    if predicted.is_some_and(|predictor| predictor > 1) && filters.len() == 1 {
        return Ok(stream.decoded_data().ok());
    }
    Ok(Some(bytes))
}

/// One byte more than is allowed, at most.
pub fn inflated(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let whole = ZlibDecoder::new(bytes).take(CONTENT_BYTES.max + 1).read_to_end(&mut out);
    if whole.is_err() && out.is_empty() {
        let _ = DeflateDecoder::new(bytes).take(CONTENT_BYTES.max + 1).read_to_end(&mut out);
    }
    out
}

fn lzw(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut piece = vec![0; 1 << 16];
    let mut decoder = weezl::decode::Decoder::with_tiff_size_switch(weezl::BitOrder::Msb, 8);
    let mut rest = bytes;
    while out.len() as u64 <= CONTENT_BYTES.max {
        let done = decoder.decode_bytes(rest, &mut piece);
        rest = &rest[done.consumed_in.min(rest.len())..];
        out.extend_from_slice(&piece[..done.consumed_out]);
        if !matches!(done.status, Ok(weezl::LzwStatus::Ok)) || (done.consumed_in == 0 && done.consumed_out == 0) {
            break;
        }
    }
    out
}

fn ascii_hex(bytes: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = bytes
        .iter()
        .take_while(|&&b| b != b'>')
        .filter_map(|&b| (b as char).to_digit(16).map(|digit| digit as u8))
        .collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

fn ascii_85(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let (mut value, mut count) = (0u32, 0);
    for &b in bytes.iter().filter(|b| !b.is_ascii_whitespace()) {
        match b {
            b'z' if count == 0 => out.extend([0; 4]),
            b'!'..=b'u' => {
                value = value.wrapping_mul(85).wrapping_add(u32::from(b - b'!'));
                count += 1;
                if count == 5 {
                    out.extend(value.to_be_bytes());
                    (value, count) = (0, 0);
                }
            }
            b'~' => break,
            _ => {}
        }
    }
    if count > 1 {
        for _ in count..5 {
            value = value.wrapping_mul(85).wrapping_add(84);
        }
        out.extend(&value.to_be_bytes()[..count - 1]);
    }
    out
}

fn run_length(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = bytes;
    while let [length, tail @ ..] = rest {
        if out.len() as u64 > CONTENT_BYTES.max {
            break;
        }
        match (*length, tail) {
            (0..128, _) => {
                let end = (usize::from(*length) + 1).min(tail.len());
                out.extend(&tail[..end]);
                rest = &tail[end..];
            }
            (128, _) | (_, []) => break,
            (_, [byte, more @ ..]) => {
                out.extend(std::iter::repeat_n(*byte, 257 - usize::from(*length)));
                rest = more;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_packing_is_undone() {
        assert_eq!(ascii_hex(b"48 65 6C6c 6F 7>zz"), b"Hello\x70");
        assert_eq!(ascii_85(b"87cURD]i,\"Ebo80~>"), b"Hello World!");
        assert_eq!(ascii_85(b"z!!~>"), [0; 5]);
        assert_eq!(run_length(&[2, 1, 2, 3, 254, 9, 128, 7]), [1, 2, 3, 9, 9, 9]);
        assert_eq!(
            lzw(&[0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01]),
            [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]
        );
    }
}
