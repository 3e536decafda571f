//! Parses a document tree into [`Definitions`].

use std::rc::Rc;

use super::definitions::{
    AbstractOperation, Address, Definitions, Message, MessageUse, Part, PartContent, Port,
    PortType, Service,
};
use super::extensions::{self, Policies};
use crate::documents::codes;
use crate::documents::diagnostics::{Diagnostics, Mark};
use crate::documents::source::Span;
use crate::documents::xml::Element;
use crate::documents::xml::declared::{declared_label, optional_label};
use crate::documents::xml::name::{
    QName, Quoted, RELAX_NG, Reference, WSDL, WSDL_SOAP, WSDL_SOAP12, XSD,
};
use crate::documents::xsd::{self, Import, TypeName};

/// Adds what the `wsdl:definitions` at `root` declares to `definitions`.
pub(crate) fn read(
    root: Element<'_>,
    definitions: &mut Definitions,
    imports: &mut Vec<Import>,
    diagnostics: &mut Diagnostics,
) {
    let target = Rc::from(root.value("targetNamespace").unwrap_or_default());
    let policies = Policies::of(root);
    let mut reader = Reader { definitions, imports, diagnostics, root, target, policies };
    reader.definitions();
    extensions::check_required(root, diagnostics);
    extensions::note_mtom(root, diagnostics);
}

pub(super) struct Reader<'a> {
    definitions: &'a mut Definitions,
    imports: &'a mut Vec<Import>,
    pub(super) diagnostics: &'a mut Diagnostics,
    root: Element<'a>,
    target: Rc<str>,
    pub(super) policies: Policies<'a>,
}

