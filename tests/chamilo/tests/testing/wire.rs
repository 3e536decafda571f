//! What travels, as an HTTP client sees it that knows nothing of SOAP.

use chamilo::testing::{Release, TestPortal};
use sha1::{Digest, Sha1};

use crate::{SIS, facts, wsdl_writer};

struct Raw {
    status: u16,
    content_type: String,
    body: String,
}

async fn get(portal: &TestPortal, path: &str, forwarded: Option<&str>) -> Raw {
    let client = chamilo::http_client_builder().unwrap().build().unwrap();
    let mut request = client.get(format!("{}{path}", portal.url()));
    if let Some(address) = forwarded {
        request = request.header("X-Forwarded-For", address);
    }
    read(request).await
}

async fn post(portal: &TestPortal, path: &str, body: &str, forwarded: Option<&str>) -> Raw {
    let client = chamilo::http_client_builder().unwrap().build().unwrap();
    let mut request = client
        .post(format!("{}main/webservices/{path}", portal.url()))
        .header("Content-Type", "text/xml; charset=utf-8");
    if let Some(address) = forwarded {
        request = request.header("X-Forwarded-For", address);
    }
    read(request.body(body.to_owned())).await
}

async fn read(request: chamilo::reqwest::RequestBuilder) -> Raw {
    let response = request.send().await.unwrap();
    let content_type = response.headers()["content-type"].to_str().unwrap().to_owned();
    let status = response.status().as_u16();
    Raw { status, content_type, body: response.text().await.unwrap() }
}

fn envelope(operation: &str, namespace: &str, parts: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
         <e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\" \
           xmlns:c=\"http://schemas.xmlsoap.org/soap/encoding/\" xmlns:n=\"{namespace}\">\
         <e:Body><n:{operation}>{parts}</n:{operation}></e:Body></e:Envelope>"
    )
}

/// A call of `WSGetUser` signed with this address.
fn get_user(portal: &TestPortal, address: &str) -> String {
    let key = hex::encode(Sha1::digest(format!("{address}{}", portal.key())));
    let part = format!(
        "<GetUser><original_user_id_value>4711 -- x</original_user_id_value>\
         <original_user_id_name>{SIS}</original_user_id_name>\
         <secret_key>{key}</secret_key></GetUser>"
    );
    envelope("WSGetUser", "urn:WSRegistration", &part)
}

