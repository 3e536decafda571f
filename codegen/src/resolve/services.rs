//! Services, ports, bindings and operations to model services.

use std::collections::{HashMap, HashSet};

use super::types::Types;
use crate::diagnostics::Diagnostics;
use crate::model::{Operation, Part, Service};
use crate::source::Span;
use crate::wsdl::{
    self, AbstractOperation, Binding, Body, BoundOperation, Definitions, Message, PartContent,
    Port, Protocol, SoapBinding, Style,
};
use crate::xml::name::{QName, Quoted, Reference};
use crate::xml::table::Declared;

/// Every port that can be called, in document order.
pub(super) fn resolve<'a>(definitions: &'a Definitions, types: &mut Types<'a>) -> Vec<Service> {
    let errors = types.diagnostics.error_count();
    let mut resolver = Resolver { definitions, types };
    let services: Vec<Service> =
        definitions.services.items().iter().flat_map(|it| resolver.service(it)).collect();
    if services.is_empty() && types.diagnostics.error_count() == errors {
        let message = if definitions.services.items().is_empty() {
            "the document declares no service"
        } else {
            "no service has a port that speaks SOAP"
        };
        types
            .diagnostics
            .error("no-service", definitions.start, message)
            .help("add a `service` with a `port` that has a `soap:address`");
    }
    services
}

struct Resolver<'a, 't> {
    definitions: &'a Definitions,
    types: &'t mut Types<'a>,
}

/// A port with the binding that makes it callable.
struct Callable<'a> {
    port: &'a Port,
    binding: &'a Declared<Binding>,
    soap: &'a SoapBinding,
}

