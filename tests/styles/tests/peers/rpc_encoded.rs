//! RPC/encoded, with SOAP arrays and references.

use serde_json::{Value, json};
use wsdl_runtime::server::{Call, Context, Endpoint, Part, Refusal};
use wsdl_runtime::{Client, Fault};

use super::SOAP;
use super::services::rpc_encoded as post;
use crate::{http, php};
use post::{
    Event, NotifyRequest, Parcel, Post, PostResponse, PostServer, TrackFault, TrackHeaders,
    TrackReplyHeaders, TrackRequest, post_server,
};

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

struct Served;

impl PostServer for Served {
    async fn post(&self, request: Parcel, _: &Context) -> Result<PostResponse, Fault> {
        let (number, charge, parcel) = parcels::post(Some(request))?;
        Ok(PostResponse::new().number(number).charge(charge).parcel(parcel))
    }

    async fn track(
        &self,
        request: TrackRequest,
        headers: TrackHeaders,
        _: &Context,
    ) -> Result<(Option<Vec<Option<Event>>>, TrackReplyHeaders), Refusal<TrackFault>> {
        let events = tracking::answer(request.number, &headers)?;
        Ok((Some(events.into_iter().map(Some).collect()), tracking::quota()))
    }

    async fn notify(&self, request: NotifyRequest, _: &Context) -> Result<(), Fault> {
        tracking::notify(request.text.as_deref().unwrap_or_default())
    }
}

/// The server that is generated from the WSDL.
pub fn server() -> Endpoint {
    post_server(Served)
}

/// What a client is to get of each call to that.
pub fn expected() -> Value {
    tracking::expected(4714, parcels::as_json("in transit"))
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
async fn our_generated_server_understands_our_client() {
    check(&http::serve(server()).await).await;
}
