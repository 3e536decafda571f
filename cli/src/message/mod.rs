//! Messages by a WSDL that is read when the program runs: values in and out, typed by the interface.

pub mod check;
pub mod convert;
pub mod decode;
pub mod encode;
mod facets;
pub mod json;
pub mod model;
mod names;
mod open;
pub mod operation;
pub mod problem;
mod repeated;
pub mod show;
pub mod simple;
pub mod value;
