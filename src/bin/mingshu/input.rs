//! From the names on the command line to documents.

use crate::language::Language;
use mingshu_formats::formats::{Found, in_folder};
use mingshu_formats::{Document, Options, Refusal, limits, open, refusal};
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// A document, or in one sentence why there is none.
pub type Take<'a> = &'a mut dyn FnMut(Result<Document, String>) -> io::Result<()>;

/// Folders in folders. A link may lead back to where it stands.
const MAX_DEPTH: usize = 32;

/// Reads a file and all that is in it, one document at a time. A document from standard input has no name.
pub fn read(file: &OsStr, encoding: Option<&str>, language: Language, take: Take) -> io::Result<()> {
    if file == "-" {
        let shown = language.standard_input();
        return match bytes(io::stdin().lock()) {
            Ok(bytes) => documents("", shown, &bytes, encoding, language, take),
            Err(error) => take(Err(language.unread(shown, &error))),
        };
    }
    let path = Path::new(file);
    if path.is_dir() {
        let mut any = false;
        folder(path, MAX_DEPTH, encoding, language, &mut |found| {
            any = true;
            take(found)
        })?;
        if !any {
            take(Err(language.refused(&path.display().to_string(), &Refusal::Trouble(&refusal::NO_DOCUMENT))))?;
        }
        return Ok(());
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    one(path, &name, encoding, language, take)
}

/// Everything in a folder, in the order of names. What is no document there is passed over without a word.
fn folder(path: &Path, depth: usize, encoding: Option<&str>, language: Language, take: Take) -> io::Result<()> {
    let shown = path.display().to_string();
    let mut entries: Vec<_> = match std::fs::read_dir(path) {
        Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
        Err(error) => return take(Err(language.unread(&shown, &error))),
    };
    entries.sort();
    for entry in entries {
        let name = entry.display().to_string();
        if entry.is_dir() {
            if depth > 0 && in_folder(&format!("{name}/")) != Found::Litter {
                folder(&entry, depth - 1, encoding, language, take)?;
            }
        } else if in_folder(&name) == Found::Document {
            one(&entry, &name, encoding, language, take)?;
        }
    }
    Ok(())
}

fn one(path: &Path, name: &str, encoding: Option<&str>, language: Language, take: Take) -> io::Result<()> {
    let shown = path.display().to_string();
    match File::open(path).and_then(bytes) {
        Ok(bytes) => documents(name, &shown, &bytes, encoding, language, take),
        Err(error) => take(Err(language.unread(&shown, &error))),
    }
}

fn documents(
    name: &str,
    shown: &str,
    bytes: &[u8],
    encoding: Option<&str>,
    language: Language,
    take: Take,
) -> io::Result<()> {
    let found = open(name, bytes, &Options { encoding, format: None });
    for document in found.documents {
        take(Ok(document))?;
    }
    for refused in found.refused {
        // What is in the file goes by its path there, the file itself by the words of the command line.
        let inside = refused.name.strip_prefix(name).unwrap_or_default();
        take(Err(language.refused(&format!("{shown}{inside}"), &refused.why)))?;
    }
    Ok(())
}

/// All bytes, or one more than is allowed. Pipes and devices do not say beforehand how much is in them.
fn bytes(source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(limits::PACKED_BYTES.max + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
