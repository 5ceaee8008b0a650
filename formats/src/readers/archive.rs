//! ZIP archives: by themselves, and as the shell of Word documents. The `zip` crate reads them; here stand the limits.

use crate::limits::{ENTRIES, ENTRY_BYTES, PACKED_BYTES, RATIO};
use crate::refusal::{BROKEN, LOCKED, PACKING, Refusal};
use crate::work::Work;
use std::io::{Cursor, ErrorKind, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// An archive that says to have fewer entries than it has is found out by the marks in it. Archives that are stored in
/// it have marks of their own.
const MAX_MARKS: usize = 30 * ENTRIES.max as usize;
const ENTRY_MARK: &[u8] = b"PK\x01\x02";
/// Small entries of spaces or zeros may be packed very tightly.
const RATIO_FROM: u64 = 1 << 20;

pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

/// A file in an archive.
pub struct Entry {
    pub index: usize,
    /// The bytes of the name, and whether they say to be UTF-8.
    pub name: Vec<u8>,
    pub utf8: bool,
}

impl<'a> Archive<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        PACKED_BYTES.check(bytes.len() as u64)?;
        if memchr_count(bytes) > MAX_MARKS {
            return Err(Refusal::TooLarge(&ENTRIES));
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(refusal)?;
        Ok(Archive { zip })
    }

    /// How many entries there are, folders included.
    pub fn len(&self) -> usize {
        self.zip.len()
    }

    pub fn has(&self, name: &str) -> bool {
        self.zip.index_for_name_raw(name.as_bytes()).is_some()
    }

    /// Everything but folders.
    pub fn entries(&mut self) -> Result<Vec<Entry>, Refusal> {
        ENTRIES.check(self.len() as u64)?;
        let mut entries = Vec::new();
        let mut broken = None;
        for index in 0..self.zip.len() {
            // One entry that leads nowhere does not spoil the others.
            let file = match self.zip.by_index_raw(index) {
                Ok(file) => file,
                Err(error) => {
                    broken = Some(refusal(error));
                    continue;
                }
            };
            if file.is_dir() {
                continue;
            }
            let name = file.name_raw().to_vec();
            entries.push(Entry { index, utf8: std::str::from_utf8(&name).is_ok(), name });
        }
        match broken {
            Some(refusal) if entries.is_empty() => Err(refusal),
            _ => Ok(entries),
        }
    }

    /// The bytes of an entry, by its exact name. `None` where there is no such entry.
    pub fn read_named(&mut self, name: &str, work: &mut Work) -> Result<Option<Vec<u8>>, Refusal> {
        match self.zip.index_for_name_raw(name.as_bytes()) {
            Some(index) => self.read(index, work).map(Some),
            None => Ok(None),
        }
    }

    pub fn read(&mut self, index: usize, work: &mut Work) -> Result<Vec<u8>, Refusal> {
        let mut file = self.zip.by_index(index).map_err(refusal)?;
        let packed = file.compressed_size();
        ENTRY_BYTES.check(file.size())?;
        // What an archive says about sizes need not be true: it is read in pieces, and each is counted.
        let mut bytes = Vec::new();
        loop {
            let before = bytes.len();
            let read = file.by_ref().take(1 << 20).read_to_end(&mut bytes);
            work.add_inflated((bytes.len() - before) as u64)?;
            ENTRY_BYTES.check(bytes.len() as u64)?;
            if bytes.len() as u64 > RATIO_FROM && bytes.len() as u64 > packed.saturating_mul(RATIO.max) {
                return Err(Refusal::TooLarge(&RATIO));
            }
            work.look(0, bytes.len() as u64)?;
            match read {
                Ok(0) => return Ok(bytes),
                Ok(_) => {}
                Err(error) if error.kind() == ErrorKind::Unsupported => return Err(Refusal::Trouble(&PACKING)),
                Err(_) => return Err(Refusal::Trouble(&BROKEN)),
            }
        }
    }
}

fn memchr_count(bytes: &[u8]) -> usize {
    let mut count = 0;
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|&b| b == b'P') {
        count += usize::from(rest[at..].starts_with(ENTRY_MARK));
        rest = &rest[at + 1..];
    }
    count
}

fn refusal(error: ZipError) -> Refusal {
    Refusal::Trouble(match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => &LOCKED,
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => &PACKING,
        _ => &BROKEN,
    })
}
