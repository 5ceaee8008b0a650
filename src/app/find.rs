//! Finding words in the text: the browser's own search sees only the window of it that is on the page.

use crate::analysis::Span;

/// More places than this are not listed.
pub const MOST: usize = 2000;

/// Where some words stand, in text order. Case does not matter for Latin letters.
pub fn find(text: &str, words: &str) -> Vec<Span> {
    let words = words.trim();
    if words.is_empty() {
        return Vec::new();
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
}
