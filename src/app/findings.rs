//! The findings as the page shows them: which ones, how many, and as plain text to take away.

use super::format;
use super::messages::{Lang, Msg};
use super::report::Report;
use super::state::View;
use crate::analysis::{Finding, Severity, Span};
use crate::export::words::class_names;
use crate::rules::{self, CLASSES, Help, Rule};
use crate::utf16::Utf16Index;
use std::collections::BTreeSet;

/// What the reader does not want to see, until the page is closed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ignored {
    /// Positions in the report's findings.
    pub ones: BTreeSet<u32>,
}

/// The rules that are ignored in every report of the session, by code.
pub type IgnoredRules = BTreeSet<&'static str>;

/// How many there are of each weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
}

impl Count {
    /// What is more than information.
    pub fn serious(self) -> usize {
        self.errors + self.warnings
    }
}

/// What one report shows of its findings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// Positions in the report's findings, by weight and then in the order of the text.
    pub ids: Vec<u32>,
    /// Of those that are not ignored, whatever the filter.
    pub count: Count,
    /// The classes that are there, with how many findings each has.
    pub classes: Vec<(&'static str, usize)>,
    pub ignored: usize,
}

/// What is shown.
pub fn shown(report: &Report, view: &View, rules: &IgnoredRules) -> Shown {
    let mut shown = Shown::default();
    let findings = &report.analysis.findings;
    let mut classes = vec![0; CLASSES.len()];
    for (id, finding) in findings.iter().enumerate() {
        if view.ignored.ones.contains(&(id as u32)) || rules.contains(finding.help.as_str()) {
            shown.ignored += 1;
            continue;
        }
        match finding.severity {
            Severity::Error => shown.count.errors += 1,
            Severity::Warning => shown.count.warnings += 1,
            Severity::Info => shown.count.notes += 1,
        }
        if let Some(class) = CLASSES.iter().position(|class| *class == finding.class) {
            classes[class] += 1;
        }
        if view.class.is_none_or(|class| class == finding.class) {
            shown.ids.push(id as u32);
        }
    }
    shown.classes = CLASSES.iter().copied().zip(classes).filter(|(_, count)| *count > 0).collect();
    shown
}

/// The finding after the chosen one, or before it, of those that are shown.
pub fn next(shown: &[u32], chosen: Option<u32>, forward: bool) -> Option<u32> {
    let at = chosen.and_then(|id| shown.iter().position(|&other| other == id));
    let to = match (at, forward) {
        (None, true) => 0,
        (None, false) => shown.len().checked_sub(1)?,
        (Some(at), true) => at + 1,
        (Some(at), false) => at.checked_sub(1)?,
    };
    shown.get(to).copied()
}

/// The rule of a finding, from the registry.
pub fn rule(finding: &Finding) -> Option<&'static Rule> {
    rules::find(&finding.help)
}

