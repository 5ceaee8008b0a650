//! XML as the reader of Word documents wants it: names without prefixes, bounded depth, and no entities but the five.

use crate::limits::DEPTH;
use crate::refusal::{BROKEN, Refusal};
use crate::work::Work;
use quick_xml::events::{BytesEnd, BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;

pub struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: u64,
    total: u64,
    /// References to entities that a document type would have to declare. They are not expanded.
    pub unknown: usize,
}

/// What stands in a document. An empty element comes as its start and its end.
pub enum Node<'a> {
    Start(Element<'a>),
    End(End<'a>),
    Text(Cow<'a, str>),
    Eof,
}

pub struct Element<'a>(BytesStart<'a>);
pub struct End<'a>(BytesEnd<'a>);

impl Element<'_> {
    /// The name without its prefix.
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute by its name without prefix.
    pub fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found = attributes.with_checks(false).flatten().find(|a| a.key.local_name().into_inner() == name)?;
        // A value with an entity that is not known stands as it is.
        Some(found.normalized_value(XmlVersion::Implicit1_0).map_or_else(|_| found.value.to_string(), Cow::into_owned))
    }

    /// `w:val`, where most of Word's properties have their value.
    pub fn val(&self) -> Option<String> {
        self.get("val")
    }

    /// A property that is on unless it says otherwise.
    pub fn is_on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

impl End<'_> {
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }
}

impl<'a> Xml<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Xml { reader, depth: 0, total: text.len() as u64, unknown: 0 }
    }

    pub fn next(&mut self, work: &mut Work) -> Result<Node<'a>, Refusal> {
        loop {
            work.tick(self.reader.buffer_position(), self.total)?;
            let event = self.reader.read_event().map_err(|_| Refusal::Trouble(&BROKEN))?;
            return Ok(match event {
                Event::Start(tag) => {
                    self.depth += 1;
                    DEPTH.check(self.depth)?;
                    Node::Start(Element(tag))
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::End(End(tag))
                }
                Event::Text(text) => Node::Text(text.into_inner()),
                Event::CData(text) => Node::Text(text.into_inner()),
                Event::GeneralRef(reference) => Node::Text(self.character(&reference).to_string().into()),
                // A document that breaks off has elements open.
                Event::Eof if self.depth > 0 => return Err(Refusal::Trouble(&BROKEN)),
                Event::Eof => Node::Eof,
                _ => continue,
            });
        }
    }

    fn character(&mut self, reference: &BytesRef) -> char {
        if let Ok(Some(character)) = reference.resolve_char_ref() {
            return character;
        }
        match reference.borrow().into_inner().as_ref() {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => {
                self.unknown += 1;
                '\u{FFFD}'
            }
        }
    }

    /// Leaves out everything up to the end of the element that has just begun.
    pub fn skip(&mut self, work: &mut Work) -> Result<(), Refusal> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next(work)?;
        }
        Ok(())
    }
}
