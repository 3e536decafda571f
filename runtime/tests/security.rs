//! Who a call is from, in a `wsse:Security` header.

mod support;

use std::time::Duration;

use sha1::{Digest, Sha1};
use support::{Answer, Seen, Server, greet};
use wsdl_runtime::Security;

/// The text between `start` and the next `<`.
fn between<'s>(seen: &'s Seen, start: &str) -> &'s str {
    seen.body.split(start).nth(1).and_then(|rest| rest.split(['<', '"']).next()).unwrap()
}

#[tokio::test]
async fn each_request_has_a_digest_of_its_own() {
    let server = Server::start(|_| Answer::reply("Hello")).await;
    let security = Security::username_token("ana", "hush-hush").digest();
    let client = server.client().with_security(security.timestamp(Duration::from_secs(60)));
    greet(&client).await.unwrap();
    greet(&client).await.unwrap();
    let seen = server.seen();
    for seen in &seen {
        let nonce = base64(between(seen, "#Base64Binary\">"));
        let created = between(seen, "</wsse:Nonce><wsu:Created>");
        let expected = Sha1::new().chain_update(&nonce).chain_update(created);
        let expected = expected.chain_update("hush-hush").finalize();
        assert_eq!(base64(between(seen, "#PasswordDigest\">")), expected[..]);
        assert_eq!((nonce.len(), created.len()), (16, "2004-09-24T00:05:07.042Z".len()));
        assert!(
            seen.body.contains("<SOAP-ENV:Header><wsse:Security ") && !seen.body.contains("hush")
        );
    }
    let nonces = seen.iter().map(|seen| between(seen, "#Base64Binary\">"));
    let [first, second] = nonces.collect::<Vec<_>>()[..] else { panic!("two requests") };
    assert_ne!(first, second);
}

fn base64(text: &str) -> Vec<u8> {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.decode(text).unwrap()
}

#[tokio::test]
async fn neither_password_nor_digest_nor_nonce_is_shown() {
    let server = Server::start(|seen| {
        let digest = between(seen, "#PasswordDigest\">");
        let nonce = between(seen, "#Base64Binary\">");
        Answer::fault("wsse:FailedAuthentication", &format!("{digest} {nonce} hush-hush"), "")
    })
    .await;
    let security = Security::username_token("ana", "hush-hush").digest();
    let error = greet(&server.client().with_security(security.clone())).await.unwrap_err();
    assert_eq!(error.fault().unwrap().string, "[secret] [secret] [secret]");
    assert!(!format!("{security:?}").contains("hush"));
}

#[tokio::test]
async fn a_name_that_xml_cannot_carry_is_not_sent() {
    let server = Server::start(|_| Answer::reply("Hello")).await;
    let security = Security::username_token("\u{7}", "hush");
    assert!(greet(&server.client().with_security(security)).await.unwrap_err().is_config());
    assert!(server.seen().is_empty());
}
