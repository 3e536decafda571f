//! Groups, and what of them loses its reply.

use chamilo::raw::registration::{
    AddUserToGroup, CreateGroup, DeleteGroup, DeleteUserFromGroup, GroupBindToParent,
    GroupUnbindFromParent, UpdateGroup, UpdateUserRoleInGroup,
};
use chamilo::testing::{Release, TestPortal};

use crate::{seeded, start, with};

#[tokio::test]
async fn a_name_is_given_once() {
    let (portal, client) = start().await;
    let create = CreateGroup::new().name("2026");
    let registration = client.raw().registration();
    assert_eq!(registration.create_group(&create).await.unwrap().as_deref(), Some("1"));
    assert_eq!(registration.create_group(&create).await.unwrap().as_deref(), Some(""));
    let update = UpdateGroup::new().id("1").description("The class of 2026");
    assert_eq!(registration.update_group(&update).await.unwrap().as_deref(), Some("1"));
    let group = portal.group_by_name("2026").unwrap();
    assert_eq!(group.description, "The class of 2026");
    // The answer says nothing.
    let unknown = UpdateGroup::new().id("9");
    assert_eq!(registration.update_group(&unknown).await.unwrap().as_deref(), Some("1"));
}

#[tokio::test]
async fn members_have_the_role_that_is_sent_or_none() {
    let (portal, client) = start().await;
    let user = portal.add_user(seeded("ana", "1"));
    let group = portal.add_group("2026").unwrap();
    let add = AddUserToGroup::new().user_id(user.to_string()).group_id(group.to_string());
    let registration = client.raw().registration();
    assert_eq!(registration.add_user_to_group(&add).await.unwrap(), None);
    assert_eq!(portal.group_by_name("2026").unwrap().members[&user], 0);
    let update = UpdateUserRoleInGroup::new().user_id(user.to_string()).relation_type("5");
    let update = update.group_id(group.to_string());
    assert_eq!(registration.update_user_role_in_group(&update).await.unwrap(), None);
    assert_eq!(portal.group_by_name("2026").unwrap().members[&user], 5);
    let error = registration.add_user_to_group(&add.group_id("9")).await.unwrap_err();
    assert_eq!((error.status(), error.is_not_soap()), (Some(500), true));
}

#[tokio::test]
async fn some_changes_are_made_and_not_answered() {
    let (portal, client) = start().await;
    let user = portal.add_user(seeded("ana", "1"));
    let (child, parent) = (portal.add_group("a").unwrap(), portal.add_group("b").unwrap());
    portal.change(|data| data.groups.get_mut(&child).unwrap().members.insert(user, 2));
    let registration = client.raw().registration();
    let group = || portal.group_by_name("a").unwrap();

    let bind = GroupBindToParent::new().id(child.to_string()).parent_id(parent.to_string());
    assert!(registration.group_bind_to_parent(&bind).await.unwrap_err().is_not_soap());
    assert_eq!(group().parent, parent);
    let unbind = GroupUnbindFromParent::new().id(child.to_string());
    assert!(registration.group_unbind_from_parent(&unbind).await.unwrap_err().is_not_soap());
    assert_eq!(group().parent, 0);
    let leave = DeleteUserFromGroup::new().user_id(user.to_string()).group_id(child.to_string());
    assert!(registration.delete_user_from_group(&leave).await.unwrap_err().is_not_soap());
    assert!(group().members.is_empty());
}

#[tokio::test]
async fn a_deleted_group_is_answered_by_each_release_in_its_way() {
    for (release, answers) in [
        (Release::V1_11_32, [Some("1"), Some("")]),
        (Release::V1_11_16, [None, None]),
        (Release::V1_11_2, [None, None]),
    ] {
        let (portal, client) = with(TestPortal::builder().release(release).start().await.unwrap());
        let delete = DeleteGroup::new().id(portal.add_group("a").unwrap().to_string());
        for answer in answers {
            let given = client.raw().registration().delete_group(&delete).await.unwrap();
            assert_eq!(given.as_deref(), answer, "{release:?}");
        }
    }
}
