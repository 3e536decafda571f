//! Header blocks, events and faults, which are the same in every style.

use serde_json::{Value, json};
use wsdl_runtime::server::Refusal;
use wsdl_runtime::types::{Date, DateTime, QName};
use wsdl_runtime::{Fault, Result};

use super::post::{
    Closed, Event, Expired, Quota, Session, TrackFault, TrackHeaderFault, TrackHeaders,
    TrackReplyHeaders, UnknownNumber,
};

/// What happened to a parcel.
pub fn events() -> Vec<Event> {
    let at = |text: &str| text.parse::<DateTime>().unwrap();
    vec![
        Event::new().at(at("2026-03-05T10:00:00Z")).place("Köln & Bonn"),
        Event::new().at(at("2026-03-06T07:30:00.5+01:00")),
    ]
}

/// The header block that lets a caller in.
pub fn session() -> TrackHeaders {
    TrackHeaders::new().session(Session::new().token("5e55"))
}

/// A header block that let the caller in before.
fn stale() -> TrackHeaders {
    TrackHeaders::new().session(Session::new().token("stale"))
}

/// What the service says in its header about such a block.
fn expired() -> TrackHeaderFault {
    TrackHeaderFault::Expired(Expired::new().since("2026-02-28".parse::<Date>().unwrap()))
}

/// The header block that comes back.
pub fn quota() -> TrackReplyHeaders {
    TrackReplyHeaders::new().quota(Quota::new().left(9))
}

/// What the service answers, or refuses with.
pub fn track(
    number: Option<i64>,
    headers: &TrackHeaders,
) -> std::result::Result<Vec<Event>, Fault> {
    if *headers == stale() {
        return Err(Fault::new("SOAP-ENV:Client", "expired").with_header(&expired())?);
    }
    if *headers != session() {
        return Err(Fault::new("SOAP-ENV:Client", format!("no session: {headers:?}")));
    }
    let [unknown, closed] = faults();
    match number {
        Some(0) => Err(Fault::new("SOAP-ENV:Client", "unknown: é & <").with_detail(&unknown)?),
        Some(1) => Err(Fault::new("SOAP-ENV:Server", "closed").with_detail(&closed)?),
        Some(3) => Err(lost()),
        Some(7) => Ok(events()),
        _ => Err(Fault::new("SOAP-ENV:Server", "the lorry broke down")),
    }
}

/// The same as a method of a generated server says it: declared faults as what they are.
pub fn answer(
    number: Option<i64>,
    headers: &TrackHeaders,
) -> std::result::Result<Vec<Event>, Refusal<TrackFault>> {
    let [unknown, closed] = faults();
    match number.filter(|_| *headers == session()) {
        Some(0) => Err(Refusal::declared("unknown: é & <", unknown).code("Client")),
        Some(1) => Err(Refusal::declared("closed", closed)),
        _ => Ok(track(number, headers)?),
    }
}

/// What the service does with a text that is sent to it, and not answered.
pub fn notify(text: &str) -> std::result::Result<(), Fault> {
    match text {
        "ring twice" => Ok(()),
        other => Err(Fault::new("Client", format!("{other} is unknown"))),
    }
}

/// A fault with all that SOAP 1.2 has a place for, and SOAP 1.1 as well.
fn lost() -> Fault {
    Fault::new("SOAP-ENV:Server", "weg")
        .with_language("de")
        .with_reason("en", "lost")
        .with_subcode(lost_code())
        .unwrap()
        .with_actor("urn:post:sorting")
        .with_node("urn:post:cologne")
}

fn lost_code() -> QName {
    QName::new("urn:post:codes", "Lost")
}

fn faults() -> [TrackFault; 2] {
    let until = "2026-12-31".parse::<Date>().unwrap();
    [
        TrackFault::UnknownNumber(UnknownNumber::new().number(0).similar([7, 8])),
        TrackFault::Closed(Closed::new().until(until)),
    ]
}

