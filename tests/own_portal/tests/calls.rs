//! The client that is made of a portal's own documents.

use chamilo::testing::{Release, TestPortal};
use own_portal::Portal;

#[tokio::test]
async fn the_client_has_the_operations_of_the_portal_and_calls_them() {
    let operations = own_portal::registration::WsRegistration::OPERATIONS;
    let has = |name: &str| operations.iter().any(|operation| operation.name() == name);
    assert!(has("WSCreateUser") && !has("WSFetchSession"), "1.9.4 has one, and not yet the other");

    let portal = TestPortal::builder().release(Release::V1_11_2).start().await.unwrap();
    let client = Portal::builder(portal.url()).security_key(portal.key()).build().unwrap();
    let ana = own_portal::raw::registration::CreateUser::new().loginname("ana").password("secret");
    let answer = client.raw().registration().create_user(&ana).await.unwrap();
    assert_eq!(answer.as_deref(), Some("3"));
    assert!(portal.user_by_login("ana").is_some());
}

#[test]
fn a_service_without_a_document_of_the_portal_is_that_of_the_crate() {
    assert_eq!(own_portal::gradebook::WsGradebook::OPERATIONS.len(), 4, "1.9.4 has none of them");
}
