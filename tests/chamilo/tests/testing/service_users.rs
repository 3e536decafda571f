//! Accounts by `WSService`: numbers as fault codes, and outcomes that nobody sees.

use chamilo::raw::service::*;
use chamilo::testing::{Course, Release, TestPortal};

use crate::{SIS, fault, seeded, start, with};

fn user_create(login: &str, id: &str) -> UserCreateUserRequest {
    UserCreateUserRequest::new()
        .firstname("Ana")
        .lastname("Lima")
        .status(5)
        .loginname(login)
        .password("secret")
        .user_id_field_name(SIS)
        .user_id_value(id)
        .visibility(1)
        .email("ana@example.org")
        .extras([])
}

#[tokio::test]
async fn an_account_is_created_and_its_external_id_forgotten_since_1_11_16() {
    for (release, stored) in [(Release::V1_11_2, true), (Release::V1_11_32, false)] {
        let (portal, client) = with(TestPortal::builder().release(release).start().await.unwrap());
        portal.add_user(seeded("bob", "1"));
        let id = client.raw().service().user_create_user(&user_create("ana", "2")).await.unwrap();
        let user = portal.user(id.unwrap().into()).unwrap();
        assert_eq!((user.login.as_str(), user.active, user.status), ("ana", true, 5));
        assert_eq!(portal.user_by_external_id(SIS, "2").is_some(), stored, "{release:?}");
        let again = client.raw().service().user_create_user(&user_create("ana", "3")).await;
        assert_eq!(fault(again).0, "104");
    }
}

#[tokio::test]
async fn a_list_creates_nobody_for_it_reads_another_field() {
    let (portal, client) = start().await;
    let user = UserCreate::new().loginname("ana").password("secret").user_id_value("1");
    let users = UserCreateUsersRequest::new().users([user]);
    let outcomes = client.raw().service().user_create_users(&users).await.unwrap();
    let outcome = &outcomes[0];
    assert_eq!((outcome.user_id_generated, outcome.user_id_value.as_deref()), (Some(0), Some("1")));
    assert_eq!(outcome.result.as_ref().unwrap().code, Some(104));
    assert!(portal.user_by_login("ana").is_none());
}

#[tokio::test]
async fn accounts_are_named_by_number_or_by_external_id() {
    let (portal, client) = start().await;
    let id = portal.add_user(seeded("ana", "1"));
    let service = client.raw().service();
    for (field, value) in [("chamilo_user_id", id.to_string()), (SIS, "1".to_owned())] {
        let off = UserDisableUserRequest::new().user_id_field_name(field).user_id_value(&value);
        service.user_disable_user(&off).await.unwrap();
        assert!(!portal.user(id).unwrap().active, "{field}");
        let on = UserEnableUserRequest::new().user_id_field_name(field).user_id_value(&value);
        service.user_enable_user(&on).await.unwrap();
        assert!(portal.user(id).unwrap().active, "{field}");
    }
    let nobody = UserDisableUserRequest::new().user_id_field_name(SIS).user_id_value("9");
    let refused = fault(service.user_disable_user(&nobody).await);
    assert_eq!(refused, ("100".to_owned(), "User not found".to_owned()));
}

#[tokio::test]
async fn the_outcomes_of_a_list_are_not_seen() {
    let (portal, client) = start().await;
    let id = portal.add_user(seeded("ana", "1"));
    let user = |id: &str| UserId::new().user_id_field_name(SIS).user_id_value(id);
    let users = UserDisableUsersRequest::new().users([user("1"), user("9")]);
    let outcomes = client.raw().service().user_disable_users(&users).await.unwrap();
    assert_eq!(outcomes, [UserResult::new(), UserResult::new()]);
    assert!(!portal.user(id).unwrap().active);
}

#[tokio::test]
async fn an_account_is_deleted_once() {
    let (portal, client) = start().await;
    let id = portal.add_user(seeded("ana", "1"));
    let delete = UserDeleteUserRequest::new().user_id_field_name(SIS).user_id_value("1");
    portal.add_course({
        let mut course = Course::new("PHYS");
        course.members.insert(id, 1);
        course
    });
    assert_eq!(fault(client.raw().service().user_delete_user(&delete).await).0, "101");
    portal.change(|data| data.courses.clear());
    client.raw().service().user_delete_user(&delete).await.unwrap();
    assert_eq!(fault(client.raw().service().user_delete_user(&delete).await).0, "100");
}

#[tokio::test]
async fn an_edit_keeps_the_password_and_takes_the_method_for_the_language() {
    let (portal, client) = start().await;
    let id = portal.add_user(seeded("ana", "1"));
    portal.add_user(seeded("bob", "2"));
    let password = portal.user(id).unwrap().password;
    let edit = UserEditUserRequest::new()
        .user_id_field_name(SIS)
        .user_id_value("1")
        .firstname("Maria")
        .status(1)
        .loginname("maria")
        .password("new")
        .encrypt_method("french")
        .language("german");
    client.raw().service().user_edit_user(&edit).await.unwrap();
    let user = portal.user(id).unwrap();
    assert_eq!((user.firstname.as_str(), user.lastname.as_str(), user.status), ("Maria", "", 1));
    assert_eq!((user.language.as_str(), user.password), ("french", password));
    let taken = fault(client.raw().service().user_edit_user(&edit.loginname("bob")).await);
    assert_eq!(taken.0, "105");

    let edit = |id: &str| UserEdit::new().user_id_field_name(SIS).user_id_value(id).loginname("x");
    let users = UserEditUsersRequest::new().users([edit("1"), edit("9")]);
    let outcomes = client.raw().service().user_edit_users(&users).await.unwrap();
    let codes: Vec<_> = outcomes.iter().map(|it| it.result.as_ref().unwrap().code).collect();
    assert_eq!(codes, [Some(0), Some(100)]);
}
