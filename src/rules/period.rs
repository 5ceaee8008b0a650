//! The year of the report against the years that it states.

use super::{Context, Help, Report, Rule};
use crate::analysis::Severity;
use crate::text::Chars;

pub const PER001: Rule = Rule {
    code: "PER001",
    name: "another-year",
    class: "period",
    severity: Severity::Warning,
    zh: Help {
        title: "年度前后不一",
        looks: "标题的年度与开头“现将……年度”、各部分标题里的年份不符；下一年度安排写成了当年或往年。",
        why: "多半是套用上一年文稿时漏改的，最容易被人看出。",
        example: "标题是2023年度报告，正文“现将2022年度法治政府建设情况报告如下”。",
        source: "文字比对。只看标题、开头和安排部分的段首，不看书名号、引号里的年份和“2021—2025年”一类的起止年份。",
        advice: "核对并统一年份。",
    },
    en: Help {
        title: "Another year than the report's",
        looks: "The year of the title against the opening and the headings; plans for next year that name this year or an earlier one.",
        why: "A trace of last year's text, and the first thing that a reader sees.",
        example: "A report on 2023 that opens with the state of affairs in 2022.",
        source: "A comparison of words, in headings, the opening and the first words of plans; years in titles of documents, in quotes and in ranges are left alone.",
        advice: "Compare, and name one year.",
    },
    check,
};

fn check(context: &Context, report: &mut Report) {
    let Some(year) = context.year() else { return };
    opening(context, year, report);
    first_words(context, year, report);
    headings(context, year, report);
    plans(context, year, report);
}

/// Single years in a range of the text, outside of titles and quotes.
pub fn years(context: &Context, range: Chars) -> Vec<(u32, Chars)> {
    let source = context.source;
    let mut found = Vec::new();
    if !context.chars(&range).contains(&'年') {
        return found;
    }
    let mut depth = 0usize;
    for i in range.clone() {
        match source.at(i) {
            '《' | '“' | '〈' => depth += 1,
            '》' | '”' | '〉' => depth = depth.saturating_sub(1),
            '年' if depth == 0 && i >= range.start + 4 => {
                let digits = i - 4..i;
                let joins = |c: char| matches!(c, '-' | '—' | '~' | '至' | '到');
                let since = context.source.is_at(i + 1, "以来") || context.source.is_at(i + 1, "起");
                let single = !since && !joins(source.before(digits.start)) && !joins(source.at(i + 1));
                let year = context.chars(&digits).iter().try_fold(0, |n, c| Some(n * 10 + c.to_digit(10)?));
                let whole = !source.before(digits.start).is_ascii_digit();
                if let (true, true, Some(year @ 1990..=2099)) = (single, whole, year) {
                    found.push((year, digits.start..i + 1));
                }
            }
            _ => {}
        }
    }
    found
}

fn say(context: &Context, report: &mut Report, year: u32, stated: &(u32, Chars), zh: &str, en: &str) {
    let other = stated.0;
    report.add(
        vec![context.span(stated.1.clone())],
        Vec::new(),
        format!("报告的年度是{year}年，{zh}是{other}年。"),
        format!("The report is on {year}; {en} names {other}."),
    );
}

/// 现将2022年度……报告如下 under the title of 2023.
fn opening(context: &Context, year: u32, report: &mut Report) {
    let first = context.reading.headings.first().map_or(usize::MAX, |h| h.marker.start);
    for paragraph in context.paragraphs.iter().take(30).take_while(|p| p.text.start < first) {
        let Some(at) = context.source.find(paragraph.text.clone(), "现将") else { continue };
        let end = (at..paragraph.text.end).find(|&i| context.source.at(i) == '。').unwrap_or(paragraph.text.end);
        let stated = years(context, at..end);
        if let (Some(first), false) = (stated.first(), stated.iter().any(|s| s.0 == year)) {
            say(context, report, year, first, "开头“现将”之后", "the opening");
        }
    }
}

/// 2022年，我县…… as the first words of the report on 2023.
fn first_words(context: &Context, year: u32, report: &mut Report) {
    let first = context.reading.headings.first().map_or(usize::MAX, |h| h.marker.start);
    let prose = |p: &&super::context::Paragraph| p.heading.is_none() && context.is_prose(p) && p.text.len() >= 40;
    let mut before = context.paragraphs.iter().take(30).take_while(|p| p.text.start < first);
    let Some(paragraph) = before.find(prose) else { return };
    let start = paragraph.text.start;
    let Some(stated) = years(context, start..paragraph.text.end.min(start + 5)).into_iter().next() else { return };
    let comma = context.source.at(stated.1.end) == ',' || context.source.is_at(stated.1.end, "度,");
    // 2022年……2023年……: an opening that looks back names its own year, too.
    let own = context.source.find(paragraph.text.clone(), &format!("{year}年")).is_some();
    if comma && stated.0 != year && !own {
        say(context, report, year, &stated, "开头第一句", "the first sentence");
    }
}

fn headings(context: &Context, year: u32, report: &mut Report) {
    let parts = &context.analysis.parts;
    let past = context.flags(&[&parts.measures, &parts.shortcomings, &parts.first_responsible]);
    let plans = context.flags(&[&parts.next_year]);
    for heading in &context.analysis.outline {
        let (before, after) = (past[heading.id as usize], plans[heading.id as usize]);
        if !(before || after) {
            continue;
        }
        let stated = years(context, context.range(heading.span));
        let Some(first) = stated.first() else { continue };
        let right = |y: u32| before && y == year || after && y > year;
        if !stated.iter().any(|s| right(s.0)) {
            let (zh, en) =
                if after { ("安排部分的标题", "the heading of the plans") } else { ("标题", "the heading") };
            say(context, report, year, first, zh, en);
        }
    }
}

/// 2023年，我县将…… in the plans of the report on 2023.
fn plans(context: &Context, year: u32, report: &mut Report) {
    let short = context.flags(&[&context.analysis.parts.shortcomings]);
    for &id in &context.analysis.parts.next_year {
        if short[id as usize] {
            continue;
        }
        let section = context.section_text(id);
        let first = context.paragraphs.partition_point(|p| p.text.start < section.start);
        for paragraph in context.paragraphs[first..].iter().take_while(|p| p.text.start < section.end) {
            let start = paragraph.text.start;
            let clause = start..paragraph.text.end.min(start + 40);
            let Some(stated) = years(context, start..clause.end.min(start + 5)).into_iter().next() else { continue };
            let comma = context.source.at(stated.1.end) == ',' || context.source.is_at(stated.1.end, "度,");
            let wills =
                context.source.find(clause.clone(), "将").is_some() || context.source.find(clause, "要").is_some();
            if comma && wills && stated.0 <= year {
                say(context, report, year, &stated, "安排部分写的", "a plan");
            }
        }
    }
}
