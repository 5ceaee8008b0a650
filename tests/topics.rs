//! Coverage: for each task of the outline that applies, the sections, the figures, and what is not stated.

use mingshu::analysis::{Analysis, Topic};
use mingshu::topics::{self, PLANS};

fn report(year: &str) -> Analysis {
    mingshu::analyze(&format!(
        "云岫县{year}年法治政府建设年度报告\n一、{year}年主要举措和成效\n（一）持续优化营商环境\n12345热线受理群众诉求2300件，按时办结率98.5%。\n\
         （二）规范行政执法，化解矛盾纠纷\n1．落实行政执法三项制度。办理行政处罚案件310件。\n2．做好行政复议工作。办理行政复议案件25件。\n\
         （三）其他工作\n制定行政规范性文件6件，植树500棵。\n二、存在的不足和原因\n（一）行政执法力量不足\n执法人员仅12人，原因是编制少。\n\
         三、下一年工作安排\n（一）规范行政执法\n培训执法人员60人次。\n"
    ))
}

fn topic<'a>(analysis: &'a Analysis, id: &str) -> &'a Topic {
    analysis.topics.iter().find(|t| t.topic == id).unwrap_or_else(|| panic!("no topic {id}"))
}

fn titles(analysis: &Analysis, topic: &Topic) -> Vec<String> {
    topic.sections.iter().map(|&id| analysis.outline[id as usize].title.clone()).collect()
}

fn written(analysis: &Analysis, topic: &Topic) -> Vec<String> {
    topic.figures.iter().map(|&id| analysis.figures[id as usize].text.to_string()).collect()
}

#[test]
fn each_task_has_its_sections_and_its_figures() {
    let analysis = report("2023");
    let ids: Vec<&str> = analysis.topics.iter().map(|t| t.topic.as_str()).collect();
    assert_eq!(ids, PLANS[1].tasks.iter().map(|t| t.id).collect::<Vec<_>>(), "all ten, in the order of the outline");
    let functions = topic(&analysis, "2021.functions");
    assert_eq!(titles(&analysis, functions), ["持续优化营商环境"]);
    assert_eq!(written(&analysis, functions), ["2300件", "98.5%"]);
    // A heading below another may speak of another task.
    let disputes = topic(&analysis, "2021.disputes");
    assert_eq!(titles(&analysis, disputes).last().map(String::as_str), Some("做好行政复议工作"));
    assert_eq!(written(&analysis, disputes), ["25件"]);
    // What is amiss and what is to come do not carry a task.
    let enforcement = topic(&analysis, "2021.enforcement");
    assert_eq!(written(&analysis, enforcement), ["310件"]);
    assert!(titles(&analysis, enforcement).iter().all(|t| t != "行政执法力量不足" && t != "规范行政执法"));
    // A figure under a heading that names no task goes by what it counts, or nowhere.
    assert_eq!(written(&analysis, topic(&analysis, "2021.rules")), ["6件"]);
    let all: Vec<String> = analysis.topics.iter().flat_map(|t| written(&analysis, t)).collect();
    assert!(!all.contains(&"500棵".to_owned()), "{all:?}");
    assert!(topic(&analysis, "2021.emergency").sections.is_empty());
}

#[test]
fn what_comparable_reports_state_and_this_one_does_not() {
    let analysis = report("2023");
    let task = topics::find("2021.functions").expect("a task");
    let missing: Vec<&str> = topics::missing(&analysis, task).map(|row| row.id).collect();
    assert!(missing.contains(&"functions.online_rate"), "{missing:?}");
    assert!(!missing.contains(&"functions.hotline_requests"), "{missing:?}");
    assert!(missing.iter().all(|id| id.starts_with("functions.")), "{missing:?}");
}

#[test]
fn the_outline_of_the_year_applies_and_no_other() {
    assert_eq!(report("2018").topics.len(), 7);
    assert_eq!(report("2020").topics[0].topic, "2015.functions");
    assert_eq!(report("2021").topics.len(), 10);
    for year in ["2014", "2026"] {
        let analysis = report(year);
        assert_eq!(analysis.topics, [], "{year}: no table, and none is made up");
        assert!(topics::plan(&analysis.meta).is_none());
    }
}

#[test]
fn several_years_of_one_outline_go_by_it() {
    let five = |years: &str| {
        mingshu::analyze(&format!("云岫县{years}年法治政府建设工作情况报告\n一、规范行政执法\n办理案件25件。\n"))
    };
    assert_eq!(five("2016—2020").topics.len(), 7);
    assert_eq!(five("2018—2022").topics.len(), 0);
}

#[test]
fn other_documents_have_no_tasks() {
    assert!(mingshu::analyze("云岫县2023年政府工作报告\n一、规范行政执法\n办理案件25件。\n").topics.is_empty());
}
