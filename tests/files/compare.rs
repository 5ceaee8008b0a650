//! What the tests of files share: a file as a program reads it, and what it is compared with.

use mingshu::Analysis;
use mingshu_formats::{Document, Options, open};
use std::path::{Path, PathBuf};

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files")
}

pub fn read(file: &str) -> Document {
    let bytes = std::fs::read(folder().join(file)).expect("a file");
    let mut found = open(file, &bytes, &Options::default());
    assert!(found.refused.is_empty(), "{file}: {:?}", found.refused);
    assert_eq!(found.documents.len(), 1, "{file}");
    found.documents.remove(0)
}

/// The report that a file was made from: `REPORT.PROGRAM.FORMAT`.
pub fn report(file: &str) -> String {
    let name = file.split('.').next().expect("a name");
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path =
        if name == "example" { top.join("www/example.txt") } else { top.join(format!("tests/reports/{name}.txt")) };
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Text without blanks, and without the bars of tables that the report draws with them.
pub fn squash(text: &str) -> String {
    let ruled = text.lines().filter(|line| line.is_empty() || !line.chars().all(|c| "|- ".contains(c)));
    ruled.flat_map(str::chars).filter(|&c| !c.is_whitespace() && c != '|').collect()
}

/// What a reader gets out of a text, without where it stands.
fn gist(analysis: &Analysis) -> Vec<String> {
    let outline =
        analysis.outline.iter().map(|h| format!("{} {} {} {}", h.level, squash(&h.marker), squash(&h.title), h.run_in));
    let figures = analysis.figures.iter().map(|f| {
        let label = squash(&f.label);
        format!(
            "{} {} {:?} {:?} {:?} {label} {:?} {:?}",
            squash(&f.text),
            f.value,
            f.high,
            f.unit,
            f.kind,
            f.change,
            f.section
        )
    });
    let meta = [&analysis.meta.title, &analysis.meta.issuer, &analysis.meta.place, &analysis.meta.signed];
    let meta = meta.map(|entry| squash(entry.as_deref().unwrap_or("-")));
    meta.into_iter().chain(outline).chain(figures).collect()
}

pub fn same_text(file: &str, text: &str, want: &str) {
    let (got, want) = (squash(text), squash(want));
    let at = got.chars().zip(want.chars()).take_while(|(a, b)| a == b).count();
    let part = |text: &str| text.chars().skip(at.saturating_sub(10)).take(40).collect::<String>();
    assert!(got == want, "{file}: at {at}: got “{}”, want “{}”", part(&got), part(&want));
}

pub fn same_analysis(file: &str, text: &str, want: &str) {
    let (got, want) = (gist(&mingshu::analyze(text)), gist(&mingshu::analyze(want)));
    let first = got.iter().zip(&want).find(|(got, want)| got != want);
    assert!(got == want, "{file}: {} of {} lines; first other: {first:#?}", got.len(), want.len());
    assert!(want.len() > 5, "{file}: there is something to compare");
}
