//! Whether value, unit and head all stand plainly by a figure, so that it is sure.

use super::hidden;
use super::labels::Label;
use super::listed::{Beginnings, Endings, Letters};
use super::nouns;
use super::scan::Amount;
use super::short::{Short, short, with_chars};
use super::words;
use crate::analysis::Kind;
use crate::text::{Code, Source};
use crate::vocabulary::VOCABULARY;

/// Nouns that need their modifier to say what is counted.
const VAGUE: &[&str] = &[
    "事项", "案件", "资格", "情况", "问题", "工作", "活动", "内容", "方面", "原因", "决定", "请求", "对象", "规范",
    "专题",
];
/// Characters with which words end and few nouns begin: what begins with one has mostly lost its own beginning to the
/// word before (装配|式建筑, 全国|性奖项, 申请|人行政复议请求).
const ENDINGS: [char; 11] = ['式', '性', '化', '型', '率', '度', '人', '机', '员', '者', '所'];
/// The nouns that begin with one. To add one: append it.
#[rustfmt::skip]
const BEGIN_SO: &[&str] = &[
    "性别", "性能", "性质", "性骚扰", "性侵", "化肥", "化工", "化学", "化石", "化解", "化妆", "型号", "度假", "度汛", "使用", "使馆", "使命",
    "人员", "人口", "人才", "人行", "人民", "人大", "人社", "人均", "人工", "人防", "人身", "人体", "人数", "人次", "人群", "人事", "人力", "人车", "人居", "人像", "人脸", "人文", "人物", "人情", "人质", "人造", "机关", "机构", "机制", "机动", "机械", "机场", "机器", "机票", "机床",
    "机电", "机井", "机组", "机收", "机耕", "机房", "机要", "机会", "机遇", "员工", "所有", "所得", "所属", "所需", "所在",
];
/// What no noun has inside. To add one: append it.
#[rustfmt::skip]
const CUT_INSIDE: &[&str] = &["为“", "及其", "比法定", "比上年", "比去年", "比全", "存在", "一九", "为基础", "相差", "案件“", "挂横幅", "拉横幅", "大厅设", "中心设", "教授作", "专家作", "律师作"];
/// What no noun begins with, and what none ends with. To add one: append it.
#[rustfmt::skip]
const CUT_STARTS: &[&str] = &["的", "以上", "以下", "以内", "级以上", "级", "决定", "使", "让", "令", "用于", "平均减", "减环节", "减材料", "减时限", "减跑动", "处违", "处罚款", "发展党员", "亲临", "莅临", "致贺", "(", "处于", "不住", "立刑事", "立治安"];
#[rustfmt::skip]
const CUT_ENDS: &[&str] = &["的", "后", "不", "正式", "要", "第", "居", "率高", "率低", "上", "下", "中", "时", "前", "之间", "期间", "占", "已", "共", "均", "达", "约", "到", "双", "拟", "完毕", "内", "干部宪法", "人员宪法", "适应"];
/// The nouns that end with one. To add one: append it.
#[rustfmt::skip]
const END_SO: &[&str] = &["境内", "区内", "市内", "县内", "省内", "国内", "室内", "院内", "校内", "域内", "场内", "线上", "线下", "网上", "地下", "名下", "旗下", "乡下", "门下", "初中", "高中", "集中", "空中", "小时", "学时", "课时", "工时", "用时", "耗时", "时长", "目前", "事前"];
/// The nouns that begin with 年.
#[rustfmt::skip]
const OF_YEARS: &[&str] = &["年均", "年末", "年平均", "年销售", "年实际", "年产", "年营业", "年主营", "年办件", "年人均", "年收入", "年利润", "年发电", "年吞吐", "年接待", "年处理", "年用", "年总", "年综合", "年初", "年底", "年度", "年报", "年检", "年审", "年终", "年轻", "年会", "年鉴", "年货", "年金", "年龄"];
/// Characters from which a head is more than a noun.
const LONG_HEAD: usize = 16;

static CUT_START: Beginnings = Beginnings::of(CUT_STARTS);
static BEGINS_SO: Beginnings = Beginnings::of(BEGIN_SO);
static CUT_END: Endings = Endings::of(CUT_ENDS);
static ENDS_SO: Endings = Endings::of(END_SO);
static OF_YEAR: Beginnings = Beginnings::of(OF_YEARS);
static INSIDE: Beginnings = Beginnings::of(CUT_INSIDE);

fn has_lost_its_beginning(head: &[char]) -> bool {
    // 2024年|船员登记
    let year = head.first() == Some(&'年') && !OF_YEAR.are_at(head, 0);
    year || (CUT_START.are_at(head, 0) || head.first().is_some_and(|c| ENDINGS.contains(c)))
        && !BEGINS_SO.are_at(head, 0)
}

fn has_lost_its_end(head: &[char]) -> bool {
    CUT_END.are_before(head, head.len()) && !ENDS_SO.are_before(head, head.len())
}

