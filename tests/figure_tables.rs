//! The sentences of `tests/figures/*.txt`, each with every figure that it states (the format is told in the README there).
//!
//! `MINGSHU_SHOW=1 cargo test --test figure_tables` lists every sentence with its verdict.

mod tables;

use mingshu::analysis::{Figure, Span};
use std::path::Path;
use tables::{Listing, Row, Score, align, files, row_of, sign, stem, unsign};

/// The share of sentences in which every figure is right, and no word is taken for one that is none. Floors only rise.
const SENTENCES: f64 = 0.995;
/// The share of figures with the right head, of those found with the right text. Floors only rise.
const HEADS: f64 = 0.995;
/// The same for the act.
const ACTS: f64 = 0.97;

struct Sentence {
    text: String,
    rows: Vec<Row>,
    /// Words on which nobody is scored.
    either: Vec<String>,
}

#[test]
fn figures_of_single_sentences() {
    let listing = Listing::new();
    let (mut sentences, mut heads, mut acts) = (Score::default(), Score::default(), Score::default());
    for path in files("figures", "txt") {
        let mut of_file = Score::default();
        for sentence in read(&path) {
            let found = mingshu::analyze(&sentence.text).figures;
            let mut faults = Vec::new();
            let right = compare(&sentence, &found, &mut heads, &mut acts, &mut faults);
            of_file.add(right);
            let mut block = sign(&sentence.text).replace('\n', "⏎");
            for fault in &faults {
                block.push_str("\n       ");
                block.push_str(fault);
            }
            listing.tell(&stem(&path), right && faults.is_empty(), &block);
        }
        if !of_file.all() {
            println!("{}: {of_file} sentences right", stem(&path));
        }
        sentences.merge(of_file);
    }
    listing.sum_up(&format!("figure tables: sentences {sentences}, heads {heads}, acts {acts}"));
    let low = [sentences.below("sentences", SENTENCES), heads.below("heads", HEADS), acts.below("acts", ACTS)];
    let low: Vec<String> = low.into_iter().flatten().collect();
    assert!(low.is_empty(), "{}", low.join("; "));
}

/// Whether all figures are right; what is wrong, with head and act, goes into `faults`.
fn compare(want: &Sentence, found: &[Figure], heads: &mut Score, acts: &mut Score, faults: &mut Vec<String>) -> bool {
    let left: Vec<&str> = want.rows.iter().map(|r| r.text.as_str()).collect();
    let right: Vec<&str> = found.iter().map(|f| f.text.as_str()).collect();
    let mut all = true;
    for pair in align(&left, &right) {
        match pair {
            (Some(r), Some(f)) => {
                let (row, figure) = (&want.rows[r], &found[f]);
                let wrong = row.faults(figure);
                all &= wrong.is_empty();
                faults.extend(wrong.into_iter().map(|w| format!("{}: {w}", sign(&row.text))));
                let head = row.head.verdict(figure.head.as_deref(), 8);
                let act = row.act.verdict(figure.act.as_deref(), 4);
                for (name, verdict, score) in [("head", head, &mut *heads), ("act", act, &mut *acts)] {
                    let Some(verdict) = verdict else { continue };
                    score.add(verdict);
                    if !verdict {
                        faults.push(format!(
                            "{name} differs: want  {}\n                     found {}",
                            row.line,
                            row_of(figure)
                        ));
                    }
                }
            }
            (Some(r), None) => {
                all = false;
                faults.push(format!("missed  {}", want.rows[r].line));
            }
            (None, Some(f)) if may_be_either(want, found[f].span) => {}
            (None, Some(f)) => {
                all = false;
                faults.push(format!("no such {}", row_of(&found[f])));
            }
            (None, None) => {}
        }
    }
    all
}

/// Whether a span touches words on which nobody is scored.
fn may_be_either(sentence: &Sentence, span: Span) -> bool {
    let units = |s: &str| s.encode_utf16().count() as u32;
    sentence.either.iter().any(|words| {
        sentence.text.match_indices(words.as_str()).any(|(at, _)| {
            let start = units(&sentence.text[..at]);
            span.start < start + units(words) && start < span.end
        })
    })
}

fn read(path: &Path) -> Vec<Sentence> {
    let file = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut goes_on = false;
    for (n, line) in file.lines().enumerate() {
        let place = || format!("{}:{}", path.display(), n + 1);
        if let Some(text) = line.strip_prefix("> ") {
            match sentences.last_mut() {
                Some(last) if goes_on => {
                    last.text.push('\n');
                    last.text.push_str(&unsign(text));
                }
                _ => sentences.push(Sentence { text: unsign(text), rows: Vec::new(), either: Vec::new() }),
            }
            goes_on = true;
            continue;
        }
        goes_on = false;
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let last = sentences.last_mut().unwrap_or_else(|| panic!("{}: a figure before any sentence", place()));
        let words = match line.strip_prefix("? ") {
            Some(words) => {
                last.either.push(unsign(words));
                words
            }
            None => {
                let row = Row::parse(line).unwrap_or_else(|e| panic!("{}: {e}", place()));
                last.rows.push(row);
                line.split(" | ").next().unwrap_or_default().trim_matches(' ')
            }
        };
        assert!(last.text.contains(&unsign(words)), "{}: “{words}” is not in the sentence", place());
    }
    sentences
}
