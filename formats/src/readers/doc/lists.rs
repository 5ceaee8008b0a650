//! The lists of a document, from which its automatic numbers are counted (MS-DOC: PlfLst, PlfLfo, LVL).

use super::bytes::{part, u16_at, u32_at};
use crate::readers::counting::{LEVELS, Level, List, MAX_TEXT, Num, Numbering};

/// Where the main stream names the lists, and the lists in use.
const LISTS: usize = 0x2E2;
const IN_USE: usize = 0x2EA;
/// Lengths of what they are made of.
const LIST: usize = 28;
const LEVEL: usize = 28;
const USE: usize = 16;
const OVERRIDE: usize = 8;
const NO_STYLE: u16 = 0xFFF;

/// The ways of counting (MS-OSHARED 2.2.1.3), by the names of docx.
const WAYS: [&str; 42] = [
    "decimal",
    "upperRoman",
    "lowerRoman",
    "upperLetter",
    "lowerLetter",
    "decimal",
    "decimal",
    "decimal",
    "decimal",
    "decimal",
    "ideographDigital",
    "japaneseCounting",
    "decimal",
    "decimal",
    "decimalFullWidth",
    "decimalHalfWidth",
    "decimal",
    "japaneseDigitalTenThousand",
    "decimalEnclosedCircle",
    "decimalFullWidth2",
    "decimal",
    "decimal",
    "decimalZero",
    "bullet",
    "decimal",
    "decimal",
    "decimalEnclosedFullstop",
    "decimalEnclosedParen",
    "decimalEnclosedCircleChinese",
    "ideographEnclosedCircle",
    "ideographTraditional",
    "ideographZodiac",
    "decimal",
    "taiwaneseCounting",
    "ideographLegalTraditional",
    "taiwaneseCountingThousand",
    "taiwaneseDigital",
    "chineseCounting",
    "chineseLegalSimplified",
    "chineseCountingThousand",
    "decimal",
    "koreanDigital2",
];
const NO_NUMBER: u8 = 0xFF;

/// Reads what there is; where the lists break off, the rest is unknown, and the reader is told.
pub fn read(main: &[u8], table: &[u8]) -> Numbering {
    let mut numbering = Numbering::default();
    let _ = lists(main, table, &mut numbering);
    let _ = in_use(main, table, &mut numbering);
    numbering
}

fn lists(main: &[u8], table: &[u8], numbering: &mut Numbering) -> Option<()> {
    let heads = part(main, table, LISTS)?;
    // The levels stand behind the lists, and are not counted with them.
    let mut levels = table.get(u32_at(main, LISTS)? as usize + heads.len()..)?;
    for head in heads.get(2..)?.chunks_exact(LIST).take(usize::from(u16_at(heads, 0)?)) {
        let mut list = List::default();
        let is_simple = head[26] & 1 != 0;
        for at in 0..if is_simple { 1 } else { LEVELS } {
            let style = u16_at(head, 8 + 2 * at).filter(|&style| style != NO_STYLE);
            list.levels[at] = Some(Level { style: style.map(|style| style.to_string()), ..level(&mut levels)? });
        }
        numbering.lists.insert(u32_at(head, 0)?.to_string(), list);
    }
    Some(())
}

fn in_use(main: &[u8], table: &[u8], numbering: &mut Numbering) -> Option<()> {
    let bytes = part(main, table, IN_USE)?;
    let count = u32_at(bytes, 0)? as usize;
    let heads = bytes.get(4..)?.chunks_exact(USE).take(count);
    let mut overrides = bytes.get(count.checked_mul(USE)?.checked_add(4)?..)?;
    for (n, head) in heads.enumerate() {
        let mut num = Num { list: u32_at(head, 0)?.to_string(), ..Num::default() };
        let whole = changes(&mut overrides, usize::from(head[12]), &mut num);
        numbering.nums.insert((n + 1).to_string(), num);
        whole?;
    }
    Some(())
}

/// What a list in use counts otherwise than the list.
fn changes(rest: &mut &[u8], count: usize, num: &mut Num) -> Option<()> {
    take(rest, 4)?;
    for _ in 0..count {
        let head = take(rest, OVERRIDE)?;
        let flags = u32_at(head, 4)?;
        let at = (flags & 0xF) as usize;
        let (starts, counts) = (flags & 0x10 != 0, flags & 0x20 != 0);
        let own = if counts { Some(level(rest)?) } else { None };
        if at >= LEVELS {
            continue;
        }
        if starts {
            num.starts[at] = own.as_ref().map(|own| own.start).or(u32_at(head, 0).map(i64::from));
        }
        num.levels[at] = own;
    }
    Some(())
}

fn level(rest: &mut &[u8]) -> Option<Level> {
    let head = take(rest, LEVEL)?;
    take(rest, usize::from(head[24]) + usize::from(head[25]))?;
    let length = usize::from(u16_at(take(rest, 2)?, 0)?);
    let words = take(rest, 2 * length)?;
    let units = words.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).take(MAX_TEXT);
    let mut text = String::new();
    for c in char::decode_utf16(units) {
        match c.unwrap_or('\u{FFFD}') {
            // The number of a level stands where its number from 0 does.
            c @ '\0'..='\u{8}' => text.push_str(&format!("%{}", c as u32 + 1)),
            c => text.push(c),
        }
    }
    let way = match head[4] {
        NO_NUMBER => "none",
        way => WAYS.get(usize::from(way)).copied().unwrap_or("decimal"),
    };
    let stays = head[5] & 0x08 != 0;
    Some(Level {
        start: i64::from(u32_at(head, 0)? as i32),
        way: way.into(),
        text,
        restart: stays.then_some(usize::from(head[26])),
        style: None,
        suffix: head[15] != 2,
        decimal: head[5] & 0x04 != 0,
        hidden: false,
    })
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (part, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(part)
}
