//! Reports against each other: what one says of last year against what last year's report said, and two reports of the
//! same place and year.

mod last_year;

use super::choice::{Cell, Why};
use super::table::{Key, Row, of_indicators};
use super::time::Time;
use super::{Entry, Reports, exact};
use crate::analysis::{Figure, FigureId, Finding, Kind, Message, Span};
use crate::rules::Rule;
use crate::rules::cross::CROSS002;
use last_year::{against_last_year, claims};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A finding between two reports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cross {
    /// Its spans and figures are those of the first place.
    pub finding: Finding,
    /// Where both reports say it: the later report first.
    pub places: [Place; 2],
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    pub report: usize,
    pub figure: FigureId,
    pub sentence: Span,
}

/// Reports of one place and year that are held against each other pair by pair. Of more than these, each is held against
/// the first that says otherwise: every report that contradicts is named, but not with every other one, for the pairs of
/// a thousand are half a million.
pub const MOST_IN_PAIRS: usize = 25;

/// All findings between these reports, in the order of the reports.
pub fn check(reports: Reports) -> Vec<Cross> {
    check_with(reports, usize::MAX, &|_| ()).list
}

/// Findings up to a number, and how many there are.
#[derive(Debug)]
pub struct Found {
    pub list: Vec<Cross>,
    pub all: usize,
    /// The most reports of one place and year.
    pub crowd: usize,
    most: usize,
}

impl Found {
    fn push(&mut self, make: impl FnOnce() -> Cross) {
        self.all += 1;
        if self.list.len() < self.most {
            self.list.push(make());
        }
    }
}

/// The same, of which `most` are kept, by place and year; `step` is told how far it is, between 0 and 1.
pub fn check_with(reports: Reports, most: usize, step: &dyn Fn(f64)) -> Found {
    let entries = reports.entries;
    let mut of: BTreeMap<(&str, i32), Vec<usize>> = BTreeMap::new();
    for (k, entry) in entries.iter().enumerate() {
        if let (Some(place), Some(year)) = (entry.place(), entry.year()) {
            of.entry((place, year)).or_default().push(k);
        }
    }
    let crowd = of.values().map(Vec::len).max().unwrap_or_default();
    let mut found = Found { list: Vec::new(), all: 0, crowd, most };
    // What each report says by itself, made once, however many it is held against.
    let mut said: BTreeMap<usize, Said> = BTreeMap::new();
    let prepare = |list: &[usize], said: &mut BTreeMap<usize, Said>| {
        for &k in list {
            said.entry(k).or_insert_with(|| Said::of(reports, k));
        }
    };
    let mut here = None;
    for (k, (&(place, year), list)) in of.iter().enumerate() {
        step(k as f64 / of.len() as f64);
        // What another place said is not asked again.
        if here.replace(place) != Some(place) {
            said.clear();
        }
        if list.len() > 1 {
            prepare(list, &mut said);
        }
        if list.len() <= MOST_IN_PAIRS {
            for (i, &a) in list.iter().enumerate() {
                for &b in &list[i + 1..] {
                    same_year(reports, (a, &said[&a]), (b, &said[&b]), &mut found);
                }
            }
        } else {
            crowded(reports, list, &said, &mut found);
        }
        let Some(last) = of.get(&(place, year - 1)) else { continue };
        prepare(last, &mut said);
        for &later in list {
            let claims = claims(&entries[later], year - 1);
            let all = last.len() <= MOST_IN_PAIRS;
            for claim in &claims {
                for &before in last {
                    let wrong = against_last_year(entries, (later, claim), (before, &said[&before]), &mut found);
                    if wrong && !all {
                        break;
                    }
                }
            }
        }
    }
    found.list.sort_by_key(|cross| (cross.places[0].report, cross.places[0].figure, cross.places[1].report));
    found
}

/// The rows of one report, by what they are about.
struct Said(BTreeMap<Key, Row>);

impl Said {
    fn of(reports: Reports, report: usize) -> Said {
        Said(of_indicators(reports, &[report]).rows.into_iter().map(|row| (row.key.clone(), row)).collect())
    }

    /// The row of that key, with its one cell.
    fn row(&self, key: &Key) -> Option<(&Row, &Cell)> {
        let row = self.0.get(key)?;
        Some((row, row.cells.first()?.as_ref()?))
    }
}

fn same_year(reports: Reports, (a, first): (usize, &Said), (b, second): (usize, &Said), found: &mut Found) {
    let entries = reports.entries;
    for key in first.0.keys() {
        let (Some((row, x)), Some((_, y))) = (first.row(key), second.row(key)) else { continue };
        let (Some(p), Some(q)) = (plain(&entries[a], x), plain(&entries[b], y)) else { continue };
        if same_scope(p, q) && differ(value(x, p), value(y, q)) {
            found.push(|| differs(entries, row, (a, p), (b, q)));
        }
    }
}

