//! Courses, who is in them, and what describes them.

use chamilo::raw::registration::{
    CourseDescription, CourseId, CreateCourse, CreateCourseByTitle, CreateCourseByTitleParams,
    CreateCourseParams, DeleteCourse, DeleteCourseParams, EditCourse, EditCourseDescription,
    EditCourseDescriptionParams, EditCourseParams, ListCourseInput,
    RegisterUserToCourseCatalogueArg, SubscribeUserToCourseArg, SubscribeUserToCourseSimpleArg,
    UnSubscribeUserFromCourseSimple, UnsuscribeUserFromCourse, UnsuscribeUserFromCourseParams,
    UserCourseStatus, UserCourseVisibility, UserSubscribedInCourse,
};
use chamilo::testing::Course;

use crate::{SIS, seeded, start, user_id};

fn params(title: &str, id: &str) -> CreateCourseParams {
    CreateCourseParams::new().title(title).original_course_id_name(SIS).original_course_id_value(id)
}

fn course_id(id: &str) -> CourseId {
    CourseId::new().original_course_id_name(SIS).original_course_id_value(id)
}

#[tokio::test]
async fn a_course_is_created_or_brought_up_to_date() {
    let (portal, client) = start().await;
    let courses = [
        params("Physics 1", "c1").course_language("french").category_code("LANG"),
        params("Physics", "c2").wanted_code("PHYSICS1").disk_quota("250"),
        params("", "c3"),
    ];
    let courses = CreateCourse::new().courses(courses);
    let outcomes = client.raw().registration().create_course(&courses).await.unwrap();
    let codes: Vec<_> = outcomes.iter().map(|it| it.result.as_deref().unwrap()).collect();
    assert_eq!(codes, ["PHYSICS1", "PHYSICS11", "0"]);
    let first = portal.course_by_external_id(SIS, "c1").unwrap();
    assert_eq!((first.language.as_str(), first.disk_quota), ("french", 100));
    assert_eq!(portal.course_by_code("PHYSICS11").unwrap().disk_quota, 250);

    let again = CreateCourse::new().courses([params("Mechanics", "c1")]);
    let outcomes = client.raw().registration().create_course(&again).await.unwrap();
    assert_eq!(outcomes[0].result.as_deref(), Some("PHYSICS1"));
    let first = portal.course_by_external_id(SIS, "c1").unwrap();
    assert_eq!((first.title.as_str(), first.language.as_str()), ("Mechanics", "english"));
}

#[tokio::test]
async fn a_title_alone_makes_a_course_and_then_its_number() {
    let (portal, client) = start().await;
    let params = |title: &str, id: &str| {
        let params = CreateCourseByTitleParams::new().title(title);
        params.original_course_id_name(SIS).original_course_id_value(id)
    };
    let courses = [params("Física 1", "c1"), params("", "c2"), params("Física 1", "c3")];
    let courses = CreateCourseByTitle::new().courses(courses);
    let outcomes = client.raw().registration().create_course_by_title(&courses).await.unwrap();
    let codes: Vec<_> = outcomes.iter().map(|it| it.result.as_deref().unwrap()).collect();
    // The second fails, and repeats what was answered for the first.
    assert_eq!(codes, ["FSICA1", "FSICA1", "0"]);
    let outcomes = client.raw().registration().create_course_by_title(&courses).await.unwrap();
    assert_eq!(outcomes[0].result.as_deref(), Some("1"), "the number, not the code");
    assert_eq!(portal.course_by_code("FSICA1").unwrap().visibility, 3);
}

#[tokio::test]
async fn an_edit_blanks_what_is_left_out_and_so_closes_the_course() {
    let (portal, client) = start().await;
    let mut course = Course::new("PHYS").with_extra(SIS, "c1");
    course.department_name = "Physics".to_owned();
    let id = portal.add_course(course);
    let edit = EditCourseParams::new().title("Mechanics 2").original_course_id_name(SIS);
    let known = edit.clone().original_course_id_value("c1");
    let edits = EditCourse::new().courses([known, edit.original_course_id_value("c9")]);
    let outcomes = client.raw().registration().edit_course(&edits).await.unwrap();
    let results: Vec<_> = outcomes.iter().map(|it| it.result.as_deref().unwrap()).collect();
    assert_eq!(results, ["1", "0"]);
    let course = &portal.snapshot().courses[&id];
    assert_eq!((course.visibility, course.department_name.as_str()), (0, ""));
    assert_eq!(course.visual_code, "MECHANICS2");
}

