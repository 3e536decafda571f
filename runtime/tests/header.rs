//! Header blocks of the caller's own.

mod support;

use support::{Answer, OPERATION, Server, greet};
use wsdl_runtime::{Client, HeaderBlock};

const SESSION: &str = "<s:Session xmlns:s=\"urn:s\"><s:id>hush-hush</s:id></s:Session>";

fn session() -> HeaderBlock {
    HeaderBlock::from_xml(SESSION).unwrap()
}

#[tokio::test]
async fn blocks_stand_before_the_body_in_order() {
    let server = Server::start(|_| Answer::reply("Hello")).await;
    let tenant = HeaderBlock::from_xml("\n<t xmlns='urn:t'>7</t> ").unwrap();
    let client = Client::builder(&server.url).header(session()).build().unwrap();
    greet(&client.with_header(tenant)).await.unwrap();
    greet(&client).await.unwrap();
    greet(&server.client()).await.unwrap();

    let bodies: Vec<String> = server.seen().into_iter().map(|seen| seen.body).collect();
    let both = format!(
        "><SOAP-ENV:Header>{SESSION}<t xmlns='urn:t'>7</t></SOAP-ENV:Header><SOAP-ENV:Body "
    );
    let one = format!("><SOAP-ENV:Header>{SESSION}</SOAP-ENV:Header><SOAP-ENV:Body ");
    assert_eq!(bodies[0], bodies[2].replace("><SOAP-ENV:Body ", &both));
    assert_eq!(bodies[1], bodies[2].replace("><SOAP-ENV:Body ", &one));
}

#[tokio::test]
async fn attributes_are_those_of_the_soap_version() {
    let server = Server::start(|_| Answer::reply("Hello")).await;
    let block = HeaderBlock::from_xml("<a xmlns='urn:a'/>").unwrap();
    let said = HeaderBlock::from_xml("<b xmlns='urn:b' SOAP-ENV:mustUnderstand='0'/>").unwrap();
    let client = server
        .client()
        .with_header(block.must_understand(true).actor("urn:next?a&b"))
        .with_header(said.must_understand(true));
    for (operation, attributes) in [
        (OPERATION, "mustUnderstand=\"1\" SOAP-ENV:actor"),
        (OPERATION.soap12(), "mustUnderstand=\"true\" SOAP-ENV:role"),
    ] {
        client.call::<_, Option<String>>(&operation, &()).await.unwrap();
        let body = server.seen().pop().unwrap().body;
        let expected = format!(
            "<SOAP-ENV:Header><a SOAP-ENV:{attributes}=\"urn:next?a&amp;b\" xmlns='urn:a'/>\
             <b xmlns='urn:b' SOAP-ENV:mustUnderstand='0'/></SOAP-ENV:Header>"
        );
        assert!(body.contains(&expected), "{body}");
    }
}

#[tokio::test]
async fn values_are_cut_out_of_errors_unless_they_are_public() {
    let server = Server::start(|_| Answer::fault("Server", "who is hush-hush", "")).await;
    let error = greet(&server.client().with_header(session())).await.unwrap_err();
    assert_eq!(error.fault().unwrap().string, "who is [secret]");
    let shown = format!("{error:?} {:?}", session());
    assert!(shown.contains("s:Session") && !shown.contains("hush"), "{shown}");

    let error = greet(&server.client().with_header(session().public())).await.unwrap_err();
    assert_eq!(error.fault().unwrap().string, "who is hush-hush");
}

#[tokio::test]
async fn what_is_no_element_makes_no_block() {
    for xml in ["hush", "<a>hush", "<a/><b/>", "<a:b/>"] {
        let error = HeaderBlock::from_xml(xml).unwrap_err();
        assert!(error.is_config() && !error.to_string().contains("hush"), "{error}");
    }
}

#[tokio::test]
async fn an_actor_that_xml_cannot_carry_is_not_sent() {
    let server = Server::start(|_| Answer::reply("Hello")).await;
    let error = greet(&server.client().with_header(session().actor("\u{0}"))).await.unwrap_err();
    assert!(error.to_string().contains("Greet of Greeter: the header"), "{error}");
    assert!(server.seen().is_empty());
}
