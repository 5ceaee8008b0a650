//! Numerals that are no amounts: dates, ordinals, numbers of documents, names, set phrases.
//!
//! What can be listed is listed; what has a form is told by its form.

use super::units::Unit;
use crate::text::{Chars, Lexicon, Numeral, Script, Source, date_at};
use std::sync::LazyLock;

/// Set phrases and names that begin with a numeral and are written without quotation marks. To add one: append it.
#[rustfmt::skip]
const PHRASES: &[&str] = &[
    "一件事", "一次办", "一次性", "一次办成", "一类事项", "一件事情", "一张网", "一个门", "一个窗口", "一体化", "一系列", "一站式", "一门式", "一条龙", "一条心", "一户一", "一案一", "一事一", "一村一", "一企一", "一件一", "一人一", "一岗双责", "一家亲",
    "两个维护", "两个确立", "两个一百年", "两个毫不动摇", "两个结合", "两个责任", "两个先行", "两个健康", "两个市场", "两个轮子", "两项改革", "两法衔接", "两类人员", "两张皮", "两条线", "两部制", "两家两", "两次会议",
    "三项制度", "三项机制", "三项清单", "三项岗位", "三个区分", "三个清单", "三个一", "三个代表", "三个规定", "三个年", "三个方案", "三个文明", "三件大事", "三件套", "三方协议", "三张清单", "三类人员", "三部曲", "三门峡", "三家村", "三块地", "三条红线", "三条控制线",
    "四个意识", "四个自信", "四个全面", "四个伟大", "四个面向", "四个服务", "四个创建", "四个精准", "四件大事", "四个最严", "四种形态", "四类人员", "四个一", "四个对照", "四条措施",
    "五个统筹", "五个一批", "五个必由之路", "五个中心", "五个坚持", "五个到位", "五项机制", "五类人员", "五家渠", "五台县", "五台山", "五个一", "五项制度", "六个一批", "六个必须", "六项制度", "七个办", "八个坚持", "八项规定", "八个方面", "九个必须",
    "三台县", "三元区", "九台区", "七台河", "四方台", "双台子", "三道岭", "千分之", "百家姓", "百家争鸣", "千家万户", "万家灯火", "千头万绪", "百件大事", "三部门", "两部门", "多部门", "各部门",
    "四个现代化", "四项基本原则", "五项原则", "五项基本原则", "三次产业", "一二三产", "二三产业", "十四个五年", "两个五年", "五年规划", "五年计划", "三年行动", "两年行动", "百日行动", "百日攻坚", "万人成讼", "万人评议", "千人计划", "万人计划", "百人计划", "百千万",
];

/// What makes a time span a name or a period when it follows: 五年来, 三年行动, 24小时自助.
#[rustfmt::skip]
const PERIOD_TAILS: &[&str] = &["来", "以来", "前", "后", "间", "里", "中", "行动", "计划", "规划", "攻坚", "任期", "换证", "一", "时间", "时期", "过渡", "倍增", "三", "大", "发展", "改革", "整治", "目标", "任务", "的"];

/// What makes a span of years or days an amount when it stands before it.
#[rustfmt::skip]
const SPAN_HEADS: &[&str] = &["至", "到", "为期", "期限", "有效期", "缩短", "压缩", "压减", "减少", "延长", "提前", "不超过", "超过", "超", "约", "不足", "不到", "满", "历时", "连续", "时限", "用时", "平均", "期限为", "时限为", "期为"];
/// And these where the span is written in Arabic digits.
const SPAN_HEADS_ARABIC: &[&str] = &["为", "由", "从", "达", "仅", "需", "签订了", "签订", "寿命", "长"];

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
];

fn recent_head(source: &Source, at: usize) -> bool {
    let recent = ["近", "前", "后", "过去", "未来", "今后", "最近", "头", "这"].iter().any(|w| source.is_before(at, w));
    recent && !["提前", "目前", "接近", "延后", "此前"].iter().any(|w| source.is_before(at, w))
}

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

static PHRASE: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::forwards(PHRASES.iter().map(|&word| (word, ()))));

/// Characters of a quotation beyond which it is a statement and no name.
const QUOTED_NAME: usize = 20;
/// Characters within which a title in 《》 closes.
const TITLE: usize = 120;

/// Past a bracketed piece that begins at `at` and holds no amounts: 《…》, a short “…”, 〔2023〕, [1], (1).
pub fn skip_bracket(source: &Source, at: usize, end: usize) -> Option<usize> {
    let (close, most) = match source.at(at) {
        '《' => ('》', TITLE),
        '〈' => ('〉', TITLE),
        '“' => ('”', QUOTED_NAME),
        '「' => ('」', QUOTED_NAME),
        '『' => ('』', QUOTED_NAME),
        '‘' => ('’', QUOTED_NAME),
        '"' => ('"', QUOTED_NAME),
        '〔' => ('〕', 8),
        '[' => (']', 6),
        '(' => (')', 4),
        _ => return None,
    };
    let open = source.at(at);
    let mut depth = 0;
    let stop = (at + 1..end.min(at + most)).find(|&i| {
        let c = source.at(i);
        if c == open && open != close {
            depth += 1;
        } else if c == close {
            depth -= 1;
        }
        c == close && depth < 0
    })?;
    let inside = &source.chars()[at + 1..stop];
    let name = match open {
        '《' | '〈' => true,
        // A number in brackets is a marker, a note or a year; (12家) is an amount.
        '(' | '[' => inside.iter().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c)),
        '〔' => true,
        // A quotation with a stop or a comma in it says something.
        _ => !inside.iter().any(|c| matches!(c, '。' | ',' | ';')),
    };
    name.then_some(stop + 1)
}

