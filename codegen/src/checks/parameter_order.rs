//! `parameterOrder` of operations: a list of parts, which says nothing about the wire.

use std::collections::HashSet;

use super::breach::warn;
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::wsdl::{AbstractOperation, Definitions, MessageUse};
use crate::documents::xml::name::Quoted;

/// Looks at the operations of all portTypes.
pub(super) fn check(definitions: &Definitions, diagnostics: &mut Diagnostics) {
    for declared in definitions.port_types.items() {
        for operation in &declared.item.operations {
            order(definitions, operation, diagnostics);
        }
    }
}

fn order(definitions: &Definitions, operation: &AbstractOperation, diagnostics: &mut Diagnostics) {
    let Some((written, span)) = &operation.parameter_order else { return };
    let messages = [&operation.input, &operation.output];
    let mut known: HashSet<&str> = HashSet::new();
    for message in messages.into_iter().flatten() {
        // Another message tells of one that is not there.
        let Some(names) = parts(definitions, message) else { return };
        known.extend(names);
    }
    let mut seen = HashSet::new();
    for name in written.split_whitespace() {
        let fault = match (known.contains(name), seen.insert(name)) {
            (false, _) => "is no part of its messages",
            (true, false) => "is there twice",
            (true, true) => continue,
        };
        let message = format!(
            "{} in the `parameterOrder` of {} {fault}; parts are sent in the order of the message",
            Quoted(name),
            Quoted(&operation.name)
        );
        let rule = "WSDL 1.1 §2.4.6: it lists parts of the input and the output, each once";
        warn(diagnostics, codes::BINDING_RULE, *span, message, rule);
    }
}

fn parts<'a>(
    definitions: &'a Definitions,
    message: &MessageUse,
) -> Option<impl Iterator<Item = &'a str> + use<'a>> {
    let index = definitions.messages.position(message.message.name.as_ref()?)?;
    Some(definitions.messages.items()[index].item.parts.iter().map(|part| part.name.as_str()))
}
