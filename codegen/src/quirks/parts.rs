//! Parts that do not fit the body, the header or the fault that they stand in.
//!
//! `tests/hazards/element_part`, `rpc_part_without_type`, `dangling_part`, `fault_parts`,
//! `builtin_as_element`, `body_part_misnamed`.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::documents::wsdl::{HeaderUse, Part};
use crate::documents::xml::name::{Quoted, Reference};

/// A part of an encoded body refers to an element: the element's type is meant.
pub(crate) fn report_element(part: &Part, element: &Reference, diagnostics: &mut Diagnostics) {
    let message = format!(
        "the part {} of an encoded body refers to the element {element}; read as a part of the \
         element's type",
        Quoted(&part.name)
    );
    diagnostics
        .warning(codes::ELEMENT_PART, part.span, message)
        .help("WSDL 1.1 §3.5: with use=\"encoded\" a part must have a `type`");
}

/// A part names a type of XML Schema where an element belongs: `type` is meant.
pub(crate) fn report_builtin(part: &Part, element: &Reference, diagnostics: &mut Diagnostics) {
    let message = format!(
        "the part {} names the type {element} as its element; read as a part of that type",
        Quoted(&part.name)
    );
    diagnostics
        .warning(codes::TYPE_AS_ELEMENT, part.span, message)
        .help("WSDL 1.1 §2.3.1: `element` names an element, `type` a type; write `type`");
}

/// As [`report_builtin`], where the part is the whole body, whose element is not known then.
pub(crate) fn refuse_builtin(part: &Part, element: &Reference, diagnostics: &mut Diagnostics) {
    let message = format!(
        "the part {} names the type {element} as its element: it is not known which element the \
         body holds",
        Quoted(&part.name)
    );
    diagnostics
        .error(codes::TYPE_AS_ELEMENT, part.span, message)
        .help("WSDL 1.1 §2.3.1: declare an element of the type, and name that");
}

/// A part of an operation of the style `rpc` has no type: it may be anything.
pub(crate) fn report_untyped(part: &Part, diagnostics: &mut Diagnostics) {
    let message = format!("the part {} has no `type`; read as `xsd:anyType`", Quoted(&part.name));
    diagnostics.warning(codes::MISSING_ATTRIBUTE, part.span, message).help("add it");
}

/// A body lists a part that its message does not have: it is left out.
pub(crate) fn report_unknown(part: &str, span: Span, diagnostics: &mut Diagnostics) {
    let message = format!(
        "`soap:body` lists the part {}, which the message lacks; it is left out",
        Quoted(part)
    );
    diagnostics
        .warning(codes::DANGLING_PART, span, message)
        .help("add the part to the message, or take it off the list");
}

/// A body lists no part that its message has: the only one that no header has is meant.
pub(crate) fn report_only(listed: &str, meant: &Part, span: Span, diagnostics: &mut Diagnostics) {
    let message = format!(
        "`soap:body` lists the part {}, which the message lacks; read as the only one that is left, \
         {}",
        Quoted(listed),
        Quoted(&meant.name)
    );
    diagnostics
        .warning(codes::DANGLING_PART, span, message)
        .help("WSDL 1.1 §3.5: `parts` lists parts of the message; correct the name");
}

/// A body lists no part that its message has, and it is not known which are meant.
pub(crate) fn refuse_unknown(listed: &str, span: Span, diagnostics: &mut Diagnostics) {
    let message = format!(
        "`soap:body` lists the part {}, which the message lacks, and no other one",
        Quoted(listed)
    );
    diagnostics
        .error(codes::DANGLING_PART, span, message)
        .help("WSDL 1.1 §3.5: `parts` lists parts of the message; correct the name");
}

/// A header names a part that its message does not have: the header is left out.
pub(crate) fn report_header(header: &HeaderUse, diagnostics: &mut Diagnostics) {
    let message = format!(
        "the header is left out: the message {} has no part {}",
        header.message,
        Quoted(&header.part)
    );
    diagnostics
        .warning(codes::DANGLING_PART, header.span, message)
        .help("add the part to the message, or correct the name");
}

/// The message of a fault has more than one part: the first one is meant.
pub(crate) fn report_several(message: &Reference, second: &Part, diagnostics: &mut Diagnostics) {
    let text = format!("the fault message {message} has several parts; the first one is read");
    diagnostics
        .warning(codes::FAULT_PARTS, second.span, text)
        .help("WSDL 1.1 §3.6: a fault message has one part");
}
