//! Which glyph of the Adobe-GB1 collection is which character, for fonts that number glyphs and carry no table of their own.

use flate2::read::DeflateDecoder;
use std::io::Read;

/// For each CID the distance of its character from the one before, zigzag, as three planes of bytes, the low ones first;
/// deflated. From Adobe-GB1-UCS2 (cmap-resources, see adobe-gb1.license); the test of `benches/oracle` compares it with that, all
/// glyphs.
const TABLE: &[u8] = include_bytes!("adobe-gb1.bin");
/// Supplement 5 ends here.
const GLYPHS: usize = 30_284;

/// Characters by CID.
pub struct AdobeGb1(Vec<char>);

impl AdobeGb1 {
    pub fn load() -> AdobeGb1 {
        let mut planes = Vec::with_capacity(3 * GLYPHS);
        // The table is ours and whole; were it not, no glyph would have a character.
        let _ = DeflateDecoder::new(TABLE).read_to_end(&mut planes);
        let mut last = 0i64;
        let mut chars = Vec::with_capacity(GLYPHS);
        for cid in 0..planes.len() / 3 {
            let byte = |plane: usize| i64::from(planes[plane * (planes.len() / 3) + cid]);
            let zigzag = byte(0) | byte(1) << 8 | byte(2) << 16;
            last += (zigzag >> 1) ^ -(zigzag & 1);
            chars.push(u32::try_from(last).ok().and_then(char::from_u32).unwrap_or('\u{FFFD}'));
        }
        AdobeGb1(chars)
    }

    pub fn get(&self, cid: u32) -> Option<char> {
        self.0.get(cid as usize).copied().filter(|&c| c != '\u{FFFD}')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyphs_have_their_characters() {
        let table = AdobeGb1::load();
        assert_eq!(table.0.len(), GLYPHS);
        let known = [(1, ' '), (18, '1'), (814, '!'), (7716, '\u{2002}'), (4559, '中')];
        for (cid, c) in known {
            assert_eq!(table.get(cid), Some(c), "{cid}");
        }
        assert_eq!(table.get(40_000), None);
    }
}
