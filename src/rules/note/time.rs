//! When the report was signed, up to when its figures go, and whether it is signed at all.

use super::super::phrases::List;
use super::super::{Context, Help, Report, Rule};
use super::{OWN, OWN_EN, list};
use crate::analysis::Severity;

pub const NOTE005: Rule = Rule {
    code: "NOTE005",
    name: "signed-in-last-month",
    class: "note",
    severity: Severity::Info,
    zh: Help {
        title: "落款在报告年度的最后一个月",
        looks: "年度报告的落款日期在当年12月。",
        why: "全年的数字此时可能还没有定。",
        example: "2023年度的报告，落款2023年12月29日。",
        source: "由年度报告的含义可知。",
        advice: "留意数字的截止日期。",
    },
    en: Help {
        title: "Signed in the last month of its year",
        looks: "An annual report dated December of the year that it reports on.",
        why: "The numbers of the whole year may not have been final.",
        example: "A report on 2023 signed on 29 December 2023.",
        source: "By what an annual report is.",
        advice: "Mind up to when the numbers go.",
    },
    check: last_month,
};

pub const NOTE006: Rule = Rule {
    code: "NOTE006",
    name: "figures-stop-early",
    class: "note",
    severity: Severity::Info,
    zh: Help {
        title: "数字不到年底",
        looks: "“截至11月份”“1—10月”“上半年”“今年截至目前”一类说法。",
        why: "这样的数字不是全年数，不能与全年数相比。",
        example: "截至11月，检查企业10家。",
        source: "由词义可知。",
        advice: "比较时留意口径；成文时可换成全年数。",
    },
    en: Help {
        title: "Figures that stop before the year does",
        looks: "Words such as up to November, January to October, so far this year.",
        why: "Such a number is not of the whole year and not to be compared with one that is.",
        example: "“Up to November 10 firms were inspected.”",
        source: "By the meaning of the words.",
        advice: "Mind the period when comparing.",
    },
    check: stops_early,
};

pub const NOTE007: Rule = Rule {
    code: "NOTE007",
    name: "no-signature",
    class: "note",
    severity: Severity::Info,
    zh: Help {
        title: "文末没有落款",
        looks: "年度报告的正文以普通段落结束，之后没有署名和日期。",
        why: "可能是网页省略了，也可能文本不全。",
        example: "正文最后一段之后什么也没有。",
        source: OWN,
        advice: "确认文本是否完整。",
    },
    en: Help {
        title: "No signature at the end",
        looks: "An annual report that ends with a paragraph, without a name and a date after it.",
        why: "The page may leave it out, or the text is not whole.",
        example: "Nothing after the last paragraph.",
        source: OWN_EN,
        advice: "See whether the text is whole.",
    },
    check: no_signature,
};

fn last_month(context: &Context, report: &mut Report) {
    let (Some(year), Some(iso)) = (context.year(), context.analysis.meta.signed.as_ref()) else { return };
    if Context::date(Some(iso)).is_none_or(|(y, m, _)| (y, m) != (year, 12)) {
        return;
    }
    report.add(
        context.find_date(iso).into_iter().collect(),
        Vec::new(),
        format!("落款 {iso}，当年还有几天；数字未必是全年的。"),
        format!("It is dated {iso}, in the last month of its year; the figures may not be of the whole year."),
    );
}

/// Words that end a period before the year does.
pub const SO_FAR: &[&str] = &["今年截至目前", "今年到目前", "截至目前,今年", "上半年", "前三季度", "一季度"];

fn stops_early(context: &Context, report: &mut Report) {
    if context.year().is_none() {
        return;
    }
    let source = context.source;
    let mut found = context.phrases().of(List::SoFar).to_vec();
    let reports = context.reports();
    for (digits, _) in context.dates().filter(|(run, p)| source.at(run.end) == '月' && reports(p)) {
        let at = digits.end;
        let start = digits.start.max(at.saturating_sub(2));
        let month: u32 = context.chars(&(start..at)).iter().filter_map(|c| c.to_digit(10)).fold(0, |n, d| n * 10 + d);
        if !(1..12).contains(&month) {
            continue;
        }
        let months = matches!(source.before(start), '-' | '—' | '~' | '至')
            && source.before(start - 1) == '1'
            && !source.before(start - 2).is_ascii_digit();
        let until = ["截至", "截止", "截至今年", "截止今年", "截至本年"].iter().find(|w| source.is_before(start, w));
        let dated = source.at(at + 1).is_ascii_digit();
        if months {
            found.push(start - 2..at + 1);
        } else if let (Some(words), false) = (until, dated) {
            found.push(start - words.chars().count()..at + 1);
        }
    }
    found.sort_by_key(|r| r.start);
    if found.is_empty() {
        return;
    }
    let (spans, words) = list(context, &found);
    report.add(
        spans,
        Vec::new(),
        format!("有的数字不到年底：{words}。"),
        format!("Some figures stop before the year does: {words}."),
    );
}

fn no_signature(context: &Context, report: &mut Report) {
    let Some(last) = context.paragraphs.last() else { return };
    let ends_in_prose = context.prose_end() == context.paragraphs.len() && context.analysis.meta.signed.is_none();
    if !context.is_annual() || !ends_in_prose {
        return;
    }
    let sentence = context.last_sentence(&last.text);
    report.add(
        vec![context.span(sentence.start.max(sentence.end.saturating_sub(60))..sentence.end)],
        Vec::new(),
        "正文到此结束，没有署名和日期；请确认文本是否完整。".to_owned(),
        "The report ends here without a name and a date; see whether the text is whole.".to_owned(),
    );
}
