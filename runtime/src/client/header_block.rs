//! Header blocks from XML.

use crate::error::{Error, Result};
use crate::secret::Secret;
use crate::soap::header::block::HeaderBlock;

impl HeaderBlock {
    /// Makes a header block from the text of one XML element, which is sent as it is.
    ///
    /// The text declares every prefix that it uses, except `SOAP-ENV`, which stands for the
    /// namespace of the SOAP version in use. It holds no XML declaration, no document type and no
    /// processing instructions (SOAP 1.1 §3).
    ///
    /// # Errors
    /// The text is not one well-formed element, uses a prefix that it does not declare, or declares
    /// `SOAP-ENV` itself. The error says where in the text, and shows no value.
    pub fn from_xml(xml: impl Into<String>) -> Result<Self> {
        Self::of(&Secret::from(xml.into())).map_err(Error::header)
    }
}
