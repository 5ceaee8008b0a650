//! The invented reports of `tests/reports`, each with what a careful reader finds in it (the format is told in the README there).
//!
//! `MINGSHU_SHOW=1 cargo test --test report_files` lists everything that is compared.

mod tables;

use mingshu::Analysis;
use mingshu::analysis::{Meta, Span};
use mingshu::utf16::Utf16Index;
use std::collections::BTreeMap;
use tables::{Listing, Row, Score, align, files, row_of, squash, stem, unsign};

/// The share of metadata entries that are right. Floors only rise.
const META: f64 = 0.96;
/// The share of body ends (where it starts, where it stops) that are right. Floors only rise.
const BODY: f64 = 1.0;
/// The share of headings that are right in level, marker, title and run-in; one too many counts as wrong. Floors only rise.
const OUTLINE: f64 = 0.99;
/// The share of figures that are right in all seven cells; one too many counts as wrong. Floors only rise.
const FIGURES: f64 = 0.98;

/// Radicals that the reports have in place of the characters they look like.
#[rustfmt::skip]
const RADICALS: &[(char, char)] = &[
    ('⼀', '一'), ('⼆', '二'), ('⼈', '人'), ('⼋', '八'), ('⼗', '十'), ('⼒', '力'), ('⼊', '入'), ('⼯', '工'), ('⽂', '文'),
    ('⽇', '日'), ('⽉', '月'), ('⽤', '用'), ('⽬', '目'), ('⽰', '示'), ('⽹', '网'), ('⾏', '行'), ('⾜', '足'), ('⾦', '金'),
    ('⾮', '非'), ('⾯', '面'),
];

#[test]
fn invented_reports() {
    let listing = Listing::new();
    let (mut meta, mut body, mut outline, mut figures) =
        (Score::default(), Score::default(), Score::default(), Score::default());
    for path in files("reports", "txt") {
        let name = stem(&path);
        let text = std::fs::read_to_string(&path).expect("a report in UTF-8");
        let expected = Expected::read(&path.with_extension("expected"));
        let found = mingshu::analyze(&text);
        for (key, want) in &expected.meta {
            let got = meta_of(&found.meta, key);
            let right = fold(want) == fold(&got);
            meta.add(right);
            listing.tell(&name, right, &format!("{key}: want {want}, found {got}"));
        }
        check_body(&expected, &text, found.body, |right, line| {
            body.add(right);
            listing.tell(&name, right, line);
        });
        check_list(&expected.outline, &outline_of(&found), |right, line| {
            outline.add(right);
            listing.tell(&name, right, line);
        });
        check_figures(&expected, &found, |right, line| {
            figures.add(right);
            listing.tell(&name, right, line);
        });
    }
    listing.sum_up(&format!("invented reports: meta {meta}, body {body}, outline {outline}, figures {figures}"));
    let low = [
        meta.below("meta", META),
        body.below("body", BODY),
        outline.below("outline", OUTLINE),
        figures.below("figures", FIGURES),
    ];
    let low: Vec<String> = low.into_iter().flatten().collect();
    assert!(low.is_empty(), "{}", low.join("; "));
}

#[derive(Default)]
struct Expected {
    meta: BTreeMap<String, String>,
    first: String,
    last: String,
    outline: Vec<String>,
    figures: Vec<Row>,
    either: Vec<String>,
}

impl Expected {
    fn read(path: &std::path::Path) -> Expected {
        let file = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let mut expected = Expected::default();
        let mut section = "";
        for (n, line) in file.lines().enumerate().filter(|(_, line)| !line.is_empty()) {
            let place = || format!("{}:{}", path.display(), n + 1);
            if let Some(name) = line.strip_prefix("# ") {
                section = name;
                continue;
            }
            match (section, line.split_once(" | ")) {
                ("meta", Some((key, value))) => drop(expected.meta.insert(key.to_owned(), value.to_owned())),
                ("body", Some(("first", words))) => expected.first = words.to_owned(),
                ("body", Some(("last", words))) => expected.last = words.to_owned(),
                ("outline", Some(_)) => expected.outline.push(fold_outline(line)),
                ("figures", Some(_)) => {
                    expected.figures.push(Row::parse(line).unwrap_or_else(|e| panic!("{}: {e}", place())));
                }
                ("either", _) => expected.either.push(unsign(line)),
                _ => panic!("{}: “{line}” belongs to no section", place()),
            }
        }
        assert_eq!(expected.meta.len(), 8, "{}: all eight keys of # meta", path.display());
        assert!(!expected.first.is_empty() && !expected.last.is_empty(), "{}: # body", path.display());
        expected
    }
}

