//! The SOAP envelope around a request and a reply (SOAP 1.1 §4).

use std::fmt;

use bytes::Bytes;

use crate::codec::attachment::Attachments;
use crate::codec::body::RequestBody;
use crate::codec::credential::Filled;
use crate::codec::declared::Reading;
use crate::codec::decode::{DecodeError, DecodeParts, Decoder};
use crate::codec::encode::encoder::{Encoder, Mode};
use crate::codec::encode::error::EncodeError;
use crate::codec::encode::traits::EncodeParts;
use crate::codec::leniency::Tolerated;
use crate::codec::limits::Limits;
use crate::codec::names::{MOST_PREFIXES, Name, prefix};
use crate::codec::version::Version;
use crate::codec::xml::Xml;
use crate::secret::Secret;
use crate::soap::attachments::package::Package;
use crate::soap::charset::{self, Text};
use crate::soap::fault::Fault;
use crate::soap::fault::read::{is_fault, read_fault};
use crate::soap::operation::{Operation, Style};

const PROLOGUE: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
    "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"",
);
const SCHEMA: &str = concat!(
    " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"",
    " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"",
);
const BODY: &str = "<SOAP-ENV:Body";
const EPILOGUE: &str = "</SOAP-ENV:Body></SOAP-ENV:Envelope>\n";

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
    Decode(DecodeError),
    NotSoap(NotSoap),
}

