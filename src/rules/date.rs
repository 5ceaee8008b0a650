//! Dates that do not exist, and signatures that come too early or too late.

use super::{Context, Help, Report, Rule};
use crate::analysis::Severity;
use crate::text::Chars;

pub const DATE001: Rule = Rule {
    code: "DATE001",
    name: "no-such-date",
    class: "date",
    severity: Severity::Error,
    zh: Help {
        title: "日期不存在",
        looks: "日历上没有的月份和日子，如13月、2月30日。",
        why: "日期必有笔误，引用的会议、文件就无从核对。",
        example: "6月31日召开推进会。",
        source: "公历。没有写年份的2月29日不报。",
        advice: "核对原始记录，改正日期。",
    },
    en: Help {
        title: "No such date",
        looks: "Months and days that are not in the calendar.",
        why: "The date is a slip, and the meeting or document cannot be found by it.",
        example: "A meeting on 31 June.",
        source: "The calendar. 29 February without a year is left alone.",
        advice: "Compare the record and correct the date.",
    },
    check: no_such_date,
};

pub const DATE002: Rule = Rule {
    code: "DATE002",
    name: "signed-out-of-time",
    class: "date",
    severity: Severity::Warning,
    zh: Help {
        title: "落款时间与报告年度不合",
        looks: "年度报告的落款日期早于当年12月，或者晚于次年年底。",
        why: "一年还没有过完就作全年总结，或者过了两年才报告：多半是落款的年份写错了，或者数字不是全年的。",
        example: "2023年度的报告，落款2023年1月15日。",
        source: "由年度报告的含义可知；落款在12月的只作为提示信息。",
        advice: "核对落款的年份；若确在当时成文，写明数据截止日期。",
    },
    en: Help {
        title: "Signed at a time that does not fit its year",
        looks: "An annual report with a date before December of the year that it reports on, or after the end of the next.",
        why: "Nobody can report on a year that is not over: the year of the date is a slip, or the figures are not of the whole year.",
        example: "A report on 2023, signed 15 January 2023.",
        source: "By what an annual report is; a date in December is only noted.",
        advice: "Check the year of the date; if it is right, say up to when the figures go.",
    },
    check: signed_early,
};

pub const DATE003: Rule = Rule {
    code: "DATE003",
    name: "signed-after-publication",
    class: "date",
    severity: Severity::Warning,
    zh: Help {
        title: "落款晚于发布日期",
        looks: "落款日期比网页的发布日期还晚。",
        why: "没有成文就不可能发布，两个日期必有一个不对。",
        example: "落款2024年3月20日，网页发布于2024年3月6日。",
        source: "由词义可知；网页的发布日期可能是系统自动填写的，所以只作提示。",
        advice: "核对两个日期。",
    },
    en: Help {
        title: "Signed after it was published",
        looks: "A signature later than the date of the page.",
        why: "Nothing is published before it is written: one of the dates is wrong.",
        example: "Signed 20 March 2024 on a page of 6 March 2024.",
        source: "By the meaning of the words; the page's date may be automatic, so this is a warning.",
        advice: "Check both dates.",
    },
    check: signed_late,
};

/// A month or day that is not in the calendar.
pub struct Wrong {
    pub range: Chars,
    /// 今年18月: what it may have been before a dash was lost.
    pub was: Option<String>,
}

const DAYS: [u32; 13] = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// All months and days in the body that are not in the calendar.
pub fn wrong_dates(context: &Context) -> Vec<Wrong> {
    let source = context.source;
    let mut found = Vec::new();
    for (run, paragraph) in context.dates().filter(|(run, _)| run.len() <= 3 && source.at(run.end) == '月') {
        let (at, digits) = (run.end, run.len());
        let before = source.before(run.start);
        if matches!(before, '.' | '/' | ':') {
            continue;
        }
        let month = value(context, run.clone());
        let (day, end) = day_after(context, at + 1, paragraph.text.end);
        let year = year_before(context, run.start, paragraph.text.start);
        let start = year.map_or(run.start, |_| run.start - 5);
        if (1..=12).contains(&month) && digits < 3 {
            let most = match (month, year) {
                (2, Some(y)) if !(y % 4 == 0 && y % 100 != 0 || y % 400 == 0) => 28,
                _ => DAYS[month as usize],
            };
            if day.is_some_and(|d| d == 0 || d > most) {
                found.push(Wrong { range: start..end, was: None });
            }
            continue;
        }
        // 24月龄: an age, no month.
        if matches!(source.at(at + 1), '龄' | '大') {
            continue;
        }
        let joined = matches!(before, '-' | '—' | '~' | '至' | '到' | '、');
        let lost = (day.is_none() && !joined && !(month == 13 && year.is_some()))
            .then(|| lost_dash(context, run.clone()))
            .flatten();
        // Three digits are no month at all, unless a dash is missing in them.
        if digits < 3 || lost.is_some() {
            found.push(Wrong { range: start..end, was: lost });
        }
    }
    found
}

