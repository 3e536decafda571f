//! The whole of a reply.

use reqwest::header::HeaderMap;

use crate::codec::attachment::Attachments;
use crate::codec::leniency::Tolerated;
use crate::codec::xml::Xml;

/// A value, and what came with it: see [`Client::whole`](crate::Client::whole).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Reply<T> {
    /// What the call returns.
    pub value: T,
    received: Received,
}

/// What a reply says besides its value.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    pub status: u16,
    pub headers: HeaderMap,
    pub header: Option<Xml>,
    pub attachments: Attachments,
    pub tolerated: Tolerated,
}

impl<T> Reply<T> {
    pub(crate) fn new(value: T, received: Received) -> Self {
        Self { value, received }
    }

    /// What the call returns.
    pub fn into_value(self) -> T {
        self.value
    }

    /// The HTTP status: one of success (2xx).
    pub fn status(&self) -> u16 {
        self.received.status
    }

    /// The HTTP headers. Of a compressed reply, `Content-Encoding` and `Content-Length` are missing.
    pub fn headers(&self) -> &HeaderMap {
        &self.received.headers
    }

    /// The element `Header` of the envelope (SOAP 1.1 §4.2), as it came; `None` where there is none.
    pub fn header_xml(&self) -> Option<&Xml> {
        self.received.header.as_ref()
    }

    /// The header blocks, those too that the WSDL does not declare.
    pub fn header_blocks(&self) -> Vec<Xml> {
        self.header_xml().map(Xml::children).unwrap_or_default()
    }

    /// The parts that came beside the envelope (SOAP Messages with Attachments, XOP), those too that
    /// the value refers to.
    pub fn attachments(&self) -> &Attachments {
        &self.received.attachments
    }

    /// What the schema forbids and was tolerated all the same.
    pub fn tolerated(&self) -> &Tolerated {
        &self.received.tolerated
    }
}
