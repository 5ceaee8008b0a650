//! Names of well-known documents, and outlines that no longer apply.

use super::{Context, Help, Report, Rule};
use crate::analysis::Severity;
use crate::reading::Marks;
use crate::text::{Chars, class};
use std::ops::Range;
use std::sync::LazyLock;

pub const TITLE001: Rule = Rule {
    code: "TITLE001",
    name: "document-misnamed",
    class: "title",
    severity: Severity::Warning,
    zh: Help {
        title: "文件名称有误",
        looks: "书名号里的名称与常被引用的中央文件、法律、行政法规只差一两个字，或者起止年份不对。",
        why: "引用文件名称必须准确，否则检索不到，也显得草率。",
        example: "《法治政府建设纲要（2021—2025年）》应为《法治政府建设实施纲要（2021—2025年）》。",
        source: "文件和法律的正式名称（列在规则的表里，可以增补）；地方文件与之相近的可能另有其名，所以只作提示。",
        advice: "核对原文名称。",
    },
    en: Help {
        title: "A document is misnamed",
        looks: "A title in 《》 that differs from a well-known central document, law or regulation by a character or two, or by its years.",
        why: "A document must be cited by its name, or it cannot be found.",
        example: "《法治政府建设纲要（2021—2025年）》 should have 实施 before 纲要.",
        source: "The official names, a table that can be extended; a local document may have a similar name, so this is a warning.",
        advice: "Compare the original name.",
    },
    check: misnamed,
};

pub const TITLE002: Rule = Rule {
    code: "TITLE002",
    name: "outline-not-in-force",
    class: "title",
    severity: Severity::Warning,
    zh: Help {
        title: "引用的纲要不适用于报告年度",
        looks: "报告只引用了另一个五年的《法治政府建设实施纲要》，没有引用适用于本年度的。",
        why: "多半是套用往年文稿；工作应当对照现行纲要。",
        example: "2023年度的报告只引用《法治政府建设实施纲要（2015—2020年）》。",
        source: "两份纲要名称中写明的起止年份。",
        advice: "改引适用的纲要；若是回顾往事，写明。",
    },
    en: Help {
        title: "An outline that does not apply to the report's year",
        looks: "Only the 实施纲要 of other years is cited, and not the one of the report's year.",
        why: "A trace of an older text; work is measured by the outline in force.",
        example: "A report on 2023 that cites the 2015–2020 outline only.",
        source: "The years in the names of both outlines.",
        advice: "Cite the outline that applies; if this looks back, say so.",
    },
    check: not_in_force,
};

/// The outline, and the years of each edition: first, last. To add an edition: append it.
const OUTLINE: &str = "法治政府建设实施纲要";
const EDITIONS: &[(u32, u32)] = &[(2015, 2020), (2021, 2025)];

/// Other documents that carry their years: name, first, last.
const DATED: &[(&str, u32, u32)] = &[
    ("法治中国建设规划", 2020, 2025),
    ("法治社会建设实施纲要", 2020, 2025),
    ("提升行政执法质量三年行动计划", 2023, 2025),
];

/// Official names, without 中华人民共和国 and without what stands in brackets. To add one: append it. Names that differ
/// from another by one character are both listed, so that neither is taken for the other.
#[rustfmt::skip]
const KNOWN: &[&str] = &[
    // Central documents.
    "法治政府建设实施纲要", "法治社会建设实施纲要", "法治中国建设规划", "提升行政执法质量三年行动计划", "法治政府建设与责任落实督察工作规定",
    "党政主要负责人履行推进法治建设第一责任人职责规定", "市县法治政府建设示范指标体系", "关于加强法治政府建设的意见",
    "关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见", "关于加强行政规范性文件制定和监督管理工作的通知",
    "关于全面推行行政规范性文件合法性审核机制的指导意见", "关于进一步规范行政裁量权基准制定和管理工作的意见", "关于推行法律顾问制度和公职律师公司律师制度的意见",
    // Regulations.
    "重大行政决策程序暂行条例", "优化营商环境条例", "政府信息公开条例", "行政复议法实施条例", "规章制定程序条例", "行政法规制定程序条例",
    "法规规章备案审查条例", "公平竞争审查条例", "保障农民工工资支付条例", "行政执法机关移送涉嫌犯罪案件的规定", "信访工作条例", "信访条例", "法规规章备案条例",
    // Laws.
    "行政处罚法", "行政许可法", "行政强制法", "行政复议法", "行政诉讼法", "国家赔偿法", "国家安全法", "安全生产法", "食品安全法", "药品管理法",
    "土地管理法", "城乡规划法", "城市规划法", "环境保护法", "人民调解法", "法律援助法", "社区矫正法", "劳动合同法", "个人信息保护法", "数据安全法",
    "网络安全法", "未成年人保护法", "妇女权益保障法", "突发事件应对法", "中小企业促进法", "民营经济促进法", "道路交通安全法", "公职人员政务处分法",
];

