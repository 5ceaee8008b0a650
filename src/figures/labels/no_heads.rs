//! Nouns that are no heads: they say nothing by themselves, or are a time, a place in a row, or for how many each is.

use crate::figures::short::short;

/// Nouns that say nothing by themselves: the head is that of the figure before.
#[rustfmt::skip]
const EMPTY_NOUNS: &[&str] = &[
    "比例", "占比", "比重", "其占比", "其他方式", "方式", "所占比例", "占", "数量", "总数", "其", "数", "比率", "总量", "规模", "其余", "余", "总", "方面", "后", "者", "同期", "比", "人均", "户均", "增幅", "涨幅", "降幅", "减幅", "增速", "平均", "外", "以外", "之外", "的", "专职", "兼职", "优秀", "期满", "合法", "违法", "合规", "属实", "不属实", "年末", "年底", "月底", "月末", "期末", "当前", "上月", "上季度", "去年同期", "上年同期", "人", "户", "一审", "二审", "再审", "初审", "终审", "一般", "较好", "较差", "中等", "现行有效", "继续有效", "存量", "中",
];

/// Whether the noun that was read is none that a figure counts.
#[inline(never)]
pub(super) fn is_no_head(head: &[char]) -> bool {
    is_share_of(head) || short!(EMPTY_NOUNS).has_chars(head) || is_time(head) || is_rank(head) || is_share(head)
}

/// 占机关工作人员, but 占道经营
pub(super) fn is_share_of(head: &[char]) -> bool {
    let [first, rest @ ..] = head else { return false };
    *first == '占' && !matches!(rest.first(), Some('道' | '地' | '用' | '有' | '领' | '比' | '据'))
}

/// 近3年提升21个百分点: a span of time is not what moved.
fn is_time(head: &[char]) -> bool {
    let unit = |c: &char| matches!(c, '年' | '月' | '个');
    head.last().is_some_and(unit)
        && head
            .iter()
            .rev()
            .skip_while(|c| unit(c))
            .all(|c| c.is_ascii_digit() || "近一二两三四五六七八九十".contains(*c))
}

/// 稳居全国前十强、增长4.8%: a place in a row is not what grew.
fn is_rank(head: &[char]) -> bool {
    let &['前' | '第', number, ..] = head else { return false };
    number.is_ascii_digit() || "一二三四五六七八九十百".contains(number)
}

/// 每村（社区）平均5名: for how many each is no head.
fn is_share(head: &[char]) -> bool {
    head.first() == Some(&'每') && head.len() <= 8 && !matches!(head.last(), Some('量' | '数' | '率' | '额' | '值'))
}
