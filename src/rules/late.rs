//! Published after the deadline.

use super::{Context, Help, Report, Rule};
use crate::analysis::Severity;

pub const LATE001: Rule = Rule {
    code: "LATE001",
    name: "published-late",
    class: "late",
    severity: Severity::Warning,
    zh: Help {
        title: "公开时间晚于规定期限",
        looks: "网页上的发布日期晚于报告年度次年的4月1日（2018年度及以前的报告：次年第一季度末）。",
        why: "按期公开是年度报告制度的硬要求，也是督察和第三方评估的必查项。",
        example: "2023年度的报告，发布时间为2024年5月20日。",
        source: "《法治政府建设与责任落实督察工作规定》（2019年4月15日起施行）：每年4月1日之前向社会公开，涉及党和国家秘密的除外（一个政府网页称是第二十四条）。此前《法治政府建设实施纲要（2015—2020年）》要求第一季度报告。",
        advice: "核对发布日期；若是网站迁移后重新发布，请注明首次公开的日期。",
    },
    en: Help {
        title: "Published after the deadline",
        looks: "The page's date is after 1 April of the year that follows the report's (for 2018 and earlier: after the first quarter).",
        why: "To publish in time is a firm duty, and every inspection looks at it.",
        example: "A report on 2023 published on 20 May 2024.",
        source: "The 2019 regulation on inspection of rule-of-law government: before 1 April each year, state secrets excepted (one official page gives article 24). Before that the 2015–2020 outline asked for the first quarter.",
        advice: "Check the date; if the page was moved, state when the report was first published.",
    },
    check,
};

/// Deadlines by the first year reported on that they hold for, the newest first: last month and day in time, in the
/// year after, and what to call it. To add a rule of a later year: put it on top.
const DEADLINES: &[(u32, (u32, u32), &str, &str)] =
    &[(2019, (4, 1), "4月1日之前", "before 1 April"), (2015, (3, 31), "第一季度", "within the first quarter")];

/// The last day on which the report on a year is in time, `YYYY-MM-DD`; `None` where no rule is known for the year.
pub fn deadline(year: u32) -> Option<String> {
    let (_, (month, day), ..) = DEADLINES.iter().find(|row| row.0 <= year)?;
    Some(format!("{}-{month:02}-{day:02}", year + 1))
}

fn check(context: &Context, report: &mut Report) {
    let Some(year) = context.year() else { return };
    let Some(row) = DEADLINES.iter().find(|row| row.0 <= year) else { return };
    let published = context.analysis.meta.published.as_ref();
    let Some((y, m, Some(d))) = Context::date(published) else { return };
    if (y, m, d) <= (year + 1, row.1.0, row.1.1) {
        return;
    }
    let due = year + 1;
    let spans = published.and_then(|iso| context.find_page_date(iso)).into_iter().collect();
    report.add(
        spans,
        Vec::new(),
        format!("{year}年度的报告应当在{due}年{}公开，页面上的发布日期是 {y}年{m}月{d}日。", row.2),
        format!("The report on {year} was due in {due}, {}; the page is dated {y}-{m:02}-{d:02}.", row.3),
    );
}
