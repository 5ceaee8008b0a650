//! How the markers of headings are written.

use super::numbering::{Fault, misshapen, spelt};
use super::{Context, Help, Report, Rule};
use crate::analysis::{Severity, Span};
use crate::reading::Form;
use crate::text::{Chars, class};

pub const MARK001: Rule = Rule {
    code: "MARK001",
    name: "marker-miswritten",
    class: "marker",
    severity: Severity::Warning,
    zh: Help {
        title: "序号标点不规范",
        looks: "阿拉伯数字序号后用逗号，“一”后不用顿号，带括号的序号后又加顿号或点，序号缺半边括号。",
        why: "序号写错，层次就看不出来，目录也提取不全。",
        example: "“2，”应为“2.”；“（一）、”应为“（一）”。",
        source: "GB/T 15834-2011《标点符号用法》：不带括号的汉字数字序次语用顿号，阿拉伯数字用下脚点，带括号的不加点号（条文据通行引述）；GB/T 9704-2012 7.3.3。",
        advice: "按“一、”“（一）”“1.”“（1）”改写。",
    },
    en: Help {
        title: "A marker is miswritten",
        looks: "A comma after an Arabic number, no 、 after 一, a mark after a bracketed number, half a bracket.",
        why: "The level cannot be seen, and the heading is lost from any table of contents.",
        example: "2, should be 2. and (一)、 should be (一).",
        source: "GB/T 15834-2011 (as it is commonly quoted): 、 after a bare Chinese number, a point after an Arabic one, nothing after a bracket; GB/T 9704-2012, 7.3.3.",
        advice: "Write 一、 （一） 1. （1）.",
    },
    check: miswritten,
};

pub const MARK002: Rule = Rule {
    code: "MARK002",
    name: "markers-mixed",
    class: "marker",
    severity: Severity::Warning,
    zh: Help {
        title: "同级序号写法不一",
        looks: "一个序号一半用全角括号一半用半角括号；同一级序号绝大多数用一种写法，个别用另一种。",
        why: "写法不一多半是拼接文稿留下的痕迹。",
        example: "多数是“（一）”，个别是“(三)”。",
        source: "GB/T 15834-2011《标点符号用法》：中文文稿用全角括号。全文统一用半角的不报。",
        advice: "统一写法。",
    },
    en: Help {
        title: "Markers of one level are written in two ways",
        looks: "One marker with a full-width and a half-width bracket; or nearly all markers of a level written one way and few another.",
        why: "A trace of text that was put together from several drafts.",
        example: "Mostly （一）, and one (三).",
        source: "GB/T 15834-2011: full-width brackets in Chinese text. A report that uses half-width ones throughout is left alone.",
        advice: "Write all of them one way.",
    },
    check: mixed,
};

/// For one marker of another style there must be so many of the common one.
const COMMON_FOR_ONE: usize = 3;

fn miswritten(context: &Context, report: &mut Report) {
    let headings = context.reading.headings.iter().zip(&context.analysis.outline);
    for (place, heading) in headings.take_while(|(p, _)| p.marker.start < context.annex) {
        let last = context.chars(&place.marker).iter().rev().find(|c| !c.is_whitespace()).copied().unwrap_or(' ');
        let wrong = match place.form {
            Form::Dot => last == ',',
            Form::Dun => matches!(last, '.' | ','),
            Form::Paren | Form::ParenDigit => {
                context.source.at(place.marker.start) == '(' && matches!(last, '、' | '.' | ',')
            }
            _ => false,
        };
        if let (true, Some(n)) = (wrong, place.number()) {
            let span = context.span(place.marker.clone());
            say(report, span, heading.marker.trim(), &spelt(place.form, n));
        }
    }
    for &(_, form, ref fault) in context.faults() {
        let Fault::Gap { missing, between } = fault else { continue };
        for &n in missing {
            if let Some(range) = misshapen(context, between, form, n) {
                let words = context.source.raw(range.clone());
                say(report, context.span(range), words.trim(), &spelt(form, n));
            }
        }
    }
}

