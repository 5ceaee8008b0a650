//! The SHA-256 of a file that the reader chooses, and whether a list of sums knows it.
//!
//! Computed here and not by `crypto.subtle`, which pages without a secure origin (http on an intranet, files in old
//! cores) do not have.

use gloo::file::callbacks::{FileReader, read_as_bytes};
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::File;
use yew::Callback;

/// Bytes that are read at a time: the page stays alive, and a file may be larger than memory.
const PIECE: f64 = 1_048_576.0;

/// How far a sum is.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// The share of the file that has been read, from 0 to 1.
    Share(f64),
    /// 64 hexadecimal digits.
    Sum(String),
    Unreadable,
}

/// A sum under way; dropping it ends the work.
pub struct Summing {
    _piece: Rc<RefCell<Option<FileReader>>>,
}

/// Reads a file piece by piece. The last that is told is the sum, or that it cannot be read.
pub fn sum_of(file: File, tell: Callback<Told>) -> Summing {
    let piece = Rc::default();
    next(file, 0.0, Sha256::new(), tell, &piece);
    Summing { _piece: piece }
}

fn next(file: File, from: f64, mut sum: Sha256, tell: Callback<Told>, piece: &Rc<RefCell<Option<FileReader>>>) {
    let size = file.size();
    if from >= size {
        return tell.emit(Told::Sum(hex(&sum.finalize())));
    }
    let to = size.min(from + PIECE);
    let Ok(slice) = file.slice_with_f64_and_f64(from, to) else { return tell.emit(Told::Unreadable) };
    let weak = Rc::downgrade(piece);
    let reader = read_as_bytes(&gloo::file::Blob::from(slice), move |read| {
        let (Ok(bytes), Some(piece)) = (read, weak.upgrade()) else { return tell.emit(Told::Unreadable) };
        sum.update(&bytes);
        tell.emit(Told::Share(to / size));
        next(file, to, sum, tell, &piece);
    });
    piece.replace(Some(reader));
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What a list says of a sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is in the list; the name that stands beside it, if there is one.
    Listed(String),
    /// Of so many sums none is this one.
    NotListed(usize),
    /// There is no sum in the list.
    NoSums,
}

/// Looks a sum up in what `sha256sum`, `certutil` or a person writes. `sum` is in small letters.
pub fn look_up(sum: &str, list: &str) -> Verdict {
    let mut count = 0;
    for line in list.lines() {
        // certutil once wrote a space after every two digits.
        let joined: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        let mut words = line.split(|c: char| !c.is_ascii_alphanumeric()).chain([joined.as_str()]);
        let Some(word) = words.find(|word| is_sum(word)) else { continue };
        count += 1;
        if word.eq_ignore_ascii_case(sum) {
            let name = line.split_once(word).map_or("", |(_, rest)| rest);
            return Verdict::Listed(name.trim_start_matches([' ', '\t', '*']).trim().into());
        }
    }
    if count == 0 { Verdict::NoSums } else { Verdict::NotListed(count) }
}

fn is_sum(word: &str) -> bool {
    word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUM: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    const OTHER: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    #[test]
    fn the_sum_is_the_one_of_the_standard() {
        // FIPS 180-2, appendix B.1.
        assert_eq!(hex(&Sha256::digest("abc")), SUM);
    }

    #[test]
    fn a_list_names_the_file_of_a_sum() {
        let list = format!("{OTHER}  site/index.html\n{SUM}  mingshu.html\n");
        assert_eq!(look_up(SUM, &list), Verdict::Listed("mingshu.html".into()));
        assert_eq!(look_up(SUM, &format!("{SUM} *mingshu.html")), Verdict::Listed("mingshu.html".into()));
    }

    #[test]
    fn a_sum_alone_in_any_writing_will_do() {
        assert_eq!(look_up(SUM, &format!("  {}\r\n", SUM.to_uppercase())), Verdict::Listed(String::new()));
        assert_eq!(look_up(SUM, &format!("SHA-256：{SUM}")), Verdict::Listed(String::new()));
        let pairs: Vec<&str> = (0..32).map(|i| &SUM[i * 2..i * 2 + 2]).collect();
        let certutil = format!("SHA256 的 mingshu.html 哈希:\n{}\nCertUtil: -hashfile 命令成功完成。", pairs.join(" "));
        assert_eq!(look_up(SUM, &certutil), Verdict::Listed(String::new()));
    }

    #[test]
    fn a_list_without_it_says_how_many_it_has() {
        assert_eq!(look_up(SUM, &format!("{OTHER}  a\n{OTHER}  b")), Verdict::NotListed(2));
        assert_eq!(look_up(SUM, ""), Verdict::NoSums);
        assert_eq!(look_up(SUM, &SUM[1..]), Verdict::NoSums);
    }
}
