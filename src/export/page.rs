//! A report on reports: one HTML document for printing or mailing. It needs nothing else, runs nothing, and opens anywhere.

use super::tables::{compare, coverage, cross};
use super::words::{Lang, counted};
use super::{Sheet, Value, escaped, grouped, number};
use crate::analysis::{Figure, Finding, Severity, Span};
use crate::charts::{self, Datum};
use crate::compare::choice::Cell;
use crate::compare::table::{Row, table};
use crate::compare::{Entry, Reports, headings_of};
use crate::export::tables;
use crate::utf16::Utf16Index;

const STYLE: &str = "\
:root{color-scheme:light}\
body{margin:2em auto;max-width:62em;padding:0 1.5em;background:#fbfaf7;color:#1f2430;font:15px/1.6 -apple-system,\"PingFang SC\",\"Microsoft YaHei\",\"Noto Sans CJK SC\",sans-serif}\
h1{font-size:28px;line-height:1.3}h2{font-size:21px;margin-top:2.4em;border-bottom:1px solid #1f2430}h3{font-size:17px;margin-top:1.8em}\
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}th,td{border-bottom:1px solid #d9d5cc;padding:.25em .5em;text-align:left;vertical-align:top}th{border-bottom:1px solid #1f2430}\
.wide+.wide{margin-top:1.5em}td.n,th.n{text-align:right;white-space:nowrap}th:first-child,td:first-child{min-width:10em}\
.muted,small{color:#5b6270}blockquote{margin:.3em 0 .8em;padding-left:1em;border-left:3px solid #d9d5cc;font-family:\"Songti SC\",\"Noto Serif CJK SC\",SimSun,serif}\
mark{background:#f6ead2;color:#8a5a12;font-weight:bold}.error{color:#a8321f;font-weight:bold}figure{margin:.5em 0 1.5em}.mark{color:#24487a}svg{max-width:100%;height:auto}.wide{overflow-x:auto}\
@media print{body{background:#fff;max-width:none;margin:0}h2,h3{break-after:avoid}tr,figure,blockquote{break-inside:avoid}}";

/// Figures of all reports together up to which each has a table of its own here: a document of more than some thousand
/// pages is opened by nobody. The metric table has them all, and the document says so.
const MOST_FIGURES: usize = 30_000;
/// Reports of one chart, with their words below it.
const MOST_IN_A_CHART: usize = 60;

/// The whole document. `columns` are the reports side by side, in that order.
pub fn write(reports: Reports, columns: &[usize], lang: Lang) -> String {
    let mut out = String::new();
    write_to(reports, columns, lang, &|_| (), &mut |piece| out.push_str(piece));
    out
}

/// The same, handed over in pieces; `step` is told how far it is, between 0 and 1.
pub fn write_to(reports: Reports, columns: &[usize], lang: Lang, step: &dyn Fn(f64), put: &mut dyn FnMut(&str)) {
    let entries = reports.entries;
    let indexes: Vec<Utf16Index> = entries.iter().map(|entry| Utf16Index::new(entry.text)).collect();
    let title = match entries {
        [one] => one.analysis.meta.title.clone().unwrap_or_else(|| one.heading()),
        _ => lang.choose(format!("{} 份报告对比", entries.len()), format!("{} reports compared", entries.len())),
    };
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><meta name=\"viewport\" content=\"width=device-width\"><title>{}</title><style>{STYLE}</style></head><body>\n<h1>{}</h1>\n",
        lang.choose("zh-CN", "en"),
        escaped(&title),
        escaped(&title)
    );
    out += &format!(
        "<p class=\"muted\">{}</p>\n",
        lang.choose(
            "由明数在本机生成；每个数字都附原文。",
            "Made by mingshu on this machine; every number comes with its words."
        )
    );
    let figures: usize = entries.iter().map(|entry| entry.analysis.figures.len()).sum();
    let with_figures = figures <= MOST_FIGURES;
    if !with_figures {
        out += &format!(
            "<p>{}</p>\n",
            lang.choose(
                format!("共 {figures} 个数据，太多，各份报告的数据表不在这个文件里；全部数据请导出 XLSX 或 CSV。"),
                format!(
                    "{figures} figures are too many for this document: the table of each report is left out; export XLSX or CSV for all of them."
                )
            )
        );
    }
    if entries.len() > 1 {
        let mut give = |out: &mut String| {
            put(out);
            out.clear();
        };
        side_by_side(&mut out, reports, columns, lang, &indexes, &|part| step(part / 2.0), &mut give);
    }
    for (k, (entry, index)) in entries.iter().zip(&indexes).enumerate() {
        step(0.5 + 0.5 * k as f64 / entries.len() as f64);
        one(&mut out, entry, index, reports, with_figures, lang);
        put(&out);
        out.clear();
    }
    put("</body></html>\n");
}

