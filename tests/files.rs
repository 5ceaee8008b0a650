//! The files of `tests/files`, made by real programs from the invented reports: each gives the text of its report, and an
//! analysis like that of the plain text.

#[path = "files/compare.rs"]
mod compare;

use compare::{folder, read, report, same_analysis, same_text, squash};
use mingshu_formats::{Options, open};
use std::collections::BTreeMap;

/// Endings of the files whose texts are kept.
const KEPT: &[&str] = &["docx", "html", "mht", "mhtml", "rtf", "md", "txt", "pdf", "ofd", "doc"];

/// Files, and what is in them beside their report.
const FILES: &[(&str, &str)] = &[
    ("example.python.docx", ""),
    ("03-levels.python.docx", ""),
    ("03-levels.styles.docx", ""),
    ("03-levels.libreoffice.docx", ""),
    ("03-levels.libreoffice.rtf", ""),
    ("03-levels.site-b.html", ""),
    ("06-department.python.docx", ""),
    ("06-department.wps.docx", ""),
    ("06-department.libreoffice.docx", ""),
    ("06-department.libreoffice.rtf", ""),
    ("03-levels.explorer.mht", ""),
    ("06-department.chromium.mhtml", ""),
    ("06-department.site-a.html", ""),
    ("06-department.pasted.html", ""),
    ("06-department.hand.md", ""),
    ("06-department.wordpad.rtf", ""),
    ("08-township.word.docx", "本文附注[1]文本框里的话。[1] 数据由乡综治中心提供。"),
    ("example.site-c.html", ""),
    ("example.notepad.txt", ""),
    ("example.unicode.txt", ""),
];

#[test]
fn every_file_gives_the_text_of_its_report() {
    for (file, more) in FILES {
        let document = read(file);
        let ending = file.rsplit('.').next().expect("an ending");
        assert_eq!(document.format, if ending == "mht" { "mhtml" } else { ending }, "{file}");
        assert_eq!(document.replaced, 0, "{file}");
        same_text(file, &document.text, &format!("{}{more}", report(file)));
    }
}

#[test]
fn every_file_gives_the_analysis_of_its_report() {
    for (file, more) in FILES {
        same_analysis(file, &read(file).text, &format!("{}\n{more}", report(file)));
    }
}

/// What the browser is held to as well (`tests/browser/page-files.test.mjs`): the same text to the last blank.
/// `MINGSHU_UPDATE=1` writes the texts anew, for whoever has changed a reader and looked at the difference.
#[test]
fn every_file_gives_the_text_that_is_kept_beside_it() {
    let update = std::env::var_os("MINGSHU_UPDATE").is_some();
    let (mut count, mut pages) = (0, BTreeMap::new());
    for entry in std::fs::read_dir(folder()).expect("the folder").flatten() {
        let file = entry.file_name().to_string_lossy().into_owned();
        let sample = file != "README.md";
        if !sample || !KEPT.iter().any(|ending| file.ends_with(&format!(".{ending}"))) {
            continue;
        }
        let kept = folder().join(format!("text/{file}.txt"));
        let found = open(&file, &std::fs::read(folder().join(&file)).expect("a file"), &Options::default());
        // What is refused has no text.
        let Some(document) = found.documents.into_iter().next() else { continue };
        let text = document.text;
        if !document.pages.is_empty() {
            pages.insert(file.clone(), document.pages);
        }
        if update {
            std::fs::write(&kept, &text).expect("room");
        }
        assert!(std::fs::read_to_string(&kept).unwrap_or_default() == text, "{file}: not as in {}", kept.display());
        count += 1;
    }
    assert!(count >= 50, "{count}");
    // Where each page starts, by the name of the file.
    let (kept, pages) =
        (folder().join("text/pages.json"), serde_json::to_string_pretty(&pages).expect("numbers") + "\n");
    if update {
        std::fs::write(&kept, &pages).expect("room");
    }
    assert!(std::fs::read_to_string(&kept).unwrap_or_default() == pages, "not as in {}", kept.display());
}

