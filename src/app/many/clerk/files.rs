//! The worker's side of a question, with what only JavaScript has: JSON, files, blobs.

use super::{Clerk, Held, Json, Kind, Made, Opened, Question, Reply, Tell, pack, unpack};
use crate::app::bridge::{Answer, Many};
use crate::compare::{Reports, compare};
use crate::export::json;
use crate::workspace::{FORMAT, VERSION, Workspace};
use js_sys::{Array, JSON, Uint8Array};
use serde::Serialize;
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, FileReaderSync};

thread_local! {
    static CLERK: RefCell<Clerk> = RefCell::default();
}

/// Between two words on how far it is.
const TELL_MS: f64 = 100.0;

/// Answers a question in a worker. A question that cannot be read has no reply.
pub fn answer(job: u32, asked: Many, tell: &dyn Fn(f64)) -> Answer {
    let question = unpack(&Uint8Array::new(&asked.question).to_vec());
    let last = Cell::new(js_sys::Date::now());
    let step = |share: f64| {
        let now = js_sys::Date::now();
        if now - last.get() >= TELL_MS {
            last.set(now);
            tell(share);
        }
    };
    let reply = match question {
        Some(Question::Open) => packed(&Reply::Opened(opened(&asked.file).unwrap_or(Opened::Other))),
        Some(question) => CLERK.with_borrow_mut(|clerk| settle(clerk, question, &step)),
        None => JsValue::UNDEFINED,
    };
    Answer::Many { job, reply }
}

/// A packed reply, or a file.
pub fn settle(clerk: &mut Clerk, question: Question, step: &dyn Fn(f64)) -> JsValue {
    let mut parts = Parts::default();
    let made = clerk.answer(question, Tell { step, put: &mut |piece| parts.put(piece) });
    match made {
        Made::Reply(reply) => packed(&reply),
        Made::File(kind) => blob(&parts.all(), mime(kind)),
        Made::Json(what) => pieces(clerk, what).map_or(JsValue::UNDEFINED, |parts| blob(&parts, mime(Kind::Json))),
    }
}

/// The pieces of a file outside of the module's memory, which never gets smaller again.
#[derive(Default)]
struct Parts {
    done: Array,
    /// Small pieces come together first.
    piece: Vec<u8>,
}

impl Parts {
    const PIECE: usize = 1 << 20;

    fn put(&mut self, bytes: &[u8]) {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= Self::PIECE {
            self.hand_over();
        }
    }

    fn hand_over(&mut self) {
        // A blob of its own, which the browser may put on disk.
        self.done.push(&blob(&Array::of1(&Uint8Array::from(self.piece.as_slice())), ""));
        self.piece.clear();
    }

    fn all(mut self) -> Array {
        self.hand_over();
        self.done
    }
}

fn packed(reply: &Reply) -> JsValue {
    pack(reply).map_or(JsValue::UNDEFINED, |bytes| Uint8Array::from(bytes.as_slice()).buffer().into())
}

fn blob(parts: &Array, kind: &str) -> JsValue {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(parts, &options).map_or(JsValue::UNDEFINED, JsValue::from)
}

fn mime(kind: Kind) -> &'static str {
    match kind {
        Kind::Csv => "text/csv;charset=utf-8",
        Kind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Kind::Json => "application/json",
        Kind::Markdown => "text/markdown;charset=utf-8",
        Kind::Html => "text/html;charset=utf-8",
    }
}

/// One value as JSON, as the command line writes it.
fn written(value: &impl Serialize) -> Option<JsValue> {
    let value = value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).ok()?;
    Some(JSON::stringify(&value).ok()?.into())
}

/// In pieces, one a report: a thousand of them as one object would be many times their size.
fn pieces(clerk: &Clerk, what: Json) -> Option<Array> {
    let parts = Array::new();
    let list = |parts: &Array, values: &mut dyn Iterator<Item = Option<JsValue>>| {
        parts.push(&"[".into());
        for (k, value) in values.enumerate() {
            if k > 0 {
                parts.push(&",".into());
            }
            parts.push(&value?);
        }
        parts.push(&"]".into());
        Some(())
    };
    let (_, entries) = clerk.entries();
    match what {
        Json::Analyses => list(&parts, &mut entries.iter().map(|entry| written(&json::report(entry))))?,
        Json::Comparison(columns) => {
            let reports = Reports { entries: &entries, own: &clerk.own };
            parts.push(&written(&compare(reports, &columns))?);
        }
        Json::Workspace(settings) => {
            parts.push(&format!("{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"documents\":").into());
            list(&parts, &mut clerk.held.values().map(|Held { document, .. }| written(document)))?;
            parts.push(&",\"indicators\":".into());
            parts.push(&written(&clerk.own)?);
            parts.push(&",\"settings\":".into());
            parts.push(&written(&settings)?);
            parts.push(&"}".into());
        }
    }
    Some(parts)
}

/// The workspace in a file; `None` where it is no JSON at all.
fn opened(file: &JsValue) -> Option<Opened> {
    let text = FileReaderSync::new().ok()?.read_as_text(file.dyn_ref::<Blob>()?).ok()?;
    let value = JSON::parse(text.trim_start_matches('\u{feff}')).ok()?;
    let workspace: Workspace = serde_wasm_bindgen::from_value(value).ok()?;
    Some(match () {
        () if workspace.is_known() => Opened::Workspace(Box::new(workspace)),
        () if workspace.format == FORMAT => Opened::Newer,
        () => Opened::Other,
    })
}
