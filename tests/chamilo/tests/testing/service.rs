//! `WSService`: numbers as fault codes, replacing subscriptions, outcomes that nobody sees.

use chamilo::service::*;
use chamilo::testing::{Course, Release, Session, TestPortal};

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
        let id = client.service().user_create_user(&user_create("ana", "2")).await.unwrap();
        let user = portal.user(id.unwrap().into()).unwrap();
        assert_eq!((user.login.as_str(), user.active, user.status), ("ana", true, 5));
        assert_eq!(portal.user_by_external_id(SIS, "2").is_some(), stored, "{release:?}");
        let again = client.service().user_create_user(&user_create("ana", "3")).await;
        assert_eq!(fault(again).0, "104");
    }
}

#[tokio::test]
async fn a_list_creates_nobody_for_it_reads_another_field() {
    let (portal, client) = start().await;
    let user = UserCreate::new().loginname("ana").password("secret").user_id_value("1");
    let users = UserCreateUsersRequest::new().users([user]);
    let outcomes = client.service().user_create_users(&users).await.unwrap();
    let outcome = &outcomes[0];
    assert_eq!((outcome.user_id_generated, outcome.user_id_value.as_deref()), (Some(0), Some("1")));
    assert_eq!(outcome.result.as_ref().unwrap().code, Some(104));
    assert!(portal.user_by_login("ana").is_none());
}

#[tokio::test]
async fn accounts_are_named_by_number_or_by_external_id() {
    let (portal, client) = start().await;
    let id = portal.add_user(seeded("ana", "1"));
    let service = client.service();
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
    let outcomes = client.service().user_disable_users(&users).await.unwrap();
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
    assert_eq!(fault(client.service().user_delete_user(&delete).await).0, "101");
    portal.change(|data| data.courses.clear());
    client.service().user_delete_user(&delete).await.unwrap();
    assert_eq!(fault(client.service().user_delete_user(&delete).await).0, "100");
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
    client.service().user_edit_user(&edit).await.unwrap();
    let user = portal.user(id).unwrap();
    assert_eq!((user.firstname.as_str(), user.lastname.as_str(), user.status), ("Maria", "", 1));
    assert_eq!((user.language.as_str(), user.password), ("french", password));
    let taken = fault(client.service().user_edit_user(&edit.loginname("bob")).await);
    assert_eq!(taken.0, "105");

    let edit = |id: &str| UserEdit::new().user_id_field_name(SIS).user_id_value(id).loginname("x");
    let users = UserEditUsersRequest::new().users([edit("1"), edit("9")]);
    let outcomes = client.service().user_edit_users(&users).await.unwrap();
    let codes: Vec<_> = outcomes.iter().map(|it| it.result.as_ref().unwrap().code).collect();
    assert_eq!(codes, [Some(0), Some(100)]);
}

#[tokio::test]
async fn a_course_is_deleted_for_good_or_taken_off_this_portal() {
    let (portal, client) = start().await;
    let delete =
        |id: &str| CourseDeleteCourseRequest::new().course_id_field_name(SIS).course_id_value(id);
    portal.add_course(Course::new("A").with_extra(SIS, "c1"));
    client.service().course_delete_course(&delete("c1")).await.unwrap();
    let again = fault(client.service().course_delete_course(&delete("c1")).await);
    assert_eq!(again, ("200".to_owned(), "Course not found".to_owned()));

    let id = portal.add_course(Course::new("B").with_extra(SIS, "c2"));
    let second = portal.add_access_url("https://second.example.org/");
    portal.change(|data| data.access_urls.get_mut(&second).unwrap().courses.insert(id));
    let course = CourseId::new().course_id_field_name(SIS).course_id_value("c2");
    let list = CourseDeleteCoursesRequest::new().courses([course]);
    let outcomes = client.service().course_delete_courses(&list).await.unwrap();
    assert_eq!(outcomes[0].result.as_ref().unwrap().code, Some(0));
    let snapshot = portal.snapshot();
    assert!(snapshot.courses.contains_key(&id) && !snapshot.access_urls[&1].courses.contains(&id));
}

#[tokio::test]
async fn a_course_is_never_created() {
    let (portal, client) = start().await;
    let create = CourseCreateCourseRequest::new()
        .title("Physics")
        .course_admin_user_id_field_name("chamilo_user_id");
    let unknown = create.clone().course_admin_user_id_value("9");
    assert_eq!(fault(client.service().course_create_course(&unknown).await).0, "100");
    let known = create.course_admin_user_id_value("1");
    let error = client.service().course_create_course(&known).await.unwrap_err();
    assert_eq!((error.status(), error.is_not_soap()), (Some(500), true));
    assert!(portal.snapshot().courses.is_empty());
}

#[tokio::test]
async fn a_zero_is_lost_before_php_8() {
    for (php, closed) in [(7, false), (8, true)] {
        let portal = TestPortal::builder().php(php).auto_prepend_file().start().await.unwrap();
        let (portal, client) = with(portal);
        portal.add_course(Course::new("A").with_extra(SIS, "c1"));
        let edit = CourseEditCourseRequest::new().course_id_field_name(SIS).course_id_value("c1");
        let both = edit.clone().title("Physics").visibility(0);
        client.service().course_edit_course(&both).await.unwrap();
        let course = portal.course_by_code("A").unwrap();
        assert_eq!((course.title.as_str(), course.visibility == 0), ("Physics", closed));
        let alone = client.service().course_edit_course(&edit.visibility(0)).await;
        assert_eq!(alone.is_ok(), closed, "PHP {php}");
        if let Err(error) = alone {
            assert_eq!((error.status(), error.is_not_soap()), (Some(200), true));
        }
    }
}

