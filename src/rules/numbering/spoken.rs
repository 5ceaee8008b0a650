//! Lists inside a paragraph: 一是……；二是……；三是…….

use super::super::words::chinese;
use super::super::{Context, Report};
use crate::text::Chars;
use crate::vocabulary::{List, Lists};

const NUMBERS: &str = "一二三四五六七八九";

/// What opens an item.
const ITEMS: &[&str] = &["一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是"];

pub fn add_words(lists: &mut Lists) {
    lists.add_plain(List::Items, ITEMS);
}

/// A number of a list that does not follow the one before.
pub struct Slip {
    /// The item with the wrong number, and the one before it.
    at: usize,
    before: usize,
    number: u32,
    repeated: bool,
}

/// What a text may write for 二是 in the same list: 二要, 其二, 第二, 二、.
fn stands(context: &Context, between: Chars, number: u32) -> bool {
    let Some(digit) = NUMBERS.chars().nth(number as usize - 1) else { return true };
    between.clone().any(|i| {
        let before = context.source.before(i);
        let opens = matches!(before, '其' | '第' | '(' | ',' | ';' | '。' | ':' | '、' | '“' | ' ');
        context.source.at(i) == digit && opens
    })
}

/// The number of an item whose 是 follows `at`: 二是, right after a mark or at the opening of the paragraph.
fn item(context: &Context, at: usize, start: usize) -> Option<u32> {
    let number = NUMBERS.chars().position(|c| c == context.source.at(at))? as u32 + 1;
    let opens = at == start || matches!(context.source.before(at), ',' | ';' | '。' | ':' | '、' | ' ');
    // 一是一，二是二
    let saying = context.source.at(at + 2) == context.source.at(at);
    (opens && !saying).then_some(number)
}

/// For [`Context::slips`].
pub fn slips(context: &Context) -> Vec<Slip> {
    let mut found = Vec::new();
    // The last item of a list that began with 一是, and whether a slip of it was told.
    let mut last: Option<(u32, usize)> = None;
    let mut told = false;
    for at in context.beginnings(List::Items) {
        let Some(start) = context.paragraph_at(at).map(|p| p.text.start) else { continue };
        let Some(number) = item(context, at, start) else { continue };
        // A list does not reach beyond its paragraph.
        let Some((before, place)) = last.filter(|&(_, place)| number != 1 && place >= start) else {
            (last, told) = ((number == 1).then_some((1, at)), false);
            continue;
        };
        let repeated = number == before;
        let mut missing = before + 1..number;
        let gap = !missing.is_empty() && missing.all(|n| !stands(context, place + 1..at, n));
        if (repeated || gap) && !told {
            found.push(Slip { at, before: place, number, repeated });
            told = true;
        }
        // Smaller than the one before: a list of another kind.
        last = (number >= before).then_some((number, at));
    }
    found
}

/// 一是……三是……: a number is left out.
pub fn gaps(context: &Context, report: &mut Report) {
    for slip in context.slips().iter().filter(|s| !s.repeated) {
        let (number, last) = (chinese(slip.number), chinese(slip.number - 1));
        report.add(
            vec![context.span(slip.at..slip.at + 2), context.span(slip.before..slip.before + 2)],
            Vec::new(),
            format!("“{number}是”之前缺“{last}是”。"),
            format!("{last}是 is missing before {number}是."),
        );
    }
}

/// 二是……二是……: a number stands twice.
pub fn repeats(context: &Context, report: &mut Report) {
    for slip in context.slips().iter().filter(|s| s.repeated) {
        let number = chinese(slip.number);
        report.add(
            vec![context.span(slip.at..slip.at + 2), context.span(slip.before..slip.before + 2)],
            Vec::new(),
            format!("同一段里“{number}是”用了两次。"),
            format!("{number}是 stands twice in one paragraph."),
        );
    }
}
