//! Operations and faults that only the binding or only the portType has: they are left out.
//!
//! `tests/hazards/dangling_operation`, `unbound_operation`, `dangling_fault`.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::wsdl::{AbstractOperation, BoundFault, BoundOperation};
use crate::documents::xml::name::{Quoted, Reference};

/// The binding has an operation that the portType does not declare.
pub(crate) fn report_undeclared(
    bound: &BoundOperation,
    port_type: &Reference,
    diagnostics: &mut Diagnostics,
) {
    let message =
        format!("the portType {port_type} has no operation `{}`; it is left out", bound.name);
    diagnostics
        .warning(codes::DANGLING_OPERATION, bound.span, message)
        .help("declare it there, or remove it from the binding");
}

/// The portType declares an operation that the binding does not have.
pub(crate) fn report_unbound(declared: &AbstractOperation, diagnostics: &mut Diagnostics) {
    let message = format!(
        "the operation `{}` is left out: the binding of its portType does not have it",
        declared.name
    );
    diagnostics
        .warning(codes::UNBOUND_OPERATION, declared.span, message)
        .help("add it to the binding if the service offers it");
}

/// The binding has a fault that the portType does not declare, so that it has no message.
pub(crate) fn report_fault(
    declared: &AbstractOperation,
    fault: &BoundFault,
    diagnostics: &mut Diagnostics,
) {
    let message = format!(
        "the operation `{}` of the portType has no fault {}",
        declared.name,
        Quoted(&fault.name)
    );
    diagnostics
        .warning(codes::DANGLING_FAULT, fault.span, message)
        .help("declare it there, or remove it from the binding");
}
