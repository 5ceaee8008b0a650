//! Outline and figures as tables for a terminal, in which a Chinese character is two columns wide.

use crate::json::number;
use crate::language::{Language, Words};
use mingshu::analysis::{Analysis, Figure, Heading, Meta};
use std::io::{self, Write};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Number, label, as written, value, unit, kind, page, section.
pub const COLUMNS: usize = 8;
/// The column that is only there where there are pages.
const PAGE: usize = 6;
/// The widest that each column gets, in the order of [`Words::columns`].
const WIDEST: [usize; COLUMNS] = [5, 36, 20, 18, 10, 8, 4, 40];
/// Columns whose cells stand at the right: number, value and page.
const AT_RIGHT: [bool; COLUMNS] = [true, false, false, true, false, false, true, false];
/// The widest that a title in the outline gets.
const WIDEST_TITLE: usize = 72;
const UNKNOWN: &str = "-";

pub fn write(out: &mut impl Write, analysis: &Analysis, language: Language) -> io::Result<()> {
    let words = language.words();
    meta(out, &analysis.meta, words)?;
    outline(out, analysis, words)?;
    figures(out, analysis, language)
}

fn meta(out: &mut impl Write, meta: &Meta, words: &Words) -> io::Result<()> {
    let period =
        meta.period.as_ref().map(|[first, last]| if first == last { first.clone() } else { format!("{first}–{last}") });
    let values = [
        &meta.title,
        &meta.issuer,
        &meta.place,
        &period,
        &meta.signed,
        &meta.published,
        &meta.index_no,
        &meta.addressee,
    ];
    let widest = words.meta.iter().map(|name| name.width()).max().unwrap_or(0);
    for (name, value) in words.meta.iter().zip(values) {
        if let Some(value) = value {
            writeln!(out, "{}  {}", padded(name, widest, false), plain(value))?;
        }
    }
    Ok(())
}

fn outline(out: &mut impl Write, analysis: &Analysis, words: &Words) -> io::Result<()> {
    writeln!(out, "\n{} ({})", words.outline, analysis.outline.len())?;
    for (heading, within) in analysis.outline.iter().zip(figures_within(analysis)) {
        let indent = "  ".repeat(heading.level as usize);
        let line = cut(&format!("{indent}{}", headline(heading)), WIDEST_TITLE);
        writeln!(out, "{} {within:>4}", padded(&line, WIDEST_TITLE, false))?;
    }
    Ok(())
}

/// How many figures stand in each heading's section. Parents stand before their children.
fn figures_within(analysis: &Analysis) -> Vec<usize> {
    let mut counts = vec![0; analysis.outline.len()];
    for section in analysis.figures.iter().filter_map(|figure| figure.section) {
        counts[section as usize] += 1;
    }
    for heading in analysis.outline.iter().rev() {
        if let Some(parent) = heading.parent {
            counts[parent as usize] += counts[heading.id as usize];
        }
    }
    counts
}

fn figures(out: &mut impl Write, analysis: &Analysis, language: Language) -> io::Result<()> {
    let words = language.words();
    writeln!(out, "\n{} ({})", words.figures, analysis.figures.len())?;
    if analysis.figures.is_empty() {
        return writeln!(out, "{}", words.none);
    }
    let mut rows = vec![words.columns.map(String::from)];
    rows.extend(analysis.figures.iter().map(|figure| row(figure, analysis, language)));
    let mut widths = [0; COLUMNS];
    let paged = !analysis.source.pages.is_empty();
    for row in &mut rows {
        for (column, cell) in row.iter_mut().enumerate() {
            *cell = cut(cell, WIDEST[column]);
            widths[column] = widths[column].max(cell.width());
        }
    }
    for row in &rows {
        let cells: Vec<String> =
            (0..COLUMNS).filter(|&c| paged || c != PAGE).map(|c| padded(&row[c], widths[c], AT_RIGHT[c])).collect();
        writeln!(out, "{}", cells.join("  ").trim_end())?;
    }
    Ok(())
}

fn row(figure: &Figure, analysis: &Analysis, language: Language) -> [String; COLUMNS] {
    let section = figure.section.and_then(|id| analysis.outline.get(id as usize));
    let value = match figure.high {
        Some(high) => format!("{}–{}", number(figure.value), number(high)),
        None => number(figure.value),
    };
    [
        (figure.id + 1).to_string(),
        if figure.label.is_empty() { UNKNOWN.into() } else { plain(&figure.label) },
        plain(&figure.text),
        value,
        figure.unit.as_deref().map_or(UNKNOWN.into(), plain),
        language.kind(figure.kind).into(),
        analysis.source.page(figure.span.start).map_or(UNKNOWN.into(), |page| page.to_string()),
        section.map_or(UNKNOWN.into(), headline),
    ]
}

fn headline(heading: &Heading) -> String {
    plain(&format!("{}{}", heading.marker, heading.title))
}

/// Without line ends, and without what would make a terminal do something.
fn plain(text: &str) -> String {
    let mut words = String::new();
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    words
}

fn padded(text: &str, width: usize, at_right: bool) -> String {
    let blanks = " ".repeat(width.saturating_sub(text.width()));
    if at_right { format!("{blanks}{text}") } else { format!("{text}{blanks}") }
}

/// At most so many columns, with … where something is left out.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.into();
    }
    let mut taken = 0;
    let head: String = text
        .chars()
        .take_while(|c| {
            taken += c.width().unwrap_or(0);
            taken < width
        })
        .collect();
    head + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_takes_two_columns() {
        assert_eq!(padded("件", 4, false), "件  ");
        assert_eq!(padded("件", 4, true), "  件");
        assert_eq!(cut("行政复议案件", 12), "行政复议案件");
        assert_eq!(cut("行政复议案件", 11), "行政复议案…");
        assert_eq!(cut("行政复议案件", 10), "行政复议…");
        assert_eq!(cut("abcdef", 4), "abc…");
    }

    #[test]
    fn nothing_in_a_text_reaches_the_terminal_as_a_command() {
        assert_eq!(plain("办理\u{1b}[31m案件\r\n 12\u{9b}件"), "办理 [31m案件 12 件");
    }
}
