//! SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format): the findings for editors and review tools.

use crate::check::Checked;
use crate::language::Language;
use crate::place::Lines;
use mingshu::analysis::{Finding, Severity, Span};
use mingshu::rules::{RULES, Rule};
use mingshu::utf16::Utf16Index;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// One log with one run over all reports.
pub fn write(out: &mut impl Write, reports: &[Checked], failures: &[String], language: Language) -> io::Result<()> {
    let results: Vec<Value> = reports
        .iter()
        .enumerate()
        .flat_map(|(artifact, checked)| {
            let text =
                Text { lines: Lines::new(&checked.text), index: Utf16Index::new(&checked.text), checked, artifact };
            checked.findings.iter().map(|finding| result(&text, finding, language)).collect::<Vec<_>>()
        })
        .collect();
    let notifications: Vec<Value> =
        failures.iter().map(|sentence| json!({ "level": "error", "message": { "text": sentence } })).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "mingshu",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": RULES.iter().map(|rule| descriptor(rule, language)).collect::<Vec<_>>(),
            } },
            "language": language.choose("zh-CN", "en-US"),
            "columnKind": "utf16CodeUnits",
            "invocations": [{
                "executionSuccessful": failures.is_empty(),
                "toolExecutionNotifications": notifications,
            }],
            "artifacts": reports.iter().map(artifact).collect::<Vec<_>>(),
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    out.write_all(b"\n")
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn descriptor(rule: &Rule, language: Language) -> Value {
    let help = language.choose(&rule.zh, &rule.en);
    let [why, example, source, advice] =
        language.choose(["为什么", "例", "依据", "怎么办"], ["Why", "Example", "Source", "What to do"]);
    let text = format!(
        "{}\n{why}: {}\n{example}: {}\n{source}: {}\n{advice}: {}",
        help.looks, help.why, help.example, help.source, help.advice
    );
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": help.title },
        "fullDescription": { "text": help.looks },
        "help": { "text": text },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "class": rule.class },
    })
}

/// Where regions are counted: in the text that `mingshu text` prints, which for plain text is the file itself.
fn artifact(checked: &Checked) -> Value {
    let mut artifact = Map::new();
    artifact.insert("location".into(), json!({ "uri": uri(&checked.path) }));
    artifact.insert("sourceLanguage".into(), json!("zh-CN"));
    if let Some(encoding) = &checked.source.encoding {
        artifact.insert("encoding".into(), json!(encoding));
    }
    artifact.insert("properties".into(), json!({ "format": checked.source.format, "chars": checked.source.chars }));
    Value::Object(artifact)
}

/// A relative reference: the path with what no URI may hold percent-encoded.
fn uri(path: &str) -> String {
    if path.is_empty() {
        return "stdin".into();
    }
    let mut uri = String::new();
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

struct Text<'a> {
    checked: &'a Checked,
    lines: Lines<'a>,
    index: Utf16Index,
    artifact: usize,
}

impl Text<'_> {
    fn location(&self, span: Span) -> Map<String, Value> {
        let (start_line, start_column) = self.lines.line_and_column(span.start);
        let (end_line, end_column) = self.lines.line_and_column(span.end);
        let location = json!({ "physicalLocation": {
            "artifactLocation": { "uri": uri(&self.checked.path), "index": self.artifact },
            "region": {
                "startLine": start_line, "startColumn": start_column, "endLine": end_line, "endColumn": end_column,
                "charOffset": span.start, "charLength": span.end - span.start,
                "snippet": { "text": self.index.slice(&self.checked.text, span) },
            },
        } });
        let Value::Object(mut location) = location else { return Map::new() };
        if let Some(page) = self.checked.source.page(span.start) {
            location.insert("properties".into(), json!({ "page": page }));
        }
        location
    }
}

fn result(text: &Text, finding: &Finding, language: Language) -> Value {
    let first = finding.spans.first().copied().unwrap_or_default();
    let others = finding.spans.iter().skip(1).enumerate().map(|(n, &span)| {
        let mut location = text.location(span);
        location.insert("id".into(), json!(n + 1));
        Value::Object(location)
    });
    json!({
        "ruleId": finding.help,
        "ruleIndex": RULES.iter().position(|rule| rule.code == finding.help),
        "level": level(finding.severity),
        "message": { "text": language.choose(&finding.message.zh, &finding.message.en) },
        "locations": [Value::Object(text.location(first))],
        "relatedLocations": others.collect::<Vec<_>>(),
        "properties": { "class": finding.class, "figures": finding.figures },
    })
}
