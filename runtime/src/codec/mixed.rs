//! Mixed content.

use crate::codec::decode::{DecodeError, Decoder};
use crate::codec::encode::encoder::Encoder;
use crate::codec::xml::Xml;

/// Mixed content: text and elements in turn (XSD 1.0 Part 1 §3.4.2, `mixed`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct MixedContent(pub Vec<Node>);

/// A node of mixed content.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Node {
    /// Text, with entity and character references expanded.
    Text(String),
    /// An element.
    Element(Xml),
}

impl MixedContent {
    /// The elements, without the text between them.
    pub fn elements(&self) -> impl Iterator<Item = &Xml> {
        self.0.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The text between the elements.
    pub fn text(&self) -> String {
        let texts = self.0.iter().filter_map(|node| match node {
            Node::Text(text) => Some(text.as_str()),
            Node::Element(_) => None,
        });
        texts.collect()
    }

    pub(crate) fn write(&self, encoder: &mut Encoder<'_>) {
        for node in &self.0 {
            match node {
                Node::Text(text) => encoder.escaped("text()", text),
                Node::Element(element) => encoder.push(element.as_str()),
            }
        }
    }

    /// Reads what is left of the current element.
    pub(crate) fn read(decoder: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let mut nodes = Vec::new();
        loop {
            let mut text = String::new();
            let child = decoder.next_child_or_text(&mut text)?;
            if !text.is_empty() {
                decoder.make_room(&mut nodes)?;
                nodes.push(Node::Text(text));
            }
            if child.is_none() {
                return Ok(Self(nodes));
            }
            decoder.make_room(&mut nodes)?;
            nodes.push(Node::Element(decoder.xml()?));
        }
    }
}

impl From<&str> for MixedContent {
    fn from(text: &str) -> Self {
        Self(vec![Node::Text(text.to_owned())])
    }
}

impl From<String> for MixedContent {
    fn from(text: String) -> Self {
        Self(vec![Node::Text(text)])
    }
}

impl From<Xml> for MixedContent {
    fn from(element: Xml) -> Self {
        Self(vec![Node::Element(element)])
    }
}
