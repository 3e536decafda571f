//! A small namespace-aware document tree.
//!
//! The tree is flat vectors: neither building, walking nor dropping it can overflow the stack.
//! Names and values borrow from the text wherever they can.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::rc::Rc;

use super::flaws::{Flaw, Flaws};
use super::name::{QName, Reference, XML};
use super::scope::{Bindings, Scope};
use crate::documents::source::{SourceId, Span};

/// A parsed document.
#[derive(Debug)]
pub(crate) struct Document<'s> {
    pub(super) source: SourceId,
    /// In document order; the first is the root, and there is always one.
    pub(super) nodes: Vec<Node<'s>>,
    pub(super) attributes: Vec<Attribute<'s>>,
    pub(super) bindings: Bindings<'s>,
    /// The character data of the whole document; a node's is a range of it.
    pub(super) text: String,
    /// What is wrong behind the root element, and where.
    pub(super) trailing: Option<(usize, String)>,
    /// What is not well-formed in the document.
    pub(super) flaws: Flaws,
    /// It declares the namespace of a draft of XML Schema.
    pub(super) draft: bool,
}

#[derive(Debug)]
pub(super) struct Node<'s> {
    pub(super) namespace: Rc<str>,
    /// The name as written, with its prefix.
    pub(super) written: &'s str,
    pub(super) local: &'s str,
    pub(super) offset: usize,
    /// The node after the last descendant, by index: children are found by skipping from one
    /// to the next.
    pub(super) end: usize,
    pub(super) attributes: Range<usize>,
    pub(super) text: Range<usize>,
    pub(super) scope: Scope,
}

/// An attribute that is not a namespace declaration.
#[derive(Clone, Debug)]
pub(crate) struct Attribute<'s> {
    pub namespace: Rc<str>,
    pub local: &'s str,
    pub value: Cow<'s, str>,
    pub(super) offset: usize,
}

/// Attributes of WSDL and XML Schema whose values are qualified names, with a prefix or without.
const REFERENCES: [&str; 8] =
    ["base", "binding", "element", "itemType", "message", "ref", "substitutionGroup", "type"];

impl<'s> Document<'s> {
    /// The outermost element.
    pub(crate) fn root(&self) -> Element<'_> {
        Element { document: self, index: 0 }
    }

    /// How many elements there are.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The element at `index`, which is below [`len`](Self::len), in document order.
    pub(crate) fn element(&self, index: usize) -> Element<'_> {
        Element { document: self, index }
    }

    /// Gives the element at `index` another name; what the document writes stays known.
    pub(crate) fn rename(&mut self, index: usize, namespace: &str, local: &'s str) {
        let node = &mut self.nodes[index];
        node.namespace = Rc::from(namespace);
        node.local = local;
    }

    /// Sets an attribute without a namespace of the element at `index`.
    pub(crate) fn set(&mut self, index: usize, local: &'s str, value: impl Into<Cow<'s, str>>) {
        let range = self.nodes[index].attributes.clone();
        let found = self.attributes[range.clone()]
            .iter_mut()
            .find(|attribute| attribute.local == local && attribute.namespace.is_empty());
        if let Some(attribute) = found {
            attribute.value = value.into();
            return;
        }
        // The attributes of an element stand side by side.
        let start = self.attributes.len();
        self.attributes.extend_from_within(range);
        let (namespace, offset) = (Rc::from(""), self.nodes[index].offset);
        self.attributes.push(Attribute { namespace, local, value: value.into(), offset });
        self.nodes[index].attributes = start..self.attributes.len();
    }

    /// What is not well-formed and could be read, and where.
    pub(crate) fn flaws(&self) -> impl Iterator<Item = (Span, &Flaw)> {
        self.flaws.0.iter().map(|flaw| (self.source.at(flaw.offset), flaw))
    }

    /// Whether the document declares the namespace of a draft of XML Schema, which is read as that of
    /// the standard.
    pub(crate) fn is_draft(&self) -> bool {
        self.draft
    }

    /// What is wrong behind the root element, so that it is not read, and where.
    pub(crate) fn trailing(&self) -> Option<(Span, &str)> {
        let (offset, problem) = self.trailing.as_ref()?;
        Some((self.source.at(*offset), problem))
    }
}

