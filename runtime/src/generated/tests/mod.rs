//! Tests of the codec as a whole, over types as the generator makes them.

mod decode;
mod encode;
mod envelope;
#[cfg(feature = "facets")]
mod facets;
mod hostile;
mod markup;
mod round_trip;

use crate::codec::limits::Limits;
use crate::codec::value::Value;
use crate::generated::{Decode, DecodeError, Decoder};

/// Reads a value by the rules of SOAP encoding.
fn from_encoded<T: Decode>(xml: &str) -> Result<T, DecodeError> {
    let mut decoder = Decoder::new(xml, 0, Limits::default()).encoded(true);
    decoder.next_child()?;
    decoder.value().map(Option::unwrap_or_default)
}

crate::record! {
    /// A struct with a field of each kind.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct User = "urn:test" "user" in "" {
        name: String = optional "name",
        age: i32 = optional "age",
        active: bool = optional "active",
        @ SecretKey "secret_key",
        score: f64 = optional "score",
        extra: Vec<Extra> = optional "extra",
        anything: Value = optional "anything",
    }
}

crate::record! {
    /// A struct as it stands in lists.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Extra = "urn:test" "extra" in "" {
        field_name: String = optional "field_name",
        field_value: String = optional "field_value",
    }
}

crate::record! {
    /// A struct that contains itself.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Node = "urn:test" "node" in "" {
        label: String = optional "label",
        next: Box<Node> = optional "next",
    }
}

crate::parts! {
    /// The parts of a request or reply.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Parts {
        first: String = part "first",
        @ SecretKey "secret_key",
        second: i32 = part "second",
        users: Vec<User> = part "users",
    }
}
