//! Paragraphs and tables as a reader meets them, to lines of text: what all formats that have tables share.
//!
//! A row of a table becomes one line with tabs between its cells, which is how tables are pasted and how the core reads
//! them. Tables that only lay out a page, with whole articles in their cells, become the lines of those articles.

use crate::limits::{NODES, TEXT_CHARS};
use crate::refusal::Refusal;

/// A cell with this many lines, or this many bytes, is a part of a page and no cell of a table.
const LAYOUT_LINES: usize = 10;
const LAYOUT_BYTES: usize = 1500;
/// Columns that a cell can span. No table on paper has more.
const MAX_COLUMNS: usize = 64;

#[derive(Default)]
pub struct Lines {
    out: String,
    /// Tables that are open, each in the last cell of the one before it.
    open: Vec<Table>,
    chars: u64,
    cells: u64,
}

#[derive(Default)]
struct Table {
    rows: Vec<Vec<Cell>>,
}

#[derive(Default)]
struct Cell {
    text: String,
    columns: u16,
    rows: u16,
    /// There is a table in it.
    nested: bool,
}

impl Lines {
    /// Text of the line that is being written.
    pub fn push(&mut self, text: &str) {
        self.chars += text.chars().count() as u64;
        self.sink().push_str(text);
    }

    /// Ends the line if it has begun.
    pub fn end_line(&mut self) {
        let sink = self.sink();
        if !sink.is_empty() && !sink.ends_with('\n') {
            sink.push('\n');
        }
    }

    /// Ends the line, also an empty one.
    pub fn new_line(&mut self) {
        self.sink().push('\n');
    }

    /// The last character of the line that is being written.
    pub fn last(&mut self) -> Option<char> {
        self.sink().chars().next_back().filter(|&c| c != '\n')
    }

    /// Takes blanks from the end of the line that is being written.
    pub fn trim_end(&mut self) {
        let sink = self.sink();
        sink.truncate(sink.trim_end_matches([' ', '\t']).len());
    }

    pub fn start_table(&mut self) {
        self.end_line();
        self.open.push(Table::default());
    }

    pub fn start_row(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.rows.push(Vec::new());
        }
    }

    /// `columns` and `rows` are what the cell spans, itself included.
    pub fn start_cell(&mut self, columns: u16, rows: u16) {
        self.cells += 1;
        if self.cells > NODES.max {
            // Refused at the next check; until then nothing is piled up.
            return;
        }
        if let Some(table) = self.open.last_mut() {
            let cell = Cell { columns: columns.max(1), rows: rows.max(1), ..Cell::default() };
            match table.rows.last_mut() {
                Some(row) => row.push(cell),
                None => table.rows.push(vec![cell]),
            }
        }
    }

    /// The cell that is being written spans so many columns.
    pub fn widen_cell(&mut self, columns: u16) {
        if let Some(cell) = self.open.last_mut().and_then(|table| table.rows.last_mut()?.last_mut()) {
            cell.columns = columns.max(1);
        }
    }

    pub fn end_table(&mut self) {
        let Some(table) = self.open.pop() else { return };
        let text = table.into_lines();
        self.chars += text.matches('\t').count() as u64;
        if let Some(cell) = self.open.last_mut().and_then(|table| table.rows.last_mut()?.last_mut()) {
            cell.nested = true;
        }
        self.end_line();
        self.sink().push_str(&text);
    }

    pub fn is_empty(&self) -> bool {
        self.chars == 0
    }

    /// To be asked from time to time.
    pub fn check(&self) -> Result<(), Refusal> {
        NODES.check(self.cells)?;
        TEXT_CHARS.check(self.chars)
    }

    /// The text, without blank lines at its ends. What is still open is closed.
    pub fn finish(mut self) -> Result<String, Refusal> {
        while !self.open.is_empty() {
            self.end_table();
        }
        self.check()?;
        let end = self.out.trim_end().len();
        self.out.truncate(end);
        let start = self.out.len() - self.out.trim_start_matches(['\n', '\r', ' ', '\t']).len();
        self.out.drain(..start);
        Ok(self.out)
    }

    fn sink(&mut self) -> &mut String {
        let cell = self.open.iter_mut().rev().find_map(|table| table.rows.last_mut()?.last_mut());
        cell.map_or(&mut self.out, |cell| &mut cell.text)
    }
}

