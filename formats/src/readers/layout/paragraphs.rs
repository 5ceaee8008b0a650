//! Lines to paragraphs. A line that breaks because the next word did not fit goes on; one that had room for it ends.

use super::columns::Edges;
use super::lines::{Line, closes, is_word};
use super::{Assembled, Block};
use crate::radicals;

/// A line goes on although so much room was left, in heights of the font: marks are squeezed, glyphs are not measured.
const SLACK: f32 = 0.45;
/// A line that starts so far to the right of the others, in heights of the font, starts a paragraph.
const INDENT: f32 = 1.2;
/// Lines that are further apart than the usual distance by this factor are no lines of one paragraph.
const APART: f32 = 1.45;
/// The font of a title is higher than that of the text by this factor, at least.
const TITLE: f32 = 1.1;

/// Puts the pages together.
pub fn join(pages: Vec<Vec<Block>>) -> Assembled {
    let margins = Margins::of(&pages);
    let mut out = Assembled { text: String::new(), pages: Vec::new(), columns: Vec::new() };
    let mut units = 0;
    // The last line that was written, unless a table stands behind it, and the page it is on.
    let mut last: Option<(Line, usize)> = None;
    for (number, page) in pages.into_iter().enumerate() {
        let mut begun = false;
        for block in page {
            let start = out.text.len();
            let (text, joint) = match &block {
                Block::Table(rows) => (rows.trim_end().to_owned(), Joint::Break),
                Block::Line(line) => {
                    let joint =
                        last.as_ref().map_or(Joint::Break, |(last, page)| margins.joint(last, line, *page == number));
                    (line.text(), joint)
                }
            };
            if text.trim().is_empty() {
                continue;
            }
            match joint {
                Joint::Break if start > 0 => out.text.push('\n'),
                Joint::Blank => out.text.push(' '),
                _ => {}
            }
            if !begun {
                begun = true;
                let before = out.text[start..].encode_utf16().count() as u32;
                out.pages.push(units + before);
            }
            out.text.extend(text.chars().map(radicals::fold));
            units += out.text[start..].encode_utf16().count() as u32;
            last = match block {
                Block::Line(line) => Some((line, number)),
                Block::Table(_) => None,
            };
        }
        if !begun {
            // A page without text starts where the next text is.
            out.pages.push(u32::MAX);
        }
    }
    let mut next = units;
    for page in out.pages.iter_mut().rev() {
        if *page == u32::MAX {
            *page = next;
        }
        next = *page;
    }
    out
}

/// What stands between two lines.
enum Joint {
    Break,
    Blank,
    Nothing,
}

/// Where the lines of a document usually start and end, and how far they are apart.
struct Margins {
    /// Height of the font that most lines have.
    size: f32,
    edges: Edges,
    leading: f32,
}

impl Margins {
    fn of(pages: &[Vec<Block>]) -> Margins {
        let lines: Vec<&Line> = pages
            .iter()
            .flatten()
            .filter_map(|block| match block {
                Block::Line(line) => Some(line),
                Block::Table(_) => None,
            })
            .collect();
        let size = most(lines.iter().map(|line| line.size), 0.5).unwrap_or(12.0);
        // Columns have edges of their own.
        let across = || lines.iter().filter(|line| line.column.is_none());
        let right = outermost(across().map(|line| line.inner_right), size).unwrap_or(f32::MAX);
        // Most lines of short paragraphs are their first ones, and those are set in.
        let left = outermost(across().map(|line| -line.left), size).map_or(0.0, |left| -left);
        let edges = Edges { left, right };
        let mut gaps: Vec<f32> = Vec::new();
        for page in pages {
            for pair in page.windows(2) {
                if let [Block::Line(a), Block::Line(b)] = pair
                    && b.y > a.y
                    && a.right > a.column.unwrap_or(edges).right - 2.0 * size
                {
                    gaps.push(b.y - a.y);
                }
            }
        }
        gaps.sort_by(f32::total_cmp);
        // The usual distance, or a smaller one where paragraphs are set apart and mostly one line long.
        let leading = gaps.get(gaps.len() / 3).copied().unwrap_or(size * 2.0);
        Margins { size, edges, leading }
    }

    fn edges(&self, line: &Line) -> Edges {
        line.column.unwrap_or(self.edges)
    }

    fn joint(&self, last: &Line, next: &Line, same_page: bool) -> Joint {
        let size = last.size.min(next.size);
        if last.size.max(next.size) > 1.2 * size || last.pieces.len() > 1 || next.pieces.len() > 1 {
            return Joint::Break;
        }
        if same_page && next.y - last.y > APART * self.leading.max(size) {
            return Joint::Break;
        }
        // A closing mark never starts a paragraph, though some programs let it start a line.
        if next.pieces.first().is_some_and(|piece| piece.text.starts_with(closes)) {
            return Joint::Nothing;
        }
        // The first line of a long title fills its line.
        let of_title = last.size > TITLE * self.size && self.is_even(last);
        let both_centred = self.is_centred(next) && (self.is_centred(last) || of_title);
        let Edges { left, right } = self.edges(last);
        let room = if both_centred { (right - left) - (last.right - last.left) } else { right - last.right };
        if room > next.first_word + SLACK * size {
            return Joint::Break;
        }
        if !both_centred && next.left > self.edges(next).left + INDENT * size {
            return Joint::Break;
        }
        match (
            last.pieces.last().and_then(|p| p.text.chars().next_back()),
            next.pieces.first().and_then(|p| p.text.chars().next()),
        ) {
            // A number that is broken in two, which some programs do, is one; words in letters are two.
            (Some(a), Some(b)) if is_word(a) && is_word(b) && !(a.is_ascii_digit() && b.is_ascii_digit()) => {
                Joint::Blank
            }
            _ => Joint::Nothing,
        }
    }

    fn is_centred(&self, line: &Line) -> bool {
        line.left - self.edges(line).left > 0.5 * line.size && self.is_even(line)
    }

    /// Whether there is as much room before it as behind it.
    fn is_even(&self, line: &Line) -> bool {
        let Edges { left, right } = self.edges(line);
        ((line.left - left) - (right - line.right)).abs() < 0.8 * line.size
    }
}

/// The value that most have, give or take a step.
fn most(values: impl Iterator<Item = f32>, step: f32) -> Option<f32> {
    let mut values: Vec<f32> = values.filter(|value| value.is_finite()).collect();
    values.sort_by(f32::total_cmp);
    let mut best: Option<(usize, f32)> = None;
    let mut start = 0;
    for end in 0..values.len() {
        while values[end] - values[start] > step {
            start += 1;
        }
        let count = end - start + 1;
        if best.is_none_or(|(most, _)| count > most) {
            best = Some((count, values[start + count / 2]));
        }
    }
    best.map(|(_, value)| value)
}

/// The largest value that is no exception.
fn outermost(values: impl Iterator<Item = f32>, step: f32) -> Option<f32> {
    let mut values: Vec<f32> = values.filter(|value| value.is_finite()).collect();
    values.sort_by(f32::total_cmp);
    let needed = 1 + values.len() / 40;
    let near = |at: usize| at + 1 - values.partition_point(|&other| other <= values[at] - step);
    (0..values.len()).rev().find(|&at| near(at) > needed).map(|at| values[at]).or(values.last().copied())
}
