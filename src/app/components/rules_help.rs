//! What every rule looks for, why, an example, its source and what to do: the registry, as it is.

use crate::app::findings;
use crate::app::messages::{Lang, Msg};
use crate::rules::{self, CLASSES, RULES, Rule};
use yew::prelude::*;

/// All rules by class; the one that was asked for stands before them.
pub fn rules_help(first: Option<&'static str>, lang: Lang) -> Html {
    let class = |class: &'static str| {
        html! {
            <section>
                <h3>{ findings::class(class, lang) }</h3>
                { for RULES.iter().filter(|rule| rule.class == class).map(|rule| about(rule, lang)) }
            </section>
        }
    };
    html! {
        <div class="rules">
            if let Some(rule) = first.and_then(rules::find) {
                <div class="rule-first">{ about(rule, lang) }</div>
            }
            <p>{ lang.say(Msg::RulesIntro) }</p>
            <p>{ lang.say(Msg::NotAChecker) }</p>
            { for CLASSES.iter().copied().map(class) }
        </div>
    }
}

fn about(rule: &'static Rule, lang: Lang) -> Html {
    let help = findings::help(rule, lang);
    let lines = [
        (Msg::RuleLooks, help.looks),
        (Msg::RuleWhy, help.why),
        (Msg::RuleExample, help.example),
        (Msg::RuleSource, help.source),
        (Msg::RuleAdvice, help.advice),
    ];
    let weight = findings::severity_class(rule.severity);
    html! {
        <article class="rule">
            <h4>
                <span class={classes!("weight", weight)}>{ lang.say(findings::severity(rule.severity)) }</span>
                { format!(" {} {}", rule.code, help.title) }
            </h4>
            <dl>{ for lines.into_iter().map(|(name, words)| html! { <div><dt>{ lang.say(name) }</dt><dd>{ words }</dd></div> }) }</dl>
        </article>
    }
}
