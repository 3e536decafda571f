//! Reading a reply: the value, the header blocks and what stands beside them, or why there is none.

use std::fmt;

use bytes::Bytes;

use crate::codec::attachment::Attachments;
use crate::codec::decode::{DecodeError, DecodeParts, Decoder};
use crate::codec::leniency::{Leniency, Tolerated};
use crate::codec::limits::Limits;
use crate::codec::xml::Xml;
use crate::secret::Secret;
use crate::soap::attachments::package::Package;
use crate::soap::charset::{self, Text};
use crate::soap::envelope::{enter_envelope, find_envelope, says_encoded};
use crate::soap::fault::Fault;
use crate::soap::fault::read::{is_fault, read_fault};
use crate::soap::operation::{Operation, Style};
use crate::soap::{surroundings, wrapper};

/// What stands in a reply.
#[derive(Debug)]
pub(crate) struct Read<T, O> {
    /// What the body holds.
    pub parts: T,
    /// The header blocks that the WSDL declares.
    pub headers: O,
    /// `Header` of the envelope, as it came; `None` where there is none.
    pub header_xml: Option<Xml>,
    /// What the schema forbids and was tolerated all the same.
    pub tolerated: Tolerated,
    /// The parts beside the envelope.
    pub attachments: Attachments,
    /// What was read that must not be shown.
    pub secrets: Vec<Secret>,
}

/// Why a reply gave no value.
#[derive(Debug)]
pub(crate) enum ReplyError {
    Fault(Fault),
    /// With what was read before that must not be shown.
    Decode(DecodeError, Vec<Secret>),
    NotSoap(NotSoap),
}

impl From<DecodeError> for ReplyError {
    fn from(error: DecodeError) -> Self {
        Self::Decode(error, Vec::new())
    }
}

/// What a reply is that holds no SOAP envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotSoap {
    Empty,
    Html,
    Other,
}

impl fmt::Display for NotSoap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the reply is empty",
            Self::Html => "the reply is an HTML page, not a SOAP envelope",
            Self::Other => "the reply holds no SOAP envelope",
        })
    }
}

/// How a reply is read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ReadAs<'o> {
    pub limits: Limits,
    /// Whether it goes by SOAP encoding, so that elements refer to others: an `href` is data
    /// otherwise. Where nobody knows, the message itself says so.
    pub encoded: Option<bool>,
    /// Whether everything is refused that is tolerated otherwise.
    pub strict: bool,
    /// What the reply answers, where the element around its parts is to be checked.
    pub operation: Option<&'o Operation>,
}

/// Reads what stands in a reply, or the fault. `content_type` is the header of that name: the reply may
/// have several parts.
pub(crate) fn read_reply<T: DecodeParts, O: DecodeParts>(
    reply: &Bytes,
    content_type: Option<&str>,
    read_as: &ReadAs<'_>,
) -> Result<Read<T, O>, ReplyError> {
    let package = Package::open(reply, content_type, &read_as.limits)?;
    let content_type = package.content_type.as_deref();
    read_message(&package.root, content_type, package.attachments, read_as)
}

/// Reads an envelope with these parts beside it.
pub(crate) fn read_message<T: DecodeParts, O: DecodeParts>(
    bytes: &[u8],
    content_type: Option<&str>,
    attachments: Attachments,
    read_as: &ReadAs<'_>,
) -> Result<Read<T, O>, ReplyError> {
    let Text { text, tolerated } = charset::read(bytes, content_type)
        .map_err(|unreadable| DecodeError::of_reply(unreadable.to_string()))?;
    let Some(start) = find_envelope(&text) else {
        return Err(ReplyError::NotSoap(what_else(&text)));
    };
    let read = read_text(&text, start, tolerated, &attachments, read_as);
    match read {
        Ok(read) => Ok(Read { attachments, ..read }),
        Err(ReplyError::Fault(fault)) => {
            Err(ReplyError::Fault(fault.with_attachments(attachments)))
        }
        Err(other) => Err(other),
    }
}

