//! Files with pages, and old Word documents, that were made to do harm.

use super::hostile::{Make, zip};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write;

#[rustfmt::skip]
pub const FILES: &[(&str, Make)] = &[
    // The tree of pages and the table of objects.
    ("no-pages.pdf", || pdf(&["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"])),
    ("no-tree.pdf", || pdf(&["<</Type/Catalog>>"])),
    ("cyclic-tree.pdf", || pdf(&["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 9>>", "<</Type/Pages/Kids[2 0 R 3 0 R]/Parent 3 0 R>>"])),
    ("deep-tree.pdf", || pdf(&(0..50_000).map(|n| if n == 0 { "<</Type/Catalog/Pages 2 0 R>>".into() } else { format!("<</Type/Pages/Kids[{} 0 R]/Count 1>>", n + 2) }).collect::<Vec<_>>())),
    ("million-pages.pdf", || pdf(&["<</Type/Catalog/Pages 2 0 R>>".into(), format!("<</Type/Pages/Kids[{}]/Count 1000000>>", "<</Type/Page>>".repeat(1_000_000))])),
    ("million-spaced-pages.pdf", || pdf(&["<</Type/Catalog/Pages 2 0 R>>".into(), format!("<</Type/Pages/Kids[{}]/Count 1000000>>", "<</Type/Page>> \n".repeat(1_000_000))])),
    ("same-page.pdf", || pdf(&["<</Type/Catalog/Pages 2 0 R>>".into(), format!("<</Type/Pages/Kids[{}]/Count 1>>", "3 0 R ".repeat(1_000_000)), PAGE.into()])),
    ("packed-pages.pdf", || pdf_packed("<</Type/Page>> ", 400_000)),
    ("packed-numbers.pdf", || pdf_packed("1 ", 5_000_000)),
    ("packed-bomb.pdf", || packed_bomb()),
    ("count.pdf", || pdf(&["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 99999999999999999999>>", PAGE])),
    ("own-parent.pdf", || pdf(&["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Parent 2 0 R/Resources 2 0 R>>", "<</Type/Page/Parent 3 0 R/Resources 3 0 R/Contents 3 0 R>>"])),
    ("no-end.pdf", || b"%PDF-1.7\n".to_vec()),
    ("only-objects.pdf", || [b"%PDF-1.7\n".to_vec(), b"1 0 obj ".repeat(500_000)].concat()),
    ("open-strings.pdf", || [b"%PDF-1.7\n".to_vec(), b"1 0 obj (".repeat(200_000)].concat()),
    ("open-hex.pdf", || [b"%PDF-1.7\n".to_vec(), b"1 0 obj <41 ".repeat(200_000)].concat()),
    ("open-arrays.pdf", || [b"%PDF-1.7\n".to_vec(), b"1 0 obj [".repeat(200_000)].concat()),
    ("open-dictionaries.pdf", || [b"%PDF-1.7\n".to_vec(), b"1 0 obj <</A ".repeat(200_000)].concat()),
    ("dictionaries.pdf", || [b"%PDF-1.7\n".to_vec(), b"<< ".repeat(1_000_000)].concat()),
    ("brackets.pdf", || [b"%PDF-1.7\n1 0 obj ".to_vec(), b"[".repeat(5_000_000)].concat()),
    ("closed-strings.pdf", || [b"%PDF-1.7\n".to_vec(), b"1 0 obj (".repeat(50_000), b")".repeat(50_000)].concat()),
    ("prev.pdf", || { let mut file = pdf(&["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]>>"]); let at = file.windows(4).rposition(|w| w == b"xref").expect("a table") - 5; let text = format!("trailer<</Prev {at}/Root 1 0 R>>\nstartxref\n{at}\n%%EOF"); file.extend(text.bytes()); file }),
    ("streams.pdf", || [b"%PDF-1.7\n".to_vec(), b"stream\n".repeat(500_000)].concat()),
    ("endless-streams.pdf", || [b"%PDF-1.7\n".to_vec(), b"1 0 obj<</Length 9999999999>>stream\n".repeat(100_000)].concat()),
    ("references.pdf", || pdf(&["<</Type/Catalog/Pages 3 0 R>>", "3 0 R", "2 0 R"])),
    ("length-of-itself.pdf", || pdf(&["<</Type/Catalog/Pages 2 0 R>>".to_string(), "<</Type/Pages/Kids[3 0 R]>>".into(), "<</Type/Page/Contents 4 0 R>>".into(), "<</Length 4 0 R>>stream\nBT ET\nendstream".into()])),
    // Content.
    ("forms.pdf", || drawn("/F Do", "/XObject<</F 6 0 R>>", &["<</Subtype/Form/Resources<</XObject<</F 6 0 R>>>>/Length 6>>stream\n/F Do \nendstream"])),
    ("forms-doubling.pdf", || doubling_forms(40, 2)),
    ("forms-wide.pdf", || doubling_forms(6, 60)),
    ("saves.pdf", || content(b"q ".repeat(5_000_000))),
    ("restores.pdf", || content(b"Q ".repeat(5_000_000))),
    ("marks.pdf", || content(b"/Span <</ActualText(x)>> BDC ".repeat(1_000_000))),
    ("ends.pdf", || content(b"EMC ".repeat(3_000_000))),
    ("numbers.pdf", || content(b"1 ".repeat(10_000_000))),
    ("content-bomb.pdf", || content(vec![b' '; 100 << 20])),
    ("text.pdf", || content([b"BT /F 12 Tf ".to_vec(), b"(\xB7\xA8\xB7\xA8\xB7\xA8\xB7\xA8\xB7\xA8) Tj ".repeat(1_200_000)].concat())),
    ("text-everywhere.pdf", || content([b"BT /F 12 Tf ".to_vec(), (0..300_000u64).flat_map(|n| format!("1 0 0 1 {} {} Tm (\\267\\250) Tj ", n * 7919 % 600, n * 104_729 % 800).into_bytes()).collect()].concat())),
    ("text-at-one-height.pdf", || content([b"BT ".to_vec(), (0..300_000u32).flat_map(|n| format!("/F {} Tf (\\267\\250) Tj ", n % 97 + 1).into_bytes()).collect()].concat())),
    ("one-place.pdf", || content([b"BT /F 12 Tf ".to_vec(), b"1 0 0 1 9 9 Tm (1) Tj ".repeat(500_000)].concat())),
    ("infinite.pdf", || content(b"1e38 0 0 1e38 1e38 1e38 cm 1e38 0 0 1e38 0 0 cm BT /F 1e38 Tf 1e38 Tc (11111) Tj 0 0 0 0 0 0 Tm (1) Tj /F 0 Tf (1) Tj ET".repeat(1000))),
    ("rules.pdf", || content((0..100_000u32).flat_map(|n| format!("{} 0 m {} 800 l S 0 {} m 600 {} l S ", n % 600, n % 600, n % 800, n % 800).into_bytes()).collect())),
    ("grid.pdf", || content([(0..950u32).flat_map(|n| format!("{0} 0 m {0} 8000 l S 0 {0} m 8000 {0} l S ", n * 8).into_bytes()).collect(), b"BT /F 5 Tf 1 0 0 1 3 3 Tm (1) Tj ET".to_vec()].concat())),
    ("path.pdf", || content([b"0 0 m ".to_vec(), b"1 1 l ".repeat(3_000_000), b"S".to_vec()].concat())),
    ("pictures.pdf", || content(b"BI /W 1 /H 1 ID x EI ".repeat(300_000))),
    ("open-picture.pdf", || content([b"BI ID ".to_vec(), b"EI".repeat(3_000_000)].concat())),
    ("many-contents.pdf", || pdf(&["<</Type/Catalog/Pages 2 0 R>>".to_string(), "<</Type/Pages/Kids[3 0 R]>>".into(), format!("<</Type/Page/Contents[{}]>>", "4 0 R ".repeat(1_000_000)), "<</Length 2>>stream\nq \nendstream".into()])),
    ("deep-filters.pdf", || filters(b"BT ET".to_vec(), 100)),
    ("filter-bombs.pdf", || filters(vec![0; 30 << 20], 4)),
    ("run-length.pdf", || one_stream("/RunLengthDecode", b"\x81\x20".repeat(2_000_000))),
    ("ascii85.pdf", || one_stream("/ASCII85Decode", b"z".repeat(20 << 20))),
    ("lzw.pdf", || one_stream("/LZWDecode", (0..200_000u32).flat_map(|n| n.to_be_bytes()).collect())),
    // Fonts.
    ("font-of-itself.pdf", || font("<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[5 0 R]/ToUnicode 5 0 R>>", &[])),
    ("to-unicode-range.pdf", || font_table("1 beginbfrange <0000> <FFFFFFFF> <4E00> endbfrange")),
    ("to-unicode-array.pdf", || font_table("1 beginbfrange <00000000> <FFFFFFFF> [<4E00>] endbfrange")),
    ("to-unicode-many.pdf", || font_table(&format!("1 beginbfchar {} endbfchar", "<0031> <4E004E014E024E03> ".repeat(300_000)))),
    ("to-unicode-long.pdf", || font_table(&format!("1 beginbfchar <B7A8> <{}> endbfchar", "4E00".repeat(1_000_000)))),
    ("widths.pdf", || font(&format!("<</Type/Font/Subtype/Type0/Encoding/GBK-EUC-H/DescendantFonts[<</W[{}]/DW 1e38>>]>>", "0 4294967295 1000 ".repeat(300_000)), &[])),
    ("width-lists.pdf", || font(&format!("<</Type/Font/Subtype/Type0/Encoding/GBK-EUC-H/DescendantFonts[<</W[{}]>>]>>", format!("0[{}]", "500 ".repeat(60_000)).repeat(50)), &[])),
    ("own-cmap.pdf", || font("<</Type/Font/Subtype/Type0/Encoding 6 0 R/DescendantFonts[<</CIDSystemInfo<</Ordering(GB1)>>>>]>>", &["<</Length 60>>stream\n/X usecmap 1 begincidrange <00> <FFFFFFFF> 4294967295 endcidrange\nendstream"])),
    ("differences.pdf", || font(&format!("<</Type/Font/Subtype/Type1/Encoding<</Differences[{}]>>>>", "/uni6CD5 ".repeat(500_000)), &[])),
    ("drawn-font.pdf", || font("<</Type/Font/Subtype/Type3/FontMatrix[0 0 0 0 0 0]/FontBBox[0 0 1e38 1e38]/CharProcs<</a 5 0 R>>/Encoding<</Differences[0/a/b]>>>>", &[])),
    ("local-fonts.pdf", || { let use_it = "BT /F 1 Tf (1) Tj ET ".repeat(100_000); drawn(&use_it, "/Font<</F<</Type/Font/Subtype/Type1/ToUnicode 6 0 R>>>>", &["<</Length 5>>stream\n<<>> \nendstream"]) }),
    // OFD.
    ("nothing.ofd", || zip(&[("OFD.xml", b"<OFD/>".to_vec())], false)),
    ("code-count.ofd", || ofd("<TextObject Size=\"3\" Boundary=\"0 0 100 9\"><CGTransform CodePosition=\"0\" CodeCount=\"1000000000\" GlyphCount=\"1000000000\"><Glyphs>1</Glyphs></CGTransform><TextCode X=\"0\" Y=\"9\" DeltaX=\"g 1000000000 3\">办理12件</TextCode></TextObject>")),
    ("deltas.ofd", || ofd(&format!("<TextObject Size=\"3\"><TextCode X=\"0\" Y=\"9\" DeltaX=\"{}\">办</TextCode></TextObject>", "g 9 9 ".repeat(1_000_000)))),
    ("texts.ofd", || ofd(&"<TextObject Size=\"3\" Boundary=\"1 1 1 1\"><TextCode X=\"1\" Y=\"1\">办理12件</TextCode></TextObject>".repeat(200_000))),
    ("long.ofd", || ofd(&format!("<TextObject Size=\"3\"><TextCode X=\"1\" Y=\"1\">{}</TextCode></TextObject>", "办".repeat(6_000_000)))),
    ("huge.ofd", || ofd("<TextObject Size=\"1e300\" CTM=\"1e300 1e300 1e300 1e300 1e300 NaN\"><TextCode X=\"inf\" Y=\"1\">办理12件</TextCode></TextObject>")),
    ("deep.ofd", || ofd(&"<PageBlock>".repeat(200_000))),
    ("paths.ofd", || ofd(&format!("<PathObject><AbbreviatedData>{}</AbbreviatedData></PathObject>", "M 0 0 L 9 9 B 1 2 3 4 5 6 ".repeat(300_000)))),
    ("pages.ofd", || zip(&[("OFD.xml", b"<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>".to_vec()), ("D.xml", format!("<Document><Pages>{}</Pages></Document>", "<Page BaseLoc=\"P.xml\"/>".repeat(1_000_000)).into()), ("P.xml", b"<Page/>".to_vec())], false)),
    ("same-page.ofd", || zip(&[("OFD.xml", b"<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>".to_vec()), ("D.xml", format!("<Document><Pages>{}</Pages></Document>", "<Page BaseLoc=\"P.xml\"/>".repeat(2_000)).into()), ("P.xml", format!("<Page><Content>{}</Content></Page>", "<TextObject Size=\"3\"><TextCode X=\"1\" Y=\"1\">办理12件</TextCode></TextObject>".repeat(5_000)).into())], false)),
    ("templates.ofd", || zip(&[("OFD.xml", b"<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>".to_vec()), ("D.xml", b"<Document><CommonData><TemplatePage ID=\"1\" BaseLoc=\"P.xml\"/></CommonData><Pages><Page BaseLoc=\"P.xml\"/></Pages></Document>".to_vec()), ("P.xml", format!("<Page>{}</Page>", "<Template TemplateID=\"1\"/>".repeat(100_000)).into())], false)),
    ("roots.ofd", || zip(&[("OFD.xml", b"<OFD><DocRoot>OFD.xml</DocRoot></OFD>".to_vec())], false)),
    // Compound files.
    ("head.doc", || [MAGIC.to_vec(), name("WordDocument")].concat()),
    ("cyclic-fat.doc", || real_doc(|bytes| { let fat = fat(bytes); for at in 0..128 { let next = (at as u32 / 2 + 1).to_le_bytes(); bytes[fat + 4 * at..fat + 4 * at + 4].copy_from_slice(&next); } })),
    ("fat-to-itself.doc", || real_doc(|bytes| { let fat = fat(bytes); for at in 0..128 { bytes[fat + 4 * at..fat + 4 * at + 4].copy_from_slice(&(at as u32).to_le_bytes()); } })),
    ("fat-count.doc", || real_doc(|bytes| bytes[44..48].fill(0x7F))),
    ("sector-size.doc", || real_doc(|bytes| bytes[30] = 63)),
    ("directory.doc", || real_doc(|bytes| bytes[48..52].fill(0xF0))),
    ("mini-fat.doc", || real_doc(|bytes| bytes[60..68].fill(1))),
    ("zeros.doc", || real_doc(|bytes| bytes[600..].fill(0))),
    ("lengths.doc", || real_doc(|bytes| { let at = fib(bytes); bytes[at + 0x4C..at + 0x6C].fill(0x7F) })),
    ("pieces.doc", || real_doc(|bytes| { let at = fib(bytes); bytes[at + 0x1A2..at + 0x1AA].fill(0x01) })),
    ("lists.doc", || real_doc(|bytes| { let at = fib(bytes); bytes[at + 0xFA..at + 0x10A].fill(0x10) })),
    ("encrypted.doc", || real_doc(|bytes| { let at = fib(bytes); bytes[at + 0x0B] |= 1 })),
    ("old.doc", || real_doc(|bytes| { let at = fib(bytes); bytes[at + 2] = 0x65; bytes[at + 3] = 0 })),
];