impl<'a> Resolver<'a, '_> {
    fn service(&mut self, service: &'a Declared<wsdl::Service>) -> Vec<Service> {
        let callable = self.callable(&service.item);
        let several = callable.len() > 1;
        let ports = callable.into_iter();
        let documentation = self.documentation(&service.item);
        ports
            .filter_map(|Callable { port, binding, soap }| {
                let name = &service.name.local;
                self.spend(&[documentation, Some(&service.name.namespace)], port.span)?;
                Some(Service {
                    name: if several { format!("{name}.{}", port.name) } else { name.clone() },
                    target_namespace: service.name.namespace.as_ref().to_owned(),
                    address: self.address(port),
                    documentation: documentation.map(str::to_owned),
                    span: if several { port.span } else { service.span },
                    operations: self.operations(&binding.item, soap)?,
                })
            })
            .collect()
    }

    /// The service's own documentation; that of the document if it declares only one service.
    fn documentation(&self, service: &'a wsdl::Service) -> Option<&'a str> {
        let alone = self.definitions.services.items().len() == 1;
        let whole = self.definitions.documentation.as_ref().filter(|_| alone);
        service.documentation.as_ref().or(whole).map(String::as_str)
    }

    fn diagnostics(&mut self) -> &mut Diagnostics {
        self.types.diagnostics
    }

    fn spend(&mut self, texts: &[Option<&str>], span: Span) -> Option<()> {
        self.types.budget.spend(texts, span, self.types.diagnostics)
    }

    fn callable(&mut self, service: &'a wsdl::Service) -> Vec<Callable<'a>> {
        let table = &self.definitions.bindings;
        let mut bound = Vec::new();
        for port in &service.ports {
            if let Some(index) = table.find(&port.binding, self.types.diagnostics) {
                bound.push((port, &table.items()[index]));
            }
        }
        let twins: HashSet<Option<QName>> = bound
            .iter()
            .filter(|(_, binding)| matches!(binding.item.protocol, Protocol::Soap11(_)))
            .map(|(_, binding)| binding.item.port_type.name.clone())
            .collect();
        let mut callable = Vec::new();
        for (port, binding) in &bound {
            match &binding.item.protocol {
                Protocol::Soap11(soap) => callable.push(Callable { port, binding, soap }),
                Protocol::Soap12 => {
                    self.soap12(port, twins.contains(&binding.item.port_type.name));
                }
                Protocol::Other(extension) => self.no_soap(port, extension.as_deref()),
            }
        }
        callable
    }

    fn soap12(&mut self, port: &Port, has_twin: bool) {
        let name = Quoted(&port.name);
        if has_twin {
            let message = format!(
                "the port {name} speaks SOAP 1.2 and is left out: another port offers the same \
                 in SOAP 1.1"
            );
            self.diagnostics().note("skipped-port", port.span, message);
        } else {
            let message = format!("not supported yet: SOAP 1.2, which the port {name} speaks");
            self.diagnostics()
                .error("not-supported", port.span, message)
                .help("ask the service for a SOAP 1.1 binding");
        }
    }

    fn no_soap(&mut self, port: &Port, extension: Option<&str>) {
        let name = Quoted(&port.name);
        let message = match extension {
            Some(element) => {
                format!("the port {name} is left out: its binding is {}, not SOAP", Quoted(element))
            }
            None => format!("the port {name} is left out: its binding names no protocol"),
        };
        self.diagnostics().note("skipped-port", port.span, message);
    }

    fn address(&mut self, port: &Port) -> String {
        if let Some(address) = &port.address {
            return address.location.clone();
        }
        let message =
            format!("the port {} has no `soap:address`; read as empty", Quoted(&port.name));
        self.diagnostics()
            .warning("missing-address", port.span, message)
            .help("the client must be given the address");
        String::new()
    }

    /// The operations that the binding offers; without them, there is a new error.
    fn operations(&mut self, binding: &'a Binding, soap: &SoapBinding) -> Option<Vec<Operation>> {
        let port_types = &self.definitions.port_types;
        let index = port_types.find(&binding.port_type, self.types.diagnostics)?;
        let port_type = &port_types.items()[index].item;
        let declared =
            port_type.operations.iter().map(|it| (&*it.name, it.span, it.fingerprint, it));
        let mut declared: HashMap<&str, &AbstractOperation> =
            self.distinct(declared).into_iter().map(|it| (&*it.name, it)).collect();
        let bound = binding.operations.iter().map(|it| (&*it.name, it.span, it.fingerprint, it));
        let mut operations = Vec::new();
        for bound in self.distinct(bound) {
            self.spend(&[Some(&bound.soap_action)], bound.span)?;
            match declared.remove(&*bound.name) {
                Some(declared) => operations.extend(self.operation(declared, bound, soap)),
                None => self.missing_operation(bound, &binding.port_type),
            }
        }
        let mut left: Vec<&AbstractOperation> = declared.into_values().collect();
        left.sort_by_key(|operation| operation.span);
        for operation in left {
            let message = format!(
                "the operation `{}` is left out: the binding of its portType does not have it",
                operation.name
            );
            self.diagnostics()
                .warning("unbound-operation", operation.span, message)
                .help("add it to the binding if the service offers it");
        }
        Some(operations)
    }

    /// Operations by name. Those that say the same thing are merged; overloading is an error.
    fn distinct<T>(
        &mut self,
        operations: impl Iterator<Item = (&'a str, Span, u64, &'a T)>,
    ) -> Vec<&'a T> {
        let mut seen: HashMap<&str, (Span, u64)> = HashMap::new();
        let mut distinct = Vec::new();
        for (name, span, fingerprint, operation) in operations {
            let Some((first, same_as)) = seen.get(name) else {
                seen.insert(name, (span, fingerprint));
                distinct.push(operation);
                continue;
            };
            if *same_as == fingerprint {
                let message = format!(
                    "the operation `{name}` is declared twice in the same way; one is used"
                );
                self.types
                    .diagnostics
                    .warning("duplicate", span, message)
                    .clashes_with(*first)
                    .help("remove one of them");
            } else {
                let message = format!("not supported yet: the operation `{name}` is overloaded");
                self.types
                    .diagnostics
                    .error("duplicate", span, message)
                    .clashes_with(*first)
                    .help("remove or rename one of them");
            }
        }
        distinct
    }

    fn missing_operation(&mut self, bound: &BoundOperation, port_type: &Reference) {
        let message = format!("the portType {port_type} has no operation `{}`", bound.name);
        self.diagnostics()
            .error("dangling-operation", bound.span, message)
            .help("declare it there, or remove it from the binding");
    }

    fn operation(
        &mut self,
        declared: &AbstractOperation,
        bound: &BoundOperation,
        soap: &SoapBinding,
    ) -> Option<Operation> {
        if declared.speaks_first {
            let message =
                format!("not supported yet: in `{}` the service speaks first", bound.name);
            self.diagnostics()
                .error("not-supported", declared.span, message)
                .help("WSDL 1.1 §2.4: a client can call operations that begin with an input");
            return None;
        }
        // An input that names no message is an error already.
        let input = declared.input.as_ref()?;
        let Some(body) = &bound.input else {
            let message = format!("the input of `{}` has no `soap:body`", bound.name);
            self.diagnostics()
                .error("missing-body", bound.span, message)
                .help("WSDL 1.1 §3.5: the body says how the parts are encoded");
            return None;
        };
        self.check_style(bound, soap)?;
        let documentation = declared.documentation.as_ref().or(bound.documentation.as_ref());
        let texts = [documentation.map(String::as_str), Some(&*body.namespace)];
        self.spend(&texts, bound.span)?;
        let input_parts = self.parts(input, Some(body));
        let output_parts = match &declared.output {
            Some(output) => self.parts(output, bound.output.as_ref()),
            None => Some(Vec::new()),
        };
        Some(Operation {
            name: bound.name.clone(),
            documentation: documentation.cloned(),
            soap_action: bound.soap_action.clone(),
            body_namespace: body.namespace.clone(),
            input: input_parts?,
            output: output_parts?,
            span: declared.span,
        })
    }

    /// Only rpc/encoded is generated for now.
    fn check_style(&mut self, bound: &BoundOperation, soap: &SoapBinding) -> Option<()> {
        let bodies = [&bound.input, &bound.output];
        let mut literal = bodies.into_iter().flatten().filter(|body| !body.encoded);
        let (style, literal) = (bound.style.unwrap_or(soap.style), literal.next());
        if style == Style::Rpc && literal.is_none() {
            return Some(());
        }
        let style = if style == Style::Rpc { "rpc" } else { "document" };
        let encoding = if literal.is_some() { "literal" } else { "encoded" };
        // All operations of a binding are mostly alike, so that one error for all of them will do.
        let span = if bound.style.is_some() { bound.span } else { soap.span };
        self.diagnostics()
            .error("not-supported", span, format!("not supported yet: {style}/{encoding}"))
            .help("only rpc/encoded bindings are generated");
        None
    }

    fn parts(&mut self, message: &Reference, body: Option<&Body>) -> Option<Vec<Part>> {
        if let Some(header) = body.and_then(|body| body.header) {
            self.diagnostics()
                .warning("ignored-header", header, "SOAP headers are not sent or read")
                .help("pass what the header would carry in another way");
        }
        let table = &self.definitions.messages;
        let message = &table.items()[table.find(message, self.types.diagnostics)?];
        let listed = body.and_then(|body| body.parts.as_ref().map(|parts| (parts, body.span)));
        if let Some((names, span)) = listed {
            self.check_listed(names, span, &message.item)?;
        }
        let mut parts: Vec<Part> = Vec::new();
        let mut sound = true;
        for part in &message.item.parts {
            if listed.is_none_or(|(names, _)| names.contains(&part.name)) {
                self.spend(&[], part.span)?;
                match self.part(part) {
                    Some(part) => parts.push(part),
                    None => sound = false,
                }
            }
        }
        sound.then(|| self.distinct_parts(parts))?
    }

    fn check_listed(
        &mut self,
        names: &HashSet<String>,
        span: Span,
        message: &Message,
    ) -> Option<()> {
        let parts: HashSet<&String> = message.parts.iter().map(|part| &part.name).collect();
        let missing = names.iter().filter(|name| !parts.contains(name)).min();
        let Some(name) = missing else { return Some(()) };
        let text = format!("`soap:body` lists the part {}, which the message lacks", Quoted(name));
        self.diagnostics()
            .error("dangling-part", span, text)
            .help("add the part to the message, or take it off the list");
        None
    }

    fn part(&mut self, part: &wsdl::Part) -> Option<Part> {
        let name = Quoted(&part.name);
        let ty = match &part.content {
            PartContent::Type(ty) => self.types.named(ty)?,
            PartContent::Element(element) => {
                let message =
                    format!("the part {name} of an encoded body refers to the element {element}");
                self.diagnostics()
                    .error("element-part", part.span, message)
                    .help("WSDL 1.1 §3.5: with use=\"encoded\" a part must have a `type`");
                return None;
            }
            PartContent::Nothing => {
                let message = format!("the part {name} has no `type`");
                self.diagnostics().error("missing-attribute", part.span, message).help("add it");
                return None;
            }
        };
        Some(Part { name: part.name.clone(), ty, span: part.span })
    }

    fn distinct_parts(&mut self, parts: Vec<Part>) -> Option<Vec<Part>> {
        let mut seen: HashMap<&str, &Part> = HashMap::new();
        for part in &parts {
            if let Some(first) = seen.insert(&part.name, part) {
                let message = format!("the part `{}` is declared twice in one message", part.name);
                self.types
                    .diagnostics
                    .error("duplicate", part.span, message)
                    .clashes_with(first.span)
                    .help("remove or rename one of them");
                return None;
            }
        }
        Some(parts)
    }
}
