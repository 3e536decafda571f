//! Names that go on the wire must be such that XML can carry them; others are labels.

use super::{Definitions, PartContent, Protocol, Style};
use crate::diagnostics::Diagnostics;
use crate::source::Span;
use crate::xml::name::{Quoted, is_local_name};

/// Collects an error for each part with a type, which stands for an element of its own name, and
/// each operation of the style `rpc`, whose name its request has, that XML could not carry.
pub(crate) fn check_names(definitions: &Definitions, diagnostics: &mut Diagnostics) {
    for message in definitions.messages.items() {
        let typed = message.item.parts.iter();
        for part in typed.filter(|part| matches!(part.content, PartContent::Type(_))) {
            check(&part.name, part.span, diagnostics);
        }
    }
    for binding in definitions.bindings.items() {
        let Protocol::Soap(soap) = &binding.item.protocol else { continue };
        for operation in &binding.item.operations {
            if operation.style.unwrap_or(soap.style) == Style::Rpc {
                check(&operation.name, operation.span, diagnostics);
            }
        }
    }
}

fn check(name: &str, span: Span, diagnostics: &mut Diagnostics) {
    if is_local_name(name) {
        return;
    }
    let message = format!("{} cannot be the name of an XML element", Quoted(name));
    diagnostics.error("invalid-name", span, message).help(
        "a name begins with a letter or `_`, and goes on with letters, digits, `_`, `-`, `.`",
    );
}
