//! What is put into the clipboard: a quotation, and the table for a spreadsheet.

use super::format;
use super::messages::{Lang, Msg};
use super::report::Report;
use super::rows::Column;
use crate::analysis::{Confidence, Figure, FigureId};

/// The sentence of a figure with issuer, title, section and date, ready for an article or a note.
pub fn quotation(report: &Report, figure: &Figure, lang: Lang) -> String {
    let meta = &report.analysis.meta;
    // A line break inside a sentence is one of the page that it came from.
    let sentence: String = report.slice(figure.sentence).split(['\r', '\n']).map(str::trim).collect();
    let sentence = nested(&sentence);
    let mut out = match lang {
        Lang::Zh => format!("“{sentence}”——{}", meta.issuer.as_deref().unwrap_or_default()),
        Lang::En => format!("“{sentence}” — {}", meta.issuer.as_deref().unwrap_or_default()),
    };
    if let Some(title) = &meta.title {
        out.push_str(&format!("《{}》", title.replace('《', "〈").replace('》', "〉")));
    }
    if figure.section.is_some() {
        out.push_str(&lang.fill(Msg::QuoteSection, &[&report.path_name(figure.section)]));
    }
    if let Some(page) = report.page(figure.span) {
        out.push_str(&lang.fill(Msg::QuotePage, &[&page.to_string()]));
    }
    let dates = [(Msg::QuoteDate, &meta.published), (Msg::QuoteSigned, &meta.signed)];
    if let Some((words, date)) = dates.into_iter().find_map(|(words, date)| Some((words, date.as_deref()?))) {
        out.push_str(&lang.fill(words, &[&format::date(date, lang)]));
    }
    out.push('。');
    if lang == Lang::En {
        out.pop();
        out.push('.');
    }
    out
}

/// Double quotation marks inside a quotation are single ones.
fn nested(sentence: &str) -> String {
    sentence.replace('“', "‘").replace('”', "’")
}

/// Rows for a spreadsheet: tabs between cells, numbers plain so that they can be computed with.
pub fn table(report: &Report, rows: &[FigureId], lang: Lang) -> String {
    let columns = Column::of(report);
    let mut out = columns.iter().map(|&column| lang.say(head(column))).collect::<Vec<_>>().join("\t");
    for figure in rows.iter().filter_map(|&id| report.analysis.figures.get(id as usize)) {
        let number = match figure.high {
            Some(high) => format!("{}–{}", figure.value, high),
            None => figure.value.to_string(),
        };
        // What is doubtful on the page is doubtful in Word, too.
        let mut label = figure.label.to_string();
        if figure.confidence == Confidence::Doubtful {
            label.push_str(&format!("（{}）", lang.say(Msg::Doubtful)));
        }
        let cells = [
            label.as_str(),
            &figure.text,
            &number,
            figure.unit.as_deref().unwrap_or_default(),
            report.links.standing(figure.id).map_or("", |standing| format::standing(standing, lang)),
            format::kind(figure.kind, lang),
            &report.section_name(figure.section),
            figure.period.as_deref().unwrap_or_default(),
            &report.page(figure.span).map_or_else(String::new, |page| page.to_string()),
        ];
        out.push_str("\r\n");
        out.push_str(&cells[..columns.len()].iter().map(|words| cell(words)).collect::<Vec<_>>().join("\t"));
    }
    out
}

/// The name of a column.
pub fn head(column: Column) -> Msg {
    match column {
        Column::Label => Msg::ColLabel,
        Column::Written => Msg::ColWritten,
        Column::Number => Msg::ColNumber,
        Column::Unit => Msg::ColUnit,
        Column::Check => Msg::ColCheck,
        Column::Kind => Msg::ColKind,
        Column::Section => Msg::ColSection,
        Column::Period => Msg::ColPeriod,
        Column::Page => Msg::ColPage,
    }
}

/// No cell may hold what separates cells, nor begin with what a spreadsheet takes for a formula.
fn cell(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::report::sample;

    #[test]
    fn a_quotation_says_where_it_is_from() {
        let report = sample();
        assert_eq!(
            quotation(&report, &report.analysis.figures[2], Lang::Zh),
            "“审结58件，比率95.08%。”——云岫县人民政府《云岫县2022年度法治政府建设情况报告》，见“一、情况 ＞ （一）审结”，2023年1月31日公开。"
        );
        assert_eq!(nested("推行“一网通办”改革"), "推行‘一网通办’改革");
    }

    #[test]
    fn what_is_doubtful_on_the_page_is_so_in_the_table_that_is_copied() {
        let text = include_str!("../../www/example.txt");
        let report = Report::new(text.into(), std::rc::Rc::new(crate::analyze(text)));
        let rows: Vec<FigureId> = report.analysis.figures.iter().map(|figure| figure.id).collect();
        let table = table(&report, &rows, Lang::Zh);
        for (line, figure) in table.split("\r\n").skip(1).zip(&report.analysis.figures) {
            assert_eq!(line.contains("（存疑）"), figure.confidence == Confidence::Doubtful, "{line}");
        }
    }

    #[test]
    fn a_table_has_plain_numbers_and_no_formulas() {
        let report = sample();
        let table = table(&report, &[3, 0], Lang::Zh);
        let lines: Vec<&str> = table.split("\r\n").collect();
        assert_eq!(lines[0], "名称\t原文写法\t数值\t单位\t勾稽\t类别\t章节\t时间");
        assert_eq!(lines[1], "投入\t2600万元\t26000000\t元\t\t金额\t二、资金\t2022年");
        assert_eq!(lines.len(), 3);
        assert_eq!(cell("=1+2\t3"), "'=1+2 3");
    }
}