pub fn has_plain_number(amount: &Amount, label: &Label) -> bool {
    amount.high.is_none() && amount.unit.is_some() && !label.doubt
}

/// Characters that join nouns.
const JOINING: [char; 4] = ['、', '和', '与', '及'];
/// The word lists are in simplified characters, so that words in others are cut by chance.
#[rustfmt::skip]
const OTHER_SCRIPT: [char; 44] = [
    '審', '結', '務', '員', '條', '萬', '個', '規', '範', '議', '調', '違', '處', '罰', '訴', '訟', '執', '級', '機', '關', '會', '專', '項', '辦', '報', '質', '綱', '實',
    '監', '檢', '鄉', '鎮', '縣', '區', '國', '產', '業', '資', '戶', '證', '書', '應', '變', '對',
];
static TELLING: Letters = Letters::of(&["或(0123456789"])
    .and(Letters::of_chars(&JOINING))
    .and(Letters::of_chars(&OTHER_SCRIPT))
    .and(Letters::first_of(CUT_INSIDE));

/// Whether value, unit and head all stand plainly by the figure. What is told most easily comes first.
pub fn is_plain(source: &Source, amount: &Amount, label: &Label) -> bool {
    let Some(head) = label.head.as_ref().filter(|_| label.near && has_plain_number(amount, label)) else {
        return false;
    };
    match head.place() {
        Some(place) => is_plain_head(amount, label, head, &source.chars()[place.clone()], source.codes(&place)),
        None => with_chars(head, |chars| {
            let codes: Vec<Code> = chars.iter().map(|&c| VOCABULARY.code(c)).collect();
            is_plain_head(amount, label, head, chars, &codes)
        }),
    }
}

/// The same of a head, that is given by its characters and their numbers, too.
fn is_plain_head(amount: &Amount, label: &Label, head: &str, chars: &[char], codes: &[Code]) -> bool {
    let unit = amount.unit.as_deref().map_or(Short::NONE, Short::of_str);
    let (mut joined, mut has_digit, mut bracket) = (false, false, false);
    for (k, &c) in chars.iter().enumerate().filter(|&(_, &c)| TELLING.may_have(c)) {
        if INSIDE.are_at(chars, k) {
            return false;
        }
        match c {
            '或' => return false,
            '0'..='9' => has_digit = true,
            '(' => bracket = true,
            _ if JOINING.contains(&c) => joined = true,
            _ if OTHER_SCRIPT.contains(&c) => return false,
            _ => {}
        }
    }
    // 镇(街道)便民服务中心: what stands in a bracket does not make the noun longer.
    let open = if bracket { chars.iter().position(|&c| c == '(') } else { None };
    let close = open.and_then(|open| chars[open..].iter().position(|&c| c == ')'));
    let length = chars.len() - close.map_or(0, |close| close + 1);
    // “高效办成一件事”主题事项: nor does a name before it.
    let name = if chars.first() == Some(&'“') { chars.iter().position(|&c| c == '”') } else { None };
    let length = length - name.filter(|&close| close + 1 < chars.len()).map_or(0, |close| close - 1);
    if !(2..LONG_HEAD).contains(&length) || short!(VAGUE).has_chars(chars) {
        return false;
    }
    // 每周6场高频率播放: what is counted is no rate.
    if amount.kind == Kind::Count
        && (joined && label.act.is_none() || chars.last() == Some(&'率'))
        // 36家单位用工情况: what there are so many of is hardly a state of things.
        || chars.ends_with(&['情', '况']) && unit.is_in(short!(["家", "户", "个", "名", "人"]))
    {
        return false;
    }
    let attended = matches!(label.act.as_deref(), Some("参加" | "参与"))
        && unit.is_in(short!(["人", "人次", "名"]))
        && !(label.later && nouns::is_person(chars));
    // 快于2024年, S2和S3: what holds a number is more than a noun.
    let outside_quotes =
        |head: String| head.split(['“', '”']).step_by(2).any(|part| part.contains(|c: char| c.is_ascii_digit()));
    if attended || has_digit && outside_quotes(head.replace("PM2.5", "")) {
        return false;
    }
    // 讨薪维权3件
    if chars.len() == 2 && amount.cell.is_none() && !words::is_known_short(chars, codes) {
        return false;
    }
    // No body has a name in quotation marks alone.
    let named = chars.last() == Some(&'”') && unit.is_in(short!(["家", "户", "家次", "户次", "名", "人"]));
    !named
        && !has_lost_its_beginning(chars)
        && !has_lost_its_end(chars)
        // 持证的有12人: what has no people cannot be counted in them.
        && (amount.kind != Kind::Count || nouns::countable(chars, unit))
        && (amount.cell.is_some() || !hidden::may_hide_verb(label, chars, codes, amount.kind, unit))
}
