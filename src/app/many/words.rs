//! The words of the workspace, Chinese first. `{}` and `{one|several}` are filled in as those of the page ([`fill`]).

use crate::app::messages::{Lang, fill};
use crate::export;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word(&'static str, &'static str);

impl Word {
    pub fn in_(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.0,
            Lang::En => self.1,
        }
    }

    pub fn fill(self, lang: Lang, with: &[&str]) -> String {
        fill(self.in_(lang), with)
    }
}

/// The language of the exports.
pub fn lang(lang: Lang) -> export::Lang {
    match lang {
        Lang::Zh => export::Lang::Zh,
        Lang::En => export::Lang::En,
    }
}

macro_rules! words {
    ($($name:ident: $zh:literal, $en:literal;)*) => {
        $(pub const $name: Word = Word($zh, $en);)*
        #[cfg(test)]
        const ALL: &[Word] = &[$($name),*];
    };
}

words! {
    WORKSPACE: "多份报告", "Several reports";
    BACK: "回到单份报告", "Back to the report";
    LIST: "列表", "List";
    COMPARE: "指标对比", "Comparison";
    MATRIX: "内容对照", "Coverage";
    CROSS: "互核", "Cross-check";
    DRAFTS: "两稿对照", "Drafts";
    FIGURES: "全部数据", "All figures";
    CHECKS: "核查", "Findings";

    NAME: "文件", "File";
    PLACE: "地区", "Place";
    PERIOD: "年度", "Period";
    COUNT: "数据", "Figures";
    FINDINGS: "须核查", "Findings";
    PARTS: "内容", "Parts";
    STANDING: "状态", "Standing";
    WAITING: "等待", "waiting";
    DONE: "完成", "done";
    FILTER: "筛选文件、地区或年度", "Filter by file, place or period";
    SELECT: "选中 {}", "Select {}";
    SELECT_ALL: "全选", "Select all";
    SELECTED: "选中 {} 份", "{} selected";
    IGNORED: "已忽略 {}", "{} ignored";
    OPEN: "打开", "Open";
    REMOVE: "移除", "Remove";
    REMOVE_NAMED: "移除 {}", "Remove {}";
    REMOVE_SELECTED: "移除选中的", "Remove selected";
    PLACE_OF: "{} 的地区", "Place of {}";
    PERIOD_OF: "{} 的年度", "Period of {}";
    NOT_READ: "未读：{}", "not read: {}";
    PROGRESS: "第 {} 份，共 {} 份，约 {} 秒", "{} of {}, about {} s";
    READY: "共 {} 份，已全部分析", "{} {report|reports}, all analysed";
    PAUSE: "暂停", "Pause";
    RESUME: "继续", "Resume";
    PAUSED: "已暂停：{} / {}", "Paused: {} of {}";
    FAILED: "未分析：中断或已取消；需要时请移除后重新拖入", "not analysed: broken off or cancelled; remove it and drop it again when needed";
    PLACED: "地区或年度由您更正", "place or period corrected by you";
    CANCEL: "取消其余", "Cancel the rest";
    NOTHING: "还没有报告；请先粘贴或拖入。", "No report yet: paste or drop one.";

    WHICH: "对比", "Compare";
    ALL_REPORTS: "全部（按地区、年度）", "All, by place and period";
    SELECTED_REPORTS: "列表中选中的", "Those selected in the list";
    ONE_PLACE: "{}：历年", "{}: years";
    ONE_YEAR: "{} 年：各地", "{}: places";
    SAME_REPORT: "{}：同一年度的几份", "{}: several of one period";
    ROWS: "只看至少两份都有的指标", "Only what at least two reports state";
    INDICATOR: "指标", "Indicator";
    UNIT: "单位", "Unit";
    DIFFERENCE: "增减", "Difference";
    RANK: "第 {}", "no. {}";
    SEVERAL: "{} 个数", "{} values";
    GAP: "—", "—";
    SHOWN_COLUMNS: "第 {}–{} 份，共 {} 份；导出含全部", "{} to {} of {}; exports have all";
    EARLIER: "‹ 前面的", "‹ Earlier";
    LATER: "后面的 ›", "Later ›";
    LEFT_OUT: "另有 {} 项同名数据，有数的报告较少，未列", "{} more {row|rows} of same words, in fewer reports, left out";
    SHOWN_BARS: "图中为 {} 份，共 {} 份有数", "{} of the {} that state it";
    CHART_OF: "“{}”图：{}", "Chart of \"{}\": {}";
    CHOOSE_ROW: "选一行看图，选一格看原文。", "Choose a row for its chart, a cell for its words.";
    NO_ROWS: "没有可以对比的指标。", "Nothing to compare.";
    SAME_WORDS: "同名数据", "same words";

    NOT_ASKED: "该年度不对照这一项", "not asked of this year";
    COVERAGE_HELP: "前五项是年度报告的法定内容；其余是《法治政府建设实施纲要》的任务，只对照适用年度的报告，“—”为不对照。“未见”是没有对应的标题或数据，未必是缺项；缺项以各报告的核查为准。", "First the five contents that the law asks for, then the tasks of the outline, asked of reports of its years only; \"—\" is not asked. \"None seen\" is without a heading or figure of it, and need not be a fault: what is missing is told by the findings of each report.";
    THERE: "有", "yes";
    MISSING: "未见", "none seen";
    FIGURES_N: "{} 个数据", "{} {figure|figures}";

    ALL_CHECKS: "也列参考信息", "Notes, too";
    CHECKS_COUNT: "{} 处", "{} {finding|findings}";
    CHECKS_IGNORED: "已忽略 {} 处，没有列出；导出含全部。", "{} ignored and not listed; exports have all.";
    CHECKS_NONE: "没有发现问题。", "Nothing was found.";
    CHECKS_HELP: "各份报告自身的核查结果。“错误”由文字自身可以证明，“警告”是怀疑，由人判断；报告之间对不上的，见“互核”。", "What was found in each report by itself. An error is proved by the text, a warning is a suspicion, for a person to judge; what contradicts between reports is under \"Cross-check\".";

    CROSS_NONE: "没有发现互相矛盾之处。只有同一地区相邻年度或同一年度的报告才能互核；没有这样两份报告时，等于没有核对。", "No contradiction was found. Only reports of one place in the same year or in years that follow one another can be checked against each other; without two such reports nothing was checked.";
    CROSS_COUNT: "共 {} 处对不上。", "{} {contradiction|contradictions}.";
    CROSS_SHOWN: "这里是前 {} 处，导出含全部。", " The first {} are here; exports have all.";
    CROSS_CROWD: "同一地区同一年度有 {} 份报告；超过 {} 份时，每份只与其中第一份说法不同的报告对照，不逐对列出。", "There are {} reports of one place and year; of more than {} each is held against the first that says otherwise, not against every other one.";
    BUSY: "正在计算…", "Working…";
    STOP: "取消", "Cancel";
    STOPPED: "没有算完。", "Not finished.";
    ASK_AGAIN: "重新计算", "Work it out again";
    CROSS_HELP: "以上年报告核对文中的增减幅度和上年数，并核对同一地区同一年度的两份报告。", "Stated growth and last year's values are held against last year's report, and two reports of one place and year against each other.";

    BEFORE: "前一稿", "Earlier draft";
    AFTER: "后一稿", "Later draft";
    CHOOSE: "请选择", "Choose";
    CHOOSE_TWO: "没有同一地区、同一年度的两份报告；请在上面各选一份，或在“列表”里改正地区和年度。", "No two reports are of one place and year: choose one on each side above, or correct place and period in \"List\".";
    CHOOSE_OTHER: "请在另一边选另一份报告。", "Choose another report on the other side.";
    NEEDS_TWO: "两稿对照需要两份报告：请再拖入一份。", "Two drafts are two reports: drop another one.";
    NO_DRAFTS: "注意：这两份不是同一地区、同一年度的报告，下面是两份不同报告的差别。", "Note that these two are of different places or years: below is how two reports differ.";
    UNCHANGED: "两稿文字相同。", "The two texts are the same.";
    CHANGED_COUNT: "{} 处修改，{} 个数字有变化，{} 个章节有变化", "{} {change|changes}, {} {figure|figures}, {} {section|sections}";
    FIGURE_CHANGES: "数字的变化", "Figures that changed";
    SECTION_CHANGES: "章节的变化", "Sections that changed";
    TEXT_CHANGES: "文字的变化", "Words that changed";
    CHANGES: "修改处", "Changes";
    FROM: "原", "before";
    TO: "现", "after";

    SEARCH_FIGURES: "筛选指标、原文、报告", "Filter by label, words, report";
    SHOWN_FIGURES: "{} 个数据", "{} {figure|figures}";
    REPORT: "报告", "Report";
    LABEL: "指标", "Label";
    COMMON: "通用指标", "Indicator";
    WORDS: "原文", "Words";
    VALUE: "数值", "Value";
    CORRECT: "更正", "Correct";
    CORRECTED: "已更正", "corrected";
    PLANNED: "计划", "planned";
    WRONG: "有误", "wrong";
    MARK_WRONG: "标为有误（不参与对比）", "Mark as wrong (left out of comparison)";
    APPLY: "保存更正", "Save correction";
    UNDO: "撤销更正", "Undo corrections";
    NO_INDICATOR: "（无通用指标）", "(no indicator)";
    ADD_FIGURE: "把选中的文字加为数据", "Add the selected words as a figure";
    ADD_HINT: "在下面的原文里选中一段文字，再点“{}”。", "Select some words below, then press \"{}\".";
    NOTHING_SELECTED: "请先在原文里选中文字。", "Select words in the text first.";
    NO_NUMBER: "选中的文字里没有认出数字。", "No number is seen in these words.";
    PENDING: "“{}”里没有认出数字：请在上面填好指标、数值和单位，再点“{}”；或连数字一起重新选中。", "No number is seen in \"{}\": type label, value and unit above and press \"{}\" again, or select the number, too.";
    BAD_NUMBER: "数值不是数字。", "The value is not a number.";

    OWN: "自定指标", "Own indicators";
    OWN_NAME: "名称", "Name";
    OWN_WORDS: "须含的词（用空格分开）", "Words that must be there (parted by blanks)";
    OWN_UNIT: "单位（可不填）", "Unit (may be empty)";
    OWN_ADD: "增加", "Add";

    EXPORT: "导出", "Export";
    COPY_TABLE: "复制表格", "Copy table";
    COPIED: "表格已复制，可粘贴到 Word、WPS 或 Excel。", "The table is in the clipboard, for Word, WPS or Excel.";
    NOT_COPIED: "浏览器不允许复制，请用导出。", "The browser does not allow copying; use an export.";
    SAVE_WORKSPACE: "保存工作区", "Save workspace";
    OPEN_SAVED: "打开工作区", "Open workspace";
    NOT_SAVED: "没有存成：{}", "Not saved: {}";
    MAKING: "正在生成 {}…", "Making {}…";
    SAVED: "已交给浏览器保存：{}", "Handed to the browser to save: {}";
    KEEP: "在本机浏览器里保存，下次打开时恢复", "Keep in this browser, and restore on the next opening";
    KEEP_HINT: "默认不保存。只存在这台电脑的这个浏览器里；公用电脑请勿勾选。", "Nothing is kept otherwise. It stays in this browser on this machine; not for shared machines.";
    KEEP_REFUSED: "这个浏览器不允许本页在本机保存；请用“保存工作区”存成文件。", "This browser does not let this page keep anything; use \"Save workspace\".";
    KEEP_FAILED: "浏览器没能存下全部内容（可能空间不足）；请用“保存工作区”存成文件。", "The browser could not keep everything (there may be no room); use \"Save workspace\".";
    WIPE_KEPT: "清除本机保存的内容", "Wipe what is kept";
    NOT_A_WORKSPACE: "这个文件不是明数保存的工作区。", "This file is no workspace of mingshu.";
    NEWER_WORKSPACE: "这个工作区由更新版本的明数保存，请用新版打开。", "This workspace was saved by a newer mingshu.";
    UNPLACED: "{} 处更正在文中找不到位置，未采用。", "{} {correction has|corrections have} no place in the text any more and {is|are} left out.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_fill_in_the_same_things_and_english_counts_one() {
        for Word(zh, en) in ALL {
            assert_eq!(zh.matches("{}").count(), en.matches("{}").count(), "{en}");
            // The fonts for Chinese set curly quotation marks as wide as a character.
            assert!(!en.contains(['“', '”', '’']), "{en}");
        }
        assert_eq!(FIGURES_N.fill(Lang::En, &["1"]), "1 figure");
        assert_eq!(CHANGED_COUNT.fill(Lang::En, &["1", "2", "1"]), "1 change, 2 figures, 1 section");
        assert_eq!(READY.fill(Lang::En, &["1"]), "1 report, all analysed");
    }
}
