//! The messages of the protocol, version 1: reading what a portal sends, writing what it gets.
//!
//! A message is a plain object with `mingshu: 1`, a `type`, and an `id` of the sender's choice that comes back with the
//! answer. What arrives is a structured clone: it has no getters and no prototypes of the sender's, may be cyclic, and
//! only own properties of known names are looked at.

use super::fault::{Fault, Wrong};
use super::look::{Look, OPTIONS};
use crate::app::bridge::Input;
use crate::app::trouble::Trouble;
use js_sys::{Array, ArrayBuffer, JsString, Object, Reflect, Uint8Array};
use mingshu_formats::limits::FILE_BYTES;
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, File};

/// The key that makes an object a message, and the version of the protocol.
pub const KEY: &str = "mingshu";
pub const VERSION: f64 = 1.0;
/// Longest id and name that come back.
const LONGEST_WORD: u32 = 200;

#[derive(Debug)]
pub enum Request {
    Connect,
    Load(Load),
    Clear,
    Show(Look),
    Findings,
    Export(Export),
}

#[derive(Debug)]
pub struct Load {
    pub input: Input,
    pub name: Option<String>,
    pub bytes: f64,
}

/// To add a kind: a row here, and what it writes in `frame.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    Json,
    Tsv,
}

impl Export {
    pub const ALL: &[(&str, Export)] = &[("json", Export::Json), ("tsv", Export::Tsv)];

    pub fn mime(self) -> &'static str {
        match self {
            Export::Json => "application/json",
            Export::Tsv => "text/tab-separated-values;charset=utf-8",
        }
    }
}

/// Whether this is meant for us at all; pages send each other many things.
pub fn is_message(data: &JsValue) -> bool {
    own(data, KEY).is_some()
}

/// The sender's mark of a message, as it goes back with the answer: a number or a short string.
pub fn id_of(data: &JsValue) -> JsValue {
    match own(data, "id") {
        Some(id) if id.as_f64().is_some_and(f64::is_finite) => id,
        Some(id) if id.dyn_ref::<JsString>().is_some_and(|id| id.length() <= LONGEST_WORD) => id,
        _ => JsValue::NULL,
    }
}

pub fn request(data: &JsValue) -> Result<Request, Fault> {
    if own(data, KEY).and_then(|version| version.as_f64()) != Some(VERSION) {
        return Err(Wrong::Version.fault());
    }
    match word(data, "type").as_deref() {
        Some("connect") => Ok(Request::Connect),
        Some("load") => load(data).map(Request::Load),
        Some("clear") => Ok(Request::Clear),
        Some("show") => look(data).map(Request::Show),
        Some("findings") => Ok(Request::Findings),
        Some("export") => {
            let kind = word(data, "kind").unwrap_or_default();
            let known = Export::ALL.iter().find(|(name, _)| *name == kind);
            known.map(|(_, kind)| Request::Export(*kind)).ok_or(Wrong::ExportKind.fault())
        }
        _ => Err(Wrong::Type.fault()),
    }
}

fn load(data: &JsValue) -> Result<Load, Fault> {
    let optional = |name| match own(data, name) {
        None => Ok(None),
        Some(value) if value.is_null() || value.is_undefined() => Ok(None),
        // A name is for people; what is longer is none.
        Some(value) => match value.dyn_into::<JsString>() {
            Ok(text) => Ok(Some(String::from(text.slice(0, LONGEST_WORD)))),
            Err(_) => Err(Wrong::NameType.fault()),
        },
    };
    let (name, encoding) = (optional("name")?, optional("encoding")?);
    let (input, bytes) = match (own(data, "text"), own(data, "bytes")) {
        (Some(text), None) => text_of(text)?,
        (None, Some(bytes)) => bytes_of(bytes, name.clone().unwrap_or_default(), encoding)?,
        _ => return Err(Wrong::Content.fault()),
    };
    Ok(Load { input, name, bytes })
}

