//! Accounts: made, found, changed and removed.

use chamilo::registration::{
    CreateUser, CreateUserPasswordCrypted, CreateUsers, EditUser, EditUserCredentials, EditUsers,
    GetUser, GetUserFromUsername, NewUser, UpdateUserApiKey, UpdateUserOriginalIdFromUsername,
    UserEdit, UserRef, Users,
};
use chamilo::testing::{PasswordEncryption, TestPortal};
use chamilo::values::{Moment, Password, Reason, Status};
use wsdl_runtime::types::LocalDate;

use crate::{new_user, reason, sis, start, with};

fn end_of_2030() -> Moment {
    let day = LocalDate::new(2030, 12, 31).and_then(|day| day.at(12, 0, 0));
    day.expect("a moment")
}

#[tokio::test]
async fn an_account_is_found_again_as_it_was_sent() {
    let (portal, client) = start().await;
    let registration = client.registration();
    let user = new_user("zoe", "4711")
        .phone("+591 2 123456")
        .expiration_date(end_of_2030())
        .extra([("department", "R&D ñ €")]);
    let id = registration.create_user(&user).await.expect("an account");
    let found = registration.get_user(&GetUser::new(sis("4711"))).await.expect("the account");
    assert_eq!((found.id, found.firstname.as_deref()), (Some(id), Some("Zoë")));
    let by_login = registration.get_user_from_username(&GetUserFromUsername::new("zoe")).await;
    assert_eq!(by_login.expect("the account").id, Some(id));
    let held = portal.user_by_login("zoe").expect("the account");
    assert_eq!((held.status, held.active), (5, true));
    assert_eq!(held.expires.as_deref(), Some("2030-12-31 12:00:00"));
    assert_eq!(held.extra["department"], "R&D ñ €");
}

#[tokio::test]
async fn what_was_not_filled_in_is_not_sent() {
    let (portal, client) = start().await;
    let error = client.registration().create_user(&CreateUser::default()).await.expect_err("no");
    assert!(error.to_string().contains("FieldName"), "{error}");
    assert!(portal.calls().is_empty());
}

#[tokio::test]
async fn an_account_is_not_made_twice() {
    let (_portal, client) = start().await;
    let registration = client.registration();
    registration.create_user(&new_user("zoe", "4711")).await.expect("an account");
    let again = registration.create_user(&new_user("zoe", "4711")).await;
    assert_eq!(reason(again), Reason::UserNotCreated);
}

#[tokio::test]
async fn accounts_that_are_not_there_are_refusals() {
    let (_portal, client) = start().await;
    let registration = client.registration();
    assert_eq!(reason(registration.get_user(&GetUser::new(sis("1"))).await), Reason::UserUnknown);
    let by_login = registration.get_user_from_username(&GetUserFromUsername::new("nobody")).await;
    assert_eq!(reason(by_login), Reason::LoginUnknown);
    let tied = UpdateUserOriginalIdFromUsername::new("nobody", sis("1"));
    let tied = registration.update_user_original_id_from_username(&tied).await;
    assert_eq!(reason(tied), Reason::LoginUnknown);
    let key = registration.update_user_api_key(&UpdateUserApiKey::new(sis("1"))).await;
    assert_eq!(reason(key), Reason::UserUnknown);
    let credentials = EditUserCredentials::new(sis("1"), "zoe");
    let changed = registration.edit_user_credentials(&credentials).await;
    assert_eq!(reason(changed), Reason::UserNotEdited);
}

#[tokio::test]
async fn lists_have_an_outcome_for_each_account_in_order() {
    let (_portal, client) = start().await;
    let registration = client.registration();
    let new = |login: &str, id: &str| {
        NewUser::new(sis(id), "Zoë", "Quispe", login, "secret", "z@example.org", Status::Teacher)
    };
    let users = CreateUsers::new([new("a", "1"), new("a", "2"), new("b", "3")]);
    let outcomes = registration.create_users(&users).await.expect("outcomes");
    let keys: Vec<_> = outcomes.iter().map(|outcome| outcome.key.join("/")).collect();
    assert_eq!(keys, ["1", "2", "3"]);
    let done: Vec<_> = outcomes.into_iter().map(|outcome| outcome.result.is_ok()).collect();
    assert_eq!(done, [true, false, true]);

    let of =
        |ids: &[&str]| Users::new(ids.iter().map(|id| UserRef::new(sis(id))).collect::<Vec<_>>());
    for outcome in registration.disable_users(&of(&["1", "3"])).await.expect("outcomes") {
        outcome.result.expect("an account that is disabled");
    }
    let enabled = registration.enable_users(&of(&["1", "9"])).await.expect("outcomes");
    let reasons: Vec<_> =
        enabled.into_iter().map(|it| it.result.map_err(|e| Reason::of(&e))).collect();
    assert!(matches!(reasons[..], [Ok(()), Err(Some(Reason::UserUnknown))]), "{reasons:?}");
    let deleted = registration.delete_users(&of(&["9", "1"])).await.expect("outcomes");
    let reasons: Vec<_> =
        deleted.into_iter().map(|it| it.result.map_err(|e| Reason::of(&e))).collect();
    assert!(matches!(reasons[..], [Err(Some(Reason::UserNotDeleted)), Ok(())]), "{reasons:?}");
}

#[tokio::test]
async fn what_an_edit_removes_is_chosen() {
    let (portal, client) = start().await;
    let registration = client.registration();
    let user = new_user("zoe", "4711").phone("123").expiration_date(end_of_2030());
    registration.create_user(&user).await.expect("an account");

    let kept =
        EditUser::new(sis("4711"), "zoe", "z@example.org", Status::Teacher, "456".to_owned());
    registration.edit_user(&kept).await.expect("an edit");
    let held = portal.user_by_login("zoe").expect("the account");
    assert_eq!((held.status, held.phone.as_deref()), (1, Some("456")));
    assert_eq!((held.firstname.as_str(), held.expires.is_some()), ("Zoë", true));

    let bare = UserEdit::new(sis("4711"), "zoe", "z@example.org", Status::Student, None, None);
    let outcomes = registration.edit_users(&EditUsers::new([bare])).await.expect("outcomes");
    assert!(outcomes.iter().all(|outcome| outcome.result.is_ok()));
    let held = portal.user_by_login("zoe").expect("the account");
    assert_eq!((held.phone, held.expires), (None, None));
}

#[tokio::test]
async fn a_portal_takes_the_one_hash_that_it_is_set_to() {
    let hash = format!("$2y$10${}", "a".repeat(53));
    for (encryption, taken) in
        [(PasswordEncryption::Bcrypt, "bcrypt"), (PasswordEncryption::Sha1, "sha1")]
    {
        let portal = TestPortal::builder().password_encryption(encryption).start().await;
        let (_portal, client) = with(portal.expect("a portal"));
        let bcrypt = Password::bcrypt(hash.as_str()).expect("a hash");
        for (number, password) in
            [bcrypt, Password::sha1("a"), Password::md5("a")].into_iter().enumerate()
        {
            let (method, login) = (password.method().to_owned(), format!("user{number}"));
            let user = CreateUserPasswordCrypted::new(
                sis(&login),
                "Zoë",
                "Quispe",
                login.as_str(),
                password,
                "z@example.org",
                Status::Student,
            );
            let made = client.registration().create_user_password_crypted(&user).await;
            match method == taken {
                true => assert!(made.is_ok(), "{method} at {taken}: {made:?}"),
                false => assert_eq!(reason(made), Reason::HashMethodRefused, "{method} at {taken}"),
            }
        }
    }
}
