//! What older releases, other versions of PHP and other settings do otherwise.

use chamilo::raw::registration::{
    CreateCourse, CreateCourseParams, GetUserArg, GetUserArgUsername,
    GetUserArgUsernameWithOriginal, SessionArg,
};
use chamilo::raw::service::UserDisableUserRequest;
use chamilo::testing::{Release, TestPortal, TestPortalBuilder};

use crate::{SIS, fault, new_user, seeded, start, with};

async fn old() -> (TestPortal, chamilo::Portal) {
    with(TestPortal::builder().release(Release::V1_11_2).start().await.unwrap())
}

#[tokio::test]
async fn in_1_11_2_a_login_is_looked_up_as_a_number() {
    let (portal, client) = old().await;
    portal.add_user(seeded("bob", "1"));
    for (login, id) in [("bob", ""), ("3abc", "3")] {
        let ask = GetUserArgUsername::new().username(login);
        let user = client.raw().registration().get_user_from_username(&ask).await.unwrap().unwrap();
        assert_eq!(user.user_id.as_deref(), Some(id), "{login}");
        assert_eq!(user.extra_fields, None, "the type had no such field");
    }
}

#[tokio::test]
async fn in_1_11_2_an_apostrophe_in_an_external_id_ends_the_call() {
    for (release, is_page) in [(Release::V1_11_2, true), (Release::V1_11_16, false)] {
        let (_portal, client) = with(TestPortal::builder().release(release).start().await.unwrap());
        let ask = GetUserArg::new().original_user_id_name(SIS).original_user_id_value("o'neil");
        let answer = client.raw().registration().get_user(&ask).await;
        assert_eq!(answer.is_err_and(|error| error.is_not_soap()), is_page, "{release:?}");
    }
}

#[tokio::test]
async fn in_1_11_2_a_course_is_created_without_a_reply_and_a_repeat_is_refused() {
    let (portal, client) = old().await;
    let course = CreateCourseParams::new().title("Physics").original_course_id_name(SIS);
    let courses = CreateCourse::new().courses([course.original_course_id_value("c1")]);
    let error = client.raw().registration().create_course(&courses).await.unwrap_err();
    assert_eq!((error.status(), error.is_not_soap()), (Some(500), true));
    assert!(portal.course_by_code("PHYSICS").unwrap().extra.is_empty());
    let outcomes = client.raw().registration().create_course(&courses).await.unwrap();
    assert_eq!(outcomes[0].result.as_deref(), Some("0"));
}

#[tokio::test]
async fn what_a_release_does_not_have_is_undefined_or_not_there() {
    let (_portal, client) = old().await;
    let tie = GetUserArgUsernameWithOriginal::new().username("ana");
    let answer = client.raw().registration().update_user_original_id_from_username(&tie).await;
    let (code, text) = fault(answer);
    assert_eq!(code, "SOAP-ENV:Client");
    assert_eq!(
        text,
        "Operation 'WSUpdateUserOriginalIdFromUsername' is not defined in the WSDL for this service"
    );
    let answer = client.raw().gradebook().get_lp_progress(&Default::default()).await;
    assert_eq!(answer.unwrap_err().status(), Some(404));
    let dates = SessionArg::new().date_start("2030-01-01");
    let error = client.raw().registration().list_sessions(&dates).await.unwrap_err();
    assert!(error.is_not_soap(), "an SQL error");
}

#[tokio::test]
async fn five_services_are_dead_from_php_7_on_unless_they_are_woken() {
    for (builder, is_dead) in [
        (TestPortal::builder(), false),
        (TestPortal::builder().php(5), false),
        (TestPortal::builder().php(7), true),
        (TestPortal::builder().php(8), true),
        (TestPortal::builder().php(8).auto_prepend_file(), false),
    ] {
        let (_portal, client) = with(builder.start().await.unwrap());
        let answer = client.raw().service().test().await;
        match is_dead {
            true => {
                let (code, text) = fault(answer);
                assert_eq!(code, "SOAP-ENV:Client");
                assert!(text.contains("xml was empty, didn't parse!"), "{text}");
            }
            false => assert_eq!(answer.unwrap().as_deref(), Some("success")),
        }
        let alive = client.raw().registration().create_user(&new_user("ana", "1")).await;
        assert_eq!(alive.unwrap().as_deref(), Some("3"));
    }
}

#[tokio::test]
async fn a_portal_that_lists_addresses_wants_keys_without_one() {
    let (portal, _) = with(TestPortal::builder().lists_addresses().start().await.unwrap());
    let with_address = portal.client().build().unwrap();
    let answer = with_address.raw().registration().create_user(&new_user("ana", "1")).await;
    assert_eq!(fault(answer).0, "Server");
    let without = portal.client().without_address().build().unwrap();
    let answer = without.raw().registration().create_user(&new_user("ana", "1")).await;
    assert_eq!(answer.unwrap().as_deref(), Some("3"));
    // `WSService` does not look at that list.
    let off = UserDisableUserRequest::new().user_id_field_name(SIS).user_id_value("1");
    without.raw().service().user_disable_user(&off).await.unwrap();
    let stranger = portal.client().security_key("wrong").build().unwrap();
    let refused = fault(stranger.raw().service().user_disable_user(&off).await);
    assert_eq!(refused, ("1".to_owned(), "API key is invalid".to_owned()));
}

#[tokio::test]
async fn services_that_are_switched_off_answer_in_words() {
    let off = |release| TestPortal::builder().switched_off().release(release);
    let call = async |builder: TestPortalBuilder| {
        let (_portal, client) = with(builder.start().await.unwrap());
        client.raw().registration().create_user(&new_user("ana", "1")).await
    };
    let error = call(off(Release::V1_11_32)).await.unwrap_err();
    assert_eq!((error.status(), error.is_not_soap()), (Some(200), true));
    assert!(error.to_string().contains("Webservices are disabled."), "{error}");
    assert!(call(off(Release::V1_11_2)).await.is_ok(), "1.11.2 does not look at the setting");
}

#[tokio::test]
async fn portals_do_not_share_what_they_hold_and_end_with_their_owner() {
    let (first, client) = start().await;
    let (second, _) = start().await;
    assert_eq!(first.snapshot().users, second.snapshot().users);
    client.raw().registration().create_user(&new_user("ana", "1")).await.unwrap();
    assert_ne!(first.snapshot().users, second.snapshot().users);
    assert_eq!(first.calls().len(), 1);
    first.forget_calls();
    assert!(first.calls().is_empty());
    let other = first.client().build().unwrap();
    drop(first);
    let error = other.raw().registration().create_user(&new_user("bob", "2")).await.unwrap_err();
    assert!(error.is_signing() || error.is_connect(), "{error}");
}
