//! Markdown: the text without its marks, line by line.
//!
//! By hand: pulldown-cmark and its table of entities would be a fifth of the whole module (50 KB packed) for the rarest
//! format, and CommonMark's rule for `**` fails on Chinese: in `**（一）**依法` it takes the marks for text.

use super::{Found, Source, text};
use crate::lines::Lines;
use crate::refusal::{PICTURES, Refusal};
use crate::work::Work;

/// A line with more bars is no row of a table.
const MAX_CELLS: usize = 1000;

pub fn read(source: &Source, work: &mut Work) -> Result<Found, Refusal> {
    let (page, encoding, certain) = text::decode(source, work, None)?;
    let mut lines = Lines::default();
    let mut pictures = 0;
    let (mut in_code, mut in_table) = (false, false);
    let mut done = 0;
    for line in without_preface(&page.text).lines() {
        done += line.len() as u64 + 1;
        work.tick(done, page.text.len() as u64)?;
        lines.check()?;
        let line = line.trim_end();
        let inner = line.trim_start_matches([' ', '\t']);
        if inner.starts_with("```") || inner.starts_with("~~~") {
            in_code = !in_code;
            continue;
        }
        if in_code {
            lines.push(line);
            lines.new_line();
            continue;
        }
        let is_row = inner.starts_with('|') && inner.matches('|').count() <= MAX_CELLS;
        let cells = if is_row { cells(inner) } else { Vec::new() };
        if in_table && cells.is_empty() {
            lines.end_table();
            in_table = false;
        }
        if !cells.is_empty() {
            if !in_table {
                lines.start_table();
                in_table = true;
            }
            if !cells.iter().all(|cell| is_rule(cell)) {
                lines.start_row();
                for cell in cells {
                    lines.start_cell(1, 1);
                    lines.push(&inline(cell.trim(), &mut pictures));
                }
            }
            continue;
        }
        if !is_break(inner) {
            lines.push(&inline(block(inner), &mut pictures));
        }
        lines.new_line();
    }
    let text = lines.finish()?;
    if text.trim().is_empty() {
        return Err(if pictures > 0 { Refusal::Trouble(&PICTURES) } else { Refusal::Empty });
    }
    Ok(Found { text, encoding: Some(encoding), guessed: !certain, replaced: page.replaced, ..Found::default() })
}

/// What stands before a text between two lines `---` is for programs.
fn without_preface(text: &str) -> &str {
    let Some(rest) = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n")) else { return text };
    ["\n---\n", "\n---\r\n"].iter().find_map(|end| rest.split_once(end)).map_or(text, |(_, body)| body)
}

/// Bars part cells, unless a backslash stands before them.
fn cells(line: &str) -> Vec<String> {
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = line.strip_suffix('|').filter(|line| !line.ends_with('\\')).unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek(), cells.last_mut()) {
            ('\\', Some('|'), Some(cell)) => {
                chars.next();
                cell.push('|');
            }
            ('|', ..) => cells.push(String::new()),
            (_, _, Some(cell)) => cell.push(c),
            _ => {}
        }
    }
    cells
}

/// The line between the head of a table and its rows.
fn is_rule(cell: &str) -> bool {
    let cell = cell.trim();
    cell.contains('-') && cell.chars().all(|c| matches!(c, '-' | ':'))
}

/// A line across the page, or under a heading.
fn is_break(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = marks.next().filter(|c| "-*_=".contains(*c)) else { return false };
    line.len() >= 3 && marks.all(|c| c == first)
}

/// The text of a line without what says which kind of block it is. Numbers of lists are text.
fn block(line: &str) -> &str {
    let line = line.trim_start_matches('>').trim_start_matches(' ');
    let hashes = line.len() - line.trim_start_matches('#').len();
    if (1..=6).contains(&hashes) && line[hashes..].starts_with([' ', '\t']) {
        return line[hashes..].trim().trim_end_matches('#').trim_end();
    }
    ["- [ ] ", "- [x] ", "- ", "* ", "+ "].iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line)
}

