//! An element as a tree.

use crate::codec::credential::Credential;
use crate::codec::xml::Xml;
use crate::codec::xml_attribute::XmlAttribute;
use crate::secret::Secret;
use crate::types::QName;

/// An element of a message: its name, what it says of itself, and what it holds.
///
/// What was read has every reference to another element (`href`, SOAP 1.1 §5.4.1) followed, every
/// attachment in its place, and no attribute that is about the XML alone.
///
/// ```
/// use wsdl_runtime::tree::Element;
///
/// let mut course = Element::new("urn:shop", "course");
/// course.content.push(Element::new("urn:shop", "code").with_text("PHYS1").into());
/// assert_eq!(course.child("code").map(Element::text).as_deref(), Some("PHYS1"));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Element {
    /// The namespace; empty for none. SOAP encoding goes by the local name alone (SOAP 1.1 §5.1).
    pub namespace: String,
    /// The local name.
    pub name: String,
    /// The type that the element says it is of (`xsi:type`). It is written as it stands here: with SOAP
    /// encoding, every value should have one.
    pub ty: Option<QName>,
    /// What it holds are the items of a SOAP array (SOAP 1.1 §5.4.2). Of what was read, `item` is empty:
    /// each item says of which type it is.
    pub array: Option<Array>,
    /// It has no value (`xsi:nil`, XSD 1.0 Part 1 §2.6.2), and no content.
    pub nil: bool,
    /// The attributes.
    pub attributes: Vec<XmlAttribute>,
    /// What stands between the tags.
    pub content: Vec<Node>,
    /// The name that the text is, where it was read and its prefix stands for a namespace.
    pub qname: Option<QName>,
}

/// What a SOAP array says of its items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Array {
    /// Their type, or that of the innermost items where they are arrays themselves.
    pub item: QName,
    /// How many arrays are nested around that type: 0 where the items are of the type itself.
    pub rank: usize,
}

/// One thing that stands between the tags of an [`Element`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text.
    Text(String),
    /// Text that must not be shown. What is read has none.
    Secret(Secret),
    /// A name, which is written with a prefix that is declared for it. What is read has none.
    QName(QName),
    /// What the credentials of the client fill in; without a value the element is left out, or is nil
    /// where SOAP encoding matches it by its position. It is the only content of its element. What is
    /// read has none.
    Credential(Credential),
    /// An element that is written as it is. What is read has none.
    Xml(Xml),
}

impl Element {
    /// An element of this name, without content.
    pub fn new(namespace: impl Into<String>, name: impl Into<String>) -> Self {
        Self { namespace: namespace.into(), name: name.into(), ..Self::default() }
    }

    /// The same element with this text in it.
    #[must_use]
    pub fn with_text(mut self, text: impl Into<String>) -> Self {
        self.content = vec![Node::Text(text.into())];
        self
    }

    /// The elements in it.
    pub fn children(&self) -> impl Iterator<Item = &Element> {
        self.content.iter().filter_map(|node| match node {
            Node::Element(child) => Some(child),
            _ => None,
        })
    }

    /// The first element in it with this local name.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children().find(|child| child.name == name)
    }

    /// The text in it, without that of the elements in it.
    pub fn text(&self) -> String {
        let texts = self.content.iter().filter_map(|node| match node {
            Node::Text(text) => Some(text.as_str()),
            _ => None,
        });
        texts.collect()
    }

    /// The value of the attribute `name` in no namespace.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|it| it.namespace.is_empty() && it.name == name);
        found.map(|it| it.value.as_str())
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}
