//! Columns of running text, which are read one after the other.
//!
//! A table without lines has its gaps at one place, too; but its cells are short, and lines of text fill their column.

use super::lines::Line;
use super::tables::Table;

/// So many lines each column has at least.
const LINES: usize = 6;
/// How wide a column is at least, and how wide the room between two, in heights of the font.
const WIDTH: f32 = 9.0;
const GUTTER: f32 = 1.0;
/// A line that ends no further from the edge of its column, in heights of the font, is full; and so many of all lines are, in a
/// text of headings and short paragraphs.
const NEAR: f32 = 2.0;
const FULL: f32 = 0.3;
/// Where the room between two columns may be, as a part of the width of the text.
const MIDDLE: (f32, f32) = (0.3, 0.7);
/// A line of one column alone, so many times the usual distance below the one before, belongs to neither.
const APART: f32 = 1.6;
/// Gaps that are looked at.
const MAX_GAPS: usize = 400;

/// Where a column begins and ends, from left to right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edges {
    pub left: f32,
    pub right: f32,
}

/// A part of a page that is set in two columns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Region {
    pub top: f32,
    pub bottom: f32,
    pub columns: [Edges; 2],
}

impl Region {
    /// Which column a place is in.
    pub fn column(&self, x: f32, y: f32) -> Option<usize> {
        let [left, right] = self.columns;
        (self.top < y && y <= self.bottom).then_some(usize::from(x > (left.right + right.left) / 2.0))
    }
}

/// The parts of a page that are set in two columns, from top to bottom.
pub fn find(lines: &[Line], tables: &[Table]) -> Vec<Region> {
    let text = lines.iter().fold(Edges { left: f32::MAX, right: f32::MIN }, |all, line| Edges {
        left: all.left.min(line.left),
        right: all.right.max(line.right),
    });
    let place = |share: f32| text.left + share * (text.right - text.left);
    let (from, to) = (place(MIDDLE.0), place(MIDDLE.1));
    let gaps = lines.iter().flat_map(|line| line.pieces.windows(2)).map(|pair| (pair[0].right + pair[1].left) / 2.0);
    let mut middles: Vec<f32> = gaps.filter(|at| from < *at && *at < to).take(MAX_GAPS).collect();
    middles.sort_by(f32::total_cmp);
    middles.dedup_by(|a, b| *a - *b < 2.0);
    let found = middles.into_iter().map(|at| regions(lines, tables, at));
    found.max_by_key(|(count, _)| *count).map(|(_, regions)| regions).unwrap_or_default()
}

/// What is set in two columns with this place between them, and how many lines that is.
fn regions(lines: &[Line], tables: &[Table], at: f32) -> (usize, Vec<Region>) {
    let crosses = |line: &Line| line.pieces.iter().any(|piece| piece.left < at && at < piece.right);
    let mut regions = Vec::new();
    let mut count = 0;
    let mut start = 0;
    for end in 0..=lines.len() {
        let ends = lines.get(end).is_none_or(crosses);
        let parted = end > start
            && lines.get(end).is_some_and(|line| {
                let between = |table: &&Table| lines[end - 1].y < table.top && table.top <= line.y;
                tables.iter().filter(between).any(|table| table.left < at && at < table.right)
            });
        if ends || parted {
            if let Some(mut region) = region(&lines[start..end], at) {
                count += end - start;
                // Tables at the head or the foot of one column are a part of it.
                let above = start.checked_sub(1).map_or(f32::MIN, |last| lines[last].y);
                let below = lines[start..].iter().map(|line| line.y).find(|&y| y > region.bottom).unwrap_or(f32::MAX);
                let inside =
                    |table: &&Table| !(table.left < at && at < table.right) && above < table.top && table.top < below;
                for table in tables.iter().filter(inside) {
                    region.top = region.top.min(table.top - 1.0);
                    region.bottom = region.bottom.max(table.top);
                }
                regions.push(region);
            }
            start = if ends { end + 1 } else { end };
        }
    }
    (count, regions)
}

