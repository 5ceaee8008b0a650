//! What hayro-interpret, a whole interpreter of PDF, makes of the PDF files of `tests/files` and of the samples beside the
//! project: the characters of each page in the order in which they are drawn. They are kept in `tests/files/hayro`, and
//! `tests/page_files.rs` holds our reader against them; the tests of the project do not build hayro-interpret.
//!
//! ```text
//! cargo run --release --manifest-path benches/oracle/Cargo.toml     # writes them anew
//! cargo test --manifest-path benches/oracle/Cargo.toml              # holds our one table against Adobe's
//! ```

use hayro_cmap::BfString;
use hayro_interpret::font::GlyphRun;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};
use hayro_syntax::Pdf;
use kurbo::{Affine, BezPath, Rect};
use std::path::Path;

fn main() {
    let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/files");
    let samples = files.join("../../../shared/samples/pdf");
    for (from, to) in [(&files, files.join("hayro")), (&samples, files.join("hayro/samples"))] {
        std::fs::create_dir_all(&to).expect("room");
        for entry in std::fs::read_dir(from).expect("the folder").flatten() {
            let path = entry.path();
            if path.extension().is_some_and(|extension| extension == "pdf") {
                let Some(text) = text(std::fs::read(&path).expect("a file")) else { continue };
                let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
                std::fs::write(to.join(format!("{name}.txt")), text).expect("room");
            }
        }
    }
}

/// The characters of all pages, each page with a form feed behind it; `None` for what has no text or does not open.
fn text(bytes: Vec<u8>) -> Option<String> {
    let pdf = Pdf::new(bytes).ok()?;
    let mut all = String::new();
    for page in pdf.pages().iter() {
        let cache = InterpreterCache::new();
        let settings = InterpreterSettings::default();
        let mut context = Context::new(Affine::IDENTITY, Rect::new(0.0, 0.0, 1.0, 1.0), &cache, pdf.xref(), settings);
        let mut drawn = Drawn::default();
        interpret_page(page, &mut context, &mut drawn);
        all.push_str(&drawn.0);
        all.push('\u{c}');
    }
    all.contains(|c: char| !c.is_whitespace()).then_some(all)
}

/// Takes what is drawn down in words.
#[derive(Default)]
struct Drawn(String);

impl Device<'_> for Drawn {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, _: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            match glyph.as_unicode() {
                Some(BfString::Char(c)) => self.0.push(c),
                Some(BfString::String(text)) => self.0.push_str(&text),
                None => self.0.push('\u{FFFD}'),
            }
        }
        self.0.push('\n');
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

#[cfg(test)]
#[path = "../../../formats/src/readers/pdf/collections.rs"]
mod collections;

#[cfg(test)]
mod tests {
    use super::collections::AdobeGb1;
    use hayro_cmap::{BfString, CMap, CMapName, load_embedded};

    #[test]
    fn every_glyph_of_adobe_gb1_has_the_character_that_adobe_gives_it() {
        let theirs = load_embedded(CMapName::from_bytes(b"Adobe-GB1-UCS2")).expect("it is embedded");
        let theirs = CMap::parse(theirs, |_| None).expect("a table");
        let ours = AdobeGb1::load();
        let (mut count, mut other) = (0, Vec::new());
        for cid in 0..40_000 {
            let their = theirs.lookup_bf_string(cid).and_then(|said| match said {
                BfString::Char(c) => Some(c),
                BfString::String(text) => text.chars().next(),
            });
            // A placeholder is no character.
            let their = their.filter(|&c| c != '\u{FFFD}' && c != '\0');
            if ours.get(cid).filter(|&c| c != '\0') != their {
                other.push((cid, ours.get(cid), their));
            }
            count += usize::from(their.is_some());
        }
        assert!(other.is_empty(), "{} others: {other:?}", other.len());
        assert!(count > 29_000, "{count}");
    }
}
