//! The registry as a table. The first row that fits a figure is its indicator, so a narrower row stands before a wider one.
//!
//! The rows began with the list that the annotated reports use; each name follows the words of the annual reports on
//! rule-of-law government and of the 市县法治政府建设示范指标体系 (2021). To add an indicator: add a row with an id that was
//! never used, say what it counts and what it must not be confused with (`not`), and add a sentence to
//! `tests/indicators.rs`.

use super::{Clue, Indicator};

const fn clue(units: &'static str, head: &'static str, act: &'static str, near: &'static str) -> Clue {
    Clue { units, head, act, near }
}

/// All indicators.
#[rustfmt::skip]
pub const INDICATORS: &[Indicator] = &[
    Indicator { id: "leadership.meetings", zh: "专题研究法治政府建设会议", en: "Meetings on building a rule-of-law government", unit: "次",
        about: "政府常务会议、党委会议、依法治理委员会会议等专题研究、听取法治政府建设工作的次数；不含一般业务会议和会议上的学法。", not: "学法|集体学习|讲座", whole: false, clues: &[
        clue("次|场|场次|期|批次|轮|班次", "=会议", "召开", "依法治县委员会|依法治市委员会|依法治区委员会|依法治省委员会|法治建设委员会"),
        clue("次|场|场次|期|批次|轮|班次", "常务会|常委会|党组会|党委会|党工委会|专题会|委员会会议|工作会议|领导小组会议", "研究|听取|审议", "法治|依法行政|复议|执法|普法"),
        clue("次|场|场次|期|批次|轮|班次", "法治", "召开", ""),
        clue("次|场|场次|期|批次|轮|班次", "常务会|常委会|党组会|党委会|党工委会|专题会|委员会会议|工作会议|领导小组会议", "召开|=", "研究法治|听取法治|审议法治|部署法治|研究部署法治|推进法治|讨论法治|研究解决法治|研究依法|听取依法|部署依法|推进依法|审议依法|专题研究|专题听取|法治议题|法治事项|法治工作|法治建设工作|依法治县|依法治市|依法治区|依法治省|依法治州|依法治旗"),
        clue("次|场|场次|期|批次|轮|班次", "法治政府建设|法治建设|依法治|依法行政|法治工作|法治政府工作", "专题研究|研究|听取|召开|审议", "")] },
    Indicator { id: "leadership.study_sessions", zh: "政府常务会议（领导干部）学法", en: "Sessions in which leading officials study the law", unit: "次",
        about: "政府常务会议、党委（党组）理论学习中心组和领导干部集体学法、法治专题辅导的次数。", not: "群众|学生|村民|执法人员|培训|法治副校长|第一课", whole: false, clues: &[
        clue("次|场|场次|期|批次|轮|轮次|班次", "中心组学习|理论学习|专题学习|集体学习|学习会", "", "法治|学法|法律|依法行政|习近平法治思想|宪法"),
        clue("次|场|场次|期|批次|轮|班次", "学法|集体学习|专题学习|法治学习|中心组理论学习|专题辅导|法治讲座|专题讲座|法治专题", "", "常务会|领导干部|中心组|党组|学法|习近平法治思想|宪法|民法典|法治思维"),
        clue("次|场|场次|期|批次|轮|班次", "=习近平法治思想|=法律法规|=宪法|=民法典|=行政复议法|=行政处罚法", "学习|研学|研讨", "")] },
    Indicator { id: "enforcement.training_sessions", zh: "执法培训场次", en: "Training sessions for law-enforcement officers", unit: "场次",
        about: "为行政执法人员举办的培训的场次（期数）。", not: "普法|学生|机构|检查", whole: false, clues: &[
        clue("次|场|场次|期|批次|轮|班次", "执法培训|执法人员培训|执法业务培训|执法规范化培训|执法实务培训|执法骨干", "", ""),
        clue("次|场|场次|期|批次|轮|班次", "培训|轮训|集中学习", "", "执法人员|行政执法|综合执法|执法改革|承权|执法单位|执法队伍")] },
    Indicator { id: "enforcement.training_attendance", zh: "执法培训人数", en: "People trained in law enforcement", unit: "人次",
        about: "参加行政执法培训的人数或人次。", not: "考试|处分|清理|持证|普法", whole: false, clues: &[
        clue("人|人次|名", "执法人员|执法骨干|培训|执法队员|领导", "培训|参加|受训|轮训|参训", "执法培训|执法人员综合|执法人员培训|行政执法培训|综合执法|承权|执法改革|执法单位"),
        clue("人|人次|名", "执法人员|执法骨干|执法队员", "培训|轮训|参训|受训", ""),
        clue("人|人次|名", "=培训", "参加|受训", "执法人员|执法培训"),
        clue("人|人次|名", "执法人员|执法骨干|执法队员", "参加", "参加培训|参加执法培训|参加行政执法培训|参加了培训|参加业务培训|参加岗前培训|参加轮训"),
        clue("人|人次|名", "参训人员|参训", "", "执法"),
        clue("人|人次", "执法人员培训|执法培训|执法规范化培训|执法业务培训|执法人员综合|执法人员通用", "=|组织|举办|开展|参训", "")] },
    Indicator { id: "leadership.training_sessions", zh: "法治培训场次", en: "Training sessions on the rule of law", unit: "场次",
        about: "面向领导干部、公职人员等的法治培训场次（期数）；执法人员培训另列。", not: "执法|普法|学生|群众|村|机构|检查", whole: false, clues: &[
        clue("次|场|场次|期|批次|轮|班次", "法治培训|法律知识培训|法治思维|专题培训|培训班|法律培训|普法培训|培训|法治轮训|研讨班|研修班", "开展|举办|组织|", "法治|法律|依法行政|学法")] },
    Indicator { id: "leadership.training_attendance", zh: "法治培训人数", en: "People trained in the rule of law", unit: "人次",
        about: "参加法治培训的人数或人次；执法人员培训另列。", not: "执法|群众|学生|听众|法律明白人|普法骨干", whole: false, clues: &[
        clue("人|人次|名", "", "调训|轮训|培训|参训", "法治|法律|学法|依法行政"),
        clue("人|人次|名", "依法行政培训班|法治培训班|法治专题培训班|法制班|法治班", "=|举办|组织|开展", ""),
        clue("人|人次|名", "参训|培训|法治轮训", "", "法治培训|法律知识培训|法治专题培训|法治轮训"),
        clue("人|人次|名", "干部|公务员|人员|党员|学员|负责人|单位", "参加|参训", "参加培训|参加法治培训|参加研讨培训|参加此次培训|参加专题培训|参加集中培训|参加了培训|参加法治轮训")] },
    Indicator { id: "leadership.exam_attendance", zh: "任前法律知识考试人数", en: "Officials examined in law before appointment", unit: "人",
        about: "任前法律知识（宪法法律）考试的参加人数。", not: "宣誓|旁听|执法人员|执法资格|行政执法|执法证|综合法律知识", whole: false, clues: &[
        clue("人|人次|名", "", "=|参加|参考|考试|考核|测试|考法|组织|应考|合格|通过|完成|任前", "任前考试|法律知识考试|法律法规知识考试|集中考法|法律法规考试|任前法律|任前宪法|任前考法|任前法治|任前学法|任职前法律|任职法律知识")] },
    Indicator { id: "leadership.reports_on_duty", zh: "述法人数（单位数）", en: "Officials or bodies reporting on their rule-of-law duty", unit: "人",
        about: "年度述法的党政主要负责人人数，或述法的单位数。", not: "", whole: false, clues: &[
        clue("人|名|位|个|家|人次", "", "述法", ""),
        clue("人|名|位|个|家|人次", "述法", "", ""),
        clue("人|名|位|个|家", "负责人|单位|领导干部", "=|实现|组织|完成", "负责人述法|单位述法|述法全覆盖")] },
    Indicator { id: "functions.power_list_items", zh: "权责清单事项", en: "Items on the lists of powers and duties", unit: "项",
        about: "政府部门（乡镇街道）权责清单所列的事项总数；清单调整中新增、取消的不计。", not: "新增|取消|调整|优化|承接|下放|划转|处罚事项", whole: true, clues: &[
        clue("项|条", "权责清单|权力清单|权责事项|行政权力事项|责任清单", "=|公开|公布|编制|梳理|确认|保留|发布|共有|公示|形成", ""),
        clue("项|条|个", "行政职权|行政权力", "涉及|包含|含", "权责清单|权力清单"),
        clue("项|条|个", "=行政权力|=行政职权|=权力事项|=行政权力事项", "保留|公布|公开|梳理|编制|确认|共有|现有|明确|确定|=", "")] },
    Indicator { id: "functions.service_items", zh: "政务服务事项", en: "Government service items", unit: "项",
        about: "纳入目录或进驻大厅、平台的政务服务事项总数。", not: "清单|实现|网办|网上|即办|零跑|通办|不见面|一证|秒批|承诺|下放|取消|自助|免", whole: true, clues: &[
        clue("项|个", "=事项|=审批服务事项|=行政审批服务事项", "进驻", "政务服务|大厅|服务中心"),
        clue("项|个", "政务服务事项|=服务事项|服务中心事项|大厅事项|进驻事项|实施事项|依申请政务服务|依申请事项", "=|保留|进驻|梳理|公布|纳入|公开|发布|认领|编制|入驻|共有", ""),
        clue("项|个", "行政权力|公共服务", "进厅|进驻|入驻", "")] },
    Indicator { id: "functions.online_rate", zh: "网上可办率（不见面率）", en: "Share of items that can be handled online", unit: "%",
        about: "政务服务事项网上可办、全程网办或不见面办理的比率。", not: "", whole: false, clues: &[
        clue("%", "网上可办|不见面|网办率|全程网办|网上办理率|网上全流程|网上办结|网办比例|网办事项比例|网上办事率|网上受理率", "", "")] },
    Indicator { id: "functions.mobile_rate", zh: "掌上可办率", en: "Share of items that can be handled on a phone", unit: "%",
        about: "政务服务事项掌上（移动端）可办的比率。", not: "", whole: false, clues: &[
        clue("%", "掌上可办|掌办率|掌上办|移动可办|“掌上办”", "", "")] },
    Indicator { id: "functions.zero_visit_rate", zh: "跑零次率", en: "Share of items that need no visit", unit: "%",
        about: "零跑动（跑零次）即可办结的政务服务事项比率。", not: "", whole: false, clues: &[
        clue("%", "跑零次|零跑动|零跑腿|零次跑", "", "")] },
    Indicator { id: "functions.instant_rate", zh: "即办率", en: "Share of items settled at once", unit: "%",
        about: "即办件占政务服务事项（办件）的比率。", not: "", whole: false, clues: &[
        clue("%", "即办率|即办件|即时办结|即办占比|即办比例", "", "")] },
    Indicator { id: "functions.certificates_cancelled", zh: "取消证明材料（事项）", en: "Certificates no longer asked for", unit: "项",
        about: "取消、减少的证明材料或证明事项数；实行告知承诺制的不计。", not: "告知承诺|承诺制", whole: false, clues: &[
        clue("项|个|种|件|份", "证明材料|证明事项|证明盖章|=证明|各类证明|种证明|项证明", "取消|清理|减少|精简|减免|废止|免提交|免于提交", "")] },
    Indicator { id: "functions.items_transferred", zh: "集中或划转的审批（权力）事项", en: "Powers concentrated, transferred or delegated", unit: "项",
        about: "集中、划转、下放、赋予或承接的行政审批、处罚等权力事项数。", not: "取消|自然人", whole: false, clues: &[
        clue("项|个", "权力事项|审批事项|审批服务事项|许可事项|处罚事项|审批权限|行政职权|行政权力|管理权限|处罚权|执法权|行政许可权|经济社会管理权限|执法事项", "集中|划转|下放|承接|赋予|移交|赋权|委托|划入", ""),
        clue("项|个", "便民服务事项|公共服务事项", "下放|承接|赋予", ""),
        clue("项|个", "下放事项|赋权事项|划转事项|委托事项", "承接|下放|赋予|划转|认领", ""),
        clue("项|个", "=事项", "划转|承接|赋予", "审批|许可|处罚|权力")] },
    Indicator { id: "functions.random_inspections", zh: "双随机抽查次数", en: "Random inspections carried out", unit: "次",
        about: "按“双随机、一公开”开展的（部门、联合）抽查次数或批次。", not: "食品|产品|质量|案卷|文件|药品|计划", whole: false, clues: &[
        clue("次|批次|场次|轮", "双随机|随机抽查|=抽查|抽查任务|联合抽查", "", "双随机|随机抽查")] },
    Indicator { id: "functions.random_inspected_firms", zh: "双随机抽查企业", en: "Firms inspected at random", unit: "家",
        about: "“双随机、一公开”抽查的企业（市场主体）数。", not: "", whole: true, clues: &[
        clue("家|户|个|户次|家次", "企业|市场主体|经营主体|检查对象|抽查对象|主体|商户|单位|经营户|个体", "抽查|检查|监管|抽取|随机抽取", "双随机|随机抽查|随机一公开")] },
    Indicator { id: "functions.hotline_requests", zh: "政务热线受理诉求", en: "Requests received by the government hotline", unit: "件",
        about: "12345等政务服务热线受理、办理的诉求（工单）件数。", not: "网格", whole: true, clues: &[
        clue("件|个|条|起|宗|次", "诉求|工单|来电|咨询|投诉|=事项", "", "12345|热线")] },
    Indicator { id: "functions.hotline_completion_rate", zh: "政务热线按时办结率", en: "Share of hotline requests settled in time", unit: "%",
        about: "政务热线诉求（工单）的按时办结率。", not: "信访|网格|审批", whole: false, clues: &[
        clue("%", "办结率|按时办结|按期办结", "", "12345|热线")] },
    Indicator { id: "functions.hotline_satisfaction_rate", zh: "政务热线满意率", en: "Satisfaction with the hotline", unit: "%",
        about: "政务热线回访的群众满意率。", not: "普法", whole: false, clues: &[
        clue("%", "满意率|满意度", "", "12345|政务热线|便民热线|政务服务热线|便民服务热线|市民热线|市长热线|区长热线|县长热线|政府热线|市民服务热线|政务便民热线|热线办理|热线办件|热线工单|热线诉求"),
        clue("%", "热线满意率|热线满意度|热线办理满意度|热线办理满意率|热线回访满意率|热线办理群众满意率|热线办件满意率|热线群众满意率|热线群众满意度|热线工单满意率", "", "")] },
    Indicator { id: "rules.docs_filed", zh: "规范性文件报备", en: "Normative documents filed for record", unit: "件",
        about: "向上级政府、同级人大常委会报送备案的行政规范性文件件数。", not: "", whole: false, clues: &[
        clue("份|件|部|个|项", "规范性文件", "报备|备案|报送备案|备案登记", "")] },
    Indicator { id: "rules.filing_rate", zh: "规范性文件报备率（及时率、规范率）", en: "Rate at which normative documents are filed", unit: "%",
        about: "行政规范性文件的报备率、及时率、规范率。", not: "", whole: false, clues: &[
        clue("%", "报备率|备案率|报备及时率|报备规范率", "", ""),
        clue("%", "=规范率|=及时率|=报送及时率", "", "报备|备案")] },
    Indicator { id: "rules.docs_repealed", zh: "废止或宣布失效文件", en: "Documents repealed or declared void", unit: "件",
        about: "清理中废止、宣布失效、停止执行的文件件数（含拟废止、拟宣布失效）。", not: "有效期|制定|出台|立改废", whole: false, clues: &[
        clue("份|件|部|个|项", "文件|政策|规范性文件|办法|规章", "废止|废除|失效|停止执行", "")] },
    Indicator { id: "rules.docs_amended", zh: "修改文件", en: "Documents amended", unit: "件",
        about: "清理中修改、修订的文件件数（含拟修改、拟修订）。", not: "", whole: false, clues: &[
        clue("份|件|部|个|项", "文件|政策|规章", "=修改|=修订|=拟修改|=拟修订|=修正|=及时修改|=予以修改", "")] },
    Indicator { id: "rules.docs_reviewed", zh: "规范性文件合法性审查", en: "Normative documents reviewed for legality", unit: "件",
        about: "进行合法性审查（审核）的行政规范性文件件数；合同、决策的审查另列。", not: "备案|合同|草稿|清理|公平竞争", whole: false, clues: &[
        clue("份|件|部|个|项|件次|份次", "规范性文件", "合法性审查|合法性审核|审查|审核|进行", "")] },
    Indicator { id: "rules.fair_competition_reviews", zh: "公平竞争审查文件", en: "Documents reviewed for fair competition", unit: "件",
        about: "经公平竞争审查的政策措施、文件件数；合法性审查另列。来源：示范指标体系“公平竞争审查”。", not: "纠正|废止|修改|清理", whole: true, clues: &[
        clue("件|份|项|个", "", "公平竞争审查", ""),
        clue("件|份|项|个", "公平竞争审查", "", ""),
        clue("件|份|项|个", "=文件|=政策措施|=政策文件|增量文件|存量文件|增量政策|存量政策", "=审查|=审核|=复审", "公平竞争")] },
    Indicator { id: "rules.review_opinions", zh: "合法性审查提出意见", en: "Opinions given in the review of legality", unit: "条",
        about: "合法性审查（审核）中提出的意见建议条数。", not: "法律意见书|隐性壁垒|立法", whole: false, clues: &[
        clue("条|个|件", "意见建议|审查意见|修改意见|审核意见|法律意见|修改建议", "提出|出具|反馈", "合法性|规范性文件|文件|合同|协议|决策|草案|公平竞争|政策措施|议题"),
        clue("条|个", "=意见", "提出|反馈", "合法性|规范性文件|重大事项")] },
    Indicator { id: "rules.docs_issued", zh: "制定行政规范性文件", en: "Normative documents issued", unit: "件",
        about: "制定、出台、印发的行政规范性文件件数。", not: "备案|审查|审核|清理|废止", whole: false, clues: &[
        clue("份|件|部|个|项", "规范性文件", "制定|出台|印发|发布|制发|公布", "")] },
    Indicator { id: "rules.docs_screened", zh: "清理文件总数", en: "Documents screened", unit: "件",
        about: "文件清理中梳理、审核的文件总数。", not: "公平竞争|草稿|草案|增量|合法性审查|合同|废止|修改|失效|案件", whole: true, clues: &[
        clue("份|件|部|个", "文件", "梳理|清理|审核|排查|审查", "清理|废止|修改|失效|修订|市场主体|公平竞争|梳理|壁垒")] },
    Indicator { id: "decisions.major_decisions", zh: "重大行政决策事项", en: "Major administrative decisions", unit: "项",
        about: "列入目录或履行法定程序的重大行政决策事项数。", not: "审查|意见|制度", whole: true, clues: &[
        clue("个|项|件", "重大行政决策|重大决策", "", ""),
        clue("个|项|件", "=事项|=决策事项|=决策|=项目", "列入|纳入|公布|编制|确定|制定", "重大行政决策目录|重大行政决策事项目录|重大决策目录|重大行政决策年度目录|重大行政决策")] },
    Indicator { id: "decisions.legal_opinions", zh: "出具法律意见（书）", en: "Legal opinions given", unit: "份",
        about: "法律顾问、公职律师和审查机构出具的法律意见（书）份数。", not: "条", whole: false, clues: &[
        clue("份|件|篇|件次|份次|次", "法律意见|法律审核意见", "", ""),
        clue("份|件次|份次", "=意见|=意见书|=审查意见书|=审核意见书|=审查意见|=书面意见", "出具", "法律顾问|公职律师|法律审核|合法性审查|合法性审核")] },
    Indicator { id: "decisions.contracts_reviewed", zh: "合同审查或起草", en: "Contracts reviewed or drafted", unit: "份",
        about: "审查、审核或参与起草的政府合同（协议）份数。", not: "", whole: false, clues: &[
        clue("份|件|个|件次|份次", "合同|=协议|行政协议|政府协议|协议书|重大协议|合作协议", "审查|审核|起草|合法性审查|合法性审核|参与", "")] },
    Indicator { id: "decisions.adviser_participation", zh: "法律顾问参与决策", en: "Participation of legal advisers in decisions", unit: "次",
        about: "法律顾问参加会议、参与决策和重大事务的次数。", not: "", whole: false, clues: &[
        clue("次|件|项|场|场次|件次", "决策|会议|常务会|事务|事项|论证|谈判", "参与|参加|列席|提供", "法律顾问")] },
    Indicator { id: "decisions.legal_advisers", zh: "聘请法律顾问（的单位）", en: "Bodies that retain legal advisers", unit: "个",
        about: "聘请法律顾问的单位数，或聘请的法律顾问数。", not: "清理|续约|解聘|公职律师", whole: false, clues: &[
        clue("个|家|名|人|位", "", "聘请|配备|选聘|聘任", "法律顾问"),
        clue("名|人|位", "=法律顾问|=政府法律顾问|=村居法律顾问", "=|现有|共有|选派", "")] },
    Indicator { id: "enforcement.bodies", zh: "行政执法主体", en: "Law-enforcement bodies", unit: "个",
        about: "依法公布的行政执法主体（机关）个数。", not: "", whole: true, clues: &[
        clue("个|家", "执法主体|执法机关", "", "")] },
    Indicator { id: "enforcement.officers", zh: "行政执法人员", en: "Law-enforcement officers", unit: "人",
        about: "持证或登记在册的行政执法人员数；培训、清理的人数不计。", not: "培训|清理|考试|参训|旁听|处分|审核|注销|新增|协理|借调", whole: true, clues: &[
        clue("人|名", "执法人员|执法队员|持证人员|执法证件人员|执法证人员", "=|登记|持有|持证|现有|共有|实有|注册|登记在册|拥有|公示|公布", "")] },
    Indicator { id: "enforcement.penalty_cases", zh: "行政处罚案件", en: "Administrative penalty cases", unit: "件",
        about: "办理、查处的行政处罚案件件数。", not: "移送|不予|免予|从轻|减轻|听证|复议|诉讼|处罚类|按日|调阅|评查|抽查|抽取", whole: true, clues: &[
        clue("件|起|宗|例", "行政处罚|处罚案件|=违法案件|行政违法案件", "办理|查处|作出|立案|办结|实施|做出|下达|=", "")] },
    Indicator { id: "enforcement.penalty_amount", zh: "罚没金额", en: "Fines and confiscations", unit: "元",
        about: "行政处罚的罚款和没收金额。", not: "免|减|退|平均|案均|户均|人均|每|税款|滞纳金", whole: false, clues: &[
        clue("元", "罚没|罚款|处罚金额|处罚款|处罚总金额|=处罚|=经济处罚", "", "")] },
    Indicator { id: "enforcement.inspections", zh: "行政检查", en: "Administrative inspections", unit: "次",
        about: "开展行政检查（执法检查）的次数。", not: "执法监督", whole: false, clues: &[
        clue("次|家次|户次|场次|人次|万次|起|件", "行政检查|执法检查|监督检查|日常检查|行政执法检查|安全生产检查|执法巡查|巡查检查", "=|开展|实施|进行|组织|完成|办理", "")] },
    Indicator { id: "enforcement.case_files_reviewed", zh: "执法案卷评查", en: "Enforcement case files reviewed", unit: "件",
        about: "评查、抽查的行政执法案卷件（卷、宗）数。", not: "", whole: true, clues: &[
        clue("件|卷|份|宗|本|册", "案卷|执法卷|处罚卷宗|许可卷宗|执法卷宗", "评查|自查自评|抽查|检查|评审|抽检|抽取|调阅|查阅|抽评|互评", "")] },
    Indicator { id: "enforcement.legal_review_rate", zh: "重大执法决定法制审核率", en: "Share of major enforcement decisions reviewed", unit: "%",
        about: "重大行政执法决定法制审核率。", not: "", whole: false, clues: &[
        clue("%", "法制审核率|法制审核覆盖率|重大执法决定审核率", "", ""),
        clue("%", "=审核率|=法核率|=合法率", "", "法制审核|重大行政执法决定|重大执法决定")] },
    Indicator { id: "enforcement.cases_to_police", zh: "两法衔接移送案件", en: "Cases transferred for criminal prosecution", unit: "件",
        about: "行政执法机关向公安、检察机关移送的涉嫌犯罪案件件数。", not: "", whole: false, clues: &[
        clue("件|起|宗|例", "犯罪案件|涉嫌犯罪|涉刑案件|犯罪线索", "移送", ""),
        clue("件|起|宗|例", "涉嫌|犯罪", "移交", "公安"),
        clue("件|起|宗|例", "案件|线索|犯罪", "移送|移交公安", "公安|司法机关|两法|行刑|刑事|涉嫌犯罪|以罚代刑")] },
    Indicator { id: "oversight.npc_suggestions", zh: "人大代表建议", en: "Suggestions of people’s deputies handled", unit: "件",
        about: "办理的人大代表议案、建议件数。", not: "检察|司法|复议|审计", whole: false, clues: &[
        clue("件|条|项", "代表建议|代表意见建议|人大建议|人大代表建议|代表议案|议案建议|=议案", "", ""),
        clue("件|条", "=建议|=建议意见|=意见建议", "办理|办复|答复", "人大代表|人大议案|代表议案|代表建议")] },
    Indicator { id: "oversight.cppcc_proposals", zh: "政协提案", en: "Proposals of the political consultative conference handled", unit: "件",
        about: "办理的政协（委员）提案件数。", not: "", whole: false, clues: &[
        clue("件|条", "提案", "", "")] },
    Indicator { id: "oversight.reply_satisfaction_rate", zh: "建议提案满意率", en: "Satisfaction with replies to suggestions and proposals", unit: "%",
        about: "人大代表建议、政协提案办理的满意率（含基本满意）。", not: "", whole: false, clues: &[
        clue("%", "满意率|满意度|满意", "", "代表建议|提案")] },
    Indicator { id: "oversight.disclosure_requests", zh: "依申请公开", en: "Requests for disclosure", unit: "件",
        about: "收到、办理的政府信息公开申请件数；各类答复结果不计。", not: "不予|无法|部分|不公开|其他|结转", whole: true, clues: &[
        clue("件|条|份|次", "依申请公开|信息公开申请|公开申请", "", "")] },
    Indicator { id: "oversight.disclosures", zh: "主动公开信息", en: "Information disclosed on own initiative", unit: "条",
        about: "主动公开的政府信息条数。", not: "依申请|申请|归集|信用|推送|诉求", whole: true, clues: &[
        clue("条|件|篇|份", "信息", "主动公开|公开|发布", "主动公开|政务公开|信息公开|政府信息|政务信息|政府网站|门户网站")] },
    Indicator { id: "oversight.disclosure_completion_rate", zh: "依申请公开办结率", en: "Share of disclosure requests settled", unit: "%",
        about: "政府信息公开申请的（按时）办结率、答复率。", not: "", whole: false, clues: &[
        clue("%", "办结率|答复率", "", "依申请公开|信息公开申请")] },
    Indicator { id: "oversight.audits", zh: "审计项目", en: "Audits", unit: "项",
        about: "完成、开展的审计项目数。", not: "问题|整改|覆盖|建议|会议|获评", whole: true, clues: &[
        clue("项|个|次", "审计", "", "")] },
    Indicator { id: "oversight.disciplined", zh: "政纪政务处分", en: "Officials disciplined", unit: "人",
        about: "受党纪政纪、政务处分的人数。", not: "建议", whole: false, clues: &[
        clue("人|名|人次", "处分", "", "政务|政纪|党纪|监察|问责|处分")] },
    Indicator { id: "disputes.reconsideration_correction_rate", zh: "行政复议直接纠错率", en: "Rate of direct correction in reconsideration", unit: "%",
        about: "行政复议案件的（直接）纠错率。", not: "", whole: false, clues: &[
        clue("%", "纠错率", "", "")] },
    Indicator { id: "disputes.reconsideration_settlement_rate", zh: "行政复议调撤率", en: "Rate of settlement in reconsideration", unit: "%",
        about: "行政复议案件经调解、和解、撤回结案的比率。", not: "诉讼", whole: false, clues: &[
        clue("%", "复议调撤率|复议调解和解率|复议调解率|复议和解|复议案件调解|复议案件和解", "", ""),
        clue("%", "调撤率|调解和解率", "", "复议")] },
    Indicator { id: "disputes.reconsideration_upheld", zh: "行政复议维持", en: "Reconsideration: upheld", unit: "件",
        about: "行政复议决定维持的案件件数。", not: "部分|撤", whole: false, clues: &[
        clue("件|起|宗|例", "复议|案件", "维持", "复议"),
        clue("件|起|宗|例", "复议", "维持", "")] },
    Indicator { id: "disputes.reconsideration_withdrawn", zh: "行政复议撤回（终止）", en: "Reconsideration: withdrawn or ended", unit: "件",
        about: "申请人撤回申请或终止审理的行政复议案件件数。", not: "部分", whole: false, clues: &[
        clue("件|起|宗|例", "复议|案件", "撤回|终止", "复议"),
        clue("件|起|宗|例", "复议", "撤回|终止", "")] },
    Indicator { id: "disputes.reconsideration_revoked", zh: "行政复议撤销（纠错）", en: "Reconsideration: revoked or corrected", unit: "件",
        about: "撤销、变更、确认违法或责令履行等纠错的行政复议案件件数。", not: "部分|诉讼", whole: false, clues: &[
        clue("件|起|宗|例", "复议|案件", "撤销|纠错|确认违法|变更|责令履行", "复议"),
        clue("件|起|宗|例", "复议", "撤销|纠错|确认违法|变更|责令履行", "")] },
    Indicator { id: "disputes.reconsideration_rejected", zh: "行政复议驳回", en: "Reconsideration: rejected", unit: "件",
        about: "驳回行政复议申请（请求）的案件件数。", not: "", whole: false, clues: &[
        clue("件|起|宗|例", "复议|案件", "驳回", "复议"),
        clue("件|起|宗|例", "复议", "驳回", "")] },
    Indicator { id: "disputes.reconsideration_pending", zh: "行政复议未审结", en: "Reconsideration: pending", unit: "件",
        about: "正在审理、尚未审结的行政复议案件件数。", not: "", whole: false, clues: &[
        clue("件|起|宗|例", "复议|案件", "正在审查|正在审理|未审结|正在办理|尚未审结|尚在审理|结转下年|待审", "复议"),
        clue("件|起|宗|例", "复议", "正在审理|未审结|尚未审结|尚在审理|结转下年", "")] },
    Indicator { id: "disputes.reconsideration_cases", zh: "行政复议案件（受理、办理）", en: "Reconsideration cases accepted", unit: "件",
        about: "受理（办理）的行政复议案件件数；审结数和各类结果另列。", not: "答复|不予受理|未受理|未予受理|暂不受理|引发|审结|办结|结案|被复议|维持|撤|驳回|终止|纠错|调解|和解|部分|正在|检察|诉讼|咨询|应诉|移送|尚在|结转|待审", whole: true, clues: &[
        clue("件|起|宗|例", "行政复议|复议案件|复议申请", "受理|办理|收到|接收|新收|立案|审理|处理|=", ""),
        clue("件|起|宗|例", "=案件|=申请", "受理|办理|收到", "行政复议申请|行政复议案件|行政复议方面")] },
    Indicator { id: "disputes.litigation_loss_rate", zh: "行政诉讼败诉率", en: "Share of administrative suits lost", unit: "%",
        about: "行政诉讼案件败诉率。", not: "", whole: false, clues: &[
        clue("%", "败诉率", "", "")] },
    Indicator { id: "disputes.court_appearance_rate", zh: "行政机关负责人出庭应诉率", en: "Share of suits in which heads of bodies appear in court", unit: "%",
        about: "行政诉讼案件中行政机关负责人的出庭应诉率。", not: "旁听", whole: false, clues: &[
        clue("%", "出庭应诉率|出庭率|应诉率", "", ""),
        clue("%", "负责人", "出庭应诉|出庭", "")] },
    Indicator { id: "disputes.litigation_cases", zh: "行政诉讼案件", en: "Administrative suits", unit: "件",
        about: "行政诉讼（应诉）案件件数。", not: "引发|审结|败诉|胜诉|撤诉|复议|出庭|检察|旁听|判决|正在|尚在|待审|结转", whole: true, clues: &[
        clue("件|起|宗|例", "=行政应诉|应诉案件|被诉行政案件|被诉案件|一审行政案件", "=|参加|收案|收到|办理|发生|作为", ""),
        clue("件|起|宗|例", "行政诉讼案件|行政应诉案件|应诉案件|行政诉讼", "=|办理|处理|发生|受理|收到|新收|代理|应诉|审理", ""),
        clue("件|起|宗|例", "行政案件", "=|办理|处理|发生|受理|收到|新收|代理|应诉|审理", "诉讼|应诉|法院|出庭|败诉|一审")] },
    Indicator { id: "disputes.mediation_success_rate", zh: "调解成功率", en: "Share of mediations that succeed", unit: "%",
        about: "矛盾纠纷调解（调处、化解）成功率。", not: "复议", whole: false, clues: &[
        clue("%", "调解成功率|调处成功率|化解成功率|调解率", "", ""),
        clue("%", "=成功率", "", "调解|调处|化解"),
        clue("%", "=化解率|=调处率", "", "矛盾纠纷|人民调解|调解组织")] },
    Indicator { id: "disputes.mediation_bodies", zh: "调解组织", en: "Mediation bodies", unit: "个",
        about: "人民调解委员会、调解室等各类调解组织的个数。", not: "案件|纠纷化解|调解员", whole: true, clues: &[
        clue("个|家|户|所|处", "调解组织|调解委员会|调委会|调解室|调解工作室|调解中心|矛调中心|纠纷调处中心|纠纷调处化解中心|化解中心|调处中心", "", "")] },
    Indicator { id: "disputes.legal_aid_recovered", zh: "法律援助挽回损失", en: "Losses recovered through legal aid", unit: "元",
        about: "法律援助为受援人挽回的经济损失或取得的利益。", not: "", whole: false, clues: &[
        clue("元", "损失|利益", "挽回|避免|取得", "法律援助|受援")] },
    Indicator { id: "disputes.legal_aid_cases", zh: "法律援助案件", en: "Legal aid cases", unit: "件",
        about: "办理、受理的法律援助案件件数。", not: "挽回|咨询", whole: true, clues: &[
        clue("件|起|宗|例", "法律援助|=援助案件", "", ""),
        clue("件|起|宗|例", "=案件", "受理|办理", "法律援助机构|法律援助中心")] },
    Indicator { id: "disputes.mediation_cases", zh: "调解（调处）矛盾纠纷", en: "Disputes mediated", unit: "件",
        about: "调解、调处、化解的矛盾纠纷件数。", not: "复议|仲裁|诉讼案件|劳动争议|检察|信访|诉前", whole: true, clues: &[
        clue("件|起|宗|例", "矛盾纠纷|纠纷|矛盾|调解案件", "调解|调处|化解|受理|处理|成功|排查化解|排查调处|=", ""),
        clue("件|起|宗|例", "=案件", "调解成功|成功调解", "调解"),
        clue("件|起|宗|例", "=调解纠纷|=化解纠纷|=调处纠纷|=调解矛盾纠纷|=化解矛盾纠纷|=调处矛盾纠纷", "参与|协助", "")] },
    Indicator { id: "publicity.model_villages", zh: "民主法治示范村（社区）", en: "Model villages and communities of democratic rule of law", unit: "个",
        about: "民主法治示范村（社区）的个数。", not: "率", whole: false, clues: &[
        clue("个|家", "民主法治示范|民主法治村|民主法治社区", "", ""),
        clue("个|家", "=村|=社区|=村(社区)|=行政村|=村居", "被命名|获评|被评为|荣获|命名|评为|评定为", "民主法治示范村|民主法治示范社区|民主法治村|民主法治社区")] },
    Indicator { id: "publicity.events", zh: "普法宣传活动", en: "Events of legal publicity", unit: "场次",
        about: "开展的普法、法治宣传活动的场次。", not: "培训|考试|点击|浏览|阅读|播放|宣传栏", whole: false, clues: &[
        clue("次|场|场次|期|批次|轮|班次", "宣传活动|专项宣传|集中宣传|主题宣传|普法活动|法治宣传|法制宣传|普法宣传|法治文化活动|宣讲|法治讲座|普法讲座|宪法宣传周|法治大讲堂|法治讲堂|法治课堂|主题活动|送法|普法|法律进|法治进|宪法进|民法典进|法律“六进”|法律六进|法律“八进”", "=|开展|组织|举办|举行|进行|走进|送法", "法治|普法|宪法|法律|民法典|习近平法治思想|法")] },
    Indicator { id: "publicity.participants", zh: "普法参与人次", en: "People reached by legal publicity", unit: "人次",
        about: "参与普法活动、受普法教育的人次。", not: "培训|考试|执法人员|咨询", whole: false, clues: &[
        clue("人次|人|名", "群众|受众|听众|学生|师生|青少年|职工|居民|村民|干部群众|市民|人员", "覆盖|受教育|惠及|参与|接受|服务|普及|宣传|教育|受益|吸引", "普法|法治宣传|宣讲|法律知识|法律进|法治进|法治讲座|法治课|送法|宪法|民法典|法治文化"),
        clue("人次|人", "=受众|=听众|=受教育群众", "=|覆盖", "普法|法治宣传|宣讲|法律|宪法|法治")] },
    // Beyond the first list: figures that the reports of this genre also have in common.
    Indicator { id: "decisions.public_lawyers", zh: "公职律师", en: "Public lawyers", unit: "人",
        about: "党政机关公职律师人数；聘请的法律顾问另列。来源：示范指标体系“法律顾问和公职律师”。", not: "覆盖|参与|列席", whole: true, clues: &[
        clue("人|名|位", "公职律师", "", "")] },
    Indicator { id: "disputes.litigation_lost", zh: "行政诉讼败诉案件", en: "Administrative suits lost", unit: "件",
        about: "行政机关败诉的行政诉讼案件件数；败诉率另列。来源：示范指标体系“行政应诉”。", not: "复议", whole: false, clues: &[
        clue("件|起|宗|例", "诉讼|应诉|行政案件|败诉案件", "败诉", ""),
        clue("件|起|宗|例", "败诉案件", "", "行政诉讼|应诉")] },
];
