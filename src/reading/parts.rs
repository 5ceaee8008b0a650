//! The contents that the annual report must have, and the headings that carry them.
//!
//! Since 2019 they are 主要举措和成效, 不足和原因, 第一责任人职责, 下一年度安排, and what else there is to report
//! (《法治政府建设与责任落实督察工作规定》). To teach the tables another wording: append it.

use crate::analysis::{DocumentType, Heading, Parts};
use crate::reading::Reading;
use crate::text::{Chars, Source, class};
use crate::vocabulary::{self, Lists, VOCABULARY};
use std::borrow::Cow;

/// What headings of the highest level say.
const MEASURES: &[&str] = &[
    "举措",
    "措施及成效",
    "措施和成效",
    "成效",
    "工作情况",
    "基本情况",
    "工作总结",
    "主要做法",
    "开展情况",
    "推进情况",
    "主要工作",
    "完成情况",
    "建设情况",
    "总体情况",
    "工作进展",
    "取得的成绩",
    "工作回顾",
    "实施情况",
    "贯彻落实情况",
];
const SHORTCOMINGS: &[&str] = &[
    "不足",
    "存在问题",
    "存在的问题",
    "存在的主要问题",
    "存在的困难",
    "主要问题",
    "问题和原因",
    "问题及原因",
    "短板",
    "薄弱环节",
    "差距",
    "困难和问题",
    "问题与",
    "问题和",
    "主要困难",
    "面临的问题",
    "面临的困难",
];
const FIRST_RESPONSIBLE: &[&str] =
    &["第一责任人", "党政主要负责人", "主要负责人履行", "主要负责人履职", "主要负责同志履行"];
const NEXT_YEAR: &[&str] = &[
    "下一年",
    "下年度",
    "下一步",
    "下步",
    "下一阶段",
    "今后",
    "工作计划",
    "工作安排",
    "主要安排",
    "工作打算",
    "工作思路",
    "努力方向",
    "工作重点",
    "重点工作安排",
    "明年",
    "下阶段",
    "来年",
    "工作谋划",
    "工作设想",
    "新的一年",
];
const OTHER: &[&str] =
    &["其他需要报告", "其它需要报告", "其他情况", "其它情况", "其他事项", "其他需要说明", "需要报告的其他"];
/// What headings below the highest say: there, 补齐短板 is a measure, not a shortcoming.
const INNER_SHORTCOMINGS: &[&str] =
    &["存在问题", "存在的", "不足和原因", "不足及原因", "问题和不足", "主要问题", "面临的困难"];
const INNER_NEXT_YEAR: &[&str] = &["下一年", "下年度", "下一步", "下一阶段", "工作打算", "工作计划", "下阶段"];
/// Words before 不足 and 短板 that make it a measure: 补齐短板, 弥补不足.
const MENDED: &[&str] = &["补齐", "弥补", "补", "攻克", "聚焦", "克服"];

/// What a paragraph begins with that carries a part without a heading, within so many characters.
const OPENING: usize = 60;
const TOLD_SHORTCOMINGS: &[&str] = &[
    "存在一些",
    "存在以下",
    "存在的主要问题",
    "存在的问题",
    "存在问题",
    "存在不足",
    "一些不足",
    "一定差距",
    "仍有差距",
    "还有差距",
    "不少短板",
    "存在差距",
    "薄弱环节",
    "不足之处",
];
const TOLD_NEXT_YEAR: &[&str] =
    &["下一步", "下一年", "下年度", "下一阶段", "明年", "今后一个时期", "下阶段", "新的一年"];
/// The first responsible, and what they are said to do.
const LEADERS: &[&str] = &["主要负责", "主要领导", "党政负责人"];
const DUTY: &str = "第一责任人";

/// What goes with the next year to make it a plan: 2024年工作安排.
const WORK: &[&str] = &["工作", "安排", "计划", "打算", "重点", "目标", "思路"];

