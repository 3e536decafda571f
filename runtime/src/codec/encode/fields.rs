//! Values that may be absent, and structs whose members have no fixed names.

use crate::codec::encode::encoder::Encoder;
use crate::codec::encode::traits::Encode;
use crate::codec::names::{Name, is_ncname};

impl Encoder<'_> {
    /// Writes an element where there is a value. `xsd` is the type of text that is not a `string`.
    #[inline]
    pub fn field<T: Encode>(
        &mut self,
        name: Name<'_>,
        value: &Option<T>,
        xsd: Option<&'static str>,
    ) {
        match (value, xsd) {
            (Some(value), None) => value.encode(name, self),
            (Some(value), Some(xsd)) => value.encode_as(name, xsd, self),
            (None, _) => {}
        }
    }

    /// Writes a part of a request. With SOAP encoding an absent one is nil, since its position can
    /// matter. `xsd` is the type of text that is not a `string`.
    #[inline]
    pub fn part<T: Encode>(
        &mut self,
        name: Name<'_>,
        value: &Option<T>,
        xsd: Option<&'static str>,
    ) {
        match value {
            None if self.mode.is_encoded() => self.nil(name),
            _ => self.field(name, value, xsd),
        }
    }

    /// Writes the members of a dynamic struct, whose names the caller made up.
    pub(crate) fn members<T: Encode>(&mut self, name: Name<'_>, members: &[(String, T)]) {
        self.open(name);
        self.push(">");
        self.inside(name.local, |encoder| {
            for (member, value) in members {
                if is_ncname(member) {
                    value.encode(Name::unqualified(member), encoder);
                } else {
                    encoder.fail(format!("`{member}` is not the name of an XML element"));
                }
            }
        });
        self.end(name);
    }
}
