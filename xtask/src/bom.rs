//! The list of parts, for those who look after what runs on their machines: CycloneDX 1.6 as JSON.
//!
//! <https://cyclonedx.org/docs/1.6/json/>. No date and no serial number: the same sources give the same bytes.

use crate::parts::Part;
use crate::run::{Result, run};
use crate::setup::js_dir;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

const VERSION: &str = env!("CARGO_PKG_VERSION");

pub fn text(parts: &[Part], rust: &str) -> Result<String> {
    let own = format!("pkg:generic/mingshu@{VERSION}");
    let std = format!("pkg:generic/rust-std@{rust}");
    let mut components = vec![json!({
        "type": "library", "bom-ref": std, "name": "rust-std", "version": rust, "purl": std,
        "description": "The standard library of Rust; in every program.",
        "licenses": [{"expression": "Apache-2.0 OR MIT"}],
    })];
    components.extend(parts.iter().map(component));
    let refs: Vec<String> = parts.iter().map(reference).collect();
    let all: Vec<&String> = [&std].into_iter().chain(&refs).collect();
    let mut needs = vec![json!({"ref": own, "dependsOn": all})];
    needs.extend(parts.iter().filter(|part| !part.needs.is_empty()).map(|part| {
        let known: Vec<&String> = part.needs.iter().filter(|need| refs.contains(need)).collect();
        json!({"ref": reference(part), "dependsOn": known})
    }));
    let list = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": {"component": {
            "type": "application", "bom-ref": own, "name": "mingshu", "version": VERSION, "purl": own,
            "description": "Reads Chinese annual reports on rule-of-law government in the browser, without a network.",
            "licenses": [{"expression": "MIT OR Apache-2.0"}],
        }},
        "components": components,
        "dependencies": needs,
    });
    Ok(serde_json::to_string_pretty(&list)? + "\n")
}

fn reference(part: &Part) -> String {
    part.purl.clone().unwrap_or_else(|| format!("data:{}", part.name))
}

fn component(part: &Part) -> Value {
    let kind = if part.purl.is_some() { "library" } else { "data" };
    let mut out = json!({
        "type": kind, "bom-ref": reference(part), "name": part.name,
        "licenses": [{"expression": part.licence}],
        "properties": part.programs.iter().map(|name| json!({"name": "mingshu:in", "value": name})).collect::<Vec<_>>(),
    });
    let mut set = |key: &str, value: Value| out[key] = value;
    if !part.version.is_empty() {
        set("version", json!(part.version));
    }
    if let Some(purl) = &part.purl {
        set("purl", json!(purl));
    }
    if let Some((kind, sum)) = &part.sum {
        set("hashes", json!([{"alg": kind, "content": sum}]));
    }
    if let Some(address) = &part.repository {
        set("externalReferences", json!([{"type": "vcs", "url": address}]));
    }
    out
}

/// Holds the list to the schema that CycloneDX publishes.
pub fn check(file: &Path) -> Result {
    run(Command::new("node").arg(js_dir().join("bom.mjs")).arg(file))
}
