//! Real reports, furniture and damage included: no panic, no hang, and every promise of the schema is kept.

mod support;

use mingshu::Analysis;
use mingshu_formats::{decode, detect};
use std::time::Duration;
use support::{effort, files, invariants::assert_holds, shared};

/// For 1.3 MB of text with little optimisation; with all of it they take well under a second.
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn every_real_report_is_read_in_keeping_with_the_schema() {
    let Some(shared) = shared("corpus") else { return };
    let mut time = Duration::ZERO;
    for path in [files(&shared.join("corpus"), "txt"), files(&shared.join("seeds"), "txt")].concat() {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let read =
            decode(&std::fs::read(&path).expect("a readable file"), None).unwrap_or_else(|e| panic!("{name}: {e}"));
        let mut analysis = Analysis::default();
        time += effort(|| analysis = mingshu::analyze(&read.text));
        assert_holds(&name, &read.text, &analysis);
        assert_eq!(mingshu::analyze(&read.text), analysis, "{name}: the same text gives the same analysis");
        // The same report after a bad copy: cut in the middle, lines run together, lines broken.
        let half: String = read.text.chars().take(read.text.chars().count() / 2).collect();
        for (damage, text) in [
            ("cut", half),
            ("without line ends", read.text.replace(['\r', '\n'], "")),
            ("broken at each comma", read.text.replace('，', "，\r\n")),
        ] {
            assert_holds(&format!("{name}, {damage}"), &text, &mingshu::analyze(&text));
        }
    }
    assert!(time < PATIENCE, "all reports together took {time:?}");
}

#[test]
fn every_real_report_is_recognised_in_every_encoding() {
    let Some(shared) = shared("encodings") else { return };
    for path in [files(&shared.join("corpus"), "txt"), files(&shared.join("seeds"), "txt")].concat() {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let text = decode(&std::fs::read(&path).expect("a readable file"), None).expect("UTF-8").text;
        let (gb18030, _, _) = encoding_rs::GB18030.encode(&text);
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, encoding) in [(&gb18030[..], "gb18030"), (&little, "UTF-16LE"), (&big, "UTF-16BE")] {
            // Whole, and a kilobyte from its middle, which may begin and end inside a character.
            let whole = decode(bytes, None).unwrap_or_else(|e| panic!("{name} in {encoding}: {e}"));
            assert_eq!((whole.encoding, whole.replaced), (encoding, 0), "{name}");
            assert!(whole.text == text, "{name}: another text comes back from {encoding}");
            let middle = bytes.len() / 4 * 2;
            let part = detect(&bytes[middle..(middle + 1025).min(bytes.len())]);
            assert_eq!(part.map(|found| found.encoding), Ok(encoding), "{name}, from its middle");
        }
    }
}
