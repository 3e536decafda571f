//! Documents as written: bytes to text, text to trees, trees to what WSDL and XML Schema declare.
//!
//! Nothing here follows a reference: that is what [`resolve`](crate::resolve) does.

pub(crate) mod codes;
pub(crate) mod diagnostics;
mod encoding;
pub(crate) mod import;
pub(crate) mod source;
pub(crate) mod wsdl;
pub(crate) mod xml;
pub(crate) mod xsd;
