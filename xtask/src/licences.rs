//! The licences of all that ships, as one text: each part, and each licence once.

use crate::parts::Part;
use crate::run::{Result, root};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

/// The name that the text goes by, in the release and in the npm package.
pub const FILE: &str = "THIRD-PARTY-LICENCES.txt";

const VERSION: &str = env!("CARGO_PKG_VERSION");
const RULE: &str = "================================================================================";

/// What is said of the standard library, which comes with the compiler and is in every program.
const RUST: &str = "Apache-2.0 OR MIT, Copyright (c) The Rust Project Developers; tables of characters Unicode-3.0, \
    Copyright (c) 1991-2024 Unicode, Inc.; https://github.com/rust-lang/rust";

/// The text for the parts that are in any of these programs.
pub fn text(parts: &[Part], rust: &str, programs: &[&str]) -> Result<String> {
    let mut out = format!(
        "明数 (mingshu) {VERSION}: licences of the parts that others made\n\n\
         mingshu itself: MIT OR Apache-2.0 (LICENSE-MIT, LICENSE-APACHE). What follows was made by others and is part of\n\
         what ships: {}. Numbers lead to the texts below.\n\n{RULE}\n",
        programs.join(", ")
    );
    let mut numbers = BTreeMap::new();
    let mut texts = Vec::new();
    let mut number = |text: String| {
        let key: Vec<String> = text.split_whitespace().map(Into::into).collect();
        *numbers.entry(key).or_insert_with(|| {
            texts.push(text);
            texts.len()
        })
    };
    let apache = fs::read_to_string(root().join("LICENSE-APACHE"))?;
    writeln!(out, "The Rust standard library {rust}\n    {RUST}\n    [{}]", number(apache.clone()))?;
    for part in parts.iter().filter(|part| programs.iter().any(|program| part.programs.contains(program))) {
        let its = match (&part.texts[..], &part.licence) {
            ([], licence) if licence.split([' ', '(', ')']).any(|word| word == "Apache-2.0") => vec![apache.clone()],
            ([], licence) => return Err(format!("{} ({licence}) carries no text of its licence", part.name).into()),
            (texts, _) => texts.iter().map(|(_, text)| text.replace("\r\n", "\n")).collect(),
        };
        let its: Vec<String> = its.into_iter().map(|text| number(text).to_string()).collect();
        writeln!(out, "{} {}", part.name, part.version)?;
        let mut line = part.licence.clone();
        for more in [part.authors.join(", "), part.repository.clone().unwrap_or_default()] {
            if !more.is_empty() {
                write!(line, "; {more}")?;
            }
        }
        writeln!(out, "    {line}\n    [{}]", its.join(", "))?;
    }
    for (i, text) in texts.iter().enumerate() {
        write!(out, "{RULE}\n[{}]\n\n{}\n", i + 1, text.trim_matches('\n'))?;
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, licence: &str, text: &str, program: &'static str) -> Part {
        let texts = if text.is_empty() { vec![] } else { vec![("LICENSE".to_string(), text.to_string())] };
        Part {
            name: name.into(),
            version: "1.0.0".into(),
            licence: licence.into(),
            texts,
            programs: [program].into(),
            ..Part::default()
        }
    }

    #[test]
    fn each_text_stands_once_and_each_part_names_its_own() {
        let parts = [
            part("a", "MIT", "Permission\n", "page"),
            part("b", "MIT", " Permission", "page"),
            part("c", "MIT", "x", "program"),
        ];
        let text = text(&parts, "1.95.0", &["page"]).unwrap();
        assert_eq!(text.matches("Permission").count(), 1);
        assert!(text.contains("a 1.0.0\n    MIT\n    [2]\nb 1.0.0\n    MIT\n    [2]\n"), "{text}");
        assert!(!text.contains("c 1.0.0"), "of another program");
    }

    #[test]
    fn a_part_without_a_text_takes_the_standard_one_or_is_an_error() {
        assert!(
            text(&[part("a", "MIT OR Apache-2.0", "", "page")], "1", &["page"])
                .unwrap()
                .contains("a 1.0.0\n    MIT OR Apache-2.0\n    [1]")
        );
        assert!(text(&[part("a", "MIT", "", "page")], "1", &["page"]).is_err());
    }
}
