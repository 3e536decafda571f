//! Accounts are changed, and what that blanks.

use chamilo::raw::registration::{
    EditUser, EditUserCredentials, EditUserPasswordCrypted, EditUserWithPicture, EditUsers,
    EditUsersParams, EditUsersPasswordCrypted, EditUsersPasswordCryptedParams, Extras,
};
use chamilo::testing::{Password, Release, TestPortal, User};

use crate::{SIS, fault, seeded, start, with};

fn ana() -> User {
    let mut user = seeded("ana", "1");
    user.firstname = "Ana".to_owned();
    user.email = "ana@example.org".to_owned();
    user.phone = Some("+591".to_owned());
    user.expires = Some("2030-01-01 00:00:00".to_owned());
    user.official_code = "HR-1".to_owned();
    user.picture = "ana.png".to_owned();
    user
}

fn edit(id: &str) -> EditUser {
    EditUser::new().original_user_id_name(SIS).original_user_id_value(id)
}

#[tokio::test]
async fn what_is_left_out_is_kept_or_blanked() {
    let (portal, client) = start().await;
    let id = portal.add_user(ana());
    let answer = client.raw().registration().edit_user(&edit("1").username("ana")).await.unwrap();
    assert_eq!(answer, Some(id.to_string()));
    let user = portal.user(id).unwrap();
    assert_eq!((user.firstname.as_str(), user.expires.is_some()), ("Ana", true), "kept");
    assert_eq!((user.email.as_str(), user.phone), ("", None), "blanked");
    assert_eq!((user.official_code.as_str(), user.picture.as_str()), ("", ""), "blanked");

    // A list also takes the date away, and the login where none is sent.
    let mut again = ana();
    again.id = id;
    portal.change(|data| data.users.insert(id, again));
    let users = EditUsersParams::new().original_user_id_name(SIS).original_user_id_value("1");
    let users = EditUsers::new().users([users]);
    let outcomes = client.raw().registration().edit_users(&users).await.unwrap();
    assert_eq!(outcomes[0].result, Some(id.to_string()));
    let user = portal.user(id).unwrap();
    assert_eq!((user.login.as_str(), user.expires), ("", None));
}

#[tokio::test]
async fn zero_stands_for_every_reason_not_to_change() {
    let (portal, client) = start().await;
    portal.add_user(ana());
    let mut off = seeded("bob", "2");
    off.active = false;
    let off = portal.add_user(off);
    let registration = client.raw().registration();
    for (why, edit) in [
        ("nobody has this external id", edit("9").username("x")),
        ("the account is off", edit("2").username("bob")),
        ("somebody else has the login", edit("1").username("bob")),
    ] {
        let answer = registration.edit_user(&edit).await.unwrap();
        assert_eq!(answer.as_deref(), Some("0"), "{why}");
    }
    let enable = edit("2").username("bob").enable(true);
    assert_eq!(registration.edit_user(&enable).await.unwrap(), Some(off.to_string()));
    assert!(portal.user(off).unwrap().active);
}

#[tokio::test]
async fn extra_fields_that_do_not_exist_are_passed_over() {
    let (portal, client) = start().await;
    let id = portal.add_user(ana().with_extra("department", "Physics"));
    let extra =
        ["department", "floor"].map(|name| Extras::new().field_name(name).field_value("new"));
    let edit = edit("1").username("ana").extra(extra);
    client.raw().registration().edit_user(&edit).await.unwrap();
    let extra = portal.user(id).unwrap().extra;
    assert_eq!(extra.get("department").map(String::as_str), Some("new"));
    assert_eq!(extra.get("floor"), None);
}

#[tokio::test]
async fn an_administrator_remains_a_teacher_and_no_status_is_that_of_a_student() {
    let (portal, client) = start().await;
    let mut admin = seeded("root", "1");
    admin.administrator = true;
    let admin = portal.add_user(admin);
    let mut teacher = seeded("bob", "2");
    teacher.status = 1;
    let teacher = portal.add_user(teacher);
    let registration = client.raw().registration();
    registration.edit_user(&edit("1").username("root").status("5")).await.unwrap();
    registration.edit_user(&edit("2").username("bob")).await.unwrap();
    assert_eq!(portal.user(admin).unwrap().status, 1);
    assert_eq!(portal.user(teacher).unwrap().status, 5);
}

