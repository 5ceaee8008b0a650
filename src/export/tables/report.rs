//! The tables of what stands in each report.

use super::column;
use crate::analysis::{Change, Figure, FigureId, Finding, Heading, HeadingId, Span};
use crate::compare::matrix::PARTS;
use crate::compare::{Entry, Listed, Reports};
use crate::export::{Column, Flow, Lang, Sheet, Value};
use crate::indicators;
use crate::rules;
use crate::utf16::Utf16Index;
use crate::workspace::{Mark, OwnIndicator};

/// A text with its index, for many slices.
pub struct Slices<'t> {
    text: &'t str,
    index: Utf16Index,
}

impl<'t> Slices<'t> {
    pub fn new(text: &'t str) -> Self {
        Slices { text, index: Utf16Index::new(text) }
    }

    pub fn of(&self, span: Span) -> &'t str {
        self.index.slice(self.text, span)
    }
}

fn place(entry: &Entry) -> [Value; 3] {
    let years = entry.years().map(|(a, b)| if a == b { a.to_string() } else { format!("{a}–{b}") });
    [entry.name.into(), Value::text(entry.place()), Value::text(years.as_deref())]
}

fn place_columns(lang: Lang) -> [Column; 3] {
    [
        column(lang, "报告", "report", 28, false),
        column(lang, "地区", "place", 12, false),
        column(lang, "年度", "period", 10, false),
    ]
}

/// The number of the page on which words begin, where the report stands on pages.
fn page(entry: &Entry, span: Span) -> Value {
    entry.analysis.source.page(span.start).map_or(Value::Empty, |page| Value::Number(f64::from(page)))
}

/// 二、…… › （一）……: the headings over something, the outermost first.
pub fn path(outline: &[Heading], section: Option<HeadingId>) -> String {
    let mut titles = Vec::new();
    let mut next = section;
    // A file that is read back may have a cycle.
    while let Some(heading) = next.and_then(|id| outline.get(id as usize)) {
        titles.push(format!("{}{}", heading.marker, heading.title));
        next = heading.parent.filter(|parent| *parent < heading.id);
    }
    titles.reverse();
    titles.join(" › ")
}

/// The name of an indicator, of the registry or of the reader's own.
pub fn indicator_name(id: &str, own: &[OwnIndicator], lang: Lang) -> Option<String> {
    let known = indicators::find(id).map(|row| lang.choose(row.zh, row.en).to_owned());
    known.or_else(|| own.iter().find(|row| row.id == id).map(|row| row.name.clone()))
}

/// What the reader did to a figure, in words.
pub fn marked(entry: &Entry, figure: FigureId, lang: Lang) -> Option<String> {
    entry.marks.of(figure).map(|m| mark(m, lang))
}

/// What the reader did, with what the program had read.
fn mark(mark: &Mark, lang: Lang) -> String {
    let mut said: Vec<String> = Vec::new();
    if mark.added {
        said.push(lang.choose("读者添加", "added by the reader").into());
    }
    if mark.wrong {
        said.push(lang.choose("读者标为有误", "marked as wrong by the reader").into());
    }
    let mut was = |zh: &str, en: &str, old: &str| {
        said.push(
            lang.choose(format!("{zh}由读者更正，原为“{old}”"), format!("{en} corrected by the reader, was “{old}”")),
        );
    };
    if let Some(value) = mark.value {
        was("数值", "value", &crate::export::number(value));
    }
    if let Some(unit) = &mark.unit {
        was("单位", "unit", unit.as_deref().unwrap_or_default());
    }
    if let Some(label) = &mark.label {
        was("指标", "label", label);
    }
    if let Some(indicator) = &mark.indicator {
        was("通用指标", "indicator", indicator.as_deref().unwrap_or_default());
    }
    said.join(lang.choose("；", "; "))
}

/// Every figure of every report, with all that the schema says of it.
pub fn figures(reports: Reports, lang: Lang) -> Sheet {
    flow_of_figures(reports, lang).sheet()
}

