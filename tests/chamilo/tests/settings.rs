//! What a portal's client is set up with, and what its errors say of a portal.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use chamilo::raw::registration::CreateUser;
use chamilo::testing::{Release, TestPortal, When};
use chamilo::{
    Error, HeaderBlock, Portal, PortalBuilder, ReplyBody, Result, Retry, Security, Transport,
    TransportFuture,
};
use http::{Request, Response};

/// Keeps what it is asked, and answers nothing that could be read.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<Request<Bytes>>>>);

impl Transport for Kept {
    fn send<'a>(&'a self, request: Request<Bytes>) -> TransportFuture<'a> {
        self.0.lock().unwrap().push(request);
        Box::pin(std::future::ready(Ok(Response::new(ReplyBody::whole("")))))
    }
}

async fn create(portal: &Portal) -> Result<Option<String>> {
    let user = CreateUser::new().loginname("ana").password("correct horse");
    portal.raw().registration().create_user(&user).await
}

/// The request that a portal's client makes.
async fn sent(set: impl FnOnce(PortalBuilder) -> PortalBuilder) -> Request<Bytes> {
    let kept = Kept::default();
    let builder = Portal::builder("https://campus.example.org/").security_key("a key");
    let builder = set(builder.caller_address("192.0.2.7").transport(kept.clone()));
    create(&builder.build().unwrap()).await.unwrap_err();
    kept.0.lock().unwrap().pop().unwrap()
}

