//! The names in a reply of the style `rpc`: of the element around its parts, and of the only one.

use crate::model::{Operation, Style};

/// The name of the message of a reply of the style `rpc`, if that is not the operation's with something
/// behind it: some servers call the element around the parts so.
pub(super) fn reply_message(operation: &Operation) -> Option<String> {
    let (name, message) = (&operation.name, &operation.output_message);
    // The runtime knows these by itself.
    let usual = ["", "Response", "Result", "Return"].map(|end| format!("{name}{end}"));
    let is_usual = usual.iter().any(|it| it.eq_ignore_ascii_case(message));
    let is_rpc = matches!(operation.style, Style::Rpc { .. });
    (is_rpc && !message.is_empty() && !is_usual).then(|| message.clone())
}

/// The name of the only part of a reply. With SOAP encoding it has no meaning (SOAP 1.1 §7.1), and
/// where each part is an element of the body, that has a name.
pub(super) fn reply_part(operation: &Operation) -> Option<String> {
    match (&operation.style, operation.output.as_slice()) {
        (Style::Rpc { encoded: false, .. }, [part]) => Some(part.name.clone()),
        _ => None,
    }
}
