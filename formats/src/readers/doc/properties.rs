//! What a document says about stretches of its bytes: deleted, hidden, in a table, numbered.
//!
//! Such properties stand in pages of 512 bytes, each with a list of offsets and, for each stretch between two of them, a list
//! of changes to a style (Sprm). Only a few of these matter for the text.

use super::bytes::{part, u16_at, u32_at};
use crate::limits::NODES;
use crate::refusal::Refusal;
use crate::work::Work;

const PAGE: usize = 512;
/// Where the main stream names the lists of pages: for runs of characters, and for paragraphs.
const RUNS: usize = 0xFA;
const PARAGRAPHS: usize = 0x102;

/// Changes that matter (MS-DOC 2.6).
const DELETED: u16 = 0x0800;
const HIDDEN: u16 = 0x083C;
const IN_TABLE: u16 = 0x2416;
const ROW_END: u16 = 0x2417;
pub const LIST: u16 = 0x460B;
pub const LEVEL: u16 = 0x260A;
/// The only two whose length is written otherwise.
const TABLE: u16 = 0xD608;
const TABS: u16 = 0xC615;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Run {
    pub deleted: bool,
    pub hidden: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Paragraph {
    pub in_table: bool,
    pub row_end: bool,
    pub style: u16,
    /// The list that numbers it, and its level there, where the paragraph itself says so.
    pub list: Option<u16>,
    pub level: Option<u16>,
}

/// Stretches of the main stream, by where they start and end.
pub struct Properties {
    runs: Vec<(u32, u32, Run)>,
    paragraphs: Vec<(u32, u32, Paragraph)>,
}

impl Properties {
    pub fn read(main: &[u8], table: &[u8], work: &mut Work) -> Result<Properties, Refusal> {
        let mut runs = Vec::new();
        each(main, table, RUNS, 1, work, |from, to, at, page| {
            let changes = at.and_then(|at| Some(&page[at + 1..(at + 1 + usize::from(*page.get(at)?)).min(page.len())]));
            let mut run = Run::default();
            each_change(changes.unwrap_or_default(), |what, value| match what {
                DELETED => run.deleted = value == 1,
                HIDDEN => run.hidden = value == 1,
                _ => {}
            });
            if run != Run::default() {
                runs.push((from, to, run));
            }
        })?;
        let mut paragraphs = Vec::new();
        each(main, table, PARAGRAPHS, 13, work, |from, to, at, page| {
            let changes = at.and_then(|at| {
                let (start, length) = match *page.get(at)? {
                    0 => (at + 2, 2 * usize::from(*page.get(at + 1)?)),
                    half => (at + 1, 2 * usize::from(half) - 1),
                };
                page.get(start..(start + length).min(page.len()))
            });
            // A style stands before the changes to it.
            let (style, changes) = changes.and_then(|changes| changes.split_at_checked(2)).unwrap_or_default();
            let mut paragraph = Paragraph { style: u16_at(style, 0).unwrap_or(0), ..Paragraph::default() };
            each_change(changes, |what, value| match what {
                IN_TABLE => paragraph.in_table = value != 0,
                ROW_END => paragraph.row_end = value != 0,
                LIST => paragraph.list = Some(value),
                LEVEL => paragraph.level = Some(value),
                _ => {}
            });
            if paragraph != Paragraph::default() {
                paragraphs.push((from, to, paragraph));
            }
        })?;
        runs.sort_by_key(|run| run.0);
        paragraphs.sort_by_key(|paragraph| paragraph.0);
        Ok(Properties { runs, paragraphs })
    }

    /// What is said about the character at an offset.
    pub fn run(&self, at: u32) -> Run {
        find(&self.runs, at)
    }

    pub fn paragraph(&self, at: u32) -> Paragraph {
        find(&self.paragraphs, at)
    }
}

fn find<T: Copy + Default>(stretches: &[(u32, u32, T)], at: u32) -> T {
    let next = stretches.partition_point(|stretch| stretch.0 <= at);
    next.checked_sub(1)
        .map(|last| stretches[last])
        .filter(|stretch| at < stretch.1)
        .map_or(T::default(), |stretch| stretch.2)
}

/// Every stretch of every page: from, to, where in the page its changes are, the page.
fn each(
    main: &[u8],
    table: &[u8],
    list: usize,
    entry: usize,
    work: &mut Work,
    mut take: impl FnMut(u32, u32, Option<usize>, &[u8]),
) -> Result<(), Refusal> {
    let list = part(main, table, list).unwrap_or_default();
    // So many offsets and one more, then so many numbers of pages.
    let count = list.len().saturating_sub(4) / 8;
    let mut stretches = 0;
    for n in 0..count {
        work.look(n as u64, count as u64)?;
        let number = u32_at(list, 4 * (count + 1 + n)).unwrap_or(0) as usize & 0x003F_FFFF;
        let Some(page) = main.get(number * PAGE..(number + 1) * PAGE) else { continue };
        let in_page = usize::from(page[PAGE - 1]);
        stretches += in_page as u64;
        NODES.check(stretches)?;
        for stretch in 0..in_page {
            let (Some(from), Some(to)) = (u32_at(page, 4 * stretch), u32_at(page, 4 * stretch + 4)) else { break };
            let offset = page.get(4 * (in_page + 1) + entry * stretch).map_or(0, |&half| 2 * usize::from(half));
            take(from, to, (offset > 0).then_some(offset), &page[..PAGE - 1]);
        }
    }
    Ok(())
}

/// Every change in a list: what is changed, and the first two bytes of what it becomes.
pub fn each_change(mut changes: &[u8], mut take: impl FnMut(u16, u16)) {
    while let Some(what) = u16_at(changes, 0) {
        let rest = &changes[2..];
        let length = match (what >> 13, what) {
            (_, TABLE) => u16_at(rest, 0).map_or(rest.len(), |length| usize::from(length) + 1),
            (_, TABS) if rest.first() == Some(&255) => rest.len(),
            (0 | 1, _) => 1,
            (2 | 4 | 5, _) => 2,
            (3, _) => 4,
            (7, _) => 3,
            _ => rest.first().map_or(0, |&length| usize::from(length) + 1),
        };
        let value = u16_at(rest, 0).or(rest.first().map(|&b| u16::from(b))).unwrap_or(0);
        take(what, if length == 1 { value & 0xFF } else { value });
        let Some(next) = rest.get(length..) else { break };
        changes = next;
    }
}