const PAGE: &str = "<</Type/Page/MediaBox[0 0 595 842]>>";
const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// A font of which every viewer knows the encoding.
const FONT: &str = "<</Type/Font/Subtype/Type0/Encoding/GBK-EUC-H/DescendantFonts[<</DW 1000>>]>>";

/// A file of these objects, with its table.
fn pdf<T: AsRef<[u8]>>(objects: &[T]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", n + 1).bytes());
        out.extend(object.as_ref());
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
    places.iter().for_each(|place| out.extend(format!("{place:010} 00000 n \n").bytes()));
    out.extend(format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF", places.len() + 1).bytes());
    out
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("room");
    encoder.finish().expect("room")
}

fn stream(dictionary: &str, bytes: &[u8]) -> Vec<u8> {
    [format!("<<{dictionary}/Length {}>>stream\n", bytes.len()).into_bytes(), bytes.to_vec(), b"\nendstream".to_vec()]
        .concat()
}

/// One page with this content, these resources, and more objects from 6 on. Object 5 is the font.
fn page(content: Vec<u8>, resources: &str, font: &str, more: &[&str]) -> Vec<u8> {
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        format!("<</Type/Page/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<{resources}>>>>").into_bytes(),
        stream("/Filter/FlateDecode", &packed(&content)),
        font.as_bytes().to_vec(),
    ];
    objects.extend(more.iter().map(|object| object.as_bytes().to_vec()));
    pdf(&objects)
}

