//! What a portal does that misbehaves on demand, and what the client makes of it.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chamilo::raw::registration::GetUserArgUsername;
use chamilo::testing::{Misbehaving, TestPortal, When};
use chamilo::{Error, Fault, Portal};

use crate::{SIS, fault, new_user, seeded, with};

/// Longer than any test waits.
const LONG: Duration = Duration::from_secs(3600);

async fn start(how: impl FnOnce(Misbehaving<()>) -> Misbehaving<()>) -> (TestPortal, Portal) {
    let portal = TestPortal::builder().misbehave(how).start().await.unwrap();
    portal.add_user(seeded("ana", "1"));
    with(portal)
}

/// A portal that serves HTTP, and one without a socket.
async fn both(how: impl Fn(Misbehaving<()>) -> Misbehaving<()>) -> [(TestPortal, Portal); 2] {
    let without = TestPortal::builder().misbehave(&how).without_socket();
    without.add_user(seeded("ana", "1"));
    [start(how).await, with(without)]
}

async fn look_up(client: &Portal) -> Result<Option<String>, Error> {
    let ask = GetUserArgUsername::new().username("ana");
    let user = client.raw().registration().get_user_from_username(&ask).await?;
    Ok(user.and_then(|user| user.user_id))
}

#[tokio::test]
async fn one_call_goes_wrong_and_the_next_one_does_not() {
    type How = fn(Misbehaving<()>, When) -> Misbehaving<()>;
    type Told = fn(&Error) -> bool;
    let ways: [(&str, How, Told); 7] = [
        ("html", Misbehaving::html, |it| it.is_not_soap() && it.status() == Some(200)),
        ("empty", Misbehaving::empty_error, |it| it.status() == Some(500) && !it.is_fault()),
        ("cut off", Misbehaving::truncated, |it| !it.is_fault()),
        ("reset", Misbehaving::reset, |it| it.status().is_none()),
        ("redirect", |it, when| it.redirect(when, "http://192.0.2.7/"), Error::is_redirect),
        ("401", |it, when| it.unauthorized(when, "Basic"), |it| it.status() == Some(401)),
        (
            "fault",
            |it, when| it.fault(when, Fault::new("Server", "busy")),
            |it| it.fault().is_some_and(|fault| fault.string == "busy"),
        ),
    ];
    for (name, how, told) in ways {
        for (_portal, client) in both(|it| how(it, When::nth(2))).await {
            assert_eq!(look_up(&client).await.unwrap().as_deref(), Some("3"), "{name}");
            let error = look_up(&client).await.unwrap_err();
            assert!(told(&error), "{name}: {error:?}");
            assert_eq!(look_up(&client).await.unwrap().as_deref(), Some("3"), "{name}");
        }
    }
}

#[tokio::test]
async fn one_operation_is_counted_alone() {
    let (kept, broken) = (Fault::new("Server", "busy"), "WSCreateUser");
    for (portal, client) in both(|it| it.fault(When::nth(2).of(broken), kept.clone())).await {
        let registration = client.raw();
        let registration = registration.registration();
        look_up(&client).await.unwrap();
        registration.create_user(&new_user("bob", "2")).await.unwrap();
        look_up(&client).await.unwrap();
        let refused = registration.create_user(&new_user("eva", "3")).await;
        assert_eq!(fault(refused).1, "busy");
        registration.create_user(&new_user("ida", "4")).await.unwrap();
        let logins = portal.snapshot().users.into_values().map(|user| user.login);
        let created: Vec<_> =
            logins.filter(|login| ["bob", "eva", "ida"].contains(&&**login)).collect();
        assert_eq!(created, ["bob", "ida"], "the one that was refused is not there");
    }
}

#[tokio::test]
async fn a_redirect_to_the_same_host_is_followed() {
    let to = "/main/webservices/registration.soap.php?again";
    for (portal, client) in both(|it| it.redirect(When::nth(1), to)).await {
        assert_eq!(look_up(&client).await.unwrap().as_deref(), Some("3"));
        assert_eq!(portal.calls().len(), 1, "the portal itself was called once");
    }
}

type How = fn(Misbehaving<()>) -> Misbehaving<()>;

const SLOW: [How; 2] =
    [|it| it.slow_first_byte(When::always(), LONG), |it| it.slow_next_byte(When::always(), LONG)];

