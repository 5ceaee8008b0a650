//! Every encoding that a report comes in, whole and damaged.

use crate::support::{REPORT, TRADITIONAL, encode};
use mingshu_formats::{Refusal, decode, detect, encoding_name};

/// Encoding, byte order mark, whether the guess is as good as proved.
const WAYS: &[(&str, &[u8], bool)] = &[
    ("UTF-8", b"", true),
    ("UTF-8", b"\xEF\xBB\xBF", true),
    ("UTF-16LE", b"\xFF\xFE", true),
    ("UTF-16BE", b"\xFE\xFF", true),
    ("UTF-16LE", b"", true),
    ("UTF-16BE", b"", true),
    ("gb18030", b"", true),
    ("gb18030", b"\x84\x31\x95\x33", true),
];

#[test]
fn every_way_of_writing_a_report_gives_the_same_text() {
    for &(encoding, bom, certain) in WAYS {
        let bytes = [bom, &encode(REPORT, encoding)].concat();
        let found = detect(&bytes).expect("a text");
        assert_eq!((found.encoding, found.bom, found.certain), (encoding, bom.len(), certain), "{encoding} {bom:?}");
        let read = decode(&bytes, None).expect("a text");
        assert_eq!(read.text, REPORT, "{encoding} {bom:?}");
        assert_eq!((read.encoding, read.format, read.replaced), (encoding, "txt", 0));
    }
}

#[test]
fn traditional_characters_in_big5_are_guessed_and_the_guess_is_called_one() {
    let bytes = encode(TRADITIONAL, "big5");
    let found = detect(&bytes).expect("a text");
    assert_eq!((found.encoding, found.certain), ("Big5", false));
    assert_eq!(decode(&bytes, None).unwrap().text, TRADITIONAL);
    let gbk = encode(TRADITIONAL, "gbk");
    assert_eq!(detect(&gbk).unwrap().encoding, "gb18030");
    assert_eq!(decode(&gbk, None).unwrap().text, TRADITIONAL);
}

#[test]
fn a_few_words_are_enough() {
    for text in ["受理案件25件", "全年", "一、总体情况", "a、b，“c”", "同比增长8.5%"] {
        for encoding in ["UTF-8", "gb18030"] {
            let bytes = encode(text, encoding);
            assert_eq!(detect(&bytes).unwrap().encoding, encoding, "{text} in {encoding}");
            assert_eq!(decode(&bytes, None).unwrap().text, text);
        }
    }
}

#[test]
fn utf16_without_a_single_ascii_character_is_told_from_the_rest() {
    // None of these has a zero byte, and some bytes look like control characters.
    for text in
        ["全年受理行政复议案件，审结率为百分之百，群众满意度进步明显。", "会同有关部门伙同办理", "（丁）法治政府建设"]
    {
        for encoding in ["UTF-16LE", "UTF-16BE"] {
            let bytes = encode(text, encoding);
            assert!(!bytes.contains(&0), "{text}");
            assert_eq!(detect(&bytes).expect("a text").encoding, encoding, "{text}");
        }
    }
}

#[test]
fn characters_outside_the_basic_plane_and_of_four_bytes_arrive() {
    let text = format!("{REPORT}负责人：㐂𠀀\u{20BB7}，办结28件。");
    for encoding in ["UTF-8", "UTF-16LE", "UTF-16BE", "gb18030"] {
        assert_eq!(decode(&encode(&text, encoding), None).unwrap().text, text, "{encoding}");
    }
}

#[test]
fn a_text_in_english_is_utf8_or_western() {
    assert_eq!(detect(b"Annual report: 25 cases.\n").unwrap().encoding, "UTF-8");
    let read = decode(b"Annual report \x93caf\xE9\x94: 25 cases closed, 12 pending.\n", None).unwrap();
    assert_eq!((read.encoding, read.certain), ("windows-1252", false));
    assert_eq!(read.text, "Annual report “café”: 25 cases closed, 12 pending.\n");
    // Pairs of letters look like hanzi in UTF-16.
    let letters = [&b"annualreport".repeat(20)[..], b"\xE9", b"annual"].concat();
    assert_eq!(detect(&letters).unwrap().encoding, "windows-1252");
    let page = encode("<html><head><title>年度报告</title></head><body class=article></body></html>", "gbk");
    assert_eq!(detect(&page).unwrap().encoding, "gb18030");
}