fn heading(out: &mut String, level: u8, words: &str) {
    out.push_str(&format!("<h{level}>{}</h{level}>\n", escaped(words)));
}

fn side_by_side(
    out: &mut String,
    reports: Reports,
    columns: &[usize],
    lang: Lang,
    indexes: &[Utf16Index],
    step: &dyn Fn(f64),
    give: &mut dyn FnMut(&mut String),
) {
    let table = table(reports, columns);
    let series = tables::is_series(reports.entries, &table);
    let names = headings_of(reports.entries, &table.columns);
    heading(out, 2, lang.choose("指标对比", "Indicators"));
    if series && table.columns.len() <= A_PAGE {
        write_table(out, &without_words(compare(reports, columns, lang), table.columns.len()));
    } else {
        // As many reports as a page is wide; the ranks are in the charts.
        for (k, some) in table.columns.chunks(A_PAGE).enumerate() {
            step(0.4 * (k * A_PAGE) as f64 / table.columns.len() as f64);
            let mut sheet = without_words(compare(reports, some, lang), some.len());
            let kept = NAMES + some.len();
            sheet.columns.truncate(kept);
            sheet.rows.iter_mut().for_each(|row| row.truncate(kept));
            write_table(out, &sheet);
            give(out);
        }
    }
    heading(out, 2, lang.choose("图", "Charts"));
    for (k, row) in table.rows.iter().enumerate() {
        step(0.4 + 0.5 * k as f64 / table.rows.len() as f64);
        chart(out, row, &names, series, reports.entries, indexes, lang);
        give(out);
    }
    let coverage = coverage(reports, columns, lang);
    heading(out, 2, &coverage.name);
    write_table(out, &coverage);
    give(out);
    let cross = cross(reports, lang);
    if !cross.rows.is_empty() {
        heading(out, 2, &cross.name);
        write_table(out, &cross);
    }
}

/// Reports that stand side by side on a page.
const A_PAGE: usize = 6;
/// Columns before those of the reports: indicator and unit.
const NAMES: usize = 2;

/// The comparison without the columns of ids, and of words: those stand with the charts.
fn without_words(mut sheet: Sheet, reports: usize) -> Sheet {
    let kept = sheet.columns.len() - reports;
    sheet.columns.truncate(kept);
    sheet.columns.remove(1);
    for row in &mut sheet.rows {
        row.truncate(kept);
        row.remove(1);
    }
    sheet
}

/// The values of a row for a chart, under the names of its columns.
pub fn data(row: &Row, names: &[String], entries: &[Entry]) -> Vec<Datum> {
    let datum = |(label, cell): (&String, &Option<Cell>)| {
        let label = label.clone();
        let Some(cell) = cell else { return Datum { label, ..Default::default() } };
        let figure = cell.figure.and_then(|id| entries[cell.report].figure(id));
        Datum {
            label,
            value: cell.value.filter(|_| cell.unit.is_none()),
            words: figure.map(|f| f.text.trim().to_owned()).unwrap_or_default(),
            rough: cell.approx.is_some() || cell.doubtful || cell.high.is_some(),
        }
    };
    names.iter().zip(&row.cells).map(datum).collect()
}

