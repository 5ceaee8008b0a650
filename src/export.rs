//! Tables out: what a reader takes away as a file or by the clipboard.
//!
//! ```text
//! Reports ──tables──▶ Sheets (typed cells) ──csv, markdown, clipboard, xlsx──▶ text or bytes
//!         └─page────▶ one HTML document with charts and quotations
//! ```
//!
//! A sheet holds text, numbers and gaps; each writer takes any sheet. What may be long, figures above all, comes row by
//! row (a flow), and what is written of it is handed over in pieces. Nothing that stands in a report is ever taken for a
//! formula, a mark-up or a command by the program that opens the file.

pub mod clipboard;
pub mod csv;
pub mod json;
pub mod markdown;
pub mod page;
pub mod tables;
pub mod words;
pub mod xlsx;

pub use tables::What;
pub use words::Lang;

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// A gap: the report does not say.
    #[default]
    Empty,
    Text(String),
    Number(f64),
}

impl Value {
    /// Text, or a gap.
    pub fn text(words: Option<&str>) -> Value {
        words.filter(|w| !w.is_empty()).map_or(Value::Empty, |w| Value::Text(w.into()))
    }

    pub fn number(value: Option<f64>) -> Value {
        value.filter(|v| v.is_finite()).map_or(Value::Empty, Value::Number)
    }

    pub fn count(n: usize) -> Value {
        Value::Number(n as f64)
    }
}

impl From<&str> for Value {
    fn from(words: &str) -> Value {
        Value::text(Some(words))
    }
}

impl From<String> for Value {
    fn from(words: String) -> Value {
        if words.is_empty() { Value::Empty } else { Value::Text(words) }
    }
}

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub name: String,
    /// How wide it is shown, in characters of a Latin letter.
    pub width: u16,
    /// Values stand at the right.
    pub number: bool,
}

/// One table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    pub name: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Value>>,
}

/// A table whose rows are made one after the other: of a hundred thousand only one is there at a time.
pub struct Flow<'a> {
    pub name: String,
    pub columns: Vec<Column>,
    pub rows: Box<dyn Iterator<Item = Vec<Value>> + 'a>,
}

impl Flow<'_> {
    /// All of it at once.
    pub fn sheet(self) -> Sheet {
        Sheet { name: self.name, columns: self.columns, rows: self.rows.collect() }
    }
}

impl From<Sheet> for Flow<'_> {
    fn from(Sheet { name, columns, rows }: Sheet) -> Self {
        Flow { name, columns, rows: Box::new(rows.into_iter()) }
    }
}

/// A number as a file has it: all its digits, a point, no grouping, and an exponent only where there are too many.
pub fn number(value: f64) -> String {
    if value.abs() >= 1e21 || value != 0.0 && value.abs() < 1e-9 { format!("{value:e}") } else { format!("{value}") }
}

/// The digits of a whole number in threes: 53,287,000.
pub fn grouped(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Characters that make a spreadsheet take a text for a formula, in both widths.
const FORMULA: &[char] = &['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];

/// A text as a spreadsheet may read it from plain text: with an apostrophe before what it would take for a formula.
fn harmless(text: &str) -> std::borrow::Cow<'_, str> {
    let first = text.trim_start_matches([' ', '\u{a0}', '\u{3000}', '"', '\'', '\u{feff}', '\0']).chars().next();
    if text.starts_with('\'') || first.is_some_and(|c| FORMULA.contains(&c)) {
        format!("'{text}").into()
    } else {
        text.into()
    }
}

/// Text within HTML or XML, also within quoted attributes.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_formula_is_made_harmless() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "\"=1", "'=1"] {
            assert_eq!(harmless(text), format!("'{text}"), "{text}");
        }
        for text in ["受理", "3=3", "", "1-2", "%", "|"] {
            assert_eq!(harmless(text), text);
        }
    }

    #[test]
    fn numbers_are_plain() {
        assert_eq!(number(23700.0), "23700");
        assert_eq!(number(99.9), "99.9");
        assert_eq!(number(-0.5), "-0.5");
        assert_eq!(number(1e300), "1e300");
        assert_eq!(number(0.0), "0");
    }
}