#[test]
fn every_way_of_counting_is_written_as_word_writes_it() {
    let text = read("counting.python.docx").text;
    let lines: Vec<&str> = text.lines().collect();
    let expected = std::fs::read_to_string(folder().join("counting.expected")).expect("a list");
    let expected: Vec<&str> = expected.lines().collect();
    assert_eq!(lines, expected);
}

#[test]
fn old_documents_are_counted_as_new_ones() {
    // LibreOffice writes a list of its own for each that begins anew, counts 一〇 as 十, and knows no decimals among hanzi.
    const OTHERWISE: &[(&str, &str)] = &[
        ("一〇、", "十、"),
        ("一一、", "十一、"),
        ("一二、", "十二、"),
        ("1.1 ", "一.1 "),
        ("1.2 ", "一.2 "),
        ("2.1 ", "二.1 "),
        ("二、其二", "一、其二"),
        ("三、继续", "一、继续"),
        ("附D", "附A"),
        ("2条", "1条"),
        ("3节", "1节"),
    ];
    let expected = read("counting.python.docx").text;
    let expected = expected.lines().map(|line| {
        let other = OTHERWISE.iter().find(|(new, _)| line.starts_with(new));
        other.map_or(line.to_owned(), |(new, old)| line.replacen(new, old, 1))
    });
    let text = read("counting.libreoffice.doc").text;
    assert_eq!(text.lines().collect::<Vec<_>>(), expected.collect::<Vec<_>>());
}

#[test]
fn numbers_that_libreoffice_leaves_out_of_a_page_are_the_only_ones_missing() {
    // Its HTML has 一、 as a plain ol, so the numbers come out in other characters; the rest is there.
    let digits = |text: &str| -> String {
        let marks = |c: &char| !"一二三四五六七八九十、.．（）()①②③④⑤⑥⑦⑧⑨⑩".contains(*c) && !c.is_ascii_digit();
        squash(text).chars().filter(marks).collect()
    };
    for file in ["03-levels.libreoffice.html", "06-department.libreoffice.html"] {
        assert_eq!(digits(&read(file).text), digits(&report(file)), "{file}");
    }
}

#[test]
fn a_short_page_that_names_its_encoding_is_read_to_its_end() {
    for head in ["<meta charset=\"utf-8\">", "<meta http-equiv=Content-Type content='text/html; charset=utf-8'>"] {
        let page = format!("<html>{head}<body><p>一、成效</p><script>x()</script><p>受理61件</p></body></html>");
        let found = open("页.html", page.as_bytes(), &Options::default());
        assert_eq!(
            found.documents.first().map(|document| document.text.as_str()),
            Some("一、成效\n受理61件"),
            "{head}"
        );
    }
}

#[test]
fn what_a_document_hides_is_told() {
    let codes = |file: &str| read(file).notes.iter().map(|note| note.code).collect::<Vec<_>>();
    assert_eq!(codes("08-township.word.docx"), ["revisions", "hidden"]);
    assert_eq!(codes("06-department.wordpad.rtf"), ["revisions", "hidden"]);
    assert!(codes("example.python.docx").is_empty());
}

#[test]
fn an_archive_is_read_with_all_that_is_in_it() {
    let bytes = std::fs::read(folder().join("folder.gbk.zip")).expect("a file");
    let found = open("年报.zip", &bytes, &Options::default());
    let names: Vec<(&str, &str)> = found.documents.iter().map(|d| (d.name.as_str(), d.format)).collect();
    assert_eq!(
        names,
        [
            ("年报.zip/报告/云岫县报告.txt", "txt"),
            ("年报.zip/报告/青棠县报告.docx", "docx"),
            ("年报.zip/报告/澜湾市司法局.doc", "rtf"),
            ("年报.zip/往年.zip/2022年/青棠县报告.html", "html"),
        ]
    );
    for (document, name) in found.documents.iter().zip(["example", "03-levels", "06-department", "03-levels"]) {
        same_text(&document.name, &document.text, &report(name));
    }
    let refused: Vec<(&str, &str)> = found.refused.iter().map(|r| (r.name.as_str(), r.why.code())).collect();
    assert_eq!(refused, [("年报.zip/往年.zip/照片.jpg", "passed_over")]);
}
