//! CSV (RFC 4180) in UTF-8 with a byte order mark, without which spreadsheets read Chinese as something else.

use super::{Column, Flow, Sheet, Value, harmless, number};

pub const BOM: char = '\u{feff}';

/// A sheet with a line of names.
pub fn write(sheet: &Sheet) -> String {
    let mut out = head(&sheet.columns);
    for row in &sheet.rows {
        line(&mut out, row.iter().map(cell));
    }
    out
}

/// The same, handed over in pieces.
pub fn write_flow(flow: Flow, put: &mut dyn FnMut(&[u8])) {
    const PIECE: usize = 256 * 1024;
    let mut out = head(&flow.columns);
    for row in flow.rows {
        line(&mut out, row.iter().map(cell));
        if out.len() >= PIECE {
            put(out.as_bytes());
            out.clear();
        }
    }
    put(out.as_bytes());
}

fn head(columns: &[Column]) -> String {
    let mut out = String::from(BOM);
    line(&mut out, columns.iter().map(|column| field(&harmless(&column.name))));
    out
}

fn line(out: &mut String, fields: impl Iterator<Item = String>) {
    for (k, field) in fields.enumerate() {
        if k > 0 {
            out.push(',');
        }
        out.push_str(&field);
    }
    out.push_str("\r\n");
}

fn cell(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Number(value) => number(*value),
        Value::Text(text) => field(&harmless(text)),
    }
}

fn field(text: &str) -> String {
    let quoted = text.contains([',', '"', '\r', '\n']) || text.starts_with(' ') || text.ends_with(' ');
    if quoted { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.into() }
}
