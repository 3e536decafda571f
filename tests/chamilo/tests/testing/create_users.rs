//! Accounts are created, or not.

use chamilo::raw::registration::{
    CreateUserPasswordCrypted, CreateUsers, CreateUsersPassEncryptParams,
    CreateUsersPasswordCrypted, Extras, UsersParams,
};
use chamilo::testing::{Password, PasswordEncryption, Release, TestPortal, User};

use crate::{SIS, new_user, seeded, start, with};

#[tokio::test]
async fn an_account_is_there_as_it_was_sent() {
    let (portal, client) = start().await;
    let user = new_user("zoe", "4711")
        .phone("+591 2 123456")
        .expiration_date("2030-12-31 12:00:00")
        .extra([Extras::new().field_name("department").field_value("R&D ñ €")]);
    let id = client.raw().registration().create_user(&user).await.unwrap();
    assert_eq!(id.as_deref(), Some("3"));
    let user = portal.user_by_external_id(SIS, "4711").unwrap();
    assert_eq!((user.id, user.login.as_str(), user.firstname.as_str()), (3, "zoe", "Zoë"));
    assert_eq!((user.status, user.active, user.language.as_str()), (5, true, "english"));
    assert_eq!(user.phone.as_deref(), Some("+591 2 123456"));
    assert_eq!(user.expires.as_deref(), Some("2030-12-31 12:00:00"));
    assert_eq!(user.password, Password::Clear("correct horse".into()));
    assert_eq!(user.extra["department"], "R&D ñ €");
}

#[tokio::test]
async fn what_takes_an_account_from_its_owner_is_an_ordinary_answer() {
    let (portal, client) = start().await;
    let registration = client.raw().registration();
    for (what, user) in [
        ("`active` is left out", {
            let mut user = new_user("a", "1");
            user.active = None;
            user
        }),
        ("`active` is no number", new_user("b", "2").active("true")),
    ] {
        let id = registration.create_user(&user).await.unwrap().unwrap();
        assert!(!portal.user(id.parse().unwrap()).unwrap().active, "{what}");
    }
    let id = registration.create_user(&new_user("c", "3").status("student")).await.unwrap();
    assert_eq!(portal.user(id.unwrap().parse().unwrap()).unwrap().status, 0);

    registration.create_user(&new_user("d", "4").original_user_id_name("SIS Id")).await.unwrap();
    for name in ["SIS Id", "sis_id"] {
        assert!(portal.user_by_external_id(name, "4").is_none(), "{name}");
    }
    let date = new_user("e", "5").expiration_date("31/12/2030");
    registration.create_user(&date).await.unwrap();
    let expires = portal.user_by_login("e").unwrap().expires.unwrap();
    assert!(expires.as_str() < "2030", "what cannot be read is now, not {expires}");
}

#[tokio::test]
async fn zero_stands_for_every_reason_not_to_create() {
    let (portal, client) = with(TestPortal::builder().user_limit(4).start().await.unwrap());
    portal.add_user(seeded("ana", "1"));
    let registration = client.raw().registration();
    for (why, user) in [
        ("the login is taken", new_user("ana", "2")),
        ("there is no login", new_user("", "2")),
        ("there is no password", new_user("bob", "2").password("")),
        ("the external id is that of an active account", new_user("bob", "1")),
    ] {
        let answer = registration.create_user(&user).await.unwrap();
        assert_eq!(answer.as_deref(), Some("0"), "{why}");
    }
    let answer = registration.create_user(&new_user("bob", "2")).await.unwrap();
    assert_eq!(answer.as_deref(), Some("4"));
    let answer = registration.create_user(&new_user("carl", "3")).await.unwrap();
    assert_eq!(answer.as_deref(), Some("0"), "the portal is full");
}

#[tokio::test]
async fn an_account_that_is_off_is_overwritten() {
    let (portal, client) = start().await;
    let mut off = seeded("ana", "1");
    off.active = false;
    let id = portal.add_user(off);
    let mut user = new_user("ana.maria", "1");
    user.active = None;
    let answer = client.raw().registration().create_user(&user).await.unwrap();
    assert_eq!(answer, Some(id.to_string()));
    let user = portal.user(id).unwrap();
    assert!(user.active && user.login == "ana.maria");
}

fn params(login: &str, id: &str) -> UsersParams {
    UsersParams::new()
        .loginname(login)
        .password("secret")
        .original_user_id_name(SIS)
        .original_user_id_value(id)
}

#[tokio::test]
async fn each_item_of_a_list_has_its_outcome() {
    let (portal, client) = start().await;
    let users = CreateUsers::new().users([params("a", "1"), params("a", "2"), params("b", "3")]);
    let outcomes = client.raw().registration().create_users(&users).await.unwrap();
    let outcomes: Vec<_> = outcomes
        .iter()
        .map(|it| (it.original_user_id_value.as_deref().unwrap(), it.result.as_deref().unwrap()))
        .collect();
    assert_eq!(outcomes, [("1", "3"), ("2", "0"), ("3", "4")]);
    // Unlike the single form, the list makes accounts that are on.
    assert!(portal.user_by_login("b").unwrap().active);
}

