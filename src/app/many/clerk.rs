//! What is worked out over many reports, in a worker: the page's own thread keeps of each report a row and packed bytes.
//!
//! ```text
//! page ──Question (packed)──▶ worker: Clerk ──Reply (packed), or a file to be saved──▶ page
//! ```
//! The clerk keeps the texts and analyses that it was given, so that a question is a few bytes. It may be ended at any time:
//! the page gives the next one everything again.

mod files;
mod rows;

use super::Tab;
use super::ignored::Found;
use crate::Analysis;
use crate::charts::Datum;
use crate::compare::drafts::{self, Drafts};
use crate::compare::steps::{self, Step};
use crate::compare::table::{self, Key, Row, Table};
use crate::compare::{Entry, Listed, Reports, groups, headings_of, heads};
use crate::export::{Flow, Sheet, Value, What, clipboard, csv, markdown, page, tables, words, xlsx};
use crate::workspace::{Document, Marks, OwnIndicator, Reviewed, Workspace};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use files::{answer, settle};
pub use rows::{Covered, CrossLine, Crossed, Line, Quoted};

/// A report as the page has it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    pub id: u32,
    pub document: Document,
    /// The analysis of its text; empty where there is none.
    #[serde(with = "bytes")]
    pub packed: Vec<u8>,
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    Csv,
    Xlsx,
    Json,
    Markdown,
    Html,
}

/// A table that is shown, and in which words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Wanted {
    pub tab: Tab,
    /// The reports that stand side by side, by their ids.
    pub columns: Vec<u32>,
    /// The two drafts that are shown.
    pub drafts: Option<[u32; 2]>,
    pub english: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Question {
    /// Texts, by the ids that their analyses will have.
    Analyse(Vec<(u32, String)>),
    Keep(Vec<Paper>),
    Drop(Vec<u32>),
    Own(Vec<OwnIndicator>),
    Table(Vec<u32>),
    /// The values of a row of the table of these reports, for a chart.
    Row(Key, Vec<u32>),
    Matrix(Vec<u32>),
    Cross,
    Drafts(u32, u32),
    /// The figures whose words hold these.
    Search(String),
    Copy(Wanted),
    Export(Kind, Wanted),
    /// Everything as one file.
    Save(BTreeMap<String, String>),
    /// The workspace that a file holds.
    Open,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    Done,
    Analysed(Vec<Analysed>),
    Table(Side),
    Row(Vec<Datum>),
    Matrix(Covered),
    Cross(Crossed),
    Drafts(Drafts),
    /// Reports with the figures found in each.
    Found(Vec<(u32, Vec<u32>)>),
    Copied {
        html: String,
        tsv: String,
    },
    Opened(Opened),
}

/// What a file that may be a workspace is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Opened {
    Workspace(Box<Workspace>),
    /// One of a later version.
    Newer,
    Other,
}

/// A report that was read: its row of the list, and its analysis, packed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Analysed {
    pub id: u32,
    pub listed: Listed,
    pub found: Found,
    #[serde(with = "bytes")]
    pub packed: Vec<u8>,
}

/// Indicators side by side, with what lies between the values of each row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Side {
    /// The reports, by their ids.
    pub columns: Vec<u32>,
    pub rows: Vec<Row>,
    /// Rows of same words that are left out.
    pub left_out: usize,
    /// One place over the years.
    pub series: bool,
    pub steps: Vec<Vec<Step>>,
    pub ranks: Vec<Vec<Option<usize>>>,
}

/// What is to be told: a packed reply, or a file.
pub enum Made {
    Reply(Reply),
    /// All its bytes have been put.
    File(Kind),
    /// What the surroundings write, for they have the writer of JSON.
    Json(Json),
}

/// Whom the clerk tells while it works.
pub struct Tell<'t> {
    /// How far it is, between 0 and 1.
    pub step: &'t dyn Fn(f64),
    /// The next bytes of a file.
    pub put: &'t mut dyn FnMut(&[u8]),
}

/// What is to be written as JSON, and from which part of the clerk.
pub enum Json {
    Analyses,
    Comparison(Vec<usize>),
    Workspace(BTreeMap<String, String>),
}

/// The analysis of a text, packed, and its row of a list.
pub fn analysed(id: u32, text: &str) -> Option<Analysed> {
    let analysis = crate::analyze(text);
    let listed = Listed::of(&Entry::new("", text, &analysis));
    let found = Found::of(text, &analysis);
    Some(Analysed { id, listed, found, packed: pack(&analysis)? })
}

pub fn pack(value: &impl Serialize) -> Option<Vec<u8>> {
    postcard::to_allocvec(value).ok()
}

pub fn unpack<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

#[derive(Debug)]
struct Held {
    document: Document,
    reviewed: Option<Reviewed>,
}

