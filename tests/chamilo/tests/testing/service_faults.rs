//! How `WSService` refuses: by the fault of a number where one is meant, by a code in a list, or by nothing
//! at all.

use chamilo::raw::service::*;
use chamilo::testing::{Course, Session, TestPortal};

use crate::{SIS, fault, seeded, with};

/// An account `1`, a course `c1` and a session `s1`, by the fields and values that name them.
fn start() -> (TestPortal, chamilo::Portal) {
    let (portal, client) = with(TestPortal::without_socket());
    portal.add_user(seeded("ana", "1"));
    portal.add_course(Course::new("PHYS").with_extra(SIS, "c1"));
    portal.add_session(Session::new("spring").with_extra(SIS, "s1"));
    (portal, client)
}

const NOBODY: (&str, &str) = ("100", "User not found");
const NO_COURSE: (&str, &str) = ("200", "Course not found");
const NO_SESSION: (&str, &str) = ("300", "Session not found");

/// The fault that a call has to end in.
#[track_caller]
fn refused<T: std::fmt::Debug>(result: chamilo::Result<T>, (code, text): (&str, &str)) {
    assert_eq!(fault(result), (code.to_owned(), text.to_owned()));
}

#[tokio::test]
async fn accounts_that_nobody_has_are_fault_100() {
    let (portal, client) = start();
    let before = portal.snapshot();
    let raw = client.raw();
    let service = raw.service();
    let off = UserDisableUserRequest::new().user_id_field_name(SIS).user_id_value("9");
    refused(service.user_disable_user(&off).await, NOBODY);
    let on = UserEnableUserRequest::new().user_id_field_name(SIS).user_id_value("9");
    refused(service.user_enable_user(&on).await, NOBODY);
    let gone =
        UserDeleteUserRequest::new().user_id_field_name("chamilo_user_id").user_id_value("9");
    refused(service.user_delete_user(&gone).await, NOBODY);
    let edit = UserEditUserRequest::new().user_id_field_name(SIS).user_id_value("9");
    refused(service.user_edit_user(&edit).await, NOBODY);
    let session = SessionCreateSessionRequest::new().name("summer").user_id_field_name(SIS);
    refused(service.session_create_session(&session.user_id_value("9")).await, NOBODY);
    assert_eq!(portal.snapshot(), before);
}

#[tokio::test]
async fn lists_of_accounts_lose_what_came_of_each_and_do_it() {
    let (portal, client) = start();
    let raw = client.raw();
    let service = raw.service();
    let user = |id: &str| UserId::new().user_id_field_name(SIS).user_id_value(id);
    let ana = || portal.user_by_login("ana");
    let nothing = [UserResult::new(), UserResult::new()];

    let off = UserDisableUsersRequest::new().users([user("9"), user("1")]);
    assert_eq!(service.user_disable_users(&off).await.unwrap(), nothing);
    assert!(!ana().unwrap().active);
    let on = UserEnableUsersRequest::new().users([user("9"), user("1")]);
    assert_eq!(service.user_enable_users(&on).await.unwrap(), nothing);
    assert!(ana().unwrap().active);
    let gone = UserDeleteUsersRequest::new().users([user("9"), user("1")]);
    assert_eq!(service.user_delete_users(&gone).await.unwrap(), nothing);
    assert!(ana().is_none());
}

#[tokio::test]
async fn a_list_of_edits_tells_a_code_for_each() {
    let (portal, client) = start();
    portal.add_user(seeded("bob", "2"));
    let edit = |id: &str, login: &str| {
        UserEdit::new().user_id_field_name(SIS).user_id_value(id).loginname(login)
    };
    let edits = [edit("1", "bob"), edit("9", "eva"), edit("1", "bea")];
    let edits = UserEditUsersRequest::new().users(edits);
    let outcomes = client.raw().service().user_edit_users(&edits).await.unwrap();
    let codes = outcomes.iter().map(|it| it.result.as_ref().unwrap().code.unwrap());
    assert_eq!(codes.collect::<Vec<_>>(), [105, 100, 0], "the login is taken, nobody, done");
}

#[tokio::test]
async fn courses_that_are_not_there_are_fault_200() {
    let (portal, client) = start();
    let before = portal.snapshot();
    let raw = client.raw();
    let service = raw.service();
    let delete = CourseDeleteCourseRequest::new().course_id_field_name(SIS).course_id_value("c9");
    refused(service.course_delete_course(&delete).await, NO_COURSE);
    let edit = CourseEditCourseRequest::new().course_id_field_name(SIS).course_id_value("c9");
    refused(service.course_edit_course(&edit.title("Physics")).await, NO_COURSE);
    let list = [CourseId::new().course_id_field_name(SIS).course_id_value("c9")];
    let list = CourseDeleteCoursesRequest::new().courses(list);
    let outcomes = service.course_delete_courses(&list).await.unwrap();
    assert_eq!(outcomes[0].result.as_ref().unwrap().code, Some(200));

    let join = |course: &str, user: &str| {
        CourseSubscribeUserToCourseRequest::new()
            .course_id_field_name(SIS)
            .course_id_value(course)
            .user_id_field_name(SIS)
            .user_id_value(user)
    };
    let leave = |course: &str, user: &str| {
        CourseUnsubscribeUserFromCourseRequest::new()
            .course_id_field_name(SIS)
            .course_id_value(course)
            .user_id_field_name(SIS)
            .user_id_value(user)
    };
    for (course, user, expected) in [("c9", "1", NO_COURSE), ("c1", "9", NOBODY)] {
        refused(service.course_subscribe_user_to_course(&join(course, user)).await, expected);
        refused(service.course_unsubscribe_user_from_course(&leave(course, user)).await, expected);
    }
    assert_eq!(portal.snapshot(), before);
}

