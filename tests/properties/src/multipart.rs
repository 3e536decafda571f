//! A reply of several parts is taken apart, or refused.

use wsdl_runtime::Value;
use wsdl_runtime::messages::decode_parts_of;

/// Reads bytes as a reply of several parts. Their first line is its `Content-Type`, if it is one of
/// several parts.
///
/// # Panics
/// The parts are larger than the reply: no transfer encoding makes them so.
pub fn check(bytes: &[u8]) {
    let line = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let content_type = String::from_utf8_lossy(&bytes[..line]);
    let content_type = match content_type.starts_with("multipart/") {
        true => content_type.trim(),
        false => "multipart/related; boundary=B",
    };
    let Ok((_, attachments)) = decode_parts_of::<Option<Value>>(bytes.to_vec(), content_type)
    else {
        return;
    };
    let size: usize = attachments.iter().map(|part| part.bytes().len()).sum();
    assert!(size <= bytes.len(), "{size} bytes in parts of a reply of {}", bytes.len());
}
