//! Rates against the counts they are taken from.

use super::arithmetic::all_of;
use super::words::{decimals, fixed, number};
use super::{Context, Help, Report, Rule};
use crate::analysis::{Change, Kind, Relation, Severity};

pub const RATE001: Rule = Rule {
    code: "RATE001",
    name: "rate-against-counts",
    class: "ratio",
    severity: Severity::Error,
    zh: Help {
        title: "比率与所列数字不符",
        looks: "文中同时写出部分、整体和比率，按印出的位数计算，三者对不上。",
        why: "比率由前两个数算出，对不上说明至少有一个数字有误，或者分母另有口径而没有写明。",
        example: "开庭96件，负责人出庭91件，出庭应诉率98.6%。（应为94.79%）",
        source: "算术；四舍五入和去尾都算相符。",
        advice: "核对三个数字；若分母不是上文的总数，写明是什么。",
    },
    en: Help {
        title: "A rate that does not follow from its counts",
        looks: "Part, whole and rate are all stated, and do not agree to the printed precision.",
        why: "The rate comes from the two counts: one of the three is wrong, or the base is another one and not named.",
        example: "96 hearings, 91 attended, attendance 98.6% (it is 94.79%).",
        source: "Arithmetic; rounding and cutting off both count as right.",
        advice: "Compare the three numbers; if the base is not the total before, name it.",
    },
    check: rates,
};

pub const RATE002: Rule = Rule {
    code: "RATE002",
    name: "rate-above-100",
    class: "ratio",
    severity: Severity::Error,
    zh: Help {
        title: "比率超过100%",
        looks: "办结率、满意率、覆盖率一类不可能超过100%的比率大于100%。",
        why: "这类比率以全体为分母，超过100%必是笔误或者小数点错位。",
        example: "按时办结率达998%。",
        source: "由定义可知。完成率、增长率可以超过100%，不在此列。",
        advice: "核对数字和小数点。",
    },
    en: Help {
        title: "A rate above 100%",
        looks: "A rate that cannot exceed 100% (completed, satisfied, covered) and does.",
        why: "Such a rate has all cases as its base: a slip of the pen, or of the decimal point.",
        example: "998% settled in time.",
        source: "By definition. Rates of growth and of fulfilment can exceed 100% and are left alone.",
        advice: "Check the number and its decimal point.",
    },
    check: above,
};

/// Rates that have everything as their base. To add one: append what its name ends with.
#[rustfmt::skip]
const BOUNDED: &[&str] = &[
    "办结率", "满意率", "满意度", "覆盖率", "达标率", "合格率", "成功率", "出庭率", "应诉率", "参与率", "参考率", "知晓率", "公开率", "备案率", "报备率",
    "及时率", "规范率", "回复率", "答复率", "办复率", "审核率", "审查率", "化解率", "调解率", "败诉率", "纠错率", "整改率", "优秀率", "优良率",
    "可办率", "即办率", "采纳率", "履行率", "履约率", "通过率", "合法率", "准确率", "入学率", "就业率", "见面率", "网办率", "配备率", "公示率",
    "占比", "比例", "比重",
];

/// Points beyond which the rate is more likely that of something else than wrong.
const FARTHEST: f64 = 40.0;

/// Rates that may be above 100%. To add one: append what its name ends with.
#[rustfmt::skip]
const UNBOUNDED: &[&str] = &[
    "增长率", "完成率", "利用率", "周转率", "回报率", "收益率", "利润率", "产销率", "负债率", "杠杆率", "充足率", "入学率", "参保率", "达成率", "执行率",
    "变化率", "贡献率", "使用率", "负荷率", "出栏率", "收缴率", "征缴率", "征收率", "产出率", "偿付率", "保值率", "增值率", "兑现率", "费率", "汇率", "效率", "概率", "频率", "自给率", "补充率", "进度率", "增幅率", "到位率",
];

fn rates(context: &Context, report: &mut Report) {
    for relation in &context.analysis.relations {
        let Relation::Ratio { part, whole, percent, holds: Some(false) } = relation else { continue };
        let (Some(part), Some(whole), Some(rate)) =
            (context.figure(*part), context.figure(*whole), context.figure(*percent))
        else {
            continue;
        };
        let right = part.value / whole.value * 100.0;
        if !right.is_finite() || (right - rate.value).abs() > FARTHEST {
            continue;
        }
        let places = decimals(&rate.text).max(2);
        let right = fixed(right, places);
        let (a, b, stated) = (number(part.value), number(whole.value), rate.text.trim());
        let (spans, figures) = all_of(&[rate, part, whole]);
        report.add(
            spans,
            figures,
            format!("{a} ÷ {b} = {right}%，文中写的是 {stated}。"),
            format!("{a} ÷ {b} = {right}%, and the text says {stated}."),
        );
    }
}

fn above(context: &Context, report: &mut Report) {
    for figure in &context.analysis.figures {
        let value = figure.high.unwrap_or(figure.value);
        let percent = figure.kind == Kind::Percent && figure.unit.as_deref() == Some("%");
        // 由98%提高到199%: a level all the same.
        let level = !matches!(figure.change, Some(Change::Moved { from: None, .. }));
        if !percent || value <= 100.0 || !level {
            continue;
        }
        let head = figure.head.as_deref().unwrap_or("").trim_end_matches(['仅', '只', '均', '都', '也']);
        // In annual reports every rate but those of the list; elsewhere only the rates that are known.
        let other = context.is_annual() && head.ends_with('率') && !UNBOUNDED.iter().any(|w| head.ends_with(w));
        let bounded = other || BOUNDED.iter().any(|w| head.ends_with(w));
        if !bounded {
            continue;
        }
        let (spans, figures) = all_of(&[figure]);
        report.add(
            spans,
            figures,
            format!("{head}不可能超过 100%，文中写的是 {}。", figure.text.trim()),
            format!("This rate cannot exceed 100%, and the text says {}.", figure.text.trim()),
        );
    }
}
