//! `wsdl:binding`, with its SOAP and MIME extensions.

use super::definitions::{
    AttachedPart, Binding, Body, BoundFault, BoundMessage, BoundOperation, HeaderUse, Protocol,
    SoapBinding, SoapVersion, Style,
};
use super::extensions;
use super::parse::Reader;
use crate::documents::codes;
use crate::documents::source::Span;
use crate::documents::xml::Element;
use crate::documents::xml::declared::{declared_label, optional_label};
use crate::documents::xml::name::{Quoted, WSDL, WSDL_MIME, WSDL_SOAP, WSDL_SOAP12};

impl Reader<'_> {
    pub(super) fn binding(&mut self, element: Element<'_>) -> Option<Binding> {
        let port_type = self.required_reference(element, "type")?;
        let mark = self.diagnostics.mark();
        let protocol = self.protocol(element);
        if self.diagnostics.has_errors_since(mark) {
            return None;
        }
        let addressing =
            extensions::uses_addressing(element) || self.policies.ask_for_addressing(element);
        let operations = element.children_of(WSDL).filter(|child| child.local() == "operation");
        let operations = operations.filter_map(|child| self.bound_operation(child)).collect();
        Some(Binding { port_type, protocol, operations, addressing })
    }

    fn protocol(&mut self, binding: Element<'_>) -> Protocol {
        let of = |namespace| binding.children().find(|child| child.namespace() == namespace);
        let (soap, version) = match (of(WSDL_SOAP), of(WSDL_SOAP12)) {
            (Some(soap), _) => (soap, SoapVersion::V11),
            (None, Some(soap)) => (soap, SoapVersion::V12),
            (None, None) => {
                let extension = binding.children().find(|child| child.namespace() != WSDL);
                return match extension {
                    Some(extension) => Protocol::Other(Some(extension.written().to_owned())),
                    None => protocol_of_operations(binding),
                };
            }
        };
        let style = self.style(soap).unwrap_or(Style::Document);
        let transport = soap.value("transport").unwrap_or_default().trim().to_owned();
        Protocol::Soap(SoapBinding { version, style, transport, span: soap.span() })
    }

    /// The style of a binding. One that is neither is an error: every message would depend on what
    /// is made of it.
    fn style(&mut self, element: Element<'_>) -> Option<Style> {
        let attribute = element.attribute("", "style")?;
        let style = known_style(&attribute.value);
        if style.is_none() {
            let message = format!("{} is no style of SOAP messages", Quoted(&attribute.value));
            self.diagnostics
                .error(codes::UNKNOWN_STYLE, element.attribute_span(attribute), message)
                .help("WSDL 1.1 §3.3: write `rpc` or `document`");
        }
        style
    }

    fn bound_operation(&mut self, element: Element<'_>) -> Option<BoundOperation> {
        let soap = soap_child(element, "operation");
        let mark = self.diagnostics.mark();
        let Some(name) = declared_label(element, self.diagnostics) else {
            self.diagnostics.blame(mark, "the operation");
            return None;
        };
        let (own_style, unknown_style) = soap.map_or((None, None), style_of_operation);
        let action = soap.and_then(|soap| soap.value("soapAction")).unwrap_or_default();
        let faults = element.children_of(WSDL).filter(|child| child.local() == "fault");
        let input = element.child(WSDL, "input").map(|child| self.bound_message(child));
        if let Some(body) = input.as_ref().and_then(|input| input.body.as_ref()) {
            self.check_use(body);
        }
        let output = element.child(WSDL, "output").map(|child| self.bound_message(child));
        let broken = self.is_broken(mark, &name);
        Some(BoundOperation {
            name,
            span: element.span(),
            fingerprint: element.fingerprint(),
            documentation: element.documentation(WSDL),
            soap_action: action.to_owned(),
            style: own_style,
            unknown_style,
            input,
            output,
            faults: faults.filter_map(bound_fault).collect(),
            broken,
        })
    }

    /// How the parts of a request are written has to be known.
    fn check_use(&mut self, body: &Body) {
        let Some((written, span)) = &body.unknown_use else { return };
        let message = format!(
            "{} is no value of `use`: it is not known how to write values",
            Quoted(written)
        );
        self.diagnostics
            .error(codes::INVALID_VALUE, *span, message)
            .help("WSDL 1.1 §3.5: write `literal` or `encoded`");
    }

    fn bound_message(&mut self, direction: Element<'_>) -> BoundMessage {
        let package = direction.child(WSDL_MIME, "multipartRelated");
        let root = package.and_then(|package| {
            let mut parts = package.children_of(WSDL_MIME).filter(|child| child.local() == "part");
            parts.find(|part| soap_child(*part, "body").is_some())
        });
        let holder = match soap_child(direction, "body") {
            Some(_) => direction,
            None => root.unwrap_or(direction),
        };
        let headers = [Some(direction), root].into_iter().flatten().flat_map(|holder| {
            holder.children().filter(|child| is_soap(*child) && child.local() == "header")
        });
        BoundMessage {
            span: direction.span(),
            name: optional_label(direction),
            body: soap_child(holder, "body").map(body),
            headers: headers.filter_map(|child| self.header(child)).collect(),
            attachments: package.map(attached_parts).unwrap_or_default(),
        }
    }

    fn header(&mut self, element: Element<'_>) -> Option<HeaderUse> {
        let faults = element.children().filter(|child| {
            is_soap(*child) && child.local() == "headerfault" && element.local() == "header"
        });
        let wanted = ["message", "part"];
        if let Some(missing) = wanted.into_iter().find(|it| element.value(it).is_none()) {
            self.leave_out_without(element, missing);
        }
        Some(HeaderUse {
            span: element.span(),
            message: element.reference_in("message")?,
            part: element.value("part")?.trim().to_owned(),
            namespace: namespace(element),
            faults: faults.filter_map(|child| self.header(child)).collect(),
        })
    }
}