/// Reads the envelope at `start`.
fn read_text<T: DecodeParts, O: DecodeParts>(
    text: &str,
    start: usize,
    tolerated: Vec<Leniency>,
    attachments: &Attachments,
    read_as: &ReadAs<'_>,
) -> Result<Read<T, O>, ReplyError> {
    let encoded = read_as.encoded.unwrap_or_else(|| says_encoded(text));
    let part = read_as.operation.map_or("", Operation::only_part);
    let decoder = Decoder::checked(text, start, read_as.limits)?.encoded(encoded);
    let mut decoder = decoder.beside(attachments).strict(read_as.strict).only_part(part);
    tolerated.into_iter().try_for_each(|it| decoder.tolerate(it))?;
    surroundings::check_before(&text[..start], &decoder)?;
    let (parts, headers, header_xml) = match read_envelope(&mut decoder, read_as.operation) {
        Ok(read) => read,
        Err(ReplyError::Fault(fault)) => return Err(ReplyError::Fault(fault)),
        Err(other) => {
            let other = other.hiding(decoder.take_secrets());
            // Another decoder takes as much memory.
            drop(decoder);
            // What the service refuses with says more than a block or a detail of another form.
            let fault = fault(text, start, &read_as.limits);
            return Err(fault.map_or(other, ReplyError::Fault));
        }
    };
    let behind = surroundings::check_behind(&text[decoder.position()..], &decoder);
    let (tolerated, secrets) = (decoder.take_tolerated(), decoder.take_secrets());
    if let Err(error) = behind {
        return Err(ReplyError::Decode(error, secrets));
    }
    let attachments = Attachments::default();
    Ok(Read { parts, headers, header_xml, attachments, tolerated, secrets })
}

/// Reads what stands in an envelope: what the body holds, the header blocks, and the header as it is.
fn read_envelope<T: DecodeParts, O: DecodeParts>(
    decoder: &mut Decoder<'_>,
    operation: Option<&Operation>,
) -> Result<(T, O, Option<Xml>), ReplyError> {
    let (mut parts, mut other) = (None, None);
    let mut headers = None;
    let mut header_xml = None;
    let version = enter_envelope(decoder)?;
    let of_body = |decoder: &mut Decoder<'_>, header: &mut Option<Xml>| {
        decoder.expect_as(operation.map(Operation::reading).unwrap_or_default());
        let read = read_body(decoder, operation).map_err(|error| error.within("Body"));
        read.map_err(|error| error.with_header(header.take()))
    };
    while let Some(name) = decoder.next_counting_text()? {
        let is_own = decoder.is_of(version.namespace());
        match name {
            "Body" if is_own && parts.is_none() => {
                parts = Some(of_body(decoder, &mut header_xml)?);
            }
            // It counts where there is no other one.
            "Body" if parts.is_none() && other.is_none() => {
                decoder.tolerate(Leniency::Namespace)?;
                let mark = decoder.mark();
                let read = of_body(decoder, &mut header_xml);
                if read.is_err() {
                    decoder.pass_over(mark)?;
                }
                other = Some(read);
            }
            "Header" if is_own && headers.is_none() => {
                if parts.is_some() {
                    // SOAP 1.1 §4.2 has it first.
                    decoder.tolerate(Leniency::Order)?;
                }
                let (blocks, xml) =
                    decoder.with_xml(O::decode_header).map_err(|error| error.within("Header"))?;
                (headers, header_xml) = (Some(blocks), Some(xml));
            }
            _ => {
                decoder.tolerate(Leniency::UnknownElement)?;
                decoder.skip()?;
            }
        }
    }
    let parts = match parts {
        Some(_) => parts,
        None => other.transpose()?,
    };
    let no_body = || decoder.error("the envelope has no Body".to_owned());
    let parts = parts.ok_or_else(no_body)?;
    let headers = match headers {
        Some(headers) => headers,
        None => O::of_nothing(decoder).map_err(|error| error.within("Header"))?,
    };
    Ok((parts, headers, header_xml))
}

