//! The styles of paragraphs, as far as they number them (MS-DOC: STSH).

use super::bytes::{part, u16_at};
use super::properties::{LEVEL, LIST, each_change};

/// Where the main stream names the styles.
const STYLES: usize = 0xA2;
/// Kinds of styles, and the base of those that have none.
const PARAGRAPHS: u8 = 1;
/// A style that is based on itself, by whatever detour, ends here.
const MAX_BASES: usize = 20;

/// Styles by their numbers.
#[derive(Default)]
pub struct Styles(Vec<Style>);

#[derive(Default)]
struct Style {
    base: u16,
    list: Option<u16>,
    level: Option<u16>,
}

impl Styles {
    /// Reads what there is.
    pub fn read(main: &[u8], table: &[u8]) -> Styles {
        let mut styles = Styles::default();
        let _ = styles.fill(part(main, table, STYLES).unwrap_or_default());
        styles
    }

    fn fill(&mut self, bytes: &[u8]) -> Option<()> {
        let head = bytes.get(2..2 + usize::from(u16_at(bytes, 0)?))?;
        let (count, fixed) = (u16_at(head, 0)?, usize::from(u16_at(head, 2)?));
        let mut rest = &bytes[2 + head.len()..];
        for _ in 0..count {
            let length = usize::from(u16_at(rest, 0)?);
            self.0.push(style(rest.get(2..2 + length)?, fixed).unwrap_or_default());
            rest = rest.get(2 + length.next_multiple_of(2)..)?;
        }
        Some(())
    }

    /// The list that numbers the paragraphs of a style.
    pub fn list(&self, style: u16) -> Option<u16> {
        self.bases(style).find_map(|style| style.list)
    }

    pub fn level(&self, style: u16) -> Option<u16> {
        self.bases(style).find_map(|style| style.level)
    }

    /// The style and what it is based on.
    fn bases(&self, style: u16) -> impl Iterator<Item = &Style> {
        let first = self.0.get(usize::from(style));
        std::iter::successors(first, |style| self.0.get(usize::from(style.base))).take(MAX_BASES)
    }
}

fn style(bytes: &[u8], fixed: usize) -> Option<Style> {
    let mut style = Style { base: u16_at(bytes, 2)? >> 4, list: None, level: None };
    if bytes[2] & 0xF != PARAGRAPHS {
        return Some(style);
    }
    // Its name, with a zero behind it, then what it changes.
    let changes = fixed + 2 * usize::from(u16_at(bytes, fixed)?) + 4;
    let length = usize::from(u16_at(bytes, changes)?);
    let changes = bytes.get(changes + 2..changes + 2 + length)?;
    each_change(changes.get(2..)?, |what, value| match what {
        LIST => style.list = Some(value),
        LEVEL => style.level = Some(value),
        _ => {}
    });
    Some(style)
}
