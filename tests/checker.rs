//! The checker that the other tests rely on: it lets a right analysis pass and sees each kind of wrong one.

mod support;

use mingshu::analysis::*;
use support::invariants::check;

const TEXT: &str = "首页\n一、甲🙂\n（一）乙\n办理12件，审结9件。\n";

/// The span of some words.
fn of(words: &str) -> Span {
    let byte = TEXT.find(words).expect("in the text");
    let start = TEXT[..byte].encode_utf16().count() as u32;
    Span { start, end: start + words.encode_utf16().count() as u32 }
}

fn heading(id: u32, parent: Option<u32>, level: u32, words: &str) -> Heading {
    let span = of(words);
    let section = Span { start: span.start, end: TEXT.encode_utf16().count() as u32 };
    Heading { id, parent, level, marker: "一、".into(), title: "甲".into(), run_in: false, span, section }
}

fn figure(id: u32, words: &str) -> Figure {
    Figure {
        id,
        span: of(words),
        text: words.into(),
        value: 12.0,
        high: None,
        unit: Some("件".into()),
        kind: Kind::Count,
        approx: None,
        change: None,
        label: "办理".into(),
        head: None,
        act: Some("办理".into()),
        period: None,
        stance: Stance::Reported,
        indicator: None,
        part_of: None,
        section: Some(1),
        sentence: of("办理12件，审结9件。"),
        confidence: Confidence::Sure,
    }
}

fn right() -> Analysis {
    let chars = TEXT.encode_utf16().count() as u32;
    Analysis {
        schema: SCHEMA,
        source: Source { chars, ..Default::default() },
        body: Span { start: of("一、").start, end: chars },
        furniture: vec![of("首页")],
        outline: vec![heading(0, None, 1, "一、甲🙂"), heading(1, Some(0), 2, "（一）乙")],
        figures: vec![figure(0, "12件"), figure(1, "9件")],
        ..Default::default()
    }
}

#[test]
fn a_right_analysis_passes() {
    assert_eq!(check(TEXT, &right()), Ok(()));
}

/// What is done to the right analysis, and what the checker says.
type Wrong = (&'static str, fn(&mut Analysis));

#[rustfmt::skip]
const WRONG: &[Wrong] = &[
    ("schema 0",                    |a| a.schema = 0),
    ("characters",                  |a| a.source.chars += 1),
    ("is outside the text",         |a| a.body.end += 1),
    ("ends before it starts",       |a| a.body.end = 0),
    ("cuts a surrogate pair",       |a| a.outline[0].span.end -= 1),
    ("furniture: Span { start: 0, end: 0 } is empty", |a| a.furniture[0].end = 0),
    ("are not in order",            |a| a.furniture.push(Span { start: 1, end: 3 })),
    ("are not in order",            |a| a.figures.swap(0, 1)),
    ("are not in order",            |a| a.outline.swap(0, 1)),
    ("heading 1 has the id 7",      |a| a.outline[1].id = 7),
    ("has level 0",                 |a| a.outline[0].level = 0),
    ("heading 1 is empty",          |a| a.outline[1].marker = "".into()),
    ("leaves its section",          |a| a.outline[1].section.start += 1),
    ("leaves the body",             |a| a.body.start += 1),
    ("ends not at",                 |a| a.outline[1].section.end -= 1),
    ("stands before its parent",    |a| a.outline[1].parent = Some(1)),
    ("is not below its parent",     |a| { a.outline[0].level = 2; a.outline[1].level = 2; a.outline[0].section.end = a.outline[1].span.start }),
    ("figure 0 has the id 3",       |a| a.figures[0].id = 3),
    ("the text says",               |a| a.figures[0].text = "12".into()),
    ("outside its sentence",        |a| a.figures[0].sentence.start = a.figures[1].span.start),
    ("stands in furniture",         |a| a.furniture.push(a.figures[0].span)),
    ("outside the body",            |a| { a.outline.clear(); a.figures[0].section = None; a.body.end = a.figures[1].span.start }),
    ("figure 1 is NaN",             |a| a.figures[1].value = f64::NAN),
    ("empty unit",                  |a| a.figures[0].unit = Some("".into())),
    ("a line end in its label",     |a| a.figures[0].label = "办理\n12".into()),
    ("stands under Some(1)",        |a| a.figures[0].section = Some(0)),
    ("stands under Some(1)",        |a| a.figures[1].section = None),
    ("is a part of itself",         |a| a.figures[1].part_of = Some(1)),
    ("there is no figure Some(2)",  |a| a.figures[1].part_of = Some(2)),
    ("there is no figure Some(9)",  |a| a.relations.push(Relation::Change { from: 0, to: 9, percent: None, holds: None })),
    ("there is no heading Some(2)", |a| a.parts.other.push(2)),
];

#[test]
fn every_wrong_one_is_seen() {
    for (words, spoil) in WRONG {
        let mut analysis = right();
        spoil(&mut analysis);
        let said = check(TEXT, &analysis).expect_err(words);
        assert!(said.contains(words), "{words}: the checker says {said}");
    }
}
