//! Courses by `WSService`.

use chamilo::raw::service::*;
use chamilo::testing::{Course, TestPortal};

use crate::{SIS, fault, seeded, start, with};

#[tokio::test]
async fn a_course_is_deleted_for_good_or_taken_off_this_portal() {
    let (portal, client) = start().await;
    let delete =
        |id: &str| CourseDeleteCourseRequest::new().course_id_field_name(SIS).course_id_value(id);
    portal.add_course(Course::new("A").with_extra(SIS, "c1"));
    client.raw().service().course_delete_course(&delete("c1")).await.unwrap();
    let again = fault(client.raw().service().course_delete_course(&delete("c1")).await);
    assert_eq!(again, ("200".to_owned(), "Course not found".to_owned()));

    let id = portal.add_course(Course::new("B").with_extra(SIS, "c2"));
    let second = portal.add_access_url("https://second.example.org/");
    portal.change(|data| data.access_urls.get_mut(&second).unwrap().courses.insert(id));
    let course = CourseId::new().course_id_field_name(SIS).course_id_value("c2");
    let list = CourseDeleteCoursesRequest::new().courses([course]);
    let outcomes = client.raw().service().course_delete_courses(&list).await.unwrap();
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
    assert_eq!(fault(client.raw().service().course_create_course(&unknown).await).0, "100");
    let known = create.course_admin_user_id_value("1");
    let error = client.raw().service().course_create_course(&known).await.unwrap_err();
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
        client.raw().service().course_edit_course(&both).await.unwrap();
        let course = portal.course_by_code("A").unwrap();
        assert_eq!((course.title.as_str(), course.visibility == 0), ("Physics", closed));
        let alone = client.raw().service().course_edit_course(&edit.visibility(0)).await;
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
    client.raw().service().course_subscribe_user_to_course(&enrol).await.unwrap();
    assert_eq!(portal.snapshot().courses[&course].members[&user], 1);
    let again = fault(client.raw().service().course_subscribe_user_to_course(&enrol).await);
    assert_eq!(again.0, "203");
    let leave = CourseUnsubscribeUserFromCourseRequest::new()
        .course_id_field_name(SIS)
        .course_id_value("c1")
        .user_id_field_name(SIS)
        .user_id_value("1");
    client.raw().service().course_unsubscribe_user_from_course(&leave).await.unwrap();
    client.raw().service().course_unsubscribe_user_from_course(&leave).await.unwrap();
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
        client.raw().service().course_edit_course_description(&edit).await.unwrap();
    }
    let read = async |course: &str| {
        let read = CourseGetCourseDescriptionsRequest::new().course_id_field_name(SIS);
        let read = read.course_id_value(course);
        client.raw().service().course_get_course_descriptions(&read).await.unwrap()
    };
    let blocks = read("c1").await;
    assert_eq!((blocks.len(), blocks[0].course_desc_content.as_deref()), (1, Some("first")));
    assert!(read("c9").await.is_empty());
}

#[tokio::test]
async fn a_list_of_courses_dies_as_soon_as_one_teacher_is_known() {
    let (_portal, client) = start().await;
    let course = |teacher: &str| {
        let course = CourseCreate::new().course_id_value("c1");
        course
            .course_admin_user_id_field_name("chamilo_user_id")
            .course_admin_user_id_value(teacher)
    };
    let unknown = CourseCreateCoursesRequest::new().courses([course("9")]);
    let outcomes = client.raw().service().course_create_courses(&unknown).await.unwrap();
    assert_eq!(outcomes[0].course_id_generated, Some(0));
    assert_eq!(outcomes[0].result.as_ref().unwrap().code, Some(100));
    let known = CourseCreateCoursesRequest::new().courses([course("9"), course("1")]);
    let error = client.raw().service().course_create_courses(&known).await.unwrap_err();
    assert_eq!((error.status(), error.is_not_soap()), (Some(500), true));
}

#[tokio::test]
async fn courses_are_listed_on_php_5_by_a_part_of_another_name() {
    let (portal, client) = with(TestPortal::builder().php(5).start().await.unwrap());
    let mut closed = Course::new("CLOSED");
    closed.visibility = 0;
    portal.add_course(closed);
    portal.add_course(Course::new("OPEN"));
    for (words, expected) in
        [("", &["CLOSED", "OPEN"][..]), ("closed", &["CLOSED"]), ("public,private", &[])]
    {
        let list = CourseListCoursesRequest::new().course_id_field_name(words);
        let courses = client.raw().service().course_list_courses(&list).await.unwrap();
        let codes: Vec<_> = courses.iter().map(|it| it.code.as_deref().unwrap()).collect();
        assert_eq!(codes, expected, "{words}");
    }
    let (_portal, client) = start().await;
    let list = CourseListCoursesRequest::new();
    let error = client.raw().service().course_list_courses(&list).await.unwrap_err();
    assert_eq!((error.status(), error.is_not_soap()), (Some(500), true));
}
