//! Accounts are found, switched on and off, and removed.

use chamilo::raw::registration::{
    GetUserArg, GetUserArgUsername, GetUserArgUsernameWithOriginal, UserApiKey, UserIds,
};
use chamilo::testing::{Course, TestPortal};

use crate::{SIS, seeded, start, user_id, with};

#[tokio::test]
async fn a_user_is_found_by_external_id_and_by_login() {
    let (portal, client) = start().await;
    let mut ana = seeded("ana", "1");
    ana.firstname = "Ana".to_owned();
    portal.add_user(ana);
    let registration = client.raw().registration();
    let by_id = GetUserArg::new().original_user_id_name(SIS);
    let found = registration.get_user(&by_id.clone().original_user_id_value("1")).await.unwrap();
    let found = found.unwrap();
    assert_eq!((found.user_id.as_deref(), found.firstname.as_deref()), (Some("3"), Some("Ana")));
    // Nobody is three empty texts.
    let nobody = registration.get_user(&by_id.original_user_id_value("9")).await.unwrap();
    assert_eq!(nobody.unwrap().user_id.as_deref(), Some(""));

    let by_login = GetUserArgUsername::new().username("ana");
    let found = registration.get_user_from_username(&by_login).await.unwrap().unwrap();
    assert_eq!(found.user_id.as_deref(), Some("3"));
    assert_eq!(found.extra_fields.as_deref(), Some("[]"));
    let by_login = GetUserArgUsername::new().username("bob");
    let nobody = registration.get_user_from_username(&by_login).await.unwrap().unwrap();
    assert_eq!(nobody.extra_fields.as_deref(), Some(""));
}

#[tokio::test]
async fn the_extra_fields_to_filter_by_are_told_in_json() {
    let (portal, client) = start().await;
    portal.mark_filter("department");
    portal.mark_filter("building");
    portal.add_user(seeded("ana", "1").with_extra("department", "R&D \"é\" </>"));
    let ask = GetUserArgUsername::new().username("ana");
    let found = client.raw().registration().get_user_from_username(&ask).await.unwrap().unwrap();
    let fields: serde_json::Value = serde_json::from_str(&found.extra_fields.unwrap()).unwrap();
    // The external id is not marked, and the account has no building.
    assert_eq!(
        fields,
        serde_json::json!([{
            "value": "R&D \"é\" </>",
            "variable": "department",
            "field_type": "1",
            "id": "1",
            "display_text": "department",
        }])
    );
}

#[tokio::test]
async fn an_external_id_is_tied_to_a_login_where_the_field_exists() {
    let (portal, client) = start().await;
    portal.add_user(seeded("ana", "1"));
    for (name, stored) in [("unknown", false), (SIS, true)] {
        let tie = GetUserArgUsernameWithOriginal::new()
            .username("ana")
            .original_user_id_name(name)
            .original_user_id_value("2");
        let registration = client.raw().registration();
        let user = registration.update_user_original_id_from_username(&tie).await.unwrap();
        assert_eq!(user.unwrap().user_id.as_deref(), Some("3"), "{name}");
        assert_eq!(portal.user_by_external_id(name, "2").is_some(), stored, "{name}");
    }
    assert!(portal.user_by_external_id(SIS, "1").is_none(), "the old id finds nobody");
}

#[tokio::test]
async fn accounts_are_switched_and_deleted_one_by_one() {
    let (portal, client) = start().await;
    let id = portal.add_user(seeded("ana", "1"));
    let ids = UserIds::new().ids([user_id("1"), user_id("9")]);
    let registration = client.raw().registration();
    let outcomes = registration.disable_users(&ids).await.unwrap();
    let results = outcomes.iter().map(|it| it.result.as_deref().unwrap());
    assert_eq!(results.collect::<Vec<_>>(), ["1", "0"]);
    assert!(!portal.user(id).unwrap().active);
    registration.enable_users(&ids).await.unwrap();
    assert!(portal.user(id).unwrap().active);
    for results in [["1", "0"], ["0", "0"]] {
        let outcomes = registration.delete_users(&ids).await.unwrap();
        let given = outcomes.iter().map(|it| it.result.as_deref().unwrap());
        assert_eq!(given.collect::<Vec<_>>(), results);
    }
    assert!(portal.user(id).is_none());
}

#[tokio::test]
async fn some_accounts_are_not_deleted() {
    let (portal, client) = start().await;
    let id = portal.add_user(seeded("ana", "1"));
    let mut course = Course::new("PHYS");
    course.members.insert(id, 1);
    portal.add_course(course);
    let ids = UserIds::new().ids([user_id("1")]);
    let outcomes = client.raw().registration().delete_users(&ids).await.unwrap();
    assert_eq!(outcomes[0].result.as_deref(), Some("0"), "a course's only teacher");

    let (portal, client) = with(TestPortal::builder().deny_delete_users().start().await.unwrap());
    portal.add_user(seeded("ana", "1"));
    let outcomes = client.raw().registration().delete_users(&ids).await.unwrap();
    assert_eq!(outcomes[0].result.as_deref(), Some("0"), "the portal deletes nobody");
}

#[tokio::test]
async fn an_api_key_is_made_once() {
    let (portal, client) = start().await;
    portal.add_user(seeded("ana", "1"));
    let registration = client.raw().registration();
    let ask = UserApiKey::new().original_user_id_name(SIS);
    let first = registration.update_user_api_key(&ask.clone().original_user_id_value("1")).await;
    let first = first.unwrap().unwrap();
    assert_eq!(first.expose().len(), 32);
    // A login in place of an unknown external id ties the two.
    let by_login = ask.clone().original_user_id_value("2").chamilo_username("ana");
    assert_eq!(registration.update_user_api_key(&by_login).await.unwrap(), Some(first));
    assert_eq!(portal.user_by_external_id(SIS, "2").unwrap().login, "ana");
    let unknown = ask.original_user_id_value("9");
    let answer = registration.update_user_api_key(&unknown).await.unwrap();
    assert_eq!(answer, Some("0".into()));
    let answer = registration.update_user_api_key(&unknown.chamilo_username("nobody")).await;
    assert_eq!(answer.unwrap(), None);
}
