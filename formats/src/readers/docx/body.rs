//! The body of a Word document: runs to paragraphs, paragraphs and tables to lines.
//!
//! What is left out are elements by name ([`LEFT_OUT`]); what is put in stands in [`Walk::start`] and [`Walk::end`].

use super::styles::Styles;
use crate::lines::Lines;
use crate::readers::counting::Numbering;
use crate::readers::xml::{Element, Node, Xml};
use crate::refusal::Refusal;
use crate::work::Work;
use std::collections::HashMap;

/// What a document had that is not in its text, or not as it stood.
#[derive(Default)]
pub struct Counts {
    pub revisions: usize,
    pub hidden: usize,
    pub pictures: usize,
    pub embedded: usize,
    /// References to entities that are not XML's own, and symbols of unknown fonts.
    pub unknown: usize,
}

/// Elements that are left out with all that is in them: how things were before a change, how they look, phonetic guides.
const LEFT_OUT: &[&str] = &[
    "pPrChange",
    "rPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
    "sectPrChange",
    "tblGridChange",
    "tblPrExChange",
    "numberingChange",
    "sectPr",
    "tblPr",
    "tblGrid",
    "tblPrEx",
    "tabs",
    "rt",
    "rubyPr",
    "instrText",
    "delText",
    "delInstrText",
    "fldData",
    "textpath",
    "docPartBody",
];

/// Characters that Word names by font and code, as far as reports have them.
#[rustfmt::skip]
const SYMBOLS: &[(&str, u32, char)] = &[
    ("wingdings", 0xFC, '✓'), ("wingdings", 0xFB, '✗'), ("wingdings", 0xA8, '□'), ("wingdings", 0x6F, '□'),
    ("wingdings", 0xFE, '☑'), ("wingdings", 0xFD, '☒'), ("wingdings", 0x6C, '●'), ("wingdings", 0x6E, '■'),
    ("wingdings", 0x75, '◆'), ("wingdings", 0xD8, '➢'), ("wingdings", 0xAB, '★'), ("wingdings 2", 0x52, '☑'),
    ("wingdings 2", 0x50, '✓'), ("wingdings 2", 0xA3, '□'), ("symbol", 0xB7, '•'), ("symbol", 0xB1, '±'),
    ("symbol", 0xB4, '×'), ("symbol", 0xB8, '÷'), ("symbol", 0xA3, '≤'), ("symbol", 0xB3, '≥'), ("symbol", 0xB0, '°'),
];

/// Notes by kind and identifier.
pub type Notes = HashMap<(&'static str, String), String>;

pub struct Walk<'d> {
    styles: &'d Styles,
    numbering: &'d mut Numbering,
    counts: Counts,
    /// The body, and text boxes that are open in it.
    frames: Vec<Frame>,
    /// For each field that is open, whether its result has begun. What stands before that is for Word.
    fields: Vec<bool>,
    /// For each choice between ways of drawing the same thing, whether one had text.
    choices: Vec<(bool, usize)>,
    /// For each content control, whether it shows only a hint what to write.
    controls: Vec<bool>,
    /// The notes that were referred to, in order.
    references: Vec<(&'static str, String)>,
    /// Characters written so far.
    written: usize,
    place: Place,
}

#[derive(Default)]
struct Frame {
    lines: Lines,
    paragraph: Paragraph,
    /// Text of paragraphs whose end is deleted or hidden: it runs on into the next.
    carried: String,
}

#[derive(Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    num: Option<String>,
    level: Option<usize>,
    runs_on: bool,
    hidden_end: bool,
    boxes: String,
}

/// Where in the tree the walk is, as far as it matters.
#[derive(Default)]
struct Place {
    paragraph_properties: usize,
    row_properties: usize,
    text: bool,
    hidden_run: bool,
    hidden_told: bool,
}

impl<'d> Walk<'d> {
    pub fn new(styles: &'d Styles, numbering: &'d mut Numbering) -> Self {
        Walk {
            styles,
            numbering,
            counts: Counts::default(),
            frames: vec![Frame::default()],
            fields: Vec::new(),
            choices: Vec::new(),
            controls: Vec::new(),
            references: Vec::new(),
            written: 0,
            place: Place::default(),
        }
    }

    /// The text of the body, and under it the notes that it refers to.
    pub fn body(mut self, text: &str, notes: &Notes, work: &mut Work) -> Result<(String, Counts), Refusal> {
        let mut xml = Xml::new(text);
        while !matches!(self.step(&mut xml, work)?, Step::Eof) {}
        self.counts.unknown += xml.unknown;
        let mut lines = self.close();
        for (n, reference) in self.references.iter().enumerate() {
            if let Some(note) = notes.get(reference) {
                lines.end_line();
                lines.push(&format!("[{}] {note}", n + 1));
                lines.check()?;
            }
        }
        Ok((lines.finish()?, self.counts))
    }

