//! `mingshu rules`: the registry, for people: all rules in a line each, or those that are asked for in full.

use crate::language::Language;
use crate::selection::selector;
use mingshu::rules::{RULES, Rule};
use std::io::{self, Write};

#[derive(clap::Args)]
pub struct Rules {
    /// Codes, their first letters, or classes
    #[arg(value_name = "RULE", value_parser = selector)]
    rules: Vec<String>,
}

pub fn write(out: &mut impl Write, arguments: &Rules, language: Language) -> io::Result<()> {
    if arguments.rules.is_empty() {
        for rule in RULES {
            let weight = language.severity(rule.severity);
            writeln!(out, "{:8} {weight}  {:12} {}", rule.code, rule.class, title(rule, language))?;
        }
        return Ok(());
    }
    let asked = |rule: &&&Rule| {
        let code = rule.code.to_lowercase();
        arguments.rules.iter().any(|w| w == "all" || rule.class == w || rule.name == w || code.starts_with(w))
    };
    for (n, rule) in RULES.iter().filter(asked).enumerate() {
        let help = language.choose(&rule.zh, &rule.en);
        let names = language.choose(
            ["查什么", "为什么", "例", "依据", "怎么办"],
            ["Looks for", "Why", "Example", "Source", "What to do"],
        );
        if n > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{} {} ({}, {})", rule.code, help.title, rule.class, language.severity(rule.severity))?;
        for (name, words) in names.iter().zip([help.looks, help.why, help.example, help.source, help.advice]) {
            writeln!(out, "  {name}: {words}")?;
        }
    }
    Ok(())
}

fn title(rule: &Rule, language: Language) -> &'static str {
    language.choose(rule.zh.title, rule.en.title)
}
