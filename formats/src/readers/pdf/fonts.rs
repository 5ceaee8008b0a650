//! From the codes of a font to characters and widths.

use super::collections::AdobeGb1;
use super::encodings::{Bytes, Predefined, bullet, by_glyph_name, latin, predefined};
use super::streams::unpacked;
use crate::refusal::Refusal;
use crate::work::Decoder;
use hayro_cmap::{BfString, CMap};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

/// What fonts share: the table of a collection, once it is needed.
#[derive(Default)]
pub struct Shared {
    gb1: OnceCell<Rc<AdobeGb1>>,
}

/// One code of a font as it is shown.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Mostly one character. U+FFFD where the font does not say.
    pub text: Rc<str>,
    /// In heights of the font.
    pub width: f32,
    /// How many bytes the code has.
    pub length: usize,
    /// The code to which the space between words is added.
    pub is_space: bool,
}

pub struct Font {
    bytes: Bytes,
    codes: Codes,
    to_unicode: Option<CMap>,
    widths: Widths,
    pub vertical: bool,
    /// How high a glyph is, in the units of the text matrix. One but in fonts that are drawn.
    pub height: f32,
    seen: RefCell<HashMap<u32, Shown>>,
}

/// What a code means where no table for readers says so.
enum Codes {
    Predefined(&'static Predefined),
    /// Codes to glyphs, and the characters of these where the collection is known.
    Glyphs(Option<Box<CMap>>, Option<Rc<AdobeGb1>>),
    /// A font of Latin letters: what stands at other places than usual.
    Letters {
        names: HashMap<u8, Option<char>>,
        mac: bool,
        unknown: bool,
    },
}

impl Font {
    pub fn read(dict: &Dict, shared: &Shared) -> Result<Font, Refusal> {
        let to_unicode = match dict.get::<Stream>("ToUnicode") {
            Some(stream) => unpacked(&stream)?.and_then(|bytes| CMap::parse(&bytes, |_| None)),
            None => None,
        };
        let subtype = dict.get::<Name>("Subtype");
        let mut font = match subtype.as_deref() {
            Some(b"Type0") => composite(dict, shared)?,
            _ => simple(dict, subtype.as_deref() == Some(b"Type3")),
        };
        font.to_unicode = to_unicode;
        Ok(font)
    }

    /// The first code of a string.
    pub fn show(&self, bytes: &[u8], decoder: &dyn Decoder) -> Shown {
        let length = self.length(bytes);
        let code = bytes[..length].iter().fold(0u32, |code, &b| code << 8 | u32::from(b));
        // Codes of different lengths do not share a value but for leading zeros, which no encoding here has.
        if let Some(shown) = self.seen.borrow().get(&code)
            && shown.length == length
        {
            return shown.clone();
        }
        let text = self.text(code, &bytes[..length], decoder);
        let shown =
            Shown { text: text.into(), width: self.width(code, length), length, is_space: length == 1 && code == 0x20 };
        self.seen.borrow_mut().insert(code, shown.clone());
        shown
    }

    fn length(&self, bytes: &[u8]) -> usize {
        match &self.codes {
            Codes::Glyphs(Some(cmap), _) => {
                let mut code = 0u32;
                for (n, &b) in bytes.iter().take(4).enumerate() {
                    code = code << 8 | u32::from(b);
                    if cmap.lookup_cid_code(code, n as u8 + 1).is_some() {
                        return n + 1;
                    }
                }
                bytes.len().min(2)
            }
            _ => self.bytes.length(bytes),
        }
    }

    fn text(&self, code: u32, bytes: &[u8], decoder: &dyn Decoder) -> String {
        let said = self.to_unicode.as_ref().and_then(|table| table.lookup_bf_string(code)).map(|said| match said {
            BfString::Char(c) => c.to_string(),
            BfString::String(text) => text,
        });
        if let Some(text) = said.and_then(readable) {
            return text;
        }
        let meant = match &self.codes {
            Codes::Predefined(row) => {
                decoder.decode(row.encoding, bytes).filter(|text| text.replaced == 0).map(|text| text.text)
            }
            Codes::Glyphs(cmap, collection) => {
                let cid = cmap.as_ref().map_or(Some(code), |cmap| cmap.lookup_cid_code(code, bytes.len() as u8));
                cid.and_then(|cid| collection.as_ref()?.get(cid)).map(String::from)
            }
            Codes::Letters { names, mac, unknown } => {
                let code = code as u8;
                let named = names.get(&code).copied();
                let usual = if *unknown { None } else { latin(code, *mac) };
                named.unwrap_or(usual).map(String::from)
            }
        };
        meant.and_then(readable).unwrap_or_else(|| "\u{FFFD}".into())
    }

