//! One character in, the character that it is read as out: full-width forms, radicals that PDF printers write for
//! characters, and the many spaces and dashes.
//!
//! Folding never changes how many characters there are, so positions in the folded text are positions in the text.

/// The character as which `c` is read.
pub fn fold(c: char) -> char {
    match c {
        '\u{20}'..='\u{7e}' | '\u{3400}'..='\u{9fff}' | '\u{3001}'..='\u{3011}' => c,
        // Ideographic and no-break spaces, the thin ones, zero-width ones and the byte order mark.
        '\t' | '\u{a0}' | '\u{2000}'..='\u{200d}' | '\u{202f}' | '\u{205f}' | '\u{2060}' | '\u{3000}' | '\u{feff}' => {
            ' '
        }
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '∶' | '︰' => ':',
        '﹪' => '%',
        '‑' | '‐' | '−' | '﹣' => '-',
        '‒' | '–' | '―' | '─' | '━' => '—',
        '〜' | '∼' => '~',
        '\u{2e80}'..='\u{2fd5}' => mingshu_formats::radicals::fold(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    fn folded(words: &str) -> String {
        words.chars().map(fold).collect()
    }

    #[test]
    fn reads_what_a_pdf_printer_wrote_as_radicals() {
        assert_eq!(folded("（⼀）⾏政复议同⽐增⻓１２．５％"), "(一)行政复议同比增长12.5%");
    }

    #[test]
    fn leaves_circled_numbers_and_square_metres_as_they_are() {
        assert_eq!(folded("①㎡℃"), "①㎡℃");
    }
}
