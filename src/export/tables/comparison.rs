//! The tables of reports against each other.

use super::column;
use super::report::{Slices, marked, path};
use crate::analysis::Confidence;
use crate::compare::drafts::{Drafts, What};
use crate::compare::matrix::{self, PARTS};
use crate::compare::steps::{self, Step};
use crate::compare::table::{Key, Row, Table};
use crate::compare::{Entry, Reports, cross as crossed, headings_of, table};
use crate::export::words::counted;
use crate::export::{Lang, Sheet, Value, number};
use crate::topics;
use std::collections::BTreeMap;

/// Indicator × report: for each report the value, as written and where; and from the first to the last, what changed.
pub fn compare(reports: Reports, columns: &[usize], lang: Lang) -> Sheet {
    let table = table::table(reports, columns);
    let entries = reports.entries;
    let mut head = vec![
        column(lang, "指标", "indicator", 32, false),
        column(lang, "编号", "id", 24, false),
        column(lang, "单位", "unit", 8, false),
    ];
    let names = headings_of(entries, &table.columns);
    head.extend(names.iter().map(|name| column(lang, name, name, 14, true)));
    let steps: Vec<(usize, usize)> = (1..table.columns.len()).map(|k| (k - 1, k)).collect();
    let stepped = is_series(entries, &table);
    if stepped {
        for &(_, to) in &steps {
            let name = &names[to];
            head.push(column(lang, &format!("{name} 增减"), &format!("{name} difference"), 14, true));
            head.push(column(lang, &format!("{name} 增幅（%）"), &format!("{name} growth (%)"), 14, true));
            head.push(column(lang, &format!("{name} 提示"), &format!("{name} caution"), 18, false));
        }
    } else {
        for name in &names {
            head.push(column(lang, &format!("{name} 位次"), &format!("{name} rank"), 8, true));
        }
    }
    for name in &names {
        head.push(column(lang, &format!("{name} 原文"), &format!("{name} words"), 60, false));
    }
    let slices: Vec<Slices> = table.columns.iter().map(|&report| Slices::new(entries[report].text)).collect();
    let mut rows: Vec<Vec<Value>> = table
        .rows
        .iter()
        .map(|row| {
            let mut cells = vec![
                lang.choose(&row.zh, &row.en).as_str().into(),
                key(&row.key, lang).into(),
                Value::text(row.unit.as_deref()),
            ];
            cells.extend((0..table.columns.len()).map(|k| shown(row, k, entries, lang)));
            if stepped {
                let found = steps::steps(row, entries);
                for &(_, to) in &steps {
                    cells.extend(step(found.iter().find(|step| step.to == to), &names, lang));
                }
            } else {
                let rank = |rank: Option<usize>| rank.map_or(Value::Empty, Value::count);
                cells.extend(steps::ranks(row, entries).into_iter().map(rank));
            }
            for (k, cell) in row.cells.iter().enumerate() {
                let words = cell.as_ref().map(|cell| {
                    let entry = &entries[cell.report];
                    let figures = if let Some(id) = cell.figure { vec![id] } else { cell.all.clone() };
                    let mut sentences: Vec<String> = Vec::new();
                    for figure in figures.iter().filter_map(|&id| entry.figure(id)) {
                        let section = path(&entry.analysis.outline, figure.section);
                        let place = if section.is_empty() { section } else { format!("（{section}）") };
                        let doubt =
                            (figure.confidence == Confidence::Doubtful).then(|| lang.confidence(figure.confidence));
                        let marks = doubt.map(str::to_owned).into_iter().chain(marked(entry, figure.id, lang));
                        let marks: String = marks.map(|mark| format!("［{mark}］")).collect();
                        let words = format!("{}{place}{marks}", slices[k].of(figure.sentence));
                        if !sentences.contains(&words) {
                            sentences.push(words);
                        }
                    }
                    let why = lang.why(cell.why);
                    let why = if why.is_empty() { String::new() } else { format!("[{why}] ") };
                    format!("{why}{}", sentences.join(" / "))
                });
                cells.push(Value::text(words.as_deref()));
            }
            cells
        })
        .collect();
    if table.left_out > 0 {
        let n = table.left_out;
        let mut note = vec![Value::Empty; head.len()];
        note[0] = lang
            .choose(
                format!("另有 {n} 项同名数据，有数的报告较少，未列"),
                format!("{n} more rows of same words, in fewer reports, are left out"),
            )
            .into();
        rows.push(note);
    }
    Sheet { name: lang.choose("对比", "Comparison").into(), columns: head, rows }
}

/// One place over the years, and nothing else.
pub fn is_series(entries: &[Entry], table: &Table) -> bool {
    let mut shown = table.columns.iter().map(|&k| &entries[k]);
    let Some(first) = shown.next() else { return false };
    first.place().is_some() && shown.all(|entry| entry.place() == first.place())
}

fn key(key: &Key, lang: Lang) -> String {
    match key {
        Key::Indicator(id) | Key::Own(id) => id.clone(),
        Key::Label(_) => lang.choose("（同名数据）", "(same words)").into(),
    }
}

