//! Recognizes documents that are neither a WSDL nor a schema, by their root element.

use crate::documents::codes::{self, Code};
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::Element;
use crate::documents::xml::name::{Quoted, RELAX_NG, WSDL};

/// What the root element `local` of `namespace` gives away: a code, what the document is, and what
/// to do about it.
fn known(namespace: &str, local: &str) -> Option<(Code, &'static str, &'static str)> {
    let lower = local.to_ascii_lowercase();
    Some(match (namespace, lower.as_str()) {
        (_, "html") => {
            (codes::HTML_PAGE, "an HTML page", "the address of a WSDL usually ends in `?wsdl`")
        }
        ("http://www.w3.org/ns/wsdl" | "http://www.w3.org/2006/01/wsdl", _) => {
            (codes::WSDL_2, "WSDL 2.0", "ask the service for its WSDL 1.1, which it mostly has too")
        }
        (
            "http://schemas.xmlsoap.org/soap/envelope/" | "http://www.w3.org/2003/05/soap-envelope",
            _,
        ) => (
            codes::SOAP_MESSAGE,
            "a SOAP message, often a fault that the service answered with",
            "read what it says; the address of a WSDL usually ends in `?wsdl`",
        ),
        (RELAX_NG, _) => (
            codes::RELAX_NG,
            "a schema in Relax NG",
            "convert it to XML Schema, with trang for one",
        ),
        (_, "application")
            if namespace.contains("wadl") || namespace.contains("research.sun.com") =>
        {
            (
                codes::WADL,
                "WADL, which describes a REST interface",
                "look for the description of a SOAP interface, if the service has one",
            )
        }
        (_, "discovery") if namespace.contains("disco") => (
            codes::NOT_WSDL,
            "a DISCO document, which lists where the WSDLs are",
            "download the one that its `contractRef` names",
        ),
        (_, "edmx") => (
            codes::NOT_WSDL,
            "the metadata of an OData service",
            "look for the description of a SOAP interface, if the service has one",
        ),
        _ => return None,
    })
}

/// Collects the error about a document whose root element no WSDL and no schema has.
pub(super) fn report(root: Element<'_>, diagnostics: &mut Diagnostics) {
    let (code, what, help) = match known(root.namespace(), root.local()) {
        Some((code, what, help)) => (code, format!("it is {what}"), help.to_owned()),
        None => {
            let written = Quoted(root.written());
            let what = match root.namespace() {
                "" => format!("its root element is {written} of no namespace"),
                namespace => format!("its root element is {written} of {}", Quoted(namespace)),
            };
            let help = format!("the root element of WSDL 1.1 is `definitions` of `{WSDL}`");
            (codes::NOT_WSDL, what, help)
        }
    };
    diagnostics.error(code, root.span(), format!("the document is no WSDL 1.1: {what}")).help(help);
}