/// An entry of the metadata in the words of an expected file.
fn meta_of(meta: &Meta, key: &str) -> String {
    let value = match key {
        "title" => meta.title.clone(),
        "issuer" => meta.issuer.clone(),
        "place" => meta.place.clone(),
        "period" => meta.period.as_ref().map(|p| p.join(" ")),
        "signed" => meta.signed.clone(),
        "published" => meta.published.clone(),
        "index_no" => meta.index_no.clone(),
        "addressee" => meta.addressee.clone(),
        _ => panic!("“{key}” is no key of the metadata"),
    };
    value.unwrap_or_else(|| "-".to_owned())
}

fn outline_of(found: &Analysis) -> Vec<String> {
    let line = |h: &mingshu::analysis::Heading| {
        let run_in = if h.run_in { "run-in" } else { "-" };
        fold_outline(&format!("{} | {} | {} | {run_in}", h.level, h.marker, h.title))
    };
    found.outline.iter().map(line).collect()
}

fn check_body(expected: &Expected, text: &str, body: Span, mut tell: impl FnMut(bool, &str)) {
    let body = squash(&fold(Utf16Index::new(text).slice(text, body)));
    let head: String = body.chars().take(16).collect();
    let tail: String = body.chars().skip(body.chars().count().saturating_sub(16)).collect();
    let starts = body.starts_with(&squash(&fold(&expected.first)));
    let ends = body.ends_with(&squash(&fold(&expected.last)));
    tell(starts, &format!("body starts: want {}, found {head}", expected.first));
    tell(ends, &format!("body ends: want {}, found {tail}", expected.last));
}

fn check_list(want: &[String], got: &[String], mut tell: impl FnMut(bool, &str)) {
    let left: Vec<&str> = want.iter().map(String::as_str).collect();
    let right: Vec<&str> = got.iter().map(String::as_str).collect();
    for pair in align(&left, &right) {
        match pair {
            (Some(w), Some(_)) => tell(true, &format!("heading {}", left[w])),
            (Some(w), None) => tell(false, &format!("heading missed:  {}", left[w])),
            (None, Some(g)) => tell(false, &format!("heading no such: {}", right[g])),
            (None, None) => {}
        }
    }
}

fn check_figures(expected: &Expected, found: &Analysis, mut tell: impl FnMut(bool, &str)) {
    let left: Vec<&str> = expected.figures.iter().map(|r| r.text.as_str()).collect();
    let right: Vec<&str> = found.figures.iter().map(|f| f.text.as_str()).collect();
    for pair in align(&left, &right) {
        match pair {
            (Some(w), Some(g)) => {
                let faults = expected.figures[w].faults(&found.figures[g]);
                tell(faults.is_empty(), &format!("figure {}: {}", left[w], faults.join("; ")));
            }
            (Some(w), None) => tell(false, &format!("figure missed:  {}", expected.figures[w].line)),
            (None, Some(g)) if expected.either.iter().any(|e| e == right[g]) => {}
            (None, Some(g)) => tell(false, &format!("figure no such: {}", row_of(&found.figures[g]))),
            (None, None) => {}
        }
    }
}

/// Without blanks, radicals and full-width forms: how metadata and headings are compared.
fn fold(s: &str) -> String {
    let one = |c: char| match c {
        '０'..='９' | '．' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => RADICALS.iter().find(|(radical, _)| *radical == c).map_or(c, |(_, plain)| *plain),
    };
    s.chars().filter(|c| !c.is_whitespace()).map(one).collect()
}

/// `fold` of an outline line; the bars of its cells stay.
fn fold_outline(line: &str) -> String {
    line.split(" | ").map(fold).collect::<Vec<_>>().join(" | ")
}