/// The lists of words of headings.
#[derive(Clone, Copy)]
enum List {
    Measures,
    Shortcomings,
    FirstResponsible,
    NextYear,
    Other,
    InnerShortcomings,
    InnerNextYear,
    Work,
}

/// Those of paragraphs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Telling {
    Shortcomings,
    NextYear,
    Leaders,
    Duty,
}

const LISTS: &[(List, &[&str])] = &[
    (List::Measures, MEASURES),
    (List::Shortcomings, SHORTCOMINGS),
    (List::FirstResponsible, FIRST_RESPONSIBLE),
    (List::NextYear, NEXT_YEAR),
    (List::Other, OTHER),
    (List::InnerShortcomings, INNER_SHORTCOMINGS),
    (List::InnerNextYear, INNER_NEXT_YEAR),
    (List::Work, WORK),
];

const TELLING: &[(Telling, &[&str])] = &[
    (Telling::Shortcomings, TOLD_SHORTCOMINGS),
    (Telling::NextYear, TOLD_NEXT_YEAR),
    (Telling::Leaders, LEADERS),
    (Telling::Duty, &[DUTY]),
];

pub(crate) fn add_words(lists: &mut Lists) {
    for (list, words) in LISTS {
        lists.add(vocabulary::List::Parts, words.iter().map(|&word| (word, *list as u16)));
    }
    for (list, words) in TELLING {
        lists.add(vocabulary::List::Told, words.iter().map(|&word| (word, *list as u16)));
    }
}

/// Which lists have a word in a text, one bit for each: the text is searched once for the words of all.
#[derive(Clone, Copy)]
struct Said(u32);

impl Said {
    fn of(title: &[char]) -> Said {
        let mut said = 0;
        let chars = title.iter().copied();
        VOCABULARY.each_in(vocabulary::List::Parts as u8, chars, &mut Vec::new(), |_, (_, list)| said |= 1 << list);
        Said(said)
    }

    fn in_text(source: &Source, range: &Chars) -> Said {
        let mut said = 0;
        source.words_in(vocabulary::List::Parts, range).for_each(|(_, (_, list))| said |= 1 << list);
        Said(said)
    }

    fn has(self, list: List) -> bool {
        self.0 & 1 << list as u32 != 0
    }
}

/// The headings that carry each part. Other documents have no such parts.
pub(crate) fn find(source: &Source, reading: &Reading) -> Parts {
    let mut parts = Parts::default();
    if !matches!(reading.meta.document_type, Some(DocumentType::RuleOfLawAnnual | DocumentType::RuleOfLawOther)) {
        return parts;
    }
    let top = reading.outline.iter().map(|h| h.level).min().unwrap_or(1);
    let plan = reading.meta.period.as_ref().and_then(|p| p[1].parse::<u32>().ok()).map(|y| (y + 1).to_string());
    let plan: Option<Vec<char>> = plan.map(|year| year.chars().collect());
    // For each heading whether it stands inside a section that already carries the shortcomings or the plan.
    let mut taken = vec![false; reading.outline.len()];
    for (heading, place) in reading.outline.iter().zip(&reading.headings) {
        let id = heading.id as usize;
        let within = heading.parent.is_some_and(|p| taken[p as usize]);
        taken[id] = within;
        if within {
            continue;
        }
        let chars = &source.chars()[place.title.clone()];
        // White space inside parts no words.
        let spaced = source.classes()[place.title.clone()].iter().any(|of| of & class::SPACE != 0);
        let (title, said) = if spaced {
            let title: Vec<char> = chars.iter().copied().filter(|c| !c.is_whitespace()).collect();
            let said = Said::of(&title);
            (Cow::Owned(title), said)
        } else {
            (Cow::Borrowed(chars), Said::in_text(source, &place.title))
        };
        let short = is_shortcoming(&title, said, heading.level == top);
        let next = is_plan(&title, said, heading.level == top, plan.as_deref());
        if said.has(List::Other) {
            parts.other.push(heading.id);
        } else if said.has(List::FirstResponsible) && !short {
            parts.first_responsible.push(heading.id);
            continue;
        } else if short || next {
            parts.shortcomings.extend(short.then_some(heading.id));
            parts.next_year.extend(next.then_some(heading.id));
            // 举措、成效及存在的问题: the measures come first, and what is below is not all of one part.
            if heading.level == top && said.has(List::Measures) && tells_measures_first(&title) {
                parts.measures.push(heading.id);
                continue;
            }
        } else {
            if heading.level == top && said.has(List::Measures) {
                parts.measures.push(heading.id);
            }
            continue;
        }
        taken[id] = true;
    }
    if parts.measures.is_empty() {
        parts.measures = unnamed_measures(&reading.outline, &parts, top);
    }
    if parts.first_responsible.is_empty() {
        parts.first_responsible = told_by_the_first_sentence(source, reading, &taken);
    }
    parts
}

