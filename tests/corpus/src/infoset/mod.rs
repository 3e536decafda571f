//! Whether two XML texts say the same.
//!
//! Prefixes, the order of attributes, comments, the ways of writing a character, and white space
//! between elements say nothing. Values that are qualified names are the same if they stand for the
//! same name, whatever their prefixes; numbers, if they are of one value.

mod compare;
mod graph;
mod values;

use std::fmt;

pub use compare::compare;
pub use graph::{graph, is_encoded};

use crate::xml::{Element, parse};

/// The namespaces of both versions of SOAP.
const SOAP: [&str; 2] =
    ["http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope"];

/// The first place where two texts differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The place: the names of the elements from the root on, with a number where there are
    /// several of a name, and `@name` for an attribute.
    pub path: String,
    /// What is there on each side.
    pub what: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.what)
    }
}

/// The first difference between two documents, if there is one.
///
/// # Errors
/// If one of them cannot be read; the message says which.
pub fn difference(expected: &[u8], found: &[u8]) -> Result<Option<Difference>, String> {
    let expected = parse(expected).map_err(|error| format!("the expected text: {error}"))?;
    let found = parse(found).map_err(|error| format!("the text found: {error}"))?;
    Ok(compare(&expected, &found))
}

/// The body of a SOAP envelope, of either version: headers are another matter.
pub fn soap_body(envelope: &Element) -> Option<&Element> {
    let of_soap = |element: &&Element, local: &str| {
        SOAP.iter().any(|namespace| element.name.is(namespace, local))
    };
    let envelope = Some(envelope).filter(|element| of_soap(element, "Envelope"))?;
    envelope.elements().find(|element| of_soap(element, "Body"))
}
