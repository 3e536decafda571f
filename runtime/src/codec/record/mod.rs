//! Structs and choices, to and from XML.
//!
//! Generated code has a table of what each field is on the wire
//! ([`Shape`](crate::codec::line::Shape)), and gives access to the fields by number
//! ([`Record`](field::Record)). The code that encodes and decodes them is here, once for all
//! structs.

pub(crate) mod choice;
pub(crate) mod composite;
pub(crate) mod count;
pub(crate) mod derived;
mod element;
pub(crate) mod field;
mod find;
pub(crate) mod group;
mod namesake;
pub(crate) mod read;
mod reading;
pub(crate) mod write;