fn region(lines: &[Line], at: f32) -> Option<Region> {
    let has = |line: &Line, right: bool| line.pieces.iter().any(|piece| (piece.left > at) == right);
    // What stands below both, a heading of what follows, is read behind both.
    let mut gaps: Vec<f32> = lines.windows(2).map(|pair| pair[1].y - pair[0].y).collect();
    gaps.sort_by(f32::total_cmp);
    let usual = gaps.get(gaps.len() / 2)?;
    let both = lines.iter().rposition(|line| has(line, false) && has(line, true))?;
    let more = (both + 1..lines.len()).find(|&n| lines[n].y - lines[n - 1].y > APART * usual);
    let lines = &lines[..more.unwrap_or(lines.len())];

    let (first, last) = (lines.first()?, lines.last()?);
    let columns = [column(lines, at, false)?, column(lines, at, true)?];
    let fits = columns[1].left - columns[0].right >= GUTTER * last.size;
    fits.then_some(Region { top: first.y - first.size, bottom: last.y + 0.3 * last.size, columns })
}

/// The edges of one column, if lines fill it.
fn column(lines: &[Line], at: f32, right: bool) -> Option<Edges> {
    let mut sizes: Vec<f32> = lines.iter().map(|line| line.size).collect();
    sizes.sort_by(f32::total_cmp);
    let size = *sizes.get(sizes.len() / 2)?;
    // From the start of the first piece to the end of the last one.
    let parts: Vec<Edges> = lines
        .iter()
        .filter_map(|line| {
            let mut pieces = line.pieces.iter().filter(|piece| (piece.left > at) == right);
            let first = pieces.next()?;
            Some(Edges { left: first.left, right: pieces.next_back().unwrap_or(first).right })
        })
        .collect();
    let edges = parts.iter().fold(Edges { left: f32::MAX, right: f32::MIN }, |all, part| Edges {
        left: all.left.min(part.left),
        right: all.right.max(part.right),
    });
    let full = parts.iter().filter(|part| edges.right - part.right <= NEAR * size).count();
    let is_text =
        parts.len() >= LINES && edges.right - edges.left >= WIDTH * size && full as f32 >= FULL * parts.len() as f32;
    is_text.then_some(edges)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readers::layout::lines::Piece;

    /// A line of twelve points from its pieces: where each starts, and how many characters it has.
    fn line(y: f32, pieces: &[(f32, usize)]) -> Line {
        let pieces: Vec<Piece> = pieces
            .iter()
            .map(|&(left, count)| Piece { text: "文".repeat(count), left, right: left + 12.0 * count as f32 })
            .collect();
        let (left, right) = (pieces[0].left, pieces[pieces.len() - 1].right);
        Line {
            pieces,
            y,
            size: 12.0,
            left,
            right,
            inner_right: right,
            first_word: 12.0,
            page_height: 800.0,
            aside: false,
            column: None,
        }
    }

    #[test]
    fn running_text_in_two_columns_is_found_between_what_crosses_it() {
        let mut lines = vec![line(100.0, &[(60.0, 38)])];
        lines.extend((0..8).map(|n| line(130.0 + 20.0 * n as f32, &[(60.0, 18), (300.0, 18)])));
        lines.push(line(400.0, &[(60.0, 6)]));
        lines.push(line(430.0, &[(60.0, 38)]));
        let [region] = find(&lines, &[])[..] else { panic!("one region") };
        assert_eq!(region.columns, [Edges { left: 60.0, right: 276.0 }, Edges { left: 300.0, right: 516.0 }]);
        assert_eq!([(70.0, 130.0), (400.0, 270.0)].map(|(x, y)| region.column(x, y)), [Some(0), Some(1)]);
        assert_eq!([100.0, 400.0, 430.0].map(|y| region.column(70.0, y)), [None; 3]);
    }

    #[test]
    fn rows_of_a_table_are_no_columns() {
        let rows: Vec<Line> =
            (0..12).map(|n| line(130.0 + 20.0 * n as f32, &[(60.0, 4 + n % 9), (300.0, 3)])).collect();
        assert_eq!(find(&rows, &[]), []);
        assert_eq!(find(&[], &[]), []);
    }
}