/// Many reports of one place and year, indicator by indicator: each against the first of them that says otherwise.
fn crowded(reports: Reports, list: &[usize], said: &BTreeMap<usize, Said>, found: &mut Found) {
    let entries = reports.entries;
    let mut by_key: BTreeMap<&Key, Vec<(usize, &Row, &Figure, Rounded)>> = BTreeMap::new();
    for &report in list {
        for key in said[&report].0.keys() {
            let Some((row, cell)) = said[&report].row(key) else { continue };
            let Some(figure) = plain(&entries[report], cell) else { continue };
            by_key.entry(key).or_default().push((report, row, figure, value(cell, figure)));
        }
    }
    for says in by_key.values() {
        // The first report that says each thing; there are few things, however many say them.
        let mut firsts: Vec<usize> = Vec::new();
        for (k, &(report, row, figure, value)) in says.iter().enumerate() {
            let other = firsts
                .iter()
                .map(|&first| &says[first])
                .find(|(_, _, first, was)| same_scope(first, figure) && differ(*was, value));
            if let Some(&(first, _, was, _)) = other {
                found.push(|| differs(entries, row, (first, was), (report, figure)));
            }
            let known = firsts.iter().any(|&first| {
                let (_, _, was, old) = says[first];
                same_scope(was, figure) && !differ(old, value)
            });
            if !known && firsts.len() < MOST_IN_PAIRS {
                firsts.push(k);
            }
        }
    }
}

fn differs(entries: &[Entry], row: &Row, (a, p): (usize, &Figure), (b, q): (usize, &Figure)) -> Cross {
    let (s, t) = (p.text.trim(), q.text.trim());
    let (one, other) = (entries[a].name, entries[b].name);
    cross(
        &CROSS002,
        entries,
        [(a, p), (b, q)],
        format!("“{}”在两份报告里不同：“{one}”是 {s}，“{other}”是 {t}；若口径相同，必有一错。", row.zh),
        format!(
            "“{}” differs between two reports: {s} in “{one}”, {t} in “{other}”; if the scope is the same, one is wrong.",
            row.en
        ),
    )
}

/// A cell's figure, if it is one exact number of the report's own time.
fn plain<'a>(entry: &Entry<'a>, cell: &Cell) -> Option<&'a Figure> {
    let exact = cell.approx.is_none() && cell.high.is_none() && cell.unit.is_none();
    let clear = cell.time == Time::Own && cell.why != Why::Several && exact;
    clear.then(|| entry.figure(cell.figure?)).flatten()
}

/// Counted at the same step and called the same.
fn same_scope(a: &Figure, b: &Figure) -> bool {
    let same = |a: Option<&str>, b: Option<&str>| match (a, b) {
        (Some(a), Some(b)) => a.contains(b) || b.contains(a),
        (None, None) => true,
        _ => false,
    };
    same(a.head.as_deref(), b.head.as_deref()) && same(a.act.as_deref(), b.act.as_deref())
}

/// A value as written: what it may have been before it was rounded.
#[derive(Clone, Copy, Debug)]
struct Rounded {
    value: f64,
    half: f64,
}

fn value(cell: &Cell, figure: &Figure) -> Rounded {
    Rounded { value: cell.value.unwrap_or(figure.value), half: half(figure) }
}

fn differ(a: Rounded, b: Rounded) -> bool {
    exact::difference(a.value, b.value).is_some_and(|d| d.abs() > (a.half + b.half) * 1.000001)
}

/// Half of the last place that is written: 50 for 2.37万, 0 for 61.
pub fn half(figure: &Figure) -> f64 {
    let scale = if figure.text.contains('亿') {
        1e8
    } else if figure.text.contains('万') {
        1e4
    } else {
        1.0
    };
    match (places(&figure.text), scale) {
        (0, 1.0) if figure.kind != Kind::Percent => 0.0,
        (places, _) => 0.5 * scale * 10f64.powi(-(places as i32)),
    }
}

/// How many digits stand behind the point.
fn places(written: &str) -> usize {
    let Some((_, fraction)) = written.split_once(['.', '．', '点']) else { return 0 };
    let digit = |c: &char| c.is_ascii_digit() || ('０'..='９').contains(c) || "零〇一二三四五六七八九".contains(*c);
    fraction.chars().take_while(digit).count()
}

