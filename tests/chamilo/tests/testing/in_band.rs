//! What `WSRegistration` says of accounts in an ordinary answer, where others would refuse: the answers that
//! are not told beside the effects of the operations.

use chamilo::raw::registration::*;
use chamilo::testing::{PasswordEncryption, Release, TestPortal};

use crate::{SIS, seeded, with};

/// An account that is on, `1`, and one that is off, `2`.
pub fn accounts(portal: &TestPortal) -> (i64, i64) {
    let mut off = seeded("bob", "2");
    off.active = false;
    (portal.add_user(seeded("ana", "1")), portal.add_user(off))
}

fn params(login: &str, id: &str) -> UsersParams {
    let params =
        UsersParams::new().loginname(login).password("secret").expiration_date("2030-12-31");
    params.original_user_id_name(SIS).original_user_id_value(id)
}

#[tokio::test]
async fn a_list_of_accounts_is_refused_item_by_item() {
    let (portal, client) = with(TestPortal::builder().user_limit(5).without_socket());
    let (_, off) = accounts(&portal);
    let users = [
        params("", "3"),
        params("eva", "3").password(""),
        params("eva", "1"),
        // The account that is off is overwritten, without the extra fields.
        params("bea", "2").extra([Extras::new().field_name("floor").field_value("2")]),
        params("eva", "3"),
        params("ida", "4"),
    ];
    let users = CreateUsers::new().users(users);
    let outcomes = client.raw().registration().create_users(&users).await.unwrap();
    let results: Vec<_> = outcomes.iter().map(|it| it.result.as_deref().unwrap()).collect();
    assert_eq!(results, ["0", "0", "0", "4", "5", "0"], "the last one is one too many");
    let revived = portal.user(off).unwrap();
    assert!(revived.active && !revived.extra.contains_key("floor"), "{revived:?}");
}

#[tokio::test]
async fn a_hash_does_not_create_what_a_password_would_not() {
    let (portal, client) = with(TestPortal::without_socket());
    accounts(&portal);
    let user = |login: &str, id: &str| {
        let user = CreateUsersPassEncryptParams::new().loginname(login).original_user_id_value(id);
        user.original_user_id_name(SIS).encrypt_method("bcrypt").password("$2y$")
    };
    let users = [user("", "3"), user("ana", "3"), user("eva", "1"), user("eva", "3").password("")];
    let users = CreateUsersPasswordCrypted::new().users(users);
    let registration = client.raw();
    let registration = registration.registration();
    let outcomes = registration.create_users_password_crypted(&users).await.unwrap();
    assert!(outcomes.iter().all(|it| it.result.as_deref() == Some("0")), "{outcomes:?}");
    let one = CreateUserPasswordCrypted::new().loginname("ana").original_user_id_value("3");
    let one = one.original_user_id_name(SIS).encrypt_method("bcrypt").password("$2y$");
    let answer = registration.create_user_password_crypted(&one).await.unwrap();
    assert_eq!(answer.as_deref(), Some("0"));

    for (setting, sentence) in [
        (PasswordEncryption::Sha1, "Encryption sha1 is invalid"),
        (
            PasswordEncryption::Unset,
            "The chamilo setting $_configuration[\"password_encryption\"] is not configured",
        ),
    ] {
        let (_portal, client) =
            with(TestPortal::builder().password_encryption(setting).without_socket());
        let users =
            CreateUsersPasswordCrypted::new().users([user("eva", "3").encrypt_method("sha1")]);
        let outcomes = client.raw().registration().create_users_password_crypted(&users).await;
        assert_eq!(outcomes.unwrap()[0].result.as_deref(), Some(sentence));
    }
}

#[tokio::test]
async fn an_edit_of_a_list_is_refused_item_by_item() {
    let (portal, client) = with(TestPortal::without_socket());
    let (ana, _) = accounts(&portal);
    let edit = |id: &str, login: &str| {
        let edit = EditUsersParams::new().original_user_id_name(SIS);
        edit.original_user_id_value(id).username(login)
    };
    let edits = [edit("9", "x"), edit("2", "bob"), edit("1", "bob"), edit("1", "bea")];
    let edits = EditUsers::new().users(edits);
    let outcomes = client.raw().registration().edit_users(&edits).await.unwrap();
    let results: Vec<_> = outcomes.iter().map(|it| it.result.as_deref().unwrap()).collect();
    assert_eq!(results, ["0", "0", "0", ana.to_string().as_str()]);
}