impl From<DecodeError> for ReplyError {
    fn from(error: DecodeError) -> Self {
        Self::Decode(error)
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

/// The envelope of a request.
pub(crate) fn write_request<R: EncodeParts + ?Sized>(
    operation: &Operation,
    parts: &R,
    filled: &Filled,
) -> Result<RequestBody, EncodeError> {
    let version = operation.version();
    let mode = operation.style().mode(version);
    let mut encoder = Encoder::new(filled, mode, operation.declared_namespaces());
    begin(&mut encoder, version, mode, operation.declared_namespaces());
    match operation.style() {
        Style::Document => {
            #[cfg(feature = "facets")]
            encoder.expect_of_body(operation.facets());
            parts.encode_parts(&mut encoder);
        }
        Style::RpcEncoded | Style::RpcLiteral => {
            let name = Name::new(operation.wrapper_namespace(), operation.name());
            wrap(&mut encoder, mode, name, |encoder| parts.encode_parts(encoder));
        }
    }
    end(encoder)
}

/// The header blocks of a request that the WSDL declares, by the prefixes of its envelope.
pub(crate) fn write_headers<H: EncodeParts + ?Sized>(
    operation: &Operation,
    headers: &H,
    filled: &Filled,
) -> Result<RequestBody, EncodeError> {
    let mut encoder = Encoder::new(filled, Mode::Literal, operation.declared_namespaces());
    encoder.inside("Header", |encoder| headers.encode_parts(encoder));
    encoder.finish()
}

/// Puts header blocks in front of the body of a request, if there are any.
pub(crate) fn insert_header(request: &mut RequestBody, blocks: &RequestBody) {
    if blocks.len() == 0 {
        return;
    }
    // Nothing before it can look like it: `<` is escaped in attributes.
    let body = memchr::memmem::find(request.as_ref(), BODY.as_bytes());
    let Some(at) = body else { unreachable!("every request has a body") };
    let mut header = RequestBody::default();
    header.push("<SOAP-ENV:Header></SOAP-ENV:Header>");
    header.insert("<SOAP-ENV:Header>".len(), blocks);
    request.insert(at, &header);
}

/// The envelope and the body, up to what stands in that.
pub(crate) fn begin(encoder: &mut Encoder<'_>, version: Version, mode: Mode, declared: &[&str]) {
    encoder.push(PROLOGUE);
    encoder.push(version.namespace());
    encoder.push("\"");
    if mode.is_encoded() {
        declare(encoder, "SOAP-ENC", version.encoding());
    }
    encoder.push(SCHEMA);
    for (index, declared) in declared.iter().take(MOST_PREFIXES).enumerate() {
        declare(encoder, prefix(index).trim_end_matches(':'), declared);
    }
    encoder.push(">");
    encoder.push(BODY);
    // SOAP 1.2 Part 1 §5.1.1 allows an encodingStyle inside the body, and not on it.
    if mode == Mode::Encoded(Version::Soap11) {
        encoding_style(encoder, version);
    }
    encoder.push(">");
}

/// The element around the parts of a message.
pub(crate) fn wrap<'f>(
    encoder: &mut Encoder<'f>,
    mode: Mode,
    name: Name<'_>,
    content: impl FnOnce(&mut Encoder<'f>),
) {
    // A prefix of its own, since an inherited default namespace would reach the parts.
    let prefix = if name.namespace.is_empty() { "" } else { "op:" };
    for piece in ["<", prefix, name.local] {
        encoder.push(piece);
    }
    if mode == Mode::Encoded(Version::Soap12) {
        encoding_style(encoder, Version::Soap12);
    }
    if !name.namespace.is_empty() {
        declare(encoder, "op", name.namespace);
    }
    encoder.push(">");
    encoder.inside(name.local, content);
    for piece in ["</", prefix, name.local, ">"] {
        encoder.push(piece);
    }
}

/// Says that what is inside goes by SOAP encoding.
fn encoding_style(encoder: &mut Encoder<'_>, version: Version) {
    encoder.push(" SOAP-ENV:encodingStyle=\"");
    encoder.push(version.encoding());
    encoder.push("\"");
}

/// Closes the body and the envelope.
pub(crate) fn end(mut encoder: Encoder<'_>) -> Result<RequestBody, EncodeError> {
    encoder.push(EPILOGUE);
    encoder.finish()
}

fn declare(encoder: &mut Encoder<'_>, prefix: &str, namespace: &str) {
    for piece in [" xmlns:", prefix, "=\""] {
        encoder.push(piece);
    }
    encoder.escaped("xmlns", namespace);
    encoder.push("\"");
}

/// Whether a message says itself that some of it goes by SOAP encoding.
pub(crate) fn says_encoded(text: &str) -> bool {
    memchr::memmem::find_iter(text.as_bytes(), "encodingStyle").any(|at| {
        let value = text[at + "encodingStyle".len()..].trim_start().strip_prefix('=');
        let value = value.map(str::trim_start).unwrap_or_default();
        let value = value.strip_prefix(['"', '\'']).unwrap_or_default().trim_start();
        [Version::Soap11, Version::Soap12].iter().any(|it| value.starts_with(it.encoding()))
    })
}

/// Reads what stands in a reply, or the fault. `content_type` is the header of that name: the reply may
/// have several parts.
///
/// `encoded` is whether it goes by SOAP encoding, so that elements refer to others: an `href` is data
/// otherwise. Where nobody knows, the message itself says so. `reading` is what becomes of the text of
/// a body that is one value.
pub(crate) fn read_reply<T: DecodeParts, O: DecodeParts>(
    reply: &Bytes,
    content_type: Option<&str>,
    limits: &Limits,
    encoded: Option<bool>,
    reading: Reading,
) -> Result<Read<T, O>, ReplyError> {
    let package = Package::open(reply, content_type, limits)?;
    let content_type = package.content_type.as_deref();
    read_message(&package.root, content_type, package.attachments, limits, encoded, reading)
}

/// Reads an envelope with these parts beside it.
pub(crate) fn read_message<T: DecodeParts, O: DecodeParts>(
    bytes: &[u8],
    content_type: Option<&str>,
    attachments: Attachments,
    limits: &Limits,
    encoded: Option<bool>,
    reading: Reading,
) -> Result<Read<T, O>, ReplyError> {
    let Text { text, tolerated } = charset::read(bytes, content_type)
        .map_err(|unreadable| DecodeError::of_reply(unreadable.to_string()))?;
    let Some(start) = find_envelope(&text) else {
        return Err(ReplyError::NotSoap(what_else(&text)));
    };
    let encoded = encoded.unwrap_or_else(|| says_encoded(&text));
    let mut decoder =
        Decoder::checked(&text, start, *limits)?.encoded(encoded).beside(&attachments);
    tolerated.into_iter().try_for_each(|it| decoder.tolerate(it))?;
    let read = read_envelope(&mut decoder, reading).map_err(|error| match error {
        ReplyError::Fault(fault) => ReplyError::Fault(fault),
        // What the service refuses with says more than a block or a detail of another form.
        other => fault(&text, start, limits).map_or(other, ReplyError::Fault),
    });
    let (tolerated, secrets) = (decoder.take_tolerated(), decoder.take_secrets());
    match read {
        Ok((parts, headers, header_xml)) => {
            Ok(Read { parts, headers, header_xml, attachments, tolerated, secrets })
        }
        Err(ReplyError::Fault(fault)) => {
            Err(ReplyError::Fault(fault.with_attachments(attachments)))
        }
        Err(other) => Err(other),
    }
}

/// Reads what stands in an envelope: what the body holds, the header blocks, and the header as it is.
fn read_envelope<T: DecodeParts, O: DecodeParts>(
    decoder: &mut Decoder<'_>,
    reading: Reading,
) -> Result<(T, O, Option<Xml>), ReplyError> {
    let mut parts = None;
    let mut headers = O::default();
    let mut header_xml = None;
    enter_envelope(decoder)?;
    while let Some(name) = decoder.next_child()? {
        match name {
            "Body" if parts.is_none() => {
                decoder.expect_as(reading);
                let read = read_body(decoder).map_err(|error| error.within("Body"));
                parts = Some(read.map_err(|error| error.with_header(header_xml.take()))?);
            }
            "Header" => {
                let (blocks, xml) =
                    decoder.with_xml(O::decode_parts).map_err(|error| error.within("Header"))?;
                (headers, header_xml) = (blocks, Some(xml));
            }
            _ => decoder.skip()?,
        }
    }
    let no_body = || ReplyError::Decode(decoder.error("the envelope has no Body".to_owned()));
    Ok((parts.ok_or_else(no_body)?, headers, header_xml))
}

/// The fault that an envelope holds, whatever else is in it.
fn fault(text: &str, start: usize, limits: &Limits) -> Option<Fault> {
    let mut decoder = Decoder::new(text, start, *limits);
    let mut header = None;
    enter_envelope(&mut decoder).ok()?;
    loop {
        match decoder.next_child().ok()?? {
            "Body" => break,
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
            Self::Decode(error) => Self::Decode(error.within(name)),
            other => other,
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

/// Enters the envelope that the decoder stands before.
pub(crate) fn enter_envelope(decoder: &mut Decoder<'_>) -> Result<Version, DecodeError> {
    decoder.next_child()?;
    let namespace = decoder
        .namespace()
        .ok_or_else(|| decoder.error("the envelope's namespace prefix is not bound".to_owned()))?;
    Version::of(namespace)
        .ok_or_else(|| decoder.unexpected("an envelope of SOAP 1.1 or 1.2", namespace))
}

/// Reads a body whose first element is the reply's wrapper or a fault. Elements behind it are
/// there to be referred to, unless one is a fault.
fn read_body<T: DecodeParts>(decoder: &mut Decoder<'_>) -> Result<T, ReplyError> {
    let Some(name) = decoder.next_child()? else { return Ok(T::default()) };
    refuse_fault(name, decoder)?;
    let parts = T::decode_parts(decoder).map_err(|error| error.within(name))?;
    while let Some(name) = decoder.next_child()? {
        refuse_fault(name, decoder)?;
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

/// Where the start tag of the envelope stands. Whatever comes before it, such as white space,
/// comments and warnings in HTML, does not count.
pub(crate) fn find_envelope(text: &str) -> Option<usize> {
    let mut from = 0;
    // Where one comment has no end, none behind it has: looking again would take long.
    let mut comments_end = true;
    loop {
        let start = from + text[from..].find('<')?;
        let tag = &text[start + 1..];
        let end = tag.starts_with("!--").then(|| comments_end.then(|| tag.find("-->")).flatten());
        match end {
            Some(Some(length)) => from = start + 1 + length,
            Some(None) => {
                comments_end = false;
                from = start + 1;
            }
            None if is_envelope(tag) => return Some(start),
            None => from = start + 1,
        }
    }
}

fn is_envelope(tag: &str) -> bool {
    let end = tag.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/' | '<'));
    let name = &tag[..end.unwrap_or(tag.len())];
    name.rsplit(':').next() == Some("Envelope")
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
