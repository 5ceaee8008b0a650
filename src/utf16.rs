//! From UTF-16 offsets, in which the schema counts, to slices of the text.

use crate::analysis::Span;

/// UTF-16 code units between two remembered positions.
const STEP: u32 = 256;

/// Finds slices by UTF-16 offset without walking the text from its start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Utf16Index {
    /// Byte offset of the first character at or after each multiple of [`STEP`], with its exact UTF-16 offset.
    marks: Vec<(u32, usize)>,
    /// Length of the text in UTF-16 code units.
    len: u32,
}

impl Utf16Index {
    pub fn new(text: &str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STEP as usize + 1);
        let (mut at, mut next) = (0u32, 0u32);
        for (byte, c) in text.char_indices() {
            if at >= next {
                marks.push((at, byte));
                next += STEP;
            }
            at += c.len_utf16() as u32;
        }
        Utf16Index { marks, len: at }
    }

    /// Length of the text in UTF-16 code units.
    pub fn len(&self) -> u32 {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Byte offset of a UTF-16 offset; past the end is the end, inside a surrogate pair is its end.
    pub fn byte(&self, text: &str, at: u32) -> usize {
        let k = self.marks.partition_point(|&(units, _)| units <= at);
        let Some(&(mut units, start)) = k.checked_sub(1).and_then(|k| self.marks.get(k)) else { return 0 };
        let mut byte = start;
        for c in text[start..].chars() {
            if units >= at {
                break;
            }
            units += c.len_utf16() as u32;
            byte += c.len_utf8();
        }
        byte
    }

    /// The words of a span.
    pub fn slice<'t>(&self, text: &'t str, span: Span) -> &'t str {
        let start = self.byte(text, span.start);
        &text[start..self.byte(text, span.end).max(start)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_by_utf16_offsets_also_past_astral_characters() {
        let text = "甲𠀀乙🙂丙".repeat(200);
        let index = Utf16Index::new(&text);
        let units: Vec<u16> = text.encode_utf16().collect();
        assert_eq!(index.len() as usize, units.len());
        for start in (0..units.len()).step_by(7) {
            let end = start + 7;
            if let Ok(want) = String::from_utf16(&units[start..end]) {
                assert_eq!(index.slice(&text, Span { start: start as u32, end: end as u32 }), want);
            }
        }
    }

    #[test]
    fn offsets_past_the_end_are_the_end() {
        let index = Utf16Index::new("甲乙");
        assert_eq!(index.slice("甲乙", Span { start: 1, end: 99 }), "乙");
        assert_eq!(index.slice("甲乙", Span { start: 9, end: 99 }), "");
    }
}