#[tokio::test]
async fn credentials_of_nobody_and_of_an_account_that_is_off_are_zero() {
    let (portal, client) = with(TestPortal::without_socket());
    let (ana, _) = accounts(&portal);
    let edit = |id: &str, login: &str| {
        let edit = EditUserCredentials::new().original_user_id_name(SIS);
        edit.original_user_id_value(id).username(login)
    };
    let registration = client.raw();
    let registration = registration.registration();
    for id in ["9", "2"] {
        let answer = registration.edit_user_credentials(&edit(id, "eva")).await.unwrap();
        assert_eq!(answer.as_deref(), Some("0"), "{id}");
    }
    let error = registration.edit_user_credentials(&edit("1", "o'neil")).await.unwrap_err();
    assert_eq!((error.status(), error.is_not_soap()), (Some(200), true));
    // An empty login is written as it is.
    let answer = registration.edit_user_credentials(&edit("1", "")).await.unwrap();
    assert_eq!((answer.as_deref(), portal.user(ana).unwrap().login.as_str()), (Some("1"), ""));
}

#[tokio::test]
async fn an_edit_with_a_hash_blanks_what_is_left_out() {
    let builder = TestPortal::builder().password_encryption(PasswordEncryption::Sha1);
    let (portal, client) = with(builder.without_socket());
    let mut ana = seeded("ana", "1");
    ana.phone = Some("+591".to_owned());
    ana.email = "ana@example.org".to_owned();
    ana.official_code = "HR-1".to_owned();
    ana.picture = "ana.png".to_owned();
    let ana = portal.add_user(ana);
    let mut off = seeded("bob", "2");
    off.active = false;
    portal.add_user(off);
    let edit = |id: &str| {
        EditUserPasswordCrypted::new().original_user_id_name(SIS).original_user_id_value(id)
    };
    let registration = client.raw();
    let registration = registration.registration();
    for (edit, answer) in [
        (edit("9"), "0"),
        (edit("2").username("bob"), "0"),
        (edit("1").encrypt_method("sha1").password("no hash"), "Encryption sha1 is invalid"),
        (edit("1"), "1"),
    ] {
        let given = registration.edit_user_password_crypted(&edit).await.unwrap();
        assert_eq!(given.as_deref(), Some(answer));
    }
    let user = portal.user(ana).unwrap();
    assert_eq!((user.login.as_str(), user.email.as_str(), user.phone), ("", "", None));
    assert_eq!((user.official_code.as_str(), user.picture.as_str()), ("", ""));
}

#[tokio::test]
async fn a_list_of_hashes_says_of_each_why_it_is_refused() {
    let (portal, client) = with(TestPortal::without_socket());
    accounts(&portal);
    let edit = || {
        let edit = EditUsersPasswordCryptedParams::new().original_user_id_name(SIS);
        edit.original_user_id_value("1").username("ana")
    };
    let edits = [
        edit().password("$2y$"),
        edit().encrypt_method("bcrypt"),
        edit().password("x").encrypt_method("md5"),
        edit().original_user_id_value("2"),
    ];
    let edits = EditUsersPasswordCrypted::new().users(edits);
    let outcomes = client.raw().registration().edit_users_password_crypted(&edits).await.unwrap();
    let results: Vec<_> = outcomes.iter().map(|it| it.result.as_deref().unwrap()).collect();
    assert_eq!(
        results,
        [
            "If password is not empty the encrypt_method param is required ",
            "If encrypt_method is not empty the password param is required ",
            "This encryption md5 is not configured",
            "0",
        ]
    );
}

#[tokio::test]
async fn a_picture_of_nobody_is_zero_in_1_11_2() {
    let (portal, client) = with(TestPortal::builder().release(Release::V1_11_2).without_socket());
    accounts(&portal);
    for id in ["9", "2"] {
        let edit = EditUserWithPicture::new().original_user_id_name(SIS).original_user_id_value(id);
        let answer = client.raw().registration().edit_user_with_picture(&edit).await.unwrap();
        assert_eq!(answer.as_deref(), Some("0"), "{id}");
    }
}

#[tokio::test]
async fn switching_an_account_twice_is_done_twice() {
    let (portal, client) = with(TestPortal::without_socket());
    accounts(&portal);
    let id = |id: &str| UserIds::new().ids([crate::user_id(id), crate::user_id("9")]);
    let registration = client.raw();
    let registration = registration.registration();
    for _ in 0..2 {
        let off = registration.disable_users(&id("2")).await.unwrap();
        let on = registration.enable_users(&id("1")).await.unwrap();
        for (done, unknown) in [(&off[0].result, &off[1].result), (&on[0].result, &on[1].result)] {
            assert_eq!((done.as_deref(), unknown.as_deref()), (Some("1"), Some("0")));
        }
    }
}

#[tokio::test]
async fn a_login_that_nobody_has_is_three_empty_texts() {
    let (portal, client) = with(TestPortal::without_socket());
    accounts(&portal);
    let before = portal.snapshot();
    let tie = GetUserArgUsernameWithOriginal::new().username("eva").original_user_id_name(SIS);
    let tie = tie.original_user_id_value("3");
    let user = client.raw().registration().update_user_original_id_from_username(&tie).await;
    let user = user.unwrap().unwrap();
    assert_eq!((user.user_id.as_deref(), user.firstname.as_deref()), (Some(""), Some("")));
    assert_eq!(portal.snapshot(), before);
}