impl Table {
    fn into_lines(self) -> String {
        let mut text = String::new();
        // For each column, how many rows a cell from above still covers.
        let mut covered = [0u16; MAX_COLUMNS];
        for row in self.rows {
            if row.iter().any(Cell::is_layout) || row.len() == 1 {
                row.iter().map(|cell| cell.text.trim_matches('\n')).filter(|part| !part.is_empty()).for_each(|part| {
                    text.push_str(part);
                    text.push('\n');
                });
                continue;
            }
            let mut cells = row.iter();
            let mut column = 0;
            let start = text.len();
            let mut next = cells.next();
            while column < MAX_COLUMNS && (next.is_some() || covered[column..].iter().any(|&rows| rows > 0)) {
                if column > 0 {
                    text.push('\t');
                }
                if covered[column] > 0 {
                    covered[column] -= 1;
                    column += 1;
                    continue;
                }
                let Some(cell) = next else {
                    column += 1;
                    continue;
                };
                text.push_str(&cell.in_one_line());
                let end = (column + cell.columns as usize).min(MAX_COLUMNS);
                for rows in &mut covered[column..end] {
                    *rows = (*rows).max(cell.rows - 1);
                }
                text.extend(std::iter::repeat_n('\t', end - column - 1));
                column = end;
                next = cells.next();
            }
            // Wider than any table on paper: the rest without counting columns.
            for cell in next.into_iter().chain(cells) {
                text.push('\t');
                text.push_str(&cell.in_one_line());
            }
            let end = text.trim_end_matches('\t').len().max(start);
            text.truncate(end);
            if end > start {
                text.push('\n');
            }
        }
        text
    }
}

impl Cell {
    fn is_layout(&self) -> bool {
        self.nested || self.text.len() > LAYOUT_BYTES || self.text.trim().lines().count() > LAYOUT_LINES
    }

    fn in_one_line(&self) -> String {
        let words = self.text.split(['\n', '\t']).map(str::trim).filter(|line| !line.is_empty());
        words.collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[(&str, u16, u16)]]) -> String {
        let mut lines = Lines::default();
        lines.start_table();
        for row in rows {
            lines.start_row();
            for &(text, columns, height) in *row {
                lines.start_cell(columns, height);
                lines.push(text);
            }
        }
        lines.end_table();
        lines.finish().unwrap()
    }

    #[test]
    fn spans_keep_columns_under_their_heads() {
        let text = table(&[
            &[("单位", 1, 2), ("许可", 2, 1)],
            &[("受理", 1, 1), ("办结", 1, 1)],
            &[("城管局", 1, 1), ("12", 1, 1), ("11", 1, 1)],
        ]);
        assert_eq!(text, "单位\t许可\n\t受理\t办结\n城管局\t12\t11");
    }

    #[test]
    fn paragraphs_of_a_cell_share_its_line_and_articles_keep_theirs() {
        assert_eq!(table(&[&[("甲\n乙\n", 1, 1), ("1\t2", 1, 1)]]), "甲 乙\t1 2");
        let article = "一段\n".repeat(LAYOUT_LINES + 1);
        assert_eq!(table(&[&[("栏目", 1, 1), (&article, 1, 1)]]), format!("栏目\n{}", article.trim()));
    }

    #[test]
    fn a_million_cells_that_span_everything_stay_small() {
        let row: Vec<(&str, u16, u16)> = vec![("1", 1000, 65_000); 1000];
        assert!(table(&[&row, &row, &row]).len() < 20_000);
    }

    #[test]
    fn a_table_in_a_table_is_read_where_it_stands() {
        let mut lines = Lines::default();
        lines.start_table();
        lines.start_row();
        lines.start_cell(1, 1);
        lines.push("前");
        lines.start_table();
        lines.start_row();
        for text in ["甲", "乙"] {
            lines.start_cell(1, 1);
            lines.push(text);
        }
        lines.end_table();
        lines.push("后");
        lines.start_cell(1, 1);
        lines.push("右");
        assert_eq!(lines.finish().unwrap(), "前\n甲\t乙\n后\n右");
    }
}