fn text_of(text: JsValue) -> Result<(Input, f64), Fault> {
    let text: JsString = text.dyn_into().map_err(|_| Wrong::TextType.fault())?;
    // Asked before the text is copied: a character is one byte at the least.
    fits(f64::from(text.length()))?;
    let text = String::from(text);
    let bytes = text.len() as f64;
    fits(bytes)?;
    Ok((Input::Text(text.into()), bytes))
}

fn bytes_of(bytes: JsValue, name: String, encoding: Option<String>) -> Result<(Input, f64), Fault> {
    let bytes = match bytes.dyn_into::<Blob>() {
        Ok(blob) => {
            fits(blob.size())?;
            let file = match blob.dyn_into::<File>() {
                Ok(file) => file,
                Err(blob) => {
                    File::new_with_blob_sequence(&Array::of1(&blob), &name).map_err(|_| Wrong::BytesType.fault())?
                }
            };
            let size = file.size();
            return Ok((Input::File(file), size));
        }
        Err(bytes) => bytes,
    };
    let view = if bytes.is_instance_of::<ArrayBuffer>() {
        Uint8Array::new(&bytes)
    } else if ArrayBuffer::is_view(&bytes) {
        let part = |name: &str| Reflect::get(&bytes, &name.into()).unwrap_or_default();
        let number = |name: &str| part(name).as_f64().unwrap_or(0.0) as u32;
        let view =
            Uint8Array::new_with_byte_offset_and_length(&part("buffer"), number("byteOffset"), number("byteLength"));
        fits(f64::from(view.length()))?;
        // A copy of its own: the buffer may be larger, or shared.
        view.slice(0, view.length())
    } else {
        return Err(Wrong::BytesType.fault());
    };
    let size = f64::from(view.length());
    fits(size)?;
    Ok((Input::Bytes { name, bytes: view, encoding }, size))
}

fn fits(bytes: f64) -> Result<(), Fault> {
    let limit = FILE_BYTES.max as f64;
    if bytes > limit { Err(super::fault::of_trouble(&Trouble::TooLarge { bytes, limit })) } else { Ok(()) }
}

fn look(data: &JsValue) -> Result<Look, Fault> {
    let mut look = Look::default();
    for name in OPTIONS {
        if let Some(value) = own(data, name) {
            let value = value.as_string().ok_or(Wrong::Option.fault())?;
            look.set(name, &value).map_err(|_| Wrong::Option.fault())?;
        }
    }
    Ok(look)
}

/// An own property of an object.
fn own(data: &JsValue, name: &str) -> Option<JsValue> {
    let object = data.dyn_ref::<Object>()?;
    Object::get_own_property_descriptor(object, &name.into())
        .dyn_into::<Object>()
        .ok()
        .and_then(|found| Reflect::get(&found, &"value".into()).ok())
}

/// A short string.
fn word(data: &JsValue, name: &str) -> Option<String> {
    let text = own(data, name)?.dyn_into::<JsString>().ok()?;
    (text.length() <= LONGEST_WORD).then(|| String::from(text))
}

/// An object with these properties.
pub fn object(properties: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in properties {
        // A fresh object takes every property.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

pub fn reply(kind: &str, id: &JsValue, properties: &[(&str, JsValue)]) -> JsValue {
    let mut all = vec![(KEY, JsValue::from(VERSION)), ("type", kind.into()), ("id", id.clone())];
    all.extend(properties.iter().cloned());
    object(&all)
}

pub fn refusal(id: &JsValue, fault: &Fault) -> JsValue {
    let message = object(&[("zh", fault.zh.as_str().into()), ("en", fault.en.as_str().into())]);
    reply("error", id, &[("code", fault.code.into()), ("message", message)])
}

/// As the command line prints it and `JSON.stringify` writes it.
pub fn plain(value: &impl Serialize) -> Result<JsValue, Fault> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(|_| Wrong::Gone.fault())
}
