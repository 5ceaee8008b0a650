//! The 法治政府建设实施纲要, one table for each.
//!
//! To add the next one: append a [`Plan`] with its years; ids open with its first year. Names of tasks are those of the
//! plan, words are what reports write over the sections that carry a task. To teach a task another wording: append it.

use super::{Plan, Task};

/// All plans, by year.
#[rustfmt::skip]
pub const PLANS: &[Plan] = &[
    Plan {
        first: 2015, last: 2020,
        zh: "法治政府建设实施纲要（2015—2020年）",
        en: "Outline for building a rule-of-law government (2015–2020)",
        source: "中发〔2015〕36号，2015年12月27日；第二部分的七项主要任务",
        tasks: &[
            Task { id: "2015.functions", zh: "依法全面履行政府职能", en: "Performing the functions of government in full and by law",
                words: "履行政府职能|履行职能|政府职能|职能转变|转变职能|机构职能|行政审批|审批制度|审批服务|放管服|权责清单|权力清单|责任清单|负面清单|清单制度|政务服务|营商环境|商事登记|商事制度|事中事后监管|监管效能|市场监管|信用体系|社会信用|公共服务|社会治理|政府效能|服务效能|简政放权|机构改革|生态环境|环境保护|证明事项|一网通办|最多跑一次|政务热线|便民热线|民生热线|双随机|公平竞争|安全生产|应急管理|突发事件",
                indicators: "functions." },
            Task { id: "2015.rules", zh: "完善依法行政制度体系", en: "Completing the rules that administration goes by",
                words: "依法行政制度体系|行政制度体系|制度体系|制度建设|规范性文件|政府立法|立法|立法制规|规章制度|备案审查|文件管理|文件清理|文件审查|文件监督|制规",
                indicators: "rules." },
            Task { id: "2015.decisions", zh: "推进行政决策科学化、民主化、法治化", en: "Making decisions by science, participation and law",
                words: "行政决策|决策制度体系|行政决策制度体系|决策水平|决策机制|决策程序|决策能力|依法决策|科学决策|民主决策|重大决策|决策科学化|法律顾问|公职律师|法律风险|合同审查|合法性审查|合法性审核",
                indicators: "decisions." },
            Task { id: "2015.enforcement", zh: "坚持严格规范公正文明执法", en: "Enforcing the law strictly, fairly and civilly",
                words: "规范公正文明执法|公正文明执法|规范执法|行政执法|综合执法|执法体制|执法改革|执法效能|执法规范化|执法监督|执法队伍|执法人员|执法行为|执法程序|执法方式|严格执法|文明执法|重点领域执法|执法三项制度|裁量|行政处罚|两法衔接|三项制度|执法",
                indicators: "enforcement." },
            Task { id: "2015.oversight", zh: "强化对行政权力的制约和监督", en: "Constraining and supervising administrative power",
                words: "制约和监督|制约与监督|制约监督|监督制约|权力制约|权力监督|行政权力运行|权力运行|权力规范透明运行|政务公开|信息公开|审计|人大监督|民主监督|人大政协|社会监督|公众监督|层级监督|监督体系|接受监督|监察监督|建议提案|问责|政务诚信",
                indicators: "oversight." },
            Task { id: "2015.disputes", zh: "依法有效化解社会矛盾纠纷", en: "Resolving social conflicts and disputes by law",
                words: "矛盾纠纷|社会矛盾|化解矛盾|行政争议|争议化解|政群矛盾|纠纷化解|纠纷|行政复议|行政应诉|复议应诉|人民调解|行政调解|调解|信访|仲裁|行政裁决|法律援助|公共法律服务|法律服务",
                indicators: "disputes." },
            Task { id: "2015.capacity", zh: "全面提高政府工作人员法治思维和依法行政能力", en: "Raising the ability of officials to think and act by law",
                words: "法治思维|依法行政能力|法治能力|法治意识|法治素养|学法用法|学法|法治培训|法治教育|任前考试|普法|法治宣传|法治氛围|法治文化|队伍建设|谁执法谁普法",
                indicators: "publicity.|leadership.study|leadership.training|leadership.exam" },
        ],
    },
    Plan {
        first: 2021, last: 2025,
        zh: "法治政府建设实施纲要（2021—2025年）",
        en: "Outline for building a rule-of-law government (2021–2025)",
        source: "中发〔2021〕33号，2021年8月11日公布；十个部分",
        tasks: &[
            Task { id: "2021.thought", zh: "深入学习贯彻习近平法治思想", en: "Studying and carrying out Xi Jinping Thought on the Rule of Law",
                words: "习近平法治思想|法治思想|思想之基|理论武装|思想引领|政治站位|思想武装",
                indicators: "" },
            Task { id: "2021.functions", zh: "健全政府机构职能体系", en: "A complete system of institutions and functions",
                words: "政府机构职能|机构职能体系|履行政府职能|履行职能|政府职能|职能转变|转变职能|机构职能|行政审批|审批制度|审批服务|放管服|权责清单|权力清单|责任清单|负面清单|清单制度|清单管理|政务服务|营商环境|商事登记|商事制度|事中事后监管|监管效能|市场监管|信用体系|社会信用|信用监管|公共服务|社会治理|政府效能|服务效能|简政放权|机构改革|证明事项|一网通办|最多跑一次|政务热线|便民热线|双随机|公平竞争|告知承诺|高效办成一件事|经营主体|市场主体|惠企|利企",
                indicators: "functions." },
            Task { id: "2021.rules", zh: "健全依法行政制度体系", en: "A complete system of rules that administration goes by",
                words: "依法行政制度体系|行政制度体系|制度体系|制度建设|规范性文件|政府立法|立法|规章制度|备案审查|文件管理|文件清理|文件审查|制度供给|重点领域立法|政策文件",
                indicators: "rules." },
            Task { id: "2021.decisions", zh: "健全行政决策制度体系", en: "A complete system of decision making",
                words: "行政决策制度体系|行政决策|决策制度体系|决策水平|决策机制|决策程序|决策能力|依法决策|科学决策|民主决策|重大决策|决策公信力|决策质量|法律顾问|公职律师|法律风险|合同审查|合法性审查|合法性审核|法制审查",
                indicators: "decisions." },
            Task { id: "2021.enforcement", zh: "健全行政执法工作体系", en: "A complete system of law enforcement",
                words: "行政执法工作体系|规范公正文明执法|公正文明执法|规范执法|行政执法|综合执法|执法体制|执法改革|执法效能|执法质效|执法质量|执法规范化|执法队伍|执法人员|执法行为|执法程序|执法方式|严格执法|文明执法|执法司法|重点领域执法|柔性执法|包容审慎|裁量|行政处罚|两法衔接|三项制度|执法|普法|法治宣传|谁执法谁普法|法治文化|法治氛围",
                indicators: "enforcement.|publicity." },
            Task { id: "2021.emergency", zh: "健全突发事件应对体系", en: "A complete system of responding to emergencies",
                words: "突发事件应对体系|突发事件|应急体系|应急管理|应急处置|应急预案|应急能力|应急|安全生产|安全风险|防灾减灾|风险处置|风险防范|疫情防控",
                indicators: "" },
            Task { id: "2021.disputes", zh: "健全社会矛盾纠纷行政预防调处化解体系", en: "A complete system of preventing and resolving disputes",
                words: "社会矛盾纠纷|矛盾纠纷|社会矛盾|化解矛盾|行政争议|争议化解|争议调解|纠纷化解|纠纷|行政复议|行政应诉|复议应诉|人民调解|行政调解|调解|信访|仲裁|行政裁决|法律援助|公共法律服务|法律服务|公平正义",
                indicators: "disputes." },
            Task { id: "2021.oversight", zh: "健全行政权力制约和监督体系", en: "A complete system of constraint and supervision of power",
                words: "行政权力制约|制约和监督|制约与监督|制约监督|监督制约|权力制约|权力监督|权力运行|行政权力规范|政务公开|信息公开|审计|人大监督|民主监督|人大政协|社会监督|公众监督|层级监督|执法监督|监督体系|接受监督|各方面监督|监察监督|法治监督|建议提案|问责|政务诚信|诚信政府|政府督查",
                indicators: "oversight." },
            Task { id: "2021.digital", zh: "健全法治政府建设科技保障体系", en: "Technology in support of rule-of-law government",
                words: "科技保障体系|科技保障|数字法治|数字政府|数字化|信息化|数字赋能|科技赋能|智慧|大数据|互联网+|互联网|数据共享|平台建设",
                indicators: "" },
            Task { id: "2021.leadership", zh: "加强党的领导，完善法治政府建设推进机制", en: "The Party's leadership, and what drives the work",
                words: "党的领导|党的全面领导|党建|组织领导|领导责任|第一责任人|推进机制|组织保障|统筹推进|督察|考核|示范创建|述法|法治思维|依法行政能力|法治能力|法治意识|法治素养|学法用法|学法|法治培训|法治教育|教育培训|任前考试|队伍建设|人员力量|主体责任|关键少数|法治政府建设责任|法治建设责任",
                indicators: "leadership." },
        ],
    },
];
