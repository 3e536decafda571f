//! Calls without generated types, between a client and an endpoint that know no more than operations.

#![cfg(all(feature = "tree", feature = "server"))]

use wsdl_runtime::server::{Context, Document, Dynamic, Endpoint, Sent};
use wsdl_runtime::tree::{Body, Element, Parts};
use wsdl_runtime::{Client, Fault, Operation, Result, ServiceTransport};

const ENCODED: Operation = Operation::rpc_encoded("Greeter", "Encoded").namespace("urn:greeter");
const LITERAL: Operation = Operation::rpc_literal("Greeter", "Literal").namespace("urn:greeter");
const DOCUMENT: Operation = Operation::document("Greeter", "Greet")
    .input("urn:greeter", "Greet")
    .output("Greeting")
    .output_namespace("urn:greeter");
const EMPTY: Operation = Operation::document("Greeter", "Empty").soap_action("urn:empty");

static WSDL: [Document; 1] =
    [Document::new("<definitions><address location='http://old/'/></definitions>", &[])];

/// Greets whoever is named.
fn greet(context: &Context, body: &Body) -> std::result::Result<Sent, Fault> {
    let name = body.0.as_ref().and_then(|it| it.child("name")).map(Element::text);
    let text = match name.as_deref() {
        Some("nobody") => return Err(Fault::new("Client", "there is nobody to greet")),
        Some("raw") => {
            let raw = "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body>\
                       <Greeting xmlns='urn:greeter'>raw</Greeting></e:Body></e:Envelope>";
            return Ok(Sent::Envelope(raw.into()));
        }
        Some(name) => format!("Hello, {name}!"),
        None => "Hello!".to_owned(),
    };
    let of_document =
        !context.operation().name().ends_with("ed") && context.operation().name() != "Literal";
    let (namespace, local) = if of_document { ("urn:greeter", "Greeting") } else { ("", "return") };
    let parts = Parts(vec![Element::new(namespace, local).with_text(text)]);
    Ok(Sent::Parts { parts, headers: Parts::default() })
}

fn endpoint() -> Endpoint {
    let mut service = Dynamic::new("Greeter");
    service.documents = &WSDL;
    service.address = "http://old/";
    service.operations = vec![ENCODED, LITERAL, DOCUMENT, EMPTY];
    Endpoint::dynamic(service, greet)
}

fn client() -> Client {
    let transport = ServiceTransport::new(endpoint());
    Client::builder("http://greeter.example.org/").transport(transport).build().unwrap()
}

async fn call(operation: &Operation, name: &str) -> Result<Option<Element>> {
    let name = Element::new("", "name").with_text(name);
    let parts = match operation.name() {
        "Greet" => {
            let mut greet = Element::new("urn:greeter", "Greet");
            greet.content.push(name.into());
            Parts(vec![greet])
        }
        _ => Parts(vec![name]),
    };
    client().call::<_, Body>(operation, &parts).await.map(|body| body.0)
}

#[tokio::test]
async fn every_style_is_called_and_answered() {
    for (operation, wrapper) in [(ENCODED, "EncodedResponse"), (LITERAL, "LiteralResponse")] {
        for operation in [operation, operation.soap12()] {
            let reply = call(&operation, "Ana").await.unwrap().unwrap();
            assert_eq!((reply.namespace.as_str(), reply.name.as_str()), ("urn:greeter", wrapper));
            assert_eq!(reply.child("return").unwrap().text(), "Hello, Ana!");
        }
    }
    let reply = call(&DOCUMENT, "Ana").await.unwrap().unwrap();
    assert_eq!((reply.name.as_str(), reply.text().as_str()), ("Greeting", "Hello, Ana!"));
    let reply = call(&DOCUMENT, "raw").await.unwrap().unwrap();
    assert_eq!(reply.text(), "raw", "an envelope is sent as it is");
    let reply = client().call::<_, Body>(&EMPTY, &Parts::default()).await.unwrap().0.unwrap();
    assert_eq!(reply.text(), "Hello!", "an empty body holds no element");
}

#[tokio::test]
async fn a_refusal_is_a_fault() {
    let error = call(&DOCUMENT, "nobody").await.unwrap_err();
    assert_eq!(error.fault().map(|it| it.string.as_str()), Some("there is nobody to greet"));
}
