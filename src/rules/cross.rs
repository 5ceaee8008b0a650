//! What two reports say against each other. A report alone breaks none of these: [`crate::compare::cross`] looks for them.

use super::{Context, Help, Report, Rule};
use crate::analysis::Severity;

pub const CROSS001: Rule = Rule {
    code: "CROSS001",
    name: "growth-against-last-report",
    class: "conflict",
    severity: Severity::Warning,
    zh: Help {
        title: "增减幅度与上年报告的数字不符",
        looks: "同一地区相邻两年的报告：今年报告写明的同比增减，与按两份报告的数字算出来的不一致；四舍五入和舍去尾数都算对。",
        why: "读者会把两年的报告放在一起看；对不上的，必有一个数字或口径有误。",
        example: "2022年报告：受理行政复议案件48件。2023年报告：受理行政复议案件61件，同比增长12.5%（按两份报告应为增长27.08%）。",
        source: "由“同比”的含义可知。",
        advice: "核对两年的原始数据；口径有调整的，请在文中说明。",
    },
    en: Help {
        title: "A growth that does not follow from last year’s report",
        looks: "Reports of one place on two years in a row: the year-on-year change that the later one states is not what the two values make; rounding and cutting off both count as right.",
        why: "Readers lay the two reports side by side; where they do not fit, a number or its scope is wrong.",
        example: "The report on 2022 has 48 cases of reconsideration, that on 2023 has 61, “up by 12.5% on the year” (the two make 27.08%).",
        source: "By the meaning of the words.",
        advice: "Check both against the records; where the scope was changed, say so.",
    },
    check: alone,
};

pub const CROSS002: Rule = Rule {
    code: "CROSS002",
    name: "two-reports-two-values",
    class: "conflict",
    severity: Severity::Warning,
    zh: Help {
        title: "同一地区同一年度的两份报告数字不一",
        looks: "同一地区、同一年度的两份报告（如向人大的报告和向社会公开的报告，或两稿），同一指标、同一口径的确数不相等。",
        why: "同一件事只有一个数字；两份公开文件不一致，最容易被质疑。",
        example: "向人大报告：受理行政复议案件48件。公开的年度报告：受理行政复议案件49件。",
        source: "由常理可知。",
        advice: "以原始数据为准改正其中一份；截止时间不同的，请在文中写明。",
    },
    en: Help {
        title: "Two reports of one place and year with two values",
        looks: "Two reports of one place and year (to the congress and to the public, or two drafts) that state different exact values of one indicator in the same scope.",
        why: "A fact has one number, and two public papers that differ are questioned first.",
        example: "To the congress: 48 cases of reconsideration. To the public: 49.",
        source: "By reason.",
        advice: "Mend one of them by the records; where the day of counting differs, say so.",
    },
    check: alone,
};

pub const CROSS003: Rule = Rule {
    code: "CROSS003",
    name: "last-year-restated",
    class: "conflict",
    severity: Severity::Warning,
    zh: Help {
        title: "文中的上年数与上年报告不一",
        looks: "报告里写明是上一年的数字，与上一年度的报告所写的不相等。",
        why: "增减都以上年数为起点；起点不一致，比较就不成立。",
        example: "2023年报告：2022年受理行政复议案件50件。2022年报告：受理行政复议案件48件。",
        source: "由常理可知。",
        advice: "核对上年报告；上年数后来有修正的，请注明。",
    },
    en: Help {
        title: "Last year’s value is not that of last year’s report",
        looks: "A number that the report gives for the year before and that differs from the report on that year.",
        why: "Every change starts from last year’s value; if that is not one, nothing can be compared.",
        example: "The report on 2023: 50 cases in 2022. The report on 2022: 48 cases.",
        source: "By reason.",
        advice: "Check last year’s report; if its value was revised later, say so.",
    },
    check: alone,
};

/// There is no other report to be held against.
fn alone(_: &Context, _: &mut Report) {}
