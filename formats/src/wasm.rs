//! The readers as a wasm module of its own, for the worker of the page: started when a file needs it, never before.
//!
//! ```text
//! extract(name, bytes, { encoding, format }, progress)
//!   -> { documents: [{ name, format, encoding, certain, text, replaced, notes: [{ code, zh, en }], pages }],
//!        refused: [{ name, code, zh, en }] }
//! ```
//! * `encoding` and `format` may be left out; `format: "html"` is for rich text that was pasted.
//! * `progress(name, done, total)` is called twenty times a second at most; if it returns `false`, the work stops. The worker
//!   hears nothing while it works, so whoever wants to cancel from outside ends the worker, as for an analysis.
//! * There is always a document or a refusal; nothing is thrown. The text is what spans refer to; `pages` says where in it
//!   each page starts, in UTF-16 code units, and is empty where the format has none.
//!
//! Decoding is left to the browser's `TextDecoder`, which every browser has and which weighs nothing. Built like the page
//! (profile `wasm`, target-cpu mvp, wasm-bindgen, wasm-opt with the same lowering):
//!
//! ```text
//! cargo build --profile wasm --target wasm32-unknown-unknown -p mingshu-formats \
//!     --no-default-features --features wasm --bin formats_wasm
//! ```
//! Whether a file needs it, [`mingshu_formats::needs_reader`] says in the page, which has that table without the readers.

use js_sys::{Array, Date, Function, Object, Reflect, Uint8Array};
use mingshu_formats::encodings::{decode_unicode, replaced};
use mingshu_formats::limits::SECONDS;
use mingshu_formats::work::{Decoder, Progress, Stop, Text, Watch};
use mingshu_formats::{Document, Options, Refused};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type TextDecoder;

    #[wasm_bindgen(constructor, catch)]
    fn new(label: &str, options: &JsValue) -> Result<TextDecoder, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn decode(this: &TextDecoder, bytes: &Uint8Array) -> Result<String, JsValue>;
}

/// Reads a file and all files in it.
#[wasm_bindgen]
pub fn extract(name: &str, bytes: &[u8], options: &JsValue, progress: Option<Function>) -> JsValue {
    let option = |key: &str| Reflect::get(options, &key.into()).ok().and_then(|value| value.as_string());
    let (encoding, format) = (option("encoding"), option("format"));
    let options = Options { encoding: encoding.as_deref(), format: format.as_deref() };
    let mut watch = Browser { progress, begun: Date::now(), told: 0.0 };
    let found = mingshu_formats::extract(name, bytes, &options, &BrowserDecoder, &mut watch);
    object(&[
        ("documents", found.documents.iter().map(document).collect::<Array>().into()),
        ("refused", found.refused.iter().map(refused).collect::<Array>().into()),
    ])
}

fn document(document: &Document) -> JsValue {
    let notes = document.notes.iter().map(|note| {
        object(&[("code", note.code.into()), ("zh", note.zh.as_str().into()), ("en", note.en.as_str().into())])
    });
    object(&[
        ("name", document.name.as_str().into()),
        ("format", document.format.into()),
        ("encoding", document.encoding.map_or(JsValue::NULL, JsValue::from)),
        ("certain", document.certain.into()),
        ("text", document.text.as_str().into()),
        ("replaced", (document.replaced as f64).into()),
        ("notes", notes.collect::<Array>().into()),
        ("pages", document.pages.iter().map(|&start| JsValue::from(start)).collect::<Array>().into()),
    ])
}

fn refused(refused: &Refused) -> JsValue {
    object(&[
        ("name", refused.name.as_str().into()),
        ("code", refused.why.code().into()),
        ("zh", refused.why.zh().into()),
        ("en", refused.why.en().into()),
    ])
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        // A fresh object takes every key.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object.into()
}

/// Milliseconds between two calls of `progress`.
const TELL_EVERY: f64 = 50.0;

struct Browser {
    progress: Option<Function>,
    begun: f64,
    told: f64,
}

impl Watch for Browser {
    fn begin(&mut self, _: &str) {
        self.begun = Date::now();
    }

    fn look(&mut self, at: Progress) -> Result<(), Stop> {
        let now = Date::now();
        if now - self.begun > SECONDS.max as f64 * 1000.0 {
            return Err(Stop::TooSlow);
        }
        if now - self.told < TELL_EVERY {
            return Ok(());
        }
        self.told = now;
        let Some(progress) = &self.progress else { return Ok(()) };
        let said = progress.call3(&JsValue::NULL, &at.name.into(), &(at.done as f64).into(), &(at.total as f64).into());
        if said.is_ok_and(|said| said == JsValue::FALSE) { Err(Stop::Cancelled) } else { Ok(()) }
    }
}

struct BrowserDecoder;

impl Decoder for BrowserDecoder {
    fn decode(&self, encoding: &str, bytes: &[u8]) -> Option<Text> {
        if let Some(text) = decode_unicode(encoding, bytes) {
            return Some(text);
        }
        let options = object(&[("ignoreBOM", true.into())]);
        let text = TextDecoder::new(encoding, &options).ok()?.decode(&Uint8Array::from(bytes)).ok()?;
        let replaced = replaced(&text, bytes);
        Some(Text { text, replaced })
    }
}

/// A binary has a start; what this one does is to export [`extract`].
fn main() {}
