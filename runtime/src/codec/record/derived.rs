//! Type derivation: base types and those derived from them, told apart by `xsi:type` (XSD 1.0 Part
//! 1 §2.6.1).

use crate::codec::decode::{DecodeError, Decoder};
use crate::codec::encode::encoder::Encoder;
use crate::codec::encode::traits::Encode;
use crate::codec::leniency::Leniency;
use crate::codec::names::{Name, TypeName};

/// Writes a value whose type is that of `B`, or derived from it.
pub fn write_derived<B: Encode, T: Encode>(value: &T, name: Name<'_>, encoder: &mut Encoder<'_>) {
    if T::TYPE != B::TYPE {
        encoder.as_derived(T::TYPE);
    }
    value.encode(name, encoder);
}

/// Returns which of `types` the `xsi:type` of the current element names. Without `xsi:type`, the
/// element is of the `declared` type. A type that is none of these is taken note of.
pub fn said_type(
    decoder: &Decoder<'_>,
    declared: TypeName,
    types: &[TypeName],
) -> Result<Option<usize>, DecodeError> {
    let undeclared = (declared.namespace, declared.local);
    let (namespace, local) = decoder.said_type().unwrap_or(undeclared);
    let found = types.iter().position(|ty| ty.local == local && ty.namespace == namespace);
    if found.is_none() {
        decoder.tolerate(Leniency::Type)?;
    }
    Ok(found)
}
