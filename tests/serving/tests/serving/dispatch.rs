//! Which operation is meant.

use crate::support::{SOAP_11, SOAP_12, ask, depot, envelope, order, post, post_as, shop};

#[tokio::test]
async fn the_element_in_the_body_says_what_is_called() {
    let mut shop = shop();
    let request = envelope(SOAP_11, "", &order(2));
    let answer = ask(&mut shop, post(request)).await.holds(200, "number>N1<");
    assert_eq!(answer.header("content-type"), "text/xml; charset=utf-8");
}

#[tokio::test]
async fn the_answer_is_of_the_version_of_the_call() {
    let request = envelope(SOAP_12, "", &order(2));
    let answer = ask(&mut shop(), post_as("application/soap+xml", request)).await;
    let answer = answer.holds(200, "number>N1<").holds(200, SOAP_12);
    assert_eq!(answer.header("content-type"), "application/soap+xml; charset=utf-8");
}

#[tokio::test]
async fn the_action_decides_where_the_body_does_not_tell() {
    let article = envelope(SOAP_11, "", "<s:Article> green  tea </s:Article>");
    let mut request = post(article.clone());
    request.headers_mut().insert("soapaction", "\"urn:shop/Describe\"".parse().unwrap());
    ask(&mut shop(), request).await.holds(200, ">green tea is fine<");

    let wsa = "<e:Header><a:Action xmlns:a='http://www.w3.org/2005/08/addressing'>\
               urn:shop/Describe</a:Action></e:Header>";
    let request = envelope(SOAP_11, wsa, "<s:Article>tea</s:Article>");
    ask(&mut shop(), post(request)).await.holds(200, ">tea is fine<");

    let request = envelope(SOAP_12, "", "<s:Article>tea</s:Article>");
    let content_type = "application/soap+xml; action=\"urn:shop/Describe\"";
    ask(&mut shop(), post_as(content_type, request)).await.holds(200, ">tea is fine<");

    let answer = ask(&mut shop(), post(article)).await;
    answer.holds(500, "the action has to say which of them is meant: Describe, Locate");
}

#[tokio::test]
async fn an_empty_body_belongs_to_the_operation_that_has_one() {
    ask(&mut shop(), post(envelope(SOAP_11, "", ""))).await.holds(200, ">nobody<");
}

#[tokio::test]
async fn what_nobody_has_is_refused() {
    let request = envelope(SOAP_11, "", "<Nobody xmlns='urn:shop'/>");
    let answer = ask(&mut shop(), post(request)).await.holds(500, "SOAP-ENV:Client");
    answer.holds(500, "the body holds `Nobody` of `urn:shop`");
    // The namespace belongs to the name.
    let request = envelope(SOAP_11, "", "<PlaceOrder xmlns='urn:other'/>");
    ask(&mut shop(), post(request)).await.holds(500, "`PlaceOrder` of `urn:other`");
}

#[tokio::test]
async fn several_services_share_an_address() {
    let mut both = shop().and(depot());
    ask(&mut both, post(envelope(SOAP_11, "", &order(2)))).await.holds(200, "number>N1<");
    let stock = "<d:Stock xmlns:d='urn:depot'><article>tea</article><key>open sesame</key>\
                 </d:Stock>";
    ask(&mut both, post(envelope(SOAP_11, "", stock))).await.holds(200, "xsd:int\">7</return>");
}

#[tokio::test]
async fn a_request_may_have_parts_beside_it() {
    let article = envelope(SOAP_11, "", "<s:Article>tea</s:Article>");
    let text = format!(
        "--b\r\ncontent-type: text/xml\r\n\r\n{article}\r\n\
         --b\r\ncontent-id: <photo@shop>\r\n\r\nfour\r\n--b--\r\n"
    );
    let content_type = "multipart/related; type=\"text/xml\"; boundary=b";
    let mut request = post_as(content_type, text);
    request.headers_mut().insert("soapaction", "urn:shop/Describe".parse().unwrap());
    ask(&mut shop(), request).await.holds(200, ">tea has 4 bytes<");
}

#[tokio::test]
async fn a_message_without_a_reply_is_accepted() {
    let request = envelope(SOAP_11, "", "<s:Cancel>N1</s:Cancel>");
    let answer = ask(&mut shop(), post(request)).await.holds(202, "");
    assert!(answer.bytes.is_empty());
}

#[tokio::test]
async fn a_request_that_is_nil_is_refused() {
    let nil = "<s:Cancel xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'/>";
    ask(&mut shop(), post(envelope(SOAP_11, "", nil))).await.holds(500, "Cancel");
}
