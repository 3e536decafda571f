//! Services and ports.

use std::collections::HashSet;

use super::types::Types;
use crate::documents::codes;
use crate::documents::diagnostics::{Diagnostics, Mark};
use crate::documents::source::Span;
use crate::documents::wsdl::{
    self, Binding, Definitions, Port, Protocol, SoapBinding, SoapVersion,
};
use crate::documents::xml::name::{QName, Quoted};
use crate::documents::xml::table::Declared;
use crate::model::{Service, WireName};
use crate::quirks::{missing_address, reference, style, unoffered};

/// Whether some operation takes its parts literally.
pub(super) fn is_literal(definitions: &Definitions) -> bool {
    let operations = definitions.bindings.items().iter().flat_map(|it| &it.item.operations);
    let mut messages = operations.flat_map(|it| [&it.input, &it.output]).flatten();
    messages.any(|message| message.body.as_ref().is_none_or(|body| !body.encoded))
}

/// Every port that can be called, in document order.
pub(super) fn resolve<'a>(
    definitions: &'a Definitions,
    start: Mark,
    types: &mut Types<'a>,
) -> Vec<Service> {
    let errors = types.diagnostics.error_count();
    let mut resolver = Resolver::new(definitions, types);
    let mut services: Vec<Service> =
        definitions.services.items().iter().flat_map(|it| resolver.service(it)).collect();
    services.extend(resolver.bindings());
    let unmatched = resolver.unmatched;
    if services.iter().any(|service| !service.operations.is_empty()) {
        types.diagnostics.forgive(start);
    } else if unmatched && types.diagnostics.error_count() == errors {
        report_nothing_left(definitions, types.diagnostics);
    }
    if services.is_empty() && types.diagnostics.error_count() == errors {
        report_no_service(definitions, types.diagnostics);
    }
    services
}

/// A client without a single method is of no use, and hides that something is wrong.
fn report_nothing_left(definitions: &Definitions, diagnostics: &mut Diagnostics) {
    diagnostics
        .error(codes::NO_SERVICE, definitions.start, "no operation is left that can be called")
        .help("the warnings say why each of them is left out");
}

/// What can be called by nobody may still declare types that others use.
fn report_no_service(definitions: &Definitions, diagnostics: &mut Diagnostics) {
    let message = if definitions.services.items().is_empty() {
        "the document declares no service"
    } else {
        "no service has a port that speaks SOAP"
    };
    let schemas = &definitions.schemas;
    if schemas.types.items().is_empty() && schemas.elements.items().is_empty() {
        diagnostics
            .error(codes::NO_SERVICE, definitions.start, message)
            .help("add a `service` with a `port` that has a `soap:address`");
    } else {
        let message = format!("{message}; only its types are generated");
        diagnostics
            .left_out(codes::NO_SERVICE, definitions.start, message)
            .help("generate from the document that has the `service`, if there is one");
    }
}

pub(super) struct Resolver<'a, 't> {
    pub(super) definitions: &'a Definitions,
    pub(super) types: &'t mut Types<'a>,
    /// The bindings that ports refer to, by their positions.
    offered: HashSet<usize>,
    /// The portTypes that can be called by way of a port.
    callable: HashSet<Option<QName>>,
    /// An operation is declared, or bound, that the other side does not have.
    pub(super) unmatched: bool,
}

/// A binding that can be called, with what it says about itself.
#[derive(Clone, Copy)]
pub(super) struct Callable<'a> {
    /// The port that offers it, if one does.
    port: Option<&'a Port>,
    pub binding: &'a Declared<Binding>,
    pub soap: &'a SoapBinding,
}

impl Callable<'_> {
    /// Whether WS-Addressing is asked for.
    pub(super) fn addressing(&self) -> bool {
        self.binding.item.addressing || self.port.is_some_and(|port| port.addressing)
    }
}

impl<'a, 't> Resolver<'a, 't> {
    fn new(definitions: &'a Definitions, types: &'t mut Types<'a>) -> Self {
        let (offered, callable) = (HashSet::new(), HashSet::new());
        Self { definitions, types, offered, callable, unmatched: false }
    }

    fn service(&mut self, service: &'a Declared<wsdl::Service>) -> Vec<Service> {
        let callable = self.callable(&service.item);
        let several = callable.len() > 1;
        let documentation = self.documentation(&service.item);
        let mut services = Vec::new();
        for (port, callable) in callable {
            let name = &service.name.local;
            let texts = [documentation, Some(&*service.name.namespace)];
            if self.spend(&texts, port.span).is_none() {
                continue;
            }
            let owner = name.clone();
            let name = if several { format!("{name}.{}", port.name) } else { name.clone() };
            let mark = self.diagnostics().mark();
            let Some(operations) = self.operations(callable) else {
                self.diagnostics().blame(mark, &format!("the port {}", Quoted(&port.name)));
                continue;
            };
            services.push(Service {
                name,
                service: owner,
                port: port.name.clone(),
                binding: wire_name(&callable.binding.name),
                target_namespace: service.name.namespace.as_ref().to_owned(),
                address: self.address(port),
                documentation: documentation.map(str::to_owned),
                span: if several { port.span } else { service.span },
                soap12: callable.soap.version == SoapVersion::V12,
                operations,
            });
        }
        services
    }