impl Held {
    fn entry(&self) -> Option<Entry<'_>> {
        let Reviewed { analysis, marks, .. } = self.reviewed.as_ref()?;
        let marks: &Marks = marks;
        Some(Entry { name: &self.document.name, text: &self.document.text, analysis, marks })
    }
}

#[derive(Default)]
pub struct Clerk {
    /// In the order of the list.
    held: BTreeMap<u32, Held>,
    own: Vec<OwnIndicator>,
    /// The last table, with the ids of its reports, for what is asked about a row of it.
    table: Option<(Vec<u32>, Table)>,
}

impl Clerk {
    pub fn answer(&mut self, question: Question, tell: Tell) -> Made {
        let step = tell.step;
        if matches!(question, Question::Keep(_) | Question::Drop(_) | Question::Own(_)) {
            self.table = None;
        }
        Made::Reply(match question {
            Question::Analyse(texts) => {
                Reply::Analysed(texts.iter().filter_map(|(id, text)| analysed(*id, text)).collect())
            }
            Question::Keep(papers) => {
                papers.into_iter().for_each(|paper| self.keep(paper));
                Reply::Done
            }
            Question::Drop(ids) => {
                self.held.retain(|id, _| !ids.contains(id));
                Reply::Done
            }
            Question::Own(own) => {
                self.own = own;
                Reply::Done
            }
            Question::Table(columns) => Reply::Table(self.side(&columns)),
            Question::Row(key, columns) => Reply::Row(self.row(&key, &columns)),
            Question::Matrix(columns) => {
                let (ids, entries) = self.entries();
                Reply::Matrix(rows::covered(&entries, &ids, &self.places(&columns)))
            }
            Question::Cross => {
                let (ids, entries) = self.entries();
                Reply::Cross(rows::crossed(Reports { entries: &entries, own: &self.own }, &ids, step))
            }
            Question::Drafts(before, after) => {
                let entry = |id: &u32| self.held.get(id).and_then(Held::entry);
                Reply::Drafts(match (entry(&before), entry(&after)) {
                    (Some(a), Some(b)) => drafts::compare(&a, &b),
                    _ => Drafts::default(),
                })
            }
            Question::Search(words) => Reply::Found(self.search(&words)),
            Question::Copy(wanted) => {
                let sheet = self.sheet(&wanted);
                Reply::Copied { html: clipboard::html(&sheet), tsv: clipboard::tsv(&sheet) }
            }
            Question::Export(kind, wanted) => return self.file(kind, &wanted, tell),
            Question::Save(settings) => return Made::Json(Json::Workspace(settings)),
            Question::Open => Reply::Opened(Opened::Other),
        })
    }

    fn keep(&mut self, Paper { id, document, packed }: Paper) {
        let analysis: Option<Analysis> = unpack(&packed);
        let reviewed = analysis.map(|analysis| document.review(&analysis));
        self.held.insert(id, Held { document, reviewed });
    }

    fn entries(&self) -> (Vec<u32>, Vec<Entry<'_>>) {
        self.held.iter().filter_map(|(id, held)| Some((*id, held.entry()?))).unzip()
    }

    /// The positions of reports among the entries.
    fn places(&self, ids: &[u32]) -> Vec<usize> {
        let done: Vec<u32> = self.held.iter().filter(|(_, held)| held.reviewed.is_some()).map(|(id, _)| *id).collect();
        ids.iter().filter_map(|id| done.binary_search(id).ok()).collect()
    }

    fn side(&mut self, columns: &[u32]) -> Side {
        let (ids, entries) = self.entries();
        let (reports, places) = (Reports { entries: &entries, own: &self.own }, self.places(columns));
        let table = table::table(reports, &places);
        let series = tables::is_series(&entries, &table);
        let side = Side {
            columns: table.columns.iter().map(|&k| ids[k]).collect(),
            rows: table.rows.clone(),
            left_out: table.left_out,
            series,
            steps: if series { table.rows.iter().map(|row| steps::steps(row, &entries)).collect() } else { Vec::new() },
            ranks: if series { Vec::new() } else { table.rows.iter().map(|row| steps::ranks(row, &entries)).collect() },
        };
        self.table = Some((columns.to_vec(), table));
        side
    }

    fn row(&mut self, key: &Key, columns: &[u32]) -> Vec<Datum> {
        if self.table.as_ref().is_none_or(|(of, _)| of != columns) {
            self.side(columns);
        }
        let (_, entries) = self.entries();
        let Some((_, table)) = &self.table else { return Vec::new() };
        let row = table.rows.iter().find(|row| row.key == *key);
        row.map(|row| page::data(row, &headings_of(&entries, &table.columns), &entries)).unwrap_or_default()
    }

