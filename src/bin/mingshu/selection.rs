//! Which rules are asked for: by code, by the first letters of codes, by class, or by name.

use mingshu::analysis::Finding;
use mingshu::rules::{CLASSES, RULES, Rule};

pub struct Selection {
    select: Vec<String>,
    ignore: Vec<String>,
}

/// A word for rules that there are. `all` means every rule.
pub fn selector(word: &str) -> Result<String, String> {
    let word = word.trim().to_lowercase();
    if word == "all" || RULES.iter().any(|rule| is_meant(&word, rule)) {
        return Ok(word);
    }
    Err(format!("no such rule or class; classes are {}, and `mingshu rules` lists the rules", CLASSES.join(", ")))
}

fn is_meant(word: &str, rule: &Rule) -> bool {
    !word.is_empty() && (rule.class == word || rule.name == word || rule.code.to_lowercase().starts_with(word))
}

impl Selection {
    pub fn new(select: &[String], ignore: &[String]) -> Self {
        Selection { select: select.to_vec(), ignore: ignore.to_vec() }
    }

    pub fn takes(&self, finding: &Finding) -> bool {
        let Some(rule) = mingshu::rules::find(&finding.help) else { return self.select.is_empty() };
        let among = |words: &[String]| words.iter().any(|word| word == "all" || is_meant(word, rule));
        (self.select.is_empty() || among(&self.select)) && !among(&self.ignore)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_meant_by_code_letters_class_and_name() {
        for word in ["SUM001", "sum", "arithmetic", "parts-do-not-add-up", "ALL", " punc "] {
            assert!(selector(word).is_ok(), "{word}");
        }
        for word in ["", "XYZ", "SUM0011", "sums"] {
            assert!(selector(word).is_err(), "{word}");
        }
    }
}
