//! RPC/encoded, with SOAP arrays and references.

use serde_json::json;
use wsdl_runtime::server::{Call, Part};
use wsdl_runtime::{Client, Fault};

use super::SOAP;
use super::services::rpc_encoded as post;
use crate::{http, php};
use post::{NotifyRequest, Post, PostResponse, TrackHeaders, TrackRequest};

#[path = "encoded_parcels.rs"]
mod parcels;
#[path = "tracking.rs"]
mod tracking;

const STYLE: &str = "rpc_encoded";

fn answer(call: &Call) -> Result<String, Fault> {
    match call.operation() {
        "Post" => {
            let (number, charge, parcel) = parcels::post(call.parts()?)?;
            let reply = PostResponse::new().number(number).charge(charge).parcel(parcel);
            call.reply().rpc_encoded(&reply)
        }
        "Track" => {
            let request: TrackRequest = call.parts()?;
            let events = tracking::track(request.number, &call.headers()?)?;
            call.reply().headers(tracking::quota()).rpc_encoded(&Part("events", &events))
        }
        "Notify" if call.parts::<NotifyRequest>()?.text.as_deref() == Some("ring twice") => {
            Ok(String::new())
        }
        other => Err(Fault::new("SOAP-ENV:Client", format!("{other} is unknown"))),
    }
}

async fn check(url: &str) {
    let post = Post::new(Client::builder(url).build().unwrap());
    let receipt = post.post(&parcels::parcel()).await.unwrap();
    let (number, charge, parcel) = parcels::post(Some(parcels::parcel())).unwrap();
    assert_eq!(receipt, PostResponse::new().number(number).charge(charge).parcel(parcel));

    let track = async |number: i64, headers: TrackHeaders| {
        post.track_with_headers(&TrackRequest::new().number(number), &headers).await
    };
    let reply = track(7, tracking::session()).await.unwrap();
    let events = tracking::events().into_iter().map(Some).collect();
    assert_eq!(reply, (Some(events), tracking::quota()));
    tracking::check_faults(track).await;
    assert!(track(7, TrackHeaders::new()).await.unwrap_err().to_string().contains("no session"));

    post.notify(&NotifyRequest::new().text("ring twice")).await.unwrap();
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
    post.post(&parcels::parcel()).await.unwrap();
    assert_eq!(server.received(), parcels::as_json("new"));
}

#[tokio::test]
#[ignore = "needs PHP with ext/soap"]
async fn our_server_understands_php() {
    let found = php::call_everything(SOAP, STYLE, http::start(answer).await).await;
    let mut expected = tracking::as_json(|mut events| {
        // What is left out of a struct is no property of PHP's object.
        events[1].as_object_mut().unwrap().remove("place");
        events
    });
    let parcel = parcels::as_json("in transit");
    expected["post"] = json!({ "number": 4714, "charge": "25.00", "parcel": parcel });
    assert_eq!(found, expected);
}
