//! Keys: what is sent, when the address is looked up, and when it is looked up again.

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use support::{Answer, OPERATION, Seen, Server};
use wsdl_runtime::{
    AddressKey, AddressRule, CallToSign, Client, Credential, Credentials, Error, Fault, Filled,
    Secret, Signing, SigningFuture, UserKey, UserPassword,
};

/// A request that the client signs.
#[derive(Debug, Default)]
pub struct Signed {}

wsdl_runtime::generated::parts! {
    Signed {
        0 _: credential(SecretKey) = "secret_key",
        1 _: credential(Signature) = "signature",
        2 _: credential(Username) = "username",
        3 _: credential(Password) = "password",
    }
}

// `printf 192.0.2.1hush-hush | sha1sum`, and so on.
const KEY_1: &str = "ea4f7fe1d4db35b4060b4b44edd9669000f527fe";
const KEY_2: &str = "1690d6898fba10c01dfa44c9d43febc7a253240b";
const KEY_WITHOUT: &str = "d27ea80a1d92533bd81ccc3f64788213edc96616";
const SIGNATURE: &str = "7e81b57d0fab9492058c23a7d9cc2e33cda43167";

const WRONG_KEY: &str = "Secret key is not correct";

async fn call(client: &Client) -> Result<Option<String>, Error> {
    client.call(&OPERATION, &Signed::default()).await
}

fn lookup(server: &Server) -> AddressKey {
    AddressKey::new("hush-hush", AddressRule::Lookup(format!("{}ip", server.url)))
        .refused_when(|fault: &Fault| fault.string.contains(WRONG_KEY))
}

/// A portal whose answer to "what is my address" is `addresses` one after the other, the last one
/// for good, and which accepts `key` alone.
async fn portal(addresses: &'static [&'static str], key: &'static str) -> Server {
    let asked = Arc::new(AtomicUsize::new(0));
    Server::start(move |seen: &Seen| match seen.path.as_str() {
        "/ip" => {
            let turn = asked.fetch_add(1, Ordering::SeqCst).min(addresses.len() - 1);
            Answer::ok(addresses[turn])
        }
        _ if seen.body.contains(key) => Answer::reply("welcome"),
        _ => Answer::fault("Server", WRONG_KEY, ""),
    })
    .await
}

#[tokio::test]
async fn a_key_is_sent_as_a_hash_and_never_itself() {
    let given = AddressRule::Given("192.0.2.1".into());
    for (credentials, sent) in [
        (Credentials::from(AddressKey::new("hush-hush", given)), KEY_1),
        (AddressKey::new("hush-hush", AddressRule::LeftOut).into(), KEY_WITHOUT),
        (UserKey::new("ana", "hush-hush").into(), SIGNATURE),
    ] {
        let server = Server::start(|_| Answer::reply("")).await;
        call(&server.client().with_credentials(credentials)).await.unwrap();
        let body = &server.seen()[0].body;
        assert!(body.contains(&format!(">{sent}<")) && !body.contains("hush"), "{body}");
    }
}

#[tokio::test]
async fn a_password_is_sent_as_it_is() {
    let server = Server::start(|_| Answer::reply("")).await;
    let credentials = UserPassword::new("ana", "p<w");
    call(&server.client().with_credentials(credentials)).await.unwrap();
    let body = &server.seen()[0].body;
    assert!(body.contains("<username xsi:type=\"xsd:string\">ana</username>"), "{body}");
    assert!(body.contains("<password xsi:type=\"xsd:string\">p&lt;w</password>"), "{body}");
    assert!(body.contains("<secret_key xsi:nil=\"true\"/>"), "{body}");
}

#[tokio::test]
async fn fifty_calls_at_once_look_the_address_up_once() {
    let server = portal(&["192.0.2.1"], KEY_1).await;
    let client = server.client().with_credentials(lookup(&server));
    let calls: Vec<_> = (0..50)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { call(&client).await })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap().as_deref(), Some("welcome"));
    }
    assert_eq!((server.count("/ip"), server.count("/")), (1, 50));
}