    /// The texts of footnotes or endnotes.
    pub fn notes(mut self, text: &str, kind: &'static str, notes: &mut Notes, work: &mut Work) -> Result<(), Refusal> {
        let mut xml = Xml::new(text);
        let mut id = None;
        loop {
            match self.step(&mut xml, work)? {
                Step::NoteStart(note) => {
                    id = note;
                    self.frames = vec![Frame::default()];
                }
                Step::NoteEnd => {
                    let text = self.close().finish()?;
                    if let Some(id) = id.take() {
                        notes.insert((kind, id), text.trim().to_string());
                    }
                }
                Step::Inside => {}
                Step::Eof => return Ok(()),
            }
        }
    }

    fn step(&mut self, xml: &mut Xml, work: &mut Work) -> Result<Step, Refusal> {
        match xml.next(work)? {
            Node::Eof => return Ok(Step::Eof),
            Node::Text(text) if self.place.text => self.write(&text),
            Node::Text(_) => {}
            Node::Start(element) => {
                if matches!(element.name(), "footnote" | "endnote") {
                    // Lines that part the notes from the text are notes, too.
                    let is_text = element.get("type").is_none_or(|kind| kind == "normal");
                    return Ok(Step::NoteStart(element.get("id").filter(|_| is_text)));
                }
                if self.start(&element) {
                    xml.skip(work)?;
                }
                self.frame().lines.check()?;
            }
            Node::End(end) => match end.name() {
                "footnote" | "endnote" => return Ok(Step::NoteEnd),
                name => self.end(name),
            },
        }
        Ok(Step::Inside)
    }

    /// True if the element is to be left out.
    fn start(&mut self, element: &Element) -> bool {
        let in_properties = self.place.paragraph_properties > 0;
        match element.name() {
            name if LEFT_OUT.contains(&name) => return true,
            "pPr" => self.place.paragraph_properties += 1,
            "trPr" => self.place.row_properties += 1,
            "pStyle" => self.paragraph().style = element.val(),
            "numId" if in_properties => self.paragraph().num = element.val(),
            "ilvl" if in_properties => self.paragraph().level = element.val().and_then(|val| val.parse().ok()),
            "del" | "moveFrom" if in_properties => self.paragraph().runs_on = true,
            "ins" | "moveTo" | "del" | "moveFrom" if in_properties || self.place.row_properties > 0 => {}
            "del" | "moveFrom" => {
                self.counts.revisions += 1;
                return true;
            }
            "ins" => self.counts.revisions += 1,
            "vanish" if in_properties => self.paragraph().hidden_end = element.is_on(),
            "vanish" => self.hide(element.is_on()),
            "rStyle" if !in_properties => {
                if let Some(hidden) = element.val().and_then(|style| self.styles.is_hidden(&style)) {
                    self.hide(hidden);
                }
            }
            "p" => self.frame().paragraph = Paragraph::default(),
            "r" => self.start_run(),
            "t" => self.place.text = true,
            "tab" | "ptab" if !in_properties => self.write("\t"),
            "br" | "cr" => self.write("\n"),
            "noBreakHyphen" => self.write("-"),
            "sym" => self.symbol(element),
            "footnoteReference" => self.refer("footnotes", element),
            "endnoteReference" => self.refer("endnotes", element),
            "fldChar" => match element.get("fldCharType").as_deref() {
                Some("begin") => self.fields.push(false),
                Some("separate") => self.fields.last_mut().into_iter().for_each(|result| *result = true),
                _ => drop(self.fields.pop()),
            },
            "tbl" => self.frame().lines.start_table(),
            "tr" => self.frame().lines.start_row(),
            "tc" => self.frame().lines.start_cell(1, 1),
            "gridSpan" => {
                let columns = element.val().and_then(|val| val.parse().ok()).unwrap_or(1);
                self.frame().lines.widen_cell(columns);
            }
            "sdt" => self.controls.push(false),
            "showingPlcHdr" => {
                let is_hint = element.is_on();
                self.controls.last_mut().into_iter().for_each(|hint| *hint = is_hint);
            }
            "sdtContent" => return self.controls.last().is_some_and(|&hint| hint),
            "AlternateContent" => self.choices.push((false, self.written)),
            "Choice" | "Fallback" => {
                let written = self.written;
                if let Some((had_text, before)) = self.choices.last_mut() {
                    *before = written;
                    return *had_text;
                }
            }
            "txbxContent" => self.frames.push(Frame::default()),
            "blip" | "imagedata" => self.counts.pictures += 1,
            "OLEObject" | "altChunk" => self.counts.embedded += 1,
            _ => {}
        }
        false
    }

