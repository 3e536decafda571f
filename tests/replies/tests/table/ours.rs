//! Our client.

use std::fmt::Debug;

use replies::{encoded, literal, soap12};
use wsdl_runtime::{Client, Result};

use crate::Reply;

/// What a call gives whose reply is `reply`.
pub async fn read(reply: &Reply, url: &str) -> String {
    let client = Client::builder(url).build().unwrap();
    match &*reply.wsdl {
        "literal" => literal(client, &reply.operation).await,
        "soap12" => shown(soap12::Catalogue::new(client).count(&Default::default()).await),
        "encoded" => encoded(client, &reply.operation).await,
        other => panic!("no client of {other}"),
    }
}

async fn literal(client: Client, operation: &str) -> String {
    let service = literal::Catalogue::new(client);
    match operation {
        "Count" => shown(service.count(&Default::default()).await),
        "Closed" => shown(service.closed(&Default::default()).await),
        "Lists" => shown(service.lists(&Default::default()).await),
        "Order" => shown(service.order(&Default::default()).await),
        "Scan" => shown(service.scan(&Default::default()).await),
        other => panic!("no operation {other}"),
    }
}

async fn encoded(client: Client, operation: &str) -> String {
    let service = encoded::Encoded::new(client);
    match operation {
        "Numbers" => shown(service.numbers().await),
        "Rows" => shown(service.rows().await),
        "Orders" => shown(service.orders().await),
        other => panic!("no operation {other}"),
    }
}

fn shown<T: Debug>(result: Result<T>) -> String {
    match result {
        Ok(value) => format!("{value:?}"),
        // Which operation it is stands in the row.
        Err(error) => {
            let text = error.to_string();
            format!("error: {}", text.split_once(": ").map_or(&*text, |(_, rest)| rest))
        }
    }
}
