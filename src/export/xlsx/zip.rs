//! A ZIP archive that is written in one pass, each file compressed as it comes: a workbook of a hundred thousand rows is
//! hundreds of megabytes before and a twentieth of that after, and is never in memory as a whole.
//!
//! Sizes and checksums stand behind each file (bit 3 of the flags) and in the directory.

use miniz_oxide::deflate::core::CompressorOxide;
use miniz_oxide::deflate::stream::deflate;
use miniz_oxide::{DataFormat, MZFlush};

/// Files one after the other, with the directory at the end. Pieces of the archive are handed over as they are made.
pub struct Zip<'p> {
    put: &'p mut dyn FnMut(&[u8]),
    /// How much has been handed over.
    at: u32,
    directory: Vec<u8>,
    count: u16,
    file: Option<Open>,
}

/// The file that is being written.
struct Open {
    name: String,
    start: u32,
    crc: u32,
    size: u32,
    packed: u32,
    compressor: Box<CompressorOxide>,
}

/// 1980-01-01, the first day that an archive can name: the core has no clock, and the same tables give the same bytes.
const DATE: u16 = 0x21;
/// File names are UTF-8, and sizes stand behind the file.
const FLAGS: u16 = 0x0800 | 0x0008;
const DEFLATE: u16 = 8;
const VERSION: u16 = 20;
/// Fast; more would halve the rest for three times the time.
const LEVEL: u8 = 1;

impl<'p> Zip<'p> {
    pub fn new(put: &'p mut dyn FnMut(&[u8])) -> Zip<'p> {
        Zip { put, at: 0, directory: Vec::new(), count: 0, file: None }
    }

    /// A whole file.
    pub fn add(&mut self, name: &str, content: &str) {
        self.begin(name);
        self.write(content.as_bytes());
        self.end();
    }

    pub fn begin(&mut self, name: &str) {
        let mut compressor = Box::<CompressorOxide>::default();
        compressor.set_format_and_level(DataFormat::Raw, LEVEL);
        let start = self.at;
        let mut header = b"PK\x03\x04".to_vec();
        header.extend(common(0, 0, 0, name));
        header.extend(name.as_bytes());
        self.put(&header);
        self.file = Some(Open { name: name.into(), start, crc: !0, size: 0, packed: 0, compressor });
    }

    /// Some more of the file that has begun.
    pub fn write(&mut self, content: &[u8]) {
        if let Some(file) = &mut self.file {
            file.crc = crc32(file.crc, content);
            file.size += content.len() as u32;
        }
        self.pack(content, MZFlush::None);
    }

    fn pack(&mut self, mut content: &[u8], flush: MZFlush) {
        let mut out = [0; 16 * 1024];
        loop {
            let Some(file) = &mut self.file else { return };
            let done = deflate(&mut file.compressor, content, &mut out, flush);
            content = &content[done.bytes_consumed..];
            file.packed += done.bytes_written as u32;
            self.put(&out[..done.bytes_written]);
            // Nothing moves any more when all is in, or all is out.
            if done.bytes_written < out.len() && content.is_empty() || done.status.is_err() {
                return;
            }
        }
    }

    pub fn end(&mut self) {
        self.pack(&[], MZFlush::Finish);
        let Some(Open { name, start, crc, size, packed, .. }) = self.file.take() else { return };
        let mut behind = b"PK\x07\x08".to_vec();
        for word in [!crc, packed, size] {
            behind.extend(word.to_le_bytes());
        }
        self.put(&behind);
        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(common(!crc, packed, size, &name));
        // No comment, disk 0, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(start.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.count += 1;
    }

    pub fn finish(mut self) {
        let (at, directory) = (self.at, std::mem::take(&mut self.directory));
        self.put(&directory);
        let mut end = b"PK\x05\x06".to_vec();
        end.extend([0; 4]);
        end.extend(self.count.to_le_bytes());
        end.extend(self.count.to_le_bytes());
        end.extend((directory.len() as u32).to_le_bytes());
        end.extend(at.to_le_bytes());
        end.extend([0; 2]);
        self.put(&end);
    }

    fn put(&mut self, bytes: &[u8]) {
        self.at += bytes.len() as u32;
        (self.put)(bytes);
    }
}

/// What the header of a file and its line in the directory have in common.
fn common(crc: u32, packed: u32, size: u32, name: &str) -> Vec<u8> {
    let mut common = Vec::new();
    for half in [VERSION, FLAGS, DEFLATE, 0, DATE] {
        common.extend(half.to_le_bytes());
    }
    for word in [crc, packed, size] {
        common.extend(word.to_le_bytes());
    }
    common.extend((name.len() as u16).to_le_bytes());
    common.extend(0u16.to_le_bytes());
    common
}

const TABLE: [u32; 256] = {
    let mut table = [0u32; 256];
    let mut n = 0;
    while n < 256 {
        let (mut c, mut k) = (n as u32, 0);
        while k < 8 {
            c = if c & 1 == 1 { 0xedb8_8320 ^ (c >> 1) } else { c >> 1 };
            k += 1;
        }
        table[n] = c;
        n += 1;
    }
    table
};

/// A checksum that goes on; it begins with all bits and is turned over at the end.
fn crc32(crc: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(crc, |crc, byte| TABLE[((crc ^ u32::from(*byte)) & 0xff) as usize] ^ (crc >> 8))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(!super::crc32(!0, b"123456789"), 0xcbf4_3926);
    }
}