fn known_style(written: &str) -> Option<Style> {
    match written.trim() {
        "rpc" => Some(Style::Rpc),
        "document" => Some(Style::Document),
        _ => None,
    }
}

/// The style that `soap:operation` gives, or else what it writes in its place and where.
fn style_of_operation(soap: Element<'_>) -> (Option<Style>, Option<(String, Span)>) {
    let Some(attribute) = soap.attribute("", "style") else { return (None, None) };
    match known_style(&attribute.value) {
        Some(style) => (Some(style), None),
        None => (None, Some((attribute.value.trim().to_owned(), soap.attribute_span(attribute)))),
    }
}

/// The protocol of a binding that names none: SOAP, if its operations are of that.
fn protocol_of_operations(binding: Element<'_>) -> Protocol {
    let soap = binding.descendants().find(|it| is_soap(*it));
    match soap.map(Element::namespace) {
        Some(WSDL_SOAP12) => Protocol::Unnamed(SoapVersion::V12),
        Some(_) => Protocol::Unnamed(SoapVersion::V11),
        None => Protocol::Other(None),
    }
}

fn is_soap(element: Element<'_>) -> bool {
    matches!(element.namespace(), WSDL_SOAP | WSDL_SOAP12)
}

/// The first child of this name that is of either SOAP binding: documents mix them up.
fn soap_child<'d>(element: Element<'d>, local: &str) -> Option<Element<'d>> {
    element.children().find(|child| is_soap(*child) && child.local() == local)
}

/// The parts beside the envelope; several contents in a row are forms of one part.
fn attached_parts(package: Element<'_>) -> Vec<AttachedPart> {
    let mut attached: Vec<AttachedPart> = Vec::new();
    let parts = package.children_of(WSDL_MIME).filter(|child| child.local() == "part");
    let contents = parts.flat_map(|part| part.children_of(WSDL_MIME));
    for content in contents.filter(|child| child.local() == "content") {
        let name = content.value("part").map(|name| name.trim().to_owned());
        let media_type = content.value("type").map(|it| it.trim().to_owned());
        let media_type = media_type.filter(|it| it != "*/*");
        match attached.iter_mut().find(|it| it.part.is_some() && it.part == name) {
            Some(known) => known.media_types.extend(media_type),
            None => attached.push(AttachedPart {
                span: content.span(),
                part: name,
                media_types: media_type.into_iter().collect(),
            }),
        }
    }
    attached
}

fn body(body: Element<'_>) -> Body {
    Body {
        span: body.span(),
        encoded: is_encoded(body),
        unknown_use: unknown_use(body),
        namespace: namespace(body),
        parts: body.value("parts").map(|list| list.split_whitespace().map(str::to_owned).collect()),
    }
}

/// A fault of a binding; one that has no name at all binds nothing.
fn bound_fault(element: Element<'_>) -> Option<BoundFault> {
    let soap = soap_child(element, "fault");
    Some(BoundFault {
        span: element.span(),
        name: optional_label(element).or_else(|| soap.and_then(optional_label))?,
    })
}

/// What stands in place of `literal` and `encoded`, and where.
fn unknown_use(body: Element<'_>) -> Option<(String, Span)> {
    let attribute = body.attribute("", "use")?;
    let written = attribute.value.trim();
    (!matches!(written, "literal" | "encoded"))
        .then(|| (written.to_owned(), body.attribute_span(attribute)))
}

fn is_encoded(element: Element<'_>) -> bool {
    element.value("use").is_some_and(|value| value.trim() == "encoded")
}

fn namespace(element: Element<'_>) -> String {
    element.value("namespace").unwrap_or_default().to_owned()
}
