//! Courses, who is in them, and classes.

use chamilo::Portal;
use chamilo::access_url::{CourseOnPortal, GetPortals, UserOnPortal};
use chamilo::registration::{
    AddUserToGroup, CatalogueEntries, CatalogueEntry, CourseDescription, CourseDescriptionEdit,
    CourseEdit, CourseRef, CreateCourses, CreateGroup, DeleteGroup, EditCourseDescriptions,
    EditCourses, Enrolment, ListCourses, NewCourse, SubscribeUserToCourse, SubscribeUsersToCourses,
    UnsubscribeUserFromCourse, UserRef, UserSubscribedInCourse,
};
use chamilo::values::{
    AccessUrlId, CourseCode, CourseRole, CourseVisibility, DescriptionBlock, GroupId, GroupRole,
    Reason, UserId,
};

use crate::{new_user, reason, sis, start};

/// A course and an account: its code, and the number.
async fn enrolled(client: &Portal) -> (CourseCode, UserId) {
    let courses = CreateCourses::new([NewCourse::new(sis("c1"), "Mathematics").subscribe(true)]);
    let mut outcomes = client.registration().create_course(&courses).await.expect("outcomes");
    let code = outcomes.remove(0).result.expect("a course");
    let user = client.registration().create_user(&new_user("zoe", "u1")).await;
    (code, user.expect("an account"))
}

#[tokio::test]
async fn courses_are_listed_with_what_they_are() {
    let (_portal, client) = start().await;
    let (code, _) = enrolled(&client).await;
    let edit = CourseEdit::new(
        sis("c1"),
        "Maths",
        "english",
        CourseVisibility::Members,
        false,
        true,
        None,
        None,
        None,
        None,
        None,
        250,
    );
    let outcomes = client.registration().edit_course(&EditCourses::new([edit])).await;
    assert!(outcomes.expect("outcomes").iter().all(|outcome| outcome.result.is_ok()));
    let asked = ListCourses::new()
        .external_id_field("sis_id".parse::<chamilo::values::FieldName>().expect("a name"));
    let courses = client.registration().list_courses(&asked).await.expect("a list");
    let course = courses.iter().find(|course| course.code.as_ref() == Some(&code)).expect("it");
    assert_eq!(course.visibility, Some(CourseVisibility::Members));
    assert_eq!(course.external_course_id.as_deref(), Some("c1"));
}

#[tokio::test]
async fn enrolments_belong_to_account_and_course() {
    let (_portal, client) = start().await;
    let registration = client.registration();
    let (code, user) = enrolled(&client).await;
    let asked = UserSubscribedInCourse::new(user, code.clone());
    assert!(!registration.user_subscribed_in_course(&asked).await.expect("an answer"));

    let pair = |user: &str| {
        Enrolment::new(UserRef::new(sis(user)), CourseRef::new(sis("c1"))).role(CourseRole::Teacher)
    };
    let enrolments = SubscribeUsersToCourses::new([pair("u9"), pair("u1")]);
    let outcomes = registration.subscribe_user_to_course(&enrolments).await.expect("outcomes");
    let keys: Vec<_> = outcomes.iter().map(|outcome| outcome.key.join("/")).collect();
    assert_eq!(keys, ["u9/c1", "u1/c1"]);
    let [refused, done] = <[_; 2]>::try_from(outcomes).expect("two");
    assert_eq!(reason(refused.result), Reason::NotEnrolled);
    done.result.expect("an enrolment");
    assert!(registration.user_subscribed_in_course(&asked).await.expect("an answer"));

    let leave = UnsubscribeUserFromCourse::new(sis("u1"), sis("c1"));
    registration.unsubscribe_user_from_course_simple(&leave).await.expect("nobody");
    let leave = UnsubscribeUserFromCourse::new(sis("u9"), sis("c1"));
    let left = registration.unsubscribe_user_from_course_simple(&leave).await;
    assert_eq!(reason(left), Reason::UserOrCourseUnknown);
}

