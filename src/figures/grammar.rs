//! The grammar of a clause, as far as labels need it: which verb governs, where a noun phrase begins and ends.

use super::phrase::Word;
use super::words::Class;
use crate::text::{Chars, Source};

/// Without the adverbs and quantifiers that end it: …共, …达到, …等.
pub fn strip<'w>(source: &Source, mut words: &'w [Word]) -> &'w [Word] {
    while let Some(last) = words.last() {
        let light = matches!(last.class, Class::Adverb | Class::Quantifier | Class::Among)
            || last.class == Class::Verb
                && (source.is_at(last.range.start, "共有") || source.is_at(last.range.start, "现有"))
            || last.class == Class::Preposition;
        if !light {
            break;
        }
        words = &words[..words.len() - 1];
    }
    words
}

/// The verb nearest to the end that nothing but adverbs and phrases stand before; else the first verb of all.
pub fn governing(kept: &[Word], rate: bool) -> Option<usize> {
    let has_noun_after = |k: usize| {
        kept[k + 1..].iter().any(|w| matches!(w.class, Class::Noun | Class::Activity | Class::Place | Class::Verb))
    };
    let opens = |k: usize| match k.checked_sub(1).map(|j| kept[j].class) {
        None | Some(Class::Adverb | Class::Preposition | Class::Verb | Class::Among | Class::Quantifier) => true,
        Some(_) => {
            kept[..k].iter().any(|w| w.class == Class::Preposition) && !kept[..k].iter().any(|w| w.class == Class::Verb)
        }
    };
    let verbs = || (0..kept.len()).filter(|&k| kept[k].class == Class::Verb);
    let all_verbs = kept.iter().all(|w| !matches!(w.class, Class::Noun | Class::Activity | Class::Place));
    if all_verbs {
        return verbs().next_back();
    }
    let strict = verbs().rev().find(|&k| opens(k) && has_noun_after(k));
    let first = || verbs().find(|&k| has_noun_after(k));
    // 抽查企业, 执法检查企业: the activities before the first noun.
    let activity = || {
        let first = kept.iter().position(|w| w.class == Class::Activity)?;
        let last = first + kept[first..].iter().take_while(|w| w.class == Class::Activity).count() - 1;
        let clear = first == 0 || kept[..first].iter().all(|w| !matches!(w.class, Class::Noun | Class::Place)) || !rate;
        (clear && kept.get(last + 1).is_some_and(|w| matches!(w.class, Class::Noun | Class::Quantifier)))
            .then_some(last)
    };
    // The name of a rate or a measure may hold a verb: 港口通过能力.
    let opening =
        || activity().filter(|&k| kept[..k].iter().all(|w| matches!(w.class, Class::Activity | Class::Adverb)));
    if rate { strict.or_else(opening) } else { strict.or_else(first).or_else(activity) }
}

pub fn last_verb(kept: &[Word]) -> Option<usize> {
    kept.iter()
        .rposition(|w| w.class == Class::Verb)
        .or_else(|| kept.iter().rposition(|w| w.class == Class::Activity).filter(|&k| k + 1 == kept.len()))
}

/// The noun that a stretch ends with: after its last 的, without what only introduces it.
pub fn tail_noun(source: &Source, words: &[Word], range: Chars) -> Option<Chars> {
    let mut from = 0;
    for (k, word) in words.iter().enumerate() {
        let last = k + 1 == words.len();
        let cuts = match word.class {
            Class::Quantifier => {
                let c = source.at(word.range.start);
                // A list of nouns stays whole: 审计、监督, 报备率、及时率及规范率.
                !matches!(c, '、' | '和' | '与' | '及' | '或') && !source.is_at(word.range.start, "以及")
            }
            Class::Adverb | Class::Among => true,
            Class::Preposition => true,
            Class::Place => true,
            _ => false,
        };
        if cuts && !last {
            from = k + 1;
        }
    }
    while words.get(from).is_some_and(|w| w.class == Class::Quantifier) {
        from += 1;
    }
    let mut start = words.get(from).map_or(range.start, |w| w.range.start);
    // 到现场办理次数不超过一次的事项: 事项 alone says nothing.
    if range.end - start <= 2 && source.before(start) == '的' && range.len() <= LONGEST_NOUN {
        start = range.start;
        while source.at(start) == '的' && start < range.end {
            start += 1;
        }
    }
    let np = source.trim(start..range.end);
    source.chars()[np.clone()].iter().any(|c| c.is_alphabetic()).then_some(np)
}

/// Characters of a noun phrase after a numeral.
const LONGEST_NOUN: usize = 16;

/// The noun phrase that begins at word `from`, and the word after it.
pub fn noun_phrase(source: &Source, words: &[Word], from: usize) -> Option<(Chars, usize)> {
    let mut end = from;
    while let Some(word) = words.get(end) {
        let goes_on = match word.class {
            Class::Noun | Class::Activity | Class::Place => true,
            // 和 and 、 join nouns, but not a noun and a number.
            Class::Quantifier => {
                end > from
                    && matches!(source.at(word.range.start), '、' | '和' | '与' | '及' | '或')
                    && words.get(end + 1).is_some_and(|w| matches!(w.class, Class::Noun | Class::Activity))
            }
            _ => false,
        };
        let start = words[from].range.start;
        if !goes_on || end > from && word.range.end - start > LONGEST_NOUN {
            break;
        }
        end += 1;
    }
    if end == from {
        return None;
    }
    let range = words[from].range.start..words[end - 1].range.end.min(words[from].range.start + LONGEST_NOUN + 8);
    let noun = words[from..end].iter().any(|w| matches!(w.class, Class::Noun | Class::Activity));
    let noun = noun && source.chars()[range.clone()].iter().any(|c| c.is_alphabetic());
    noun.then_some((range, end))
}
