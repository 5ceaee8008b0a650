//! Lines that can be the report's title. A title may run over several lines, and stands twice where the page has one too.

use super::lines::Line;
use super::marker::has_marker;
use super::{division, without_spaces};
use crate::text::Source;
use std::ops::Range;

/// What a title ends with. To add an ending: append it.
const ENDINGS: &[&str] = &[
    "报告",
    "总结",
    "汇报",
    "情况",
    "年报",
    "自查报告",
    "工作总结",
    "的函",
    "情况说明",
    "工作思路",
    "工作打算",
    "工作计划",
    "工作安排",
];

/// What a title speaks of: one of these stands in it.
const SUBJECTS: &[&str] = &["法治", "依法行政", "法制", "政府工作", "普法", "工作报告", "情况报告", "情况的报告"];

/// What a bracket after a title ends with: （公开稿）, （问答版）, （2023年）. To add an ending: append it.
const AFTERTHOUGHTS: &[&str] = &["稿)", "版)", "摘要)", "草案)", "全文)", "书面)", "年)", "年度)"];
/// Characters of such a bracket.
const AFTERTHOUGHT: usize = 10;

/// Lines with characters before the first heading in which titles are looked for.
const HEAD_LINES: usize = 80;

/// Characters of a paragraph that is no line of the page around the report.
const PROSE: usize = 100;

/// One title: the lines that it takes, and its words.
#[derive(Clone, Debug)]
pub struct Title {
    pub lines: Range<usize>,
    pub words: String,
}

/// The titles before the first heading, in order.
pub fn find(source: &Source, lines: &[Line]) -> Vec<Title> {
    let mut out: Vec<Title> = Vec::new();
    let mut seen = 0;
    for (i, line) in lines.iter().enumerate() {
        if line.text.is_empty() {
            continue;
        }
        seen += 1;
        // Past a title and a paragraph of prose another report begins, which the first must not lose.
        let prose = || line.text.len() >= PROSE && source.chars()[line.text.clone()].contains(&'。');
        if !out.is_empty() && prose() {
            break;
        }
        if seen > HEAD_LINES || has_marker(source, &line.text) {
            break;
        }
        if may_end_a_title(source.before(line.text.end))
            && let Some(words) = words(source, line)
            && ends_a_title(&words)
        {
            let after = out.last().map_or(0, |t| t.lines.end);
            let title = join(source, lines, i, words, after);
            if SUBJECTS.iter().any(|s| title.words.contains(s)) {
                out.push(title);
            }
        }
    }
    out
}

/// The folded words of a line short enough for a piece of a title, without inner spaces.
fn words(source: &Source, line: &Line) -> Option<String> {
    let range = line.text.clone();
    if !(2..=80).contains(&range.len()) {
        return None;
    }
    let unfit = |c: &char| matches!(c, '。' | ';' | '!' | '?' | '|' | '>' | ':' | '[' | '【' | '\t');
    if source.chars()[range.clone()].iter().any(unfit) {
        return None;
    }
    Some(without_spaces(source.folded(range)))
}

/// Whether a title, or a bracket after one, may end with a character.
fn may_end_a_title(last: char) -> bool {
    last == ')' || ENDINGS.iter().any(|ending| ending.ends_with(last))
}

fn ends_a_title(words: &str) -> bool {
    let bracket = words.rfind('(').filter(|&at| words[at..].chars().count() <= AFTERTHOUGHT);
    let core = bracket.filter(|_| AFTERTHOUGHTS.iter().any(|a| words.ends_with(a))).map_or(words, |at| &words[..at]);
    ENDINGS.iter().any(|e| core.ends_with(e)) && words.chars().filter(|&c| c == ',').count() <= 1
}

/// Takes in the lines above that belong to the title: 关于某某的 / 报告, 某某人民政府 / 关于….
fn join(source: &Source, lines: &[Line], last: usize, mut all: String, after: usize) -> Title {
    let mut first = last;
    for above in (after..last).rev().filter(|&i| !lines[i].text.is_empty()).take(3) {
        // Not more than one empty line between the pieces.
        if first - above > 2 {
            break;
        }
        let Some(piece) = words(source, &lines[above]) else { break };
        if piece.chars().count() > 40 || ends_a_title(&piece) || !continues(&piece, &all) {
            break;
        }
        all.insert_str(0, &piece);
        first = above;
    }
    let words = (first..=last).map(|i| source.raw(lines[i].text.clone())).collect::<Vec<_>>().concat();
    Title { lines: first..last + 1, words }
}

fn continues(piece: &str, rest: &str) -> bool {
    let whole = rest.starts_with("关于") || rest.starts_with("20");
    if division::is_body(piece) {
        return whole || rest.starts_with("法治政府") || rest.starts_with("年度");
    }
    let opens = piece.starts_with("关于") || piece.starts_with("20") || division::innermost(piece).is_some();
    let leads_on = ["年", "年度", "的", "和", "及", "关于", "推进", "贯彻落实", "法治政府", "法治政府建设", "法治建设"]
        .iter()
        .any(|e| piece.ends_with(e))
        || piece.starts_with("关于");
    opens && leads_on
}
