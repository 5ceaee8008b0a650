//! Whether a number with its unit is an amount, or talk, a period, a service: 五年来, 四个方面, 24小时自助.

use super::listed::{Beginnings, Endings, Letters};
use super::units::Unit;
use crate::text::{Chars, Numeral, Script, Source};

/// What makes a time span a name or a period when it follows: 五年来, 三年行动, 24小时自助.
#[rustfmt::skip]
const PERIOD_TAILS: &[&str] = &["来", "以来", "前", "后", "间", "里", "中", "行动", "计划", "规划", "攻坚", "任期", "换证", "一", "时间", "时期", "过渡", "倍增", "三", "大", "发展", "改革", "整治", "目标", "任务", "的"];

/// What makes a span of years or days an amount when it stands before it.
#[rustfmt::skip]
const SPAN_HEADS: &[&str] = &["至", "到", "为期", "期限", "有效期", "缩短", "压缩", "压减", "减少", "延长", "提前", "不超过", "超过", "超", "约", "不足", "不到", "满", "历时", "连续", "时限", "用时", "平均", "期限为", "时限为", "期为"];

/// And these where the span is written in Arabic digits.
const SPAN_HEADS_ARABIC: &[&str] = &["为", "由", "从", "达", "仅", "需", "签订了", "签订", "寿命", "长"];

/// Verbs after the span from which a change starts.
const MOVED: &[&str] = &["缩短", "压缩", "压减", "减少", "延长", "提前", "降低", "增加", "调整"];

/// Verbs after the mark from which a change starts.
const MARKED: &[&str] = &["提高", "提升", "上升", "增加", "下降", "降低", "降至", "降到", "升至", "升到", "调整"];

/// What is held, or issued, in so many numbers or rounds.
const HELD: &[&str] = &[
    "举办",
    "举办了",
    "开办",
    "开办了",
    "组织",
    "组织了",
    "举行",
    "举行了",
    "开展",
    "开展了",
    "编发",
    "编发了",
    "编印",
    "刊发",
];

/// Measure words of what happens and of persons: after a small number they count also where a name in “” follows.
const COUNTED_BY_NAME: &[&str] =
    &["次", "场", "场次", "期", "批", "轮", "人", "名", "位", "件", "起", "家", "户", "人次"];

/// Nouns that go with a small Chinese numeral in talk and are not counted: 四个方面, 两个台阶.
const TALK: &[&str] = &[
    "方面",
    "现代化",
    "台阶",
    "大关",
    "层面",
    "维度",
    "阶段",
    "环节",
    "层次",
    "世纪",
    "坚持",
    "必须",
    "转变",
    "统筹",
    "关键",
    "问题",
    "角度",
    "目标",
    "原则",
    "重点",
    "文明",
    "短板",
    "特点",
    "超级",
    "矛盾",
    "时期",
    "多月来",
    "代表",
    "字",
    "资源",
    "积极性",
    "文章",
    "大局",
    "“硬仗",
    "“大仗",
    "“攻坚战",
    "“会战",
    "“大考",
];

#[inline(never)]
fn any_before(source: &Source, at: usize, words: &[&str]) -> bool {
    words.iter().any(|word| source.is_before(at, word))
}

#[inline(never)]
fn any_at(source: &Source, at: usize, words: &[&str]) -> bool {
    words.iter().any(|word| source.is_at(at, word))
}

/// Words before a span of time that has just passed or is to come, and those that only end like one. To add one: append it.
const RECENT: &[&str] = &["近", "前", "后", "过去", "未来", "今后", "最近", "头", "这"];
const NOT_RECENT: &[&str] = &["提前", "目前", "接近", "延后", "此前"];

fn recent_head(source: &Source, at: usize) -> bool {
    static HEADS: Endings = Endings::of(RECENT);
    static OTHERS: Endings = Endings::of(NOT_RECENT);
    HEADS.are_before(source.chars(), at) && !OTHERS.are_before(source.chars(), at)
}

/// Characters after 15分钟 within which 圈 makes it the name of a circle.
const CIRCLE: usize = 10;

