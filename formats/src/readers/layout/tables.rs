//! Tables: cells between drawn lines, and pieces of text that stand under each other.

use super::lines::{Line, Piece, is_word, lines};
use super::{Block, Glyph, Page, Rule};
use crate::lines::Lines;
use crate::refusal::Refusal;
use crate::work::Work;

/// Lines of a table meet if they are no further apart than this many points.
const MEET: f32 = 3.5;
/// More lines than this are a drawing.
const MAX_RULES: usize = 2000;
/// A table has no more lines of one direction than this.
const MAX_GRID: usize = 400;
/// A cell's line that ends so many heights of the font before its right edge was ended by hand.
const ENDED: f32 = 1.6;

/// Rows are no further apart than so many heights of the font.
const FAR: f32 = 3.5;

/// A table as rows of text, and where it starts on the page.
pub struct Table {
    pub top: f32,
    pub left: f32,
    pub right: f32,
    pub text: String,
}

/// Takes the characters of tables with drawn lines from a page.
pub fn take(page: &mut Page, work: &mut Work) -> Result<Vec<Table>, Refusal> {
    let mut tables = Vec::new();
    for grid in grids(&page.rules) {
        let (inside, outside): (Vec<Glyph>, Vec<Glyph>) = page.glyphs.drain(..).partition(|glyph| grid.holds(glyph));
        page.glyphs = outside;
        if inside.iter().all(|glyph| glyph.c.is_whitespace()) {
            continue;
        }
        let (left, right) = (grid.xs[0], grid.xs[grid.xs.len() - 1]);
        tables.push(Table { top: grid.ys[0], left, right, text: grid.rows(inside, page.height, work)? });
    }
    Ok(tables)
}

/// Lines that cross each other. Between two neighbours there may or may not be a border: cells that span are found by it.
struct Grid {
    xs: Vec<f32>,
    ys: Vec<f32>,
    rules: Vec<Rule>,
}

fn grids(rules: &[Rule]) -> Vec<Grid> {
    if rules.len() > MAX_RULES {
        return Vec::new();
    }
    // What meets belongs together.
    let mut group: Vec<usize> = (0..rules.len()).collect();
    fn root(group: &mut [usize], mut at: usize) -> usize {
        while group[at] != at {
            group[at] = group[group[at]];
            at = group[at];
        }
        at
    }
    for a in 0..rules.len() {
        for b in 0..a {
            if meet(&rules[a], &rules[b]) {
                let (a, b) = (root(&mut group, a), root(&mut group, b));
                group[a] = b;
            }
        }
    }
    let mut parts: Vec<(usize, Vec<Rule>)> = Vec::new();
    for (at, rule) in rules.iter().enumerate() {
        let root = root(&mut group, at);
        match parts.iter_mut().find(|(other, _)| *other == root) {
            Some((_, part)) => part.push(*rule),
            None => parts.push((root, vec![*rule])),
        }
    }
    let mut grids: Vec<Grid> = parts.into_iter().filter_map(|(_, rules)| Grid::of(rules)).collect();
    // A table in a cell of another one is read first.
    grids.sort_by(|a, b| a.area().total_cmp(&b.area()));
    grids
}

fn meet(a: &Rule, b: &Rule) -> bool {
    if a.upright == b.upright {
        return (a.at - b.at).abs() <= MEET && a.from <= b.to + MEET && b.from <= a.to + MEET;
    }
    a.at >= b.from - MEET && a.at <= b.to + MEET && b.at >= a.from - MEET && b.at <= a.to + MEET
}

impl Grid {
    fn of(rules: Vec<Rule>) -> Option<Grid> {
        let places = |upright: bool| {
            let mut at: Vec<f32> = rules.iter().filter(|rule| rule.upright == upright).map(|rule| rule.at).collect();
            at.sort_by(f32::total_cmp);
            at.dedup_by(|a, b| *a - *b < MEET);
            at
        };
        let (xs, ys) = (places(true), places(false));
        let fits = (3..=MAX_GRID).contains(&xs.len()) && (2..=MAX_GRID).contains(&ys.len());
        fits.then_some(Grid { xs, ys, rules })
    }

    fn area(&self) -> f32 {
        (self.xs[self.xs.len() - 1] - self.xs[0]) * (self.ys[self.ys.len() - 1] - self.ys[0])
    }

    fn holds(&self, glyph: &Glyph) -> bool {
        self.cell(glyph).is_some()
    }

    /// Column and row of a character.
    fn cell(&self, glyph: &Glyph) -> Option<(usize, usize)> {
        let (x, y) = (glyph.x + glyph.width / 2.0, glyph.y - 0.35 * glyph.size);
        let column = self.xs.partition_point(|&at| at <= x).checked_sub(1)?;
        let row = self.ys.partition_point(|&at| at <= y).checked_sub(1)?;
        (column + 1 < self.xs.len() && row + 1 < self.ys.len()).then_some((column, row))
    }

    /// Whether a border stands at the place, in the middle of the stretch.
    fn border(&self, upright: bool, at: f32, from: f32, to: f32) -> bool {
        let middle = (from + to) / 2.0;
        self.rules.iter().any(|rule| {
            rule.upright == upright && (rule.at - at).abs() <= MEET && rule.from <= middle && middle <= rule.to
        })
    }

