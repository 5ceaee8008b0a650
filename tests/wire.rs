//! The schema as others see it: the JSON word for word, and every variant there and back.

mod support;

use mingshu::analysis::*;
use serde_json::Value;
use support::example;

fn span(start: u32, end: u32) -> Span {
    Span { start, end }
}

fn some<T: for<'w> From<&'w str>>(words: &str) -> Option<T> {
    Some(words.into())
}

fn figure(id: u32, value: f64, kind: Kind, approx: Option<Approx>, change: Option<Change>) -> Figure {
    Figure {
        id,
        span: span(10 * id, 10 * id + 3),
        text: "25件".into(),
        value,
        high: None,
        unit: some("件"),
        kind,
        approx,
        change,
        label: "受理行政复议案件".into(),
        head: some("行政复议案件"),
        act: some("受理"),
        period: None,
        stance: Stance::Reported,
        indicator: None,
        part_of: None,
        section: Some(0),
        sentence: span(10 * id, 10 * id + 9),
        confidence: Confidence::Sure,
    }
}

/// An analysis of no text at all, with every variant that the schema has.
fn everything() -> Analysis {
    let moved = |dir, basis, from| Some(Change::Moved { dir, basis, from });
    let mut figures = vec![
        figure(0, 25.0, Kind::Count, None, None),
        figure(1, 2.13, Kind::Percent, Some(Approx::Over), moved(Direction::Down, Some(Basis::YearOnYear), None)),
        figure(2, 4_000_000_000.0, Kind::Money, Some(Approx::About), None),
        figure(3, 15.0, Kind::Duration, Some(Approx::Nearly), Some(Change::Baseline)),
        figure(4, 3.0, Kind::Duration, Some(Approx::Under), moved(Direction::Down, None, Some(15.0))),
        figure(5, 0.5, Kind::Area, Some(Approx::AtMost), moved(Direction::Up, Some(Basis::PeriodOnPeriod), Some(0.25))),
        figure(6, -1.0, Kind::Length, None, None),
        figure(7, 1.0 / 3.0, Kind::Other, None, None),
    ];
    figures[2].high = Some(5_000_000_000.0);
    figures[6].part_of = Some(0);
    figures[6].period = some("截至10月");
    figures[6].stance = Stance::Planned;
    figures[6].indicator = some("review.cases");
    let last = &mut figures[7];
    (last.unit, last.head, last.act, last.section) = (None, None, None, None);
    last.confidence = Confidence::Doubtful;
    Analysis {
        schema: SCHEMA,
        source: Source {
            name: some("报告.txt"),
            format: some("txt"),
            encoding: some("gb18030"),
            chars: 80,
            pages: vec![0, 40],
        },
        meta: Meta {
            title: some("云岭市清溪区2023年法治政府建设年度报告"),
            issuer: some("云岭市清溪区人民政府"),
            place: some("清溪区"),
            period: Some(["2023".into(), "2023".into()]),
            signed: some("2024-01-05"),
            published: some("2024-02"),
            index_no: some("QX-01/2024-00012"),
            addressee: some("区人大常委会"),
            document_type: Some(DocumentType::RuleOfLawAnnual),
        },
        body: span(2, 79),
        furniture: vec![span(0, 2), span(79, 80)],
        outline: vec![
            Heading {
                id: 0,
                parent: None,
                level: 1,
                marker: "一、".into(),
                title: "主要举措和成效".into(),
                run_in: false,
                span: span(2, 11),
                section: span(2, 79),
            },
            Heading {
                id: 1,
                parent: Some(0),
                level: 2,
                marker: "（一）".into(),
                title: "“放管服”\n改革".into(),
                run_in: true,
                span: span(12, 20),
                section: span(12, 79),
            },
        ],
        figures,
        relations: vec![
            Relation::Sum { total: 0, parts: vec![1, 2], exhaustive: true, holds: Some(true) },
            Relation::Sum { total: 0, parts: vec![], exhaustive: false, holds: None },
            Relation::Ratio { part: 1, whole: 0, percent: 2, holds: Some(false) },
            Relation::Change { from: 3, to: 4, percent: None, holds: None },
            Relation::Change { from: 3, to: 4, percent: Some(5), holds: Some(true) },
        ],
        parts: Parts { measures: vec![0, 1], other: vec![1], ..Default::default() },
        topics: vec![Topic { topic: "review".into(), sections: vec![1], figures: vec![0] }],
        findings: [Severity::Error, Severity::Warning, Severity::Info]
            .map(|severity| Finding {
                rule: "sum".into(),
                class: "arithmetic".into(),
                severity,
                message: Message { zh: "合计不符".into(), en: "the sum is off".into() },
                spans: vec![span(0, 3)],
                figures: vec![0, 1],
                help: "SUM001".into(),
            })
            .into(),
    }
}