/// The same, row by row.
pub fn flow_of_figures<'a>(reports: Reports<'a>, lang: Lang) -> Flow<'a> {
    let rows = reports.entries.iter().flat_map(move |entry| {
        let slices = Slices::new(entry.text);
        entry.analysis.figures.iter().map(move |figure| {
            let mut row = Vec::with_capacity(30);
            row.extend(place(entry));
            row.extend(figure_row(figure, entry, reports.own, &slices, lang));
            row
        })
    });
    let mut columns = place_columns(lang).to_vec();
    columns.extend(
        [
            ("序号", "id", 6, true),
            ("指标", "label", 32, false),
            ("原文", "text", 14, false),
            ("数值", "value", 12, true),
            ("上限", "high", 10, true),
            ("单位", "unit", 8, false),
            ("类型", "kind", 8, false),
            ("概数", "approx", 8, false),
            ("变动", "change", 14, false),
            ("变动前", "from", 10, true),
            ("统计对象", "head", 24, false),
            ("动作", "act", 12, false),
            ("时间", "time", 12, false),
            ("性质", "stance", 8, false),
            ("通用指标", "indicator", 22, false),
            ("通用指标编号", "indicator id", 20, false),
            ("属于", "part of", 8, true),
            ("把握", "confidence", 8, false),
            ("更正", "corrected", 20, false),
            ("章节", "section", 36, false),
            ("句子", "sentence", 60, false),
            ("章节号", "section id", 8, true),
            ("起", "start", 8, true),
            ("止", "end", 8, true),
            ("句起", "sentence start", 8, true),
            ("句止", "sentence end", 8, true),
            ("页", "page", 6, true),
        ]
        .map(|(zh, en, width, number)| column(lang, zh, en, width, number)),
    );
    Flow { name: lang.choose("数据", "Figures").into(), columns, rows: Box::new(rows) }
}

fn figure_row(figure: &Figure, entry: &Entry, own: &[OwnIndicator], slices: &Slices, lang: Lang) -> [Value; 27] {
    let id = |id: u32| Value::Number(f64::from(id));
    let from = match figure.change {
        Some(Change::Moved { from, .. }) => from,
        _ => None,
    };
    let indicator = figure.indicator.as_deref();
    [
        id(figure.id),
        figure.label.as_str().into(),
        figure.text.as_str().into(),
        Value::number(Some(figure.value)),
        Value::number(figure.high),
        Value::text(figure.unit.as_deref()),
        lang.kind(figure.kind).into(),
        figure.approx.map_or(Value::Empty, |a| lang.approx(a).into()),
        figure.change.map_or(Value::Empty, |c| lang.change(c).into()),
        Value::number(from),
        Value::text(figure.head.as_deref()),
        Value::text(figure.act.as_deref()),
        Value::text(figure.period.as_deref()),
        lang.stance(figure.stance).into(),
        Value::text(indicator.and_then(|id| indicator_name(id, own, lang)).as_deref()),
        Value::text(indicator),
        figure.part_of.map_or(Value::Empty, id),
        lang.confidence(figure.confidence).into(),
        Value::text(marked(entry, figure.id, lang).as_deref()),
        path(&entry.analysis.outline, figure.section).into(),
        slices.of(figure.sentence).into(),
        figure.section.map_or(Value::Empty, id),
        id(figure.span.start),
        id(figure.span.end),
        id(figure.sentence.start),
        id(figure.sentence.end),
        page(entry, figure.span),
    ]
}

/// The rule of a finding: in Chinese by its title, in English by its name.
fn rule_name(finding: &Finding, lang: Lang) -> &str {
    let title = rules::find(&finding.help).map(|rule| rule.zh.title);
    lang.choose(title.unwrap_or(&finding.rule), &finding.rule)
}

/// Every finding of every report, with the words that it is about.
pub fn findings(reports: Reports, lang: Lang) -> Sheet {
    let mut rows = Vec::new();
    for entry in reports.entries {
        let slices = Slices::new(entry.text);
        for finding in &entry.analysis.findings {
            let words: Vec<&str> = finding.spans.iter().map(|span| slices.of(*span)).collect();
            let first = finding.spans.first();
            let heading = first.and_then(|s| entry.analysis.outline.iter().rfind(|h| h.section.contains(*s)));
            let touched = finding.figures.iter().any(|id| entry.marks.of(*id).is_some());
            let mut row = place(entry).to_vec();
            row.extend([
                lang.severity(finding.severity).into(),
                finding.help.as_str().into(),
                lang.class(&finding.class).into(),
                rule_name(finding, lang).into(),
                lang.choose(&finding.message.zh, &finding.message.en).as_str().into(),
                words.join(" … ").into(),
                path(&entry.analysis.outline, heading.map(|h| h.id)).into(),
                first.map_or(Value::Empty, |s| Value::Number(f64::from(s.start))),
                first.map_or(Value::Empty, |s| Value::Number(f64::from(s.end))),
                if touched {
                    lang.choose("涉及读者更正过的数字", "about a figure that the reader corrected").into()
                } else {
                    Value::Empty
                },
                first.map_or(Value::Empty, |span| page(entry, *span)),
            ]);
            rows.push(row);
        }
    }
    let mut columns = place_columns(lang).to_vec();
    columns.extend(
        [
            ("级别", "severity", 8, false),
            ("规则编号", "code", 10, false),
            ("类别", "class", 12, false),
            ("规则", "rule", 22, false),
            ("说明", "message", 60, false),
            ("原文", "quotation", 60, false),
            ("章节", "section", 36, false),
            ("起", "start", 8, true),
            ("止", "end", 8, true),
            ("更正", "corrected", 20, false),
            ("页", "page", 6, true),
        ]
        .map(|(zh, en, width, number)| column(lang, zh, en, width, number)),
    );
    Sheet { name: lang.choose("核查", "Findings").into(), columns, rows }
}