/// 18 was 1-8, 110 was 1-10: the only way to read the digits as two months, the first before the second.
fn lost_dash(context: &Context, digits: Chars) -> Option<String> {
    let (first, second) =
        (value(context, digits.start..digits.start + 1), value(context, digits.start + 1..digits.end));
    (first >= 1 && first < second && second <= 12).then(|| format!("{first}—{second}月"))
}

pub fn value(context: &Context, digits: Chars) -> u32 {
    context.chars(&digits).iter().filter_map(|c| c.to_digit(10)).fold(0, |n, d| n * 10 + d)
}

/// The day that follows a month, and where the date ends.
fn day_after(context: &Context, at: usize, end: usize) -> (Option<u32>, usize) {
    let digits = (at..end.min(at + 3)).take_while(|&i| context.source.at(i).is_ascii_digit()).count();
    let closes = at + digits < end && matches!(context.source.at(at + digits), '日' | '号');
    if (1..=2).contains(&digits) && closes {
        (Some(value(context, at..at + digits)), at + digits + 1)
    } else {
        (None, at)
    }
}

/// The year directly before a month: 2023年.
fn year_before(context: &Context, at: usize, start: usize) -> Option<u32> {
    let from = at.checked_sub(5).filter(|&f| f >= start)?;
    let year = context.source.at(at - 1) == '年'
        && (from..at - 1).all(|i| context.source.at(i).is_ascii_digit())
        && !context.source.before(from).is_ascii_digit();
    year.then(|| value(context, from..at - 1))
}

fn no_such_date(context: &Context, report: &mut Report) {
    for wrong in wrong_dates(context).into_iter().filter(|w| w.was.is_none()) {
        let words = context.source.raw(wrong.range.clone());
        report.add(
            vec![context.span(wrong.range)],
            Vec::new(),
            format!("“{words}”不存在。"),
            format!("There is no such date as {words}."),
        );
    }
}

fn signed_early(context: &Context, report: &mut Report) {
    let (Some(year), Some(iso)) = (context.year(), context.analysis.meta.signed.as_ref()) else { return };
    let Some((y, m, d)) = Context::date(Some(iso)) else { return };
    if ((year, 12)..=(year + 1, 12)).contains(&(y, m)) {
        return;
    }
    let early = y <= year;
    let (zh, en) = if early {
        ("当年还没有结束", "before that year was over")
    } else {
        ("已经过了次年年底", "after the end of the next year")
    };
    let day = d.map(|d| format!("{d}日")).unwrap_or_default();
    report.add(
        context.find_date(iso).into_iter().collect(),
        Vec::new(),
        format!("报告的是{year}年，落款却是{y}年{m}月{day}，{zh}。"),
        format!("The report is on {year} and is dated {iso}, {en}."),
    );
}

fn signed_late(context: &Context, report: &mut Report) {
    let meta = &context.analysis.meta;
    let (Some(signed), Some(published)) = (meta.signed.as_ref(), meta.published.as_ref()) else { return };
    // Dates with a day only: 2024-03 is neither before nor after 2024-03-06.
    if signed.len() < 10 || published.len() < 10 || signed <= published {
        return;
    }
    report.add(
        context.find_date(signed).into_iter().chain(context.find_page_date(published)).collect(),
        Vec::new(),
        format!("落款 {signed} 晚于发布日期 {published}。"),
        format!("It is signed {signed} and was published {published}."),
    );
}
