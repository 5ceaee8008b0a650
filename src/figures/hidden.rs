//! Heads that may hold a verb: one that no list knows (立诈骗案30起), or one that was taken for the beginning of the noun
//! (发现整改隐患40处). They are read all the same, and shown as doubtful.

use super::acts::{ACTIVITY_UNITS, ACTORS};
use super::labels::Label;
use super::listed::Beginnings;
use super::short::{Short, short};
use super::words::{self, Class};
use crate::analysis::Kind;
use crate::text::{Code, Lexicon};
use std::sync::LazyLock;

/// Activities that rather name a field or a kind when a noun follows: 普法作品, 监测站点. To add one: append it.
#[rustfmt::skip]
const KINDS: &[&str] = &[
    "普法", "执法", "复议", "诉讼", "应诉", "听证", "仲裁", "改革", "培训", "宣传", "宣讲", "考试", "会议", "讲座", "活动", "工作", "监测", "测评", "竞赛", "演练", "学法", "述法", "信访", "投诉", "举报", "申诉", "审计", "服务", "咨询", "融资", "担保", "理赔",
];

static KIND: Beginnings = Beginnings::of(KINDS);

/// Ends of the names of measures, which may hold a verb: 办案率, 使用量.
const TOLD_BY_END: &[char] = &['率', '数', '量', '额', '值'];

/// The first two characters of all nouns and of what stands before nouns.
static BEGINNINGS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    let first_two = |word: &'static str| word.char_indices().nth(2).map_or(word, |(at, _)| &word[..at]);
    let nominal = |class: Class| !matches!(class, Class::Verb | Class::Adverb | Class::Preposition | Class::Negation);
    let listed = words::all().filter(|&(_, class)| nominal(class)).map(|(word, _)| (first_two(word), ()));
    Lexicon::forwards(listed.chain(BEGIN_NOUNS.iter().map(|&word| (word, ()))))
});

