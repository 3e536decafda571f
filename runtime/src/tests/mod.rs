//! Tests of the codec as a whole, over types as the generator makes them.

mod decode;
mod encode;
mod envelope;
mod hostile;
mod round_trip;

use crate::Value;

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
crate::record! {
    User: "urn:test" "user" {
        name: String = "name",
        age: i32 = "age",
        active: bool = "active",
        secret_key = credential SecretKey "secret_key",
        score: f64 = "score",
        extra: Vec<Extra> = "extra",
        anything: Value = "anything",
    }
}

/// A struct as it stands in lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extra {
    pub field_name: Option<String>,
    pub field_value: Option<String>,
}
crate::record! {
    Extra: "urn:test" "extra" {
        field_name: String = "field_name",
        field_value: String = "field_value",
    }
}

/// A struct that contains itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    pub label: Option<String>,
    pub next: Option<Box<Node>>,
}
crate::record! {
    Node: "urn:test" "node" {
        label: String = "label",
        next: Box<Node> = "next",
    }
}

/// The parts of a request or reply.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    pub first: Option<String>,
    pub second: Option<i32>,
    pub users: Option<Vec<User>>,
}
crate::parts! {
    Parts {
        first: String = "first",
        secret_key = credential SecretKey "secret_key",
        second: i32 = "second",
        users: Vec<User> = "users",
    }
}
