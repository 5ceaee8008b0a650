//! XLSX (ECMA-376, SpreadsheetML) by hand: typed cells, a header that stays and filters, one sheet a table.
//!
//! Strings are written in their cells, so the file is made in one pass, row by row, and nothing in it is a formula.

mod xml;
mod zip;

use super::{Column, Flow, Sheet, Value, number};
use std::fmt::Write;
use xml::{CELL_CHARS, reference, sheet_name, text};
use zip::Zip;

/// Rows that a sheet can have, with its header. What is more goes on in a further sheet.
pub const MOST_ROWS: usize = 1_048_576;
/// Bytes of a sheet before it is compressed: an archive counts up to four gigabytes.
const MOST_BYTES: usize = 2_000_000_000;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The bytes of a workbook with these sheets.
pub fn write(sheets: &[Sheet]) -> Vec<u8> {
    write_in_pieces(sheets, MOST_ROWS)
}

fn write_in_pieces(sheets: &[Sheet], most_rows: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut put = |piece: &[u8]| bytes.extend_from_slice(piece);
    let mut book = Book::new(&mut put);
    book.most_rows = most_rows;
    for sheet in sheets {
        book.rows(&sheet.name, &sheet.columns, sheet.rows.iter());
    }
    book.finish();
    bytes
}

/// A workbook in the making; its bytes are handed over as they come.
pub struct Book<'p> {
    zip: Zip<'p>,
    names: Vec<String>,
    /// The last cell of each sheet that has columns.
    last: Vec<Option<String>>,
    most_rows: usize,
}

