//! A table in Markdown (GitHub's), with everything in a cell shown as it is.

use super::{Sheet, Value, number};

pub fn write(sheet: &Sheet) -> String {
    let mut out = format!("## {}\n\n", text(&sheet.name));
    let names: Vec<String> = sheet.columns.iter().map(|c| text(&c.name)).collect();
    let rule: Vec<&str> = sheet.columns.iter().map(|c| if c.number { "---:" } else { "---" }).collect();
    line(&mut out, &names);
    line(&mut out, &rule);
    for row in &sheet.rows {
        let cells: Vec<String> = row.iter().map(cell).collect();
        line(&mut out, &cells);
    }
    out
}

fn line(out: &mut String, cells: &[impl AsRef<str>]) {
    for cell in cells {
        out.push_str("| ");
        out.push_str(cell.as_ref());
        out.push(' ');
    }
    out.push_str("|\n");
}

fn cell(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Number(value) => number(*value),
        Value::Text(words) => text(words),
    }
}

/// Words without a meaning in Markdown, on one line.
pub fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '#' | '!' | '$' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_cell_is_mark_up() {
        assert_eq!(text("a|b\\c `d` <i>*e*</i>\r\nf"), "a\\|b\\\\c \\`d\\` &lt;i&gt;\\*e\\*&lt;/i&gt; f");
    }
}
