//! The tree of a web page, built by html5ever as browsers build it, in one list of nodes.

use crate::limits::{DEPTH, NODES};
use crate::refusal::Refusal;
use crate::work::Work;
use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, QualName};
use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

/// Bytes given to the parser between two looks at what became of them.
const PIECE: usize = 2048;

pub const DOCUMENT: usize = 0;

pub enum Content {
    Document,
    Element(Box<Element>),
    Text(String),
    Other,
}

pub struct Element {
    name: QualName,
    attributes: Vec<Attribute>,
    /// What a `template` holds, which is not shown.
    contents: usize,
}

impl Element {
    pub fn name(&self) -> &LocalName {
        &self.name.local
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|a| &*a.name.local == name).map(|a| &*a.value)
    }
}

pub struct Node {
    pub content: Content,
    parent: Option<usize>,
    pub first: Option<usize>,
    last: Option<usize>,
    previous: Option<usize>,
    pub next: Option<usize>,
    depth: u32,
}

impl Node {
    pub fn parent(&self) -> Option<usize> {
        self.parent
    }
}

#[derive(Default)]
pub struct Tree {
    nodes: RefCell<Vec<Node>>,
    deepest: Cell<u32>,
}

/// Builds the tree of a page, or says why it is too much.
pub fn parse(text: &str, work: &mut Work) -> Result<Vec<Node>, Refusal> {
    let tree = Tree::default();
    tree.add(Content::Document);
    let builder = TreeBuilder::new(tree, TreeBuilderOpts { scripting_enabled: true, ..Default::default() });
    let tokenizer = Tokenizer::new(builder, TokenizerOpts::default());
    let queue = BufferQueue::default();
    let mut at = 0;
    while at < text.len() {
        let end = text.floor_char_boundary((at + PIECE).min(text.len()));
        queue.push_back(StrTendril::from_slice(&text[at..end]));
        // The parser stops behind each script, which nobody runs here, and where a page names its encoding, which is known.
        while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
        at = end;
        let tree = &tokenizer.sink.sink;
        NODES.check(tree.nodes.borrow().len() as u64)?;
        DEPTH.check(u64::from(tree.deepest.get()))?;
        work.tick(at as u64, text.len() as u64)?;
    }
    tokenizer.end();
    let tree = &tokenizer.sink.sink;
    DEPTH.check(u64::from(tree.deepest.get()))?;
    Ok(tree.nodes.take())
}

impl Tree {
    fn add(&self, content: Content) -> usize {
        let mut nodes = self.nodes.borrow_mut();
        let node = Node { content, parent: None, first: None, last: None, previous: None, next: None, depth: 0 };
        nodes.push(node);
        nodes.len() - 1
    }

    fn detach(&self, id: usize) {
        let mut nodes = self.nodes.borrow_mut();
        let Node { parent, previous, next, .. } = nodes[id];
        match previous {
            Some(previous) => nodes[previous].next = next,
            None => parent.into_iter().for_each(|parent| nodes[parent].first = next),
        }
        match next {
            Some(next) => nodes[next].previous = previous,
            None => parent.into_iter().for_each(|parent| nodes[parent].last = previous),
        }
        (nodes[id].parent, nodes[id].previous, nodes[id].next) = (None, None, None);
    }

    /// Puts a node behind the last child of `parent`, or before `next`.
    fn insert(&self, id: usize, parent: usize, next: Option<usize>) {
        self.detach(id);
        let mut nodes = self.nodes.borrow_mut();
        let previous = match next {
            Some(next) => nodes[next].previous,
            None => nodes[parent].last,
        };
        (nodes[id].parent, nodes[id].previous, nodes[id].next) = (Some(parent), previous, next);
        match previous {
            Some(previous) => nodes[previous].next = Some(id),
            None => nodes[parent].first = Some(id),
        }
        match next {
            Some(next) => nodes[next].previous = Some(id),
            None => nodes[parent].last = Some(id),
        }
        let depth = nodes[parent].depth + 1;
        nodes[id].depth = depth;
        self.deepest.set(self.deepest.get().max(depth));
    }

    fn put(&self, parent: usize, next: Option<usize>, child: NodeOrText<usize>) {
        match child {
            NodeOrText::AppendNode(id) => self.insert(id, parent, next),
            NodeOrText::AppendText(text) => {
                let before = {
                    let nodes = self.nodes.borrow();
                    next.map_or(nodes[parent].last, |next| nodes[next].previous)
                };
                if let Some(before) = before
                    && let Content::Text(there) = &mut self.nodes.borrow_mut()[before].content
                {
                    return there.push_str(&text);
                }
                let id = self.add(Content::Text(text.to_string()));
                self.insert(id, parent, next);
            }
        }
    }
}

/// A borrowed name of an element.
#[derive(Debug)]
pub struct Name<'a>(Ref<'a, QualName>);

impl html5ever::interface::ElemName for Name<'_> {
    fn ns(&self) -> &html5ever::Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Tree {
    type Handle = usize;
    type Output = Self;
    type ElemName<'a> = Name<'a>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> usize {
        DOCUMENT
    }

    fn elem_name<'a>(&'a self, target: &'a usize) -> Name<'a> {
        Name(Ref::map(self.nodes.borrow(), |nodes| match &nodes[*target].content {
            Content::Element(element) => &element.name,
            _ => unreachable!("the parser asks elements only"),
        }))
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> usize {
        let contents = if flags.template { self.add(Content::Other) } else { DOCUMENT };
        self.add(Content::Element(Box::new(Element { name, attributes, contents })))
    }

    fn create_comment(&self, _: StrTendril) -> usize {
        self.add(Content::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> usize {
        self.add(Content::Other)
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        self.put(*parent, None, child);
    }

    fn append_based_on_parent_node(&self, element: &usize, previous: &usize, child: NodeOrText<usize>) {
        let parent = self.nodes.borrow()[*element].parent;
        match parent {
            Some(parent) => self.put(parent, Some(*element), child),
            None => self.put(*previous, None, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &usize) -> usize {
        match &self.nodes.borrow()[*target].content {
            Content::Element(element) => element.contents,
            _ => DOCUMENT,
        }
    }

    fn same_node(&self, x: &usize, y: &usize) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &usize, child: NodeOrText<usize>) {
        let parent = self.nodes.borrow()[*sibling].parent;
        if let Some(parent) = parent {
            self.put(parent, Some(*sibling), child);
        }
    }

    fn add_attrs_if_missing(&self, target: &usize, attributes: Vec<Attribute>) {
        if let Content::Element(element) = &mut self.nodes.borrow_mut()[*target].content {
            for attribute in attributes {
                if !element.attributes.iter().any(|there| there.name == attribute.name) {
                    element.attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &usize) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &usize, new_parent: &usize) {
        loop {
            let child = self.nodes.borrow()[*node].first;
            match child {
                Some(child) => self.insert(child, *new_parent, None),
                None => return,
            }
        }
    }
}
