//! Markdown: the text without its marks. pulldown-cmark reads it.

use super::{Found, Source, text};
use crate::lines::Lines;
use crate::refusal::{PICTURES, Refusal};
use crate::work::Work;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

pub fn read(source: &Source, work: &mut Work) -> Result<Found, Refusal> {
    let (page, encoding, certain) = text::decode(source, work, None)?;
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut lines = Lines::default();
    let (mut hidden, mut pictures) = (0usize, 0);
    let total = page.text.len() as u64;
    for (event, place) in Parser::new_ext(&page.text, options).into_offset_iter() {
        work.tick(place.start as u64, total)?;
        lines.check()?;
        match event {
            // What stands before a text is for programs, what is struck out is no longer said.
            Event::Start(Tag::MetadataBlock(_) | Tag::Strikethrough) => hidden += 1,
            Event::End(TagEnd::MetadataBlock(_) | TagEnd::Strikethrough) => hidden = hidden.saturating_sub(1),
            _ if hidden > 0 => {}
            Event::Start(Tag::Table(_)) => lines.start_table(),
            Event::Start(Tag::TableHead | Tag::TableRow) => lines.start_row(),
            Event::Start(Tag::TableCell) => lines.start_cell(1, 1),
            Event::End(TagEnd::Table) => lines.end_table(),
            Event::End(TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell) => {}
            // The number as it is written: 1. and 1) are not the same to a reader of headings.
            Event::Start(Tag::Item) => {
                lines.end_line();
                let mark: String =
                    page.text[place].chars().take_while(|c| c.is_ascii_digit() || ".)".contains(*c)).collect();
                if !mark.is_empty() {
                    lines.push(&mark);
                    lines.push(" ");
                }
            }
            Event::Start(Tag::Image { .. }) => pictures += 1,
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::List(_)) => {
                if lines.last() != Some(' ') {
                    lines.end_line();
                }
            }
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::Item) => lines.end_line(),
            Event::Text(words) | Event::Code(words) => lines.push(&words),
            Event::SoftBreak | Event::HardBreak | Event::Rule => lines.new_line(),
            _ => {}
        }
    }
    let text = lines.finish()?;
    if text.trim().is_empty() {
        return Err(if pictures > 0 { Refusal::Trouble(&PICTURES) } else { Refusal::Empty });
    }
    Ok(Found { text, encoding: Some(encoding), guessed: !certain, replaced: page.replaced, notes: Vec::new() })
}
