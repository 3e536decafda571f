//! Whole messages without HTTP, in both directions: what tests, benches and fuzzing do with
//! generated types. It is no part of the public API: it follows them, not semantic versioning.

use crate::codec::attachment::Attachments;
use crate::codec::credential::Filled;
use crate::codec::decode::{DecodeElement, DecodeError, DecodeParts, Decoder};
use crate::codec::encode::error::EncodeError;
use crate::codec::encode::traits::EncodeParts;
use crate::codec::leniency::Tolerated;
use crate::codec::limits::Limits;
use crate::secret::Secret;
use crate::soap::document::Document;
use crate::soap::envelope::{insert_header, says_encoded, write_headers, write_request};
use crate::soap::fault::Fault;
use crate::soap::operation::{Operation, Style};
use crate::soap::reply::{Read, ReadAs, ReplyError, read_message, read_reply};

/// Reads a value from an element that stands alone, for tests of generated code. Elements refer to
/// others where it names an encoding style.
pub fn from_xml<T: DecodeElement>(xml: &str) -> Result<T, DecodeError> {
    let mut decoder = Decoder::checked(xml, 0, Limits::default())?.encoded(says_encoded(xml));
    decoder.next_child()?;
    T::decode_element(&mut decoder)
}

/// Reads a value as [`from_xml`] does, by the schema alone if `strict`; gives what was tolerated too.
pub fn read_as<T: DecodeElement>(xml: &str, strict: bool) -> Result<(T, Tolerated), DecodeError> {
    let decoder = Decoder::checked(xml, 0, Limits::default())?.encoded(says_encoded(xml));
    let mut decoder = decoder.strict(strict);
    decoder.next_child()?;
    let value = T::decode_element(&mut decoder)?;
    Ok((value, decoder.take_tolerated()))
}

/// Reads parts from a wrapper element that stands alone, for tests of generated code. Elements refer
/// to others where it names an encoding style.
pub fn parts_from_xml<T: DecodeParts>(xml: &str) -> Result<T, DecodeError> {
    let mut decoder = Decoder::checked(xml, 0, Limits::default())?.encoded(says_encoded(xml));
    decoder.next_child()?;
    T::decode_parts(&mut decoder)
}

fn read_alone<T: DecodeParts, O: DecodeParts>(bytes: &[u8]) -> Result<Read<T, O>, ReplyError> {
    read_message(bytes, None, Attachments::default(), &ReadAs::default())
}

/// Reads the bytes of a reply, without HTTP: for benches and fuzzing.
pub fn decode_reply<T: DecodeParts>(bytes: &[u8]) -> Result<T, String> {
    read_alone::<T, ()>(bytes).map(|read| read.parts).map_err(|error| format!("{error:?}"))
}

/// The same within `memory` bytes: for tests that count what decoding allocates.
pub fn decode_reply_within<T: DecodeParts>(bytes: &[u8], memory: usize) -> Result<T, String> {
    let limits = Limits { memory_bytes: Some(memory), ..Limits::default() };
    let none = Attachments::default();
    let read_as = ReadAs { limits, ..ReadAs::default() };
    read_message::<T, ()>(bytes, None, none, &read_as)
        .map(|read| read.parts)
        .map_err(|error| format!("{error:?}"))
}

/// Writes the bytes of an unsigned request, without HTTP: for benches.
pub fn encode_request<R: EncodeParts>(
    operation: &Operation,
    parts: &R,
) -> Result<impl AsRef<[u8]> + use<R>, EncodeError> {
    write_request(operation, parts, &Filled::none())
}

/// Reads the bytes of a reply that has this header `Content-Type`, and so may have several parts.
pub fn decode_parts_of<T: DecodeParts>(
    bytes: Vec<u8>,
    content_type: &str,
) -> Result<(T, Attachments), String> {
    read_reply::<T, ()>(&bytes.into(), Some(content_type), &ReadAs::default())
        .map(|read| (read.parts, read.attachments))
        .map_err(|error| format!("{error:?}"))
}

/// What was read of a message.
#[derive(Debug)]
pub struct Message<T, H> {
    /// The parts, or the element.
    pub value: T,
    /// The declared header blocks.
    pub headers: H,
    /// What was tolerated.
    pub tolerated: Tolerated,
}

/// Reads the parts of a message and its header blocks, as a reply to `operation` where there is one.
pub fn read_parts<T: DecodeParts, H: DecodeParts>(
    bytes: &[u8],
    operation: Option<&Operation>,
) -> Result<Message<T, H>, String> {
    let encoded = operation.map(|it| it.style() == Style::RpcEncoded);
    let read_as = ReadAs { operation, encoded, ..ReadAs::default() };
    let read = read_message(bytes, None, Attachments::default(), &read_as);
    let read = read.map_err(|error| match error {
        ReplyError::Fault(fault) => format!("a fault: {fault}"),
        ReplyError::Decode(error, _) => error.to_string(),
        ReplyError::NotSoap(what) => what.to_string(),
    })?;
    Ok(Message { value: read.parts, headers: read.headers, tolerated: read.tolerated })
}

/// Reads a message whose body is one element, called `name`, and its header blocks.
pub fn read_element<T: DecodeElement, H: DecodeParts>(
    bytes: &[u8],
    operation: Option<&Operation>,
    name: &str,
) -> Result<Message<T, H>, String> {
    let read: Message<Document<T>, H> = read_parts(bytes, operation)?;
    let value = read.value.called(name).map_err(|error: DecodeError| error.to_string())?;
    Ok(Message { value, headers: read.headers, tolerated: read.tolerated })
}

/// Reads a fault.
pub fn read_fault(bytes: &[u8]) -> Result<Fault, String> {
    match read_alone::<(), ()>(bytes) {
        Err(ReplyError::Fault(fault)) => Ok(fault),
        Err(ReplyError::Decode(error, _)) => Err(error.to_string()),
        Err(ReplyError::NotSoap(what)) => Err(what.to_string()),
        Ok(_) => Err("the body holds no fault".to_owned()),
    }
}

/// Writes the bytes of an unsigned request, with header blocks that the WSDL declares.
pub fn write_parts<R: EncodeParts, H: EncodeParts>(
    operation: &Operation,
    parts: &R,
    headers: &H,
) -> Result<Vec<u8>, EncodeError> {
    let filled = Filled::none();
    let mut request = write_request(operation, parts, &filled)?;
    let headers = write_headers(operation, headers, &filled)?;
    insert_header(&mut request, &headers);
    Ok(request.as_ref().to_vec())
}

/// Cuts secrets out of a text, as out of what errors tell of replies.
pub fn redact(text: &str, secrets: &[Secret]) -> String {
    crate::http::redact::redact(text, &secrets.iter().collect::<Vec<_>>())
}
