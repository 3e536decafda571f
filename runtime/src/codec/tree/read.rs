//! Reading an element as a tree.

use super::element::{Array, Element, Node};
use crate::codec::decode::{Decode, DecodeError, DecodeParts, Decoder};
use crate::codec::names::is_ncname;
use crate::codec::version::Version;
use crate::codec::xml_attribute::XmlAttribute;
use crate::types::QName;
use crate::types::white_space::trim;

/// What came: the first element of a body, or `Header` of an envelope. There is none in a body that is
/// empty, and in an envelope without a header.
///
/// With the style `rpc` that element is the wrapper, and its children are the parts. What it is called is
/// checked there as [`Operation`](crate::Operation) says; with the style `document` that is up to the
/// caller, and so is what it holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body(pub Option<Element>);

impl DecodeParts for Body {
    fn decode_parts(decoder: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        element(decoder).map(|element| Self(Some(element)))
    }

    fn of_nothing(_decoder: &Decoder<'_>) -> Result<Self, DecodeError> {
        Ok(Self(None))
    }
}

impl Decode for Element {
    const HAS_NIL: bool = true;

    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        element(decoder).map(Some)
    }

    fn nil() -> Option<Self> {
        Some(Self { nil: true, ..Self::new("", "item") })
    }
}

/// Reads the current element, including its end tag.
fn element(decoder: &mut Decoder<'_>) -> Result<Element, DecodeError> {
    let mut element = start(decoder)?;
    if element.nil {
        decoder.leave_out_content()?;
        return Ok(element);
    }
    if element.array.is_some() {
        let items = Vec::<Element>::decode(decoder)?.unwrap_or_default();
        element.content = items.into_iter().map(Node::Element).collect();
        return Ok(element);
    }
    if let Some(part) = decoder.part()? {
        decoder.allot(part.room())?;
        let text = part.attachment.text().filter(|_| part.included().is_none());
        let is_text = part.attachment.is_text();
        let text = text.filter(|_| is_text).map(|text| text.into_owned());
        element.content.push(Node::Text(text.unwrap_or_else(|| part.base64())));
        return Ok(element);
    }
    content(decoder, &mut element)?;
    Ok(element)
}

/// What the start tag says.
fn start(decoder: &Decoder<'_>) -> Result<Element, DecodeError> {
    let name = decoder.local_name();
    let Some(namespace) = decoder.namespace() else {
        return Err(decoder.error("the element's namespace prefix is not bound".to_owned()));
    };
    decoder.allot(name.len() + namespace.len())?;
    let mut element = Element::new(namespace, name);
    if let Some((namespace, local)) = decoder.said_type() {
        decoder.allot(namespace.len() + local.len())?;
        element.ty = Some(QName::new(namespace, local));
    }
    element.nil = decoder.is_nil()?;
    element.array = decoder.is_array().then(Array::default);
    element.attributes = decoder.other_attributes(&[])?;
    element.attributes.retain(|it| !is_about_soap(it, decoder));
    Ok(element)
}

/// Whether an attribute says something about the message, and is no data.
fn is_about_soap(attribute: &XmlAttribute, decoder: &Decoder<'_>) -> bool {
    let namespace = attribute.namespace.as_str();
    let of = |it: Version| [it.namespace(), it.encoding()].contains(&namespace);
    let refers = namespace.is_empty() && matches!(attribute.name.as_str(), "id" | "href");
    // Where there is no array around it, a position says what nobody understands, and stays.
    attribute.name != "position" && [Version::Soap11, Version::Soap12].into_iter().any(of)
        || refers && decoder.is_encoded()
}

/// Reads what stands between the tags.
fn content(decoder: &mut Decoder<'_>, element: &mut Element) -> Result<(), DecodeError> {
    let mut text = String::new();
    let mut has_elements = false;
    while let Some(name) = decoder.next_child_or_text(&mut text)? {
        // White space between elements only shows what is inside of what.
        push(decoder, element, &mut text, true)?;
        has_elements = true;
        let namespace = decoder.namespace().unwrap_or_default().to_owned();
        decoder.allot(namespace.len() + name.len())?;
        let mut child: Element = decoder.required()?;
        // One that it refers to may be called otherwise.
        (child.namespace, child.name) = (namespace, name.to_owned());
        decoder.make_room(&mut element.content)?;
        element.content.push(Node::Element(child));
    }
    if !has_elements {
        element.qname = qname(decoder, &text);
    }
    push(decoder, element, &mut text, has_elements)
}

fn push(
    decoder: &Decoder<'_>,
    element: &mut Element,
    text: &mut String,
    between: bool,
) -> Result<(), DecodeError> {
    let text = std::mem::take(text);
    let is_nothing = if between { trim(&text).is_empty() } else { text.is_empty() };
    if !is_nothing {
        decoder.make_room(&mut element.content)?;
        element.content.push(Node::Text(text));
    }
    Ok(())
}

/// The name that `text` stands for, if it has a prefix that is bound.
fn qname(decoder: &Decoder<'_>, text: &str) -> Option<QName> {
    let (prefix, local) = trim(text).split_once(':')?;
    let is_name = is_ncname(prefix) && is_ncname(local);
    let namespace = is_name.then(|| decoder.kept_namespace(prefix)).flatten()?;
    decoder.allot(local.len()).ok()?;
    Some(QName::new(namespace, local))
}
