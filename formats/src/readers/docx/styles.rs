//! The styles of a Word document, as far as they number paragraphs and hide text.

use crate::readers::xml::{Node, Xml};
use crate::refusal::Refusal;
use crate::work::Work;
use std::collections::HashMap;

#[derive(Default)]
pub struct Styles {
    styles: HashMap<String, Style>,
    default: Option<String>,
}

#[derive(Default)]
struct Style {
    based_on: Option<String>,
    num: Option<String>,
    level: Option<usize>,
    hidden: Option<bool>,
}

/// A style that is based on itself, by whatever detour, ends here.
const MAX_BASES: usize = 20;

impl Styles {
    pub fn read(text: &str, work: &mut Work) -> Result<Styles, Refusal> {
        let mut xml = Xml::new(text);
        let mut styles = Styles::default();
        let mut id = None;
        let mut style = Style::default();
        loop {
            match xml.next(work)? {
                Node::Eof => return Ok(styles),
                Node::Start(element) => match element.name() {
                    "style" => {
                        id = element.get("styleId");
                        style = Style::default();
                        let is_default = matches!(element.get("default").as_deref(), Some("1" | "true" | "on"));
                        if is_default && element.get("type").as_deref() == Some("paragraph") {
                            styles.default = id.clone();
                        }
                    }
                    "basedOn" => style.based_on = element.val(),
                    "numId" => style.num = element.val(),
                    "ilvl" => style.level = element.val().and_then(|val| val.parse().ok()),
                    "vanish" => style.hidden = Some(element.is_on()),
                    // Parts of tables; older properties; nothing of them is about the style itself.
                    "tblStylePr" | "pPrChange" | "rPrChange" | "latentStyles" | "docDefaults" => xml.skip(work)?,
                    _ => {}
                },
                Node::End(end) if end.name() == "style" => {
                    if let Some(id) = id.take() {
                        styles.styles.insert(id, std::mem::take(&mut style));
                    }
                }
                _ => {}
            }
        }
    }

    /// The style of paragraphs that name none.
    pub fn usual(&self) -> Option<&str> {
        self.default.as_deref()
    }

    pub fn num<'a>(&'a self, id: &'a str) -> Option<&'a str> {
        self.bases(id).find_map(|style| style.num.as_deref())
    }

    pub fn level(&self, id: &str) -> Option<usize> {
        self.bases(id).find_map(|style| style.level)
    }

    pub fn is_hidden(&self, id: &str) -> Option<bool> {
        self.bases(id).find_map(|style| style.hidden)
    }

    /// The style and what it is based on.
    fn bases<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Style> {
        let first = self.styles.get(id);
        let next = |style: &&'a Style| self.styles.get(style.based_on.as_deref()?);
        std::iter::successors(first, next).take(MAX_BASES)
    }
}
