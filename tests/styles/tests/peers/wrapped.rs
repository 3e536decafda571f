//! Document/literal wrapped.

use serde_json::json;
use wsdl_runtime::server::{Call, Element};
use wsdl_runtime::{Client, Fault};

use super::SOAP;
use super::services::wrapped as post;
use crate::{http, php};
use post::{Notify, Post, PostElement, PostResponse, Track, TrackHeaders, TrackResponse};

#[path = "parcels.rs"]
mod parcels;
#[path = "tracking.rs"]
mod tracking;

const STYLE: &str = "wrapped";

fn answer(call: &Call) -> Result<String, Fault> {
    match call.operation() {
        "Post" => {
            let (number, charge, parcel) =
                parcels::post(call.element::<PostElement>()?.parcel.map(|parcel| *parcel))?;
            let reply = PostResponse::new().number(number).charge(charge).parcel(parcel);
            call.reply().document(&Element("urn:post", "PostResponse", &reply))
        }
        "Track" => {
            let events = tracking::track(call.element::<Track>()?.number, &call.headers()?)?;
            let reply = TrackResponse::new().event(events);
            let reply = Element("urn:post", "TrackResponse", &reply);
            call.reply().headers(tracking::quota()).document(&reply)
        }
        "Notify" if call.element::<Notify>()?.text.as_deref() == Some("ring twice") => {
            Ok(String::new())
        }
        other => Err(Fault::new("SOAP-ENV:Client", format!("{other} is unknown"))),
    }
}

async fn check(url: &str) {
    let post = Post::new(Client::builder(url).build().unwrap());
    let receipt = post.post(&PostElement::new().parcel(parcels::parcel())).await.unwrap();
    let (number, charge, parcel) = parcels::post(Some(parcels::parcel())).unwrap();
    assert_eq!(receipt, PostResponse::new().number(number).charge(charge).parcel(parcel));

    let track = async |number: i64, headers: TrackHeaders| {
        post.track_with_headers(&Track::new().number(number), &headers).await
    };
    let reply = track(7, tracking::session()).await.unwrap();
    assert_eq!(reply, (TrackResponse::new().event(tracking::events()), tracking::quota()));
    tracking::check_faults(track).await;
    assert!(track(7, TrackHeaders::new()).await.unwrap_err().to_string().contains("no session"));

    post.notify(&Notify::new().text("ring twice")).await.unwrap();
}

#[tokio::test]
async fn our_server_understands_our_client() {
    check(&http::start(answer).await).await;
}

#[tokio::test]
#[ignore = "needs PHP with ext/soap"]
async fn php_understands_our_client() {
    let server = php::Server::start(SOAP, STYLE);
    check(server.url()).await;
    assert_eq!(server.received(), json!("ring twice"));
    let post = Post::new(Client::builder(server.url()).build().unwrap());
    post.post(&PostElement::new().parcel(parcels::parcel())).await.unwrap();
    assert_eq!(server.received(), parcels::as_json("new"));
}

#[tokio::test]
#[ignore = "needs PHP with ext/soap"]
async fn our_server_understands_php() {
    let found = php::call_everything(SOAP, STYLE, http::start(answer).await).await;
    let mut expected = tracking::as_json(|events| json!({ "event": events }));
    let parcel = parcels::as_json("in transit");
    expected["post"] = json!({ "number": 4713, "charge": "25.00", "parcel": parcel });
    assert_eq!(found, expected);
}