#[tokio::test]
async fn a_sentence_is_a_refusal_with_its_reason() {
    let (_portal, client) = start().await;
    let registration = client.registration();
    let (code, user) = enrolled(&client).await;
    let nowhere = CourseCode::new("NOWHERE").expect("a code");
    for (user, course, expected) in [
        (user, code.clone(), None),
        (user, code.clone(), Some(Reason::NotEnrolled)),
        (UserId::new(99), code, Some(Reason::UserUnknown)),
        (user, nowhere, Some(Reason::CourseUnknown)),
    ] {
        let request = SubscribeUserToCourse::new(user, course);
        let enrolled = registration.subscribe_user_to_course_simple(&request).await;
        match expected {
            None => enrolled.expect("an enrolment"),
            Some(expected) => assert_eq!(reason(enrolled), expected),
        }
    }
}

#[tokio::test]
async fn a_description_has_its_parts_or_no_course() {
    let (_portal, client) = start().await;
    let registration = client.registration();
    enrolled(&client).await;
    let part = CourseDescriptionEdit::new(sis("c1"), DescriptionBlock::Topics, "<p>Sets</p>");
    let stored = registration.edit_course_description(&EditCourseDescriptions::new([part])).await;
    stored.expect("outcomes").remove(0).result.expect("a part");
    let parts = registration.course_description(&CourseDescription::new(sis("c1"))).await;
    assert_eq!(parts.expect("parts").len(), 8);
    let parts = registration.course_description(&CourseDescription::new(sis("c9"))).await;
    assert_eq!(reason(parts), Reason::CourseUnknownOrClosed);
}

#[tokio::test]
async fn a_wrong_key_is_no_empty_list() {
    let (portal, _client) = start().await;
    let wrong = portal.client().security_key("wrong").build().expect("a client");
    let part = CourseDescriptionEdit::new(sis("c1"), DescriptionBlock::Topics, "");
    let parts = EditCourseDescriptions::new([part]);
    let stored = wrong.registration().edit_course_description(&parts).await;
    assert_eq!(reason(stored), Reason::SecretKeyWrong);
}

#[tokio::test]
async fn classes_are_made_once() {
    let (_portal, client) = start().await;
    let registration = client.registration();
    let (_, user) = enrolled(&client).await;
    let class = registration.create_group(&CreateGroup::new("7b")).await.expect("a class");
    let again = registration.create_group(&CreateGroup::new("7b")).await;
    assert_eq!(reason(again), Reason::GroupNotCreated);
    let member = AddUserToGroup::new(user, class).role(GroupRole::Reader);
    registration.add_user_to_group(&member).await.expect("a member");
    registration.delete_group(&DeleteGroup::new(class)).await.expect("no class");
    let again = registration.delete_group(&DeleteGroup::new(GroupId::new(99))).await;
    assert_eq!(reason(again), Reason::GroupUnknown);
}

#[tokio::test]
async fn entries_of_the_catalogue_belong_to_account_course_and_choice() {
    let (_portal, client) = start().await;
    enrolled(&client).await;
    let entry = |user: &str, visible: bool| {
        CatalogueEntry::new(UserRef::new(sis(user)), CourseRef::new(sis("c1")), visible)
    };
    let entries = CatalogueEntries::new([entry("u1", true), entry("u1", false), entry("u9", true)]);
    let outcomes = client.registration().add_user_visibility_to_course_in_catalogue(&entries).await;
    let done: Vec<_> = outcomes.expect("outcomes").iter().map(|it| it.result.is_ok()).collect();
    assert_eq!(done, [true, true, false]);
}

#[tokio::test]
async fn portals_of_an_installation_are_numbers_and_addresses() {
    let (portal, client) = start().await;
    let (_, user) = enrolled(&client).await;
    let second = AccessUrlId::new(portal.add_access_url("https://two.example.org/").unsigned_abs());
    let access = client.access_url();
    access.add_user_to_portal(&UserOnPortal::new(user, second)).await.expect("access");
    access.add_course_to_portal(&CourseOnPortal::new(sis("c1"), second)).await.expect("a course");
    access.remove_course_from_portal(&CourseOnPortal::new(sis("c1"), second)).await.expect("none");
    let portals = access.get_portals(&GetPortals::new()).await.expect("portals");
    assert!(portals.iter().any(|it| it.id == Some(second)), "{portals:?}");
}