/// Beginnings of nouns that no list has as a whole: so far as these, nothing is hidden. To add one: append it.
#[rustfmt::skip]
const BEGIN_NOUNS: &[&str] = &[
    "县政", "区政", "市政", "镇政", "乡政", "省政", "州政", "旗政", "县委", "区委", "市委", "省委", "州委", "镇党", "乡党", "党委", "党组", "党政", "党工", "党支", "党群", "人社", "任务", "指标", "受众", "听众", "观众", "全员", "理论", "中心", "读书", "领导", "高校", "高新", "高速", "高铁", "规上", "规模", "专精", "上市", "龙头", "项目", "基地", "床位", "农牧", "农产", "农机", "农资", "农贸", "县域", "市域", "乡村", "乡镇", "街道", "村民", "居民", "村务", "市民", "县级", "市级", "区级", "镇级", "镇村", "义务", "临时", "战略", "传统", "普惠", "生猪", "入境", "出境", "境外", "境内", "异地", "幸福", "大国", "点赞", "留言", "省人", "市人", "县人", "区人", "政协", "人大", "委员", "常委", "常务", "物流", "寄递", "充电", "停车", "快检", "检测", "鉴定", "评估", "中试", "中职", "高职", "本科", "专科", "研发", "科学", "卓越", "领航", "单项", "两院", "刑事", "民事", "治安", "交通", "道路", "工业", "农业", "农村", "城市", "城镇", "城乡", "社会", "社区", "学校", "校园", "医疗", "医院", "食品", "药品", "环境", "生态", "超限", "超载", "违规", "违法", "违建", "非法", "有效", "重点", "重大", "一般", "一审", "二审", "再审", "首批", "特殊", "特种", "专业", "专项", "专题", "专职", "兼职", "各级", "高频", "涉企", "涉农",
    "涉法", "涉诉", "涉及", "中介", "中小", "大型", "小型", "小微", "市场", "商业", "商品", "消费", "金融", "保险", "银行", "贷款", "税收", "税务", "财政", "土地", "房屋", "住房", "建筑", "工程", "水利", "河道", "森林", "林业", "草原", "海洋", "渔业", "畜禽", "动物", "植物", "种子", "化妆", "危险", "危化", "消防", "火灾", "自然",
    "地质", "地震", "气象", "防汛", "抗旱", "救灾", "物资", "民生", "民政", "低保", "特困", "困难", "养老", "老旧", "老年", "儿童", "妇联", "青年", "志愿", "党员", "党务", "基层", "村级", "乡级", "省级", "国家", "全国", "中央", "自治", "民族", "宗教", "文化", "文旅", "文物", "旅游", "体育", "广电", "网络", "数字", "电子", "信息", "数据",
    "信用", "失信", "诚信", "知识", "专利", "商标", "科技", "科研", "产业", "产品", "产权", "矿山", "煤矿", "燃气", "油气", "电力", "电动", "机动", "车辆", "驾驶", "客运", "货运", "货物", "运输", "铁路", "公路", "港口", "航道", "邮政", "快递", "物业", "业主", "房产", "房地", "征地", "拆迁", "劳动", "劳务", "就业", "工资", "欠薪", "农民",
    "工伤", "社保", "医保", "卫生", "疾控", "疫情", "疫苗", "计生", "教师", "师生", "学员", "家庭", "婚姻", "邻里", "民间", "涉众", "涉黑", "涉恶", "黑恶", "毒品", "诈骗", "电信", "命案", "盗窃", "逃犯", "嫌疑", "罪犯", "服刑", "刑满", "戒毒", "律所", "法官", "法院", "检察", "公安", "民警", "辅警", "司法", "基础", "标准", "技术", "质量",
    "计量", "认证", "特色", "品牌", "优质", "优秀", "先进", "典型", "示范", "试点", "新型", "高端", "绿色", "清洁", "污染", "排污", "废水", "废气", "固废", "垃圾", "噪声", "扬尘", "秸秆", "河湖", "水质", "饮用", "供水", "排水", "污水", "市容", "户外", "广告", "摊贩", "商铺", "餐饮", "住宿", "酒店", "娱乐", "校外", "教培", "幼儿",
    "集体", "个人", "个体", "自然", "法人", "外商", "外资", "外籍", "港澳", "进口", "出口", "跨境", "跨省", "跨区", "区域", "流域", "片区", "园区", "街镇", "镇街", "社会", "公益", "公职", "公务", "公证", "公安", "内设", "直属", "派出", "派驻", "县直", "市直", "区直", "省直", "矛盾", "纠纷", "调委", "国企", "民企", "央企", "生命", "周期", "次数", "专家", "律师", "顾问", "证人", "证明", "材料", "档案", "账户", "票据", "合伙", "股权", "债权", "债务", "借贷", "离婚", "继承", "人身", "财产", "损害", "知识", "宪法", "民法", "法学", "法律", "法制", "法治", "普通", "简易", "听证", "信访", "来访", "来电", "来信", "投诉", "举报", "建议", "议案", "提案", "村居", "驻村", "包村", "结对",
];

/// The word of a head that begins at a place: how long it is and of what class. What no list knows has none.
///
/// `nul` says that a NUL is among the characters: what stands before it is no word that a list knows.
fn word_of(chars: &[char], codes: &[Code], at: usize, nul: bool) -> (usize, Option<Class>) {
    let close = match chars[at] {
        '“' => Some('”'),
        '《' => Some('》'),
        '(' => Some(')'),
        _ => nul.then_some('\0'),
    };
    let quoted = close.and_then(|close| chars[at..].iter().position(|&c| c == close));
    match quoted {
        Some(n) => (n + 1, None),
        // 立法意见: these are verbs only beside what they govern.
        None if words::governed_by(chars[at]).is_some() => match words::class_at(codes, at) {
            Some((len, class)) if len > 1 => (len, Some(class)),
            _ => (1, None),
        },
        None => words::class_at(codes, at).map_or((1, None), |(len, class)| (len, Some(class))),
    }
}

/// Verbs that are nouns as well where a noun ends with them. To add one: append it.
const NOUNS_TOO: &[&str] = &["组织", "报告", "决定", "代表", "通知", "处分", "报道", "收入", "交易", "批示", "结案"];