/// A number where one stands for the report; all that it says where several do not agree, or where more than a number
/// is needed to say it.
fn shown(row: &Row, k: usize, entries: &[Entry], lang: Lang) -> Value {
    let Some(cell) = &row.cells[k] else { return Value::Empty };
    let entry = &entries[cell.report];
    match (cell.value, cell.high, &cell.unit) {
        (Some(value), None, None) if cell.approx.is_none() => Value::Number(value),
        (Some(value), high, unit) => {
            let high = high.map(|high| format!("–{}", number(high))).unwrap_or_default();
            let unit = unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
            let words = format!("{}{high}{unit}", number(value));
            cell.approx.map_or(words.clone(), |approx| lang.rough(&words, approx)).into()
        }
        (None, ..) => {
            let texts: Vec<&str> = cell.all.iter().filter_map(|&id| entry.figure(id)).map(|f| f.text.trim()).collect();
            texts.join(" / ").into()
        }
    }
}

fn step(step: Option<&Step>, names: &[String], lang: Lang) -> [Value; 3] {
    let Some(step) = step else { return [Value::Empty, Value::Empty, Value::Empty] };
    let mut cautions: Vec<String> =
        step.cautions.iter().map(|caution| lang.choose(caution.zh(), caution.en()).to_owned()).collect();
    // The report before did not say: it is told against which one this is.
    if step.to - step.from > 1 {
        let from = &names[step.from];
        cautions.push(lang.choose(format!("与 {from} 相比"), format!("against {from}")));
    }
    [Value::Number(step.difference), Value::number(step.growth), cautions.join(lang.choose("、", ", ")).into()]
}

/// Parts and topics × report: the headings that carry them.
pub fn coverage(reports: Reports, columns: &[usize], lang: Lang) -> Sheet {
    let entries = reports.entries;
    let matrix = matrix::matrix(entries, columns);
    let mut head = vec![column(lang, "内容", "content", 28, false)];
    head.extend(headings_of(entries, &matrix.columns).iter().map(|name| column(lang, name, name, 36, false)));
    let part = |key: &str| PARTS.iter().find(|(id, ..)| *id == key).map(|(_, zh, en)| lang.choose(*zh, *en).to_owned());
    let rows = matrix
        .parts
        .iter()
        .chain(&matrix.topics)
        .map(|line| {
            let mut row = vec![part(&line.key).unwrap_or_else(|| topic_name(&line.key, lang)).into()];
            row.extend(line.cells.iter().zip(&matrix.columns).map(|(cell, &report)| {
                let outline = &entries[report].analysis.outline;
                let titles: Vec<String> = cell
                    .sections
                    .iter()
                    .filter_map(|&id| outline.get(id as usize))
                    .map(|h| format!("{}{}", h.marker, h.title))
                    .collect();
                let n = cell.figures.len();
                let figures = lang.choose(format!("{n} 个数据"), counted(n, "figure", "figures"));
                match (titles.is_empty(), cell.figures.is_empty()) {
                    (true, true) => Value::Empty,
                    (true, false) => figures.into(),
                    _ => titles.join(" / ").into(),
                }
            }));
            row
        })
        .collect();
    Sheet { name: lang.choose("内容对照", "Coverage").into(), columns: head, rows }
}

fn topic_name(key: &str, lang: Lang) -> String {
    topics::find(key).map_or(key, |task| lang.choose(task.zh, task.en)).into()
}

/// Findings between reports, with both quotations.
pub fn cross(reports: Reports, lang: Lang) -> Sheet {
    let entries = reports.entries;
    let mut slices: BTreeMap<usize, Slices> = BTreeMap::new();
    let rows = crossed::check(reports)
        .into_iter()
        .map(|found| {
            let mut row = vec![
                found.finding.help.as_str().into(),
                lang.severity(found.finding.severity).into(),
                lang.choose(&found.finding.message.zh, &found.finding.message.en).as_str().into(),
            ];
            for place in &found.places {
                let entry = &entries[place.report];
                let section = entry.figure(place.figure).and_then(|f| f.section);
                row.extend([
                    entry.heading().into(),
                    entry.name.into(),
                    slices.entry(place.report).or_insert_with(|| Slices::new(entry.text)).of(place.sentence).into(),
                    path(&entry.analysis.outline, section).into(),
                ]);
            }
            row
        })
        .collect();
    let columns = [
        ("规则编号", "code", 10),
        ("级别", "severity", 8),
        ("说明", "message", 60),
        ("报告", "report", 16),
        ("文件", "file", 24),
        ("原文", "quotation", 60),
        ("章节", "section", 36),
        ("另一份报告", "other report", 16),
        ("另一份文件", "other file", 24),
        ("另一份原文", "other quotation", 60),
        ("另一份章节", "other section", 36),
    ]
    .map(|(zh, en, width)| column(lang, zh, en, width, false));
    Sheet { name: lang.choose("互核", "Cross-check").into(), columns: columns.into(), rows }
}

/// What changed from one draft to the next.
pub fn changes(before: &Entry, after: &Entry, drafts: &Drafts, lang: Lang) -> Sheet {
    let (old, new) = (Slices::new(before.text), Slices::new(after.text));
    let rows = drafts
        .pieces
        .iter()
        .filter(|piece| piece.what != What::Same && !(piece.what == What::Removed && piece.after.is_some()))
        .map(|piece| {
            vec![
                lang.what(piece.what).into(),
                piece.before.map_or(Value::Empty, |span| old.of(span).into()),
                piece.after.map_or(Value::Empty, |span| new.of(span).into()),
            ]
        })
        .collect();
    let columns = vec![
        column(lang, "变化", "change", 8, false),
        column(lang, before.name, before.name, 60, false),
        column(lang, after.name, after.name, 60, false),
    ];
    Sheet { name: lang.choose("修改", "Changes").into(), columns, rows }
}
