//! Rich text (rtf): groups, control words, and characters in the code page of their font.
//!
//! By hand: `rtf-parser` 0.4, the one crate that reads rtf and is kept up, takes `\'b7\'a8` for two Latin letters, leaves out
//! `\u27861`, and runs the cells of a table together.

use super::{Found, Source};
use crate::limits::{DEPTH, check_size};
use crate::lines::Lines;
use crate::notes;
use crate::refusal::{BROKEN, PICTURES, Refusal};
use crate::work::Work;
use std::collections::HashMap;

/// Groups that are not the text: what they say is for the program that opens the file, or stands on every page.
#[rustfmt::skip]
const LEFT_OUT: &[&str] = &[
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "header", "headerl", "headerr", "headerf", "footer", "footerl",
    "footerr", "footerf", "listtable", "listoverridetable", "revtbl", "rsidtbl", "generator", "themedata", "colorschememapping",
    "latentstyles", "datastore", "xmlnstbl", "fldinst", "object", "objdata", "nonshppict", "annotation", "atnid", "atnauthor",
    "bkmkstart", "bkmkend", "filetbl", "mmathPr", "template", "pgptbl", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "shprslt",
    "tc", "xe", "pnseclvl", "sp", "userprops", "wgrffmtfilter", "passwordhash", "protusertbl", "ftncn", "aftncn",
];

/// Groups that older programs do not know, so that they are marked to be left out, though they have text.
const KEPT: &[&str] = &["shpinst", "shptxt", "fldrslt", "ud", "shppict"];

/// Words that stand for characters or for the ends of lines.
#[rustfmt::skip]
const CHARACTERS: &[(&str, &str)] = &[
    ("tab", "\t"), ("line", "\n"), ("lquote", "‘"), ("rquote", "’"), ("ldblquote", "“"), ("rdblquote", "”"),
    ("emdash", "—"), ("endash", "–"), ("bullet", "•"), ("emspace", "\u{2003}"), ("enspace", "\u{2002}"), ("qmspace", " "),
];

/// Code pages of the `\fcharset` of a font.
const CHARSETS: &[(i32, i32)] = &[(134, 936), (136, 950), (128, 932), (129, 949), (0, 1252), (204, 1251), (77, 10000)];

/// Encodings of code pages. What is in no row is read as the code page of China.
const PAGES: &[(i32, &str)] = &[
    (936, "GBK"),
    (54936, "gb18030"),
    (950, "Big5"),
    (932, "Shift_JIS"),
    (949, "EUC-KR"),
    (1251, "windows-1251"),
    (65001, "UTF-8"),
    (1252, "windows-1252"),
];

pub fn read(source: &Source, work: &mut Work) -> Result<Found, Refusal> {
    check_size(source.bytes.len() as u64)?;
    let asked = match source.encoding {
        Some(label) => Some(work.decoder.name(label).ok_or_else(|| Refusal::UnknownEncoding(label.into()))?),
        None => None,
    };
    let mut rtf = Rtf::new(source.bytes, asked);
    rtf.run(work)?;
    rtf.found(work)
}

/// What a group inherits and restores at its end.
#[derive(Clone, Default)]
struct Group {
    left_out: bool,
    font: i32,
    hidden: bool,
    deleted: bool,
    /// Bytes that follow a `\u` for programs that do not know it.
    fallback: usize,
    footnote: bool,
    in_font_table: bool,
    /// The group began with `\*`: what it is decides whether it is read.
    optional: bool,
    /// The first half of `\upr`, which the second says better.
    upr: bool,
}

struct Rtf<'a> {
    bytes: &'a [u8],
    at: usize,
    asked: Option<&'static str>,
    page: i32,
    fonts: HashMap<i32, i32>,
    default_font: i32,
    groups: Vec<Group>,
    group: Group,
    lines: Lines,
    /// Bytes of characters of more than one byte, which may come in pieces.
    pending: Vec<u8>,
    /// High half of a character outside the basic plane.
    high: Option<u16>,
    /// Bytes still to be left out behind a `\u`.
    skip: usize,
    in_table: bool,
    row_open: bool,
    cell_open: bool,
    in_cell: bool,
    /// Notes are written where they are referred to, and stand at the end.
    notes: Vec<String>,
    replaced: usize,
    deleted: usize,
    hidden: usize,
    pictures: usize,
}

