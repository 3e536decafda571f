//! Operations that are bound to SOAP 1.2.

mod support;

use support::{Answer, OPERATION, Server};
use wsdl_runtime::{Operation, Result};

const SOAP_12: &str = "http://www.w3.org/2003/05/soap-envelope";

fn reply(body: &str) -> Answer {
    Answer::ok(format!("<e:Envelope xmlns:e=\"{SOAP_12}\"><e:Body>{body}</e:Body></e:Envelope>"))
}

async fn call(server: &Server, operation: &Operation) -> Result<Option<String>> {
    server.client().call(operation, &()).await
}

#[tokio::test]
async fn the_action_is_a_parameter_of_the_content_type() {
    let server = Server::start(|_| {
        reply("<g:GreetResponse xmlns:g=\"urn:greeter\"><return>Hello</return></g:GreetResponse>")
    })
    .await;
    let answer = call(&server, &OPERATION.soap12()).await.unwrap();
    assert_eq!(answer.as_deref(), Some("Hello"));
    let seen = &server.seen()[0];
    assert_eq!(
        seen.header("content-type"),
        Some("application/soap+xml; charset=utf-8; action=\"urn:greeter#Greet\"")
    );
    assert_eq!(seen.header("accept"), Some("application/soap+xml"));
    assert_eq!(seen.header("soapaction"), None);
}

#[tokio::test]
async fn no_action_is_no_parameter() {
    let server = Server::start(|_| reply("")).await;
    call(&server, &OPERATION.soap_action("").soap12()).await.unwrap();
    let seen = &server.seen()[0];
    assert_eq!(seen.header("content-type"), Some("application/soap+xml; charset=utf-8"));
}

#[tokio::test]
async fn the_encoding_style_moves_from_the_body_to_the_wrapper() {
    let server = Server::start(|_| reply("")).await;
    call(&server, &OPERATION.soap12()).await.unwrap();
    let body = &server.seen()[0].body;
    assert!(body.contains(&format!("<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"{SOAP_12}\"")), "{body}");
    assert!(
        body.contains(
            "<SOAP-ENV:Body><op:Greet \
             SOAP-ENV:encodingStyle=\"http://www.w3.org/2003/05/soap-encoding\" \
             xmlns:op=\"urn:greeter\">"
        ),
        "{body}"
    );
}

#[tokio::test]
async fn a_fault_of_soap_1_2_is_a_fault() {
    let fault = "<e:Fault><e:Code><e:Value>e:Sender</e:Value></e:Code>\
                 <e:Reason><e:Text xml:lang=\"en\">No</e:Text></e:Reason></e:Fault>";
    let server = Server::start(move |_| reply(fault).status(400)).await;
    let error = call(&server, &OPERATION.soap12()).await.unwrap_err();
    assert_eq!(error.fault().unwrap().local_code(), "Sender");
}
