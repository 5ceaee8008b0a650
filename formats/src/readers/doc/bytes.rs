//! Numbers in bytes, the low byte first; nothing where there are no more bytes.

pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// A part of the table stream, which the main stream names by where it starts and how long it is.
pub fn part<'a>(main: &[u8], table: &'a [u8], named_at: usize) -> Option<&'a [u8]> {
    let (start, length) = (u32_at(main, named_at)? as usize, u32_at(main, named_at + 4)? as usize);
    table.get(start..start.checked_add(length)?)
}