#[tokio::test]
async fn closing_a_course_loses_the_reply() {
    let (portal, client) = start().await;
    let id = portal.add_course(Course::new("PHYS").with_extra(SIS, "c1"));
    let course = DeleteCourseParams::new().original_course_id_name(SIS);
    let close = DeleteCourse::new().courses([course.original_course_id_value("c1")]);
    let error = client.raw().registration().delete_course(&close).await.unwrap_err();
    assert_eq!((error.status(), error.is_not_soap()), (Some(500), true));
    assert_eq!(portal.snapshot().courses[&id].visibility, 0, "closed, not deleted");
    let outcomes = client.raw().registration().delete_course(&close).await.unwrap();
    assert_eq!(outcomes[0].result.as_deref(), Some("0"), "it is closed already");
}

#[tokio::test]
async fn users_enrol_once_and_only_where_they_may() {
    let (portal, client) = start().await;
    let user = portal.add_user(seeded("ana", "1"));
    let course = portal.add_course(Course::new("PHYS").with_extra(SIS, "c1"));
    let mut closed = Course::new("BIO").with_extra(SIS, "c2");
    closed.subscribe = false;
    portal.add_course(closed);
    let pair = |user: &str, course: &str| {
        UserCourseStatus::new().user_id(user_id(user)).course_id(course_id(course)).status(1)
    };
    let pairs = [pair("1", "c1"), pair("1", "c1"), pair("9", "c1"), pair("1", "c2")];
    let enrol = SubscribeUserToCourseArg::new().userscourses(pairs);
    let outcomes = client.raw().registration().subscribe_user_to_course(&enrol).await.unwrap();
    let results: Vec<_> = outcomes.iter().map(|it| it.result.unwrap()).collect();
    assert_eq!(results, [1, 0, 0, 0]);
    assert_eq!(outcomes[0].original_course_id_value.as_deref(), Some("c1"));
    assert_eq!(portal.snapshot().courses[&course].members[&user], 1);

    let ask = |code: &str| UserSubscribedInCourse::new().user_id(user.to_string()).course(code);
    for (code, answer) in [("PHYS", "1"), ("BIO", ""), ("NONE", "")] {
        let given =
            client.raw().registration().user_subscribed_in_course(&ask(code)).await.unwrap();
        assert_eq!(given.as_deref(), Some(answer), "{code}");
    }
}

#[tokio::test]
async fn one_enrolment_is_refused_by_a_sentence() {
    let (portal, client) = start().await;
    let user = portal.add_user(seeded("ana", "1")).to_string();
    portal.add_course(Course::new("PHYS"));
    for (code, id, answer) in [
        ("PHYS", user.as_str(), "1"),
        (
            "PHYS",
            &user,
            "User was not registered possible reasons: User already registered to the course, \
             Course visibility doesnt allow user subscriptions ",
        ),
        ("PHYS", "9", "User 9 does not exist"),
        ("NONE", &user, "Course NONE does not exist in the platform "),
        ("", &user, "Array"),
    ] {
        let enrol = SubscribeUserToCourseSimpleArg::new().course(code).user_id(id);
        let given =
            client.raw().registration().subscribe_user_to_course_simple(&enrol).await.unwrap();
        assert_eq!(given.as_deref(), Some(answer));
    }
}

#[tokio::test]
async fn users_leave_by_the_simple_form_alone() {
    let (portal, client) = start().await;
    let user = portal.add_user(seeded("ana", "1"));
    let mut course = Course::new("PHYS").with_extra(SIS, "c1");
    course.members.insert(user, 5);
    let course = portal.add_course(course);
    let list = UnsuscribeUserFromCourseParams::new().original_course_id_value("c1");
    let list = UnsuscribeUserFromCourse::new().userscourses([list]);
    let outcomes = client.raw().registration().unsubscribe_user_from_course(&list).await.unwrap();
    assert_eq!(outcomes[0].result.as_deref(), Some("0"));
    assert!(portal.snapshot().courses[&course].members.contains_key(&user));

    let leave = UnSubscribeUserFromCourseSimple::new()
        .original_user_id_name(SIS)
        .original_user_id_value("1")
        .original_course_id_name(SIS);
    for (course, result) in [("c1", 1), ("c1", 1), ("c9", 0)] {
        let leave = leave.clone().original_course_id_value(course);
        let given = client.raw().registration().un_subscribe_user_from_course_simple(&leave).await;
        assert_eq!(given.unwrap().unwrap().result, Some(result), "{course}");
    }
    assert!(portal.snapshot().courses[&course].members.is_empty());
}