    fn search(&self, words: &str) -> Vec<(u32, Vec<u32>)> {
        let found = |(id, held): (&u32, &Held)| {
            let entry = held.entry()?;
            let whole = entry.name.contains(words) || entry.heading().contains(words);
            let figures = entry.analysis.figures.iter();
            let ids: Vec<u32> =
                figures.filter(|f| whole || f.label.contains(words) || f.text.contains(words)).map(|f| f.id).collect();
            (!ids.is_empty()).then_some((*id, ids))
        };
        self.held.iter().filter_map(found).collect()
    }

    /// The table that belongs to what is shown.
    fn sheet(&self, wanted: &Wanted) -> Sheet {
        let (_, entries) = self.entries();
        let (reports, columns) = (Reports { entries: &entries, own: &self.own }, self.places(&wanted.columns));
        let lang = lang(wanted);
        match wanted.tab {
            Tab::List => tables::reports(reports, lang),
            Tab::Compare => tables::compare(reports, &columns, lang),
            Tab::Matrix => tables::coverage(reports, &columns, lang),
            Tab::Findings => tables::findings(reports, lang),
            Tab::Cross => tables::cross(reports, lang),
            Tab::Drafts => self.changes(wanted).unwrap_or_else(|| What::Findings.sheet(reports, &columns, lang)),
            Tab::Figures => tables::figures(reports, lang),
        }
    }

    fn changes(&self, wanted: &Wanted) -> Option<Sheet> {
        let [a, b] = wanted.drafts?;
        let (before, after) = (self.held.get(&a)?.entry()?, self.held.get(&b)?.entry()?);
        Some(tables::changes(&before, &after, &drafts::compare(&before, &after), lang(wanted)))
    }

    fn file(&self, kind: Kind, wanted: &Wanted, Tell { step, put }: Tell) -> Made {
        let (_, entries) = self.entries();
        let reports = Reports { entries: &entries, own: &self.own };
        let all = groups::order(&heads(&entries));
        let lang = lang(wanted);
        match kind {
            Kind::Csv => csv::write_flow(counted(self.flow(wanted, reports), reports, step), put),
            Kind::Markdown => put(markdown::write(&self.sheet(wanted)).as_bytes()),
            Kind::Xlsx => {
                let mut book = xlsx::Book::new(put);
                tables::each_of_everything(reports, &all, lang, &mut |flow| book.add(counted(flow, reports, step)));
                self.changes(wanted).into_iter().for_each(|sheet| book.add(sheet.into()));
                book.finish();
            }
            Kind::Html => page::write_to(reports, &all, lang, step, &mut |piece| put(piece.as_bytes())),
            Kind::Json => {
                return Made::Json(match wanted.tab {
                    Tab::Compare | Tab::Matrix | Tab::Cross => Json::Comparison(all),
                    _ => Json::Analyses,
                });
            }
        }
        Made::File(kind)
    }

    /// The table that belongs to what is shown, row by row where it may be long.
    fn flow<'a>(&'a self, wanted: &Wanted, reports: Reports<'a>) -> Flow<'a> {
        match wanted.tab {
            Tab::Figures => tables::flow_of_figures(reports, lang(wanted)),
            _ => self.sheet(wanted).into(),
        }
    }
}

/// Tells how far it is while the rows of a table go by; in any table but that of the figures there are few.
fn counted<'a>(flow: Flow<'a>, reports: Reports, step: &'a dyn Fn(f64)) -> Flow<'a> {
    const EACH: usize = 500;
    let all: usize = reports.entries.iter().map(|entry| entry.analysis.figures.len()).sum();
    let mut count = 0;
    let count = move |_: &Vec<Value>| {
        count += 1;
        if count % EACH == 0 {
            step((count as f64 / all.max(1) as f64).min(1.0));
        }
    };
    Flow { rows: Box::new(flow.rows.inspect(count)), ..flow }
}

fn lang(wanted: &Wanted) -> words::Lang {
    if wanted.english { words::Lang::En } else { words::Lang::Zh }
}

/// Bytes as one piece, not one after the other.
mod bytes {
    use serde::de::{Deserializer, Error, Visitor};
    use serde::ser::Serializer;

