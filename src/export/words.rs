//! The words of the tables, in both languages.

use crate::analysis::{Approx, Basis, Change, Confidence, Direction, Kind, Severity, Stance};
use crate::compare::choice::Why;
use crate::compare::drafts;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    #[default]
    Zh,
    En,
}

/// The classes of findings as they are shown to people, in Chinese and English. To add one: append it.
const CLASSES: &[(&str, &str, &str)] = &[
    ("arithmetic", "加总", "sums"),
    ("ratio", "比率", "rates"),
    ("change", "增减", "changes"),
    ("conflict", "前后不一", "conflicts"),
    ("numbering", "序号", "numbering"),
    ("marker", "序号写法", "markers"),
    ("punctuation", "标点", "punctuation"),
    ("duplicate", "重复", "duplicates"),
    ("date", "日期", "dates"),
    ("period", "年度", "years"),
    ("late", "期限", "deadline"),
    ("title", "文件名称", "document names"),
    ("missing_part", "应报内容", "required contents"),
    ("damage", "文本损坏", "damage"),
    ("note", "参考信息", "notes"),
];

/// A class of findings for people, in Chinese and English; one without a row as the analysis has it.
pub fn class_names(class: &str) -> [&str; 2] {
    CLASSES.iter().find(|(name, ..)| *name == class).map_or([class; 2], |(_, zh, en)| [zh, en])
}

impl Lang {
    pub fn choose<T>(self, zh: T, en: T) -> T {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    pub fn kind(self, kind: Kind) -> &'static str {
        let zh = match kind {
            Kind::Count => "数量",
            Kind::Percent => "比率",
            Kind::Money => "金额",
            Kind::Duration => "时长",
            Kind::Area => "面积",
            Kind::Length => "长度",
            Kind::Other => "其他",
        };
        self.choose(zh, kind.name())
    }

    pub fn approx(self, approx: Approx) -> &'static str {
        let zh = match approx {
            Approx::Over => "以上",
            Approx::About => "约",
            Approx::Nearly => "近",
            Approx::Under => "以下",
            Approx::AtMost => "至多",
        };
        self.choose(zh, approx.name())
    }

    /// A value with how exact it is: 20（以上）, over 20.
    pub fn rough(self, value: &str, approx: Approx) -> String {
        match self {
            Lang::Zh => format!("{value}（{}）", self.approx(approx)),
            Lang::En => format!("{} {value}", approx.name().replace('_', " ")),
        }
    }

    /// Direction and basis of a change: 上升（同比）, down, 基数.
    pub fn change(self, change: Change) -> String {
        let Change::Moved { dir, basis, .. } = change else { return self.choose("基数", "baseline").into() };
        let dir = match dir {
            Direction::Up => self.choose("上升", "up"),
            Direction::Down => self.choose("下降", "down"),
        };
        match basis {
            Some(Basis::YearOnYear) => format!("{dir}{}", self.choose("（同比）", " (year on year)")),
            Some(Basis::PeriodOnPeriod) => format!("{dir}{}", self.choose("（环比）", " (period on period)")),
            None => dir.into(),
        }
    }

    pub fn stance(self, stance: Stance) -> &'static str {
        match stance {
            Stance::Reported => self.choose("已报告", "reported"),
            Stance::Planned => self.choose("计划", "planned"),
        }
    }

    pub fn confidence(self, confidence: Confidence) -> &'static str {
        match confidence {
            Confidence::Sure => self.choose("确定", "sure"),
            Confidence::Doubtful => self.choose("存疑", "doubtful"),
        }
    }

    /// The class of a finding; in English as the analysis has it.
    pub fn class(self, class: &str) -> &str {
        self.choose(class_names(class)[0], class)
    }

    pub fn severity(self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.choose("错误", "error"),
            Severity::Warning => self.choose("警告", "warning"),
            Severity::Info => self.choose("信息", "info"),
        }
    }

    pub fn why(self, why: Why) -> &'static str {
        match why {
            Why::Only => "",
            Why::OwnPeriod => self.choose("取本年度数", "the report’s own period"),
            Why::Unit => self.choose("取同单位数", "the same unit"),
            Why::Total => self.choose("取总数", "the total"),
            Why::Act => self.choose("取受理数", "the first step"),
            Why::Same => self.choose("数字相同", "the same value"),
            Why::Several => self.choose("有多个数，未取", "several values, none chosen"),
        }
    }

    pub fn what(self, what: drafts::What) -> &'static str {
        match what {
            drafts::What::Same => self.choose("未变", "same"),
            drafts::What::Changed => self.choose("修改", "changed"),
            drafts::What::Added => self.choose("新增", "added"),
            drafts::What::Removed => self.choose("删除", "removed"),
            drafts::What::Moved => self.choose("移动", "moved"),
        }
    }
}

/// How many there are, in English: 1 finding, 2 findings.
pub fn counted(n: usize, one: &str, several: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { several })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_counts_one_and_says_first_how_exact_a_value_is() {
        assert_eq!([0, 1, 2].map(|n| counted(n, "figure", "figures")), ["0 figures", "1 figure", "2 figures"]);
        assert_eq!(Lang::En.rough("20 件", Approx::Over), "over 20 件");
        assert_eq!(Lang::En.rough("20", Approx::AtMost), "at most 20");
        assert_eq!(Lang::Zh.rough("20 件", Approx::Over), "20 件（以上）");
    }

    #[test]
    fn every_class_of_findings_has_names() {
        for class in crate::rules::CLASSES {
            assert!(class_names(class)[0] != *class, "{class}");
        }
    }
}
