//! Headings against the order of their numbers.

pub mod spoken;

use super::words::chinese;
use super::{Context, Help, Report, Rule};
use crate::analysis::{HeadingId, Severity};
use crate::reading::Form;
use crate::text::Chars;

pub const NUM001: Rule = Rule {
    code: "NUM001",
    name: "number-missing",
    class: "numbering",
    severity: Severity::Warning,
    zh: Help {
        title: "序号缺号",
        looks: "同一级标题的序号，或者一段之内的“一是”“二是”，跳过了一个或几个，也找不到被跳过的序号。",
        why: "可能漏了一段，也可能删改以后没有重新编号。",
        example: "（一）……（二）……（四）……",
        source: "GB/T 9704-2012《党政机关公文格式》7.3.3 规定层次序数依次使用。",
        advice: "确认是否漏了一段；如果没有漏，重新编号。",
    },
    en: Help {
        title: "A number is left out",
        looks: "Headings of one level, or 一是 … 二是 inside a paragraph, skip a number that stands nowhere.",
        why: "A section may be missing, or was deleted without numbering the rest again.",
        example: "(一) … (二) … (四) …",
        source: "GB/T 9704-2012, 7.3.3: the numbers of each level follow each other.",
        advice: "See whether a section is missing; if not, number again.",
    },
    check: |context, report| {
        gaps(context, report);
        spoken::gaps(context, report);
    },
};

pub const NUM002: Rule = Rule {
    code: "NUM002",
    name: "number-repeated",
    class: "numbering",
    severity: Severity::Warning,
    zh: Help {
        title: "序号重复",
        looks: "同一级标题里，或者一段之内的“一是”“二是”里，同一个序号用了两次。",
        why: "多半是增删以后没有重新编号，引用时会指错。",
        example: "（二）……（三）……（三）……",
        source: "GB/T 9704-2012《党政机关公文格式》7.3.3。",
        advice: "重新编号。",
    },
    en: Help {
        title: "A number stands twice",
        looks: "Two headings of one level, or two items of 一是 … 二是 inside a paragraph, have the same number.",
        why: "Sections were added or moved without numbering again; references will be wrong.",
        example: "(二) … (三) … (三) …",
        source: "GB/T 9704-2012, 7.3.3.",
        advice: "Number again.",
    },
    check: |context, report| {
        repeats(context, report);
        spoken::repeats(context, report);
    },
};

pub const NUM003: Rule = Rule {
    code: "NUM003",
    name: "numbers-out-of-order",
    class: "numbering",
    severity: Severity::Warning,
    zh: Help {
        title: "序号或层次颠倒",
        looks: "序号先大后小，或者“1.”之下再用“（一）”。",
        why: "层次颠倒使读者分不清哪一条属于哪一条。",
        example: "（一）……（三）……（二）……",
        source: "GB/T 9704-2012《党政机关公文格式》7.3.3：依次为“一、”“（一）”“1.”“（1）”。",
        advice: "调整顺序或者改用正确的层次。",
    },
    en: Help {
        title: "Numbers or levels out of order",
        looks: "A larger number before a smaller one, or (一) below 1.",
        why: "A reader cannot tell what belongs to what.",
        example: "(一) … (三) … (二) …",
        source: "GB/T 9704-2012, 7.3.3: 一、 then （一） then 1. then （1）.",
        advice: "Change the order, or use the level that is meant.",
    },
    check: |context, report| order(context, report),
};

/// A jump in a series may leave out so many numbers; beyond that they are no numbers of headings.
const WIDEST_GAP: u32 = 8;

/// What is wrong with the number of a heading.
pub enum Fault {
    /// The numbers that are left out, and where they would stand.
    Gap { missing: Vec<u32>, between: Chars },
    /// The heading that has the number already.
    Repeat(HeadingId),
    /// The heading that should come later.
    Order,
    /// The heading stands below one of a lower rank.
    Inverted(HeadingId),
}

/// One numbered heading.
#[derive(Clone, Copy)]
struct Item {
    id: HeadingId,
    number: u32,
}

/// The heading over an item, its form, and the item.
type Numbered = (Option<HeadingId>, Form, Item);