#[tokio::test]
async fn a_changed_address_signs_the_call_again_once() {
    let server = portal(&["192.0.2.1", "192.0.2.2"], KEY_2).await;
    let client = server.client().with_credentials(lookup(&server));
    assert_eq!(call(&client).await.unwrap().as_deref(), Some("welcome"));
    assert_eq!((server.count("/ip"), server.count("/")), (2, 2));
    // The new address is kept.
    call(&client).await.unwrap();
    assert_eq!((server.count("/ip"), server.count("/")), (2, 3));
}

#[tokio::test]
async fn an_unchanged_address_leaves_the_fault_as_it_is() {
    let server = portal(&["192.0.2.1"], KEY_2).await;
    let error = call(&server.client().with_credentials(lookup(&server))).await.unwrap_err();
    assert!(error.fault().unwrap().string.contains(WRONG_KEY));
    assert_eq!((server.count("/ip"), server.count("/")), (2, 1));
}

#[tokio::test]
async fn a_key_that_stays_wrong_is_tried_twice_and_no_more() {
    let server = portal(&["192.0.2.1", "192.0.2.2", "192.0.2.3"], "another").await;
    let error = call(&server.client().with_credentials(lookup(&server))).await.unwrap_err();
    assert!(error.is_fault());
    assert_eq!((server.count("/ip"), server.count("/")), (2, 2));
}

#[tokio::test]
async fn other_faults_and_given_addresses_are_not_tried_again() {
    let server = Server::start(|_| Answer::fault("Server", WRONG_KEY, "")).await;
    let given = AddressRule::Given("192.0.2.1".to_owned());
    let credentials = AddressKey::new("hush-hush", given).refused_when(|_| true);
    assert!(call(&server.client().with_credentials(credentials)).await.unwrap_err().is_fault());
    assert_eq!(server.seen().len(), 1);

    let server = Server::start(|seen| match seen.path.as_str() {
        "/ip" => Answer::ok("192.0.2.1"),
        _ => Answer::fault("Server", "something else", ""),
    })
    .await;
    assert!(call(&server.client().with_credentials(lookup(&server))).await.is_err());
    assert_eq!((server.count("/ip"), server.count("/")), (1, 1));
}

#[tokio::test]
async fn a_look_up_that_fails_says_so_and_is_tried_again_next_time() {
    let asked = Arc::new(AtomicUsize::new(0));
    let server = Server::start(move |seen| match (seen.path.as_str(), &asked) {
        ("/ip", asked) => match asked.fetch_add(1, Ordering::SeqCst) {
            0 => Answer::ok("<html>hush-hush no</html>"),
            1 => Answer::ok("192.0.2.1").status(404),
            _ => Answer::ok(" 192.0.2.1\n"),
        },
        _ => Answer::reply("welcome"),
    })
    .await;
    let client = server.client().with_credentials(lookup(&server));
    let error = call(&client).await.unwrap_err();
    assert!(error.is_signing(), "{error:?}");
    let url = format!("{}ip", server.url);
    assert_eq!(
        error.to_string(),
        format!(
            "Greet of Greeter: the caller's address could not be looked up: expected an address as \
             plain text, found `<html>[secret] no</html>` ({url}, HTTP status 200)"
        )
    );
    let error = call(&client).await.unwrap_err();
    assert_eq!((error.status(), error.url()), (Some(404), Some(url.as_str())));
    assert!(error.to_string().contains("HTTP status 404"), "{error}");
    assert_eq!(call(&client).await.unwrap().as_deref(), Some("welcome"));
    assert_eq!(server.count("/"), 1);
}

#[tokio::test]
async fn a_look_up_follows_redirects_as_a_call_does() {
    let server = Server::start(|seen| match seen.path.as_str() {
        "/ip" => Answer::redirect(301, "/moved"),
        "/moved" => Answer::ok("192.0.2.1"),
        _ => Answer::reply("welcome"),
    })
    .await;
    let client = server.client().with_credentials(lookup(&server));
    assert_eq!(call(&client).await.unwrap().as_deref(), Some("welcome"));
}

#[tokio::test]
async fn a_reply_that_repeats_the_hash_does_not_show_it() {
    let server = Server::start(|_| Answer::ok(format!("<html>{KEY_1}</html>"))).await;
    let given = AddressRule::Given("192.0.2.1".to_owned());
    let credentials = AddressKey::new("hush-hush", given);
    let error = call(&server.client().with_credentials(credentials)).await.unwrap_err();
    assert!(error.to_string().contains("<html>[secret]</html>"), "{error}");
}

