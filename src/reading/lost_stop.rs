//! Run-in headings that lost the stop after their title: 一是严格落实决策程序规范立项管理,严格控制…。
//!
//! Where nearly all headings of the form have a short title without commas, one that runs on through commas is cut
//! where a heading ends and a sentence begins. A heading that lost its stop keeps its proper title (gold guide, case 11).

use super::marker::Form;
use super::outline::Place;
use crate::text::{Lexicon, Source};
use std::sync::LazyLock;

/// What titles end with. To add one: append it.
const ENDS: &[&str] = &[
    "程序", "制度", "机制", "工作", "体系", "职责", "建设", "管理", "监督", "能力", "水平", "作用", "执法", "改革",
    "环境", "服务", "责任", "意识", "队伍", "质量", "效能", "领导", "决策", "公开", "保障", "纠纷", "培训", "宣传",
    "复议", "应诉", "审查", "清单", "职能", "落实", "规范",
];
/// What sentences after a title begin with.
const OPENINGS: &[&str] = &[
    "规范",
    "完善",
    "健全",
    "推进",
    "加强",
    "建立",
    "严格",
    "落实",
    "深化",
    "坚持",
    "制定",
    "印发",
    "出台",
    "组织",
    "开展",
    "强化",
    "全面",
    "积极",
    "认真",
    "切实",
    "进一步",
    "持续",
    "深入",
    "不断",
    "充分",
    "大力",
    "扎实",
    "依法",
    "通过",
    "围绕",
    "根据",
    "按照",
    "严格落实",
    "优化",
    "创新",
    "推动",
    "成立",
    "召开",
    "明确",
    "区",
    "县",
    "市",
    "全",
];
static ENDING: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::backwards(ENDS.iter().map(|&end| (end, ()))));
static OPENING: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::forwards(OPENINGS.iter().map(|&word| (word, ()))));

/// Headings without a comma that a report must have for each one with a comma.
const CLEAN_FOR_ONE: usize = 4;

/// Mends the titles.
pub fn mend(source: &Source, places: &mut [Place]) {
    // Of each form how many run in, and how many of these have a comma.
    let (mut alike, mut broken) = ([0; Form::COUNT], [0; Form::COUNT]);
    for place in places.iter().filter(|p| p.run_in) {
        alike[place.form as usize] += 1;
        broken[place.form as usize] += usize::from(comma(source, place).is_some());
    }
    for place in places.iter_mut().filter(|p| p.run_in) {
        let form = place.form as usize;
        if broken[form] == 0 || alike[form] < broken[form] * (CLEAN_FOR_ONE + 1) {
            continue;
        }
        if let Some(cut) = cut(source, place) {
            place.title.end = cut;
            broken[form] -= 1;
        }
    }
}

fn comma(source: &Source, place: &Place) -> Option<usize> {
    source.chars()[place.title.clone()].iter().position(|&c| c == ',').map(|k| place.title.start + k)
}

/// The first place before the first comma where a title can end and a sentence begin.
fn cut(source: &Source, place: &Place) -> Option<usize> {
    let end = comma(source, place)?;
    let chars = source.chars();
    (place.title.start + 6..end.saturating_sub(3))
        .find(|&i| ENDING.before(chars, i, 0).is_some() && OPENING.at(chars, i, chars.len()).is_some())
}

#[cfg(test)]
mod tests {
    use crate::analyze;

    #[test]
    fn a_heading_that_lost_its_stop_keeps_its_title() {
        let text = "一、工作情况\n一是强化组织领导。成立专班。\n二是健全决策制度完善论证程序,邀请专家参加,依法公开。全年听证。\n三是规范行政执法。全年检查。\n四是加强法治宣传。进村入户。\n五是化解矛盾纠纷。调解为先。\n";
        let titles: Vec<_> = analyze(text).outline.into_iter().map(|h| h.title).collect();
        assert_eq!(titles[2], "健全决策制度");
    }

    #[test]
    fn titles_with_commas_stay_where_a_report_has_them() {
        let text = "一、工作情况\n一是强化领导,压实责任。成立专班。\n二是健全制度完善程序,依法决策。论证充分。\n";
        let titles: Vec<_> = analyze(text).outline.into_iter().map(|h| h.title).collect();
        assert_eq!(titles[2], "健全制度完善程序,依法决策");
    }
}
