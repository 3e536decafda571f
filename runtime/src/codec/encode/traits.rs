//! The traits of what can be encoded: values, and the parts of messages.

use crate::codec::encode::encoder::{Encoder, ITEM};
use crate::codec::names::{Name, TypeName};

/// A value that is encoded as an element.
pub trait Encode {
    /// The schema type of the value, or of the innermost item where the value is an array.
    const TYPE: TypeName;
    /// How many arrays are nested around that type: 0 for anything but a list.
    const RANK: usize = 0;

    /// Writes the value as an element called `name`.
    fn encode(&self, name: Name<'_>, encoder: &mut Encoder<'_>);

    /// Writes a value of a simple type, or a list of such, that is of the type `ty` in the schema.
    /// Other values ignore `ty`: they know their type.
    fn encode_as(&self, name: Name<'_>, _ty: TypeName, encoder: &mut Encoder<'_>) {
        self.encode(name, encoder);
    }
}

/// The parts of a request, in the order of the WSDL (SOAP 1.1 §7.1).
pub trait EncodeParts {
    /// Writes every part. With SOAP encoding, absent parts are written as `xsi:nil`: some servers
    /// match parts by position.
    fn encode_parts(&self, encoder: &mut Encoder<'_>);
}

impl<T: Encode> Encode for Vec<T> {
    const TYPE: TypeName = T::TYPE;
    const RANK: usize = T::RANK + 1;

    fn encode(&self, name: Name<'_>, encoder: &mut Encoder<'_>) {
        self.as_slice().encode(name, encoder);
    }

    fn encode_as(&self, name: Name<'_>, ty: TypeName, encoder: &mut Encoder<'_>) {
        encoder.array(name, ty, self, |item, encoder| item.encode_as(ITEM, ty, encoder));
    }
}

impl<T: Encode> Encode for [T] {
    const TYPE: TypeName = T::TYPE;
    const RANK: usize = T::RANK + 1;

    fn encode(&self, name: Name<'_>, encoder: &mut Encoder<'_>) {
        encoder.array(name, T::TYPE, self, |item, encoder| item.encode(ITEM, encoder));
    }
}

/// Nil where there is no value: an item of an array, or an element that may be nil.
impl<T: Encode> Encode for Option<T> {
    const TYPE: TypeName = T::TYPE;
    const RANK: usize = T::RANK;

    fn encode(&self, name: Name<'_>, encoder: &mut Encoder<'_>) {
        match self {
            Some(value) => value.encode(name, encoder),
            None => encoder.nil(name),
        }
    }

    fn encode_as(&self, name: Name<'_>, ty: TypeName, encoder: &mut Encoder<'_>) {
        match self {
            Some(value) => value.encode_as(name, ty, encoder),
            None => encoder.nil(name),
        }
    }
}

impl<T: Encode> Encode for Box<T> {
    const TYPE: TypeName = T::TYPE;
    const RANK: usize = T::RANK;

    fn encode(&self, name: Name<'_>, encoder: &mut Encoder<'_>) {
        (**self).encode(name, encoder);
    }

    fn encode_as(&self, name: Name<'_>, ty: TypeName, encoder: &mut Encoder<'_>) {
        (**self).encode_as(name, ty, encoder);
    }
}

impl EncodeParts for () {
    fn encode_parts(&self, _encoder: &mut Encoder<'_>) {}
}

/// The only part of a message: its name in the WSDL, and its value.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a, T: ?Sized>(pub &'static str, pub &'a T);

impl<T: Encode + ?Sized> EncodeParts for Part<'_, T> {
    fn encode_parts(&self, encoder: &mut Encoder<'_>) {
        self.1.encode(Name::unqualified(self.0), encoder);
    }
}

/// The only part of a message, as an element of a schema: its namespace, its local name, its value.
#[derive(Clone, Copy, Debug)]
pub struct Element<'a, T: ?Sized>(pub &'static str, pub &'static str, pub &'a T);

impl<T: Encode + ?Sized> EncodeParts for Element<'_, T> {
    fn encode_parts(&self, encoder: &mut Encoder<'_>) {
        self.2.encode(Name::new(self.0, self.1), encoder);
    }
}
