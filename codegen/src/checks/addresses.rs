//! Addresses that no call can go to.

use super::breach::warn;
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::Element;
use crate::documents::xml::name::{Quoted, WSDL, WSDL_SOAP, WSDL_SOAP12};

/// Looks at the addresses of a document's ports.
pub(super) fn check(root: Element<'_>, diagnostics: &mut Diagnostics) {
    let services = root.children_of(WSDL).filter(|it| it.local() == "service");
    for address in services.flat_map(Element::descendants) {
        if !matches!(address.namespace(), WSDL_SOAP | WSDL_SOAP12) || address.local() != "address" {
            continue;
        }
        let Some(attribute) = address.attribute("", "location") else { continue };
        if let Some(fault) = fault(attribute.value.trim()) {
            let message = format!(
                "the address {} {fault}; the client must be given another one",
                Quoted(&attribute.value)
            );
            let rule = "WSDL 1.1 §3.8: the location is a URI; over HTTP, an absolute one";
            let span = address.attribute_span(attribute);
            warn(diagnostics, codes::BAD_ADDRESS, span, message, rule);
        }
    }
}

/// What keeps calls from going to `location`.
fn fault(location: &str) -> Option<&'static str> {
    let Some((scheme, rest)) = location.split_once("://") else {
        return Some(if location.is_empty() { "is empty" } else { "is not absolute" });
    };
    let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    if scheme.is_empty() || !scheme.chars().all(letters) {
        return Some("is not absolute");
    }
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return Some("is not one of HTTP");
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = rest[..end].rsplit('@').next().unwrap_or_default();
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, port),
        _ => (host, ""),
    };
    let odd =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '{' | '}');
    if name.is_empty() {
        return Some("names no host");
    }
    if port.parse::<u16>().is_err() && !port.is_empty() {
        return Some("has a port that is no number");
    }
    rest.contains(odd).then_some("holds characters that no URI can hold")
}
