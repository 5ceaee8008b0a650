//! What is drawn on a page: characters with their places, and the straight lines of tables.
//!
//! This is the text side of a PDF interpreter (ISO 32000-1, chapters 8.4, 9.4, 14.6). Colours, clipping and pictures are
//! passed over; what is drawn without ink is read, because that is how scans carry their text.

use super::fonts::{Font, Shared};
use super::streams::unpacked;
use crate::limits::{CONTENT_BYTES, TEXT_CHARS};
use crate::readers::layout::paths::Paths;
use crate::readers::layout::{Glyph, Matrix, Page, times, turn};
use crate::refusal::Refusal;
use crate::work::Work;
use hayro_syntax::content::{Instruction, UntypedIter};
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::Resources;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Forms in forms. Programs nest three or four.
const MAX_FORMS: usize = 12;
/// Saved states, marks, operators between two looks of the watch.
const MAX_SAVED: usize = 512;
const LOOK_EVERY: u64 = 2048;
/// Text that replaces so many glyphs at most is put in their place. More is a paragraph, whose glyphs say where it stands.
const MAX_REPLACED: usize = 8;
/// So much space between characters, in heights of the font, is the width of what is set wide.
const SET_WIDE: f64 = 0.8;

/// What was met on all pages.
#[derive(Default)]
pub struct Tally {
    pub pictures: usize,
    /// Curves that were drawn.
    pub curves: usize,
    pub shown: usize,
    pub unreadable: usize,
}

pub struct Interpreter<'a, 'w, 'd> {
    pub work: &'w mut Work<'d>,
    pub tally: Tally,
    /// How far the work is: pages done, and all of them.
    pub at: (u64, u64),
    shared: Shared,
    fonts: HashMap<ObjectIdentifier, Option<Rc<Font>>>,
    /// Layers that are switched off.
    hidden: HashSet<ObjectIdentifier>,
    page: Page,
    paths: Paths,
    active: Vec<ObjectIdentifier>,
    steps: u64,
    glyphs: u64,
    resources: Option<Resources<'a>>,
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    char_space: f64,
    word_space: f64,
    scale: f64,
    leading: f64,
    rise: f64,
}

/// Content that is marked, and what that means.
struct Mark {
    hidden: bool,
    aside: bool,
    /// The text that stands for the glyphs from the index on.
    instead: Option<(String, usize)>,
}

impl<'a, 'w, 'd> Interpreter<'a, 'w, 'd> {
    pub fn new(work: &'w mut Work<'d>, hidden: HashSet<ObjectIdentifier>) -> Self {
        Interpreter {
            work,
            tally: Tally::default(),
            at: (0, 0),
            shared: Shared::default(),
            fonts: HashMap::new(),
            hidden,
            page: Page::default(),
            paths: Paths::default(),
            active: Vec::new(),
            steps: 0,
            glyphs: 0,
            resources: None,
        }
    }

    /// Reads one page.
    pub fn page(&mut self, page: &hayro_syntax::page::Page<'a>) -> Result<Page, Refusal> {
        let (width, height) = page.render_dimensions();
        self.page = Page { width, height, ..Page::default() };
        self.paths = Paths::default();
        let content = self.content(page)?;
        let matrix = page.initial_transform(true).as_coeffs();
        self.resources = Some(page.resources().clone());
        self.run(&content, page.resources(), matrix, false)?;
        self.page.rules = self.paths.take();
        self.tally.curves += self.paths.curves;
        Ok(std::mem::take(&mut self.page))
    }

    /// The streams of a page are one, cut anywhere between two words.
    fn content(&mut self, page: &hayro_syntax::page::Page<'a>) -> Result<Vec<u8>, Refusal> {
        let mut content = Vec::new();
        if let Some(stream) = page.raw().get::<Stream>("Contents") {
            content.extend_from_slice(&unpacked(&stream)?.unwrap_or_default());
        } else if let Some(streams) = page.raw().get::<Array>("Contents") {
            for stream in streams.iter::<Stream>() {
                self.work.look(self.at.0, self.at.1)?;
                content.extend_from_slice(&unpacked(&stream)?.unwrap_or_default());
                content.push(b' ');
                CONTENT_BYTES.check(content.len() as u64)?;
            }
        }
        Ok(content)
    }

