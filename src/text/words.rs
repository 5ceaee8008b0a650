//! Words in a few other words, such as an act in a head.

/// Whether a short text has these words. `str::contains` first makes ready for a long text, which takes longer than going
/// through a head of a dozen characters; and in UTF-8 the same bytes are the same characters.
pub fn says(text: &str, words: &str) -> bool {
    let (text, words) = (text.as_bytes(), words.as_bytes());
    // Of the bytes of a Han character the last tells the most.
    let Some(last) = words.last() else { return true };
    let mut at = 0;
    while let Some(there) = text.get(at..at + words.len()) {
        if there.last() == Some(last) && there == words {
            return true;
        }
        // Words begin where a character does, and most have three bytes; of the few that have four, the last byte begins none.
        at += if there[0] >= 0xe0 { 3 } else { 1 };
    }
    false
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
