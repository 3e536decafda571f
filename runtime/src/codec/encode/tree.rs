//! What elements say of themselves whose types are no Rust types.

use crate::codec::encode::encoder::{Encoder, Mode};
use crate::codec::encode::traits::Encode;
use crate::codec::names::Name;
use crate::codec::version::Version;
use crate::codec::xml::Xml;
use crate::types::QName;

impl Encoder<'_> {
    /// `xsi:type`, in the start tag that is being written.
    pub(crate) fn dynamic_type(&mut self, ty: &QName) {
        self.push(" xsi:type=\"");
        let declaration = self.qualified_type(&ty.namespace, &ty.local);
        self.push("\"");
        self.declare("own", declaration);
    }

    /// What an array says of its items, where there is SOAP encoding.
    pub(crate) fn dynamic_array(&mut self, item: &QName, rank: usize, length: usize) {
        let (namespace, local) = (item.namespace.as_str(), item.local.as_str());
        match self.mode {
            Mode::Literal => {}
            Mode::Encoded(Version::Soap11) => self.array_type(namespace, local, rank, length),
            Mode::Encoded(Version::Soap12) => self.item_type(namespace, local, rank, length),
        }
    }

    /// An element by its own name.
    pub(crate) fn as_it_is(&mut self, xml: &Xml) {
        let name = Name::new(xml.namespace(), xml.name());
        xml.encode(name, self);
    }
}