    fn run(&mut self, content: &[u8], resources: &Resources<'a>, matrix: Matrix, hidden: bool) -> Result<(), Refusal> {
        let mut state = State {
            matrix,
            font: None,
            size: 0.0,
            char_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let mut saved: Vec<State> = Vec::new();
        let mut marks: Vec<Mark> = Vec::new();
        // Fonts that are written in place have no name of their own outside of these resources.
        let mut local: HashMap<Vec<u8>, Option<Rc<Font>>> = HashMap::new();
        let (mut text, mut line) = (IDENTITY, IDENTITY);
        let mut operators = UntypedIter::new(content);
        while let Some(operator) = operators.next() {
            self.steps += 1;
            if self.steps.is_multiple_of(LOOK_EVERY) {
                self.work.look(self.at.0, self.at.1)?;
            }
            let silent = hidden || marks.last().is_some_and(|mark| mark.hidden);
            let name: &[u8] = operator.operator;
            match name {
                b"q" if saved.len() < MAX_SAVED => saved.push(state.clone()),
                b"Q" => state = saved.pop().unwrap_or(state),
                b"cm" => {
                    if let Some(by) = numbers(&operator) {
                        state.matrix = times(by, state.matrix);
                    }
                }
                b"BT" => (text, line) = (IDENTITY, IDENTITY),
                b"Tc" => state.char_space = number(&operator),
                b"Tw" => state.word_space = number(&operator),
                b"Tz" => state.scale = number(&operator) / 100.0,
                b"TL" => state.leading = number(&operator),
                b"Ts" => state.rise = number(&operator),
                b"Tf" => {
                    let mut operands = operator.operands();
                    if let (Some(Object::Name(name)), Some(Object::Number(size))) = (operands.next(), operands.next()) {
                        state.size = size.as_f64();
                        state.font = self.font(name, resources, &mut local)?;
                    }
                }
                b"Td" | b"TD" => {
                    if let Some([x, y]) = numbers(&operator) {
                        if name == b"TD" {
                            state.leading = -y;
                        }
                        line = times([1.0, 0.0, 0.0, 1.0, x, y], line);
                        text = line;
                    }
                }
                b"Tm" => {
                    if let Some(matrix) = numbers(&operator) {
                        (text, line) = (matrix, matrix);
                    }
                }
                b"T*" | b"'" | b"\"" => {
                    if name == b"\"" {
                        let mut operands = operator.operands();
                        if let (Some(Object::Number(word)), Some(Object::Number(char))) =
                            (operands.next(), operands.next())
                        {
                            (state.word_space, state.char_space) = (word.as_f64(), char.as_f64());
                        }
                    }
                    line = times([1.0, 0.0, 0.0, 1.0, 0.0, -state.leading], line);
                    text = line;
                    if let Some(Object::String(string)) = operator.operands().last() {
                        self.show(string.as_bytes(), &state, &mut text, silent, aside(&marks))?;
                    }
                }
                b"Tj" => {
                    if let Some(Object::String(string)) = operator.operands().next() {
                        self.show(string.as_bytes(), &state, &mut text, silent, aside(&marks))?;
                    }
                }
                b"TJ" => {
                    if let Some(Object::Array(array)) = operator.operands().next() {
                        let vertical = state.font.as_ref().is_some_and(|font| font.vertical);
                        for item in array.iter::<Object>() {
                            match item {
                                Object::String(string) => {
                                    self.show(string.as_bytes(), &state, &mut text, silent, aside(&marks))?
                                }
                                Object::Number(by) => {
                                    let by = -by.as_f64() / 1000.0 * state.size;
                                    let by = if vertical { [0.0, by] } else { [by * state.scale, 0.0] };
                                    text = times([1.0, 0.0, 0.0, 1.0, by[0], by[1]], text);
                                }
                                _ => {}
                            }
                        }
                    }
                }
                b"Do" => {
                    if let Some(Object::Name(name)) = operator.operands().next()
                        && let Some(stream) = resources.get_x_object(name)
                    {
                        self.form(&stream, resources, state.matrix, silent)?;
                    }
                }
                b"BI" => self.tally.pictures += 1,
                b"BMC" | b"BDC" => {
                    let mark = self.mark(&operator, resources, silent, aside(&marks));
                    if marks.len() < MAX_SAVED {
                        marks.push(mark);
                    }
                }
                b"EMC" => {
                    if let Some((instead, from)) = marks.pop().and_then(|mark| mark.instead) {
                        self.replace(&instead, from);
                    }
                }
                _ => self.paths.operator(
                    name,
                    || {
                        operator
                            .operands()
                            .filter_map(|operand| if let Object::Number(n) = operand { Some(n.as_f64()) } else { None })
                            .collect()
                    },
                    state.matrix,
                ),
            }
        }
        Ok(())
    }

    fn font(
        &mut self,
        name: &Name,
        resources: &Resources<'a>,
        local: &mut HashMap<Vec<u8>, Option<Rc<Font>>>,
    ) -> Result<Option<Rc<Font>>, Refusal> {
        let key: &[u8] = name;
        let id = resources.fonts.get_ref(key).map(ObjectIdentifier::from);
        let known = match id {
            Some(id) => self.fonts.get(&id),
            None => local.get(key),
        };
        if let Some(font) = known {
            return Ok(font.clone());
        }
        let font = match resources.fonts.get::<Dict>(key) {
            Some(dict) => Some(Rc::new(Font::read(&dict, &self.shared)?)),
            None => None,
        };
        match id {
            Some(id) => drop(self.fonts.insert(id, font.clone())),
            None => drop(local.insert(key.to_vec(), font.clone())),
        }
        self.work.look(self.at.0, self.at.1)?;
        Ok(font)
    }

    fn show(
        &mut self,
        string: &[u8],
        state: &State,
        text: &mut Matrix,
        silent: bool,
        aside: bool,
    ) -> Result<(), Refusal> {
        let Some(font) = &state.font else { return Ok(()) };
        let mut rest = string;
        while !rest.is_empty() {
            let shown = font.show(rest, self.work.decoder);
            rest = &rest[shown.length.max(1).min(rest.len())..];
            let matrix =
                times(times([state.size * state.scale, 0.0, 0.0, state.size, 0.0, state.rise], *text), state.matrix);
            let space = state.char_space + if shown.is_space { state.word_space } else { 0.0 };
            let (across, along) = if font.vertical {
                (0.0, space - state.size)
            } else {
                ((f64::from(shown.width) * state.size + space) * state.scale, 0.0)
            };
            *text = times([1.0, 0.0, 0.0, 1.0, across, along], *text);
            if !silent {
                // Letters that are set wide, digits above all, are no words of their own.
                let wide = if font.vertical { 0.0 } else { (state.char_space / state.size).clamp(0.0, SET_WIDE) };
                let width = f64::from(shown.width) + if wide.is_finite() { wide } else { 0.0 };
                self.place(&shown.text, width, matrix, font, aside)?;
            }
        }
        Ok(())
    }

    /// Puts a glyph on the page. One that stands for several characters shares its width among them.
    fn place(&mut self, text: &str, width: f64, matrix: Matrix, font: &Font, aside: bool) -> Result<(), Refusal> {
        let [a, b, c, d, x, y] = matrix;
        let up = c.hypot(d);
        let size = up * f64::from(font.height);
        let along = if font.vertical { [-c / up, -d / up] } else { [a / a.hypot(b), b / a.hypot(b)] };
        let Some(turn) = turn(along) else { return Ok(()) };
        let (x, y, width) = if font.vertical {
            // The place is in the middle above the glyph; its line runs down a little left of that.
            (x - 0.35 * size * -d.signum(), y, size)
        } else {
            (x, y, width * a.hypot(b))
        };
        let count = text.chars().count().max(1);
        let step = width / count as f64;
        for (n, c) in text.chars().enumerate() {
            self.glyphs += 1;
            TEXT_CHARS.check(self.glyphs)?;
            self.tally.shown += usize::from(!c.is_whitespace());
            self.tally.unreadable += usize::from(c == '\u{FFFD}');
            let at = step * n as f64;
            self.page.glyphs.push(Glyph {
                c,
                x: (x + along[0] * at) as f32,
                y: (y + along[1] * at) as f32,
                width: step as f32,
                size: size as f32,
                turn,
                aside,
            });
        }
        Ok(())
    }

    fn form(
        &mut self,
        stream: &Stream<'a>,
        resources: &Resources<'a>,
        matrix: Matrix,
        silent: bool,
    ) -> Result<(), Refusal> {
        let dict = stream.dict();
        if dict.get::<Name>("Subtype").as_deref() == Some(b"Image") {
            self.tally.pictures += 1;
            return Ok(());
        }
        let id = stream.obj_id();
        if self.active.len() >= MAX_FORMS || self.active.contains(&id) {
            return Ok(());
        }
        let silent = silent || dict.get_ref("OC").is_some_and(|layer| self.hidden.contains(&layer.into()));
        let Some(content) = unpacked(stream)? else { return Ok(()) };
        let own = dict.get::<[f64; 6]>("Matrix").unwrap_or(IDENTITY);
        self.active.push(id);
        let inside = dict.get::<Dict>("Resources").map(Resources::new);
        let resources = inside.or_else(|| self.resources.clone()).unwrap_or_else(|| resources.clone());
        let done = self.run(&content, &resources, times(own, matrix), silent);
        self.active.pop();
        done
    }

    fn mark(&self, operator: &Instruction<'_, '_>, resources: &Resources<'a>, silent: bool, aside: bool) -> Mark {
        let mut operands = operator.operands();
        let Some(Object::Name(tag)) = operands.next() else { return Mark { hidden: silent, aside, instead: None } };
        let tag: &[u8] = tag;
        let (mut hidden, mut pagination, mut instead) = (silent, aside, None);
        let mut look = |properties: &Dict| {
            pagination |= tag == b"Artifact" && properties.get::<Name>("Type").as_deref() == Some(b"Pagination");
            instead = properties
                .get::<hayro_syntax::object::String>("ActualText")
                .map(|text| (words(text.as_bytes()), self.page.glyphs.len()));
        };
        match operands.next() {
            Some(Object::Dict(properties)) => look(properties),
            Some(Object::Name(name)) => {
                let name: &[u8] = name;
                hidden |= tag == b"OC"
                    && resources.properties.get_ref(name).is_some_and(|layer| self.hidden.contains(&layer.into()));
                if let Some(properties) = resources.properties.get::<Dict>(name) {
                    look(&properties);
                }
            }
            _ => {}
        }
        Mark { hidden, aside: pagination, instead }
    }

    /// Puts the text that a program wants to be read in the place of the glyphs that it drew.
    fn replace(&mut self, instead: &str, from: usize) {
        let Some(glyphs) = self.page.glyphs.get(from..) else { return };
        let unreadable = glyphs.iter().filter(|glyph| glyph.c == '\u{FFFD}').count();
        let ([first, ..], true) = (glyphs, glyphs.len() <= MAX_REPLACED || unreadable > 0) else { return };
        if glyphs.iter().any(|glyph| (glyph.y - first.y).abs() > glyph.size) {
            return;
        }
        let (mut first, last) = (*first, glyphs[glyphs.len() - 1]);
        let chars: Vec<char> = instead.chars().filter(|c| !c.is_control()).collect();
        let step = ((last.x - first.x).hypot(last.y - first.y) + last.width) / chars.len().max(1) as f32;
        self.tally.unreadable -= unreadable.min(self.tally.unreadable);
        self.page.glyphs.truncate(from);
        for c in chars {
            self.page.glyphs.push(Glyph { c, width: step, ..first });
            match first.turn & 3 {
                0 => first.x += step,
                1 => first.y += step,
                2 => first.x -= step,
                _ => first.y -= step,
            }
        }
    }
}

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn aside(marks: &[Mark]) -> bool {
    marks.last().is_some_and(|mark| mark.aside)
}

fn number(operator: &Instruction<'_, '_>) -> f64 {
    numbers::<1>(operator).map_or(0.0, |[number]| number)
}

fn numbers<const N: usize>(operator: &Instruction<'_, '_>) -> Option<[f64; N]> {
    let mut out = [0.0; N];
    let mut operands = operator.operands();
    for place in &mut out {
        let Some(Object::Number(number)) = operands.next() else { return None };
        *place = number.as_f64();
    }
    Some(out)
}

/// A text string of a PDF: UTF-16 or UTF-8 by its mark, else mostly Latin.
fn words(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units: Vec<u16> = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&b| char::from(b)).collect(),
    }
}