/// Past a date, a year, a month or a span of them that begins at `at`.
pub fn skip_date(source: &Source, at: usize, end: usize) -> Option<usize> {
    if let Some(date) = date_at(source, at, end) {
        return Some(past_time_span(source, date.end, end));
    }
    let digits = (at..end).take_while(|&i| source.at(i).is_ascii_digit()).count();
    let chinese = (at..end.min(at + 5)).take_while(|&i| "〇○零一二三四五六七八九".contains(source.at(i))).count();
    let run = digits.max(chinese);
    let next = skip_space(source, at + run, end);
    // 2023年, 2023—2025年, 二〇二三年
    if run == 4 && is_year(source, at) {
        if source.at(next) == '年' {
            return Some(past_time_span(source, next + 1, end));
        }
        let marks = joints(source, next, end);
        if marks > 0 && (0..4).all(|k| source.at(next + marks + k).is_ascii_digit()) {
            let stop = next + marks + 4;
            return Some(if source.at(stop) == '年' { stop + 1 } else { stop });
        }
    }
    // 7月, 1—8月, and the damaged 18月; 十二月.
    let month = if digits > 0 {
        digits
    } else {
        (at..end.min(at + 3)).take_while(|&i| "一二三四五六七八九十".contains(source.at(i))).count()
    };
    let next = skip_space(source, at + month, end);
    if (1..=3).contains(&month) {
        if source.at(next) == '月' && source.at(next + 1) != '龄' {
            return Some(past_time_span(source, next + 1, end));
        }
        let marks = joints(source, next, end);
        let second = (next + marks..end).take_while(|&i| source.at(i).is_ascii_digit()).count();
        if marks > 0 && (1..=2).contains(&second) && source.at(next + marks + second) == '月' {
            return Some(past_time_span(source, next + marks + second + 1, end));
        }
    }
    None
}

fn is_year(source: &Source, at: usize) -> bool {
    matches!((source.at(at), source.at(at + 1)), ('1', '9') | ('2', '0') | ('二', '〇' | '○' | '零') | ('一', '九'))
}

fn joints(source: &Source, at: usize, end: usize) -> usize {
    (at..end.min(at + 2))
        .take_while(|&i| matches!(source.at(i), '-' | '—' | '~' | '至' | '到' | '、' | '和' | '及'))
        .count()
}

fn skip_space(source: &Source, mut at: usize, end: usize) -> usize {
    while at < end && source.at(at) == ' ' {
        at += 1;
    }
    at
}

/// Past what belongs to a date: 5日, 至12月, —8日, 上旬.
fn past_time_span(source: &Source, at: usize, end: usize) -> usize {
    let mut at = at;
    loop {
        let next = at + joints(source, at, end);
        let digits = (next..end.min(next + 4))
            .take_while(|&i| source.at(i).is_ascii_digit() || "一二三四五六七八九十".contains(source.at(i)))
            .count();
        let stop = next + digits;
        let full_year = digits == 4 && source.at(stop) == '年';
        if digits == 0 || stop >= end || !(full_year || digits <= 3 && matches!(source.at(stop), '月' | '日')) {
            return at;
        }
        // 自发布之日起，2023年15日内 does not occur; 5月15日内 is a date.
        at = stop + 1;
    }
}

/// Whether a set phrase begins at `at`; past it.
pub fn skip_phrase(source: &Source, at: usize, end: usize) -> Option<usize> {
    PHRASE.at(source.chars(), at, end).map(|(len, _)| at + len)
}

/// Whether the characters around a number of Arabic digits make it part of a code, a formula or a name.
pub fn is_code(source: &Source, number: &Chars) -> bool {
    let (before, after) = (source.before(number.start), source.at(number.end));
    let digit = |i: usize| source.at(i).is_ascii_digit();
    let glued = |c: char| {
        c.is_ascii_alphabetic() || matches!(c, '+' | '×' | '*' | '_' | '@' | '#' | '=' | '·' | '.' | '/' | '\\')
    };
    if glued(before) || before == '-' && number.start >= 2 && source.at(number.start - 2).is_ascii_alphanumeric() {
        return true;
    }
    let latin_unit = ["km", "kg", "GB", "TB", "PB", "MB", "MW", "kW", "EFLOPS", "m²", "m³", "P"]
        .iter()
        .any(|u| source.is_at(number.end, u));
    match after {
        '+' | '×' | '*' | '_' | '@' | '=' | '·' | '\\' => true,
        '/' => digit(number.end + 1),
        '.' => digit(number.end + 1),
        c if c.is_ascii_alphabetic() => !latin_unit,
        '-' | '—' | '~' => source.at(number.end + 1).is_ascii_alphabetic(),
        _ => false,
    }
}

