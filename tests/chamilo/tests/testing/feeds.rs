//! `WSUserInfo` and `WSCourseList`, which know callers by a signature.

use chamilo::raw::course_list::CourseListRequest;
use chamilo::raw::user_info::EventsListRequest;
use chamilo::testing::{Course, TestPortal};

use crate::{seeded, start, with};

#[tokio::test]
async fn a_user_sees_the_courses_with_the_key_or_gets_no_list() {
    let (portal, _) = start().await;
    let mut ana = seeded("ana", "1");
    ana.api_key = Some("0123456789abcdef0123456789abcdef".into());
    let ana = portal.add_user(ana);
    let mut course = Course::new("PHYS");
    course.members.insert(ana, 5);
    portal.add_course(course);
    portal.add_course(Course::new("BIO"));

    let known = portal.client().api_key("ana", "0123456789abcdef0123456789abcdef");
    let courses = known.build().unwrap().raw().user_info().course_list_of_user().await.unwrap();
    let codes: Vec<_> = courses.iter().map(|it| it.get("code").unwrap().as_str()).collect();
    assert_eq!(codes, [Some("PHYS")]);

    // The number -1 comes where an array is declared; whatever the client makes of it, it is
    // no course.
    let stranger = portal.client().api_key("ana", "wrong").build().unwrap();
    let answer = stranger.raw().user_info().course_list_of_user().await;
    assert!(answer.is_err() || answer.unwrap().iter().all(|it| it.get("code").is_none()));
}

#[tokio::test]
async fn the_list_of_courses_dies_since_php_7() {
    let (portal, client) = with(TestPortal::builder().php(5).start().await.unwrap());
    portal.add_course(Course::new("PHYS"));
    let list = CourseListRequest::new().visibilities("public,public-registered");
    let as_admin = portal.client().administrator("admin").build().unwrap();
    let courses = as_admin.raw().course_list().course_list(&list).await.unwrap();
    assert_eq!(courses[0].get("code").and_then(|it| it.as_str()), Some("PHYS"));
    drop(client);

    let (portal, _) = start().await;
    let as_admin = portal.client().administrator("admin").build().unwrap();
    let error = as_admin.raw().course_list().course_list(&list).await.unwrap_err();
    assert_eq!((error.status(), error.is_not_soap()), (Some(500), true));
}

#[tokio::test]
async fn a_portal_without_calendars_has_no_events_for_those_with_the_key() {
    let (portal, _) = start().await;
    let mut ana = seeded("ana", "1");
    ana.api_key = Some("0123456789abcdef0123456789abcdef".into());
    portal.add_user(ana);
    let ask = EventsListRequest::new().datestart(20_300_101).dateend(20_310_101);
    let known = portal.client().api_key("ana", "0123456789abcdef0123456789abcdef");
    assert_eq!(known.build().unwrap().raw().user_info().events_list(&ask).await.unwrap(), []);
    let call = &portal.calls()[0];
    assert_eq!(call.arguments.get("datestart").and_then(|it| it.as_i64()), Some(20_300_101));
    assert_eq!(call.arguments.get("signature").and_then(|it| it.as_str()), Some("…"));

    let stranger = portal.client().api_key("ana", "wrong").build().unwrap();
    let error = stranger.raw().user_info().events_list(&ask).await.unwrap_err();
    assert!(error.to_string().contains("-1"), "a number where a list is declared: {error}");
}

#[tokio::test]
async fn an_account_without_a_key_is_known_by_its_login_alone() {
    let (portal, _) = start().await;
    portal.add_user(seeded("ana", "1"));
    let client = portal.client().api_key("ana", "").build().unwrap();
    assert_eq!(client.raw().user_info().course_list_of_user().await.unwrap(), []);
}

#[tokio::test]
async fn an_unknown_visibility_is_told_inside_of_an_ordinary_result() {
    let (portal, _) = with(TestPortal::builder().php(5).start().await.unwrap());
    portal.add_course(Course::new("PHYS"));
    let as_admin = portal.client().administrator("admin").build().unwrap();
    let list = CourseListRequest::new().visibilities("public,hidden");
    let answer = as_admin.raw().course_list().course_list(&list).await;
    // A struct comes where a list is declared, and is no list of courses.
    assert!(
        answer.as_ref().is_err()
            || answer.as_ref().unwrap().iter().all(|it| it.get("code").is_none()),
        "{answer:?}"
    );

    // Nobody but an administrator is told which courses there are.
    portal.add_user(seeded("ana", "1"));
    let as_ana = portal.client().administrator("ana").build().unwrap();
    let answer = as_ana.raw().course_list().course_list(&list).await;
    assert!(answer.is_err_and(|error| error.to_string().contains("-1")));
}
