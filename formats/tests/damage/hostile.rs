//! Files made to do harm, each as small as it can be for what it tries.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

pub type Make = fn() -> Vec<u8>;

#[rustfmt::skip]
pub const FILES: &[(&str, Make)] = &[
    // Archives.
    ("zeros.zip", || zip(&[("a.txt", vec![0; 100 << 20])], true)),
    ("spaces.zip", || zip(&[("a.txt", vec![b' '; 60 << 20])], true)),
    ("many.zip", || zip(&many(2001, |_| b"1".to_vec()), false)),
    ("many-texts.zip", || zip(&many(1900, |_| "一、总体情况，办理12件。".repeat(400).into_bytes()), true)),
    ("marks.zip", || [zip(&[("a.txt", b"1".to_vec())], false), b"PK\x01\x02".repeat(200_000)].concat()),
    ("marks-first.zip", || [b"PK\x01\x02".repeat(50_000), zip(&[("a.txt", b"1".to_vec())], false)].concat()),
    ("nested.zip", || (0..12).fold(b"text".to_vec(), |inner, _| zip(&[("a.zip", inner)], false))),
    ("wide.zip", || { let inner = zip(&many(200, |_| "办理12件".into()), true); zip(&many_named(200, "zip", |_| inner.clone()), true) }),
    ("bombs.zip", || { let inner = zip(&[("a.txt", vec![b'1'; 10 << 20])], true); zip(&many_named(100, "zip", |_| inner.clone()), false) }),
    ("overlap.zip", || overlapping(1500, 8 << 20)),
    ("lies.zip", || { let mut zip = zip(&[("a.txt", vec![b'1'; 30 << 20])], true); forge(&mut zip, 24, &10u32.to_le_bytes()); zip }),
    ("locked.zip", || { let mut zip = zip(&[("a.txt", b"secret".to_vec())], false); forge(&mut zip, 8, &[1, 0]); zip[6] |= 1; zip }),
    ("method.zip", || { let mut zip = zip(&[("a.txt", b"text".to_vec())], false); forge(&mut zip, 10, &[14, 0]); zip }),
    ("offset.zip", || { let mut zip = zip(&[("a.txt", b"text".to_vec())], false); forge(&mut zip, 42, &u32::MAX.to_le_bytes()); zip }),
    ("count.zip", || { let mut zip = zip(&[("a.txt", b"text".to_vec())], false); let n = zip.len(); zip[n - 12..n - 8].fill(0xFF); zip }),
    ("cut.zip", || { let mut zip = zip(&many(50, |n| vec![n as u8; 100]), true); zip.truncate(zip.len() - 30); zip }),
    ("head.zip", || b"PK\x03\x04".to_vec()),
    ("end.zip", || [&b"PK\x05\x06"[..], &[0; 18]].concat()),
    ("names.zip", || zip(&[("../../../etc/passwd.txt", b"1".to_vec()), (&"甲".repeat(20_000), b"2".to_vec()), ("C:\\a\u{7}.txt", b"3".to_vec())], false)),
    // Word documents.
    ("deep.docx", || docx(&["<w:tbl><w:tr><w:tc>".repeat(100_000)].concat())),
    ("laughs.docx", || docx_whole(&format!("<!DOCTYPE a [<!ENTITY a \"ha\">{}]><w:document><w:body><w:p><w:r><w:t>&z;</w:t></w:r></w:p></w:body></w:document>", ('b'..='z').map(|c| format!("<!ENTITY {c} \"{}\">", format!("&{};", (c as u8 - 1) as char).repeat(20))).collect::<String>()))),
    ("outside.docx", || docx_whole("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>")),
    ("cells.docx", || docx(&format!("<w:tbl>{}</w:tbl>", format!("<w:tr>{}</w:tr>", "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>".repeat(100)).repeat(10_000)))),
    ("spans.docx", || docx(&format!("<w:tbl>{}</w:tbl>", "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"65535\"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc/></w:tr>".repeat(100_000)))),
    ("paragraphs.docx", || docx(&"<w:p><w:r><w:t>件</w:t></w:r></w:p>".repeat(1_000_000))),
    ("long.docx", || docx(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "一二三四五六七八九十".repeat(600_000)))),
    ("boxes.docx", || docx(&format!("<w:p>{}</w:p>", "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Choice></mc:AlternateContent></w:r>".repeat(100_000)))),
    ("boxes-deep.docx", || docx(&"<w:p><w:r><w:txbxContent>".repeat(150))),
    ("fields.docx", || docx(&format!("<w:p>{}<w:r><w:t>正文</w:t></w:r></w:p>", "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>".repeat(200_000)))),
    ("attributes.docx", || docx(&format!("<w:p {}><w:r><w:t>1</w:t></w:r></w:p>", (0..300_000).map(|n| format!("a{n}=\"1\" ")).collect::<String>()))),
    ("comment.docx", || docx(&format!("<!--{}--><w:p><w:r><w:t>1</w:t></w:r></w:p>", "- ".repeat(5_000_000)))),
    ("numbers.docx", || numbered("<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"9223372036854775807\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1%2%3%9%0%\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>", 50_000)),
    ("letters.docx", || numbered("<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%1\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>", 100_000)),
    ("level-text.docx", || numbered(&format!("<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"{}\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>", "%1".repeat(500_000)), 100_000)),
    ("notes.docx", || notes(&"注".repeat(200_000), 50_000)),
    ("styles.docx", || looping_styles()),
    ("utf16.docx", || docx_parts(&[("word/document.xml", [b"\xFF\xFE".to_vec(), DOCUMENT.replace("%", "<w:p><w:r><w:t>正文12件</w:t></w:r></w:p>").encode_utf16().flat_map(u16::to_le_bytes).collect()].concat())])),
    ("nothing.docx", || docx_parts(&[("word/document.xml", Vec::new())])),
    ("no-main.docx", || zip(&[("[Content_Types].xml", b"<Types/>".to_vec()), ("_rels/.rels", b"<Relationships><Relationship Type=\"a/officeDocument\" Target=\"../../x\"/></Relationships>".to_vec())], false)),
    // Web pages.
    ("deep.html", || page(&"<div>".repeat(1_000_000))),
    ("tables-deep.html", || page(&"<table><tr><td>".repeat(300_000))),
    ("cells.html", || page(&format!("<table>{}</table>", format!("<tr>{}</tr>", "<td>1".repeat(100)).repeat(10_000)))),
    ("spans.html", || page(&format!("<table>{}</table>", "<tr><td colspan=1000 rowspan=65000>1<td>2".repeat(50_000)))),
    ("fonts.html", || page(&(0..100_000).map(|n| format!("<p><font size={n}>字")).collect::<String>())),
    ("bold.html", || page(&"<b><i><a href=x><p>1</b>".repeat(100_000))),
    ("brackets.html", || page(&"<".repeat(10_000_000))),
    ("ampersands.html", || page(&"&".repeat(10_000_000))),
    ("references.html", || page(&"&#99999999999;&#xD800;&#0;&notanentity;".repeat(300_000))),
    ("attributes.html", || page(&format!("<p {}>正文", (0..200_000).map(|n| format!("a{n}=1 ")).collect::<String>()))),
    ("style.html", || page(&format!("<p style=\"{}\">正文", "a:b;".repeat(1_000_000)))),
    ("foster.html", || page(&"<table>字<tr>字".repeat(200_000))),
    ("open-script.html", || page(&format!("正文<script>{}", "<!--<script>".repeat(500_000)))),
    ("templates.html", || page(&"<template><select><svg><math>".repeat(100_000))),
    ("list.html", || page(&format!("<ol start=9223372036854775807 type=A>{}", "<li>项".repeat(200_000)))),
    ("lists-deep.html", || page(&"<ol><li>".repeat(200_000))),
    ("one-line.html", || page(&"一、字 ".repeat(1_500_000))),
    // Rich text.
    ("braces.rtf", || rtf(&"{".repeat(5_000_000))),
    ("closing.rtf", || rtf(&"}".repeat(5_000_000))),
    ("bin.rtf", || rtf("\\bin2147483647 a\\bin-2147483648 b\\bin99999999999999 c")),
    ("unicode.rtf", || rtf(&"\\uc2147483647\\u-10179 \\u-9000 \\u99999 字".repeat(300_000))),
    ("quotes.rtf", || rtf(&"\\'".repeat(5_000_000))),
    ("hanzi.rtf", || rtf(&"\\'b7\\'a8".repeat(2_000_000))),
    ("cells.rtf", || rtf(&format!("\\trowd\\intbl {}\\row", "1\\cell ".repeat(1_000_000)))),
    ("rows.rtf", || rtf(&"\\trowd\\intbl a\\cell b\\cell\\row\\pard c\\par ".repeat(200_000))),
    ("footnotes.rtf", || rtf(&"{\\footnote 1}".repeat(500_000))),
    ("fonts.rtf", || rtf(&format!("{{\\fonttbl{}}}正文12件", (0..500_000).map(|n| format!("{{\\f{n}\\fcharset134 a;}}")).collect::<String>()))),
    ("words.rtf", || rtf(&"\\a\\b99\\pard\\plain".repeat(800_000))),
    // Markdown and text.
    ("brackets.md", || "[".repeat(10_000_000).into()),
    ("links.md", || ["[)".repeat(3_000_000), "](".into()].concat().into()),
    ("stars.md", || "*a_b`c~~".repeat(1_500_000).into()),
    ("stars-apart.md", || "***a **b *c ".repeat(1_000_000).into()),
    ("bars.md", || "|".repeat(10_000_000).into()),
    ("rows.md", || "|1|2|\n".repeat(1_000_000).into()),
    ("entities.md", || "&#x;&&amp".repeat(1_000_000).into()),
    ("nul.txt", || vec![0; 20 << 20]),
    ("half.txt", || b"\xB0\x81".repeat(10 << 20)),
    ("utf16.txt", || [b"\xFF\xFE".to_vec(), b"\x00\xD8".repeat(9 << 20)].concat()),
];

const DOCUMENT: &str = "<w:document><w:body>%</w:body></w:document>";

pub fn zip(files: &[(&str, Vec<u8>)], packed: bool) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let method = if packed { CompressionMethod::Deflated } else { CompressionMethod::Stored };
    let options = SimpleFileOptions::default().compression_method(method);
    for (name, bytes) in files {
        writer.start_file(*name, options).expect("room");
        writer.write_all(bytes).expect("room");
    }
    writer.finish().expect("room").into_inner()
}

fn many(count: usize, content: impl Fn(usize) -> Vec<u8>) -> Vec<(&'static str, Vec<u8>)> {
    many_named(count, "txt", content)
}

fn many_named(count: usize, ending: &str, content: impl Fn(usize) -> Vec<u8>) -> Vec<(&'static str, Vec<u8>)> {
    (0..count).map(|n| (&*format!("{n}.{ending}").leak(), content(n))).collect()
}

/// Writes over the first entry of the directory.
fn forge(zip: &mut [u8], offset: usize, with: &[u8]) {
    let at = zip.windows(4).position(|window| window == b"PK\x01\x02").expect("a directory") + offset;
    zip[at..at + with.len()].copy_from_slice(with);
}

/// A directory whose entries all lead to the same bytes.
fn overlapping(count: u16, size: usize) -> Vec<u8> {
    let one = zip(&[("00000.txt", "办理12件。".repeat(size / 15).into_bytes())], true);
    let at = one.windows(4).position(|window| window == b"PK\x01\x02").expect("a directory");
    let end = one.windows(4).position(|window| window == b"PK\x05\x06").expect("an end");
    let (entry, mut tail) = (&one[at..end], one[end..].to_vec());
    let mut out = one[..at].to_vec();
    for n in 0..count {
        let mut entry = entry.to_vec();
        entry[46..51].copy_from_slice(format!("{n:05}").as_bytes());
        out.extend(entry);
    }
    tail[8..10].copy_from_slice(&count.to_le_bytes());
    tail[10..12].copy_from_slice(&count.to_le_bytes());
    tail[12..16].copy_from_slice(&(u32::from(count) * entry.len() as u32).to_le_bytes());
    [out, tail].concat()
}

fn docx_parts(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let top = b"<Relationships><Relationship Type=\"a/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
        .to_vec();
    let inner = b"<Relationships><Relationship Type=\"a/numbering\" Target=\"numbering.xml\"/><Relationship Type=\"a/styles\" Target=\"styles.xml\"/><Relationship Type=\"a/footnotes\" Target=\"footnotes.xml\"/></Relationships>".to_vec();
    let mut files = vec![
        ("[Content_Types].xml", b"<Types/>".to_vec()),
        ("_rels/.rels", top),
        ("word/_rels/document.xml.rels", inner),
    ];
    files.extend(parts.iter().cloned());
    zip(&files, false)
}

fn docx(body: &str) -> Vec<u8> {
    docx_whole(&DOCUMENT.replace('%', body))
}

fn docx_whole(document: &str) -> Vec<u8> {
    docx_parts(&[("word/document.xml", document.as_bytes().to_vec())])
}

fn numbered(numbering: &str, count: usize) -> Vec<u8> {
    let paragraph = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>项</w:t></w:r></w:p>";
    docx_parts(&[
        ("word/numbering.xml", format!("<w:numbering>{numbering}</w:numbering>").into()),
        ("word/document.xml", DOCUMENT.replace('%', &paragraph.repeat(count)).into()),
    ])
}

fn notes(note: &str, count: usize) -> Vec<u8> {
    docx_parts(&[
        (
            "word/footnotes.xml",
            format!(
                "<w:footnotes><w:footnote w:id=\"1\"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote></w:footnotes>"
            )
            .into(),
        ),
        (
            "word/document.xml",
            DOCUMENT
                .replace('%', &format!("<w:p>{}</w:p>", "<w:r><w:footnoteReference w:id=\"1\"/></w:r>".repeat(count)))
                .into(),
        ),
    ])
}

/// Styles based on each other, and a list that borrows its levels from itself.
fn looping_styles() -> Vec<u8> {
    docx_parts(&[
        ("word/styles.xml", b"<w:styles><w:style w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style><w:style w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style><w:style w:styleId=\"n\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>".to_vec()),
        ("word/numbering.xml", b"<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"n\"/></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>".to_vec()),
        ("word/document.xml", DOCUMENT.replace('%', &"<w:p><w:pPr><w:pStyle w:val=\"a\"/><w:numPr><w:ilvl w:val=\"99\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>项</w:t></w:r></w:p>".repeat(50_000)).into()),
    ])
}

fn page(body: &str) -> Vec<u8> {
    format!("<!doctype html><html><meta charset=utf-8><body>报告{body}").into()
}

fn rtf(body: &str) -> Vec<u8> {
    format!("{{\\rtf1\\ansi\\ansicpg936 text {body}}}").into()
}