    /// The bindings that no port offers, unless one of their portType can be called already: the
    /// addresses have to come from elsewhere.
    fn bindings(&mut self) -> Vec<Service> {
        let declared = self.definitions.bindings.items().iter().enumerate();
        let left = declared.filter(|(index, _)| !self.offered.contains(index));
        let soap = left.filter_map(|(_, binding)| match &binding.item.protocol {
            Protocol::Soap(soap) => Some(Callable { port: None, binding, soap }),
            Protocol::Unnamed(_) | Protocol::Other(_) => None,
        });
        let soap: Vec<Callable<'a>> = soap.collect();
        let twins = port_types_of_soap11(soap.iter().map(|it| it.binding));
        let mut services = Vec::new();
        for callable in soap {
            let Callable { binding, soap, .. } = callable;
            if soap.version == SoapVersion::V12 && twins.contains(&binding.item.port_type.name) {
                continue;
            }
            let (name, span) = (&binding.name, binding.span);
            if self.callable.contains(&binding.item.port_type.name) {
                unoffered::report_twin(&name.local, span, self.diagnostics());
                continue;
            }
            style::check_transport(soap, self.diagnostics());
            missing_address::report_binding(&name.local, span, self.diagnostics());
            let mark = self.diagnostics().mark();
            let Some(operations) = self.operations(callable) else {
                self.diagnostics().blame(mark, &format!("the binding {}", Quoted(&name.local)));
                continue;
            };
            services.push(Service {
                name: name.local.clone(),
                service: name.local.clone(),
                port: String::new(),
                binding: wire_name(name),
                target_namespace: name.namespace.as_ref().to_owned(),
                address: String::new(),
                documentation: self.definitions.documentation.clone(),
                span,
                soap12: soap.version == SoapVersion::V12,
                operations,
            });
        }
        services
    }

    /// The service's own documentation; that of the document if it declares only one service.
    fn documentation(&self, service: &'a wsdl::Service) -> Option<&'a str> {
        let alone = self.definitions.services.items().len() == 1;
        let whole = self.definitions.documentation.as_ref().filter(|_| alone);
        service.documentation.as_ref().or(whole).map(String::as_str)
    }

    pub(super) fn diagnostics(&mut self) -> &mut Diagnostics {
        self.types.diagnostics
    }

    pub(super) fn spend(&mut self, texts: &[Option<&str>], span: Span) -> Option<()> {
        self.types.budget.spend(texts, span, self.types.diagnostics)
    }

    /// The ports that speak SOAP. Of two that offer the same in both versions, the one of SOAP 1.1
    /// is taken.
    fn callable(&mut self, service: &'a wsdl::Service) -> Vec<(&'a Port, Callable<'a>)> {
        let table = &self.definitions.bindings;
        let mut bound = Vec::new();
        for port in &service.ports {
            let mark = self.types.diagnostics.mark();
            match reference::find_or_only(table, &port.binding, self.types.diagnostics) {
                Some(index) => {
                    self.offered.insert(index);
                    bound.push((port, &table.items()[index]));
                }
                None => {
                    let what = format!("the port {}", Quoted(&port.name));
                    self.types.diagnostics.blame(mark, &what);
                }
            }
        }
        let twins = port_types_of_soap11(bound.iter().map(|(_, binding)| *binding));
        let mut callable = Vec::new();
        for (port, binding) in bound {
            match &binding.item.protocol {
                Protocol::Soap(soap)
                    if soap.version == SoapVersion::V12
                        && twins.contains(&binding.item.port_type.name) =>
                {
                    self.twin(port);
                }
                Protocol::Soap(soap) => {
                    style::check_transport(soap, self.diagnostics());
                    self.callable.insert(binding.item.port_type.name.clone());
                    callable.push((port, Callable { port: Some(port), binding, soap }));
                }
                Protocol::Other(extension) => self.no_soap(port, extension.as_deref()),
                // It has been repaired.
                Protocol::Unnamed(_) => {}
            }
        }
        callable
    }

    fn twin(&mut self, port: &Port) {
        let message = format!(
            "the port {} speaks SOAP 1.2 and is left out: another port offers the same in SOAP 1.1",
            Quoted(&port.name)
        );
        self.diagnostics().note(codes::SKIPPED_PORT, port.span, message);
    }

    fn no_soap(&mut self, port: &Port, extension: Option<&str>) {
        let name = Quoted(&port.name);
        let message = match extension {
            Some(element) => {
                format!("the port {name} is left out: its binding is {}, not SOAP", Quoted(element))
            }
            None => format!("the port {name} is left out: its binding names no protocol"),
        };
        self.diagnostics().note(codes::SKIPPED_PORT, port.span, message);
    }

    fn address(&mut self, port: &Port) -> String {
        if let Some(address) = &port.address {
            return address.location.clone();
        }
        missing_address::report_port(port, self.diagnostics());
        String::new()
    }
}

fn wire_name(name: &QName) -> WireName {
    WireName { namespace: name.namespace.as_ref().to_owned(), local: name.local.clone() }
}

/// The portTypes that are offered in SOAP 1.1.
fn port_types_of_soap11<'a>(
    bindings: impl Iterator<Item = &'a Declared<Binding>>,
) -> HashSet<Option<QName>> {
    let soap11 = bindings.filter(|binding| {
        matches!(&binding.item.protocol, Protocol::Soap(soap) if soap.version == SoapVersion::V11)
    });
    soap11.map(|binding| binding.item.port_type.name.clone()).collect()
}
