//! Figures that reports have in common: what is recognised as which indicator, and what must not be confused with it.

/// A sentence, and the indicator of each of its figures (`-` for none).
const SENTENCES: &[(&str, &[&str])] = &[
    ("县政府常务会议专题学法6次。", &["leadership.study_sessions"]),
    (
        "举办全县行政执法人员培训班3期，培训执法人员420人次。",
        &["enforcement.training_sessions", "enforcement.training_attendance"],
    ),
    ("组织开展领导干部法治专题培训4期。", &["leadership.training_sessions"]),
    ("公布权责清单4120项。", &["functions.power_list_items"]),
    ("调整权责清单，新增15项，取消7项。", &["-", "-"]),
    (
        "网上可办率99.2%，掌上可办率92%，即办率61.5%。",
        &["functions.online_rate", "functions.mobile_rate", "functions.instant_rate"],
    ),
    ("取消证明事项57项。", &["functions.certificates_cancelled"]),
    ("梳理实行告知承诺制的证明事项30项。", &["-"]),
    ("向乡镇下放行政处罚权48项。", &["functions.items_transferred"]),
    ("开展双随机抽查62次，抽查企业815家。", &["functions.random_inspections", "functions.random_inspected_firms"]),
    ("抽检食品1200批次。", &["-"]),
    (
        "12345热线受理群众诉求2.1万件，按时办结率99.8%，群众满意率97.4%。",
        &["functions.hotline_requests", "functions.hotline_completion_rate", "functions.hotline_satisfaction_rate"],
    ),
    ("制定行政规范性文件9件，报备规范性文件9件。", &["rules.docs_issued", "rules.docs_filed"]),
    (
        "全面清理规范性文件，共梳理文件240件，废止31件，修改12件。",
        &["rules.docs_screened", "rules.docs_repealed", "rules.docs_amended"],
    ),
    ("审查合同132份，出具法律意见书58份。", &["decisions.contracts_reviewed", "decisions.legal_opinions"]),
    ("全县现有行政执法人员743人。", &["enforcement.officers"]),
    ("清理不合格的行政执法人员12名。", &["-"]),
    ("办理行政处罚案件1340件，罚没款286.5万元。", &["enforcement.penalty_cases", "enforcement.penalty_amount"]),
    (
        "评查行政执法案卷180卷，重大执法决定法制审核率100%。",
        &["enforcement.case_files_reviewed", "enforcement.legal_review_rate"],
    ),
    (
        "办理人大代表建议95件、政协提案72件，满意率100%。",
        &["oversight.npc_suggestions", "oversight.cppcc_proposals", "oversight.reply_satisfaction_rate"],
    ),
    ("处理劳动争议案件20余件。", &["-"]),
    (
        "收到政府信息公开申请46件，按期答复率100%。",
        &["oversight.disclosure_requests", "oversight.disclosure_completion_rate"],
    ),
    (
        "受理行政复议案件88件，其中维持30件，撤销6件，驳回12件，终止20件。",
        &[
            "disputes.reconsideration_cases",
            "disputes.reconsideration_upheld",
            "disputes.reconsideration_revoked",
            "disputes.reconsideration_rejected",
            "disputes.reconsideration_withdrawn",
        ],
    ),
    ("审结行政复议案件80件。", &["-"]),
    (
        "行政机关负责人出庭应诉率98.5%，败诉率6.2%。",
        &["disputes.court_appearance_rate", "disputes.litigation_loss_rate"],
    ),
    ("行政机关负责人出庭应诉率同比上升3.1个百分点。", &["-"]),
    ("调处矛盾纠纷3264件，调解成功率98.4%。", &["disputes.mediation_cases", "disputes.mediation_success_rate"]),
    ("办理法律援助案件612件，挽回经济损失890万元。", &["disputes.legal_aid_cases", "disputes.legal_aid_recovered"]),
    ("开展普法宣传活动310场次，新增省级民主法治示范村4个。", &["publicity.events", "publicity.model_villages"]),
];

#[test]
fn figures_are_recognised_as_what_they_are() {
    let mut wrong = Vec::new();
    for (sentence, want) in SENTENCES {
        let found: Vec<_> =
            mingshu::analyze(sentence).figures.into_iter().map(|f| f.indicator.unwrap_or("-".into())).collect();
        if found != *want {
            wrong.push(format!("{sentence}\n  want  {want:?}\n  found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} sentences:\n{}", wrong.len(), SENTENCES.len(), wrong.join("\n"));
}

/// Rows of `tests/indicators/phrasings.txt`: the ids, and the sentence whose figures bear them.
fn phrasings() -> impl Iterator<Item = (Vec<&'static str>, &'static str)> {
    include_str!("indicators/phrasings.txt").lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (ids, sentence) = line.split_once(" | ")?;
        Some((ids.split(' ').filter(|id| *id != "-").collect(), sentence))
    })
}

#[test]
fn each_indicator_is_recognised_in_three_wordings() {
    let mut wrong = Vec::new();
    for (want, sentence) in phrasings() {
        let found: Vec<_> = mingshu::analyze(sentence).figures.into_iter().filter_map(|f| f.indicator).collect();
        if found != want {
            wrong.push(format!("{sentence}\n  want  {want:?}\n  found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} sentences:\n{}", wrong.len(), wrong.join("\n"));
    for row in mingshu::indicators::INDICATORS {
        let wordings = phrasings().filter(|(ids, _)| ids.contains(&row.id)).count();
        assert!(wordings >= 3, "{} has {wordings} wordings", row.id);
    }
}

#[test]
fn every_indicator_can_be_looked_up() {
    for row in mingshu::indicators::INDICATORS {
        assert_eq!(mingshu::indicators::find(row.id).map(|r| r.zh), Some(row.zh));
        assert!(!row.topic().is_empty() && !row.en.is_empty() && !row.unit.is_empty());
    }
    assert!(mingshu::indicators::find("no.such").is_none());
}
