//! What the elements of a page are for, as far as text goes. One row an element; those that are not here are inline.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Begins and ends a line.
    Block,
    Break,
    /// Not shown, or not part of what the page says.
    Hidden,
    /// Keeps its blanks and line ends.
    Verbatim,
    Table,
    Row,
    Cell,
    Numbered,
    Item,
    Picture,
    Inline,
}

use Role::*;

#[rustfmt::skip]
const ELEMENTS: &[(Role, &[&str])] = &[
    (Block, &["html", "body", "address", "article", "aside", "blockquote", "center", "details", "dialog", "dd", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
        "hr", "legend", "main", "menu", "p", "section", "summary", "ul", "caption", "dir", "marquee", "optgroup", "search"]),
    (Break, &["br"]),
    (Hidden, &["head", "script", "style", "template", "noscript", "nav", "iframe", "object", "embed", "audio", "video",
        "canvas", "svg", "select", "datalist", "button", "textarea", "input", "noframes", "noembed", "title", "area", "map",
        "rp", "rt", "frameset", "applet", "colgroup"]),
    (Verbatim, &["pre", "listing", "xmp", "plaintext"]),
    (Table, &["table"]),
    (Row, &["tr"]),
    (Cell, &["td", "th"]),
    (Numbered, &["ol"]),
    (Item, &["li"]),
    (Picture, &["img"]),
];

pub fn role(name: &str) -> Role {
    ELEMENTS.iter().find(|(_, names)| names.contains(&name)).map_or(Inline, |(role, _)| *role)
}

/// Declarations that hide an element. `mso-hide` is how Word writes hidden text.
pub const HIDING: &[(&str, &str)] = &[("display", "none"), ("visibility", "hidden"), ("mso-hide", "all")];

/// The value of a declaration in a `style` attribute, in lower case.
pub fn declared(style: &str, property: &str) -> Option<String> {
    let mut declarations = style.split(';').filter_map(|declaration| declaration.split_once(':'));
    let (_, value) = declarations.rfind(|(name, _)| name.trim().eq_ignore_ascii_case(property))?;
    Some(value.to_ascii_lowercase().replace("!important", "").trim().to_string())
}

/// What an element says of itself in its `style` that makes it a block where it would not be one, or the reverse.
pub fn display(style: &str) -> Option<Role> {
    match declared(style, "display")?.as_str() {
        "block" | "flex" | "grid" | "list-item" => Some(Block),
        "inline" => Some(Inline),
        _ => None,
    }
}