    fn rows(&self, glyphs: Vec<Glyph>, page_height: f32, work: &mut Work) -> Result<String, Refusal> {
        let (columns, rows) = (self.xs.len() - 1, self.ys.len() - 1);
        let mut cells: Vec<Vec<Glyph>> = vec![Vec::new(); columns * rows];
        for glyph in glyphs {
            if let Some((column, row)) = self.cell(&glyph) {
                cells[row * columns + column].push(glyph);
            }
        }
        let mut taken = vec![false; columns * rows];
        let mut out = Lines::default();
        out.start_table();
        for row in 0..rows {
            work.look(row as u64, rows as u64)?;
            out.start_row();
            for column in 0..columns {
                if taken[row * columns + column] {
                    continue;
                }
                let (wide, high) = self.span(column, row, &taken);
                let mut inside = Vec::new();
                for r in row..row + high {
                    for c in column..column + wide {
                        taken[r * columns + c] = true;
                        inside.append(&mut cells[r * columns + c]);
                    }
                }
                out.start_cell(wide as u16, high as u16);
                out.push(&in_cell(lines(inside, page_height, work)?, self.xs[column + wide]));
            }
        }
        out.end_table();
        out.finish()
    }

    /// How many columns and rows a cell spans.
    fn span(&self, column: usize, row: usize, taken: &[bool]) -> (usize, usize) {
        let columns = self.xs.len() - 1;
        let (top, bottom) = (self.ys[row], self.ys[row + 1]);
        let mut wide = 1;
        while column + wide < columns
            && !taken[row * columns + column + wide]
            && !self.border(true, self.xs[column + wide], top, bottom)
        {
            wide += 1;
        }
        let mut high = 1;
        while row + high < self.ys.len() - 1
            && (column..column + wide).all(|c| {
                !taken[(row + high) * columns + c]
                    && !self.border(false, self.ys[row + high], self.xs[c], self.xs[c + 1])
            })
        {
            high += 1;
        }
        (wide, high)
    }
}

/// The lines of a cell. What was broken to fit goes on, what was ended by hand stands apart.
fn in_cell(lines: Vec<Line>, right: f32) -> String {
    let mut text = String::new();
    let mut goes_on = true;
    for line in lines {
        let next = line.text();
        let words = text.chars().next_back().is_some_and(is_word) && next.chars().next().is_some_and(is_word);
        if !text.is_empty() && (words || !goes_on) {
            text.push(' ');
        }
        text.push_str(&next);
        goes_on = right - line.right < ENDED * line.size;
    }
    text
}

/// Rows without drawn lines: at least two lines in a row that have a gap at the same place, also over the end of a page.
pub fn by_gaps(pages: &mut [Vec<Block>]) {
    let mut group = Group::default();
    let mut rows = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        for (at, block) in page.iter().enumerate() {
            match block {
                Block::Line(line) => rows.extend(group.add((number, at), line)),
                Block::Table(_) => rows.extend(group.end()),
            }
        }
    }
    rows.extend(group.end());
    for ((number, at), row) in rows {
        pages[number][at] = Block::Table(row);
    }
}

/// Lines that may be rows of one table.
#[derive(Default)]
struct Group<'a> {
    lines: Vec<((usize, usize), &'a Line)>,
    gaps: Vec<(f32, f32)>,
}

type Row = ((usize, usize), String);

impl<'a> Group<'a> {
    /// Takes the next line. If it is no row of this table, gives back the rows of the table.
    fn add(&mut self, place: (usize, usize), line: &'a Line) -> Vec<Row> {
        let gaps = gaps_of(line);
        let common = shared(&self.gaps, &gaps);
        let far =
            self.lines.last().is_some_and(|(last, before)| last.0 == place.0 && line.y - before.y > FAR * before.size);
        if !common.is_empty() && !far {
            self.gaps = common;
            self.lines.push((place, line));
            return Vec::new();
        }
        let rows = self.end();
        if !gaps.is_empty() {
            self.gaps = gaps;
            self.lines.push((place, line));
        }
        rows
    }

    fn end(&mut self) -> Vec<Row> {
        let (lines, gaps) = (std::mem::take(&mut self.lines), std::mem::take(&mut self.gaps));
        if lines.len() < 2 {
            return Vec::new();
        }
        lines.into_iter().map(|(place, line)| (place, row(line, &gaps))).collect()
    }
}

/// The pieces of a line, with a tab for each gap between them.
fn row(line: &Line, gaps: &[(f32, f32)]) -> String {
    let mut text = String::new();
    let mut column = 0;
    for (n, piece) in line.pieces.iter().enumerate() {
        let now = gaps.partition_point(|&(_, end)| end <= piece.left + 0.1).max(column);
        if n > 0 && now == column {
            text.push(' ');
        }
        text.extend(std::iter::repeat_n('\t', now - column));
        column = now;
        text.push_str(&piece.text);
    }
    text
}

fn gaps_of(line: &Line) -> Vec<(f32, f32)> {
    let between = |pair: &[Piece]| (pair[0].right, pair[1].left);
    line.pieces.windows(2).map(between).filter(|(from, to)| from < to).collect()
}

/// Where both have a gap. Neither may have text there.
fn shared(a: &[(f32, f32)], b: &[(f32, f32)]) -> Vec<(f32, f32)> {
    let mut out = Vec::new();
    for x in a {
        for y in b {
            let gap = (x.0.max(y.0), x.1.min(y.1));
            if gap.1 - gap.0 > 1.0 {
                out.push(gap);
            }
        }
    }
    out
}
