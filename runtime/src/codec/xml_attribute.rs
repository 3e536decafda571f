//! Attributes that no schema describes.

use crate::codec::encode::encoder::Encoder;
use crate::codec::lexical::Lexical;
use crate::codec::names::Name;
use crate::types::Namespace;

/// An attribute that the schema does not name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct XmlAttribute {
    /// The namespace; empty for none.
    pub namespace: Namespace,
    /// The local name.
    pub name: String,
    /// The value.
    pub value: String,
}

impl XmlAttribute {
    /// Writes the attribute into the start tag that is being written.
    pub(crate) fn encode(&self, encoder: &mut Encoder<'_>) {
        if !encoder.check_name(&self.name) {
            return;
        }
        encoder
            .attribute(Name::new(&self.namespace, &self.name), &Lexical::of(self.value.as_str()));
    }
}
