//! The text as a list of blocks, each small enough to be one element on the page.
//!
//! A line is a block. A line of more than [`LONGEST`] characters, as some pages come without a single break, is cut at
//! the ends of sentences. Lines that hold only space are gathered into the blank block that separates paragraphs.

use std::ops::Range;

/// No block has more characters than this.
const LONGEST: usize = 1000;
/// A long line is cut after one of these where one stands in the second half of the piece.
const STOPS: &[char] = &['。', '！', '？', '；', '!', '?', ';', '\u{2028}', '\u{2029}'];

/// A piece of the text; the line break behind it is left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub bytes: Range<usize>,
    /// The same place in UTF-16 code units.
    pub units: Range<u32>,
    /// Width when set on one line, in half ems: a Chinese character has two, a digit one.
    pub width: u32,
    /// Only space: a gap between paragraphs.
    pub blank: bool,
    /// Goes on where the block before it stopped, in the same line.
    pub runs_on: bool,
}

/// Splits a text into blocks. Takes one pass.
pub fn split(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let (mut byte, mut unit) = (0usize, 0u32);
    for line in text.split('\n') {
        let end = byte + line.len();
        let content = line.strip_suffix('\r').unwrap_or(line);
        let mut rest = content;
        let mut runs_on = false;
        loop {
            let piece = &rest[..cut(rest)];
            let block = measure(piece, byte, unit, runs_on);
            (byte, unit) = (block.bytes.end, block.units.end);
            match blocks.last_mut() {
                Some(last) if last.blank && block.blank => {
                    last.bytes.end = block.bytes.end;
                    last.units.end = block.units.end;
                }
                _ => blocks.push(block),
            }
            rest = &rest[piece.len()..];
            if rest.is_empty() {
                break;
            }
            runs_on = true;
        }
        // The break itself: what is left of the line (a carriage return) and the newline.
        unit += (end - byte) as u32 + 1;
        byte = end + 1;
    }
    blocks
}

/// Bytes of the first piece of a line.
fn cut(line: &str) -> usize {
    let mut stop = None;
    for (n, (at, c)) in line.char_indices().enumerate() {
        if n == LONGEST {
            return stop.unwrap_or(at);
        }
        if n >= LONGEST / 2 && STOPS.contains(&c) {
            stop = Some(at + c.len_utf8());
        }
    }
    line.len()
}

fn measure(piece: &str, byte: usize, unit: u32, runs_on: bool) -> Block {
    let (mut units, mut width, mut blank) = (0, 0, true);
    for c in piece.chars() {
        units += c.len_utf16() as u32;
        width += if (c as u32) < 0x2000 { 1 } else { 2 };
        blank &= c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}';
    }
    Block { bytes: byte..byte + piece.len(), units: unit..unit + units, width, blank, runs_on }
}

/// The block that holds a position, or the next one where it falls on a line break.
pub fn holding(blocks: &[Block], unit: u32) -> usize {
    blocks.partition_point(|b| b.units.end <= unit).min(blocks.len().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks must tell the truth about both ways of counting.
    fn check(text: &str) -> Vec<Block> {
        let blocks = split(text);
        let (mut byte, mut unit) = (0, 0);
        for b in &blocks {
            unit += text[byte..b.bytes.start].encode_utf16().count() as u32;
            byte = b.bytes.start;
            let inside = text[b.bytes.clone()].encode_utf16().count() as u32;
            assert_eq!(b.units, unit..unit + inside, "{:?}", &text[b.bytes.clone()]);
            assert!(text[b.bytes.clone()].chars().count() <= LONGEST || b.blank);
        }
        blocks
    }

    #[test]
    fn a_line_is_a_block_and_blank_lines_are_one() {
        let text = "标题\r\n\r\n \u{3000}\n一、情况\n受理🙂61件。\n";
        let blocks = check(text);
        let shown: Vec<&str> = blocks.iter().map(|b| if b.blank { "" } else { &text[b.bytes.clone()] }).collect();
        assert_eq!(shown, ["标题", "", "一、情况", "受理🙂61件。", ""]);
        assert_eq!(blocks[0].width, 4);
    }

    #[test]
    fn a_long_line_is_cut_at_sentence_ends() {
        let sentence = "全年受理行政复议案件六十一件，审结五十八件。";
        let text = sentence.repeat(400);
        let blocks = check(&text);
        assert!(blocks.len() > 8);
        for b in &blocks {
            assert!(text[b.bytes.clone()].ends_with('。'));
        }
        assert_eq!(blocks.iter().filter(|b| b.runs_on).count(), blocks.len() - 1);
    }

    #[test]
    fn a_line_of_a_million_characters_without_a_stop_is_cut_all_the_same() {
        assert_eq!(check(&"数".repeat(1_000_000)).len(), 1000);
    }

    #[test]
    fn positions_find_their_blocks() {
        let blocks = check("甲乙\n丙丁\n\n戊");
        assert_eq!(holding(&blocks, 0), 0);
        assert_eq!(holding(&blocks, 2), 1);
        assert_eq!(holding(&blocks, 99), 3);
        assert_eq!(holding(&[], 0), 0);
        assert_eq!(split("").len(), 1);
    }
}
