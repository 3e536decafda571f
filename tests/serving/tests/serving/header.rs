//! Header blocks.

use serving::shop::{PlaceOrder, PlaceOrderHeaders, Shop as Client, shop_server};
use wsdl_runtime::Client as Runtime;

use crate::support::{SOAP_11, SOAP_12, Shop, ask, envelope, order, post, post_as, shop, start};

#[tokio::test]
async fn declared_blocks_travel_both_ways() {
    let shop = Shop::default();
    let (url, _server) = start(shop_server(shop.clone())).await;
    let client = Client::new(Runtime::builder(url).build().unwrap());
    let request = PlaceOrder::new().article("tea").count(2);
    let headers = PlaceOrderHeaders::new().session("s-1");
    let (reply, headers) = client.place_order_with_headers(&request, &headers).await.unwrap();
    assert_eq!((reply.number.as_deref(), headers.quota), (Some("N1"), Some(3)));
    assert_eq!(shop.orders(), ["2 tea s-1"]);
}

/// A block with these attributes.
fn block(name: &str, attributes: &str) -> String {
    format!("<e:Header><s:{name} {attributes}>s</s:{name}></e:Header>")
}

#[tokio::test]
async fn a_declared_block_may_have_to_be_understood() {
    let request = envelope(SOAP_11, &block("Session", "e:mustUnderstand='1'"), &order(2));
    ask(&mut shop(), post(request)).await.holds(200, "N1");
}

#[tokio::test]
async fn a_block_that_nobody_understands_is_refused() {
    let request = envelope(SOAP_11, &block("Other", "e:mustUnderstand='1'"), &order(2));
    let answer = ask(&mut shop(), post(request.clone())).await.holds(500, "`Other` of `urn:shop`");
    answer.holds(500, "SOAP-ENV:MustUnderstand");
    let mut shop = shop().understands("urn:shop", "Other");
    ask(&mut shop, post(request)).await.holds(200, "N1");
}

#[tokio::test]
async fn soap_12_names_what_is_not_understood() {
    let request = envelope(SOAP_12, &block("Other", "e:mustUnderstand='true'"), &order(2));
    let answer = ask(&mut shop(), post_as("application/soap+xml", request)).await;
    let answer = answer.holds(500, "NotUnderstood").holds(500, "qname=\"q:Other\"");
    answer.holds(500, "xmlns:q=\"urn:shop\"");
}

#[tokio::test]
async fn blocks_for_other_nodes_are_left_alone() {
    for (version, role, understood) in [
        (SOAP_11, "e:actor='http://example.org/other'", true),
        (SOAP_11, "e:actor='http://schemas.xmlsoap.org/soap/actor/next'", false),
        (SOAP_12, "e:role='http://www.w3.org/2003/05/soap-envelope/role/none'", true),
        (SOAP_12, "e:role='http://www.w3.org/2003/05/soap-envelope/role/ultimateReceiver'", false),
    ] {
        let attributes = format!("e:mustUnderstand='1' {role}");
        let request = envelope(version, &block("Other", &attributes), &order(2));
        let media_type = if version == SOAP_11 { "text/xml" } else { "application/soap+xml" };
        let answer = ask(&mut shop(), post_as(media_type, request)).await;
        assert_eq!(answer.status == 200, understood, "{role} {answer:?}");
    }
}
