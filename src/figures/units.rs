//! Units and measure words.
//!
//! A row is what stands in the text, the unit of the schema, and the kind. To add a unit: add a row; order does not
//! matter, the longest row that fits is taken.

use crate::analysis::Kind;
use crate::text::{Source, class};
use crate::vocabulary::{List, Lists};
use std::ops::Deref;
use std::sync::OnceLock;

/// A unit as read at one place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    pub end: usize,
    pub name: Name,
    pub kind: Kind,
}

/// Measure words that are their own unit and count things.
#[rustfmt::skip]
const COUNTS: &[&str] = &[
    "个", "件", "项", "次", "家", "人", "名", "位", "起", "条", "份", "场", "支", "处", "部", "台", "所", "类", "批", "例", "户", "期", "篇", "站", "套", "宗", "座", "间", "幅", "块", "张", "本", "册", "票", "辆", "艘", "架", "头", "头只", "只",
    "匹", "棵", "株", "枚", "颗", "把", "副", "双", "对", "组", "队", "班", "轮", "遍", "趟", "回", "桩", "笔", "单", "通", "道", "根", "段", "片", "栋", "幢", "节", "课", "款", "盏", "桶", "箱", "袋", "瓶", "车", "列", "卷", "页", "字", "句", "封",
    "则", "首", "栏", "档", "群", "伙", "种", "门", "股", "具", "顶", "杯", "床", "剂", "针", "羽", "尾", "窝", "口", "眼", "级", "届", "层", "面", "环", "标箱", "标准箱", "学时", "课时", "学分", "人份", "点位", "席", "尊", "堂", "吨次",
    "人次", "件次", "场次", "户次", "家次", "车次", "班次", "台次", "艘次", "架次", "批次", "轮次", "频次", "课次", "项次", "份次", "条次", "点次", "站次", "店次", "例次", "辆次", "剂次", "针次", "航次", "列次", "个次", "起次", "亿次", "部次", "队次", "处次", "组次", "单次", "篇次", "卷次", "所次", "栋次", "座次", "人天", "人日",
];

/// 级, 届, 层, 面 and 环 are counted only where they cannot be part of a name; see `names`.
#[rustfmt::skip]
const UNITS: &[(&str, &str, Kind)] = &[
    ("%", "%", Kind::Percent), ("‰", "‰", Kind::Percent), ("百分点", "百分点", Kind::Percent), ("个百分点", "百分点", Kind::Percent), ("个千分点", "千分点", Kind::Percent),
    ("元", "元", Kind::Money), ("块钱", "元", Kind::Money), ("元人民币", "元", Kind::Money), ("人民币", "元", Kind::Money), ("美元", "美元", Kind::Money), ("港元", "港元", Kind::Money), ("港币", "港元", Kind::Money), ("欧元", "欧元", Kind::Money), ("日元", "日元", Kind::Money), ("英镑", "英镑", Kind::Money), ("澳门元", "澳门元", Kind::Money),
    ("工作日", "工作日", Kind::Duration), ("个工作日", "工作日", Kind::Duration), ("个自然日", "自然日", Kind::Duration), ("自然日", "自然日", Kind::Duration), ("年", "年", Kind::Duration), ("个月", "月", Kind::Duration), ("个多月", "月", Kind::Duration), ("个季度", "季度", Kind::Duration), ("周", "周", Kind::Duration), ("个星期", "星期", Kind::Duration), ("天", "天", Kind::Duration), ("日", "日", Kind::Duration),
    ("小时", "小时", Kind::Duration), ("个小时", "小时", Kind::Duration), ("个多小时", "小时", Kind::Duration), ("分钟", "分钟", Kind::Duration), ("秒", "秒", Kind::Duration), ("秒钟", "秒", Kind::Duration), ("毫秒", "毫秒", Kind::Duration), ("岁", "岁", Kind::Duration), ("周岁", "周岁", Kind::Duration),
    ("亩", "亩", Kind::Area), ("公顷", "公顷", Kind::Area), ("平方米", "平方米", Kind::Area), ("平米", "平方米", Kind::Area), ("㎡", "平方米", Kind::Area), ("m²", "平方米", Kind::Area), ("平方公里", "平方公里", Kind::Area), ("平方千米", "平方千米", Kind::Area), ("km²", "平方公里", Kind::Area), ("亩次", "亩次", Kind::Area),
    ("公里", "公里", Kind::Length), ("千米", "千米", Kind::Length), ("米", "米", Kind::Length), ("厘米", "厘米", Kind::Length), ("毫米", "毫米", Kind::Length), ("km", "公里", Kind::Length), ("华里", "华里", Kind::Length), ("海里", "海里", Kind::Length), ("延米", "延米", Kind::Length), ("车道公里", "车道公里", Kind::Length),
    ("倍", "倍", Kind::Other), ("番", "番", Kind::Other), ("分", "分", Kind::Other), ("吨", "吨", Kind::Other), ("公斤", "公斤", Kind::Other), ("千克", "千克", Kind::Other), ("kg", "公斤", Kind::Other), ("克", "克", Kind::Other), ("毫克", "毫克", Kind::Other), ("微克", "微克", Kind::Other), ("斤", "斤", Kind::Other), ("担", "担", Kind::Other), ("吨标准煤", "吨标准煤", Kind::Other), ("吨标煤", "吨标准煤", Kind::Other), ("吨公里", "吨公里", Kind::Other), ("载重吨", "载重吨", Kind::Other),
    ("立方米", "立方米", Kind::Other), ("立方", "立方米", Kind::Other), ("方", "立方米", Kind::Other), ("m³", "立方米", Kind::Other), ("升", "升", Kind::Other), ("毫升", "毫升", Kind::Other), ("千瓦", "千瓦", Kind::Other), ("千瓦时", "千瓦时", Kind::Other), ("兆瓦", "兆瓦", Kind::Other), ("兆瓦时", "兆瓦时", Kind::Other), ("瓦", "瓦", Kind::Other), ("度", "度", Kind::Other), ("度电", "度", Kind::Other), ("摄氏度", "摄氏度", Kind::Other), ("℃", "摄氏度", Kind::Other), ("分贝", "分贝", Kind::Other),
    ("GB", "GB", Kind::Other), ("TB", "TB", Kind::Other), ("PB", "PB", Kind::Other), ("MB", "MB", Kind::Other), ("MW", "兆瓦", Kind::Other), ("kW", "千瓦", Kind::Other), ("EFLOPS", "EFLOPS", Kind::Other), ("P", "P", Kind::Other),
    ("个批次", "批次", Kind::Count), ("个场次", "场次", Kind::Count), ("个班次", "班次", Kind::Count), ("个轮次", "轮次", Kind::Count), ("个课时", "课时", Kind::Count), ("个学时", "学时", Kind::Count), ("场(次)", "场次", Kind::Count), ("人(次)", "人次", Kind::Count), ("户(次)", "户次", Kind::Count), ("家(次)", "家次", Kind::Count), ("件(次)", "件次", Kind::Count), ("批(次)", "批次", Kind::Count), ("起(次)", "起次", Kind::Count), ("场/次", "场次", Kind::Count), ("人/次", "人次", Kind::Count), ("件/次", "件次", Kind::Count), ("户/次", "户次", Kind::Count),
];

