//! The envelope of a reply.

use crate::codec::credential::Filled;
use crate::codec::encode::encoder::{Encoder, Mode};
use crate::codec::encode::traits::EncodeParts;
use crate::codec::names::Name;
use crate::server::call::Call;
use crate::soap::envelope::{begin, end, insert_header, wrap};
use crate::soap::fault::Fault;

/// Writes the reply to a [`Call`], with header blocks `H`. Each method is named after the style of
/// the WSDL that it writes.
#[derive(Clone, Copy, Debug)]
pub struct Reply<'c, H = ()> {
    call: &'c Call,
    headers: H,
}

impl Call {
    /// Starts the reply, in the SOAP version of the call.
    pub fn reply(&self) -> Reply<'_> {
        Reply::to(self)
    }
}

impl<'c> Reply<'c> {
    fn to(call: &'c Call) -> Self {
        Self { call, headers: () }
    }

    /// Adds the header blocks that the WSDL declares, as the struct generated for them.
    pub fn headers<H: EncodeParts>(self, headers: H) -> Reply<'c, H> {
        Reply { call: self.call, headers }
    }
}

impl<H: EncodeParts> Reply<'_, H> {
    /// Returns the envelope with one [`Element`](super::Element), or with `()` for an empty body.
    ///
    /// # Errors
    /// A fault of code `SOAP-ENV:Server` where a value holds text that XML 1.0 cannot carry.
    pub fn document<P: EncodeParts>(&self, element: &P) -> Result<String, Fault> {
        self.write(Mode::Literal, |encoder| element.encode_parts(encoder))
    }

    /// Returns the envelope with parts as the schema says: the response struct of the operation, or
    /// its only [`Part`](super::Part).
    ///
    /// # Errors
    /// As [`document`](Self::document).
    pub fn rpc_literal<P: EncodeParts>(&self, parts: &P) -> Result<String, Fault> {
        self.rpc(Mode::Literal, parts)
    }

    /// Returns the envelope with parts by the rules of SOAP encoding.
    ///
    /// # Errors
    /// As [`document`](Self::document).
    pub fn rpc_encoded<P: EncodeParts>(&self, parts: &P) -> Result<String, Fault> {
        self.rpc(Mode::Encoded(self.call.version()), parts)
    }

    fn rpc<P: EncodeParts>(&self, mode: Mode, parts: &P) -> Result<String, Fault> {
        // SOAP 1.1 §7.1: the name is the convention that everybody keeps to.
        let wrapper = format!("{}Response", self.call.operation());
        let name = Name::new(self.call.namespace(), &wrapper);
        self.write(mode, |encoder| {
            wrap(encoder, mode, name, |encoder| parts.encode_parts(encoder));
        })
    }

    fn write(&self, mode: Mode, body: impl FnOnce(&mut Encoder<'_>)) -> Result<String, Fault> {
        let filled = Filled::default();
        let mut blocks = Encoder::new(&filled, Mode::Literal, &[]);
        blocks.inside("Header", |encoder| self.headers.encode_parts(encoder));
        let mut encoder = Encoder::new(&filled, mode, &[]);
        begin(&mut encoder, self.call.version(), mode, &[]);
        body(&mut encoder);
        let mut envelope = end(encoder)?;
        insert_header(&mut envelope, &blocks.finish()?);
        Ok(String::from_utf8_lossy(envelope.as_ref()).into_owned())
    }
}
