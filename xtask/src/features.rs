//! The `target_features` section of a wasm file.
//!
//! The standard library comes compiled with reference types and multi-value switched on. Its code uses neither, but
//! wasm-bindgen reads the section and then makes use of both, which cores before Chromium 96 refuse. So the two are
//! taken out of the section before wasm-bindgen sees it.

use crate::run::Result;

const SECTION: &str = "target_features";
const UNWANTED: &[&str] = &["reference-types", "multivalue"];

/// The same module without the unwanted features in its section.
pub fn lower(wasm: &[u8]) -> Result<Vec<u8>> {
    let header = wasm.get(..8).ok_or("the file is too short for a wasm module")?;
    let mut out = header.to_vec();
    let mut rest = &wasm[8..];
    while let Some((&id, after)) = rest.split_first() {
        let (len, after) = number(after)?;
        let content = after.get(..len).ok_or("a section of the wasm module is cut short")?;
        rest = &after[len..];
        let content = if id == 0 { without_unwanted(content)? } else { content.to_vec() };
        out.push(id);
        put_number(&mut out, content.len());
        out.extend(content);
    }
    Ok(out)
}

/// What a module asks of its host: `module.name` of each import.
pub fn imports(wasm: &[u8]) -> Result<Vec<String>> {
    const IMPORTS: u8 = 2;
    let mut rest = wasm.get(8..).ok_or("the file is too short for a wasm module")?;
    while let Some((&id, after)) = rest.split_first() {
        let (len, after) = number(after)?;
        let content = after.get(..len).ok_or("a section of the wasm module is cut short")?;
        rest = &after[len..];
        if id == IMPORTS {
            return names(content);
        }
    }
    Ok(Vec::new())
}

fn names(section: &[u8]) -> Result<Vec<String>> {
    let (count, mut list) = number(section)?;
    let mut names = Vec::new();
    for _ in 0..count {
        let (module, after) = text(list)?;
        let (name, after) = text(after)?;
        names.push(format!("{}.{}", String::from_utf8_lossy(module), String::from_utf8_lossy(name)));
        let (&kind, after) = after.split_first().ok_or("the import list is cut short")?;
        // A function has the number of its type; our modules bring memory and tables along.
        if kind != 0 {
            return Err(format!("the wasm imports {}, which is no function", names.last().expect("just put in")).into());
        }
        list = number(after)?.1;
    }
    Ok(names)
}

fn without_unwanted(custom: &[u8]) -> Result<Vec<u8>> {
    let (name, list) = text(custom)?;
    if name != SECTION.as_bytes() {
        return Ok(custom.to_vec());
    }
    let (count, mut list) = number(list)?;
    let mut kept = Vec::new();
    for _ in 0..count {
        // `+` for used, `-` for forbidden.
        let (&sign, after) = list.split_first().ok_or("the feature list is cut short")?;
        let (feature, after) = text(after)?;
        list = after;
        if !UNWANTED.iter().any(|unwanted| unwanted.as_bytes() == feature) {
            kept.push((sign, feature));
        }
    }
    let mut out = Vec::new();
    put_text(&mut out, name);
    put_number(&mut out, kept.len());
    for (sign, feature) in kept {
        out.push(sign);
        put_text(&mut out, feature);
    }
    Ok(out)
}

/// An unsigned LEB128 number and what follows it.
fn number(bytes: &[u8]) -> Result<(usize, &[u8])> {
    let mut value = 0;
    for (at, &byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Ok((value, &bytes[at + 1..]));
        }
    }
    Err("a number in the wasm module has no end".into())
}

fn put_number(out: &mut Vec<u8>, mut value: usize) {
    while value > 0x7f {
        out.push(value as u8 & 0x7f | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn text(bytes: &[u8]) -> Result<(&[u8], &[u8])> {
    let (len, rest) = number(bytes)?;
    let text = rest.get(..len).ok_or("a name in the wasm module is cut short")?;
    Ok((text, &rest[len..]))
}

fn put_text(out: &mut Vec<u8>, text: &[u8]) {
    put_number(out, text.len());
    out.extend(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(features: &[&str]) -> Vec<u8> {
        let mut section = Vec::new();
        put_text(&mut section, SECTION.as_bytes());
        put_number(&mut section, features.len());
        for feature in features {
            section.push(b'+');
            put_text(&mut section, feature.as_bytes());
        }
        let mut out = b"\0asm\x01\0\0\0".to_vec();
        // A type section before it, which must come through as it is.
        out.extend([1, 4, 1, 0x60, 0, 0]);
        out.push(0);
        put_number(&mut out, section.len());
        out.extend(section);
        out
    }

    #[test]
    fn takes_out_what_old_cores_refuse_and_nothing_else() {
        let long = "a-feature-with-a-name-".repeat(10);
        let before = module(&["bulk-memory", "multivalue", &long, "reference-types"]);
        assert_eq!(lower(&before).unwrap(), module(&["bulk-memory", &long]));
    }

    #[test]
    fn lists_what_a_module_asks_for() {
        let mut wasm = module(&[]);
        let mut section = vec![1];
        put_text(&mut section, b"wbg");
        put_text(&mut section, b"__wbg_fetch_0");
        section.extend([0, 0]);
        wasm.push(2);
        put_number(&mut wasm, section.len());
        wasm.extend(section);
        assert_eq!(imports(&wasm).unwrap(), ["wbg.__wbg_fetch_0"]);
        assert!(imports(&wasm[..wasm.len() - 1]).is_err());
    }

    #[test]
    fn a_damaged_module_is_an_error() {
        let whole = module(&["sign-ext"]);
        for len in [0, 7, 10, whole.len() - 1] {
            assert!(lower(&whole[..len]).is_err(), "{len} bytes");
        }
    }
}
