//! Document/literal bare: no element is called like its operation.

use serde_json::{Value, json};
use wsdl_runtime::server::{Call, Context, Element, Endpoint, Refusal};
use wsdl_runtime::{Client, Fault};

use super::SOAP;
use super::services::bare as post;
use crate::{http, php};
use post::{
    Events, Parcel, Post, PostServer, Receipt, TrackFault, TrackHeaders, TrackReplyHeaders,
    post_server,
};

#[path = "parcels.rs"]
mod parcels;
#[path = "tracking.rs"]
mod tracking;

const STYLE: &str = "bare";

fn answer(call: &Call) -> Result<String, Fault> {
    match call.operation() {
        "parcel" => {
            let (number, charge, parcel) = parcels::post(Some(call.element()?))?;
            let receipt = Receipt::new().number(number).charge(charge).parcel(parcel);
            call.reply().document(&Element("urn:post", "receipt", &receipt))
        }
        "number" => {
            let events = tracking::track(Some(call.element()?), &call.headers()?)?;
            let events = Events::new().event(events);
            let reply = Element("urn:post", "events", &events);
            call.reply().headers(tracking::quota()).document(&reply)
        }
        "text" if call.element::<String>()? == "ring twice" => Ok(String::new()),
        other => Err(Fault::new("SOAP-ENV:Client", format!("{other} is unknown"))),
    }
}

struct Served;

impl PostServer for Served {
    async fn post(&self, request: Parcel, _: &Context) -> Result<Receipt, Fault> {
        let (number, charge, parcel) = parcels::post(Some(request))?;
        Ok(Receipt::new().number(number).charge(charge).parcel(parcel))
    }

    async fn track(
        &self,
        request: i64,
        headers: TrackHeaders,
        _: &Context,
    ) -> Result<(Events, TrackReplyHeaders), Refusal<TrackFault>> {
        let events = tracking::answer(Some(request), &headers)?;
        Ok((Events::new().event(events), tracking::quota()))
    }

    async fn notify(&self, request: String, _: &Context) -> Result<(), Fault> {
        tracking::notify(&request)
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
    let receipt = post.post(&parcels::parcel()).await.unwrap();
    let (number, charge, parcel) = parcels::post(Some(parcels::parcel())).unwrap();
    assert_eq!(receipt, Receipt::new().number(number).charge(charge).parcel(parcel));

    let track =
        async |number: i64, headers: TrackHeaders| post.track_with_headers(&number, &headers).await;
    let reply = track(7, tracking::session()).await.unwrap();
    assert_eq!(reply, (Events::new().event(tracking::events()), tracking::quota()));
    tracking::check_faults(track).await;
    assert!(track(7, TrackHeaders::new()).await.unwrap_err().to_string().contains("no session"));

    post.notify("ring twice").await.unwrap();
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