/// What may stand below the stroke of a compound unit: 元/月, 微克/立方米.
const PER: &[&str] = &[
    "立方米",
    "平方米",
    "平方公里",
    "公里",
    "小时",
    "分钟",
    "工作日",
    "人次",
    "日",
    "天",
    "月",
    "年",
    "人",
    "户",
    "亩",
    "吨",
    "次",
    "度",
    "升",
    "家",
    "件",
    "个",
    "米",
    "公顷",
    "秒",
    "斤",
    "公斤",
    "床",
    "车",
    "车次",
    "千瓦时",
    "千克",
    "克",
    "万元",
    "亿元",
    "百亿元",
    "万人",
    "十万人",
];

/// Words that begin like a measure word and are none: 16部门, 60周年. To add one: append it.
const NO_UNITS: &[&str] = &[
    "部门",
    "部委",
    "部局",
    "家庭",
    "家园",
    "人民",
    "人大",
    "人类",
    "人口",
    "方合作",
    "台阶",
    "吨级",
    "千瓦级",
    "兆瓦级",
    "瓦级",
    "项目",
    "条例",
    "处罚",
    "场所",
    "支队",
    "支部",
    "年度",
    "周年",
    "门诊",
    "期间",
    "期工程",
    "台账",
    "台风",
    "元旦",
    "类型",
    "名称",
    "级地震",
    "年代",
    "层级",
    "面向",
    "面临",
    "环境",
    "级以上",
    "级联动",
    "级党",
    "级政府",
    "级干部",
    "级响应",
    "届人大",
    "届中央",
    "届全国",
    "届常委",
    "队伍",
    "班子",
    "口径",
    "字楼",
    "本级",
    "日游",
    "方面",
    "方案",
    "方式",
    "方联动",
    "方协议",
    "分之",
    "分别",
    "分局",
    "分类",
    "分批",
    "分析",
    "升级",
    "升至",
    "升到",
    "度假",
    "瓦房",
    "米字",
    "天然",
    "点半",
    "单位",
    "组织",
    "股权",
    "单元",
    "站式",
    "道路",
    "列入",
    "列席",
    "车间",
    "页岩",
    "字头",
    "首创",
    "首批",
    "群众",
    "种植",
    "种子",
    "对接",
    "对口",
    "根据",
    "双向",
    "面积",
    "头部",
    "门户",
    "课题",
    "口岸",
    "级标准",
    "层面",
    "轮车",
    "车道",
    "位一体",
    "期项目",
    "次产业",
];

