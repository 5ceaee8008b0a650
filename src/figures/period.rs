//! The time that a sentence gives its figures: 今年1—8月, 2018年以来, 截至10月, 五年来.

use super::scan::Amount;
use crate::text::{Chars, Source};
use regex::Regex;
use std::sync::LazyLock;

/// Times as reports write them; the year's own 2023年 in front of a sentence included.
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    let year = "[12][09][0-9]{2}";
    let month = "(?:[0-9]{1,2}(?:[-—~至][0-9]{1,2})?月(?:份|底|末|初)?)";
    let span = "(?:[二两三四五六七八九十]+|[0-9]{1,2})";
    let patterns = [
        format!("(?:自|从)?{year}年(?:至今|以来)"),
        format!("{year}(?:年)?[-—~至]{year}年(?:度)?(?:期间)?"),
        format!("截至(?:{year}年)?(?:{month}|年底|目前)?(?:[0-9]{{1,2}}日)?"),
        format!("今年(?:以来|截至目前|{month}|上半年)?"),
        format!("{year}年(?:度|年初|年底|上半年|{month})?"),
        format!("(?:近|过去|这)?{span}年来"),
        format!("近{span}年"),
        "全年|去年|上半年|下半年|本年度|目前|[一二三四]季度|每年".to_owned(),
        "(?:自)?[一-龥“”]{2,10}以来".to_owned(),
    ];
    Regex::new(&patterns.join("|")).expect("the pattern is well formed")
});

/// Characters before a figure within which its time is looked for.
const REACH: usize = 160;

/// The last time that the sentence gives before the figure, in the words of the text.
pub fn period(source: &Source, amount: &Amount, sentence: &Chars) -> Option<String> {
    let start = sentence.start.max(amount.range.start.saturating_sub(REACH));
    let words = source.folded(start..amount.range.start);
    let found = TIME.find_iter(&words).filter(|m| !quoted(&words, m.start())).last()?;
    let from = start + words[..found.start()].chars().count();
    let len = found.as_str().chars().count();
    Some(source.raw(from..from + len).to_owned())
}

/// Whether a place lies inside 《》 or “”: the year of a title is not the figure's.
fn quoted(words: &str, at: usize) -> bool {
    [('《', '》'), ('“', '”')].iter().any(|&(open, close)| {
        let before = &words[..at];
        before.rfind(open).is_some_and(|o| before.rfind(close).is_none_or(|c| c < o))
    })
}
