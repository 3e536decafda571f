//! What `WSRegistration` says of courses, sessions and groups in an ordinary answer, where others would
//! refuse: the answers that are not told beside the effects of the operations.

use chamilo::raw::registration::*;
use chamilo::testing::{Course, Release, Session, TestPortal};

use crate::in_band::accounts;
use crate::{SIS, seeded, with};

/// A course that is open, `c1`, and one that is closed, `c2`.
fn courses(portal: &TestPortal) -> (i64, i64) {
    let mut closed = Course::new("BIO").with_extra(SIS, "c2");
    closed.visibility = 0;
    (portal.add_course(Course::new("PHYS").with_extra(SIS, "c1")), portal.add_course(closed))
}

#[tokio::test]
async fn a_closed_course_is_not_brought_up_to_date() {
    let (portal, client) = with(TestPortal::without_socket());
    let (_, closed) = courses(&portal);
    let registration = client.raw();
    let registration = registration.registration();
    let params = CreateCourseParams::new().title("Biology").original_course_id_name(SIS);
    let create = CreateCourse::new().courses([params.original_course_id_value("c2")]);
    let outcomes = registration.create_course(&create).await.unwrap();
    assert_eq!(outcomes[0].result.as_deref(), Some("0"));
    let params = CreateCourseByTitleParams::new().title("Biology").original_course_id_name(SIS);
    let create = CreateCourseByTitle::new().courses([params.original_course_id_value("c2")]);
    let outcomes = registration.create_course_by_title(&create).await.unwrap();
    assert_eq!(outcomes[0].result.as_deref(), Some("0"));
    assert_eq!(portal.snapshot().courses[&closed].visibility, 0);

    let delete = |id: &str| {
        let course = DeleteCourseParams::new().original_course_id_name(SIS);
        DeleteCourse::new().courses([course.original_course_id_value(id)])
    };
    for id in ["c2", "c9"] {
        let outcomes = registration.delete_course(&delete(id)).await.unwrap();
        assert_eq!(outcomes[0].result.as_deref(), Some("0"), "{id}");
    }
}

#[tokio::test]
async fn in_1_11_2_a_course_of_a_title_alone_loses_its_reply_too() {
    let (portal, client) = with(TestPortal::builder().release(Release::V1_11_2).without_socket());
    let params = CreateCourseByTitleParams::new().title("Physics").original_course_id_name(SIS);
    let create = CreateCourseByTitle::new().courses([params.original_course_id_value("c1")]);
    let error = client.raw().registration().create_course_by_title(&create).await.unwrap_err();
    assert_eq!((error.status(), error.is_not_soap()), (Some(500), true));
    assert!(portal.course_by_code("PHYSICS").unwrap().extra.is_empty());
    let outcomes = client.raw().registration().create_course_by_title(&create).await.unwrap();
    assert_eq!(outcomes[0].result.as_deref(), Some("0"), "the repeat is refused");
}

#[tokio::test]
async fn the_last_extra_field_of_a_course_decides_what_an_edit_answers() {
    let (portal, client) = with(TestPortal::without_socket());
    let mut teacher = seeded("ana", "1");
    teacher.status = 1;
    (teacher.firstname, teacher.lastname) = ("Ana".to_owned(), "Lima".to_owned());
    let teacher = portal.add_user(teacher);
    let (open, closed) = courses(&portal);
    portal.change(|data| {
        data.courses.get_mut(&open).unwrap().extra.insert("room".into(), "1".into())
    });
    let edit = |id: &str, extra: &[&str]| {
        let extra = extra.iter().map(|name| Extras::new().field_name(*name).field_value("2"));
        EditCourseParams::new()
            .title("Mechanics")
            .tutor_id(teacher.to_string())
            .visibility("2")
            .original_course_id_name(SIS)
            .original_course_id_value(id)
            .extra(extra.collect::<Vec<_>>())
    };
    let edits = [edit("c1", &["room", "none"]), edit("c1", &["none", "room"]), edit("c2", &[])];
    let edits = EditCourse::new().courses(edits);
    let outcomes = client.raw().registration().edit_course(&edits).await.unwrap();
    let results: Vec<_> = outcomes.iter().map(|it| it.result.as_deref().unwrap()).collect();
    assert_eq!(results, ["0", "1", "1"]);
    let data = portal.snapshot();
    assert_eq!(data.courses[&open].extra["room"], "2", "changed although the answer was 0");
    assert_eq!(data.courses[&open].tutor_name, "LimaAna");
    assert_eq!(data.courses[&closed].visibility, 2, "closed courses are edited too");
}

