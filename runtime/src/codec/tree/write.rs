//! Writing a tree as an element.

use super::element::{Element, Node};
use crate::codec::encode::encoder::Encoder;
use crate::codec::encode::traits::EncodeParts;
use crate::codec::lexical::Lexical;
use crate::codec::names::Name;
use crate::codec::simple::Simple;

/// The parts of a message, or its header blocks, as they are sent: what stands in the wrapper element
/// with the style `rpc`, and in the body with the style `document`.
///
/// ```no_run
/// use wsdl_runtime::tree::{Body, Element, Parts};
/// use wsdl_runtime::{Client, Operation, Result};
///
/// # async fn example() -> Result<()> {
/// const PRICE: Operation = Operation::rpc_literal("Quotes", "Price").namespace("urn:quotes");
/// let client = Client::builder("http://127.0.0.1:8080/quotes").build()?;
/// let symbol = Parts(vec![Element::new("", "symbol").with_text("XYZ")]);
/// let reply: Body = client.call(&PRICE, &symbol).await?;
/// println!("{:?}", reply.0.as_ref().and_then(|it| it.child("price")).map(Element::text));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts(pub Vec<Element>);

impl EncodeParts for Parts {
    fn encode_parts(&self, encoder: &mut Encoder<'_>) {
        for part in &self.0 {
            match part.content[..] {
                [Node::Credential(credential)] => encoder.credential_part(part.name(), credential),
                _ => part.write(encoder),
            }
        }
    }
}

impl Element {
    /// The name, as it is written.
    fn name(&self) -> Name<'_> {
        Name::new(&self.namespace, &self.name)
    }

    /// Writes the element.
    fn write(&self, encoder: &mut Encoder<'_>) {
        let name = self.name();
        if !encoder.check_name(name.local) {
            return;
        }
        if let [Node::Credential(credential)] = self.content[..] {
            return encoder.credential(name, credential);
        }
        encoder.open(name);
        if let Some(array) = &self.array {
            encoder.dynamic_array(&array.item, array.rank, self.children().count());
        } else if let Some(ty) = &self.ty {
            encoder.dynamic_type(ty);
        }
        self.attributes.iter().for_each(|attribute| attribute.encode(encoder));
        if self.nil {
            return encoder.push(" xsi:nil=\"true\"/>");
        }
        for node in &self.content {
            if let Node::QName(name) = node {
                encoder.declarations(&name.write());
            }
        }
        encoder.push(">");
        encoder.inside(name.local, |encoder| self.write_content(encoder));
        encoder.end(name);
    }

    fn write_content(&self, encoder: &mut Encoder<'_>) {
        for node in &self.content {
            match node {
                Node::Element(child) => child.write(encoder),
                Node::Text(text) => encoder.escaped("", text),
                Node::Secret(secret) => encoder.escaped_lexical("", &Lexical::secret(secret)),
                Node::QName(name) => encoder.escaped_lexical("", &name.write()),
                Node::Xml(xml) => encoder.as_it_is(xml),
                Node::Credential(_) => {
                    encoder.fail("a credential stands beside other content".to_owned());
                }
            }
        }
    }
}