/// A row with at least two values as a chart, with the words of each value below it; of very many reports those with
/// the largest values.
fn chart(
    out: &mut String,
    row: &Row,
    names: &[String],
    series: bool,
    entries: &[Entry],
    indexes: &[Utf16Index],
    lang: Lang,
) {
    let data = data(row, names, entries);
    let valued = data.iter().filter(|d| d.value.is_some()).count();
    if valued < 2 {
        return;
    }
    let mut pairs: Vec<(Datum, &Option<Cell>)> = data.into_iter().zip(&row.cells).collect();
    if pairs.len() > MOST_IN_A_CHART {
        pairs.retain(|(datum, _)| datum.value.is_some());
        if !series {
            pairs.sort_by(|a, b| b.0.value.partial_cmp(&a.0.value).unwrap_or(std::cmp::Ordering::Equal));
        }
        // The largest, or of one place the last.
        let from = if series { pairs.len() - MOST_IN_A_CHART.min(pairs.len()) } else { 0 };
        pairs.drain(..from);
        pairs.truncate(MOST_IN_A_CHART);
    }
    let (data, cells): (Vec<Datum>, Vec<&Option<Cell>>) = pairs.into_iter().unzip();
    let name = lang.choose(&row.zh, &row.en);
    let said: Vec<String> =
        data.iter().map(|d| format!("{} {}", d.label, if d.value.is_some() { &d.words } else { "—" })).collect();
    let shapes = if series { charts::series(&data) } else { charts::bars(&data) };
    let drawn = charts::svg(&shapes, &format!("{name}: {}", said.join("; ")));
    heading(out, 3, name);
    if valued > data.len() {
        let (shown, all) = (data.len(), valued);
        let words = lang.choose(
            format!("图中为 {shown} 份，共 {all} 份有数；全部见上面的表。"),
            format!("{shown} of the {all} reports that state it; all are in the table above."),
        );
        out.push_str(&format!("<p class=\"muted\">{words}</p>\n"));
    }
    out.push_str(&format!("<figure>{drawn}</figure>\n"));
    for cell in cells.into_iter().flatten() {
        let entry = &entries[cell.report];
        let figures = cell.figure.map_or_else(|| cell.all.clone(), |id| vec![id]);
        for figure in figures.iter().filter_map(|&id| entry.figure(id)) {
            let mark = tables::marked(entry, figure.id, lang).map(|mark| format!(" · {mark}")).unwrap_or_default();
            out.push_str(&format!("<p class=\"muted\">{}{}</p>", escaped(&entry.heading()), escaped(&mark)));
            quote(out, figure, entry, &indexes[cell.report], lang);
        }
    }
}

/// The sentence of a figure, the figure marked in it, and the headings over it.
fn quote(out: &mut String, figure: &Figure, entry: &Entry, index: &Utf16Index, lang: Lang) {
    let (sentence, span) = (figure.sentence, figure.span);
    let slice = |start: u32, end: u32| escaped(index.slice(entry.text, Span { start, end: end.max(start) }));
    let section = tables::path(&entry.analysis.outline, figure.section);
    let page = on_page(entry, span, lang);
    let place: Vec<&str> = [section.as_str(), &page].into_iter().filter(|words| !words.is_empty()).collect();
    let section =
        if place.is_empty() { String::new() } else { format!(" <small>{}</small>", escaped(&place.join(" · "))) };
    out.push_str(&format!(
        "<blockquote>{}<mark>{}</mark>{}{section}</blockquote>\n",
        slice(sentence.start, span.start),
        slice(span.start, span.end),
        slice(span.end, sentence.end)
    ));
}

/// 第 3 页, where the report stands on pages.
fn on_page(entry: &Entry, span: Span, lang: Lang) -> String {
    let page = entry.analysis.source.page(span.start);
    page.map(|page| lang.choose(format!("第 {page} 页"), format!("page {page}"))).unwrap_or_default()
}

