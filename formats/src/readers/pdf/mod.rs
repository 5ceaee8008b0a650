//! PDF files: the text of each page in reading order.
//!
//! ```text
//! bytes ─guard─▶ hayro-syntax ─▶ pages ─content─▶ glyphs ─layout─▶ text, where each page starts
//!                                  fonts ─▶ encodings, collections
//! ```
//! By hayro's syntax layer, with the text side of an interpreter here: hayro-interpret reads the same files, but with its
//! fonts and CMaps it weighs ten times as much, in a module that every reader of a PDF loads (docs/formats.md has the
//! numbers). `tests/page_files.rs` compares both, by what `benches/oracle` has written down of the other. The tables of the predefined encodings are not needed, because their codes are those
//! of GB 18030 and UTF-16.

mod collections;
mod content;
mod encodings;
mod fonts;
mod guard;
mod streams;

use super::layout::Layout;
use super::{Found, Source};
use crate::limits::{PACKED_BYTES, PDF_PAGES};
use crate::notes::{COLUMNS, EMPTY_PAGES};
use crate::refusal::{BROKEN, DRAWN, LOCKED, NO_TABLE, PICTURES, Refusal};
use crate::work::Work;
use content::{Interpreter, Tally};
use hayro_syntax::object::{Array, Dict, ObjectIdentifier};
use hayro_syntax::{LoadPdfError, Pdf};
use std::collections::HashSet;

/// A document in which more of the characters than one in so many cannot be read is of no use.
const MOST_UNREADABLE: usize = 4;
/// Text that was turned into drawings has more curves than this on a page.
const MANY_CURVES: usize = 300;

pub fn read(source: &Source, work: &mut Work) -> Result<Found, Refusal> {
    PACKED_BYTES.check(source.bytes.len() as u64)?;
    guard::check(source.bytes, work)?;
    let pdf = Pdf::new(source.bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => &LOCKED,
        LoadPdfError::Invalid => &BROKEN,
    })?;
    let pages = pdf.pages();
    PDF_PAGES.check(pages.len() as u64)?;

    let mut layout = Layout::default();
    let mut interpreter = Interpreter::new(work, hidden_layers(&pdf));
    let mut empty = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        interpreter.at = (number as u64, pages.len() as u64);
        interpreter.work.look(interpreter.at.0, interpreter.at.1)?;
        let before = (interpreter.tally.shown, interpreter.tally.pictures + interpreter.tally.curves / MANY_CURVES);
        let drawn = interpreter.page(page)?;
        let behind = (interpreter.tally.shown, interpreter.tally.pictures + interpreter.tally.curves / MANY_CURVES);
        if before.0 == behind.0 && before.1 < behind.1 {
            empty.push(number + 1);
        }
        layout.page(drawn, interpreter.work)?;
    }
    let Tally { pictures, curves, shown, unreadable } = interpreter.tally;
    if shown == 0 {
        return Err(match (pictures, curves) {
            (_, MANY_CURVES..) => &DRAWN,
            (1.., _) => &PICTURES,
            _ => return Err(Refusal::Empty),
        }
        .into());
    }
    if unreadable * MOST_UNREADABLE > shown {
        return Err(Refusal::Trouble(&NO_TABLE));
    }
    let text = layout.finish();
    if text.text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let replaced = text.text.matches('\u{FFFD}').count();
    Ok(Found {
        replaced,
        notes: EMPTY_PAGES.pages(&empty).into_iter().chain(COLUMNS.pages(&text.columns)).collect(),
        text: text.text,
        pages: text.pages,
        ..Found::default()
    })
}

/// Layers that are switched off when the file is opened.
fn hidden_layers(pdf: &Pdf) -> HashSet<ObjectIdentifier> {
    let root = pdf.xref().get::<Dict>(pdf.xref().root_id()).unwrap_or_default();
    let usual = root.get::<Dict>("OCProperties").and_then(|layers| layers.get::<Dict>("D")).unwrap_or_default();
    let off = usual
        .get::<Array>("OFF")
        .map(|off| off.raw_iter().filter_map(|layer| Some(layer.as_obj_ref()?.into())).collect());
    off.unwrap_or_default()
}