/// Without an umbrella such as 主要举措和成效, the measures are the sections before the shortcomings.
fn unnamed_measures(outline: &[Heading], parts: &Parts, top: u32) -> Vec<u32> {
    let mut carried = vec![false; outline.len()];
    for list in [&parts.shortcomings, &parts.first_responsible, &parts.next_year, &parts.other] {
        list.iter().for_each(|&id| carried[id as usize] = true);
    }
    let first = parts.shortcomings.iter().chain(&parts.next_year).min().copied().unwrap_or(u32::MAX);
    let free = |h: &&Heading| h.level == top && h.id < first && !carried[h.id as usize];
    outline.iter().filter(free).map(|h| h.id).collect()
}

/// A subsection that opens with the first responsible and their duty carries the part, whatever its title says.
fn told_by_the_first_sentence(source: &Source, reading: &Reading, taken: &[bool]) -> Vec<u32> {
    let opens = |h: &&Heading| {
        let place = &reading.headings[h.id as usize];
        let start = (place.title.end..reading.body.end).find(|&i| source.is(i, class::WORD));
        let sentence = start.and_then(|i| reading.sentence(i));
        !taken[h.id as usize] && sentence.is_some_and(|s| tells_first_responsible(source, s.clone()))
    };
    reading.outline.iter().filter(opens).take(1).map(|h| h.id).collect()
}

fn tells_first_responsible(source: &Source, sentence: Chars) -> bool {
    let Some(leader) = telling(source, &sentence, Telling::Leaders).next() else { return false };
    let opens = leader - sentence.start < OPENING * 3
        && source.chars()[sentence.start..leader].iter().map(|c| c.len_utf8()).sum::<usize>() < OPENING * 3;
    opens && telling(source, &sentence, Telling::Duty).any(|at| at >= leader)
}

/// Where the words of a list of paragraphs begin.
fn telling(source: &Source, range: &Chars, list: Telling) -> impl Iterator<Item = usize> {
    let words = source.words_in(vocabulary::List::Told, range);
    words.filter(move |&(_, (_, of))| of == list as u16).map(|(at, _)| at)
}

/// Parts that a paragraph carries without a heading of its own: shortcomings, first responsible, next year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    pub shortcomings: bool,
    pub first_responsible: bool,
    pub next_year: bool,
}

/// What a paragraph tells by its opening words: `speaks` where it has any word of the list [`vocabulary::List::Told`] at
/// all, `plan` is the year after the report's.
pub(crate) fn told(source: &Source, paragraph: &Chars, speaks: bool, plan: Option<&str>) -> Told {
    let opening = paragraph.start..paragraph.end.min(paragraph.start + OPENING);
    let dated = plan.is_some_and(|year| opening.len() >= year.chars().count() && source.is_at(opening.start, year));
    let next_year = dated && opening.clone().any(|i| matches!(source.at(i), '将' | '要'));
    if !speaks {
        return Told { next_year, ..Told::default() };
    }
    let first = paragraph.start..paragraph.end.min(paragraph.start + 200);
    let stop = source.marks(&first).find(|&i| source.at(i) == '。').unwrap_or(first.end);
    Told {
        shortcomings: telling(source, &opening, Telling::Shortcomings).next().is_some(),
        first_responsible: tells_first_responsible(source, first.start..stop),
        next_year: next_year || telling(source, &opening, Telling::NextYear).next() == Some(opening.start),
    }
}