#[tokio::test]
async fn an_apostrophe_in_a_login_and_an_empty_date_end_the_call() {
    let (portal, client) = start().await;
    portal.add_user(ana());
    let before = portal.snapshot();
    let error =
        client.raw().registration().edit_user(&edit("1").username("o'neil")).await.unwrap_err();
    assert_eq!((error.status(), error.is_not_soap()), (Some(200), true));
    let users = EditUsersParams::new().original_user_id_name(SIS).original_user_id_value("1");
    let users = EditUsers::new().users([users.username("ana").expiration_date("")]);
    let error = client.raw().registration().edit_users(&users).await.unwrap_err();
    assert_eq!((error.status(), error.is_not_soap()), (Some(500), true));
    assert_eq!(portal.snapshot(), before);
}

#[tokio::test]
async fn credentials_are_answered_by_true_or_zero() {
    let (portal, client) = start().await;
    let id = portal.add_user(ana());
    portal.add_user(seeded("bob", "2"));
    let edit = EditUserCredentials::new().original_user_id_name(SIS).original_user_id_value("1");
    let registration = client.raw().registration();
    let renamed = edit.clone().username("ana.maria").password("new");
    assert_eq!(registration.edit_user_credentials(&renamed).await.unwrap().as_deref(), Some("1"));
    let user = portal.user_by_login("ana.maria").unwrap();
    assert_eq!((user.id, user.password), (id, Password::Clear("new".into())));
    let taken = edit.username("bob");
    assert_eq!(registration.edit_user_credentials(&taken).await.unwrap().as_deref(), Some("0"));
}

fn crypted() -> EditUserPasswordCrypted {
    let edit = EditUserPasswordCrypted::new().original_user_id_name(SIS);
    edit.original_user_id_value("1").username("ana")
}

#[tokio::test]
async fn a_hash_and_its_method_come_together() {
    let (portal, client) = start().await;
    let id = portal.add_user(ana());
    for (edit, answer) in [
        (crypted().password("$2y$").encrypt_method("bcrypt"), "1"),
        (
            crypted().password("$2y$"),
            "If password is not empty the encrypt_method param is required ",
        ),
        (
            crypted().encrypt_method("bcrypt"),
            "If encrypt_method is not empty the password param is required ",
        ),
        (crypted().password("x").encrypt_method("md5"), "This encryption md5 is not configured"),
        (crypted().username("admin"), "0"),
    ] {
        let given = client.raw().registration().edit_user_password_crypted(&edit).await.unwrap();
        assert_eq!(given.as_deref(), Some(answer));
    }
    let user = portal.user(id).unwrap();
    assert_eq!(user.password, Password::Hash("$2y$".into()));
    // No date is written as an empty text.
    assert_eq!(user.expires.as_deref(), Some("0000-00-00 00:00:00"));
}

#[tokio::test]
async fn a_list_with_hashes_loses_its_reply_as_soon_as_one_is_changed() {
    let (portal, client) = start().await;
    let id = portal.add_user(ana());
    let edit = |value: &str| {
        let edit = EditUsersPasswordCryptedParams::new().original_user_id_name(SIS);
        edit.original_user_id_value(value).username("ana").firstname("Maria")
    };
    let users = EditUsersPasswordCrypted::new().users([edit("9")]);
    let outcomes = client.raw().registration().edit_users_password_crypted(&users).await.unwrap();
    assert_eq!(outcomes[0].result.as_deref(), Some("0"));
    let users = EditUsersPasswordCrypted::new().users([edit("9"), edit("1")]);
    let error = client.raw().registration().edit_users_password_crypted(&users).await.unwrap_err();
    assert_eq!((error.status(), error.is_not_soap()), (Some(500), true));
    assert_eq!(portal.user(id).unwrap().firstname, "Maria", "the change was made");
}

#[tokio::test]
async fn a_picture_is_fetched_by_1_11_2_alone_and_never_comes() {
    let edit = EditUserWithPicture::new().original_user_id_name(SIS).original_user_id_value("1");
    let edit = edit.username("ana").picture_url("http://127.0.0.1:9/ana.png");
    let (portal, client) = start().await;
    portal.add_user(ana());
    let (code, text) = fault(client.raw().registration().edit_user_with_picture(&edit).await);
    assert_eq!(code, "Server");
    assert!(text.contains("allow_url_fopen is enabled"), "{text}");

    let portal = TestPortal::builder().release(Release::V1_11_2).start().await.unwrap();
    let (portal, client) = with(portal);
    let id = portal.add_user(ana());
    let answer = client.raw().registration().edit_user_with_picture(&edit).await.unwrap();
    assert_eq!(answer, Some(id.to_string()));
    assert_eq!(portal.user(id).unwrap().picture, "");
}
