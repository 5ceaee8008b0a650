//! What is looked at before hayro opens a file: it builds the table of objects and the list of pages at once, and has no
//! limits for either. One pass over the bytes, which unpacks what may hold objects, and only counts.

use crate::limits::{OBJECT_BYTES, OBJECTS};
use crate::refusal::{BROKEN, Refusal};
use crate::work::Work;
use flate2::read::ZlibDecoder;
use std::io::Read;

/// How far before its bytes the dictionary of a stream may begin.
const DICTIONARY: usize = 1 << 14;
/// How many objects may break off in the middle of a string or a dictionary. A file that was cut has one; each costs a
/// look at all that follows.
const MAX_OPEN: usize = 200;
/// Dictionaries within each other. Programs write ten or so.
const MAX_DEPTH: usize = 2_000;
/// Dictionaries within a dictionary or array, directly behind each other. Pages never are.
const MAX_INLINE: u64 = 300_000;

/// Refuses what would not end, or not fit.
pub fn check(bytes: &[u8], work: &mut Work) -> Result<(), Refusal> {
    let mut counts = Counts::default();
    counts.structure(bytes);
    let (mut open, mut depth, mut inside, mut escaped) = (0usize, 0usize, 0usize, false);
    let mut at = 0;
    while at < bytes.len() {
        work.tick(at as u64, bytes.len() as u64)?;
        let rest = &bytes[at..];
        match rest[0] {
            b's' if rest.starts_with(b"stream") && !bytes[..at].ends_with(b"end") => {
                let start = at
                    + 6
                    + usize::from(rest.get(6) == Some(&b'\r'))
                    + usize::from(rest[6..].iter().take(2).any(|&b| b == b'\n'));
                let end = start + end_of_stream(&bytes[start.min(bytes.len())..]);
                counts.stream(
                    &bytes[at.saturating_sub(DICTIONARY)..at],
                    &bytes[start.min(bytes.len())..end.min(bytes.len())],
                    work,
                )?;
                at = end.max(at + 6);
                (depth, inside) = (0, 0);
                continue;
            }
            b'o' if rest.starts_with(b"obj") && !bytes[..at].ends_with(b"end") => {
                open += usize::from(depth > 0 || inside > 0);
                (depth, inside) = (0, 0);
                counts.objects += 1;
            }
            b'(' if !escaped => depth += 1,
            b'<' if rest.starts_with(b"<<") => {
                inside += 1;
                if inside > MAX_DEPTH {
                    return Err(Refusal::Trouble(&BROKEN));
                }
                at += 1;
            }
            b'>' if rest.starts_with(b">>") => {
                inside = inside.saturating_sub(1);
                at += 1;
            }
            b')' if !escaped => depth = depth.saturating_sub(1),
            _ => {}
        }
        escaped = depth > 0 && rest[0] == b'\\' && !escaped;
        at += 1;
    }
    if open > MAX_OPEN || counts.inline > MAX_INLINE {
        return Err(Refusal::Trouble(&BROKEN));
    }
    OBJECTS.check(counts.objects)
}

fn end_of_stream(bytes: &[u8]) -> usize {
    const END: &[u8] = b"endstream";
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|&b| b == b'e') {
        at += next;
        if bytes[at..].starts_with(END) {
            return at;
        }
        at += 1;
    }
    bytes.len()
}

#[derive(Default)]
struct Counts {
    objects: u64,
    unpacked: u64,
    inline: u64,
}

impl Counts {
    /// Counts what may be an array of pages that are written in place.
    fn structure(&mut self, bytes: &[u8]) {
        let mut ended = false;
        for pair in bytes.windows(2) {
            match pair {
                b"<<" if ended => {
                    self.inline += 1;
                    ended = false;
                }
                b">>" => ended = true,
                [b, _] if !b.is_ascii_whitespace() && *b != b'>' && *b != b'<' => ended = false,
                _ => {}
            }
        }
    }

    /// A stream with objects in it, or with the table of them.
    fn stream(&mut self, before: &[u8], bytes: &[u8], work: &mut Work) -> Result<(), Refusal> {
        let dictionary = before.windows(3).rposition(|window| window == b"obj").map_or(before, |at| &before[at..]);
        let has = |key: &[u8]| dictionary.windows(key.len()).any(|window| window == key);
        let hidden = has(b"#") || has(b"%");
        let (objects, table) = (has(b"/First") || hidden, has(b"/XRef") || has(b"/W[") || has(b"/W ") || hidden);
        if !objects && !table {
            return Ok(());
        }
        // Every way of packing that makes more of less; the others are bounded by the size of the file.
        let mut reader = ZlibDecoder::new(bytes);
        let mut piece = vec![0; 1 << 16];
        let mut total = 0u64;
        loop {
            let read = reader.read(&mut piece).unwrap_or(0);
            if read == 0 {
                break;
            }
            total += read as u64;
            self.unpacked += read as u64;
            OBJECT_BYTES.check(self.unpacked)?;
            if objects && !table {
                self.structure(&piece[..read]);
            }
            work.look(0, total)?;
        }
        // An entry of the table is three bytes or more in what programs write.
        if table && !has(b"/Image") {
            self.objects += total / 3;
            OBJECTS.check(self.objects)?;
        }
        Ok(())
    }
}
