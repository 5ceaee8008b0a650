//! Which code is which character: the encodings that PDF names and does not explain.

/// How many bytes a code has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bytes {
    One,
    Two,
    /// UTF-16BE.
    Utf16,
    /// A byte from 81 to FE and one more; in GB 18030 two more if that is a digit.
    Lead,
    /// Shift_JIS: A1 to DF stand alone.
    ShiftJis,
}

/// A predefined CMap of the standard (ISO 32000-1, table 118), without its direction.
pub struct Predefined {
    pub name: &'static str,
    pub bytes: Bytes,
    /// The WHATWG name of the encoding that the codes are in.
    pub encoding: &'static str,
    /// Whether letters and digits are half as wide as a hanzi. In the others the font says.
    pub half: bool,
}

const fn row(name: &'static str, bytes: Bytes, encoding: &'static str, half: bool) -> Predefined {
    Predefined { name, bytes, encoding, half }
}

/// Codes of these CMaps are characters of an encoding that everyone knows; their tables are not needed. Not in it are those
/// of Japanese and Chinese typesetting systems that no decoder knows.
#[rustfmt::skip]
pub const PREDEFINED: &[Predefined] = &[
    row("GB-EUC", Bytes::Lead, "gbk", true),
    row("GBpc-EUC", Bytes::Lead, "gbk", false),
    row("GBK-EUC", Bytes::Lead, "gbk", true),
    row("GBKp-EUC", Bytes::Lead, "gbk", false),
    row("GBK2K", Bytes::Lead, "gb18030", false),
    row("UniGB-UCS2", Bytes::Utf16, "utf-16be", false),
    row("UniGB-UTF16", Bytes::Utf16, "utf-16be", false),
    row("B5pc", Bytes::Lead, "big5", false),
    row("HKscs-B5", Bytes::Lead, "big5", false),
    row("ETen-B5", Bytes::Lead, "big5", true),
    row("ETenms-B5", Bytes::Lead, "big5", false),
    row("UniCNS-UCS2", Bytes::Utf16, "utf-16be", false),
    row("UniCNS-UTF16", Bytes::Utf16, "utf-16be", false),
    row("83pv-RKSJ", Bytes::ShiftJis, "shift_jis", false),
    row("90ms-RKSJ", Bytes::ShiftJis, "shift_jis", true),
    row("90msp-RKSJ", Bytes::ShiftJis, "shift_jis", false),
    row("90pv-RKSJ", Bytes::ShiftJis, "shift_jis", false),
    row("EUC", Bytes::Lead, "euc-jp", true),
    row("UniJIS-UCS2", Bytes::Utf16, "utf-16be", false),
    row("UniJIS-UCS2-HW", Bytes::Utf16, "utf-16be", true),
    row("UniJIS-UTF16", Bytes::Utf16, "utf-16be", false),
    row("KSC-EUC", Bytes::Lead, "euc-kr", true),
    row("KSCms-UHC", Bytes::Lead, "euc-kr", false),
    row("KSCms-UHC-HW", Bytes::Lead, "euc-kr", true),
    row("UniKS-UCS2", Bytes::Utf16, "utf-16be", false),
    row("UniKS-UTF16", Bytes::Utf16, "utf-16be", false),
];

/// The row of a CMap, and whether it is for writing from top to bottom.
pub fn predefined(name: &str) -> Option<(&'static Predefined, bool)> {
    let (base, vertical) = match name.strip_suffix("-V") {
        Some(base) => (base, true),
        None => (name.strip_suffix("-H")?, false),
    };
    PREDEFINED.iter().find(|row| row.name == base).map(|row| (row, vertical))
}

impl Bytes {
    /// How many bytes the first code has; never more than there are.
    pub fn length(self, bytes: &[u8]) -> usize {
        let length = match (self, bytes) {
            (Bytes::One, _) => 1,
            (Bytes::Two, _) => 2,
            (Bytes::Utf16, [0xD8..=0xDB, ..]) => 4,
            (Bytes::Utf16, _) => 2,
            (Bytes::ShiftJis, [0x81..=0x9F | 0xE0..=0xFC, ..]) => 2,
            (Bytes::ShiftJis, _) => 1,
            (Bytes::Lead, [0x81..=0xFE, b'0'..=b'9', ..]) => 4,
            (Bytes::Lead, [0x81..=0xFE, ..]) => 2,
            (Bytes::Lead, _) => 1,
        };
        length.min(bytes.len())
    }
}

