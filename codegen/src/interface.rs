//! The description of an interface: what a WSDL declares, on the wire and in Rust, as data that can
//! be written and read again.
//!
//! [`Config::interfaces`](crate::Config::interfaces) and [`describe`](crate::describe) make it. It needs the feature `interface`,
//! which is off by default: the types below implement `serde::Serialize` and `serde::Deserialize`.
//!
//! Everything has the name that it has on the wire; what is generated for it, and how that is called
//! in Rust, stands beside it in members called `rust`, which are `None` where nothing is generated. Types are
//! numbered: a [`Shape::Type`] is an index into [`Interface::types`]. What refinements say stands in members
//! called `refined`, beside what the documents say; they are `None` where nothing is said, or generated.

mod describe;
mod maker;
mod name;
mod parts;
mod refined;
mod rust;
mod said;
mod service;
mod types;
mod whole;

pub(crate) use describe::interface;
pub use name::{Name, Place};
pub use refined::{
    Health, RefinedField, RefinedKind, RefinedOperation, RefinedReason, RefinedResult,
    RefinedService, RefinedStruct, RefinedType, RefinedValue, Refusal,
};
pub use service::{
    Action, Fault, Message, Method, Operation, Part, Port, Service, SoapVersion, Style,
};
pub use types::{
    Declared, Derivation, Element, Facet, Field, FieldKind, Kind, RustField, Shape, Type, Value,
};
pub use whole::{FORMAT, Interface};
