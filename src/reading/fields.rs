//! The fields of the page around a report: 发布时间：…, 索 引 号： | … |, 来源：.

use super::division;
use super::furniture::Page;
use super::lines::Line;
use crate::text::{Chars, Date, Source, date_at};

/// The fields, in the order of the text.
pub struct Fields<'a, 't> {
    source: &'a Source<'t>,
    all: Vec<Field>,
}

/// Where label and value of a field stand.
struct Field {
    label: Chars,
    value: Chars,
}

impl<'a, 't> Fields<'a, 't> {
    pub fn new(source: &'a Source<'t>, lines: &[Line], page: &Page) -> Self {
        let mut all: Vec<Field> = Vec::new();
        let mut starts = Vec::new();
        let mut waiting = false;
        for (line, _) in
            lines.iter().zip(&page.furniture).filter(|(line, furniture)| **furniture && !line.text.is_empty())
        {
            let colon = line.marks(source).any(|i| source.at(i) == ':');
            if line.text.len() > 400 || !colon && !waiting {
                continue;
            }
            let found = colon && scan(source, line, &mut starts, &mut all);
            waiting = found && all.last().is_some_and(|field| field.value.is_empty()) || waiting && !found;
            // 来源： with its value on the next line.
            if !found && waiting {
                if let Some(field) = all.last_mut() {
                    field.value = line.text.clone();
                }
                waiting = false;
            }
        }
        Fields { source, all }
    }

    /// The values of the fields with a label.
    fn of<'f>(&'f self, label: &'f str) -> impl Iterator<Item = &'f Chars> {
        let source = self.source;
        // 索 引 号: single spaces may stand between the characters.
        let ends = move |range: &Chars| {
            let mut letters = range.clone().rev().map(|i| source.at(i)).filter(|&c| c != ' ');
            label.chars().rev().all(|c| letters.next() == Some(c))
        };
        self.all.iter().filter(move |field| ends(&field.label)).map(|field| &field.value)
    }

    /// The value of the first of `labels` that has one.
    pub fn first(&self, labels: &[&str]) -> Option<String> {
        let value = labels.iter().find_map(|label| self.of(label).find(|value| !value.is_empty()))?;
        Some(self.source.folded(value.clone()))
    }

    /// The same, where the value is a public body: a newspaper that a page names as its source presents nothing.
    pub fn body(&self, labels: &[&str]) -> Option<String> {
        let public =
            |v: &String| division::is_body(v) && !["日报", "晚报", "新闻网", "报社"].iter().any(|p| v.ends_with(p));
        let body = |value: &Chars| Some(self.source.folded(value.clone())).filter(public);
        labels.iter().find_map(|label| self.of(label).find_map(body))
    }

    /// Whether any field has these words as its value.
    pub fn says(&self, words: &str) -> bool {
        self.all.iter().any(|field| self.source.find(field.value.clone(), words).is_some())
    }

    pub fn date(&self, labels: &[&str]) -> Option<Date> {
        let dated = |value: &Chars| date_at(self.source, value.start, value.end).filter(|d| d.day.is_some());
        labels.iter().find_map(|label| self.of(label).find_map(dated))
    }
}

/// Reads the fields of one line: a label of two to ten Chinese characters (perhaps spaced: 索 引 号), a colon, and a value
/// up to a cell border, a wide gap, or the next label. 来源：作者：… has an empty first field. There is room for where
/// labels and values start.
fn scan(source: &Source, line: &Line, starts: &mut Vec<(usize, usize)>, out: &mut Vec<Field>) -> bool {
    let chars = &source.chars()[line.text.clone()];
    let from = line.text.start;
    starts.clear();
    for colon in line.marks(source).filter(|&i| source.at(i) == ':').map(|i| i - from) {
        let floor = starts.last().map_or(0, |&(_, end)| end);
        if let Some(start) = label_before(chars, colon, floor) {
            starts.push((start, colon + 1));
        }
    }
    for (k, &(start, value)) in starts.iter().enumerate() {
        let next = starts.get(k + 1).map_or(chars.len(), |&(start, _)| start);
        let blank = chars[value..next].iter().take_while(|c| matches!(c, ' ' | '|')).count();
        let rest = &chars[value + blank..next];
        let ends = |&k: &usize| rest[k] == '|' || rest[k] == ' ' && rest.get(k + 1) == Some(&' ');
        let end = (0..rest.len()).find(ends).unwrap_or(rest.len());
        let first = from + value + blank;
        out.push(Field { label: from + start..from + value - 1, value: source.trim(first..first + end) });
    }
    !starts.is_empty()
}

/// Where the label that a colon closes begins: single spaces may stand between its characters.
fn label_before(chars: &[char], colon: usize, floor: usize) -> Option<usize> {
    let han = |i: usize| matches!(chars[i], '一'..='龥');
    let mut start = colon;
    let mut count = 0;
    while start > floor && count < 10 {
        if han(start - 1) {
            start -= 1;
            count += 1;
        } else if chars[start - 1] == ' ' && start > floor + 1 && han(start - 2) && (count > 0 || start == colon) {
            // 索 引 号, but not the end of the value before: 2024年 浏览次数.
            let spaced = start < 3 || start - 2 == floor || matches!(chars[start - 3], ' ' | '|');
            if count > 1 && !spaced {
                break;
            }
            start -= 1;
        } else {
            break;
        }
    }
    (count >= 2).then_some(start)
}
