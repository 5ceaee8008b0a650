//! The fields of the page around a report: 发布时间：…, 索 引 号： | … |, 来源：.

use super::division;
use super::furniture::Page;
use super::lines::Line;
use crate::text::{Date, Source, date_at};
use regex::Regex;
use std::sync::LazyLock;

/// Label and value of each field, in the order of the text.
pub struct Fields(Vec<(String, String)>);

/// A label of Chinese characters, perhaps spaced (索 引 号), a colon, and a value up to a cell border, a wide gap or the next label.
static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"([一-龥](?:[ ]?[一-龥]){1,9})[ ]*:[ ]*\|?[ ]*([^|]*?)(?:[ ]*\||[ ]{2,}|[ ]+[一-龥]{2,8}:|$)")
        .expect("the pattern is well formed")
});

impl Fields {
    pub fn new(source: &Source, lines: &[Line], page: &Page) -> Self {
        let mut out: Vec<(String, String)> = Vec::new();
        let mut waiting = false;
        for (line, _) in
            lines.iter().zip(&page.furniture).filter(|(line, furniture)| **furniture && !line.text.is_empty())
        {
            let words = if line.text.len() <= 400 { source.folded(line.text.clone()) } else { continue };
            let mut at = 0;
            let mut found = false;
            while let Some(m) = FIELD.captures_at(&words, at) {
                let label: String = m[1].chars().filter(|&c| c != ' ').collect();
                let (value, next) = match m.get(2) {
                    // 来源：作者：…: the first field is empty.
                    Some(v) if opens_a_field(v.as_str()) => (String::new(), v.start()),
                    Some(v) => (v.as_str().trim().to_owned(), v.end()),
                    None => (String::new(), words.len()),
                };
                waiting = value.is_empty();
                found = true;
                out.push((label, value));
                if next <= at {
                    break;
                }
                at = next;
            }
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

fn opens_a_field(value: &str) -> bool {
    let label = value.split(':').next().filter(|label| label.len() < value.len());
    label.is_some_and(|label| {
        (2..=8).contains(&label.chars().count()) && label.chars().all(|c| matches!(c, '一'..='龥'))
    })
}
