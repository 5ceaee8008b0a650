//! Which figures are shown as sure, and which a careful reader would look at twice. All sentences are invented.

use mingshu::analysis::{Confidence, Words};

/// A sentence, and the figure in it that is meant.
type Row = (&'static str, &'static str);

/// Value, unit and noun stand plainly by the figure, or the noun is that of a total that is sure.
const SURE: &[Row] = &[
    ("全年受理行政复议案件61件。", "61件"),
    ("全年受理行政复议案件61件，其中维持34件。", "34件"),
    ("出台规范性文件14件。", "14件"),
    ("群众满意率达98.6%。", "98.6%"),
    ("培育绿色工厂12家。", "12家"),
    ("建成化工园区3个。", "3个"),
    ("组织8个单位开展旁听庭审。", "8个"),
    ("投入普法经费86万元。", "86万元"),
    // How it moved says nothing of its own.
    ("新收行政复议申请312件，同比增长24.6%。", "24.6%"),
    // The names of an activity and of a measure may hold a verb.
    ("开展矛盾纠纷排查52次。", "52次"),
    ("出具合法性审查意见书23份。", "23份"),
    ("建成镇（街道）公共法律服务工作站14个。", "14个"),
    ("组织31名执法人员参加培训。", "31名"),
];

const DOUBTFUL: &[Row] = &[
    // A range is two numbers, and a bare number has no unit to be held against.
    ("受理后3—5个工作日办结。", "3—5个工作日"),
    // The noun says too little.
    ("解决问题27个。", "27个"),
    // Another verb stands in what may be one name.
    ("认定6家跨区资金集中运营中心。", "6家"),
    ("实施9个薄弱片区供水提升项目。", "9个"),
    // Two characters that no list knows may be a verb.
    ("开展讨薪119件。", "119件"),
    // What was given out is hardly what was done with afterwards.
    ("审查报备文件58件，提出审查意见12件，督促纠正3件。", "3件"),
    // What is joined to the figure is no name of it.
    ("网络覆盖所有镇区和91%以上行政村。", "91%以上"),
    // The noun has lost its beginning to the word before.
    ("全县装配式建筑面积达到26万平方米。", "26万平方米"),
    ("获全国性法治奖项4项。", "4项"),
    ("基本生活标准不低于最低生活标准的1.6倍。", "1.6倍"),
    ("4个“云上口岸”正式启用。", "4个"),
    ("令承租人补交租金1.2万元，双方和好。", "1.2万元"),
    // The rate has no name of its own there, or what is counted is no rate.
    ("施工许可手续92%的事项当天办结。", "92%"),
    ("每周6场高频率播放普法短片。", "6场"),
    // The lists know no traditional characters.
    ("全年受理行政複議案件61件，審結規範事項57件。", "57件"),
    // What stands before 的 may only say of what kind they are.
    ("查处31家假冒伪劣的店铺。", "31家"),
    // It may be one thing or another.
    ("21家承包或委托经营的食堂完成改造。", "21家"),
    // The noun is that of an earlier figure of which nothing says that this one is a part.
    ("检查企业40家，问题隐患整改率100%，立案5起。", "5起"),
    // No verb where one should be, or one more than there should be: the noun may hold it.
    ("全区共勘诈骗案件30起。", "30起"),
    ("督办治理水下设施12处。", "12处"),
    ("移送机关追究刑责案件5件。", "5件"),
    ("全年整改40项。", "40项"),
    ("执法人员参与执法率为92%。", "92%"),
    // Words that say upon what.
    ("去年增长9%的基础上又上升4.7%。", "4.7%"),
    // A noun before the figures, and another behind them.
    ("公布办事清单3期40个主题。", "3期"),
    ("审查36家单位用工情况。", "36家"),
    // The total is sure, and the head is not that of the total.
    ("受理行政复议案件16件，结案率100%。从办案结果统计，维持原行政行为7件。", "7件"),
];

fn confidence((sentence, words): Row) -> Option<(Confidence, Option<Words>)> {
    let report = format!("云岫县2023年法治政府建设情况报告\n\n一、主要做法\n　　{sentence}\n");
    let figures = mingshu::analyze(&report).figures;
    figures.into_iter().find(|figure| figure.text == words).map(|figure| (figure.confidence, figure.head))
}

fn all(rows: &[Row], wanted: Confidence) {
    let wrong: Vec<_> = rows
        .iter()
        .map(|&row| (row.0, confidence(row)))
        .filter(|(_, found)| found.as_ref().is_none_or(|(confidence, _)| *confidence != wanted))
        .collect();
    assert!(wrong.is_empty(), "these should be {wanted:?}: {wrong:#?}");
}

#[test]
fn what_stands_plainly_is_sure() {
    all(SURE, Confidence::Sure);
}

#[test]
fn what_could_be_read_in_another_way_is_doubtful() {
    all(DOUBTFUL, Confidence::Doubtful);
}