/// Characters after 三门 within which a course is named.
const COURSE: usize = 10;

/// Words that go with 24小时 when it names a service.
const ROUND_THE_CLOCK: &[&str] = &[
    "自助",
    "不打烊",
    "在线",
    "服务",
    "值班",
    "值守",
    "热线",
    "全天候",
    "开放",
    "待命",
    "营业",
    "受理",
    "随时",
    "办",
    "监控",
    "监测",
    "智能",
    "政务",
    "无",
    "人工",
    "应急",
    "响应",
    "运行",
    "便民",
    "巡",
];

static HEADS_OF_SPANS: Endings = Endings::of(SPAN_HEADS);
static ARABIC_HEADS: Endings = Endings::of(SPAN_HEADS_ARABIC);
static TAILS_OF_PERIODS: Beginnings = Beginnings::of(PERIOD_TAILS);
static SERVICE: Beginnings = Beginnings::of(ROUND_THE_CLOCK);
static TALKED_OF: Beginnings = Beginnings::of(TALK);

/// First characters of the units that [`is_meant`] tells apart also where the number is written in Arabic digits.
static TOLD_APART: Letters =
    Letters::of(&["年日岁周期轮次月天季星小分度方P门道面环层级届把单字口种课段股节组队班双对根眼头具首封针尾车立人"]);

/// Whether a number with its unit is an amount at all.
#[inline]
pub fn is_amount(source: &Source, number: &Numeral, range: &Chars, unit: &Unit, line: &Chars) -> bool {
    // The first character of the unit nearly always tells.
    let told_apart = || unit.name.chars().next().is_some_and(|first| TOLD_APART.may_have(first));
    number.script == Script::Arabic && !told_apart() || is_meant(source, number, range, unit, line)
}

