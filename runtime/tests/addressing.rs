//! Requests that say in their header where they go (WS-Addressing 1.0).

mod support;

use support::{Answer, OPERATION, Server};
use wsdl_runtime::{Client, Operation, Result};

async fn call(client: &Client, operation: &Operation) -> Result<Option<String>> {
    client.call(operation, &()).await
}

/// The header of the last request, with short names.
fn header(server: &Server) -> String {
    let body = server.seen().pop().unwrap().body;
    let header = body.split("<SOAP-ENV:Header>").nth(1).unwrap_or_default();
    let header = header.split("</SOAP-ENV:Header>").next().unwrap();
    header.replace(" xmlns:wsa=\"http://www.w3.org/2005/08/addressing\"", "")
}

#[tokio::test]
async fn an_operation_can_ask_for_it_with_an_action() {
    let server = Server::start(|_| Answer::reply("Hello")).await;
    let client = server.client().with_endpoint(&format!("{}soap?a=1&b=2", server.url)).unwrap();
    call(&client, &OPERATION.addressing("urn:greeter/GreetRequest")).await.unwrap();
    let (sent, id) = (header(&server), id(&header(&server)));
    assert_eq!(
        sent,
        format!(
            "<wsa:Action>urn:greeter/GreetRequest</wsa:Action>\
             <wsa:MessageID>{id}</wsa:MessageID>\
             <wsa:To>{}soap?a=1&amp;b=2</wsa:To>\
             <wsa:ReplyTo><wsa:Address>http://www.w3.org/2005/08/addressing/anonymous\
             </wsa:Address></wsa:ReplyTo>",
            server.url
        )
    );
    assert_eq!((id.len(), id.starts_with("urn:uuid:")), (45, true));
}

fn id(header: &str) -> String {
    let id = header.split("<wsa:MessageID>").nth(1).and_then(|rest| rest.split('<').next());
    id.unwrap().to_owned()
}

#[tokio::test]
async fn each_message_has_an_id_of_its_own() {
    let server = Server::start(|_| Answer::reply("Hello")).await;
    let client = Client::builder(&server.url).addressing(true).build().unwrap();
    call(&client, &OPERATION).await.unwrap();
    let first = id(&header(&server));
    call(&client, &OPERATION).await.unwrap();
    assert_ne!(id(&header(&server)), first);
    assert!(header(&server).starts_with("<wsa:Action>urn:greeter#Greet</wsa:Action>"));
}

#[tokio::test]
async fn the_client_has_the_last_word() {
    let server = Server::start(|_| Answer::reply("Hello")).await;
    let client = Client::builder(&server.url).addressing(false).build().unwrap();
    call(&client, &OPERATION.addressing("urn:a")).await.unwrap();
    assert_eq!(header(&server), "");
}

#[tokio::test]
async fn no_action_is_an_error() {
    let server = Server::start(|_| Answer::reply("Hello")).await;
    let operation = OPERATION.soap_action("").addressing("");
    let error = call(&server.client(), &operation).await.unwrap_err();
    assert!(error.is_config() && error.to_string().contains("wants an action"), "{error}");
    assert!(server.seen().is_empty());
}