#[tokio::test]
async fn a_reply_is_followed_by_a_comment_with_the_request_in_it() {
    let portal = TestPortal::builder().debug_comment_bytes(24_000).start().await.unwrap();
    let request = get_user(&portal, "127.0.0.1");
    let reply = post(&portal, "registration.soap.php", &request, None).await;
    assert_eq!((reply.status, reply.content_type.as_str()), (200, "text/xml; charset=UTF-8"));
    assert!(reply.body.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?><SOAP-ENV:Envelope"));
    let (envelope, comment) = reply.body.split_once("</SOAP-ENV:Envelope>").unwrap();
    assert!(envelope.contains(
        "<ns1:WSGetUserResponse xmlns:ns1=\"urn:WSRegistration\">\
         <return xsi:type=\"tns:User\"><user_id xsi:type=\"xsd:string\"></user_id>"
    ));
    assert!(comment.len() > 24_000 && comment.contains("secret_key"), "{}", comment.len());
    let inside = comment.strip_prefix("<!--").unwrap().strip_suffix("-->").unwrap();
    assert!(!inside.contains("--") && inside.contains("4711 - - x"), "well-formed");
}

#[tokio::test]
async fn the_older_services_call_their_bytes_latin_1_and_lose_what_that_lacks() {
    let portal = TestPortal::start().await.unwrap();
    let reply = post(&portal, "soap.php", &envelope("WS.test", "", ""), None).await;
    assert_eq!(reply.content_type, "text/xml; charset=ISO-8859-1");
    assert!(reply.body.starts_with("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"));
    assert!(reply.body.contains("<WS.testResponse><return xsi:type=\"xsd:string\">success<"));
    assert!(!reply.body.contains("<!--"));

    let request = envelope("WSUser.DisableUser", "", "<a>k</a><b>x</b><c>ñ €</c>");
    post(&portal, "soap.php", &request, None).await;
    let call = &portal.calls()[1];
    let value = call.arguments.get("user_id_value").and_then(|it| it.as_str());
    assert_eq!(value, Some("ñ ?"), "by position, whatever the parts are called");
    let key = call.arguments.get("secret_key").and_then(|it| it.as_str());
    assert_eq!(key, Some("…"));
}

#[tokio::test]
async fn faults_have_the_status_500_and_another_encoding_than_their_header() {
    let portal = TestPortal::start().await.unwrap();
    let request = get_user(&portal, "192.0.2.7");
    let reply = post(&portal, "registration.soap.php", &request, None).await;
    assert_eq!((reply.status, reply.content_type.as_str()), (500, "text/xml; charset=UTF-8"));
    assert!(reply.body.starts_with("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"));
    assert!(reply.body.contains("<faultcode xsi:type=\"xsd:string\">Server</faultcode>"));
}

#[tokio::test]
async fn requests_that_nusoap_does_not_read_are_faults() {
    let portal = TestPortal::start().await.unwrap();
    for (body, text) in [
        ("", "xml was empty, didn't parse!"),
        ("no XML at all", "error in msg parsing"),
        (
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><x/>",
            "does not match encoding from XML declaration",
        ),
        (&envelope("WSNone", "", ""), "Operation 'WSNone' is not defined in the WSDL"),
    ] {
        let reply = post(&portal, "registration.soap.php", body, None).await;
        assert_eq!(reply.status, 500, "{text}");
        let text = text.replace('\'', "&apos;");
        assert!(reply.body.contains(&text) && reply.body.contains("SOAP-ENV:Client"), "{text}");
    }
    let client = chamilo::http_client_builder().unwrap().build().unwrap();
    let url = format!("{}main/webservices/registration.soap.php", portal.url());
    let request = client.post(url).header("Content-Type", "application/soap+xml").body("<x/>");
    let reply = read(request).await;
    assert!(reply.body.contains("Operation &apos;&apos; is not defined"), "{}", reply.body);
}

#[tokio::test]
async fn the_page_and_the_services_disagree_on_the_address_behind_a_proxy() {
    let page = "main/webservices/testip.php";
    for (release, shown) in [(Release::V1_11_2, "192.0.2.7"), (Release::V1_11_32, "127.0.0.1")] {
        let portal = TestPortal::builder().release(release).start().await.unwrap();
        assert_eq!(get(&portal, page, None).await.body.trim(), "127.0.0.1");
        let forwarded = Some("192.0.2.7, 10.0.0.1");
        assert_eq!(get(&portal, page, forwarded).await.body.trim(), shown, "{release:?}");
        for (address, status) in [("192.0.2.7", 200), ("127.0.0.1", 500)] {
            let request = get_user(&portal, address);
            let reply = post(&portal, "registration.soap.php", &request, forwarded).await;
            assert_eq!(reply.status, status, "{release:?} {address}");
        }
    }
}

#[tokio::test]
async fn a_list_needs_its_array_type() {
    let portal = TestPortal::start().await.unwrap();
    let key = hex::encode(Sha1::digest(format!("127.0.0.1{}", portal.key())));
    for (attribute, items) in [("", 0), (" c:arrayType=\"x[1]\"", 1)] {
        let part = format!(
            "<user_ids><ids{attribute}><item><original_user_id_value>1</original_user_id_value>\
             </item></ids><secret_key>{key}</secret_key></user_ids>"
        );
        let request = envelope("WSDisableUsers", "urn:WSRegistration", &part);
        let reply = post(&portal, "registration.soap.php", &request, None).await;
        let expected = format!("SOAP-ENC:arrayType=\"tns:result_actionUsers[{items}]\"");
        assert!(reply.body.contains(&expected), "{}", reply.body);
    }
}

#[tokio::test]
async fn each_release_prints_what_it_declares_with_its_own_address() {
    let documentation = facts::documentation();
    for (release, declared) in [
        (Release::V1_11_2, facts::release_1_11_2()),
        (Release::V1_11_16, facts::release_1_11_32()),
        (Release::V1_11_32, facts::release_1_11_32()),
    ] {
        let portal = TestPortal::builder().release(release).start().await.unwrap();
        for service in declared.services {
            let printed = get(&portal, &format!("{}?wsdl", service.path), None).await.body;
            let (printed, is_debug) = match printed.split_once("<!--") {
                Some((document, _)) => (document.replace(".php?debug=1\"/>", ".php\"/>"), true),
                None => (printed, false),
            };
            let debugs = ["registration.soap", "access_url", "lp", "gradebook"];
            let debugs = debugs.map(|script| format!("main/webservices/{script}.php"));
            assert_eq!(is_debug, debugs.contains(&service.path), "{}", service.path);
            let expected = wsdl_writer::wsdl(&service, &documentation);
            let base = portal.url().trim_end_matches('/');
            let expected = expected.replace("https://portal.example.org", base);
            assert!(printed == expected, "{release:?} {}", service.name);
        }
    }
}