pub fn add_words(lists: &mut Lists) {
    let words = COUNTS.iter().copied().chain(UNITS.iter().map(|row| row.0)).chain(NO_UNITS.iter().copied());
    lists.add(List::Units, words.zip(0..));
}

/// How many words are units. After them come what only looks like one.
const WORDS: usize = COUNTS.len() + UNITS.len();

/// What is written, the name of the unit, and its kind, by row.
const fn row(k: usize) -> (&'static str, &'static str, Kind) {
    if k < COUNTS.len() { (COUNTS[k], COUNTS[k], Kind::Count) } else { UNITS[k - COUNTS.len()] }
}

/// The unit and its kind by the row of its word.
static ROWS: [(Name, Kind); WORDS] = {
    let (mut rows, mut k) = ([(Name(0), Kind::Count); WORDS], 0);
    while k < WORDS {
        rows[k] = (Name::of(row(k).1), row(k).2);
        k += 1;
    }
    rows
};

/// The names of the units, by row.
static NAMES: [&str; WORDS] = {
    let (mut names, mut k) = ([""; WORDS], 0);
    while k < WORDS {
        names[k] = row(k).1;
        k += 1;
    }
    names
};

/// The name of a unit, as a number: that of the first row that has it, and after all rows those of compound units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name(u16);

impl Name {
    pub const PERCENT: Name = Name::of("%");
    pub const PER_MILLE: Name = Name::of("‰");
    /// 分 of a mark.
    pub const POINTS: Name = Name::of("分");

    /// A name that some row has.
    const fn of(name: &str) -> Name {
        let mut k = 0;
        while !is_same(row(k).1.as_bytes(), name.as_bytes()) {
            k += 1;
        }
        Name(k as u16)
    }

    /// 元/月, of 元 and a row of [`PER`].
    fn per(self, below: usize) -> Name {
        Name((WORDS + self.0 as usize * PER.len() + below) as u16)
    }

    #[inline]
    pub fn as_str(self) -> &'static str {
        let k = self.0 as usize;
        NAMES.get(k).copied().unwrap_or_else(|| compound((k - WORDS) / PER.len(), (k - WORDS) % PER.len()))
    }
}

impl Deref for Name {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        self.as_str()
    }
}

/// The name of a row with a row of [`PER`] below it; all of a name are put together when the first is asked for.
#[cold]
fn compound(k: usize, below: usize) -> &'static str {
    static COMPOUNDS: [OnceLock<Vec<String>>; WORDS] = [const { OnceLock::new() }; WORDS];
    &COMPOUNDS[k].get_or_init(|| PER.iter().map(|below| format!("{}/{below}", NAMES[k])).collect())[below]
}

const fn is_same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut k = 0;
    while k < a.len() && a[k] == b[k] {
        k += 1;
    }
    k == a.len()
}

/// The unit that begins at `at`.
#[inline]
pub fn unit_at(source: &Source, at: usize, end: usize) -> Option<Unit> {
    let (len, k) = source.word_at(List::Units, at, end)?;
    unit(source, k, at + len, end)
}

/// The unit whose word is of a row and ends at `stop`.
fn unit(source: &Source, k: u16, stop: usize, end: usize) -> Option<Unit> {
    let &(name, kind) = ROWS.get(k as usize)?;
    // 12级, 3层: counted only where nothing of the same word follows; P and other Latin units end where letters do.
    if source.is(stop, class::LATIN) && source.is(stop - 1, class::LATIN) {
        return None;
    }
    if source.at(stop) == '/' && stop < end && kind != Kind::Percent {
        let below =
            PER.iter().enumerate().filter(|(_, per)| source.is_at(stop + 1, per)).max_by_key(|(_, per)| per.len());
        if let Some((row, per)) = below {
            let kind = if kind == Kind::Money { kind } else { Kind::Other };
            return Some(Unit { end: stop + 1 + per.chars().count(), name: name.per(row), kind });
        }
    }
    Some(Unit { end: stop, name, kind })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_units_whole() {
        for (text, name, kind) in [
            ("个工作日内", "工作日", Kind::Duration),
            ("人次", "人次", Kind::Count),
            ("元/月", "元/月", Kind::Money),
            ("微克/立方米左右", "微克/立方米", Kind::Other),
            ("％。", "%", Kind::Percent),
            ("场（次）", "场次", Kind::Count),
        ] {
            let source = Source::new(text);
            let unit = unit_at(&source, 0, source.len()).unwrap();
            assert_eq!((&*unit.name, unit.kind), (name, kind), "{text}");
        }
        for text in ["部门联合", "周年", "号文件", "热线"] {
            let source = Source::new(text);
            assert_eq!(unit_at(&source, 0, source.len()), None, "{text}");
        }
    }
}
