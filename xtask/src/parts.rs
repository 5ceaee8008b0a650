//! What ships that others made: the crates in each program as cargo resolves them, the scripts, and the data.

use crate::run::{Result, output, root};
use crate::setup::js_dir;
use crate::stamp::hex;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Each program that ships, and how cargo builds it; the same words as in `wasm.rs` and `program.rs`.
#[rustfmt::skip]
pub const PROGRAMS: &[(&str, &[&str])] = &[
    ("page", &["--target", "wasm32-unknown-unknown", "-p", "mingshu", "--features", "page"]),
    ("readers", &["--target", "wasm32-unknown-unknown", "-p", "mingshu-formats", "--no-default-features", "--features", "wasm"]),
    ("package", &["--target", "wasm32-unknown-unknown", "-p", "mingshu", "--features", "api"]),
    ("program", &["-p", "mingshu"]),
];

/// Packages of npm that are bundled, and into what.
const SCRIPTS: &[(&str, &[&str])] = &[("fflate", &["page", "readers"])];

/// Data of others in our own sources: name, where it is from, its licence, the file with its text, and what holds it.
/// To add some: a row.
const DATA: &[(&str, &str, &str, &str, &[&str])] = &[(
    "Adobe-GB1-UCS2",
    "https://github.com/adobe-type-tools/cmap-resources",
    "BSD-3-Clause",
    "formats/src/readers/pdf/adobe-gb1.license",
    &["readers", "program"],
)];

