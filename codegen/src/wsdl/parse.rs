//! From a document tree to [`Definitions`].

use std::rc::Rc;

use super::{
    AbstractOperation, Address, Binding, Body, BoundOperation, Definitions, Message, Part,
    PartContent, Port, PortType, Protocol, Service, SoapBinding, Style,
};
use crate::diagnostics::Diagnostics;
use crate::source::Span;
use crate::xml::Element;
use crate::xml::name::{
    QName, Quoted, Reference, WSDL, WSDL_SOAP, WSDL_SOAP12, XSD, declared_label, declared_name,
};
use crate::xsd::{self, Import, TypeName};

/// Adds what the `wsdl:definitions` at `root` declares to `definitions`.
pub(crate) fn read(
    root: Element<'_>,
    definitions: &mut Definitions,
    imports: &mut Vec<Import>,
    diagnostics: &mut Diagnostics,
) {
    let target = Rc::from(root.value("targetNamespace").unwrap_or_default());
    let mut reader = Reader { definitions, imports, diagnostics, target };
    reader.definitions(root);
}

struct Reader<'a> {
    definitions: &'a mut Definitions,
    imports: &'a mut Vec<Import>,
    diagnostics: &'a mut Diagnostics,
    target: Rc<str>,
}

impl Reader<'_> {
    fn definitions(&mut self, root: Element<'_>) {
        if self.definitions.start == Span::default() {
            self.definitions.start = root.span();
            self.definitions.documentation = root.documentation(WSDL);
        }
        for child in root.children_of(WSDL) {
            match child.local() {
                "import" => self.imports.push(Import {
                    location: child.value("location").map(str::to_owned),
                    namespace: child.value("namespace").unwrap_or_default().to_owned(),
                    adopts: None,
                    span: child.span(),
                }),
                "types" => self.types(child),
                "documentation" => {}
                "message" | "portType" | "binding" | "service" => self.declaration(child),
                _ => {
                    let message = format!("`<{}>` is no element of WSDL 1.1", child.written());
                    self.diagnostics
                        .error("unknown-element", child.span(), message)
                        .help("WSDL 1.1 has import, types, message, portType, binding, service");
                }
            }
        }
    }

    fn types(&mut self, types: Element<'_>) {
        for child in types.children() {
            if (child.namespace(), child.local()) == (XSD, "schema") {
                let schemas = &mut self.definitions.schemas;
                xsd::read(child, None, schemas, self.imports, self.diagnostics);
            } else if child.local() == "schema" {
                let message = format!("schemas of {} are not read", Quoted(child.namespace()));
                self.diagnostics
                    .error("unknown-schema", child.span(), message)
                    .help(format!("use XML Schema 1.0, `{XSD}`"));
                self.definitions.incomplete = true;
            }
        }
    }

    fn declaration(&mut self, element: Element<'_>) {
        let Some(local) = declared_label(element, self.diagnostics) else { return };
        let name = QName { namespace: self.target.clone(), local };
        match element.local() {
            "message" => {
                let item = self.message(element);
                self.definitions.messages.insert(name, element, item, self.diagnostics);
            }
            "portType" => {
                let item = self.port_type(element);
                self.definitions.port_types.insert(name, element, item, self.diagnostics);
            }
            "binding" => {
                let Some(item) = self.binding(element) else { return };
                self.definitions.bindings.insert(name, element, item, self.diagnostics);
            }
            _ => {
                let item = self.service(element);
                self.definitions.services.insert(name, element, item, self.diagnostics);
            }
        }
    }

    fn message(&mut self, element: Element<'_>) -> Message {
        let mut parts = Vec::new();
        for child in element.children_of(WSDL).filter(|child| child.local() == "part") {
            let Some(name) = declared_name(child, self.diagnostics) else { continue };
            let content = if let Some(attribute) = child.attribute("", "type") {
                PartContent::Type(TypeName::new(child.reference(attribute)))
            } else if let Some(reference) = child.reference_in("element") {
                PartContent::Element(reference)
            } else {
                PartContent::Nothing
            };
            parts.push(Part { name, span: child.span(), content });
        }
        Message { parts }
    }

    fn port_type(&mut self, element: Element<'_>) -> PortType {
        let operations = element.children_of(WSDL).filter(|child| child.local() == "operation");
        PortType { operations: operations.filter_map(|child| self.operation(child)).collect() }
    }

    fn operation(&mut self, element: Element<'_>) -> Option<AbstractOperation> {
        let name = declared_name(element, self.diagnostics)?;
        let first = element.children_of(WSDL).find(|c| matches!(c.local(), "input" | "output"));
        Some(AbstractOperation {
            name,
            span: element.span(),
            fingerprint: element.fingerprint(),
            documentation: element.documentation(WSDL),
            input: self.message_of(element, "input"),
            output: self.message_of(element, "output"),
            speaks_first: first.is_none_or(|child| child.local() == "output"),
        })
    }

    fn message_of(&mut self, operation: Element<'_>, direction: &str) -> Option<Reference> {
        let element = operation.child(WSDL, direction)?;
        self.required_reference(element, "message")
    }

    fn required_reference(&mut self, element: Element<'_>, attribute: &str) -> Option<Reference> {
        let reference = element.reference_in(attribute);
        if reference.is_none() {
            let message = format!("`<{}>` has no `{attribute}`", element.written());
            self.diagnostics.error("missing-attribute", element.span(), message).help("add it");
        }
        reference
    }

    fn binding(&mut self, element: Element<'_>) -> Option<Binding> {
        let port_type = self.required_reference(element, "type")?;
        let protocol = self.protocol(element);
        let operations = element.children_of(WSDL).filter(|child| child.local() == "operation");
        let operations = operations.filter_map(|child| self.bound_operation(child)).collect();
        Some(Binding { port_type, protocol, operations })
    }

    fn protocol(&mut self, binding: Element<'_>) -> Protocol {
        let extension = binding.children().find(|child| child.namespace() != WSDL);
        let Some(soap) = binding.children().find(|child| child.namespace() == WSDL_SOAP) else {
            return match extension {
                Some(child) if child.namespace() == WSDL_SOAP12 => Protocol::Soap12,
                other => Protocol::Other(other.map(|child| child.written().to_owned())),
            };
        };
        let style = self.style(soap).unwrap_or(Style::Document);
        Protocol::Soap11(SoapBinding { style, span: soap.span() })
    }

    fn style(&mut self, element: Element<'_>) -> Option<Style> {
        let attribute = element.attribute("", "style")?;
        match attribute.value.trim() {
            "rpc" => Some(Style::Rpc),
            "document" => Some(Style::Document),
            other => {
                let message = format!("{} is no style of SOAP messages", Quoted(other));
                self.diagnostics
                    .error("unknown-style", element.attribute_span(attribute), message)
                    .help("write `rpc` or `document`");
                None
            }
        }
    }

    fn bound_operation(&mut self, element: Element<'_>) -> Option<BoundOperation> {
        let name = declared_name(element, self.diagnostics)?;
        let soap = element.child(WSDL_SOAP, "operation");
        let action = soap.and_then(|soap| soap.value("soapAction")).unwrap_or_default();
        Some(BoundOperation {
            name,
            span: element.span(),
            fingerprint: element.fingerprint(),
            documentation: element.documentation(WSDL),
            soap_action: action.to_owned(),
            style: soap.and_then(|soap| self.style(soap)),
            input: element.child(WSDL, "input").and_then(body),
            output: element.child(WSDL, "output").and_then(body),
        })
    }

    fn service(&mut self, element: Element<'_>) -> Service {
        let mut ports = Vec::new();
        for child in element.children_of(WSDL).filter(|child| child.local() == "port") {
            let Some(name) = declared_label(child, self.diagnostics) else { continue };
            let Some(binding) = self.required_reference(child, "binding") else { continue };
            let address = child.child(WSDL_SOAP, "address").and_then(|element| {
                let location = element.attribute("", "location")?;
                let span = element.attribute_span(location);
                Some(Address { location: location.value.trim().to_owned(), span })
            });
            ports.push(Port { name, span: child.span(), binding, address });
        }
        Service { documentation: element.documentation(WSDL), ports }
    }
}

/// `soap:body` of one direction, wherever it stands in it (multipart bindings nest it).
fn body(direction: Element<'_>) -> Option<Body> {
    let body = direction.child(WSDL_SOAP, "body")?;
    Some(Body {
        span: body.span(),
        encoded: body.value("use").is_some_and(|value| value.trim() == "encoded"),
        namespace: body.value("namespace").unwrap_or_default().to_owned(),
        parts: body.value("parts").map(|list| list.split_whitespace().map(str::to_owned).collect()),
        header: direction.child(WSDL_SOAP, "header").map(Element::span),
    })
}
