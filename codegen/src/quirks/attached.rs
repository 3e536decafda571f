//! Parts of a message that are attachments: none is sent, and no field holds one that comes.
//!
//! `tests/hazards/attachments`, `attachments_in_reply`.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::wsdl::{AttachedPart, BoundOperation};
use crate::documents::xml::name::Quoted;

/// Warns of what a MIME binding puts beside the envelope (WSDL 1.1 §5).
pub(crate) fn report(operation: &BoundOperation, diagnostics: &mut Diagnostics) {
    let sent = operation.input.iter().flat_map(|input| &input.attachments);
    for attached in sent {
        let message = format!(
            "{} of `{}` goes as an attachment, which is not sent",
            what(attached),
            operation.name
        );
        diagnostics
            .warning(codes::ATTACHMENTS, attached.span, message)
            .help("the call works where the service can do without it");
    }
    let read = operation.output.iter().flat_map(|output| &output.attachments);
    for attached in read {
        let message = format!(
            "{} of the reply of `{}` comes as an attachment; no field holds it",
            what(attached),
            operation.name
        );
        let how = match &attached.part {
            Some(part) => format!("`part({part:?})`"),
            None => "their list".to_owned(),
        };
        diagnostics
            .warning(codes::ATTACHMENTS, attached.span, message)
            .help(format!("{how} of the reply's `Attachments` has it"));
    }
}

fn what(attached: &AttachedPart) -> String {
    let part = match &attached.part {
        Some(part) => format!("the part {}", Quoted(part)),
        None => "what is no part of the message".to_owned(),
    };
    match attached.media_types.join(", ").as_str() {
        "" => part,
        types => format!("{part} ({types})"),
    }
}
