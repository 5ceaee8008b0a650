//! From the tree of a page to lines: what a browser would show, blanks folded as it folds them.

use super::elements::{HIDING, Role, declared, display, role};
use super::tree::{Content, DOCUMENT, Element, Node};
use crate::lines::Lines;
use crate::readers::numerals;
use crate::refusal::Refusal;
use crate::work::Work;

pub struct Shown {
    pub text: String,
    pub pictures: usize,
}

struct Walk<'a> {
    nodes: &'a [Node],
    lines: Lines,
    /// For each `pre` that is open.
    verbatim: usize,
    /// Lists with numbers that are open; a list without numbers has none to count.
    lists: Vec<List>,
    /// Blanks that will stand before the next word, if one comes in this line.
    blank: Blank,
    pictures: usize,
}

struct List {
    next: Option<i64>,
    way: String,
}

#[derive(Clone, Copy, PartialEq)]
enum Blank {
    None,
    Space,
    /// The source goes on in the next line. Between hanzi that is no blank.
    LineEnd,
}

pub fn walk(nodes: &[Node], work: &mut Work) -> Result<Shown, Refusal> {
    let mut walk =
        Walk { nodes, lines: Lines::default(), verbatim: 0, lists: Vec::new(), blank: Blank::None, pictures: 0 };
    // Where the walk is, and whether it goes in or comes out. Depth is bounded, but a stack of calls is still dearer.
    let mut at = DOCUMENT;
    let mut done = 0;
    loop {
        done += 1;
        if done % 1000 == 0 {
            work.look(done, nodes.len() as u64)?;
            walk.lines.check()?;
        }
        let inside = walk.start(at);
        if let Some(first) = nodes[at].first.filter(|_| inside) {
            at = first;
            continue;
        }
        if inside {
            walk.end(at);
        }
        loop {
            if let Some(next) = nodes[at].next {
                at = next;
                break;
            }
            match nodes[at].parent() {
                None => return Ok(Shown { text: walk.lines.finish()?, pictures: walk.pictures }),
                Some(parent) => {
                    at = parent;
                    walk.end(at);
                }
            }
        }
    }
}

impl Walk<'_> {
    /// False if the node and all in it are to be left out.
    fn start(&mut self, at: usize) -> bool {
        let element = match &self.nodes[at].content {
            Content::Document => return true,
            Content::Other => return false,
            Content::Text(text) => {
                self.write(text);
                return false;
            }
            Content::Element(element) => element,
        };
        if is_hidden(element) {
            return false;
        }
        match role_of(element) {
            Role::Hidden => return false,
            Role::Inline => {}
            Role::Block => self.end_line(),
            Role::Break => {
                self.lines.trim_end();
                self.lines.new_line();
                self.blank = Blank::None;
            }
            Role::Verbatim => {
                self.end_line();
                self.verbatim += 1;
            }
            Role::Table => {
                self.end_line();
                self.lines.start_table();
            }
            Role::Row => {
                self.blank = Blank::None;
                self.lines.start_row();
            }
            Role::Cell => {
                let span = |name| element.get(name).and_then(|value| value.trim().parse().ok()).unwrap_or(1);
                self.blank = Blank::None;
                self.lines.start_cell(span("colspan"), span("rowspan"));
            }
            Role::Numbered => {
                self.end_line();
                let start = element.get("start").and_then(|value| value.trim().parse().ok()).unwrap_or(1);
                let style = element.get("style").and_then(|style| declared(style, "list-style-type"));
                let way = style.or_else(|| element.get("type").map(String::from)).unwrap_or_else(|| "decimal".into());
                self.lists.push(List { next: Some(start).filter(|_| way != "none"), way });
            }
            Role::Item => {
                self.end_line();
                self.number(element);
            }
            Role::Picture => {
                self.pictures += 1;
                return false;
            }
        }
        if &**element.name() == "ul" {
            self.lists.push(List { next: None, way: String::new() });
        }
        true
    }

    fn end(&mut self, at: usize) {
        let Content::Element(element) = &self.nodes[at].content else { return };
        match role_of(element) {
            Role::Block | Role::Item => self.end_line(),
            Role::Verbatim => {
                self.verbatim = self.verbatim.saturating_sub(1);
                self.end_line();
            }
            Role::Table => {
                self.lines.end_table();
                self.blank = Blank::None;
            }
            Role::Numbered => {
                self.lists.pop();
                self.end_line();
            }
            _ => {}
        }
        if &**element.name() == "ul" {
            self.lists.pop();
        }
    }

    fn number(&mut self, item: &Element) {
        let Some(List { next: Some(next), way }) = self.lists.last_mut() else { return };
        let number = item.get("value").and_then(|value| value.trim().parse().ok()).unwrap_or(*next);
        *next = number.saturating_add(1);
        let words = numerals::write(number, way);
        let mark = if words.is_ascii() { ". " } else { "、" };
        self.lines.push(&format!("{words}{mark}"));
    }

    fn end_line(&mut self) {
        self.lines.trim_end();
        self.lines.end_line();
        self.blank = Blank::None;
    }

    fn write(&mut self, text: &str) {
        if self.verbatim > 0 {
            return self.lines.push(&text.replace('\u{A0}', " ").replace('\r', ""));
        }
        let mut piece = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '\n' | '\r' if self.blank != Blank::Space => self.blank = Blank::LineEnd,
                ' ' | '\t' | '\x0C' if self.blank != Blank::LineEnd => self.blank = Blank::Space,
                ' ' | '\t' | '\x0C' | '\n' | '\r' => {}
                // No width, no meaning.
                '\u{200B}' | '\u{FEFF}' | '\u{AD}' => {}
                _ => {
                    if self.blank != Blank::None {
                        let last = piece.chars().next_back().or_else(|| self.lines.last());
                        let joins = self.blank == Blank::LineEnd && last.is_some_and(is_wide) && is_wide(c);
                        if last.is_some() && !joins {
                            piece.push(' ');
                        }
                        self.blank = Blank::None;
                    }
                    piece.push(if c == '\u{A0}' { ' ' } else { c });
                }
            }
        }
        self.lines.push(&piece);
    }
}

fn role_of(element: &Element) -> Role {
    match role(element.name()) {
        usual @ (Role::Block | Role::Inline) => element.get("style").and_then(display).unwrap_or(usual),
        usual => usual,
    }
}

fn is_hidden(element: &Element) -> bool {
    let style = element.get("style").unwrap_or_default();
    element.get("hidden").is_some()
        || HIDING.iter().any(|&(property, value)| declared(style, property).as_deref() == Some(value))
}

/// Written without blanks between words.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}