#[tokio::test]
async fn a_closed_course_has_no_description() {
    let (portal, client) = with(TestPortal::without_socket());
    courses(&portal);
    let registration = client.raw();
    let registration = registration.registration();
    for id in ["c2", "c9"] {
        let read =
            CourseDescription::new().original_course_id_name(SIS).original_course_id_value(id);
        assert!(registration.course_description(&read).await.unwrap().is_empty(), "{id}");
        let block = EditCourseDescriptionParams::new().course_desc_id("1");
        let block = block.original_course_id_name(SIS).original_course_id_value(id);
        let edit = EditCourseDescription::new().course_desc([block]);
        let outcomes = registration.edit_course_description(&edit).await.unwrap();
        assert_eq!(outcomes[0].result.as_deref(), Some("0"), "{id}");
    }
}

#[tokio::test]
async fn a_portal_that_is_full_of_sessions_says_so_where_the_number_belongs() {
    let (portal, client) = with(TestPortal::builder().session_limit(1).without_socket());
    let session = |name: &str| {
        let session = CreateSessionParam::new().name(name).user_id("1").nolimit("1");
        session.original_session_id_name(SIS).original_session_id_value(name)
    };
    let create = CreateSession::new().sessions([session("spring"), session("autumn")]);
    let outcomes = client.raw().registration().create_session(&create).await.unwrap();
    assert_eq!(outcomes[0].result.as_deref(), Some("1"));
    let sentence = outcomes[1].result.as_deref().unwrap();
    assert!(sentence.contains("limit") && sentence.parse::<i64>().is_err(), "{sentence}");
    assert_eq!(portal.snapshot().sessions.len(), 1);
}

#[tokio::test]
async fn a_session_keeps_what_a_bad_edit_says() {
    let (portal, client) = with(TestPortal::without_socket());
    let id = portal.add_session(Session::new("spring").with_extra(SIS, "s1"));
    let before = portal.snapshot();
    let edit = || {
        let edit = EditSessionParams::new().name("autumn").user_id("1");
        let edit = edit.year_start("2030").month_start("1").day_start("31");
        let edit = edit.year_end("2030").month_end("2").day_end("28");
        edit.original_session_id_name(SIS).original_session_id_value("s1")
    };
    let edits = [edit().user_id(""), edit().day_end("30"), edit().year_end("2029")];
    let edits = EditSession::new().sessions(edits);
    let registration = client.raw();
    let registration = registration.registration();
    let outcomes = registration.edit_session(&edits).await.unwrap();
    assert!(outcomes.iter().all(|it| it.result.as_deref() == Some("0")), "{outcomes:?}");
    assert_eq!(portal.snapshot(), before);

    // A session that has a course is as full as one that has users.
    let course = portal.add_course(Course::new("PHYS"));
    portal.change(|data| {
        data.sessions.get_mut(&id).unwrap().courses.insert(course, Default::default());
    });
    let session = DeleteSessionParams::new().original_session_id_name(SIS);
    let delete = DeleteSession::new().sessions([session.original_session_id_value("s1")]);
    assert!(registration.delete_session(&delete).await.unwrap_err().is_not_soap());
    assert_eq!(portal.snapshot().sessions.len(), 1);
}

#[tokio::test]
async fn leaving_a_course_needs_both_and_the_list_form_dies_on_php_8() {
    let (portal, client) = with(TestPortal::without_socket());
    accounts(&portal);
    courses(&portal);
    let leave = |user: &str, course: &str| {
        UnSubscribeUserFromCourseSimple::new()
            .original_user_id_name(SIS)
            .original_user_id_value(user)
            .original_course_id_name(SIS)
            .original_course_id_value(course)
    };
    let registration = client.raw();
    let registration = registration.registration();
    for (user, course, result) in [("1", "c1", 1), ("9", "c1", 0), ("1", "c9", 0)] {
        let left = registration.un_subscribe_user_from_course_simple(&leave(user, course)).await;
        assert_eq!(left.unwrap().unwrap().result, Some(result), "{user} {course}");
    }
    let (_portal, client) = with(TestPortal::builder().php(8).without_socket());
    let list = UnsuscribeUserFromCourseParams::new().original_course_id_value("c1");
    let list = UnsuscribeUserFromCourse::new().userscourses([list]);
    let error = client.raw().registration().unsubscribe_user_from_course(&list).await.unwrap_err();
    assert_eq!((error.status(), error.is_not_soap()), (Some(500), true));
}

