//! What the native tests share.

// Each program under tests/ uses its own part of this.
#![allow(dead_code)]

pub mod invariants;

use cpu_time::ThreadTime;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Set where the reports beside the project must be there, as in CI.
const REQUIRED: &str = "MINGSHU_REQUIRE_SHARED";

/// The folder beside the project with real reports and their annotations. They are not ours to publish, so where it is
/// absent a test says that it is skipped.
pub fn shared(test: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    if folder.is_dir() {
        return Some(folder);
    }
    let required = std::env::var(REQUIRED).is_ok_and(|value| !value.is_empty() && value != "0");
    assert!(!required, "{test}: {} is absent, and {REQUIRED} is set", folder.display());
    println!("{test}: skipped, {} is absent", folder.display());
    None
}

/// The files of a folder whose names end so, in the order of their names.
pub fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|end| end == extension))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{} has no .{extension} files", folder.display());
    files
}

/// The report that the page offers as an example, of a place that does not exist.
pub fn example() -> &'static str {
    include_str!("../../www/example.txt")
}

/// How long this thread works at something, whatever else the machine does meanwhile.
pub fn effort(work: impl FnOnce()) -> Duration {
    let start = ThreadTime::now();
    work();
    start.elapsed()
}
