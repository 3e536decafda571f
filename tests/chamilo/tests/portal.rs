//! The facade against a portal in memory: real HTTP, real envelopes, Chamilo's own key check.

use chamilo::raw::registration::{CreateUserPasswordCrypted, Extras};
use chamilo::testing::{PasswordEncryption, TestPortal};
use chamilo::{Error, Portal};
use sha1::{Digest, Sha1};

fn user(login: &str) -> CreateUserPasswordCrypted {
    CreateUserPasswordCrypted::new()
        .firstname("Zoë")
        .loginname(login)
        .password(hex::encode(Sha1::digest("secret")))
        .encrypt_method("sha1")
        .extra([Extras::new().field_name("department").field_value("R&D")])
}

/// A portal that hashes with SHA-1, as the guide's does.
async fn start() -> TestPortal {
    let portal = TestPortal::builder().password_encryption(PasswordEncryption::Sha1);
    portal.start().await.expect("a port is free")
}

async fn create(portal: &Portal, login: &str) -> Result<Option<String>, Error> {
    portal.raw().registration().create_user_password_crypted(&user(login)).await
}

#[tokio::test]
async fn an_account_is_created_and_its_login_taken_from_then_on() {
    let portal = start().await;
    let client = portal.client().build().unwrap();
    assert_eq!(create(&client, "zoe").await.unwrap().as_deref(), Some("3"));
    assert_eq!(create(&client, "ana").await.unwrap().as_deref(), Some("4"));
    assert_eq!(create(&client, "zoe").await.unwrap().as_deref(), Some("0"));
    assert_eq!(create(&client, "").await.unwrap().as_deref(), Some("0"));

    let md5 = user("max").encrypt_method("md5");
    let answer = client.raw().registration().create_user_password_crypted(&md5).await.unwrap();
    assert_eq!(answer.as_deref(), Some("This encryption md5 is not configured"));
}

#[tokio::test]
async fn a_wrong_key_is_a_fault_that_shows_no_key() {
    let portal = start().await;
    let client = portal.client().security_key("another key").build().unwrap();
    let error = create(&client, "zoe").await.unwrap_err();
    assert!(error.is_fault());
    assert_eq!(error.operation(), Some("WSCreateUserPasswordCrypted"));
    let fault = error.fault().unwrap();
    assert_eq!(fault.string, "Secret key is not correct or params are not correctly set");
    assert!(!format!("{error} {error:?} {client:?}").contains("another key"));
}

#[tokio::test]
async fn the_address_can_be_given_or_left_out() {
    let portal = start().await;
    let given = portal.client().caller_address("127.0.0.1").build().unwrap();
    assert_eq!(create(&given, "zoe").await.unwrap().as_deref(), Some("3"));

    let other = portal.client().caller_address("192.0.2.7").build().unwrap();
    assert!(create(&other, "zoe").await.unwrap_err().is_fault());

    // This portal lists no addresses, so that it does not take a key without one.
    let without = portal.client().without_address().build().unwrap();
    assert!(create(&without, "zoe").await.unwrap_err().is_fault());
}

#[tokio::test]
async fn the_base_url_is_taken_with_and_without_what_may_stand_behind_it() {
    let portal = start().await;
    let bare = portal.url().trim_end_matches('/');
    for (login, base) in [
        ("a", bare.to_owned()),
        ("b", format!("{bare}/")),
        ("c", format!("{bare}//")),
        ("d", format!("{bare}/main/webservices/registration.soap.php?wsdl")),
    ] {
        let client = Portal::builder(&base).security_key(portal.key()).build().unwrap();
        let answer = create(&client, login).await.unwrap();
        assert!(answer.is_some_and(|id| id.parse::<u32>().is_ok()), "{base}");
    }
}

#[tokio::test]
async fn a_folder_that_is_not_there_is_told_with_what_came_instead() {
    let portal = start().await;
    let client = Portal::builder(format!("{}campus", portal.url())).caller_address("127.0.0.1");
    let client = client.security_key(portal.key()).build().unwrap();
    let error = create(&client, "zoe").await.unwrap_err();
    assert_eq!(error.status(), Some(404));
    assert!(error.to_string().contains("Not found"), "{error}");
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
    let portal = TestPortal::builder().password_encryption(PasswordEncryption::Sha1);
    let portal = portal.start_blocking().unwrap();
    let client = portal.client().build_blocking().unwrap();
    let answer = client.raw().registration().create_user_password_crypted(&user("zoe")).unwrap();
    assert_eq!(answer.as_deref(), Some("3"));
}
