//! Where a rule puts what it finds.

use super::Rule;
use crate::analysis::{FigureId, Finding, Message, Span, Words};

/// A rule that fires more often on one text says nothing about the report any more, but about the text.
const MOST: usize = 200;

/// The findings of one rule.
pub struct Report {
    rule: &'static Rule,
    pub findings: Vec<Finding>,
}

impl Report {
    pub fn new(rule: &'static Rule) -> Self {
        Report { rule, findings: Vec::new() }
    }

    pub fn add(&mut self, spans: Vec<Span>, figures: Vec<FigureId>, zh: String, en: String) {
        if self.findings.len() < MOST {
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
