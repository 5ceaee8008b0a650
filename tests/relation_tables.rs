//! The sentences of `tests/relations/*.txt`, each with every relation that it states (the format is told in the README there).
//!
//! `MINGSHU_SHOW=1 cargo test --test relation_tables` lists every sentence with its verdict.

mod tables;

use mingshu::Analysis;
use mingshu::analysis::{FigureId, Relation};
use std::path::Path;
use tables::{Listing, Score, files, stem};

struct Sentence {
    text: String,
    relations: Vec<String>,
}

#[test]
fn relations_of_single_sentences() {
    let listing = Listing::new();
    let (mut all, mut wrong) = (Score::default(), Vec::new());
    for path in files("relations", "txt") {
        for mut sentence in read(&path) {
            let analysis = mingshu::analyze(&sentence.text);
            let mut found: Vec<String> =
                analysis.relations.iter().map(|relation| written(&analysis, relation)).collect();
            found.sort();
            sentence.relations.sort();
            let right = found == sentence.relations;
            let mut block = sentence.text.replace('\n', "⏎");
            if !right {
                block.push_str(&format!("\n       want  {:?}\n       found {found:?}", sentence.relations));
                wrong.push(format!("{}: {block}", stem(&path)));
            }
            all.add(right);
            listing.tell(&stem(&path), right, &block);
        }
    }
    listing.sum_up(&format!("relation tables: sentences {all}"));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A relation as the tables write it.
fn written(analysis: &Analysis, relation: &Relation) -> String {
    let name = |id: &FigureId| named(analysis, *id);
    match relation {
        Relation::Sum { total, parts, exhaustive, holds } => {
            let sign = match (exhaustive, holds) {
                (true, Some(true)) => "=",
                (true, Some(false)) => "≠",
                (true, None) => "≟",
                (false, Some(false)) => "<",
                (false, _) => ">",
            };
            format!("{} {sign} {}", name(total), parts.iter().map(name).collect::<Vec<_>>().join(" + "))
        }
        Relation::Ratio { part, whole, percent, holds } => {
            format!("{} / {} {} {}", name(part), name(whole), equals(*holds), name(percent))
        }
        Relation::Change { from, to, percent, holds } => {
            let moved = percent.as_ref().map(|percent| format!(": {}", name(percent))).unwrap_or_default();
            let doubt = if *holds == Some(false) { " ≠" } else { "" };
            format!("{} → {}{moved}{doubt}", name(from), name(to))
        }
    }
}

fn equals(holds: Option<bool>) -> char {
    match holds {
        Some(true) => '=',
        Some(false) => '≠',
        None => '≟',
    }
}

/// The words of a figure; of several with the same words, which it is: 3件#2.
fn named(analysis: &Analysis, id: FigureId) -> String {
    let figures = &analysis.figures;
    let words = &figures[id as usize].text;
    let before = figures[..id as usize].iter().filter(|figure| figure.text == *words).count();
    if before == 0 { words.to_string() } else { format!("{words}#{}", before + 1) }
}

fn read(path: &Path) -> Vec<Sentence> {
    let file = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut sentences: Vec<Sentence> = Vec::new();
    for (n, line) in file.lines().enumerate() {
        if let Some(text) = line.strip_prefix("> ") {
            sentences.push(Sentence { text: text.to_owned(), relations: Vec::new() });
        } else if !line.is_empty() && !line.starts_with('#') {
            let last = sentences.last_mut().unwrap_or_else(|| panic!("{}:{}: no sentence", path.display(), n + 1));
            last.relations.push(line.to_owned());
        }
    }
    sentences
}
