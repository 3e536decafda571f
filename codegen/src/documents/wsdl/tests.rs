//! What a document writes is kept, whether or not anything comes of it yet.

use std::collections::HashSet;

use super::*;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Sources;
use crate::documents::{encoding, xml};

#[track_caller]
fn shop() -> Definitions {
    let text = include_bytes!("../../../tests/hazards/bindings/service.wsdl");
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let id = encoding::add(&mut sources, "bindings.wsdl", text.to_vec(), &mut diagnostics);
    let mut definitions = Definitions::default();
    let document = xml::parse(sources.get(id), id, &mut diagnostics).expect("a document");
    read(document.root(), &mut definitions, &mut Vec::new(), &mut diagnostics);
    let shown: Vec<String> =
        diagnostics.into_list(&sources).iter().map(ToString::to_string).collect();
    assert_eq!(shown.len(), 1, "{shown:#?}");
    let expected = "bindings.wsdl:35:9: warning[unknown-extension]: the extension `x:seal` `wax` \
                    of `urn:extension` must be understood";
    assert!(shown[0].starts_with(expected), "{}", shown[0]);
    definitions
}

#[test]
fn abstract_operations_keep_names_actions_and_faults() {
    let definitions = shop();
    let operation = &definitions.port_types.items()[0].item.operations[0];
    assert_eq!(operation.name, "order it");
    let input = operation.input.as_ref().expect("an input");
    assert_eq!(input.name.as_deref(), Some("orderIn"));
    assert_eq!(input.action.as_deref(), Some("urn:shop/order"));
    assert_eq!(operation.output.as_ref().and_then(|it| it.action.as_ref()), None);
    let fault = &operation.faults[0];
    assert_eq!(fault.name.as_deref(), Some("soldOut"));
    assert_eq!(fault.action.as_deref(), Some("urn:shop/soldOut"));
    assert!(fault.message.name.as_ref().is_some_and(|name| name.is("urn:shop", "done")));
    assert_eq!(definitions.messages.items()[0].item.parts[0].name, "the order");
}

#[test]
fn soap_1_1_and_soap_1_2_bindings_are_told_apart() {
    let definitions = shop();
    let [first, second] = definitions.bindings.items() else { panic!("two bindings") };
    for (binding, version) in [(first, SoapVersion::V11), (second, SoapVersion::V12)] {
        let Protocol::Soap(soap) = &binding.item.protocol else { panic!("no SOAP") };
        assert_eq!((soap.version, soap.style), (version, Style::Document));
        assert_eq!(soap.transport, "http://schemas.xmlsoap.org/soap/http");
        assert!(binding.item.addressing);
    }
    let operation = &second.item.operations[0];
    assert_eq!(operation.soap_action, "urn:order");
    assert!(
        operation.input.as_ref().is_some_and(|it| it.body.is_some() && it.attachments.is_empty())
    );
    let port = &definitions.services.items()[0].item.ports[0];
    assert_eq!(port.address.as_ref().map(|it| &*it.location), Some("http://localhost/shop12"));
}

#[test]
fn bodies_headers_and_faults_are_kept() {
    let definitions = shop();
    let operation = &definitions.bindings.items()[0].item.operations[0];
    let input = operation.input.as_ref().expect("an input");
    assert_eq!(input.name.as_deref(), Some("orderIn"));
    let attached: Vec<_> = input.attachments.iter().map(|it| it.part.as_deref()).collect();
    assert_eq!(attached, [Some("picture")]);
    let body = input.body.as_ref().expect("the body inside of the MIME part");
    assert_eq!(body.parts.as_ref().map(HashSet::len), Some(2));
    let header = &input.headers[0];
    assert_eq!(header.part, "session");
    let fault = &header.faults[0];
    assert_eq!((&*fault.part, &*fault.namespace), ("why", "urn:why"));
    let output = operation.output.as_ref().and_then(|it| it.body.as_ref());
    assert!(output.is_some_and(|body| !body.encoded), "the first body counts");
    assert_eq!(operation.faults[0].name, "soldOut");
}
