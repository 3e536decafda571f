//! Replies of several parts over HTTP.

mod support;

use support::{Answer, Server, greet};
use wsdl_runtime::types::Base64Binary;
use wsdl_runtime::{Client, Result};

const PHOTO: &[u8] = b"\x89PNG\r\n\0--=_b";

/// An envelope with this in its body, and a photo beside it.
fn answer(body: &str) -> Answer {
    let envelope = support::envelope(body);
    let root = format!(
        "--=_b\r\nContent-Type: application/xop+xml; charset=utf-8; type=\"text/xml\"\r\n\
         Content-ID: <root>\r\n\r\n{envelope}\r\n--=_b\r\nContent-ID: <photo@x>\r\n\r\n"
    );
    let whole = [root.as_bytes(), PHOTO, b"\r\n--=_b--\r\n"].concat();
    let content_type = "multipart/related; type=\"application/xop+xml\"; boundary=\"=_b\"; \
                        start=\"<root>\"; start-info=\"text/xml\"";
    Answer {
        status: 200,
        headers: vec![("content-type", content_type.to_owned())],
        body: whole.into(),
    }
}

fn photo(cid: &str) -> Answer {
    let xop = "http://www.w3.org/2004/08/xop/include";
    let include = format!("<i:Include xmlns:i=\"{xop}\" href=\"cid:{cid}\"/>");
    answer(&format!("<GreetResponse><return>{include}</return></GreetResponse>"))
}

async fn photograph(client: &Client) -> Result<Option<Base64Binary>> {
    client.call(&support::OPERATION, &()).await
}

#[tokio::test]
async fn what_an_envelope_includes_comes_with_the_reply() {
    let server = Server::start(|_| photo("photo%40x")).await;
    let read = photograph(&server.client()).await.unwrap().unwrap();
    assert_eq!(*read, *PHOTO);
}

#[tokio::test]
async fn an_attachment_that_is_not_there_is_a_decode_error() {
    let server = Server::start(|_| photo("gone")).await;
    let error = photograph(&server.client()).await.unwrap_err();
    assert!(error.is_decode() && error.status() == Some(200), "{error:?}");
    let problem = "`cid:gone` refers to an attachment that is not there; there is `photo@x`";
    assert!(error.to_string().contains(problem), "{error}");
    assert_eq!(error.path(), Some("Body/GreetResponse/return"));
}

#[tokio::test]
async fn a_fault_in_a_reply_of_several_parts_is_a_fault() {
    let fault = "<e:Fault><faultcode>e:Server</faultcode><faultstring>zu spät</faultstring>\
                 </e:Fault>";
    let server = Server::start(move |_| answer(fault).status(500)).await;
    let error = greet(&server.client()).await.unwrap_err();
    let fault = error.fault().unwrap_or_else(|| panic!("{error}"));
    assert_eq!(fault.string, "zu spät");
    assert_eq!(fault.attachments().map(|part| &part.bytes()[..]).collect::<Vec<_>>(), [PHOTO]);
}

#[tokio::test]
async fn the_user_sets_how_many_parts_there_may_be_and_how_large() {
    let server = Server::start(|_| photo("photo@x")).await;
    for (builder, problem) in [
        (Client::builder(&server.url).max_parts(1), "more than 1 parts"),
        (Client::builder(&server.url).max_part_bytes(11), "larger than the limit of 11 bytes"),
    ] {
        let error = photograph(&builder.build().unwrap()).await.unwrap_err();
        assert!(error.is_decode() && error.to_string().contains(problem), "{error}");
    }
}