/// Words without marks of emphasis, addresses of links, tags and struck-out words.
fn inline(line: &str, pictures: &mut usize) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    // A mark that was looked for in vain is not looked for again in the same line: long lines of marks stay cheap.
    let mut absent: Vec<&str> = Vec::new();
    // Marks that are open, and what ends them.
    let mut open: Vec<&str> = Vec::new();
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let mut until = |close: &'static str, from: &str| {
            // Without a bracket to end it, no address is a link.
            let hopeless = absent.contains(&close) || (close == "](" && absent.contains(&")"));
            let found = if hopeless { None } else { from.find(close) };
            if found.is_none() && !hopeless {
                absent.push(close);
            }
            found
        };
        match c {
            '\\' if after.starts_with(|next: char| next.is_ascii_punctuation()) => {
                out.push_str(&after[..1]);
                rest = &after[1..];
                continue;
            }
            '!' if after.starts_with('[') => {
                if let Some(end) = until("](", after).and_then(|at| Some(at + until(")", &after[at..])? + 1)) {
                    *pictures += 1;
                    rest = &after[end..];
                    continue;
                }
            }
            '[' => {
                if let Some(at) = until("](", after)
                    && let Some(end) = until(")", &after[at..])
                {
                    out.push_str(&inline_plain(&after[..at]));
                    rest = &after[at + end + 1..];
                    continue;
                }
            }
            '<' if after.starts_with(|next: char| next.is_ascii_alphabetic() || "/!".contains(next)) => {
                if let Some(end) = until(">", after) {
                    let tag = &after[..end];
                    if tag.contains("://") {
                        out.push_str(tag);
                    } else if tag.to_ascii_lowercase().starts_with("br") {
                        out.push('\n');
                    }
                    rest = &after[end + 1..];
                    continue;
                }
            }
            '~' if after.starts_with('~') => {
                if let Some(end) = until("~~", &after[1..]) {
                    rest = &after[end + 3..];
                    continue;
                }
            }
            '&' => {
                if let Some((character, length)) = entity(rest) {
                    out.push(character);
                    rest = &rest[length..];
                    continue;
                }
            }
            '*' | '`' | '_' => {
                let run = &rest[..rest.len() - rest.trim_start_matches(c).len()];
                let behind = &rest[run.len()..];
                let inside_word = c == '_'
                    && out.ends_with(|c: char| c.is_alphanumeric())
                    && behind.starts_with(|c: char| c.is_alphanumeric());
                if !inside_word && open.last() == Some(&run) && !out.ends_with(' ') {
                    open.pop();
                    rest = behind;
                    continue;
                }
                let opens = !inside_word && run.len() <= 3 && open.len() < 4 && !behind.starts_with([' ', '\u{3000}']);
                if opens && behind.contains(run) && !behind.is_empty() {
                    open.push(run);
                    rest = behind;
                    continue;
                }
                out.push_str(run);
                rest = behind;
                continue;
            }
            _ => {}
        }
        out.push(c);
        rest = after;
    }
    out
}

/// The words of a link, which have emphasis at most.
fn inline_plain(words: &str) -> String {
    words.replace(['*', '`'], "")
}

fn entity(text: &str) -> Option<(char, usize)> {
    const NAMED: &[(&str, char)] = &[
        ("nbsp", ' '),
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("emsp", '\u{2003}'),
        ("ensp", '\u{2002}'),
    ];
    let end = text.bytes().take(12).position(|b| b == b';')?;
    let name = &text[1..end];
    let character = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(hex) => char::from_u32(u32::from_str_radix(hex, 16).ok()?)?,
            None => char::from_u32(number.parse().ok()?)?,
        },
        None => NAMED.iter().find(|row| row.0 == name)?.1,
    };
    Some((character, end + 1))
}

#[cfg(test)]
mod tests {
    use super::{block, inline, is_break};

    #[test]
    fn marks_go_and_words_stay() {
        for (line, words) in [
            ("**（一）**依法行政", "（一）依法行政"),
            ("全年*12*件，`3`件", "全年12件，3件"),
            ("3*4=12", "3*4=12"),
            ("a_b_c 与 __重点__", "a_b_c 与 重点"),
            ("[报告](https://x.invalid/a_b)见~~旧~~文", "报告见文"),
            ("![图](a.png)如图", "如图"),
            ("甲&nbsp;乙 &#19968; &x;", "甲 乙 一 &x;"),
            ("1\\. 不是列表 <b>粗</b><br>换行", "1. 不是列表 粗\n换行"),
            ("A < B，[1] 注", "A < B，[1] 注"),
            ("***", "***"),
        ] {
            assert_eq!(inline(line, &mut 0), words, "{line}");
        }
        assert_eq!(block("## 一、标题 ##"), "一、标题");
        assert_eq!(block("#标签"), "#标签");
        assert_eq!(block("> - 引文"), "引文");
        assert_eq!(block("1. 数字是正文"), "1. 数字是正文");
        assert!(is_break("- - -") && is_break("====") && !is_break("--") && !is_break("-甲-"));
    }
}
