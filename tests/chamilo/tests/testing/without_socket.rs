//! The portal without a socket does what the other one does.

use std::time::Duration;

use chamilo::Portal;
use chamilo::raw::registration::{EditUser, GetUserArg, GetUserArgUsername};
use chamilo::raw::service::UserDisableUserRequest;
use chamilo::testing::{Release, TestPortal, When};
use tokio::time::Instant;

use crate::{SIS, fault, new_user, seeded, start, with};

/// What a program does; all that it is told, and all that comes of it.
async fn run(portal: &TestPortal, client: &Portal) -> Vec<String> {
    let raw = client.raw();
    let registration = raw.registration();
    let mut told = Vec::new();
    for id in ["1", "1", "2"] {
        told.push(format!("{:?}", registration.create_user(&new_user("ana", id)).await.unwrap()));
    }
    let edit = EditUser::new().original_user_id_name(SIS).original_user_id_value("1");
    told.push(format!("{:?}", registration.edit_user(&edit.username("bea")).await.unwrap()));
    let get = GetUserArg::new().original_user_id_name(SIS).original_user_id_value("1");
    told.push(format!("{:?}", registration.get_user(&get).await.unwrap()));
    let nobody = UserDisableUserRequest::new().user_id_field_name(SIS).user_id_value("2");
    told.push(format!("{:?}", fault(raw.service().user_disable_user(&nobody).await)));
    told.extend(portal.calls().iter().map(|call| format!("{call:?}")));
    told.extend(portal.snapshot().users.values().map(|user| format!("{user:?}")));
    told
}

#[tokio::test]
async fn it_answers_as_the_one_that_has_a_socket() {
    let (with_socket, its_client) = start().await;
    let (without, client) = with(TestPortal::without_socket());
    assert_eq!(run(&without, &client).await, run(&with_socket, &its_client).await);
}

#[tokio::test]
async fn a_program_calls_it_by_the_address_that_it_always_calls() {
    let portal = TestPortal::builder().release(Release::V1_11_2).php(7).without_socket();
    let client = Portal::builder("http://campus.example.org/").security_key(portal.key());
    let client = client.transport(portal.transport()).build().unwrap();
    let refused = client.raw().service().test().await;
    assert!(fault(refused).1.contains("xml was empty"));
    let wrong = Portal::builder("http://campus.example.org/").security_key("guessed");
    let wrong = wrong.transport(portal.transport()).build().unwrap();
    let ask = GetUserArgUsername::new().username("ana");
    let refused = wrong.raw().registration().get_user_from_username(&ask).await;
    assert!(fault(refused).1.starts_with("Secret key is not correct"));
}

#[tokio::test]
async fn calls_with_and_without_a_socket_reach_one_portal() {
    let portal = TestPortal::builder().misbehave(|it| it.html(When::nth(2))).start().await.unwrap();
    let over_http = portal.client().build().unwrap();
    let beside = portal.client().transport(portal.transport()).build().unwrap();
    let new = over_http.raw().registration().create_user(&new_user("ana", "1")).await.unwrap();
    assert_eq!(new.as_deref(), Some("3"));
    let ask = GetUserArgUsername::new().username("ana");
    let second = beside.raw().registration().get_user_from_username(&ask).await;
    assert!(second.unwrap_err().is_not_soap(), "calls are counted together");
    let found = beside.raw().registration().get_user_from_username(&ask).await.unwrap();
    assert_eq!(found.unwrap().user_id.as_deref(), Some("3"));
}

#[tokio::test(start_paused = true)]
async fn an_hour_takes_no_time() {
    let hour = Duration::from_secs(3600);
    let portal = TestPortal::builder().misbehave(|it| it.late(When::always(), hour));
    let portal = portal.without_socket();
    portal.add_user(seeded("ana", "1"));
    let ask = GetUserArgUsername::new().username("ana");

    let (began, client) = (Instant::now(), portal.client().build().unwrap());
    let error = client.raw().registration().get_user_from_username(&ask).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert_eq!(began.elapsed(), Duration::from_secs(60));

    let (began, client) = (Instant::now(), portal.client().timeout(2 * hour).build().unwrap());
    client.raw().registration().get_user_from_username(&ask).await.unwrap();
    assert_eq!(began.elapsed(), hour);
}

#[tokio::test]
async fn there_is_no_connection_to_a_portal_that_has_ended() {
    let (portal, client) = with(TestPortal::without_socket());
    client.raw().service().test().await.unwrap();
    portal.finish().await;
    assert!(client.raw().service().test().await.unwrap_err().is_connect());
}

#[cfg(feature = "blocking")]
#[test]
fn it_answers_where_there_is_no_runtime() {
    let portal = TestPortal::without_socket();
    let client = portal.client().build_blocking().unwrap();
    client.service().test().unwrap();
}
