//! What kind of thing a noun names, by how it ends, and which measure words cannot count it: 公安机关立案12件 counts no
//! 机关.

use super::short::{Short, short};
use crate::text::Lexicon;
use std::sync::LazyLock;

/// What a noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Body,
    Person,
    Paper,
    Abstract,
    Deed,
}

/// Ends of nouns. To add one: append it to its row; the longest end that fits is taken.
#[rustfmt::skip]
const ENDS: &[(Sort, &[&str])] = &[
    (Sort::Body, &[
        "窗口", "专窗", "机关", "部门", "单位", "法院", "检察院", "政府", "公司", "企业", "大队", "支队", "中队", "总队", "局", "委员会", "调委会", "常委会", "党组", "党委", "区委", "县委", "市委", "省委", "县政府", "中心", "站", "所", "机构", "街道", "乡镇", "社区", "村", "司法局", "全县", "全市", "全区", "全省", "全乡", "全镇", "全村", "团队", "商户", "门店", "市场主体", "各部门", "城镇", "农村", "城区", "地区", "经营主体", "办公室", "学校", "医院", "银行", "协会", "律师事务所", "工作组", "专班", "财政", "中介", "团", "组", "银行", "媒体", "电视台", "报社", "网站", "厅", "常委会", "党校", "联络点", "联系点", "服务点", "网点", "代办点", "调委会", "村委会", "居委会", "管委会", "院", "庭", "公安", "纪委", "监委", "调委", "平台", "热线", "政府本级", "执法队", "公安系统", "法院系统", "检察系统", "教育系统", "政法系统", "领域", "战线", "上级", "市", "县", "公证处", "办事处", "管理处", "公众号", "公众平台", "客户端", "调解组织", "行业组织", "群团组织",
    ]),
    (Sort::Person, &[
        "人员", "干部", "群众", "律师", "学生", "教师", "职工", "居民", "村民", "负责人", "领导", "当事人", "申请人", "原告", "被告", "第三人", "上诉人", "申诉人", "代表", "委员", "志愿者", "队员", "党员", "调解员", "执法员", "民警", "法官", "检察官", "顾问", "主任", "书记", "局长", "县长", "市长", "区长", "同志", "公民", "未成年人", "老年人", "残疾人", "农民工", "嫌疑人", "受援人", "员", "者", "人", "民众", "农民", "河长", "林长", "湖长", "正职", "副职",
    ]),
    (Sort::Paper, &["文件", "案件", "案卷", "清单", "事项", "建议", "提案", "规章", "法规", "合同", "协议", "意见", "意见书", "通知书", "决定书", "资料", "信息", "线索", "纠纷", "诉求", "工单", "办件", "草案", "目录", "名录", "名单", "台账", "许可证", "证书", "资格证", "通知书", "告知书", "建议书", "计划", "证件", "执法证"]),
    (Sort::Abstract, &["资格", "工作", "情况", "责任", "职责", "要求", "能力", "水平", "制度", "机制", "作用", "权益", "机会", "质量", "效能", "效率", "规模", "标准", "职能", "职权", "权限", "措施", "问题", "戒毒", "矫正"]),
    (Sort::Deed, &["行政处罚", "行政强制", "警告", "登记", "年检", "检查", "抽查"]),
];

static END: LazyLock<Lexicon<Sort>> = LazyLock::new(|| {
    Lexicon::backwards(ENDS.iter().flat_map(|&(sort, ends)| ends.iter().map(move |&end| (end, sort))))
});

/// Measure words of papers and cases, and of people.
const PAPERS: &[&str] = &[
    "件", "起", "宗", "例", "份", "条", "卷", "篇", "封", "件次", "项", "批", "部", "元", "次", "项次", "宗次", "起次",
    "份次", "条次", "篇次", "卷次", "册", "本", "张", "幅",
];
const BODIES: &[&str] = &["家", "所"];
const PEOPLE: &[&str] = &["人", "名", "位"];
/// The same, and how often they came or were visited, in which no body and no paper is counted.
const PEOPLE_AND_VISITS: &[&str] = &["人", "名", "位", "人次"];
const BODIES_AND_HOUSES: &[&str] = &["家", "所", "户", "家次", "户次"];

/// Whether figures with this measure word can count what the noun names.
pub fn countable(noun: &[char], unit: Short) -> bool {
    let Some(sort) = sort_of(noun) else { return true };
    let (papers, bodies, people) = (short!(PAPERS), short!(BODIES), short!(PEOPLE));
    let [first, second] = match sort {
        Sort::Body => [papers, short!(PEOPLE_AND_VISITS)],
        Sort::Person => [papers, bodies],
        Sort::Paper | Sort::Abstract => [people, short!(BODIES_AND_HOUSES)],
        Sort::Deed => [people, short!(["家", "户"])],
    };
    !unit.is_in(first) && !unit.is_in(second)
}

/// Whether the noun names a body or a person, which do rather than are counted.
pub fn is_agent(noun: &[char]) -> bool {
    matches!(sort_of(noun), Some(Sort::Body | Sort::Person))
}

/// Whether it can be told what a noun names.
pub fn is_known(noun: &[char]) -> bool {
    sort_of(noun).is_some()
}

/// Whether the noun names papers or cases.
pub fn is_paper(noun: &[char]) -> bool {
    sort_of(noun) == Some(Sort::Paper)
}

/// Whether the noun names people.
pub fn is_person(noun: &[char]) -> bool {
    sort_of(noun) == Some(Sort::Person)
}

/// What a noun names, by the words before a bracket with which it ends: 乡镇（街道）.
fn sort_of(noun: &[char]) -> Option<Sort> {
    let open = if noun.last() == Some(&')') { noun.iter().rposition(|&c| c == '(') } else { None };
    let end = open.filter(|&open| open > 0).unwrap_or(noun.len());
    END.before(noun, end, 0).map(|(_, &sort)| sort)
}
