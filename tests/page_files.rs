//! Files whose text stands on pages (PDF, OFD) and old Word documents, made by real programs from the invented reports: each
//! gives the text of its report, an analysis like that of the plain text, and knows its pages.

#[path = "files/compare.rs"]
mod compare;

use compare::{folder, read, report, same_analysis, same_text, squash};
use mingshu_formats::{Options, open};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Files that hold a report and nothing else.
fn files(endings: &[&str]) -> Vec<String> {
    let entries = std::fs::read_dir(folder()).expect("the folder").flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| endings.iter().any(|ending| name.ends_with(ending)) && name.matches('.').count() == 2);
    names.retain(|name| !name.starts_with("counting."));
    names.sort();
    names
}

const ENDINGS: &[&str] = &[".pdf", ".ofd", ".doc"];

#[test]
fn every_file_gives_the_text_of_its_report() {
    let files = files(ENDINGS);
    assert!(files.len() >= 20, "{files:?}");
    for file in files {
        let document = read(&file);
        assert_eq!(document.format, file.rsplit('.').next().expect("an ending"), "{file}");
        assert_eq!(document.replaced, 0, "{file}");
        // Columns are told; nothing else is there to be told.
        let codes: Vec<&str> = document.notes.iter().map(|note| note.code).collect();
        assert_eq!(codes, if file.contains(".columns.") { vec!["columns"] } else { Vec::new() }, "{file}");
        same_text(&file, &document.text, &report(&file));
    }
}

#[test]
fn every_file_gives_the_analysis_of_its_report() {
    for file in files(ENDINGS) {
        same_analysis(&file, &read(&file).text, &report(&file));
    }
}

#[test]
fn what_cannot_be_read_is_refused_in_one_sentence_each() {
    for (file, code) in [
        ("scan.pdf", "pictures"),
        ("drawn.pdf", "drawn"),
        ("drawn.ofd", "drawn"),
        ("no-table.pdf", "no_table"),
        ("locked.pdf", "locked"),
    ] {
        let found = open(file, &std::fs::read(folder().join(file)).expect("a file"), &Options::default());
        assert!(found.documents.is_empty(), "{file}");
        assert_eq!(found.refused.len(), 1, "{file}");
        let why = &found.refused[0].why;
        assert_eq!(why.code(), code, "{file}");
        assert!(why.zh().contains('；') && why.en().contains(';'), "{file}: says what to do");
    }
}

#[test]
fn what_is_doubtful_is_counted_and_told() {
    let document = read("doubtful.pdf");
    assert_eq!(document.replaced, 2, "a title in a font that says nothing");
    let codes: Vec<&str> = document.notes.iter().map(|note| note.code).collect();
    assert_eq!(codes, ["empty_pages", "unreadable"]);
    assert!(document.notes[0].zh.starts_with("第 2 页"), "{}", document.notes[0].zh);
    let body = "全年办理行政许可12件，比上年增加3件，其余事项均已办结。".repeat(3);
    assert_eq!(document.text, format!("\u{FFFD}\u{FFFD}\n{body}"), "no watermark, no hidden layer, no footer");
}

/// What another reader makes of the pages of a file: poppler's pdftotext, or hayro-interpret. Their words are kept in
/// `tests/files/poppler`, written by `make_pages.py`, and `tests/files/hayro`, written by `benches/oracle`, so that no test
/// needs them. `None` for what it cannot read.
fn theirs(reader: &str, file: &str) -> Option<Vec<String>> {
    let kept = folder().join(reader).join(file).with_extension("txt");
    let text = std::fs::read_to_string(&kept).ok()?;
    let mut pages: Vec<String> = text.split('\u{c}').map(plain).collect();
    // A page ends with the mark; behind the last one is nothing.
    assert_eq!(pages.pop().as_deref(), Some(""), "{file}");
    Some(pages)
}

/// Files that poppler cannot read, and we can: the names of collections are encrypted; there is no table of objects.
const POPPLER_CANNOT: &[&str] = &["03-levels.owner-password.pdf", "samples/noxref.pdf"];

/// Without blanks, radicals and full-width forms, of which poppler makes more than there are.
fn plain(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => mingshu_formats::radicals::fold(c),
    };
    squash(text).chars().map(narrow).collect()
}

#[test]
fn pages_start_where_another_reader_has_their_first_words() {
    let mut seen = 0;
    for file in files(&[".pdf"]) {
        let Some(pages) = theirs("poppler", &file) else { continue };
        let document = read(&file);
        let units: Vec<u16> = document.text.encode_utf16().collect();
        assert_eq!(document.pages.len(), pages.len(), "{file}");
        assert_eq!(document.pages[0], 0, "{file}");
        for (n, (&start, page)) in document.pages.iter().zip(&pages).enumerate() {
            let first: String = plain(&String::from_utf16_lossy(&units[start as usize..])).chars().take(15).collect();
            // What a row of a table and what follows it are to poppler, is its own affair.
            let Some(at) = page.find(&first) else {
                let few: String = first.chars().take(4).collect();
                assert!(page.contains(&few), "{file}, page {}: “{first}” is not in “{page}”", n + 1);
                continue;
            };
            // A header may stand before it.
            assert!(page[..at].chars().count() < 20, "{file}, page {}: “{first}” stands late", n + 1);
            seen += usize::from(n > 0);
        }
    }
    assert!(seen >= 20, "{seen} pages that are not the first");
}