    fn end(&mut self, name: &str) {
        match name {
            "pPr" => self.place.paragraph_properties = self.place.paragraph_properties.saturating_sub(1),
            "trPr" => self.place.row_properties = self.place.row_properties.saturating_sub(1),
            "t" => self.place.text = false,
            "r" => self.place.hidden_run = false,
            "p" => self.end_paragraph(),
            "tbl" => self.frame().lines.end_table(),
            "sdt" => drop(self.controls.pop()),
            "AlternateContent" => drop(self.choices.pop()),
            "Choice" => {
                let written = self.written;
                self.choices.last_mut().into_iter().for_each(|(had_text, before)| *had_text |= written > *before);
            }
            "txbxContent" if self.frames.len() > 1 => {
                let text = self.close().finish().unwrap_or_default();
                self.frames.pop();
                let boxes = &mut self.paragraph().boxes;
                boxes.push_str(&text);
                boxes.push('\n');
            }
            _ => {}
        }
    }

    fn start_run(&mut self) {
        let style = self.paragraph_style();
        self.place.hidden_run = false;
        self.place.hidden_told = false;
        if style.and_then(|style| self.styles.is_hidden(&style)) == Some(true) {
            self.hide(true);
        }
    }

    /// A run says whether it is hidden before it says anything else.
    fn hide(&mut self, hidden: bool) {
        self.place.hidden_run = hidden;
    }

    fn write(&mut self, text: &str) {
        if text.is_empty() || self.fields.contains(&false) {
            return;
        }
        if self.place.hidden_run {
            if !self.place.hidden_told && !text.trim().is_empty() {
                self.place.hidden_told = true;
                self.counts.hidden += 1;
            }
            return;
        }
        self.written += text.len();
        self.paragraph().text.push_str(text);
    }

    fn symbol(&mut self, element: &Element) {
        let font = element.get("font").unwrap_or_default().to_ascii_lowercase();
        let code = element.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok()).unwrap_or(0);
        // Fonts of symbols have their characters at U+F000 and up, too.
        let low = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
        let known = SYMBOLS.iter().find(|row| row.0 == font && row.1 == low).map(|row| row.2);
        let plain = char::from_u32(code).filter(|_| !(0xE000..=0xF8FF).contains(&code) && code >= 0x20);
        let character = known.or(plain).unwrap_or('\u{FFFD}');
        self.counts.unknown += usize::from(character == '\u{FFFD}');
        self.write(character.encode_utf8(&mut [0; 4]));
    }

    fn refer(&mut self, kind: &'static str, element: &Element) {
        let Some(id) = element.get("id") else { return };
        if self.place.hidden_run || self.fields.contains(&false) {
            return;
        }
        self.references.push((kind, id));
        let number = self.references.len();
        self.write(&format!("[{number}]"));
    }

    fn paragraph_style(&mut self) -> Option<String> {
        self.paragraph().style.clone().or_else(|| self.styles.usual().map(Into::into))
    }

    fn end_paragraph(&mut self) {
        // The words of a field never go beyond a paragraph; a field that is not closed must not swallow the text.
        self.fields.iter_mut().for_each(|result| *result = true);
        let style = self.paragraph_style();
        let paragraph = std::mem::take(self.paragraph());
        let runs_on = paragraph.runs_on || paragraph.hidden_end;
        // Nothing is left of it, not even its number.
        let gone = runs_on && paragraph.text.is_empty();
        let number = if gone || paragraph.runs_on { None } else { self.number(&paragraph, style.as_deref()) };
        let frame = self.frame();
        let carried = &mut frame.carried;
        carried.push_str(number.as_deref().unwrap_or_default());
        carried.push_str(&paragraph.text);
        if !runs_on {
            let line = std::mem::take(carried);
            frame.lines.push(&line);
            frame.lines.new_line();
        }
        if !paragraph.boxes.is_empty() {
            frame.lines.push(&paragraph.boxes);
        }
    }

    /// The automatic number of a paragraph: its own, or that of its style.
    fn number(&mut self, paragraph: &Paragraph, style: Option<&str>) -> Option<String> {
        let styles = self.styles;
        let num = paragraph.num.as_deref().or_else(|| styles.num(style?)).filter(|num| *num != "0")?;
        let by_style = || {
            let style = style?;
            self.numbering.level_of_style(num, style).or_else(|| styles.level(style))
        };
        let level = paragraph.level.or_else(by_style).unwrap_or(0);
        self.numbering.count(num, level)
    }

    /// Ends what is open in the innermost frame.
    fn close(&mut self) -> Lines {
        let frame = self.frame();
        let carried = std::mem::take(&mut frame.carried);
        frame.lines.push(&carried);
        std::mem::take(&mut frame.lines)
    }

    fn frame(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::default());
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    fn paragraph(&mut self) -> &mut Paragraph {
        &mut self.frame().paragraph
    }
}

/// What the walk met that whoever walks must know.
enum Step {
    Inside,
    NoteStart(Option<String>),
    NoteEnd,
    Eof,
}