impl<'a> Rtf<'a> {
    fn new(bytes: &'a [u8], asked: Option<&'static str>) -> Self {
        Rtf {
            bytes,
            at: 0,
            asked,
            page: 936,
            fonts: HashMap::new(),
            default_font: -1,
            groups: Vec::new(),
            group: Group { font: -1, fallback: 1, ..Group::default() },
            lines: Lines::default(),
            pending: Vec::new(),
            high: None,
            skip: 0,
            in_table: false,
            row_open: false,
            cell_open: false,
            in_cell: false,
            notes: Vec::new(),
            replaced: 0,
            deleted: 0,
            hidden: 0,
            pictures: 0,
        }
    }

    fn run(&mut self, work: &mut Work) -> Result<(), Refusal> {
        // Some programs write hanzi as they are, and the second byte of one may look like a brace.
        let mut half = false;
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            half = byte >= 0x81 && !half;
            match byte {
                _ if half && self.page != 65001 && matches!(self.bytes.get(self.at), Some(b'{' | b'}' | b'\\')) => {
                    self.byte(byte, work);
                    self.byte(self.bytes[self.at], work);
                    self.at += 1;
                    half = false;
                }
                b'{' => self.open(work)?,
                b'}' => {
                    self.close(work);
                    // What stands behind the last brace is no part of the document.
                    if self.groups.is_empty() {
                        break;
                    }
                }
                b'\\' => self.control(work)?,
                b'\r' | b'\n' | 0 => {}
                _ => self.byte(byte, work),
            }
            if self.at % 1024 < 2 {
                work.tick(self.at as u64, self.bytes.len() as u64)?;
                self.lines.check()?;
            }
        }
        self.flush(work);
        if self.in_table {
            self.lines.end_table();
        }
        // A file that is cut off is read as far as it goes, and the reader is told.
        if !self.groups.is_empty() && self.lines.is_empty() {
            return Err(Refusal::Trouble(&BROKEN));
        }
        Ok(())
    }

    fn found(mut self, work: &mut Work) -> Result<Found, Refusal> {
        work.look(self.bytes.len() as u64, self.bytes.len() as u64)?;
        for (n, note) in self.notes.iter().enumerate() {
            self.lines.end_line();
            self.lines.push(&format!("[{}] {}", n + 1, note.trim()));
        }
        let text = self.lines.finish()?;
        if text.trim().is_empty() {
            return Err(if self.pictures > 0 { Refusal::Trouble(&PICTURES) } else { Refusal::Empty });
        }
        let told = [
            (!self.groups.is_empty()).then(|| notes::CUT_OFF.note("")),
            notes::REVISIONS.count(self.deleted),
            notes::HIDDEN.count(self.hidden),
            notes::PICTURES.count(self.pictures),
        ];
        Ok(Found { text, replaced: self.replaced, notes: told.into_iter().flatten().collect(), ..Found::default() })
    }

    fn open(&mut self, work: &mut Work) -> Result<(), Refusal> {
        self.flush(work);
        DEPTH.check(self.groups.len() as u64 + 1)?;
        self.skip = 0;
        let inner = Group {
            optional: false,
            left_out: self.group.left_out || self.group.upr,
            upr: false,
            ..self.group.clone()
        };
        self.groups.push(std::mem::replace(&mut self.group, inner));
        Ok(())
    }

    fn close(&mut self, work: &mut Work) {
        self.flush(work);
        self.skip = 0;
        if let Some(outer) = self.groups.pop() {
            self.group = outer;
        }
    }

    fn control(&mut self, work: &mut Work) -> Result<(), Refusal> {
        let Some(&byte) = self.bytes.get(self.at) else { return Ok(()) };
        if byte.is_ascii_alphabetic() {
            let (word, number) = self.word();
            return self.act(word, number, work);
        }
        self.at += 1;
        match byte {
            b'\'' => {
                let digits = self.bytes.get(self.at..self.at + 2).and_then(|digits| std::str::from_utf8(digits).ok());
                if let Some(code) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
                    self.at += 2;
                    self.byte(code, work);
                }
            }
            b'*' => self.group.optional = true,
            b'~' => self.text(" ", work),
            b'_' => self.text("-", work),
            b'\r' | b'\n' => self.paragraph(work),
            b'{' | b'}' | b'\\' => self.byte(byte, work),
            _ => {}
        }
        Ok(())
    }

    /// A control word, its number, and the blank behind it.
    fn word(&mut self) -> (&'a str, Option<i32>) {
        let rest = &self.bytes[self.at..];
        let letters = rest.iter().take(40).take_while(|b| b.is_ascii_alphabetic()).count();
        let word = std::str::from_utf8(&rest[..letters]).unwrap_or_default();
        let sign = usize::from(rest.get(letters) == Some(&b'-'));
        let digits = rest[letters + sign..].iter().take(10).take_while(|b| b.is_ascii_digit()).count();
        let number = std::str::from_utf8(&rest[letters..letters + sign + digits]).ok().and_then(|n| n.parse().ok());
        let length = if digits > 0 { letters + sign + digits } else { letters };
        self.at += length + usize::from(rest.get(length) == Some(&b' '));
        (word, number)
    }

    fn act(&mut self, word: &str, number: Option<i32>, work: &mut Work) -> Result<(), Refusal> {
        let on = number != Some(0);
        if self.skip > 0 && !matches!(word, "u" | "bin") {
            // A control word in the place of a character is left out like one.
            self.skip -= 1;
            return Ok(());
        }
        if self.group.optional {
            self.group.optional = false;
            if !KEPT.contains(&word) {
                self.group.left_out = true;
            }
            if word == "ud" {
                self.group.left_out = self.groups.iter().any(|group| group.left_out);
            }
        }
        if LEFT_OUT.contains(&word) {
            if word == "pict" && !self.group.left_out {
                self.pictures += 1;
            }
            self.group.in_font_table = word == "fonttbl";
            self.group.left_out = true;
            return Ok(());
        }
        if let Some((_, text)) = CHARACTERS.iter().find(|row| row.0 == word) {
            self.text(text, work);
            return Ok(());
        }
        match (word, number) {
            ("par" | "sect" | "page" | "column", _) => self.paragraph(work),
            ("u", Some(code)) => self.unicode(code, work),
            ("uc", Some(bytes)) => self.group.fallback = usize::try_from(bytes).unwrap_or(1).min(16),
            ("bin", Some(bytes)) => {
                self.at = self.at.saturating_add(usize::try_from(bytes).unwrap_or(0)).min(self.bytes.len())
            }
            ("ansicpg", Some(page)) => self.page = page,
            ("deff", Some(font)) => (self.default_font, self.group.font) = (font, font),
            ("f", Some(font)) => {
                self.flush(work);
                self.group.font = font;
            }
            ("fcharset", Some(charset)) if self.group.in_font_table => {
                self.fonts.insert(self.group.font, charset);
            }
            ("plain", _) => {
                self.flush(work);
                (self.group.font, self.group.hidden, self.group.deleted) = (self.default_font, false, false);
            }
            ("v", _) => self.mark(on, |group| &mut group.hidden, work),
            ("deleted", _) => self.mark(on, |group| &mut group.deleted, work),
            ("footnote", _) => self.footnote(work),
            ("upr", _) => self.group.upr = true,
            ("trowd", _) => self.row(work),
            ("intbl", _) => self.in_cell = true,
            ("pard", _) => self.in_cell = false,
            ("cell" | "nestcell", _) => self.end_cell(work),
            ("row" | "nestrow", _) => {
                self.flush(work);
                (self.row_open, self.cell_open) = (false, false);
            }
            _ => {}
        }
        Ok(())
    }

    fn mark(&mut self, on: bool, which: fn(&mut Group) -> &mut bool, work: &mut Work) {
        self.flush(work);
        let was = std::mem::replace(which(&mut self.group), on);
        if on && !was && !self.group.left_out {
            if self.group.deleted {
                self.deleted += 1;
            } else {
                self.hidden += 1;
            }
        }
    }

    fn byte(&mut self, byte: u8, work: &mut Work) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        if self.group.left_out {
            return;
        }
        if self.pending.len() > 1 << 16 && byte.is_ascii() {
            self.flush(work);
        }
        self.pending.push(byte);
    }

    fn unicode(&mut self, code: i32, work: &mut Work) {
        self.skip = self.group.fallback;
        if self.group.left_out {
            return;
        }
        self.flush(work);
        let unit = (code & 0xFFFF) as u16;
        let units = match (self.high.take(), unit) {
            (None, 0xD800..=0xDBFF) => return self.high = Some(unit),
            (Some(high), 0xDC00..=0xDFFF) => vec![high, unit],
            _ => vec![unit],
        };
        let skip = std::mem::take(&mut self.skip);
        for character in char::decode_utf16(units) {
            let character = character.unwrap_or_else(|_| {
                self.replaced += 1;
                '\u{FFFD}'
            });
            self.write(character.encode_utf8(&mut [0; 4]));
        }
        self.skip = skip;
    }

    fn text(&mut self, text: &str, work: &mut Work) {
        if self.skip > 0 {
            self.skip -= 1;
        } else if !self.group.left_out {
            self.flush(work);
            self.write(text);
        }
    }

    /// Decodes the bytes that have come so far.
    fn flush(&mut self, work: &mut Work) {
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        if bytes.is_ascii() {
            return self.write(&String::from_utf8_lossy(&bytes));
        }
        let charset = self.fonts.get(&self.group.font);
        let page =
            charset.and_then(|charset| CHARSETS.iter().find(|row| row.0 == *charset)).map_or(self.page, |row| row.1);
        // Bytes of hanzi in a Western font: the font is not meant for them, the document's code page is.
        let page = if page == 1252 { self.page } else { page };
        let encoding = self.asked.unwrap_or_else(|| PAGES.iter().find(|row| row.0 == page).map_or("GBK", |row| row.1));
        match work.decoder.decode(encoding, &bytes) {
            Some(text) => {
                self.replaced += text.replaced;
                self.write(&text.text);
            }
            None => {
                self.replaced += 1;
                self.write("\u{FFFD}");
            }
        }
    }

    fn write(&mut self, text: &str) {
        if self.group.hidden || self.group.deleted {
            return;
        }
        match self.notes.last_mut().filter(|_| self.group.footnote) {
            Some(note) => note.push_str(text),
            None => {
                self.begin_cell();
                self.lines.push(text);
            }
        }
    }

    fn footnote(&mut self, work: &mut Work) {
        self.flush(work);
        if self.group.left_out || self.group.footnote {
            return;
        }
        let number = self.notes.len() + 1;
        self.write(&format!("[{number}]"));
        self.notes.push(String::new());
        self.group.footnote = true;
    }

    fn paragraph(&mut self, work: &mut Work) {
        self.flush(work);
        if self.group.left_out || self.group.deleted {
            return;
        }
        match self.notes.last_mut().filter(|_| self.group.footnote) {
            Some(note) => note.push('\n'),
            None => {
                self.begin_cell();
                self.lines.new_line();
            }
        }
    }

    /// Text in a table begins a cell where none is open; text outside ends the table.
    fn begin_cell(&mut self) {
        if self.in_cell {
            if !self.in_table {
                self.lines.start_table();
                self.in_table = true;
            }
            if !self.row_open {
                self.lines.start_row();
                self.row_open = true;
            }
            if !self.cell_open {
                self.lines.start_cell(1, 1);
                self.cell_open = true;
            }
        } else if self.in_table {
            self.lines.end_table();
            (self.in_table, self.row_open, self.cell_open) = (false, false, false);
        }
    }

    fn row(&mut self, work: &mut Work) {
        self.flush(work);
        // The definition of a row may stand before it, behind it, or both.
        self.in_cell |= !self.group.left_out && self.row_open;
    }

    fn end_cell(&mut self, work: &mut Work) {
        self.flush(work);
        if self.group.left_out {
            return;
        }
        self.in_cell = true;
        self.begin_cell();
        self.cell_open = false;
    }
}
