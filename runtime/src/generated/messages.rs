//! Whole messages without HTTP, in both directions: what tests, benches and fuzzing do with
//! generated types.

use super::{Decode, DecodeError, DecodeParts, EncodeError, EncodeParts};
use crate::soap::document::Document;
use crate::soap::envelope::{
    Limits, ReplyError, insert_header, read_reply, write_headers, write_request,
};
use crate::{Fault, Operation};

/// Reads the parts of a message and its header blocks.
pub fn read_parts<T: DecodeParts, H: DecodeParts>(bytes: &[u8]) -> Result<(T, H), String> {
    read_reply(bytes, None, &Limits::default(), None).map_err(|error| match error {
        ReplyError::Fault(fault) => format!("a fault: {fault}"),
        ReplyError::Decode(error) => error.to_string(),
        ReplyError::NotSoap(what) => what.to_string(),
    })
}

/// Reads a message whose body is one element, called `name`, and its header blocks.
pub fn read_element<T: Decode, H: DecodeParts>(bytes: &[u8], name: &str) -> Result<(T, H), String> {
    let (document, headers): (Document<T>, H) = read_parts(bytes)?;
    let called = document.called(name).map_err(|error: DecodeError| error.to_string())?;
    Ok((called, headers))
}

/// Reads a fault.
pub fn read_fault(bytes: &[u8]) -> Result<Fault, String> {
    match read_reply::<(), ()>(bytes, None, &Limits::default(), None) {
        Err(ReplyError::Fault(fault)) => Ok(fault),
        Err(ReplyError::Decode(error)) => Err(error.to_string()),
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
    let filled = Default::default();
    let mut request = write_request(operation, parts, &filled)?;
    let headers = write_headers(operation, headers, &filled)?;
    insert_header(&mut request, &headers);
    Ok(request.as_ref().to_vec())
}
