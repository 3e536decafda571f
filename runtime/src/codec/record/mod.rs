//! Structs and enums that a schema declares, to and from XML.
//!
//! Generated code says what each field is on the wire ([`Shape`](crate::codec::line::Shape)) and hands
//! the field out by its number ([`Record`](field::Record)). What is done with the fields stands here
//! once, for every struct.

pub(crate) mod derived;
pub(crate) mod field;
mod find;
pub(crate) mod group;
pub(crate) mod read;
pub(crate) mod write;