#[test]
fn the_page_stands_beside_each_figure() {
    let out = Command::new(env!("CARGO_BIN_EXE_mingshu"))
        .env("LC_ALL", "C")
        .args(["analyze", "--format", "table"])
        .arg(folder().join("example.libreoffice.pdf"))
        .output()
        .expect("the program");
    let table = String::from_utf8(out.stdout).expect("UTF-8");
    assert!(table.lines().any(|line| line.trim_start().starts_with("No.") && line.contains("Page")), "{table}");
    let document = read("example.libreoffice.pdf");
    let mut analysis = mingshu::analyze(&document.text);
    analysis.source.pages.clone_from(&document.pages);
    let pages: Vec<u32> =
        analysis.figures.iter().filter_map(|figure| analysis.source.page(figure.span.start)).collect();
    assert_eq!(pages.len(), analysis.figures.len());
    assert!(pages.is_sorted() && pages[0] == 1 && pages[pages.len() - 1] as usize == document.pages.len(), "{pages:?}");
    assert_eq!(mingshu::analyze("办理12件。").source.page(0), None);
}

/// The sample files that are kept beside the project: a line of text for each way in which Chinese stands in a PDF.
fn samples() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/samples/pdf");
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var_os("MINGSHU_REQUIRE_SHARED").is_none(), "{} is missing", folder.display());
    println!("skipped: {} is not there", folder.display());
    None
}

const LINE: &str = "2023年，全区受理行政复议案件1,256件，同比增长12.5%；〔2023〕5号";
/// What stands in each of them.
const SAMPLES: &[(&str, &str)] = &[
    (
        "chromium",
        "法治政府建设年度报告\n2023年，全区受理行政复议案件1,256件，同比增长12.5%；其中维持率78.30%。（一）罚没款2.37万元，“放管服”改革〔2023〕5号。",
    ),
    ("founder_pku2", "2023年受理行政复议案件1,256件"),
    ("gb_euc", LINE),
    ("gbk2k", "2023年，全区受理行政复议案件1,256件，同比增长12.5%；〔2023〕5号㐂"),
    ("gbk_euc", LINE),
    ("gbkp_euc", LINE),
    ("ident_gb1", "2023 1,256 12.5%"),
    ("invisible", LINE),
    ("noxref", "2023年受理行政复议案件1,256件"),
    ("unigb_nofile", LINE),
    ("unigb_ucs2", LINE),
    ("unigb_utf16", LINE),
];

#[test]
fn every_way_in_which_chinese_stands_in_a_pdf_is_read() {
    let Some(folder) = samples() else { return };
    for (name, text) in SAMPLES {
        let bytes = std::fs::read(folder.join(name).with_extension("pdf")).expect("a sample");
        let found = open(name, &bytes, &Options::default());
        assert_eq!(
            found.documents.first().map(|document| document.text.as_str()),
            Some(*text),
            "{name}: {:?}",
            found.refused
        );
    }
    // It breaks off before the table of its font, so that nothing says what its glyphs are.
    let bytes = std::fs::read(folder.join("truncated.pdf")).expect("a sample");
    let found = open("truncated", &bytes, &Options::default());
    assert_eq!(found.refused.first().map(|refused| refused.why.code()), Some("no_table"));
}

/// How often each character is there.
fn counts(text: &str) -> BTreeMap<char, i64> {
    let mut counts = BTreeMap::new();
    text.chars().for_each(|c| *counts.entry(c).or_default() += 1);
    counts
}

/// Holds our characters against those of another reader, which may also have headers and footers: so many a page.
fn same_characters(file: &str, ours: &str, theirs: &str, pages: usize) {
    let (ours, theirs) = (counts(ours), counts(theirs));
    for (c, count) in &ours {
        assert!(theirs.get(c).unwrap_or(&0) >= count, "{file}: {count} “{c}”, theirs {:?}", theirs.get(c));
    }
    let more: i64 = theirs.iter().map(|(c, count)| count - ours.get(c).unwrap_or(&0)).sum();
    assert!(more <= 24 * pages as i64, "{file}: {more} characters more in theirs");
}

#[test]
fn other_readers_find_the_same_characters() {
    let samples = samples();
    for (reader, cannot) in [("poppler", POPPLER_CANNOT), ("hayro", &[])] {
        for file in files(&[".pdf"]) {
            match theirs(reader, &file) {
                Some(pages) => same_characters(&file, &plain(&read(&file).text), &pages.concat(), pages.len()),
                None => assert!(cannot.contains(&file.as_str()), "{file}: its words by {reader} are missing"),
            }
        }
        for (name, text) in SAMPLES.iter().filter(|_| samples.is_some()) {
            let file = format!("samples/{name}.pdf");
            match theirs(reader, &file) {
                Some(pages) => same_characters(&file, &plain(text), &pages.concat(), 1),
                None => assert!(cannot.contains(&file.as_str()), "{file}: its words by {reader} are missing"),
            }
        }
    }
}