#[tokio::test]
async fn a_client_does_not_wait_for_slow_bytes_for_ever() {
    for how in SLOW {
        let (portal, _) = start(how).await;
        let client = portal.client().timeout(Duration::from_millis(100)).build().unwrap();
        assert!(look_up(&client).await.unwrap_err().is_timeout());
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_whose_reply_is_slow_is_carried_out() {
    for how in SLOW {
        let portal = TestPortal::builder().misbehave(how).without_socket();
        portal.add_user(seeded("ana", "1"));
        let (portal, client) = with(portal);
        let error = look_up(&client).await.unwrap_err();
        assert!(error.is_timeout() && portal.calls().len() == 1, "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn slow_bytes_come_in_the_end() {
    let pause = Duration::from_secs(20);
    let how = |it: Misbehaving<()>| {
        it.slow_first_byte(When::first(2), pause).slow_next_byte(When::nth(2), pause)
    };
    let portal = TestPortal::builder().misbehave(how).without_socket();
    portal.add_user(seeded("ana", "1"));
    let (_portal, client) = with(portal);
    for seconds in [20, 40, 0] {
        let began = tokio::time::Instant::now();
        assert_eq!(look_up(&client).await.unwrap().as_deref(), Some("3"));
        assert_eq!(began.elapsed().as_secs(), seconds);
    }
}

#[cfg(feature = "gzip")]
#[tokio::test]
async fn gzip_is_unpacked_by_what_carries_http() {
    let [(_portal, over_http), (_other, without)] = both(|it| it.gzip(When::nth(1))).await;
    assert_eq!(look_up(&over_http).await.unwrap().as_deref(), Some("3"));
    let error = look_up(&without).await.unwrap_err();
    assert!(error.is_not_soap() && error.to_string().contains("gzip"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_client_that_gave_up_does_not_know_that_the_change_was_made() {
    let late = |it: Misbehaving<()>| it.late(When::nth(1).of("WSCreateUser"), LONG);
    let (portal, client) = with(TestPortal::builder().misbehave(late).without_socket());
    let error = client.raw().registration().create_user(&new_user("bob", "2")).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert!(portal.user_by_external_id(SIS, "2").is_some(), "the change is made");
    // Trying again finds the login taken.
    let again = client.raw().registration().create_user(&new_user("bob", "3")).await.unwrap();
    assert_eq!(again.as_deref(), Some("0"));
}

#[tokio::test]
async fn a_call_that_a_proxy_repeats_is_carried_out_twice() {
    let first = || When::nth(1).of("WSCreateUser");
    for (portal, client) in both(|it| it.carried_out_twice(first())).await {
        let answer = client.raw().registration().create_user(&new_user("bob", "2")).await.unwrap();
        assert_eq!(answer.as_deref(), Some("0"), "the second answer: the login is taken");
        assert!(portal.user_by_login("bob").is_some());
        assert_eq!(portal.calls().len(), 2);
    }
}

#[tokio::test]
async fn a_caller_whose_address_changes_is_refused() {
    let moved: SocketAddr = "192.0.2.7:4711".parse().unwrap();
    // The page that tells callers their address sees it too.
    for (portal, client) in both(|it| it.caller(When::always(), moved)).await {
        assert_eq!(look_up(&client).await.unwrap().as_deref(), Some("3"));
        assert_eq!(portal.calls()[0].caller, moved.ip());
    }

    // The second request is the call: its key is made with the address that the caller had before.
    for (_portal, client) in both(|it| it.caller(When::nth(2), moved)).await {
        assert!(fault(look_up(&client).await).1.starts_with("Secret key is not correct"));
        assert_eq!(look_up(&client).await.unwrap().as_deref(), Some("3"));
    }
}

#[tokio::test]
async fn ways_add_up_over_several_calls_of_the_builder() {
    let portal = TestPortal::builder()
        .misbehave(|it| it.html(When::nth(1)))
        .misbehave(|it| it.charset(When::nth(2), "KOI8-R").repeated(When::nth(3)))
        .misbehave(|it| it.notice(When::nth(4)))
        .start();
    let portal = portal.await.unwrap();
    portal.add_user(seeded("ana", "1"));
    let (_portal, client) = with(portal);
    assert!(look_up(&client).await.unwrap_err().is_not_soap());
    for call in ["another charset", "twice the envelope", "a notice in front of it"] {
        assert_eq!(look_up(&client).await.unwrap().as_deref(), Some("3"), "{call}");
    }
}

#[tokio::test]
async fn what_travels_can_be_seen_without_keys() {
    let seen: Arc<Mutex<Vec<(u16, String)>>> = Arc::default();
    let see = seen.clone();
    let portal = TestPortal::builder().inspect(move |served| {
        see.lock()
            .unwrap()
            .push((served.status(), format!("{}{}", served.request(), served.reply())));
    });
    let (portal, client) = with(portal.start().await.unwrap());
    look_up(&client).await.unwrap();
    let seen = seen.lock().unwrap();
    let (status, text) = seen.last().unwrap();
    assert_eq!(*status, 200);
    assert!(text.contains("GetUserFromUsername") && text.contains("[secret]"), "{text}");
    let key =
        hex::encode(<sha1::Sha1 as sha1::Digest>::digest(format!("127.0.0.1{}", portal.key())));
    assert!(!text.contains(&key), "neither in the request nor in the comment behind the reply");
}

#[tokio::test]
async fn calls_under_way_have_their_answers_when_the_portal_finishes() {
    let pause = Duration::from_millis(50);
    let (portal, _) = start(|it| it.slow_first_byte(When::always(), pause)).await;
    let client = portal.client().caller_address("127.0.0.1").build().unwrap();
    let call = tokio::spawn(async move { look_up(&client).await });
    while portal.calls().is_empty() {
        tokio::task::yield_now().await;
    }
    let url = portal.url().to_owned();
    portal.finish().await;
    assert_eq!(call.await.unwrap().unwrap().as_deref(), Some("3"));
    let late = Portal::builder(url).security_key("key").caller_address("127.0.0.1");
    let late = late.build().unwrap();
    assert!(look_up(&late).await.unwrap_err().is_connect());
}