/// Verbs that make others act, with which no noun begins. To add one: append it.
const GATHERING: &[&str] = &["邀请", "聘请", "督促", "出席", "列席", "召集", "安排", "选派", "动员"];
static GATHERS: Beginnings = Beginnings::of(GATHERING);

/// Verbs of making and giving, after which an activity opens a noun: 出具合法性审查意见书, 下发整改通知书.
#[rustfmt::skip]
const MAKERS: &[&str] = &["出具", "制发", "发放", "印发", "提出", "制定", "出台", "下发", "发出", "收到", "建立", "送达", "签订", "编制", "发布", "报送", "形成", "制作", "设立", "建成", "配备", "聘请", "组织", "举办", "开展"];

/// Characters of the name of an activity that is counted as a thing: 完成法制审核12份, but 完成整改40项.
const NAMED: usize = 4;

/// Whether the head of a label may hold the verb.
///
/// `chars` are those of the head, and `codes` their numbers.
pub fn may_hide_verb(label: &Label, chars: &[char], codes: &[Code], kind: Kind, unit: Short) -> bool {
    if chars.last().is_none_or(|last| TOLD_BY_END.contains(last)) {
        return false;
    }
    let end = chars.len();
    let nul = chars.contains(&'\0');
    let often = || unit.is_in(short!(ACTIVITY_UNITS));
    let is_word = |word: &[char], list: &[&str]| list.iter().any(|w| w.chars().eq(word.iter().copied()));
    // 移送机关追究责任3件: a verb inside, but 矛盾纠纷排查648次, 轻微违法不予处罚案件32件.
    let inner = |at: usize, word: &[char]| {
        word.len() > 1
            && !matches!(chars[at - 1], '、' | '和' | '与' | '及')
            && !is_word(word, words::STATES)
            && !(at + word.len() == end && (often() || is_word(word, NOUNS_TOO)))
    };
    // 邀请法院, 协调律师: who was made to act is not what is counted.
    if GATHERS.are_at(chars, 0) {
        return true;
    }
    let (first, class) = word_of(chars, codes, 0, nul);
    let mut at = first;
    let mut last = (0, class);
    while at < end {
        let (len, class) = word_of(chars, codes, at, nul);
        if class == Some(Class::Verb) && inner(at, &chars[at..at + len]) {
            return true;
        }
        last = (at, class);
        at += len;
    }
    // 推动300家企业技术改造: bodies and people are counted, and no activity.
    let does = last.0 > 0 && matches!(last.1, Some(Class::Activity | Class::Verb));
    if does && kind == Kind::Count && unit.is_in(short!(ACTORS)) && !is_word(&chars[last.0..], NOUNS_TOO) {
        return true;
    }
    // 免罚案件, 审查时限: a state, or what makes one noun with the verb.
    let verbal = matches!(class, Some(Class::Verb | Class::Activity))
        .then_some(first)
        .filter(|&len| !is_word(&chars[..len], words::STATES) && !words::is_suffix_word(&chars[len..]))
        // 审查新增文件12件
        .filter(|&len| !(label.governs && is_word(&chars[..len], &["新增"])));
    // 整改40项: nothing but what was done.
    let named = label.governs && end >= NAMED;
    if verbal == Some(end) && kind == Kind::Count && !often() && !named && label.act.as_deref() != label.head.as_deref()
    {
        return true;
    }
    if matches!(chars[0], '“' | '《' | '(' | '‘') {
        return false;
    }
    if label.governs {
        // 发现|整改隐患: another verb between the verb and the noun.
        let made = || label.act.as_deref().is_some_and(|act| MAKERS.iter().any(|maker| act.ends_with(maker)));
        return verbal.is_some_and(|len| len < end) && !KIND.are_at(chars, 0) && !made();
    }
    // 全区共勘诈骗案: no verb where one should be.
    !label.own_act && kind == Kind::Count && BEGINNINGS.at(chars, 0, 2).is_none()
}
