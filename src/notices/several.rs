//! Several reports in one text: a new title, after which the numbering starts again.
//!
//! A title alone is none: it is repeated at the top of printed pages and stands in lists of links. Neither is numbering
//! that starts again under the same title: that is a table of contents, or an annex.

/// What the title of a report is about, and how it ends. Lines that have both are titles.
const SUBJECTS: &[&str] = &["法治政府建设", "依法行政", "政府工作"];
const ENDS: &[&str] = &["报告", "情况", "总结"];
/// What the first heading of a report begins with, without blanks.
const FIRST_MARKERS: &[&str] = &["一、", "一．", "一.", "第一部分"];
/// Between two first headings of two reports stand more characters; a table of contents has fewer.
const SHORTEST_REPORT: usize = 300;
/// A title has no more characters than this.
const LONGEST_TITLE: usize = 60;

/// Goes through the lines of a text and counts the reports.
#[derive(Debug, Default)]
pub struct Reports {
    /// Titles that belong to a report already counted.
    known: Vec<String>,
    /// Titles since.
    fresh: Vec<String>,
    count: usize,
    /// Characters since the last first heading.
    since: usize,
}

impl Reports {
    pub fn line(&mut self, line: &str) {
        if FIRST_MARKERS.iter().any(|marker| line.starts_with(marker)) {
            if self.count == 0 || (!self.fresh.is_empty() && self.since >= SHORTEST_REPORT) {
                self.count += 1;
            }
            self.known.append(&mut self.fresh);
            self.since = 0;
        } else if let Some(title) = title(line)
            && !self.known.contains(&title)
            && !self.fresh.contains(&title)
            && self.known.len() + self.fresh.len() < MOST_TITLES
        {
            self.fresh.push(title);
        }
        self.since += line.chars().count();
    }

    /// How many reports begin in the text; text without numbering counts as none.
    pub fn count(&self) -> usize {
        self.count
    }
}

/// More titles than this are not told apart: it keeps the time linear, and the sentence says enough.
const MOST_TITLES: usize = 100;

/// The words of a title line, so that two of them can be compared.
fn title(line: &str) -> Option<String> {
    let words: String = line.chars().take(LONGEST_TITLE + 1).filter(|c| !c.is_whitespace()).collect();
    let end = words.trim_end_matches(['）', ')', '》', '】']);
    let fits = line.chars().take(LONGEST_TITLE + 1).count() <= LONGEST_TITLE
        && !words.contains(['。', '，', '；', '：'])
        && words.contains(|c: char| c.is_ascii_digit() || c == '二')
        && SUBJECTS.iter().any(|subject| words.contains(subject))
        && ENDS.iter().any(|last| end.ends_with(last));
    fits.then_some(words)
}
