//! From characters that stand on pages to text: what formats share that say where a character is drawn, not what it
//! belongs to (PDF, OFD).
//!
//! ```text
//! glyphs ─upright─▶ ─tables─▶ rows ───────────────────────────────────┐
//!                      └────▶ lines ─columns─▶ ─furniture─▶ ─tables─▶ ─┴─paragraphs─▶ text, where each page starts
//! ```
//! Coordinates are points from the top left corner of the page, downwards; a glyph stands at the start of its baseline.

mod columns;
mod furniture;
mod lines;
mod paragraphs;
pub mod paths;
mod tables;
mod upright;

use crate::limits::TEXT_CHARS;
use crate::refusal::Refusal;
use crate::work::Work;
use columns::{Edges, Region};
use lines::Line;

/// A character as it is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Glyph {
    pub c: char,
    pub x: f32,
    pub y: f32,
    pub width: f32,
    /// Height of the font.
    pub size: f32,
    /// Which way its line runs, in quarters of a turn to the right. What is written from top to bottom runs as 1.
    pub turn: u8,
    /// Said by the file to be no part of the text: a header, a footer.
    pub aside: bool,
}

/// A straight line, or a thin bar, that may belong to a table.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub upright: bool,
    /// Where it stands: x if it is upright, y if it lies.
    pub at: f32,
    pub from: f32,
    pub to: f32,
}

/// Six numbers that say how places in a drawing become places on the page.
pub type Matrix = [f64; 6];

/// One after the other.
pub fn times(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

/// A line that is turned by more than this, as the tangent of the angle, is a watermark.
const ASKEW: f64 = 0.18;

/// Which way a line runs, in quarters of a turn; none if it runs askew.
pub fn turn([x, y]: [f64; 2]) -> Option<u8> {
    let turn = match (x.abs() > y.abs(), x > 0.0, y > 0.0) {
        (true, true, _) => 0,
        (false, _, true) => 1,
        (true, false, _) => 2,
        (false, _, false) => 3,
    };
    let (small, large) = (x.abs().min(y.abs()), x.abs().max(y.abs()));
    (small <= ASKEW * large && large.is_finite() && large > 0.0).then_some(turn)
}

/// What is drawn on a page.
#[derive(Default)]
pub struct Page {
    pub width: f32,
    pub height: f32,
    pub glyphs: Vec<Glyph>,
    pub rules: Vec<Rule>,
}

/// A part of a page, in reading order.
enum Block {
    Line(Line),
    /// Rows, each with its cells between tabs.
    Table(String),
}

/// What was read from the pages so far.
#[derive(Default)]
pub struct Layout {
    pages: Vec<Vec<Block>>,
    chars: u64,
    /// The numbers of pages that are set in columns.
    columns: Vec<usize>,
}

/// The text of a document, and where each page starts in it, in UTF-16 code units.
pub struct Assembled {
    pub text: String,
    pub pages: Vec<u32>,
    /// The numbers of pages that are set in columns.
    pub columns: Vec<usize>,
}

impl Layout {
    /// Takes the next page.
    pub fn page(&mut self, page: Page, work: &mut Work) -> Result<(), Refusal> {
        self.chars += page.glyphs.len() as u64;
        TEXT_CHARS.check(self.chars)?;
        let mut blocks = Vec::new();
        for mut page in upright::upright(page) {
            let tables = tables::take(&mut page, work)?;
            let mut lines = lines::lines(page.glyphs.clone(), page.height, work)?;
            let regions = columns::find(&lines, &tables);
            if !regions.is_empty() {
                lines = in_columns(page, &regions, work)?;
                let number = self.pages.len() + 1;
                self.columns.extend((self.columns.last() != Some(&number)).then_some(number));
            }
            // What is in a column stands where its part of the page begins, the first column first.
            let key = |x: f32, y: f32| {
                let inside = regions.iter().find_map(|region| Some((region.top, region.column(x, y)? + 1, y)));
                inside.unwrap_or((y, 0, y))
            };
            let mut parts: Vec<((f32, usize, f32), Block)> = Vec::new();
            for table in tables {
                parts.push((key((table.left + table.right) / 2.0, table.top), Block::Table(table.text)));
            }
            for line in lines {
                let (top, column, y) = key((line.left + line.right) / 2.0, line.y);
                // The middle of a line, where it is none that begins a part of the page.
                let half = line.size / 2.0;
                parts.push(((if column == 0 { top - half } else { top }, column, y - half), Block::Line(line)));
            }
            parts.sort_by(|(a, _), (b, _)| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).then(a.2.total_cmp(&b.2)));
            blocks.extend(parts.into_iter().map(|(_, block)| block));
        }
        self.pages.push(blocks);
        Ok(())
    }

    pub fn finish(mut self) -> Assembled {
        furniture::drop(&mut self.pages);
        tables::by_gaps(&mut self.pages);
        let columns = std::mem::take(&mut self.columns);
        Assembled { columns, ..paragraphs::join(self.pages) }
    }
}

/// The lines of a page, those of each column by themselves.
fn in_columns(page: Page, regions: &[Region], work: &mut Work) -> Result<Vec<Line>, Refusal> {
    let place = |glyph: &Glyph| {
        let at = |(n, region): (usize, &Region)| Some((n, region.column(glyph.x + glyph.width / 2.0, glyph.y)?));
        regions.iter().enumerate().find_map(at)
    };
    let mut parts: Vec<(Option<Edges>, Vec<Glyph>)> = vec![(None, Vec::new())];
    parts.extend(regions.iter().flat_map(|region| region.columns).map(|edges| (Some(edges), Vec::new())));
    for glyph in page.glyphs {
        let part = place(&glyph).map_or(0, |(region, column)| 1 + 2 * region + column);
        parts[part].1.push(glyph);
    }
    let mut all = Vec::new();
    for (column, glyphs) in parts {
        let lines = lines::lines(glyphs, page.height, work)?;
        all.extend(lines.into_iter().map(|line| Line { column, ..line }));
    }
    Ok(all)
}
