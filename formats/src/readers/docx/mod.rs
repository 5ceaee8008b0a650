//! Word documents (docx), as Word, WPS and LibreOffice write them: a ZIP archive of XML parts.
//!
//! ```text
//! _rels/.rels ─▶ main part ─▶ its relations ─▶ styles, numbering ─┐
//!                    └──────────────────────────────▶ body ───────┴─▶ lines
//!                                     footnotes, endnotes ─▶ notes ──┘
//! ```
//! By hand over `zip` and `quick-xml`: the crates that read docx model it for writing (docx-rs, 306 KB in wasm) or drop
//! most of it, and none of them counts automatic numbers.

mod body;
mod numbering;
mod styles;

use super::archive::Archive;
use super::counting::Numbering;
use super::xml::{Node, Xml};
use super::{Found, Source};
use crate::encodings::unicode;
use crate::notes;
use crate::refusal::{BROKEN, PICTURES, Refusal};
use crate::work::Work;
use body::{Counts, Walk};
use std::collections::HashMap;
use styles::Styles;

pub fn read(source: &Source, work: &mut Work) -> Result<Found, Refusal> {
    let mut package = Package { archive: Archive::open(source.bytes)?, replaced: 0 };
    let main = package.main(work)?;
    let relations = package.relations(&main, work)?;
    let part = |package: &mut Package, kind: &str, work: &mut Work| match relations.get(kind) {
        Some(name) => package.part(name, work),
        None => Ok(None),
    };

    let styles = match part(&mut package, "styles", work)? {
        Some(text) => Styles::read(&text, work)?,
        None => Styles::default(),
    };
    let mut numbering = match part(&mut package, "numbering", work)? {
        Some(text) => numbering::read(&text, &styles, work)?,
        None => Numbering::default(),
    };
    let mut notes = HashMap::new();
    for kind in ["footnotes", "endnotes"] {
        if let Some(text) = part(&mut package, kind, work)? {
            Walk::new(&styles, &mut Numbering::default()).notes(&text, kind, &mut notes, work)?;
        }
    }
    let text = package.part(&main, work)?.ok_or(&BROKEN)?;
    let (text, counts) = Walk::new(&styles, &mut numbering).body(&text, &notes, work)?;
    found(text, counts, package.replaced)
}

fn found(text: String, counts: Counts, replaced: usize) -> Result<Found, Refusal> {
    if text.trim().is_empty() {
        return Err(if counts.pictures > 0 { Refusal::Trouble(&PICTURES) } else { Refusal::Empty });
    }
    let told = [
        notes::REVISIONS.count(counts.revisions),
        notes::HIDDEN.count(counts.hidden),
        notes::PICTURES.count(counts.pictures),
        notes::EMBEDDED.count(counts.embedded),
    ];
    let replaced = replaced + counts.unknown;
    Ok(Found { text, replaced, notes: told.into_iter().flatten().collect(), ..Found::default() })
}

/// The parts of a document, by their names.
struct Package<'a> {
    archive: Archive<'a>,
    replaced: usize,
}

impl Package<'_> {
    fn part(&mut self, name: &str, work: &mut Work) -> Result<Option<String>, Refusal> {
        let Some(bytes) = self.archive.read_named(name, work)? else { return Ok(None) };
        let text = unicode(bytes);
        self.replaced += text.replaced;
        Ok(Some(text.text))
    }

    /// The name of the part with the text in it. Some programs call it other than usual.
    fn main(&mut self, work: &mut Work) -> Result<String, Refusal> {
        let top = self.relations("", work)?;
        let usual = || "word/document.xml".to_string();
        let main = top.get("officeDocument").cloned().unwrap_or_else(usual);
        if self.archive.has(&main) { Ok(main) } else { Err(Refusal::Trouble(&BROKEN)) }
    }

    /// What a part refers to: the last word of the kind of relation, and the name of the part.
    fn relations(&mut self, part: &str, work: &mut Work) -> Result<HashMap<String, String>, Refusal> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let Some(text) = self.part(&format!("{folder}{slash}_rels/{file}.rels"), work)? else {
            return Ok(HashMap::new());
        };
        let mut xml = Xml::new(&text);
        let mut relations = HashMap::new();
        loop {
            match xml.next(work)? {
                Node::Eof => return Ok(relations),
                Node::Start(element) if element.name() == "Relationship" => {
                    let (Some(kind), Some(target)) = (element.get("Type"), element.get("Target")) else { continue };
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_string();
                    relations.entry(kind).or_insert_with(|| resolve(folder, &target));
                }
                _ => {}
            }
        }
    }
}

/// A target is relative to the folder of the part that names it, or begins at the top.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.into();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(path.pop()),
            _ => path.push(part),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_are_found_from_where_they_are_named() {
        assert_eq!(resolve("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "../custom/./a.xml"), "custom/a.xml");
        assert_eq!(resolve("", "word/document.xml"), "word/document.xml");
        assert_eq!(resolve("", "../../a"), "a");
    }
}
