//! Sessions by `WSService`: subscriptions that replace, and changes that look like success.

use chamilo::raw::service::*;
use chamilo::testing::{Course, Session};

use crate::{SIS, fault, seeded, start};

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
    let (code, text) = fault(client.raw().service().session_create_session(&create).await);
    assert_eq!((code.as_str(), text.as_str()), ("301", "Could not create the session"));
    let session = portal.snapshot().sessions[&1].clone();
    assert_eq!(session.starts.as_deref(), Some("2030-01-01 08:00:00"));
    // A date alone is refused, by the same fault.
    let refused = create.name("summer").start_date("2030-01-01");
    assert_eq!(fault(client.raw().service().session_create_session(&refused).await).0, "301");
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
    client.raw().service().session_subscribe_user_to_session(&join).await.unwrap();
    assert_eq!(session().users, [bob].into());

    let join = SessionSubscribeCourseToSessionRequest::new()
        .course_id_field_name(SIS)
        .course_id_value("c2")
        .session_id_field_name(SIS)
        .session_id_value("s1");
    client.raw().service().session_subscribe_course_to_session(&join).await.unwrap();
    assert_eq!(session().courses.keys().copied().collect::<Vec<_>>(), [second]);

    // A coach is meant, and the user leaves the session.
    let coach = SessionSubscribeTeacherToSessionCourseRequest::new()
        .user_id_field_name(SIS)
        .user_id_value("2")
        .session_id_field_name(SIS)
        .session_id_value("s1")
        .course_id_field_name(SIS)
        .course_id_value("c2");
    client.raw().service().session_subscribe_teacher_to_session_course(&coach).await.unwrap();
    assert!(session().users.is_empty());

    let leave = SessionUnsubscribeCourseFromSessionRequest::new()
        .course_id_field_name(SIS)
        .session_id_field_name(SIS)
        .session_id_value("s1");
    let leave = |course: &str| leave.clone().course_id_value(course);
    client.raw().service().session_unsubscribe_course_from_session(&leave("c2")).await.unwrap();
    let again = client.raw().service().session_unsubscribe_course_from_session(&leave("c2")).await;
    assert_eq!(fault(again).0, "304");
}

#[tokio::test]
async fn an_edit_blanks_what_it_does_not_know_and_reports_nothing() {
    let (portal, client) = start().await;
    let mut session = Session::new("spring").with_extra(SIS, "s1");
    session.description = "About".to_owned();
    session.duration = 30;
    portal.add_session(session);
    let edit = SessionEditSessionRequest::new()
        .user_id_field_name("chamilo_user_id")
        .user_id_value("1")
        .session_id_field_name(SIS);
    let known = edit.clone().session_id_value("s1").name("summer");
    let unknown = edit.session_id_value("s9").name("autumn");
    for edit in [known, unknown] {
        client.raw().service().session_edit_session(&edit).await.unwrap();
    }
    let session = portal.session_by_external_id(SIS, "s1").unwrap();
    assert_eq!(session.name, "summer");
    assert_eq!((session.description.as_str(), session.duration), ("", 0));
}

#[tokio::test]
async fn a_session_is_left_and_deleted() {
    let (portal, client) = start().await;
    let ana = portal.add_user(seeded("ana", "1"));
    let mut session = Session::new("spring").with_extra(SIS, "s1");
    session.users.insert(ana);
    portal.add_session(session);
    let leave = SessionUnsubscribeUserFromSessionRequest::new()
        .user_id_field_name(SIS)
        .user_id_value("1")
        .session_id_field_name(SIS)
        .session_id_value("s1");
    client.raw().service().session_unsubscribe_user_from_session(&leave).await.unwrap();
    assert!(portal.session_by_external_id(SIS, "s1").unwrap().users.is_empty());

    let delete = SessionDeleteSessionRequest::new().session_id_field_name(SIS);
    let delete = delete.session_id_value("s1");
    client.raw().service().session_delete_session(&delete).await.unwrap();
    let again = fault(client.raw().service().session_delete_session(&delete).await);
    assert_eq!(again, ("300".to_owned(), "Session not found".to_owned()));
}

#[tokio::test]
async fn a_coach_who_leaves_a_course_leaves_the_session_as_a_learner() {
    let (portal, client) = start().await;
    let ana = portal.add_user(seeded("ana", "1"));
    let course = portal.add_course(Course::new("A").with_extra(SIS, "c1"));
    let mut session = Session::new("spring").with_extra(SIS, "s1");
    session.users.insert(ana);
    session.courses.insert(course, Default::default());
    portal.add_session(session);
    let leave = SessionUnsubscribeTeacherFromSessionCourseRequest::new()
        .user_id_field_name(SIS)
        .user_id_value("1")
        .session_id_field_name(SIS)
        .course_id_field_name(SIS)
        .course_id_value("c1");
    let leave = |session: &str| leave.clone().session_id_value(session);
    let service = client.raw().service();
    service.session_unsubscribe_teacher_from_session_course(&leave("s1")).await.unwrap();
    let session = portal.session_by_external_id(SIS, "s1").unwrap();
    assert!(session.users.is_empty(), "the course is not looked at");
    assert!(session.courses.contains_key(&course), "and it stays");
    let unknown = service.session_unsubscribe_teacher_from_session_course(&leave("s9")).await;
    assert_eq!(fault(unknown), ("300".to_owned(), "Session not found".to_owned()));
}