/// A part that somebody else made.
#[derive(Debug, Default)]
pub struct Part {
    pub name: String,
    pub version: String,
    /// An SPDX expression.
    pub licence: String,
    pub authors: Vec<String>,
    pub repository: Option<String>,
    /// Texts of its licences, each with the name of its file; empty where it came without.
    pub texts: Vec<(String, String)>,
    /// The kind of sum and the sum of what the registry gives, in hexadecimal.
    pub sum: Option<(&'static str, String)>,
    /// Its address in the form that lists of parts use; none for what is no package.
    pub purl: Option<String>,
    /// Names of `PROGRAMS`.
    pub programs: BTreeSet<&'static str>,
    /// The addresses of what it needs.
    pub needs: BTreeSet<String>,
}

/// Every part that ships, in order of name, but for the standard library, which comes with the compiler.
pub fn parts() -> Result<Vec<Part>> {
    let mut parts = crates()?;
    for (name, programs) in SCRIPTS {
        parts.push(script(name, programs)?);
    }
    for (name, address, licence, file, programs) in DATA {
        let text = fs::read_to_string(root().join(file)).map_err(|error| format!("{file}: {error}"))?;
        parts.push(Part {
            name: name.to_string(),
            licence: licence.to_string(),
            repository: Some(address.to_string()),
            texts: vec![("LICENSE".into(), text)],
            programs: programs.iter().copied().collect(),
            ..Part::default()
        });
    }
    parts.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Ok(parts)
}

/// The version of the compiler, whose standard library is in every program.
pub fn rust() -> Result<String> {
    let said = output(Command::new("rustc").arg("--version").current_dir(root()))?;
    Ok(said.split(' ').nth(1).ok_or("rustc does not say its version")?.into())
}

fn crates() -> Result<Vec<Part>> {
    let mut found: BTreeMap<String, Part> = BTreeMap::new();
    for (program, args) in PROGRAMS {
        let mut cargo = Command::new("cargo");
        cargo.current_dir(root()).args(["tree", "--locked", "-e", "normal,no-proc-macro", "--charset", "ascii"]);
        let tree = output(cargo.args(["--prefix", "depth", "--format", "{p}"]).args(*args))?;
        for Edge { from, to } in edges(&tree) {
            let part = found.entry(to.clone()).or_default();
            part.programs.insert(program);
            if let Some(from) = from {
                found.entry(from).or_default().needs.insert(to);
            }
        }
    }
    let mut cargo = Command::new("cargo");
    let list =
        output(cargo.current_dir(root()).args(["metadata", "--locked", "--all-features", "--format-version", "1"]))?;
    let list: Value = serde_json::from_str(&list)?;
    let sums = sums(&fs::read_to_string(root().join("Cargo.lock"))?);
    let mut parts = Vec::new();
    for package in list["packages"].as_array().ok_or("cargo metadata lists no packages")? {
        let word = |key: &str| package[key].as_str().unwrap_or_default().to_string();
        let (name, version) = (word("name"), word("version"));
        let purl = purl(&name, &version);
        // Members of this workspace have no source: they are what ships, not parts of it.
        let Some(part) = found.remove(&purl).filter(|_| package["source"].is_string()) else { continue };
        let folder = PathBuf::from(word("manifest_path"));
        parts.push(Part {
            texts: texts(folder.parent().ok_or("a crate lies nowhere")?)?,
            licence: expression(&word("license")),
            authors: package["authors"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .map(Into::into)
                .collect(),
            repository: package["repository"].as_str().map(Into::into),
            sum: sums.get(&(name.clone(), version.clone())).map(|sum| ("SHA-256", sum.clone())),
            purl: Some(purl),
            name,
            version,
            ..part
        });
    }
    match found.keys().next() {
        Some(missing) => Err(format!("cargo tree knows {missing}, cargo metadata does not").into()),
        None => Ok(parts),
    }
}

struct Edge {
    from: Option<String>,
    to: String,
}

/// Reads `cargo tree --prefix depth`: the depth of each line says whose need it is.
fn edges(tree: &str) -> Vec<Edge> {
    let mut above: Vec<String> = Vec::new();
    let mut edges = Vec::new();
    for line in tree.lines() {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let (Ok(depth), mut words) = (line[..digits].parse::<usize>(), line[digits..].split(' ')) else { continue };
        let (Some(name), Some(version)) = (words.next(), words.next()) else { continue };
        let to = purl(name, version.trim_start_matches('v'));
        above.truncate(depth);
        edges.push(Edge { from: above.last().cloned(), to: to.clone() });
        above.push(to);
    }
    edges
}

fn purl(name: &str, version: &str) -> String {
    format!("pkg:cargo/{name}@{version}")
}

/// Crates once wrote a stroke for a choice.
fn expression(licence: &str) -> String {
    licence.split('/').map(str::trim).collect::<Vec<_>>().join(" OR ")
}

/// The sum of each crate in `Cargo.lock`.
fn sums(lock: &str) -> BTreeMap<(String, String), String> {
    let value =
        |line: &str, key: &str| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"').map(String::from);
    let mut sums = BTreeMap::new();
    for package in lock.split("[[package]]") {
        let field = |key| package.lines().find_map(|line| value(line, key));
        if let (Some(name), Some(version), Some(sum)) = (field("name"), field("version"), field("checksum")) {
            sums.insert((name, version), sum);
        }
    }
    sums
}

/// The files beside a package that are its licence.
fn texts(folder: &Path) -> Result<Vec<(String, String)>> {
    const NAMES: &[&str] = &["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_file() && NAMES.iter().any(|begin| name.to_uppercase().starts_with(begin)) {
            texts.push((name, String::from_utf8_lossy(&fs::read(&path)?).into_owned()));
        }
    }
    texts.sort();
    Ok(texts)
}

fn script(name: &str, programs: &[&'static str]) -> Result<Part> {
    let folder = js_dir().join("node_modules").join(name);
    let list: Value = serde_json::from_str(&fs::read_to_string(folder.join("package.json"))?)?;
    let lock: Value = serde_json::from_str(&fs::read_to_string(js_dir().join("package-lock.json"))?)?;
    let word = |key: &str| list[key].as_str().map(String::from);
    let version = word("version").ok_or("a package has no version")?;
    let integrity = lock["packages"][format!("node_modules/{name}")]["integrity"].as_str();
    let sum = integrity.and_then(|sum| sum.strip_prefix("sha512-")).ok_or("the lock has no SHA-512 of a package")?;
    Ok(Part {
        purl: Some(format!("pkg:npm/{name}@{version}")),
        licence: word("license").ok_or("a package has no licence")?,
        authors: word("author").into_iter().collect(),
        repository: list["repository"]["url"].as_str().or(list["repository"].as_str()).map(Into::into),
        texts: texts(&folder)?,
        sum: Some(("SHA-512", hex(&BASE64_STANDARD.decode(sum)?))),
        programs: programs.iter().copied().collect(),
        name: name.into(),
        version,
        ..Part::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_read_as_needs() {
        let tree = "0mingshu v0.1.0 (/src)\n1gloo v0.11.0\n2js-sys v0.3.107\n1js-sys v0.3.107 (*)\n";
        let edges = edges(tree);
        let pairs: Vec<_> = edges.iter().map(|edge| (edge.from.as_deref().unwrap_or(""), edge.to.as_str())).collect();
        let (top, gloo, js) = ("pkg:cargo/mingshu@0.1.0", "pkg:cargo/gloo@0.11.0", "pkg:cargo/js-sys@0.3.107");
        assert_eq!(pairs, [("", top), (top, gloo), (gloo, js), (top, js)]);
    }

    #[test]
    fn a_stroke_is_a_choice() {
        assert_eq!(expression("MIT/Apache-2.0"), "MIT OR Apache-2.0");
        assert_eq!(expression("Apache-2.0 / MIT"), "Apache-2.0 OR MIT");
        assert_eq!(expression("(MIT OR Apache-2.0) AND Unicode-3.0"), "(MIT OR Apache-2.0) AND Unicode-3.0");
    }

    #[test]
    fn sums_stand_in_the_lock() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nsource = \"x\"\nchecksum = \"ff\"\n\n[[package]]\nname = \"b\"\nversion = \"2.0.0\"\n";
        assert_eq!(sums(lock), BTreeMap::from([(("a".into(), "1.0.0".into()), "ff".into())]));
    }
}
