//! Documents as written: decodes bytes, parses XML, and reads the declarations of WSDL and XML
//! Schema.
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
