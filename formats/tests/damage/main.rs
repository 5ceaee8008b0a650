//! Broken and hostile files: no panic, no hang, bounded memory, and always a text or a sentence.
//!
//! One test, not many: memory is counted for the whole process.

mod hostile;
mod mutate;
mod pages;

use cap::Cap;
use mingshu_formats::{Extracted, Options, open};
use std::alloc::System;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

const MAX_MEMORY: usize = 512 << 20;
const MAX_TIME: Duration = Duration::from_secs(10);
/// Broken files a format.
const MUTANTS: u64 = 1000;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/files")
}

/// Reads a file as a program would, and holds the promises.
#[allow(clippy::disallowed_methods, reason = "a test may look at the clock")]
fn hold(name: &str, bytes: &[u8]) -> (Extracted, Duration) {
    let begun = Instant::now();
    let found = open(name, bytes, &Options::default());
    let time = begun.elapsed();
    assert!(time < MAX_TIME, "{name}: {time:?}");
    assert!(!found.documents.is_empty() || !found.refused.is_empty(), "{name}: neither text nor sentence");
    for document in &found.documents {
        assert!(!document.text.trim().is_empty(), "{name}: {} has no text", document.name);
    }
    for refused in &found.refused {
        assert!(refused.why.zh().contains('；') || refused.why.zh().contains('，'), "{name}: {}", refused.why.zh());
    }
    (found, time)
}

/// How many broken files still gave a text, how many a sentence, and how long one took at most.
#[derive(Default)]
struct Outcome {
    read: usize,
    refused: usize,
    slowest: Duration,
}

fn break_them(format: &str, files: &[(String, Vec<u8>)], seeds: impl Iterator<Item = u64>) -> Outcome {
    let mut outcome = Outcome::default();
    for seed in seeds {
        let (name, bytes) = mutate::mutant(files, seed);
        let (found, time) = hold(&format!("{name}#{seed}.{format}"), &bytes);
        outcome.read += usize::from(!found.documents.is_empty());
        outcome.refused += usize::from(found.documents.is_empty());
        outcome.slowest = outcome.slowest.max(time);
    }
    outcome
}

#[test]
fn nothing_that_is_done_to_a_file_does_harm() {
    MEMORY.set_limit(MAX_MEMORY).expect("room for the limit");
    // One part by itself, for whoever works on a reader: `MINGSHU_DAMAGE=pdf`, or the name of a hostile file.
    let only = std::env::var("MINGSHU_DAMAGE").ok();
    for format in ["docx", "html", "rtf", "md", "txt", "zip", "pdf", "ofd", "doc"] {
        if only.as_ref().is_some_and(|only| only != format) {
            continue;
        }
        let files = mutate::files(&folder(), format);
        assert!(!files.is_empty(), "{format}");
        // Two at a time: what they take together still has to stay below the limit for one.
        let halves: Vec<_> = std::thread::scope(|scope| {
            let half = |begin| break_them(format, &files, (begin..MUTANTS).step_by(2));
            let halves = [0, 1].map(|begin| scope.spawn(move || half(begin)));
            halves.into_iter().map(|half| half.join().expect("no panic")).collect()
        });
        let read: usize = halves.iter().map(|half| half.read).sum();
        let refused: usize = halves.iter().map(|half| half.refused).sum();
        let slowest = halves.iter().map(|half| half.slowest).max().unwrap_or_default();
        println!("{format}: {read} read, {refused} refused, slowest {slowest:?}");
        assert!(
            read > 0 && (refused > 0 || matches!(format, "html" | "md" | "rtf" | "txt")),
            "{format}: {read}, {refused}"
        );
    }
    println!("memory at most {} MB", MEMORY.max_allocated() >> 20);

    let mut count = 0;
    for (name, make) in hostile::FILES.iter().chain(pages::FILES) {
        if only.as_ref().is_some_and(|only| !name.contains(only.as_str())) {
            continue;
        }
        let bytes = make();
        let (found, time) = hold(name, &bytes);
        let said = found.refused.first().map_or("read", |refused| refused.why.code());
        println!(
            "{name}: {} KB, {said}, {time:?}, memory so far {} MB",
            bytes.len() >> 10,
            MEMORY.max_allocated() >> 20
        );
        count += 1;
    }
    assert!(count >= 100 || only.is_some(), "{count} hostile files");
}