#[test]
fn the_json_is_the_schema_word_for_word() {
    let written = serde_json::to_string_pretty(&everything()).expect("JSON");
    let golden = include_str!("wire/everything.json").trim_end();
    for (n, (got, want)) in written.lines().zip(golden.lines()).enumerate() {
        assert_eq!(got, want, "line {} of tests/wire/everything.json", n + 1);
    }
    assert_eq!(written.lines().count(), golden.lines().count());
}

#[test]
fn everything_comes_back_from_json_and_from_bytes() {
    let analysis = everything();
    let json = serde_json::to_string(&analysis).expect("JSON");
    assert_eq!(serde_json::from_str::<Analysis>(&json).expect("an analysis"), analysis);
    let bytes = postcard::to_allocvec(&analysis).expect("bytes");
    assert_eq!(postcard::from_bytes::<Analysis>(&bytes).expect("an analysis"), analysis);
    assert!(bytes.len() * 3 < json.len(), "{} bytes for {} of JSON", bytes.len(), json.len());
}

#[test]
fn kinds_of_documents_go_by_their_names() {
    for (kind, name) in [
        (DocumentType::RuleOfLawAnnual, "rule_of_law_annual"),
        (DocumentType::RuleOfLawOther, "rule_of_law_other"),
        (DocumentType::GovernmentWork, "government_work"),
        (DocumentType::Other, "other"),
    ] {
        assert_eq!(serde_json::to_value(kind).expect("JSON"), name);
    }
    for kind in Kind::ALL {
        assert_eq!(serde_json::to_value(kind).expect("JSON"), kind.name());
    }
}

#[test]
fn whole_numbers_have_no_fraction() {
    let json = |value: f64| {
        let mut analysis = everything();
        analysis.figures[0].value = value;
        serde_json::to_value(&analysis).expect("JSON")["figures"][0]["value"].to_string()
    };
    assert_eq!(json(350.0), "350");
    assert_eq!(json(-0.0), "0");
    assert_eq!(json(99.9), "99.9");
    assert_eq!(json(9_007_199_254_740_991.0), "9007199254740991");
    assert_eq!(json(f64::NAN), "null", "as JSON.stringify has it");
}

/// Each path to a key, with list positions left out.
fn paths(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                let path = format!("{at}.{key}");
                paths(value, &path, found);
                found.push(path);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| paths(value, at, found)),
        _ => {}
    }
}

#[test]
fn an_analysis_of_a_text_has_all_keys_and_no_others() {
    let keys = |analysis: &Analysis| {
        let mut found = Vec::new();
        paths(&serde_json::to_value(analysis).expect("JSON"), "", &mut found);
        found.sort();
        found.dedup();
        found
    };
    let known = keys(&everything());
    let of_nothing = keys(&mingshu::analyze(""));
    for key in [".schema", ".source.encoding", ".meta.document_type", ".relations", ".parts.next_year", ".findings"] {
        assert!(of_nothing.iter().any(|found| found == key), "{key} is absent from the analysis of an empty text");
    }
    for text in ["", example()] {
        for key in keys(&mingshu::analyze(text)) {
            assert!(known.contains(&key), "{key} is not in the schema");
        }
    }
}
