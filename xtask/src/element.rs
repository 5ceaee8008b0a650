//! `<mingshu-report>`: one script that carries everything, and the style beside it for cores that have no other way.

use crate::run::{Result, root};
use crate::scope::scoped;
use crate::wasm::minify;
use std::fs;

/// Script and style, by name.
pub fn files(glue: &str, wasm: &str, style: &str) -> Result<Vec<(&'static str, String)>> {
    let style = scoped(style)?;
    let own = minify(&fs::read_to_string(root().join("www/element.js"))?, "chrome64", "js")?;
    let script = format!(
        "/*! mingshu {} | MIT OR Apache-2.0 */\n(function(){{\"use strict\";{glue}\nvar mingshuWasm=\"{wasm}\",mingshuStyle={};\n{own}}})();\n",
        env!("CARGO_PKG_VERSION"),
        literal(&style),
    );
    Ok(vec![("mingshu-report.js", script), ("mingshu-report.css", style)])
}

/// A text as a literal of JavaScript.
fn literal(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out += "\\n",
            '\r' | '\u{2028}' | '\u{2029}' => out += &format!("\\u{:04x}", c as u32),
            _ => out.push(c),
        }
    }
    out + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_literal_reads_back_as_the_text() {
        assert_eq!(literal("a\"\\\n明"), "\"a\\\"\\\\\\n明\"");
    }
}
