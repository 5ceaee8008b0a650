//! Words in a few other words, such as an act in a head.

/// Whether a short text has these words. `str::contains` first makes ready for a long text, which takes longer than going
/// through a head of a dozen characters.
pub fn says(text: &str, words: &str) -> bool {
    let Some(first) = words.chars().next() else { return true };
    text.char_indices().any(|(at, c)| c == first && text[at..].starts_with(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_contains_says() {
        for (text, words) in
            [("行政复议案件", "复议"), ("复议", "复议案件"), ("复复议", "复议"), ("", ""), ("复", ""), ("", "复")]
        {
            assert_eq!(says(text, words), text.contains(words), "{text} {words}");
        }
    }
}
