//! Kinds of cases, which a report may name apart from the word 案件.

use super::Finder;
use crate::figures::listed::Beginnings;
use crate::figures::wording::Wording;

/// Kinds of cases, which a report may name apart from the word 案件. To add one: append it.
#[rustfmt::skip]
const CASE_KINDS: &[&str] = &[
    "行政复议", "行政诉讼", "行政处罚", "行政应诉", "法律援助", "劳动争议", "劳动仲裁", "行政公益诉讼", "行政裁决", "行政赔偿", "国家赔偿",
];

static CASE_KIND: Beginnings = Beginnings::of(CASE_KINDS);

/// Verbs that name the cases in which a body is called to account, and those cases. To add one: append it.
pub(super) const SUED: &[(&str, &str)] =
    &[("被申请行政复议", "行政复议"), ("被提起行政复议", "行政复议"), ("被提起行政诉讼", "行政诉讼")];

/// What makes the name of a body of a kind of case.
const BODIES: &[&str] = &["中心", "机构", "机关", "处", "局", "科", "部门", "工作站", "律师", "委员会", "平台"];

/// Measure words of cases.
pub const CASES: &[&str] = &["件", "起", "宗", "例"];

/// The kind of case that a heading names, where it names just one: figures under it that only say 案件, or nothing, count
/// these.
pub fn kind_in_heading(title: &str) -> Option<&'static str> {
    let mut named = CASE_KINDS.iter().copied().filter(|kind| title.contains(kind));
    named.next().filter(|_| named.next().is_none())
}

impl<'t> Finder<'_, 't> {
    /// 办理的向本级政府提出行政复议申请的案件25件: which cases, where the clause says so.
    #[inline(never)]
    pub(super) fn case_kind(&self) -> Option<Wording<'t>> {
        let range = self.phrases.before(self.i).first()?.range.start..self.amount().range.start;
        // 代理行政诉讼、国家赔偿等案件: several kinds.
        if self.source.is_before(self.amount().range.start, "等案件") {
            return None;
        }
        // 法律援助中心受理案件: the name of who did it names no kind.
        let named = |at: usize| BODIES.iter().any(|body| self.source.is_at(at, body));
        let places = range.clone().filter(|&at| CASE_KIND.are_at(self.source.chars(), at)).collect::<Vec<_>>();
        let told = |kind: &str| {
            let past = |at: usize| at + kind.chars().count();
            let first = places.iter().find(|&&at| self.source.is_at(at, kind) && past(at) <= range.end);
            first.is_some_and(|&at| !named(past(at)))
        };
        CASE_KINDS.iter().find(|kind| told(kind)).map(|kind| format!("{kind}案件").into())
    }
}
