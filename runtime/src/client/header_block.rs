//! How callers make blocks for the header.

use crate::error::{Error, Result};
use crate::secret::Secret;
use crate::soap::header::block::HeaderBlock;

impl HeaderBlock {
    /// Takes the text of one XML element as it is.
    ///
    /// The text declares the namespaces that it uses, apart from the envelope's own: `SOAP-ENV` is
    /// bound to that of the SOAP version in use. It holds no XML declaration, no document type and
    /// no processing instructions (SOAP 1.1 §3).
    ///
    /// # Errors
    /// Where the text is not one well-formed element, uses a prefix that it does not declare, or
    /// declares `SOAP-ENV` itself. The error says where in the text, and shows no value.
    pub fn from_xml(xml: impl Into<String>) -> Result<Self> {
        Self::of(&Secret::from(xml.into())).map_err(Error::header)
    }
}
