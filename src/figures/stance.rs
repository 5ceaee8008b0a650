//! Whether a figure is reported, or planned.

use super::cues::within;
use crate::reading::Reading;
use crate::text::{Chars, Source};
use crate::vocabulary::{List, Lists};

/// Headings under which a report speaks of what is to come. To add one: append it.
const PLANS: &[&str] = &[
    "下一步",
    "下一年",
    "下一阶段",
    "下步",
    "今后",
    "工作计划",
    "工作打算",
    "工作安排",
    "主要安排",
    "工作思路",
    "目标任务",
    "预期目标",
    "重点任务",
    "展望",
    "努力方向",
    "改进措施",
];
/// Headings that have such words and speak of the past.
const DONE: &[&str] = &["完成情况", "落实情况", "回顾"];
/// Words of a sentence that make its figures a plan.
const INTENTS: &[&str] = &[
    "力争",
    "预期目标",
    "主要目标",
    "计划到",
    "目标是",
    "确保到",
    "争取到",
    "拟于",
    "计划于",
    "预计到",
    "将达到",
    "将新建",
    "将新增",
    "计划开展",
    "计划新",
    "计划在",
    "计划再",
    "计划培训",
    "计划举办",
    "计划组织",
    "拟在",
    "拟开展",
    "将继续",
    "将组织",
    "将开展",
    "下一步",
    "明年",
];
/// What stands before such words where the past is spoken of: 按计划开展.
const NO_INTENTS: &[&str] = &["按", "按照", "年度", "工作", "行动", "对照", "根据"];

pub fn add_words(lists: &mut Lists) {
    // What is to come is 1, what was done 0.
    lists.add(List::Plans, PLANS.iter().map(|&word| (word, 1)));
    lists.add_plain(List::Plans, DONE);
    lists.add_plain(List::Intents, INTENTS);
}

/// For each heading whether its section, or one around it, speaks of plans.
/// `places` is where words of such headings stand.
pub fn planned_sections(source: &Source, reading: &Reading, places: &[usize]) -> Vec<bool> {
    let mut planned: Vec<bool> = Vec::with_capacity(reading.outline.len());
    // Few headings have any such word.
    let mut places = places.iter().copied().peekable();
    for (heading, place) in reading.outline.iter().zip(&reading.headings) {
        let (mut plan, mut done) = (false, false);
        while places.next_if(|&at| at < place.title.start).is_some() {}
        if places.peek().is_some_and(|&at| at < place.title.end) {
            for (_, (_, is_plan)) in source.words_in(List::Plans, &place.title) {
                if is_plan == 1 { plan = true } else { done = true }
            }
        }
        let around = heading.parent.and_then(|p| planned.get(p as usize).copied()).unwrap_or(false);
        planned.push(around || plan && !done);
    }
    planned
}

/// Characters of a sentence in which words of intent are looked for.
const REACH: usize = 400;

/// Where a sentence begins to speak of what is to come. `places` is where words of intent stand.
pub fn intent(source: &Source, sentence: &Chars, places: &[usize]) -> Option<usize> {
    let end = sentence.end.min(sentence.start + REACH);
    let ends = |at: usize| source.words_at(List::Intents, at).any(|(length, _)| at + length <= end);
    let told = |&at: &usize| ends(at) && !NO_INTENTS.iter().any(|word| source.is_before(at, word));
    within(places, &(sentence.start..end)).find(told)
}
