//! Files that are no text: each is named, and never read as Chinese.

use crate::support::{REPORT, encode, noise};
use mingshu_formats::{LIMITS, Refusal, check_size, decode, detect, kinds, limits};

fn refused(bytes: &[u8]) -> &'static str {
    match decode(bytes, None) {
        Err(refusal) => refusal.code(),
        Ok(read) => panic!("read as {}: {:?}", read.encoding, read.text.chars().take(20).collect::<String>()),
    }
}

/// The start of a file, then bytes as they come in such files.
fn file(start: &[u8]) -> Vec<u8> {
    [start, &noise(4096)].concat()
}

#[test]
fn files_of_other_programs_are_known_by_their_first_bytes() {
    for (start, code) in [
        (&b"\x89PNG\r\n\x1A\n"[..], "png"),
        (b"\xFF\xD8\xFF\xE0\0\x10JFIF", "jpeg"),
        (b"GIF89a", "image"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "image"),
        (b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "pdf"),
        (b"\r\n\r\n%PDF-1.4\n", "pdf"),
        (b"PK\x03\x04\x14\0\x08\0", "zip"),
        (b"{\\rtf1\\ansi\\ansicpg936 ", "rtf"),
        (b"\x1F\x8B\x08\0", "archive"),
        (b"7z\xBC\xAF\x27\x1C", "archive"),
        (b"BZh91AY&SY", "archive"),
        (b"ID3\x04\0", "media"),
        (b"\0\0\0\x20ftypisom", "media"),
        (b"\x7FELF\x02\x01", "program"),
        (b"\xFF\xFE\0\0\x4E\0\0\0", "utf32"),
    ] {
        assert_eq!(refused(&file(start)), code);
        assert_eq!(decode(&file(start), Some("utf-8")).unwrap_err().code(), code, "also where an encoding is named");
    }
}

#[test]
fn archives_and_compound_files_are_told_apart_by_what_is_in_them() {
    let entry = |name: &[u8]| {
        [&b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0"[..], &noise(12), &[name.len() as u8, 0, 0, 0], name].concat()
    };
    for (name, code) in [
        (&b"word/document.xml"[..], "docx"),
        (b"xl/workbook.xml", "xlsx"),
        (b"ppt/presentation.xml", "pptx"),
        (b"OFD.xml", "ofd"),
        (b"photo.jpg", "zip"),
    ] {
        assert_eq!(refused(&file(&entry(name))), code);
        // The name may stand in the directory at the end only.
        let far = [entry(b"[Content_Types].xml"), noise(200_000), entry(name)].concat();
        assert_eq!(refused(&far), code);
    }
    let compound = |stream: &str| {
        [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &noise(2000), &encode(stream, "UTF-16LE"), &noise(500)].concat()
    };
    assert_eq!(refused(&compound("WordDocument")), "doc");
    assert_eq!(refused(&compound("Workbook")), "xls");
    assert_eq!(refused(&compound("Contents")), "ole");
}

#[test]
fn noise_is_never_read_as_chinese() {
    let bytes = noise(1 << 20);
    for length in [64, 257, 4096, 1 << 20] {
        for start in [0, 100, 1000] {
            let end = (start + length).min(bytes.len());
            assert_eq!(refused(&bytes[start..end]), "noise", "{length} bytes from {start}");
        }
    }
    assert_eq!(refused(&[0; 1000]), "noise");
    let high: Vec<u8> = bytes.iter().map(|b| b | 0x80).collect();
    assert_eq!(refused(&high), "noise", "without control characters, too");
    assert_eq!(refused(&[&b"\xFF\xFE"[..], &bytes].concat()), "noise", "behind a byte order mark, too");
    assert_eq!(refused(&[&b"\xEF\xBB\xBF"[..], &bytes].concat()), "noise");
}

#[test]
fn a_stray_control_character_does_not_make_a_text_binary() {
    for encoding in ["UTF-8", "gb18030"] {
        let mut bytes = encode(REPORT, encoding);
        bytes.push(0);
        bytes.push(0x1A);
        assert_eq!(detect(&bytes).expect("a text").encoding, encoding);
    }
}

#[test]
fn nothing_and_blanks_are_empty() {
    for bytes in [&b""[..], b"\xEF\xBB\xBF", b"\xFF\xFE", b" \r\n\t\r\n", b"\xE3\x80\x80\n"] {
        assert_eq!(decode(bytes, None), Err(Refusal::Empty), "{bytes:?}");
    }
    assert_eq!(detect(b"").map(|found| found.encoding), Ok("UTF-8"));
}

#[test]
fn what_is_too_large_is_refused_before_it_is_looked_at() {
    let max = limits::FILE_BYTES.max;
    assert_eq!(check_size(max), Ok(()));
    assert_eq!(check_size(max + 1), Err(Refusal::TooLarge(&limits::FILE_BYTES)));
    assert_eq!(refused(&vec![b'a'; max as usize + 1]), "file_bytes");
}

#[test]
fn a_web_page_is_read_and_said_to_be_one() {
    let page = format!("<!DOCTYPE html>\n<html><body><p>{REPORT}</p></body></html>");
    let read = decode(page.as_bytes(), None).unwrap();
    assert_eq!(read.text, page);
    assert_eq!(read.markup.map(|markup| markup.code), Some("html"));
    assert_eq!(decode(&encode(&page, "gbk"), None).unwrap().markup.map(|markup| markup.code), Some("html"));
    assert_eq!(decode(REPORT.as_bytes(), None).unwrap().markup, None);
}

#[test]
fn every_sentence_stands_in_both_languages_and_on_one_line() {
    let kinds = kinds::KINDS.iter().chain([&kinds::NOISE]).map(|kind| (kind.code, kind.zh, kind.en));
    let markup = kinds::MARKUP.iter().map(|row| (row.code, row.zh, row.en));
    let limits = LIMITS.iter().map(|limit| (limit.name, limit.zh, limit.en));
    for (code, zh, en) in kinds.chain(markup).chain(limits) {
        assert!(zh.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)), "{code}");
        assert!(en.is_ascii() && en.len() > 20, "{code}");
        for sentence in [zh, en] {
            assert!(!sentence.contains('\n') && !sentence.ends_with(['.', '。']), "{code}");
            assert!(sentence.contains(['；', ';', ',']), "{code}: says what to do, too");
        }
    }
}