/// Every heading of every report.
pub fn outline(reports: Reports, lang: Lang) -> Sheet {
    let mut rows = Vec::new();
    for entry in reports.entries {
        let outline = &entry.analysis.outline;
        let mut counts = vec![0usize; outline.len()];
        for section in entry.analysis.figures.iter().filter_map(|f| f.section) {
            counts.get_mut(section as usize).into_iter().for_each(|n| *n += 1);
        }
        let parts = &entry.analysis.parts;
        let lists = [&parts.measures, &parts.shortcomings, &parts.first_responsible, &parts.next_year, &parts.other];
        for heading in outline {
            let carried: Vec<&str> = PARTS
                .iter()
                .zip(lists)
                .filter(|(_, list)| list.contains(&heading.id))
                .map(|((_, zh, en), _)| lang.choose(*zh, *en))
                .collect();
            let mut row = place(entry).to_vec();
            row.extend([
                Value::Number(f64::from(heading.id)),
                heading.parent.map_or(Value::Empty, |id| Value::Number(f64::from(id))),
                Value::Number(f64::from(heading.level)),
                heading.marker.as_str().into(),
                heading.title.as_str().into(),
                carried.join(lang.choose("、", ", ")).into(),
                Value::count(counts[heading.id as usize]),
                Value::Number(f64::from(heading.span.start)),
                Value::Number(f64::from(heading.span.end)),
                page(entry, heading.span),
            ]);
            rows.push(row);
        }
    }
    let mut columns = place_columns(lang).to_vec();
    columns.extend(
        [
            ("序号", "id", 6, true),
            ("上级", "parent", 6, true),
            ("层级", "level", 6, true),
            ("标号", "marker", 10, false),
            ("标题", "title", 50, false),
            ("法定内容", "part", 28, false),
            ("数据数", "figures", 8, true),
            ("起", "start", 8, true),
            ("止", "end", 8, true),
            ("页", "page", 6, true),
        ]
        .map(|(zh, en, width, number)| column(lang, zh, en, width, number)),
    );
    Sheet { name: lang.choose("提纲", "Outline").into(), columns, rows }
}

/// What the reader says of place and period instead of the text.
fn placed(entry: &Entry, lang: Lang) -> Value {
    let years = |period: &Option<[String; 2]>| {
        period.as_ref().map(|[a, b]| if a == b { a.clone() } else { format!("{a}–{b}") }).unwrap_or_default()
    };
    let was = |zh: &str, en: &str, old: String| match old.is_empty() {
        true => lang.choose(format!("{zh}由读者填写"), format!("{en} given by the reader")),
        false => {
            lang.choose(format!("{zh}由读者更正，原为“{old}”"), format!("{en} corrected by the reader, was “{old}”"))
        }
    };
    let place = entry.marks.place.as_ref().map(|old| was("地区", "place", old.clone().unwrap_or_default()));
    let period = entry.marks.period.as_ref().map(|old| was("年度", "period", years(old)));
    let said: Vec<String> = place.into_iter().chain(period).collect();
    said.join(lang.choose("；", "; ")).into()
}

/// The reports themselves.
pub fn reports(reports: Reports, lang: Lang) -> Sheet {
    let row = |entry: &Entry| {
        let meta = &entry.analysis.meta;
        let listed = Listed::of(entry);
        let mut row = place(entry).to_vec();
        row.extend([
            Value::text(meta.title.as_deref()),
            Value::text(meta.issuer.as_deref()),
            Value::text(meta.signed.as_deref()),
            Value::text(meta.published.as_deref()),
            Value::text(meta.index_no.as_deref()),
            Value::count(entry.analysis.figures.len()),
            Value::count(listed.findings),
            Value::count(listed.notes),
            Value::Number(f64::from(entry.analysis.source.chars)),
            placed(entry, lang),
        ]);
        row
    };
    let mut columns = place_columns(lang).to_vec();
    columns.extend(
        [
            ("标题", "title", 44, false),
            ("机关", "issuer", 24, false),
            ("落款日期", "signed", 12, false),
            ("发布日期", "published", 12, false),
            ("索引号", "index no.", 20, false),
            ("数据数", "figures", 8, true),
            ("须核查数", "findings", 8, true),
            ("参考信息数", "notes", 8, true),
            ("字数", "characters", 10, true),
            ("更正", "corrected", 28, false),
        ]
        .map(|(zh, en, width, number)| column(lang, zh, en, width, number)),
    );
    Sheet { name: lang.choose("报告", "Reports").into(), columns, rows: reports.entries.iter().map(row).collect() }
}
