//! Parts against their total.

use super::words::number;
use super::{Context, Help, Report, Rule};
use crate::analysis::{Figure, Kind, Relation, Severity};
use std::collections::BTreeSet;

pub const SUM001: Rule = Rule {
    code: "SUM001",
    name: "parts-do-not-add-up",
    class: "arithmetic",
    severity: Severity::Error,
    zh: Help {
        title: "分项相加不等于总数",
        looks: "“共……件，其中……”一类句子里，列全的各分项之和与总数不符。",
        why: "同一句话里的数字互相矛盾，必有一个是错的；读者一加便知。",
        example: "共审核文件221份，其中废止72份，修订35份，失效11份，保留98份。（合计216份）",
        source: "算术；无须依据。只看明说是分项、且没有“等”“余”的数字。",
        advice: "核对原始统计表，改正总数或分项；若分项没有列全，写明“等”或补上其余部分。",
    },
    en: Help {
        title: "Parts do not add up to their total",
        looks: "A total whose parts are all listed (共…, 其中…) and add up to another number.",
        why: "Two numbers of one sentence contradict each other, so one of them is wrong, and any reader can tell.",
        example: "221 documents reviewed, of which 72 + 35 + 11 + 98: these are 216.",
        source: "Arithmetic. Only parts that the text offers as the whole breakdown, without 等 or 余.",
        advice: "Compare the source table and correct the total or a part; if parts are left out, say so.",
    },
    check: sums,
};

pub const SUM002: Rule = Rule {
    code: "SUM002",
    name: "part-above-whole",
    class: "arithmetic",
    severity: Severity::Error,
    zh: Help {
        title: "部分大于整体",
        looks: "“其中”之后的一个数字比它所属的总数还大。",
        why: "部分不可能多于整体，两个数字必有一错，或者后者并不属于前者。",
        example: "办理法律援助案件300件，其中农民工案件320件。",
        source: "算术；无须依据。",
        advice: "核对两个数字；若后一个数字另有口径，不要用“其中”。",
    },
    en: Help {
        title: "A part above the whole",
        looks: "A number after 其中 that is larger than the total it belongs to.",
        why: "No part is larger than the whole: one number is wrong, or the second does not belong to the first.",
        example: "300 cases of legal aid, of which 320 of migrant workers.",
        source: "Arithmetic.",
        advice: "Compare both numbers; if the second counts something else, do not write 其中.",
    },
    check: parts_above,
};

fn sums(context: &Context, report: &mut Report) {
    for relation in &context.analysis.relations {
        let Relation::Sum { total, parts, exhaustive, holds } = relation else { continue };
        let Some(whole) = context.figure(*total).filter(|_| !*exhaustive || *holds == Some(false)) else { continue };
        let parts: Vec<&Figure> = parts.iter().filter_map(|&id| context.figure(id)).collect();
        let sum: f64 = parts.iter().map(|p| p.value).sum();
        let gap = (sum - whole.value).abs();
        let more = || sum > whole.value && sum <= whole.value * FARTHEST && exceeds_in_brackets(context, whole, &parts);
        if !(*exhaustive || more()) || gap < 1e-6 {
            continue;
        }
        let unit = whole.unit.as_deref().unwrap_or("");
        let (sum, all, gap) = (number(sum), number(whole.value), number(gap));
        let terms: Vec<String> = parts.iter().map(|p| number(p.value)).collect();
        let terms = terms.join("+");
        let (spans, figures) = all_of(&[&[whole], &parts[..]].concat());
        report.add(
            spans,
            figures,
            format!("分项合计 {sum} {unit}（{terms}），与总数 {all} {unit}相差 {gap} {unit}。"),
            format!("The parts add up to {sum} ({terms}); the total stated is {all}: a difference of {gap}."),
        );
    }
}

/// Times the whole beyond which a part that does not follow it is taken for something else.
const FARTHEST: f64 = 2.0;

/// 36个（县级24个、乡镇14个）: parts in brackets that are together more than what they break down.
fn exceeds_in_brackets(context: &Context, whole: &Figure, parts: &[&Figure]) -> bool {
    let exact = |f: &&Figure| f.approx.is_none() && f.high.is_none() && f.change.is_none() && f.unit == whole.unit;
    let opened = context.source.at(context.range(whole.span).end) == '(';
    let next = parts.iter().zip(whole.id + 1..).all(|(p, id)| p.id == id);
    opened && next && parts.len() >= 2 && parts.iter().all(exact) && whole.approx.is_none()
}

fn parts_above(context: &Context, report: &mut Report) {
    // What SUM001 tells already.
    let mut summed: BTreeSet<(u32, u32)> = BTreeSet::new();
    for relation in &context.analysis.relations {
        if let Relation::Sum { total, parts, exhaustive: true, holds: Some(false) } = relation {
            summed.extend(parts.iter().map(|&part| (part, *total)));
        }
    }
    for part in &context.analysis.figures {
        let Some(whole) = part.part_of.and_then(|id| context.figure(id)) else { continue };
        let alike = part.unit == whole.unit && part.kind == whole.kind && part.kind != Kind::Percent;
        let exact = [part, whole].iter().all(|f| f.approx.is_none() && f.high.is_none() && f.change.is_none());
        // Far more than the whole, and not right after it: more likely the part of something else than wrong.
        let far = part.id != whole.id + 1 && part.value > whole.value * FARTHEST;
        if far || !alike || !exact || part.value <= whole.value || summed.contains(&(part.id, whole.id)) {
            continue;
        }
        let (spans, figures) = all_of(&[whole, part]);
        let (a, b) = (part.text.trim(), whole.text.trim());
        report.add(
            spans,
            figures,
            format!("部分 {a} 大于整体 {b}，多出 {}。", number(part.value - whole.value)),
            format!("The part, {a}, is larger than the whole, {b}, by {}.", number(part.value - whole.value)),
        );
    }
}

/// Spans and ids of some figures.
pub fn all_of(figures: &[&Figure]) -> (Vec<crate::analysis::Span>, Vec<u32>) {
    (figures.iter().map(|f| f.span).collect(), figures.iter().map(|f| f.id).collect())
}
