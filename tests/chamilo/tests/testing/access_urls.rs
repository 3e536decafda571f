//! The portals of an installation.

use chamilo::raw::access_url::{
    AddCourseToPortal, AddUserToPortal, GetPortalListFromCourse, GetPortalListFromUser, GetPortals,
};
use chamilo::testing::Course;

use crate::{SIS, seeded, start};

#[tokio::test]
async fn portals_are_listed_with_their_addresses() {
    let (portal, client) = start().await;
    portal.add_access_url("https://second.example.org/");
    let portals = client.raw().access_url().get_portals(&GetPortals::new()).await.unwrap();
    let urls: Vec<_> = portals.iter().map(|it| it.url.as_deref().unwrap()).collect();
    assert_eq!(urls, [portal.url(), "https://second.example.org/"]);
}

#[tokio::test]
async fn users_come_and_go_whether_or_not_they_exist() {
    let (portal, client) = start().await;
    let user = portal.add_user(seeded("ana", "1"));
    let second = portal.add_access_url("https://second.example.org/");
    let access = client.raw().access_url();
    let of = async |user: &str| {
        let list = GetPortalListFromUser::new().user_id(user);
        access.get_portal_list_from_user(&list).await.unwrap().len()
    };
    for user in [user.to_string(), "999".to_owned()] {
        let link = AddUserToPortal::new().user_id(&user).portal_id(second.to_string());
        let before = of(&user).await;
        assert_eq!(access.add_user_to_portal(&link).await.unwrap().as_deref(), Some("1"));
        assert_eq!(of(&user).await, before + 1);
        assert_eq!(access.remove_user_from_portal(&link).await.unwrap().as_deref(), Some("1"));
        assert_eq!(of(&user).await, before);
    }
    // Without a portal the first one is linked, and 0 is the answer.
    let link = AddUserToPortal::new().user_id("998");
    assert_eq!(access.add_user_to_portal(&link).await.unwrap().as_deref(), Some("0"));
    assert_eq!(of("998").await, 1);
}

#[tokio::test]
async fn courses_come_and_go() {
    let (portal, client) = start().await;
    let course = portal.add_course(Course::new("PHYS").with_extra(SIS, "c1"));
    let second = portal.add_access_url("https://second.example.org/");
    let access = client.raw().access_url();
    let link = AddCourseToPortal::new().original_course_id_name(SIS);
    let link = link.portal_id(second.to_string());
    let known = link.clone().original_course_id_value("c1");
    assert_eq!(access.add_course_to_portal(&known).await.unwrap().as_deref(), Some("1"));
    let list = GetPortalListFromCourse::new().original_course_id_name(SIS);
    let list = list.original_course_id_value("c1");
    assert_eq!(access.get_portal_list_from_course(&list).await.unwrap().len(), 2);
    assert_eq!(access.remove_course_from_portal(&known).await.unwrap().as_deref(), Some("1"));
    assert!(!portal.snapshot().access_urls[&second].courses.contains(&course));

    // Without a portal the first one is linked, and 0 is the answer.
    portal.change(|data| data.access_urls.get_mut(&1).unwrap().courses.clear());
    let mut nowhere = known.clone();
    nowhere.portal_id = None;
    assert_eq!(access.add_course_to_portal(&nowhere).await.unwrap().as_deref(), Some("0"));
    assert!(portal.snapshot().access_urls[&1].courses.contains(&course));

    let unknown = link.original_course_id_value("c9");
    assert_eq!(access.add_course_to_portal(&unknown).await.unwrap().as_deref(), Some("1"));
    assert!(portal.snapshot().access_urls[&second].courses.contains(&0), "a link to nothing");
}
