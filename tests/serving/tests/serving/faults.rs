//! What a service refuses with.

use std::time::Duration;

use serving::shop::{PlaceOrder, PlaceOrderFault, Shop as Client};
use wsdl_runtime::Client as Runtime;

use crate::support::{SOAP_11, SOAP_12, ask, envelope, order, post, post_as, shop, start};

#[tokio::test]
async fn declared_faults_read_as_the_client_reads_them() {
    let (url, _server) = start(shop()).await;
    let client = Client::new(Runtime::builder(url).build().unwrap());
    let error = client.place_order(&PlaceOrder::new().count(10)).await.unwrap_err();
    let fault = error.fault().expect("a fault");
    assert_eq!((fault.local_code(), &*fault.string), ("Client", "there are nine"));
    let Some(Ok(PlaceOrderFault::SoldOut(detail))) = fault.detail_as() else { panic!("{fault:?}") };
    assert_eq!(detail.left, Some(9));
    let error = client.place_order(&PlaceOrder::new()).await.unwrap_err();
    assert_eq!(error.fault().map(|fault| &*fault.string), Some("how many?"));
}

#[tokio::test]
async fn each_version_has_its_status() {
    let request = envelope(SOAP_11, "", &order(10));
    ask(&mut shop(), post(request)).await.holds(500, "<faultcode");
    let request = envelope(SOAP_12, "", &order(10));
    let answer = ask(&mut shop(), post_as("application/soap+xml", request)).await;
    answer.holds(400, "SOAP-ENV:Sender");
    let request = envelope(SOAP_12, "", &order(1));
    let answer = ask(&mut shop(), post_as("application/soap+xml", request)).await;
    answer.holds(500, "SOAP-ENV:Receiver");
}

#[tokio::test]
async fn a_reply_is_checked_before_it_is_sent() {
    let request = envelope(SOAP_11, "", &order(1));
    let answer = ask(&mut shop(), post(request)).await.holds(500, "SOAP-ENV:Server");
    answer.holds(500, "the reply cannot be written: ").holds(500, "PlaceOrderResponse/number");
}

#[tokio::test]
async fn a_panic_is_a_fault_that_does_not_tell_why() {
    let request = envelope(SOAP_11, "", &order(-1));
    let answer = ask(&mut shop(), post(request)).await.holds(500, "PlaceOrder failed");
    assert!(!answer.text().contains("thirteen"), "{answer:?}");
}

#[tokio::test]
async fn what_is_not_written_says_so() {
    let mut request = post(envelope(SOAP_11, "", "<s:Article>tea</s:Article>"));
    request.headers_mut().insert("soapaction", "urn:shop/Locate".parse().unwrap());
    ask(&mut shop(), request).await.holds(500, "Locate is not implemented");
}

#[tokio::test(start_paused = true)]
async fn a_method_has_so_much_time() {
    let mut shop = shop().answer_within(Duration::from_secs(5));
    let request = envelope(SOAP_11, "", &order(0));
    ask(&mut shop, post(request)).await.holds(500, "PlaceOrder took longer than 5s");
}

#[tokio::test]
async fn a_request_that_breaks_off_is_refused() {
    let request = "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body>\
                   <PlaceOrder xmlns='urn:shop'><article>tea</arti";
    ask(&mut shop(), post(request)).await.holds(500, "SOAP-ENV:Client");
    let request = envelope(SOAP_11, "", "<s:PlaceOrder><s:count>two</s:count></s:PlaceOrder>");
    ask(&mut shop(), post(request)).await.holds(500, "count");
}