fn is_meant(source: &Source, number: &Numeral, range: &Chars, unit: &Unit, line: &Chars) -> bool {
    let chinese = number.script == Script::Chinese;
    let after = unit.end;
    let next = source.at(after);
    let head = |words: &[&str]| any_before(source, range.start, words);
    let tail = |words: &[&str]| any_at(source, after, words);
    let spans = || HEADS_OF_SPANS.are_before(source.chars(), range.start);
    let bounded = || super::bounds::after(source, after, line.end, unit.kind).is_some();
    // By the first character of the unit and the rest of it.
    let mut name = unit.name.chars();
    match (name.next().unwrap_or('\0'), name.as_str()) {
        ('年' | '日', "") => {
            let period = || tail(&["来", "以来", "前", "后", "间", "行动", "计划", "规划", "中", "里"]);
            let arabic = || !chinese && &*unit.name != "日" && ARABIC_HEADS.are_before(source.chars(), range.start);
            let span = source.at(after) == '期' || spans() || arabic() || bounded();
            // 由30日缩短到18日, 由法定20日压缩为5个工作日
            let span = span || head(&["由", "从", "法定", "承诺", "原来", "原来的", "法定的", "规定的"]) && tail(MOVED);
            let article = chinese && number.value == 1.0;
            return span
                && !period()
                && !recent_head(source, range.start)
                && (!article || head(&["为期", "期限", "有效期", "提前", "缩短", "延长"]));
        }
        // 60岁以上老年人 says who, 平均预期寿命提高到80岁以上 says how long.
        ('岁', "") | ('周', "岁") => {
            return head(&["至", "到", "为", "达", "超过", "突破", "从", "由", "提高", "延长", "增加", "年的", "年龄"]);
        }
        ('周', "") => return !chinese && !recent_head(source, range.start),
        // 三期工程, 二轮承包: which one, and not how many; held are 三期 and 两轮, and never 二期.
        ('期' | '轮', "") if chinese && !number.more && number.value < 10.0 && !tail(&["次"]) => {
            return number.value > 1.0 && source.at(range.start) != '二' && head(HELD);
        }
        ('次', "")
            if chinese
                && source.at(after) == '、'
                && (after..line.end.min(after + 8)).any(|i| source.is_at(i, "次全会") || source.is_at(i, "次会议")) =>
        {
            return false;
        }
        ('次', "") if chinese && tail(&["全会", "会议", "全体会议", "代表大会", "党代会", "人代会"]) =>
        {
            return false;
        }
        ('月' | '天', "") | ('季', "度") | ('星', "期") => {
            let period = recent_head(source, range.start) || tail(&["来", "以来"]);
            if period || chinese && TAILS_OF_PERIODS.are_at(source.chars(), after) && !bounded() && !spans() {
                return false;
            }
        }
        ('小', "时")
            if number.value == 24.0
                && !bounded()
                && (SERVICE.are_at(source.chars(), after) || source.before(range.start) == '天') =>
        {
            return false;
        }
        // 分值由3分提高到5分
        ('分', "") if !chinese && tail(MARKED) => {}
        ('分', "") if (chinese || !(next == '\0' || !next.is_alphabetic() || bounded() || tail(&["的", "以"]))) => {
            return false;
        }
        (
            '度' | '方' | 'P' | '门' | '道' | '面' | '环' | '层' | '级' | '届' | '把' | '单' | '字' | '口' | '种'
            | '课' | '段' | '股' | '节' | '组' | '队' | '班' | '双' | '对' | '根' | '眼' | '头' | '具' | '首' | '封'
            | '针' | '尾' | '车',
            "",
        ) if chinese
            && !number.more
            && number.value < 100.0
            && !matches!(&*unit.name, "种" | "对" | "组" | "门" | "道") =>
        {
            return false;
        }
        // 四方合作: parties, and no cubic metres. 二道河, 三道沟: places.
        ('立', "方米") if chinese && source.at(after - 1) == '方' && number.value < 100.0 => return false,
        ('道', "") if chinese && tail(&["河", "沟", "江", "湾", "岭", "桥", "口", "坎", "街", "梁", "白河"]) =>
        {
            return false;
        }
        // 青年50人论坛, 15分钟生活圈: names.
        ('人', "") if tail(&["论坛", "谈"]) => return false,
        ('分', "钟")
            if (after..line.end.min(after + CIRCLE))
                .take_while(|&i| source.at(i).is_alphabetic())
                .any(|i| source.at(i) == '圈') =>
        {
            return false;
        }
        // 三门核电: a place, where nothing that is taught follows.
        ('门', "")
            if chinese
                && !number.more
                && !(after..line.end.min(after + COURSE))
                    .any(|i| matches!(source.at(i), '课' | '科' | '修' | '专' | '语')) =>
        {
            return false;
        }
        ('级' | '届' | '层' | '环', "") => return false,
        ('次', "")
            if chinese
                && tail(&["会议", "全会", "党代会", "人民代表", "常委会", "常务会"])
                && number.value > 9.0
                && source.before(range.start) == '届' =>
        {
            return false;
        }
        _ => {}
    }
    if !chinese {
        return true;
    }
    // 这两个, 四个方面, 三个“一号工程”: talk, and names; 两次“…”推进会, 三名“法律明白人” are counted.
    let small = number.value < 10.0 && number.power == 0;
    if small
        && (source.before(range.start) == '这'
            || source.before(range.start) == '/'
            || next == '“' && !COUNTED_BY_NAME.contains(&&*unit.name)
            || TALKED_OF.are_at(source.chars(), after))
    {
        return false;
    }
    // 一 is an article more often than a number.
    if number.value == 1.0 && number.power == 0 && !number.more && number.high.is_none() && number.decimals == 0 {
        let case = &*unit.name == "起"
            && (after..line.end.min(after + 12))
                .any(|i| source.is_at(i, "案") || source.is_at(i, "事故") || source.is_at(i, "纠纷"));
        let doubled =
            &*unit.name == "番" && (source.before(range.start) == '翻' || source.is_before(range.start, "翻了"));
        return unit.kind == crate::analysis::Kind::Duration && bounded() && &*unit.name != "年" || case || doubled;
    }
    if &*unit.name == "番" {
        return source.before(range.start) == '翻' || source.is_before(range.start, "翻了");
    }
    // 三大, 两级 and such have no unit here; 四个“…” and 三个方面 do.
    true
}