    pub fn serialize<S: Serializer>(bytes: &[u8], s: S) -> Result<S::Ok, S::Error> {
        s.serialize_bytes(bytes)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<u8>, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Vec<u8>;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("bytes")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
                Ok(bytes.to_vec())
            }
        }
        d.deserialize_bytes(Bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(place: &str, year: i32, body: &str) -> String {
        format!(
            "{place}人民政府{year}年度法治政府建设情况报告\n一、主要举措和成效\n{body}\n{place}人民政府\n{}年1月22日\n",
            year + 1
        )
    }

    fn clerk(texts: &[String]) -> Clerk {
        let mut clerk = Clerk::default();
        let papers = texts.iter().zip(1..).map(|(text, id)| {
            let document = Document { name: format!("{id}.txt"), text: text.clone(), ..Default::default() };
            Paper { id, document, packed: analysed(id, text).unwrap().packed }
        });
        let question = Question::Keep(papers.collect());
        // As it crosses: packed and unpacked.
        let question = unpack(&pack(&question).unwrap()).unwrap();
        told(&mut clerk, question);
        clerk
    }

    /// What it makes of a question, and the bytes that it puts.
    fn told(clerk: &mut Clerk, question: Question) -> (Made, Vec<u8>) {
        let mut bytes = Vec::new();
        let made = clerk.answer(question, Tell { step: &|_| (), put: &mut |piece| bytes.extend_from_slice(piece) });
        (made, bytes)
    }

    fn reply(clerk: &mut Clerk, question: Question) -> Reply {
        let (Made::Reply(reply), _) = told(clerk, question) else { panic!("a file") };
        unpack(&pack(&reply).unwrap()).unwrap()
    }

    fn some() -> Clerk {
        clerk(&[
            report("云岫县", 2022, "全年受理行政复议案件48件。"),
            report("云岫县", 2023, "全年受理行政复议案件61件，同比增长12.5%。"),
            report("青岚县", 2023, "全年受理行政复议案件90件。"),
        ])
    }

    #[test]
    fn a_table_is_what_the_core_says_by_ids_of_the_list() {
        let mut clerk = some();
        let Reply::Table(side) = reply(&mut clerk, Question::Table(vec![1, 2])) else { panic!() };
        assert_eq!((side.columns.as_slice(), side.series), ([1, 2].as_slice(), true));
        assert_eq!(side.steps[0][0].difference, 13.0);
        let Reply::Row(data) = reply(&mut clerk, Question::Row(side.rows[0].key.clone(), vec![1, 2])) else { panic!() };
        assert_eq!(data.iter().map(|d| d.words.as_str()).collect::<Vec<_>>(), ["48件", "61件"]);
        // A report that is not known is left out.
        let Reply::Table(side) = reply(&mut clerk, Question::Table(vec![3, 9])) else { panic!() };
        assert_eq!(side.columns, [3]);
    }

    #[test]
    fn what_contradicts_comes_with_both_quotations() {
        let Reply::Cross(found) = reply(&mut some(), Question::Cross) else { panic!() };
        assert_eq!(found.all, 1);
        let line = &found.lines[0];
        assert_eq!(line.help, "CROSS001");
        assert_eq!(line.places.each_ref().map(|p| p.report), [2, 1]);
        assert!(line.places[1].words.contains("48件"));
    }

    #[test]
    fn figures_are_found_by_their_words_and_by_their_report() {
        let mut clerk = some();
        let mut found = |words: &str| match reply(&mut clerk, Question::Search(words.into())) {
            Reply::Found(found) => found,
            _ => panic!(),
        };
        assert_eq!(found("12.5%"), [(2, vec![1])]);
        assert_eq!(found("青岚"), [(3, vec![0])]);
        assert_eq!(found("云岫县 2023"), [(2, vec![0, 1])]);
    }

    #[test]
    fn a_report_that_is_taken_out_is_in_nothing_any_more() {
        let mut clerk = some();
        let Reply::Table(side) = reply(&mut clerk, Question::Table(vec![1, 2, 3])) else { panic!() };
        told(&mut clerk, Question::Drop(vec![2, 3]));
        let Reply::Row(data) = reply(&mut clerk, Question::Row(side.rows[0].key.clone(), vec![1, 2, 3])) else {
            panic!()
        };
        assert_eq!(data.len(), 1);
        let Reply::Cross(found) = reply(&mut clerk, Question::Cross) else { panic!() };
        assert_eq!(found.all, 0);
    }

    #[test]
    fn a_task_is_missing_only_where_it_was_asked() {
        let mut clerk = clerk(&[report("云岫县", 2010, "某。"), report("云岫县", 2023, "某。")]);
        let Reply::Matrix(found) = reply(&mut clerk, Question::Matrix(vec![1, 2])) else { panic!() };
        let (parts, tasks) = found.lines.split_at(5);
        assert!(parts.iter().all(|line| line.cells.iter().all(Option::is_some)));
        assert!(!tasks.is_empty());
        assert!(tasks.iter().all(|line| line.cells[0].is_none() && line.cells[1].is_some()));
    }

    #[test]
    fn a_file_holds_what_is_shown() {
        let wanted = Wanted { tab: Tab::Drafts, columns: vec![1, 2], drafts: Some([1, 2]), english: false };
        let (Made::File(Kind::Csv), bytes) = told(&mut some(), Question::Export(Kind::Csv, wanted)) else { panic!() };
        let csv = String::from_utf8(bytes).unwrap();
        assert!(csv.contains("修改") && csv.contains("61件"), "{csv}");
    }
}