fn cross(rule: &Rule, entries: &[Entry], places: [(usize, &Figure); 2], zh: String, en: String) -> Cross {
    debug_assert!(places.iter().all(|(k, _)| *k < entries.len()));
    let [first, _] = places;
    Cross {
        finding: Finding {
            rule: rule.name.into(),
            class: rule.class.into(),
            severity: rule.severity,
            message: Message { zh, en },
            spans: vec![first.1.span],
            figures: vec![first.1.id],
            help: rule.code.into(),
        },
        places: places.map(|(report, figure)| Place { report, figure: figure.id, sentence: figure.sentence }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Analysis;

    fn found(reports: &[(&str, &str, &str)]) -> Vec<String> {
        let analyses: Vec<Analysis> = reports
            .iter()
            .map(|(place, year, text)| {
                let mut analysis = crate::analyze(text);
                analysis.meta.place = Some(place.to_string());
                analysis.meta.period = Some([year, year].map(|y| y.to_string()));
                analysis
            })
            .collect();
        let entries: Vec<Entry> = analyses.iter().zip(reports).map(|(a, r)| Entry::new(r.1, r.2, a)).collect();
        check(Reports::new(&entries))
            .into_iter()
            .map(|c| format!("{} {}", c.finding.help, c.finding.message.zh))
            .collect()
    }

    const LAST: (&str, &str, &str) = ("云溪县", "2022", "全年受理行政复议案件48件。");

    #[test]
    fn a_stated_growth_is_held_against_last_years_report() {
        let wrong = found(&[LAST, ("云溪县", "2023", "全年受理行政复议案件61件，同比增长12.5%。")]);
        assert_eq!(wrong.len(), 1, "{wrong:?}");
        assert!(wrong[0].starts_with("CROSS001") && wrong[0].contains("27.08%"), "{wrong:?}");
        // 61 / 48 is 1.2708…: rounded and cut off both are right.
        for growth in ["27.1%", "27%", "27.08%"] {
            let text = format!("全年受理行政复议案件61件，同比增长{growth}。");
            assert_eq!(found(&[LAST, ("云溪县", "2023", &text)]), Vec::<String>::new(), "{growth}");
        }
    }

    #[test]
    fn another_place_and_another_year_say_nothing() {
        let text = "全年受理行政复议案件61件，同比增长12.5%。";
        assert!(found(&[LAST, ("青岚区", "2023", text)]).is_empty());
        assert!(found(&[LAST, ("云溪县", "2024", text)]).is_empty());
    }

    #[test]
    fn an_amount_of_growth_counts_too() {
        let wrong = found(&[LAST, ("云溪县", "2023", "全年受理行政复议案件61件，同比增加10件。")]);
        assert_eq!(wrong.len(), 1, "{wrong:?}");
        assert!(found(&[LAST, ("云溪县", "2023", "全年受理行政复议案件61件，同比增加13件。")]).is_empty());
    }

    #[test]
    fn last_years_value_as_this_report_has_it_is_held_against_last_years_report() {
        let wrong = found(&[LAST, ("云溪县", "2023", "2022年受理行政复议案件50件。")]);
        assert_eq!(wrong.len(), 1, "{wrong:?}");
        assert!(wrong[0].starts_with("CROSS003") && wrong[0].contains("48件"), "{wrong:?}");
        assert!(found(&[LAST, ("云溪县", "2023", "2022年受理行政复议案件48件。")]).is_empty());
    }

    #[test]
    fn where_a_change_began_is_not_last_year_unless_the_text_says_so() {
        let before = ("云溪县", "2022", "行政机关负责人出庭应诉率90%。");
        assert!(found(&[before, ("云溪县", "2023", "行政机关负责人出庭应诉率由75%提高到98%。")]).is_empty());
    }

    #[test]
    fn two_reports_of_one_place_and_year_must_agree() {
        let wrong = found(&[LAST, ("云溪县", "2022", "全年受理行政复议案件49件。")]);
        assert_eq!(wrong.len(), 1, "{wrong:?}");
        assert!(wrong[0].starts_with("CROSS002"), "{wrong:?}");
        // What is rounded may well be the same, and what counts something else is not.
        let many = ("云溪县", "2022", "全年受理行政复议案件12345件。");
        assert!(found(&[many, ("云溪县", "2022", "全年受理行政复议案件1.23万件。")]).is_empty());
        assert!(found(&[LAST, ("云溪县", "2022", "全年办理行政复议案件55件。")]).is_empty());
        assert!(found(&[LAST, ("云溪县", "2022", "全年受理行政复议案件50余件。")]).is_empty());
    }

    #[test]
    fn of_very_many_reports_of_a_year_each_that_says_otherwise_is_named() {
        // 40 say one thing, 3 another, and one a third.
        let texts: Vec<String> = [vec![48; 20], vec![50; 3], vec![48; 20], vec![52]]
            .concat()
            .into_iter()
            .map(|n| format!("全年受理行政复议案件{n}件。"))
            .collect();
        let reports: Vec<(&str, &str, &str)> = texts.iter().map(|text| ("云溪县", "2022", text.as_str())).collect();
        let wrong = found(&reports);
        let of = |n: u32| wrong.iter().filter(|line| line.contains(&format!("是 {n}件；"))).count();
        assert!(wrong.iter().all(|line| line.starts_with("CROSS002")), "{wrong:?}");
        assert_eq!((of(50), of(52)), (3, 1));
        // Those that say what the first said are held against the first that says otherwise.
        assert_eq!(of(48), 20);
        // Next year's report names the year before once, however many reports of it there are.
        let next = [reports, vec![("云溪县", "2023", "2022年受理行政复议案件49件。")]].concat();
        assert_eq!(found(&next).iter().filter(|line| line.starts_with("CROSS003")).count(), 1);
    }
}