/// The fault that an envelope holds, whatever else is in it.
fn fault(text: &str, start: usize, limits: &Limits) -> Option<Fault> {
    let mut decoder = Decoder::new(text, start, *limits);
    let mut header = None;
    let version = enter_envelope(&mut decoder).ok()?;
    loop {
        match decoder.next_child().ok()?? {
            "Body" if decoder.is_of(version.namespace()) => break,
            "Header" => header = Some(decoder.xml().ok()?),
            _ => decoder.skip().ok()?,
        }
    }
    loop {
        let name = decoder.next_child().ok()??;
        if is_fault(name, &decoder) {
            let fault = read_fault(&mut decoder, false).ok()?;
            return Some(fault.in_envelope(header));
        }
        decoder.skip().ok()?;
    }
}

impl ReplyError {
    fn within(self, name: &str) -> Self {
        match self {
            Self::Decode(error, secrets) => Self::Decode(error.within(name), secrets),
            other => other,
        }
    }

    /// The same error, of a reply in which these secrets were read.
    fn hiding(self, secrets: Vec<Secret>) -> Self {
        match self {
            Self::Decode(error, _) => Self::Decode(error, secrets),
            other => other,
        }
    }

    /// What was read that must not be shown.
    pub(crate) fn secrets(&self) -> &[Secret] {
        match self {
            Self::Decode(_, secrets) => secrets,
            Self::Fault(_) | Self::NotSoap(_) => &[],
        }
    }

    /// A fault may have more to say in the header of its envelope.
    fn with_header(self, header: Option<Xml>) -> Self {
        match self {
            Self::Fault(fault) => Self::Fault(fault.in_envelope(header)),
            other => other,
        }
    }
}

/// Reads a body whose first element is the reply's wrapper or a fault. With SOAP encoding, elements
/// behind it are there to be referred to. None of them is a fault.
fn read_body<T: DecodeParts>(
    decoder: &mut Decoder<'_>,
    operation: Option<&Operation>,
) -> Result<T, ReplyError> {
    let Some(mut name) = decoder.next_counting_text()? else {
        if operation.is_some_and(|it| it.style() != Style::Document) {
            decoder.tolerate(Leniency::EmptyBody)?;
        }
        return Ok(T::of_nothing(decoder)?);
    };
    refuse_fault(name, decoder)?;
    if let Some(operation) = operation {
        let passes = wrapper::is_namesake(operation, name, decoder)?;
        while passes && !wrapper::is_declared(operation, name, decoder) {
            decoder.tolerate(Leniency::UnknownElement)?;
            decoder.skip()?;
            let Some(next) = decoder.next_counting_text()? else { break };
            refuse_fault(next, decoder)?;
            name = next;
        }
        wrapper::check(operation, name, decoder)?;
    }
    let parts = T::decode_parts(decoder).map_err(|error| error.within(name))?;
    while let Some(name) = decoder.next_counting_text()? {
        refuse_fault(name, decoder)?;
        // What others refer to has a name to be referred to by.
        if !decoder.is_encoded() || !decoder.has_id() {
            decoder.tolerate(Leniency::UnknownElement)?;
        }
        decoder.skip()?;
    }
    Ok(parts)
}

/// Reads the element entered last, called `name`, if it is a fault.
fn refuse_fault(name: &str, decoder: &mut Decoder<'_>) -> Result<(), ReplyError> {
    if !is_fault(name, decoder) {
        return Ok(());
    }
    let fault = read_fault(decoder, true).map_err(|error| error.within(name))?;
    Err(ReplyError::Fault(fault))
}

fn what_else(text: &str) -> NotSoap {
    let start = text.trim_start().as_bytes();
    let is_html = |opening: &[u8]| {
        start.get(..opening.len()).is_some_and(|found| found.eq_ignore_ascii_case(opening))
    };
    if start.is_empty() {
        NotSoap::Empty
    } else if is_html(b"<!doctype html") || is_html(b"<html") || is_html(b"<br") || is_html(b"<b>")
    {
        NotSoap::Html
    } else {
        NotSoap::Other
    }
}
