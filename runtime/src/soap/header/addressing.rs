//! WS-Addressing 1.0: the address, action and id of a request.

use std::borrow::Cow;
use std::fmt::Write;

use crate::secret::{Secret, could_be_secret};
use crate::soap::header::blocks::Blocks;
use crate::soap::header::error::{HeaderError, Result};
use crate::soap::operation::Operation;
use crate::soap::random;

const WSA: &str = "http://www.w3.org/2005/08/addressing";

/// WS-Addressing 1.0, and the submission that came before it, which requests may use instead.
#[cfg(feature = "server")]
pub(crate) const NAMESPACES: [&str; 2] = [WSA, "http://schemas.xmlsoap.org/ws/2004/08/addressing"];

/// Writes what WS-Addressing 1.0 Core §3.2 wants of a request whose reply comes over the same
/// connection. The message's id is a new one each time.
pub(super) fn write(operation: &Operation, endpoint: &str, blocks: &mut Blocks) -> Result<()> {
    let action = action(operation, endpoint)?;
    let id = new_id()?;
    element(blocks, "Action", |blocks| blocks.escaped(&action))?;
    element(blocks, "MessageID", |blocks| blocks.escaped(&id))?;
    element(blocks, "To", |blocks| {
        // The query of a URL can hold a key.
        let (address, query) = endpoint.split_at(endpoint.find('?').unwrap_or(endpoint.len()));
        blocks.escaped(address)?;
        blocks.hidden(query)?;
        let query = Secret::from(query.trim_start_matches('?'));
        blocks.secrets.extend(could_be_secret(&query).then_some(query));
        Ok(())
    })?;
    element(blocks, "ReplyTo", |blocks| {
        blocks.xml.push(&format!("<wsa:Address>{WSA}/anonymous</wsa:Address>"));
        Ok(())
    })
}

fn element(
    blocks: &mut Blocks,
    name: &str,
    content: impl FnOnce(&mut Blocks) -> Result<()>,
) -> Result<()> {
    blocks.xml.push(&format!("<wsa:{name} xmlns:wsa=\"{WSA}\">"));
    content(blocks)?;
    blocks.xml.push(&format!("</wsa:{name}>"));
    Ok(())
}

/// What the request asks for, which may not be left open (WS-Addressing 1.0 Core §3.1), and is the
/// `SOAPAction` unless something else is declared (SOAP Binding §2.4).
fn action(operation: &Operation, endpoint: &str) -> Result<Cow<'static, str>> {
    let declared = operation.addressing_action().filter(|action| !action.is_empty());
    let action = declared.map_or_else(|| operation.soap_action_for(endpoint), Cow::Borrowed);
    if action.is_empty() {
        return Err(HeaderError::new("WS-Addressing wants an action, and the operation has none"));
    }
    Ok(action)
}

/// The id of a message that nobody has sent yet.
///
/// # Errors
/// The system gives no random numbers.
pub(crate) fn new_id() -> Result<String> {
    Ok(message_id(random::bytes().map_err(HeaderError::without_random)?))
}

/// A random UUID (RFC 9562 §5.4) as a URI.
fn message_id(mut bytes: [u8; 16]) -> String {
    bytes[6] = bytes[6] & 0x0F | 0x40;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let mut id = "urn:uuid:".to_owned();
    for (index, byte) in bytes.iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            id.push('-');
        }
        // Writing into memory does not fail.
        let _ = write!(id, "{byte:02x}");
    }
    id
}

#[cfg(test)]
mod tests {
    use super::message_id;

    #[test]
    fn ids_say_that_they_are_random() {
        assert_eq!(message_id([0; 16]), "urn:uuid:00000000-0000-4000-8000-000000000000");
        assert_eq!(message_id([255; 16]), "urn:uuid:ffffffff-ffff-4fff-bfff-ffffffffffff");
    }
}
