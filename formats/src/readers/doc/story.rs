//! The characters of a document, piece by piece, to lines and tables.

use super::bytes::{part, u16_at, u32_at};
use super::lists;
use super::properties::{Paragraph, Properties};
use super::styles::Styles;
use crate::limits::NODES;
use crate::lines::Lines;
use crate::readers::counting::Numbering;
use crate::refusal::{BROKEN, Refusal};
use crate::work::Work;
use std::ops::Range;

/// Where the main stream names the list of pieces.
const PIECES: usize = 0x1A2;
/// In the place of a piece: its characters have one byte.
const NARROW: u32 = 0x4000_0000;

/// The last list that there can be; other numbers say that a paragraph has no number.
const MAX_LIST: u16 = 0x7FE;

/// Characters that are none (MS-DOC 2.4.1 and its glossary).
const CELL: char = '\u{7}';
const LINE: char = '\u{B}';
const PAGE: char = '\u{C}';
const PARAGRAPH: char = '\r';
const FIELD: char = '\u{13}';
const RESULT: char = '\u{14}';
const FIELD_END: char = '\u{15}';
const PICTURE: char = '\u{1}';
const NOTE: char = '\u{2}';
const HYPHEN: char = '\u{1E}';

/// What was met on the way.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub deleted: usize,
    pub hidden: usize,
    /// Paragraphs whose number is not known.
    pub numbered: usize,
    pub pictures: usize,
    pub replaced: usize,
}

pub struct Story<'a> {
    main: &'a [u8],
    properties: &'a Properties,
    styles: Styles,
    numbering: Numbering,
    /// First character, first byte, whether it has one byte a character.
    pieces: Vec<(usize, usize, bool)>,
    end: usize,
    notes: usize,
    pub counts: Counts,
}

/// Where the reader is in a table.
#[derive(Default)]
struct Place {
    table: bool,
    row: bool,
    cell: bool,
}

impl<'a> Story<'a> {
    pub fn new(main: &'a [u8], table: &[u8], properties: &'a Properties) -> Result<Self, Refusal> {
        let mut list = part(main, table, PIECES).ok_or(&BROKEN)?;
        // Changes to pieces that were saved in a hurry stand before the list itself.
        while let [1, rest @ ..] = list {
            let length = usize::from(u16_at(rest, 0).ok_or(&BROKEN)?);
            list = rest.get(2 + length..).ok_or(&BROKEN)?;
        }
        let [2, rest @ ..] = list else { return Err(Refusal::Trouble(&BROKEN)) };
        let list = rest.get(4..).ok_or(&BROKEN)?;
        let count = list.len().saturating_sub(4) / 12;
        NODES.check(count as u64)?;
        let mut pieces = Vec::with_capacity(count);
        let mut end = 0;
        for n in 0..count {
            let (Some(first), Some(next)) = (u32_at(list, 4 * n), u32_at(list, 4 * n + 4)) else { break };
            let Some(place) = u32_at(list, 4 * (count + 1) + 8 * n + 2) else { break };
            // Pieces follow each other; what is said otherwise is damage.
            if first as usize != end || next < first {
                break;
            }
            let narrow = place & NARROW != 0;
            let start = (place & (NARROW - 1)) as usize;
            pieces.push((first as usize, if narrow { start / 2 } else { start }, narrow));
            end = next as usize;
        }
        if pieces.is_empty() {
            return Err(Refusal::Trouble(&BROKEN));
        }
        let (styles, numbering) = (Styles::read(main, table), lists::read(main, table));
        Ok(Story { main, properties, styles, numbering, pieces, end, notes: 0, counts: Counts::default() })
    }

