//! The fields of the page around a report: 发布时间：…, 索 引 号： | … |, 来源：.

use super::division;
use super::furniture::Page;
use super::lines::Line;
use crate::text::{Date, Source, date_at};

/// Label and value of each field, in the order of the text.
pub struct Fields(Vec<(String, String)>);

impl Fields {
    pub fn new(source: &Source, lines: &[Line], page: &Page) -> Self {
        let mut out: Vec<(String, String)> = Vec::new();
        let mut waiting = false;
        for (line, _) in
            lines.iter().zip(&page.furniture).filter(|(line, furniture)| **furniture && !line.text.is_empty())
        {
            let colon = line.marks(source).any(|i| source.at(i) == ':');
            if line.text.len() > 400 || !colon && !waiting {
                continue;
            }
            let words = source.folded(line.text.clone());
            let found = scan(&words, &mut out);
            waiting = found && out.last().is_some_and(|(_, value)| value.is_empty()) || waiting && !found;
            // 来源： with its value on the next line.
            if !found && waiting {
                if let Some((_, value)) = out.last_mut() {
                    *value = words;
                }
                waiting = false;
            }
        }
        Fields(out)
    }

    /// The value of the first of `labels` that has one.
    pub fn first(&self, labels: &[&str]) -> Option<String> {
        labels
            .iter()
            .find_map(|label| self.0.iter().find(|(l, v)| l.ends_with(label) && !v.is_empty()).map(|(_, v)| v.clone()))
    }

    /// The same, where the value is a public body: a newspaper that a page names as its source presents nothing.
    pub fn body(&self, labels: &[&str]) -> Option<String> {
        let public =
            |v: &str| division::is_body(v) && !["日报", "晚报", "新闻网", "报社"].iter().any(|p| v.ends_with(p));
        labels
            .iter()
            .find_map(|label| self.0.iter().find(|(l, v)| l.ends_with(label) && public(v)).map(|(_, v)| v.clone()))
    }

    /// Whether any field has these words as its value.
    pub fn says(&self, words: &str) -> bool {
        self.0.iter().any(|(_, value)| value.contains(words))
    }

    pub fn date(&self, labels: &[&str]) -> Option<Date> {
        let dated = |value: &str| {
            let source = Source::new(value);
            date_at(&source, 0, source.len()).filter(|d| d.day.is_some())
        };
        labels.iter().find_map(|label| self.0.iter().filter(|(l, _)| l.ends_with(label)).find_map(|(_, v)| dated(v)))
    }
}

/// Reads the fields of one line: a label of two to ten Chinese characters (perhaps spaced: 索 引 号), a colon, and a value
/// up to a cell border, a wide gap, or the next label. 来源：作者：… has an empty first field.
fn scan(words: &str, out: &mut Vec<(String, String)>) -> bool {
    let chars: Vec<char> = words.chars().collect();
    let mut starts: Vec<(usize, usize)> = Vec::new();
    for colon in (0..chars.len()).filter(|&i| chars[i] == ':') {
        let floor = starts.last().map_or(0, |&(_, end)| end);
        if let Some(start) = label_before(&chars, colon, floor) {
            starts.push((start, colon + 1));
        }
    }
    for (k, &(start, value)) in starts.iter().enumerate() {
        let mut label = String::with_capacity((value - start) * 3);
        label.extend(chars[start..value - 1].iter().filter(|&&c| c != ' '));
        let next = starts.get(k + 1).map_or(chars.len(), |&(start, _)| start);
        let blank = chars[value..next].iter().take_while(|c| matches!(c, ' ' | '|')).count();
        let rest = &chars[value + blank..next];
        let ends = |k: &usize| rest[*k] == '|' || rest[*k..].starts_with(&[' ', ' ']);
        let end = (0..rest.len()).find(ends).unwrap_or(rest.len());
        out.push((label, trimmed(&rest[..end])));
    }
    !starts.is_empty()
}

fn trimmed(chars: &[char]) -> String {
    let word = |c: &char| !c.is_whitespace();
    let (first, end) = (chars.iter().position(word), chars.iter().rposition(word).map_or(0, |last| last + 1));
    let mut words = String::with_capacity(chars.len() * 3);
    words.extend(&chars[first.unwrap_or(end)..end]);
    words
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
