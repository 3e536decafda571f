//! Users and courses join and leave sessions.

use chamilo::raw::registration::{
    CourseCodeType, OriginalUserItem, SubscribeCoursesToSession, SubscribeCoursesToSessionParams,
    SubscribeUserToSessionSimpleArg, SubscribeUsersToSession, SubscribeUsersToSessionParams,
    TeacherToSessionCourse, UnsubscribeCoursesFromSession, UnsubscribeCoursesFromSessionParams,
    UnsubscribeUsersFromSession,
};
use chamilo::testing::{Course, Session, TestPortal};

use crate::{SIS, seeded, start};

/// A session `s1`, the courses `c1` and `c2`, and the accounts `1` and, switched off, `2`.
fn seed(portal: &TestPortal) -> i64 {
    let mut off = seeded("bob", "2");
    off.active = false;
    portal.add_user(seeded("ana", "1"));
    portal.add_user(off);
    for (code, id) in [("A", "c1"), ("B", "c2")] {
        portal.add_course(Course::new(code).with_extra(SIS, id));
    }
    portal.add_session(Session::new("spring").with_extra(SIS, "s1"))
}

fn users(session: &str, ids: &[&str]) -> SubscribeUsersToSessionParams {
    let items = ids.iter().map(|id| OriginalUserItem::new().original_user_id_value(*id));
    SubscribeUsersToSessionParams::new()
        .original_user_id_name(SIS)
        .original_user_id_values(items.collect::<Vec<_>>())
        .original_session_id_name(SIS)
        .original_session_id_value(session)
}

#[tokio::test]
async fn users_join_and_leave_and_the_count_grows() {
    let (portal, client) = start().await;
    let id = seed(&portal);
    let join = SubscribeUsersToSession::new().userssessions([users("s1", &["1", "2", "9"])]);
    for count in 1..=2 {
        let outcomes = client.raw().registration().suscribe_users_to_session(&join).await.unwrap();
        let results: Vec<_> = outcomes.iter().map(|it| it.result.as_deref().unwrap()).collect();
        assert_eq!(results, ["1", "0", "0"], "the second is off, the third is nobody");
        assert_eq!(outcomes[0].original_user_id_values.as_deref(), Some("1"));
        let session = &portal.snapshot().sessions[&id];
        assert_eq!((session.users.len(), session.user_count), (1, count));
    }
    let leave = UnsubscribeUsersFromSession::new().userssessions([users("s1", &["1"])]);
    let outcomes = client.raw().registration().unsuscribe_users_from_session(&leave).await.unwrap();
    assert_eq!(outcomes[0].result.as_deref(), Some("1"));
    assert!(portal.snapshot().sessions[&id].users.is_empty());
}

#[tokio::test]
async fn a_session_that_is_not_found_moves_the_users_behind_it() {
    let (portal, client) = start().await;
    seed(&portal);
    let join = [users("s9", &["1"]), users("s1", &["1"])];
    let join = SubscribeUsersToSession::new().userssessions(join);
    let outcomes = client.raw().registration().suscribe_users_to_session(&join).await.unwrap();
    let shown: Vec<_> = outcomes
        .iter()
        .map(|it| (it.original_user_id_values.as_deref(), it.result.as_deref().unwrap()))
        .collect();
    assert_eq!(shown, [(Some("1"), "0"), (None, "1")]);
}

#[tokio::test]
async fn one_user_joins_or_is_refused_by_a_sentence() {
    let (portal, client) = start().await;
    let session = seed(&portal).to_string();
    for (session, user, answer) in [
        (session.as_str(), "3", "1"),
        ("", "3", "0"),
        (&session, "99", "User 99 does not exist"),
        ("99", "3", "Session 99 does not exist."),
    ] {
        let join = SubscribeUserToSessionSimpleArg::new().session(session).user_id(user);
        let given =
            client.raw().registration().subscribe_user_to_session_simple(&join).await.unwrap();
        assert_eq!(given.as_deref(), Some(answer));
    }
}

#[tokio::test]
async fn courses_join_with_the_users_of_the_session() {
    let (portal, client) = start().await;
    let id = seed(&portal);
    portal.change(|data| data.sessions.get_mut(&id).unwrap().users.insert(3));
    let codes = |ids: &[&str]| -> Vec<_> {
        ids.iter().map(|id| CourseCodeType::new().course_code(*id)).collect()
    };
    let courses = SubscribeCoursesToSessionParams::new()
        .original_course_id_name(SIS)
        .original_course_id_values(codes(&["c1", "c2", "c9"]))
        .original_session_id_name(SIS)
        .original_session_id_value("s1");
    let join = SubscribeCoursesToSession::new().coursessessions([courses]);
    let outcomes = client.raw().registration().suscribe_courses_to_session(&join).await.unwrap();
    let results: Vec<_> = outcomes.iter().map(|it| it.result.as_deref().unwrap()).collect();
    assert_eq!(results, ["1", "1", "0"]);
    let session = portal.session_by_external_id(SIS, "s1").unwrap();
    assert_eq!((session.courses.len(), session.course_count), (2, 2));
    assert!(session.courses.values().all(|course| course.students.contains(&3)));

    let courses = UnsubscribeCoursesFromSessionParams::new()
        .original_course_id_name(SIS)
        .original_course_id_values(codes(&["c1"]))
        .original_session_id_name(SIS)
        .original_session_id_value("s1");
    let leave = UnsubscribeCoursesFromSession::new().coursessessions([courses]);
    let outcomes =
        client.raw().registration().unsuscribe_courses_from_session(&leave).await.unwrap();
    assert_eq!(outcomes[0].result.as_deref(), Some("1"));
    assert_eq!(outcomes[0].original_course_id_values.as_deref(), Some("A"), "a code");
    let session = portal.session_by_external_id(SIS, "s1").unwrap();
    assert_eq!((session.courses.len(), session.course_count), (1, 0), "one left, counted as none");
}

#[tokio::test]
async fn coaches_are_teachers_named_in_one_way() {
    let (portal, client) = start().await;
    let id = seed(&portal);
    let mut teacher = seeded("carl", "3");
    teacher.status = 1;
    let teacher = portal.add_user(teacher);
    portal.change(|data| {
        data.sessions.get_mut(&id).unwrap().courses.insert(1, Default::default());
    });
    let by_ids = |user: i64| {
        let request = TeacherToSessionCourse::new().user_id(user.to_string()).course_id("1");
        request.session_id(id.to_string())
    };
    let by_names = TeacherToSessionCourse::new()
        .original_user_id_name(SIS)
        .original_user_id_value("3")
        .original_session_id_name(SIS)
        .original_session_id_value("s1")
        .original_course_id_name(SIS)
        .original_course_id_value("c1");
    let registration = client.raw().registration();
    for (what, request, answer) in [
        ("a student", by_ids(3), "0"),
        ("an unknown user", by_ids(99), "0"),
        ("a teacher", by_ids(teacher), "1"),
        ("a teacher by external ids", by_names.clone(), "1"),
        ("a mix of both", by_names.clone().user_id(teacher.to_string()), "0"),
    ] {
        let given = registration.subscribe_teacher_to_session_course(&request).await.unwrap();
        assert_eq!(given.as_deref(), Some(answer), "{what}");
    }
    for request in [by_names, by_ids(99)] {
        let given = registration.unsubscribe_teacher_from_session_course(&request).await.unwrap();
        assert_eq!(given.as_deref(), Some("1"));
    }
    assert!(portal.snapshot().sessions[&id].courses[&1].coaches.is_empty());
}