/// What a rule says of itself in a language.
pub fn help(rule: &'static Rule, lang: Lang) -> &'static Help {
    match lang {
        Lang::Zh => &rule.zh,
        Lang::En => &rule.en,
    }
}

/// The words for a class.
pub fn class(class: &str, lang: Lang) -> &str {
    let [zh, en] = class_names(class);
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

pub fn message(finding: &Finding, lang: Lang) -> &str {
    match lang {
        Lang::Zh => &finding.message.zh,
        Lang::En => &finding.message.en,
    }
}

/// The word for a weight.
pub fn severity(severity: Severity) -> Msg {
    match severity {
        Severity::Error => Msg::SeverityError,
        Severity::Warning => Msg::SeverityWarning,
        Severity::Info => Msg::SeverityInfo,
    }
}

/// The name of a weight in the style sheet.
pub fn severity_class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

/// Characters of a quotation.
const QUOTED: usize = 90;

/// The words that a finding is about, in the line that they stand in, cut where that is long: before, the words, after.
pub fn quotation(report: &Report, finding: &Finding) -> Option<(String, String, String)> {
    Some(quoted(&report.text, &report.index, *finding.spans.first()?))
}

/// Other places of a finding that are told where one cannot follow it, on paper and in plain text.
const OTHERS: usize = 2;

/// The words of a finding that stand in other lines than those of its [`quotation`]: the second of two values that
/// contradict each other.
pub fn others(report: &Report, finding: &Finding) -> Vec<(String, String, String)> {
    let line = |span: &Span| {
        let before = &report.text[..report.index.byte(&report.text, span.start)];
        before.rfind(['\n', '\r'])
    };
    let Some((first, rest)) = finding.spans.split_first() else { return Vec::new() };
    let mut lines = vec![line(first)];
    let mut found = Vec::new();
    for span in rest {
        let at = line(span);
        if found.len() < OTHERS && !lines.contains(&at) {
            lines.push(at);
            found.push(quoted(&report.text, &report.index, *span));
        }
    }
    found
}

/// The same of a text with its index.
pub fn quoted(text: &str, index: &Utf16Index, span: Span) -> (String, String, String) {
    let words: String = index.slice(text, span).chars().map(plain).take(QUOTED).collect();
    let room = QUOTED.saturating_sub(words.chars().count());
    let start = index.byte(text, span.start);
    let end = index.byte(text, span.end).max(start);
    let line = |c: char| c == '\n' || c == '\r';
    let before = text[..start].rsplit(line).next().unwrap_or_default();
    let after = text[end..].split(line).next().unwrap_or_default();
    let (left, right) = (before.chars().count(), after.chars().count());
    let take_left = left.min((room / 2).max(room.saturating_sub(right)));
    let take_right = right.min(room - take_left);
    let mut head: String = before.chars().skip(left - take_left).map(plain).collect();
    let mut tail: String = after.chars().take(take_right).map(plain).collect();
    head = head.trim_start().to_owned();
    if take_left < left {
        head.insert(0, '…');
    }
    if take_right < right {
        tail.push('…');
    }
    (head, words, tail)
}

fn plain(c: char) -> char {
    if c.is_control() { ' ' } else { c }
}

/// Where a finding stands: the headings over its first words, and their page.
pub fn place(report: &Report, id: u32, lang: Lang) -> String {
    let path = report.path_name(report.section_of_finding(id));
    let first = report.analysis.findings.get(id as usize).and_then(|finding| finding.spans.first());
    let page = first.and_then(|&span| report.page(span)).map(|page| lang.fill(Msg::OnPage, &[&page.to_string()]));
    [Some(path).filter(|path| !path.is_empty()), page].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// One finding as a paragraph of plain text.
pub fn one_as_text(report: &Report, id: u32, lang: Lang) -> String {
    let Some(finding) = report.analysis.findings.get(id as usize) else { return String::new() };
    let mut lines = Vec::new();
    let rule = rule(finding);
    let title = rule.map_or("", |rule| help(rule, lang).title);
    lines.push(format!("[{}] {} {title}", lang.say(severity(finding.severity)), finding.help));
    lines.push(message(finding, lang).to_owned());
    if let Some((before, words, after)) = quotation(report, finding) {
        lines.push(lang.fill(Msg::FindingQuote, &[&format!("{before}{words}{after}")]));
    }
    for (before, words, after) in others(report, finding) {
        lines.push(lang.fill(Msg::FindingOther, &[&format!("{before}{words}{after}")]));
    }
    let place = place(report, id, lang);
    if !place.is_empty() {
        lines.push(lang.fill(Msg::FindingPlace, &[&place]));
    }
    if let Some(rule) = rule {
        lines.push(lang.fill(Msg::FindingAdvice, &[help(rule, lang).advice]));
    }
    lines.join("\n")
}

/// Those that are shown, with what they are of.
pub fn as_text(report: &Report, shown: &Shown, lang: Lang) -> String {
    let title = report.analysis.meta.title.as_deref().unwrap_or(lang.say(Msg::Untitled));
    let mut out = vec![lang.fill(Msg::ReviewOf, &[title]), tally(shown.count, lang)];
    out.extend(shown.ids.iter().enumerate().map(|(n, &id)| format!("{}. {}", n + 1, one_as_text(report, id, lang))));
    if shown.ignored > 0 {
        out.push(lang.fill(Msg::IgnoredCount, &[&format::number(shown.ignored as f64)]));
    }
    out.push(lang.say(Msg::NotAChecker).to_owned());
    out.join("\n\n")
}

/// How many there are, in words.
pub fn tally(count: Count, lang: Lang) -> String {
    let n = |n: usize| format::number(n as f64);
    if count == Count::default() {
        return lang.say(Msg::NoFindings).to_owned();
    }
    lang.fill(Msg::FindingsTally, &[&n(count.errors), &n(count.warnings), &n(count.notes)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    fn report() -> Report {
        let text = "云岫县2023年法治政府建设年度报告\n一、主要举措和成效\n共审核文件21份，其中废止7份，修订5份，保留8份，，多次开会。\n";
        Report::new(text.into(), Rc::new(crate::analyze(text)))
    }

    #[test]
    fn what_contradicts_is_quoted_from_both_places() {
        let text = "云岫县2023年法治政府建设年度报告\n一、主要举措和成效\n（一）化解纠纷\n全年办理法律援助案件621件。\n（二）公共服务\n全年办理法律援助案件612件。\n";
        let report = Report::new(text.into(), Rc::new(crate::analyze(text)));
        let conflict = report.analysis.findings.iter().position(|f| f.help == "CONF001").unwrap();
        let told = one_as_text(&report, conflict as u32, Lang::Zh);
        assert!(told.contains("原文：全年办理法律援助案件621件。\n另一处：全年办理法律援助案件612件。"), "{told}");
        // A total and its parts in one line are one quotation.
        let report = self::report();
        let sum = report.analysis.findings.iter().find(|f| f.help == "SUM001").unwrap();
        assert!(sum.spans.len() > 1 && others(&report, sum).is_empty());
    }

    #[test]
    fn what_is_ignored_is_counted_and_not_shown() {
        let (report, mut view) = (report(), View::default());
        let all = shown(&report, &view, &IgnoredRules::new());
        assert_eq!(all.ignored, 0);
        assert_eq!(all.ids.len(), report.analysis.findings.len());
        assert!(all.count.errors >= 1 && all.count.warnings >= 2, "{:?}", all.count);
        view.ignored.ones.insert(0);
        let less = shown(&report, &view, &IgnoredRules::from(["PUNC002"]));
        assert_eq!(less.ignored, 2);
        assert_eq!(less.count.errors, all.count.errors - 1);
        assert!(less.ids.iter().all(|&id| report.analysis.findings[id as usize].help != "PUNC002"));
    }

    #[test]
    fn a_class_narrows_what_is_shown_and_not_what_is_counted() {
        let report = report();
        let view = View { class: Some("punctuation"), ..Default::default() };
        let shown = shown(&report, &view, &IgnoredRules::new());
        assert_eq!(shown.ids.len(), 1);
        assert!(shown.count.serious() > 1);
        assert!(shown.classes.contains(&("arithmetic", 1)));
    }

    #[test]
    fn a_finding_as_text_has_words_and_advice() {
        let report = report();
        let text = as_text(&report, &shown(&report, &View::default(), &IgnoredRules::new()), Lang::Zh);
        assert!(text.contains("《云岫县2023年法治政府建设年度报告》"), "{text}");
        assert!(text.contains("分项合计 20 份") && text.contains("共审核文件21份"), "{text}");
        assert!(text.contains("SUM001") && text.contains("核对原始统计表"), "{text}");
    }

    #[test]
    fn one_goes_from_finding_to_finding() {
        assert_eq!(next(&[3, 5, 8], None, true), Some(3));
        assert_eq!(next(&[3, 5, 8], Some(5), true), Some(8));
        assert_eq!(next(&[3, 5, 8], Some(8), true), None);
        assert_eq!(next(&[3, 5, 8], None, false), Some(8));
        assert_eq!(next(&[3, 5, 8], Some(3), false), None);
        assert_eq!(next(&[], None, false), None);
    }

    #[test]
    fn every_class_and_every_rule_has_its_words() {
        let mut names = BTreeSet::new();
        for name in CLASSES {
            assert!(names.insert(class(name, Lang::Zh)), "{name}");
        }
    }
}
