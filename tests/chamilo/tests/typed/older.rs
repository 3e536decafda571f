//! The services that are dead on PHP 7 and later, on a portal that has been patched.

use chamilo::course_list::CourseListRequest;
use chamilo::service::{
    UserCreateUserRequest, UserDisableUserRequest, UserEdit, UserEditUsersRequest,
};
use chamilo::testing::{Course, Release, TestPortal, User};
use chamilo::values::{Reason, Status, UserId};

use crate::{reason, sis, start, with};

#[tokio::test]
async fn accounts_are_named_by_number_or_by_external_id() {
    let portal = TestPortal::builder().release(Release::V1_11_2).start().await;
    let (portal, client) = with(portal.expect("a portal"));
    // 1.11.2 stores the external id only in a field that is there already.
    portal.add_user(User::new("ana").with_extra("sis_id", "u0"));
    let service = client.service();
    let user = UserCreateUserRequest::new(
        sis("u1"),
        "Zoë",
        "Quispe",
        "zoe",
        "secret",
        "z@example.org",
        Status::Student,
        true,
    );
    let id = service.user_create_user(&user).await.expect("an account");
    service.user_disable_user(&UserDisableUserRequest::new(sis("u1"))).await.expect("disabled");
    assert!(!portal.user_by_login("zoe").expect("the account").active);
    service.user_disable_user(&UserDisableUserRequest::new(id)).await.expect("disabled");
    let unknown = service.user_disable_user(&UserDisableUserRequest::new(UserId::new(99))).await;
    assert_eq!(unknown.expect_err("a fault").fault().map(|it| it.code.as_str()), Some("100"));
}

#[tokio::test]
async fn codes_of_a_list_are_outcomes() {
    let (_portal, client) = start().await;
    let edit = |user: UserId| {
        UserEdit::new(user, "Zoë", "Quispe", "zoe", "z@example.org", Status::Student, None, None)
    };
    let request = UserEditUsersRequest::new([edit(UserId::new(99))]);
    let outcomes = client.service().user_edit_users(&request).await.expect("outcomes");
    let [outcome] = <[_; 1]>::try_from(outcomes).expect("one");
    assert_eq!(reason(outcome.result), Reason::UserUnknown);
}

#[tokio::test]
async fn a_service_answers_where_it_is_alive() {
    let (_portal, client) = start().await;
    client.service().test().await.expect("an answer");
    client.service().report_test().await.expect("an answer");
    client.cm_service().cm_test().await.expect("an answer");
}

#[tokio::test]
async fn a_signature_that_is_wrong_is_no_empty_list() {
    let (portal, _) = start().await;
    let client = portal.client().api_key("nobody", "0123456789abcdef").build();
    let courses = client.expect("a client").user_info().course_list_of_user().await;
    assert_eq!(reason(courses), Reason::SignatureWrong);
}

#[tokio::test]
async fn a_word_for_courses_that_the_portal_does_not_know_is_a_refusal() {
    let (portal, _) = with(TestPortal::builder().php(5).without_socket());
    portal.add_course(Course::new("PHYS"));
    let client = portal.client().administrator("admin").build().expect("a client");
    let ask = |words: &str| CourseListRequest::new().visibilities(words);
    let courses = client.course_list().course_list(&ask("public,public-registered")).await;
    assert_eq!(courses.expect("courses").len(), 1);
    let refused = client.course_list().course_list(&ask("public,hidden")).await;
    let error = refused.as_ref().expect_err("a refusal");
    let said = error.refusal().and_then(|refusal| refusal.said());
    assert_eq!(said, Some("one of the visibilities is unknown"));
    assert_eq!(reason(refused), Reason::VisibilityUnknown);
}
