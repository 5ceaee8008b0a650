//! What the annual report must contain and does not.

use super::contents::{BOUND_SINCE, ROWS, Row};
use super::{Context, Help, Report, Rule};
use crate::analysis::Severity;
use crate::reading::parts::{Told, told};
use crate::text::Chars;
use crate::vocabulary::{List, Lists};

pub const PART001: Rule = Rule {
    code: "PART001",
    name: "part-missing",
    class: "missing_part",
    severity: Severity::Warning,
    zh: Help {
        title: "缺少应当报告的内容",
        looks: "2019年度以来的年度报告，找不到四项内容之一：主要举措和成效，存在的不足和原因，党政主要负责人履行第一责任人职责的情况，下一年度的主要安排。",
        why: "这些是年度报告应当包括的内容，督察和评估逐项核对。第五项“其他需要报告的情况”没有也不算缺。",
        example: "2023年度的报告没有写党政主要负责人履行第一责任人职责的情况。",
        source: "《法治政府建设与责任落实督察工作规定》（2019年4月15日起施行）年度报告一章；五项内容的文字经两个政府网站核对一致，条次未核对。",
        advice: "补写这一部分；若已写在别处，加上标题。",
    },
    en: Help {
        title: "A part that must be there is missing",
        looks: "In reports on 2019 and later, one of four contents: measures and results, shortcomings and causes, how the first responsible did their duty, arrangements for next year.",
        why: "The annual report must contain them, and inspections look for each. The fifth, other matters, is never a fault.",
        example: "A report on 2023 that does not say how the leading officials did their duty as the first responsible.",
        source: "The 2019 regulation on inspection of rule-of-law government, chapter on the annual report; the words of the five contents agree on two official pages, the article's number was not verified.",
        advice: "Write the part; if it stands elsewhere, give it a heading.",
    },
    check: missing,
};

pub const PART002: Rule = Rule {
    code: "PART002",
    name: "part-in-name-only",
    class: "missing_part",
    severity: Severity::Warning,
    zh: Help {
        title: "应当报告的内容有名无实",
        looks: "某一部分有标题，内容却只有一两句空话。",
        why: "只有标题等于没有报告。",
        example: "“三、下一年度安排”下只有“继续努力。”",
        source: "同PART001；多少字才算有内容，由规则约定（30字）。",
        advice: "写出具体内容。",
    },
    en: Help {
        title: "A part in name only",
        looks: "A part that has its heading and next to no text.",
        why: "A heading alone reports nothing.",
        example: "A heading for next year's arrangements, followed by “we will go on”.",
        source: "As PART001; how much text is enough is this rule's own measure (30 characters).",
        advice: "Write what there is to say.",
    },
    check: in_name_only,
};

pub const PART003: Rule = Rule {
    code: "PART003",
    name: "causes-missing",
    class: "missing_part",
    severity: Severity::Warning,
    zh: Help {
        title: "只写不足，没写原因",
        looks: "不足部分没有“原因”“由于”“导致”一类说明原因的话。",
        why: "规定要求报告“存在的不足和原因”，原因是其中一半。",
        example: "“一是队伍力量不足。二是信息化水平不高。”",
        source: "同PART001。是否写了原因靠词语判断，所以只作提示。",
        advice: "补写产生问题的原因。",
    },
    en: Help {
        title: "Shortcomings without causes",
        looks: "A section on shortcomings that has no word that gives a cause.",
        why: "The regulation asks for shortcomings and their causes.",
        example: "“First, too few staff. Second, little computerisation.”",
        source: "As PART001. Causes are recognised by words, so this is a warning.",
        advice: "Say what the shortcomings come from.",
    },
    check: without_causes,
};

pub const PART004: Rule = Rule {
    code: "PART004",
    name: "part-not-required-then",
    class: "missing_part",
    severity: Severity::Info,
    zh: Help {
        title: "当年未作要求的内容",
        looks: "2018年度及以前的报告没有写2019年起才要求的内容。",
        why: "供对照，不是缺项。",
        example: "2017年度的报告没有第一责任人部分。",
        source: "同PART001：该规定自2019年4月15日起施行。",
        advice: "不必处理。",
    },
    en: Help {
        title: "Contents that were not asked for then",
        looks: "Reports on 2018 and earlier without what is asked for since 2019.",
        why: "For comparison; not a fault.",
        example: "A report on 2017 without a section on the first responsible.",
        source: "As PART001: the regulation is in force since 15 April 2019.",
        advice: "Nothing to do.",
    },
    check: not_required,
};

/// Words of a part below which it is one in name only.
const IN_NAME_ONLY: usize = 30;
/// Words that give a cause. To add one: append it.
#[rustfmt::skip]
const CAUSES: &[&str] = &[
    "原因", "由于", "因为", "根源", "在于", "源于", "缘于", "导致", "造成", "所致", "致使", "究其", "归因", "受限", "制约", "影响", "使得", "症结",
];

pub fn add_words(lists: &mut Lists) {
    lists.add_plain(List::Causes, CAUSES);
}

/// The contents that must be there.
fn asked() -> impl Iterator<Item = &'static Row> {
    ROWS.iter().filter(|row| row.asked)
}

fn bound_year(context: &Context) -> Option<u32> {
    context.year().filter(|&y| y >= BOUND_SINCE)
}