#[tokio::test]
async fn sessions_are_left_only_by_those_who_are_found() {
    let (portal, client) = with(TestPortal::without_socket());
    accounts(&portal);
    courses(&portal);
    portal.add_session(Session::new("spring").with_extra(SIS, "s1"));
    let leave = |session: &str| {
        let items = ["1", "2", "9"].map(|id| OriginalUserItem::new().original_user_id_value(id));
        SubscribeUsersToSessionParams::new()
            .original_user_id_name(SIS)
            .original_user_id_values(items)
            .original_session_id_name(SIS)
            .original_session_id_value(session)
    };
    let users = UnsubscribeUsersFromSession::new().userssessions([leave("s9"), leave("s1")]);
    let registration = client.raw();
    let registration = registration.registration();
    let outcomes = registration.unsuscribe_users_from_session(&users).await.unwrap();
    let results: Vec<_> = outcomes.iter().map(|it| it.result.as_deref().unwrap()).collect();
    assert_eq!(results, ["0", "1", "0", "0"], "no session; then on, off and nobody");

    let codes = |ids: &[&str]| -> Vec<_> {
        ids.iter().map(|id| CourseCodeType::new().course_code(*id)).collect()
    };
    let join = |session: &str, ids: &[&str]| {
        SubscribeCoursesToSessionParams::new()
            .original_course_id_name(SIS)
            .original_course_id_values(codes(ids))
            .original_session_id_name(SIS)
            .original_session_id_value(session)
    };
    let join = [join("s9", &["c1"]), join("s1", &["c1", "c2"])];
    let join = SubscribeCoursesToSession::new().coursessessions(join);
    let outcomes = registration.suscribe_courses_to_session(&join).await.unwrap();
    let results: Vec<_> = outcomes.iter().map(|it| it.result.as_deref().unwrap()).collect();
    assert_eq!(results, ["0", "1", "0"], "no session; then open and closed");

    let leave = |session: &str, ids: &[&str]| {
        UnsubscribeCoursesFromSessionParams::new()
            .original_course_id_name(SIS)
            .original_course_id_values(codes(ids))
            .original_session_id_name(SIS)
            .original_session_id_value(session)
    };
    let leave = [leave("s9", &["c1"]), leave("s1", &["c9"]), leave("s1", &["c1"])];
    let leave = UnsubscribeCoursesFromSession::new().coursessessions(leave);
    let outcomes = registration.unsuscribe_courses_from_session(&leave).await.unwrap();
    let shown: Vec<_> = outcomes
        .iter()
        .map(|it| (it.original_course_id_values.as_deref(), it.result.as_deref().unwrap()))
        .collect();
    assert_eq!(shown, [(Some("PHYS"), "0"), (None, "0"), (None, "1")], "the codes move up");
}

#[tokio::test]
async fn membership_by_a_session_is_none_of_the_course() {
    let (portal, client) = with(TestPortal::without_socket());
    let (ana, _) = accounts(&portal);
    let (course, _) = courses(&portal);
    let mut session = Session::new("spring");
    session.users.insert(ana);
    session.courses.insert(course, Default::default());
    portal.add_session(session);
    let ask = UserSubscribedInCourse::new().user_id(ana.to_string()).course("PHYS");
    let answer = client.raw().registration().user_subscribed_in_course(&ask).await.unwrap();
    assert_eq!(answer.as_deref(), Some(""));
}

#[tokio::test]
async fn certificates_are_a_page_of_html_since_1_11_32() {
    let ask = CertificatesListRequest::new();
    for release in [Release::V1_11_2, Release::V1_11_16] {
        let (_portal, client) = with(TestPortal::builder().release(release).without_socket());
        assert!(client.raw().registration().certificates_list(&ask).await.unwrap().is_empty());
    }
    let (_portal, client) = with(TestPortal::without_socket());
    let error = client.raw().registration().certificates_list(&ask).await.unwrap_err();
    assert_eq!((error.status(), error.is_not_soap()), (Some(200), true));
}

#[tokio::test]
async fn groups_of_1_11_2_take_anybody_and_a_change_makes_a_class_of_any_group() {
    let (portal, client) = with(TestPortal::builder().release(Release::V1_11_2).without_socket());
    let group = portal.add_group("2026").unwrap();
    let registration = client.raw();
    let registration = registration.registration();
    for (user, group) in [("7", group.to_string()), ("7", "9".to_owned())] {
        let add = AddUserToGroup::new().user_id(user).group_id(group);
        assert_eq!(registration.add_user_to_group(&add).await.unwrap().as_deref(), Some("1"));
    }
    assert_eq!(portal.group_by_name("2026").unwrap().members[&7], 2, "a reader");
    portal.change(|data| data.groups.get_mut(&group).unwrap().kind = 1);
    let update = UpdateGroup::new().id(group.to_string());
    registration.update_group(&update).await.unwrap();
    assert_eq!(portal.group_by_name("2026").unwrap().kind, 0);
}
