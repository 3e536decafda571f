//! The name of the element around the parts of a reply.

use crate::codec::decode::{DecodeError, Decoder};
use crate::codec::leniency::Leniency;
use crate::soap::operation::{Operation, Style};

/// What servers put behind the name of an operation, or nothing. SOAP 1.1 §7.1 has the first as a
/// convention, WS-I Basic Profile 1.1 (R2729) as a rule.
const ENDINGS: [&str; 4] = ["Response", "", "Result", "Return"];

/// Whether the element that was entered last is not the declared one, which stands behind it.
pub(super) fn is_namesake(
    operation: &Operation,
    name: &str,
    decoder: &Decoder<'_>,
) -> Result<bool, DecodeError> {
    let is_alike = match operation.style() {
        Style::Document => name == operation.output_element(),
        Style::RpcEncoded | Style::RpcLiteral => name.starts_with(operation.name()),
    };
    Ok(is_alike
        && !is_declared(operation, name, decoder)
        && decoder.is_beside(|name, decoder| is_declared(operation, name, decoder))?)
}

/// Whether that element has the name and the namespace which are declared.
pub(super) fn is_declared(operation: &Operation, name: &str, decoder: &Decoder<'_>) -> bool {
    match operation.style() {
        Style::Document => {
            name == operation.output_element() && operation.is_in_output_namespace(decoder)
        }
        Style::RpcEncoded | Style::RpcLiteral => {
            name.strip_prefix(operation.name()) == Some(ENDINGS[0])
                && decoder.is_of(operation.wrapper_namespace())
        }
    }
}

/// Checks the element that was entered last: it holds the parts of a reply to `operation`, or is its
/// only part with the style `document`, whose name is compared later.
///
/// # Errors
/// It has a name that no server gives to a reply to this operation, or another one than it should and
/// the decoder is strict.
pub(super) fn check(
    operation: &Operation,
    name: &str,
    decoder: &Decoder<'_>,
) -> Result<(), DecodeError> {
    if operation.style() == Style::Document {
        let is_declared =
            name != operation.output_element() || operation.is_in_output_namespace(decoder);
        return if is_declared { Ok(()) } else { decoder.tolerate(Leniency::Namespace) };
    }
    if is_declared(operation, name, decoder) {
        return Ok(());
    }
    let expected = format!("{}{}", operation.name(), ENDINGS[0]);
    let is_alike = |end: &&str| {
        let length = operation.name().len();
        name.len() == length + end.len()
            && name.is_char_boundary(length)
            && name[..length].eq_ignore_ascii_case(operation.name())
            && name[length..].eq_ignore_ascii_case(end)
    };
    if ENDINGS.iter().any(is_alike) || name == operation.output_element() {
        return decoder.tolerate(Leniency::WrapperName);
    }
    Err(decoder.error(String::new()).expecting(&expected, Some(name)))
}
