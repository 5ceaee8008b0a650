//! Several reports: compared, exported, and read back by readers that are not ours.

#[path = "many/comparison.rs"]
mod comparison;
#[path = "many/exports.rs"]
mod exports;
#[path = "many/office.rs"]
mod office;
#[path = "many/program.rs"]
mod program;
mod support;

use mingshu::Analysis;
use mingshu::compare::Entry;
use mingshu_formats::decode;
use support::{files, shared};

/// A real report, read.
struct Seed {
    name: String,
    text: String,
    analysis: Analysis,
}

fn seeds(test: &str) -> Option<Vec<Seed>> {
    let folder = shared(test)?.join("seeds");
    let read = |path: std::path::PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let text = decode(&std::fs::read(&path).expect("a readable file"), None).expect("text").text;
        let analysis = mingshu::analyze(&text);
        Seed { name, text, analysis }
    };
    Some(files(&folder, "txt").into_iter().map(read).collect())
}

fn entries(seeds: &[Seed]) -> Vec<Entry<'_>> {
    seeds.iter().map(|seed| Entry::new(&seed.name, &seed.text, &seed.analysis)).collect()
}