/// For [`Context::told`].
pub fn told_anywhere(context: &Context) -> Told {
    let parts = &context.analysis.parts;
    let ahead: Vec<_> = parts.next_year.iter().chain(&parts.shortcomings).map(|&id| context.section_text(id)).collect();
    let mut all = Told::default();
    let mut words = context.source.beginnings(List::Told.bit(), &context.reading.body).peekable();
    let plan = context.year().map(|year| format!("{}年", year + 1));
    for paragraph in context.paragraphs.iter().filter(|p| !p.bare) {
        while words.next_if(|&at| at < paragraph.text.start).is_some() {}
        let speaks = words.peek().is_some_and(|&at| at < paragraph.text.end);
        let one = told(context.source, &paragraph.text, speaks, plan.as_deref());
        let before = ahead.partition_point(|s| s.start <= paragraph.text.start).checked_sub(1);
        let inside = before.is_some_and(|k| paragraph.text.start < ahead[k].end);
        all.shortcomings |= one.shortcomings;
        all.next_year |= one.next_year;
        all.first_responsible |= one.first_responsible && !inside;
    }
    all
}

/// The parts that neither a heading nor a paragraph carries.
fn absent(context: &Context) -> Vec<&'static Row> {
    let parts = &context.analysis.parts;
    let without_heading = |row: &&Row| (row.headings)(parts).is_empty();
    // Most reports have a heading for each part.
    if !asked().any(|row| without_heading(&row)) {
        return Vec::new();
    }
    let told = context.told();
    let headless = context.analysis.outline.is_empty();
    let carried = [headless, told.shortcomings, told.first_responsible, told.next_year];
    asked().zip(carried).filter(|(row, carried)| without_heading(row) && !carried).map(|(row, _)| row).collect()
}

fn missing(context: &Context, report: &mut Report) {
    let Some(year) = bound_year(context) else { return };
    let absent = absent(context);
    if absent.is_empty() {
        return;
    }
    let parts = &context.analysis.parts;
    let have: Vec<String> = asked()
        .filter_map(|row| Some((row.zh, (row.headings)(parts).first()?)))
        .map(|(zh, &id)| format!("{zh}见“{}”", context.analysis.outline[id as usize].title.trim()))
        .collect();
    let have = if have.is_empty() { String::new() } else { format!("已有：{}。", have.join("；")) };
    let broken = super::damage::breaks_off(context).is_some();
    let (cut, cut_en) = if broken {
        ("文本疑似不全，也可能在缺失的部分里。", " The text seems cut off; it may be in what is lost.")
    } else {
        ("", "")
    };
    let title = context.title();
    for Row { zh, en, .. } in absent {
        report.add(
            title.clone(),
            Vec::new(),
            format!("{year}年度的报告没有找到“{zh}”。{have}{cut}"),
            format!("In this report on {year} there is no part on {en}.{cut_en}"),
        );
    }
}

fn not_required(context: &Context, report: &mut Report) {
    let Some(year) = context.year().filter(|&y| y < BOUND_SINCE) else { return };
    let absent = absent(context);
    if absent.is_empty() {
        return;
    }
    let zh: Vec<&str> = absent.iter().map(|row| row.zh).collect();
    let en: Vec<&str> = absent.iter().map(|row| row.en).collect();
    report.add(
        context.title(),
        Vec::new(),
        format!("没有找到“{}”；{year}年度未作要求，不算缺项。", zh.join("”“")),
        format!("There is no part on {}; for {year} none was asked for.", en.join(", ")),
    );
}

fn in_name_only(context: &Context, report: &mut Report) {
    if bound_year(context).is_none() {
        return;
    }
    let mut told = context.flags(&[]);
    for Row { headings, zh, en, .. } in asked() {
        for &id in headings(&context.analysis.parts) {
            let section = context.section_text(id);
            let words = context.source.words(&section);
            if words >= IN_NAME_ONLY || told[id as usize] {
                continue;
            }
            told[id as usize] = true;
            report.add(
                vec![context.analysis.outline[id as usize].span],
                Vec::new(),
                format!("“{zh}”只有标题，正文仅 {words} 字。"),
                format!("The part on {en} has a heading and only {words} characters of text."),
            );
        }
    }
}

fn without_causes(context: &Context, report: &mut Report) {
    if bound_year(context).is_none() {
        return;
    }
    let parts = &context.analysis.parts;
    let sections = || parts.shortcomings.iter().map(|&id| context.range(context.analysis.outline[id as usize].section));
    let words: usize = sections().map(|section| context.source.words(&section)).sum();
    // A section with the plans in it, or without text, is told elsewhere.
    if words < IN_NAME_ONLY * 2 {
        return;
    }
    let Some(&first) = parts.shortcomings.first() else { return };
    // A title that names the causes gives none, and 影响力 is no 影响.
    let title = &context.reading.headings[first as usize].title;
    let named = context.source.find(title.clone(), "原因").is_some();
    let gives =
        |at: usize, length: usize| !(named && title.contains(&at) || length == 2 && context.source.is_at(at, "影响力"));
    let causes = |section: Chars| context.source.words_in(List::Causes, &section).any(|(at, (n, _))| gives(at, n));
    if sections().any(causes) {
        return;
    }
    report.add(
        vec![context.analysis.outline[first as usize].span],
        Vec::new(),
        "写了不足，没有找到说明原因的话。".to_owned(),
        "Shortcomings are stated, and no words that give their causes were found.".to_owned(),
    );
}
