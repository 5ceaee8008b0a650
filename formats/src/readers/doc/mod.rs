//! Old Word documents (doc), which WPS Writer also writes as wps: streams in a compound file (MS-DOC, MS-CFB).
//!
//! ```text
//! compound file ─▶ WordDocument ─FIB─▶ pieces ────────────┐
//!                  0Table, 1Table ─┬─▶ runs, paragraphs ──┼─▶ lines
//!                                  └─▶ styles, lists ─────┘
//! ```
//! `cfb` opens the compound file; the rest is by hand, because no crate that is looked after reads these documents.
//! Automatic numbers are not in the text; they are counted from the lists, as in docx. Where a list is unknown, the reader is
//! told how many paragraphs lack their number.

mod bytes;
mod lists;
mod properties;
mod story;
mod styles;

use super::{Found, Source};
use crate::limits::{ENTRY_BYTES, PACKED_BYTES};
use crate::lines::Lines;
use crate::notes;
use crate::refusal::{BROKEN, LOCKED, PICTURES, Refusal, TOO_OLD};
use crate::work::Work;
use bytes::{u16_at, u32_at};
use cfb::CompoundFile;
use properties::Properties;
use std::io::{Cursor, Read};
use story::Story;

/// First bytes of the main stream, and the version of Word 97.
const WORD: u16 = 0xA5EC;
const WORD_97: u16 = 0xC1;
/// Flags of the FIB.
const ENCRYPTED: u16 = 0x0100;
const SECOND_TABLE: u16 = 0x0200;
/// How long the parts of the text are, in characters, in the order in which they stand: the text, footnotes, headers,
/// macros, comments, endnotes, text boxes.
const LENGTHS: [usize; 7] = [0x4C, 0x50, 0x54, 0x58, 0x5C, 0x60, 0x64];
const FOOTNOTES: usize = 1;
const ENDNOTES: usize = 5;
const BOXES: usize = 6;

pub fn read(source: &Source, work: &mut Work) -> Result<Found, Refusal> {
    PACKED_BYTES.check(source.bytes.len() as u64)?;
    work.look(0, source.bytes.len() as u64)?;
    let mut file = CompoundFile::open(Cursor::new(source.bytes)).map_err(|_| &BROKEN)?;
    let main = stream(&mut file, "WordDocument", work)?.ok_or(&BROKEN)?;
    let flags = u16_at(&main, 0x0A).ok_or(&BROKEN)?;
    if u16_at(&main, 0) != Some(WORD) {
        return Err(Refusal::Trouble(&BROKEN));
    }
    if flags & ENCRYPTED != 0 {
        return Err(Refusal::Trouble(&LOCKED));
    }
    if u16_at(&main, 2).is_none_or(|version| version < WORD_97) {
        return Err(Refusal::Trouble(&TOO_OLD));
    }
    let table = if flags & SECOND_TABLE != 0 { "1Table" } else { "0Table" };
    let table = stream(&mut file, table, work)?.ok_or(&BROKEN)?;
    let lengths = LENGTHS.map(|at| u32_at(&main, at).unwrap_or(0) as usize);
    let start = |part: usize| lengths[..part].iter().fold(0usize, |sum, &length| sum.saturating_add(length));

    let properties = Properties::read(&main, &table, work)?;
    let mut story = Story::new(&main, &table, &properties)?;
    let mut lines = Lines::default();
    story.read(0..start(1), &mut lines, work)?;
    for part in [FOOTNOTES, ENDNOTES, BOXES] {
        if lengths[part] > 0 {
            story.read(start(part)..start(part).saturating_add(lengths[part]), &mut lines, work)?;
        }
    }
    let counts = story.counts;
    let text = lines.finish()?;
    if text.trim().is_empty() {
        return Err(if counts.pictures > 0 { Refusal::Trouble(&PICTURES) } else { Refusal::Empty });
    }
    let told = [
        notes::REVISIONS.count(counts.deleted),
        notes::HIDDEN.count(counts.hidden),
        notes::NUMBERS.count(counts.numbered),
    ];
    Ok(Found { text, replaced: counts.replaced, notes: told.into_iter().flatten().collect(), ..Found::default() })
}

fn stream(file: &mut CompoundFile<Cursor<&[u8]>>, name: &str, work: &mut Work) -> Result<Option<Vec<u8>>, Refusal> {
    let path = format!("/{name}");
    if !file.is_stream(&path) {
        return Ok(None);
    }
    let stream = file.open_stream(&path).map_err(|_| &BROKEN)?;
    ENTRY_BYTES.check(stream.len())?;
    let mut bytes = Vec::new();
    // A stream that breaks off is read up to there; what is said about lengths need not be true.
    let _ = stream.take(ENTRY_BYTES.max).read_to_end(&mut bytes);
    work.add_inflated(bytes.len() as u64)?;
    Ok(Some(bytes))
}

/// A character of one byte, as Windows has it in the west: only such characters are written so.
fn western(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž', '\u{FFFD}',
        '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{FFFD}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte) - 0x80],
        _ => char::from(byte),
    }
}