/// A title in 《》 that may be that of a known document: where it stands, its name, and the years in its brackets.
pub struct Cited {
    range: Chars,
    /// Among all letters of the [`Citations`].
    name: Range<usize>,
    years: Option<(u32, u32)>,
}

/// The titles in 《》 with the ends of [`KNOWN`] ones, with the letters and digits of their names.
pub struct Citations {
    all: Vec<Cited>,
    letters: Vec<char>,
}

impl Citations {
    /// Each with its name.
    fn iter(&self) -> impl Iterator<Item = (&Cited, &[char])> {
        self.all.iter().map(|cited| (cited, &self.letters[cited.name.clone()]))
    }
}

/// Characters beyond which 《 has no 》.
const LONGEST: usize = 80;
/// What stands before the name of a law and is no part of it here.
const REPUBLIC: &[char] = &['中', '华', '人', '民', '共', '和', '国'];

/// For [`Context::cited`].
pub fn cited(context: &Context) -> Citations {
    let source = context.source;
    let mut found = Citations { all: Vec::new(), letters: Vec::with_capacity(256) };
    let Marks { brackets, titles, .. } = &context.reading.marks;
    for &k in titles {
        let at = brackets[k] as usize;
        let Some(paragraph) = context.paragraph_at(at) else { continue };
        let close = if source.at(at) == '《' { '》' } else { '〉' };
        let inside = &brackets[k + 1..paragraph.brackets.end];
        let inside = inside.iter().map(|&i| i as usize).take_while(|&i| i < at + LONGEST);
        let end = inside.clone().find(|&i| source.at(i) == close || source.at(i) == '《');
        let Some(end) = end.filter(|&end| source.at(end) == close) else { continue };
        let bracket = inside.take_while(|&i| i < end).find(|&i| source.at(i) == '(');
        let words = at + 1..bracket.unwrap_or(end);
        // The last letter tells most of those that are none.
        let last = words.clone().rev().find(|&i| source.is(i, class::WORD));
        if !last.is_some_and(|i| LAST_LETTERS.contains(&source.at(i))) {
            continue;
        }
        let start = found.letters.len();
        if source.classes()[words.clone()].iter().all(|class| class & class::WORD != 0) {
            found.letters.extend_from_slice(context.chars(&words));
        } else {
            found.letters.extend(words.filter(|&i| source.is(i, class::WORD)).map(|i| source.at(i)));
        }
        let name = if found.letters[start..].starts_with(REPUBLIC) { start + REPUBLIC.len() } else { start };
        if alike(&found.letters[name..]).is_empty() {
            found.letters.truncate(start);
            continue;
        }
        let years = bracket.and_then(|open| two_years(context, &(open + 1..end)));
        found.all.push(Cited { range: at..end + 1, name: name..found.letters.len(), years });
    }
    found
}

/// 2015—2020年)
fn two_years(context: &Context, range: &Chars) -> Option<(u32, u32)> {
    let digits = context.source.digits(range).filter(|run| run.len() == 4);
    let mut years = digits.map(|run| run.fold(0, |n, i| n * 10 + context.source.at(i).to_digit(10).unwrap_or(0)));
    Some((years.next()?, years.next()?))
}

fn misnamed(context: &Context, report: &mut Report) {
    for (cited, name) in context.cited().iter() {
        if let Some(known) = near(name) {
            let written = context.source.raw(cited.range.clone());
            report.add(
                vec![context.span(cited.range.clone())],
                Vec::new(),
                format!("{written}疑为《{known}》之误。"),
                format!("{written} seems to be meant for 《{known}》."),
            );
            continue;
        }
        let Some((a, b)) = cited.years else { continue };
        let editions: Vec<(u32, u32)> = if is_named(name, OUTLINE) {
            EDITIONS.to_vec()
        } else {
            DATED.iter().filter(|d| is_named(name, d.0)).map(|d| (d.1, d.2)).collect()
        };
        if !editions.is_empty() && !editions.contains(&(a, b)) {
            let all: Vec<String> = editions.iter().map(|(a, b)| format!("{a}—{b}年")).collect();
            let name: String = name.iter().collect();
            report.add(
                vec![context.span(cited.range.clone())],
                Vec::new(),
                format!("《{name}》没有{a}—{b}年的，只有{}。", all.join("、")),
                format!("There is no 《{name}》 of {a}–{b}; there is {}.", all.join(", ")),
            );
        }
    }
}

fn is_named(name: &[char], known: &str) -> bool {
    name.iter().copied().eq(known.chars())
}