fn content(content: Vec<u8>) -> Vec<u8> {
    page(content, "/Font<</F 5 0 R>>", FONT, &[])
}

fn drawn(content: &str, resources: &str, more: &[&str]) -> Vec<u8> {
    page(content.into(), resources, FONT, more)
}

fn font(font: &str, more: &[&str]) -> Vec<u8> {
    page(b"BT /F 12 Tf 9 9 Td (1\xB7\xA8\xB7\xA8) Tj ET".to_vec(), "/Font<</F 5 0 R>>", font, more)
}

fn font_table(table: &str) -> Vec<u8> {
    let table = String::from_utf8(stream("", table.as_bytes())).expect("text");
    font("<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[<<>>]/ToUnicode 6 0 R>>", &[&table])
}

/// Forms that each draw the next one several times.
fn doubling_forms(depth: usize, times: usize) -> Vec<u8> {
    let forms: Vec<String> = (0..depth)
        .map(|n| {
            let body = if n + 1 == depth { "BT /F 12 Tf (1) Tj ET ".to_string() } else { "/X Do ".repeat(times) };
            format!("<</Subtype/Form/Resources<</Font<</F 5 0 R>>/XObject<</X {} 0 R>>>>/Length {}>>stream\n{body}\nendstream", n + 7, body.len())
        })
        .collect();
    drawn("/X Do", "/XObject<</X 6 0 R>>", &forms.iter().map(String::as_str).collect::<Vec<_>>())
}

