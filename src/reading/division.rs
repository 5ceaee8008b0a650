//! Administrative divisions and the bodies that govern them, by the way in which their names end.

use crate::text::Lexicon;
use std::sync::LazyLock;

/// What ends the name of a division. To add one: append it.
const DIVISIONS: &[&str] = &[
    "特别行政区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "开发区",
    "高新区",
    "保税区",
    "合作区",
    "示范区",
    "管理区",
    "街道",
    "地区",
    "新区",
    "林区",
    "矿区",
    "省",
    "市",
    "州",
    "盟",
    "区",
    "县",
    "旗",
    "镇",
    "乡",
];

/// Words that end like the name of a division and are none. To add one: append it.
const NO_NAMES: &[&str] = &["城市", "城镇", "城乡", "乡镇", "社区", "园区", "景区", "校区", "辖区", "街区"];

static DIVISION: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::backwards(DIVISIONS.iter().map(|&ending| (ending, ()))));

/// What ends the name of a body that signs, presents or receives a report.
const BODIES: &[&str] = &[
    "人民政府",
    "政府",
    "办事处",
    "委员会",
    "管委会",
    "党委",
    "党组",
    "工委",
    "区委",
    "县委",
    "市委",
    "省委",
    "常委会",
    "人大",
    "政协",
    "办公室",
    "政府办",
    "公署",
    "委",
    "办",
    "局",
    "厅",
    "院",
    "部",
    "处",
    "所",
    "中心",
    "大学",
    "学院",
    "公司",
    "银行",
    "总队",
    "支队",
    "大队",
    "司",
    "署",
    "会",
    "站",
    "街道",
    "领导小组",
    "(外事办)",
];

/// Whether the name of a division may end with a character.
pub fn may_end(c: char) -> bool {
    static LAST: LazyLock<Vec<char>> = LazyLock::new(|| {
        let mut last: Vec<char> = DIVISIONS.iter().filter_map(|ending| ending.chars().next_back()).collect();
        last.sort_unstable();
        last.dedup();
        last
    });
    LAST.contains(&c)
}

/// The innermost division that the beginning of `name` gives, without its parents: 绍兴市柯桥区人民政府 gives 柯桥区.
pub fn innermost(name: &str) -> Option<String> {
    let mut chars = Vec::with_capacity(name.len() / 3 + 1);
    chars.extend(name.strip_prefix("中共").unwrap_or(name).chars().filter(|c| !c.is_whitespace()));
    let mut found = 0..0;
    while let Some(end) = division_end(&chars, found.end) {
        found = found.end..end;
    }
    // 公安局岫水区分局: the branch of a bureau is in the division after the bureau.
    let bureau = chars[found.clone()].iter().rposition(|&c| c == '局').map_or(found.start, |k| found.start + k + 1);
    (!found.is_empty()).then(|| chars[bureau..found.end].iter().collect())
}

/// Where the division that begins at `start` ends. Its name has at least two characters, the ending included.
fn division_end(chars: &[char], start: usize) -> Option<usize> {
    const LONGEST: usize = 14;
    // 云岫县委: the committee of a division begins no name.
    if !chars.get(start).copied().is_some_and(|c| is_han(c) && c != '委') {
        return None;
    }
    for last in start + 1..chars.len().min(start + LONGEST) {
        if !is_han(chars[last]) || chars[start..=last].ends_with(&['政', '府']) {
            return None;
        }
        let Some((ending, ())) = DIVISION.before(chars, last + 1, start) else { continue };
        // 市县两级, 区域, 市场 and 地区生产总值 are no divisions.
        if last + 1 - start <= ending && ending > 1 {
            continue;
        }
        let next = chars.get(last + 1).copied().unwrap_or('\0');
        if matches!(
            (chars[last], next),
            ('市', '场') | ('区', '域') | ('区', '块') | ('省', '级') | ('市', '级') | ('县', '级') | ('乡', '村')
        ) {
            continue;
        }
        // 岫水区城市管理局
        if last == start + 1 && NO_NAMES.iter().any(|name| name.chars().eq(chars[start..=last].iter().copied())) {
            continue;
        }
        // 景德镇市, 郑州市, 沙市区: the name goes on where the next character ends a division too.
        let goes_on = match (chars[last], next) {
            ('镇' | '州' | '乡', '市' | '区' | '县') => true,
            ('市', '区') => last == start + 1,
            _ => false,
        };
        if goes_on {
            continue;
        }
        return Some(last + 1);
    }
    None
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '〇')
}

/// Whether `words` name a body: 区二届人大常委会, 云冈区人民政府, 市司法局.
pub fn is_body(words: &str) -> bool {
    let n = words.chars().count();
    (3..=30).contains(&n)
        && words.chars().all(|c| is_han(c) || matches!(c, '(' | ')' | ' '))
        && BODIES.iter().any(|end| words.ends_with(end))
        && !words.starts_with("关于")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_the_innermost_division() {
        for (name, division) in [
            ("绍兴市柯桥区人民政府", "柯桥区"),
            ("四会市人民政府关于2017年度", "四会市"),
            ("新疆维吾尔自治区人民政府", "新疆维吾尔自治区"),
            ("景德镇市人民政府", "景德镇市"),
            ("济宁市市中区司法局", "市中区"),
            ("北京经济技术开发区", "北京经济技术开发区"),
            ("凉山彝族自治州西昌市", "西昌市"),
            ("晋城市城区人民政府", "城区"),
            ("某省岫水区城市管理局", "岫水区"),
            ("中共云岫县委 云岫县人民政府", "云岫县"),
            ("云州市公安局岫水区分局", "岫水区"),
        ] {
            assert_eq!(innermost(name).as_deref(), Some(division), "{name}");
        }
        assert_eq!(innermost("国务院办公厅"), None);
    }
}
