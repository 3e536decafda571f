//! What HTTP sends back.

use crate::codec::version::Version;
use crate::server::fault;
use crate::soap::fault::Fault;

/// The answer to a request over HTTP (SOAP 1.1 §6.2, SOAP 1.2 Part 2 §7.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The header `Content-Type`.
    pub content_type: &'static str,
    /// The envelope; empty where there is nothing to say.
    pub body: String,
}

impl Answer {
    /// The answer to a request of this `Content-Type`, which says the version of SOAP. An empty
    /// text is the answer of a one-way operation.
    ///
    /// A fault is written by the rules of that version, whichever it was made for: `Client` and `Server`
    /// of SOAP 1.1 are `Sender` and `Receiver` of SOAP 1.2. There, any other code stands below `Receiver`
    /// as a subcode, or below `Sender` where it begins with `Client.`; one that is no name, such as a
    /// bare number, has no place. What SOAP 1.1 has no place for stands in elements of SOAP 1.2 (see
    /// [`Fault`]).
    pub fn new(result: Result<String, Fault>, content_type: Option<&str>) -> Self {
        let version = Version::of_content_type(content_type.unwrap_or_default());
        let (status, body) = match result {
            Ok(body) if body.is_empty() => (202, body),
            Ok(body) => (200, body),
            Err(fault) => (fault::status(&fault, version), fault::envelope(&fault, version)),
        };
        Self { status, content_type: version.content_type(), body }
    }
}