impl Reader<'_> {
    fn definitions(&mut self) {
        let root = self.root;
        if self.definitions.start == Span::default() {
            self.definitions.start = root.span();
            self.definitions.documentation = root.documentation(WSDL);
        }
        for child in root.children_of(XSD).filter(|child| child.local() == "schema") {
            self.schema(child);
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
                    let message = format!(
                        "`<{}>` is no element of WSDL 1.1; it is passed over",
                        child.written()
                    );
                    self.diagnostics
                        .left_out(codes::UNKNOWN_ELEMENT, child.span(), message)
                        .help("WSDL 1.1 has import, types, message, portType, binding, service");
                }
            }
        }
    }

    fn types(&mut self, types: Element<'_>) {
        for child in types.children() {
            if (child.namespace(), child.local()) == (XSD, "schema") {
                self.schema(child);
            } else if child.namespace() == XSD {
                self.outside_of_schema(child);
            } else if child.local() == "schema" {
                let message = format!(
                    "schemas of {} are not read; what they declare is read as anything",
                    Quoted(child.namespace())
                );
                self.diagnostics
                    .left_out(codes::UNKNOWN_SCHEMA, child.span(), message)
                    .help(format!("use XML Schema 1.0, `{XSD}`"));
                self.diagnostics.unread("", child.span(), "the schema", "is not read");
            } else if child.namespace() == RELAX_NG {
                let span = child.span();
                self.diagnostics.unread("", span, "the Relax NG schema", "is not read");
            }
        }
    }

    fn schema(&mut self, schema: Element<'_>) {
        let schemas = &mut self.definitions.schemas;
        xsd::read(schema, None, schemas, self.imports, self.diagnostics);
    }

    /// What stands in `types` without a schema around it: only what another document holds can be
    /// had, as it does not depend on the schema that is missing.
    fn outside_of_schema(&mut self, element: Element<'_>) {
        let Some(location) = element.value("schemaLocation").filter(|_| brings_in(element)) else {
            return;
        };
        self.imports.push(Import {
            location: Some(location.to_owned()),
            namespace: element.value("namespace").unwrap_or_default().to_owned(),
            adopts: (element.local() != "import").then(|| self.target.clone()),
            span: element.span(),
        });
    }

    fn declaration(&mut self, element: Element<'_>) {
        let mark = self.diagnostics.mark();
        let Some(local) = declared_label(element, self.diagnostics) else {
            return self.diagnostics.blame(mark, &format!("the {}", element.local()));
        };
        let what = format!("the {} {}", element.local(), Quoted(&local));
        let name = QName { namespace: self.target.clone(), local };
        match element.local() {
            "message" => match self.message(element) {
                Some(item) => {
                    self.definitions.messages.insert(name, element, item);
                }
                None => {
                    self.definitions.messages.insert_broken(name);
                    self.diagnostics.blame(mark, &what);
                }
            },
            "portType" => {
                let item = self.port_type(element);
                self.definitions.port_types.insert(name, element, item);
            }
            "binding" => match self.binding(element) {
                Some(item) => {
                    self.definitions.bindings.insert(name, element, item);
                }
                None => {
                    self.definitions.bindings.insert_broken(name);
                    self.diagnostics.blame(mark, &what);
                }
            },
            _ => {
                let item = self.service(element);
                self.definitions.services.insert(name, element, item);
            }
        }
    }

    /// A message; nothing if a part has no name, since the order of the parts can matter.
    fn message(&mut self, element: Element<'_>) -> Option<Message> {
        let mut parts = Vec::new();
        for child in element.children_of(WSDL).filter(|child| child.local() == "part") {
            let content = if let Some(attribute) = child.attribute("", "type") {
                PartContent::Type(TypeName::new(child.reference(attribute)))
            } else if let Some(reference) = child.reference_in("element") {
                PartContent::Element(reference)
            } else {
                PartContent::Nothing
            };
            let name = declared_label(child, self.diagnostics)?;
            parts.push(Part { name, span: child.span(), content });
        }
        Some(Message { parts })
    }

    fn port_type(&mut self, element: Element<'_>) -> PortType {
        let operations = element.children_of(WSDL).filter(|child| child.local() == "operation");
        PortType { operations: operations.filter_map(|child| self.operation(child)).collect() }
    }

    fn operation(&mut self, element: Element<'_>) -> Option<AbstractOperation> {
        let mark = self.diagnostics.mark();
        let Some(name) = declared_label(element, self.diagnostics) else {
            self.diagnostics.blame(mark, "the operation");
            return None;
        };
        let first = element.children_of(WSDL).find(|c| matches!(c.local(), "input" | "output"));
        let speaks_first = first.is_none_or(|child| child.local() == "output");
        let faults = element.children_of(WSDL).filter(|child| child.local() == "fault");
        let input = element.child(WSDL, "input").and_then(|child| self.message_use(child));
        let output = element.child(WSDL, "output").and_then(|child| self.message_use(child));
        let faults = faults.filter_map(|child| self.fault(child)).collect();
        let broken = self.is_broken(mark, &name);
        Some(AbstractOperation {
            name,
            span: element.span(),
            fingerprint: element.fingerprint(),
            documentation: element.documentation(WSDL),
            input,
            output,
            faults,
            parameter_order: element
                .attribute("", "parameterOrder")
                .map(|it| (it.value.to_string(), element.attribute_span(it))),
            speaks_first,
            broken,
        })
    }

    fn message_use(&mut self, element: Element<'_>) -> Option<MessageUse> {
        Some(MessageUse {
            span: element.span(),
            name: optional_label(element),
            message: self.required_reference(element, "message")?,
            action: extensions::action(element),
        })
    }

    /// Whether there is a new error since `mark`, which then concerns this operation alone.
    pub(super) fn is_broken(&mut self, mark: Mark, operation: &str) -> bool {
        self.diagnostics.blame(mark, &format!("the operation {}", Quoted(operation)));
        self.diagnostics.has_errors_since(mark)
    }

    /// A client can do without knowing what a fault holds.
    fn fault(&mut self, element: Element<'_>) -> Option<MessageUse> {
        if element.attribute("", "message").is_none() {
            self.leave_out_without(element, "message");
            return None;
        }
        self.message_use(element)
    }

    pub(super) fn leave_out_without(&mut self, element: Element<'_>, attribute: &str) {
        let written = element.written();
        let message = format!("`<{written}>` has no `{attribute}`; read as if it were absent");
        self.diagnostics.left_out(codes::MISSING_ATTRIBUTE, element.span(), message).help("add it");
    }

    pub(super) fn required_reference(
        &mut self,
        element: Element<'_>,
        attribute: &str,
    ) -> Option<Reference> {
        let reference = element.reference_in(attribute);
        if reference.is_none() {
            let message = format!("`<{}>` has no `{attribute}`", element.written());
            self.diagnostics
                .error(codes::MISSING_ATTRIBUTE, element.span(), message)
                .help("add it");
        }
        reference
    }

    fn service(&mut self, element: Element<'_>) -> Service {
        let mut ports = Vec::new();
        for child in element.children_of(WSDL).filter(|child| child.local() == "port") {
            let mark = self.diagnostics.mark();
            ports.extend(self.port(child));
            let name = optional_label(child).map(|name| format!(" {}", Quoted(&name)));
            self.diagnostics.blame(mark, &format!("the port{}", name.unwrap_or_default()));
        }
        Service { documentation: element.documentation(WSDL), ports }
    }

    fn port(&mut self, element: Element<'_>) -> Option<Port> {
        let name = declared_label(element, self.diagnostics)?;
        let binding = self.required_reference(element, "binding")?;
        let addressing =
            extensions::uses_addressing(element) || self.policies.ask_for_addressing(element);
        let (span, address) = (element.span(), address(element));
        Some(Port { name, span, binding, address, addressing })
    }
}

/// Whether an element of XML Schema brings in what another document declares.
pub(crate) fn brings_in(element: Element<'_>) -> bool {
    matches!(element.local(), "import" | "include")
}

/// The address of a port, whichever version of SOAP it stands for.
fn address(port: Element<'_>) -> Option<Address> {
    let element =
        port.child(WSDL_SOAP, "address").or_else(|| port.child(WSDL_SOAP12, "address"))?;
    let location = element.attribute("", "location")?;
    let span = element.attribute_span(location);
    Some(Address { location: location.value.trim().to_owned(), span })
}
