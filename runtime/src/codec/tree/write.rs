//! Writing a tree as an element.

use super::{Element, Node};
use crate::codec::encode::encoder::Encoder;
use crate::codec::lexical::Lexical;
use crate::codec::names::Name;
use crate::codec::simple::Simple;

impl Element {
    /// The name, as it is written.
    pub(super) fn name(&self) -> Name<'_> {
        Name::new(&self.namespace, &self.name)
    }

    /// Writes the element.
    pub(super) fn write(&self, encoder: &mut Encoder<'_>) {
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
