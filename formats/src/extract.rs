//! From a file to the documents in it: what is it, who reads it, and for an archive the same again for each entry.

use crate::formats::{self, FORMATS, Format};
use crate::kinds::{self, NotText};
use crate::limits::{NESTING, PACKED_BYTES};
use crate::notes::{GUESSED, Note, OTHER_FORMAT, UNREADABLE};
use crate::readers::archive::{Archive, Entry};
use crate::readers::{Reader, Source, html};
use crate::refusal::{NO_DOCUMENT, PASSED_OVER, Refusal};
use crate::work::{Decoder, Watch, Work};

/// What a reader may ask for.
#[derive(Clone, Debug, Default)]
pub struct Options<'a> {
    /// The label of an encoding that is to be believed.
    pub encoding: Option<&'a str>,
    /// The code of a format that is to be believed: `html` for what was pasted as rich text.
    pub format: Option<&'a str>,
}

/// A document and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The name of the file; in an archive with the path there, as in `2023.zip/云岫县.docx`.
    pub name: String,
    /// A code of [`FORMATS`].
    pub format: &'static str,
    /// The WHATWG name, where the format leaves it open.
    pub encoding: Option<&'static str>,
    /// False where the encoding is a guess that may be wrong.
    pub certain: bool,
    pub text: String,
    /// How many characters could not be read. Each stands as U+FFFD in the text.
    pub replaced: usize,
    pub notes: Vec<Note>,
    /// Where each page starts in the text, in UTF-16 code units, the first page first; empty where the format has no pages.
    pub pages: Vec<u32>,
}

/// A file that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub name: String,
    pub why: Refusal,
}

/// Everything that was in a file. There is always a document or a refusal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extracted {
    pub documents: Vec<Document>,
    pub refused: Vec<Refused>,
}

/// Reads a file and all files in it.
pub fn extract(name: &str, bytes: &[u8], options: &Options, decoder: &dyn Decoder, watch: &mut dyn Watch) -> Extracted {
    let mut job = Job { options, work: Work::new(decoder, watch), found: Extracted::default() };
    job.file(name, bytes, 0);
    job.found
}

struct Job<'a, 'o> {
    options: &'o Options<'o>,
    work: Work<'a>,
    found: Extracted,
}

impl Job<'_, '_> {
    fn file(&mut self, name: &str, bytes: &[u8], depth: u64) {
        self.work.begin(name);
        if let Err(why) = self.read(name, bytes, depth) {
            self.found.refused.push(Refused { name: name.into(), why });
        }
    }

    fn read(&mut self, name: &str, bytes: &[u8], depth: u64) -> Result<(), Refusal> {
        let format = self.identify(name, bytes)?;
        let read = match format.reader {
            Reader::Archive => return self.archive(name, bytes, depth),
            Reader::Document(read) => read,
        };
        let source = Source { bytes, encoding: self.options.encoding };
        let found = read(&source, &mut self.work)?;
        self.work.add_chars(found.text.chars().count() as u64)?;
        let mut notes = found.notes;
        let expected = formats::by_name(name);
        if expected.is_some_and(|expected| expected.code != format.code && expected.code != "txt") {
            notes.push(other_format(format));
        }
        notes.extend(found.encoding.filter(|_| found.guessed).map(|encoding| GUESSED.note(encoding)));
        notes.extend(UNREADABLE.count(found.replaced));
        self.found.documents.push(Document {
            name: name.into(),
            format: format.code,
            encoding: found.encoding,
            certain: !found.guessed,
            text: found.text,
            replaced: found.replaced,
            notes,
            pages: found.pages,
        });
        Ok(())
    }

    fn identify(&self, name: &str, bytes: &[u8]) -> Result<&'static Format, Refusal> {
        if let Some(format) = self.options.format.and_then(formats::format) {
            return Ok(format);
        }
        match kinds::kind(bytes) {
            Some(kind) if bytes.starts_with(b"PK") => {
                Ok(formats::format(shell(bytes, kind.code)?).ok_or(NotText { kind })?)
            }
            Some(kind) => Ok(formats::format(kind.code).ok_or(NotText { kind })?),
            None if html::is_page(bytes) => Ok(formats::format("html").unwrap_or(&FORMATS[0])),
            None => Ok(formats::needs_reader(name, bytes).unwrap_or(&FORMATS[0])),
        }
    }

    /// Reads each entry as a file of its own. Only the archive itself can be refused here.
    fn archive(&mut self, name: &str, bytes: &[u8], depth: u64) -> Result<(), Refusal> {
        NESTING.check(depth + 1)?;
        let mut archive = Archive::open(bytes)?;
        let entries = archive.entries()?;
        let before = (self.found.documents.len(), self.found.refused.len());
        let total = entries.len() as u64;
        for (done, entry) in entries.iter().enumerate() {
            let path = format!("{name}/{}", self.path(entry));
            self.work.begin(name);
            self.work.look(done as u64, total)?;
            match formats::in_folder(&path) {
                formats::Found::Document => {}
                formats::Found::Litter => continue,
                formats::Found::Other => {
                    self.found.refused.push(Refused { name: path, why: Refusal::Trouble(&PASSED_OVER) });
                    continue;
                }
            }
            match archive.read(entry.index, &mut self.work) {
                Ok(bytes) => self.file(&path, &bytes, depth + 1),
                Err(why) => self.found.refused.push(Refused { name: path, why }),
            }
            // What is said about all files together, or by the reader, is said once.
            if let Some(Refused { why, .. }) = self.found.refused.last()
                && matches!(why.code(), "all_bytes" | "all_chars" | "cancelled")
            {
                return Ok(());
            }
        }
        if before == (self.found.documents.len(), self.found.refused.len()) {
            return Err(Refusal::Trouble(&NO_DOCUMENT));
        }
        Ok(())
    }

    /// The name of an entry. Programs in China write names in GBK without saying so.
    fn path(&self, entry: &Entry) -> String {
        let decoded = if entry.utf8 { None } else { self.work.decoder.decode("gb18030", &entry.name) };
        let path = decoded.map_or_else(|| String::from_utf8_lossy(&entry.name).into_owned(), |text| text.text);
        path.replace('\\', "/").chars().filter(|c| !c.is_control()).collect()
    }
}

/// What an archive is the shell of: an office file has its parts list at the top, and may also lie in another archive.
fn shell(bytes: &[u8], kind: &'static str) -> Result<&'static str, Refusal> {
    PACKED_BYTES.check(bytes.len() as u64)?;
    let archive = Archive::open(bytes)?;
    let office = ["[Content_Types].xml", "mimetype", "OFD.xml", "content.xml"].iter().any(|part| archive.has(part));
    Ok(if office && kind == "zip" && archive.has("_rels/.rels") {
        "docx"
    } else if office {
        kind
    } else {
        "zip"
    })
}

fn other_format(format: &Format) -> Note {
    let mut note = OTHER_FORMAT.note("");
    note.zh = OTHER_FORMAT.zh.replace("{}", format.zh);
    note.en = OTHER_FORMAT.en.replace("{}", format.en);
    note
}
