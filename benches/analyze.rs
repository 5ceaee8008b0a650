//! How long it takes, natively: `cargo bench`. Prints the median of many runs, which a busy machine moves least.
//!
//! Over the example that ships with the page, over a megabyte of it, and over real reports where they lie beside the
//! project. What the wasm takes in a browser is another matter.

use mingshu::notices::notices;
use mingshu_formats::{decode, detect};
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

/// For each row, at least so many runs, and as many as fit in this time.
const RUNS: usize = 11;
const TIME: Duration = Duration::from_millis(400);

const EXAMPLE: &str = include_str!("../www/example.txt");

fn main() {
    // `cargo test --benches` only wants to see that it runs.
    let once = !std::env::args().any(|argument| argument == "--bench");
    println!("{:44} {:>9} {:>12} {:>9}", "", "bytes", "median", "MB/s");
    for (name, text) in texts() {
        measure(&format!("analyze  {name}"), text.len(), once, || mingshu::analyze(&text));
    }
    if !once {
        stages(&texts());
    }
    let analysis = mingshu::analyze(EXAMPLE);
    measure("notices  the example", EXAMPLE.len(), once, || notices(EXAMPLE, &analysis));
    measure("JSON     the example", EXAMPLE.len(), once, || serde_json::to_string(&analysis));
    measure("bytes    the example", EXAMPLE.len(), once, || postcard::to_allocvec(&analysis));
    let (gbk, _, _) = encoding_rs::GB18030.encode(EXAMPLE);
    let large = gbk.repeat(1_000_000 / gbk.len());
    measure("detect   1 MB of GB18030", large.len(), once, || detect(&large));
    measure("decode   1 MB of GB18030", large.len(), once, || decode(&large, None));
}

/// Where the time goes: the median of each stage over all texts that are of the length of a report.
fn stages(texts: &[(String, String)]) {
    let reports = || texts.iter().map(|(_, text)| text).filter(|text| text.len() < 100_000);
    let mut names: Vec<&'static str> = Vec::new();
    let mut times: Vec<Vec<Duration>> = Vec::new();
    for _ in 0..201 {
        let mut run: Vec<Duration> = vec![Duration::ZERO; names.len()];
        for text in reports() {
            let mut last = now();
            let analysis = mingshu::analyze_in_stages(text, |stage| {
                let took = last.elapsed();
                let place = names.iter().position(|name| *name == stage).unwrap_or_else(|| {
                    names.push(stage);
                    run.push(Duration::ZERO);
                    times.push(Vec::new());
                    names.len() - 1
                });
                run[place] += took;
                last = now();
            });
            black_box(analysis);
        }
        times.iter_mut().zip(run).for_each(|(all, took)| all.push(took));
    }
    let bytes: usize = reports().map(|text| text.len()).sum();
    for (name, mut times) in names.into_iter().zip(times) {
        times.sort();
        println!("stage    {name:35} {bytes:>9} {:>12.1?}", times[times.len() / 2]);
    }
}

fn texts() -> Vec<(String, String)> {
    let mut texts = vec![
        ("the example".into(), EXAMPLE.into()),
        ("1 MB of the example".into(), EXAMPLE.repeat(1_000_000 / EXAMPLE.len())),
        ("1 MB on one line".into(), EXAMPLE.replace(['\r', '\n'], "").repeat(1_000_000 / EXAMPLE.len())),
    ];
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let mut files: Vec<_> =
        std::fs::read_dir(seeds).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    for path in files.iter().filter(|path| path.extension().is_some_and(|end| end == "txt")) {
        let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        texts.extend(std::fs::read_to_string(path).ok().map(|text| (name, text)));
    }
    texts
}

fn measure<T>(name: &str, bytes: usize, once: bool, mut work: impl FnMut() -> T) {
    let start = now();
    let mut times = Vec::new();
    while times.is_empty() || (!once && (times.len() < RUNS || start.elapsed() < TIME)) {
        let start = now();
        black_box(work());
        times.push(start.elapsed());
    }
    times.sort();
    let median = times[times.len() / 2];
    println!("{name:44} {bytes:>9} {median:>12.1?} {:>9.1}", bytes as f64 / median.as_secs_f64() / 1e6);
}

// The core has no clock; this program is about time.
#[allow(clippy::disallowed_methods)]
fn now() -> Instant {
    Instant::now()
}
