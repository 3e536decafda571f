//! The facade against the example's portal: real HTTP, real envelopes, Chamilo's own key check.

#[path = "../../../examples/support/portal.rs"]
mod portal;

use chamilo::registration::{CreateUserPasswordCrypted, Extras};
use chamilo::{Error, Portal, PortalBuilder};
use sha1::{Digest, Sha1};

fn user(login: &str) -> CreateUserPasswordCrypted {
    CreateUserPasswordCrypted::new()
        .firstname("Zoë")
        .loginname(login)
        .password(hex::encode(Sha1::digest("secret")))
        .encrypt_method("sha1")
        .extra([Extras::new().field_name("department").field_value("R&D")])
}

async fn start() -> PortalBuilder {
    let url = portal::start().await.expect("a port is free");
    Portal::builder(url).security_key(portal::SECURITY_KEY)
}

async fn create(portal: &Portal, login: &str) -> Result<Option<String>, Error> {
    portal.registration().create_user_password_crypted(&user(login)).await
}

#[tokio::test]
async fn an_account_is_created_and_its_login_taken_from_then_on() {
    let portal = start().await.build().unwrap();
    assert_eq!(create(&portal, "zoe").await.unwrap().as_deref(), Some("1"));
    assert_eq!(create(&portal, "ana").await.unwrap().as_deref(), Some("2"));
    assert_eq!(create(&portal, "zoe").await.unwrap().as_deref(), Some("0"));
    assert_eq!(create(&portal, "").await.unwrap().as_deref(), Some("0"));

    let md5 = user("max").encrypt_method("md5");
    let answer = portal.registration().create_user_password_crypted(&md5).await.unwrap();
    assert_eq!(answer.as_deref(), Some("This encryption md5 is not configured"));
}

#[tokio::test]
async fn a_wrong_key_is_a_fault_that_shows_no_key() {
    let portal = start().await.security_key("another key").build().unwrap();
    let error = create(&portal, "zoe").await.unwrap_err();
    assert!(error.is_fault());
    assert_eq!(error.operation(), Some("WSCreateUserPasswordCrypted"));
    let fault = error.fault().unwrap();
    assert_eq!(fault.string, "Secret key is not correct or params are not correctly set");
    assert!(!format!("{error} {error:?} {portal:?}").contains("another key"));
}

#[tokio::test]
async fn the_address_can_be_given_or_left_out() {
    let given = start().await.caller_address("127.0.0.1").build().unwrap();
    assert_eq!(create(&given, "zoe").await.unwrap().as_deref(), Some("1"));

    let other = start().await.caller_address("192.0.2.7").build().unwrap();
    assert!(create(&other, "zoe").await.unwrap_err().is_fault());

    // This portal lists no addresses, so that it does not take a key without one.
    let without = start().await.without_address().build().unwrap();
    assert!(create(&without, "zoe").await.unwrap_err().is_fault());
}

#[tokio::test]
async fn the_base_url_is_taken_with_and_without_what_may_stand_behind_it() {
    let url = portal::start().await.unwrap();
    let bare = url.trim_end_matches('/');
    for (login, base) in [
        ("a", bare.to_owned()),
        ("b", format!("{bare}/")),
        ("c", format!("{bare}//")),
        ("d", format!("{bare}/main/webservices/registration.soap.php?wsdl")),
    ] {
        let portal = Portal::builder(&base).security_key(portal::SECURITY_KEY).build().unwrap();
        let answer = create(&portal, login).await.unwrap();
        assert!(answer.is_some_and(|id| id.parse::<u32>().is_ok()), "{base}");
    }
}

#[tokio::test]
async fn a_folder_that_is_not_there_is_told_with_what_came_instead() {
    let url = portal::start().await.unwrap();
    let portal = Portal::builder(format!("{url}campus")).caller_address("127.0.0.1");
    let portal = portal.security_key(portal::SECURITY_KEY).build().unwrap();
    let error = create(&portal, "zoe").await.unwrap_err();
    assert_eq!(error.status(), Some(404));
    assert!(error.to_string().contains("<html>Not found</html>"), "{error}");
}

#[test]
fn a_base_url_that_cannot_be_called_is_refused_at_once() {
    for base in
        ["", "campus.example.org", "ftp://campus.example.org", "https://u:pw@campus.example.org"]
    {
        let error = Portal::builder(base).security_key("k").build().unwrap_err();
        assert!(!error.to_string().contains("pw"), "{error}");
    }
}

#[cfg(feature = "blocking")]
#[test]
fn the_blocking_portal_does_the_same() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let url = runtime.block_on(portal::start()).unwrap();
    let builder = Portal::builder(url).security_key(portal::SECURITY_KEY);
    let portal = builder.build_blocking().unwrap();
    let answer = portal.registration().create_user_password_crypted(&user("zoe")).unwrap();
    assert_eq!(answer.as_deref(), Some("1"));
}
