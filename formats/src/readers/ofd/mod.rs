//! OFD documents (GB/T 33190-2016): a ZIP archive of XML parts that say where each character stands.
//!
//! ```text
//! OFD.xml ─▶ DocRoot ─▶ Document.xml ─▶ pages, templates ─▶ Content.xml ─▶ glyphs ─layout─▶ text, where each page starts
//! ```
//! By hand over `zip` and `quick-xml`: the crates that read OFD draw it, with fonts and pictures, and are months old.
//! Annotations and seals are parts of their own, which are not looked at. Lengths are millimetres.

mod page;

use super::archive::Archive;
use super::layout::{Layout, Page};
use super::xml::{Node, Xml};
use super::{Found, Source};
use crate::encodings::unicode;
use crate::limits::PDF_PAGES;
use crate::notes::{COLUMNS, EMPTY_PAGES};
use crate::refusal::{BROKEN, DRAWN, LOCKED, NO_TABLE, PICTURES, Refusal};
use crate::work::Work;
use page::{Content, read_page};
use std::collections::HashMap;

/// A document in which more of the characters than one in so many cannot be read is of no use.
const MOST_UNREADABLE: usize = 4;
/// Text that was turned into drawings has more curves than this.
const MANY_CURVES: usize = 300;
/// Points of a millimetre.
const POINTS: f64 = 72.0 / 25.4;
/// A4, in millimetres, where nothing is said.
const USUAL: [f64; 4] = [0.0, 0.0, 210.0, 297.0];

pub fn read(source: &Source, work: &mut Work) -> Result<Found, Refusal> {
    let mut archive = Archive::open(source.bytes)?;
    if archive.has("Encryptions.xml") {
        return Err(Refusal::Trouble(&LOCKED));
    }
    let mut layout = Layout::default();
    let (mut found, mut empty, mut replaced_xml) = (Content::default(), Vec::new(), 0);
    let mut number = 0;
    for root in roots(&mut archive, work)? {
        let document = Document::read(&mut archive, &root, work)?;
        PDF_PAGES.check((number + document.pages.len()) as u64)?;
        let mut templates: HashMap<String, Option<(String, usize)>> = HashMap::new();
        let total = document.pages.len() as u64;
        for (done, part) in document.pages.iter().enumerate() {
            work.look(done as u64, total)?;
            number += 1;
            let before = (found.shown, found.pictures + found.curves / MANY_CURVES);
            let mut page = Page::default();
            let mut size = document.area;
            if let Some((text, lost)) = text(&mut archive, part, work)? {
                replaced_xml += lost;
                let used = read_page(&text, &mut page, &mut size, &mut found, false, work)?;
                for id in used {
                    let Some(part) = document.templates.get(&id) else { continue };
                    if !templates.contains_key(&id) {
                        let template = self::text(&mut archive, part, work)?;
                        templates.insert(id.clone(), template);
                    }
                    if let Some(Some((text, _))) = templates.get(&id) {
                        read_page(text, &mut page, &mut size.clone(), &mut found, true, work)?;
                    }
                }
            }
            (page.width, page.height) = ((size[2] * POINTS) as f32, (size[3] * POINTS) as f32);
            if before.0 == found.shown && before.1 < found.pictures + found.curves / MANY_CURVES {
                empty.push(number);
            }
            layout.page(page, work)?;
        }
    }
    conclude(layout, found, &empty, replaced_xml)
}

fn conclude(layout: Layout, found: Content, empty: &[usize], replaced: usize) -> Result<Found, Refusal> {
    if found.shown == 0 {
        return Err(match (found.pictures, found.curves) {
            (_, MANY_CURVES..) => &DRAWN,
            (1.., _) => &PICTURES,
            _ => return Err(Refusal::Empty),
        }
        .into());
    }
    if found.unreadable * MOST_UNREADABLE > found.shown {
        return Err(Refusal::Trouble(&NO_TABLE));
    }
    let text = layout.finish();
    if text.text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let replaced = text.text.matches('\u{FFFD}').count().max(replaced.min(1));
    Ok(Found {
        replaced,
        notes: EMPTY_PAGES.pages(empty).into_iter().chain(COLUMNS.pages(&text.columns)).collect(),
        text: text.text,
        pages: text.pages,
        ..Found::default()
    })
}

/// The text of a part, and how much of it could not be decoded. Names differ in case from what is in the archive at times,
/// and begin at the top or not.
fn text(archive: &mut Archive, part: &str, work: &mut Work) -> Result<Option<(String, usize)>, Refusal> {
    let Some(bytes) = archive.read_named(part, work)? else { return Ok(None) };
    let text = unicode(bytes);
    Ok(Some((text.text, text.replaced)))
}

/// The documents in the file; mostly one.
fn roots(archive: &mut Archive, work: &mut Work) -> Result<Vec<String>, Refusal> {
    let (text, _) = text(archive, "OFD.xml", work)?.ok_or(&BROKEN)?;
    let mut xml = Xml::new(&text);
    let (mut roots, mut inside) = (Vec::new(), false);
    loop {
        match xml.next(work)? {
            Node::Start(element) => inside = element.name() == "DocRoot",
            Node::Text(words) if inside && !words.trim().is_empty() => roots.push(resolve("", words.trim())),
            Node::End(_) => inside = false,
            Node::Eof => break,
            Node::Text(_) => {}
        }
    }
    roots.truncate(16);
    if roots.is_empty() { Err(Refusal::Trouble(&BROKEN)) } else { Ok(roots) }
}

/// What a document says of its pages.
struct Document {
    /// Parts in the order of pages.
    pages: Vec<String>,
    /// Parts by the id of the template.
    templates: HashMap<String, String>,
    /// Left, top, width, height.
    area: [f64; 4],
}

impl Document {
    fn read(archive: &mut Archive, root: &str, work: &mut Work) -> Result<Document, Refusal> {
        let (text, _) = text(archive, root, work)?.ok_or(&BROKEN)?;
        let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut document = Document { pages: Vec::new(), templates: HashMap::new(), area: USUAL };
        let mut xml = Xml::new(&text);
        let mut in_box = false;
        loop {
            match xml.next(work)? {
                Node::Start(element) => {
                    in_box = element.name() == "PhysicalBox";
                    let part = element.get("BaseLoc").map(|part| resolve(folder, &part));
                    match (element.name(), part) {
                        ("Page", Some(part)) => document.pages.push(part),
                        ("TemplatePage", Some(part)) => {
                            document.templates.insert(element.get("ID").unwrap_or_default(), part);
                        }
                        _ => {}
                    }
                }
                Node::Text(words) if in_box => document.area = rectangle(&words).unwrap_or(document.area),
                Node::End(_) => in_box = false,
                Node::Eof => return Ok(document),
                Node::Text(_) => {}
            }
        }
    }
}

/// A part is named from where it is named, or from the top.
fn resolve(folder: &str, part: &str) -> String {
    let top = part.starts_with('/') || folder.is_empty();
    let mut path: Vec<&str> = if top { Vec::new() } else { folder.split('/').collect() };
    for step in part.split(['/', '\\']) {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            _ => path.push(step),
        }
    }
    path.join("/")
}

fn rectangle(text: &str) -> Option<[f64; 4]> {
    numbers(text).try_into().ok()
}

fn numbers(text: &str) -> Vec<f64> {
    text.split_ascii_whitespace().take(64).filter_map(|word| word.parse().ok()).collect()
}
