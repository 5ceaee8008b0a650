//! Where a rule puts what it finds.

use super::Rule;
use crate::analysis::{FigureId, Finding, Message, Span, Words};

/// A rule that fires more often on one text says nothing about the report any more, but about the text.
const MOST: usize = 200;

/// The findings of one rule, behind those of the rules before it.
pub struct Report<'f> {
    rule: &'static Rule,
    findings: &'f mut Vec<Finding>,
    /// How many findings the rule may still add.
    left: usize,
}

impl<'f> Report<'f> {
    pub fn new(rule: &'static Rule, findings: &'f mut Vec<Finding>) -> Self {
        Report { rule, findings, left: MOST }
    }

    pub fn add(&mut self, spans: Vec<Span>, figures: Vec<FigureId>, zh: String, en: String) {
        if let Some(left) = self.left.checked_sub(1) {
            self.left = left;
            self.findings.push(Finding {
                rule: Words::new_static(self.rule.name),
                class: Words::new_static(self.rule.class),
                severity: self.rule.severity,
                message: Message { zh, en },
                spans,
                figures,
                help: Words::new_static(self.rule.code),
            });
        }
    }
}
