//! From the name on the command line to text.

use crate::language::Language;
use mingshu_formats::{Decoded, decode, limits};
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

pub struct Input {
    /// `None` for standard input.
    pub name: Option<String>,
    pub decoded: Decoded,
}

/// Reads a file, or says in one sentence why it cannot be read.
pub fn read(file: &OsStr, encoding: Option<&str>, language: Language) -> Result<Input, String> {
    let path = Path::new(file);
    let (shown, name, bytes) = if file == "-" {
        let shown = language.standard_input().to_string();
        let bytes = bytes(io::stdin().lock()).map_err(|error| language.unread(&shown, &error))?;
        (shown, None, bytes)
    } else {
        let shown = path.display().to_string();
        if path.is_dir() {
            return Err(language.directory(&shown));
        }
        let bytes = File::open(path).and_then(bytes).map_err(|error| language.unread(&shown, &error))?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        (shown, name, bytes)
    };
    let decoded = decode(&bytes, encoding).map_err(|refusal| language.refused(&shown, &refusal))?;
    Ok(Input { name, decoded })
}

/// All bytes, or one more than is allowed. Pipes and devices do not say beforehand how much is in them.
fn bytes(source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(limits::FILE_BYTES.max + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
