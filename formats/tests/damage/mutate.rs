//! Real files, broken: bits turned over, cut off, parts swapped, repeated or blotted out; within an archive, too.

use std::io::{Cursor, Read, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The files of a format, smallest first.
pub fn files(folder: &Path, format: &str) -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).expect("the folder").flatten().map(|entry| entry.path());
    let mut files: Vec<(String, Vec<u8>)> = entries
        .filter(|path| path.extension().is_some_and(|extension| extension == format))
        .map(|path| (path.file_stem().expect("a name").to_string_lossy().into(), std::fs::read(&path).expect("a file")))
        .collect();
    files.sort();
    files
}

/// The same seed gives the same file.
pub fn mutant(files: &[(String, Vec<u8>)], seed: u64) -> (String, Vec<u8>) {
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let (name, bytes) = &files[random.below(files.len())];
    // Most damage to packed bytes is found by their sum; damage before packing is not.
    let bytes = match bytes.starts_with(b"PK") && !seed.is_multiple_of(4) {
        true => repacked(bytes, &mut random),
        false => broken(bytes, &mut random),
    };
    (name.clone(), bytes)
}

struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() >> 16) as usize % end.max(1)
    }
}

fn broken(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=random.below(3) {
        let (a, b) = (random.below(bytes.len()), random.below(bytes.len()));
        let (start, end) = (a.min(b), a.max(b));
        match random.below(7) {
            0 => (0..=random.below(40)).for_each(|_| {
                let at = random.below(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << random.below(8);
                }
            }),
            1 => bytes.truncate(end),
            2 => drop(bytes.drain(start..end.min(start + 200))),
            3 => {
                let part = bytes[start..end].to_vec();
                bytes.splice(start..start, part);
            }
            4 => bytes[start..end.min(start + 100)].fill(b"\0<{&\\\xFF\xB7 "[random.below(8)]),
            5 => bytes.rotate_left(start),
            _ => {
                let middle = start + (end - start) / 2;
                bytes[start..end].rotate_left(middle - start);
            }
        }
    }
    bytes
}

/// An archive with its parts broken or swapped and packed anew.
fn repacked(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut parts: Vec<(String, Vec<u8>)> = (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).expect("an entry");
            let mut part = Vec::new();
            file.read_to_end(&mut part).expect("bytes");
            (file.name().expect("a name").into_owned(), part)
        })
        .collect();
    for _ in 0..=random.below(2) {
        let at = random.below(parts.len());
        let other = random.below(parts.len());
        match random.below(6) {
            0 => {
                let part = std::mem::take(&mut parts[at].1);
                parts[at].1 = std::mem::replace(&mut parts[other].1, part);
            }
            1 if parts.len() > 1 => drop(parts.remove(at)),
            _ => parts[at].1 = broken(&parts[at].1, random),
        }
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, part) in parts {
        writer.start_file(name, options).expect("room");
        writer.write_all(&part).expect("room");
    }
    writer.finish().expect("room").into_inner()
}