    /// Writes the characters of a part of the document.
    pub fn read(&mut self, range: Range<usize>, lines: &mut Lines, work: &mut Work) -> Result<(), Refusal> {
        let range = range.start..range.end.min(self.end);
        let mut place = Place::default();
        let mut text = String::new();
        // Fields that are open, each with whether its result has begun.
        let mut fields: Vec<bool> = Vec::new();
        let (mut lead, mut was) = (None, (false, false));
        let mut piece = self.pieces.partition_point(|piece| piece.0 <= range.start).saturating_sub(1);
        for at in range.clone() {
            work.tick((at - range.start) as u64, range.len() as u64)?;
            while self.pieces.get(piece + 1).is_some_and(|next| next.0 <= at) {
                piece += 1;
            }
            let (first, start, narrow) = self.pieces[piece];
            let offset = start + (at - first) * if narrow { 1 } else { 2 };
            let unit = if narrow { self.main.get(offset).map(|&b| u16::from(b)) } else { u16_at(self.main, offset) };
            let Some(unit) = unit else { break };
            let run = self.properties.run(offset as u32);
            // Marks of paragraphs and cells hold the text together, whatever becomes of it.
            let mark = matches!(char::from_u32(u32::from(unit)), Some(PARAGRAPH | CELL));
            if (run.deleted || run.hidden) && !mark {
                self.counts.deleted += usize::from(run.deleted && !was.0);
                self.counts.hidden += usize::from(run.hidden && !was.1);
                was = (run.deleted, run.hidden);
                continue;
            }
            was = (false, false);
            let Some(c) = self.character(unit, narrow, &mut lead) else { continue };
            match c {
                FIELD if fields.len() < 64 => fields.push(false),
                RESULT => {
                    if let Some(begun) = fields.last_mut() {
                        *begun = true;
                    }
                }
                FIELD_END => drop(fields.pop()),
                // A field breaks off with its paragraph at the latest, so that damage does not swallow the rest.
                PARAGRAPH | CELL | PAGE => {
                    fields.retain(|&begun| begun);
                    self.mark(c, offset as u32, &mut text, &mut place, lines)?;
                }
                _ if fields.contains(&false) => {}
                LINE => {
                    text.push('\n');
                }
                PICTURE | '\u{8}' => self.counts.pictures += 1,
                NOTE => {
                    self.notes += 1;
                    text.push_str(&format!("[{}]", self.notes));
                }
                HYPHEN => text.push('-'),
                '\t' => text.push('\t'),
                '\u{A0}' => text.push(' '),
                c if c.is_control() => {}
                c => {
                    self.counts.replaced += usize::from(c == '\u{FFFD}');
                    text.push(c);
                }
            }
        }
        lines.push(&text);
        lines.end_line();
        if place.table {
            lines.end_table();
        }
        // Notes are counted where they are called, and again where they stand.
        self.notes = 0;
        Ok(())
    }

    /// A character; nothing for the first half of one.
    fn character(&self, unit: u16, narrow: bool, lead: &mut Option<u16>) -> Option<char> {
        if narrow {
            return Some(super::western(unit as u8));
        }
        let first = lead.take();
        if (0xD800..0xDC00).contains(&unit) {
            *lead = Some(unit);
            return None;
        }
        let units = first.into_iter().chain([unit]);
        Some(char::decode_utf16(units).next().and_then(Result::ok).unwrap_or('\u{FFFD}'))
    }

    /// The end of a paragraph, a cell, a row.
    fn mark(
        &mut self,
        c: char,
        offset: u32,
        text: &mut String,
        place: &mut Place,
        lines: &mut Lines,
    ) -> Result<(), Refusal> {
        let paragraph = self.properties.paragraph(offset);
        let in_table = paragraph.in_table || c == CELL;
        if in_table && !place.table {
            lines.start_table();
        } else if !in_table && place.table {
            lines.end_table();
        }
        if place.table != in_table {
            *place = Place { table: in_table, ..Place::default() };
        }
        if paragraph.row_end && c == CELL {
            (place.row, place.cell) = (false, false);
            text.clear();
            return lines.check();
        }
        if in_table {
            if !place.row {
                lines.start_row();
            }
            if !place.cell {
                lines.start_cell(1, 1);
            }
            (place.row, place.cell) = (true, c != CELL);
        }
        if let Some(number) = self.number(paragraph) {
            lines.push(&number);
        }
        lines.push(text);
        text.clear();
        if in_table {
            lines.end_line()
        } else {
            lines.new_line()
        }
        lines.check()
    }

    /// The automatic number of a paragraph: its own, or that of its style.
    fn number(&mut self, paragraph: Paragraph) -> Option<String> {
        let style = paragraph.style;
        let list = paragraph.list.or_else(|| self.styles.list(style)).filter(|list| (1..=MAX_LIST).contains(list))?;
        let list = list.to_string();
        let by_style = || {
            let level = self.numbering.level_of_style(&list, &style.to_string());
            level.or_else(|| self.styles.level(style).map(usize::from))
        };
        let level = paragraph.level.map(usize::from).or_else(by_style).unwrap_or(0);
        self.counts.numbered += usize::from(!self.numbering.knows(&list));
        self.numbering.count(&list, level)
    }
}
