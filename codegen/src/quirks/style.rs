//! Bindings that do not say how a message goes over the wire, or say what cannot be.
//!
//! `tests/hazards/missing_soap_binding`, `missing_body`, `document_encoded`, `unknown_transport`,
//! `operation_style`.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::documents::wsdl::{Binding, BoundOperation, Protocol, SoapBinding, Style};
use crate::documents::xml::name::Quoted;

/// A binding without `soap:binding`, whose operations are of SOAP, is one of the style `document`.
pub(super) fn repair(binding: &mut Binding, span: Span, diagnostics: &mut Diagnostics) {
    let Protocol::Unnamed(version) = binding.protocol else { return };
    let message = "the binding has no `soap:binding`; read as one of the style `document`";
    diagnostics
        .warning(codes::MISSING_PROTOCOL, span, message)
        .help("add `soap:binding` with the style and the transport");
    let (style, transport) = (Style::Document, String::new());
    binding.protocol = Protocol::Soap(SoapBinding { version, style, transport, span });
}

/// The input of an operation has no `soap:body`: its parts are literal.
pub(crate) fn report_no_body(bound: &BoundOperation, diagnostics: &mut Diagnostics) {
    let message = format!("the input of `{}` has no `soap:body`; read as literal", bound.name);
    diagnostics
        .warning(codes::MISSING_BODY, bound.span, message)
        .help("WSDL 1.1 §3.5: the body says how the parts are encoded");
}

/// `soap:operation` has a style that is none, such as `literal`: the binding's holds, which is what
/// it is without the attribute (WSDL 1.1 §3.4).
pub(crate) fn check_operation(
    bound: &BoundOperation,
    of_binding: Style,
    diagnostics: &mut Diagnostics,
) {
    let Some((written, span)) = &bound.unknown_style else { return };
    let style = match of_binding {
        Style::Rpc => "rpc",
        Style::Document => "document",
    };
    let message = format!(
        "{} is no style of SOAP messages; `{}` is read as of the binding's, `{style}`",
        Quoted(written),
        bound.name
    );
    diagnostics
        .warning(codes::UNKNOWN_STYLE, *span, message)
        .help("WSDL 1.1 §3.4: write `rpc` or `document`, or nothing");
}

/// A body of the style `document` says that it is encoded: it is literal.
pub(crate) fn report_encoded(body: Span, diagnostics: &mut Diagnostics) {
    diagnostics
        .warning(codes::DOCUMENT_ENCODED, body, "document/encoded; read as literal")
        .help("WS-I Basic Profile 1.1 §4.7.7: documents are literal");
}

/// A binding is for another transport than HTTP: calls go over HTTP.
pub(crate) fn check_transport(soap: &SoapBinding, diagnostics: &mut Diagnostics) {
    let transport = soap.transport.trim_end_matches('/').to_ascii_lowercase();
    if transport.is_empty() || transport.ends_with("http") || transport.ends_with("https") {
        return;
    }
    let message = format!("the binding is for {}; calls go over HTTP", Quoted(&soap.transport));
    diagnostics
        .warning(codes::UNKNOWN_TRANSPORT, soap.span, message)
        .help("ask the service for a binding to `http://schemas.xmlsoap.org/soap/http`");
}