#[tokio::test]
async fn users_enrol_and_leave() {
    let (portal, client) = start().await;
    let user = portal.add_user(seeded("ana", "1"));
    let course = portal.add_course(Course::new("A").with_extra(SIS, "c1"));
    let enrol = CourseSubscribeUserToCourseRequest::new()
        .course_id_field_name(SIS)
        .course_id_value("c1")
        .user_id_field_name(SIS)
        .user_id_value("1")
        .status(1);
    client.service().course_subscribe_user_to_course(&enrol).await.unwrap();
    assert_eq!(portal.snapshot().courses[&course].members[&user], 1);
    let again = fault(client.service().course_subscribe_user_to_course(&enrol).await);
    assert_eq!(again.0, "203");
    let leave = CourseUnsubscribeUserFromCourseRequest::new()
        .course_id_field_name(SIS)
        .course_id_value("c1")
        .user_id_field_name(SIS)
        .user_id_value("1");
    client.service().course_unsubscribe_user_from_course(&leave).await.unwrap();
    client.service().course_unsubscribe_user_from_course(&leave).await.unwrap();
    assert!(portal.snapshot().courses[&course].members.is_empty());
}

#[tokio::test]
async fn a_description_is_stored_once_and_an_unknown_course_looks_like_success() {
    let (portal, client) = start().await;
    portal.add_course(Course::new("A").with_extra(SIS, "c1"));
    let edit = |course: &str, content: &str| {
        CourseEditCourseDescriptionRequest::new()
            .course_id_field_name(SIS)
            .course_id_value(course)
            .course_desc_id(1)
            .course_desc_title("About")
            .course_desc_content(content)
    };
    for edit in [edit("c1", "first"), edit("c1", "second"), edit("c9", "lost")] {
        client.service().course_edit_course_description(&edit).await.unwrap();
    }
    let read = async |course: &str| {
        let read = CourseGetCourseDescriptionsRequest::new().course_id_field_name(SIS);
        let read = read.course_id_value(course);
        client.service().course_get_course_descriptions(&read).await.unwrap()
    };
    let blocks = read("c1").await;
    assert_eq!((blocks.len(), blocks[0].course_desc_content.as_deref()), (1, Some("first")));
    assert!(read("c9").await.is_empty());
}

#[tokio::test]
async fn a_session_is_created_and_answered_by_a_fault() {
    let (portal, client) = start().await;
    let create = SessionCreateSessionRequest::new()
        .name("spring")
        .start_date("2030-01-01 08:00")
        .end_date("2030-02-01 08:00")
        .visibility(2)
        .user_id_field_name("chamilo_user_id")
        .user_id_value("1");
    let (code, text) = fault(client.service().session_create_session(&create).await);
    assert_eq!((code.as_str(), text.as_str()), ("301", "Could not create the session"));
    let session = portal.snapshot().sessions[&1].clone();
    assert_eq!(session.starts.as_deref(), Some("2030-01-01 08:00:00"));
    // A date alone is refused, by the same fault.
    let refused = create.name("summer").start_date("2030-01-01");
    assert_eq!(fault(client.service().session_create_session(&refused).await).0, "301");
    assert_eq!(portal.snapshot().sessions.len(), 1);
}

#[tokio::test]
async fn subscriptions_to_sessions_replace_all_others() {
    let (portal, client) = start().await;
    let (ana, bob) = (portal.add_user(seeded("ana", "1")), portal.add_user(seeded("bob", "2")));
    let (first, second) = (
        portal.add_course(Course::new("A").with_extra(SIS, "c1")),
        portal.add_course(Course::new("B").with_extra(SIS, "c2")),
    );
    let mut session = Session::new("spring").with_extra(SIS, "s1");
    session.users.insert(ana);
    session.courses.insert(first, Default::default());
    portal.add_session(session);
    let session = || portal.session_by_external_id(SIS, "s1").unwrap();

    let join = SessionSubscribeUserToSessionRequest::new()
        .user_id_field_name(SIS)
        .user_id_value("2")
        .session_id_field_name(SIS)
        .session_id_value("s1");
    client.service().session_subscribe_user_to_session(&join).await.unwrap();
    assert_eq!(session().users, [bob].into());

    let join = SessionSubscribeCourseToSessionRequest::new()
        .course_id_field_name(SIS)
        .course_id_value("c2")
        .session_id_field_name(SIS)
        .session_id_value("s1");
    client.service().session_subscribe_course_to_session(&join).await.unwrap();
    assert_eq!(session().courses.keys().copied().collect::<Vec<_>>(), [second]);

    // A coach is meant, and the user leaves the session.
    let coach = SessionSubscribeTeacherToSessionCourseRequest::new()
        .user_id_field_name(SIS)
        .user_id_value("2")
        .session_id_field_name(SIS)
        .session_id_value("s1")
        .course_id_field_name(SIS)
        .course_id_value("c2");
    client.service().session_subscribe_teacher_to_session_course(&coach).await.unwrap();
    assert!(session().users.is_empty());

    let leave = SessionUnsubscribeCourseFromSessionRequest::new()
        .course_id_field_name(SIS)
        .session_id_field_name(SIS)
        .session_id_value("s1");
    let leave = |course: &str| leave.clone().course_id_value(course);
    client.service().session_unsubscribe_course_from_session(&leave("c2")).await.unwrap();
    let again = client.service().session_unsubscribe_course_from_session(&leave("c2")).await;
    assert_eq!(fault(again).0, "304");
}