fn one(out: &mut String, entry: &Entry, index: &Utf16Index, reports: Reports, with_figures: bool, lang: Lang) {
    let meta = &entry.analysis.meta;
    heading(out, 2, meta.title.as_deref().unwrap_or(&entry.heading()));
    let facts = [
        Some(entry.heading()),
        meta.issuer.clone(),
        meta.signed.clone(),
        meta.published.clone(),
        Some(entry.name.to_owned()).filter(|n| !n.is_empty()),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().map(|f| escaped(&f)).collect();
    out.push_str(&format!("<p class=\"muted\">{}</p>\n", facts.join(" · ")));
    let findings: Vec<&Finding> = entry.analysis.findings.iter().filter(|f| f.severity != Severity::Info).collect();
    heading(
        out,
        3,
        &lang.choose(format!("须核查 {} 处", findings.len()), counted(findings.len(), "finding", "findings")),
    );
    for finding in findings {
        let class = if finding.severity == Severity::Error { "error" } else { "" };
        out.push_str(&format!(
            "<p><span class=\"{class}\">{}</span> {} <small>{}</small></p>\n",
            lang.severity(finding.severity),
            escaped(lang.choose(&finding.message.zh, &finding.message.en)),
            escaped(&finding.help)
        ));
        for span in &finding.spans {
            let page = on_page(entry, *span, lang);
            let page = if page.is_empty() { page } else { format!(" <small>{page}</small>") };
            out.push_str(&format!("<blockquote>{}{page}</blockquote>\n", escaped(index.slice(entry.text, *span))));
        }
    }
    if !with_figures {
        return;
    }
    let alone = Reports { entries: std::slice::from_ref(entry), own: reports.own };
    let sheet = brief(tables::figures(alone, lang), !entry.analysis.source.pages.is_empty());
    heading(
        out,
        3,
        &lang.choose(format!("数据 {} 个", sheet.rows.len()), counted(sheet.rows.len(), "figure", "figures")),
    );
    write_table(out, &sheet);
}

/// The columns of the metric table that people read: label, words, value, unit, indicator, correction, section, sentence,
/// and the page, where there are pages.
const BRIEF: [usize; 9] = [4, 5, 6, 8, 17, 21, 22, 23, 29];

fn brief(mut sheet: Sheet, paged: bool) -> Sheet {
    let kept = if paged { &BRIEF[..] } else { &BRIEF[..BRIEF.len() - 1] };
    let columns = kept.iter().map(|&k| sheet.columns[k].clone()).collect();
    let rows = sheet.rows.drain(..).map(|row| kept.iter().map(|&k| row[k].clone()).collect()).collect();
    Sheet { name: sheet.name, columns, rows }
}

/// A number for people: 53,287,000. Files for programs have it without commas.
fn for_people(value: f64) -> String {
    let plain = number(value);
    let start = usize::from(plain.starts_with('-'));
    let end = plain.find(['.', 'e']).unwrap_or(plain.len());
    [&plain[..start], &grouped(&plain[start..end]), &plain[end..]].concat()
}

fn write_table(out: &mut String, sheet: &Sheet) {
    out.push_str("<div class=\"wide\"><table><thead><tr>");
    let class = |number: bool| if number { " class=\"n\"" } else { "" };
    for column in &sheet.columns {
        out.push_str(&format!("<th{}>{}</th>", class(column.number), escaped(&column.name)));
    }
    out.push_str("</tr></thead><tbody>\n");
    for row in &sheet.rows {
        out.push_str("<tr>");
        for (value, column) in row.iter().zip(&sheet.columns) {
            let words = match value {
                Value::Empty => String::new(),
                Value::Number(value) => for_people(*value),
                Value::Text(words) => escaped(words),
            };
            out.push_str(&format!("<td{}>{words}</td>", class(column.number)));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_for_people_are_grouped() {
        for (value, words) in [
            (0.0, "0"),
            (999.0, "999"),
            (1000.0, "1,000"),
            (53_287_000.0, "53,287,000"),
            (-1234.5, "-1,234.5"),
            (812.35, "812.35"),
            (1e21, "1e21"),
        ] {
            assert_eq!(for_people(value), words);
        }
    }

    #[test]
    fn the_columns_that_people_read_are_those_meant() {
        let empty: [Entry; 0] = [];
        let sheet = brief(tables::figures(Reports::new(&empty), Lang::Zh), true);
        let names: Vec<&str> = sheet.columns.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(names, ["指标", "原文", "数值", "单位", "通用指标", "更正", "章节", "句子", "页"]);
    }

    #[test]
    fn of_more_figures_than_anyone_reads_the_document_says_where_they_are() {
        let text = format!("一、主要举措\n{}", "全年受理行政复议案件61件。\n".repeat(400));
        let analysis = crate::analyze(&text);
        let count = analysis.figures.len();
        assert!(count >= 400);
        let entries: Vec<Entry> = (0..MOST_FIGURES / count + 1).map(|_| Entry::new("甲", &text, &analysis)).collect();
        let columns: Vec<usize> = (0..entries.len()).collect();
        let page = write(Reports::new(&entries), &columns, Lang::Zh);
        let all = (entries.len() * count).to_string();
        assert!(page.contains(&format!("共 {all} 个数据，太多")) && page.contains("请导出 XLSX 或 CSV"));
        assert!(!page.contains(&format!("数据 {count} 个")));
        // A chart says of how many reports it shows how many.
        assert!(page.contains(&format!("图中为 {MOST_IN_A_CHART} 份，共 {} 份有数", entries.len())));
        // With one report fewer they are there.
        let page = write(Reports::new(&entries[..2]), &[0, 1], Lang::Zh);
        assert!(page.contains(&format!("数据 {count} 个")) && !page.contains("太多"));
    }

    #[test]
    fn a_text_cannot_put_anything_into_the_document() {
        let text = "一、<script>alert(1)</script>\n全年受理<img src=x onerror=alert(1)>行政复议案件61件。";
        let analysis = crate::analyze(text);
        let entries = [Entry::new("\"><b>", text, &analysis), Entry::new("乙", text, &analysis)];
        let page = write(Reports::new(&entries), &[0, 1], Lang::Zh);
        assert!(page.contains("61件"));
        for bad in ["<script", "<img", "<b>", "<link", "javascript:"] {
            assert!(!page.contains(bad), "{bad}");
        }
    }
}
