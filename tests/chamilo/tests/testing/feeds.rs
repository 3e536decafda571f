//! `WSUserInfo` and `WSCourseList`, which know callers by a signature.

use chamilo::course_list::CourseListRequest;
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
    let courses = known.build().unwrap().user_info().course_list_of_user().await.unwrap();
    let codes: Vec<_> = courses.iter().map(|it| it.get("code").unwrap().as_str()).collect();
    assert_eq!(codes, [Some("PHYS")]);

    // The number -1 comes where an array is declared; whatever the client makes of it, it is
    // no course.
    let stranger = portal.client().api_key("ana", "wrong").build().unwrap();
    let answer = stranger.user_info().course_list_of_user().await;
    assert!(answer.is_err() || answer.unwrap().iter().all(|it| it.get("code").is_none()));
}

#[tokio::test]
async fn the_list_of_courses_dies_since_php_7() {
    let (portal, client) = with(TestPortal::builder().php(5).start().await.unwrap());
    portal.add_course(Course::new("PHYS"));
    let list = CourseListRequest::new().visibilities("public,public-registered");
    let as_admin = portal.client().administrator("admin").build().unwrap();
    let courses = as_admin.course_list().course_list(&list).await.unwrap();
    assert_eq!(courses[0].get("code").and_then(|it| it.as_str()), Some("PHYS"));
    drop(client);

    let (portal, _) = start().await;
    let as_admin = portal.client().administrator("admin").build().unwrap();
    let error = as_admin.course_list().course_list(&list).await.unwrap_err();
    assert_eq!((error.status(), error.is_not_soap()), (Some(500), true));
}
