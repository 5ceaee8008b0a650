//! Lines and columns of a text, for people and other tools; the schema counts UTF-16 code units from the start.

/// Where each line of a text begins.
pub struct Lines<'t> {
    text: &'t str,
    /// UTF-16 offset and byte offset of each line's first character.
    starts: Vec<(u32, usize)>,
    units: u32,
}

impl<'t> Lines<'t> {
    pub fn new(text: &'t str) -> Self {
        let (mut starts, mut units) = (vec![(0, 0)], 0);
        for (byte, c) in text.char_indices() {
            units += c.len_utf16() as u32;
            if c == '\n' {
                starts.push((units, byte + 1));
            }
        }
        Lines { text, starts, units }
    }

    fn line(&self, at: u32) -> usize {
        self.starts.partition_point(|&(start, _)| start <= at).saturating_sub(1)
    }

    /// From 1, the column in UTF-16 code units.
    pub fn line_and_column(&self, at: u32) -> (u32, u32) {
        let at = at.min(self.units);
        let line = self.line(at);
        (line as u32 + 1, at - self.starts[line].0 + 1)
    }

    /// From 1, the column in characters, as editors count.
    pub fn line_and_character(&self, at: u32) -> (u32, u32) {
        let (line, column) = self.line_and_column(at);
        let mut left = column - 1;
        let words = self.text[self.starts[line as usize - 1].1..].chars();
        let before = words.take_while(|c| {
            let before = left > 0;
            left = left.saturating_sub(c.len_utf16() as u32);
            before
        });
        (line, before.count() as u32 + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn lines_and_columns_count_from_one() {
        let lines = Lines::new("甲乙\r\n🙂丙\n");
        assert_eq!(lines.line_and_column(0), (1, 1));
        assert_eq!(lines.line_and_column(3), (1, 4));
        assert_eq!(lines.line_and_column(4), (2, 1));
        assert_eq!(lines.line_and_column(6), (2, 3));
        assert_eq!(lines.line_and_character(6), (2, 2));
        assert_eq!(lines.line_and_column(99), (3, 1));
        assert_eq!(Lines::new("").line_and_character(5), (1, 1));
    }
}
