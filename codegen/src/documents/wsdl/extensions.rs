//! WSDL extensions that belong to no protocol: WS-Addressing, policies, and unknown ones.

use std::collections::HashSet;

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::Element;
use crate::documents::xml::declared::optional_label;
use crate::documents::xml::name::{
    Quoted, WSDL, WSDL_HTTP, WSDL_MIME, WSDL_SOAP, WSDL_SOAP12, XSD,
};

/// Whether `namespace` is one that describes the use of WS-Addressing in a WSDL: that of its WSDL
/// binding or of its metadata, drafts included.
fn describes_addressing(namespace: &str) -> bool {
    matches!(
        namespace,
        "http://www.w3.org/2006/05/addressing/wsdl"
            | "http://www.w3.org/2006/02/addressing/wsdl"
            | "http://www.w3.org/2005/02/addressing/wsdl"
            | "http://www.w3.org/2007/05/addressing/metadata"
            | "http://www.w3.org/2007/02/addressing/metadata"
    )
}

/// Whether `namespace` is WS-Addressing itself, whose `Action` some documents write in its place.
fn is_addressing(namespace: &str) -> bool {
    matches!(
        namespace,
        "http://www.w3.org/2005/08/addressing"
            | "http://schemas.xmlsoap.org/ws/2004/08/addressing"
            | "http://schemas.xmlsoap.org/ws/2003/03/addressing"
    )
}

/// The action that WS-Addressing gives to an input, an output or a fault.
pub(super) fn action(message: Element<'_>) -> Option<String> {
    let of = |fits: fn(&str) -> bool| {
        let mut attributes = message.attributes().iter();
        attributes.find(|it| it.local == "Action" && fits(&it.namespace))
    };
    let action = of(describes_addressing).or_else(|| of(is_addressing))?.value.trim();
    (!action.is_empty()).then(|| action.to_owned())
}

/// Whether a binding or a port says itself that WS-Addressing is used.
pub(super) fn uses_addressing(element: Element<'_>) -> bool {
    element.children().any(asks_for_addressing) || {
        let mut policies = element.children().filter(|child| is_policy(*child, "Policy"));
        policies.any(|policy| policy.descendants().any(asks_for_addressing))
    }
}

fn asks_for_addressing(element: Element<'_>) -> bool {
    matches!(element.local(), "UsingAddressing" | "Addressing")
        && (describes_addressing(element.namespace())
            || element.namespace() == "http://schemas.xmlsoap.org/ws/2004/08/addressing/policy")
}

/// Whether `element` is of WS-Policy, whatever its version, and called `local`.
pub(crate) fn is_policy(element: Element<'_>, local: &str) -> bool {
    element.local() == local
        && matches!(
            element.namespace(),
            "http://www.w3.org/ns/ws-policy"
                | "http://www.w3.org/2006/07/ws-policy"
                | "http://schemas.xmlsoap.org/ws/2004/09/policy"
                | "http://schemas.xmlsoap.org/ws/2002/12/policy"
        )
}

/// The policies of one document.
pub(super) struct Policies<'d> {
    /// The ids of those that ask for WS-Addressing.
    addressing: HashSet<&'d str>,
}

impl<'d> Policies<'d> {
    pub(super) fn of(root: Element<'d>) -> Self {
        let policies = root.children().filter(|child| is_policy(*child, "Policy"));
        let asking = policies.filter(|policy| policy.descendants().any(asks_for_addressing));
        Self { addressing: asking.filter_map(policy_id).collect() }
    }

    /// Whether a binding or a port refers to a policy of its document that asks for WS-Addressing.
    pub(super) fn ask_for_addressing(&self, element: Element<'_>) -> bool {
        let mut references = element.children().filter(|it| is_policy(*it, "PolicyReference"));
        references.any(|reference| {
            let uri = reference.value("URI").unwrap_or_default().trim();
            uri.strip_prefix('#').is_some_and(|id| self.addressing.contains(id))
        })
    }
}

/// `wsu:Id` or `xml:id`.
pub(crate) fn policy_id(policy: Element<'_>) -> Option<&str> {
    let mut attributes = policy.attributes().iter();
    attributes.find(|it| it.local.eq_ignore_ascii_case("id")).map(|it| it.value.trim())
}

/// Notes that the service takes binary data outside of the envelope, where it says so.
pub(super) fn note_mtom(root: Element<'_>, diagnostics: &mut Diagnostics) {
    let asks = |element: &Element<'_>| {
        element.local() == "OptimizedMimeSerialization"
            || element.attribute(XMIME, "expectedContentTypes").is_some()
    };
    if let Some(element) = root.descendants().find(asks) {
        let message = "binary data may travel outside of the envelope (MTOM); it is sent inline";
        diagnostics
            .note(codes::ATTACHMENTS, element.span(), message)
            .help("binary data goes into the envelope as base64, which such services take as well");
    }
}

/// Describing media content of binary data in XML (W3C Note, 2005).
const XMIME: &str = "http://www.w3.org/2005/05/xmlmime";

/// Warns of the extension elements that must be understood and are not.
///
/// Schemas and documentation are not looked into.
pub(super) fn check_required(root: Element<'_>, diagnostics: &mut Diagnostics) {
    for element in root.descendants() {
        let required = element.attribute(WSDL, "required");
        if !required.is_some_and(|it| matches!(it.value.trim(), "true" | "1")) || is_known(element)
        {
            continue;
        }
        let name = optional_label(element).map(|name| format!(" {}", Quoted(&name)));
        let message = format!(
            "the extension {}{} of {} must be understood, and is not known here; read as if it \
             were absent",
            Quoted(element.written()),
            name.unwrap_or_default(),
            Quoted(element.namespace())
        );
        diagnostics
            .left_out(codes::UNKNOWN_EXTENSION, element.span(), message)
            .help("find out what the service expects there before you rely on the client");
    }
}

fn is_known(element: Element<'_>) -> bool {
    let namespace = element.namespace();
    let is_of_policy =
        ["Policy", "PolicyReference", "UsingPolicy"].iter().any(|local| is_policy(element, local));
    matches!(namespace, WSDL | WSDL_SOAP | WSDL_SOAP12 | WSDL_MIME | WSDL_HTTP | XSD)
        || describes_addressing(namespace)
        || is_of_policy
}
