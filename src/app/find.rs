//! Finding words, or a pattern, in the text: the browser's own search sees only the window of it that is on the page.

use crate::analysis::Span;
use regex::{Regex, RegexBuilder};

/// More places than this are not listed.
pub const MOST: usize = 2000;

/// Bytes that a compiled pattern may take: more would hold the page up.
const PATTERN_BYTES: usize = 1 << 20;

/// Classes of characters that a reader writes short, as they are spelt out for the engine, whose tables of them stay out
/// of the page.
const CLASSES: &[(&str, &str)] =
    &[(r"\d", "[0-9０-９]"), (r"\w", "[0-9A-Za-z_\u{4e00}-\u{9fff}]"), (r"\s", "[ \t\r\n\u{a0}\u{3000}]")];

/// The pattern in /…/, where it is one.
fn pattern(words: &str) -> Option<Regex> {
    let inner = words.strip_prefix('/')?.strip_suffix('/').filter(|inner| !inner.is_empty())?;
    let spelt = CLASSES.iter().fold(inner.to_owned(), |all, (short, long)| all.replace(short, long));
    RegexBuilder::new(&spelt).size_limit(PATTERN_BYTES).build().ok()
}

/// Where some words stand, or what a pattern between two strokes fits (/办理.{1,8}\d+件/), in text order. Case does not
/// matter for Latin letters in words.
pub fn find(text: &str, words: &str) -> Vec<Span> {
    let words = words.trim();
    if words.is_empty() {
        return Vec::new();
    }
    if let Some(pattern) = pattern(words) {
        return fits(text, &pattern);
    }
    // Lower-casing ASCII keeps every offset.
    let (hay, needle) = (text.to_ascii_lowercase(), words.to_ascii_lowercase());
    let length = words.encode_utf16().count() as u32;
    let (mut byte, mut unit) = (0, 0);
    hay.match_indices(&needle)
        .take(MOST)
        .map(|(at, _)| {
            unit += hay[byte..at].encode_utf16().count() as u32;
            byte = at;
            Span { start: unit, end: unit + length }
        })
        .collect()
}

fn fits(text: &str, pattern: &Regex) -> Vec<Span> {
    let (mut byte, mut unit) = (0, 0);
    let found = pattern.find_iter(text).filter(|found| !found.is_empty()).take(MOST);
    found
        .map(|found| {
            unit += text[byte..found.start()].encode_utf16().count() as u32;
            byte = found.start();
            Span { start: unit, end: unit + found.as_str().encode_utf16().count() as u32 }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_given_in_utf16() {
        let text = "🙂复议，App复议\n复 议";
        assert_eq!(find(text, " 复议 "), [Span { start: 2, end: 4 }, Span { start: 8, end: 10 }]);
        assert_eq!(find(text, "aPP"), [Span { start: 5, end: 8 }]);
        assert!(find(text, "  ").is_empty());
        assert_eq!(find(&"数".repeat(MOST + 9), "数").len(), MOST);
    }

    #[test]
    fn a_pattern_stands_between_strokes() {
        let text = "🙂受理12件，办结９件。";
        assert_eq!(find(text, r"/\d+件/"), [Span { start: 4, end: 7 }, Span { start: 10, end: 12 }]);
        assert_eq!(find(text, "/受理|办结/").len(), 2);
        // No pattern: found as it stands.
        assert_eq!(find("和/或/(", "/(").len(), 1);
        assert!(find(text, "/x*/").is_empty());
    }
}