#[tokio::test]
async fn courses_are_listed_with_the_external_id_that_is_asked_for() {
    let (portal, client) = start().await;
    for number in 1..=3 {
        let course = Course::new(format!("C{number}"));
        portal.add_course(course.with_extra(SIS, format!("id{number}")));
    }
    let registration = client.raw().registration();
    let list = registration.list_courses(&ListCourseInput::new()).await.unwrap();
    assert_eq!((list.len(), list[0].external_course_id.as_deref()), (3, None));
    let page = ListCourseInput::new().original_course_id_name(SIS).from_(1).to(1);
    let list = registration.list_courses(&page).await.unwrap();
    let ids: Vec<_> = list.iter().map(|it| it.external_course_id.as_deref().unwrap()).collect();
    assert_eq!(ids, ["id2"]);
    assert_eq!((list[0].id, list[0].visibility), (Some(2), Some(2)));
}

#[tokio::test]
async fn descriptions_are_stored_and_filed_under_another_number() {
    let (portal, client) = start().await;
    portal.add_course(Course::new("A").with_extra(SIS, "c1"));
    portal.add_course(Course::new("B").with_extra(SIS, "c2"));
    let block = |course: &str, number: &str| {
        EditCourseDescriptionParams::new()
            .course_desc_id(number)
            .course_desc_content("<p class=\"x\">")
            .original_course_id_name(SIS)
            .original_course_id_value(course)
    };
    // The first row of the portal is number 1, the second number 2.
    let edit = EditCourseDescription::new().course_desc([block("c1", "1"), block("c2", "1")]);
    let outcomes = client.raw().registration().edit_course_description(&edit).await.unwrap();
    assert!(outcomes.iter().all(|it| it.result.as_deref() == Some("1")));
    let read = async |id: &str| {
        let course = CourseDescription::new().original_course_id_name(SIS);
        let course = course.original_course_id_value(id);
        client.raw().registration().course_description(&course).await.unwrap()
    };
    let (first, second) = (read("c1").await, read("c2").await);
    assert_eq!((first.len(), second.len(), read("c9").await.len()), (8, 8, 0));
    assert_eq!(first[0].course_desc_content.as_deref(), Some("<p class=\\\"x\\\">"));
    assert_eq!(second[0].course_desc_content.as_deref(), Some(""), "it stands at number 2");
    assert_eq!(second[0].course_desc_default_title.as_deref(), Some("Description"));

    // A wrong key is an empty list here, and a fault everywhere else.
    let stranger = portal.client().security_key("wrong").build().unwrap();
    let outcomes = stranger.raw().registration().edit_course_description(&edit).await.unwrap();
    assert!(outcomes.is_empty());
}

#[tokio::test]
async fn the_catalogue_knows_who_sees_what() {
    let (portal, client) = start().await;
    let user = portal.add_user(seeded("ana", "1"));
    let course = portal.add_course(Course::new("PHYS").with_extra(SIS, "c1"));
    let pair = |user: &str| {
        UserCourseVisibility::new().user_id(user_id(user)).course_id(course_id("c1")).visible(1)
    };
    let pairs = RegisterUserToCourseCatalogueArg::new().userscourses([pair("1"), pair("9")]);
    let registration = client.raw().registration();
    let added = registration.add_user_visibility_to_course_in_catalogue(&pairs).await.unwrap();
    assert_eq!(added.iter().map(|it| it.result.unwrap()).collect::<Vec<_>>(), [1, 0]);
    assert!(portal.snapshot().catalogue.contains(&(course, user, 1)));
    let gone = registration.remove_user_visibility_to_course_in_catalogue(&pairs).await.unwrap();
    assert_eq!(gone.iter().map(|it| it.result.unwrap()).collect::<Vec<_>>(), [1, 0]);
    assert!(portal.snapshot().catalogue.is_empty());
}
