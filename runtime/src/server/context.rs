//! What a method can know of its call beside the request itself.

use std::future::{Ready, ready};
use std::net::SocketAddr;

use http::{Extensions, HeaderMap};

use crate::codec::attachment::Attachments;
use crate::codec::decode::DecodeParts;
use crate::codec::value::Value;
use crate::codec::version::Version;
use crate::codec::xml::Xml;
use crate::server::addressing::Addressing;
use crate::server::call::Call;
use crate::soap::fault::Fault;
use crate::soap::operation::Operation;

/// The address of the caller, among the extensions of an `http::Request`.
///
/// [`serve`](crate::server::serve) puts it there. A program that mounts an
/// [`Endpoint`](crate::server::Endpoint) in a framework puts it there itself, if its methods ask for
/// it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer(pub SocketAddr);

/// One call, as the method that answers it sees it.
#[derive(Debug)]
pub struct Context {
    pub(super) call: Call,
    pub(super) operation: Operation,
    pub(super) headers: HeaderMap,
    pub(super) extensions: Extensions,
    pub(super) addressing: Addressing,
}

impl Context {
    /// The operation that is called.
    pub fn operation(&self) -> &Operation {
        &self.operation
    }

    /// The caller's address; `None` where nobody put a [`Peer`] among the request's extensions.
    pub fn peer(&self) -> Option<SocketAddr> {
        self.extensions.get::<Peer>().map(|peer| peer.0)
    }

    /// The headers of the HTTP request.
    pub fn http_headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// What a framework knows of the request: the extensions of the `http::Request`.
    pub fn extensions(&self) -> &Extensions {
        &self.extensions
    }

    /// The envelope as it came, in UTF-8. It can hold passwords.
    pub fn envelope(&self) -> &str {
        self.call.text()
    }

    /// The parts beside the envelope, where the request is of several (RFC 2387). What the body
    /// includes from there stands in the request that the method is given (XOP 1.0 §3.2).
    pub fn attachments(&self) -> &Attachments {
        self.call.attachments()
    }

    /// Whether the call is one of SOAP 1.2; it is one of SOAP 1.1 otherwise. The answer is of the
    /// same version.
    pub fn is_soap12(&self) -> bool {
        self.call.version() == Version::Soap12
    }

    /// `Header` of the envelope; `None` where there is none.
    ///
    /// # Errors
    /// A fault of code `Client`: the header is no well-formed XML.
    pub fn header_xml(&self) -> Result<Option<Xml>, Fault> {
        self.call.header_xml()
    }

    /// The header blocks that the WSDL declares, as the struct generated for them. A method gets
    /// those of its own operation as an argument.
    ///
    /// # Errors
    /// As [`header_xml`](Self::header_xml), and where a block is not what the schema says.
    pub fn headers<T: DecodeParts>(&self) -> Result<T, Fault> {
        self.call.headers()
    }

    /// The first element of the body without a generated type, with the fields that the client
    /// fills in, such as a key.
    ///
    /// # Errors
    /// A fault of code `Client`: the body is no well-formed XML.
    pub fn value(&self) -> Result<Value, Fault> {
        self.call.value()
    }

    /// What a method answers that is not written yet: a fault that says so. `request` is what the
    /// method was given, and is dropped.
    pub fn unimplemented<R, T, E: From<Fault>>(&self, request: R) -> Ready<Result<T, E>> {
        drop(request);
        let name = self.operation.name();
        ready(Err(Fault::new("Server", format!("{name} is not implemented")).into()))
    }
}
