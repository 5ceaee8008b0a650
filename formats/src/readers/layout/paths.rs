//! The straight lines that are drawn on a page, because tables are made of them, by the operators of PDF. Curves are counted: text that was turned
//! into drawings is nothing but curves.

use super::{Matrix, Rule};

/// A filled bar is a line if it is no thicker than this, in points.
const THIN: f32 = 3.0;
/// Shorter lines, in points, are parts of letters and dashes.
const SHORT: f32 = 5.0;
/// More lines than this on a page are a drawing.
const MAX_RULES: usize = 10_000;

#[derive(Default)]
pub struct Paths {
    rules: Vec<Rule>,
    pub curves: usize,
    /// The corners of each part of the path that is being made.
    parts: Vec<Vec<(f32, f32)>>,
    points: usize,
}

impl Paths {
    /// The lines that were found.
    pub fn take(&mut self) -> Vec<Rule> {
        std::mem::take(&mut self.rules)
    }

    /// An operator that may belong to a path.
    pub fn operator(&mut self, name: &[u8], numbers: impl Fn() -> Vec<f64>, matrix: Matrix) {
        let place = |x: f64, y: f64| {
            ((matrix[0] * x + matrix[2] * y + matrix[4]) as f32, (matrix[1] * x + matrix[3] * y + matrix[5]) as f32)
        };
        match name {
            b"m" | b"l" => {
                if let [x, y] = numbers()[..] {
                    self.point(place(x, y), name == b"m");
                }
            }
            b"re" => {
                if let [x, y, width, height] = numbers()[..] {
                    self.point(place(x, y), true);
                    for (x, y) in [(x + width, y), (x + width, y + height), (x, y + height), (x, y)] {
                        self.point(place(x, y), false);
                    }
                }
            }
            b"c" | b"v" | b"y" => {
                self.curves += 1;
                if let [.., x, y] = numbers()[..] {
                    // Where it leads to matters no more than that it is no line.
                    self.point(place(x, y), true);
                }
            }
            b"h" => {
                if let Some(part) = self.parts.last_mut()
                    && let Some(&first) = part.first()
                {
                    part.push(first);
                }
            }
            b"S" | b"s" => self.paint(true, false, name == b"s"),
            b"f" | b"F" | b"f*" => self.paint(false, true, true),
            b"B" | b"B*" | b"b" | b"b*" => self.paint(true, true, name.starts_with(b"b")),
            b"n" => self.clear(),
            _ => {}
        }
    }

    fn point(&mut self, at: (f32, f32), new: bool) {
        self.points += 1;
        if self.points > 4 * MAX_RULES {
            return;
        }
        match self.parts.last_mut() {
            Some(part) if !new => part.push(at),
            _ => self.parts.push(vec![at]),
        }
    }

    fn clear(&mut self) {
        self.parts.clear();
        self.points = 0;
    }

    fn paint(&mut self, stroked: bool, filled: bool, closed: bool) {
        for mut part in std::mem::take(&mut self.parts) {
            let Some(&first) = part.first() else { continue };
            if closed {
                part.push(first);
            }
            let (mut left, mut top, mut right, mut bottom) = (first.0, first.1, first.0, first.1);
            for &(x, y) in &part {
                (left, top, right, bottom) = (left.min(x), top.min(y), right.max(x), bottom.max(y));
            }
            if filled && right - left <= THIN && bottom - top > SHORT {
                self.rule(true, (left + right) / 2.0, top, bottom);
            } else if filled && bottom - top <= THIN && right - left > SHORT {
                self.rule(false, (top + bottom) / 2.0, left, right);
            } else if stroked {
                for pair in part.windows(2) {
                    let [(ax, ay), (bx, by)] = [pair[0], pair[1]];
                    if (ax - bx).abs() < 1.0 && (ay - by).abs() > SHORT {
                        self.rule(true, (ax + bx) / 2.0, ay.min(by), ay.max(by));
                    } else if (ay - by).abs() < 1.0 && (ax - bx).abs() > SHORT {
                        self.rule(false, (ay + by) / 2.0, ax.min(bx), ax.max(bx));
                    }
                }
            }
        }
        self.points = 0;
    }

    fn rule(&mut self, upright: bool, at: f32, from: f32, to: f32) {
        if self.rules.len() < MAX_RULES && at.is_finite() && from.is_finite() && to.is_finite() {
            self.rules.push(Rule { upright, at, from, to });
        }
    }
}
