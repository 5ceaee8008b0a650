//! XLSX (ECMA-376, SpreadsheetML) by hand: typed cells, a header that stays and filters, one sheet a table.
//!
//! Strings are written in their cells, so the file is made in one pass and nothing in it is a formula.

mod xml;
mod zip;

use super::{Sheet, Value, number};
use xml::{CELL_CHARS, reference, sheet_names, text};
use zip::Zip;

/// Rows that a sheet can have, with its header. What is more goes on in a further sheet.
pub const MOST_ROWS: usize = 1_048_576;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The bytes of a workbook with these sheets.
pub fn write(sheets: &[Sheet]) -> Vec<u8> {
    write_in_pieces(sheets, MOST_ROWS)
}

/// One part of a table that fits a sheet.
struct Piece<'s> {
    sheet: &'s Sheet,
    rows: &'s [Vec<Value>],
}

fn write_in_pieces(sheets: &[Sheet], most_rows: usize) -> Vec<u8> {
    let mut pieces: Vec<Piece> = Vec::new();
    for sheet in sheets {
        let mut rows = sheet.rows.chunks(most_rows - 1);
        pieces.push(Piece { sheet, rows: rows.next().unwrap_or_default() });
        pieces.extend(rows.map(|rows| Piece { sheet, rows }));
    }
    let names = sheet_names(pieces.iter().map(|p| p.sheet.name.as_str()));
    let mut zip = Zip::default();
    zip.add("[Content_Types].xml", &content_types(pieces.len()));
    zip.add("_rels/.rels", &root_relations());
    zip.add("xl/workbook.xml", &workbook(&pieces, &names));
    zip.add("xl/_rels/workbook.xml.rels", &workbook_relations(pieces.len()));
    zip.add("xl/styles.xml", &styles());
    for (k, piece) in pieces.iter().enumerate() {
        zip.add(&format!("xl/worksheets/sheet{}.xml", k + 1), &worksheet(piece, k == 0));
    }
    zip.finish()
}

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

fn workbook(pieces: &[Piece], names: &[String]) -> String {
    let sheets: String = names
        .iter()
        .enumerate()
        .map(|(k, name)| format!(r#"<sheet name="{}" sheetId="{}" r:id="rId{}"/>"#, text(name), k + 1, k + 1))
        .collect();
    // The name under which spreadsheets look for the range of the filters.
    let filters: String = pieces
        .iter()
        .zip(names)
        .enumerate()
        .filter(|(_, (piece, _))| !piece.sheet.columns.is_empty())
        .map(|(k, (piece, name))| {
            let last = reference(piece.sheet.columns.len() - 1, piece.rows.len(), true);
            let name = text(&name.replace('\'', "''"));
            format!(r#"<definedName name="_xlnm._FilterDatabase" localSheetId="{k}" hidden="1">'{name}'!$A$1:{last}</definedName>"#)
        })
        .collect();
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

fn worksheet(piece: &Piece, first: bool) -> String {
    let columns = &piece.sheet.columns;
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
    for (k, values) in piece.rows.iter().enumerate() {
        row(&mut out, k + 1, values, |c| {
            let wide = columns.get(c).is_some_and(|column| column.width >= WIDE);
            if wide { WRAPPED_STYLE } else { 0 }
        });
    }
    out.push_str("</sheetData>");
    if !columns.is_empty() {
        let last = reference(columns.len() - 1, piece.rows.len(), false);
        out.push_str(&format!(r#"<autoFilter ref="A1:{last}"/>"#));
    }
    out.push_str("</worksheet>");
    out
}

fn row(out: &mut String, k: usize, values: &[Value], style: impl Fn(usize) -> u8) {
    out.push_str(&format!(r#"<row r="{}">"#, k + 1));
    for (c, value) in values.iter().enumerate() {
        let at = reference(c, k, false);
        let style = match style(c) {
            0 => String::new(),
            style => format!(r#" s="{style}""#),
        };
        match value {
            Value::Number(value) if value.is_finite() => {
                out.push_str(&format!(r#"<c r="{at}"{style}><v>{}</v></c>"#, number(*value)));
            }
            Value::Text(words) => {
                out.push_str(&format!(r#"<c r="{at}"{style} t="inlineStr"><is><t xml:space="preserve">"#));
                match words.char_indices().nth(CELL_CHARS) {
                    Some((cut, _)) => out.push_str(&text(&format!("{}…", &words[..cut]))),
                    None => out.push_str(&text(words)),
                }
                out.push_str("</t></is></c>");
            }
            Value::Empty | Value::Number(_) => {}
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
