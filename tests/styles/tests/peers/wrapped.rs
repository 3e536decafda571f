//! Document/literal wrapped.

use serde_json::{Value, json};
use wsdl_runtime::server::{Call, Context, Element, Endpoint, Refusal};
use wsdl_runtime::{Client, Fault};

use super::SOAP;
use super::services::wrapped as post;
use crate::{http, php};
use post::{
    Notify, Post, PostElement, PostResponse, PostServer, Track, TrackFault, TrackHeaders,
    TrackReplyHeaders, TrackResponse, post_server,
};

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

struct Served;

impl PostServer for Served {
    async fn post(&self, request: PostElement, _: &Context) -> Result<PostResponse, Fault> {
        let (number, charge, parcel) = parcels::post(request.parcel.map(|parcel| *parcel))?;
        Ok(PostResponse::new().number(number).charge(charge).parcel(parcel))
    }

    async fn track(
        &self,
        request: Track,
        headers: TrackHeaders,
        _: &Context,
    ) -> Result<(TrackResponse, TrackReplyHeaders), Refusal<TrackFault>> {
        let events = tracking::answer(request.number, &headers)?;
        Ok((TrackResponse::new().event(events), tracking::quota()))
    }

    async fn notify(&self, request: Notify, _: &Context) -> Result<(), Fault> {
        tracking::notify(request.text.as_deref().unwrap_or_default())
    }
}

/// The server that is generated from the WSDL.
pub fn server() -> Endpoint {
    post_server(Served)
}

/// What a client is to get of each call to that.
pub fn expected() -> Value {
    tracking::expected(4713, parcels::as_json("in transit"))
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
async fn our_generated_server_understands_our_client() {
    check(&http::serve(server()).await).await;
}