fn is_shortcoming(title: &[char], said: Said, top: bool) -> bool {
    if !top {
        return said.has(List::InnerShortcomings);
    }
    if !said.has(List::Shortcomings) {
        return false;
    }
    let title: String = title.iter().collect();
    SHORTCOMINGS.iter().any(|w| title.find(w).is_some_and(|at| !MENDED.iter().any(|m| title[..at].ends_with(m))))
}

fn tells_measures_first(title: &[char]) -> bool {
    let title: String = title.iter().collect();
    let first = |list: &[&str]| list.iter().filter_map(|w| title.find(w)).min();
    let measures = first(MEASURES);
    measures.is_some() && measures < first(SHORTCOMINGS).or(first(NEXT_YEAR)).or(Some(0))
}

fn is_plan(title: &[char], said: Said, top: bool, next: Option<&[char]>) -> bool {
    if !top {
        return said.has(List::InnerNextYear);
    }
    let dated = || next.is_some_and(|year| title.windows(year.len()).any(|digits| digits == year));
    said.has(List::NextYear) || said.has(List::Work) && dated()
}

#[cfg(test)]
mod tests {
    use crate::analyze;

    fn parts(text: &str) -> [Vec<u32>; 5] {
        let p = analyze(text).parts;
        [p.measures, p.shortcomings, p.first_responsible, p.next_year, p.other]
    }

    const TITLE: &str = "云岫县2023年法治政府建设年度报告\n";

    #[test]
    fn each_part_by_its_heading() {
        let text = format!(
            "{TITLE}一、主要举措和成效\n（一）补齐短板\n全年5件。\n二、存在的不足和原因\n（一）对第一责任人职责认识不够\n有差距。\n三、党政主要负责人履行第一责任人职责情况\n批示。\n四、2024年工作安排\n（一）压实第一责任人职责\n做好。\n五、其他需要报告的情况\n无。\n"
        );
        assert_eq!(parts(&text), [vec![0], vec![2], vec![4], vec![5], vec![7]]);
    }

    #[test]
    fn one_heading_may_carry_two_parts() {
        let text = format!("{TITLE}一、工作情况\n全年5件。\n二、存在问题及下一步工作计划\n做好。\n");
        assert_eq!(parts(&text), [vec![0], vec![1], vec![], vec![1], vec![]]);
    }

    #[test]
    fn a_subsection_may_carry_the_first_responsible_without_naming_them_in_its_title() {
        let text = format!(
            "{TITLE}一、工作情况\n（一）严格要求抓落实\n县政府主要负责人认真履行推进法治建设第一责任人职责，全年批示5次。\n二、存在问题\n有差距。\n"
        );
        assert_eq!(parts(&text)[2], [1]);
    }

    #[test]
    fn sections_without_an_umbrella_are_the_measures() {
        let text = format!(
            "{TITLE}一、加强组织领导\n5次。\n二、规范行政执法\n6次。\n三、存在的问题\n有。\n四、下一步打算\n好。\n"
        );
        assert_eq!(parts(&text)[0], [0, 1]);
    }

    #[test]
    fn a_government_work_report_has_no_such_parts() {
        let text = "政府工作报告\n一、2023年工作回顾\n增长5%。\n二、2024年工作安排\n增长5%左右。\n";
        assert_eq!(parts(text), <[Vec<u32>; 5]>::default());
    }
}