#[test]
fn a_file_cut_anywhere_keeps_its_encoding_and_loses_one_character_at_most() {
    for encoding in ["UTF-8", "UTF-16LE", "UTF-16BE", "gb18030"] {
        let bytes = encode(REPORT, encoding);
        for end in (bytes.len() / 2)..bytes.len() {
            let read = decode(&bytes[..end], None).expect("a text");
            assert_eq!(read.encoding, encoding, "{encoding} cut at {end}");
            assert!(read.replaced <= 1, "{encoding} cut at {end}: {}", read.replaced);
            let whole = read.text.trim_end_matches('\u{FFFD}');
            assert!(REPORT.starts_with(whole), "{encoding} cut at {end}");
        }
    }
}

#[test]
fn broken_bytes_are_counted_and_the_rest_is_kept() {
    let mut bytes = encode(REPORT, "UTF-8");
    let hanzi = REPORT.find('举').expect("there") + 1;
    bytes[hanzi] = b'?';
    let read = decode(&bytes, None).unwrap();
    assert_eq!(read.encoding, "UTF-8");
    assert_eq!(read.replaced, 2, "the first byte and the last byte, each alone");
    assert_eq!(read.text, REPORT.replace('举', "\u{FFFD}?\u{FFFD}"));
}

#[test]
fn of_two_encodings_in_one_file_the_larger_part_is_read_and_the_rest_counted() {
    let line = "本段由另一台机器写成，共计办理案件12件。\n";
    let mixed = [encode(REPORT, "UTF-8"), encode(line, "gb18030")].concat();
    let read = decode(&mixed, None).unwrap();
    assert_eq!((read.encoding, read.certain), ("UTF-8", false));
    assert!(read.text.starts_with(REPORT));
    assert_eq!(read.replaced, read.text.matches('\u{FFFD}').count());
    assert!(read.replaced >= 10, "{}", read.replaced);

    let mixed = [encode(REPORT, "gb18030"), encode(line, "UTF-8")].concat();
    let read = decode(&mixed, None).unwrap();
    assert_eq!((read.encoding, read.certain), ("gb18030", false));
    assert!(read.text.starts_with(REPORT));
}

#[test]
fn a_replacement_character_that_stands_in_the_file_is_not_counted_as_unreadable() {
    let read = decode("办理\u{FFFD}件".as_bytes(), None).unwrap();
    assert_eq!((read.text.as_str(), read.replaced), ("办理\u{FFFD}件", 0));
}

#[test]
fn an_encoding_that_is_named_is_believed() {
    let bytes = encode(REPORT, "gb18030");
    assert_eq!(decode(&bytes, Some("GBK")).unwrap().text, REPORT);
    assert!(decode(&bytes, Some("utf-8")).unwrap().replaced > 100);
    assert_eq!(decode(&bytes, Some("klingon")), Err(Refusal::UnknownEncoding("klingon".into())));
    let marked = [&b"\xEF\xBB\xBF"[..], REPORT.as_bytes()].concat();
    assert_eq!(decode(&marked, Some("utf8")).unwrap().text, REPORT);
    let marked = [&b"\x84\x31\x95\x33"[..], &bytes].concat();
    assert_eq!(decode(&marked, Some("gb18030")).unwrap().text, REPORT);
}

#[test]
fn encodings_go_by_their_usual_names() {
    assert_eq!(encoding_name("gb2312"), Some("GBK"));
    assert_eq!(encoding_name(" UTF8 "), Some("UTF-8"));
    assert_eq!(encoding_name("replacement"), None);
}

/// All two-byte codes of GB18030 as encoding_rs reads them, a line for each first byte: the browser test compares them
/// with what its own decoder reads. `MINGSHU_UPDATE=1` writes the table anew.
#[test]
fn the_two_byte_codes_of_gb18030_are_those_that_the_browser_is_held_to() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/files/gb18030.table");
    let mut table = String::new();
    for lead in 0x81..=0xFEu8 {
        for trail in (0x40..=0x7Eu8).chain(0x80..=0xFE) {
            let code = [lead, trail];
            let (text, _, broken) = encoding_rs::GB18030.decode(&code);
            assert!(!broken && text.chars().count() == 1, "{lead:02x} {trail:02x}: {text}");
            table.push_str(&text);
        }
        table.push('\n');
    }
    if std::env::var_os("MINGSHU_UPDATE").is_some() {
        std::fs::write(&path, &table).expect("room");
    }
    assert!(std::fs::read_to_string(&path).expect("the table") == table, "not as in {}", path.display());
}