/// Checks how `track` refuses the numbers of parcels that have no events, and a session that has
/// come to its end.
pub async fn check_faults<T: std::fmt::Debug>(track: impl AsyncFn(i64, TrackHeaders) -> Result<T>) {
    let error = track(7, stale()).await.unwrap_err();
    let fault = error.fault().unwrap_or_else(|| panic!("{error}"));
    assert_eq!(fault.header_as(), Some(Ok(expired())), "{fault:?}");
    assert_eq!(fault.detail_as::<TrackFault>(), None);

    let [unknown, closed] = faults();
    // SOAP 1.2 Part 2 §7.5.2.2 wants 400 for a sender's fault; PHP before 8.4 sends 500.
    let client: (_, &[u16]) =
        if super::SOAP == "soap12" { ("Sender", &[400, 500]) } else { ("Client", &[500]) };
    let server: (_, &[u16]) =
        if super::SOAP == "soap12" { ("Receiver", &[500]) } else { ("Server", &[500]) };
    for (number, (code, status), text, detail) in [
        (0, client, "unknown: é & <", Some(unknown)),
        (1, server, "closed", Some(closed)),
        (2, server, "the lorry broke down", None),
    ] {
        let error = track(number, session()).await.unwrap_err();
        let fault = error.fault().unwrap_or_else(|| panic!("{number}: {error}"));
        assert_eq!((fault.local_code(), fault.string.as_str()), (code, text));
        assert!(error.status().is_some_and(|it| status.contains(&it)), "{number}: {error:?}");
        assert_eq!(fault.header_as::<TrackHeaderFault>(), None, "{number}");
        assert_eq!(fault.detail_as(), detail.map(Ok), "{number}: {fault:?}");
    }
    check_lost(track).await;
}

/// Checks the fault that says more than others.
async fn check_lost<T: std::fmt::Debug>(track: impl AsyncFn(i64, TrackHeaders) -> Result<T>) {
    let error = track(3, session()).await.unwrap_err();
    let fault = error.fault().unwrap_or_else(|| panic!("{error}"));
    if let Some(code) = fault.subcodes().first() {
        assert_eq!(*fault, lost(), "{fault:?}");
        assert_eq!((code.name(), fault.reason("en-GB")), (Some(&lost_code()), Some("lost")));
    } else {
        // PHP's server has one code and one text, and in SOAP 1.2 no role.
        assert_eq!((fault.code_name(), &*fault.string), (Some(&lost_code()), "weg"), "{fault:?}");
        let role = (super::SOAP == "soap11").then_some("urn:post:sorting");
        assert_eq!(fault.actor.as_deref(), role);
    }
}

/// What a client is to see of each call, where `Post` answers with this number and this parcel. Those of
/// others pass over the header of a fault, and know one code and one text.
pub fn expected(number: i64, parcel: Value) -> Value {
    let events = json!([
        { "at": "2026-03-05T10:00:00Z", "place": "Köln & Bonn" },
        { "at": "2026-03-06T07:30:00.5+01:00", "place": null },
    ]);
    let [client, server] = match super::SOAP {
        "soap12" => ["SOAP-ENV:Sender", "SOAP-ENV:Receiver"],
        _ => ["SOAP-ENV:Client", "SOAP-ENV:Server"],
    };
    json!({
        "track": { "reply": events, "headers": { "Quota": { "left": 9 } } },
        "unknown": {
            "code": client,
            "string": "unknown: é & <",
            "detail": { "UnknownNumber": { "number": 0, "similar": [7, 8] } },
        },
        "closed": {
            "code": server,
            "string": "closed",
            "detail": { "Closed": { "until": "2026-12-31" } },
        },
        "expired": { "code": client, "string": "expired" },
        "broken": { "code": server, "string": "the lorry broke down" },
        "lost": { "code": server, "string": "weg" },
        "notify": null,
        "post": { "number": number, "charge": "25.00", "parcel": parcel },
    })
}
