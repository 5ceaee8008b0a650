//! A table for pasting into Word, WPS and Excel: as HTML for those that take it, as lines with tabs for the others.

use super::{Sheet, Value, escaped, harmless, number};

/// Lines of cells parted by tabs.
pub fn tsv(sheet: &Sheet) -> String {
    let mut out = String::new();
    let mut line = |cells: Vec<String>| {
        out.push_str(&cells.join("\t"));
        out.push_str("\r\n");
    };
    line(sheet.columns.iter().map(|c| flat(&c.name)).collect());
    for row in &sheet.rows {
        line(row.iter().map(plain).collect());
    }
    out
}

/// One line, and no formula.
fn flat(text: &str) -> String {
    harmless(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

fn plain(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Number(value) => number(*value),
        Value::Text(text) => flat(text),
    }
}

/// A table by itself. Text cells are said to be text, so that a spreadsheet computes nothing.
pub fn html(sheet: &Sheet) -> String {
    let mut out = String::from("<table border=\"1\" cellspacing=\"0\"><thead><tr>");
    for column in &sheet.columns {
        out.push_str(&format!("<th>{}</th>", escaped(&column.name)));
    }
    out.push_str("</tr></thead><tbody>");
    for row in &sheet.rows {
        out.push_str("<tr>");
        for value in row {
            out.push_str(&match value {
                Value::Empty => "<td></td>".into(),
                Value::Number(value) => format!("<td align=\"right\">{}</td>", number(*value)),
                Value::Text(text) => format!("<td style='mso-number-format:\"\\@\"'>{}</td>", escaped(text)),
            });
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>");
    out
}