#[tokio::test]
async fn a_course_that_forbids_enrolment_looks_like_success() {
    let (portal, client) = start();
    let course = portal.course_by_code("PHYS").unwrap().id;
    portal.change(|data| data.courses.get_mut(&course).unwrap().subscribe = false);
    let join = CourseSubscribeUserToCourseRequest::new()
        .course_id_field_name(SIS)
        .course_id_value("c1")
        .user_id_field_name(SIS)
        .user_id_value("1");
    client.raw().service().course_subscribe_user_to_course(&join).await.unwrap();
    assert!(portal.course_by_code("PHYS").unwrap().members.is_empty(), "and nobody is enrolled");
}

#[tokio::test]
async fn extra_fields_of_a_course_lose_the_reply_of_an_edit_that_is_made() {
    let (portal, client) = start();
    let extra = Extras::new().field_name("room").field_value("1");
    let edit = CourseEditCourseRequest::new().course_id_field_name(SIS).course_id_value("c1");
    let edit = edit.title("Mechanics").extras([extra]);
    let error = client.raw().service().course_edit_course(&edit).await.unwrap_err();
    assert_eq!((error.status(), error.is_not_soap()), (Some(500), true));
    assert_eq!(portal.course_by_code("PHYS").unwrap().title, "Mechanics");
}

#[tokio::test]
async fn sessions_that_are_not_there_are_fault_300() {
    let (portal, client) = start();
    let before = portal.snapshot();
    let raw = client.raw();
    let service = raw.service();
    for (session, user, expected) in [("s9", "1", NO_SESSION), ("s1", "9", NOBODY)] {
        let join = SessionSubscribeUserToSessionRequest::new()
            .user_id_field_name(SIS)
            .user_id_value(user)
            .session_id_field_name(SIS)
            .session_id_value(session);
        refused(service.session_subscribe_user_to_session(&join).await, expected);
        let leave = SessionUnsubscribeUserFromSessionRequest::new()
            .user_id_field_name(SIS)
            .user_id_value(user)
            .session_id_field_name(SIS)
            .session_id_value(session);
        refused(service.session_unsubscribe_user_from_session(&leave).await, expected);
        let coach = SessionSubscribeTeacherToSessionCourseRequest::new()
            .user_id_field_name(SIS)
            .user_id_value(user)
            .session_id_field_name(SIS)
            .session_id_value(session);
        refused(service.session_subscribe_teacher_to_session_course(&coach).await, expected);
    }
    for (session, course, expected) in [("s9", "c1", NO_SESSION), ("s1", "c9", NO_COURSE)] {
        let join = SessionSubscribeCourseToSessionRequest::new()
            .course_id_field_name(SIS)
            .course_id_value(course)
            .session_id_field_name(SIS)
            .session_id_value(session);
        refused(service.session_subscribe_course_to_session(&join).await, expected);
        let leave = SessionUnsubscribeCourseFromSessionRequest::new()
            .course_id_field_name(SIS)
            .course_id_value(course)
            .session_id_field_name(SIS)
            .session_id_value(session);
        refused(service.session_unsubscribe_course_from_session(&leave).await, expected);
    }
    assert_eq!(portal.snapshot(), before);
}

#[tokio::test]
async fn a_coach_whose_course_is_called_1_becomes_the_only_learner() {
    let (portal, client) = start();
    let bob = portal.add_user(seeded("bob", "2"));
    portal.change(|data| {
        data.sessions.values_mut().for_each(|session| session.users = [3].into());
    });
    let coach = SessionSubscribeTeacherToSessionCourseRequest::new()
        .user_id_field_name(SIS)
        .user_id_value("2")
        .session_id_field_name(SIS)
        .session_id_value("s1")
        .course_id_field_name("1");
    client.raw().service().session_subscribe_teacher_to_session_course(&coach).await.unwrap();
    assert_eq!(portal.session_by_external_id(SIS, "s1").unwrap().users, [bob].into());
}

#[tokio::test]
async fn what_is_declared_without_code_is_a_fault_and_three_reports_die() {
    let (_portal, client) = start();
    let raw = client.raw();
    let (code, text) = fault(raw.cm_service().cm_encrypt_pass(&Default::default()).await);
    assert_eq!(code, "SOAP-ENV:Client");
    assert!(text.contains("not defined in service"), "{text}");
    let report = ReportGetTimeSpentOnPlatformRequest::new().user_id_field_name("chamilo_user_id");
    let report = report.user_id_value("1");
    let error = raw.service().report_get_time_spent_on_platform(&report).await.unwrap_err();
    assert_eq!((error.status(), error.is_not_soap()), (Some(500), true));
}