    fn width(&self, code: u32, length: usize) -> f32 {
        let glyph = match &self.codes {
            // Letters and digits are the first glyphs of every collection; those of half width follow later in Adobe-GB1.
            Codes::Predefined(row) if row.half && code == 0x20 => 7716,
            Codes::Predefined(row) if (0x20..0x7F).contains(&code) => {
                if row.half {
                    code - 0x21 + 814
                } else {
                    code - 0x20 + 1
                }
            }
            Codes::Predefined(_) => return self.widths.missing,
            Codes::Glyphs(Some(cmap), _) => cmap.lookup_cid_code(code, length as u8).unwrap_or(0),
            Codes::Glyphs(None, _) | Codes::Letters { .. } => code,
        };
        self.widths.get(glyph)
    }
}

/// Nothing for what is no text: a placeholder, a control character, a place that Unicode has left to everyone.
fn readable(text: String) -> Option<String> {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\u{FFFD}' | '\u{FFFE}' | '\u{FFFF}' => return None,
            '\u{E000}'..='\u{F8FF}' => out.push(bullet(c)?),
            '\u{A0}' | '\t' | '\n' | '\r' => out.push(' '),
            // Variation selectors choose a form of the character before.
            '\u{FE00}'..='\u{FE0F}' => {}
            c if c.is_control() => return None,
            c => out.push(c),
        }
    }
    (!out.is_empty()).then_some(out)
}

fn composite(dict: &Dict, shared: &Shared) -> Result<Font, Refusal> {
    let descendant =
        dict.get::<Array>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict>().next()).unwrap_or_default();
    let ordering = descendant
        .get::<Dict>("CIDSystemInfo")
        .and_then(|info| info.get::<hayro_syntax::object::String>("Ordering"))
        .map(|ordering| ordering.as_bytes().to_vec())
        .unwrap_or_default();
    let collection = (ordering == b"GB1").then(|| shared.gb1.get_or_init(|| Rc::new(AdobeGb1::load())).clone());
    let name = dict.get::<Name>("Encoding").map(|name| name.as_str().to_owned());
    let (bytes, codes, vertical) = match (name, dict.get::<Stream>("Encoding")) {
        (Some(name), _) => match predefined(&name) {
            Some((row, vertical)) => (row.bytes, Codes::Predefined(row), vertical),
            None => (Bytes::Two, Codes::Glyphs(None, collection), name.ends_with("-V")),
        },
        (None, Some(stream)) => {
            let cmap = unpacked(&stream)?.and_then(|bytes| CMap::parse(&bytes, |_| None)).map(Box::new);
            (Bytes::Two, Codes::Glyphs(cmap, collection), stream.dict().get::<i32>("WMode") == Some(1))
        }
        (None, None) => (Bytes::Two, Codes::Glyphs(None, collection), false),
    };
    let missing = descendant.get::<f32>("DW").unwrap_or(1000.0) / 1000.0;
    let mut widths = Widths::new(missing);
    if let Some(list) = descendant.get::<Array>("W") {
        widths.read(&list);
    }
    Ok(Font { bytes, codes, to_unicode: None, widths, vertical, height: 1.0, seen: RefCell::default() })
}

