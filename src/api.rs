//! The core for JavaScript: what `www/npm/mingshu.js` wraps. Behind feature `api`, because what a library exports
//! appears in every wasm that links it.

use crate::notices::notices as notices_of;
use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// The analysis of a text as a plain object, by the schema: `JSON.stringify` of it equals what the command line prints
/// for the same text. `name`, `format` and `encoding` go into `source`; they say where a text is from and change nothing else.
#[wasm_bindgen]
pub fn analyze(
    text: &str,
    name: Option<String>,
    format: Option<String>,
    encoding: Option<String>,
) -> Result<JsValue, JsError> {
    let mut analysis = crate::analyze(text);
    let source = &mut analysis.source;
    (source.name, source.format, source.encoding) = (name, format, encoding);
    Ok(analysis.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// What there is to be known about a text as a whole, as `{code, zh, en}` each.
#[wasm_bindgen]
pub fn notices(text: &str) -> Array {
    let all = notices_of(text, &crate::analyze(text));
    all.iter()
        .map(|notice| {
            let object = Object::new();
            for (key, value) in [("code", notice.code), ("zh", notice.zh.as_str()), ("en", notice.en.as_str())] {
                // A fresh object takes every key.
                let _ = Reflect::set(&object, &key.into(), &value.into());
            }
            JsValue::from(object)
        })
        .collect()
}

/// The version of the package.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}
