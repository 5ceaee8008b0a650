//! Web pages, saved or copied: the text that a browser shows, without menus.
//!
//! ```text
//! bytes ─encoding─▶ characters ─html5ever─▶ tree ─walk─▶ lines
//! ```
//! html5ever and not a tokenizer alone: pages of government sites leave tags open and cross them, and what is hidden,
//! in a menu or in a cell depends on where a browser would close them.

mod elements;
mod tree;
mod walk;

use super::{Found, Source, text};
use crate::limits::check_size;
use crate::refusal::{PICTURES, Refusal};
use crate::work::Work;

/// A page names its encoding in its head. So far it is looked for, as browsers do.
const HEAD: usize = 4096;

pub fn read(source: &Source, work: &mut Work) -> Result<Found, Refusal> {
    read_page(source, None, work)
}

/// `label` is the encoding by what the page came in, which counts for more than what it says itself.
pub fn read_page(source: &Source, label: Option<&str>, work: &mut Work) -> Result<Found, Refusal> {
    check_size(source.bytes.len() as u64)?;
    let said = label.and_then(|label| work.decoder.name(label));
    let said = said.or_else(|| said_in(source.bytes).and_then(|label| work.decoder.name(&label)));
    let (page, encoding, certain) = text::decode(source, work, said)?;
    let nodes = tree::parse(&page.text, work)?;
    let shown = walk::walk(&nodes, work)?;
    if shown.text.trim().is_empty() {
        return Err(if shown.pictures > 0 { Refusal::Trouble(&PICTURES) } else { Refusal::Empty });
    }
    // What could not be read in a script or a menu is nobody's loss.
    let replaced = page.replaced.min(shown.text.matches('\u{FFFD}').count());
    Ok(Found { text: shown.text, encoding: Some(encoding), guessed: !certain, replaced, ..Found::default() })
}

/// A page that does not begin as one, but is full of tags: the head was cut off, or a system left it out.
pub fn is_page(bytes: &[u8]) -> bool {
    const TAGS: &[&[u8]] = &[b"<p>", b"<p ", b"<div", b"<table", b"<span", b"<meta", b"<br", b"<body"];
    let start = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let begins = start.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'<');
    begins && TAGS.iter().any(|tag| start.windows(tag.len()).any(|window| window == *tag))
}

/// `charset=` in a `meta` element, or `encoding=` in an XML declaration.
fn said_in(bytes: &[u8]) -> Option<String> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let after = |mark: &[u8]| head.windows(mark.len()).position(|window| window == mark).map(|at| at + mark.len());
    let at = after(b"charset").or_else(|| after(b"<?xml").and(after(b"encoding")))?;
    let rest = &head[at..];
    let skipped = rest.iter().take_while(|b| matches!(b, b' ' | b'=' | b'"' | b'\'' | b'\t')).count();
    let is_label = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':');
    let label: Vec<u8> = rest[skipped..].iter().take_while(is_label).copied().collect();
    String::from_utf8(label).ok().filter(|label| !label.is_empty() && skipped > 0)
}

#[cfg(test)]
mod tests {
    use super::said_in;

    #[test]
    fn the_encoding_is_found_in_all_its_spellings() {
        for head in [
            "<meta charset=gb2312>",
            "<META http-equiv=Content-Type content=\"text/html; charset=GB2312\">",
            "<meta charset = 'gb2312' />",
            "<?xml version=\"1.0\" encoding=\"gb2312\"?><html>",
        ] {
            assert_eq!(said_in(head.as_bytes()).as_deref(), Some("gb2312"), "{head}");
        }
        assert_eq!(said_in(b"<meta name=charset><p>"), None);
        assert_eq!(said_in(b"<p>encoding"), None);
    }
}