/// An element of a [`Document`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Element<'d> {
    document: &'d Document<'d>,
    index: usize,
}

impl<'d> Element<'d> {
    fn node(self) -> &'d Node<'d> {
        &self.document.nodes[self.index]
    }

    /// The namespace; empty for none.
    pub(crate) fn namespace(self) -> &'d str {
        &self.node().namespace
    }

    /// The name without its prefix.
    pub(crate) fn local(self) -> &'d str {
        self.node().local
    }

    /// The name as the document writes it, prefix included.
    pub(crate) fn written(self) -> &'d str {
        self.node().written
    }

    /// Where the element is in the document, for [`Document::element`].
    pub(crate) fn index(self) -> usize {
        self.index
    }

    /// The index of the element behind the last one inside of this one.
    pub(crate) fn end(self) -> usize {
        self.node().end
    }

    /// Where the start tag begins.
    pub(crate) fn span(self) -> Span {
        self.document.source.at(self.node().offset)
    }

    /// The child elements, in document order.
    pub(crate) fn children(self) -> impl Iterator<Item = Element<'d>> {
        let document = self.document;
        let end = self.node().end;
        let mut next = self.index + 1;
        std::iter::from_fn(move || {
            let index = (next < end).then_some(next)?;
            next = document.nodes[index].end;
            Some(Element { document, index })
        })
    }

    /// The elements at any depth inside of this one, in document order.
    pub(crate) fn descendants(self) -> impl Iterator<Item = Element<'d>> {
        let document = self.document;
        (self.index + 1..self.node().end).map(move |index| Element { document, index })
    }

    /// The child elements of `namespace`, in document order.
    pub(crate) fn children_of(self, namespace: &str) -> impl Iterator<Item = Element<'d>> {
        self.children().filter(move |child| child.namespace() == namespace)
    }

    /// The first child element of this name.
    pub(crate) fn child(self, namespace: &str, local: &str) -> Option<Element<'d>> {
        self.children_of(namespace).find(|child| child.local() == local)
    }

    /// Every attribute but namespace declarations.
    pub(crate) fn attributes(self) -> &'d [Attribute<'d>] {
        &self.document.attributes[self.node().attributes.clone()]
    }

    /// The value of an attribute without a namespace.
    pub(crate) fn value(self, local: &str) -> Option<&'d str> {
        self.attribute("", local).map(|attribute| &*attribute.value)
    }

    /// An attribute by its namespace (empty for none) and local name.
    pub(crate) fn attribute(self, namespace: &str, local: &str) -> Option<&'d Attribute<'d>> {
        self.attributes()
            .iter()
            .find(|attribute| attribute.local == local && &*attribute.namespace == namespace)
    }

    /// Where `attribute`, one of this element's, begins.
    pub(crate) fn attribute_span(self, attribute: &Attribute<'_>) -> Span {
        self.document.source.at(attribute.offset)
    }

    /// The character data of the element and all its descendants.
    pub(crate) fn text(self) -> &'d str {
        &self.document.text[self.node().text.clone()]
    }

    /// Whether there is text in the element itself, outside of its child elements.
    pub(crate) fn has_text(self) -> bool {
        let is_blank = |from: usize, to: usize| {
            self.document.text.get(from..to).is_none_or(|text| text.trim().is_empty())
        };
        let Range { start, end } = self.node().text.clone();
        let mut at = start;
        for child in self.children() {
            let inner = &child.node().text;
            if !is_blank(at, inner.start) {
                return true;
            }
            at = inner.end;
        }
        !is_blank(at, end)
    }

    /// What the child elements `documentation` of `namespace` say; nothing if that is only blanks.
    ///
    /// Lines lose the blanks at their ends, the text the empty lines at its ends.
    pub(crate) fn documentation(self, namespace: &str) -> Option<String> {
        let texts = self.children_of(namespace).filter(|child| child.local() == "documentation");
        let lines: Vec<&str> =
            texts.flat_map(|child| child.text().lines()).map(str::trim).collect();
        let text = lines.join("\n");
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// What `attribute`, one of this element's, refers to, if its value is a qualified name.
    ///
    /// A name without a prefix is in the default namespace (XSD 1.0 Part 2 §3.2.18).
    pub(crate) fn reference(self, attribute: &Attribute<'_>) -> Reference {
        self.reference_to(attribute.value.trim(), attribute)
    }

    /// What `written`, a part of the value of `attribute`, refers to.
    pub(crate) fn reference_to(self, written: &str, attribute: &Attribute<'_>) -> Reference {
        Reference {
            name: self.qualify(written),
            written: written.to_owned(),
            span: self.attribute_span(attribute),
        }
    }

    /// What the attribute without a namespace called `local` refers to.
    pub(crate) fn reference_in(self, local: &str) -> Option<Reference> {
        self.attribute("", local).map(|attribute| self.reference(attribute))
    }

    /// The prefixes of `names`, which stand between blanks, and the namespaces that they stand for.
    pub(crate) fn prefixes_in(self, names: &str) -> Vec<(String, String)> {
        let mut prefixes: Vec<(String, String)> = Vec::new();
        for written in names.split_ascii_whitespace() {
            let prefix = written.split_once(':').map_or("", |(prefix, _)| prefix);
            let namespace = self.qualify(written).map(|name| name.namespace.as_ref().to_owned());
            let is_known = prefixes.iter().any(|(known, _)| known == prefix);
            if let Some(namespace) = namespace.filter(|it| !it.is_empty() && !is_known) {
                prefixes.push((prefix.to_owned(), namespace));
            }
        }
        prefixes
    }

    /// The namespace of the qualified name `written`; nothing if its prefix is not declared.
    pub(crate) fn namespace_of(self, written: &str) -> Option<&'d str> {
        let prefix = written.split_once(':').map_or("", |(prefix, _)| prefix);
        match self.document.bindings.look_up(self.node().scope, prefix) {
            Some(namespace) => Some(namespace),
            None => prefix.is_empty().then_some(""),
        }
    }

    fn qualify(self, written: &str) -> Option<QName> {
        let (prefix, local) = written.split_once(':').unwrap_or(("", written));
        let bindings = &self.document.bindings;
        let namespace = match bindings.look_up(self.node().scope, prefix) {
            Some(namespace) => namespace.clone(),
            None if prefix == "xml" => Rc::from(XML),
            None if prefix.is_empty() => Rc::from(""),
            None => return None,
        };
        Some(QName { namespace, local: local.to_owned() })
    }

    /// A number that is the same for elements that say the same thing: names, attributes and
    /// structure count; prefixes, documentation and white space do not.
    pub(crate) fn fingerprint(self) -> u64 {
        let mut hasher = DefaultHasher::new();
        let mut open: Vec<usize> = Vec::new();
        let mut index = self.index;
        while index < self.node().end {
            let element = Element { document: self.document, index };
            while open.pop_if(|end| *end <= index).is_some() {
                "end".hash(&mut hasher);
            }
            if matches!(element.local(), "documentation" | "annotation") {
                index = element.node().end;
                continue;
            }
            open.push(element.node().end);
            element.hash_tag(&mut hasher);
            index += 1;
        }
        hasher.finish()
    }

    fn hash_tag(self, hasher: &mut DefaultHasher) {
        (self.namespace(), self.local()).hash(hasher);
        // Attributes have no order.
        let hashes = self.attributes().iter().map(|attribute| {
            let mut hasher = DefaultHasher::new();
            (&attribute.namespace, attribute.local).hash(&mut hasher);
            let is_name = attribute.namespace.is_empty() && REFERENCES.contains(&attribute.local);
            match self.qualify(attribute.value.trim()) {
                Some(name) if is_name || attribute.value.contains(':') => name.hash(&mut hasher),
                _ => attribute.value.hash(&mut hasher),
            }
            hasher.finish()
        });
        hashes.fold(0, u64::wrapping_add).hash(hasher);
    }
}
