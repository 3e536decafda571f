//! A reply as it stands there, whatever the WSDL declares.

use crate::codec::decode::{Decode, DecodeElement, DecodeError, DecodeParts, Decoder};

/// An element: nil, text, or elements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    nil: bool,
    text: String,
    children: Vec<(String, Node)>,
}

/// An element of which its children are not looked at. The first one alone is kept, with the text that
/// stands in it and without its elements.
#[derive(Debug, Default)]
pub struct Glance(Node);

/// The parts of a message: what stands in its wrapper element.
#[derive(Debug)]
pub struct Parts(pub(crate) Node);

/// A reply as it stands there, and as the WSDL declares it.
#[derive(Debug)]
pub struct Looked<N, T> {
    pub(crate) seen: Option<N>,
    /// Why it cannot be read is of no interest where it is a refusal.
    pub(crate) value: Result<Option<T>, DecodeError>,
}

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found<'n> {
    /// Nil, or nothing.
    Nothing,
    /// Text; blank where the element is empty.
    Text(&'n str),
    /// Elements.
    Elements(&'n Node),
    /// Several elements of one name where one is expected.
    Several,
}

impl Node {
    /// What the element holds.
    pub(crate) fn found(&self) -> Found<'_> {
        match self {
            Self { nil: true, .. } => Found::Nothing,
            Self { text, children, .. } if children.is_empty() => Found::Text(text),
            _ => Found::Elements(self),
        }
    }

    /// Whether text stands in it, and no elements.
    pub(crate) fn is_text(&self) -> bool {
        matches!(self.found(), Found::Text(text) if !text.trim().is_empty())
    }

    /// The elements in it, with their names.
    pub(crate) fn children(&self) -> &[(String, Self)] {
        &self.children
    }

    /// What stands at a path within it: names with `/` between them, or nothing for itself.
    pub(crate) fn at<'n>(&'n self, path: &str) -> Found<'n> {
        match self.node_at(path) {
            Ok(Some(node)) => node.found(),
            Ok(None) => Found::Nothing,
            Err(Several) => Found::Several,
        }
    }

    /// The element at a path.
    pub(crate) fn node_at(&self, path: &str) -> Result<Option<&Self>, Several> {
        let mut node = self;
        for name in path.split('/').filter(|name| !name.is_empty()) {
            let mut found = node.children.iter().filter(|(child, _)| child == name);
            match (found.next(), found.next()) {
                (Some((_, child)), None) => node = child,
                (None, _) => return Ok(None),
                (Some(_), Some(_)) => return Err(Several),
            }
        }
        Ok(Some(node))
    }

    /// The elements of the last name of a path, which can come several times.
    pub(crate) fn all_at<'n>(&'n self, path: &'n str) -> impl Iterator<Item = &'n Self> {
        let (around, name) = path.rsplit_once('/').unwrap_or(("", path));
        let around = self.node_at(around).ok().flatten();
        let children = around.into_iter().flat_map(|node| &node.children);
        children.filter(move |(child, _)| child == name).map(|(_, node)| node)
    }

    /// All text in it, piece by piece, with commas in between: what tells it from others.
    pub(crate) fn all_text(&self) -> String {
        if self.children.is_empty() {
            return self.text.clone();
        }
        let pieces: Vec<String> = self.children.iter().map(|(_, it)| it.all_text()).collect();
        pieces.join(",")
    }

    /// As errors show it.
    pub(crate) fn shown(&self) -> String {
        match self.found() {
            Found::Nothing => "nil".to_owned(),
            Found::Text(text) => text.to_owned(),
            Found::Several | Found::Elements(_) => {
                let shown =
                    self.children.iter().map(|(name, it)| format!("{name}: {}", it.shown()));
                format!("{{{}}}", shown.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

/// A path leads to several elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Several;

impl Decode for Node {
    const HAS_NIL: bool = true;

    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        read(decoder, |decoder, node, name| {
            decoder.make_room(&mut node.children)?;
            decoder.allot(name.len())?;
            node.children.push((name.to_owned(), decoder.required()?));
            Ok(())
        })
        .map(Some)
    }

    fn nil() -> Option<Self> {
        Some(Self { nil: true, ..Self::default() })
    }
}

impl Decode for Glance {
    const HAS_NIL: bool = true;

    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        let node = read(decoder, |decoder, node, name| {
            if !node.children.is_empty() {
                return decoder.skip();
            }
            decoder.allot(name.len())?;
            let Shallow(first) = decoder.required()?;
            node.children.push((name.to_owned(), first));
            Ok(())
        });
        node.map(|node| Some(Self(node)))
    }

    fn nil() -> Option<Self> {
        Node::nil().map(Self)
    }
}

/// An element without the elements in it.
#[derive(Default)]
struct Shallow(Node);

impl Decode for Shallow {
    const HAS_NIL: bool = true;

    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        read(decoder, |decoder, _, _| decoder.skip()).map(|node| Some(Self(node)))
    }

    fn nil() -> Option<Self> {
        Some(Self(Node { nil: true, ..Node::default() }))
    }
}

/// Reads the current element; `child` reads the one entered last.
fn read(
    decoder: &mut Decoder<'_>,
    child: impl Fn(&mut Decoder<'_>, &mut Node, &str) -> Result<(), DecodeError>,
) -> Result<Node, DecodeError> {
    let mut node = Node { nil: decoder.is_nil()?, ..Node::default() };
    if node.nil {
        return decoder.leave_out_content().map(|()| node);
    }
    if let Some(part) = decoder.part()? {
        decoder.allot(part.room())?;
        let text = part.attachment.text().filter(|_| part.attachment.is_text());
        node.text = text.map_or_else(|| part.base64(), |text| text.into_owned());
        return Ok(node);
    }
    let mut text = String::new();
    while let Some(name) = decoder.next_child_or_text(&mut text)? {
        child(decoder, &mut node, name)?;
    }
    node.text = text;
    Ok(node)
}

impl AsRef<Node> for Node {
    fn as_ref(&self) -> &Node {
        self
    }
}

impl AsRef<Node> for Glance {
    fn as_ref(&self) -> &Node {
        &self.0
    }
}

impl DecodeParts for Parts {
    fn decode_parts(decoder: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let mut node = Node::default();
        while let Some(name) = decoder.next_part()? {
            decoder.make_room(&mut node.children)?;
            decoder.allot(name.len())?;
            node.children.push((name.to_owned(), decoder.required()?));
        }
        Ok(Self(node))
    }

    fn of_nothing(_decoder: &Decoder<'_>) -> Result<Self, DecodeError> {
        Ok(Self(Node::default()))
    }
}

/// The element that a body holds, whose children count as parts.
impl DecodeElement for Parts {
    fn decode_element(decoder: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        decoder.required().map(Self)
    }

    fn of_empty_body() -> Option<Self> {
        Some(Self(Node::default()))
    }
}

impl<N: Decode, T: Decode> DecodeParts for Looked<N, T> {
    fn decode_parts(decoder: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let name = decoder.local_name();
        let look = DecodeParts::decode_parts;
        let (seen, value) = decoder.look_and_read(look, <Option<T>>::decode_parts)?;
        let value = value.map_err(|error| error.within(name).within("Body"));
        Ok(Self { seen, value })
    }

    fn of_nothing(_decoder: &Decoder<'_>) -> Result<Self, DecodeError> {
        Ok(Self { seen: None, value: Ok(None) })
    }
}

impl<N: Decode, T: Decode> DecodeElement for Looked<N, T> {
    fn decode_element(decoder: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let look = DecodeElement::decode_element;
        let (seen, value) = decoder.look_and_read(look, <Option<T>>::decode_element)?;
        Ok(Self { seen, value: value.map_err(|error| error.within("Body")) })
    }

    fn of_empty_body() -> Option<Self> {
        Some(Self { seen: None, value: Ok(T::of_nothing()) })
    }
}
