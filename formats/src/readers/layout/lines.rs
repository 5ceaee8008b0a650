//! Characters to lines: what stands at one height, from left to right, in pieces where there are wide gaps.

use super::Glyph;
use super::columns::Edges;
use crate::refusal::Refusal;
use crate::work::Work;

/// A gap of so many heights of the font may part the cells of a table.
const CELL_GAP: f32 = 1.2;
/// A gap of so many heights of the font parts words in letters, or numbers.
const WORD_GAP: f32 = 0.3;
/// So much of the lower of two characters must lie at the height of the other, for both to stand in one line.
const SHARED_HEIGHT: f32 = 0.5;
/// How many lines a character is compared with, from the last one on.
const OPEN_LINES: usize = 12;

/// Text between wide gaps.
#[derive(Clone, Debug)]
pub struct Piece {
    pub text: String,
    pub left: f32,
    pub right: f32,
}

#[derive(Clone, Debug)]
pub struct Line {
    pub pieces: Vec<Piece>,
    /// The baseline.
    pub y: f32,
    /// The height of the largest font in it.
    pub size: f32,
    pub left: f32,
    pub right: f32,
    /// The same without marks at its end, which may hang over the edge.
    pub inner_right: f32,
    /// How wide its first word is: what would have to fit into the line before.
    pub first_word: f32,
    /// The height of the page.
    pub page_height: f32,
    /// Everything in it is said by the file to be no part of the text.
    pub aside: bool,
    /// The column that it is in, where the page has several.
    pub column: Option<Edges>,
}

impl Line {
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// Sorts characters into lines, from top to bottom.
pub fn lines(mut glyphs: Vec<Glyph>, page_height: f32, work: &mut Work) -> Result<Vec<Line>, Refusal> {
    glyphs.retain(|g| g.x.is_finite() && g.y.is_finite() && g.size.is_finite() && g.width.is_finite() && g.size > 0.0);
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let total = glyphs.len() as u64;
    let mut open: Vec<Row> = Vec::new();
    for (done, glyph) in glyphs.into_iter().enumerate() {
        work.tick(done as u64, total)?;
        let best = open.iter_mut().rev().take(OPEN_LINES).filter(|row| row.shared(&glyph) > SHARED_HEIGHT);
        match best.max_by(|a, b| a.shared(&glyph).total_cmp(&b.shared(&glyph))) {
            Some(row) => row.add(glyph),
            None => open.push(Row { y: glyph.y, size: glyph.size, glyphs: vec![glyph] }),
        }
    }
    let mut lines: Vec<Line> = open.into_iter().filter_map(|row| row.into_line(page_height)).collect();
    lines.sort_by(|a, b| a.y.total_cmp(&b.y));
    Ok(lines)
}

/// A line that is being filled.
struct Row {
    y: f32,
    size: f32,
    glyphs: Vec<Glyph>,
}

impl Row {
    /// How much of the lower one's height both have in common.
    fn shared(&self, glyph: &Glyph) -> f32 {
        let top = (self.y - 0.85 * self.size).max(glyph.y - 0.85 * glyph.size);
        let bottom = (self.y + 0.15 * self.size).min(glyph.y + 0.15 * glyph.size);
        (bottom - top) / self.size.min(glyph.size)
    }

    fn add(&mut self, glyph: Glyph) {
        if glyph.size > self.size {
            (self.y, self.size) = (glyph.y, glyph.size);
        }
        self.glyphs.push(glyph);
    }

    fn into_line(mut self, page_height: f32) -> Option<Line> {
        self.glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
        let mut pieces: Vec<Piece> = Vec::new();
        let mut first_word = FirstWord::default();
        let mut inner_right = f32::MIN;
        let mut last: Option<Glyph> = None;
        // Whether a blank was drawn since the last character, and how wide.
        let mut blank: Option<char> = None;
        for glyph in &self.glyphs {
            if glyph.c.is_whitespace() {
                blank = Some(if glyph.c == '\u{3000}' { '\u{3000}' } else { ' ' });
                continue;
            }
            let gap = last.map(|last| glyph.x - (last.x + last.width));
            // Bold by drawing twice, a hidden layer under the same visible text.
            if last.is_some_and(|last| {
                last.c == glyph.c && (glyph.x - last.x).abs() < 0.25 * glyph.width.max(0.4 * glyph.size)
            }) {
                continue;
            }
            match (gap, pieces.last_mut()) {
                (Some(gap), Some(piece)) if gap < CELL_GAP * glyph.size.max(1.0) => {
                    let before = last.map_or(' ', |last| last.c);
                    match blank {
                        // A blank beside a full-width mark is the room that the mark leaves.
                        Some(' ') if is_wide_mark(before) || is_wide_mark(glyph.c) => {}
                        Some(space) => piece.text.push(space),
                        None if gap > WORD_GAP * glyph.size && is_word(before) && is_word(glyph.c) => {
                            piece.text.push(' ')
                        }
                        None => {}
                    }
                    piece.text.push(glyph.c);
                    piece.right = piece.right.max(glyph.x + glyph.width);
                    first_word.add(glyph, gap > WORD_GAP * glyph.size || blank.is_some());
                }
                _ => {
                    pieces.push(Piece { text: glyph.c.into(), left: glyph.x, right: glyph.x + glyph.width });
                    first_word.add(glyph, pieces.len() > 1);
                }
            }
            blank = None;
            last = Some(*glyph);
            if !clings(glyph.c) {
                inner_right = inner_right.max(glyph.x + glyph.width);
            }
        }
        let (left, right) = (pieces.first()?.left, pieces.iter().fold(f32::MIN, |right, piece| right.max(piece.right)));
        let aside = self.glyphs.iter().all(|glyph| glyph.aside || glyph.c.is_whitespace());
        Some(Line {
            pieces,
            y: self.y,
            size: self.size,
            left,
            right,
            inner_right,
            first_word: first_word.width,
            page_height,
            aside,
            column: None,
        })
    }
}

/// The part of a line that could not have been broken off: a word or a number, a hanzi, each with the marks that cannot
/// start a line.
#[derive(Default)]
struct FirstWord {
    width: f32,
    start: f32,
    last: Option<char>,
    ended: bool,
}

impl FirstWord {
    fn add(&mut self, glyph: &Glyph, apart: bool) {
        let Some(last) = self.last else {
            (self.width, self.start, self.last) = (glyph.width, glyph.x, Some(glyph.c));
            return;
        };
        let holds = (is_word(last) || ".,-/:%".contains(last)) && (is_word(glyph.c) || ".,-/:%‰℃".contains(glyph.c));
        self.ended |= apart || !(holds || clings(glyph.c) || opens(last));
        if !self.ended {
            self.width = glyph.x + glyph.width - self.start;
            self.last = Some(glyph.c);
        }
    }
}

/// Letters and digits that are written together.
pub fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || ('\u{c0}'..='\u{24f}').contains(&c)
}

/// Marks that end something.
pub fn closes(c: char) -> bool {
    "，。、；：？！）》〉」』】〕”’％%,.;:?!)]}".contains(c)
}

fn is_wide_mark(c: char) -> bool {
    !c.is_ascii() && (closes(c) || opens(c))
}

/// Marks that never start a line, where the program sees to it.
fn clings(c: char) -> bool {
    closes(c) || "…—".contains(c)
}

/// Marks that never end a line.
fn opens(c: char) -> bool {
    "（《〈「『【〔“‘([{".contains(c)
}
