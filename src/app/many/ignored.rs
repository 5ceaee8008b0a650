//! Which findings of a report its reader has ignored, without unpacking its analysis: the list tells it of a thousand.

use crate::Analysis;
use crate::app::report::mark;
use crate::app::state::Chrome;
use crate::rules::RULES;
use serde::{Deserialize, Serialize};

/// What tells of each finding whether it is ignored.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// Tells the report from others.
    mark: u64,
    /// The rule of each finding, by its place in the registry.
    rules: Vec<u16>,
}

impl Found {
    pub fn of(text: &str, analysis: &Analysis) -> Found {
        let place = |code: &str| RULES.iter().position(|rule| rule.code == code).unwrap_or(RULES.len()) as u16;
        let rules = analysis.findings.iter().map(|finding| place(&finding.help)).collect();
        Found { mark: mark(text, &analysis.findings), rules }
    }

    /// Whether the finding at this position is ignored, by itself or with its rule.
    pub fn is_ignored(&self, finding: usize, chrome: &Chrome) -> bool {
        let rule = self.rules.get(finding).and_then(|&rule| RULES.get(usize::from(rule)));
        let one = || chrome.ignored_ones.get(&self.mark).is_some_and(|some| some.ones.contains(&(finding as u32)));
        rule.is_some_and(|rule| chrome.ignored_rules.contains(rule.code)) || one()
    }

    /// How many of the first so many are ignored; those above information come first.
    pub fn ignored(&self, of: usize, chrome: &Chrome) -> usize {
        if chrome.ignored_rules.is_empty() && chrome.ignored_ones.is_empty() {
            return 0;
        }
        (0..of).filter(|&finding| self.is_ignored(finding, chrome)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::findings::Ignored;

    const TEXT: &str = "云岫县2023年法治政府建设年度报告\n一、主要举措和成效\n共审核文件21份，其中废止7份，修订5份，保留8份，，多次开会。\n";

    #[test]
    fn a_finding_is_ignored_by_itself_or_with_its_rule_and_counts_once() {
        let analysis = crate::analyze(TEXT);
        let (found, all) = (Found::of(TEXT, &analysis), analysis.findings.len());
        let mut chrome = Chrome::default();
        assert_eq!(found.ignored(all, &chrome), 0);
        let sum = analysis.findings.iter().position(|finding| finding.help == "SUM001").unwrap();
        chrome.ignored_ones.insert(mark(TEXT, &analysis.findings), Ignored { ones: [sum as u32].into() });
        assert_eq!((found.ignored(all, &chrome), found.is_ignored(sum, &chrome)), (1, true));
        chrome.ignored_rules.insert("SUM001");
        assert_eq!(found.ignored(all, &chrome), 1);
        chrome.ignored_rules.insert("PUNC002");
        assert_eq!(found.ignored(all, &chrome), 2);
        // Of another report only the rules are.
        let other = TEXT.replace("云岫", "青岚");
        assert_eq!(Found::of(&other, &crate::analyze(&other)).ignored(all, &chrome), 2);
        chrome.ignored_rules.clear();
        assert_eq!(Found::of(&other, &crate::analyze(&other)).ignored(all, &chrome), 0);
    }
}