/// A stream that is packed so many times.
fn filters(bytes: Vec<u8>, times: usize) -> Vec<u8> {
    let inner = (0..times).fold(bytes, |bytes, _| packed(&bytes));
    one_stream(&format!("[{}]", "/FlateDecode".repeat(times)), inner)
}

fn one_stream(filter: &str, bytes: Vec<u8>) -> Vec<u8> {
    pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]>>".to_vec(),
        b"<</Type/Page/Contents 4 0 R>>".to_vec(),
        stream(&format!("/Filter{filter}"), &bytes),
    ])
}

/// A tree of pages within a packed stream of objects, where each kid is written in place.
fn pdf_packed(kid: &str, count: usize) -> Vec<u8> {
    let tree = format!("<</Type/Pages/Kids[{}]>>", kid.repeat(count));
    let objects = format!("2 0 {tree}");
    let mut out = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n".to_vec();
    let place = out.len();
    out.extend(b"3 0 obj");
    out.extend(stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &packed(objects.as_bytes())));
    out.extend(b"endobj\n");
    let table = out.len();
    let row = |kind: u8, a: u32, b: u8| [vec![kind], a.to_be_bytes().to_vec(), vec![b]].concat();
    let rows = [row(0, 0, 0), row(1, 9, 0), row(2, 3, 0), row(1, place as u32, 0), row(1, table as u32, 0)].concat();
    out.extend(b"4 0 obj");
    out.extend(stream("/Type/XRef/Size 5/W[1 4 1]/Root 1 0 R/Filter/FlateDecode", &packed(&rows)));
    out.extend(format!("endobj\nstartxref\n{table}\n%%EOF").bytes());
    out
}

