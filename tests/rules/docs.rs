//! `docs/rules.md`, generated from the registry.

use mingshu::analysis::Severity;
use mingshu::rules::{CLASSES, Help, Rule};

const OPENING: &str = "\
# Rules

Generated from `src/rules/` by `MINGSHU_WRITE=1 cargo test --test rules`; do not edit.

What 明数 says of a report: what in it cannot be right, and what the law asks for and is not there. It is no spelling checker and no
checker of sensitive words. An error is proved by the text itself; a warning is a strong suspicion, and worded as one; information is
never a fault. Rules on parts, deadline, years and outlines run on annual reports on rule-of-law government only.

这里列出明数检查的全部规则。“错误”由报告自身的文字即可证明；“警告”是有力的怀疑，由人判断；“信息”不是问题。明数不查错别字，也不查敏感词。
";

pub fn markdown(rules: &[&Rule]) -> String {
    let mut out = OPENING.to_owned();
    out.push_str("\n| code | 规则 | rule | class | severity |\n|---|---|---|---|---|\n");
    for rule in rules {
        let code = rule.code;
        let (zh, en) = (rule.zh.title, rule.en.title);
        out.push_str(&format!(
            "| [{code}](#{}) | {zh} | {en} | {} | {} |\n",
            code.to_lowercase(),
            rule.class,
            severity(rule)
        ));
    }
    for class in CLASSES {
        out.push_str(&format!("\n## {class}\n"));
        for rule in rules.iter().filter(|r| r.class == *class) {
            out.push_str(&format!("\n### {}\n\n`{}`, {}\n", rule.code, rule.name, severity(rule)));
            section(&mut out, &rule.zh, ["查什么", "为什么", "例", "依据", "怎么办"]);
            section(&mut out, &rule.en, ["Looks for", "Why", "Example", "Source", "What to do"]);
        }
    }
    out
}

fn section(out: &mut String, help: &Help, names: [&str; 5]) {
    out.push_str(&format!("\n**{}**\n\n", help.title));
    for (name, words) in names.iter().zip([help.looks, help.why, help.example, help.source, help.advice]) {
        out.push_str(&format!("* {name}: {words}\n"));
    }
}

fn severity(rule: &Rule) -> &'static str {
    match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}