/// A setting that the client of `wsdl-runtime` has is one of a portal too.
#[test]
fn a_portal_has_every_setting_of_a_client() {
    let methods = |source: &str| -> Vec<String> {
        let lines = source.lines().filter_map(|line| line.strip_prefix("    pub fn "));
        let names = lines.map(|line| line.split(['(', '<']).next().unwrap_or_default().to_owned());
        names.collect()
    };
    let client = methods(include_str!("../../../runtime/src/client/builder.rs"));
    let portal = methods(include_str!("../../../src/builder/transport.rs"));
    assert!(client.len() > 20, "{client:?}");
    // A portal has keys and accounts in their place, and explains its own errors.
    let others = ["builder", "credentials", "explain", "build"];
    let missing: Vec<_> =
        client.iter().filter(|it| !portal.contains(it) && !others.contains(&it.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[tokio::test]
async fn requests_say_what_they_are_told_to() {
    let request = sent(|it| it.user_agent("sync/1.0").bearer_auth("a token")).await;
    assert_eq!(request.headers()["user-agent"], "sync/1.0");
    assert_eq!(request.headers()["authorization"], "Bearer a token");
    let request = sent(|it| it.http_header("x-gate", "7").basic_auth("ana", "hush")).await;
    assert_eq!(request.headers()["x-gate"], "7");
    assert_eq!(request.headers()["authorization"], "Basic YW5hOmh1c2g=");
}

#[tokio::test]
async fn requests_carry_the_header_blocks_of_gateways() {
    let body = |request: Request<Bytes>| String::from_utf8(request.into_body().to_vec()).unwrap();
    let block = HeaderBlock::from_xml("<g:tenant xmlns:g='urn:gate'>7</g:tenant>").unwrap();
    let plain = body(sent(|it| it).await);
    let with_block = body(sent(|it| it.header(block)).await);
    assert!(!plain.contains("tenant") && with_block.contains("urn:gate"), "{with_block}");
    let token = Security::username_token("ana", "hush");
    assert!(body(sent(|it| it.security(token)).await).contains("UsernameToken"));
    assert!(body(sent(|it| it.addressing(true)).await).contains("MessageID"));
}

#[tokio::test]
async fn limits_hold() {
    let portal = TestPortal::builder().debug_comment_bytes(100_000).start().await.unwrap();
    let answer = async |set: fn(PortalBuilder) -> PortalBuilder| {
        create(&set(portal.client()).build().unwrap()).await.unwrap_err()
    };
    assert!(answer(|it| it.max_reply_bytes(50_000)).await.is_too_large());
    assert!(answer(|it| it.max_depth(2)).await.is_decode());
    let error = Portal::builder(portal.url()).proxy("nonsense").build().unwrap_err();
    assert!(error.is_config(), "{error}");
}

#[tokio::test]
async fn redirects_to_another_port_need_leave() {
    let portal = TestPortal::start().await.unwrap();
    let target = format!("{}main/webservices/registration.soap.php", portal.url());
    let port = portal.url().trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap();
    let gate = TestPortal::builder().misbehave(|it| it.redirect(When::always(), target));
    let gate = gate.start().await.unwrap();
    let client = || {
        let builder = Portal::builder(gate.url()).security_key(portal.key());
        builder.caller_address("127.0.0.1")
    };
    let error = create(&client().build().unwrap()).await.unwrap_err();
    assert!(error.is_redirect(), "{error}");
    let allowed = client().redirects_to_port(port).build().unwrap();
    assert_eq!(create(&allowed).await.unwrap().as_deref(), Some("3"));
}

#[tokio::test]
async fn transports_stand_around_each_other_and_see_keys_where_they_are_asked_to() {
    let seen: Arc<Mutex<Vec<String>>> = Arc::default();
    let see = seen.clone();
    let portal = TestPortal::start().await.unwrap();
    let client = portal.client().inspect_unredacted(move |exchange| {
        see.lock().unwrap().push(exchange.request().to_owned());
    });
    let kept = Kept::default();
    let around = kept.clone();
    let client = client.caller_address("127.0.0.1").around_transport(move |_| around.clone());
    create(&client.build().unwrap()).await.unwrap_err();
    assert_eq!(kept.0.lock().unwrap().len(), 1);
    assert!(seen.lock().unwrap()[0].contains("correct horse"));
    assert!(!seen.lock().unwrap()[0].contains("[secret]"));
}

#[tokio::test(start_paused = true)]
async fn a_portal_that_cannot_be_reached_is_tried_as_often_as_wanted() {
    #[derive(Clone, Default)]
    struct Unreachable(Arc<Mutex<u32>>);
    impl Transport for Unreachable {
        fn send<'a>(&'a self, _request: Request<Bytes>) -> TransportFuture<'a> {
            *self.0.lock().unwrap() += 1;
            Box::pin(std::future::ready(Err(Error::unconnected("nobody is there"))))
        }
    }
    let way = Unreachable::default();
    let client = Portal::builder("https://campus.example.org/").security_key("key");
    let client = client.without_address().transport(way.clone()).timeout(Duration::from_secs(60));
    let client = client.retries(Retry::new(3)).build().unwrap();
    assert!(create(&client).await.unwrap_err().is_connect());
    assert_eq!(*way.0.lock().unwrap(), 3);
}

#[tokio::test]
async fn a_key_that_is_not_set_is_told_before_a_call_is_made() {
    let portal = TestPortal::start().await.unwrap();
    let client = Portal::builder(portal.url()).build().unwrap();
    let raw = client.raw();
    let wanted = [
        (create(&client).await.unwrap_err(), "PortalBuilder::security_key"),
        (raw.lp().delete_lp(&Default::default()).await.unwrap_err(), "security_key"),
        (raw.cm_service().cm_inbox_unread_message().await.unwrap_err(), "PortalBuilder::account"),
        (raw.user_info().course_list_of_user().await.unwrap_err(), "PortalBuilder::api_key"),
        (raw.course_list().course_list(&Default::default()).await.unwrap_err(), "api_key"),
    ];
    for (error, method) in wanted {
        assert!(error.is_signing(), "{error:?}");
        assert!(error.to_string().contains(method), "{error}");
    }
    let administrator = Portal::builder(portal.url()).administrator("admin").build().unwrap();
    let error = administrator.raw().course_list().course_list(&Default::default()).await;
    assert!(error.unwrap_err().to_string().contains("PortalBuilder::security_key"));
    assert!(portal.calls().is_empty());
    // One that asks for no key is made.
    assert_eq!(raw.service().test().await.unwrap().as_deref(), Some("success"));
}

#[tokio::test]
async fn a_service_that_is_dead_says_why_and_what_wakes_it() {
    let portal = TestPortal::builder().php(7).start().await.unwrap();
    let error = portal.client().build().unwrap().raw().service().test().await.unwrap_err();
    assert!(error.is_fault());
    let explanation = error.explanation().unwrap();
    assert!(explanation.contains("PHP 7") && explanation.contains("auto_prepend_file"));
    assert!(error.to_string().ends_with(explanation), "{error}");
}

#[tokio::test]
async fn a_portal_without_web_services_says_who_has_switched_them_off() {
    let portal = TestPortal::builder().switched_off().start().await.unwrap();
    let error = create(&portal.client().build().unwrap()).await.unwrap_err();
    assert!(error.explanation().unwrap().contains("`disable_webservices`"), "{error}");
}

#[tokio::test]
async fn a_wrong_key_and_a_service_that_is_not_there_say_what_it_can_be() {
    let portal = TestPortal::builder().release(Release::V1_11_2).start().await.unwrap();
    let client = portal.client().security_key("another").build().unwrap();
    let refused = create(&client).await.unwrap_err();
    assert!(refused.explanation().unwrap().contains("caller_address"), "{refused}");
    let missing = client.raw().gradebook().get_lp_progress(&Default::default()).await.unwrap_err();
    assert!(missing.explanation().unwrap().contains("release"), "{missing}");
    // What is wrong with a request is explained by its own words.
    let page = TestPortal::builder().misbehave(|it| it.html(When::always()));
    let page = page.start().await.unwrap();
    let error = create(&page.client().build().unwrap()).await.unwrap_err();
    assert_eq!(error.explanation(), None, "{error}");
}