impl<'p> Book<'p> {
    pub fn new(put: &'p mut dyn FnMut(&[u8])) -> Book<'p> {
        let mut zip = Zip::new(put);
        zip.add("_rels/.rels", &root_relations());
        Book { zip, names: Vec::new(), last: Vec::new(), most_rows: MOST_ROWS }
    }

    /// One more table.
    pub fn add(&mut self, flow: Flow) {
        self.rows(&flow.name, &flow.columns, flow.rows);
    }

    fn rows<R: AsRef<[Value]>>(&mut self, name: &str, columns: &[Column], rows: impl Iterator<Item = R>) {
        let mut rows = rows.peekable();
        loop {
            self.sheet(name, columns, &mut rows);
            if rows.peek().is_none() {
                return;
            }
        }
    }

    /// As many of the rows as a sheet can have.
    fn sheet<R: AsRef<[Value]>>(&mut self, name: &str, columns: &[Column], rows: &mut impl Iterator<Item = R>) {
        let first = self.names.is_empty();
        self.names.push(sheet_name(name, &self.names));
        self.zip.begin(&format!("xl/worksheets/sheet{}.xml", self.names.len()));
        let mut out = opening(columns, first);
        let (mut count, mut bytes) = (0, 0);
        while count + 1 < self.most_rows && bytes < MOST_BYTES {
            let Some(values) = rows.next() else { break };
            count += 1;
            row(&mut out, count, values.as_ref(), |c| {
                let wide = columns.get(c).is_some_and(|column| column.width >= WIDE);
                if wide { WRAPPED_STYLE } else { 0 }
            });
            if out.len() >= PIECE {
                bytes += out.len();
                self.zip.write(out.as_bytes());
                out.clear();
            }
        }
        out.push_str("</sheetData>");
        let last = columns.len().checked_sub(1).map(|last| (last, count));
        if let Some((column, row)) = last {
            out.push_str(&format!(r#"<autoFilter ref="A1:{}"/>"#, reference(column, row, false)));
        }
        out.push_str("</worksheet>");
        self.zip.write(out.as_bytes());
        self.zip.end();
        self.last.push(last.map(|(column, row)| reference(column, row, true)));
    }

    pub fn finish(mut self) {
        self.zip.add("xl/workbook.xml", &workbook(&self.names, &self.last));
        self.zip.add("xl/_rels/workbook.xml.rels", &workbook_relations(self.names.len()));
        self.zip.add("xl/styles.xml", &styles());
        self.zip.add("[Content_Types].xml", &content_types(self.names.len()));
        self.zip.finish();
    }
}

/// Text that is compressed at once.
const PIECE: usize = 64 * 1024;

fn content_types(sheets: usize) -> String {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let each: String = (1..=sheets)
        .map(|k| format!(r#"<Override PartName="/xl/worksheets/sheet{k}.xml" ContentType="{kind}.worksheet+xml"/>"#))
        .collect();
    format!(
        r#"{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>{each}</Types>"#
    )
}

fn relations(each: &str) -> String {
    format!(
        r#"{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>"#
    )
}

fn root_relations() -> String {
    relations(&format!(r#"<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/>"#))
}

fn workbook_relations(sheets: usize) -> String {
    let mut each: String = (1..=sheets)
        .map(|k| {
            format!(r#"<Relationship Id="rId{k}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{k}.xml"/>"#)
        })
        .collect();
    each += &format!(r#"<Relationship Id="rId{}" Type="{RELATIONS}/styles" Target="styles.xml"/>"#, sheets + 1);
    relations(&each)
}

fn workbook(names: &[String], last: &[Option<String>]) -> String {
    let sheets: String = names
        .iter()
        .enumerate()
        .map(|(k, name)| format!(r#"<sheet name="{}" sheetId="{}" r:id="rId{}"/>"#, text(name), k + 1, k + 1))
        .collect();
    // The name under which spreadsheets look for the range of the filters.
    let filter = |(k, (name, last)): (usize, (&String, &Option<String>))| {
        let (name, last) = (text(&name.replace('\'', "''")), last.as_ref()?);
        Some(format!(
            r#"<definedName name="_xlnm._FilterDatabase" localSheetId="{k}" hidden="1">'{name}'!$A$1:{last}</definedName>"#
        ))
    };
    let filters: String = names.iter().zip(last).enumerate().filter_map(filter).collect();
    let names = if filters.is_empty() { filters } else { format!("<definedNames>{filters}</definedNames>") };
    format!(r#"{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{sheets}</sheets>{names}</workbook>"#)
}

/// Plain, header, and text that wraps.
fn styles() -> String {
    format!(
        r#"{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#
    )
}

const HEADER_STYLE: u8 = 1;
const WRAPPED_STYLE: u8 = 2;
/// From this width on, text wraps.
const WIDE: u16 = 30;

/// The sheet up to its first row of values.
fn opening(columns: &[Column], first: bool) -> String {
    let mut out = format!(
        r#"{HEAD}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"{}>"#,
        if first { r#" tabSelected="1""# } else { "" }
    );
    out.push_str(
        r#"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>"#,
    );
    if !columns.is_empty() {
        out.push_str("<cols>");
        for (k, column) in columns.iter().enumerate() {
            let n = k + 1;
            out.push_str(&format!(r#"<col min="{n}" max="{n}" width="{}" customWidth="1"/>"#, column.width));
        }
        out.push_str("</cols>");
    }
    out.push_str("<sheetData>");
    let header: Vec<Value> = columns.iter().map(|c| Value::from(c.name.as_str())).collect();
    row(&mut out, 0, &header, |_| HEADER_STYLE);
    out
}

fn row(out: &mut String, k: usize, values: &[Value], style: impl Fn(usize) -> u8) {
    // Writing to a string does not fail.
    let _ = write!(out, r#"<row r="{}">"#, k + 1);
    for (c, value) in values.iter().enumerate() {
        if matches!(value, Value::Empty) {
            continue;
        }
        let _ = write!(out, r#"<c r="{}""#, reference(c, k, false));
        match style(c) {
            0 => {}
            style => _ = write!(out, r#" s="{style}""#),
        }
        match value {
            Value::Number(value) if value.is_finite() => {
                let _ = write!(out, "><v>{}</v></c>", number(*value));
            }
            Value::Text(words) => {
                out.push_str(r#" t="inlineStr"><is><t xml:space="preserve">"#);
                match words.char_indices().nth(CELL_CHARS) {
                    Some((cut, _)) => out.push_str(&text(&format!("{}…", &words[..cut]))),
                    None => out.push_str(&text(words)),
                }
                out.push_str("</t></is></c>");
            }
            Value::Empty | Value::Number(_) => out.push_str("/>"),
        }
    }
    out.push_str("</row>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Column;
    use calamine::{Data, Reader, Xlsx};

    fn sheet(name: &str, rows: Vec<Vec<Value>>) -> Sheet {
        let column = |name: &str, number| Column { name: name.into(), width: 40, number };
        Sheet { name: name.into(), columns: vec![column("甲", false), column("乙", true)], rows }
    }

    fn read(bytes: Vec<u8>) -> Vec<(String, Vec<Vec<Data>>)> {
        let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
        book.sheet_names()
            .into_iter()
            .map(|name| {
                let rows = book.worksheet_range(&name).expect("a sheet").rows().map(<[Data]>::to_vec).collect();
                (name, rows)
            })
            .collect()
    }

    #[test]
    fn cells_keep_their_type_and_every_character() {
        let odd = "=1+1 <b>&\"'\u{1}_x0041_\r\n\t 全角　𠀀 ";
        let rows = vec![vec![odd.into(), Value::Number(99.9)], vec![Value::Empty, Value::Number(-0.5)]];
        let read = read(write(&[sheet("数字", rows)]));
        assert_eq!(
            read[0].1,
            [
                vec![Data::String("甲".into()), Data::String("乙".into())],
                vec![Data::String(odd.into()), Data::Float(99.9)],
                vec![Data::Empty, Data::Float(-0.5)],
            ]
        );
    }

    #[test]
    fn each_table_is_a_sheet_with_a_name_that_spreadsheets_take() {
        let long = "很".repeat(40);
        let sheets = [sheet("a/b:[c]", vec![]), sheet("A_b__c_", vec![]), sheet(&long, vec![]), sheet("", vec![])];
        let names: Vec<String> = read(write(&sheets)).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["a_b__c_", "A_b__c_ 2", &"很".repeat(31), "Sheet"]);
    }

    #[test]
    fn what_does_not_fit_a_sheet_goes_on_in_the_next() {
        let rows = (0..5).map(|k| vec![Value::Empty, Value::Number(f64::from(k))]).collect();
        let read = read(write_in_pieces(&[sheet("数字", rows)], 3));
        assert_eq!(
            read.iter().map(|(name, rows)| (name.as_str(), rows.len())).collect::<Vec<_>>(),
            [("数字", 3), ("数字 2", 3), ("数字 3", 2)]
        );
    }

    #[test]
    fn a_text_too_long_for_a_cell_is_cut() {
        let read = read(write(&[sheet("数字", vec![vec!["长".repeat(40_000).into(), Value::Empty]])]));
        let Data::String(cell) = &read[0].1[1][0] else { panic!("text") };
        assert_eq!(cell.chars().count(), CELL_CHARS + 1);
    }
}