/// All faults, in the order of the headings, for [`Context::faults`].
pub fn faults(context: &Context) -> Vec<(HeadingId, Form, Fault)> {
    // The headings of one form under one heading are a series.
    let mut items: Vec<Numbered> = Vec::with_capacity(context.analysis.outline.len());
    let mut found = Vec::new();
    // For each heading, and for the report, the last number of the series of each form that began under it.
    let mut numbers = vec![[None; Form::COUNT]; context.analysis.outline.len() + 1];
    // Whether each number is one more than the one before, as nearly always.
    let mut in_order = true;
    // The last heading of each form, wherever it stands.
    let mut last: [Option<Item>; Form::COUNT] = [None; Form::COUNT];
    let headings = context.reading.headings.iter().zip(&context.analysis.outline);
    for (place, heading) in headings.take_while(|(p, _)| p.marker.start < context.annex) {
        let Some(number) = place.number() else { continue };
        let item = Item { id: heading.id, number };
        let under = heading.parent.map_or(0, |parent| parent as usize + 1);
        let before = numbers[under][place.form as usize].replace(number);
        let begins = before.is_none();
        let goes_on = last[place.form as usize].filter(|l| l.number + 1 == item.number && item.number > 1);
        // 1. (一) 2.: the series runs on below a heading that should stand below it.
        if let (true, Some(before), Some(parent)) = (begins, goes_on, heading.parent) {
            let outer = &context.analysis.outline[parent as usize];
            let first = context.analysis.outline[before.id as usize].parent == outer.parent && before.id < parent;
            if first && context.reading.headings[parent as usize].form < place.form {
                found.push((parent, context.reading.headings[parent as usize].form, Fault::Inverted(before.id)));
            }
        }
        // 一、 1. (一): the first of a rank below one that is lower.
        if let (true, 1, Form::Paren, Some(before)) = (begins, item.number, place.form, heading.id.checked_sub(1)) {
            let above = (&context.analysis.outline[before as usize], context.reading.headings[before as usize].form);
            if above.1 == Form::Dot && above.0.parent == heading.parent {
                found.push((heading.id, place.form, Fault::Inverted(before)));
            }
        }
        in_order &= number == before.unwrap_or(0) + 1 || begins && goes_on.is_some();
        if begins && goes_on.is_some() {
            // Numbering that runs on through the sections: the series begins where the last one ended.
            items.push((heading.parent, place.form, Item { id: u32::MAX, number: item.number - 1 }));
        }
        items.push((heading.parent, place.form, item));
        last[place.form as usize] = Some(item);
    }
    if !in_order {
        items.sort_by_key(|&(parent, form, _)| u64::from(parent.map_or(0, |parent| parent + 1)) << 8 | form as u64);
        let mut seen = Vec::with_capacity(32);
        for series in items.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            in_series(context, series, &mut seen, &mut found);
        }
    }
    found.sort_by_key(|(id, ..)| *id);
    found
}

/// The faults of one series, with room for the items that were seen.
fn in_series(context: &Context, items: &[Numbered], seen: &mut Vec<Item>, found: &mut Vec<(HeadingId, Form, Fault)>) {
    let (parent, form, _) = items[0];
    let start = parent.map_or(context.reading.body.start, |p| context.reading.headings[p as usize].title.end);
    let (mut highest, mut repeated) = (0, false);
    // The numbers of the run, none above `highest`.
    seen.clear();
    for (k, (.., item)) in items.iter().enumerate() {
        if item.id == u32::MAX {
            highest = item.number;
            continue;
        }
        let n = item.number;
        if n == 1 && highest > 1 {
            // It starts again: a list of its own.
            seen.clear();
        } else if n <= highest
            && let Some(first) = seen.iter().find(|i| i.number == n).map(|i| i.id)
        {
            let same =
                context.analysis.outline[first as usize].title == context.analysis.outline[item.id as usize].title;
            if !same {
                found.push((item.id, form, Fault::Repeat(first)));
            }
            repeated = true;
            continue;
        } else if n > highest + 1 && n - highest <= WIDEST_GAP && !(repeated && n == highest + 2) {
            let missing: Vec<u32> = (highest + 1..n).collect();
            let run = items[k + 1..].iter().map(|(.., i)| i).take_while(|i| i.number != 1).take(20);
            let later: Vec<u32> = run.map(|i| i.number).collect();
            // A text without a title that begins in the middle is an excerpt.
            let excerpt = k == 0 && parent.is_none() && context.analysis.meta.title.is_none();
            if excerpt {
                // Nothing can be said of what stands before it.
            } else if missing.iter().all(|m| later.contains(m)) {
                found.push((item.id, form, Fault::Order));
            } else {
                let from = items[..k].last().map(|(.., i)| i).filter(|i| i.id != u32::MAX);
                let from = from.map_or(start, |i| context.reading.headings[i.id as usize].marker.end);
                let between = from..context.reading.headings[item.id as usize].marker.start.max(from);
                found.push((item.id, form, Fault::Gap { missing, between }));
            }
        }
        repeated = false;
        seen.push(*item);
        highest = if n == 1 { 1 } else { highest.max(n) };
    }
}

/// Whether a marker stands in a part of the text, at the opening of a line or inside one.
fn stands(context: &Context, between: &Chars, form: Form, n: u32) -> bool {
    let han = chinese(n);
    let spellings: Vec<String> = match form {
        Form::Part => vec![format!("第{han}")],
        Form::Dun => vec![format!("{han}、"), format!("{han}.")],
        Form::Paren => vec![format!("({han})"), format!("{han})")],
        Form::Dot => vec![format!("{n}."), format!("{n}、"), format!("{n},"), format!("{n} .")],
        Form::ParenDigit => vec![format!("({n})"), format!("{n})")],
        Form::Circle => char::from_u32(0x245f + n).map(String::from).into_iter().collect(),
        Form::Spoken => vec![format!("{han}是"), format!("第{han}"), format!("{han}要")],
    };
    let source = context.source;
    spellings.iter().any(|words| {
        let mut from = between.start;
        while let Some(at) = source.find(from..between.end, words) {
            let end = at + words.chars().count();
            let inside = form == Form::Dot && (source.before(at).is_ascii_digit() || source.at(end).is_ascii_digit());
            let longer = "一二三四五六七八九十".contains(source.before(at)) && form != Form::Dot;
            if !inside && !longer {
                return true;
            }
            from = end;
        }
        false
    })
}

