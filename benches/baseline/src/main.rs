//! The whole analysis beside the one pattern that anybody would write first, over the same texts in the same run:
//! `cargo run --release --manifest-path benches/baseline/Cargo.toml -- FILE...`
//!
//! The pattern is the first of `gold/tools/baseline.py`, run by `captures_iter` with the default features of the regex
//! crate. Prints the medians and how many times the pattern's cost the analysis takes.

use regex::Regex;
use std::hint::black_box;
use std::time::{Duration, Instant};

const FIGURE: &str = "(\\d+(?:\\.\\d+)?|[一二两三四五六七八九十百千]+)([万亿]*)[余多]?(工作日|人次|件次|场次|平方公里|公里|分钟|小时|个工作日|[个件项次家人名起条份场支处部台所类批例户期篇站套天元亩%％])";
const RUNS: usize = 201;

fn main() {
    let texts: Vec<String> = std::env::args().skip(1).map(|path| std::fs::read_to_string(&path).expect("a UTF-8 text")).collect();
    if texts.is_empty() {
        eprintln!("Name the texts to run over, for example ../shared/seeds/*.txt");
        std::process::exit(2);
    }
    let pattern = Regex::new(FIGURE).expect("the pattern is well formed");
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        theirs.push(time(|| texts.iter().map(|text| pattern.captures_iter(text).map(|c| c[0].len()).sum::<usize>()).sum::<usize>()));
        ours.push(time(|| texts.iter().map(|text| mingshu::analyze(text).figures.len()).sum::<usize>()));
    }
    let (ours, theirs) = (median(ours), median(theirs));
    println!("pattern {theirs:?}, analysis {ours:?}: {:.2} times", ours.as_secs_f64() / theirs.as_secs_f64());
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