/// A table of objects that unpacks to a gigabyte.
fn packed_bomb() -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let piece = vec![1; 1 << 20];
    (0..1000).for_each(|_| encoder.write_all(&piece).expect("room"));
    let rows = encoder.finish().expect("room");
    let mut out = b"%PDF-1.7\n".to_vec();
    let table = out.len();
    out.extend(b"4 0 obj");
    out.extend(stream("/Type/XRef/Size 900000000/W[0 1 0]/Root 1 0 R/Filter/FlateDecode", &rows));
    out.extend(format!("endobj\nstartxref\n{table}\n%%EOF").bytes());
    out
}

fn ofd(objects: &str) -> Vec<u8> {
    let page = format!("<Page><Content><Layer>{objects}</Layer></Content></Page>");
    zip(
        &[
            ("OFD.xml", b"<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>".to_vec()),
            ("D.xml", b"<Document><Pages><Page BaseLoc=\"P.xml\"/></Pages></Document>".to_vec()),
            ("P.xml", page.into()),
        ],
        false,
    )
}

fn name(name: &str) -> Vec<u8> {
    name.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A document that a program wrote, with something done to it.
fn real_doc(harm: fn(&mut Vec<u8>)) -> Vec<u8> {
    let mut bytes = std::fs::read(super::folder().join("06-department.libreoffice.doc")).expect("a file");
    harm(&mut bytes);
    bytes
}

/// Where the first sector of the table of sectors is.
fn fat(bytes: &[u8]) -> usize {
    let sector = u32::from_le_bytes(bytes[76..80].try_into().expect("four")) as usize;
    512 * (sector + 1)
}

/// Where the main stream begins.
fn fib(bytes: &[u8]) -> usize {
    bytes.windows(2).position(|window| window == b"\xEC\xA5").expect("a document")
}
