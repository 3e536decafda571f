//! Ports without `soap:address`, and bindings that no service offers: the address is empty.
//!
//! `tests/hazards/port_without_address`, `no_service`, `unoffered_binding`.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::documents::wsdl::Port;
use crate::documents::xml::name::Quoted;

pub(crate) fn report_port(port: &Port, diagnostics: &mut Diagnostics) {
    let message = format!("the port {} has no `soap:address`; read as empty", Quoted(&port.name));
    diagnostics
        .warning(codes::MISSING_ADDRESS, port.span, message)
        .help("the client must be given the address");
}

pub(crate) fn report_binding(name: &str, span: Span, diagnostics: &mut Diagnostics) {
    let message =
        format!("no service offers the binding {}; its address is read as empty", Quoted(name));
    diagnostics
        .note(codes::MISSING_ADDRESS, span, message)
        .help("the client must be given the address");
}