/// 第3次, 前10位, 头3个月: a place in a row.
pub fn is_ordinal(source: &Source, at: usize) -> bool {
    let before = if source.before(at) == ' ' { source.before(at - 1) } else { source.before(at) };
    before == '第'
        || before == '前'
            && !source.is_before(at, "以前")
            && !source.is_before(at, "目前")
            && !source.is_before(at, "提前")
            && !source.is_before(at, "此前")
        || before == '头'
}

/// Whether a number with its unit is an amount at all.
pub fn is_amount(source: &Source, number: &Numeral, range: &Chars, unit: &Unit, line: &Chars) -> bool {
    let chinese = number.script == Script::Chinese;
    let after = unit.end;
    let next = source.at(after);
    let head = |words: &[&str]| words.iter().any(|w| source.is_before(range.start, w));
    let tail = |words: &[&str]| words.iter().any(|w| source.is_at(after, w));
    let bounded = super::bounds::after(source, after, line.end, unit.kind).is_some();
    match unit.name.as_str() {
        "年" | "日" => {
            let recent = recent_head(source, range.start);
            let period = tail(&["来", "以来", "前", "后", "间", "行动", "计划", "规划", "中", "里"]);
            let heads = if chinese || unit.name == "日" { SPAN_HEADS } else { SPAN_HEADS_ARABIC };
            let span = bounded || head(heads) || head(SPAN_HEADS) || source.at(after) == '期';
            let article = chinese && number.value == 1.0;
            return span
                && !period
                && !recent
                && (!article || head(&["为期", "期限", "有效期", "提前", "缩短", "延长"]));
        }
        // 60岁以上老年人 says who, 平均预期寿命提高到80岁以上 says how long.
        "岁" | "周岁" => return head(&["至", "到", "为", "达", "超过", "突破", "从", "由", "提高", "延长", "增加"]),
        "周" => return !chinese && !recent_head(source, range.start),
        "期" | "轮" if chinese && !number.more && number.value < 10.0 && !tail(&["次"]) => return false,
        "次" if chinese
            && source.at(after) == '、'
            && (after..line.end.min(after + 8)).any(|i| source.is_at(i, "次全会") || source.is_at(i, "次会议")) =>
        {
            return false;
        }
        "次" if tail(&["全会", "会议", "全体会议", "代表大会", "党代会", "人代会"]) && chinese => {
            return false;
        }
        "月" | "天" | "季度" | "星期" => {
            let period = recent_head(source, range.start) || tail(&["来", "以来"]);
            if period || chinese && tail(PERIOD_TAILS) && !bounded && !head(SPAN_HEADS) {
                return false;
            }
        }
        "小时" if number.value == 24.0 && !bounded && (tail(ROUND_THE_CLOCK) || source.before(range.start) == '天') =>
        {
            return false;
        }
        "分" if (chinese || !(next == '\0' || !next.is_alphabetic() || bounded || tail(&["的", "以"]))) => {
            return false;
        }
        "度" | "方" | "P" | "门" | "道" | "面" | "环" | "层" | "级" | "届" | "把" | "单" | "字" | "口" | "种"
        | "课" | "段" | "股" | "节" | "组" | "队" | "班" | "双" | "对" | "根" | "眼" | "头" | "具" | "首" | "封"
        | "针" | "尾" | "车"
            if chinese
                && !number.more
                && number.value < 100.0
                && !matches!(unit.name.as_str(), "种" | "对" | "组" | "门" | "道") =>
        {
            return false;
        }
        "级" | "届" | "层" | "环" => return false,
        "次" if tail(&["会议", "全会", "党代会", "人民代表", "常委会", "常务会"])
            && chinese
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
    // 这两个, 四个方面, 三个“一号工程”: talk, and names.
    let small = number.value < 10.0 && number.power == 0;
    if small && (source.before(range.start) == '这' || source.before(range.start) == '/' || next == '“' || tail(TALK))
    {
        return false;
    }
    // 一 is an article more often than a number.
    if number.value == 1.0 && number.power == 0 && !number.more && number.high.is_none() && number.decimals == 0 {
        let case = unit.name == "起"
            && (after..line.end.min(after + 12))
                .any(|i| source.is_at(i, "案") || source.is_at(i, "事故") || source.is_at(i, "纠纷"));
        let doubled =
            unit.name == "番" && (source.before(range.start) == '翻' || source.is_before(range.start, "翻了"));
        return unit.kind == crate::analysis::Kind::Duration && bounded && unit.name != "年" || case || doubled;
    }
    if unit.name == "番" {
        return source.before(range.start) == '翻' || source.is_before(range.start, "翻了");
    }
    // 三大, 两级 and such have no unit here; 四个“…” and 三个方面 do.
    true
}