#[tokio::test]
async fn credentials_that_are_missing_are_told_before_a_call_is_made() {
    let server = Server::start(|_| Answer::reply("welcome")).await;
    let client = server.client().with_credentials(Credentials::missing("give a `security_key`"));
    let error = call(&client).await.unwrap_err();
    assert!(error.is_signing() && !error.is_encode(), "{error:?}");
    assert_eq!(error.to_string(), "Greet of Greeter: give a `security_key`");
    assert!(server.seen().is_empty());
    // An operation that asks for none is called.
    let answer: Option<String> = client.call(&OPERATION, &()).await.unwrap();
    assert_eq!(answer.as_deref(), Some("welcome"));
}

#[tokio::test]
async fn what_is_missing_beside_what_is_there_is_told_too() {
    #[derive(Debug)]
    struct KeyAlone;
    impl Signing for KeyAlone {
        fn fill<'a>(&'a self, _call: &'a CallToSign<'a>) -> SigningFuture<'a, Filled> {
            let filled = Filled::none().with(Credential::SecretKey, "key").missing("no password");
            Box::pin(async { Ok(filled) })
        }
    }
    let server = Server::start(|_| Answer::reply("welcome")).await;
    let error = call(&server.client().with_credentials(KeyAlone)).await.unwrap_err();
    assert!(error.is_signing() && error.to_string().ends_with("no password"), "{error}");
}

#[tokio::test]
async fn a_look_up_at_the_endpoint_goes_with_the_headers_of_the_client() {
    let server = Server::start(|seen| match (seen.path.as_str(), seen.header("authorization")) {
        (_, None) => Answer::ok("who are you?").status(401),
        ("/ip", _) => Answer::ok("192.0.2.1"),
        _ => Answer::reply("welcome"),
    })
    .await;
    let client = Client::builder(&server.url).basic_auth("ana", "hush").user_agent("sync/1");
    let client = client.http_header("content-type", "text/xml").credentials(lookup(&server));
    assert_eq!(call(&client.build().unwrap()).await.unwrap().as_deref(), Some("welcome"));
    let look_up = &server.seen()[0];
    assert_eq!((look_up.path.as_str(), look_up.header("user-agent")), ("/ip", Some("sync/1")));
    assert_eq!(look_up.header("content-type"), None, "it has no content");
}

/// A signing of one's own: a turn that goes up with each refusal, and a header over the body.
#[derive(Debug)]
struct Turns;

impl Signing for Turns {
    fn fill<'a>(&'a self, _call: &'a CallToSign<'a>) -> SigningFuture<'a, Filled> {
        Box::pin(async { Ok(Filled::none().with(Credential::SecretKey, "first-turn")) })
    }

    fn fill_again<'a>(
        &'a self,
        call: &'a CallToSign<'a>,
        refusal: &'a Error,
        _before: &'a Filled,
    ) -> SigningFuture<'a, Option<Filled>> {
        Box::pin(async move {
            assert_eq!(call.operation().name(), "Greet");
            assert!(refusal.is_fault());
            Ok(Some(Filled::none().with(Credential::SecretKey, "second-turn")))
        })
    }

    fn sign<'a>(
        &'a self,
        _call: &'a CallToSign<'a>,
        body: &'a [u8],
    ) -> SigningFuture<'a, Vec<(String, Secret)>> {
        let length = body.len().to_string();
        Box::pin(async { Ok(vec![("x-length".to_owned(), Secret::from(length))]) })
    }
}

#[tokio::test]
async fn a_signing_of_ones_own_is_asked_again_and_signs_each_request() {
    let server = Server::start(|seen| match seen.body.contains("second-turn") {
        true => Answer::reply("welcome"),
        false => Answer::fault("Server", "not your first-turn", ""),
    })
    .await;
    let client = server.client().with_credentials(Turns);
    assert_eq!(call(&client).await.unwrap().as_deref(), Some("welcome"));
    for seen in server.seen() {
        assert_eq!(seen.header("x-length"), Some(&*seen.body.len().to_string()));
    }
    assert_eq!(server.seen().len(), 2);
}