/// [`KNOWN`] cut into characters, in the order of their ends, where no slip is looked for; each with its place in the table.
static NAMES: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let known = KNOWN.iter().enumerate().map(|(place, name)| (place, name.chars().collect::<Vec<char>>()));
    let mut names: Vec<Known> = known.map(|(place, name)| (ends(&name), place, name)).collect();
    names.sort();
    names
});

type Known = (Ends, usize, Vec<char>);

/// What [`KNOWN`] names end with.
static LAST_LETTERS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut letters: Vec<char> = KNOWN.iter().filter_map(|name| name.chars().next_back()).collect();
    letters.sort_unstable();
    letters.dedup();
    letters
});

/// The first and the last character of a name.
type Ends = (char, char);

fn ends(name: &[char]) -> Ends {
    let [first, last] = [name.first(), name.last()].map(|c| c.copied().unwrap_or('\0'));
    (first, last)
}

/// The known names with the ends of a name, in the order of the table.
fn alike(name: &[char]) -> &'static [Known] {
    let ends = ends(name);
    let first = NAMES.partition_point(|known| known.0 < ends);
    let names = &NAMES[first..];
    &names[..names.iter().take_while(|known| known.0 == ends).count()]
}

/// The known name that one slip turns into this one.
fn near(name: &[char]) -> Option<&'static str> {
    let alike = alike(name);
    let k = alike.iter().find(|(.., known)| slip(name, known))?.1;
    alike.iter().all(|(.., known)| *known != name).then(|| KNOWN[k])
}

/// Characters from which a name may have two wrong ones and still be known.
const TWO_SLIPS: usize = 14;

/// One character replaced, or one or two added or left out, inside the name. What stands before a name (江苏省…) or ends
/// it otherwise (…办法) makes it another document.
fn slip(name: &[char], known: &[char]) -> bool {
    if ends(name) != ends(known) || known.len() < 5 {
        return false;
    }
    // In a long name two characters may be wrong: 建设和责任落实督查工作规定.
    let other = name.iter().zip(known).filter(|(a, b)| a != b).count();
    if name.len() == known.len() && known.len() >= TWO_SLIPS && other == 2 {
        return true;
    }
    let head = name.iter().zip(known).take_while(|(a, b)| a == b).count();
    let tail = name.iter().rev().zip(known.iter().rev()).take_while(|(a, b)| a == b).count();
    let (longer, shorter) = (name.len().max(known.len()), name.len().min(known.len()));
    match longer - shorter {
        0 => head + tail + 1 == known.len(),
        1 | 2 => known.len() >= 6 && head + tail >= shorter,
        _ => false,
    }
}

fn not_in_force(context: &Context, report: &mut Report) {
    let Some(year) = context.year() else { return };
    let Some(&right) = EDITIONS.iter().find(|(a, b)| (*a..=*b).contains(&year)) else { return };
    let outlines = context.cited().iter().filter(|(_, name)| is_named(name, OUTLINE));
    let cited: Vec<&Cited> = outlines.map(|(cited, _)| cited).collect();
    let years = |c: &Cited| c.years.filter(|y| EDITIONS.contains(y));
    if cited.iter().any(|c| years(c) == Some(right)) {
        return;
    }
    let Some((other, (a, b))) = cited.iter().find_map(|c| Some((c, years(c)?))) else { return };
    report.add(
        vec![context.span(other.range.clone())],
        Vec::new(),
        format!("报告的是{year}年，只引用了{a}—{b}年的纲要；适用的是{}—{}年的。", right.0, right.1),
        format!(
            "The report is on {year} and cites the outline of {a}–{b} only; the one of {}–{} applies.",
            right.0, right.1
        ),
    );
}

#[cfg(test)]
mod tests {
    use super::{DATED, KNOWN, OUTLINE, near};

    #[test]
    fn every_name_that_is_asked_for_is_known() {
        assert!(DATED.iter().map(|row| row.0).chain([OUTLINE]).all(|name| KNOWN.contains(&name)));
    }

    #[test]
    fn a_slip_is_found_and_another_document_is_not() {
        for (name, known) in [
            ("法治政府建设纲要", Some("法治政府建设实施纲要")),
            ("法制政府建设实施纲要", Some("法治政府建设实施纲要")),
            ("重大行政决策程序条例", Some("重大行政决策程序暂行条例")),
            ("行政复仪法", Some("行政复议法")),
            ("法治社会建设实施纲要", None),
            ("法治政府建设实施方案", None),
            ("云岫省优化营商环境条例", None),
            ("行政监察法", None),
        ] {
            assert_eq!(near(&name.chars().collect::<Vec<_>>()), known, "{name}");
        }
    }
}