/// How a marker of this form is written.
pub fn spelt(form: Form, n: u32) -> String {
    match form {
        Form::Part => format!("第{}部分", chinese(n)),
        Form::Dun => format!("{}、", chinese(n)),
        Form::Paren => format!("（{}）", chinese(n)),
        Form::Dot => format!("{n}."),
        Form::ParenDigit => format!("（{n}）"),
        Form::Circle => char::from_u32(0x245f + n).map(String::from).unwrap_or_default(),
        Form::Spoken => format!("{}是", chinese(n)),
    }
}

/// A line that opens with a number in the place of a missing marker, but not as a marker is written: (二 or 二， or 2：
pub fn misshapen(context: &Context, between: &Chars, form: Form, n: u32) -> Option<Chars> {
    let number = if matches!(form, Form::Dot | Form::ParenDigit) { n.to_string() } else { chinese(n) };
    let first = context.paragraphs.partition_point(|p| p.text.start < between.start);
    let source = context.source;
    for paragraph in context.paragraphs[first..].iter().take_while(|p| p.text.start < between.end) {
        let start = paragraph.text.start;
        let open = usize::from(source.at(start) == '(');
        if paragraph.heading.is_some() || !source.is_at(start + open, &number) {
            continue;
        }
        let end = start + open + number.chars().count();
        let mark = source.at(end);
        let wrong = match form {
            Form::Dun => open == 0 && matches!(mark, ',' | ':' | ';' | '。' | ' ' | '·'),
            Form::Dot => open == 0 && matches!(mark, ':' | ';' | '。' | ' ' | '·'),
            Form::Paren | Form::ParenDigit => (open == 1) != (mark == ')'),
            _ => false,
        };
        // （ and 三） on two lines are one marker.
        let split = open == 0 && mark == ')' && ends_with_bracket(context, start);
        if wrong && !split {
            return Some(start..end + usize::from(!mark.is_alphanumeric()));
        }
    }
    None
}

/// Whether the text before a place, white space aside, ends with an opening bracket.
fn ends_with_bracket(context: &Context, at: usize) -> bool {
    let last = (at.saturating_sub(8)..at).rev().find(|&i| !context.source.at(i).is_whitespace());
    last.is_some_and(|i| context.source.at(i) == '(')
}

fn gaps(context: &Context, report: &mut Report) {
    for &(id, form, ref fault) in context.faults() {
        let Fault::Gap { missing, between } = fault else { continue };
        let elsewhere = missing
            .iter()
            .any(|&n| stands(context, between, form, n) || misshapen(context, between, form, n).is_some());
        if elsewhere {
            continue;
        }
        let heading = &context.analysis.outline[id as usize];
        let names: String = missing.iter().map(|&n| spelt(form, n)).collect::<Vec<_>>().join(" ");
        let marker = heading.marker.trim();
        report.add(
            vec![heading.span],
            Vec::new(),
            format!("“{marker}”之前缺“{names}”。"),
            format!("{names} is missing before {marker}."),
        );
    }
}

fn repeats(context: &Context, report: &mut Report) {
    for &(id, _, ref fault) in context.faults() {
        let &Fault::Repeat(first) = fault else { continue };
        let (a, b) = (&context.analysis.outline[first as usize], &context.analysis.outline[id as usize]);
        let marker = b.marker.trim();
        report.add(
            vec![b.span, a.span],
            Vec::new(),
            format!("序号“{marker}”用了两次：“{}”和“{}”。", a.title.trim(), b.title.trim()),
            format!("The number {marker} stands twice: “{}” and “{}”.", a.title.trim(), b.title.trim()),
        );
    }
}

fn order(context: &Context, report: &mut Report) {
    let mut last = None;
    for &(id, _, ref fault) in context.faults() {
        if last.replace(id) == Some(id) {
            continue;
        }
        let heading = &context.analysis.outline[id as usize];
        let marker = heading.marker.trim();
        match fault {
            Fault::Order => report.add(
                vec![heading.span],
                Vec::new(),
                format!("“{marker}”排在较小的序号之前。"),
                format!("{marker} stands before smaller numbers."),
            ),
            &Fault::Inverted(outer) => {
                let outer = &context.analysis.outline[outer as usize];
                let above = outer.marker.trim();
                report.add(
                    vec![heading.span, outer.span],
                    Vec::new(),
                    format!("“{marker}”用在“{above}”之下，层次颠倒。"),
                    format!("{marker} is used below {above}: the levels are the wrong way round."),
                );
            }
            Fault::Gap { .. } | Fault::Repeat(_) => {}
        }
    }
}
