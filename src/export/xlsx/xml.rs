//! Names and texts as SpreadsheetML wants them.

use crate::export::escaped;

/// Characters of a cell that are kept; a spreadsheet takes 32,767 UTF-16 units.
pub const CELL_CHARS: usize = 16_000;

/// Text with what XML cannot carry written as `_xHHHH_` (ECMA-376, ST_Xstring).
pub fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(c) = rest.chars().next() {
        let odd = c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{fffe}' | '\u{ffff}');
        if odd {
            out.push_str(&format!("_x{:04X}_", c as u32));
        } else if c == '_' && looks_written(rest) {
            out.push_str("_x005F_");
        } else {
            out.push(c);
        }
        rest = &rest[c.len_utf8()..];
    }
    escaped(&out)
}

/// `_x0041_` in the text itself.
fn looks_written(rest: &str) -> bool {
    let bytes = rest.as_bytes();
    bytes.len() >= 7
        && bytes[1].eq_ignore_ascii_case(&b'x')
        && bytes[6] == b'_'
        && bytes[2..6].iter().all(u8::is_ascii_hexdigit)
}

/// B3, or $B$3 when fixed. Both from zero.
pub fn reference(column: usize, row: usize, fixed: bool) -> String {
    let mut letters = Vec::new();
    let mut n = column + 1;
    while n > 0 {
        letters.insert(0, (b'A' + ((n - 1) % 26) as u8) as char);
        n = (n - 1) / 26;
    }
    let letters: String = letters.into_iter().collect();
    if fixed { format!("${letters}${}", row + 1) } else { format!("{letters}{}", row + 1) }
}

/// Characters of a sheet's name.
const NAME_UNITS: usize = 31;

/// A name that a workbook takes beside these: not empty, not there in any case, not too long, without what stands for
/// something.
pub fn sheet_name(name: &str, names: &[String]) -> String {
    let clean: String = name.chars().map(|c| if c.is_control() || r"[]:*?/\".contains(c) { '_' } else { c }).collect();
    let clean = clean.trim_matches(['\'', ' ']);
    let clean = if clean.is_empty() { "Sheet" } else { clean };
    let cut = |room: usize| -> String {
        let mut units = 0;
        clean
            .chars()
            .take_while(|c| {
                units += c.len_utf16();
                units <= room
            })
            .collect()
    };
    let free = |name: &String| names.iter().all(|other| other.to_lowercase() != name.to_lowercase());
    let numbered = (2..).map(|k| {
        let tail = format!(" {k}");
        cut(NAME_UNITS - tail.len()) + &tail
    });
    std::iter::once(cut(NAME_UNITS)).chain(numbered).find(free).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_by_letters_and_numbers() {
        assert_eq!(reference(0, 0, false), "A1");
        assert_eq!(reference(25, 8, false), "Z9");
        assert_eq!(reference(26, 0, true), "$AA$1");
        assert_eq!(reference(701, 0, false), "ZZ1");
        assert_eq!(reference(702, 0, false), "AAA1");
    }
}
