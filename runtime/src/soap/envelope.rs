//! The SOAP envelope around a request and a reply (SOAP 1.1 §4).

use crate::codec::body::RequestBody;
use crate::codec::credential::Filled;
use crate::codec::decode::{DecodeError, Decoder};
use crate::codec::encode::encoder::{Encoder, Mode};
use crate::codec::encode::error::EncodeError;
use crate::codec::encode::traits::EncodeParts;
use crate::codec::names::{MOST_PREFIXES, Name, prefix};
use crate::codec::version::Version;
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

/// Enters the envelope that the decoder stands before.
pub(crate) fn enter_envelope(decoder: &mut Decoder<'_>) -> Result<Version, DecodeError> {
    decoder.next_child()?;
    let namespace = decoder
        .namespace()
        .ok_or_else(|| decoder.error("the envelope's namespace prefix is not bound".to_owned()))?;
    Version::of(namespace)
        .ok_or_else(|| decoder.unexpected("an envelope of SOAP 1.1 or 1.2", namespace))
}

/// What stands between these is no markup (XML 1.0 §2.5, §2.6, §2.7).
const NO_MARKUP: [(&str, &str); 3] = [("!--", "-->"), ("?", "?>"), ("![CDATA[", "]]>")];

/// Where the start tag of the envelope stands. Whatever comes before it, such as white space,
/// comments and warnings in HTML, does not count.
pub(crate) fn find_envelope(text: &str) -> Option<usize> {
    let mut from = 0;
    // Where one comment has no end, none behind it has: looking again would take long.
    let mut ends = [true; NO_MARKUP.len()];
    loop {
        let start = from + text[from..].find('<')?;
        let tag = &text[start + 1..];
        from = start + 1;
        match NO_MARKUP.iter().position(|(opening, _)| tag.starts_with(opening)) {
            Some(kind) => {
                let end = ends[kind].then(|| tag.find(NO_MARKUP[kind].1)).flatten();
                ends[kind] = end.is_some();
                from += end.unwrap_or_default();
            }
            None if is_envelope(tag) => return Some(start),
            None => {}
        }
    }
}

fn is_envelope(tag: &str) -> bool {
    let end = tag.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/' | '<'));
    let name = &tag[..end.unwrap_or(tag.len())];
    name.rsplit(':').next() == Some("Envelope")
}