/// Where markers are misshapen, in the order of the text.
pub fn misshapen_places(context: &Context) -> Vec<Chars> {
    let mut places = Vec::new();
    for &(_, form, ref fault) in context.faults() {
        if let Fault::Gap { missing, between } = fault {
            places.extend(missing.iter().filter_map(|&n| misshapen(context, between, form, n)));
        }
    }
    places.sort_by_key(|r| r.start);
    places
}

fn say(report: &mut Report, span: Span, written: &str, right: &str) {
    report.add(
        vec![span],
        Vec::new(),
        format!("序号写作“{written}”，应为“{right}”。"),
        format!("The marker is written {written}; it should be {right}"),
    );
}

/// The ways of writing a marker that are told apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Style {
    Full,
    Half,
    Both,
    /// 1、 where others have 1.
    Pause,
}

fn style(context: &Context, form: Form, marker: &Chars) -> Option<Style> {
    if !matches!(form, Form::Paren | Form::ParenDigit | Form::Dot) {
        return None;
    }
    let source = context.source;
    let (mut full, mut half) = (false, false);
    for i in marker.clone() {
        let c = source.at(i);
        if !matches!(c, '、' | '.' | '(' | ')') {
            continue;
        }
        let written = if source.is(i, class::ALTERED) { source.raw(i..i + 1).chars().next() } else { None };
        match (form, c, written) {
            (Form::Dot, '、', None) => return Some(Style::Pause),
            (Form::Dot, '.', Some('．')) | (Form::Paren | Form::ParenDigit, '(' | ')', Some('（' | '）')) => {
                full = true
            }
            (Form::Dot, '.', None) | (Form::Paren | Form::ParenDigit, '(' | ')', None) => half = true,
            _ => {}
        }
    }
    match (full, half) {
        (true, true) => Some(Style::Both),
        (true, false) => Some(Style::Full),
        (false, true) => Some(Style::Half),
        (false, false) => None,
    }
}

fn mixed(context: &Context, report: &mut Report) {
    let styled: Vec<(Form, Style, usize)> = context
        .reading
        .headings
        .iter()
        .take_while(|p| p.marker.start < context.annex)
        .enumerate()
        .filter_map(|(i, p)| Some((p.form, style(context, p.form, &p.marker)?, i)))
        .collect();
    for &(_, _, i) in styled.iter().filter(|s| s.1 == Style::Both) {
        let marker = context.analysis.outline[i].marker.trim();
        report.add(
            vec![context.span(context.reading.headings[i].marker.clone())],
            Vec::new(),
            format!("序号“{marker}”的括号一半全角、一半半角。"),
            format!("The marker {marker} has one full-width and one half-width bracket."),
        );
    }
    if styled.windows(2).all(|two| two[0].1 == two[1].1) {
        return;
    }
    const CONTESTS: &[(Form, Style, Style)] = &[
        (Form::Paren, Style::Full, Style::Half),
        (Form::ParenDigit, Style::Full, Style::Half),
        (Form::Dot, Style::Full, Style::Half),
        (Form::Dot, Style::Pause, Style::Half),
        (Form::Dot, Style::Pause, Style::Full),
    ];
    for &(form, one, other) in CONTESTS {
        let of = |style: Style| styled.iter().filter(move |s| s.0 == form && s.1 == style);
        let (ones, others) = (of(one).count(), of(other).count());
        let (rare, few, many) = if ones < others { (one, ones, others) } else { (other, others, ones) };
        if few == 0 || many < few * COMMON_FOR_ONE {
            continue;
        }
        let spans: Vec<Span> = of(rare).map(|s| context.span(context.reading.headings[s.2].marker.clone())).collect();
        let (zh, en) = match rare {
            Style::Half => ("半角符号", "half-width marks"),
            Style::Full => ("全角符号", "full-width marks"),
            Style::Pause | Style::Both => ("顿号", "、"),
        };
        report.add(
            spans,
            Vec::new(),
            format!("同级序号共 {} 个，其中 {few} 个用{zh}，其余不是。", few + many),
            format!("Of {} markers of one level, {few} have {en} and the rest do not.", few + many),
        );
    }
}