/// Glyph names of fonts with Latin letters (Adobe Glyph List): ASCII in its order, from the blank on, then others. Names
/// such as `uni6CD5` need no row.
#[rustfmt::skip]
const ASCII: &str = "space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal greater question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum underscore grave a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde";
#[rustfmt::skip]
const OTHERS: &[(&str, char)] = &[
    ("quoteright", '’'), ("quoteleft", '‘'), ("quotedblleft", '“'), ("quotedblright", '”'), ("endash", '–'), ("emdash", '—'),
    ("bullet", '•'), ("ellipsis", '…'), ("periodcentered", '·'), ("middot", '·'), ("degree", '°'), ("perthousand", '‰'), ("multiply", '×'),
    ("divide", '÷'), ("plusminus", '±'), ("minus", '−'), ("section", '§'), ("copyright", '©'), ("registered", '®'), ("trademark", '™'),
    ("nbspace", ' '), ("nonbreakingspace", ' '), ("sfthyphen", '-'), ("fi", 'ﬁ'), ("fl", 'ﬂ'), ("guillemotleft", '«'), ("guillemotright", '»'),
    ("yen", '¥'), ("euro", '€'), ("Euro", '€'), ("sterling", '£'), ("cent", '¢'), ("onehalf", '½'), ("onequarter", '¼'), ("threequarters", '¾'),
    ("twosuperior", '²'), ("threesuperior", '³'), ("onesuperior", '¹'), ("lessequal", '≤'), ("greaterequal", '≥'), ("notequal", '≠'),
    ("quotesinglbase", '‚'), ("quotedblbase", '„'), ("dagger", '†'), ("daggerdbl", '‡'), ("fraction", '⁄'), ("mu", 'µ'),
];

/// The character of a glyph's name.
pub fn by_glyph_name(name: &str) -> Option<char> {
    let name = name.split('.').next().filter(|name| !name.is_empty())?;
    if let Some(at) = ASCII.split(' ').position(|known| known == name) {
        return char::from_u32(0x20 + at as u32);
    }
    if let Some(&(_, c)) = OTHERS.iter().find(|(known, _)| *known == name) {
        return Some(c);
    }
    let hex = name.strip_prefix("uni").filter(|hex| hex.len() == 4);
    let hex = hex.or_else(|| name.strip_prefix('u').filter(|hex| (4..=6).contains(&hex.len())))?;
    u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)
}

/// The character of a code in a font of Latin letters. Above ASCII as Windows has it, which is what programs write.
pub fn latin(code: u8, mac: bool) -> Option<char> {
    match code {
        0x20..=0x7E => Some(char::from(code)),
        0x80..=0xFF if mac => MAC.chars().nth(usize::from(code) - 0x80).filter(|&c| c != '\u{FFFD}'),
        0x80..=0x9F => WINDOWS.chars().nth(usize::from(code) - 0x80).filter(|&c| c != '\u{FFFD}'),
        0xA0 => Some(' '),
        0xAD => Some('-'),
        0xA1..=0xFF => Some(char::from(code)),
        _ => None,
    }
}

const WINDOWS: &str = "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ";
const MAC: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»… ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{FFFD}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// Bullets of symbol fonts, which stand where Unicode has nothing.
pub fn bullet(c: char) -> Option<char> {
    matches!(c, '\u{F06C}' | '\u{F06E}' | '\u{F0A7}' | '\u{F0B7}' | '\u{F0D8}' | '\u{F075}' | '\u{F0FC}').then_some('•')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_glyphs_and_codes_of_letters_are_known() {
        for (name, c) in [
            ("seven", '7'),
            ("percent", '%'),
            ("uni6CD5", '法'),
            ("u6CD5.alt", '法'),
            ("tilde", '\0'),
            ("asciitilde", '~'),
            ("g12", '\0'),
        ] {
            assert_eq!(by_glyph_name(name).unwrap_or('\0'), c, "{name}");
        }
        assert_eq!(
            (latin(0x95, false), latin(b'7', true), latin(0x81, false), latin(0xA5, true)),
            (Some('•'), Some('7'), None, Some('•'))
        );
        assert_eq!((WINDOWS.chars().count(), MAC.chars().count()), (32, 128));
    }

    #[test]
    fn codes_are_as_long_as_their_first_bytes_say() {
        let (row, vertical) = predefined("GBK2K-V").unwrap();
        assert!(vertical);
        assert_eq!(
            [&b"1"[..], b"\xB7\xA8\xB7", b"\x81\x39\xEE\x39\x41", b"\xB7"].map(|code| row.bytes.length(code)),
            [1, 2, 4, 1]
        );
        assert!(predefined("Identity-H").is_none());
    }
}
