//! What the page and the worker say to each other.
//!
//! Small values cross as plain JavaScript; an analysis, which is large, crosses as the one buffer that it is packed in
//! and is handed over, not copied. No 64-bit integers: cores before Chromium 85 do not know them at this border.

use super::{Input, Job, JobId, Reading, Refusal};
use crate::Analysis;
use js_sys::{ArrayBuffer, Uint8Array};
use mingshu_formats::kinds::{KINDS, NOISE};
use mingshu_formats::limits::FILE_BYTES;
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// A job, as the worker gets it.
#[derive(Serialize, Deserialize)]
pub struct Ask {
    pub job: u32,
    pub what: Asked,
}

#[derive(Serialize, Deserialize)]
pub enum Asked {
    Text(String),
    Data(Data),
    /// A question about many reports, packed; see [`crate::app::many::clerk`].
    Many(Many),
}

/// What the page wants to know of many reports.
#[derive(Serialize, Deserialize)]
pub struct Many {
    /// An `ArrayBuffer` with the question in it.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub question: JsValue,
    /// The `File` that it is about, if it is about one.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub file: JsValue,
}

/// A file, or what was in it.
#[derive(Serialize, Deserialize)]
pub struct Data {
    pub name: String,
    /// A `File` or a `Uint8Array`.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub data: JsValue,
    /// An encoding that the reader names.
    pub encoding: Option<String>,
}

impl Ask {
    pub fn new(job: &Job) -> Ask {
        let what = match &job.input {
            Input::Text(text) => Asked::Text(text.as_ref().into()),
            Input::File(file) => Asked::Data(Data { name: file.name(), data: file.into(), encoding: None }),
            Input::Bytes { name, bytes, encoding } => {
                Asked::Data(Data { name: name.clone(), data: bytes.into(), encoding: encoding.clone() })
            }
        };
        Ask { job: job.id.0, what }
    }
}

/// What the worker says.
#[derive(Serialize, Deserialize)]
pub enum Answer {
    /// It has started and listens.
    Ready,
    Read {
        job: u32,
        /// The text that was in the data; the page has a pasted text itself.
        found: Option<Found>,
        /// An `ArrayBuffer` with the analysis in it.
        #[serde(with = "serde_wasm_bindgen::preserve")]
        analysis: JsValue,
    },
    Refused {
        job: u32,
        why: Why,
    },
    /// How far a question about many reports is, between 0 and 1.
    Share {
        job: u32,
        share: f64,
    },
    Many {
        job: u32,
        /// An `ArrayBuffer` with the reply in it, or a `Blob`: a file to be saved.
        #[serde(with = "serde_wasm_bindgen::preserve")]
        reply: JsValue,
    },
}

/// Why there is no reading.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Why {
    /// The data cannot be read, or not in the encoding that was named.
    Unreadable,
    /// It is more than plain text; the readers take it.
    NeedsReader,
    /// A text of so many bytes.
    TooLarge(f64),
    /// The code of what the data is instead of a text.
    NotText(String),
}

/// The text in a file.
#[derive(Serialize, Deserialize)]
pub struct Found {
    pub text: String,
    pub encoding: String,
    pub certain: bool,
}

impl Answer {
    pub fn unreadable(job: JobId) -> Answer {
        Answer::Refused { job: job.0, why: Why::Unreadable }
    }

    pub fn is_unreadable(&self) -> bool {
        matches!(self, Answer::Refused { why: Why::Unreadable, .. })
    }

    pub fn is_about(&self, id: JobId) -> bool {
        match self {
            Answer::Ready => false,
            Answer::Read { job, .. } | Answer::Refused { job, .. } => *job == id.0,
            Answer::Share { .. } | Answer::Many { .. } => false,
        }
    }

    /// The whole of it, with what only the page knows: the pasted text, the file's name.
    pub fn into_reading(self, input: Input) -> Result<Reading, Refusal> {
        match self {
            Answer::Ready | Answer::Share { .. } | Answer::Many { .. } => Err(Refusal::WorkerDied),
            Answer::Refused { why, .. } => Err(match why {
                Why::Unreadable => Refusal::Unreadable,
                Why::NeedsReader => Refusal::NeedsReader,
                Why::TooLarge(bytes) => Refusal::TooLarge { bytes, limit: FILE_BYTES.max as f64 },
                Why::NotText(code) => Refusal::NotText { what: known_code(&code) },
            }),
            Answer::Read { found, analysis, .. } => {
                let mut analysis = unpack(&analysis).ok_or(Refusal::WorkerDied)?;
                let source = &mut analysis.source;
                source.format = Some("txt".into());
                let (text, certain) = match (input, found) {
                    (Input::Text(text), _) => (text, true),
                    (Input::File(_) | Input::Bytes { .. }, None) => return Err(Refusal::WorkerDied),
                    (Input::File(file), Some(found)) => named(source, file.name(), found),
                    (Input::Bytes { name, .. }, Some(found)) => named(source, name, found),
                };
                Ok(Reading { text, analysis: Rc::new(analysis), certain })
            }
        }
    }
}

fn named(source: &mut crate::analysis::Source, name: String, found: Found) -> (Rc<str>, bool) {
    source.name = Some(name);
    source.encoding = Some(found.encoding);
    (found.text.into(), found.certain)
}

fn known_code(code: &str) -> &'static str {
    KINDS.iter().chain([&NOISE]).map(|kind| kind.code).find(|known| *known == code).unwrap_or(NOISE.code)
}

/// The analysis in a buffer of its own.
pub fn pack(analysis: &Analysis) -> Option<ArrayBuffer> {
    let bytes = postcard::to_allocvec(analysis).ok()?;
    Some(Uint8Array::from(bytes.as_slice()).buffer())
}

fn unpack(buffer: &JsValue) -> Option<Analysis> {
    postcard::from_bytes(&Uint8Array::new(buffer).to_vec()).ok()
}
