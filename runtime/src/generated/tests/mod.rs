//! Tests of the codec as a whole, over types as the generator makes them.

/// The setters of a struct, as generated code has them.
macro_rules! setters {
    ($name:ident { $($field:ident: $kind:ident($ty:ty)),* $(,)? }) => {
        #[allow(dead_code, reason = "each test uses those that it needs")]
        impl $name {
            /// Makes one with no field set.
            pub fn new() -> Self {
                Self::default()
            }

            $(
                /// Sets the field of this name.
                pub fn $field(mut self, value: impl Into<$ty>) -> Self {
                    self.$field = setters!(@ $kind value.into());
                    self
                }
            )*
        }
    };
    (@ plain $value:expr) => { $value };
    (@ some $value:expr) => { Some($value) };
    (@ some_some $value:expr) => { Some(Some($value)) };
}

mod attachments;
mod captured;
mod counts;
mod declared;
mod decode;
mod encode;
mod envelope;
#[cfg(feature = "facets")]
mod facets;
mod hostile;
mod lenient;
mod lines;
mod markup;
mod namesakes;
mod refined;
mod replies;
mod round_trip;
mod said;
mod spelled;

use crate::codec::limits::Limits;
use crate::codec::value::Value;
use crate::generated::{Decode, DecodeError, Decoder};

/// Reads a value by the rules of SOAP encoding.
fn from_encoded<T: Decode>(xml: &str) -> Result<T, DecodeError> {
    let mut decoder = Decoder::new(xml, 0, Limits::default()).encoded(true);
    decoder.next_child()?;
    decoder.required()
}

/// A struct with a field of each kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct User {
    pub name: Option<String>,
    pub age: Option<i32>,
    pub active: Option<bool>,
    pub score: Option<f64>,
    pub extra: Option<Vec<Extra>>,
    pub anything: Option<Value>,
}

setters!(User {
    name: some(String),
    age: some(i32),
    active: some(bool),
    score: some(f64),
    extra: some(Vec<Extra>),
    anything: some(Value),
});

crate::record! {
    User: "user" in "urn:test", elements in "" {
        0 name: optional element = "name",
        1 age: optional element = "age",
        2 active: optional element = "active",
        3 _: credential(SecretKey) = "secret_key",
        4 score: optional element = "score",
        5 extra: optional element = "extra",
        6 anything: optional element = "anything",
    }
}

/// A struct as it stands in lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extra {
    pub field_name: Option<String>,
    pub field_value: Option<String>,
}

setters!(Extra { field_name: some(String), field_value: some(String) });

crate::record! {
    Extra: "extra" in "urn:test", elements in "" {
        0 field_name: optional element = "field_name",
        1 field_value: optional element = "field_value",
    }
}

/// A struct that contains itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    pub label: Option<String>,
    pub next: Option<Box<Node>>,
}

setters!(Node { label: some(String), next: some(Box<Node>) });

crate::record! {
    Node: "node" in "urn:test", elements in "" {
        0 label: optional element = "label",
        1 next: optional element = "next",
    }
}

/// The parts of a request or reply.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    pub first: Option<String>,
    pub second: Option<i32>,
    pub users: Option<Vec<User>>,
}

setters!(Parts { first: some(String), second: some(i32), users: some(Vec<User>) });

crate::parts! {
    Parts {
        0 first: optional part = "first",
        1 _: credential(SecretKey) = "secret_key",
        2 second: optional part = "second",
        3 users: optional part = "users",
    }
}
