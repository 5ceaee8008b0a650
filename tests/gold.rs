//! The three annotated reports through the scorer that comes with them. The floors only rise.

mod support;

use std::collections::HashMap;
use std::path::Path;
use std::process::Command;
use support::{files, shared};

/// A row of the scorer, what it must not fall below, and what the project has set itself to reach.
struct Floor {
    row: &'static str,
    holds: f64,
    bar: f64,
}

#[rustfmt::skip]
const FLOORS: &[Floor] = &[
    Floor { row: "figures F1", holds: 1.0, bar: 0.97 },
    Floor { row: "exact span", holds: 1.0, bar: 0.97 },
    Floor { row: "value",      holds: 1.0, bar: 0.99 },
    Floor { row: "unit",       holds: 1.0, bar: 0.99 },
    Floor { row: "kind",       holds: 1.0, bar: 0.97 },
    Floor { row: "approx",     holds: 1.0, bar: 0.90 },
    Floor { row: "change",     holds: 1.0, bar: 0.80 },
    Floor { row: "head",       holds: 0.961, bar: 0.92 },
    Floor { row: "act",        holds: 0.970, bar: 0.85 },
    Floor { row: "indicator F1", holds: 1.0, bar: 0.92 },
    Floor { row: "part_of F1", holds: 0.982, bar: 0.90 },
    Floor { row: "relation sum F1", holds: 1.0, bar: 0.95 },
    Floor { row: "relation ratio F1", holds: 1.0, bar: 0.95 },
    Floor { row: "relation change F1", holds: 1.0, bar: 0.95 },
    Floor { row: "relation holds", holds: 1.0, bar: 1.0 },
    Floor { row: "shown as sure", holds: 0.86, bar: 0.75 },
    Floor { row: "sure is right", holds: 1.0, bar: 0.99 },
    Floor { row: "parts",      holds: 1.0, bar: 1.0 },
    Floor { row: "anomalies found", holds: 1.0, bar: 1.0 },
    Floor { row: "anomaly class", holds: 1.0, bar: 0.9 },
    Floor { row: "outline F1", holds: 1.0, bar: 0.98 },
    Floor { row: "body",       holds: 1.0, bar: 1.0 },
    Floor { row: "meta",       holds: 1.0, bar: 22.0 / 24.0 },
];

#[test]
fn the_annotated_reports_score_no_less_than_before() {
    let Some(shared) = shared("gold") else { return };
    let scores = scores(&shared);
    let mut fallen = Vec::new();
    for Floor { row, holds, bar } in FLOORS {
        // A row that the scorer leaves out had nothing to count: no figure was matched.
        let score = scores.get(*row).copied().unwrap_or(0.0);
        let state = if score + 5e-4 >= *bar { "reached" } else { "below the bar" };
        println!("{row:12} {score:.3}  floor {holds:.3}  bar {bar:.3}  {state}");
        // The scorer prints three places.
        if score + 5e-4 < *holds {
            fallen.push(format!("{row}: {score:.3}, was {holds:.3}"));
        }
    }
    assert!(fallen.is_empty(), "scores fell: {}", fallen.join("; "));
}

/// The totals over all annotated reports, as the command line prints their analyses.
fn scores(shared: &Path) -> HashMap<String, f64> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("gold");
    std::fs::create_dir_all(&folder).expect("a folder for analyses");
    let annotated = files(&shared.join("gold"), "json").into_iter().filter(|path| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(|c: char| c.is_ascii_digit()))
    });
    let mut trios = Vec::new();
    for gold in annotated {
        let name = gold.file_stem().expect("a name").to_string_lossy().into_owned();
        let text = shared.join("seeds").join(format!("{name}.txt"));
        let analysis = folder.join(format!("{name}.json"));
        std::fs::write(&analysis, run(Command::new(env!("CARGO_BIN_EXE_mingshu")).arg("analyze").arg(&text)))
            .expect("room");
        trios.push(format!("{}:{}:{}", gold.display(), text.display(), analysis.display()));
    }
    assert_eq!(trios.len(), 3, "three reports are annotated");
    let scorer = shared.join("gold/tools/score.py");
    let rows = run(Command::new("python3").arg("-B").arg(scorer).arg("--totals").args(&trios).env("PYTHONUTF8", "1"));
    let rows = String::from_utf8(rows).expect("UTF-8");
    println!("{rows}");
    rows.lines().filter_map(row).collect()
}

/// `name, two blanks or more, share, how it comes about`: the name has blanks in it, too.
fn row(line: &str) -> Option<(String, f64)> {
    let (name, rest) = line.split_at_checked(22)?;
    Some((name.trim().into(), rest.split_whitespace().next()?.parse().ok()?))
}

fn run(command: &mut Command) -> Vec<u8> {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}