#[tokio::test]
async fn a_date_that_is_missing_loses_the_reply_of_a_list_that_revives() {
    let (portal, client) = start().await;
    let mut off = seeded("ana", "1");
    off.active = false;
    portal.add_user(off);
    let users = CreateUsers::new().users([params("ana", "1")]);
    let error = client.raw().registration().create_users(&users).await.unwrap_err();
    assert_eq!((error.status(), error.is_not_soap()), (Some(500), true));
    assert!(portal.user_by_login("ana").unwrap().active, "the change was made");
}

const SHA1: &str = "bfd3617727eab0e800e62a776c76381defbc4145";

fn crypted(login: &str, method: &str, hash: &str) -> CreateUserPasswordCrypted {
    CreateUserPasswordCrypted::new()
        .loginname(login)
        .password(hash)
        .encrypt_method(method)
        .original_user_id_name(SIS)
        .original_user_id_value(login)
}

#[tokio::test]
async fn a_hash_has_to_be_what_the_portal_is_set_to() {
    for (setting, method, hash, answer) in [
        (PasswordEncryption::Bcrypt, "bcrypt", "not even a hash", "3"),
        (PasswordEncryption::Bcrypt, "sha1", SHA1, "This encryption sha1 is not configured"),
        (PasswordEncryption::Sha1, "sha1", SHA1, "3"),
        (PasswordEncryption::Sha1, "sha1", "secret", "Encryption sha1 is invalid"),
        (PasswordEncryption::Md5, "md5", &SHA1[..32], "3"),
        (PasswordEncryption::Md5, "md5", SHA1, "Encryption md5 is invalid"),
        (PasswordEncryption::None, "none", "secret", "3"),
        (
            PasswordEncryption::Unset,
            "sha1",
            SHA1,
            "The chamilo setting $_configuration[\"password_encryption\"] is not configured",
        ),
    ] {
        let portal = TestPortal::builder().password_encryption(setting).start().await.unwrap();
        let (portal, client) = with(portal);
        let user = crypted("ana", method, hash);
        let given = client.raw().registration().create_user_password_crypted(&user).await.unwrap();
        assert_eq!(given.as_deref(), Some(answer), "{setting:?}");
        let stored = portal.user_by_login("ana").map(|user: User| user.password);
        let expected = (answer == "3").then(|| Password::Hash(hash.into()));
        assert_eq!(stored, expected, "{setting:?}");
    }
}

#[tokio::test]
async fn dates_beside_a_hash_are_stored_untouched() {
    let (portal, client) = start().await;
    for (login, date, stored) in [
        ("a", Some("2030-12-31 12:00:00"), Some("2030-12-31 12:00:00")),
        ("b", Some("31/12/2030"), Some("0000-00-00 00:00:00")),
        ("c", None, None),
    ] {
        let mut user = crypted(login, "bcrypt", "$2y$");
        user.expiration_date = date.map(str::to_owned);
        client.raw().registration().create_user_password_crypted(&user).await.unwrap();
        assert_eq!(portal.user_by_login(login).unwrap().expires.as_deref(), stored, "{login}");
    }
}

#[tokio::test]
async fn a_list_with_hashes_works_since_1_11_16() {
    let user = CreateUsersPassEncryptParams::new()
        .loginname("ana")
        .password("$2y$")
        .encrypt_method("bcrypt")
        .original_user_id_name(SIS)
        .original_user_id_value("1");
    let wrong = user.clone().encrypt_method("sha1").original_user_id_value("2");
    let users = CreateUsersPasswordCrypted::new().users([wrong.clone(), user]);
    let (_portal, client) = start().await;
    let outcomes = client.raw().registration().create_users_password_crypted(&users).await.unwrap();
    let outcomes: Vec<_> = outcomes.iter().map(|it| it.result.as_deref().unwrap()).collect();
    assert_eq!(outcomes, ["This encryption sha1 is not configured", "3"]);

    let portal = TestPortal::builder().release(Release::V1_11_2).start().await.unwrap();
    let (portal, client) = with(portal);
    let error =
        client.raw().registration().create_users_password_crypted(&users).await.unwrap_err();
    assert_eq!((error.status(), error.is_not_soap()), (Some(200), true));
    assert!(portal.user_by_login("ana").is_none());
    // What is refused for its hash never gets to the look-up that fails.
    let users = CreateUsersPasswordCrypted::new().users([wrong]);
    let outcomes = client.raw().registration().create_users_password_crypted(&users).await.unwrap();
    assert_eq!(outcomes.len(), 1);
}