fn simple(dict: &Dict, drawn: bool) -> Font {
    let encoding = dict.get::<Dict>("Encoding");
    let base = dict.get::<Name>("Encoding").or_else(|| encoding.as_ref()?.get::<Name>("BaseEncoding"));
    let mut names = HashMap::new();
    if let Some(differences) = encoding.as_ref().and_then(|encoding| encoding.get::<Array>("Differences")) {
        let mut code = 0u8;
        for item in differences.iter::<Object>() {
            match item {
                Object::Number(number) => code = number.as_i64().clamp(0, 255) as u8,
                Object::Name(name) => {
                    names.insert(code, by_glyph_name(name.as_str()));
                    code = code.wrapping_add(1);
                }
                _ => {}
            }
        }
    }
    // A drawn font has the letters that it names, and a font of symbols has none.
    let symbols = dict.get::<Name>("BaseFont").is_some_and(|name| {
        let name = name.as_str().to_ascii_lowercase();
        ["symbol", "dingbats", "wingdings", "webdings"].iter().any(|known| name.contains(known))
    });
    let codes = Codes::Letters { names, mac: base.as_deref() == Some(b"MacRomanEncoding"), unknown: drawn || symbols };

    // In a drawn font widths and heights are in units of its own.
    let matrix: Vec<f32> = if drawn { numbers(dict.get::<Array>("FontMatrix")) } else { Vec::new() };
    let (unit, up) = match matrix[..] {
        [a, _, _, d, ..] => (a.abs(), d.abs()),
        _ => (0.001, 0.001),
    };
    let height = match numbers(dict.get::<Array>("FontBBox").filter(|_| drawn))[..] {
        [_, bottom, _, top, ..] if (top - bottom) * up > 0.05 => (top - bottom) * up,
        _ => 1.0,
    };
    let first = dict.get::<i32>("FirstChar").unwrap_or(0).max(0) as u32;
    let fixed = dict.get::<Name>("BaseFont").is_some_and(|name| name.as_str().contains("Courier"));
    let descriptor = dict.get::<Dict>("FontDescriptor").and_then(|descriptor| descriptor.get::<f32>("MissingWidth"));
    let missing = descriptor.filter(|&width| width > 0.0).map_or(if fixed { 0.6 } else { 0.5 }, |width| width * unit);
    let mut widths = Widths::new(missing);
    for (at, width) in numbers(dict.get::<Array>("Widths")).into_iter().take(256).enumerate() {
        let code = first + at as u32;
        widths.single.insert(code, width * unit);
    }
    if widths.single.is_empty() && !fixed {
        // Digits of the fonts that every viewer has.
        widths.ranges.push((0x30, 0x39, 0.556));
        widths.ranges.push((0x20, 0x20, 0.278));
    }
    Font { bytes: Bytes::One, codes, to_unicode: None, widths, vertical: false, height, seen: RefCell::default() }
}

fn numbers(array: Option<Array>) -> Vec<f32> {
    let number = |item| if let Object::Number(number) = item { number.as_f32() } else { 0.0 };
    array.map(|array| array.iter::<Object>().take(1024).map(number).collect()).unwrap_or_default()
}

/// Widths of glyphs, in heights of the font.
struct Widths {
    single: HashMap<u32, f32>,
    /// From, to, width.
    ranges: Vec<(u32, u32, f32)>,
    missing: f32,
}

/// More ranges of widths than any font has.
const MAX_RANGES: usize = 4096;

impl Widths {
    fn new(missing: f32) -> Widths {
        Widths { single: HashMap::new(), ranges: Vec::new(), missing }
    }

    fn get(&self, glyph: u32) -> f32 {
        let ranges = || self.ranges.iter().find(|(from, to, _)| (*from..=*to).contains(&glyph)).map(|range| range.2);
        self.single.get(&glyph).copied().or_else(ranges).unwrap_or(self.missing)
    }

    /// `first [w w w]` and `first last w`, in a row.
    fn read(&mut self, list: &Array) {
        let mut pending: Vec<f32> = Vec::new();
        for item in list.iter::<Object>() {
            match item {
                Object::Number(number) => pending.push(number.as_f32()),
                Object::Array(widths) => {
                    let first = pending.pop().unwrap_or(0.0).max(0.0) as u32;
                    pending.clear();
                    for (at, width) in widths.iter::<f32>().take(1 << 16).enumerate() {
                        self.single.insert(first.saturating_add(at as u32), width / 1000.0);
                    }
                }
                _ => {}
            }
            if let [from, to, width] = pending[..] {
                if self.ranges.len() < MAX_RANGES {
                    self.ranges.push((from.max(0.0) as u32, to.max(0.0) as u32, width / 1000.0));
                }
                pending.clear();
            }
        }
    }
}
